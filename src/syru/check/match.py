"""Quotes against a source's text: whether these words stand in it, and never more than that."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from syru.check.nearest import Passages

# What printers and keyboards set differently and readers take for the same sign.
_SIGNS = {
    "'": '"`´‘’‚‛“”„‟‹›«»′″‵ʼ＂＇',
    "-": "‐‑‒–—―−﹘﹣－",
    "...": "…",
    # Soft hyphens, zero-width spaces and direction marks are nothing that a reader sees.
    "": "\u00ad\u200b\u200e\u200f\u2060\ufeff",
}
_LINE_END = re.compile(r"\r\n|\r|\n")
# White space that is more, or other, than one blank; a line end stays and parts the paragraphs.
_SPACE = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
# Two apostrophes are typed for a quotation mark, two hyphens for a dash.
_DOUBLED = re.compile("'{2,}|-{2,}")
_DOTS = r"\.(?: ?\.){2,}"
_GAP = re.compile(rf"[(\[] ?{_DOTS} ?[)\]]|{_DOTS}")
# The full stop or comma beside a gap may end the fragment, or what was left out.
_STOPS = " .,;:"
# What is left of a word, by the rule of _parted.
_REST_OF_WORD = re.compile(r"(?>\w*)(?>(?:'(?=\w)|(?<=\d)[.,](?=\d))\w+)*+")


class State(StrEnum):
    """What became of a quote in the text of its source."""

    FOUND = "found"
    MOVED = "moved"
    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the text says of one quote.

    paragraph is where the words stand (found, moved) or nearly stand (altered). difference is the
    passage of an altered quote, with [-what only the quote has-] and {+what only the text has+};
    it is empty where they differ in nothing but white space.
    """

    state: State
    paragraph: int | None = None
    difference: str = ""


class SourceText:
    """A source's text, one paragraph a line; they count from 1, and an empty line counts too."""

    __slots__ = ("_folded", "_passages", "_starts", "paragraphs")

    def __init__(self, text: str) -> None:
        lines = _LINE_END.split(text)
        self.paragraphs = tuple(lines if lines[-1] else lines[:-1])
        self._folded = _fold("\n".join(self.paragraphs))
        self._starts = [0, *(end.end() for end in re.finditer("\n", self._folded))]
        self._passages: Passages | None = None

    def holds(self, fragments: Sequence[str], paragraph: int) -> bool:
        """Tell whether folded fragments stand in a paragraph, one after the other."""
        if not 1 <= paragraph <= len(self.paragraphs):
            return False
        at, end = self._starts[paragraph - 1], self._end(paragraph)
        for fragment in fragments:
            at = self._find(fragment, at, end)
            if at < 0:
                return False
            at += len(fragment)
        return True

    def first(self, fragments: Sequence[str]) -> int | None:
        """Return the first paragraph that holds folded fragments."""
        longest = max(fragments, key=len)
        at = self._find(longest, 0, len(self._folded))
        while at >= 0:
            paragraph = bisect_right(self._starts, at)
            if self.holds(fragments, paragraph):
                return paragraph
            at = self._find(longest, self._end(paragraph), len(self._folded))
        return None

    def passages(self) -> Passages:
        """Return the words of the text, sorted at the first question for a passage."""
        if self._passages is None:
            self._passages = Passages(self.paragraphs, _fold)
        return self._passages

    def _end(self, paragraph: int) -> int:
        return self._starts[paragraph] if paragraph < len(self._starts) else len(self._folded)

    def _find(self, words: str, start: int, end: int) -> int:
        """Return where words stand, as words and not as a part of longer ones, or -1."""
        text = self._folded
        at = text.find(words, start, end)
        while at >= 0:
            after = at + 1
            if _parted(text, at):
                if _parted(text, at + len(words)):
                    return at
            elif rest := _REST_OF_WORD.match(text, after):
                # Nothing begins before this word is over: a text of one long word is no trap.
                after = rest.end()
            at = text.find(words, after, end)
        return -1


def prove(quote: str, paragraphs: Iterable[int], text: SourceText) -> Proof:
    """Return what a text says of a quote and of the paragraphs that are named for it, if any.

    White space and the shapes of quotation marks, apostrophes and dashes are the same; case and
    words are strict. The quote is tried as it stands, since a source may itself print "(...)";
    then "…", "..." and "(...)" stand for a gap between fragments of one paragraph.
    """
    named = tuple(paragraphs)
    whole = " ".join(_fold(quote).split())
    if not any(map(str.isalnum, whole)):
        return Proof(state=State.MISSING)
    readings = dict.fromkeys(((whole,), _fragments(whole)))
    for fragments in readings:
        for paragraph in named:
            if text.holds(fragments, paragraph):
                return Proof(state=State.FOUND, paragraph=paragraph)
    for fragments in readings:
        elsewhere = text.first(fragments)
        if elsewhere is not None:
            state = State.MOVED if named else State.FOUND
            return Proof(state=state, paragraph=elsewhere)
    near = text.passages().nearest(quote, named, gaps=len(_GAP.findall(whole)))
    if near is None:
        return Proof(state=State.MISSING)
    return Proof(state=State.ALTERED, paragraph=near.paragraph, difference=near.difference)


def _fold(text: str) -> str:
    """Return text with one sign for all shapes of a sign, and one blank for white space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    for folded, signs in _SIGNS.items():
        for sign in signs:
            # Most are absent, which replace() finds out much faster than translate() could.
            text = text.replace(sign, folded)
    return _DOUBLED.sub(lambda found: found[0][0], _SPACE.sub(" ", text))


def _fragments(folded: str) -> tuple[str, ...]:
    """Return what a folded quote has between its gaps; fragments without a word are no proof."""
    parts = _GAP.split(folded)
    last = len(parts) - 1
    for number, part in enumerate(parts):
        left = part.lstrip(_STOPS) if number > 0 else part
        parts[number] = left.rstrip(_STOPS) if number < last else left
    return tuple(part for part in parts if any(map(str.isalnum, part)))


def _parted(text: str, at: int) -> bool:
    """Tell whether no word goes on across an offset: can't, 3.5 and 15,000 are each one word."""
    if at > 0 and _in_word(text[at - 1]) and _in_word(text[at : at + 1]):
        return False
    return not (_joins(text, at - 1) or _joins(text, at))


def _joins(text: str, at: int) -> bool:
    if not 0 < at < len(text) - 1:
        return False
    before, sign, after = tuple(text[at - 1 : at + 2])
    if sign == "'":
        return _in_word(before) and _in_word(after)
    return sign in ".," and before.isdigit() and after.isdigit()


def _in_word(sign: str) -> bool:
    # A mark that is set upon a letter belongs to its word, in the scripts that have such marks.
    return sign.isalnum() or sign == "_" or unicodedata.category(sign or " ").startswith("M")
