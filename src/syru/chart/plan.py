"""Which unit an axis has, where it is broken, and what is folded at its ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, log
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import (
    FIRST_ORDINAL,
    LAST_ORDINAL,
    UNITS,
    Axis,
    Stretch,
    Unit,
    fold_label,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

# An axis of less is hard to read: one of few columns is drawn with room around them, in which
# only ten thousand years run out of thousands.
_FEWEST_COLUMNS: Final = 12
# After a stretch that is left out for being quiet come these columns of it, for the labels' sake.
_ROOM: Final = 4
# Each break has to let so many times as many dates be told apart as there would be without it.
_WORTH_A_BREAK: Final = 1.1
# So many are tried; most of them are then within folds.
_MOST_BREAKS: Final = 200
# A fold has at most so many columns, or as many as its label needs; it holds at most one in so
# many dates.
_FOLD_COLUMNS: Final = 5
_FOLDED_SHARE: Final = 4


def make_axis(days: Mapping[int, int], columns: int, *, bare: bool = False) -> Axis:
    """Return the axis of at most so many columns (12 at least) that tells most dates apart.

    days is how many dates begin or end on each; it may not be empty. Three rules, none of which
    holds with bare:

    - Quiet time between dates is left out, at a break, where that shows the other dates so much
      better that it is worth the reader's trouble. Dates that are spread evenly have no breaks.
    - What lies before the first break, or before several, is folded where it holds at most a
      quarter of all dates and would take more columns than a fold: it then has about five columns
      of a longer unit. What lies after the last breaks likewise. So a few early years do not take
      the room of those in which most happened.
    - A short axis has empty columns added.
    """
    columns = max(columns, _FEWEST_COLUMNS)
    counted = _Counted(days)
    plans = (_plan(counted, unit, columns, broken=not bare) for unit in UNITS)
    best = max(filter(None, plans), key=lambda plan: plan.worth)
    pieces = list(best.pieces) if bare else _padded(best.pieces)
    return Axis(best.unit, tuple(_placed(pieces)))


class _Piece(NamedTuple):
    """Cells of a unit without a break between them; known is as with Stretch."""

    unit: Unit
    first: int
    last: int
    known: tuple[int, int] | None = None

    @property
    def columns(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class _Plan:
    """Pieces that fit, which have one unit but for the folds."""

    unit: Unit
    pieces: tuple[_Piece, ...]
    worth: float


class _Counted:
    """Days with a date, in order, and how many dates there are before each of them."""

    def __init__(self, days: Mapping[int, int]) -> None:
        self.days = sorted(days)
        self.numbers = [days[day] for day in self.days]
        self._before = list(accumulate(self.numbers, initial=0))

    @property
    def total(self) -> int:
        return self._before[-1]

    @property
    def never_folded(self) -> tuple[int, int]:
        """Return the first and the last day that lie in the bulk however the axis is broken."""
        most = self.total // _FOLDED_SHARE
        first = bisect_right(self._before, most) - 1
        return self.days[first], self.days[bisect_left(self._before, self.total - most) - 1]

    def within(self, piece: _Piece) -> tuple[int, int]:
        """Return the places of the days of a piece: of the first, and after the last."""
        if piece.known:
            return bisect_left(self.days, piece.known[0]), bisect_right(self.days, piece.known[1])
        first = bisect_left(self.days, piece.unit.first_day(piece.first))
        return first, bisect_left(self.days, piece.unit.first_day(piece.last + 1))

    def number(self, pieces: Sequence[_Piece]) -> int:
        """Return how many dates lie in pieces that follow each other."""
        if not pieces:
            return 0
        return self._before[self.within(pieces[-1])[1]] - self._before[self.within(pieces[0])[0]]

    def told_apart(self, pieces: Sequence[_Piece]) -> float:
        """Return how many cells of equal counts would tell as much as those of pieces."""
        cells: Counter[tuple[int, int]] = Counter()
        for at, piece in enumerate(pieces):
            first, after = self.within(piece)
            for day, number in zip(self.days[first:after], self.numbers[first:after], strict=True):
                cells[at, piece.unit.cell(day)] += number
        return _perplexity(cells.values())


def _perplexity(counts: Collection[int]) -> float:
    total = sum(counts)
    return exp(-sum(count / total * log(count / total) for count in counts))


def _plan(counted: _Counted, unit: Unit, columns: int, *, broken: bool) -> _Plan | None:
    """Return the pieces with the fewest breaks that fit, if any do."""
    cells = sorted({unit.cell(day) for day in counted.days})
    first, last = (bisect_left(cells, unit.cell(day)) for day in counted.never_folded)
    if last - first >= columns:
        return None
    for breaks in _breaks(cells) if broken else ([],):
        pieces = _folded(_pieces(cells, unit, breaks), counted)
        if sum(piece.columns for piece in pieces) + len(pieces) - 1 <= columns:
            worth = counted.told_apart(pieces) / _WORTH_A_BREAK ** (len(pieces) - 1)
            return _Plan(unit, tuple(pieces), worth)
    return None


def _breaks(cells: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places before which the axis may be broken: none, then those of the widest gaps.

    Gaps that are equally wide are broken alike.
    """
    gaps = sorted(
        (
            (gap, at)
            for at, (one, other) in enumerate(pairwise(cells), start=1)
            if (gap := other - one - 1) > _ROOM + 1
        ),
        reverse=True,
    )
    yield []
    for number, (gap, _) in enumerate(gaps[:_MOST_BREAKS], start=1):
        if number == len(gaps) or gaps[number][0] < gap:
            yield sorted(at for _, at in gaps[:number])


def _pieces(cells: Sequence[int], unit: Unit, breaks: Sequence[int]) -> list[_Piece]:
    """Return the cells with the gaps at some places left out, but for some room."""
    bounds = pairwise((0, *breaks, len(cells)))
    pieces = [_Piece(unit, cells[first], cells[after - 1] + _ROOM) for first, after in bounds]
    return [*pieces[:-1], pieces[-1]._replace(last=cells[-1])]


def _folded(pieces: list[_Piece], counted: _Counted) -> list[_Piece]:
    """Return pieces, those before and those after the bulk folded: see `make_axis`."""
    most = counted.total // _FOLDED_SHARE
    numbers = [counted.number([piece]) for piece in pieces]
    head = bisect_right(list(accumulate(numbers)), most)
    tail = bisect_right(list(accumulate(reversed(numbers))), most)
    bulk = pieces[head : len(pieces) - tail]
    before = _fold(pieces[:head], counted, after=False)
    after = _fold(pieces[len(pieces) - tail :], counted, after=True)
    return [*before, *bulk, *after]


def _fold(pieces: list[_Piece], counted: _Counted, *, after: bool) -> list[_Piece]:
    """Return pieces as one fold, which ends, or after the bulk begins, with a date.

    They stay as they are where a fold would not be narrower.
    """
    if not pieces:
        return pieces
    first, end = counted.within(pieces[0])[0], counted.within(pieces[-1])[1]
    known = counted.days[first], counted.days[end - 1]
    units = UNITS[UNITS.index(pieces[0].unit) :]
    unit = next(
        (one for one in units if one.cell(known[1]) - one.cell(known[0]) < _FOLD_COLUMNS), units[-1]
    )
    fold = _Piece(unit, unit.cell(known[0]), unit.cell(known[1]), known)
    missing = max(0, max(map(len, fold_label(*known))) - fold.columns)
    fold = (
        fold._replace(last=fold.last + missing)
        if after
        else fold._replace(first=fold.first - missing)
    )
    within = unit.cell(FIRST_ORDINAL) <= fold.first and fold.last <= unit.cell(LAST_ORDINAL)
    taken = sum(piece.columns for piece in pieces) + len(pieces) - 1
    return [fold] if within and fold.columns < taken else pieces


def _padded(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return pieces with empty cells after the last of them that is no fold, or before the first.

    So many that the axis has the fewest columns, unless time itself ends. Next to a fold there are
    always enough of them.
    """
    padded = list(pieces)
    missing = max(0, _FEWEST_COLUMNS - sum(piece.columns for piece in pieces) - len(pieces) + 1)
    tail = padded[-1]
    if not tail.known:
        after = min(missing, tail.unit.cell(LAST_ORDINAL) - tail.last)
        padded[-1] = tail._replace(last=tail.last + after)
        missing -= after
    at = 1 if padded[0].known else 0
    first = padded[at]
    before = min(missing, first.first - first.unit.cell(FIRST_ORDINAL))
    padded[at] = first._replace(first=first.first - before)
    return padded


def _placed(pieces: Sequence[_Piece]) -> Iterator[Stretch]:
    """Yield pieces with their columns and days, each of which ends before the next begins."""
    column, free = 0, FIRST_ORDINAL
    for at, piece in enumerate(pieces):
        begin = max(piece.unit.first_day(piece.first), free)
        until = min(piece.unit.first_day(piece.last + 1) - 1, LAST_ORDINAL)
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if following and not following.known:
            until = min(until, following.unit.first_day(following.first) - 1)
        yield Stretch(piece.unit, piece.first, piece.last, column, begin, until, piece.known)
        column += piece.columns + 1
        free = until + 1
