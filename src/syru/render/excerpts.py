"""What was searched for: where it stands in a text, marked, and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from syru.names import words_within
from syru.query.selection import searched_words
from syru.render.rows import Paragraph, Piece
from syru.render.screen import FOUND_WORD
from syru.render.words import entry_words, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.query.entries import Answer
    from syru.query.found import FoundEntry

# So many characters of a text are marked: of megabytes nobody reads on, and it takes seconds.
_LONGEST_MARKED = 200_000
# How many characters of a longer text are shown on each side of a word that was found in it.
_AROUND = 100


class Wanted(NamedTuple):
    """What was searched for: runs of words, the last of which may go on, and whole words."""

    runs: tuple[tuple[str, ...], ...]
    forms: frozenset[str]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where what was searched for begins and ends in a text, as far as it is marked."""
        words = words_within(text[:_LONGEST_MARKED])
        indexed = [word[2] for word in words]
        for at, (begin, end, word) in enumerate(words):
            reach = [len(run) for run in self.runs if _stands(run, indexed[at : at + len(run)])]
            if reach:
                yield begin, words[at + max(reach) - 1][1]
            elif not self.forms.isdisjoint(word):
                yield begin, end


def wanted_of(answer: Answer) -> Wanted | None:
    """Return what an answer was searched for, where it was."""
    searched = answer.selection.searched
    if searched is None:
        return None
    runs = tuple(tuple(word.split()) for word in searched_words(searched))
    return Wanted(runs=runs, forms=answer.forms)


def _stands(run: tuple[str, ...], words: list[tuple[str, ...]]) -> bool:
    """Tell whether words, each with what it is indexed as, are those of a run."""
    if len(words) < len(run):
        return False
    *whole, last = run
    return any(word.startswith(last) for word in words[-1]) and all(
        one in word for one, word in zip(whole, words, strict=False)
    )


def marked(text: str, wanted: Wanted | None, style: str) -> list[Piece]:
    """Return a text with what was searched for marked in it."""
    if wanted is None:
        return [Piece(text, style)]
    pieces = []
    done = 0
    for begin, end in wanted.places(text):
        pieces += [Piece(text[done:begin], style), Piece(text[begin:end], f"{style} {FOUND_WORD}")]
        done = end
    return [*pieces, Piece(text[done:], style)]


def found_words(found: FoundEntry, wanted: Wanted) -> str:
    """Return which words were found in an entry, for print that has no marks."""
    hits: dict[str, str] = {}
    for text in (entry_words(found), line(found.summary or "")):
        for begin, end in wanted.places(text):
            hits.setdefault(text[begin:end].lower(), text[begin:end])
    return f"found: {', '.join(hits.values())}" if hits else ""


def excerpt(found: FoundEntry, wanted: Wanted) -> Iterator[Paragraph]:
    """Yield the words of a summary around the first place where something was found in it."""
    summary = line(found.summary or "")
    place = next(iter(wanted.places(summary)), None)
    if place is not None:
        yield marked(_around(summary, *place), wanted, "")


def _around(text: str, begin: int, end: int) -> str:
    """Return the words of a text around a place in it, with … where it goes on."""
    first = 0 if begin <= _AROUND else text.find(" ", begin - _AROUND, begin) + 1 or begin
    last = len(text) if end + _AROUND >= len(text) else text.rfind(" ", end, end + _AROUND)
    last = end if last < 0 else last
    return f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"
