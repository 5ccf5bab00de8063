"""What a person types after --since, --until and --as-of, read as a closed period."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from syru.dates.edtf import parse_date
from syru.dates.eras import has_era
from syru.dates.faults import LONGEST_TEXT, quoted, refusal, why_worded
from syru.dates.refusals import meant, week, years_or_month

if TYPE_CHECKING:
    from syru.dates.span import DateSpan

_TODAY_VARIABLE: Final = "SYRU_TODAY"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# Patterns are compiled when a person typed something: not at every start.
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_WORDED = rf"(?:{_NUMBER} (?:of )?)?{_MONTH}\.?,? ([0-9]{{4}})|{_MONTH}\.? {_NUMBER},? ([0-9]{{4}})"
_YEAR_LAST = r"[0-9]{1,2}([/.-])[0-9]{1,2}\1([0-9]{4})"
_YEAR_FIRST = r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})"
_MONTH_SHORT = r"[0-9]{4}(?:-[0-9]|/[0-9]{1,2})"
_PART_OF_YEAR = r"(q[1-4]|spring|summer|autumn|fall|winter),? ([0-9]{4})"
_AGO = r"(an?|one|[0-9]+) (day|week|month|quarter|year)s? ago"
_AROUND_TODAY = r"(this|last|next) (week|month|quarter|year)"

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
# How many months and days a step of each unit is.
_UNITS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "quarter": (3, 0), "year": (12, 0)}

_FORMS = "write 2025, 2025-07, 2025-07-03, July 2025, 3 July 2025, last month or 6 months ago"
_REFUSED = (
    (r":|[0-9] ?[ap]\.?m\b|\b(?:now|noon|midnight)\b", "write the day without a time of day"),
    (
        r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b",
        "a weekday is not read; write the day alone, as 2025-07-03",
    ),
    (
        rf"^(?!.*[0-9]{{4}}).*\b{_MONTH}\b",
        "the year is missing; write it in four digits, as in July 2025",
    ),
    (
        r"^[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2})?$",
        "the year is missing; write it first and in four digits, as 2025-07-03",
    ),
    (
        r"^[0-9]{1,2}[/.-][0-9]{4}$|^[0-9]{4}[/.][0-9]{1,2}$",
        "a month is written year first and with a hyphen, as 2025-07",
    ),
)


def today() -> date:
    """Return SYRU_TODAY, or today's local date where it is not set; ValueError if it is no day."""
    value = os.environ.get(_TODAY_VARIABLE, "")
    if not value:
        return datetime.now().astimezone().date()
    try:
        span = parse_date(value)
    except ValueError as error:
        raise ValueError(f"{_TODAY_VARIABLE} is {error}") from None
    day = span.earliest
    if not isinstance(day, date) or span.edtf != value or span.start_lo != span.end_hi:
        raise ValueError(f"{_TODAY_VARIABLE} is {quoted(value)}: no day; write it as 2025-07-03")
    return day


def parse_period(text: str, today: date) -> DateSpan:
    """Read what a person typed as a period with a first and a last day, both inclusive.

    Reads every closed form of `syru.dates.parse_date` that carries no sign of doubt, dates in
    English words or with slashes, and periods around `today` (weeks start on Monday, ISO 8601).
    Raises ValueError with a message that names the bad part and what to write, or both readings.
    """
    if len(text) > LONGEST_TEXT:
        raise refusal(text, f"too long for a date; {_FORMS}")
    typed = " ".join(text.split())
    words = typed.lower()
    if not text.isascii() and (reason := why_worded(typed, sure=True)):
        raise refusal(typed, reason)
    if strange := next((char for char in text.strip() if not char.isascii()), ""):
        raise refusal(text, f"{strange!r} is not read in a date; write plain letters and digits")
    return (
        _around(words, today)
        or _part_of_year(words)
        or _slashed(words)
        or _short_forms(words)
        or _worded(typed)
        or _with_era(words)
        or _edtf(typed)
    )


def _around(words: str, today: date) -> DateSpan | None:
    if words in _DAYS:
        return parse_date(_moved(today, "day", _DAYS[words], words))
    if match := re.fullmatch(_AGO, words):
        count = int(match[1]) if match[1].isdigit() else 1
        return parse_date(_moved(today, match[2], -count, words))
    if match := re.fullmatch(_AROUND_TODAY, words):
        unit = match[2]
        return _calendar_period(_moved(today, unit, _STEPS[match[1]], words), unit, words)
    return None


def _calendar_period(day: date, unit: str, words: str) -> DateSpan:
    written = day.isoformat()
    if unit == "week":
        monday = _moved(day, "day", -day.weekday(), words)
        return parse_date(f"{monday}/{_moved(monday, 'day', 6, words)}")
    if unit == "month":
        return parse_date(written[:7])
    if unit == "quarter":
        return parse_date(f"{written[:4]}-Q{(day.month + 2) // 3}")
    return parse_date(written[:4])


def _moved(day: date, unit: str, count: int, words: str) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - 1 ms, 9 with its parser

    months, days = _UNITS[unit]
    try:
        return day + relativedelta(months=months * count, days=days * count)
    except (ValueError, OverflowError):
        raise refusal(words, f"outside the years 0001 to 9999; {_FORMS}") from None


def _part_of_year(words: str) -> DateSpan | None:
    if match := re.fullmatch(_PART_OF_YEAR, words):
        return parse_date(f"{match[2]}-{_SEASONS.get(match[1], match[1].upper())}")
    return None


def _slashed(words: str) -> DateSpan | None:
    if match := re.fullmatch(_YEAR_FIRST, words):
        return parse_date(f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}")
    match = re.fullmatch(_YEAR_LAST, words)
    if match is None:
        return None
    month_first = _typed_parts(words, match[2], day_first=False)
    day_first = _typed_parts(words, match[2], day_first=True)
    if month_first != day_first:
        readings = f"two readings: {month_first} or {day_first}"
        raise refusal(words, f"{readings}? write {month_first.edtf} or {day_first.edtf}")
    return day_first


def _short_forms(words: str) -> DateSpan | None:
    """Read a week, and a month of one digit or with a slash that is not a second year as well."""
    if days := week(words):
        return parse_date(days)
    readings = years_or_month(words) if re.fullmatch(_MONTH_SHORT, words) else ()
    return parse_date(readings[0]) if len(readings) == 1 and "/" not in readings[0] else None


def _worded(words: str) -> DateSpan | None:
    match = re.fullmatch(_WORDED, words, re.IGNORECASE)
    return _typed_parts(words, match[1] or match[2], day_first=True) if match else None


def _with_era(words: str) -> DateSpan | None:
    """Read a year, month or day with its era, such as 15 March 44 BC."""
    forms, word = meant(words) if has_era(words) else ((), "")
    if word or len(forms) != 1 or not re.fullmatch(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}", forms[0]):
        return None
    return parse_date(forms[0])


def _typed_parts(words: str, year: str, *, day_first: bool) -> DateSpan:
    """Read with dateutil, which fills what was not typed from a default day.

    What differs between two defaults was not typed. A year below 100 it moves to our own century,
    and so the year must come out as it was typed.
    """
    from dateutil.parser import parse  # noqa: PLC0415 - 9 ms

    # 2000 years on is a year of the same calendar that dateutil does not move.
    moved = 2000 if year < "1000" else 0
    words_moved = words.replace(year, str(int(year) + moved))
    defaults = datetime(2001, 1, 1, tzinfo=UTC), datetime(2002, 2, 2, tzinfo=UTC)
    try:
        one, other = (
            parse(words_moved, default=day, dayfirst=day_first).date() for day in defaults
        )
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        raise refusal(words, "no such day; write one that exists, as 2025-07-03") from None
    written = f"{one.year - moved:04}{one.isoformat()[4:]}"
    if (one.year, one.month) != (other.year, other.month) or written[:4] != year:
        raise refusal(words, "the year cannot be read from this; write it as 2025-07-03")
    return parse_date(written if one == other else written[:7])


def _why_typed(typed: str) -> str:
    """Return what to write for a text that no date is read from; "" where it is one, or unclear."""
    try:
        parse_date(typed.replace("x", "X").replace("q", "Q"))
    except ValueError:
        return why_worded(typed, sure=True)
    return ""


def _edtf(typed: str) -> DateSpan:
    words = typed.lower()
    if reason := _why_typed(typed):
        raise refusal(typed, reason)
    for shape, reason in _REFUSED:
        if re.search(shape, words):
            raise refusal(typed, reason)
    if not words:
        raise refusal(typed, f"nothing is written; {_FORMS}")
    if re.search(r"[a-z]{2}|[a-z]\.|\s", words.replace("x", "")):
        raise refusal(typed, f"not read as a date; {_FORMS}")
    span = parse_date(typed.replace("x", "X").replace("q", "Q"))
    if span.earliest is None or span.latest is None:
        reason = "a filter needs both ends; write one date, or both as 2025-01/2025-03"
        raise refusal(typed, reason)
    if span.flagged:
        raise refusal(typed, f"a filter needs sure ends; write {re.sub('[~?%]', '', span.edtf)}")
    return span
