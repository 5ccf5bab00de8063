"""Two texts word by word: how many words they share in order, and where they differ.

The longest common subsequence is found a whole row at a time, in the bits of one large number
(Hyyrö 2004): the time is that of words times words by 64, whatever the words are, where difflib's
grows with every word that repeats.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

# Words shown of what is the same before and after a difference, and differences shown at all.
_CONTEXT = 5
_MOST_DIFFERENCES = 8

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\.{2,}|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or a sign of a text: folded for comparing, as written for showing.

    apart says that white space stands before it.
    """

    folded: str
    written: str
    apart: bool


def tokens(text: str, fold: Callable[[str], str]) -> tuple[Token, ...]:
    """Return the words and signs of a text."""
    return tuple(
        Token(
            folded=fold(found[0]),
            written=found[0],
            apart=found.start() > 0 and text[found.start() - 1].isspace(),
        )
        for found in _TOKEN.finditer(text)
    )


def shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how many items two sequences share in order, at most."""
    row = (1 << len(one)) - 1
    for row in _rows(one, other):  # noqa: B007 - the last row tells
        pass
    return len(one) - row.bit_count()


def aligned(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places, in one and in the other, of the most items that they share in order."""
    rows = list(_rows(one, other))
    pairs = []
    at, of = len(one), len(other)
    while at and of:
        if rows[of - 1] >> (at - 1) & 1:
            at -= 1
            continue
        of -= 1
        # A clear bit is a step up: it was made in this row, unless it is clear in the row before.
        if of == 0 or rows[of - 1] >> (at - 1) & 1:
            at -= 1
            pairs.append((at, of))
    return pairs[::-1]


def marked(quote: Sequence[Token], passage: Sequence[Token]) -> str:
    """Return a passage with [-what only the quote has-] and {+what only the passage has+}.

    Only the neighbourhood of the differences is shown; it is empty where there is none.
    """
    same = aligned([token.folded for token in quote], [token.folded for token in passage])
    ends = [(-1, -1), *same, (len(quote), len(passage))]
    pieces: list[str] = []
    run: list[Token] = []
    differences = 0
    for (left, right), (next_left, next_right) in pairwise(ends):
        gone, come = quote[left + 1 : next_left], passage[right + 1 : next_right]
        # Signs around the passage are of the sentence before or after, unless the quote has some.
        if right < 0 and not (gone and _is_sign(gone[0])):
            come = tuple(dropwhile(_is_sign, come))
        if next_right == len(passage) and not (gone and _is_sign(gone[-1])):
            come = tuple(dropwhile(_is_sign, come[::-1]))[::-1]
        if _is_gap(gone):
            run.append(Token(folded="…", written="…", apart=True))
        elif gone or come:
            pieces += [_same(run, first=not differences, last=False), _change(gone, come)]
            run = []
            differences += 1
            if differences == _MOST_DIFFERENCES:
                return "".join(pieces) + " …"
        run.extend(passage[next_right : next_right + 1])
    if differences:
        pieces.append(_same(run, first=False, last=True))
    return "".join(pieces).strip()


def _rows(one: Sequence[Hashable], other: Sequence[Hashable]) -> Iterator[int]:
    """Yield, for each item of the other, a number with a clear bit for each item shared so far."""
    places: dict[Hashable, int] = {}
    for number, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << number
    full = (1 << len(one)) - 1
    row = full
    for item in other:
        hits = row & places.get(item, 0)
        row = ((row + hits) | (row - hits)) & full
        yield row


def _is_word(token: Token) -> bool:
    return any(map(str.isalnum, token.written))


def _is_sign(token: Token) -> bool:
    return not _is_word(token)


def _is_gap(found: Sequence[Token]) -> bool:
    """Tell whether this is what a quote writes for words that it leaves out."""
    dots = any(token.folded.startswith("..") for token in found)
    return dots and not any(map(_is_word, found))


def _text(found: Sequence[Token]) -> str:
    """Return tokens with the white space between them, but not before the first."""
    return "".join(
        f" {token.written}" if number and token.apart else token.written
        for number, token in enumerate(found)
    )


def _same(run: Sequence[Token], *, first: bool, last: bool) -> str:
    """Return what is the same, shortened to the neighbourhood of the differences around it."""
    if not run:
        return ""
    before = " " if run[0].apart else ""
    if first and len(run) > _CONTEXT:
        return f"… {_text(run[-_CONTEXT:])}"
    if last and len(run) > _CONTEXT:
        return f"{before}{_text(run[:_CONTEXT])} …"
    if len(run) > 2 * _CONTEXT:
        return before + _shortened(run)
    return before + _text(run)


def _shortened(found: Sequence[Token]) -> str:
    if len(found) <= 2 * _CONTEXT:
        return _text(found)
    return f"{_text(found[:_CONTEXT])} … {_text(found[-_CONTEXT:])}"


def _change(gone: Sequence[Token], come: Sequence[Token]) -> str:
    before = " " if any(part[0].apart for part in (gone, come) if part) else ""
    only_quote = f"[-{_shortened(gone)}-]" if gone else ""
    only_text = f"{{+{_shortened(come)}+}}" if come else ""
    return f"{before}{' '.join(filter(None, (only_quote, only_text)))}"
