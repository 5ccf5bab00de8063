"""The labels along a time axis: at which columns, and in which words."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL
from syru.dates.day import days_in_month, from_ordinal, make_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from syru.chart.axis import Axis, Stretch
    from syru.dates.day import Day

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


class Tick(NamedTuple):
    """A label, the column in which it begins, and the column that it is about."""

    start: int
    column: int
    label: str

    @property
    def end(self) -> int:
        """Return the column after the label and the blank that follows it."""
        return self.start + len(self.label) + 1


class _Step(NamedTuple):
    """Which days have a tick: days of the month, months of the year, every so many years.

    apart is how many days lie between two of them, at least; label is the length of most labels.
    """

    days: tuple[int, ...]
    months: tuple[int, ...]
    apart: int
    label: int
    years: int = 1

    @property
    def years_only(self) -> bool:
        """Tell whether it has the first day of years alone."""
        return self.days == self.months == (1,)


# A year of four digits is taken for one after Christ.
_SURELY_AD: Final = 1000
_EVERY: Final = tuple(range(1, 13))
_STEPS: Final = (
    _Step(tuple(range(1, 32)), _EVERY, 1, 2),
    _Step((1, 5, 10, 15, 20, 25), _EVERY, 4, 2),
    _Step((1, 10, 20), _EVERY, 9, 2),
    _Step((1,), _EVERY, 28, 3),
    _Step((1,), (1, 4, 7, 10), 90, 3),
    _Step((1,), (1, 7), 181, 3),
    *(
        _Step((1,), (1,), 365 * years, 4, years)
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
    ),
)


def ticks(axis: Axis, width: int) -> tuple[Tick, ...]:
    """Return the ticks of an axis in order; no two labels touch, and none goes past the width.

    Each stretch begins with its date; years come before months, and months before days, where
    there is not room for all.
    """
    placed: list[Tick] = []
    for begin, room in _beginnings(axis, width):
        _place(placed, begin, room)
    regular = _regular(axis)
    for rank in range(3):
        for column, day in regular:
            if _rank(day) == rank:
                _place(placed, Tick(column, column, _label(axis, day)), width)
    return tuple(sorted(placed))


def _place(placed: list[Tick], tick: Tick, width: int) -> None:
    """Add a tick where its label has room between those that are placed."""
    room = tick.start >= 0 and tick.end - 1 <= width
    if room and all(tick.end <= other.start or other.end <= tick.start for other in placed):
        placed.append(tick)


def _beginnings(axis: Axis, width: int) -> Iterator[tuple[Tick, int]]:
    """Yield the tick at which each stretch begins, and where the next one needs the room."""
    ends = [*(stretch.column - 1 for stretch in axis.stretches[1:]), width]
    year = 0
    for stretch, end in zip(axis.stretches, ends, strict=True):
        labels = _precise(axis, stretch, year)
        year = from_ordinal(min(axis.unit.first_day(stretch.last + 1) - 1, LAST_ORDINAL)).year
        label = next((one for one in labels if stretch.column + len(one) <= end), None)
        if label is not None:
            yield Tick(stretch.column, stretch.column, label), end
        elif end == width:
            # There is room for the last one only to the left of its column.
            yield Tick(width - len(labels[-1]), stretch.column, labels[-1]), end


def _precise(axis: Axis, stretch: Stretch, year: int) -> tuple[str, ...]:
    """Return the labels for the first column of a stretch after one of a year, longest first.

    As everywhere on the axis, a column in which a year or month begins stands for it.
    """
    first = from_ordinal(axis.unit.first_day(stretch.first))
    last = from_ordinal(min(axis.unit.first_day(stretch.first + 1) - 1, LAST_ORDINAL))
    if axis.unit.months >= 12:
        # Of many years before Christ, the round number: the years -200 to -1 begin with 201 BC.
        rounded = axis.unit.months > 12 and first.year < 1
        return (_year_label(axis, first.year + rounded),)
    label = _year_label(axis, last.year)
    if first.year < last.year or (first.month, first.day) == (1, 1):
        return (label,)
    month = _MONTHS[last.month - 1]
    shortest = month if last.year == year else label
    if axis.unit.months or first.month < last.month or first.day == 1:
        return f"{month} {label}", shortest
    return f"{first.day} {month} {label}", f"{month} {label}", shortest


def _rank(day: date | Day) -> int:
    """Tell whether a year begins (0), a month (1), or neither (2)."""
    return 2 if day.day > 1 else 1 if day.month > 1 else 0


def _label(axis: Axis, day: date | Day) -> str:
    return (_year_label(axis, day.year), _MONTHS[day.month - 1], str(day.day))[_rank(day)]


def _year_label(axis: Axis, year: int) -> str:
    """Return a year with its era, where it needs one on an axis that begins before Christ."""
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if year < _SURELY_AD and _begins_before_christ(axis) else str(year)


def _begins_before_christ(axis: Axis) -> bool:
    """Tell whether the first column lies before the year 1."""
    return axis.unit.first_day(axis.stretches[0].first + 1) <= 1


def _regular(axis: Axis) -> list[tuple[int, date | Day]]:
    """Return the days of the finest step whose labels have room, and their columns."""
    length = axis.unit.days or axis.unit.months * 30
    for step in _STEPS:
        if step.apart < length:
            continue
        found = [[*_days_of(step, axis, stretch)] for stretch in axis.stretches]
        label = step.label
        if step.years_only and _begins_before_christ(axis):
            label = max((len(_label(axis, day)) for days in found for _, day in days), default=0)
        if all(
            after - before > label for days in found for (before, _), (after, _) in pairwise(days)
        ):
            return [tick for days in found for tick in days]
    return []


def _days_of(step: _Step, axis: Axis, stretch: Stretch) -> Iterator[tuple[int, date | Day]]:
    """Yield the days of a step in a stretch; the year 1 stands for the year 0.

    Years before Christ are counted as people count them: the steps are at 50 BC and 100 BC.
    """
    first = max(axis.unit.first_day(stretch.first), FIRST_ORDINAL)
    last = min(axis.unit.first_day(stretch.last + 1) - 1, LAST_ORDINAL)
    for year in range(from_ordinal(first).year, from_ordinal(last).year + 1):
        if (year if year > 1 else 1 - year) % step.years:
            continue
        for month, day in product(step.months, step.days):
            if day > days_in_month(year, month):
                continue
            at = make_day(year, month, day)
            if first <= at.toordinal() <= last:
                yield axis.column(at.toordinal()), at
