"""What a person may type after --since, and every refusal of it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

import pytest

from syru.dates import parse_period, periods

TODAY = date(2025, 3, 31)  # a Monday, and a day that February and June lack

READ = [
    pytest.param("2025", "2025", id="year"),
    pytest.param("2025-07", "2025-07", id="month"),
    pytest.param("  2025-07-03\t", "2025-07-03", id="white space around"),
    pytest.param("1950s", "195X", id="decade"),
    pytest.param("195x", "195X", id="decade with a small x"),
    pytest.param("2025-q3", "2025-35", id="quarter with a small q"),
    pytest.param("2025-22", "2025-22", id="season"),
    pytest.param("2025-01/2025-03", "2025-01/2025-03", id="closed interval"),
    pytest.param("[2025-01..2025-03]", "[2025-01..2025-03]", id="closed brackets"),
    pytest.param("July 2025", "2025-07", id="month in words"),
    pytest.param("February 2025", "2025-02", id="month in words without the 31st"),
    pytest.param("jul. 2025", "2025-07", id="month cut short"),
    pytest.param("SEPT 2025", "2025-09", id="month in capitals"),
    pytest.param("3 July 2025", "2025-07-03", id="day in words"),
    pytest.param("1 January 2001", "2001-01-01", id="the day of one default"),
    pytest.param("2 February 2002", "2002-02-02", id="the day of the other default"),
    pytest.param("July 3, 2025", "2025-07-03", id="day in American words"),
    pytest.param("3rd  of july, 2025", "2025-07-03", id="day in longer words"),
    pytest.param("29 February 2024", "2024-02-29", id="leap day in words"),
    pytest.param("15/10/2025", "2025-10-15", id="slashes, day first"),
    pytest.param("10/15/2025", "2025-10-15", id="slashes, month first"),
    pytest.param("10/10/2025", "2025-10-10", id="slashes, both readings one day"),
    pytest.param("25.10.2025", "2025-10-25", id="points"),
    pytest.param("15-10-2025", "2025-10-15", id="hyphens, year last"),
    pytest.param("2025/7/3", "2025-07-03", id="slashes, year first"),
    pytest.param("2020-1-10", "2020-01-10", id="hyphens, month of one digit"),
    pytest.param("2025-1", "2025-01", id="month of one digit"),
    pytest.param("2008/2", "2008-02", id="month with a slash"),
    pytest.param("2025-W10", "2025-03-03/2025-03-09", id="week"),
    pytest.param("2025w01", "2024-12-30/2025-01-05", id="week that begins the year before"),
    pytest.param("2020-W53", "2020-12-28/2021-01-03", id="week 53"),
    pytest.param("July 0099", "0099-07", id="early year dateutil would move"),
    pytest.param("29 Feb 0096", "0096-02-29", id="early leap day"),
    pytest.param("44 BC", "-0043", id="year before Christ"),
    pytest.param("44BC", "-0043", id="year before Christ without a blank"),
    pytest.param("BCE 44", "-0043", id="era before the year"),
    pytest.param("44 bce", "-0043", id="year before the common era"),
    pytest.param("1 B.C.", "0000", id="the last year before Christ"),
    pytest.param("-0043", "-0043", id="year before Christ in EDTF"),
    pytest.param("-0049/-0043", "-0049/-0043", id="interval before Christ"),
    pytest.param("15 March 44 BC", "-0043-03-15", id="day before Christ"),
    pytest.param("March 15, 44 BC", "-0043-03-15", id="day before Christ in American words"),
    pytest.param("March 44 BC", "-0043-03", id="month before Christ"),
    pytest.param("spring 44 BC", "-0043-21", id="spring before Christ"),
    pytest.param("AD 14", "0014", id="early year with its era"),
    pytest.param("19 August AD 14", "0014-08-19", id="early day with its era"),
    pytest.param("14 CE", "0014", id="early year of the common era"),
    pytest.param("Q3 2025", "2025-35", id="quarter in words"),
    pytest.param("summer 2025", "2025-22", id="summer"),
    pytest.param("Fall 2025", "2025-23", id="fall"),
    pytest.param("winter 2025", "2025-24", id="winter"),
    pytest.param("today", "2025-03-31", id="today"),
    pytest.param("Yesterday", "2025-03-30", id="yesterday"),
    pytest.param("tomorrow", "2025-04-01", id="tomorrow"),
    pytest.param("this week", "2025-03-31/2025-04-06", id="this week"),
    pytest.param("last week", "2025-03-24/2025-03-30", id="last week"),
    pytest.param("next week", "2025-04-07/2025-04-13", id="next week"),
    pytest.param("this month", "2025-03", id="this month"),
    pytest.param("last month", "2025-02", id="last month"),
    pytest.param("next month", "2025-04", id="next month"),
    pytest.param("this quarter", "2025-33", id="this quarter"),
    pytest.param("last quarter", "2024-36", id="last quarter"),
    pytest.param("next quarter", "2025-34", id="next quarter"),
    pytest.param("this year", "2025", id="this year"),
    pytest.param("LAST  YEAR", "2024", id="last year"),
    pytest.param("next year", "2026", id="next year"),
    pytest.param("3 days ago", "2025-03-28", id="days ago"),
    pytest.param("2 weeks ago", "2025-03-17", id="weeks ago"),
    pytest.param("1 month ago", "2025-02-28", id="a shorter month ago"),
    pytest.param("6 months ago", "2024-09-30", id="months ago"),
    pytest.param("a year ago", "2024-03-31", id="a year ago"),
    pytest.param("0 days ago", "2025-03-31", id="no days ago"),
]

REFUSED = [
    pytest.param("", "nothing is written", "2025-07", id="nothing"),
    pytest.param("   ", "nothing is written", "2025-07", id="white space"),
    pytest.param(
        "10/11/2025",
        "11 October 2025 or 10 November 2025?",
        "write 2025-10-11 or 2025-11-10",
        id="two readings with slashes",
    ),
    pytest.param(
        "10.05.2025",
        "5 October 2025 or 10 May 2025?",
        "write 2025-10-05 or 2025-05-10",
        id="two readings with points",
    ),
    pytest.param(
        "01-02-2025",
        "2 January 2025 or 1 February 2025?",
        "write 2025-01-02 or 2025-02-01",
        id="two readings with hyphens",
    ),
    pytest.param("July 99", "year is missing", "July 2025", id="year of two digits"),
    pytest.param("3 May", "year is missing", "four digits", id="day without a year"),
    pytest.param("May", "year is missing", "four digits", id="month without a year"),
    pytest.param("1/2/25", "year is missing", "2025-07-03", id="slashes, year of two digits"),
    pytest.param("15/10", "year is missing", "2025-07-03", id="slashes without a year"),
    pytest.param("10/2025", "not read", "write 2025-10", id="month and year"),
    pytest.param("2025/7", "two readings", "write 2025/2027 or 2025-07", id="year and month"),
    pytest.param("2025.10", "month is written year first", "2025-07", id="a number"),
    pytest.param("Mon", "weekday", "2025-07-03", id="weekday"),
    pytest.param("Thursday 3 July 2025", "not read", "write 2025-07-03", id="weekday and day"),
    pytest.param("202501", "hyphen", "write 2025-01", id="bare month"),
    pytest.param("20250103", "hyphens", "write 2025-01-03", id="bare day"),
    pytest.param("2025-07-03T10:00", "time of day", "write the day", id="date-time"),
    pytest.param("3 July 2025 10:00", "time of day", "write the day", id="time in words"),
    pytest.param("3 pm July 2025", "time of day", "write the day", id="hour in words"),
    pytest.param("٢٠٢٥", "'٢'", "plain letters and digits", id="digits of another script"),
    pytest.param("2025-W53", "no such week", "2025-06-30/2025-07-06", id="week the year lacks"),
    pytest.param("../2025", "both ends", "2025-01/2025-03", id="open start"),
    pytest.param("2025/..", "both ends", "2025-01/2025-03", id="open end"),
    pytest.param("2025/", "both ends", "2025-01/2025-03", id="unknown end"),
    pytest.param("[..2025]", "both ends", "2025-01/2025-03", id="not after"),
    pytest.param("[..2025~]", "both ends", "2025-01/2025-03", id="not after, flagged"),
    pytest.param("2025~", "sure ends", "write 2025", id="approximate"),
    pytest.param("2025-01/2025-02?", "sure ends", "write 2025-01/2025-02", id="uncertain end"),
    pytest.param("31/02/2025", "no such day", "2025-07-03", id="31 February with slashes"),
    pytest.param("31 June 2025", "no such day", "2025-07-03", id="31 June"),
    pytest.param("29 February 2025", "no such day", "2025-07-03", id="no leap day"),
    pytest.param("2025/13/5", "no month 13", "2025-12", id="month 13, year first"),
    pytest.param("2025-02-30", "28 days", "2025-02-28", id="30 February"),
    pytest.param("2025/2024", "ends before it starts", "2024/2025", id="reversed"),
    pytest.param("99999 years ago", "0001 to 9999", "6 months ago", id="too long ago"),
    pytest.param("9" * 80 + " days ago", "0001 to 9999", "6 months ago", id="far too long ago"),
    pytest.param("July 2025 or thereabouts", "not read", "July 2025", id="more words"),
    pytest.param("in 3 days", "not read", "6 months ago", id="later"),
    pytest.param("six months ago", "not read", "6 months ago", id="a number in words"),
    pytest.param("July 2025 " * 10**5, "too long", "July 2025", id="text without end"),
]


def test_a_refusal_names_what_was_typed_as_it_was_typed() -> None:
    with pytest.raises(ValueError, match=r"^'31 Feb 2025': no such day"):
        parse_period("31 Feb 2025", TODAY)


@pytest.mark.parametrize(("typed", "edtf"), READ)
def test_what_is_typed_is_read_as_a_period(typed: str, edtf: str) -> None:
    assert parse_period(typed, TODAY).edtf == edtf


@pytest.mark.parametrize(("typed", "fault", "remedy"), REFUSED)
def test_a_refusal_names_the_readings_or_the_remedy(typed: str, fault: str, remedy: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (its words are checked below)
        parse_period(typed, TODAY)
    assert fault in str(caught.value)
    assert remedy in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("day", [date(2025, 1, 31), date(2025, 2, 2), date(2001, 1, 1)])
def test_a_month_in_words_does_not_take_its_day_from_today(day: date) -> None:
    assert parse_period("April 2024", day).edtf == "2024-04"


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        pytest.param("next week", date(9999, 12, 31), id="week"),
        pytest.param("next month", date(9999, 12, 31), id="month"),
        pytest.param("tomorrow", date(9999, 12, 31), id="tomorrow"),
        pytest.param("last year", date(1, 1, 1), id="year"),
        pytest.param("yesterday", date(1, 1, 1), id="yesterday"),
    ],
)
def test_a_step_out_of_the_calendar_is_refused(typed: str, today: date) -> None:
    with pytest.raises(ValueError, match="outside the years 0001 to 9999"):
        parse_period(typed, today)


def test_dateutil_is_not_imported_for_an_edtf_form() -> None:
    code = (
        "import sys, datetime; from syru.dates.periods import parse_period;"
        "parse_period('2025-07', datetime.date(2025, 1, 1));"
        "parse_period('Q3 2025', datetime.date(2025, 1, 1));"
        "print('dateutil' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_today_is_what_syru_today_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYRU_TODAY", "2025-07-03")
    assert periods.today() == date(2025, 7, 3)


def test_today_is_the_local_date_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYRU_TODAY", "")
    before = datetime.now().astimezone().date()
    said = periods.today()
    assert before <= said <= datetime.now().astimezone().date()


@pytest.mark.parametrize("value", ["2025", "2025-02-30", "soon", "2025-07-03T10:00", "20250703"])
def test_a_syru_today_that_is_no_day_is_refused_by_name(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYRU_TODAY", value)
    with pytest.raises(ValueError, match=r"SYRU_TODAY .*write"):
        periods.today()
