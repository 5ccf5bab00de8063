"""A time axis of so many columns: each column so many days, quiet stretches left out.

Days are proleptic Gregorian ordinals, as `datetime.date` counts them: 1 is Monday, 1 January 1, and
the days before are 0 and less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.dates.day import FIRST_YEAR, LAST_YEAR, from_ordinal, iso_day, read_day
from syru.dates.day import ordinal as number_of
from syru.dates.span import AFTER_ALL, BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

FIRST_ORDINAL: Final = number_of(FIRST_YEAR, 1, 1)
LAST_ORDINAL: Final = number_of(LAST_YEAR, 12, 31)

# An axis of less is hard to read: one of few columns is drawn with room around them, in which
# only ten thousand years run out of thousands.
_FEWEST_COLUMNS: Final = 12
# After a stretch that is left out for being quiet come these columns of it, for the labels' sake.
_ROOM: Final = 4
# Each break has to let so many times as many dates be told apart as there would be without it.
_WORTH_A_BREAK: Final = 1.1
_COLUMNS_A_BREAK: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one column stands for: so many days, or so many months; a cell is one such period."""

    words: str
    days: int = 0
    months: int = 0

    def cell(self, day: int) -> int:
        """Return the number of the period that a day lies in."""
        if self.days:
            return (day - 1) // self.days
        at = from_ordinal(day)
        return (at.year * 12 + at.month - 1) // self.months

    def first_day(self, cell: int) -> int:
        """Return the day on which a period begins, within the years -9999 to 9999."""
        if self.days:
            return max(cell * self.days + 1, FIRST_ORDINAL)
        year, month = divmod(cell * self.months, 12)
        if year > LAST_YEAR:
            return LAST_ORDINAL + 1
        return number_of(year, month + 1, 1) if year >= FIRST_YEAR else FIRST_ORDINAL


UNITS: Final = (
    Unit(words="a day", days=1),
    Unit(words="2 days", days=2),
    Unit(words="4 days", days=4),
    Unit(words="a week", days=7),
    Unit(words="2 weeks", days=14),
    Unit(words="a month", months=1),
    Unit(words="2 months", months=2),
    Unit(words="a quarter", months=3),
    Unit(words="half a year", months=6),
    Unit(words="a year", months=12),
    *(Unit(words=f"{years} years", months=12 * years) for years in (2, 5, 10, 20, 50, 100, 200)),
    *(Unit(words=f"{years} years", months=12 * years) for years in (500, 1000, 2000)),
)


class Stretch(NamedTuple):
    """Cells without a break between them, and the column in which the first of them stands."""

    first: int
    last: int
    column: int

    @property
    def end(self) -> int:
        """Return the column after the last: that of the break, where another stretch follows."""
        return self.column + self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns that stand for periods of one unit; between stretches, one column is a break."""

    unit: Unit
    stretches: tuple[Stretch, ...]

    @property
    def columns(self) -> int:
        """Return how many columns there are."""
        return self.stretches[-1].end

    @property
    def breaks(self) -> tuple[int, ...]:
        """Return the columns that stand for time left out."""
        return tuple(stretch.end for stretch in self.stretches[:-1])

    def column(self, day: int) -> int:
        """Return the column of a day: -1 for one before the axis, columns for one after it."""
        if day < FIRST_ORDINAL or day > LAST_ORDINAL:
            return -1 if day < FIRST_ORDINAL else self.columns
        cell = self.unit.cell(day)
        at = bisect_right(self.stretches, cell, key=lambda stretch: stretch.first) - 1
        if at < 0:
            return -1
        stretch = self.stretches[at]
        return min(stretch.column + cell - stretch.first, stretch.end)

    def days(self, column: int) -> tuple[int, int] | None:
        """Return the first and last day of a column; None for a break."""
        for stretch in self.stretches:
            if stretch.column <= column < stretch.end:
                cell = stretch.first + column - stretch.column
                first, after = self.unit.first_day(cell), self.unit.first_day(cell + 1)
                return first, min(after - 1, LAST_ORDINAL)
        return None


def ordinal(day: str) -> int:
    """Return the ordinal of a sortable day: one beyond the calendar where there is no bound."""
    if day in (BEFORE_ALL, AFTER_ALL):
        return FIRST_ORDINAL - 1 if day == BEFORE_ALL else LAST_ORDINAL + 1
    return read_day(iso_day(day)).toordinal()


def make_axis(days: Mapping[int, int], columns: int, *, bare: bool = False) -> Axis:
    """Return the axis of at most so many columns (12 at least) that tells most dates apart.

    days is how many dates begin or end on each; it may not be empty. Quiet stretches are left out
    where that shows the others so much better that it is worth the reader's trouble, and a short
    axis has empty columns added; with bare, neither.
    """
    columns = max(columns, _FEWEST_COLUMNS)
    best = max(_plans(days, columns, broken=not bare), key=lambda plan: plan.worth)
    stretches = _stretches(best.cells, best.least_gap)
    return Axis(best.unit, tuple(stretches) if bare else _padded(stretches, best.unit))


class _Plan(NamedTuple):
    """A unit with which an axis fits, the cells with a date, and the least gap left out or 0."""

    unit: Unit
    cells: list[int]
    least_gap: int
    worth: float


def _plans(days: Mapping[int, int], columns: int, *, broken: bool) -> Iterator[_Plan]:
    """Yield what is possible, the finest unit first."""
    for unit in UNITS:
        counts: Counter[int] = Counter()
        for day, number in days.items():
            counts[unit.cell(day)] += number
        cells = sorted(counts)
        gaps = _gaps(cells) if broken else []
        breaks = _breaks_needed(cells, gaps, columns)
        if breaks is not None:
            worth = _told_apart(counts.values()) / _WORTH_A_BREAK**breaks
            yield _Plan(unit, cells, gaps[breaks - 1] if breaks else 0, worth)


def _told_apart(counts: Collection[int]) -> float:
    """Return how many cells of equal counts would tell as much as these: their perplexity."""
    total = sum(counts)
    return exp(-sum(count / total * log(count / total) for count in counts))


def _gaps(cells: Sequence[int]) -> list[int]:
    """Return how many empty cells lie between those with a date, widest first, if worth a break."""
    gaps = (after - before - 1 for before, after in pairwise(cells))
    return sorted((gap for gap in gaps if gap > _ROOM + 1), reverse=True)


def _breaks_needed(cells: Sequence[int], gaps: Sequence[int], columns: int) -> int | None:
    """Return at how many of the widest gaps to break the axis so that it fits; None if it cannot.

    Where further gaps are as wide as the narrowest of these, they will be broken like it.
    """
    total = cells[-1] - cells[0] + 1
    for breaks, gap in enumerate([*gaps, 0][: columns // _COLUMNS_A_BREAK + 1]):
        if total <= columns:
            return breaks
        total -= gap - _ROOM - 1
    return None


def _stretches(cells: Sequence[int], least_gap: int) -> list[Stretch]:
    """Return the cells with gaps as wide as the least, or wider, left out but for some room."""
    stretches = []
    first, column = cells[0], 0
    for before, after in pairwise(cells):
        if least_gap and after - before - 1 >= least_gap:
            stretches.append(Stretch(first, before + _ROOM, column))
            first, column = after, stretches[-1].end + 1
    return [*stretches, Stretch(first, cells[-1], column)]


def _padded(stretches: list[Stretch], unit: Unit) -> tuple[Stretch, ...]:
    """Return the stretches with empty cells after them, or at the end of time before them."""
    missing = max(0, _FEWEST_COLUMNS - stretches[-1].end)
    tail = stretches[-1]
    after = min(missing, unit.cell(LAST_ORDINAL) - tail.last)
    stretches[-1] = tail._replace(last=tail.last + after)
    head, *others = stretches
    before = min(missing - after, head.first - unit.cell(FIRST_ORDINAL))
    first = head._replace(first=head.first - before)
    return first, *(one._replace(column=one.column + before) for one in others)
