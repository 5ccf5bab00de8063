"""Charts: what is drawn at each width and said in each format, down to the single mark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from logs import indexed, written
from running import Said, ask, run

from syru.query.counts import By, Occurrence, occurrences
from syru.query.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

HEAD = written("[log]", format=1, title="The harbour") + written("[sources.paper]", title="-")
TEXTS = {"event": "title", "fact": "statement", "quote": "text"}


def entry(kind: str, id_: str, date: str | None, *topics: str, **values: object) -> str:
    said = {TEXTS[kind]: "-"} | values
    return written(f"[[{kind}s]]", id=id_, date=date, topics=topics, **said)


DENIED = {"by": "owner", "stance": "denies"}
HARBOUR = "".join(
    [
        HEAD,
        written("[actors.owner]", name="Owner", kind="person"),
        written("[actors.pilot]", name="Pilot", kind="person"),
        written("[topics.port]", name="The port [sic] and its cranes"),
        written("[topics.law]", name="Law"),
        written("[places.quay]", name="Old quay"),
        entry("event", "founded", "1931", "port"),
        entry("event", "strike", "2025-05-02/2025-05-12", "law", claims=[DENIED]),
        entry("event", "vote", "2025-05-20~", "law"),
        entry("event", "ship-1", "2025-05-14", "port", actors=["pilot"]),
        entry("event", "ship-2", "2025-05-14", "port"),
        entry("event", "ship-3", "2025-05-14", "port"),
        entry("event", "ship-4", "2025-05-16", "port", "law"),
        entry("event", "theft", "[2025-05-08..2025-05-15]"),
        entry("fact", "leased", "2025-05-06/..", "port", places=["quay"]),
        entry("fact", "undated", None, "port", statement="Undated"),
        entry("quote", "said", "2025-05-20", "law", by="pilot", actors=["pilot"]),
    ]
)

AT_60 = """\
      2 May   10 May    20 May
 1931 2025    2025      2025
 ┬───┆┬───────┬─────────┬
The port [sic] and its cranes 6
 ░░░░┆    ━━━━━━━━█━•━━━━▸
Law 3
     ┆━━━━━━━━━━━   •   ○
no topic 1
     ┆      ░░░░░░░░

9 events and facts by topic
each column a day, in 1931 a quarter   • one entry
▆ to █ 2 to 3 entries   ○ one of uncertain date
░ some time in here   ━ all through
◂ ▸ reaches further, or may   ┆ quiet time left out
"""
AT_80 = """\
                             2 May   10 May    20 May
                        1931 2025    2025      2025
                        ┬───┆┬───────┬─────────┬
The port [sic] and   6  ░░░░┆    ━━━━━━━━█━•━━━━▸
its cranes
Law                  3      ┆━━━━━━━━━━━   •   ○
no topic             1      ┆      ░░░░░░░░

9 events and facts by topic
each column a day, in 1931 a quarter   • one entry   ▆ to █ 2 to 3 entries
○ one of uncertain date   ░ some time in here   ━ all through
◂ ▸ reaches further, or may   ┆ quiet time left out
"""
AT_100 = """\
                                  2 May   10 May    20 May
                             1931 2025    2025      2025
                             ┬───┆┬───────┬─────────┬
The port [sic] and its    6  ░░░░┆    ━━━━━━━━█━•━━━━▸
cranes
Law                       3      ┆━━━━━━━━━━━   •   ○
no topic                  1      ┆      ░░░░░░░░

9 events and facts by topic
each column a day, in 1931 a quarter   • one entry   ▆ to █ 2 to 3 entries   ○ one of uncertain date
░ some time in here   ━ all through   ◂ ▸ reaches further, or may   ┆ quiet time left out
"""
AT_200 = """\
                                      2 May   10 May    20 May
                                 1931 2025    2025      2025
                                 ┬───┆┬───────┬─────────┬
The port [sic] and its cranes 6  ░░░░┆    ━━━━━━━━█━•━━━━▸
Law                           3      ┆━━━━━━━━━━━   •   ○
no topic                      1      ┆      ░░░░░░░░

9 events and facts by topic
each column a day, in 1931 a quarter   • one entry   ▆ to █ 2 to 3 entries   \
○ one of uncertain date   ░ some time in here   \
━ all through   ◂ ▸ reaches further, or may   ┆ quiet time left out
"""
IN_ASCII = """\
      2 May   10 May    20 May
 1931 2025    2025      2025
 +---:+-------+---------+
The port [sic] and its cranes 6
 ....:    ========3=o====>
Law 3
     :===========   o   ?
no topic 1
     :      ........

9 events and facts by topic
each column a day, in 1931 a quarter   o one entry
2 to 3 so many entries   ? one of uncertain date
. some time in here   = all through
< > reaches further, or may   : quiet time left out
"""


def chart_of_harbour(*words: str, **variables: str) -> Said:
    return ask("chart", *words, "--log", "-", stdin=HARBOUR, **variables)


@pytest.mark.parametrize(
    ("columns", "drawn"),
    [
        pytest.param("60", AT_60, id="60 columns: labels above their rows"),
        pytest.param("80", AT_80, id="80 columns: labels beside, in several lines"),
        pytest.param("100", AT_100, id="100 columns: fewer lines"),
        pytest.param("200", AT_200, id="200 columns"),
    ],
)
def test_a_chart_reads_well_at_each_width(columns: str, drawn: str) -> None:
    said = chart_of_harbour(COLUMNS=columns)
    assert said.out == drawn
    assert said.err == "syru: 1 without a date left out\n"
    assert said.code == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_where_its_characters_cannot_be_encoded_a_chart_has_those_of_ascii(encoding: str) -> None:
    said = run("chart", "--log", "-", stdin=HARBOUR, COLUMNS="60", PYTHONIOENCODING=encoding)
    assert said.out == IN_ASCII


def test_a_name_that_cannot_be_encoded_still_fits_the_width() -> None:
    log = HARBOUR.replace('"Law"', '"Ղաղաղ Ղաղաղաղաղ Ղաղ"')
    said = run("chart", "--log", "-", stdin=log, COLUMNS="60", PYTHONIOENCODING="ascii")
    assert "\\u0542" in said.out
    assert max(map(len, said.out.splitlines())) <= 60


def test_a_chart_without_a_terminal_has_no_escape_code() -> None:
    assert "\x1b" not in run("chart", TERM="xterm-256color").out


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


def test_the_limit_is_one_of_rows_and_the_caption_says_how_many_there_are() -> None:
    out = chart_of_harbour("-n", "1").out
    assert "The port" in out
    assert "Law" not in out
    assert "1 of 3 rows: -n 3 shows all" in out


def test_many_rows_are_drawn_up_to_forty_and_written_all() -> None:
    topics = (written(f"[topics.t{number}]", name=f"T{number}") for number in range(50))
    events = (entry("event", f"e{number}", "2025", f"t{number}") for number in range(50))
    log = "".join([HEAD, *topics, *events])
    drawn = ask("chart", "--log", "-", stdin=log).out
    assert "40 of 50 rows: -n 50 shows all" in drawn
    assert drawn.count("┬") == 2 * drawn.splitlines()[1].count("┬") > 0, "the axis is drawn twice"
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
    ("words", "message"),
    [
        pytest.param(
            ("--until", "1900"), "no entries through 31 December 1900\n", id="nothing matches"
        ),
        pytest.param(("--text", "undated"), "1 without a date left out\n", id="nothing has a date"),
    ],
)
@pytest.mark.parametrize("format_", ["table", "md", "csv", "json"])
def test_where_there_is_nothing_to_draw_that_is_said(
    words: tuple[str, ...], message: str, format_: str
) -> None:
    said = chart_of_harbour(*words, "-f", format_)
    empty = {"table": "", "md": "", "csv": "by,id,name,from,to,sure,possible\n", "json": "[]\n"}
    assert said.out == empty[format_]
    assert message in said.err
    assert said.code == 0


def test_a_row_that_is_no_choice_is_refused_with_the_choices() -> None:
    said = chart_of_harbour("--by", "colour")
    assert said.code == 2
    assert "topic, actor, place, standing, kind" in said.err
    assert said.out == ""


def test_the_drawing_goes_into_a_file(tmp_path: Path) -> None:
    chart_of_harbour("-o", str(tmp_path / "chart.txt"), COLUMNS="60")
    assert (tmp_path / "chart.txt").read_text("utf-8") == AT_60
