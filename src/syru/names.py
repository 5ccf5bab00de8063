"""Folding a name, finding what it names, and suggesting the nearest where it names nothing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Apostrophes, primes and the half rings of transliterated Arabic: Hay'at, Hay’at, Hayʾat.
_APOSTROPHES = re.compile("['`´‘’‚‛′ʹʻʼʽʾʿˈ＇]")
_WORD_BREAKS = re.compile(r"[\W_]+")
_ARTICLE = "al"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name or alias of one thing; folded is fold(text)."""

    id: str
    text: str
    folded: str


def fold(text: str) -> str:
    """Return text without what spellings differ in.

    Case, accents, apostrophes, hyphens and the Arabic article are dropped; words are parted by
    one space. The article goes wherever it leads a word, since "al-Sharaa" and "Sharaa" are both
    written; a name that is nothing but the article keeps it.
    """
    if text.isascii():
        plain = text.lower()
    else:
        spread = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(sign for sign in spread if unicodedata.category(sign) not in ("Mn", "Cf"))
    words = _WORD_BREAKS.sub(" ", _APOSTROPHES.sub("", plain)).split()
    return " ".join([word for word in words if word != _ARTICLE] or words)


def find_ids(typed: str, names: Sequence[Name]) -> tuple[str, ...]:
    """Return the ids that typed means: one where it is clear, several where it is not, or none.

    An id comes first, then an exact name or alias, then words that begin words of one name.
    """
    folded = fold(typed)
    if not folded:
        return ()
    exact_id = [name.id for name in names if name.id == typed]
    folded_id = [name.id for name in names if fold(name.id) == folded]
    exact_name = [name.id for name in names if name.folded == folded]
    for found in (exact_id, folded_id, exact_name):
        if found:
            return tuple(dict.fromkeys(found))
    words = folded.split()
    return tuple(dict.fromkeys(name.id for name in names if _begins(words, name.folded.split())))


def nearest(typed: str, choices: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to most of the choices that are spelled nearly as typed, nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something was not found

    spelled: dict[str, str] = {}
    for choice in choices:
        folded = fold(choice)
        for part in (folded, *folded.split()):
            spelled.setdefault(part, choice)
    close = get_close_matches(fold(typed), spelled, n=most * 3, cutoff=0.6)
    return tuple(dict.fromkeys(spelled[part] for part in close))[:most]


def did_you_mean(typed: str, choices: Iterable[str]) -> str:
    """Return a question that names the nearest choices, or an empty text where none is near."""
    found = nearest(typed, choices)
    return f"did you mean {' or '.join(found)}?" if found else ""


def _begins(typed: list[str], words: list[str]) -> bool:
    """Tell whether each typed word begins a word of its own."""
    left = list(words)
    for beginning in sorted(typed, key=len, reverse=True):
        match = next((word for word in left if word.startswith(beginning)), None)
        if match is None:
            return False
        left.remove(match)
    return True
