"""Dates in short, for a list whose headings are years: "15 Oct", "Q1", "15 Oct … 31 Dec"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from syru.dates.edtf import parse_date

# Between the parts of one day, which a list does not break; a plain space is where it may.
NO_BREAK: Final = "\u00a0"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = {f"{number:02}": name for number, name in enumerate(_MONTHS, start=1)}
_PARTS |= {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS |= {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4"}
_WINTER = "24"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FORM = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([~?%]?)")


def short_words(written: str, year: str | None = None) -> str:
    """Return a date as a log writes it in few English words, without the year of its heading.

    "A … B" is some day between the two, "A – B" all the time from the one to the other, "A … B –"
    from some day between the two on, and "?" stands where an end is not known. year is
    that of the heading, as EDTF has it, and None where there is none; another year is said.
    """
    if match := _DAY.fullmatch(written):
        own, month, day = match.groups()
        short = f"{int(day)}{NO_BREAK}{_PARTS[month]}"
        return short if own == year else f"{short}{NO_BREAK}{year_words(own)}"
    return _short(written, year)


def year_words(year: str) -> str:
    """Return a year of EDTF in words: "2025", "AD 14", "44 BC"."""
    number = int(year)
    if number < 1:
        return f"{1 - number}{NO_BREAK}BC"
    return str(number) if number >= 1000 else f"AD{NO_BREAK}{number}"


@lru_cache(maxsize=4096)
def _short(written: str, year: str | None) -> str:
    first, slash, last = parse_date(written).edtf.partition("/")
    if not slash or first == last:
        said = _moment(first, year)
    elif first == "..":
        said = f"until {_form(last, year)}"
    elif not first:
        said = f"?{NO_BREAK}– {_form(last, year)}"
    elif last == "..":
        since = _form(first, year)
        said = f"{since}{NO_BREAK}–" if "…" in since else f"since {since}"
    elif not last:
        said = f"{_form(first, year)}{NO_BREAK}–{NO_BREAK}?"
    else:
        said = _range(first, last, "–", year)
    return said


def _moment(edtf: str, year: str | None, *, end: bool = False) -> str:
    """Return a date that is no interval, or the end of one."""
    if not edtf.startswith("["):
        return _form(edtf, year)
    first, last = edtf[1:-1].split("..")
    if not first and end:  # "by 2 Oct – 5 Oct" would be the end of a time
        return f"{_form(last, year)} or earlier"
    if not first:
        return f"by{NO_BREAK}{_form(last, year)}"
    if not last:
        return f"{_form(first, year)} or later"
    return _form(first, year) if first == last else _range(first, last, "…", year)


def _range(first: str, last: str, dash: str, year: str | None) -> str:
    """Return two ends with a dash between them, and a year or month that they share once."""
    one, other = _FORM.fullmatch(first), _FORM.fullmatch(last)
    if one is None or other is None:
        return f"{_form(first, year)}{NO_BREAK}{dash} {_form(last, year)}"
    if one[1] != other[1]:
        return f"{_form(first, year)}{NO_BREAK}{dash} {_form(last, None)}"
    days = one[2] == other[2] and f"{one[3]}{other[3]}".isdigit() and not one[4] + other[4]
    said = str(int(one[3])) if days else _form(first, one[1])
    return f"{said}{NO_BREAK}{dash} {_form(last, year)}"


def _form(edtf: str, year: str | None) -> str:
    match = _FORM.fullmatch(edtf)
    if match is None:  # a bracketed end of an interval
        return _moment(edtf, year, end=True)
    own, month, day, sign = match.groups()
    about = f"c.{NO_BREAK}" if sign in ("~", "%") else ""
    doubt = "?" if sign in ("?", "%") else ""
    return f"{about}{_plain(own, month, day, year)}{doubt}"


def _plain(own: str, month: str | None, day: str | None, year: str | None) -> str:
    """Return a form without its sign."""
    named = "" if own == year else f"{NO_BREAK}{year_words(own)}" if "X" not in own else ""
    if month is None:
        return _years(own)
    if month == "XX":
        return f"some {'month' if day is None else 'day'} in {year_words(own)}"
    if month == _WINTER:
        return f"winter {year_words(own)}–{year_words(f'{int(own) + 1:04}')}"
    part = f"{_PARTS[month]}{named}"
    if day == "XX":
        return f"some day in {part}"
    return part if day is None else f"{int(day)}{NO_BREAK}{part}"


def _years(year: str) -> str:
    if "X" not in year:
        return year_words(year)
    first, last = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    if year[-2] not in "0X" and first > 0:
        return f"{first}s"
    return f"{year_words(f'{max(first, 1) if last > 0 else first:04}')}–{year_words(f'{last:04}')}"
