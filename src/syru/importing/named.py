"""The sources, actors, topics and places that rows name: each declared once, under one id."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from syru.importing.ids import name_id, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NAME_KEY = {"sources": "title"}
_SHORTEST_MISSPELT = 7  # letters; shorter names that differ in one are often two names
_MOST_TWINS = 10
_SPACES = re.compile(r"[\s._'’-]+")


class Registry:
    """What is declared of one kind; plural is such as "actors".

    Spellings that differ only in case, accents, points and hyphens are one name, the first of them.
    known are tables that a log has already, by id.
    """

    def __init__(self, plural: str, known: Mapping[str, Mapping[str, object]]) -> None:
        self._name_key = _NAME_KEY.get(plural, "name")
        self._ids: dict[str, str] = {}
        self.known = tuple(known)
        self.counts = Counter[str]()
        self.names: dict[str, str] = {}
        self.new: dict[str, dict[str, object]] = {}
        self.kept: set[str] = set()
        for id_, values in known.items():
            self._remember(id_, values)

    def id_of(self, name: str, id_: str | None = None, **values: object) -> str:
        """Return the id of a name, declared with these values where it is new.

        id_ is the id that it has where the rows come from: that counts, and not how it is spelled.
        """
        found = id_ if id_ in self.names else self._ids.get(_key(name)) if id_ is None else None
        if found is None:
            found = self.free(id_ or name_id(name))
            self.names[found] = name
            self.new[found] = {self._name_key: name, **values}
            self._ids.setdefault(_key(name), found)
        self.counts[found] += 1
        return found

    def declare(self, id_: str, values: Mapping[str, object]) -> None:
        """Declare what another log declares, used or not, unless the id is there."""
        if id_ not in self.names:
            self.kept.add(id_)
            self.new[id_] = dict(values)
            self._remember(id_, values)

    def _remember(self, id_: str, values: Mapping[str, object]) -> None:
        aliases = values.get("aliases")
        others = aliases if isinstance(aliases, list) else []
        self.names[id_] = str(values.get(self._name_key, id_))
        for name in (self.names[id_], *map(str, others), id_):
            self._ids.setdefault(_key(name), id_)

    def free(self, wanted: str) -> str:
        """Return an id that nothing has, as near to the wanted one as can be."""
        free, number = wanted, 1
        while free in self.names:
            number += 1
            free = f"{wanted}-{number}"
        return free

    def twins(self) -> list[tuple[str, int, str, int]]:
        """Return pairs of names that may be one: each with how many rows have it, most first."""
        used = {id_: name for id_, name in self.names.items() if self.counts[id_]}
        pairs = {tuple(sorted(pair)) for pair in (*_longer(used), *_misspelt(used))}
        counted = [
            sorted(((self.counts[id_], used[id_]) for id_ in pair), reverse=True) for pair in pairs
        ]
        counted.sort(key=lambda pair: (-pair[0][0] - pair[1][0], pair[0][1], pair[1][1]))
        return [(one, count, other, less) for (count, one), (less, other) in counted][:_MOST_TWINS]


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """Return what spellings of one name share; signs such as + stay, for C and C++ are two."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return _SPACES.sub(" ", "".join(c for c in apart if not unicodedata.combining(c))).strip()


def _longer(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which one name has words more in its middle: Donald J. Trump."""
    groups: dict[tuple[str, str], list[tuple[list[str], str]]] = defaultdict(list)
    for id_, name in names.items():
        parts = words(name)
        if len(parts) > 1:
            groups[parts[0], parts[-1]].append((parts, id_))
    for group in groups.values():
        group.sort(key=lambda item: len(item[0]))
        for parts, id_ in group[1:]:
            if len(parts) > len(group[0][0]) and set(group[0][0]) <= set(parts):
                yield group[0][1], id_


def _misspelt(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs that differ by one letter: left out, put in, or another one."""
    shortened: dict[str, list[str]] = defaultdict(list)
    for id_, name in names.items():
        plain = " ".join(words(name))
        if len(plain) >= _SHORTEST_MISSPELT and not any(map(str.isdigit, plain)):
            for form in _without_one(plain):
                shortened[form].append(id_)
    for group in shortened.values():
        yield from ((group[0], other) for other in group[1:])


def _without_one(text: str) -> Iterable[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}
