"""Entries counted by week, month, quarter, year or decade: each where it lies, and nowhere else."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from dated_rows import DATES, rows_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL
from syru.chart.every import MOST_PERIODS, Every, PeriodsAnswer, bounds, count_periods
from syru.chart.rows import ChartAnswer, days_of, gather
from syru.dates import parse_date
from syru.dates.day import from_ordinal, read_day
from syru.query.counts import By, Occurrence, Occurrences
from syru.query.selection import Selection
from syru.query.tally import Tally
from syru.render.periods import period_words

if TYPE_CHECKING:
    from syru.chart.rows import Dates

EVERY = st.sampled_from(Every)
NONE = Tally(sqlite3.connect(":memory:"), Selection())


def counted(
    rows: tuple[Dates, ...],
    every: Every,
    selection: Selection | None = None,
    *,
    single: bool = True,
    reverse: bool = False,
) -> PeriodsAnswer:
    found = Occurrences(
        selection=selection or Selection(), tally=NONE, dates=(), dated=0, undated=0
    )
    answer = ChartAnswer(by=By.TOPIC, found=found, rows=rows, limit=None, reverse=reverse)
    return count_periods(answer, every, single=single)


def numbers(answer: PeriodsAnswer) -> list[tuple[str, str, int, int, int]]:
    """Return first and last day of each period of the only row, with sure, lasting, possible."""
    (row,) = answer.rows
    return [
        (from_ordinal(first).isoformat(), from_ordinal(last).isoformat(), one.sure, *one[1:])
        for first, last, one in answer.periods(row)
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(["2025-05-14"], [("2025-05", 1, 0, 0)], id="a day"),
        pytest.param(["2025-05"], [("2025-05", 1, 0, 0)], id="the month itself"),
        pytest.param(["2025-05-14?"], [("2025-05", 0, 0, 1)], id="an uncertain day"),
        pytest.param(
            ["2025-04-30/2025-06-01"],
            [("2025-04", 1, 1, 0), ("2025-05", 1, 1, 0), ("2025-06", 1, 1, 0)],
            id="what goes on is sure and lasting in each",
        ),
        pytest.param(
            ["[2025-04-30..2025-05-01]"],
            [("2025-04", 0, 0, 1), ("2025-05", 0, 0, 1)],
            id="some day of two months is possible in both",
        ),
        pytest.param(
            ["[2025-04-20..2025-05-20]/[2025-05-10..2025-06-20]"],
            [("2025-04", 0, 0, 1), ("2025-05", 1, 1, 0), ("2025-06", 0, 0, 1)],
            id="it went on in May, though nobody knows on which day",
        ),
        pytest.param(
            ["2025-03-02", "2025-06-03"],
            [
                ("2025-03", 1, 0, 0),
                ("2025-04", 0, 0, 0),
                ("2025-05", 0, 0, 0),
                ("2025-06", 1, 0, 0),
            ],
            id="months between with nothing in them",
        ),
        pytest.param(["2025-05-14/.."], [("2025-05", 1, 1, 0)], id="open: to the last known day"),
        pytest.param(
            ["-0043-03-15", "-0043-04"],
            [("-0043-03", 1, 0, 0), ("-0043-04", 1, 0, 0)],
            id="before Christ",
        ),
    ],
)
def test_an_entry_is_sure_lasting_or_possible(
    dates: list[str], expected: list[tuple[str, int, int, int]]
) -> None:
    found = numbers(counted(rows_of(dates), Every.MONTH))
    assert [(first[:-3], *rest) for first, _, *rest in found] == expected


@pytest.mark.parametrize(
    ("every", "day", "first", "last", "words"),
    [
        pytest.param("week", "2025-12-31", "2025-12-29", "2026-01-04", "W01 2026", id="ISO week"),
        pytest.param("week", "2021-01-03", "2020-12-28", "2021-01-03", "W53 2020", id="week 53"),
        pytest.param("week", "-0043-03-15", "-0043-03-11", "-0043-03-17", "W11 44 BC", id="BC"),
        pytest.param("month", "2024-02-29", "2024-02-01", "2024-02-29", "Feb 2024", id="month"),
        pytest.param("month", "0014-08-19", "0014-08-01", "0014-08-31", "Aug AD 14", id="AD"),
        pytest.param("quarter", "2025-05-14", "2025-04-01", "2025-06-30", "Q2 2025", id="quarter"),
        pytest.param("year", "0000-05-14", "0000-01-01", "0000-12-31", "1 BC", id="year"),
        pytest.param("decade", "1999-05-14", "1990-01-01", "1999-12-31", "1990s", id="decade"),
        pytest.param("decade", "0014", "0010-01-01", "0019-12-31", "AD 10–19", id="AD decade"),
        pytest.param("decade", "0000", "0000-01-01", "0009-12-31", "1 BC–AD 9", id="two eras"),
        pytest.param("decade", "-0043", "-0050-01-01", "-0041-12-31", "51–42 BC", id="BC decade"),
    ],
)
def test_periods_have_the_days_and_the_name_that_people_know(
    every: str, day: str, first: str, last: str, words: str
) -> None:
    ((one, other, *_),) = numbers(counted(rows_of([day]), Every(every)))
    assert (one, other) == (first, last)
    days = [read_day(text).toordinal() for text in (one, other)]
    assert period_words(Every(every), days[0], days[1]) == words


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_weeks_are_those_of_iso(day: date) -> None:
    cell = Every.WEEK.unit.cell(day.toordinal())
    first, last = bounds(Every.WEEK.unit, cell)
    year, week, weekday = day.isocalendar()
    assert date.fromordinal(first) == day - timedelta(days=weekday - 1)
    assert last == first + 6
    words = period_words(Every.WEEK, first, last).split()
    assert (words[0], int(words[-1])) == (f"W{week:02}", year)


@settings(deadline=None)
@given(DATES, EVERY)
@example(["2025-05-14", "2025-05-30/2025-06-02", "2025-05~"], Every.MONTH)
def test_what_is_sure_in_one_period_and_what_is_in_several_are_all_entries(
    dates: list[str], every: Every
) -> None:
    answer = counted(rows_of(dates), every)
    (row,) = answer.rows
    alone = sum(run.numbers.alone * (run.last - run.first + 1) for run in row.runs)
    assert alone + row.several == len(dates) == row.count
    assert answer.several == row.several


@settings(deadline=None)
@given(DATES, EVERY)
def test_the_numbers_of_a_period_are_those_of_a_list_of_its_days(
    dates: list[str], every: Every
) -> None:
    # As --since and --until choose: what may lie in the days, and of it what surely does.
    (row,) = counted(rows_of(dates), every).rows
    known = [days_of(parse_date(written)) for written in dates]
    for run in row.runs:
        for cell in (run.first, run.last):
            first, last = bounds(every.unit, cell)
            within = [one for one in known if one.start_lo <= last and one.end_hi >= first]
            sure = [
                one
                for one in within
                if one.start_hi <= last and one.end_lo >= first and not one.flagged
            ]
            alone = [one for one in sure if one.start_lo >= first and one.end_hi <= last]
            assert run.numbers.sure == len(sure)
            assert run.numbers.lasting == len(sure) - len(alone)
            assert run.numbers.possible == len(within) - len(sure)


@settings(deadline=None)
@given(DATES, EVERY)
def test_periods_follow_each_other_from_the_first_entry_to_the_last(
    dates: list[str], every: Every
) -> None:
    answer = counted(rows_of(dates), every)
    (row,) = answer.rows
    unit, runs = every.unit, row.runs
    if not answer.left_out:
        assert all(one.last + 1 == other.first for one, other in pairwise(runs))
    known = [day for one in map(parse_date, dates) for day in days_of(one)[:4]]
    days = [day for day in known if FIRST_ORDINAL <= day <= LAST_ORDINAL]
    assert runs[0].first == unit.cell(min(days))
    assert runs[-1].last == unit.cell(max(days))
    assert any(runs[0].numbers)
    assert any(runs[-1].numbers)


def test_of_thousands_of_periods_those_with_nothing_are_left_out_and_counted() -> None:
    answer = counted(rows_of(["1900-01-01", "2000-01-03"]), Every.WEEK)
    assert [one[0] for one in numbers(answer)] == ["1900-01-01", "2000-01-03"]
    assert answer.left_out == 5217 > MOST_PERIODS


def test_up_to_two_thousand_periods_are_all_there() -> None:
    answer = counted(rows_of(["1900-01", "2000-01"]), Every.MONTH)
    assert len(numbers(answer)) == 1201
    assert answer.left_out == 0


def test_a_window_ends_what_is_open() -> None:
    selection = Selection(since=parse_date("2025-02"), until=parse_date("2025-03"))
    found = numbers(counted(rows_of(["2019/.."]), Every.MONTH, selection))
    assert [one[0] for one in found] == ["2025-02-01", "2025-03-01"]


def test_the_newest_come_first_where_that_is_asked_for() -> None:
    found = numbers(counted(rows_of(["2025-01", "2025-02"]), Every.MONTH, reverse=True))
    assert [one[0] for one in found] == ["2025-02-01", "2025-01-01"]


def test_each_thing_has_its_own_periods() -> None:
    found = [Occurrence("a", "A", "2025-01", 2), Occurrence("b", "B", "2025-03", 1)]
    answer = counted(gather(found, By.TOPIC), Every.MONTH, single=False)
    assert [(row.name, row.count, len(row.runs)) for row in answer.rows] == [
        ("A", 2, 1),
        ("B", 1, 1),
    ]
    assert len(numbers(counted(gather(found, By.TOPIC), Every.MONTH))) == 3
