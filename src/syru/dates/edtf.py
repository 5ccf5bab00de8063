"""Dates as a log writes them: EDTF (ISO 8601-2:2019), levels 0 and 1 and a few forms of level 2."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from syru.dates.day import FIRST_YEAR, LAST_YEAR, days_in_month, iso_year, sortable
from syru.dates.faults import LONGEST_TEXT, refusal, why_worded
from syru.dates.span import AFTER_ALL, BEFORE_ALL, DateSpan

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORM = re.compile(
    r"(-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[~?%]?"
)
# The hundreds are left out: "1900s" may mean ten years or a hundred.
_DECADE = r"([0-9]{2}[1-9])0s([~?%]?)"
_QUARTER = r"(-?[0-9]{4})-Q([1-4])([~?%]?)"
_DATE_TIME = (
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]"
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?"
)

_MONTHS = {f"{month:02}": (f"{month:02}", f"{month:02}") for month in range(1, 13)}
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}
_QUARTERS = {"33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12")}
_PARTS = _MONTHS | _SEASONS | _QUARTERS
_WINTER = "24"
# ISO 8601 counts 0 as a year, and so there is no negative one.
_NO_YEAR = "-0000"


def parse_date(value: str | int | date) -> DateSpan:
    """Read a date as a log holds it: a TOML date or date-time, a year, or an EDTF text.

    Years run from -9999 to 9999, where 0 is 1 BC and -43 is 44 BC. Of a date-time the date is taken
    as written, without a time zone shift. Beyond EDTF are the aliases `1950s` and `2025-Q3`, and a
    bracketed form as an end of an interval. Raises ValueError with a message that names the bad
    part and what to write.
    """
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, date):  # a date-time is one too, and gives its date as written
        return _from_day(value.isoformat()[:10])
    if type(value) is int and FIRST_YEAR <= value <= LAST_YEAR:  # a truth value is no year
        return _from_text(iso_year(value))
    raise refusal(value)


def _from_text(text: str) -> DateSpan:
    if _DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            if not text.startswith("0000"):
                raise refusal(text) from None
        else:
            return _from_day(text)
    if len(text) > LONGEST_TEXT:
        raise refusal(text)
    if "/" in text:
        try:
            return _interval(text)
        except ValueError:
            # What is wrong with one end may be clear from the other: 1914/15.
            if why_worded(text):
                raise refusal(text) from None
            raise
    edtf, lo, hi = _moment(text)
    return _span(edtf, (lo, hi), (lo, hi))


def _from_day(day: str) -> DateSpan:
    return DateSpan(edtf=day, start_lo=day, start_hi=day, end_lo=day, end_hi=day, flagged=False)


class _Days(NamedTuple):
    """A form without a slash: canonical EDTF, its first and its last day."""

    edtf: str
    lo: str
    hi: str


def _span(edtf: str, start: tuple[str, str], end: tuple[str, str]) -> DateSpan:
    return DateSpan(
        edtf=edtf,
        start_lo=start[0],
        start_hi=start[1],
        end_lo=end[0],
        end_hi=end[1],
        flagged="~" in edtf or "?" in edtf or "%" in edtf,
    )


def _interval(text: str) -> DateSpan:
    """Read `A/B`; an end is open where it is `..` and unknown where it is empty (EDTF level 1)."""
    first, slash, last = text.partition("/")
    if "/" in last or (first in ("", "..") and last in ("", "..")):
        raise refusal(text)
    if first in ("", ".."):
        b = _moment(last)
        return _span(first + slash + b.edtf, (BEFORE_ALL, b.hi if not first else BEFORE_ALL), b[1:])
    a = _moment(first)
    if last in ("", ".."):
        return _span(a.edtf + slash + last, a[1:], (AFTER_ALL if last else a.lo, AFTER_ALL))
    b = _moment(last)
    if a.lo > b.hi:
        raise refusal(text, f"it ends before it starts; write {b.edtf}/{a.edtf}")
    return _span(a.edtf + slash + b.edtf, (a.lo, min(a.hi, b.hi)), (max(a.lo, b.lo), b.hi))


def _moment(text: str) -> _Days:
    """Read a form, or one moment in a range: `[A..B]`, `[..B]`, `[A..]` (EDTF level 2)."""
    if not (text.startswith("[") and text.endswith("]")):
        return _form(text)
    first, dots, last = text[1:-1].partition("..")
    if not dots or not (first or last):
        raise refusal(text)
    a = _form(first) if first else _Days("", BEFORE_ALL, BEFORE_ALL)
    b = _form(last) if last else _Days("", AFTER_ALL, AFTER_ALL)
    if a.lo > b.hi:
        raise refusal(text, f"it ends before it starts; write [{b.edtf}..{a.edtf}]")
    return _Days(f"[{a.edtf}..{b.edtf}]", a.lo, b.hi)


def _form(text: str) -> _Days:
    edtf = text if _FORM.fullmatch(text) else _unaliased(text)
    match = _FORM.fullmatch(edtf)
    if match is None:
        raise refusal(text)
    year, month, day = match.groups()
    half_given = month and ("X" in year or (month == "XX" and day not in (None, "XX")))
    if year == _NO_YEAR or half_given:
        raise refusal(edtf)
    if month in (None, "XX"):
        first_year, last_year = _years(year)
        return _days(edtf, f"{first_year}-01-01", f"{last_year}-12-31")
    if day not in (None, "XX"):
        if month not in _MONTHS or not 1 <= int(day) <= days_in_month(int(year), int(month)):
            raise refusal(edtf)
        return _days(edtf, f"{year}-{month}-{day}", f"{year}-{month}-{day}")
    ends_too_late = month == _WINTER and int(year) == LAST_YEAR
    if month not in (_MONTHS if day else _PARTS) or ends_too_late:
        raise refusal(edtf)
    first, last = _PARTS[month]
    last_year = iso_year(int(year) + 1) if month == _WINTER else year
    length = days_in_month(int(last_year), int(last))
    return _days(edtf, f"{year}-{first}-01", f"{last_year}-{last}-{length}")


def _years(year: str) -> tuple[str, str]:
    """Return the first and last of the years that one with unknown last digits may be."""
    if year[0] != "-":
        return year.replace("X", "0"), year.replace("X", "9")
    last = year.replace("X", "0")
    return year.replace("X", "9"), "-0001" if last == _NO_YEAR else last


def _days(edtf: str, first: str, last: str) -> _Days:
    if first > "0001":  # most are, and need no more
        return _Days(edtf, first, last)
    return _Days(edtf, sortable(first), sortable(last))


def _unaliased(text: str) -> str:
    if match := re.fullmatch(_DECADE, text):
        return f"{match[1]}X{match[2]}"
    if match := re.fullmatch(_QUARTER, text):
        return f"{match[1]}-{int(match[2]) + 32}{match[3]}"
    if match := re.fullmatch(_DATE_TIME, text):
        return match[1]
    return text
