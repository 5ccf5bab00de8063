"""Numbers as marks as small as letters: how activity went, and how much there is of what."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_EIGHTHS: Final = "▏▎▍▌▋▊▉█"


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
