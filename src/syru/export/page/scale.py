"""The axis of the page's picture: time in proportion, and quiet stretches of it left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A stretch in which nothing begins or ends is left out where it is longer than this part of the
# time in which most dates lie, and of a day.
_QUIET: Final = 1 / 3
_FEWEST_DAYS: Final = 30
_A_YEAR: Final = 366
# The day after the last of the calendar: no stretch goes on beyond it.
_AFTER_ALL: Final = date.max.toordinal() + 1
# More stretches than these are joined: a picture of breaks alone shows no time.
_MOST_STRETCHES: Final = 8
# How wide the shortest stretch is, and a break, as parts of the time in which most dates lie.
_NARROWEST: Final = 1 / 26
_BREAK: Final = 1 / 60
# A stretch of few dates takes at most so many times its share of them: they need no more room.
_GENEROUS: Final = 2


class Stretch(NamedTuple):
    """Days in proportion: the first, the day after the last, and from where to where it is drawn.

    start and end are parts of the whole picture, from 0 to 1.
    """

    first: int
    after: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches of days from left to right, with a break between each two of them."""

    stretches: tuple[Stretch, ...]

    def at(self, day: float) -> float:
        """Return where a day begins, as a part of the picture; below 0 or above 1 beyond it."""
        number = bisect_right(self.stretches, day, key=lambda stretch: stretch.first) - 1
        if number < 0:
            return -1
        one = self.stretches[number]
        if day <= one.after:
            return one.start + (day - one.first) / (one.after - one.first) * (one.end - one.start)
        if number == len(self.stretches) - 1:
            return 2
        # Within a break: half way.
        return (one.end + self.stretches[number + 1].start) / 2


def make_scale(days: Sequence[int]) -> Scale:
    """Return the scale of some days, at least one, given as often as something begins or ends."""
    ordered = sorted(days)
    most = ordered[len(ordered) * 9 // 10] - ordered[len(ordered) // 10]
    core = max(most, _FEWEST_DAYS)
    quiet = max(core * _QUIET, _A_YEAR if core > _A_YEAR / 2 else _FEWEST_DAYS)
    clusters = [*_clusters(ordered, quiet)]
    while len(clusters) > _MOST_STRETCHES:
        quiet *= 2
        clusters = [*_clusters(ordered, quiet)]
    shares = [
        (bisect_left(ordered, after) - bisect_left(ordered, first)) / len(ordered)
        for first, after in clusters
    ]
    whole = clusters[-1][1] - clusters[0][0] if len(clusters) == 1 else core
    widths = [
        min(max(after - first, whole * _NARROWEST), whole * max(_NARROWEST, _GENEROUS * share))
        for (first, after), share in zip(clusters, shares, strict=True)
    ]
    return Scale(tuple(_placed(clusters, widths, whole * _BREAK)))


def _placed(
    clusters: Sequence[tuple[int, int]], widths: Sequence[float], gap: float
) -> Iterator[Stretch]:
    whole = sum(widths) + gap * (len(widths) - 1)
    start = 0.0
    limits = [*(first - 1 for first, _ in clusters[1:]), _AFTER_ALL]
    for (first, after), width, limit in zip(clusters, widths, limits, strict=True):
        end = start + width / whole
        last = min(max(after, first + round(width)), max(limit, after))
        yield Stretch(first, last, round(start, 6), round(end, 6))
        start = end + gap / whole


def _clusters(days: Sequence[int], quiet: float) -> Iterator[tuple[int, int]]:
    """Yield the first day and the day after the last of each run without a quiet stretch."""
    first = days[0]
    for before, after in pairwise(days):
        if after - before > quiet:
            yield first, before + 1
            first = after
    yield first, days[-1] + 1
