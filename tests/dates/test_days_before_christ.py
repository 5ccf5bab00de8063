"""Days of the years -9999 to 0, beside those that `datetime` knows: their order and their texts."""

from __future__ import annotations

import calendar
import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.dates import parse_date
from syru.dates.day import (
    Day,
    day_number,
    days_in_month,
    from_ordinal,
    iso_day,
    make_day,
    ordinal,
    read_day,
    sortable,
)
from syru.dates.span import AFTER_ALL, BEFORE_ALL

FIRST, LAST = ordinal(-9999, 1, 1), date.max.toordinal()
NUMBERS = st.integers(FIRST, LAST)


@given(NUMBERS, NUMBERS)
def test_texts_of_days_sort_as_the_days_do(one: int, other: int) -> None:
    first, second = (sortable(from_ordinal(number).isoformat()) for number in (one, other))
    assert (one < other) == (first < second)
    assert BEFORE_ALL < first < AFTER_ALL
    assert (one < other) == (day_number(first) < day_number(second))
    assert day_number(BEFORE_ALL) < day_number(first) < day_number(AFTER_ALL)


@given(NUMBERS, NUMBERS)
def test_days_are_in_order_with_each_other_and_with_dates(one: int, other: int) -> None:
    first, second = from_ordinal(one), from_ordinal(other)
    assert (one < other) == (first < second)
    assert (one <= other) == (first <= second)
    assert (one > other) == (first > second)
    assert (one >= other) == (first >= second)
    assert (one == other) == (first == second)
    assert sorted([second, first]) == [from_ordinal(min(one, other)), from_ordinal(max(one, other))]


@given(NUMBERS)
def test_the_texts_of_a_day_read_back_as_the_day(number: int) -> None:
    day = from_ordinal(number)
    written = day.isoformat()
    assert read_day(written) == day
    assert iso_day(sortable(written)) == written
    assert str(day) == written
    assert day.toordinal() == number
    assert parse_date(written).earliest == parse_date(written).latest == day


@given(st.integers(FIRST, LAST - 1))
def test_a_day_is_followed_by_the_next_of_the_calendar(number: int) -> None:
    day, following = from_ordinal(number), from_ordinal(number + 1)
    if day.day < days_in_month(day.year, day.month):
        assert following == make_day(day.year, day.month, day.day + 1)
    elif day.month < 12:
        assert following == make_day(day.year, day.month + 1, 1)
    else:
        assert following == make_day(day.year + 1, 1, 1)


@given(st.integers(FIRST, 0))
def test_the_calendar_of_400_years_is_that_of_the_next_400(number: int) -> None:
    day = from_ordinal(number)
    later = make_day(day.year + 400, day.month, day.day)
    assert later.toordinal() - number == 146_097
    month = calendar.monthrange(day.year % 400 + 400, day.month)
    assert days_in_month(day.year, day.month) == month[1]


@pytest.mark.parametrize(
    ("year", "days"), [(0, 366), (-1, 365), (-4, 366), (-100, 365), (-400, 366)]
)
def test_leap_years_before_christ(year: int, days: int) -> None:
    assert ordinal(year + 1, 1, 1) - ordinal(year, 1, 1) == days
    assert days_in_month(year, 2) == days - 337


def test_the_day_before_the_first_of_datetime_is_the_last_of_1_bc() -> None:
    assert from_ordinal(0) == Day(0, 12, 31)
    assert from_ordinal(1) == date(1, 1, 1)


@pytest.mark.parametrize(
    "parts", [(1, 1, 1), (-10000, 1, 1), (-43, 13, 1), (-43, 0, 1), (-43, 2, 29), (0, 2, 30)]
)
def test_a_day_that_does_not_exist_cannot_be_made(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        Day(*parts)


def test_a_day_is_a_value() -> None:
    ides = parse_date("-0043-03-15").earliest
    assert isinstance(ides, Day)
    assert (ides.year, ides.month, ides.day) == (-43, 3, 15)
    assert ides == Day(-43, 3, 15) == copy.copy(ides) == pickle.loads(pickle.dumps(ides))  # noqa: S301
    assert {ides: 1}[Day(-43, 3, 15)] == 1
    assert (repr(ides), str(ides)) == ("Day(-43, 3, 15)", "-0043-03-15")
    assert ides not in ("-0043-03-15", (-43, 3, 15), date(43, 3, 15))
    assert ides < date.min
    assert date.min > ides
    assert not ides >= date.min
    assert max(date.max, ides) == date.max
    with pytest.raises(AttributeError):
        ides.year = 1
    with pytest.raises(AttributeError):
        del ides.year
    with pytest.raises(TypeError):
        _ = ides < 1  # type: ignore[operator]


def test_a_date_is_still_a_date_from_the_year_1_on() -> None:
    assert parse_date("2025-07").earliest == date(2025, 7, 1)
    assert parse_date("0001").earliest == date.min
    assert parse_date("9999").latest == date.max
    assert parse_date("../-0043").earliest is None
