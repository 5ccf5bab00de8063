"""The labels along a time axis: at which columns, and in which words."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import LAST_ORDINAL
from syru.dates.day import days_in_month, from_ordinal, make_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from syru.chart.axis import Axis, Stretch
    from syru.dates.day import Day

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


# Fewer ticks than these are put in two lines each where more of them have room so.
_ENOUGH: Final = 5


class Tick(NamedTuple):
    """A label in one or two lines, the column in which it begins, and the column it is about."""

    start: int
    column: int
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        """Return the column after the label and the blank that follows it."""
        return self.start + max(map(len, self.lines)) + 1


class _Step(NamedTuple):
    """Which days have a tick: days of the month, months of the year, every so many years.

    apart is how many days lie between two of them, at least.
    """

    days: tuple[int, ...]
    months: tuple[int, ...]
    apart: int
    years: int = 1


# A year of four digits is taken for one after Christ.
_SURELY_AD: Final = 1000
_EVERY: Final = tuple(range(1, 13))
_STEPS: Final = (
    _Step(tuple(range(1, 32)), _EVERY, 1),
    _Step((1, 5, 10, 15, 20, 25), _EVERY, 4),
    _Step((1, 10, 20), _EVERY, 9),
    _Step((1,), _EVERY, 28),
    _Step((1,), (1, 4, 7, 10), 90),
    _Step((1,), (1, 7), 181),
    *(
        _Step((1,), (1,), 365 * years, years)
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
    ),
)


def ticks(axis: Axis, width: int) -> tuple[Tick, ...]:
    """Return the ticks of an axis in order; no two labels touch, and none goes past the width.

    Each label has its year: "2025", "Apr 2025", "1 Apr 2025", or of a fold "1945–2016". They are in
    one line, except that folds always have their two years in two, and that all have the year in a
    line of its own where that gives room for more than a few. Each stretch begins with its date;
    years come before months, and months before days, where there is not room for all.
    """
    one_line = _ticks(axis, width, stacked=False)
    folds = sum(stretch.known is not None for stretch in axis.stretches)
    if len(one_line) - folds >= _ENOUGH:
        return one_line
    two_lines = _ticks(axis, width, stacked=True)
    return two_lines if len(two_lines) > len(one_line) else one_line


def _ticks(axis: Axis, width: int, *, stacked: bool) -> tuple[Tick, ...]:
    placed: list[Tick] = []
    regular = _regular(axis, stacked=stacked)
    periods = [column for column, day in regular if _rank(day) < 2]
    for begin, room in _beginnings(axis, width, periods, stacked=stacked):
        _place(placed, begin, room)
    for rank in range(3):
        for column, day in regular:
            if _rank(day) == rank:
                _place(placed, Tick(column, column, _label(axis, day, stacked=stacked)), width)
    return tuple(sorted(placed))


def _place(placed: list[Tick], tick: Tick, width: int) -> None:
    """Add a tick where its label has room between those that are placed."""
    room = tick.start >= 0 and tick.end - 1 <= width
    if room and all(tick.end <= other.start or other.end <= tick.start for other in placed):
        placed.append(tick)


def _beginnings(
    axis: Axis, width: int, periods: Sequence[int], *, stacked: bool
) -> Iterator[tuple[Tick, int]]:
    """Yield the tick at which each stretch begins, and where the next one needs the room.

    Its label is so short, if it can be, that the next year or month, in one of the columns of
    periods, has room for its own.
    """
    ends = [*(stretch.column - 1 for stretch in axis.stretches[1:]), width]
    for stretch, end in zip(axis.stretches, ends, strict=True):
        labels = [stretch.label] if stretch.known else _precise(axis, stretch, stacked=stacked)
        placed = [Tick(stretch.column, stretch.column, label) for label in labels]
        fitting = [tick for tick in placed if tick.end - 1 <= end]
        following = next((column for column in periods if column > stretch.column), end + 1)
        # A year alone says too little of a day or a month for that.
        short = (
            tick for tick in fitting if tick.end <= following and tick.lines != placed[-1].lines
        )
        if fitting:
            yield next(short, fitting[0]), end
        elif end == width:
            # There is room for the last one only to the left of its column.
            length = max(map(len, labels[-1]))
            yield Tick(width - length, stretch.column, labels[-1]), end


def _precise(axis: Axis, stretch: Stretch, *, stacked: bool) -> list[tuple[str, ...]]:
    """Return the labels for the first column of a stretch, longest first.

    As everywhere on the axis, a column in which a year or month begins stands for it.
    """
    first = from_ordinal(stretch.begin)
    last = from_ordinal(min(axis.unit.first_day(stretch.first + 1) - 1, LAST_ORDINAL))
    if axis.unit.months >= 12:
        # Of many years before Christ, the round number: the years -200 to -1 begin with 201 BC.
        rounded = axis.unit.months > 12 and first.year < 1
        return [(_year_label(axis, first.year + rounded),)]
    year = _year_label(axis, last.year)
    if first.year < last.year or (first.month, first.day) == (1, 1):
        return [(year,)]
    month = _MONTHS[last.month - 1]
    labels = [_lines(month, year, stacked=stacked), (year,)]
    if axis.unit.months or first.month < last.month or first.day == 1:
        return labels
    return [_lines(f"{first.day} {month}", year, stacked=stacked), *labels]


def _lines(day: str, year: str, *, stacked: bool) -> tuple[str, ...]:
    return (day, year) if stacked else (f"{day} {year}",)


def _rank(day: date | Day) -> int:
    """Tell whether a year begins (0), a month (1), or neither (2)."""
    return 2 if day.day > 1 else 1 if day.month > 1 else 0


def _label(axis: Axis, day: date | Day, *, stacked: bool) -> tuple[str, ...]:
    year, month, rank = _year_label(axis, day.year), _MONTHS[day.month - 1], _rank(day)
    if rank == 0:
        return (year,)
    return _lines(month if rank == 1 else f"{day.day} {month}", year, stacked=stacked)


def _year_label(axis: Axis, year: int) -> str:
    """Return a year with its era, where it needs one on an axis that begins before Christ."""
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if year < _SURELY_AD and _begins_before_christ(axis) else str(year)


def _begins_before_christ(axis: Axis) -> bool:
    """Tell whether the first column lies before the year 1."""
    return axis.stretches[0].unit.first_day(axis.stretches[0].first + 1) <= 1


def _regular(axis: Axis, *, stacked: bool) -> list[tuple[int, date | Day]]:
    """Return the days of the finest step whose labels have room, and their columns."""
    length = axis.unit.days or axis.unit.months * 30
    stretches = [stretch for stretch in axis.stretches if not stretch.known]
    for step in _STEPS:
        if step.apart < length:
            continue
        found = [[*_days_of(step, axis, stretch)] for stretch in stretches]
        lengths = (
            max(map(len, _label(axis, day, stacked=stacked))) for days in found for _, day in days
        )
        longest = max(lengths, default=0)
        if all(
            after - before > longest for days in found for (before, _), (after, _) in pairwise(days)
        ):
            return [tick for days in found for tick in days]
    return []


def _days_of(step: _Step, axis: Axis, stretch: Stretch) -> Iterator[tuple[int, date | Day]]:
    """Yield the days of a step in a stretch; the year 1 stands for the year 0.

    Years before Christ are counted as people count them: the steps are at 50 BC and 100 BC.
    """
    first, last = stretch.begin, stretch.until
    for year in range(from_ordinal(first).year, from_ordinal(last).year + 1):
        if (year if year > 1 else 1 - year) % step.years:
            continue
        for month, day in product(step.months, step.days):
            if day > days_in_month(year, month):
                continue
            at = make_day(year, month, day)
            if first <= at.toordinal() <= last:
                yield axis.column(at.toordinal()), at
