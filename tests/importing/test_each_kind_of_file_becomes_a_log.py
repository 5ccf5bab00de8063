"""Files in the shape that other tools write become logs by one command, without naming columns."""

# ruff: noqa: E501  (a row of a table stands on one line)

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from imports import Imported, csv_of, faults, imported, jsonl_of
from openpyxl import Workbook
from running import ask, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SHEET_COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Type", "Group", "Background"),
)


def _sheet(**cells: str) -> dict[str, str]:
    given = {name.replace("_", " "): cell for name, cell in cells.items()}
    return dict.fromkeys(_SHEET_COLUMNS, "") | given


def _accounted(found: Imported) -> int:
    return len(found.entries) + len(found.rejected)


def test_a_timelinejs_sheet(tmp_path: Path) -> None:
    rows = [
        _sheet(Headline="The bridge", Text="How it was built.", Type="title"),
        _sheet(Year="2025", Month="7", Day="3", Time="10:30", Headline="Fair", Group="Town"),
        _sheet(Year="1914", End_Year="1918", Headline="War", Text="<b>Long</b>", Media="https://x.org/a.jpg"),
        _sheet(Year="-44", Month="3", Day="15", Headline="The Ides", Display_Date="15 March 44 BC"),
        _sheet(Year="1950", End_Year="1959", Headline="The fifties", Type="era"),
        _sheet(Month="5", Headline="No year"),
    ]  # fmt: skip
    found = imported(tmp_path, "sheet.csv", csv_of(rows))
    assert found.log["log"] == {
        "format": 1,
        "title": "The bridge",
        "description": "How it was built.",
    }
    said = [
        (entry.get("title", entry.get("statement")), str(entry["date"])) for entry in found.entries
    ]
    assert said == [
        ("The Ides", "-0043-03-15"),
        ("War", "1914/1918"),
        ("Fair", "2025-07-03"),
        ("The fifties", "1950/1959"),
    ]
    fair = next(entry for entry in found.entries if entry["title"] == "Fair")
    assert (fair["topics"], fair["extra"]) == (["town"], {"Time": "10:30"})
    assert found.reasons == ["a month or a day without a year"]


def test_a_csv_with_messy_dates(tmp_path: Path) -> None:
    dates = ["25/12/2021", "3 July 2025", "10/11/2025", "c. 1950", "n.d.", "", "1914–18", "soon"]
    rows = [
        {"Event": f"Event {number}", "When": day, "People": "Ada; Bo", "Deaths": str(number)}
        for number, day in enumerate(dates)
    ]
    found = imported(tmp_path, "messy.csv", csv_of(rows, ";").encode("cp1252"))
    assert sorted(str(entry.get("date")) for entry in found.entries) == [
        *("1914/1918", "1950~", "2021-12-25", "2025-07-03", "None", "None")
    ]
    assert [row["When"] for row in found.rejected] == ["10/11/2025", "soon"]
    assert (
        "row 2 has 25/12/2021, which is day-first; so probably: --dates day-first" in found.said.err
    )
    assert found.names("actors") == ["Ada", "Bo"]
    again = imported(tmp_path, "messy.csv", csv_of(rows, ";"), "--dates", "day-first", "--undated")
    assert (len(again.entries), again.rejected) == (8, [])


def test_nested_json_of_two_thousand_records(tmp_path: Path) -> None:
    records = [
        {
            "event": {"name": f"Meeting {number}", "startDate": f"2020-{number % 12 + 1:02}-01"},
            "location": {"name": f"Town {number % 7}", "geo": {"lat": 50 + number % 7, "lng": 8.5}},
            "participants": [{"name": "Ada Moreno", "role": "mayor"}, {"name": f"P {number % 9}"}],
            "tags": ["council", "bridge"],
            "fatalities": number % 3,
        }
        for number in range(2000)
    ]
    records[7]["event"] = {"name": "Undatable", "startDate": "soon"}
    found = imported(tmp_path, "api.json", json.dumps({"meta": {"n": 2000}, "results": records}))
    assert (_accounted(found), len(found.rejected)) == (2000, 1)
    first = next(entry for entry in found.entries if entry["title"] == "Meeting 0")
    assert first["date"] == date(2020, 1, 1)
    assert (first["actors"], first["topics"]) == (["ada-moreno", "p-0"], ["council", "bridge"])
    assert first["places"] == ["town-0"]
    assert found.log["places"]["town-0"] == {"name": "Town 0", "coordinates": [50.0, 8.5]}
    assert first["extra"] == {"fatalities": 0}


def test_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Protests", 0)
    rows: list[list[Any]] = [
        ["Protests of 2025"],
        [],
        ["Date", "Title", "Actors", "Latitude", "Longitude", "Location", "Arrests"],
        [date(2025, 7, 3), "Fair", "Ada; Bo", 35.4, 35.9, "Mill Street", 3],
        [datetime(2025, 7, 4, 22, 15), "March", "Bo", None, None, None, 2.5],  # noqa: DTZ001
        [1950, "Old", None, None, None, None, None],
        [None, None, "Ada", None, None, None, 2],
    ]
    for row in rows:
        sheet.append(row)
    book.create_sheet("Notes").append(["nothing"])
    book.save(tmp_path / "book.xlsx")
    found = imported(tmp_path, "book.xlsx", (tmp_path / "book.xlsx").read_bytes())
    fair = next(entry for entry in found.entries if entry["title"] == "Fair")
    assert (fair["date"], fair["extra"]) == (date(2025, 7, 3), {"Arrests": 3})
    assert found.log["places"]["mill-street"]["coordinates"] == [35.4, 35.9]
    assert [entry.get("date_note") for entry in found.entries] == [None, None, "2025-07-04 22:15"]
    assert found.reasons == ["above the header", "no title, and no text that one could be made of"]


def test_another_sheet_of_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Later")
    for title in ("First", "Second"):
        sheet = book.create_sheet(title)
        sheet.append(["Date", "Title"])
        sheet.append(["2025-07-03", title])
    file = tmp_path / "book.xlsx"
    book.save(file)
    found = imported(tmp_path, "book.xlsx", file.read_bytes())
    assert [entry["title"] for entry in found.entries] == ["First"]
    found = imported(tmp_path, "book.xlsx", file.read_bytes(), "--sheet", "Second")
    assert [entry["title"] for entry in found.entries] == ["Second"]
    said = ask("import", str(file), "--dry-run", "--sheet", "Secnd")
    assert (said.code, "did you mean Second?" in said.err) == (1, True)
    said = ask("import", str(file), "--dry-run", "--sheet", "Later")
    assert "there is nothing in it" in said.err


def test_a_workbook_without_the_library_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04 xl/workbook.xml")
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    said = ask("import", str(tmp_path / "book.xlsx"), "--dry-run")
    assert said.code == 1
    assert "pip install 'syru[excel]', or save it as CSV" in said.err


def test_forty_thousand_lines_of_json(tmp_path: Path) -> None:
    records = [
        {
            "date": f"{1990 + n % 30}-01-{n % 28 + 1:02}",
            "title": f"Report {n}",
            "source": f"Paper {n % 9}",
        }
        for n in range(40_000)
    ]
    records[99]["date"] = "99/99/1999"
    source = tmp_path / "reports.jsonl"
    source.write_text(jsonl_of(records) + "{broken\n")
    # In a process of its own, whose lines are not measured: that would take three times as long.
    said = run("import", str(source), "-o", str(tmp_path / "log.toml"))
    assert said.code == 0
    assert "40,001 rows: 39,999 events, 2 set aside" in said.err
    log = (tmp_path / "log.toml").read_text("utf-8")
    assert log.count("[[events]]") == 39_999
    assert "{broken" in (tmp_path / "log.rejected.csv").read_text("utf-8")
    assert faults(tmp_path / "log.toml") == []


def test_timelinejs_json_of_others(tmp_path: Path) -> None:
    content = {
        "title": {"text": {"headline": "Rivers", "text": "<p>All of <i>them</i>.</p>"}},
        "events": [
            {
                "start_date": {"year": "1921", "month": "4"},
                "end_date": {"year": "1922"},
                "text": {
                    "headline": "The <b>dam</b>",
                    "text": "<p>One.</p><p>Two &amp; three.</p>",
                },
                "media": {"url": "https://x.org/a.jpg", "credit": "Ada"},
                "unique_id": "dam",
            },
        ],
        "eras": [
            {"start_date": {"year": 79}, "end_date": {"year": 81}, "text": {"headline": "Old"}}
        ],
    }
    found = imported(tmp_path, "rivers.json", json.dumps(content))
    assert found.log["log"]["title"] == "Rivers"
    event, fact = found.entries
    assert (event["id"], event["date"], event["title"]) == ("dam", "1921-04/1922", "The dam")
    assert event["summary"] == "One.\nTwo & three."
    assert event["extra"] == {"Media": "https://x.org/a.jpg", "Media Credit": "Ada"}
    assert (fact["statement"], fact["date"]) == ("Old", "0079/0081")


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(lambda rows: rows, id="an array"),
        pytest.param(lambda rows: {"data": {"items": rows}}, id="an array within"),
        pytest.param(lambda rows: {"a": rows[0], "b": rows[1]}, id="records by name"),
        pytest.param(lambda rows: {"data": [[*rows[0]], *([*r.values()] for r in rows)]}, id="a grid"),
        pytest.param(lambda rows: [[*rows[0]], *([*row.values()] for row in rows)], id="rows"),
        pytest.param(
            lambda rows: {
                "results": {"bindings": [{k: {"type": "literal", "value": v} for k, v in r.items()} for r in rows]}
            },
            id="SPARQL",
        ),
    ],
)  # fmt: skip
def test_json_in_any_of_its_shapes(tmp_path: Path, shape: Callable[[Any], Any]) -> None:
    rows = [{"date": "2025-07-03", "title": "Fair"}, {"date": "2025-07-04", "title": "Vote"}]
    found = imported(tmp_path, "rows.json", json.dumps(shape(rows)))
    assert [entry["title"] for entry in found.entries] == ["Fair", "Vote"]


def test_standard_input_and_standard_output() -> None:
    said = run("import", "-", "-o", "-", stdin="date,title\n2025-07-03,Fair\n")
    assert said.code == 0
    assert 'id = "2025-07-03-fair"' in said.out
    assert said.err.startswith("syru: 1 row: 1 event\n")
