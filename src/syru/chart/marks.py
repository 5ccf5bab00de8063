"""Numbers as block characters: bars, and blocks that are as high as their numbers."""

from __future__ import annotations

from math import ceil
from typing import Final

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_EIGHTHS: Final = "▏▎▍▌▋▊▉█"


def height(number: int, most: int) -> str:
    """Return a block as high as a number is beside the most: a number from 1 to the most."""
    return HEIGHTS[ceil(number * len(HEIGHTS) / most) - 1]


def bar(number: int, most: int, columns: int, *, ascii_only: bool = False) -> str:
    """Return a bar of at most so many columns, which the most fills; what is not 0 is seen."""
    if not number:
        return ""
    if ascii_only:
        return "#" * max(1, round(columns * number / most))
    whole, rest = divmod(max(1, round(columns * 8 * number / most)), 8)
    return _EIGHTHS[-1] * whole + (_EIGHTHS[rest - 1] if rest else "")
