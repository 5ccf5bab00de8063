"""What a chart shows of a date: a mark in each of its columns, by what is known of it."""

from __future__ import annotations

import io
import sqlite3

import pytest
from dated_rows import COLUMNS, DATES, rows_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from syru.chart.rows import ChartAnswer, Dates, gather
from syru.dates import parse_date
from syru.query.counts import By, Occurrence, Occurrences
from syru.query.selection import Selection
from syru.query.tally import Tally
from syru.render.charts import chart_view
from syru.render.screen import Screen

NONE = Tally(sqlite3.connect(":memory:"), Selection())


def lines_of(
    rows: tuple[Dates, ...], screen: Screen, selection: Selection | None = None
) -> list[str]:
    """Return the lines of a chart of rows."""
    found = Occurrences(
        selection=selection or Selection(), tally=NONE, dates=(), dated=0, undated=0
    )
    answer = ChartAnswer(by=By.TOPIC, found=found, rows=rows, limit=None, reverse=False)
    file = io.StringIO()
    view = chart_view(answer, screen)
    assert view is not None
    Console(file=file, width=screen.width, color_system=None, legacy_windows=False).print(view)
    return file.getvalue().split("\n")


def drawn_row(*dates: str, since: str | None = None, columns: int = 60) -> tuple[str, str]:
    """Return the unit, and the only row of a chart without its label."""
    selection = Selection(since=parse_date(since) if since else None)
    lines = lines_of(rows_of(dates), Screen(width=columns), selection)
    (row,) = (line for line in lines if line.startswith("All"))
    (scale,) = (line for line in lines if line.startswith("each column"))
    return scale.removeprefix("each column ").split("   ")[0], row.removeprefix("All ").rstrip()


@pytest.mark.parametrize(
    ("dates", "unit", "row"),
    [
        pytest.param(["2025-05-14"], "a day", "1  •", id="a day"),
        pytest.param(["2025-05-01/2025-05-12"], "a day", "1  ━━━━━━━━━━━━", id="a span"),
        pytest.param(["[2025-05-01..2025-05-12]"], "a day", "1  ░░░░░░░░░░░░", id="some day"),
        pytest.param(["2025-05-01~"], "a day", "1  ○", id="an approximate day"),
        pytest.param(["2025-05-01/2025-05-12?"], "a day", "1  ░░░░░░░░░░░░", id="a doubtful span"),
        pytest.param(
            ["[2025-05-01..2025-05-03]/[2025-05-10..2025-05-12]"],
            "a day",
            "1  ░░━━━━━━━━░░",
            id="a span with uncertain ends",
        ),
        pytest.param(["2025-05-01/.."], "a day", "1  ━━━━━━━━━━━━▸", id="an open end"),
        pytest.param(["2025-05-01/"], "a day", "1  ━░░░░░░░░░░░▸", id="an unknown end"),
        pytest.param(["../2025-05-01"], "a day", "1 ◂━", id="an open start"),
        pytest.param(["[..2025-05-01]"], "a day", "1 ◂░", id="or earlier"),
        pytest.param(["0001-01-01"], "a day", "1  •", id="the first day"),
        pytest.param(["9999-12-31"], "a day", "1             •", id="the last day"),
        pytest.param(
            ["0001", "9999"],
            "a month",
            f"2  {'░' * 12}    ┆{'░' * 12}",
            id="the first and the last year",
        ),
        pytest.param(["2025-05"] * 4 + ["2025-05-02"], "a day", f"5  ░•{'░' * 29}", id="a month"),
    ],
)
def test_a_date_is_drawn_as_what_is_known_of_it(dates: list[str], unit: str, row: str) -> None:
    assert drawn_row(*dates) == (unit, row)


def test_a_quiet_decade_does_not_push_a_busy_month_into_one_column() -> None:
    busy = [f"2025-05-{day:02}" for day in range(1, 31)]
    unit, row = drawn_row("2014-05-01", *busy)
    assert unit == "a day"
    assert row == f"31     •┆{'•' * 30}"


def test_a_steady_century_has_no_break() -> None:
    unit, row = drawn_row(*(str(year) for year in range(1901, 2001)), columns=120)
    assert unit == "a year"
    assert row == f"100  {'•' * 100}"


def test_an_entry_reaches_out_of_the_window() -> None:
    assert drawn_row("2015/..", "2025-05-08", since="2025-05-01") == ("a day", "2 ◂━━━━━━━•━━━━▸")


def test_bars_are_as_high_as_there_are_entries() -> None:
    dates = [f"2025-05-{day:02}" for day in range(1, 9) for _ in range(day)]
    assert drawn_row(*dates)[1] == "36  •▂▃▄▅▆▇█"


def test_the_years_of_a_fold_are_written_in_characters_that_the_screen_has() -> None:
    dates = ["1945", "1960", *(f"2025-05-{day:02}" for day in range(1, 31))]
    drawn = lines_of(rows_of(dates), Screen(width=80, encoding="ascii"))
    assert drawn[0].split()[0] == "1945-"
    assert "in 1945-1960 5 years" in "\n".join(drawn)
    assert "".join(drawn).isascii()


def test_without_blocks_small_numbers_are_written_and_large_ones_have_letters() -> None:
    found = [
        Occurrence("all", "All", f"2025-05-{day:02}", number)
        for day, number in enumerate((1, 2, 9, 10, 99, 100, 999, 1000), start=1)
    ]
    lines = lines_of(gather(found, By.TOPIC), Screen(width=100, encoding="ascii"))
    assert next(line for line in lines if line.startswith("All")).rstrip() == "All 2220  o29xxXX#"
    legend = "2 to 9 so many entries   x 10 or more   X 100 or more   # 1000 or more"
    assert legend in "\n".join(lines)


@settings(deadline=None)
@example(
    [*["2024-01-01"] * 4, *["0000"] * 4, "0000-12-31/..", "0000-12-31/.."], 20, "00000", "utf-8"
)
@given(DATES, COLUMNS, st.text(min_size=1), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_no_line_is_wider_than_the_screen(
    dates: list[str], columns: int, name: str, encoding: str
) -> None:
    # An ellipsis of the name's own would be wrapped with it.
    name = name.encode("utf-8", "replace").decode().replace("…", "-")
    lines = lines_of(rows_of(dates, name), Screen(width=columns, encoding=encoding))
    assert max(map(cell_len, lines)) <= columns
    assert "…" not in "".join(lines)
