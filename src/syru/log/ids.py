"""Ids made of dates, titles and names: the same text gives the same id every time."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_LONGEST_TITLE = 40  # characters of a title in an id
_LONGEST = 80  # characters of any other id
# Words that say little in an id.
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "by", "with", "from"}
    | {"is", "was", "were", "are", "that", "its", "his", "her", "their", "it"}
)
# Letters that are others with a stroke, or two in one, but that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
_APOSTROPHES = re.compile("['`´‘’‚‛′ʹʻʼʽʾʿ]")
_WORDS = re.compile(r"[^\W_]+")
_FIRST_DAY = re.compile(r"(?P<minus>(?<![0-9])-)?(?P<year>[0-9]{4})(?P<rest>(?:-[0-9]{2}){0,2})")


def entry_id(date: object, title: str) -> str:
    """Return an id for an entry: the first day in its date and the words of its title.

    2025-07-03-bridge-opened, 44-bc-03-15-caesar-killed. The date is as a log writes it, or None.
    At most 40 characters of the title are kept, small words such as "the" left out. Where letters
    of other scripts than Latin are left out, a digest of the title stands for them.
    """
    known = words(title)
    latin = [word for word in known if word.isascii()]
    telling = [word for word in latin if word not in _SMALL] or latin
    parts = [_first_day("" if date is None else str(date))]
    parts.append(_shortened("-".join(telling), _LONGEST_TITLE))
    if len(latin) < len(known) or not latin:
        parts.append(_digest(title))
    return "-".join(filter(None, parts))


def name_id(name: str) -> str:
    """Return an id for what a name names, in its own script; a digest where it has no letters."""
    return _shortened("-".join(words(name)), _LONGEST) or _digest(name)


def plain_id(text: str) -> str:
    """Return a text as an id of an entry, of a-z, 0-9 and hyphens; "" where nothing is left."""
    return _shortened("-".join(word for word in words(text) if word.isascii()), _LONGEST)


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return the id that is wanted where it is free, else with the first number that makes it so.

    Numbers begin with 2: fair, fair-2, fair-3.
    """
    return next(free_ids(wanted, taken))


def free_ids(wanted: str, taken: Container[str]) -> Iterator[str]:
    """Yield an id and its numbered forms as far as they are not taken when they are asked for."""
    numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return (id_ for id_ in numbered if id_ not in taken)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and apostrophes."""
    bare = _APOSTROPHES.sub("", text)
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", bare).casefold())
        bare = "".join(char for char in apart if unicodedata.category(char) not in ("Mn", "Cf"))
        bare = bare.translate(_LETTERS)
    return _WORDS.findall(bare.casefold())


def _first_day(date: str) -> str:
    """Return the first year, month or day in a date; years before Christ as people count them."""
    found = _FIRST_DAY.search(date)
    if found is None:
        return ""
    before_christ = found["minus"] or found["year"] == "0000"
    year = f"{int(found['year']) + 1}-bc" if before_christ else found["year"]
    return f"{year}{found['rest']}"


def _shortened(id_: str, most: int) -> str:
    """Return an id cut behind its last whole word."""
    if len(id_) <= most:
        return id_
    return id_[: most + 1].rpartition("-")[0] or id_[:most]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
