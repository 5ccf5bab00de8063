"""English words for a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
PART_NAMES: Final = (
    {f"{number:02}": name for number, name in enumerate(_MONTHS, start=1)}
    | {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
    | {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4"}
)
_WINTER = "24"
SIGNS: Final = "~?%"


def in_words(edtf: str) -> str:
    """Return in English what a canonical EDTF text, the `edtf` of a `DateSpan`, means."""
    first, slash, last = edtf.partition("/")
    return _interval(first, last) if slash and first != last else _moment(first)


def _interval(first: str, last: str) -> str:
    if first in ("", ".."):
        until = f"until {_within_sentence(last)}"
        return until if first else f"{until}, start unknown"
    if last == "..":
        return f"since {_within_sentence(first)}"
    if not last:
        return f"from {_within_sentence(first)}, end unknown"
    if _is_short(first) and _is_short(last):
        return " – ".join(_pair(first, last, _form))
    return f"from {_within_sentence(first)} until {_within_sentence(last)}"


def _moment(edtf: str) -> str:
    if not edtf.startswith("["):
        return _form(edtf)
    first, last = edtf[1:-1].split("..")
    if first == last:
        return _form(first)
    if not first:
        return f"by {_within_sentence(last)}"
    if not last:
        return f"{_within_sentence(first)} or later"
    return "between {} and {}".format(*_pair(first, last, _within_sentence))


def _within_sentence(edtf: str) -> str:
    """Return a form in words that fit after a word such as "since" or "by"."""
    if edtf.startswith("["):
        first, last = edtf[1:-1].split("..")
        if first == last:
            return _within_sentence(first)
        if not first:
            return f"{_within_sentence(last)} or earlier"
        said = _moment(edtf)
        return f"some time {said}" if last else said
    said = _form(edtf)
    if "X" not in _split(edtf)[0]:
        return said
    if not _is_decade(edtf):
        return f"some time in {said}"
    return said if edtf[-1] in "~%" else f"the {said}"


def _is_decade(edtf: str) -> bool:
    # 190X is said "1900–1909": "1900s" may mean a hundred years. -004X are years of two decades.
    return edtf[0] != "-" and edtf[2] not in "0X" and edtf[3] == "X"


def _is_short(edtf: str) -> bool:
    """Whether a dash can stand beside it: it has none of its own and is no half-sentence."""
    return edtf[0] != "[" and "X" not in edtf[4:] and "–" not in _form(edtf)


def _pair(first: str, last: str, say: Callable[[str], str]) -> tuple[str, str]:
    """Return two forms in words, with what they share once, at the end of the second."""
    said = say(first), say(last)
    (year, *parts), (last_year, *last_parts) = _split(first), _split(last)
    if _is_before_christ(year) and last_year >= "1000":
        return said[0], said[1].replace(last_year, f"AD {last_year}", 1)
    if year != last_year or "" in (parts[0], last_parts[0]) or _WINTER in (parts[0], last_parts[0]):
        return said
    if any(char in first + last for char in f"X{SIGNS}"):
        return said  # a doubt stays with its own date
    if parts[0] != last_parts[0]:
        return said[0].removesuffix(f" {_year(year)}"), said[1]
    return (str(int(parts[1])), said[1]) if len(first) == len(last) else said


def _split(edtf: str) -> tuple[str, str, str]:
    """Return year, month and day of a form; what it lacks is empty."""
    at = 5 if edtf[0] == "-" else 4
    return edtf[:at], edtf[at + 1 : at + 3], edtf[at + 4 :]


def _is_before_christ(year: str) -> bool:
    return year < "0001"  # the minus sign is before every digit


def _form(edtf: str) -> str:
    sign = edtf[-1] if edtf[-1] in SIGNS else ""
    plain = edtf.removesuffix(sign)
    about = "c. " if sign in ("~", "%") else ""
    doubt = " (?)" if sign in ("?", "%") else ""
    year, month, day = _split(plain)
    if month == "XX":
        return f"some {'day' if day else 'month'} in {about}{_year(year)}{doubt}"
    if day == "XX":
        return f"some day in {about}{part_words(year, month)}{doubt}"
    number = f"{int(day)} " if day else ""
    return f"{about}{number}{part_words(year, month) if month else _years(year)}{doubt}"


def part_words(year: str, part: str) -> str:
    """Return a month, season or quarter of a year in words."""
    if part != _WINTER:
        return f"{PART_NAMES[part]} {_year(year)}"
    if _is_before_christ(year):
        years = f"{1 - int(year)}–{-int(year)} BC"
        return f"winter {years if year < '0' else '1 BC–AD 1'}"
    following = str(int(year) + 1)
    # "1999–00" would read backwards, and so would "AD 9–10" cut short.
    return f"winter {_year(year)}–{following if following[-2:] == '00' else following[-2:]}"


def _years(year: str) -> str:
    if "X" not in year:
        return _year(year)
    if _is_decade(year):
        return f"{_year(year.replace('X', '0'))}s"
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if year[0] == "-":  # the larger number is the earlier year, and there is no year -0000
        return f"{1 - int(last)}–{max(1 - int(first), 2)} BC"
    return f"1 BC–{_year(last)}" if first == "0000" else f"{_year(first)}–{int(last)}"


def _year(year: str) -> str:
    if _is_before_christ(year):
        return f"{1 - int(year)} BC"
    return year if year >= "1000" else f"AD {int(year)}"
