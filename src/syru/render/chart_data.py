"""A chart as data: the rows, and how many entries each has in each period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from syru.chart.rows import periods

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syru.chart.rows import Chart, Dates, Row
    from syru.query.counts import By
    from syru.query.selection import Selection
    from syru.render.data import Object

COLUMNS = ("by", "id", "name", "from", "to", "sure", "possible")


def objects(rows: Sequence[Dates], by: By, selection: Selection) -> Iterator[Object]:
    """Yield each row with its periods; one of entries that are about nothing has no id."""
    if not rows:
        return
    chart = periods(rows, selection)
    for row in chart.rows:
        named = {"id": row.id, "name": row.name} if row.id else {"name": row.name}
        periods_ = list(_periods(row, chart))
        yield {"by": by.value, **named, "count": row.count, "periods": periods_}


def cells(rows: Sequence[Dates], by: By, selection: Selection) -> Iterator[dict[str, str]]:
    """Yield a mapping for each period of each row."""
    if not rows:
        return
    chart = periods(rows, selection)
    for row in chart.rows:
        named = {"by": by.value, "id": row.id, "name": row.name}
        for period in _periods(row, chart):
            yield named | {key: str(value) for key, value in period.items()}


def _periods(row: Row, chart: Chart) -> Iterator[Object]:
    """Yield the periods that have entries: surely in them, or going on in them, and perhaps."""
    for column in range(chart.axis.columns):
        sure = row.points[column] + row.through[column]
        possible = row.doubted[column] + row.maybe[column] - row.through[column]
        days = chart.axis.days(column)
        if days is not None and (sure or possible):
            first, last = (date.fromordinal(day).isoformat() for day in days)
            yield {"from": first, "to": last, "sure": sure, "possible": possible}
