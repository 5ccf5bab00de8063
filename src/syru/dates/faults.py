"""The error message for a text or a value that is no date: what is wrong, and what to write."""

from __future__ import annotations

import re
from typing import Final

from syru.dates.day import days_in_month, exists, iso_year
from syru.dates.eras import why_unread
from syru.dates.refusals import excludes, meant, says_unknown, week
from syru.dates.words import PART_NAMES, SIGNS, in_words, part_words

LONGEST_TEXT: Final = 100

FORMS: Final = "write a form such as 2025, 2025-07, 2025-07-03, 195X, 2025-07~, 2025-01/2025-03"

# Texts that are no dates, with what is wrong and what to write; the first shape that fits speaks.
# A group takes only plain characters, since the template gives it back to the terminal. They are
# compiled when there is something to refuse: all of them would double the time to start.
_REFUSED = (
    (r"", "nothing is written; write a date such as 2025-07, or leave the key out"),
    (r"\s+", "only white space; write a date such as 2025-07, or leave the key out"),
    (r".*[{}].*", "a set in braces is not read; write one entry for each date"),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ][0-9].*", r"no such time of day; write \1 alone"),
    (r"[^A-WYZa-z]*,[^A-WYZa-z]*", "a list is not read; write first and last: [2024..2025]"),
    (r"\[\.\.\]|\[\]", "no end is given; write [2025..], [..2025] or [2024..2025]"),
    (r"(\.\.)?/?(\.\.)?", "no end is given; write 2025/.., ../2025, 2025/ or /2025"),
    (r"\[([0-9X~?%-]+)/([0-9X~?%-]+)\]", r"brackets hold one range; write [\1..\2]"),
    (r"\[([0-9X~?%-]+)\]", r"one date needs no brackets; write \1, [\1..] or [..\1]"),
    (r".*\][~?%]", "a sign stands on a date within the brackets; write it as in [..2025~]"),
    (r"([0-9X~?%-]*)\.\.([0-9X~?%-]*)", r"a range stands in brackets; write [\1..\2]"),
    (r"0000-00.*", "no date is given; leave the key out, or write 0000 for 1 BC"),
    (r"-0000.*", "0 is a year and has no sign; write 0000 for 1 BC, -0001 for 2 BC"),
    (r"\+([0-9]{4}.*)", r"a year has no plus sign; write \1"),
    (
        r"[+-][0-9]{5,}.*|[0-9]{9,}.*|[Yy]-?[0-9].*",
        "years run from -9999 to 9999; write one such as 2025",
    ),
    (r"[0-9]+S[0-9].*", "significant digits (S) are not read; write 195X or 19XX"),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", r"a day has hyphens; write \1-\2-\3"),
    (r"([0-9]{4})([0-9]{2})", r"a month has a hyphen; write \1-\2"),
    (
        r"(-?[0-9]{4})-([0-9])-([0-9])[~?%]?",
        r"month and day have two digits each; write \1-0\2-0\3",
    ),
    (r"(-?[0-9]{4})-([0-9])-([0-9]{2})[~?%]?", r"a month has two digits; write \1-0\2-\3"),
    (r"(-?[0-9]{4})-([0-9]{2})-([0-9])[~?%]?", r"a day has two digits; write \1-\2-0\3"),
    (r"(-?[0-9]{4})-q([1-4])[~?%]?", r"a quarter has a capital Q; write \1-Q\2"),
    (r"(-?[0-9]{4})-[Qq].*", r"quarters are Q1 to Q4; write \1-Q1, \1-Q2, \1-Q3 or \1-Q4"),
    (r"[0-9]{4}-[0-9]{3}", "days of the year are not read; write the month too: 2025-07-03"),
    (r"([0-9]{2})00[sS]", r"ten years or a hundred are meant; write \g<1>0X or \g<1>XX"),
    (r"([0-9]{3})0S[~?%]?", r"a decade ends in a small s; write \g<1>0s"),
    (r"[0-9xX-]*x[0-9xX-]*[~?%]?", "an unknown digit is a capital X; write it as in 195X"),
    (r"XXXX.*", "no digit of the year is given; write 1XXX at least, or leave the key out"),
    (r"(?!(?:1[0-9]|20)[0-9]\?)([0-9]{3})([~?%]?)", r"a year has four digits; write 0\1\2"),
    (r"[0-9X]{4}[~?%]?", "X stands for the last digits; write it as in 195X, 19XX or 1XXX"),
)
# What is left where not even the words are known.
_REFUSED_AT_LAST = (
    (r"\s+([!-~]+)\s*|([!-~]+)\s+", r"white space around it; write \1\2"),
    (r"([0-9]{4})-([0-9])[~?%]?", r"a month has two digits; write \1-0\2"),
    (r".*\s.*", "words and white space are not read here; " + FORMS),
    (r".*/.*/.*", "more than one slash; write a day as 2025-07-03, an interval as 2024/2025"),
    (r"\[.*|.*\]", "brackets hold one range; write [2024..2025], [..2025] or [2025..]"),
    (r"Y.*", "years run from -9999 to 9999; write one such as 2025"),
    (r"[0-9]{1,3}[~?%]?", "a year has four digits; write 2025, and 0099 for the year 99"),
    (r"[0-9]{4}-?[Ww].*", "no such week is read; write first and last day: 2025-06-30/2025-07-06"),
    (r"[0-9]{5,}.*", "years run from -9999 to 9999; write one such as 2025"),
)
_FULL = r"(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}|XX))?[~?%]?"
_HALF_GIVEN = r"(-?[0-9][0-9X]{3})((?:-[0-9X]{2}){1,2})[~?%]?"
# What is wrong with a text without words of which the meaning is clear.
_NEAR_FORMS = (
    (r"[0-9]{2,3}[?–-]{1,2}\??", "an unknown digit is a capital X"),
    (r"[0-9]{4}-[0-9][~?%]?", "a month has two digits"),
    (r"[0-9]{4}-00.*", "there is no month 00"),
    (r"[~?%].*", "a sign stands at the end"),
    (r".*[/.].*", "a date has its year first, and hyphens"),
    (r".*\s.*", "white space in a date"),
)
_OPEN = r"\[\.\.|\.\.\]|^\.\./|/\.\.$"
_SIGN_INSIDE = r"[0-9X~?%-]*[~?%][0-9X~?%-]+"


def refusal(value: object, reason: str = "") -> ValueError:
    """Make the error for a value that is no date: the bad part, and what to write instead."""
    if isinstance(value, str):
        return ValueError(f"{quoted(value)}: {reason or _why_no_date(value)}")
    if isinstance(value, bool):
        return ValueError(f"{str(value).lower()}: a truth value; write a day such as 2025-07-03")
    if isinstance(value, int):
        said = str(value) if abs(value) < 10**12 else "this number"
        remedy = 'write a month or a day in quotes: "2025-07"'
        return ValueError(f"{said}: years run from -9999 to 9999; {remedy}")
    if isinstance(value, float):
        return ValueError(f'{value}: a number, not a date; write it in quotes: "2025-10"')
    kind = "table" if isinstance(value, dict) else type(value).__name__
    return ValueError(f'a {kind} is no date; write a day such as 2025-07-03, or "2025-07"')


def quoted(text: str) -> str:
    """Quote what was written so that it is short and no control character of it is left."""
    return repr(text if len(text) <= 40 else f"{text[:39]}…")


def _why_no_date(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        return f"too long for a date; {FORMS}"
    if said := _said_of(text, _REFUSED) or why_worded(text):
        return said
    if strange := next((char for char in text.strip() if not char.isascii()), ""):
        return f"{strange!r} is not read in a date; write the digits 0-9 and the hyphen -"
    return _said_of(text, _REFUSED_AT_LAST) or _why_no_form(text)


def _said_of(text: str, refused: tuple[tuple[str, str], ...]) -> str:
    matches = ((re.fullmatch(shape, text, re.DOTALL), said) for shape, said in refused)
    return next((match.expand(said) for match, said in matches if match), "")


def why_worded(text: str, *, sure: bool = False) -> str:
    """Return what to write for a date in words or with dashes; "" where that is not clear.

    sure: only a form with two ends and no sign of doubt is of use, as after --since.
    """
    if says_unknown(text):
        return "no date is given; leave the date out, or write what bounds it, as in [..2025]"
    if days := week(text):
        return f"weeks are not read; write first and last day: {days}"
    forms, word = meant(text)
    if not forms and (said := why_unread(text, sure=sure)):
        return said
    if forms in ((), (text.strip(),)):
        return ""
    if sure:
        closed = tuple(dict.fromkeys(map(_closed, forms)))
        return f"{_why_not_typed(forms, closed)}; write {' or '.join(closed)}"
    kept = word or (" ".join(text.split()) if excludes(text) else "")
    note = f", and {kept!r} into date_note" if kept else ""
    return f"{_why_not_written(text, forms)}; write {_or_written(forms)}{note}"


def _closed(form: str) -> str:
    """Return a form as a filter takes it: its bounds, without the signs of doubt."""
    ends = [end for end in re.split(r"\.\.|/", re.sub(r"[~?%[\]]", "", form)) if end]
    return "/".join([ends[0], *ends[1:][-1:]])


def _unsigned(form: str) -> str:
    return re.sub("[~?%]", "", form)


def _why_not_typed(forms: tuple[str, ...], closed: tuple[str, ...]) -> str:
    if len(closed) > 1:
        return f"two readings: {in_words(closed[0])} or {in_words(closed[1])}"
    if re.search(_OPEN, forms[0]):
        return "a filter needs both ends"
    return "not read as a date" if forms == closed else "a filter needs sure ends"


def _why_not_written(text: str, forms: tuple[str, ...]) -> str:
    if len(set(map(_unsigned, forms))) > 1:
        return f"two readings: {in_words(forms[0])} or {in_words(forms[1])}"
    if re.search(r"[^\W\d_]", text):
        return "words are not read here"
    if "/" in forms[0]:
        return "an interval has a slash and whole dates"
    if dash := re.search("[‐-―−]", text):
        return f"{dash[0]!r} is no hyphen"
    return _said_of(text, _NEAR_FORMS) or "a form of EDTF is meant"


def _or_written(forms: tuple[str, ...]) -> str:
    if len(forms) > 1 and forms[0] == _unsigned(forms[1]):
        return f"{forms[0]}, or {forms[1]} to keep the doubt"
    return " or ".join(forms)


def _why_no_form(text: str) -> str:
    if re.fullmatch(_SIGN_INSIDE, text):
        signs = {char for char in text if char in SIGNS}
        plain = "".join(char for char in text if char not in SIGNS)
        return f"a sign stands at the end; write {plain}{signs.pop() if len(signs) == 1 else '%'}"
    if match := re.fullmatch(r"-([0-9]{1,3})((?:-[0-9]{2}){0,2})[~?%]?", text):
        number, rest = int(match[1]), match[2]
        earlier = f"{iso_year(-number)}{rest} for {number + 1} BC"
        later = f", {iso_year(1 - number)}{rest} for {number} BC" if number else ""
        return f"a year has four digits; write {earlier}{later}"
    if match := re.fullmatch(_FULL, text):
        return _why_not_in_calendar(*match.groups(default=""))
    if match := re.fullmatch(_HALF_GIVEN, text):
        return _why_half_given(match[1], match[2])
    return f"no form of a date; {FORMS}"


def _why_not_in_calendar(year: str, month: str, day: str) -> str:
    if month == "00":
        return f"there is no month 00; write {year}"
    if month not in PART_NAMES:
        return (
            f"there is no month {month}; write {year}-01 to {year}-12, a season {year}-21 to "
            f"{year}-24 or a quarter {year}-33 to {year}-36"
        )
    if not day:
        return f"this winter ends in the year 10000; write {year}-12"
    if month > "12":
        return f"a season or quarter has no days; write {year}-{month}, or a month from 01 to 12"
    if day == "00":
        return f"days count from 01; write {year}-{month}-01, or {year}-{month} for the month"
    last = days_in_month(int(year), int(month))
    return (
        f"{part_words(year, month)} has {last} days; write {year}-{month}-{last} or a day before it"
    )


def _why_half_given(year: str, rest: str) -> str:
    form = re.compile(rest.replace("X", "[0-9]"))
    days = [f"-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 32)]
    fitting = [day[: len(rest)] for day in days if form.fullmatch(day[: len(rest)])]
    ends = int(year.replace("X", "0")), int(year.replace("X", "9"))
    years = range(min(ends), max(ends) + 1)
    first = _first_that_exists(years, fitting)
    last = _first_that_exists(years[::-1], fitting[::-1])
    if not (first and last):
        return f"no day fits it; {FORMS}"
    return f"digits are half given; write [{first}..{last}], from the first it may be to the last"


def _first_that_exists(years: range, days: list[str]) -> str:
    texts = (f"{iso_year(year)}{day}" for year in years for day in days)
    return next((text for text in texts if exists(text)), "")
