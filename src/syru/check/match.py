"""Quotes against a source's text: reading the text, and whether a quote's words stand in it."""

import os
import re
import stat
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from syru.check.misquotations import Passages
from syru.errors import SyruError, clipped

MOST_BYTES = 64 * 1024 * 1024

# A name that turns into a link or a pipe while it is looked at is neither followed nor waited for.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPEN_FLAGS |= getattr(os, "O_BINARY", 0)

# What printers and keyboards set differently and readers take for the same character.
_VARIANTS = {
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
            return Proof(state=State.MOVED if named else State.FOUND, paragraph=elsewhere)
    near = text.passages().nearest(quote, named, gaps=len(_GAP.findall(whole)))
    if near is None:
        return Proof(state=State.MISSING)
    return Proof(state=State.ALTERED, paragraph=near.paragraph, difference=near.difference)


def prove_in_any(
    quote: str, places: Sequence[tuple[Iterable[int], SourceText]]
) -> tuple[int, Proof]:
    """Return which of some places, paragraphs of a text, has a quote, from 0, and its proof there.

    Where none has it, that is the first with what prove says of it. There is at least one place.
    """
    proofs = []
    for number, (paragraphs, text) in enumerate(places):
        proofs.append(prove(quote, paragraphs, text))
        if proofs[-1].state is State.FOUND:
            return number, proofs[-1]
    return 0, proofs[0]


def _fold(text: str) -> str:
    """Return text with one character for all shapes of it, and one blank for white space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    for folded, variants in _VARIANTS.items():
        for variant in variants:
            # Most are absent, which replace() finds out much faster than translate() could.
            text = text.replace(variant, folded)
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
    before, char, after = tuple(text[at - 1 : at + 2])
    if char == "'":
        return _in_word(before) and _in_word(after)
    return char in ".," and before.isdigit() and after.isdigit()


def _in_word(char: str) -> bool:
    # A mark that is set upon a letter belongs to its word, in the scripts that have such marks.
    return char.isalnum() or char == "_" or unicodedata.category(char or " ").startswith("M")


class TextError(SyruError):
    """A text that cannot be read: what is wrong, and what to do instead."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy


def text_of_log(folder: Path, written: str) -> SourceText:
    """Return the text that a source names, which lies in the log's folder or below it.

    A link is followed as long as it stays there. Raise TextError where there is no such text.
    """
    remedy = "name a text file in the log's folder or below it"
    shown = clipped(written)
    try:
        home = folder.resolve(strict=True)
        path = (home / written).resolve(strict=True)
        if not path.is_relative_to(home):
            raise TextError(f'"{shown}" lies outside the log\'s folder', remedy)
        handle = os.open(path, _OPEN_FLAGS)
        with open(handle, "rb") as file:  # noqa: PTH123 - pathlib opens no descriptors
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise TextError(f'"{shown}" is no file', remedy)
            return _source_text(shown, file.read(MOST_BYTES + 1))
    except (OSError, ValueError, RuntimeError) as error:
        raise TextError(f'"{shown}" cannot be read ({_reason(error)})', remedy) from None


def text_of_file(name: str) -> SourceText:
    """Return the text in a file that a person names; raise TextError where there is none."""
    remedy = "name a text file"
    try:
        path = Path(name)
        mode = path.stat().st_mode
        if stat.S_ISBLK(mode) or stat.S_ISCHR(mode):
            raise TextError(f'"{name}" is a device', remedy)
        with path.open("rb") as file:
            return _source_text(name, file.read(MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        raise TextError(f'"{name}" cannot be read ({_reason(error)})', remedy) from None


def _source_text(name: str, data: bytes) -> SourceText:
    if len(data) > MOST_BYTES:
        problem = f'"{name}" has more than {MOST_BYTES // 1024 // 1024} MB'
        raise TextError(problem, "name a text copy of the source alone")
    try:
        return SourceText(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f'"{name}" is not UTF-8 in line {line}'
        raise TextError(problem, "save the text as UTF-8") from None


def _reason(error: Exception) -> str:
    """Return the system's message, without the path that the program made of the name."""
    return getattr(error, "strerror", None) or "it is no file name"
