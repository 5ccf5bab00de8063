"""What has a much wider date than a window is only named; few entries show their summaries."""

from __future__ import annotations

import re

import pytest
from logs import written
from running import ask

HEAD = """\
[log]
format = 1
title = "A log"
[sources.s]
title = "S"
"""


def events(*dates: str) -> str:
    named = (
        written("[[events]]", id=f"e{at}", date=day, title=f"Title {at}", summary=f"Summary {at}.")
        for at, day in enumerate(dates)
    )
    return HEAD + "".join(named)


def listed(log: str, *words: str) -> str:
    said = ask("timeline", *words, "--log", "-", stdin=log, COLUMNS="200")
    assert said.code == 0, said.err
    return said.out


JULY = ("--since", "2025-07", "--until", "2025-07")
DAY = ("--since", "2025-07-01", "--until", "2025-07-01")
YEAR = ("--since", "2025", "--until", "2025")


@pytest.mark.parametrize(
    ("date", "window", "named"),
    [
        pytest.param("[2025-07-01..2025-12-30]", JULY, False, id="half a year, of a month"),
        pytest.param("[2025-07-01..2025-12-31]", JULY, True, id="a day more than half a year"),
        pytest.param("[2025-07-01..2025-12-30]", DAY, False, id="half a year, of a day"),
        pytest.param("[2024-01-01..2025-01-01]", YEAR, False, id="no four times the window"),
        pytest.param("[2022..2025]", YEAR, True, id="a day more than four times the window"),
        pytest.param("[2023..2025]", YEAR, False, id="three years, of one"),
        pytest.param("2024/", JULY, True, id="nobody knows the end"),
        pytest.param("[..2025-12]", JULY, True, id="nobody knows the beginning"),
        pytest.param("2025-07-01?", JULY, False, id="one doubtful day"),
        pytest.param("[1900..2025]", ("--since", "2025"), False, id="a window without an end"),
        pytest.param("[1900..2025]", ("--until", "2025-07"), False, id="without a beginning"),
    ],
)
def test_what_has_a_much_wider_date_is_only_named(
    date: str, window: tuple[str, ...], *, named: bool
) -> None:
    shown = listed(events(date, "2025-07-01"), *window)
    assert ("Title 0" in shown) is not named
    assert ("1 of much wider dates: e0\n" in shown) is named
    assert "Title 1" in shown
    assert "2 of 2 events" in shown


def test_of_very_many_only_the_first_are_named() -> None:
    shown = listed(events(*["[2020..2026]"] * 30), *JULY)
    assert re.search(r"^30 of much wider dates: e0, .*, e23 and 6 more$", shown, re.MULTILINE)


@pytest.mark.parametrize(("number", "shown"), [(10, True), (11, False)])
def test_few_entries_have_their_summaries_below(number: int, *, shown: bool) -> None:
    log = events(*["2025-07-01"] * number)
    assert ("Summary 3." in listed(log)) is shown
    assert "Summary 3." in listed(log, "-n", "10")


@pytest.mark.parametrize(("sure", "shown"), [(10, True), (11, False)])
def test_what_surely_lies_in_a_window_has_its_summary_where_that_is_little(
    sure: int, *, shown: bool
) -> None:
    log = events(*["2025-07-01"] * sure, *["[2025-06..2025-07]"] * 5)
    told, perhaps = listed(log, *JULY).split("perhaps from")
    assert ("Summary 3." in told) is shown
    assert "Summary" not in perhaps
