from __future__ import annotations

import io
import json
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from conftest import indexed
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from running import Said, ask, run

from syru.chart.axis import UNITS, Axis, Unit, make_axis
from syru.chart.marks import bar, sparkline
from syru.chart.rows import Chart, Dates, days_of, gather, lay_out
from syru.chart.ticks import ticks
from syru.dates.periods import parse_period
from syru.query.counts import By, Occurrence, occurrences
from syru.query.selection import Selection
from syru.render.charts import drawing

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = """\
[log]
format = 1
title = "The harbour"
[sources.paper]
title = "The paper"
[actors.owner]
name = "Owner"
kind = "person"
[actors.pilot]
name = "Pilot"
kind = "person"
[topics.port]
name = "The port [sic] and its cranes"
[topics.law]
name = "Law"
[places.quay]
name = "Old quay"
[[events]]
id = "founded"
date = 1931
title = "Founded"
topics = ["port"]
[[facts]]
id = "leased"
date = "2025-05-06/.."
statement = "Leased"
topics = ["port"]
places = ["quay"]
[[events]]
id = "strike"
date = "2025-05-02/2025-05-12"
title = "Strike"
topics = ["law"]
claims = [{ by = "owner", stance = "denies" }]
[[events]]
id = "vote"
date = "2025-05-20~"
title = "Vote"
topics = ["law"]
[[events]]
id = "ship-1"
date = "2025-05-14"
title = "A ship"
topics = ["port"]
actors = ["pilot"]
[[events]]
id = "ship-2"
date = "2025-05-14"
title = "A ship"
topics = ["port"]
[[events]]
id = "ship-3"
date = "2025-05-14"
title = "A ship"
topics = ["port"]
[[events]]
id = "ship-4"
date = "2025-05-16"
title = "A ship"
topics = ["port", "law"]
[[events]]
id = "theft"
date = "[2025-05-08..2025-05-15]"
title = "Theft"
[[facts]]
id = "undated"
statement = "Undated"
topics = ["port"]
[[quotes]]
id = "said"
date = "2025-05-20"
text = "Said"
topics = ["law"]
by = "pilot"
actors = ["pilot"]
"""

AT_60 = """\
 1931  Dec   2 May 2025   15   20
 ┬────┆┬────┆┬────────────┬────┬
The port [sic] and its cranes 6
 ░░░░░┆░    ┆    ━━━━━━━━█━•━━━━▸
Law 3
      ┆     ┆━━━━━━━━━━━   •   ○
no topic 1
      ┆     ┆      ░░░░░░░░

9 events and facts by topic
each column a day   • one entry   ▆ to █ 2 to 3 entries
○ one of uncertain date   ░ some time in here
━ all through   ◂ ▸ reaches further, or may
┆ quiet time left out
"""
AT_100 = """\
                             1931  Dec   2 May 2025   15   20
                             ┬────┆┬────┆┬────────────┬────┬
The port [sic] and its    6  ░░░░░┆░    ┆    ━━━━━━━━█━•━━━━▸
cranes
Law                       3       ┆     ┆━━━━━━━━━━━   •   ○
no topic                  1       ┆     ┆      ░░░░░░░░

9 events and facts by topic
each column a day   • one entry   ▆ to █ 2 to 3 entries   ○ one of uncertain date
░ some time in here   ━ all through   ◂ ▸ reaches further, or may   ┆ quiet time left out
"""
AT_200 = """\
                                 1931  Dec   2 May 2025   15   20
                                 ┬────┆┬────┆┬────────────┬────┬
The port [sic] and its cranes 6  ░░░░░┆░    ┆    ━━━━━━━━█━•━━━━▸
Law                           3       ┆     ┆━━━━━━━━━━━   •   ○
no topic                      1       ┆     ┆      ░░░░░░░░

9 events and facts by topic
each column a day   • one entry   ▆ to █ 2 to 3 entries   ○ one of uncertain date   \
░ some time in here   ━ all through   ◂ ▸ reaches further, or may   ┆ quiet time left out
"""
IN_ASCII = """\
 1931  Dec   2 May 2025   15   20
 +----:+----:+------------+----+
The port [sic] and its cranes 6
 .....:.    :    ========3=o====>
Law 3
      :     :===========   o   ?
no topic 1
      :     :      ........

9 events and facts by topic
each column a day   o one entry   2 to 3 so many entries
? one of uncertain date   . some time in here
= all through   < > reaches further, or may
: quiet time left out
"""


def chart_of_harbour(*words: str, **variables: str) -> Said:
    return ask("chart", *words, "--log", "-", stdin=HARBOUR, **variables)


@pytest.mark.parametrize(
    ("columns", "drawn"),
    [
        pytest.param("60", AT_60, id="60 columns: labels above their rows"),
        pytest.param("100", AT_100, id="100 columns: labels beside, in several lines"),
        pytest.param("200", AT_200, id="200 columns"),
    ],
)
def test_a_chart_reads_well_at_each_width(columns: str, drawn: str) -> None:
    said = chart_of_harbour(COLUMNS=columns)
    assert said.out == drawn
    assert said.err == "syru: 1 without a date left out\n"
    assert said.code == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_where_the_signs_cannot_be_written_a_chart_has_those_of_a_typewriter(encoding: str) -> None:
    said = run("chart", "--log", "-", stdin=HARBOUR, COLUMNS="60", PYTHONIOENCODING=encoding)
    assert said.out == IN_ASCII


def test_a_name_that_cannot_be_encoded_still_fits_the_width() -> None:
    log = HARBOUR.replace('"Law"', '"Ղաղաղ Ղաղաղաղաղ Ղաղ"')
    said = run("chart", "--log", "-", stdin=log, COLUMNS="60", PYTHONIOENCODING="ascii")
    assert "\\u0542" in said.out
    assert max(map(len, said.out.splitlines())) <= 60


def test_a_chart_without_a_terminal_has_no_escape_code() -> None:
    assert "\x1b" not in run("chart", TERM="xterm-256color", FORCE_COLOR="1").out


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        pytest.param("topic", {"port": 6, "law": 3, "": 1}, id="topic"),
        pytest.param("place", {"quay": 1, "": 8}, id="place"),
        # The owner holds a claim, as with --actor.
        pytest.param("actor", {"owner": 1, "pilot": 1, "": 7}, id="actor"),
        pytest.param("standing", {"stated": 8, "denied": 1}, id="standing"),
        # A quote is drawn here alone; its speaker, who is named in it too, has it once.
        pytest.param("kind", {"event": 8, "fact": 1, "quote": 1}, id="kind"),
    ],
)
def test_there_is_a_row_for_each_thing_with_its_number_of_entries(
    by: str, rows: dict[str, int]
) -> None:
    objects = json.loads(chart_of_harbour("--by", by, "-f", "json").out)
    assert {row.get("id", ""): row["count"] for row in objects} == rows


def test_an_actor_who_speaks_and_is_named_in_a_quote_has_it_once() -> None:
    found = occurrences(indexed(HARBOUR), Selection(kinds=("quote",)), By.ACTOR)
    assert found.dates == (Occurrence("pilot", "Pilot", "2025-05-20", 1),)


def test_rows_with_most_entries_come_first_and_those_about_nothing_last() -> None:
    found = [
        Occurrence(None, None, "2025", 9),
        Occurrence("b", "B", "2025", 1),
        Occurrence("a", "A", "2025-01", 1),
        Occurrence("c", "C", "2025", 1),
        Occurrence("c", "C", "2024", 1),
    ]
    assert [row.name for row in gather(found, By.PLACE)] == ["C", "A", "B", "no place"]


def test_the_limit_is_one_of_rows_and_the_caption_says_how_many_there_are() -> None:
    out = chart_of_harbour("-n", "1").out
    assert "The port" in out
    assert "Law" not in out
    assert "1 of 3 rows: -n 3 shows all" in out


def test_many_rows_are_drawn_up_to_forty_and_written_all() -> None:
    topics = "".join(f'[topics.t{number}]\nname = "T{number}"\n' for number in range(50))
    events = "".join(
        f'[[events]]\nid = "e{number}"\ndate = 2025\ntitle = "x"\ntopics = ["t{number}"]\n'
        for number in range(50)
    )
    log = f'[log]\nformat = 1\ntitle = "x"\n[sources.s]\ntitle = "x"\n{topics}{events}'
    drawn = ask("chart", "--log", "-", stdin=log).out
    assert "40 of 50 rows: -n 50 shows all" in drawn
    assert drawn.count("┬") == 2 * drawn.splitlines()[1].count("┬"), "the axis is drawn twice"
    assert len(ask("chart", "--log", "-", "-f", "jsonl", stdin=log).out.splitlines()) == 50


def test_reversed_rows_begin_with_those_of_fewest_entries() -> None:
    rows = json.loads(chart_of_harbour("--reverse", "-f", "json").out)
    assert [row["count"] for row in rows] == [1, 3, 6]


def test_data_has_what_is_sure_and_what_is_possible_in_each_period() -> None:
    out = chart_of_harbour("--since", "2025-05-13", "-t", "law", "-f", "csv").out
    assert out.splitlines() == [
        "by,id,name,from,to,sure,possible",
        "topic,law,Law,2025-05-16,2025-05-16,1,0",
        "topic,law,Law,2025-05-20,2025-05-20,0,1",
        "topic,port,The port [sic] and its cranes,2025-05-16,2025-05-16,1,0",
    ]


def test_data_of_what_goes_on_ends_with_the_last_known_day() -> None:
    out = chart_of_harbour("--since", "2025-05-13", "-p", "quay", "-f", "csv").out
    (row,) = out.splitlines()[1:]
    assert row.endswith(",2025-05-13,2025-05-13,1,0")


def test_data_is_the_same_in_every_terminal() -> None:
    texts = {chart_of_harbour("-f", "json", COLUMNS=columns).out for columns in ("30", "300")}
    assert len(texts) == 1


def test_in_markdown_a_chart_is_a_block_that_stays_as_it_is() -> None:
    lines = chart_of_harbour("-f", "md", COLUMNS="64").out.splitlines()
    assert [line[4:] for line in lines] == AT_60.splitlines()
    assert all(line.startswith("    ") for line in lines if line)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            ("--until", "1900"), "no entries through 31 December 1900\n", id="nothing matches"
        ),
        pytest.param(("--text", "undated"), "1 without a date left out\n", id="nothing has a date"),
    ],
)
@pytest.mark.parametrize("format_", ["table", "md", "csv", "json"])
def test_where_there_is_nothing_to_draw_that_is_said(
    words: tuple[str, ...], told: str, format_: str
) -> None:
    said = chart_of_harbour(*words, "-f", format_)
    empty = {"table": "", "md": "", "csv": "by,id,name,from,to,sure,possible\n", "json": "[]\n"}
    assert said.out == empty[format_]
    assert told in said.err
    assert said.code == 0


def test_a_row_that_is_no_choice_is_refused_with_the_choices() -> None:
    said = chart_of_harbour("--by", "colour")
    assert said.code == 2
    assert "topic, actor, place, standing, kind" in said.err
    assert said.out == ""


def test_the_drawing_goes_into_a_file(tmp_path: Path) -> None:
    chart_of_harbour("-o", str(tmp_path / "chart.txt"), COLUMNS="60")
    assert (tmp_path / "chart.txt").read_text("utf-8") == AT_60


def rows_of(*dates: str) -> tuple[Dates, ...]:
    return gather([Occurrence("all", "All", written, 1) for written in dates], By.TOPIC)


def drawn_row(*dates: str, since: str | None = None, columns: int = 60) -> tuple[str, str]:
    """Return the unit, and the only row of a chart without its label."""
    today = date(2025, 11, 1)
    selection = Selection(since=parse_period(since, today) if since else None)
    lines = lines_of(rows_of(*dates), selection, columns)
    (row,) = (line for line in lines if line.startswith("All"))
    (scale,) = (line for line in lines if line.startswith("each column"))
    return scale.removeprefix("each column ").split("   ")[0], row.removeprefix("All ").rstrip()


def lines_of(
    rows: tuple[Dates, ...], selection: Selection, columns: int, encoding: str = "utf-8"
) -> list[str]:
    console = Console(file=io.StringIO(), width=columns, color_system=None, legacy_windows=False)
    console.print(drawing(rows, selection, ["caption"], columns, encoding))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().split("\n")


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
    assert row == f"31  •    ┆{'•' * 30}"


def test_a_steady_century_has_no_break() -> None:
    unit, row = drawn_row(*(str(year) for year in range(1901, 2001)), columns=120)
    assert unit == "a year"
    assert row == f"100  {'•' * 100}"


def test_an_entry_reaches_out_of_the_window() -> None:
    assert drawn_row("2015/..", "2025-05-08", since="2025-05-01") == ("a day", "2 ◂━━━━━━━•━━━━▸")


def test_bars_are_as_high_as_there_are_entries() -> None:
    dates = [f"2025-05-{day:02}" for day in range(1, 9) for _ in range(day)]
    assert drawn_row(*dates)[1] == "36  •▂▃▄▅▆▇█"


def test_without_blocks_small_numbers_are_written_and_large_ones_have_letters() -> None:
    found = [
        Occurrence("all", "All", f"2025-05-{day:02}", number)
        for day, number in enumerate((1, 2, 9, 10, 99, 100, 999, 1000), start=1)
    ]
    lines = lines_of(gather(found, By.TOPIC), Selection(), 100, "ascii")
    assert next(line for line in lines if line.startswith("All")).rstrip() == "All 2220  o29xxXX#"
    legend = "2 to 9 so many entries   x 10 or more   X 100 or more   # 1000 or more"
    assert legend in "\n".join(lines)


_days = st.dates().map(date.isoformat)
_near = st.dates(date(2024, 1, 1), date(2025, 12, 31)).map(date.isoformat)
_day = st.one_of(_near, _days)
_pairs = st.tuples(_day, _day).map(sorted)
_dates = st.one_of(
    _day,
    _day.map("{}~".format),
    _day.map(lambda day: day[:7]),
    _day.map(lambda day: day[:4]),
    _day.map("{}/..".format),
    _day.map("../{}".format),
    _day.map("[..{}]".format),
    _day.map("{}/".format),
    _pairs.map(lambda pair: f"{pair[0]}/{pair[1]}"),
    _pairs.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
)
_logs = st.lists(_dates, min_size=1, max_size=30)
_columns = st.integers(20, 220)


def chart_of(dates: list[str], columns: int) -> Chart:
    return lay_out(rows_of(*dates), Selection(), columns)


@settings(deadline=None)
@given(_logs, _columns)
def test_every_entry_is_in_the_columns_of_its_days_and_in_no_other(
    dates: list[str], columns: int
) -> None:
    chart = chart_of(dates, columns)
    (row,) = chart.rows
    known = [days_of(written) for written in dates]
    for column in range(chart.axis.columns):
        days = chart.axis.days(column)
        if days is None:
            continue
        first, last = days
        within = [one for one in known if one.start_lo <= last and one.end_hi >= first]
        points = [one for one in within if one.start_lo >= first and one.end_hi <= last]
        throughout = [
            one
            for one in within
            if one not in points
            and not one.flagged
            and one.start_hi <= one.end_lo
            and one.start_hi <= last
            and one.end_lo >= first
        ]
        assert row.points[column] == sum(not one.flagged for one in points)
        assert row.doubted[column] == sum(one.flagged for one in points)
        assert row.maybe[column] == len(within) - len(points)
        assert row.through[column] == len(throughout)
    assert row.before == any(one.start_lo < date.min.toordinal() for one in known)
    assert row.after == any(one.end_hi > date.max.toordinal() for one in known)
    assert row.count == len(dates)


@settings(deadline=None)
@given(_logs, _columns)
@example(["2025-01-01", "2035-01-01", "2045-01-01"], 20)
def test_no_date_begins_or_ends_in_the_time_that_is_left_out(
    dates: list[str], columns: int
) -> None:
    axis = chart_of(dates, columns).axis
    bounds = {day for written in dates for day in days_of(written)[:4]}
    for day in bounds:
        if date.min.toordinal() <= day <= date.max.toordinal():
            shown = axis.days(axis.column(day))
            assert shown is not None
            assert shown[0] <= day <= shown[1]


@settings(deadline=None)
@given(_logs, _columns)
@example([f"{year}-01-01" for year in range(2000, 2012)], 60)
def test_an_axis_fits_and_runs_forward(dates: list[str], columns: int) -> None:
    axis = chart_of(dates, columns).axis
    assert axis.columns <= columns
    assert axis.columns >= 12 or axis.unit.words == "1000 years"
    shown = [days for column in range(axis.columns) if (days := axis.days(column)) is not None]
    assert all(first <= last for first, last in shown)
    assert all(before[1] < after[0] for before, after in pairwise(shown))
    assert len(shown) + len(axis.breaks) == axis.columns
    assert len(axis.breaks) <= columns // 6


@settings(deadline=None)
@given(_logs, _columns)
def test_ticks_run_forward_do_not_touch_and_are_about_their_columns(
    dates: list[str], columns: int
) -> None:
    axis = chart_of(dates, columns).axis
    placed = ticks(axis, columns)
    assert placed
    assert all(before.column < after.column for before, after in pairwise(placed))
    assert all(before.start + len(before.label) < after.start for before, after in pairwise(placed))
    assert placed[0].start >= 0
    assert placed[-1].start + len(placed[-1].label) <= columns
    for tick in placed:
        assert tick.start <= tick.column < tick.start + len(tick.label)
        assert all(word in words_of(axis, tick.column) for word in tick.label.split())


def words_of(axis: Axis, column: int) -> set[str]:
    """Return what may be said of the days of a column: the years and months, and the first days."""
    days = axis.days(column)
    assert days is not None
    first, last = map(date.fromordinal, days)
    some = {first, last, *(first + timedelta(step) for step in range(min((last - first).days, 31)))}
    return {word for day in some for word in (f"{day.year}", f"{day:%b}", f"{day.day}")} | {
        str(year) for year in range(first.year, last.year + 1)
    }


@settings(deadline=None)
@given(_logs, _columns, st.text(min_size=1), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_no_line_is_wider_than_the_screen(
    dates: list[str], columns: int, name: str, encoding: str
) -> None:
    # An ellipsis of the name's own would be wrapped with it.
    name = name.encode("utf-8", "replace").decode().replace("…", "-")
    rows = gather([Occurrence("all", name, written, 1) for written in dates], By.TOPIC)
    lines = lines_of(rows, Selection(), columns, encoding)
    assert max(map(cell_len, lines)) <= columns
    assert "…" not in "".join(lines)


@given(st.integers(1, date.max.toordinal()), st.sampled_from(UNITS))
def test_a_day_lies_between_the_first_days_of_its_period_and_the_next(day: int, unit: Unit) -> None:
    cell = unit.cell(day)
    assert unit.first_day(cell) <= day < unit.first_day(cell + 1)


def axis_of(*days: str, columns: int = 60) -> Axis:
    return make_axis({date.fromisoformat(day).toordinal(): 1 for day in days}, columns)


def test_a_day_that_is_left_out_is_in_the_column_of_the_break() -> None:
    axis = axis_of("1931-01-01", "2025-05-01", "2025-05-30")
    assert axis.breaks == (5,)
    assert axis.days(5) is None
    assert axis.column(date(1980, 1, 1).toordinal()) == 5


def test_days_before_and_after_an_axis_are_in_no_column_of_it() -> None:
    axis = axis_of("1931-01-01", "2025-05-01", "2025-05-30")
    assert axis.column(date(1930, 12, 31).toordinal()) == -1
    assert axis.column(date(2025, 6, 30).toordinal()) == axis.columns


def test_the_last_column_of_all_ends_with_the_last_day() -> None:
    axis = axis_of("9999-01-01", "9999-12-31")
    assert axis.unit.words == "a week"
    shown = axis.days(axis.columns - 1)
    assert shown is not None
    assert date.fromordinal(shown[1]) == date.max


def test_a_column_in_which_a_year_begins_is_called_by_it() -> None:
    axis = axis_of("2015-01-01", "2015-12-31")
    assert axis.unit.words == "a week"
    assert ticks(axis, 60)[0].label == "2015"


def test_an_axis_of_many_days_is_as_good_as_one_of_few() -> None:
    days = dict.fromkeys(range(date(2015, 1, 1).toordinal(), date(2025, 1, 1).toordinal()), 25)
    axis = make_axis(days, 70)
    assert (axis.unit.words, axis.columns) == ("2 months", 60)


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
