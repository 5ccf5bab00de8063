"""Dates of every form that a log may hold, for laws that hold for all of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from syru.dates import parse_date
from syru.dates.day import from_ordinal, iso_year, ordinal

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
