"""One date as people write it, without a bound or a doubt: March 1999, spring 1914, the 1850s.

Patterns are compiled only when something is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from syru.dates import eras
from syru.dates.day import exists, iso_year

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = (
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?"),
    *("aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
MONTH: Final = f"(?P<month>{'|'.join(_MONTHS)})"
_YEAR = r"(?P<year>[0-9]{3,4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2, "beginning": 0, "end": 2}
_PART_OF = r"(early|mid|middle|late|beginning|end)(?:[ -](?:of )?(?:the )?)(.+)"
_HALF_OF = r"(first|1st|second|2nd) half (?:of )?(?:the )?(.+)"
_CENTURY = r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -](?:century|cent\.?|c\.?)"


def read_simple(text: str) -> tuple[str, ...]:
    """Return the one form, or the two, that a date alone may mean; none where it is no date."""
    readers: tuple[Callable[[str], tuple[str, ...]], ...]
    readers = (_years, _month_and_day, _season, _digits, _part_of, _half_of)
    return next((found for reader in readers if (found := reader(text))), ())


def _years(text: str) -> tuple[str, ...]:
    shape = r"(?:the )?(?:year )?([0-9]{3,4})|a\.?d\.? ?([0-9]{1,4})|([0-9]{1,4}) ?(?:ad|a\.d\.|ce)"
    if match := re.fullmatch(shape, text):
        year = (match[1] or match[2] or match[3]).zfill(4)
        return (year,) if year > "0000" else ()
    if match := re.fullmatch(r"([0-9]{2}(?!99-00$)[0-9]{2})-00(?:-00)?", text):
        return (match[1],) if match[1] > "0000" else ()
    if match := re.fullmatch(r"[0-9]{3}x|[0-9]{2}xx", text):
        return (match[0].upper(),) if match[0] >= "01" else ()
    if match := re.fullmatch(r"(?:the )?([0-9]{3})0['’]?s", text):
        decade = f"{match[1]}X"
        return (decade, f"{match[1][:2]}XX") if match[1][2] == "0" else (decade,)
    if (match := re.fullmatch(_CENTURY, text)) and int(match[1]):
        return (f"{int(match[1]) - 1:02}XX",)
    return ()


def _month_and_day(text: str) -> tuple[str, ...]:
    shapes = (
        rf"(?:{_DAY}[ -]?(?:of )?)?{MONTH}\.?,?[ -]?{_YEAR}",
        rf"{MONTH}\.? {_DAY},? {_YEAR}",
        rf"{_YEAR},? {MONTH}\.?(?: {_DAY})?",
    )
    match = next((found for shape in shapes if (found := re.fullmatch(shape, text))), None)
    if match is None:
        return ()
    named = match.groupdict()
    month = next(n for n, name in enumerate(_MONTHS, start=1) if re.fullmatch(name, named["month"]))
    return _existing(named["year"], str(month), named.get("day") or "")


def _existing(year: str, month: str, day: str = "") -> tuple[str, ...]:
    form = f"{year:0>4}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return (form,) if form > "0001" and exists(form) else ()


def _season(text: str) -> tuple[str, ...]:
    names = "|".join([*_SEASONS, "q[1-4]"])
    match = re.fullmatch(rf"(?P<name>{names}),?(?: of)? {_YEAR}", text)
    match = match or re.fullmatch(rf"{_YEAR},? (?P<name>{names})", text)
    if match is None:
        return _winter(text)
    name, year = match["name"], match["year"].zfill(4)
    number = _SEASONS[name] if name in _SEASONS else 32 + int(name[1])
    return (f"{year}-{number}",) if "0000" < year < "9999" else ()


def _winter(text: str) -> tuple[str, ...]:
    """Read a winter with both of its years: 1962/63, 1962–1963."""
    match = re.fullmatch(r"winter,?(?: of)? ([0-9]{4}) ?[/–-] ?((?:[0-9]{2})?[0-9]{1,2})", text)
    if match is None or not "0000" < match[1] < "9999":
        return ()
    return (f"{match[1]}-24",) if str(int(match[1]) + 1).zfill(4).endswith(match[2]) else ()


def _digits(text: str) -> tuple[str, ...]:
    """Read day, month and year in digits; both readings where day and month may change places."""
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text):
        # A year and two digits may be two years in a text that is not EDTF.
        return _existing(match[1], match[2], match[3]) if match[3] else ()
    if match := re.fullmatch(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})", text):
        return _existing(match[1], match[3], match[4])
    if match := re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{4})", text):
        return _existing(match[2], match[1])
    if match := re.fullmatch(r"([0-9]{1,2})([/.–-])([0-9]{1,2})\2([0-9]{4})", text):
        year, one, other = match[4], match[1], match[3]
        return tuple(dict.fromkeys(_existing(year, one, other) + _existing(year, other, one)))
    return ()


def _part_of(text: str) -> tuple[str, ...]:
    match = re.fullmatch(_PART_OF, text)
    return _share(match[2], _THIRDS[match[1]], 3) if match else ()


def _half_of(text: str) -> tuple[str, ...]:
    match = re.fullmatch(_HALF_OF, text)
    return _share(match[2], int(match[1] in ("second", "2nd")), 2) if match else ()


def _share(text: str, number: int, of: int) -> tuple[str, ...]:
    """Return the third or half of a month, year, decade or hundred years as ranges.

    Thirds of years overlap by one, since nobody says where "early" ends.
    """
    if years := eras.century(text):
        return ("[{}..{}]".format(*_share_of_years(*years, number, of)),)
    wholes = _years(text) + tuple(month for month in _month_and_day(text) if len(month) == 7)
    return tuple("[{}..{}]".format(*_ends_of_share(whole, number, of)) for whole in wholes)


def _ends_of_share(whole: str, number: int, of: int) -> tuple[str, str]:
    is_last = number + 1 == of
    if len(whole) == 7:
        days = 30 // of
        ends = (31, 30, 29, 28) if is_last else (days * (number + 1),)
        last = next(day for end in ends for day in _existing(whole[:4], whole[5:], str(end)))
        return f"{whole}-{days * number + 1:02}", last
    if "X" not in whole:
        months = 12 // of
        return f"{whole}-{months * number + 1:02}", f"{whole}-{months * (number + 1):02}"
    start = int(whole.replace("X", "0"))
    first, last = _share_of_years(start, 10 ** whole.count("X"), number, of)
    return max(first, "0001"), last


def _share_of_years(start: int, size: int, number: int, of: int) -> tuple[str, str]:
    first, end = (start + size * count // of for count in (number, number + 1))
    return iso_year(first), iso_year(end - (number + 1 == of or of == 2))
