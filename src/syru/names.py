"""Folding a name, finding what it names, and suggesting the nearest where it names nothing."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

# Patterns are compiled when they are needed: all of them cost 5 ms.
# Apostrophes, primes and the half rings of transliterated Arabic: Hay'at, Hay’at, Hayʾat; and the
# stroke that makes Arabic words longer. Some decompose into a space, so they go before that.
_APOSTROPHES = "['`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ΄᾽᾿՚׳ꞌ＇｀ـ]"
_WORD_BREAKS = r"[\W_]+"
_ARTICLE = "al"
# The same for ASCII, all at once: five times as quick, and a large log has much of it.
_ASCII = {
    code: None if chr(code) in "'`" else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}
# Letters that are others with a stroke or a dot, but that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
    | {"ک": "ك", "ی": "ي", "ى": "ي", "ة": "ه", "ٱ": "ا"}
)
# Signs of Chinese and Japanese, which write words without spaces, and their other forms.
_SIGN = (
    "[々〆〇\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"
)
_UNSPACED = f"({_SIGN})"
# A word as it stands in a text, with the marks and apostrophes within that folding drops.
_WITHIN = "\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u200d'’ʼʾʿ"
_LETTER = rf"(?!{_SIGN})[^\W_]"
_WORD = rf"{_SIGN}|{_LETTER}(?:[{_WITHIN}]*{_LETTER})*"
# What follows an article or a preposition that lost its vowel: l'Orient, d'Assad, dell'Orto.
_AFTER_APOSTROPHE = r"['’ʼ](?<=\w.)(\w{3,})"
# The article of Arabic, which is written with its word; that of the word for God is part of it.
_ARABIC_ARTICLE = r"\bال(?!له\b)(?=\w\w)"
_LONGEST = 100  # characters; what is longer is no misspelled name
_NEAR = 0.65  # the share of letters in common, as difflib has it, from which a name is near
_MOST_COMPARED = 100

BEGINNINGS = 7  # how find_tier tells that a name was found by beginnings of its words


class Name(NamedTuple):
    """One name or alias of one thing; folded is fold(text)."""

    id: str
    text: str
    folded: str
    alias: bool = False


def fold(text: str) -> str:
    """Return text in the one form that all spellings of a name share.

    Case, accents, apostrophes, hyphens and the Arabic article "al" are dropped, and one space is
    left between words; a name that is nothing but the article keeps it.
    """
    if text.isascii():
        words = text.translate(_ASCII).split()
    else:
        words = re.sub(_WORD_BREAKS, " ", re.sub(_APOSTROPHES, "", _plain(text))).split()
    if _ARTICLE in words:
        words = [word for word in words if word != _ARTICLE] or words
    return " ".join(words)


def search_words(text: str) -> str:
    """Return text as it is looked for: folded as names are, in words that are found by themselves.

    Each sign of Chinese and Japanese is a word, so that a run of them is found within a longer
    one, and the article of Arabic is dropped.
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    return " ".join(re.sub(_UNSPACED, r" \1 ", re.sub(_ARABIC_ARTICLE, "", folded)).split())


def search_text(text: str) -> str:
    """Return text as it is indexed: its search_words, and what follows an apostrophe by itself."""
    words = search_words(text)
    after = re.findall(_AFTER_APOSTROPHE, text)
    return " ".join((words, *map(search_words, after))) if after else words


def words_within(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where each word of a text begins and ends, and what it is indexed as."""
    return [(*word.span(), _indexed_as(word[0])) for word in re.finditer(_WORD, text)]


@lru_cache(maxsize=10_000)  # a long text has most of its words many times
def _indexed_as(word: str) -> tuple[str, ...]:
    return tuple(search_text(word).split())


def find_ids(typed: str, names: Sequence[Name]) -> tuple[str, ...]:
    """Return the ids that typed means: one where it is clear, several where it is not, or none.

    An id comes first, then a name, then an alias, each as typed; then the same three folded; then
    words that begin words of one name.
    """
    return find_tier(typed, names)[1]


def find_tier(typed: str, names: Sequence[Name]) -> tuple[int, tuple[str, ...]]:
    """Return what find_ids does, after how well it was found: 1, best, to BEGINNINGS."""
    folded = fold(typed)
    words = folded.split()
    ways: tuple[Callable[[Name], bool], ...] = (
        lambda name: name.id == typed,
        lambda name: name.text == typed and not name.alias,
        lambda name: name.text == typed,
    )
    # Nothing is left of symbols alone, such as "★": they are compared as written only.
    if folded:
        ways += (
            lambda name: fold(name.id) == folded,
            lambda name: name.folded == folded and not name.alias,
            lambda name: name.folded == folded,
            lambda name: _begins(words, name.folded.split()),
        )
    for tier, is_meant in enumerate(ways, start=1):
        found = tuple(dict.fromkeys(name.id for name in names if is_meant(name)))
        if found:
            return tier, found
    return BEGINNINGS + 1, ()


def nearest(
    typed: str, choices: Iterable[str], most: int = 3, *, cutoff: float = _NEAR
) -> tuple[str, ...]:
    """Return up to most of the choices that are spelled nearly as typed, nearest first.

    cutoff is how alike they must be at least, from 0, not at all, to 1, the same.
    """
    if len(typed) > _LONGEST:
        return ()
    spelled: dict[str, list[str]] = {}
    for choice in choices:
        folded = fold(choice) if len(choice) <= _LONGEST else ""
        # An initial is near to any two letters.
        parts = (part for part in folded.split() if len(part) > 1)
        for part in dict.fromkeys((folded, *parts)):
            spelled.setdefault(part, []).append(choice)
    spelled.pop("", None)
    wanted = fold(typed)
    close = get_close_matches(wanted, _likely(wanted, spelled), n=most * 3, cutoff=cutoff)
    return tuple(dict.fromkeys(choice for part in close for choice in spelled[part]))[:most]


def _likely(wanted: str, spelled: Iterable[str]) -> list[str]:
    """Return those that share most pairs of letters with what is wanted; not many, in their order.

    Comparing two names takes up to a millisecond, so that thousands are not compared to the letter.
    """
    least, greatest = (len(wanted) * ratio for ratio in (_NEAR / (2 - _NEAR), (2 - _NEAR) / _NEAR))
    fitting = [word for word in spelled if least <= len(word) <= greatest]
    if len(fitting) <= _MOST_COMPARED:
        return fitting
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    shared = {word: sum(pair in word for pair in pairs) / len(word) for word in fitting}
    return nlargest(_MOST_COMPARED, fitting, key=shared.__getitem__)


def did_you_mean(typed: str, choices: Iterable[str]) -> str:
    """Return a question that names the nearest choices, or an empty text where none is near."""
    found = nearest(typed, choices)
    return f"did you mean {' or '.join(found)}?" if found else ""


def _plain(text: str) -> str:
    """Return text in lower case, without accents and what only steers how letters join."""
    # Taking apart may leave capitals, as of the sign ℡, and lowering them marks, as of İ.
    spread = unicodedata.normalize("NFKD", re.sub(_APOSTROPHES, "", text)).casefold()
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
