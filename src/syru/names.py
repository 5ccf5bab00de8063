"""Folding a name, finding what it names, and suggesting the nearest where it names nothing."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

# Apostrophes, primes and the half rings of transliterated Arabic: Hay'at, Hay’at, Hayʾat; and the
# stroke that makes Arabic words longer. Some decompose into a space, so they go before that.
_APOSTROPHES = re.compile("['`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ΄᾽᾿՚׳ꞌ＇｀ـ]")
_WORD_BREAKS = re.compile(r"[\W_]+")
_ARTICLE = "al"
# Letters that are others with a stroke or a dot, but that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
    | {"ک": "ك", "ی": "ي", "ى": "ي"}
)
_LONGEST = 100  # characters; what is longer is no misspelled name


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name or alias of one thing; folded is fold(text)."""

    id: str
    text: str
    folded: str


def fold(text: str) -> str:
    """Return text in the one form that all spellings of a name share.

    Case, accents, apostrophes, hyphens and the Arabic article "al" are dropped, and one space is
    left between words; a name that is nothing but the article keeps it.
    """
    plain = text.lower() if text.isascii() else _plain(text)
    words = _WORD_BREAKS.sub(" ", _APOSTROPHES.sub("", plain)).split()
    return " ".join([word for word in words if word != _ARTICLE] or words)


def find_ids(typed: str, names: Sequence[Name]) -> tuple[str, ...]:
    """Return the ids that typed means: one where it is clear, several where it is not, or none.

    An id comes first, then an exact name or alias, then words that begin words of one name.
    """
    return find_tier(typed, names)[1]


def find_tier(typed: str, names: Sequence[Name]) -> tuple[int, tuple[str, ...]]:
    """Return what find_ids does, after how it was found: 1 by id, 2 by name, 3 by beginnings."""
    folded = fold(typed)
    words = folded.split()
    ways: tuple[tuple[int, Callable[[Name], bool]], ...] = (
        (1, lambda name: name.id == typed),
        (1, lambda name: fold(name.id) == folded),
        (2, lambda name: name.folded == folded),
        (3, lambda name: _begins(words, name.folded.split())),
    )
    if not folded:
        # Nothing is left of symbols alone, such as "★": then they are compared as written.
        ways = (ways[0], (2, lambda name: name.text == typed))
    for tier, is_meant in ways:
        found = tuple(dict.fromkeys(name.id for name in names if is_meant(name)))
        if found:
            return tier, found
    return 4, ()


def nearest(typed: str, choices: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to most of the choices that are spelled nearly as typed, nearest first."""
    if len(typed) > _LONGEST:
        return ()
    spelled: dict[str, list[str]] = {}
    for choice in choices:
        folded = fold(choice) if len(choice) <= _LONGEST else ""
        for part in dict.fromkeys((folded, *folded.split())):
            spelled.setdefault(part, []).append(choice)
    spelled.pop("", None)
    close = get_close_matches(fold(typed), spelled, n=most * 3, cutoff=0.6)
    return tuple(dict.fromkeys(choice for part in close for choice in spelled[part]))[:most]


def did_you_mean(typed: str, choices: Iterable[str]) -> str:
    """Return a question that names the nearest choices, or an empty text where none is near."""
    found = nearest(typed, choices)
    return f"did you mean {' or '.join(found)}?" if found else ""


def _plain(text: str) -> str:
    """Return text in lower case, without accents and what only steers how letters join."""
    # Taking apart may leave capitals, as of the sign ℡, and lowering them marks, as of İ.
    spread = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    chars = unicodedata.normalize("NFKD", spread).translate(_LETTERS)
    return "".join(char for char in chars if unicodedata.category(char) not in ("Mn", "Cf"))


def _begins(typed: list[str], words: list[str]) -> bool:
    """Tell whether each typed word begins a word of its own."""
    left = list(words)
    # The longest goes first: what it begins, a shorter beginning of it begins as well.
    for beginning in sorted(typed, key=len, reverse=True):
        match = next((word for word in left if word.startswith(beginning)), None)
        if match is None:
            return False
        left.remove(match)
    return True
