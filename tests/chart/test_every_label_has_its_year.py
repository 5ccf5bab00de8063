"""Each label of an axis can be read alone: it has its year, beside or below the day or month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from dated_rows import COLUMNS, DATES, rows_of
from hypothesis import example, given, settings

from syru.chart.rows import lay_out
from syru.chart.ticks import ticks
from syru.dates.day import from_ordinal
from syru.query.selection import Selection

if TYPE_CHECKING:
    from syru.chart.axis import Axis

MONTH = r"(?:\d{1,2} )?[A-Z][a-z]{2}"
YEAR = r"AD \d+|\d+ BC|\d+"


def axis_of(dates: list[str], columns: int) -> Axis:
    return lay_out(rows_of(dates), Selection(), columns).axis


@pytest.mark.parametrize(
    ("dates", "columns", "labels"),
    [
        pytest.param(
            ["2024-10-01", "2025-12-31"],
            40,
            ["Oct/2024", "2025", "Apr/2025", "Jul/2025", "Oct/2025", "2026"],
            id="months in two lines where room is short",
        ),
        pytest.param(
            ["2024-10-01", "2025-12-31"],
            100,
            ["Oct 2024", "2025", "Apr 2025", "Jul 2025", "Oct 2025", "2026"],
            id="months in one line",
        ),
        pytest.param(
            ["2024-10-16", "2025-12-31"],
            100,
            ["Oct 2024", "2025", "Apr 2025", "Jul 2025", "Oct 2025", "2026"],
            id="the first label is short where a year begins soon after",
        ),
        pytest.param(
            ["2025-10-15", "2025-10-22"],
            60,
            ["15 Oct 2025"],
            id="the first day is not said as a year for the sake of the next",
        ),
        pytest.param(
            ["2025-05-02", "2025-05-25"],
            60,
            ["2 May/2025", "10 May/2025", "20 May/2025"],
            id="days in two lines",
        ),
        pytest.param(
            ["2025-05-02", "2025-09-20"],
            160,
            ["2 May 2025", "Jun 2025", "Jul 2025", "Aug 2025", "Sep 2025"],
            id="days in one line",
        ),
        pytest.param(
            [str(year) for year in range(1900, 2000)],
            60,
            [str(year) for year in range(1900, 2000, 10)],
            id="years alone",
        ),
        pytest.param(
            ["1945", "1960", *(f"2025-{month:02}" for month in range(1, 13)), "2026-03"],
            100,
            ["1945–/1960", "2025", "Apr 2025", "Jul 2025", "Oct 2025", "2026", "Apr 2026"],
            id="a fold has its years one below the other, at every width",
        ),
    ],
)
def test_labels_have_their_year(dates: list[str], columns: int, labels: list[str]) -> None:
    assert ["/".join(tick.lines) for tick in ticks(axis_of(dates, columns), columns)] == labels


@settings(deadline=None)
@given(DATES, COLUMNS)
@example([f"2025-{month:02}-01" for month in range(1, 13)], 40)
@example([f"2025-05-{day:02}" for day in range(1, 32)], 60)
def test_a_label_is_a_year_or_ends_with_the_year_of_its_column(
    dates: list[str], columns: int
) -> None:
    axis = axis_of(dates, columns)
    folds = [one.label for one in axis.stretches if one.known]
    for tick in ticks(axis, columns):
        if tick.lines in folds:
            continue
        match = re.fullmatch(rf"(?:{MONTH} )?({YEAR})", " ".join(tick.lines))
        assert match, tick
        assert len(tick.lines) == 1 or re.fullmatch(YEAR, tick.lines[1])
        number = int(re.sub(r"\D", "", match[1]))
        year = 1 - number if match[1].endswith("BC") else number
        days = axis.days(tick.column)
        assert days is not None
        assert from_ordinal(days[0]).year <= year <= from_ordinal(days[1]).year
