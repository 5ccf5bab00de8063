"""What a date in people's own words may mean, so that a refusal names the form to write.

Nothing here reads a date: what needs a guess is answered, never taken. Patterns are compiled only
when there is something to refuse.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.dates import eras
from syru.dates.day import FIRST_YEAR, LAST_YEAR, from_ordinal, iso_year, ordinal
from syru.dates.simple import MONTH, read_simple

if TYPE_CHECKING:
    from collections.abc import Callable

# June 5–7, 1967
_DAYS_AFTER_MONTH = r"^([a-z]+\.?) ([0-9]{1,2}) ?[–-] ?([0-9]{1,2}),? ([0-9]{4})$"
_DASHES: Final = "‐‑‒–—―−"
# The months of seasons and quarters, to see which of two dates is the first.
_FIRST_MONTHS = {"21": "03", "22": "06", "23": "09", "24": "12", "33": "01", "34": "04"}
_FIRST_MONTHS |= {"35": "07", "36": "10"}
_LAST_MONTHS = {"21": "05", "22": "08", "23": "11", "24": "12", "33": "03", "34": "06"}
_LAST_MONTHS |= {"35": "09", "36": "12"}

_UNKNOWN = (
    r"(?:date )?(?:is )?(?:not known|unknown|not recorded|uncertain)|unknown date|no date|undated"
    r"|none|n\.? ?d\.?|s\.? ?d\.?|n/a|\?+"
)
_ABOUT = r"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|roughly)(?![a-z]) ?|~ ?"
_PERHAPS = r"(?:probably|prob\.?|possibly|poss\.?|perhaps|maybe)(?![a-z]) ?|\? ?"
_DOUBT_AFTER = r" ?(?:\(\?\)|\?|,? \(?(?:probably|possibly|perhaps|uncertain)\)?)"
_ABOUT_AFTER = (
    r" ?(?:~|,? \(?(?:circa|approx\.?|approximately)\)?)| or so|(?<=[0-9]{4})(?: ?c\.?| ?ca\.?)"
)
_BESIDE = (
    r"(?:(?P<word>(?:first )?(?:published|printed|reprinted|issued|released|posted|made|built"
    r"|founded|established|dated|copyright|manufactured|produced|created|acquired|collected"
    r"|photographed|taken|painted|drawn|engraved|cast|minted|written|composed|designed|registered"
    r"|patented|signed|opened|used|introduced|received|sent|born|died)):? )?(?:in |on )?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?P<rest>.+)"
)
# A bound, its form, and whether it is the date itself (0) or what is just before or after it.
_BOUNDS = (
    (r"(?:by|not after|not later than|no later than|at the latest) ?(.+)", "[..{}]", 0),
    (r"before (?:the )?end of (.+)", "[..{}]", 0),
    (r"(?:before|prior to|earlier than|pre-?) ?(.+)", "[..{}]", -1),
    (r"(.+) (?:or (?:earlier|before)|at the latest)", "[..{}]", 0),
    (r"(?:not before|no earlier than|not earlier than) ?(.+)", "[{}..]", 0),
    (r"after (?:the )?(?:beginning|start) of (.+)", "[{}..]", 0),
    (r"(?:after|later than|post-?) ?(.+)", "[{}..]", 1),
    (r"(.+) (?:or (?:later|after)|at the earliest)", "[{}..]", 0),
    (r"(?:until|till|up to) (.+)", "../{}", 0),
    (r"(?:since|from) (.+)", "{}/..", 0),
    (
        r"(.+?)(?: onwards?| ?(?: to| until| till|[–-]) ?(?:the )?(?:present|date|now|today))",
        "{}/..",
        0,
    ),
)
_EXCLUDING = (
    r"(?i).*(?<!not )(?<!no )(?<!or )\b(?:before|prior to|earlier than|pre|after|later than|post)"
    r"(?![a-z])(?! (?:the )?(?:end|beginning|start) of ).*"
)
_PAIRS = (
    (r"(?:sometime |some time )?between (.+?) (?:and|-|–) (.+)", "[{}..{}]"),
    (r"(?:either )?(.+?) or (.+)", "[{}..{}]"),
    (r"from (.+?) (?:to|until|till|through) (.+)", "{}/{}"),
    (r"(.+?) (?:to|until|till|through) (.+)", "{}/{}"),
    (r"(.+?) ?– ?(.+)", "{}/{}"),
    (r"(.+?) - (.+)", "{}/{}"),
    (r"(.+?) ?/ ?(.+)", "{}/{}"),
    (r"([^-]+)-([^-]+)", "{}/{}"),
)
# Digits of a year that are not known, as catalogues mark them: 185?, 185-, 18??, 18--.
_UNKNOWN_DIGITS = (
    r"(?<![\w.–-])(?<!ad )(?<!d\. )"
    r"(?:((?:1[0-9]|20)[0-9])(?:\?|[–-](?=\??$))|(1[0-9]|20)(?:\?\?|--|––))"
    r"(?!\w)(?! ?(?:b\.? ?c|a\.? ?d|c\.? ?e))"
)


class Meant(NamedTuple):
    """The EDTF that a text may mean, one or two forms, and a word that is no part of the date."""

    forms: tuple[str, ...]
    word: str = ""


def meant(text: str) -> Meant:
    """Return what a text in words or with dashes may mean; no form where that is not clear."""
    plain = " ".join(re.sub(f"[{_DASHES}]", "–", text.lower()).split()).rstrip(",;")
    plain = re.sub(_UNKNOWN_DIGITS, lambda year: (year[1] or year[2]).ljust(4, "x"), plain)
    if match := re.fullmatch(r"\[([^][]+)\]|\(([^()]+)\)", plain):
        plain = match[1] or match[2]
    beside = re.fullmatch(_BESIDE, plain)
    if beside is None:
        return Meant(())
    return Meant(tuple(dict.fromkeys(_doubted(beside["rest"], _any))), beside["word"] or "")


def says_unknown(text: str) -> bool:
    """Whether a text says that there is no date."""
    return bool(re.fullmatch(_UNKNOWN, text.strip(" []()").lower()))


def excludes(text: str) -> bool:
    """Whether a text gives a bound that is no part of the date, as 1900 in "before 1900"."""
    return bool(re.fullmatch(_EXCLUDING, text))


def week(text: str) -> str:
    """Return Monday and Sunday of a week such as 2025-W10 as an interval; "" if it is none."""
    match = re.fullmatch(r"([0-9]{4})-?[Ww]([0-9]{1,2})", text)
    if match is None:
        return ""
    try:
        monday, sunday = (date.fromisocalendar(int(match[1]), int(match[2]), n) for n in (1, 7))
    except ValueError:
        return ""
    return f"{monday}/{sunday}"


def years_or_month(text: str) -> tuple[str, ...]:
    """Return what a year and one or two digits may mean: two years, a month, or either.

    They are years where the digits continue the year upwards: 1803-4, but not 2025-1.
    """
    match = re.fullmatch(r"([0-9]{4}) ?([-/–]) ?([0-9]{1,2})", text)
    if match is None:
        return ()
    year, sign, digits = match.groups()
    last = year[: -len(digits)] + digits
    if digits == "00" and year.endswith("99") and year < "9999":
        return (f"{year}/{int(year) + 1}",)  # 1999-00
    years = (f"{year}/{last}",) if "0000" < year < last else ()
    # A dash and one digit is how years are shortened, never how a month is written.
    month_may_be = 1 <= int(digits) <= 12 and not (years and sign == "–" and len(digits) == 1)
    months = (f"{year}-{digits:0>2}",) if month_may_be and year > "0000" else ()
    return years + months


def _doubted(text: str, read: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Take the marks of doubt off, read the rest, and give each of its dates the sign for them."""
    rest, signs = text, set[str]()
    changed = True
    while changed:
        before = rest
        for sign, at_front, at_end in (("~", _ABOUT, _ABOUT_AFTER), ("?", _PERHAPS, _DOUBT_AFTER)):
            bare = re.sub(f"^(?:{at_front})|(?:{at_end})$", "", rest)
            signs |= {sign} if bare != rest else set()
            rest = bare
        changed = rest != before
    if match := re.fullmatch(r"\[([^][]+)\]|\(([^()]+)\)", rest):
        rest = match[1] or match[2]
    sign = "%" if len(signs) == 2 else "".join(signs)
    return tuple(_signed(form, sign) for form in read(rest))


def _signed(form: str, sign: str) -> str:
    if not sign:
        return form
    plain = re.sub(r"[~?%]", "", form)
    return re.sub(r"[0-9X][0-9X-]*", lambda match: match[0] + sign, plain)


def _any(text: str) -> tuple[str, ...]:
    if found := _one(text):
        return found
    for shape, form, step in _BOUNDS:
        if (match := re.fullmatch(shape, text)) and (found := _bounded(match[1], form, step)):
            return found
    text = re.sub(_DAYS_AFTER_MONTH, r"\2–\3 \1 \4", text)
    for shape, form in _PAIRS:
        if (match := re.fullmatch(shape, text)) and (found := _paired(match[1], match[2], form)):
            return found
    return ()


def _one(text: str) -> tuple[str, ...]:
    forms = read_simple(text) or years_or_month(text) or eras.read_era(text, read_simple)
    # The first hundred years have no year 0, unlike the digits 00XX.
    return tuple("[0001..0100]" if form == "00XX" else form for form in forms)


def _bounded(text: str, form: str, step: int) -> tuple[str, ...]:
    is_last = form.startswith(("[.", "..")) if not step else step > 0
    ends = [_end(one, last=is_last) for one in _doubted(text, _one)]
    ends = [_beside(end, step) if step else end for end in ends]
    if not all(ends):  # before the first year that can be written
        return ()
    bare = [re.sub("[~?%]", "", end) for end in ends]
    # A bound that is a guess may be written with its sign or, as a bound, without.
    return tuple(form.format(end) for end in dict.fromkeys([*bare, *ends]))


def _beside(form: str, step: int) -> str:
    """Return the day, month or year just before a date or after it; "" where there is none."""
    plain = re.sub("[~?%]", "", form)
    sign = form.removeprefix(plain)
    at = 5 if plain.startswith("-") else 4
    digit = "9" if (step > 0) != plain.startswith("-") else "0"
    year, part, day = int(plain[:at].replace("X", digit)), plain[at + 1 : at + 3], plain[at + 4 :]
    if day:
        return f"{from_ordinal(ordinal(year, int(part), int(day)) + step).isoformat()}{sign}"
    if part:
        months = _FIRST_MONTHS if step < 0 else _LAST_MONTHS | {"24": "14"}  # winter: February
        year, month = divmod(year * 12 + int(months.get(part, part)) - 1 + step, 12)
        part = f"-{month + 1:02}"
    else:
        year += step
    return f"{iso_year(year)}{part}{sign}" if FIRST_YEAR <= year <= LAST_YEAR else ""


def _end(form: str, *, last: bool) -> str:
    parts = form[1:-1].split("..") if form.startswith("[") else form.split("/")
    return parts[-1 if last else 0]


def _paired(one: str, other: str, form: str) -> tuple[str, ...]:
    """Read two dates; what the one leaves out, the other may give: 1 May – 3 June 1916."""
    seconds = _doubted(other, _one) or _continued(one, other)
    if cut := eras.continued(one, other):
        seconds = tuple(form for text in cut for form in _doubted(text, _one))
    if era := [*eras.with_era_of(one, other)]:
        fuller = era
    elif year := re.search(r"[0-9]{4}$", other):
        parts = re.search(f"{MONTH}\\.?,? [0-9]{{4}}$", other)
        fuller = [one, f"{one} {year[0]}", f"{one} {parts[0]}" if parts else one]
    else:
        fuller = [one]
    firsts = next((found for text in fuller if (found := _doubted(text, _one))), ())
    pairs = [(a, b) for a in firsts for b in seconds if "/" not in a + b and _lo(a) <= _hi(b)]
    if len(firsts) > 1 or len(seconds) > 1:
        pairs = pairs[:1] if len(firsts) == len(seconds) else pairs[:2]
    if form.startswith("["):
        pairs = [(_end(a, last=False), _end(b, last=True)) for a, b in pairs]
    return tuple(form.format(a, b) for a, b in pairs)


def _continued(one: str, other: str) -> tuple[str, ...]:
    """Read a second year or decade that is cut short: c.1737–40, 1860s-70s, 1914 or 15."""
    year = re.search(r"([0-9]{4})(s?)$", one)
    cut = re.fullmatch(r"'?([0-9]{1,2})(s?)", other)
    if not (year and cut and len(cut[2]) >= len(year[2])):
        return ()
    whole = year[1][: -len(cut[1])] + cut[1]
    return read_simple(whole + cut[2]) if whole > year[1] else ()


def _lo(form: str) -> tuple[int, str]:
    return _edge(_end(form, last=False), "0", _FIRST_MONTHS, "00")


def _hi(form: str) -> tuple[int, str]:
    return _edge(_end(form, last=True), "9", _LAST_MONTHS, "99")


def _edge(form: str, digit: str, months: dict[str, str], missing: str) -> tuple[int, str]:
    plain = re.sub(r"[~?%]", "", form)
    at = 5 if plain.startswith("-") else 4
    month, day = plain[at + 1 : at + 3] or missing, plain[at + 4 :] or missing
    return int(plain[:at].replace("X", digit)), f"{months.get(month, month)}-{day}"
