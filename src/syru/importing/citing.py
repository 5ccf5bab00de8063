"""What a row rests on: its sources by name, by address, or the file that it stands in."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from syru.importing import cells
from syru.importing.ids import name_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from syru.importing.named import Registry
    from syru.importing.rows import Cell

_STDIN = "<stdin>"
_ADDRESS = re.compile(r"https?://\S+")


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
    return sources.id_of(title, named.get(title) or sources.free(name_id(stem(file))))


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
    ids = [_declared(name, sources) for name in named]
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


def _declared(name: str | Mapping[str, Cell], sources: Registry) -> str:
    if isinstance(name, str):
        return sources.id_of(name)
    return sources.id_of(cells.line(name["name"]), cells.line(name["id"]))


def _site(url: str) -> str:
    """Return the site of an address, such as reuters.com."""
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        host = url
    return cells.line(host.removeprefix("www.")) or "The web"
