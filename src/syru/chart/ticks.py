"""The labels along a time axis: at which columns, and in which words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.chart.axis import Axis, Stretch

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
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
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
                _place(placed, Tick(column, column, _label(day)), width)
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
        year = date.fromordinal(min(axis.unit.first_day(stretch.last + 1) - 1, LAST_ORDINAL)).year
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
    first = date.fromordinal(axis.unit.first_day(stretch.first))
    last = date.fromordinal(min(axis.unit.first_day(stretch.first + 1) - 1, LAST_ORDINAL))
    if axis.unit.months >= 12:
        return (str(first.year),)
    if first.year < last.year or (first.month, first.day) == (1, 1):
        return (str(last.year),)
    month = _MONTHS[last.month - 1]
    shortest = month if last.year == year else str(last.year)
    if axis.unit.months or first.month < last.month or first.day == 1:
        return f"{month} {last.year}", shortest
    return f"{first.day} {month} {last.year}", f"{month} {last.year}", shortest


def _rank(day: date) -> int:
    """Tell whether a year begins (0), a month (1), or neither (2)."""
    return 2 if day.day > 1 else 1 if day.month > 1 else 0


def _label(day: date) -> str:
    return (str(day.year), _MONTHS[day.month - 1], str(day.day))[_rank(day)]


def _regular(axis: Axis) -> list[tuple[int, date]]:
    """Return the days of the finest step whose labels have room, and their columns."""
    length = axis.unit.days or axis.unit.months * 30
    for step in _STEPS:
        if step.apart < length:
            continue
        found = [[*_days_of(step, axis, stretch)] for stretch in axis.stretches]
        if all(
            after - before > step.label
            for days in found
            for (before, _), (after, _) in pairwise(days)
        ):
            return [tick for days in found for tick in days]
    return []


def _days_of(step: _Step, axis: Axis, stretch: Stretch) -> Iterator[tuple[int, date]]:
    """Yield the days of a step in a stretch; the year 1 stands for the year 0."""
    first = max(axis.unit.first_day(stretch.first), FIRST_ORDINAL)
    last = min(axis.unit.first_day(stretch.last + 1) - 1, LAST_ORDINAL)
    from_, through = date.fromordinal(first), date.fromordinal(last)
    for year in range(from_.year, through.year + 1):
        if year % step.years and year > 1:
            continue
        for month, day in product(step.months, step.days):
            if (
                day <= monthrange(year, month)[1]
                and from_ <= (at := date(year, month, day)) <= through
            ):
                yield axis.column(at.toordinal()), at
