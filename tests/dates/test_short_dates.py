"""Dates in short words: beside the heading of their year, beside another, and without any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from edtf_dates import SPANS, YEARS
from hypothesis import given

from syru.dates.short import NO_BREAK, short_words, year_words

if TYPE_CHECKING:
    from syru.dates import DateSpan


def said(written: str, year: str | None) -> str:
    return short_words(written, year).replace(NO_BREAK, " ")


# As a log writes it, its words under the heading of 2025, and without a heading.
FORMS = {
    "a day": ("2025-07-03", "3 Jul", "3 Jul 2025"),
    "a month": ("2025-07", "Jul", "Jul 2025"),
    "a year": ("2025", "2025", "2025"),
    "a decade": ("195X", "1950s", "1950s"),
    "a decade as people write it": ("1950s", "1950s", "1950s"),
    "a hundred years": ("19XX", "1900–1999", "1900–1999"),
    "the first ten years of a hundred": ("190X", "1900–1909", "1900–1909"),
    "a thousand years": ("1XXX", "1000–1999", "1000–1999"),
    "some month": ("2025-XX", "some month in 2025", "some month in 2025"),
    "some day of a month": ("2025-07-XX", "some day in Jul", "some day in Jul 2025"),
    "some day of a year": ("2025-XX-XX", "some day in 2025", "some day in 2025"),
    "spring": ("2025-21", "spring", "spring 2025"),
    "summer": ("2025-22", "summer", "summer 2025"),
    "autumn": ("2025-23", "autumn", "autumn 2025"),
    "winter goes on": ("2025-24", "winter 2025–2026", "winter 2025–2026"),
    "a quarter by its number": ("2025-33", "Q1", "Q1 2025"),
    "a quarter": ("2025-Q4", "Q4", "Q4 2025"),
    "approximate": ("2025-12~", "c. Dec", "c. Dec 2025"),
    "uncertain": ("2025-12?", "Dec?", "Dec 2025?"),
    "both": ("2025-12%", "c. Dec?", "c. Dec 2025?"),
    "an approximate year": ("1950~", "c. 1950", "c. 1950"),
    "throughout": ("2025-07-03/2025-08-05", "3 Jul – 5 Aug", "3 Jul – 5 Aug 2025"),
    "throughout, of one month": ("2025-07-03/2025-07-05", "3 – 5 Jul", "3 – 5 Jul 2025"),
    "throughout, one end in doubt": (
        "2025-07-03~/2025-07-05",
        "c. 3 Jul – 5 Jul",
        "c. 3 Jul – 5 Jul 2025",
    ),
    "throughout, over years": ("2025-12/2026-02", "Dec – Feb 2026", "Dec 2025 – Feb 2026"),
    "from another year on": ("2024-12/2025-02", "Dec 2024 – Feb 2025", "Dec 2024 – Feb 2025"),
    "years": ("2024/2026", "2024 – 2026", "2024 – 2026"),
    "one and the same": ("2025-07/2025-07", "Jul", "Jul 2025"),
    "it goes on": ("2025-07/..", "since Jul", "since Jul 2025"),
    "it always was": ("../2025-10", "until Oct", "until Oct 2025"),
    "it ended, nobody says when": ("2025-01/", "Jan – ?", "Jan 2025 – ?"),
    "it began, nobody says when": ("/2025-01", "? – Jan", "? – Jan 2025"),
    "a year to nobody knows when": ("2015/", "2015 – ?", "2015 – ?"),
    "nobody knows when to a year": ("/1945", "? – 1945", "? – 1945"),
    "by then": ("[..2025-10-02]", "by 2 Oct", "by 2 Oct 2025"),
    "then or later": ("[2025-10..]", "Oct or later", "Oct 2025 or later"),
    "some day between": ("[2025-10-15..2025-12-31]", "15 Oct … 31 Dec", "15 Oct … 31 Dec 2025"),
    "some day of one month": ("[2025-03-01..2025-03-10]", "1 … 10 Mar", "1 … 10 Mar 2025"),
    "some day between, over years": (
        "[2024-12..2025-02]",
        "Dec 2024 … Feb 2025",
        "Dec 2024 … Feb 2025",
    ),
    "since then or before": (
        "[..2025-10]/..",
        "since Oct or earlier",
        "since Oct 2025 or earlier",
    ),
    "since then or after": ("[2025-10..]/..", "since Oct or later", "since Oct 2025 or later"),
    "since some day between": ("[2025-01..2025-02]/..", "Jan … Feb –", "Jan … Feb 2025 –"),
    "then or before to nobody knows when": (
        "[..2025-10]/",
        "Oct or earlier – ?",
        "Oct 2025 or earlier – ?",
    ),
    "then or after to nobody knows when": (
        "[2025-10..]/",
        "Oct or later – ?",
        "Oct 2025 or later – ?",
    ),
    "some day between to nobody knows when": (
        "[2025-01..2025-02]/",
        "Jan … Feb – ?",
        "Jan … Feb 2025 – ?",
    ),
    "nobody knows when to then or before": (
        "/[..2025-10]",
        "? – Oct or earlier",
        "? – Oct 2025 or earlier",
    ),
    "then or before to a year": (
        "[..2025-10]/2026",
        "Oct or earlier – 2026",
        "Oct 2025 or earlier – 2026",
    ),
    "always to then or before": (
        "../[..2025-10]",
        "until Oct or earlier",
        "until Oct 2025 or earlier",
    ),
    "a time of day": ("2025-07-03T12:30:00Z", "3 Jul", "3 Jul 2025"),
    "before our era": ("-0043", "44 BC", "44 BC"),
    "a day before our era": ("-0043-03-15", "15 Mar 44 BC", "15 Mar 44 BC"),
    "before 1000": ("0400", "AD 400", "AD 400"),
    "a month before 1000": ("0014-05", "May AD 14", "May AD 14"),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_in_short(form: str) -> None:
    written, headed, alone = FORMS[form]
    assert said(written, "2025") == headed
    assert said(written, None) == alone
    assert said(written, "1999") == alone, "another year's heading says nothing of this one"


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("2025", "2025"),
        ("1000", "1000"),
        ("0999", "AD 999"),
        ("0001", "AD 1"),
        ("0000", "1 BC"),
        ("-0043", "44 BC"),
    ],
)
def test_a_year_in_words(year: str, words: str) -> None:
    assert year_words(year).replace(NO_BREAK, " ") == words


def years_of(edtf: str) -> set[str]:
    """Return the words for the years that a date names in full."""
    named = re.findall(r"(?:^|(?<=[/\[.]))(-?[0-9]{4})(?![0-9X])", edtf)
    return {year_words(year).replace(NO_BREAK, " ") for year in named}


@given(SPANS)
def test_without_a_heading_no_year_is_lost(span: DateSpan) -> None:
    words = said(span.edtf, None)
    assert {year for year in years_of(span.edtf) if year not in words} == set()


@given(SPANS, YEARS)
def test_under_a_heading_only_its_own_year_is_left_out(span: DateSpan, year: str) -> None:
    words = said(span.edtf, year)
    heading = year_words(year).replace(NO_BREAK, " ")
    assert {one for one in years_of(span.edtf) if one not in words} <= {heading}


@given(SPANS)
def test_a_doubt_is_never_lost(span: DateSpan) -> None:
    words = said(span.edtf, None)
    assert words.isprintable()
    words = re.sub(r"^\? –|– \?$", "", words)  # an end that is not known
    assert span.flagged == ("c. " in words or "?" in words)


@given(SPANS)
def test_an_end_of_a_time_that_lasts_never_reads_as_a_date_alone(span: DateSpan) -> None:
    first, slash, last = span.edtf.partition("/")
    if slash and first != last:
        assert "by" not in said(span.edtf, None).split()


@given(SPANS)
def test_a_day_is_never_broken_over_two_lines(span: DateSpan) -> None:
    parts = short_words(span.edtf).split(" ")
    assert [part for part in parts if re.fullmatch(r"[A-Z][a-z]{2}|AD|c\.", part)] == []
