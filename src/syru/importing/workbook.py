"""Workbooks of Excel (.xlsx) as tables; they need the extra `syru[excel]`."""

from __future__ import annotations

import io
import warnings
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from syru.importing.rows import UnreadableError, grid_table, is_blank
from syru.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.importing.rows import Cell, Table

_INSTALL = "pip install 'syru[excel]', or save it as CSV"


def workbook_table(file: str, data: bytes, sheet: str | None = None) -> Table:
    """Return a sheet of a workbook as a table: the one named, else the first that has rows."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise UnreadableError(f"{file}: an Excel workbook needs openpyxl; {_INSTALL}") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep of the layout
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = {each.title: list(_cells(each)) for each in _chosen(file, book, sheet)}
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001 - see below
        # It raises whatever its XML, its zip file or its own sums raise.
        raise UnreadableError(f"{file}: this workbook cannot be read: {error}") from None
    name, grid = next(
        ((name, grid) for name, grid in sheets.items() if grid), (next(iter(sheets), ""), [])
    )
    others = [f'"{other}"' for other in book.sheetnames if other != name]
    beside = f" (others: {', '.join(others)})" if others else ""
    return grid_table(file, f'sheet "{name}"{beside}', grid)


def _chosen(file: str, book: Any, sheet: str | None) -> list[Any]:
    if sheet is None:
        return list(book.worksheets)
    if sheet in book.sheetnames:
        return [book[sheet]]
    remedy = did_you_mean(sheet, book.sheetnames) or f"its sheets: {', '.join(book.sheetnames)}"
    raise UnreadableError(f'{file} has no sheet "{sheet}"; {remedy}')


def _cells(sheet: Any) -> Iterator[list[Cell]]:
    """Yield the rows of a sheet, up to the last that has something in it."""
    if not hasattr(sheet, "iter_rows"):  # a sheet that is a chart
        return
    waiting = 0
    for row in sheet.iter_rows(values_only=True):
        cells = [_cell(value) for value in row]
        if all(map(is_blank, cells)):
            waiting += 1
            continue
        yield from ([] for _ in range(waiting))
        waiting = 0
        yield cells


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value if value.time() != time() else value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return (
        value
        if isinstance(value, str | int | float | bool) or hasattr(value, "year")
        else (None if value is None else str(value))
    )
