"""What the shell offers for a half-typed value: names from the logs, and the choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from syru.cli.output import open_logs
from syru.dates.day import iso_day
from syru.errors import SyruError
from syru.log.standing import Standing
from syru.names import find_ids
from syru.query.extra import extra_keys
from syru.query.find import NAMED_KINDS, NOT, entry_ids, known_days, names_of
from syru.render.formats import Format

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from enum import StrEnum

    from syru.names import Name

# With more than these it is too early to tell which of them mean one thing.
_MOST = 100


def _names_of(kind: str) -> Callable[[Any, str], list[str]]:
    """Return what completes a name of a kind."""

    def offered(ctx: Any, incomplete: str) -> list[str]:
        name = incomplete.removeprefix(NOT)
        before = incomplete.removesuffix(name)
        return [f"{before}{word}" for word in _names(ctx, kind, name)]

    return offered


actors = _names_of("actor")
topics = _names_of("topic")
places = _names_of("place")
sources = _names_of("source")


def entries(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of entries that begin so."""
    try:
        return _begun(entry_ids(_index(ctx)), incomplete)
    except SyruError:
        return []


def subjects(ctx: Any, incomplete: str) -> list[str]:
    """Return the names of actors, topics and places that begin so."""
    named = (_names(ctx, kind, incomplete) for kind in NAMED_KINDS)
    return list(dict.fromkeys(word for words in named for word in words))


def things(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of entries, and the names of actors, topics and places, that begin so."""
    named = (_names(ctx, kind, incomplete) for kind in NAMED_KINDS)
    words = (entries(ctx, incomplete), *named)
    return list(dict.fromkeys(word for each in words for word in each))


def editable(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of entries, and the names of all that is declared, that begin so."""
    return list(dict.fromkeys([*things(ctx, incomplete), *sources(ctx, incomplete)]))


def extras(ctx: Any, incomplete: str) -> list[str]:
    """Return the keys of values of one's own that begin so and need no quotes."""
    key = incomplete.removeprefix(NOT)
    try:
        keys = [key for key in extra_keys(_index(ctx)) if re.fullmatch(r"[\w-]+", key)]
    except SyruError:
        return []
    return [f"{incomplete.removesuffix(key)}{word}" for word in _begun(keys, key)]


def periods(ctx: Any, incomplete: str) -> list[str]:
    """Return the years of the log that begin so; once a year is typed, its months."""
    months = re.match(r"-?[0-9]{4}-", incomplete) is not None
    try:
        days = map(iso_day, known_days(_index(ctx)))
    except SyruError:
        return []
    return _begun(dict.fromkeys(day[: -3 if months else -6] for day in days), incomplete)


def choices(kind: Iterable[StrEnum]) -> Callable[[str], list[str]]:
    """Return what completes a value that is one of a few."""

    def offered(incomplete: str) -> list[str]:
        return [choice.value for choice in kind if choice.startswith(incomplete)]

    return offered


formats = choices(Format)
standings = choices(Standing)


def _names(ctx: Any, kind: str, incomplete: str) -> list[str]:
    """Return ids and words of names of a kind that begin so; none where no log can be read."""
    try:
        return _meant(names_of(_index(ctx), kind), incomplete)
    except SyruError:
        return []


def _index(ctx: Any) -> sqlite3.Connection:
    return open_logs(ctx.params.get("log")).index


def _meant(names: Sequence[Name], incomplete: str) -> list[str]:
    """Return for each thing the one word that begins as was typed and means nothing else.

    A person begins with the id, else with a word of the name, else with another name: with two
    spellings of one thing the shell could not go on. Before anything is typed there are the ids
    alone. A name of several words would have to be quoted, so that its words are offered, unless
    the quotation mark was typed and a space behind it.
    """
    whole = " " in incomplete
    ways: dict[str, list[str]] = {}
    for name in names:
        ways.setdefault(name.id, [name.id]).extend([name.text] if whole else name.text.split())
    if not incomplete:
        return list(ways)
    begun = {id_: _begun(words, incomplete) for id_, words in ways.items()}
    begun = {id_: words for id_, words in begun.items() if words}
    if len(begun) > _MOST:
        return list(dict.fromkeys(words[0] for words in begun.values()))
    meant = (
        next((word for word in words if find_ids(word, names) == (id_,)), None)
        for id_, words in begun.items()
    )
    return list(dict.fromkeys(filter(None, meant)))


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that begin as was typed, and with what was typed, in any case."""
    start = incomplete.lower()
    begun = (word for word in words if word.lower().startswith(start))
    # The shell drops what does not begin with the very letters that were typed.
    offered = (incomplete + word[len(incomplete) :] for word in begun)
    once = {word.lower(): word for word in offered}
    return list(once.values())
