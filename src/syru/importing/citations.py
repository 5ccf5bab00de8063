"""What a row rests on: the sources that it names, where in them, and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.importing import cells
from syru.importing.cells import OWN_COLUMNS
from syru.importing.exported import citations_in_words, own_citations
from syru.importing.names import addresses, cited, id_of_file, is_address, without_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syru.importing.cells import Table
    from syru.importing.columns import RowCells, Settings
    from syru.importing.names import Registry

_WHOLE = re.compile(r"(?!)")  # parts nothing: the cell is one name


def cite(
    one: RowCells, values: dict[str, object], sources: Registry, table: Table, settings: Settings
) -> None:
    """Add what a row rests on to the values of its entry."""
    if table.own and _cite_as_told(one, values, sources):
        return
    given = list(cells.names(one.peek_several("source"), settings.separator))
    named = [name for name in given if not is_address(name)]
    links = [name for name in given if isinstance(name, str) and is_address(name)]
    urls, more = addresses([*one.peek_several("url"), *links])
    one.take_several("source")
    if not more:
        one.take_several("url")
    titled = named if table.own else [without_pages(name, sources)[0] for name in named]
    citations = cited(titled, urls, sources)
    if not citations:
        citations = [{"source": _default_source(one, sources, table, settings)}]
    pages = [] if table.own else [without_pages(name, sources)[1] for name in named]
    _add_pages(citations, pages)
    _add_place(citations[0], one)
    _add(citations, values)


def _add_pages(citations: list[dict[str, object]], pages: Sequence[str]) -> None:
    """Add the pages that stand behind the titles of sources; one source may have several."""
    if len(citations) == len(pages):
        for citation, page in zip(citations, pages, strict=True):
            if page:
                citation["locator"] = page
    elif any(pages):  # one source with several addresses, or with several pages
        citations[0]["locator"] = "; ".join(filter(None, pages))


def _cite_as_told(one: RowCells, values: dict[str, object], sources: Registry) -> bool:
    """Add what an entry of syru's own lists rests on, where they tell it whole."""
    named = next(iter(cells.names([one.peek("source")], _WHOLE)), None)
    if named is not None and not isinstance(named, str):
        sources.id_of_cell(named)
    cell = one.peek("cited")
    citations = own_citations(cell, sources)
    if isinstance(cell, str) and isinstance(named, str):
        citations = citations_in_words(cell, named, sources)
    if not citations:
        return False
    one.take_all(("source", "cited"))
    _add_place(citations[0], one)
    _add(citations, values)
    return True


def _add_place(citation: dict[str, object], one: RowCells) -> None:
    """Add where in a source a row stands, by the columns for that."""
    if locator := cells.line(one.take("locator")):
        page = citation.get("locator")
        citation["locator"] = f"{page}, {locator}" if page and page != locator else locator
    cell = one.peek("paragraphs")
    numbers = list(map(str, cells.listed(cell)))
    if all(re.fullmatch(r"[1-9][0-9]{0,8}", number) for number in numbers):
        one.take("paragraphs")
        citation["paragraphs"] = [int(number) for number in dict.fromkeys(numbers)]


def _default_source(one: RowCells, sources: Registry, table: Table, settings: Settings) -> str:
    """Return the source of a row that names none: the one of the log, else its own file."""
    title = settings.source_title
    if title is not None:
        return sources.id_of(title)
    if len(sources.known) == 1:
        return sources.id_of("", sources.known[0])
    file = cells.line(one.row.cells.get(OWN_COLUMNS[0])) or table.file
    return id_of_file(file, sources)


def _add(citations: Sequence[dict[str, object]], values: dict[str, object]) -> None:
    """Add citations as the format has them: a list, unless it is one source without an address."""
    once = [each for at, each in enumerate(citations) if each not in citations[:at]]
    if len(once) > 1 or "url" in once[0]:
        values["cited"] = once
    else:
        values |= once[0]
