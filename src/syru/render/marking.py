"""Where in a text stands what was searched for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.names import words_within
from syru.query.selection import searched_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.query.entries import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was searched for: runs of words, the last of which may go on, and whole words."""

    runs: tuple[tuple[str, ...], ...]
    forms: frozenset[str]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where what was searched for begins and ends in a text."""
        words = words_within(text)
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
