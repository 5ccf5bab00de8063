"""`chart --every`: a row of numbers for each period, on the screen and in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from logs import TOWN, written
from running import ask, ask_town, run

AT_60 = """\
Month                      sure  lasting  possible
Jan 2019 – Nov 2019, each     0        0         1  ░
Dec 2019 – Oct 2024, each     1        1         0  ━
Nov 2024                      1        1         1  ━░
Dec 2024                      1        1         0  ━
Jan 2025                      1        1         0  ━
Feb 2025                      1        1         1  ━░
Mar 2025                      2        1         1  █━░

4 events and facts by month
3 lie in no single month for sure: they count as lasting or
possible in each month concerned
█ surely in it alone   ━ lasting: surely in it, and longer
░ possible
"""
AT_80 = """\
Month                      sure  lasting  possible
Jan 2019 – Nov 2019, each     0        0         1  ░
Dec 2019 – Oct 2024, each     1        1         0  ━
Nov 2024                      1        1         1  ━░
Dec 2024                      1        1         0  ━
Jan 2025                      1        1         0  ━
Feb 2025                      1        1         1  ━░
Mar 2025                      2        1         1  █━░

4 events and facts by month
3 lie in no single month for sure: they count as lasting or possible in each
month concerned
█ surely in it alone   ━ lasting: surely in it, and longer   ░ possible
"""
AT_120 = AT_80.replace("each\nmonth", "each month")
BY_TOPIC = """\
Week                       sure  lasting  possible
The new bridge 4
W01 2019 – W52 2019, each     0        0         1  ░
W01 2020 – W43 2024, each     1        1         0  ━
W44 2024 – W48 2024, each     1        1         1  ━░
W49 2024 – W04 2025, each     1        1         0  ━
W05 2025 – W10 2025, each     1        1         1  ━░
W11 2025 (10 Mar)             2        1         1  █━░
Money 1
W05 2025 – W11 2025, each     0        0         1  ░

4 events and facts by topic and week
4 lie in no single week for sure, counted under each topic: they count as
lasting or possible in each week concerned
█ surely in it alone   ━ lasting: surely in it, and longer   ░ possible
"""
UNDATED = "syru: 1 without a date left out\n"


@pytest.mark.parametrize(
    ("words", "columns", "drawn"),
    [
        pytest.param(["month"], "60", AT_60, id="60 columns"),
        pytest.param(["month"], "80", AT_80, id="80 columns"),
        pytest.param(["month"], "120", AT_120, id="120 columns"),
        pytest.param(["week", "--by", "topic"], "80", BY_TOPIC, id="by topic"),
    ],
)
def test_periods_are_lines_with_numbers_and_bars(
    words: list[str], columns: str, drawn: str
) -> None:
    said = ask_town("chart", "--every", *words, COLUMNS=columns)
    assert said.out == drawn
    assert (said.err, said.code) == (UNDATED, 0)


def test_where_there_is_no_room_for_bars_the_numbers_stay() -> None:
    wide, narrow = (ask_town("chart", "--every", "year", COLUMNS=one).out for one in ("80", "44"))
    assert "━" in wide
    assert "━" not in narrow
    numbers = [line.split("  ")[0] for line in wide.splitlines()[:6]]
    assert [line.split("  ")[0] for line in narrow.splitlines()[:6]] == numbers


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_with_few_characters_has_bars_of_its_own(encoding: str) -> None:
    out = run("chart", "--every", "month", "--log", "-", stdin=TOWN, PYTHONIOENCODING=encoding).out
    rows = [line for line in out.splitlines() if line.startswith(("Mar", "Dec 2019"))]
    assert rows == [
        "Dec 2019 - Oct 2024, each     1        1         0  =",
        "Mar 2025                      2        1         1  #=.",
    ]
    assert "# surely in it alone" in out
    assert out.isascii()


def busy(*numbers: int) -> str:
    """Return a log with so many events on the first day of each month of 2025."""
    events = (
        written("[[events]]", id=f"e{month}-{at}", date=f"2025-{month:02}-01", title="-")
        for month, number in enumerate(numbers, start=1)
        for at in range(number)
    )
    head = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    return head + "".join(events)


def test_bars_are_in_scale_and_what_is_not_nothing_is_seen() -> None:
    out = ask("chart", "--every", "month", "--log", "-", stdin=busy(1, 100, 0, 200), COLUMNS="60")
    bars = [line.count("█") for line in out.out.splitlines()[1:5]]
    assert bars[0] == 1
    assert bars[2] == 0
    assert bars[3] - 1 <= 2 * bars[1] <= bars[3] + 1
    assert max(map(len, out.out.splitlines())) <= 60


def test_a_number_that_is_nothing_everywhere_has_no_column() -> None:
    out = ask("chart", "--every", "month", "--log", "-", stdin=busy(1, 2)).out
    assert out.splitlines()[:3] == ["Month     sure", "Jan 2025     1  █", "Feb 2025     2  ██"]
    assert "lasting" not in out


def test_large_numbers_are_easy_to_read() -> None:
    out = ask("chart", "--every", "year", "--log", "-", stdin=busy(1234)).out
    assert out.splitlines()[1].split()[:2] == ["2025", "1,234"]


def test_data_has_each_period_with_its_days_and_numbers() -> None:
    said = ask_town("chart", "--every", "month", "-f", "json")
    rows = json.loads(said.out)
    assert len(rows) == 75, "from January 2019 to March 2025"
    assert rows[0] == {
        "every": "month",
        "from": "2019-01-01",
        "to": "2019-01-31",
        "sure": 0,
        "lasting": 0,
        "possible": 1,
    }
    assert rows[-1] | {"every": ""} == {
        "every": "",
        "from": "2025-03-01",
        "to": "2025-03-31",
        "sure": 2,
        "lasting": 1,
        "possible": 1,
    }
    assert said.err == (
        "syru: 3 lie in no single month for sure: "
        f"they count as lasting or possible in each month concerned\n{UNDATED}"
    )


@pytest.mark.parametrize("by", [[], ["--by", "topic"]], ids=["alone", "by topic"])
def test_all_formats_of_data_say_the_same(by: list[str]) -> None:
    words = ("chart", "--every", "quarter", *by)
    rows = json.loads(ask_town(*words, "-f", "json").out)
    lines = [json.loads(line) for line in ask_town(*words, "-f", "jsonl").out.splitlines()]
    cells = [{key: str(value) for key, value in row.items()} for row in rows]
    commas = list(csv.DictReader(io.StringIO(ask_town(*words, "-f", "csv").out)))
    tabs = list(csv.DictReader(io.StringIO(ask_town(*words, "-f", "tsv").out), delimiter="\t"))
    assert rows
    assert lines == rows
    assert commas == tabs == cells


def test_data_by_a_thing_names_it_in_each_row() -> None:
    out = ask_town("chart", "--every", "decade", "--by", "place", "-f", "csv").out
    assert out.splitlines() == [
        "every,by,id,name,from,to,sure,lasting,possible",
        "decade,place,river,River Aa,2010-01-01,2019-12-31,1,1,0",
        "decade,place,river,River Aa,2020-01-01,2029-12-31,2,1,1",
        "decade,place,,no place,2020-01-01,2029-12-31,1,0,0",
    ]


def test_in_markdown_periods_are_a_table() -> None:
    out = ask_town("chart", "--every", "year", "--since", "2024", "-f", "md").out
    assert out == (
        "| Year | sure | lasting | possible |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| 2024 | 1 | 1 | 1 |\n"
        "| 2025 | 3 | 1 | 0 |\n"
        "\n"
        "4 events and facts by year: since 1 January 2024; 2 lie in no single year for sure: "
        "they count as lasting or possible in each year concerned\n"
    )


def test_things_in_a_markdown_table_have_no_bar_of_their_own() -> None:
    log = TOWN.replace('"Money"', '"Money | *power*"')
    out = ask("chart", "--every", "year", "--by", "topic", "-f", "md", "--log", "-", stdin=log).out
    row = next(line for line in out.splitlines() if "power" in line)
    assert row.startswith("| Money \\| \\*power\\* | 2025 |")


def test_alone_each_entry_counts_once_and_quotes_only_by_kind() -> None:
    totals = {}
    for by in ([], ["--by", "topic"], ["--by", "kind"]):
        out = ask_town("chart", "--every", "year", "--since", "2025-03-12", *by, "-f", "json").out
        totals["".join(by)] = sum(row["sure"] - row["lasting"] for row in json.loads(out))
    # The vote; the money, which may be of before; and by kind a quote.
    assert totals == {"": 1, "--bytopic": 1, "--bykind": 2}


def test_the_newest_period_may_come_first() -> None:
    words = ("chart", "--every", "year", "--since", "2023", "-f", "json")
    forward, backward = (json.loads(ask_town(*words, *more).out) for more in ([], ["--reverse"]))
    assert backward == forward[::-1]
    drawn = ask_town(*words[:-2], "--reverse").out.splitlines()
    assert [line.split()[0] for line in drawn[1:4]] == ["2025", "2024", "2023"]


def test_the_limit_is_one_of_things() -> None:
    out = ask_town("chart", "--every", "year", "--by", "topic", "-n", "1").out
    assert "The new bridge" in out
    assert "Money" not in out
    assert "1 of 2 topics: -n 2 shows all" in out


def test_of_thousands_of_weeks_the_empty_ones_are_left_out_and_that_is_said() -> None:
    log = TOWN.replace('"2019/.."', '"1900-01-01"')
    said = ask("chart", "--every", "week", "-f", "jsonl", "--log", "-", stdin=log)
    assert len(said.out.splitlines()) == 13
    assert "syru: 6,520 weeks without entries left out\n" in said.err


@pytest.mark.parametrize("format_", ["table", "md", "csv", "json", "jsonl"])
def test_where_there_is_nothing_to_count_that_is_said(format_: str) -> None:
    said = ask_town("chart", "--every", "year", "--until", "1900", "-f", format_)
    empty = {"csv": "every,from,to,sure,lasting,possible\n", "json": "[]\n"}
    assert said.out == empty.get(format_, "")
    assert "no entries through 31 December 1900" in said.err
    assert said.code == 0


def test_a_period_that_is_none_is_refused_with_the_choices() -> None:
    said = ask_town("chart", "--every", "fortnight")
    assert (said.code, said.out) == (2, "")
    assert "week, month, quarter, year, decade" in said.err


@pytest.mark.parametrize("every", ["week", "month", "quarter", "year", "decade"])
@pytest.mark.parametrize("by", [[], ["--by", "topic"], ["--by", "actor"]], ids="".join)
def test_a_wider_screen_never_has_more_lines(every: str, by: list[str]) -> None:
    outs = [
        ask("chart", "--every", every, *by, COLUMNS=str(width)).out
        for width in (60, 80, 100, 120, 160, 200)
    ]
    numbers = [out.count("\n") for out in outs]
    assert numbers == sorted(numbers, reverse=True)
    assert all(numbers)
