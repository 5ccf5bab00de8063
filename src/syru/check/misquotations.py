"""The passage of a text that is nearest to a misquotation, and where the two differ."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import dropwhile
from typing import NamedTuple

# A passage is near where it has so many hundredths of a quote's words, in their order.
LEAST_SHARED = 70
# Bounds of the search, so that no quote and no text takes long: words of a quote, places at which
# its rare words are looked up, passages compared word by word, words left out at one gap.
_MOST_WORDS = 1_000
_MOST_PLACES = 20_000
_MOST_PASSAGES = 20
_GAP_WORDS = 400
# Words shown of what is the same before and after a difference, and differences shown at all.
_CONTEXT = 5
_MOST_DIFFERENCES = 8

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\.{2,}|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that is near to a quote: its paragraph, from 1, and how the two differ.

    The difference is the passage with [-what only the quote has-] and {+what only the text has+},
    shortened to the neighbourhood of the differences; it is empty where there is none.
    """

    paragraph: int
    difference: str


class _Window(NamedTuple):
    """Words first..last (not included) of the text, all in one paragraph; both count from 0."""

    paragraph: int
    first: int
    last: int


class _Token(NamedTuple):
    """A word or a punctuation mark: folded for comparing, as written for showing."""

    folded: str
    written: str
    apart: bool  # whether white space stands before it


class Passages:
    """The words of a text, each with all its places; fold says which spellings are the same."""

    def __init__(self, paragraphs: Sequence[str], fold: Callable[[str], str]) -> None:
        self._paragraphs = paragraphs
        self._fold = fold
        self._words: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._firsts: list[int] = []
        self._places: dict[str, list[int]] = {}
        known: dict[str, str] = {}
        for paragraph in paragraphs:
            self._firsts.append(len(self._words))
            for found in _WORD.finditer(paragraph):
                word = known.get(found[0]) or known.setdefault(found[0], fold(found[0]))
                self._places.setdefault(word, []).append(len(self._words))
                self._words.append(word)
                self._spans.append(found.span())

    def nearest(self, quote: str, named: Collection[int], *, gaps: int = 0) -> Passage | None:
        """Return the nearest passage; in doubt, one in a named paragraph, else the first.

        None where no passage is near, or where the quote has more words than can be compared.
        """
        words = [self._fold(word[0]) for word in _WORD.finditer(quote)]
        if not words or len(words) > _MOST_WORDS:
            return None
        best: tuple[int, bool, int] | None = None
        for window in self._windows(words, gaps):
            text = self._words[window.first : window.last]
            # In their order, two texts share at most what they share in any.
            if best is not None and (Counter(words) & Counter(text)).total() < best[0]:
                continue
            blocks = _matcher(words, text).get_matching_blocks()
            rank = sum(block.size for block in blocks), window.paragraph + 1 in named, -window.first
            if best is None or rank > best:
                best, nearest, matching = rank, window, blocks[:-1]
        if best is None or best[0] * 100 < LEAST_SHARED * len(words):
            return None
        head, tail = matching[0], matching[-1]
        # As many words more as the quote has before and after: they may stand in their stead.
        first = nearest.first + head.b - head.a
        last = nearest.first + tail.b + len(words) - 1 - tail.a
        passage = _tokens(self._cut(nearest, first, last), self._fold)
        difference = _marked(_tokens(quote, self._fold), passage)
        return Passage(paragraph=nearest.paragraph + 1, difference=difference)

    def _windows(self, words: Sequence[str], gaps: int) -> Iterator[_Window]:
        """Yield where the quote's rarest words stand as they do in the quote, likeliest first."""
        size = max(8, len(words) // 2)
        votes: Counter[tuple[int, int]] = Counter()
        for offset, place in self._rarest(words):
            # Places before the text's first word count as the first: only its beginning is gone.
            votes[bisect_right(self._firsts, place) - 1, max(0, place - offset) // size] += 1
        slack = len(words) // 4 + 4 + min(gaps, 5) * _GAP_WORDS
        for (paragraph, number), _ in votes.most_common(_MOST_PASSAGES):
            first = max(self._firsts[paragraph], number * size - slack)
            last = min(self._end(paragraph), number * size + size + len(words) + slack)
            yield _Window(paragraph, first, last)

    def _rarest(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield places of the quote's words, as offsets into it and into the text, rarest first."""
        left = _MOST_PLACES
        known = {word: offset for offset, word in enumerate(words) if word in self._places}
        for word in sorted(known, key=lambda word: len(self._places[word])):
            for place in self._places[word][:left]:
                yield known[word], place
            left -= len(self._places[word])
            if left <= 0:
                return

    def _cut(self, window: _Window, first: int, last: int) -> str:
        """Return the words from first through last, as far as the paragraph goes, as printed."""
        first = max(first, self._firsts[window.paragraph])
        last = min(last, self._end(window.paragraph) - 1)
        text = self._paragraphs[window.paragraph]
        start, stop = self._spans[first][0], self._spans[last][1]
        while start > 0 and not (text[start - 1].isspace() or text[start - 1].isalnum()):
            start -= 1
        while stop < len(text) and not (text[stop].isspace() or text[stop].isalnum()):
            stop += 1
        return text[start:stop]

    def _end(self, paragraph: int) -> int:
        after = paragraph + 1
        return self._firsts[after] if after < len(self._firsts) else len(self._words)


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    # By default difflib leaves out of account what is frequent, such as "the".
    return SequenceMatcher(None, one, other, autojunk=False)


def _tokens(text: str, fold: Callable[[str], str]) -> tuple[_Token, ...]:
    """Return the words and punctuation marks of a text."""
    return tuple(
        _Token(fold(found[0]), found[0], found.start() > 0 and text[found.start() - 1].isspace())
        for found in _TOKEN.finditer(text)
    )


def _marked(quote: Sequence[_Token], passage: Sequence[_Token]) -> str:
    """Return a passage with its differences from the quote, as in Passage."""
    matcher = _matcher([token.folded for token in quote], [token.folded for token in passage])
    pieces: list[str] = []
    run: list[_Token] = []
    differences = 0
    for tag, first, last, from_, through in matcher.get_opcodes():
        gone, come = quote[first:last], passage[from_:through]
        if tag == "equal":
            run.extend(come)
            continue
        # Marks around the passage are of the sentence before or after, unless the quote has some.
        if from_ == 0 and not (gone and _is_mark(gone[0])):
            come = tuple(dropwhile(_is_mark, come))
        if through == len(passage) and not (gone and _is_mark(gone[-1])):
            come = tuple(dropwhile(_is_mark, come[::-1]))[::-1]
        if _is_gap(gone):
            run.append(_Token("…", "…", apart=True))
        elif gone or come:
            pieces += [_same(run, first=not differences, last=False), _change(gone, come)]
            run = []
            differences += 1
            if differences == _MOST_DIFFERENCES:
                return "".join(pieces) + " …"
    if differences:
        pieces.append(_same(run, first=False, last=True))
    return "".join(pieces).strip()


def _is_mark(token: _Token) -> bool:
    return not any(map(str.isalnum, token.written))


def _is_gap(found: Sequence[_Token]) -> bool:
    """Tell whether this is what a quote writes for words that it leaves out."""
    dots = any(token.folded.startswith("..") for token in found)
    return dots and all(map(_is_mark, found))


def _text(found: Sequence[_Token]) -> str:
    """Return tokens with the white space between them, but not before the first."""
    return "".join(
        f" {token.written}" if number and token.apart else token.written
        for number, token in enumerate(found)
    )


def _same(run: Sequence[_Token], *, first: bool, last: bool) -> str:
    """Return what is the same, shortened to the neighbourhood of the differences around it."""
    if not run:
        return ""
    before = " " if run[0].apart else ""
    if first and len(run) > _CONTEXT:
        return f"… {_text(run[-_CONTEXT:])}"
    if last and len(run) > _CONTEXT:
        return f"{before}{_text(run[:_CONTEXT])} …"
    return before + _shortened(run)


def _shortened(found: Sequence[_Token]) -> str:
    if len(found) <= 2 * _CONTEXT:
        return _text(found)
    return f"{_text(found[:_CONTEXT])} … {_text(found[-_CONTEXT:])}"


def _change(gone: Sequence[_Token], come: Sequence[_Token]) -> str:
    before = " " if any(part[0].apart for part in (gone, come) if part) else ""
    only_quote = f"[-{_shortened(gone)}-]" if gone else ""
    only_text = f"{{+{_shortened(come)}+}}" if come else ""
    return f"{before}{' '.join(filter(None, (only_quote, only_text)))}"
