"""The passage of a text that is nearest to a quote, and where the two differ."""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from syru.check.alignment import aligned, marked, shared, tokens

# A passage is near where it has so many hundredths of a quote's words, in their order.
LEAST_SHARED = 70
# Bounds of the search, so that no quote and no text takes long: words of a quote, places at which
# its rare words are looked up, passages compared word by word, words left out at one gap.
_MOST_WORDS = 5_000
_MOST_PLACES = 20_000
_MOST_PASSAGES = 20
_GAP_WORDS = 400

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that is near to a quote: its paragraph, from 1, and how the two differ."""

    paragraph: int
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """Words first..last (not included) of the text, all in one paragraph, from 0."""

    paragraph: int
    first: int
    last: int


class Passages:
    """The words of a text, each with all its places."""

    def __init__(self, paragraphs: Sequence[str], fold: Callable[[str], str]) -> None:
        self._paragraphs = paragraphs
        self._fold = fold
        self._numbers: dict[str, int] = {}
        self._as_written: dict[str, int] = {}
        self._places: list[array[int]] = []
        self._words = array("L")
        self._spans = array("Q")
        self._firsts = array("L")
        for paragraph in paragraphs:
            self._firsts.append(len(self._words))
            self._add(paragraph)

    def nearest(self, quote: str, named: Collection[int], *, gaps: int = 0) -> Passage | None:
        """Return the nearest passage; in doubt, one in a named paragraph, else the first.

        None where no passage is near, or where the quote has more words than can be compared.
        """
        found = [self._fold(word[0]) for word in _WORD.finditer(quote)]
        if not found or len(found) > _MOST_WORDS:
            return None
        words = [self._numbers.get(word, -1) for word in found]
        ranked = [
            (shared(words, self._words[window.first : window.last]), window)
            for window in self._windows(words, gaps)
        ]
        if not ranked:
            return None
        most, window = max(
            ranked,
            key=lambda each: (each[0], each[1].paragraph + 1 in named, -each[1].first),
        )
        if most * 100 < LEAST_SHARED * len(words):
            return None
        passage = self._cut(words, window)
        difference = marked(tokens(quote, self._fold), tokens(passage, self._fold))
        return Passage(paragraph=window.paragraph + 1, difference=difference)

    def _add(self, paragraph: str) -> None:
        numbers, places, words, spans = self._as_written, self._places, self._words, self._spans
        for found in _WORD.finditer(paragraph):
            number = numbers.get(found[0])
            if number is None:
                number = self._number(found[0])
            places[number].append(len(words))
            words.append(number)
            spans.extend(found.span())

    def _number(self, written: str) -> int:
        """Return the number of a word that is written so for the first time."""
        number = self._numbers.setdefault(self._fold(written), len(self._places))
        if number == len(self._places):
            self._places.append(array("L"))
        self._as_written[written] = number
        return number

    def _windows(self, words: Sequence[int], gaps: int) -> Iterator[_Window]:
        """Yield where the quote's rarest words stand as they do in the quote, likeliest first."""
        size = max(8, len(words) // 2)
        votes: Counter[tuple[int, int]] = Counter()
        for offset, place in self._rarest(words):
            # Places before the text's first word count as the first: only its beginning is gone.
            votes[self._paragraph(place), max(0, place - offset) // size] += 1
        slack = len(words) // 4 + 4 + min(gaps, 5) * _GAP_WORDS
        for (paragraph, number), _ in votes.most_common(_MOST_PASSAGES):
            begin, end = self._firsts[paragraph], self._last(paragraph)
            first = max(begin, number * size - slack)
            last = min(end, number * size + size + len(words) + slack)
            yield _Window(paragraph=paragraph, first=first, last=last)

    def _rarest(self, words: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield places of the quote's words, as offsets into it and into the text, rarest first."""
        left = _MOST_PLACES
        known = {word: offset for offset, word in enumerate(words) if word >= 0}
        for word in sorted(known, key=lambda word: len(self._places[word])):
            for place in self._places[word][:left]:
                yield known[word], place
            left -= len(self._places[word])
            if left <= 0:
                return

    def _cut(self, words: Sequence[int], window: _Window) -> str:
        """Return the part of a window that answers to the quote, as the text prints it."""
        pairs = aligned(words, self._words[window.first : window.last])
        (head, first), (tail, last) = pairs[0], pairs[-1]
        # As many words more as the quote has before and after: they may stand in their stead.
        begin = max(window.first + first - head, self._firsts[window.paragraph])
        rest = len(words) - 1 - tail
        end = min(window.first + last + rest, self._last(window.paragraph) - 1)
        text = self._paragraphs[window.paragraph]
        start, stop = self._spans[2 * begin], self._spans[2 * end + 1]
        while start > 0 and not (text[start - 1].isspace() or text[start - 1].isalnum()):
            start -= 1
        while stop < len(text) and not (text[stop].isspace() or text[stop].isalnum()):
            stop += 1
        return text[start:stop]

    def _paragraph(self, word: int) -> int:
        return bisect_right(self._firsts, word) - 1

    def _last(self, paragraph: int) -> int:
        after = paragraph + 1
        return self._firsts[after] if after < len(self._firsts) else len(self._words)
