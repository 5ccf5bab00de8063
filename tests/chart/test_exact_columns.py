"""A time axis and the rows on it: every entry in the columns of its days, and in no other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dated_rows import COLUMNS, DATES, rows_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL, UNITS, Axis, Unit, make_axis, ordinal
from syru.chart.rows import Chart, days_of, gather, lay_out
from syru.chart.ticks import ticks
from syru.dates import parse_date
from syru.dates.day import from_ordinal
from syru.query.counts import By, Occurrence
from syru.query.selection import Selection


def test_rows_with_most_entries_come_first_and_those_about_nothing_last() -> None:
    found = [
        Occurrence(None, None, "2025", 9),
        Occurrence("b", "B", "2025", 1),
        Occurrence("a", "A", "2025-01", 1),
        Occurrence("c", "C", "2025", 1),
        Occurrence("c", "C", "2024", 1),
    ]
    assert [row.name for row in gather(found, By.PLACE)] == ["C", "A", "B", "no place"]


def chart_of(dates: list[str], columns: int) -> Chart:
    return lay_out(rows_of(dates), Selection(), columns)


@settings(deadline=None)
@given(DATES, COLUMNS)
def test_every_entry_is_in_the_columns_of_its_days_and_in_no_other(
    dates: list[str], columns: int
) -> None:
    chart = chart_of(dates, columns)
    (row,) = chart.rows
    known = [days_of(parse_date(written)) for written in dates]
    for column in range(chart.axis.columns):
        days = chart.axis.days(column)
        if days is None:
            continue
        first, last = days
        within = [one for one in known if one.start_lo <= last and one.end_hi >= first]
        points = [one for one in within if one.start_lo >= first and one.end_hi <= last]
        throughout = [
            one
            for one in within
            if one not in points
            and not one.flagged
            and one.start_hi <= one.end_lo
            and one.start_hi <= last
            and one.end_lo >= first
        ]
        assert row.points[column] == sum(not one.flagged for one in points)
        assert row.doubted[column] == sum(one.flagged for one in points)
        assert row.maybe[column] == len(within) - len(points)
        assert row.through[column] == len(throughout)
    assert row.before == any(one.start_lo < FIRST_ORDINAL for one in known)
    assert row.after == any(one.end_hi > LAST_ORDINAL for one in known)
    assert row.count == len(dates)


@settings(deadline=None)
@given(DATES, COLUMNS)
@example(["2025-01-01", "2035-01-01", "2045-01-01"], 20)
def test_no_date_begins_or_ends_in_the_time_that_is_left_out(
    dates: list[str], columns: int
) -> None:
    axis = chart_of(dates, columns).axis
    bounds = {day for written in dates for day in days_of(parse_date(written))[:4]}
    for day in bounds:
        if FIRST_ORDINAL <= day <= LAST_ORDINAL:
            shown = axis.days(axis.column(day))
            assert shown is not None
            assert shown[0] <= day <= shown[1]


@settings(deadline=None)
@given(DATES, COLUMNS)
@example([f"{year}-01-01" for year in range(2000, 2012)], 60)
def test_an_axis_fits_and_runs_forward(dates: list[str], columns: int) -> None:
    axis = chart_of(dates, columns).axis
    assert axis.columns <= columns
    assert axis.columns >= 12 or axis.unit.words == "1000 years"
    shown = [days for column in range(axis.columns) if (days := axis.days(column)) is not None]
    assert all(first <= last for first, last in shown)
    assert all(before[1] < after[0] for before, after in pairwise(shown))
    assert len(shown) + len(axis.breaks) == axis.columns
    assert len(axis.breaks) <= columns // 6


@settings(deadline=None)
@given(DATES, COLUMNS)
def test_ticks_run_forward_do_not_touch_and_are_about_their_columns(
    dates: list[str], columns: int
) -> None:
    axis = chart_of(dates, columns).axis
    placed = ticks(axis, columns)
    assert placed
    assert all(before.column < after.column for before, after in pairwise(placed))
    assert all(before.start + len(before.label) < after.start for before, after in pairwise(placed))
    assert placed[0].start >= 0
    assert placed[-1].start + len(placed[-1].label) <= columns
    for tick in placed:
        assert tick.start <= tick.column < tick.start + len(tick.label)
        assert all(word in words_of(axis, tick.column) for word in tick.label.split())


def words_of(axis: Axis, column: int) -> set[str]:
    """Return what may be said of the days of a column: the years and months, and the first days."""
    days = axis.days(column)
    assert days is not None
    first, last = days
    some = [from_ordinal(day) for day in {last, *range(first, min(last, first + 31))}]
    years = range(from_ordinal(first).year, from_ordinal(last).year + 1)
    months = (f"{date(2000, day.month, 1):%b}" for day in some)
    counted = (word for year in years for word in (str(year) if year > 0 else f"{1 - year}",))
    eras = {"AD" if year > 0 else "BC" for year in years}
    return {*months, *(str(day.day) for day in some), *counted, *eras}


@given(st.integers(FIRST_ORDINAL, LAST_ORDINAL), st.sampled_from(UNITS))
def test_a_day_lies_between_the_first_days_of_its_period_and_the_next(day: int, unit: Unit) -> None:
    cell = unit.cell(day)
    assert unit.first_day(cell) <= day < unit.first_day(cell + 1)


def axis_of(*days: str, columns: int = 60) -> Axis:
    return make_axis({ordinal(parse_date(day).start_lo): 1 for day in days}, columns)


def test_a_day_that_is_left_out_is_in_the_column_of_the_break() -> None:
    axis = axis_of("1931-01-01", "2025-05-01", "2025-05-30")
    assert axis.breaks == (5,)
    assert axis.days(5) is None
    assert axis.column(date(1980, 1, 1).toordinal()) == 5


def test_days_before_and_after_an_axis_are_in_no_column_of_it() -> None:
    axis = axis_of("1931-01-01", "2025-05-01", "2025-05-30")
    assert axis.column(date(1930, 12, 31).toordinal()) == -1
    assert axis.column(date(2025, 6, 30).toordinal()) == axis.columns


def test_the_last_column_of_all_ends_with_the_last_day() -> None:
    axis = axis_of("9999-01-01", "9999-12-31")
    assert axis.unit.words == "a week"
    shown = axis.days(axis.columns - 1)
    assert shown is not None
    assert date.fromordinal(shown[1]) == date.max


def test_a_column_in_which_a_year_begins_is_called_by_it() -> None:
    axis = axis_of("2015-01-01", "2015-12-31")
    assert axis.unit.words == "a week"
    assert ticks(axis, 60)[0].label == "2015"


def labels(axis: Axis) -> list[str]:
    return [tick.label for tick in ticks(axis, 60)]


def test_years_before_christ_are_counted_as_people_count_them() -> None:
    axis = axis_of("-0099-06-01", "-0043-03-15", "0014-08-19", columns=60)
    assert axis.unit.words == "2 years"
    assert labels(axis) == ["100 BC", "80 BC", "60 BC", "40 BC", "20 BC", "AD 1"]


def test_all_years_fit_on_the_shortest_axis() -> None:
    axis = axis_of("-9999-01-01", "9999-12-31", columns=1)
    assert (axis.unit.words, axis.columns) == ("2000 years", 10)


def test_days_before_christ_are_in_order_on_the_axis() -> None:
    axis = axis_of("-0043-03-01", "-0043-03-15", "-0043-04-10")
    assert axis.unit.words == "a day"
    assert axis.column(ordinal(parse_date("-0043-03-15").start_lo)) == 14
    assert labels(axis)[:2] == ["Mar 44 BC", "15"]


def test_a_year_after_christ_has_its_era_beside_years_before() -> None:
    axis = axis_of("-0002-01-01", "-0001-01-01", "0000-01-01", "0001-01-01", "0002-01-01")
    assert {"3 BC", "2 BC", "1 BC", "AD 1", "AD 2"} <= set(labels(axis))


def test_an_axis_of_years_after_christ_has_no_era() -> None:
    assert not {"AD", "BC"} & set(" ".join(labels(axis_of("0100-01-01", "0180-01-01"))).split())


def test_an_axis_of_many_days_is_as_good_as_one_of_few() -> None:
    days = dict.fromkeys(range(date(2015, 1, 1).toordinal(), date(2025, 1, 1).toordinal()), 25)
    axis = make_axis(days, 70)
    assert (axis.unit.words, axis.columns) == ("2 months", 60)
