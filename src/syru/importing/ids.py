"""Ids that are made of names, dates and titles, and are the same at every import."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST_TITLE = 50  # characters of a title in an id
_LONGEST = 80  # characters of any other id
# Letters that are others with a stroke, or two in one, but that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
_APOSTROPHES = re.compile("['`´‘’‚‛′ʹʻʼʽʾʿ]")
_WORDS = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and apostrophes."""
    bare = _APOSTROPHES.sub("", text)
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", bare).casefold())
        bare = "".join(char for char in apart if unicodedata.category(char) not in ("Mn", "Cf"))
        bare = bare.translate(_LETTERS)
    return _WORDS.findall(bare.casefold())


def plain_id(text: str) -> str:
    """Return a text as an id of an entry, of a-z, 0-9 and hyphens; "" where nothing is left."""
    return _shortened("-".join(word for word in words(text) if word.isascii()), _LONGEST)


def name_id(name: str) -> str:
    """Return an id for what a name names, in its own script; a digest where it has no letters."""
    return _shortened("-".join(words(name)), _LONGEST) or _digest(name)


def entry_id(date: str | None, title: str) -> str:
    """Return an id for an entry: the first day in its date, and the beginning of its title.

    A title of which letters of other scripts are left out has a digest instead of them.
    """
    day = re.search(r"[0-9]{4}(?:-[0-9]{2}){0,2}", date or "")
    known = words(title)
    latin = [word for word in known if word.isascii()]
    parts = [day[0]] if day else []
    if latin:
        parts.append(_shortened("-".join(latin), _LONGEST_TITLE))
    if len(latin) < len(known) or not latin:
        parts.append(_digest(title))
    return "-".join(parts)


def _shortened(id_: str, most: int) -> str:
    """Return an id cut behind its last whole word."""
    if len(id_) <= most:
        return id_
    return id_[: most + 1].rpartition("-")[0] or id_[:most]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
