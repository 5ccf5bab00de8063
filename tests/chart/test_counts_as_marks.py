"""Numbers as marks: bars, lines of marks, and when entries are, counting only what is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from logs import indexed, written

from syru.chart.marks import activity, bar, sparkline
from syru.query.entries import select
from syru.query.selection import Selection

if TYPE_CHECKING:
    from syru.query.found import FoundEntry


@pytest.mark.parametrize(
    ("counts", "drawn", "typed"),
    [
        pytest.param([], "", "", id="nothing"),
        pytest.param([0, 0], "··", "..", id="no activity"),
        pytest.param([1, 0, 1], "█·█", "1.1", id="one each"),
        pytest.param([1, 4, 8], "▁▄█", "148", id="as high as they are"),
        pytest.param([1, 500, 1000], "▁▄█", "159", id="large numbers"),
    ],
)
def test_a_sparkline_has_a_mark_for_each_count(counts: list[int], drawn: str, typed: str) -> None:
    assert sparkline(counts) == drawn
    assert sparkline(counts, ascii_only=True) == typed


@pytest.mark.parametrize(
    ("number", "drawn", "typed"),
    [
        pytest.param(0, "", "", id="nothing"),
        pytest.param(1, "▏", "#", id="little is seen"),
        pytest.param(50, "██▌", "##", id="half"),
        pytest.param(100, "█████", "#####", id="the most"),
    ],
)
def test_a_bar_is_as_long_as_its_number_beside_the_most(
    number: int, drawn: str, typed: str
) -> None:
    assert bar(number, 100, 5) == drawn
    assert bar(number, 100, 5, ascii_only=True) == typed


def dated(*dates: str) -> tuple[FoundEntry, ...]:
    head = written("[log]", format=1, title="t") + written("[sources.s]", title="s")
    facts = (
        written("[[facts]]", id=f"f{at}", statement="s", date=date or None)
        for at, date in enumerate(dates)
    )
    return tuple(select(indexed(head + "".join(facts)), Selection()).entries)


@pytest.mark.parametrize(
    ("dates", "ascii_only", "line"),
    [
        pytest.param(
            ("2015", "2018-05", "2018-07-03", "2018-08", "2020"),
            False,
            "by year, 5 of 5: 2015 ▃··█·▃ 2020",
            id="years",
        ),
        pytest.param(
            ("2024-12", "2025-02-01", "2025-02", "2025-03-09", "2025-03"),
            False,
            "by month, 5 of 5: 2024-12 ▄·██ 2025-03",
            id="months where the years are few",
        ),
        pytest.param(
            ("2015", "2018-05", "2018-07-03", "2018-08", "2020"),
            True,
            "by year, 5 of 5: 2015 1..3.1 2020",
            id="characters of ASCII",
        ),
        pytest.param(
            ("2015", "2018", "2018", "2018", "2020", "[2016..2019]", "2016/..", "", "[..1990]"),
            False,
            "by year, 5 of 9: 2015 ▃··█·▃ 2020",
            id="what may lie in several years, or has no date, is not counted",
        ),
        pytest.param(("2015", "2018", "2020", "2021"), False, "", id="too few"),
        pytest.param(("2015-07",) * 6, False, "", id="one month"),
        pytest.param(("2025", "2025", "2025", "2025", "2025-01"), False, "", id="too few months"),
    ],
)
def test_the_marks_say_when_the_entries_surely_are(
    dates: tuple[str, ...], *, ascii_only: bool, line: str
) -> None:
    assert activity(dated(*dates), 80, ascii_only=ascii_only) == line


def test_marks_that_do_not_fit_are_left_out() -> None:
    entries = dated("1900", "1950", "2000", "2010", "2020")
    assert activity(entries, 147) == ""
    assert len(activity(entries, 148)) == 148
