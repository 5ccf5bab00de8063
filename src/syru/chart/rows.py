"""When things happened, as rows of counts on a time axis; how they look is not known here."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL, Axis, make_axis
from syru.dates.edtf import AFTER_ALL, BEFORE_ALL, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from syru.query.counts import By, Occurrence
    from syru.query.selection import Selection

# Data has the same periods in every terminal: at most so many.
_PERIODS: Final = 120


class Days(NamedTuple):
    """The four days of a date as ordinals, beyond the calendar where there is no bound."""

    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of the entries of a row, and how often each occurs.

    The id is empty in the row of entries that are about nothing of the kind asked for.
    """

    id: str
    name: str
    dates: Mapping[Days, int]

    @property
    def count(self) -> int:
        """Return how many entries the row has."""
        return sum(self.dates.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How many entries of a row there are in each column of the axis.

    points: they lie in this column; doubted: they do if their dates, marked as uncertain or
    approximate, are right; through: they surely go on in it, and longer; maybe: they may lie or
    go on in it. before and after tell of entries that do, or may, reach beyond the axis.
    """

    id: str
    name: str
    count: int
    points: tuple[int, ...]
    doubted: tuple[int, ...]
    through: tuple[int, ...]
    maybe: tuple[int, ...]
    before: bool
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An axis and rows on it."""

    axis: Axis
    rows: tuple[Row, ...]


class _Shape(NamedTuple):
    """What a date is on an axis: one column, or columns that it may touch and that it fills.

    Columns are first and last; a last before the first stands for none.
    """

    point: int | None
    maybe: tuple[int, int]
    through: tuple[int, int]
    before: bool
    after: bool


def gather(occurrences: Iterable[Occurrence], by: By) -> tuple[Dates, ...]:
    """Return a row for each thing, those with most entries first; for no such thing, the last."""
    dates: defaultdict[str, dict[Days, int]] = defaultdict(dict)
    names: dict[str, str] = {}
    read: dict[str, Days] = {}
    for id_, name, written, number in occurrences:
        days = read.get(written) or read.setdefault(written, days_of(written))
        names[id_ or ""] = name or f"no {by}"
        # Two dates may be written differently and be the same.
        row = dates[id_ or ""]
        row[days] = row.get(days, 0) + number
    rows = [Dates(id=id_, name=names[id_], dates=counts) for id_, counts in dates.items()]
    return tuple(sorted(rows, key=lambda row: (not row.id, -row.count, row.name)))


def lay_out(rows: Sequence[Dates], selection: Selection, columns: int) -> Chart:
    """Return rows on an axis of at most so many columns (12 at least), within the window."""
    return _chart(rows, make_axis(_turns(rows, selection), columns))


def periods(rows: Sequence[Dates], selection: Selection) -> Chart:
    """Return rows on an axis that has no breaks and is the same whatever the width, for data."""
    return _chart(rows, make_axis(_turns(rows, selection), _PERIODS, bare=True))


def days_of(written: str) -> Days:
    """Return the days of a date as it is written in a log."""
    span = parse_date(written)
    return Days(
        start_lo=_ordinal(span.start_lo),
        start_hi=_ordinal(span.start_hi),
        end_lo=_ordinal(span.end_lo),
        end_hi=_ordinal(span.end_hi),
        flagged=span.flagged,
    )


def _ordinal(day: str) -> int:
    if day in (BEFORE_ALL, AFTER_ALL):
        return FIRST_ORDINAL - 1 if day == BEFORE_ALL else LAST_ORDINAL + 1
    return date.fromisoformat(day).toordinal()


def _turns(rows: Iterable[Dates], selection: Selection) -> Counter[int]:
    """Return how many dates may begin or end on a day; those outside the window do at its edge."""
    first, last = _ordinal(selection.first_day), _ordinal(selection.last_day)
    turns: Counter[int] = Counter()
    for row in rows:
        for days, number in row.dates.items():
            for day in {max(first, min(day, last)) for day in days[:4]}:
                if FIRST_ORDINAL <= day <= LAST_ORDINAL:
                    turns[day] += number
    return turns


def _chart(rows: Iterable[Dates], axis: Axis) -> Chart:
    rows = tuple(rows)
    shapes = {days: _shape(days, axis) for row in rows for days in row.dates}
    return Chart(axis=axis, rows=tuple(_row(row, axis.columns, shapes) for row in rows))


def _shape(days: Days, axis: Axis) -> _Shape:
    first, last = axis.column(days.start_lo), axis.column(days.end_hi)
    within = (max(first, 0), min(last, axis.columns - 1))
    surely = not days.flagged and days.start_hi <= days.end_lo
    filled = (axis.column(days.start_hi), axis.column(days.end_lo)) if surely else (1, 0)
    return _Shape(
        point=first if first == last and 0 <= first < axis.columns else None,
        maybe=within,
        through=(max(filled[0], 0), min(filled[1], axis.columns - 1)),
        before=first < 0,
        after=last >= axis.columns,
    )


def _row(row: Dates, columns: int, shapes: Mapping[Days, _Shape]) -> Row:
    points, doubted = [0] * columns, [0] * columns
    maybe, through = [0] * (columns + 1), [0] * (columns + 1)
    before = after = False
    for days, number in row.dates.items():
        shape = shapes[days]
        before, after = before or shape.before, after or shape.after
        if shape.point is not None:
            (doubted if days.flagged else points)[shape.point] += number
            continue
        for steps, (first, last) in ((maybe, shape.maybe), (through, shape.through)):
            if first <= last:
                steps[first] += number
                steps[last + 1] -= number
    return Row(
        id=row.id,
        name=row.name,
        count=row.count,
        points=tuple(points),
        doubted=tuple(doubted),
        through=tuple(accumulate(through[:-1])),
        maybe=tuple(accumulate(maybe[:-1])),
        before=before,
        after=after,
    )
