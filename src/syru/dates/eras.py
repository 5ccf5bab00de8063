"""What years with an era may mean, as people write them: 44 BC, AD 14."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.dates.day import FIRST_YEAR, LAST_YEAR, iso_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[str], tuple[str, ...]]

_NUMBER = r"[0-9]{1,2},[0-9]{3}|[0-9]{1,5}"
_BC = r"b\.? ?c\.?(?: ?e\.?)?"
_AD_BEFORE, _AD_AFTER = r"a\.? ?d\.?", r"(?:a\.? ?d\.?|c\.? ?e\.?)"
_BEFORE_CHRIST = rf"(?P<before>.*?)(?P<year>{_NUMBER})(?P<many>['’]?s)? ?{_BC}"
_ANNO_DOMINI = (
    rf"(?P<before>.*?)(?:{_AD_BEFORE} ?(?P<year>{_NUMBER})|(?P<number>{_NUMBER}) ?{_AD_AFTER})"
)
_CENTURY = r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -](?:century|cent\.?|c\.?)"
_WITH_ERA = rf"(?=.*[0-9]).*(?<![a-z]){_BC}(?![a-z]).*|{_ANNO_DOMINI}"
# Of 44 BC the month before the year, if it has one, and the year.
_END = rf"(?P<month>[a-z]+\.?,? )?(?P<year>{_NUMBER}) ?{_BC}$"


def read_era(text: str, read: Reader) -> tuple[str, ...]:
    """Return what a text with an era in it may mean; read is how one without an era is read."""
    if years := century(text):
        return (f"[{iso_year(years[0])}..{iso_year(years[0] + years[1] - 1)}]",)
    if match := re.fullmatch(rf"(.*\b(?:century|cent\.?|c\.)) ?{_AD_AFTER}", text):
        return read(match[1])
    if match := re.fullmatch(rf"{_BC} ?({_NUMBER})", text):
        text = f"{match[1]} bc"
    if match := re.fullmatch(_BEFORE_CHRIST, text):
        number = _number(match["year"])
        if match["many"]:
            return _decades(number) if not match["before"] else ()
        return _with_year(match["before"], 1 - number, read) if number else ()
    if match := re.fullmatch(_ANNO_DOMINI, text):
        number = _number(match["year"] or match["number"])
        return _with_year(match["before"], number, read) if number else ()
    return ()


def century(text: str) -> tuple[int, int] | None:
    """Return first year and number of years of a century before Christ, if a text is one."""
    match = re.fullmatch(rf"{_CENTURY} ?{_BC}", text)
    return (1 - 100 * int(match[1]), 100) if match and int(match[1]) else None


def with_era_of(one: str, other: str) -> Iterator[str]:
    """Yield what the first of two dates may be short for where the second ends in BC: 49–44 BC."""
    match = re.search(_END, other)
    if re.search(rf"\b{_BC}$", one) or not re.search(rf"\b{_BC}$|[0-9]{_BC}$", other):
        return
    if match:
        if match["month"]:
            yield f"{one} {match['month']}{match['year']} bc"
        yield f"{one} {match['year']} bc"
    yield f"{one} bc"
    yield f"{one} century bc"


def continued(one: str, other: str) -> tuple[str, ...]:
    """Return what the second of two dates may be short for: of 412–11 BC, of 27 BC – 14."""
    cut = re.fullmatch(rf"([0-9]{{1,2}}) ?{_BC}", other)
    if cut and (year := re.search(r"[0-9]{3,5}$", one)):
        whole = year[0][: -len(cut[1])] + cut[1]
        if int(whole) < int(year[0]):
            return (f"{whole} bc",) if cut[1][0] == "0" else (f"{whole} bc", other)
    if re.search(rf"[0-9] ?{_BC}$", one) and re.fullmatch("[0-9]{1,4}", other):
        return f"ad {other}", f"{other} bc"
    return ()


def why_unread(text: str, *, sure: bool) -> str:
    """Return what to write for a year before 1 of which no date can be made; "" if there is none.

    sure: only a form with two ends is of use.
    """
    found = re.search(rf"({_NUMBER}) ?{_BC}(?![a-z])", text.lower())
    if found is None:
        return ""
    year = 1 - _number(found[1])
    if year < FIRST_YEAR:
        said = f"years run from {iso_year(FIRST_YEAR)}, which is {1 - FIRST_YEAR} BC"
        bound = iso_year(FIRST_YEAR)
        return f"{said}; write {bound if sure else f'[..{bound}], and the year into date_note'}"
    if year > 0:
        return "there is no year 0 BC; write 0000 for 1 BC, and 0001 for AD 1"
    return f"not read as a date; write {iso_year(year)} for {found[1]} BC"


def has_era(words: str) -> bool:
    """Tell whether a text in small letters names an era."""
    return bool(re.fullmatch(_WITH_ERA, words))


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


def _with_year(before: str, year: int, read: Reader) -> tuple[str, ...]:
    """Read a text as one with another year of the same calendar, in four digits, at its end."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    stand_in = str(2000 + year % 400)
    return tuple(form.replace(stand_in, iso_year(year)) for form in read(f"{before}{stand_in}"))


def _decades(number: int) -> tuple[str, ...]:
    """Return the years of a decade before Christ, and of a hundred years that is written alike."""
    lengths = (10, 100) if number % 100 == 0 else (10,) if number % 10 == 0 else ()
    return tuple(
        f"[{iso_year(2 - number - length)}..{iso_year(1 - number)}]"
        for length in lengths
        if number and 2 - number - length >= FIRST_YEAR
    )
