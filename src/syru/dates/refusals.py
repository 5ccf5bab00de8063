"""What a date in people's own words may mean, so that a refusal names the form to write.

Nothing here reads a date: what needs a guess is answered, never taken. Patterns are compiled only
when there is something to refuse.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.dates import eras
from syru.dates.day import exists, iso_year

if TYPE_CHECKING:
    from collections.abc import Callable

_DASHES: Final = "‐‑‒–—―−"
_MONTHS = (
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?"),
    *("aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_YEAR = r"(?P<year>[0-9]{3,4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
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
_ABOUT_AFTER = r" ?(?:~|,? \(?(?:circa|approx\.?|approximately)\)?)"
_BESIDE = (
    r"(?:(?P<word>(?:first )?(?:published|printed|reprinted|issued|released|posted|made|built"
    r"|founded|established|dated|copyright|manufactured|produced|created|acquired|collected"
    r"|photographed|taken|painted|drawn|engraved|cast|minted|written|composed|designed|registered"
    r"|patented|signed|opened|used|introduced|received|sent|born|died)):? )?(?:in |on )?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?P<rest>.+)"
)
_BOUNDS = (
    (r"(?:before|by|not after|not later than|no later than|at the latest|pre-?) ?(.+)", "[..{}]"),
    (r"(.+) (?:or (?:earlier|before)|at the latest)", "[..{}]"),
    (r"(?:after|not before|no earlier than|not earlier than|post-?) ?(.+)", "[{}..]"),
    (r"(.+) (?:or (?:later|after)|at the earliest)", "[{}..]"),
    (r"(?:until|till|up to) (.+)", "../{}"),
    (r"(?:since|from) (.+)", "{}/.."),
    (r"(.+) (?:onwards?|to (?:the )?present|to date)", "{}/.."),
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
_THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2, "beginning": 0, "end": 2}
_PART_OF = r"(early|mid|middle|late|beginning|end)(?:[ -](?:of )?(?:the )?)(.+)"
_HALF_OF = r"(first|1st|second|2nd) half (?:of )?(?:the )?(.+)"
_CENTURY = r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -](?:century|cent\.?|c\.?)"


class Meant(NamedTuple):
    """The EDTF that a text may mean, one or two forms, and a word that is no part of the date."""

    forms: tuple[str, ...]
    word: str = ""


def meant(text: str) -> Meant:
    """Return what a text in words or with dashes may mean; no form where that is not clear."""
    plain = " ".join(re.sub(f"[{_DASHES}]", "–", text.lower()).split()).rstrip(",;")
    if match := re.fullmatch(r"\[([^][]+)\]|\(([^()]+)\)", plain):
        plain = match[1] or match[2]
    beside = re.fullmatch(_BESIDE, plain)
    if beside is None:
        return Meant(())
    return Meant(tuple(dict.fromkeys(_doubted(beside["rest"], _any))), beside["word"] or "")


def says_unknown(text: str) -> bool:
    """Whether a text says that there is no date."""
    return bool(re.fullmatch(_UNKNOWN, text.strip(" []()").lower()))


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
    for shape, form in _BOUNDS:
        if (match := re.fullmatch(shape, text)) and (found := _bounded(match[1], form)):
            return found
    for shape, form in _PAIRS:
        if (match := re.fullmatch(shape, text)) and (found := _paired(match[1], match[2], form)):
            return found
    return ()


def _one(text: str) -> tuple[str, ...]:
    forms = _simple(text) or years_or_month(text) or eras.read_era(text, _simple)
    # The first hundred years have no year 0, unlike the digits 00XX.
    return tuple("[0001..0100]" if form == "00XX" else form for form in forms)


def _bounded(text: str, form: str) -> tuple[str, ...]:
    is_last = form.startswith(("[.", ".."))
    ends = [_end(one, last=is_last) for one in _doubted(text, _one)]
    bare = [re.sub("[~?%]", "", end) for end in ends]
    # A bound that is a guess may be written with its sign or, as a bound, without.
    return tuple(form.format(end) for end in dict.fromkeys([*bare, *ends]))


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
        parts = re.search(f"{_MONTH}\\.?,? [0-9]{{4}}$", other)
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
    return _simple(whole + cut[2]) if whole > year[1] else ()


def _lo(form: str) -> tuple[int, str]:
    return _edge(_end(form, last=False), "0", _FIRST_MONTHS, "00")


def _hi(form: str) -> tuple[int, str]:
    return _edge(_end(form, last=True), "9", _LAST_MONTHS, "99")


def _edge(form: str, digit: str, months: dict[str, str], missing: str) -> tuple[int, str]:
    plain = re.sub(r"[~?%]", "", form)
    at = 5 if plain.startswith("-") else 4
    month, day = plain[at + 1 : at + 3] or missing, plain[at + 4 :] or missing
    return int(plain[:at].replace("X", digit)), f"{months.get(month, month)}-{day}"


def _simple(text: str) -> tuple[str, ...]:
    readers: tuple[Callable[[str], tuple[str, ...]], ...]
    readers = (_years, _month_and_day, _season, _digits, _part_of, _half_of)
    return next((found for reader in readers if (found := reader(text))), ())


def _years(text: str) -> tuple[str, ...]:
    shape = r"(?:the )?(?:year )?([0-9]{3,4})|a\.?d\.? ?([0-9]{1,4})|([0-9]{1,4}) ?(?:ad|a\.d\.|ce)"
    if match := re.fullmatch(shape, text):
        year = (match[1] or match[2] or match[3]).zfill(4)
        return (year,) if year > "0000" else ()
    if match := re.fullmatch(r"([0-9]{4})-00(?:-00)?", text):
        return (match[1],) if match[1] > "0000" else ()
    if match := re.fullmatch(r"(?:the )?([0-9]{3})0['’]?s", text):
        decade = f"{match[1]}X"
        return (decade, f"{match[1][:2]}XX") if match[1][2] == "0" else (decade,)
    if (match := re.fullmatch(_CENTURY, text)) and int(match[1]):
        return (f"{int(match[1]) - 1:02}XX",)
    return ()


def _month_and_day(text: str) -> tuple[str, ...]:
    shapes = (
        rf"(?:{_DAY}[ -]?(?:of )?)?{_MONTH}\.?,?[ -]?{_YEAR}",
        rf"{_MONTH}\.? {_DAY},? {_YEAR}",
        rf"{_YEAR},? {_MONTH}\.?(?: {_DAY})?",
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
        return ()
    name, year = match["name"], match["year"].zfill(4)
    number = _SEASONS[name] if name in _SEASONS else 32 + int(name[1])
    return (f"{year}-{number}",) if "0000" < year < "9999" else ()


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
