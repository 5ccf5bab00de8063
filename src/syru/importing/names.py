"""Names in rows to ids: actors, topics, places, and the sources that a row rests on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from syru.importing import cells
from syru.log.ids import free_id, name_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from syru.importing.cells import Cell

_NAME_KEY = {"sources": "title"}
_SPACES = re.compile(r"[\s._'’-]+")
_STDIN = "<stdin>"
# Smith, History, p. 12; Smith, History, pp. 12–14, 20; Smith, History (p. 12)
_PAGE = r"(?:[0-9]+[a-z]?|[ivxlc]+)(?: ?[-–] ?(?:[0-9]+[a-z]?|[ivxlc]+))?"
_PAGES = re.compile(
    r"(?P<title>.*[^\s,:;(])(?:[,:;] *| +)\(?"
    rf"(?P<pages>(?:pp?\.|pp|pages?) ?{_PAGE}(?:, ?{_PAGE})*(?: ?ff?\.)?)\)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")


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
        self._declared = set(known)
        for id_, values in known.items():
            self._remember(id_, values)

    def id_of(self, name: str, id_: str | None = None, **values: object) -> str:
        """Return the id of a name, declared with these values where it is new.

        id_ is the id that it has where the rows come from: that counts, and not how it is spelled.
        """
        found = id_ if id_ in self.names else self._ids.get(_key(name)) if id_ is None else None
        if found is None:
            found = free_id(id_ or name_id(name), self.names)
            self.names[found] = name
            self.new[found] = {self._name_key: name, **values}
            self._ids.setdefault(_key(name), found)
        self.counts[found] += 1
        return found

    def id_of_cell(self, name: str | Mapping[str, Cell]) -> str:
        """Return the id of what a cell names: by its name, or by its id and name, and its place."""
        if isinstance(name, str):
            return self.id_of(name)
        where = name.get("coordinates")
        point = cells.point(where) if isinstance(where, list) else None
        values = {} if point is None else {"coordinates": point}
        return self.id_of(cells.line(name["name"]), cells.line(name["id"]), **values)

    def has_declared(self, name: str) -> bool:
        """Tell whether the log, or another that is read, declares something of this name."""
        return self._ids.get(_key(name)) in self._declared

    def declare(self, id_: str, values: Mapping[str, object]) -> None:
        """Declare what another log declares, used or not, unless the id is there."""
        if id_ not in self.names:
            self.kept.add(id_)
            self._declared.add(id_)
            self.new[id_] = dict(values)
            self._remember(id_, values)

    def _remember(self, id_: str, values: Mapping[str, object]) -> None:
        aliases = values.get("aliases")
        others = aliases if isinstance(aliases, list) else []
        self.names[id_] = str(values.get(self._name_key, id_))
        for name in (self.names[id_], *map(str, others), id_):
            self._ids.setdefault(_key(name), id_)


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """Return what spellings of one name share; signs such as + stay, for C and C++ are two."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return _SPACES.sub(" ", "".join(c for c in apart if not unicodedata.combining(c))).strip()


def names_alone(every: Iterable[Cell], separator: re.Pattern[str]) -> frozenset[str]:
    """Return what spellings share of the names in cells that have no comma."""
    found = cells.names((cell for cell in every if cell is not None), separator)
    return frozenset(_key(name) for name in found if isinstance(name, str) and "," not in name)


def parted(
    name: str | Mapping[str, Cell], known: Registry, alone: AbstractSet[str]
) -> list[str | Mapping[str, Cell]]:
    """Return a name, or the names between its commas where every one of them is known.

    known are those of the log and of the rows so far, alone those that stand by themselves in any.
    """
    if not isinstance(name, str) or "," not in name or known.has_declared(name):
        return [name]
    parts = [part for each in name.split(",") if (part := cells.line(each))]
    sure = len(parts) > 1 and all(_key(part) in alone or known.has_declared(part) for part in parts)
    return [*parts] if sure else [name]


def without_pages(
    name: str | Mapping[str, Cell], sources: Registry
) -> tuple[str | Mapping[str, Cell], str]:
    """Return the title of a source without the pages behind it, and those; "" where it has none.

    What the log calls so stays whole.
    """
    found = None if not isinstance(name, str) else _PAGES.fullmatch(name)
    if found is None or not isinstance(name, str) or sources.has_declared(name):
        return name, ""
    return found["title"], cells.line(found["pages"])


def file_title(file: str) -> str:
    """Return what the source is called that stands for a file."""
    return "Standard input" if file == _STDIN else cells.line(PurePath(file).name) or "A file"


def stem(file: str) -> str:
    """Return the name of a file without its folder and its ending."""
    return PurePath(file_title(file)).stem


def id_of_file(file: str, sources: Registry) -> str:
    """Return the id of the source that stands for a file."""
    title = file_title(file)
    named = {name: id_ for id_, name in sources.names.items()}
    return sources.id_of(title, named.get(title) or free_id(name_id(stem(file)), sources.names))


def is_address(name: str | Mapping[str, Cell]) -> bool:
    """Tell whether what stands for a source is a web address."""
    return isinstance(name, str) and bool(cells.URL.fullmatch(name))


def addresses(found: Iterable[Cell]) -> tuple[list[str], bool]:
    """Return the web addresses in cells, and whether there is anything else in them."""
    whole = " ".join(map(cells.line, found))
    urls = [url.rstrip(";,|") for url in _ADDRESS.findall(whole)]
    rest = _ADDRESS.sub("", whole).strip(" ;,|")
    sound = [url for url in urls if cells.URL.fullmatch(url)]
    return list(dict.fromkeys(sound)), bool(rest) or len(sound) < len(urls)


def cited(
    named: Sequence[str | Mapping[str, Cell]], urls: Sequence[str], sources: Registry
) -> list[dict[str, object]]:
    """Return a citation for each source that a row names and each address that it gives.

    Addresses belong to the sources in their order, to the one source where there is one only, and
    else to the site that they lead to, which is a source then.
    """
    ids = list(map(sources.id_of_cell, named))
    if len(ids) == 1:
        ids *= max(1, len(urls))
    found: list[dict[str, object]] = []
    for number in range(max(len(ids), len(urls))):
        url = urls[number] if number < len(urls) else None
        source = ids[number] if number < len(ids) else sources.id_of(_site(url or ""))
        citation: dict[str, object] = {"source": source, **({"url": url} if url else {})}
        if citation not in found:
            found.append(citation)
    return found


def _site(url: str) -> str:
    """Return the site of an address, such as reuters.com."""
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        host = url
    return cells.line(host.removeprefix("www.")) or "The web"
