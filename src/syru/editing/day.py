"""A date as somebody types it for an entry, as the form that a log holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syru.dates import parse_date, parse_period
from syru.dates.refusals import meant, says_unknown
from syru.errors import UsageError

if TYPE_CHECKING:
    from syru.dates import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDate:
    """A date that was typed: as a log writes it, and what it means.

    note is a word that was typed beside it and is no part of it, such as "published".
    """

    written: str
    span: DateSpan
    note: str = ""

    @property
    def value(self) -> str | date:
        """The date as a value of TOML: a whole day is a date of its own."""
        return date.fromisoformat(self.written) if _is_day(self.written) else self.written


def read_typed_date(option: str, typed: str, today: date) -> TypedDate | None:
    """Return the date that was typed; None where it says that there is none, such as "unknown".

    All forms of a log are read, dates in English words and the other ways of writing them that
    have one reading, and days around today. Raise UsageError where there is no reading, or more
    than one: then with both.
    """
    text = " ".join(typed.split())
    try:
        return _written_as(text)
    except ValueError as error:
        if says_unknown(text):
            return None
        return _meant(text) or _around(option, text, today, f"{option}: {error}")


def _written_as(text: str, note: str = "") -> TypedDate:
    span = parse_date(text)
    # A time of day is no part of the date, and a log has no use for it.
    written = span.edtf if ":" in text else text
    return TypedDate(written=written, span=span, note=note)


# As a date of a log reads in words, it may be typed.
_SOME_OF = r"some (?:day in ([a-z]+ [0-9]{4})|month in ([0-9]{4}))"


def _meant(text: str) -> TypedDate | None:
    """Return what a text in words means, where that is one date, and maybe rough."""
    if match := re.fullmatch(_SOME_OF, text, re.IGNORECASE):
        within = _meant(match[1] or match[2])
        return _written_as(f"{within.written}-XX") if within else None
    forms, word = meant(text)
    spans = {parse_date(form).edtf.translate(_UNSIGNED) for form in forms}
    # Of a bound that may be written with its sign of doubt or without, the doubt is kept.
    return _written_as(forms[-1], word) if len(spans) == 1 else None


def _around(option: str, text: str, today: date, refusal: str) -> TypedDate:
    if meant(text).forms:
        raise UsageError(refusal)
    try:
        span = parse_period(text, today)
    except ValueError as error:
        # Of what is said for a filter, only this helps here as well.
        lacks_year = "the year is missing" in str(error)
        raise UsageError(f"{option}: {error}" if lacks_year else refusal) from None
    return TypedDate(written=span.edtf, span=span)


_UNSIGNED = str.maketrans("", "", "~?%")


def _is_day(written: str) -> bool:
    return bool(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written))
