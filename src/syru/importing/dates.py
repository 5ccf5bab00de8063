"""Dates in cells: what has one reading is read, nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.dates.refusals import excludes, meant, says_unknown, week
from syru.dates.simple import MONTH
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.dates.typed import readings, toml_value, unread
from syru.errors import clipped
from syru.importing.columns import Order

if TYPE_CHECKING:
    from syru.importing.cells import Cell

# Day, month and year in digits, wherever they stand in a text.
_DIGITS = re.compile(
    r"(?<![0-9/.-])(?P<one>[0-9]{1,2})(?P<sign>[/.-]) ?(?P<other>[0-9]{1,2})(?P=sign) ?"
    r"(?P<year>[0-9]{4})(?![0-9/-])"
)
_SHORT_YEAR = (
    r"(?i)[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)?[ .-]*)?{MONTH}[ .,-]*['’]?[0-9]{{2}}"
)
# How spreadsheets count days, where a cell is no date any more: from here on.
_FIRST_SERIAL = date(1899, 12, 30)
_SERIAL = r"[1-9][0-9]{4}"
_TIME = re.compile(
    r"(?i)(?:T|,? (?:at )?)(?P<time>[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
    r"(?: ?[ap]\.?m\.?)?|[01]?[0-9] ?[ap]\.?m\.?) ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$"
)
_MIDNIGHT = r"(?i)0?0:00(?::00(?:[.,]0+)?)?|12(?::00){0,2} ?a\.?m\.?"
_ONGOING = ("present", "the present", "ongoing", "now", "today", "current", "still ongoing", "..")
# What a form cannot say: where "early" and "late" end.
_ROUGH = r"(?i).*\b(?:early|mid|middle|late|beginning|end|half)\b.*"
_MONTH_NUMBER = r"0?([1-9])|1([0-2])"
_BELOW_ZERO = r"-[1-9][0-9]{0,3}"
_UNREADABLE = "a date that cannot be read"
_EARLIEST_PLAIN = 100  # a smaller whole number is hardly a year


class NoReadingError(ValueError):
    """A date without one reading; group says in few words what kind of trouble it is."""

    def __init__(self, group: str, problem: str) -> None:
        super().__init__(problem)
        self.group = group


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as a log writes it, None where there is none; note is what the form cannot hold."""

    written: str | None = None
    note: str | None = None

    @property
    def value(self) -> str | date | None:
        """The date as a value of TOML: a whole day is a date of its own."""
        return toml_value(self.written) if self.written else None


NO_DATE = Dated()


def read_cell(cell: Cell, order: Order | None) -> Dated:
    """Return the date in a cell; NoReadingError where it has none or more than one."""
    if isinstance(cell, date):
        day = Dated(written=cell.isoformat()[:10])
        return replace(day, note=cell.isoformat(" ")[:16]) if isinstance(cell, datetime) else day
    if isinstance(cell, bool | list | dict):
        raise NoReadingError("no date", f"{clipped(str(cell))} is no date")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int):
        return _number(cell, order)
    return read_text("" if cell is None else str(cell), order)


def _number(number: int, order: Order | None) -> Dated:
    if number < 0:
        return read_text(f"{-number} BC" if number > -10_000 else str(number), order)
    if number < _EARLIEST_PLAIN:
        raise NoReadingError("no date", f"{number} is no date; write the year in four digits")
    return read_text(f"{number:04}", order)


@lru_cache(maxsize=65536)
def read_text(text: str, order: Order | None) -> Dated:
    """Return the date in a text; NoReadingError where it has none or more than one."""
    plain = " ".join(text.split())
    if not plain or says_unknown(plain):
        return NO_DATE
    if re.fullmatch(_SERIAL, plain):
        raise _counted(plain)
    plain = re.sub(r"^([0-9]{4})\.0+$", r"\1", plain)
    bare = _TIME.sub("", plain)
    lost_time = bare != plain and not re.fullmatch(_MIDNIGHT, _TIME.search(plain)["time"])  # type: ignore[index]
    try:
        written, rough = _form(_DIGITS.sub(lambda found: _in_order(found, order), bare))
    except NoReadingError:
        raise
    except ValueError as error:
        raise NoReadingError(_UNREADABLE, f"date {error}") from None
    return Dated(written=written, note=plain if lost_time or rough else None)


def _counted(number: str) -> NoReadingError:
    """Return why a number of five digits is set aside: Excel may mean a day by it."""
    day = _FIRST_SERIAL + timedelta(days=int(number))
    problem = f'date "{number}" is a number, which for Excel would be the day {day}'
    return NoReadingError(
        "a number that may be a day", f"{problem}; write that, or format its column as dates"
    )


def _in_order(found: re.Match[str], order: Order | None) -> str:
    """Return the day that digits with slashes or points are, in the form of a log."""
    days = _days(found)
    if not days:
        raise NoReadingError(_UNREADABLE, f'date "{found[0]}": there is no such day')
    if len(set(days.values())) == 1:
        return next(iter(days.values()))
    if order is None:
        problem = f'date "{found[0]}" may be {" or ".join(sorted(days.values()))}'
        remedy = f"write --dates {Order.DAY_FIRST} or --dates {Order.MONTH_FIRST}"
        raise NoReadingError("day or month first?", f"{problem}; {remedy}")
    return days[order]


def _days(found: re.Match[str]) -> dict[Order, str]:
    """Return the days that digits may be, by which of them comes first."""
    first, second, year = found["one"], found["other"], found["year"]
    pairs = {Order.DAY_FIRST: (second, first), Order.MONTH_FIRST: (first, second)}
    days = {order: f"{year}-{month:0>2}-{day:0>2}" for order, (month, day) in pairs.items()}
    return {order: day for order, day in days.items() if _exists(day)}


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def proves(cell: Cell) -> tuple[Order, str] | None:
    """Return which order the digits of a cell show, and those digits; None where they show none."""
    if not isinstance(cell, str):
        return None
    for found in _DIGITS.finditer(cell):
        days = _days(found)
        if len(days) == 1:
            return next(iter(days)), found[0]
    return None


def _form(text: str) -> tuple[str, bool]:
    """Return the form of a log that a text has or means, and whether that leaves something out."""
    plain = _tidied(text)
    try:
        parse_date(plain)
    except ValueError:
        written, word = _meant(text)
        return written, bool(word or re.fullmatch(_ROUGH, text)) or excludes(text)
    return plain, False


def _tidied(text: str) -> str:
    """Return a text with what only a machine minds put right: digits, hyphens, capitals."""
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([~?%]?)", text):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}{found[4]}"
    if found := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})?", text):
        return "-".join(filter(None, found.groups()))
    if re.fullmatch(r"[0-9]{1,3}[xX]{1,3}[~?%]?|[0-9]{4}-q[1-4][~?%]?", text):
        return text.upper()
    return week(text) or text


def _meant(text: str) -> tuple[str, str]:
    forms, word = readings(text)
    if not forms:
        if re.fullmatch(_SHORT_YEAR, text):
            raise NoReadingError(
                "a year of two digits", f'date "{text}": write the year in four digits'
            )
        _refuse(text)
    if len(forms) > 1:
        both = " or ".join(f"{form} ({parse_date(form)})" for form in forms)
        raise NoReadingError(
            "a date with two readings", f'date "{text}" may be {both}; write the one'
        )
    return forms[0], word


def _refuse(text: str) -> None:
    """Raise ValueError with what is wrong with a text that no date is read from."""
    try:
        parse_date(text)
    except ValueError as error:
        raise unread(text, error) from None


def read_parts(year: Cell, month: Cell, day: Cell, order: Order | None) -> Dated:
    """Return the date that stands in columns for year, month and day."""
    if _is_empty(year):
        if _is_empty(month) and _is_empty(day):
            return NO_DATE
        raise NoReadingError("a date without its year", "a month or a day without a year")
    dated = read_cell(_year(year), order)
    if _is_empty(month) and _is_empty(day):
        return dated
    if dated.written is None or not re.fullmatch(r"-?[0-9]{4}", dated.written):
        problem = f'year "{clipped(str(year))}" is none that has a month'
        raise NoReadingError(_UNREADABLE, problem)
    if _is_empty(month):
        raise NoReadingError("a date without its month", f"day {day} of {year} without a month")
    return replace(dated, written=_composed(dated.written, _whole(month), _whole(day)))


def _composed(year: str, month: Cell, day: Cell) -> str:
    number = re.fullmatch(_MONTH_NUMBER, str(month).strip())
    if number:
        written = f"{year}-{int(number[0]):02}"
    else:
        forms = meant(f"{month} {year}").forms
        if len(forms) != 1 or len(forms[0]) != len(year) + 3:
            problem = f'month "{clipped(str(month))}" is none; write 1 to 12, or its name'
            raise NoReadingError(_UNREADABLE, problem)
        written = forms[0]
    if not _is_empty(day):
        written = f"{written}-{str(day).strip():0>2}"
    return _checked(written, _UNREADABLE)


def _checked(written: str, group: str) -> str:
    """Return a date in the form of a log; NoReadingError of this group where it is none."""
    try:
        parse_date(written)
    except ValueError as error:
        raise NoReadingError(group, f"date {error}") from None
    return written


def _year(cell: Cell) -> Cell:
    """Return a year of a column of years: one below zero counts the years before Christ."""
    return int(cell) if isinstance(cell, str) and re.fullmatch(_BELOW_ZERO, cell.strip()) else cell


def _whole(cell: Cell) -> Cell:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _is_empty(cell: Cell) -> bool:
    return cell is None or not str(cell).strip()


def joined(start: Dated, end: Dated, *, ongoing: bool = False) -> Dated:
    """Return the date from a start to an end; NoReadingError where they are no stretch of time."""
    notes = "; ".join(dict.fromkeys(filter(None, (start.note, end.note)))) or None
    first = (start.written or "").split("/")[0]
    last = ".." if ongoing else (end.written or "").split("/")[-1]
    if not last or first == last:
        return replace(start, note=notes)
    written = _checked(f"{first}/{last}", "a date that ends before it starts")
    return Dated(written=written, note=notes)


def is_ongoing(cell: Cell) -> bool:
    """Tell whether a cell says that something has not ended."""
    return isinstance(cell, str) and cell.strip().lower() in _ONGOING


def begins_alike(shown: str, written: str) -> bool:
    """Tell whether a date that is shown may be the one that is written in days.

    Days cannot say that a start is open, or that an end is: there they give the other one.
    """
    one, other = parse_date(shown), parse_date(written)
    if one.end_hi in (other.end_hi, AFTER_ALL):
        return one.start_lo in (other.start_lo, BEFORE_ALL)
    return one.start_lo == BEFORE_ALL and one.sort_key[0] == other.sort_key[0]
