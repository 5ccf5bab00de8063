"""Two versions of a text, word by word: what stayed, what went, and what came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Signs of Chinese and Japanese are words by themselves: there are no spaces between them.
_PIECE = r" |[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^ \u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
# Comparing takes as long as the two numbers of pieces multiplied, at worst.
_MOST_PAIRS = 4_000_000
# Texts that share less are two texts: marks all over them would hide what they say.
_LEAST_SHARED = 0.5
# A name or two words are read at a glance.
_FEWEST_PIECES = 6


class Run(NamedTuple):
    """Words that stand side by side: in both versions, or in the old or in the new one only."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Tell whether they stand in both versions."""
        return self.old == self.new


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """Return two texts as runs that make up both; none where they are short, or too different.

    White space counts as one space: put together, the runs are each text with its white space so.
    """
    before, after = _pieces(old), _pieces(new)
    pairs = len(before) * len(after)
    if max(len(before), len(after)) < _FEWEST_PIECES or pairs > _MOST_PAIRS:
        return ()
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    runs = tuple(_joined(_raw_runs(matcher, before, after)))
    kept = sum(len(run.new) for run in runs if run.same)
    longest = max(sum(len(run.old) for run in runs), sum(len(run.new) for run in runs))
    return runs if kept >= _LEAST_SHARED * longest else ()


def marked(runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text, each after whether it is "same", "gone" or "new".

    The spaces around what changed belong to neither side.
    """
    for run in runs:
        if run.same:
            yield "same", run.new
            continue
        whole = run.new or run.old
        yield "same", " " * whole.startswith(" ")
        yield "gone", run.old.strip(" ")
        yield "same", " " * bool(run.old.strip(" ") and run.new.strip(" "))
        yield "new", run.new.strip(" ")
        yield "same", " " * whole.endswith(" ")


def _pieces(text: str) -> list[str]:
    return re.findall(_PIECE, " ".join(text.split()))


def _raw_runs(
    matcher: SequenceMatcher[str], before: Sequence[str], after: Sequence[str]
) -> Iterator[Run]:
    for _, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        yield Run("".join(before[a_from:a_to]), "".join(after[b_from:b_to]))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join changed runs that only a space parts: two words that changed are one change."""
    waiting: list[Run] = []
    for run in runs:
        if run.same and run.new != " ":
            yield from _settled(waiting)
            waiting = []
            yield run
        else:
            waiting.append(run)
    yield from _settled(waiting)


def _settled(waiting: Sequence[Run]) -> Iterator[Run]:
    if waiting:
        yield Run("".join(run.old for run in waiting), "".join(run.new for run in waiting))
