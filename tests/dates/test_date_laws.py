"""Laws that hold for every date, found by Hypothesis."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from syru.dates import DateSpan, parse_date, parse_period
from syru.dates.day import from_ordinal, iso_day, iso_year, ordinal, read_day, sortable
from syru.dates.span import AFTER_ALL, BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = st.one_of(st.integers(1, 9998).map("{:04}".format), st.integers(-9999, 0).map(iso_year))
PARTS = st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37)]).map("{:02}".format)
ORDINALS = st.integers(ordinal(-9999, 1, 1), date.max.toordinal())
DAYS = st.one_of(st.dates(), ORDINALS.map(from_ordinal)).map(lambda day: day.isoformat())
SIGNS = st.sampled_from(["", "", "~", "?", "%"])
ROUNDED = st.builds(lambda year, xs: year[:-xs] + "X" * xs, YEARS, st.integers(1, 3))
FORMS = st.one_of(
    DAYS,
    YEARS,
    ROUNDED,
    st.builds("{}-{}".format, YEARS, PARTS),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}{}".format, YEARS, st.sampled_from(["-XX", "-XX-XX", "-07-XX"])),
)
SIGNED = st.builds("{}{}".format, FORMS, SIGNS)


def is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


BRACKETED = st.one_of(
    st.builds("[{}..]".format, SIGNED),
    st.builds("[..{}]".format, SIGNED),
    st.builds("[{}..{}]".format, SIGNED, SIGNED).filter(is_date),
)
MOMENTS = st.one_of(SIGNED, SIGNED, BRACKETED)
INTERVALS = st.one_of(
    st.builds("{}/{}".format, MOMENTS, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), MOMENTS),
    st.builds("{}/{}".format, MOMENTS, MOMENTS).filter(is_date),
)
SPANS = st.one_of(MOMENTS, INTERVALS).map(parse_date)
NEAR_DATES = st.text("0123456789X-/.[]{},~?%sQTWYZ: +\u0664–", max_size=30)


@given(SPANS)
def test_the_edtf_of_a_date_reads_back_as_the_same_date(span: DateSpan) -> None:
    assert parse_date(span.edtf) == span


@given(SPANS)
def test_the_four_days_are_in_order(span: DateSpan) -> None:
    assert span.start_lo <= span.start_hi <= span.end_hi
    assert span.start_lo <= span.end_lo <= span.end_hi


@given(SPANS)
def test_a_day_is_a_day_or_no_bound_at_all(span: DateSpan) -> None:
    for day in (span.start_lo, span.start_hi, span.end_lo, span.end_hi):
        if day not in (BEFORE_ALL, AFTER_ALL):
            assert sortable(read_day(iso_day(day)).isoformat()) == day
            assert BEFORE_ALL < day < AFTER_ALL
    assert (span.earliest is None) == (span.start_lo == BEFORE_ALL)
    assert (span.latest is None) == (span.end_hi == AFTER_ALL)


def test_dates_of_the_same_words_mean_the_same() -> None:
    days = ["2015-10-03", "2015-10-05", "2016-10-03"]
    rounded = ["195X", "190X", "19XX", "005X", "2015-XX", "2015-10-XX", "2015-XX-XX"]
    rounded += ["000X", "-000X", "-004X", "-0043", "0000", "0001", "0009", "-0000-24", "0000-24"]
    forms = ["2015", "2015-10", "2015-11", "2015-22", "2015-24", "2015-35", *days, *rounded]
    signed = forms + [form + sign for form in forms[:2] for sign in "~?%"]
    pairs = [(one, other) for one in signed for other in signed]
    ranges = [f"[{one}..{other}]" for one, other in pairs]
    moments = [*signed, *(f"[..{one}]" for one in signed), *(f"[{one}..]" for one in signed)]
    intervals = [f"{one}/{other}" for one in [*moments, "", ".."] for other in [*moments, "", ".."]]
    meanings: dict[str, tuple[str, ...]] = {}
    for text in filter(is_date, [*moments, *ranges, *intervals]):
        span = parse_date(text)
        signs = "".join(sorted(set(text) & set("~?%")))
        meaning = (span.start_lo, span.start_hi, span.end_lo, span.end_hi, signs)
        assert meanings.setdefault(str(span), meaning) == meaning, text


@given(SPANS)
def test_words_never_lose_a_doubt(span: DateSpan) -> None:
    words = str(span)
    assert words.isprintable()
    assert span.flagged == ("c. " in words or "(?)" in words)


@given(st.lists(SPANS, max_size=8))
def test_sorting_is_total_stable_and_without_a_change_the_second_time(
    spans: list[DateSpan],
) -> None:
    once = sorted(spans, key=lambda span: span.sort_key)
    assert sorted(once, key=lambda span: span.sort_key) == once
    turned = spans[1:] + spans[:1]
    otherwise = sorted(turned, key=lambda span: span.sort_key)
    assert [span.sort_key for span in otherwise] == [span.sort_key for span in once]


@given(st.dates())
def test_dates_of_one_day_stand_as_the_days_do(day: date) -> None:
    if day < date.max:
        following = day + timedelta(days=1)
        assert parse_date(day).sort_key < parse_date(following).sort_key


@given(st.integers(1, 9999), st.integers(1, 12), st.dates())
def test_a_month_holds_exactly_its_days(year: int, month: int, day: date) -> None:
    span = parse_date(f"{year:04}-{month:02}")
    for one in (day, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])):
        expected = (one.year, one.month) == (year, month)
        days = parse_date(one)
        assert (span.start_lo <= days.start_lo <= days.end_hi <= span.end_hi) == expected


ANY_TEXT = st.one_of(
    st.text(),
    NEAR_DATES,
    st.builds("{}{}".format, SPANS.map(lambda span: span.edtf), NEAR_DATES),
)


def read_or_refusal(read: Callable[[], DateSpan]) -> DateSpan | str:
    try:
        return read()
    except ValueError as error:
        return str(error)


@given(ANY_TEXT)
def test_any_text_is_read_or_refused_in_plain_printable_words(text: str) -> None:
    answer = read_or_refusal(lambda: parse_date(text))
    if isinstance(answer, str):
        assert answer.isprintable()
        assert "write " in answer
        assert len(answer) < 300
    else:
        assert parse_date(answer.edtf) == answer


WORDS = ["july", "may", "3", "99", "2025", "last", "month", "ago", "of", "q3", "10/11", "mon", "at"]
TYPED = st.one_of(
    st.text(),
    NEAR_DATES,
    st.text("0123456789/.-, JulyMaytodghsnexrkwQpm:", max_size=30),
    st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join),
)


@given(TYPED, st.dates())
def test_any_typed_text_is_a_closed_sure_period_or_refused_in_plain_words(
    text: str, today: date
) -> None:
    answer = read_or_refusal(lambda: parse_period(text, today))
    if isinstance(answer, str):
        assert answer.isprintable()
        assert "write " in answer
    else:
        assert answer.earliest is not None
        assert answer.latest is not None
        assert not answer.flagged


@given(st.dates())
def test_a_day_in_words_is_that_day(day: date) -> None:
    if day.year >= 1000:
        span = parse_date(day)
        assert parse_period(str(span), date(2025, 1, 23)) == span
        assert parse_period(str(parse_date(span.edtf[:7])), day) == parse_date(span.edtf[:7])


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_last_this_and_next_follow_each_other_without_a_gap(today: date) -> None:
    for unit in ("week", "month", "quarter", "year"):
        last, this, following = (
            parse_period(f"{which} {unit}", today) for which in ("last", "this", "next")
        )
        assert isinstance(last.latest, date)
        assert isinstance(this.latest, date)
        assert this.start_lo <= today.isoformat() <= this.end_hi
        assert this.earliest == last.latest + timedelta(days=1)
        assert following.earliest == this.latest + timedelta(days=1)
