"""Values of one's own are shown by `show` and kept in every format and export."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from running import ask

from syru.log.extra import read

if TYPE_CHECKING:
    from pathlib import Path

LOG = """\
[log]
format = 1
title = "L"

[sources.s]
title = "S"

[actors.a]
name = "Ann"

[places.p]
name = "P"
coordinates = [1, 2]

[[events]]
id = "raid"
date = 2024-05-03
title = "A raid"
actors = ["a"]
places = ["p"]
extra = { killed = 12, "[b]<i>*k*" = "[b]<i>*v*", verified = true, filed = 2024-05-31 }

[[events]]
id = "calm"
date = 2024-05-04
title = "Nothing"

[[facts]]
id = "toll"
date = 2024-05-05
statement = "Nobody counts."
extra = { killed = -0.5, code = "12", sum = "=1+1", "a.b" = 7 }
"""
RAID = {"killed": 12, "[b]<i>*k*": "[b]<i>*v*", "verified": True, "filed": "2024-05-31"}
TOLL = {"killed": -0.5, "code": "12", "sum": "=1+1", "a.b": 7}


def asked(*words: str) -> str:
    said = ask(*words, "--log", "-", stdin=LOG)
    assert said.code == 0, said.err
    return said.out


def test_show_has_a_line_for_each_value_below_the_source() -> None:
    lines = asked("show", "raid").splitlines()
    at = lines.index("Source          S")
    assert lines[at + 1 : at + 5] == [
        "killed          12",
        "[b]<i>*k*       [b]<i>*v*",
        "verified        true",
        "filed           31 May 2024",
    ]
    assert "killed" not in asked("show", "calm")


def test_markdown_has_an_item_for_each_value_below_the_entry() -> None:
    assert asked("show", "raid", "-f", "md").splitlines()[1:] == [
        "  - killed: 12",
        r"  - \[b\]\<i\>\*k\*: \[b\]\<i\>\*v\*",
        "  - verified: true",
        "  - filed: 31 May 2024",
    ]


@pytest.mark.parametrize("words", [("timeline",), ("find", "raid"), ("show", "raid")])
def test_json_has_an_object_of_values(words: tuple[str, ...]) -> None:
    entry = json.loads(asked(*words, "-f", "json"))[0]
    assert entry["extra"] == RAID
    assert list(entry["extra"]) == list(RAID)
    line = json.loads(asked(*words, "-f", "jsonl").splitlines()[0])
    assert line["extra"] == RAID


def test_json_has_no_extra_where_there_is_none() -> None:
    assert "extra" not in json.loads(asked("show", "calm", "-f", "json"))[0]


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_csv_has_a_column_for_each_key_from_which_the_values_are_read_again() -> None:
    raid, calm, toll = rows(asked("export", "csv"))
    # What a spreadsheet would take for a formula has its apostrophe; a number below zero has none.
    assert toll["extra.sum"] == "'=1+1"
    assert toll["extra.killed"] == "-0.5"
    [raw] = rows(asked("facts", "-f", "csv", "--raw-cells"))
    for row, expected in ((raid, RAID | {"filed": dt.date(2024, 5, 31)}), (raw, TOLL)):
        cells = {
            name.removeprefix("extra."): cell
            for name, cell in row.items()
            if name.startswith("extra.") and cell
        }
        values = {key: read(cell) for key, cell in cells.items()}
        assert values == expected
    assert [value for name, value in calm.items() if name.startswith("extra.")] == [""] * 7
    assert raid["extra.code"] == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("timeline",), list(RAID), id="a list"),
        pytest.param(("timeline", "--since", "2024-05-04"), [], id="a list without any"),
        pytest.param(("facts", "--limit", "0"), [], id="no entry"),
        pytest.param(("show", "toll"), list(TOLL), id="an entry"),
        pytest.param(("show", "place:p"), list(RAID), id="a place"),
        pytest.param(("who", "Ann"), list(RAID), id="an actor"),
        pytest.param(("actors",), [], id="what has no entries"),
    ],
)
@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_the_columns_are_those_of_the_answer(
    words: tuple[str, ...], expected: list[str], format_: str
) -> None:
    head = asked(*words, "-f", format_).splitlines()[0]
    delimiter = "," if format_ == "csv" else "\t"
    names = next(csv.reader([head], delimiter=delimiter))
    own = [name.removeprefix("extra.") for name in names if name.startswith("extra.")]
    assert own == expected


def test_exports_for_maps_and_slides_and_pages_keep_the_values() -> None:
    [point] = json.loads(asked("export", "geojson"))["features"]
    assert point["properties"]["extra"] == RAID
    slide = json.loads(asked("export", "timelinejs"))["events"][0]
    shown = "killed: 12; [b]&lt;i&gt;*k*: [b]&lt;i&gt;*v*; verified: true; filed: 31 May 2024"
    assert f"<p>{shown}</p>" in slide["text"]["text"]
    page = asked("export", "html")
    for each in re.split(r"(?<!&lt)(?<!&gt); ", shown):
        assert f"<p class=extra>{each}<" in page


def test_the_database_has_the_values_by_type_and_as_json(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    asked("export", "sqlite", "-o", str(path))
    with closing(sqlite3.connect(path)) as log:
        own = log.execute("SELECT key, value, type FROM extra WHERE entry = 'raid'").fetchall()
        assert own == [
            ("killed", 12, "number"),
            ("[b]<i>*k*", "[b]<i>*v*", "text"),
            ("verified", 1, "boolean"),
            ("filed", "2024-05-31", "date"),
        ]
        [(whole,)] = log.execute("SELECT extra FROM timeline WHERE id = 'raid'").fetchall()
        assert json.loads(whole) == RAID
        assert json.loads(whole)["verified"] is True
        assert log.execute("SELECT extra FROM named_entries WHERE id = 'calm'").fetchone() == (
            None,
        )
        most = "SELECT id FROM facts WHERE json_extract(extra, '$.killed') < 0"
        assert log.execute(most).fetchall() == [("toll",)]
        assert log.execute("SELECT sum(value) FROM extra WHERE key = 'killed'").fetchone() == (
            11.5,
        )


def test_a_database_of_a_selection_has_its_values_alone(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    asked("export", "sqlite", "-o", str(path), "--where", "killed<0")
    with closing(sqlite3.connect(path)) as log:
        assert log.execute("SELECT DISTINCT entry FROM extra").fetchall() == [("toll",)]
        assert log.execute("PRAGMA foreign_key_check").fetchall() == []
