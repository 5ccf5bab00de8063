"""A time axis of so many columns: each column so many days, quiet time left out.

Days are proleptic Gregorian ordinals, as `datetime.date` counts them: 1 is Monday, 1 January 1, and
the days before are 0 and less.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, NamedTuple

from syru.dates.day import FIRST_YEAR, LAST_YEAR, from_ordinal, iso_day, read_day
from syru.dates.day import ordinal as number_of
from syru.dates.short import NO_BREAK, year_words
from syru.dates.span import AFTER_ALL, BEFORE_ALL

FIRST_ORDINAL: Final = number_of(FIRST_YEAR, 1, 1)
LAST_ORDINAL: Final = number_of(LAST_YEAR, 12, 31)


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
    """Cells of a unit without a break between them, and the column in which the first stands.

    begin and until are its first and last day. known has the first and the last date in it where it
    is a fold: time at either end of the axis in which little happened, in few and longer columns.
    """

    unit: Unit
    first: int
    last: int
    column: int
    begin: int
    until: int
    known: tuple[int, int] | None = None

    @property
    def end(self) -> int:
        """Return the column after the last: that of the break, where another stretch follows."""
        return self.column + self.last - self.first + 1

    @property
    def label(self) -> tuple[str, ...]:
        """Return the years of a fold, such as ("1945–", "2016") or ("1931",); () if it is none."""
        return fold_label(*self.known) if self.known else ()


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns that stand for periods of one unit; between stretches, one column is a break.

    Folds have a unit of their own.
    """

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

    @property
    def scale(self) -> str:
        """Return what a column stands for, such as "a month, in 1945–2016 20 years"."""
        folds = (one for one in self.stretches if one.known and one.unit != self.unit)
        said = (f"in {''.join(fold.label)} {fold.unit.words}" for fold in folds)
        return ", ".join([self.unit.words, *said])

    def column(self, day: int) -> int:
        """Return the column of a day: -1 for one before the axis, columns for one after it."""
        if day < FIRST_ORDINAL or day > LAST_ORDINAL:
            return -1 if day < FIRST_ORDINAL else self.columns
        at = bisect_right(self.stretches, day, key=lambda stretch: stretch.begin) - 1
        if at < 0:
            return -1
        stretch = self.stretches[at]
        if day > stretch.until:
            return stretch.end
        return stretch.column + stretch.unit.cell(day) - stretch.first

    def days(self, column: int) -> tuple[int, int] | None:
        """Return the first and last day of a column; None for a break."""
        for stretch in self.stretches:
            if stretch.column <= column < stretch.end:
                cell, unit = stretch.first + column - stretch.column, stretch.unit
                first, last = unit.first_day(cell), unit.first_day(cell + 1) - 1
                return max(first, stretch.begin), min(last, stretch.until)
        return None


def fold_label(first: int, last: int) -> tuple[str, ...]:
    """Return the years of two days in one line, or two where they differ."""
    years = (year_words(str(from_ordinal(day).year)) for day in (first, last))
    one, other = (year.replace(NO_BREAK, " ") for year in years)
    return (one,) if one == other else (f"{one}–", other)


def ordinal(day: str) -> int:
    """Return the ordinal of a sortable day: one beyond the calendar where there is no bound."""
    if day in (BEFORE_ALL, AFTER_ALL):
        return FIRST_ORDINAL - 1 if day == BEFORE_ALL else LAST_ORDINAL + 1
    return read_day(iso_day(day)).toordinal()
