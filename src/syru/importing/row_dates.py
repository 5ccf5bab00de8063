"""The date of a row, which stands in one column or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.importing import cells
from syru.importing.cells import is_blank
from syru.importing.dates import (
    NO_DATE,
    Dated,
    NoReadingError,
    begins_alike,
    is_ongoing,
    joined,
    read_cell,
    read_parts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syru.importing.columns import Order, RowCells, Settings
    from syru.importing.spans import ColumnOfYears

_STARTS = ("year", "month", "day")
_ENDS = ("end_year", "end_month", "end_day")
DATES = ("date", "start", "end", *_STARTS, *_ENDS)


def dated(
    row: RowCells, settings: Settings, years: Mapping[str, ColumnOfYears]
) -> dict[str, object]:
    """Return the date of a row and the note on it, None where there is none.

    years has what each column shows of digits that may be two years or a month.

    Raises NoReadingError where the date cannot be read, unless undated rows are wanted: the date
    is the note then, as it was written.
    """
    try:
        for key in DATES:
            if column := years.get(row.column(key)):
                row.put(key, column.settled(row.peek(key), settings.years))
        found = _shown(row, _read(row, settings.order), settings.order)
    except NoReadingError:
        if not settings.undated:
            raise
        raw = [cells.line(row.take(key)) for key in DATES if not is_blank(row.peek(key))]
        found = Dated(note=" ".join(raw))
    notes = (cells.text(row.take("date_note")), cells.text(found.note))
    note = "; ".join(dict.fromkeys(filter(None, notes)))
    return {"date": found.value, "date_note": note or None}


def _read(row: RowCells, order: Order | None) -> Dated:
    start, end, ongoing = _start(row, order), _end(row, order), is_ongoing(row.peek("end"))
    if ongoing:
        row.take("end")
    if start.written is None:
        return Dated(written=f"/{end.written}", note=end.note) if end.written else NO_DATE
    return joined(start, end, ongoing=ongoing)


def _start(row: RowCells, order: Order | None) -> Dated:
    """Return the first date that is there: of the column of dates, of starts, of years."""
    for meaning in ("date", "start"):
        if not is_blank(row.peek(meaning)):
            read = read_cell(row.peek(meaning), order)
            row.take(meaning)
            if read.written is not None:
                return read
    return _parts(row, _STARTS, order)


def _end(row: RowCells, order: Order | None) -> Dated:
    ended = _parts(row, _ENDS, order)
    cell = row.peek("end")
    if ended.written is not None or is_blank(cell) or is_ongoing(cell):
        return ended
    ended = read_cell(cell, order)
    row.take("end")
    return ended


def _parts(row: RowCells, meanings: tuple[str, str, str], order: Order | None) -> Dated:
    year, month, day = map(row.peek, meanings)
    read = read_parts(year, month, day, order)
    if read.written is not None:
        row.take_all(meanings)
    return read


def _shown(row: RowCells, found: Dated, order: Order | None) -> Dated:
    """Return the date as it is shown, where that says more exactly what the days say."""
    shown = cells.line(row.take("shown_date"))
    if not shown:
        return found
    try:
        read = read_cell(shown, order)
    except NoReadingError:
        read = NO_DATE
    if read.written and (found.written is None or begins_alike(read.written, found.written)):
        return Dated(written=read.written, note=found.note)
    notes = filter(None, (found.note, shown))
    return Dated(written=found.written, note="; ".join(dict.fromkeys(notes)))
