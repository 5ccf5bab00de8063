"""A date that is typed for an entry, as the log has it; a table's dates are read alike."""

from __future__ import annotations

from datetime import date

import pytest

from syru.dates.typed import read_typed_date
from syru.importing.dates import NoReadingError, read_text

TODAY = date(2025, 11, 1)
READ = [
    pytest.param("2025-10-12", date(2025, 10, 12), id="a day"),
    pytest.param("12 October 2025", date(2025, 10, 12), id="a day in words"),
    pytest.param("25/12/2025", date(2025, 12, 25), id="digits with one reading"),
    pytest.param("2025-03-XX", "2025-03-XX", id="some day of a month"),
    pytest.param("by 2024", "[..2024]", id="a bound"),
    pytest.param("before circa 2024", "[..2023~]", id="of a bound the doubt is kept"),
    pytest.param("circa 2019", "2019~", id="roughly"),
    pytest.param("March 44 BC", "-0043-03", id="before Christ"),
    pytest.param("1950s", "1950s", id="a form of the log"),
    pytest.param("2025-10-12T08:30", date(2025, 10, 12), id="with a time of day"),
]
TWO_READINGS = ["10/11/2025", "2000s", "1803-4"]


def written(typed: str) -> str | date:
    dated = read_typed_date(typed, TODAY)
    assert dated is not None
    return dated.value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *READ,
        pytest.param("yesterday", date(2025, 10, 31), id="around today"),
        pytest.param("last month", "2025-10", id="a month around today"),
        pytest.param("some day in March 2025", "2025-03-XX", id="as a date is read back"),
        pytest.param("some month in 2025", "2025-XX", id="some month"),
    ],
)
def test_a_date_is_rewritten_as_a_log_has_it(typed: str, value: str | date) -> None:
    assert written(typed) == value


@pytest.mark.parametrize(("typed", "value"), READ)
def test_a_table_has_the_same_date(typed: str, value: str | date) -> None:
    assert read_text(typed, None).value == value


@pytest.mark.parametrize("typed", ["unknown", "n.d.", "undated"])
def test_what_says_that_there_is_no_date_is_none(typed: str) -> None:
    assert read_typed_date(typed, TODAY) is None
    assert read_text(typed, None).value is None


@pytest.mark.parametrize("typed", TWO_READINGS)
def test_what_has_two_readings_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=r" or "):
        read_typed_date(typed, TODAY)
    with pytest.raises(NoReadingError, match=r" or "):
        read_text(typed, None)


def test_a_word_beside_the_date_is_a_note() -> None:
    dated = read_typed_date("published 2019", TODAY)
    assert dated is not None
    assert (dated.written, dated.note) == ("2019", "published")


def test_a_bound_that_leaves_a_year_out_keeps_it_in_the_note() -> None:
    dated = read_typed_date("before 1900", TODAY)
    assert dated is not None
    assert (dated.written, dated.note) == ("[..1899]", "before 1900")


def test_a_word_that_is_not_read_is_named_with_what_a_researcher_writes() -> None:
    with pytest.raises(ValueError, match="'flood' is not read; write a date such as 12 March 1999"):
        read_typed_date("12 March 1999 in flood", TODAY)


def test_a_day_without_its_year_is_told_so() -> None:
    with pytest.raises(ValueError, match="the year is missing"):
        read_typed_date("12 Oct", TODAY)
