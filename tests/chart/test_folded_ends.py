"""What lies before and after the bulk of a log is folded; an even log keeps an even axis."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dated_rows import COLUMNS, DATES, rows_of
from hypothesis import example, given, settings

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL, Axis
from syru.chart.rows import days_of, lay_out
from syru.chart.ticks import ticks
from syru.dates import parse_date
from syru.query.selection import Selection

BUSY = [(date(2025, 1, 6) + timedelta(days=7 * week)).isoformat() for week in range(30)]


def axis_of(dates: list[str], columns: int = 60) -> Axis:
    return lay_out(rows_of(dates), Selection(), columns).axis


def folds(axis: Axis) -> list[tuple[str, str, int]]:
    """Return the label, the unit and the number of columns of each fold."""
    return [
        ("".join(one.label), one.unit.words, one.end - one.column)
        for one in axis.stretches
        if one.known
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(
            ["1945", "1950", "1960", "2015", "2016", *BUSY],
            [("1945–2016", "20 years", 5)],
            id="five early years are one fold",
        ),
        pytest.param(["1945-05-08", *BUSY], [("1945", "4 days", 4)], id="one early day"),
        pytest.param([*BUSY, "2050", "2100"], [("2050–2100", "20 years", 5)], id="late years"),
        pytest.param(
            ["1900", *BUSY, "2050", "2100"],
            [("1900", "a quarter", 4), ("2050–2100", "20 years", 5)],
            id="both ends",
        ),
        pytest.param(
            ["-0752", "0014", *BUSY],
            [("753 BC–AD 14", "200 years", 7)],
            id="a label with eras has the columns that it needs",
        ),
        pytest.param(
            ["-0752-04-21", *BUSY], [], id="a fold that would be wider than the day that it holds"
        ),
        pytest.param(BUSY, [], id="nothing outside the bulk"),
    ],
)
def test_time_outside_the_bulk_is_a_fold(
    dates: list[str], expected: list[tuple[str, str, int]]
) -> None:
    assert folds(axis_of(dates)) == expected


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_the_bulk_has_most_of_the_columns(columns: int) -> None:
    axis = axis_of(["1945", "1950", "1960", "2015", "2016", *BUSY], columns)
    fold, bulk = axis.stretches
    assert fold.end - fold.column == 5
    assert bulk.end - bulk.column > 30 / 2
    assert len(axis.breaks) == 1


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param([f"{year}" for year in range(1900, 2000)], id="each year of a century"),
        pytest.param([f"{year}-01-01" for year in range(1990, 2020, 3)], id="every third year"),
        pytest.param(["2025-01-01", "2035-01-01", "2045-01-01"], id="three far apart"),
    ],
)
@pytest.mark.parametrize("columns", [40, 80, 160])
def test_dates_that_are_spread_evenly_are_not_folded(dates: list[str], columns: int) -> None:
    assert folds(axis_of(dates, columns)) == []


def test_two_busy_times_far_apart_are_both_shown_in_full() -> None:
    early = [f"1985-05-{day:02}" for day in range(1, 26)]
    late = [f"2025-05-{day:02}" for day in range(1, 26)]
    axis = axis_of([*early, *late])
    assert axis.unit.words == "a day"
    assert folds(axis) == []
    assert len(axis.stretches) == 2


@settings(deadline=None)
@given(DATES, COLUMNS)
@example(["1945", "1950", "2015", *BUSY, "2100"], 60)
def test_every_dated_entry_is_counted_in_some_column(dates: list[str], columns: int) -> None:
    chart = lay_out(rows_of(dates), Selection(), columns)
    for written in dates:
        (row,) = lay_out(rows_of([written]), Selection(), columns).rows
        assert any(map(sum, zip(row.points, row.doubted, row.through, row.maybe, strict=True)))
    (row,) = chart.rows
    touched = [
        chart.axis.column(max(FIRST_ORDINAL, min(day, LAST_ORDINAL)))
        for written in dates
        for day in (days_of(parse_date(written)).start_lo, days_of(parse_date(written)).end_hi)
        if FIRST_ORDINAL <= day <= LAST_ORDINAL
    ]
    counted = [
        row.points[column] + row.doubted[column] + row.through[column] + row.maybe[column]
        for column in touched
    ]
    assert all(counted)


@settings(deadline=None)
@given(DATES, COLUMNS)
@example(["1945", "1950", "2015", *BUSY, "2100"], 60)
def test_folds_are_narrow_stand_at_the_ends_and_hold_little(dates: list[str], columns: int) -> None:
    axis = axis_of(dates, columns)
    known = [day for one in map(parse_date, dates) for day in set(days_of(one)[:4])]
    dated = [day for day in known if FIRST_ORDINAL <= day <= LAST_ORDINAL]
    assert not all(one.known for one in axis.stretches)
    for stretch in axis.stretches:
        if stretch.known is None:
            continue
        assert stretch in (axis.stretches[0], axis.stretches[-1])
        assert stretch.end - stretch.column <= max(5, *map(len, stretch.label))
        first, last = stretch.known
        assert sum(first <= day <= last for day in dated) <= len(dated) / 4
        assert stretch.begin <= first <= last <= stretch.until


@settings(deadline=None)
@given(DATES, COLUMNS)
@example(["1945", "1950", "2015", *BUSY], 60)
@example(["-0752", *BUSY, "2100", "2150"], 60)
def test_every_fold_has_its_years_written_above_it(dates: list[str], columns: int) -> None:
    axis = axis_of(dates, columns)
    written = [tick.lines for tick in ticks(axis, columns)]
    assert all(one.label in written for one in axis.stretches if one.known)
