"""When the entries of an answer are, at a glance: a mark for each month or year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from syru.chart.marks import sparkline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syru.query.found import Found

# Fewer entries are taken in without a picture of them.
_FEWEST = 5
# Within so many years months are told apart.
_MONTHLY_YEARS = 3
_MONTHS = 12
_YEAR, _MONTH = 4, 7  # how much of an ISO day names its year, and its month


def activity(entries: Sequence[Found], columns: int, *, ascii_only: bool = False) -> str:
    """Return a sparkline of the entries by month or year, where it fits into the columns, or "".

    Only what surely lies within one of them is counted; the line says how many that are.
    """
    years = _surely_within(entries, _YEAR)
    if len(years) < _FEWEST:
        return ""
    if int(max(years)) - int(min(years)) < _MONTHLY_YEARS:
        what, named = "by month", _surely_within(entries, _MONTH)
        periods = [int(month[:_YEAR]) * _MONTHS + int(month[-2:]) for month in named]
    else:
        what, named = "by year", years
        periods = [int(year) for year in named]
    if len(periods) < _FEWEST or not 0 < max(periods) - min(periods) < columns:
        return ""
    counted = Counter(periods)
    marks = [counted[at] for at in range(min(periods), max(periods) + 1)]
    drawn = sparkline(marks, ascii_only=ascii_only)
    line = f"{what}, {len(named)} of {len(entries)}: {min(named)} {drawn} {max(named)}"
    return line if len(line) <= columns else ""


def _surely_within(entries: Sequence[Found], length: int) -> list[str]:
    """Return the years or months of the entries that lie in one, as their ISO days begin."""
    return [
        entry.earliest[:length]
        for entry in entries
        if entry.earliest is not None
        and entry.latest is not None
        and entry.earliest[:length] == entry.latest[:length]
    ]
