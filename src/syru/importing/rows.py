"""Rows of a file of another program, before anybody knows what they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from syru.errors import SyruError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

# A date may have a time of day; lists and tables come from JSON.
Cell: TypeAlias = "str | int | float | bool | date | list[Cell] | dict[str, Cell] | None"

# What an import writes into the rows that it sets aside, and passes over when it reads them again.
OWN_COLUMNS = ("syru: file", "syru: row", "syru: reason")
_DATE_LIKE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}.*"


class UnreadableError(SyruError):
    """A file from which no rows can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, as cells by column; number is what the program that wrote it calls it."""

    file: str
    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All rows of a file; how says in words how it was read.

    set_aside are rows that hold no record, each with the reason; head is what the file says of
    itself, by the keys of a log's own head; declared is what a log that syru wrote as lines
    declares, by kind and id; own tells that syru wrote it,
    delimited that all its cells are text.
    """

    file: str
    how: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    set_aside: tuple[tuple[Row, str], ...] = ()
    head: Mapping[str, object] = field(default_factory=dict)
    declared: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
    own: bool = False
    delimited: bool = False


def is_blank(cell: Cell) -> bool:
    """Tell whether nothing is in a cell."""
    return cell is None or cell in ([], {}) or (isinstance(cell, str) and not cell.strip())


def grid_table(file: str, how: str, grid: Iterable[Sequence[Cell]]) -> Table:
    """Return a grid of cells as a table, its header found; rows count from 1, as on a screen.

    Rows without anything in them are passed over. What stands above the header is set aside.
    """
    filled = [
        (number, cells)
        for number, cells in enumerate(grid, start=1)
        if not all(map(is_blank, cells))
    ]
    if not filled:
        raise UnreadableError(f"{file}: there is nothing in it; give a file with rows")
    header = _header(filled)
    columns = _columns(filled[header][1], max(len(cells) for _, cells in filled[header:]))
    _refuse_data_as_header(file, filled[header][1])
    rows = [
        Row(file=file, number=number, cells=dict(zip(columns, cells, strict=False)))
        for number, cells in filled[header + 1 :]
    ]
    used = {column for row in rows for column, cell in row.cells.items() if not is_blank(cell)}
    named = {str(name).strip() for name in filled[header][1] if not is_blank(name)}
    kept = tuple(column for column in columns if column in used or column in named)
    above = [
        (
            Row(file=file, number=number, cells=dict(zip(columns, cells, strict=False))),
            "above the header",
        )
        for number, cells in filled[:header]
    ]
    return Table(file=file, how=how, columns=kept, rows=tuple(rows), set_aside=tuple(above))


def _header(filled: Sequence[tuple[int, Sequence[Cell]]]) -> int:
    """Return which row is the header: the first that is no lone title."""
    wide = (
        at for at, (_, cells) in enumerate(filled) if sum(not is_blank(cell) for cell in cells) > 1
    )
    return next(wide, 0)


def _columns(header: Sequence[Cell], width: int) -> tuple[str, ...]:
    """Return a name for each column; one without is called by its number, one twice counted."""
    names = [" ".join(str(cell).split()) if not is_blank(cell) else "" for cell in header]
    names += [""] * (width - len(names))
    seen = Counter[str]()
    columns = []
    for number, name in enumerate(names, start=1):
        unique = name or f"column {number}"
        seen[unique] += 1
        columns.append(unique if seen[unique] == 1 else f"{unique} ({seen[unique]})")
    return tuple(columns)


def _refuse_data_as_header(file: str, header: Sequence[Cell]) -> None:
    for cell in header:
        if re.fullmatch(_DATE_LIKE, str(cell).strip()):
            problem = f'the first row holds "{str(cell).strip()}", and no names of columns'
            raise UnreadableError(f"{file}: {problem}; add a row above it, such as date, title")
