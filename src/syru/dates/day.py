"""Days of the proleptic Gregorian calendar in the years -9999 to 9999, as text and as numbers.

Years are astronomical, as in ISO 8601: 0 is 1 BC, -43 is 44 BC. `datetime.date` begins with year 1.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import Self

FIRST_YEAR: Final = -9999
LAST_YEAR: Final = 9999

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
# After so many years the calendar repeats, and so many days.
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_BEFORE_YEAR_1 = 100_000_000  # more than any day of four digits of the year makes as a number


class Day:
    """A day before the year 1: what `datetime.date` is for the days from then on.

    Days are in order among themselves and with dates, before all of which they lie.
    """

    # No dataclass: making one costs the start 0.5 ms.
    __slots__ = ("day", "month", "year")

    year: int
    month: int
    day: int

    def __new__(cls, year: int, month: int, day: int) -> Self:
        """Make a day of a year from -9999 to 0; raise ValueError where there is no such day."""
        if not (FIRST_YEAR <= year < 1 and 1 <= month <= len(_LENGTHS)):
            raise ValueError(f"no day before the year 1: {year}, {month}, {day}")
        if not 1 <= day <= days_in_month(year, month):
            raise ValueError(f"no day of its month: {year}, {month}, {day}")
        self = super().__new__(cls)
        for name, number in (("year", year), ("month", month), ("day", day)):
            object.__setattr__(self, name, number)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        """Raise AttributeError: a day does not change."""
        raise AttributeError(f"cannot assign to {name!r}")

    def __delattr__(self, name: str) -> None:
        """Raise AttributeError: a day does not change."""
        raise AttributeError(f"cannot delete {name!r}")

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, int]]:
        """Copy and pickle a day as what it is made of."""
        return type(self), (self.year, self.month, self.day)

    def isoformat(self) -> str:
        """Return the day as ISO 8601 writes it, such as -0043-03-15."""
        return f"{iso_year(self.year)}-{self.month:02}-{self.day:02}"

    def toordinal(self) -> int:
        """Return the number of the day, 0 or less: 1 is 1 January of the year 1."""
        return ordinal(self.year, self.month, self.day)

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"Day({self.year}, {self.month}, {self.day})"

    def __hash__(self) -> int:
        return hash((self.year, self.month, self.day))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Day) and self.isoformat() == other.isoformat()

    def __lt__(self, other: Day | date) -> bool:
        if isinstance(other, Day):
            return self._parts < other._parts
        return True if isinstance(other, date) else NotImplemented

    def __le__(self, other: Day | date) -> bool:
        if isinstance(other, Day):
            return self._parts <= other._parts
        return True if isinstance(other, date) else NotImplemented

    def __gt__(self, other: Day | date) -> bool:
        if isinstance(other, Day):
            return self._parts > other._parts
        return False if isinstance(other, date) else NotImplemented

    def __ge__(self, other: Day | date) -> bool:
        if isinstance(other, Day):
            return self._parts >= other._parts
        return False if isinstance(other, date) else NotImplemented

    @property
    def _parts(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month from 1 to 12 has in a year."""
    leap = month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def iso_year(year: int) -> str:
    """Return a year as ISO 8601 writes it: in four digits, after a sign where it is negative."""
    return f"{year:04}" if year >= 0 else f"{year:05}"


def exists(text: str) -> bool:
    """Tell whether an ISO text such as -0043-03 or 2025-02-30 is a month or a day that exists."""
    at = 5 if text.startswith("-") else 4
    year, month, number = int(text[:at]), int(text[at + 1 : at + 3]), int(text[at + 4 :] or 1)
    return 1 <= month <= len(_LENGTHS) and 1 <= number <= days_in_month(year, month)


def sortable(iso: str) -> str:
    """Return an ISO text of a day as a text that sorts, beside others such, as the days do.

    It is the same from the year 1 on. In the years before, which count downwards, the digits are
    those of the year plus 9999, after a minus sign, which sorts before every digit: 44 BC, the year
    -43, is -9956.
    """
    if iso[0] != "-" and not iso.startswith("0000"):
        return iso
    year, rest = int(iso[:-6]), iso[-6:]
    return f"-{year - FIRST_YEAR:04}{rest}"


def day_number(day: str) -> int:
    """Return a sortable text of a day as a number that sorts likewise, such as 20250131."""
    number = int(day.replace("-", ""))
    return number - _BEFORE_YEAR_1 if day[0] == "-" else number


def iso_day(day: str) -> str:
    """Return a sortable text of a day as ISO 8601 writes it: `sortable` undone."""
    return iso_year(int(day[1:5]) + FIRST_YEAR) + day[5:] if day[0] == "-" else day


def read_day(iso: str) -> date | Day:
    """Return the day that an ISO text names; ValueError where there is no such day."""
    if iso[0] != "-" and not iso.startswith("0000"):
        return date.fromisoformat(iso)
    return Day(int(iso[:-6]), int(iso[-5:-3]), int(iso[-2:]))


def make_day(year: int, month: int, day: int) -> date | Day:
    """Return a day of a year from -9999 to 9999; ValueError where there is no such day."""
    return date(year, month, day) if year > 0 else Day(year, month, day)


def ordinal(year: int, month: int, day: int) -> int:
    """Return the number of a day, where 1 is Monday, 1 January 1, as `datetime.date` counts."""
    cycles = (year - 1) // _CYCLE_YEARS
    within = date(year - cycles * _CYCLE_YEARS, month, day)
    return within.toordinal() + cycles * _CYCLE_DAYS


def from_ordinal(number: int) -> date | Day:
    """Return the day that has a number; ValueError outside the years -9999 to 9999."""
    if number > 0:
        return date.fromordinal(number)
    cycles = (number - 1) // _CYCLE_DAYS
    within = date.fromordinal(number - cycles * _CYCLE_DAYS)
    return Day(within.year + cycles * _CYCLE_YEARS, within.month, within.day)
