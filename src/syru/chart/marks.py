"""Numbers as block characters: bars, and a line that shows when the entries of an answer are."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import TYPE_CHECKING, Final

from syru.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syru.query.found import FoundEntry

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_EIGHTHS: Final = "▏▎▍▌▋▊▉█"
# Fewer entries are taken in without a picture of them.
_FEWEST = 5
# Within so many years months are told apart.
_MONTHLY_YEARS = 3
_MONTHS = 12
_YEAR, _MONTH = -6, -3  # how much of an ISO day names its year, and its month


def height(number: int, most: int) -> str:
    """Return a block as high as a number is beside the most: a number from 1 to the most."""
    return HEIGHTS[ceil(number * len(HEIGHTS) / most) - 1]


def digit(number: int, most: int) -> str:
    """Return a number from 1 to the most as a digit; where the most has two, as ninths of it."""
    return str(number if most <= 9 else ceil(number * 9 / most))


def sparkline(counts: Sequence[int], *, ascii_only: bool = False) -> str:
    """Return a mark for each count, as high as it is beside the highest; nothing is a dot."""
    most = max(counts, default=0)
    mark, nothing = (digit, ".") if ascii_only else (height, "·")
    return "".join(mark(count, most) if count else nothing for count in counts)


def bar(number: int, most: int, columns: int, *, ascii_only: bool = False) -> str:
    """Return a bar of at most so many columns, which the most fills; what is not 0 is seen."""
    if not number:
        return ""
    if ascii_only:
        return "#" * max(1, round(columns * number / most))
    whole, rest = divmod(max(1, round(columns * 8 * number / most)), 8)
    return _EIGHTHS[-1] * whole + (_EIGHTHS[rest - 1] if rest else "")


def activity(entries: Sequence[FoundEntry], columns: int, *, ascii_only: bool = False) -> str:
    """Return a sparkline of the entries by month or year, where it fits into the columns, or "".

    Only what surely lies within one of them is counted; the line says how many that are.
    """
    years = _surely_within(entries, _YEAR)
    if len(years) < _FEWEST:
        return ""
    if max(map(int, years)) - min(map(int, years)) < _MONTHLY_YEARS:
        what, named = "by month", _surely_within(entries, _MONTH)
        periods = [int(month[:-3]) * _MONTHS + int(month[-2:]) for month in named]
    else:
        what, named = "by year", years
        periods = [int(year) for year in named]
    if len(periods) < _FEWEST or not 0 < max(periods) - min(periods) < columns:
        return ""
    counted = Counter(periods)
    marks = [counted[at] for at in range(min(periods), max(periods) + 1)]
    drawn = sparkline(marks, ascii_only=ascii_only)
    first, last = (named[periods.index(end)] for end in (min(periods), max(periods)))
    line = f"{what}, {len(named)} of {len(entries)}: {_period(first)} {drawn} {_period(last)}"
    return line if len(line) <= columns else ""


def _period(text: str) -> str:
    """Return a year or month as it is written, one before Christ in words."""
    return str(parse_date(text)) if int(text[:5].rstrip("-")) < 1 else text


def _surely_within(entries: Sequence[FoundEntry], length: int) -> list[str]:
    """Return the years or months of the entries that lie in one, as their ISO days begin."""
    return [
        entry.earliest[:length]
        for entry in entries
        if entry.earliest and entry.latest and entry.earliest[:length] == entry.latest[:length]
    ]
