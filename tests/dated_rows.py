"""Rows of a chart out of dates, and dates of every kind for laws about them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from syru.chart.rows import gather
from syru.dates.day import from_ordinal, sortable
from syru.query.counts import By, Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.chart.rows import Dates

_near = st.dates(date(2024, 1, 1), date(2025, 12, 31)).map(date.isoformat)
_ancient = st.integers(-3_652_000, 730_000).map(lambda day: from_ordinal(day).isoformat())
_day = st.one_of(_near, st.dates().map(date.isoformat), _ancient)
_pairs = st.tuples(_day, _day).map(lambda pair: sorted(pair, key=sortable))
_dates = st.one_of(
    _day,
    _day.map(lambda day: day[:-3]),
    _day.map(lambda day: day[:-6]),
    *(_day.map(form.format) for form in ("{}~", "{}/..", "../{}", "[..{}]", "{}/")),
    _pairs.map(lambda pair: f"{pair[0]}/{pair[1]}"),
    _pairs.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
)

DATES = st.lists(_dates, min_size=1, max_size=30)
COLUMNS = st.integers(20, 220)


def rows_of(dates: Iterable[str], name: str = "All") -> tuple[Dates, ...]:
    """Return one row with all the dates."""
    return gather([Occurrence("all", name, written, 1) for written in dates], By.TOPIC)
