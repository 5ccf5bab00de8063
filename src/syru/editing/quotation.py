"""A quote finds its own place: its words are looked for in the texts of a log's sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.check.match import State, prove

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syru.check.match import Proof, SourceText

_MARKED = '[“”„"«»]([^“”„"«»]+)[“”"«»]'


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """What the text of one source says of a quote's words."""

    source: str
    proof: Proof

    @property
    def proven(self) -> bool:
        """Whether the words stand there, in a paragraph that was named where one was."""
        return self.proof.state is State.FOUND


def bare_words(words: str) -> str:
    """Return words without the quotation marks around the whole of them."""
    match = re.fullmatch(_MARKED, words.strip(), re.DOTALL)
    return match[1].strip() if match else words.strip()


def look_up(
    words: str, paragraphs: Sequence[int], texts: Mapping[str, SourceText]
) -> tuple[LookedUp, ...]:
    """Return where words stand: one place, or one in each of several sources that have them.

    Where none has them, the one source that comes nearest; nothing where there is no text.
    """
    every = [
        LookedUp(source=source, proof=prove(words, paragraphs, text))
        for source, text in texts.items()
    ]
    for state in (State.FOUND, State.MOVED):
        if found := tuple(each for each in every if each.proof.state is state):
            return found
    altered = [each for each in every if each.proof.state is State.ALTERED]
    return tuple(sorted(altered, key=lambda each: len(each.proof.difference))[:1] or every[:1])
