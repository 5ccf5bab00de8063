"""The file of rows that an import sets aside, with those that earlier ones left there."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from syru.importing.cells import OWN_COLUMNS, Row, is_blank
from syru.importing.entries import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from syru.importing.cells import Cell, Table

_ALIKE = 0.5  # share of the cells that a mended row has in common with the row that it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A file for rows set aside: its name, its rows, and how many of them are of earlier imports.

    emptied tells that it was there, and each of its rows was read anew: it is of no more use.
    """

    name: str
    rows: Sequence[SetAside]
    kept: int = 0
    emptied: bool = False


def rejected(
    name: str, set_aside: Sequence[SetAside], tables: Iterable[Table], *, adding: bool
) -> Rejected | None:
    """Return what is to stand in the file of rows set aside; None where nothing is to be written.

    adding keeps what is there, but for the rows that were read now, mended or not. A file of that
    name that is no such file stays as it is: the next free name is taken.
    """
    if not adding:
        return Rejected(name=name, rows=set_aside) if set_aside else None
    at = 1
    earlier = _earlier(Path(name))
    while earlier is None:
        at += 1
        name = f"{name.removesuffix('.csv').removesuffix(f'-{at - 1}')}-{at}.csv"
        earlier = _earlier(Path(name))
    kept = _not_read(earlier, tables)
    if not (earlier or set_aside):
        return None
    rows = (*kept, *set_aside)
    return Rejected(name=name, rows=rows, kept=len(kept), emptied=not rows)


def _earlier(path: Path) -> list[SetAside] | None:
    """Return the rows of a file that an earlier import wrote; None where it is another file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        return None
    try:
        found = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if not set(OWN_COLUMNS) <= set(found.fieldnames or ()):
            return None
        rows = [dict(row) for row in found]
    except csv.Error:
        return None
    if any(None in row for row in rows):
        return None
    return [_as_set_aside(row) for row in rows]


def _as_set_aside(cells: dict[str, str | None]) -> SetAside:
    reason = cells.get(OWN_COLUMNS[-1]) or ""
    row = Row(file=cells.get(OWN_COLUMNS[0]) or "", number=0, cells=cells)
    return SetAside(row=row, group=reason, reason=reason)


def _not_read(earlier: Sequence[SetAside], tables: Iterable[Table]) -> list[SetAside]:
    """Return the rows of earlier imports that are none of those read now."""
    contents, places = set[frozenset[tuple[str, str]]](), dict[tuple[str, str], list[Row]]()
    for row in (row for table in tables for row in _rows(table)) if earlier else ():
        contents.add(_content(row))
        places.setdefault(_place(row), []).append(row)
    return [
        each
        for each in earlier
        if _content(each.row) not in contents
        and not any(_is_mended(each.row, row) for row in places.get(_place(each.row), ()))
    ]


def _rows(table: Table) -> Iterator[Row]:
    yield from table.rows
    yield from (row for row, _ in table.set_aside)


def _is_mended(old: Row, new: Row) -> bool:
    """Tell whether a row is another one as it was mended: both stood in the same place."""
    before, after = _content(old), _content(new)
    return OWN_COLUMNS[0] in new.cells or len(before & after) >= _ALIKE * len(before)


def _content(row: Row) -> frozenset[tuple[str, str]]:
    return frozenset(
        (column, _plain(_cell(cell)))
        for column, cell in row.cells.items()
        if column not in OWN_COLUMNS and not is_blank(cell)
    )


def _place(row: Row) -> tuple[str, str]:
    file, number = (row.cells.get(column) for column in OWN_COLUMNS[:2])
    return str(file or row.file), str(number or row.number)


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode().strip()


def rejected_csv(set_aside: Sequence[SetAside]) -> Iterator[str]:
    """Yield the rows that were set aside as CSV, whole, each after its file, number and reason.

    It begins with a byte-order mark, without which Excel takes it for another encoding.
    """
    columns = dict.fromkeys(column for each in set_aside for column in each.row.cells)
    names = [*OWN_COLUMNS, *(column for column in columns if column not in OWN_COLUMNS)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # both are quoted within cells
    writer.writerow(names)
    yield "\ufeff"
    for each in set_aside:
        cells = {**_about(each), **each.row.cells, OWN_COLUMNS[-1]: each.reason}
        writer.writerow([_cell(cells.get(name)) for name in names])
        yield buffer.getvalue().encode("utf-8", "replace").decode()
        buffer.seek(0)
        buffer.truncate()


def _about(each: SetAside) -> dict[str, Cell]:
    return dict(zip(OWN_COLUMNS, (each.row.file, each.row.number), strict=False))


def _cell(cell: Cell) -> str:
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False)
    return "" if cell is None else str(cell)
