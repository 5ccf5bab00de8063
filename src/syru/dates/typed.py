"""A date as a person writes it for an entry, as the one form of a log that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syru.dates.edtf import parse_date
from syru.dates.faults import FORMS, quoted
from syru.dates.periods import parse_period
from syru.dates.refusals import Meant, excludes, meant, says_unknown
from syru.dates.simple import MONTH

if TYPE_CHECKING:
    from syru.dates.span import DateSpan

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# As a date of a log reads in words, it may be typed.
_SOME_OF = r"some (?:day in ([a-z]+ [0-9]{4})|month in ([0-9]{4}))"
# Words that a date may have; another is what keeps a text from being read.
_OF_DATES = (
    rf"[^a-z]*|[0-9]+(?:st|nd|rd|th|s|x+)?|{MONTH}|[a-z]*day|spring|summer|autumn|fall|winter|q[1-4]"
    r"|of|the|to|and|or|in|on|at|by|from|since|until|till|before|after|between|about|around|circa|ca?"
    r"|early|mid|middle|late|end|beginning|half|first|second|century|year|ad|bc|bce|ce|a|p|am|pm"
)
_AS_WRITTEN = "write a date such as 12 March 1999, March 1999, c. 1850 or 1950s"
_UNSIGNED = str.maketrans("", "", "~?%")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDate:
    """A date that was typed: as a log writes it, and what it means.

    note is what was typed and the form does not hold: a word beside it, such as "published", or
    all of it where it names a day that it leaves out, such as "before 1900".
    """

    written: str
    span: DateSpan
    note: str = ""

    @property
    def value(self) -> str | date:
        """The date as a value of TOML."""
        return toml_value(self.written)


def toml_value(written: str) -> str | date:
    """Return a date of a log as a value of TOML: a whole day is a date of its own."""
    return date.fromisoformat(written) if re.fullmatch(_DAY, written) else written


def readings(text: str) -> Meant:
    """Return the forms of a log that a text in words may mean: one where the reading is clear.

    Of a bound that may be written with its sign of doubt or without, the doubt is kept.
    """
    forms, word = meant(text)
    spans = {parse_date(form).edtf.translate(_UNSIGNED) for form in forms}
    return Meant(forms if len(spans) > 1 else forms[-1:], word)


def unread(text: str, refusal: ValueError) -> ValueError:
    """Return why a person's text is no date: the word that is not read, if nothing better is known.

    A refusal of the form of a log would name forms of logs alone.
    """
    if FORMS not in str(refusal):
        return refusal
    words = re.findall(r"[^\W_]+", text)
    strange = next((word for word in words if not re.fullmatch(_OF_DATES, word.lower())), "")
    problem = f"{quoted(strange)} is not read" if strange else "not read as a date"
    return ValueError(f"{quoted(text)}: {problem}; {_AS_WRITTEN}")


def read_typed_date(typed: str, today: date) -> TypedDate | None:
    """Return the date that was typed; None where it says that there is none, such as "unknown".

    All forms of a log are read, dates in English words and the other ways of writing them that
    have one reading, and days around today. Raises ValueError where there is no reading, or more
    than one: then with both.
    """
    text = " ".join(typed.split())
    try:
        return _written_as(text)
    except ValueError as error:
        if says_unknown(text):
            return None
        if found := _in_words(text):
            return found
        if meant(text).forms:
            raise
        return _around(text, today, error)


def _written_as(text: str, note: str = "") -> TypedDate:
    span = parse_date(text)
    # A time of day is no part of the date, and a log has no use for it.
    written = span.edtf if ":" in text else text
    return TypedDate(written=written, span=span, note=note)


def _in_words(text: str) -> TypedDate | None:
    """Return what a text in words means, where that is one date, and maybe rough."""
    if match := re.fullmatch(_SOME_OF, text, re.IGNORECASE):
        within = _in_words(match[1] or match[2])
        return _written_as(f"{within.written}-XX") if within else None
    forms, word = readings(text)
    note = word or (text if excludes(text) else "")
    return _written_as(forms[0], note) if len(forms) == 1 else None


def _around(text: str, today: date, refusal: ValueError) -> TypedDate:
    """Return a period around today; the refusal of the form of a log where it is none."""
    try:
        span = parse_period(text, today)
    except ValueError as error:
        # Of what is said for a filter, only this helps here as well.
        known = "the year is missing" in str(error)
        raise (error if known else unread(text, refusal)) from None
    return TypedDate(written=span.edtf, span=span)
