"""Dates as people write them into tables: those with one reading are read, no other is guessed."""

# ruff: noqa: E501  (a row of a table stands on one line)

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from syru.importing.columns import Order
from syru.importing.dates import (
    Dated,
    NoReadingError,
    joined,
    proves,
    read_cell,
    read_parts,
)

READ = [
    pytest.param("2025-07-03", "2025-07-03", id="a day"),
    pytest.param("2025-7-3", "2025-07-03", id="a day without zeros"),
    pytest.param("2025/07/03", "2025-07-03", id="a day with slashes"),
    pytest.param("20250703", "2025-07-03", id="a day without hyphens"),
    pytest.param("25/12/2021", "2021-12-25", id="a day that cannot be a month"),
    pytest.param("12/25/2021", "2021-12-25", id="a day that cannot be a month, behind it"),
    pytest.param("10.10.2025", "2025-10-10", id="the same number twice"),
    pytest.param("3 July 2025", "2025-07-03", id="a month in words"),
    pytest.param("July 3rd, 2025", "2025-07-03", id="a month in words, first"),
    pytest.param("Thursday 3 July 2025", "2025-07-03", id="a weekday"),
    pytest.param("July 2025", "2025-07", id="a month"),
    pytest.param("2025", "2025", id="a year"),
    pytest.param("1950s", "1950s", id="ten years"),
    pytest.param("195x", "195X", id="an unknown digit"),
    pytest.param("19th century", "18XX", id="a century"),
    pytest.param("c. 1950", "1950~", id="about a year"),
    pytest.param("1914–18", "1914/1918", id="years with a dash"),
    pytest.param("by c.1900", "[..1900~]", id="a bound that keeps its doubt"),
    pytest.param("185?", "185X", id="an unknown digit as catalogues mark it"),
    pytest.param("18??", "18XX", id="two unknown digits"),
    pytest.param("185-", "185X", id="an unknown digit as a dash"),
    pytest.param("winter 1962/63", "1962-24", id="a winter with both its years"),
    pytest.param("1999-00", "1999/2000", id="years across a century"),
    pytest.param("June 5-7, 1967", "1967-06-05/1967-06-07", id="days after their month"),
    pytest.param("1850 or so", "1850~", id="or so"),
    pytest.param("1850c", "1850~", id="circa behind a year"),
    pytest.param("1850 - present", "1850/..", id="to the present"),
    pytest.param("2010.0", "2010", id="a year that was a number with a point"),
    pytest.param("5 May 2010, 12 am", "2010-05-05", id="midnight without minutes"),
    pytest.param("2025-W10", "2025-03-03/2025-03-09", id="a week"),
    pytest.param("25/12/2021 - 27/12/2021", "2021-12-25/2021-12-27", id="two days"),
    pytest.param("[1914..1918]", "[1914..1918]", id="a form of a log"),
    pytest.param("2025-07-03T00:00:00Z", "2025-07-03", id="midnight, which is no time of day"),
    pytest.param("7/25/2025 12:00 AM", "2025-07-25", id="midnight as Excel has it"),
    pytest.param(date(2025, 7, 3), "2025-07-03", id="a date of a workbook"),
    pytest.param(1950, "1950", id="a number"),
    pytest.param(1950.0, "1950", id="a number with a point"),
    pytest.param(20250703, "2025-07-03", id="a number of eight digits"),
]  # fmt: skip

NOTED = [
    pytest.param("2025-07-03T22:15:00Z", "2025-07-03", id="a time of day"),
    pytest.param("25/12/2021 at 5:30 pm", "2021-12-25", id="a time of day in words"),
    pytest.param("5 May 2010, 3 pm", "2010-05-05", id="an hour"),
    pytest.param("before 1900", "[..1899]", id="before a year"),
    pytest.param("after 1745", "[1746..]", id="after a year"),
    pytest.param("pre-1914", "[..1913]", id="pre a year"),
    pytest.param("prior to 12 March 1999", "[..1999-03-11]", id="prior to a day"),
    pytest.param("published 1896", "1896", id="a word beside it"),
    pytest.param("late 19th century", "[1866..1899]", id="a share of a century"),
    pytest.param("mid 2025", "[2025-05..2025-08]", id="a share of a year"),
]

NOT_READ = [
    pytest.param("10/11/2025", "day or month first?", "2025-10-11 or 2025-11-10; write --dates", id="day or month"),
    pytest.param("10/11/2025 - 12/11/2025", "day or month first?", "--dates day-first", id="in an interval"),
    pytest.param("1909–10", "a date with two readings", "1909/1910 (1909 – 1910) or 1909-10", id="years or a month"),
    pytest.param("1900s", "a date with two readings", "190X (1900–1909) or 19XX", id="ten or a hundred years"),
    pytest.param("7/3/25", "a year of two digits", "four digits", id="a year of two digits"),
    pytest.param("31/31/2025", "a date that cannot be read", "no such day", id="no such day"),
    pytest.param("soon", "a date that cannot be read", "'soon' is not read; write a date such as 12 March 1999", id="a word"),
    pytest.param("12 March 1999 in Rome", "a date that cannot be read", "'Rome' is not read", id="a word beside a date"),
    pytest.param("45678", "a number that may be a day", "would be the day 2025-01-21", id="a day as Excel counts"),
    pytest.param(45678, "a number that may be a day", "would be the day 2025-01-21", id="a day as Excel counts, a number"),
    pytest.param("Jan-52", "a year of two digits", "four digits", id="month and a year of two digits"),
    pytest.param(45.5, "a date that cannot be read", "45.5", id="a broken number"),
    pytest.param(12, "no date", "four digits", id="a small number"),
    pytest.param(True, "no date", "True", id="a truth value"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "written"), READ)
def test_what_has_one_reading_is_read_without_a_note(cell: str, written: str) -> None:
    assert read_cell(cell, None) == Dated(written=written)


@pytest.mark.parametrize(("cell", "written"), NOTED)
def test_what_a_date_cannot_say_is_kept_as_it_was_written(cell: str, written: str) -> None:
    assert read_cell(cell, None) == Dated(written=written, note=cell)


def test_a_time_of_a_workbook_is_kept() -> None:
    assert read_cell(datetime(2025, 7, 3, 22, 15), None).note == "2025-07-03 22:15"  # noqa: DTZ001


@pytest.mark.parametrize(("cell", "group", "said"), NOT_READ)
def test_what_has_no_reading_or_two_is_refused(cell: str, group: str, said: str) -> None:
    with pytest.raises(NoReadingError) as caught:
        read_cell(cell, None)
    assert caught.value.group == group
    assert said in str(caught.value)


@pytest.mark.parametrize("cell", ["", "  ", "n.d.", "unknown", None])
def test_a_cell_that_says_so_has_no_date(cell: str | None) -> None:
    assert read_cell(cell, None) == Dated()


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        pytest.param("10/11/2025", "2025-11-10", "2025-10-11", id="slashes"),
        pytest.param("1. 2. 2025", "2025-02-01", "2025-01-02", id="points and spaces"),
        pytest.param("25/12/2021", "2021-12-25", "2021-12-25", id="a day that is one anyway"),
        pytest.param("1/2/2025 – 3/2/2025", "2025-02-01/2025-02-03", "2025-01-02/2025-03-02", id="interval"),
    ],
)  # fmt: skip
def test_an_order_reads_what_has_two_readings(text: str, day_first: str, month_first: str) -> None:
    read = [read_cell(text, order).written for order in (Order.DAY_FIRST, Order.MONTH_FIRST)]
    assert read == [day_first, month_first]


def test_digits_show_which_order_they_have_or_nothing() -> None:
    assert proves("on 25/12/2021") == (Order.DAY_FIRST, "25/12/2021")
    assert proves("12/25/2021") == (Order.MONTH_FIRST, "12/25/2021")
    assert [proves(cell) for cell in ("10/11/2025", "10/10/2025", "2025-12-25", 12)] == [None] * 4


def _parts(parts: tuple[Any, ...]) -> Dated:
    year, month, day = parts
    return read_parts(year, month, day, None)


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        pytest.param((2025, 7, 3), "2025-07-03", id="numbers"),
        pytest.param(("2025", "07", ""), "2025-07", id="texts"),
        pytest.param(("2025", "July", "3"), "2025-07-03", id="a name"),
        pytest.param((1950.0, None, None), "1950", id="a year alone"),
        pytest.param(("", "", ""), None, id="nothing"),
    ],
)
def test_parts_in_columns_make_a_date(parts: tuple[Any, ...], written: str | None) -> None:
    assert _parts(parts).written == written


@pytest.mark.parametrize(
    "parts", [("", 7, 3), (2025, "", 3), (2025, 13, 1), (2025, 2, 30), (2025, "Brumaire", 1)]
)
def test_parts_that_make_no_date_are_refused(parts: tuple[Any, ...]) -> None:
    with pytest.raises(NoReadingError):
        _parts(parts)


def test_a_start_and_an_end_make_an_interval() -> None:
    start, end = Dated(written="2025-07"), Dated(written="2025-09-01")
    assert joined(start, end).written == "2025-07/2025-09-01"
    assert joined(start, start).written == "2025-07"
    assert joined(start, Dated()).written == "2025-07"
    assert joined(start, Dated(), ongoing=True).written == "2025-07/.."
    with pytest.raises(NoReadingError):
        joined(end, start)
