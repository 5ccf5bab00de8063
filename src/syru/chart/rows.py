"""When things happened, as rows of counts on a time axis; how they look is not known here."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL, Axis, ordinal
from syru.chart.plan import make_axis
from syru.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from syru.dates import DateSpan
    from syru.query.counts import By, Occurrence, Occurrences
    from syru.query.selection import Selection

# Data has the same periods in every terminal: at most so many.
_PERIODS: Final = 120
# A picture of more rows is hard to read; data has them all.
MOST_ROWS: Final = 40


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
class ChartAnswer:
    """What is drawn: how often each date occurs, and in rows; limit and reverse are of rows."""

    by: By
    found: Occurrences
    rows: tuple[Dates, ...]
    limit: int | None
    reverse: bool

    def chosen(self, most: int | None = None) -> tuple[Dates, ...]:
        """Return the rows within the limit; without one, at most so many."""
        rows = self.rows[: most if self.limit is None else self.limit]
        return rows[::-1] if self.reverse else rows


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


class Shape(NamedTuple):
    """Which columns of an axis a date touches: before the axis is -1, after it their number.

    first and last are the columns that it may touch, sure_first and sure_last those that it surely
    goes on in (none where the second is before the first).
    """

    first: int
    last: int
    sure_first: int
    sure_last: int
    flagged: bool

    @property
    def is_point(self) -> bool:
        """Tell whether it lies within one column."""
        return self.first == self.last


def gather(occurrences: Iterable[Occurrence], by: By) -> tuple[Dates, ...]:
    """Return a row for each thing, those with most entries first; for no such thing, the last."""
    dates: defaultdict[str, dict[Days, int]] = defaultdict(dict)
    names: dict[str, str] = {}
    read: dict[str, Days] = {}
    for id_, name, written, number in occurrences:
        days = read.get(written) or read.setdefault(written, days_of(parse_date(written)))
        names[id_ or ""] = name or f"no {by}"
        # Two dates may be written differently and be the same.
        row = dates[id_ or ""]
        row[days] = row.get(days, 0) + number
    rows = [Dates(id=id_, name=names[id_], dates=counts) for id_, counts in dates.items()]
    return tuple(sorted(rows, key=lambda row: (not row.id, -row.count, row.name)))


def lay_out(rows: Sequence[Dates], selection: Selection, columns: int) -> Chart:
    """Return rows on an axis of at most so many columns (12 at least), within the window."""
    return _chart(rows, make_axis(turns(rows, selection), columns))


def periods(rows: Sequence[Dates], selection: Selection) -> Chart:
    """Return rows on an axis that has no breaks and is the same whatever the width, for data."""
    return _chart(rows, make_axis(turns(rows, selection), _PERIODS, bare=True))


def days_of(span: DateSpan) -> Days:
    """Return the days of a date as ordinals."""
    bounds = (span.start_lo, span.start_hi, span.end_lo, span.end_hi)
    start_lo, start_hi, end_lo, end_hi = map(ordinal, bounds)
    return Days(start_lo, start_hi, end_lo, end_hi, span.flagged)


def turns(rows: Iterable[Dates], selection: Selection) -> Counter[int]:
    """Return how many dates may begin or end on a day; those outside the window do at its edge."""
    first, last = ordinal(selection.first_day), ordinal(selection.last_day)
    turns: Counter[int] = Counter()
    for row in rows:
        for days, number in row.dates.items():
            for day in {max(first, min(day, last)) for day in days[:4]}:
                if FIRST_ORDINAL <= day <= LAST_ORDINAL:
                    turns[day] += number
    return turns


def _chart(rows: Iterable[Dates], axis: Axis) -> Chart:
    rows = tuple(rows)
    shapes = {days: shape(days, axis) for row in rows for days in row.dates}
    return Chart(axis=axis, rows=tuple(_row(row, axis.columns, shapes) for row in rows))


def shape(days: Days, axis: Axis) -> Shape:
    """Return which columns of an axis a date touches."""
    surely = not days.flagged and days.start_hi <= days.end_lo
    sure = (days.start_hi, days.end_lo) if surely else (LAST_ORDINAL + 1, FIRST_ORDINAL - 1)
    first, last, sure_first, sure_last = (
        axis.column(day) for day in (days.start_lo, days.end_hi, *sure)
    )
    return Shape(first, last, sure_first, sure_last, days.flagged)


def _row(row: Dates, columns: int, shapes: Mapping[Days, Shape]) -> Row:
    points, doubted = [0] * columns, [0] * columns
    maybe, through = [0] * (columns + 1), [0] * (columns + 1)
    before = after = False
    for days, number in row.dates.items():
        one = shapes[days]
        before, after = before or one.first < 0, after or one.last >= columns
        if one.is_point and 0 <= one.first < columns:
            (doubted if days.flagged else points)[one.first] += number
            continue
        for steps, (first, last) in (
            (maybe, (one.first, one.last)),
            (through, (one.sure_first, one.sure_last)),
        ):
            begin, end = max(first, 0), min(last, columns - 1)
            if begin <= end:
                steps[begin] += number
                steps[end + 1] -= number
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
