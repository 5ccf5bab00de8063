"""Columns are understood by the names that people give them, and by --map where they differ."""

# ruff: noqa: E501  (a row of a table stands on one line)

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from imports import csv_of, imported
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

_MEANT = [
    pytest.param({"Headline": "Fair"}, {"title": "Fair"}, id="headline"),
    pytest.param({"Event": "Fair"}, {"title": "Fair"}, id="event"),
    pytest.param({"Title": "Fair", "Description": "All of it."}, {"summary": "All of it."}, id="description"),
    pytest.param({"Text": "It rained. It poured."}, {"title": "It rained.", "summary": "It rained. It poured."}, id="a title made of the text"),
    pytest.param({"title": "A", "Who": "Ada; Bo|Ada\nCarl"}, {"actors": ["ada", "bo", "carl"]}, id="names parted"),
    pytest.param({"title": "A", "actor1": "Ada", "actor2": "n/a"}, {"actors": ["ada"]}, id="columns of one list"),
    pytest.param({"title": "A", "event_type": "Riot"}, {"topics": ["riot"]}, id="a type"),
    pytest.param({"title": "A", "Kind": "Riot"}, {"topics": ["riot"]}, id="a kind that is none of a log"),
    pytest.param({"title": "A", "City": "Homs", "Country": "Syria"}, {"places": ["homs", "syria"]}, id="city and country"),
    pytest.param({"title": "A", "Deaths": "12", "Code": "007"}, {"extra": {"Deaths": 12, "Code": "007"}}, id="others are kept"),
    pytest.param({"title": "A", "lat": "91", "lon": "7"}, {"extra": {"lat": 91, "lon": 7}}, id="no point of the earth"),
    pytest.param({"title": "A", "confidential": "true"}, {"confidential": None, "extra": {"confidential": "true"}}, id="a row that is confidential"),
    pytest.param({"title": "A", "locator": "p. 12"}, {"locator": "p. 12"}, id="a page"),
    pytest.param({"title": "A", "url": "https://www.x.org/a"}, {"cited": [{"source": "x-org", "url": "https://www.x.org/a"}]}, id="an address"),
    pytest.param({"title": "A", "source": "Sun", "link": "https://x.org/a"}, {"cited": [{"source": "sun", "url": "https://x.org/a"}]}, id="a source with its address"),
    pytest.param({"title": "A", "source": "Sun; Moon"}, {"cited": [{"source": "sun"}, {"source": "moon"}]}, id="two sources"),
    pytest.param({"title": "A", "url": "see www.x.org"}, {"extra": {"url": "see www.x.org"}}, id="no address"),
    pytest.param({"title": "A", "ID": "Q42"}, {"id": "q42", "extra": {"ID": "Q42"}}, id="an id that must be changed"),
    pytest.param({"title": "A", "id": "42"}, {"id": "rows-42"}, id="a number for an id"),
    pytest.param({"title": "A", "id": "fair-1"}, {"id": "fair-1"}, id="an id"),
    pytest.param({"title": "Привет, мир"}, {"id": "2025-07-03-2a2e7636"}, id="a title in another script"),
    pytest.param({"kind": "fact", "statement": "It is so."}, {"statement": "It is so."}, id="a fact"),
    pytest.param({"kind": "quote", "text": "No.", "by": "Ada", "title": ""}, {"text": "No.", "by": "ada"}, id="a quote"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "meant"), _MEANT)
def test_a_column_is_what_its_name_says(
    tmp_path: Path, cells: dict[str, str], meant: dict[str, object]
) -> None:
    rows = [{"Date": "2025-07-03", **cells}]
    (entry,) = imported(tmp_path, "rows.csv", csv_of(rows)).entries
    assert entry["date"] == date(2025, 7, 3)
    assert {key: entry.get(key) for key in meant} == meant


def test_dates_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [
        {"Start Date": "2025-07-03", "End Date": "2025-07-05", "Name": "A", "Year": ""},
        {"Start Date": "2025-07-03", "End Date": "present", "Name": "B", "Year": ""},
        {"Start Date": "", "End Date": "2025-07-05", "Name": "C", "Year": ""},
        {"Start Date": "", "End Date": "", "Name": "D", "Year": "1950"},
    ]
    found = imported(tmp_path, "rows.csv", csv_of(rows))
    dates = {entry["title"]: entry["date"] for entry in found.entries}
    said = {"A": "2025-07-03/2025-07-05", "B": "2025-07-03/..", "C": "/2025-07-05", "D": "1950"}
    assert dates == said


def test_map_names_what_has_no_usual_name(tmp_path: Path) -> None:
    rows = [{"Datum": "2025-07-03", "Was": "Fair", "title": "12", "Zeile": "1"}]
    options = ("--map", "date=Datum", "--map", "title=was", "--map", "nothing=Zeile")
    (entry,) = imported(tmp_path, "rows.csv", csv_of(rows), *options).entries
    assert (entry["title"], entry["extra"]) == ("Fair", {"title": 12})


@pytest.mark.parametrize(
    ("cell", "read"), [("TRUE", True), ("false", None), ("rather", None), ("", None)]
)
def test_a_column_may_be_mapped_to_what_was_confidential(
    tmp_path: Path, cell: str, *, read: bool | None
) -> None:
    rows = [{"date": "2025-07-03", "title": "A", "Secret": cell, "n": "1"}]
    (entry,) = imported(tmp_path, "rows.csv", csv_of(rows), "--map", "confidential=secret").entries
    assert entry.get("confidential") is read
    left = {"Secret": "rather"} if cell == "rather" else {}
    assert entry["extra"] == left | {"n": 1}


def test_split_parts_names_by_what_is_asked_for(tmp_path: Path) -> None:
    rows = [{"date": "2025", "title": "A", "who": "Ada, Bo & Carl"}]
    assert "--split" in imported(tmp_path, "rows.csv", csv_of(rows)).said.err
    found = imported(tmp_path, "rows.csv", csv_of(rows), "--split", ",", "--split", "&")
    assert found.names("actors") == ["Ada", "Bo", "Carl"]


def test_spellings_of_one_name_are_one_and_twins_are_told(tmp_path: Path) -> None:
    names = ["Donald Trump", "donald trump", "Donald J. Trump", "Dónald Trump", "C++", "C#", "★"]
    rows = [{"date": "2025", "title": f"A {name}", "who": name} for name in names]
    found = imported(tmp_path, "rows.csv", csv_of(rows))
    assert found.names("actors") == ["★", "C++", "C#", "Donald J. Trump", "Donald Trump"]
    assert '"Donald Trump" (3) and "Donald J. Trump" (1)' in found.said.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param((), "needs a log to write; write -o LOG", id="nothing to write"),
        pytest.param(("-o", "a", "--into", "b"), "write one of the two", id="two logs"),
        pytest.param(("--dry-run", "--map", "titel=x"), 'knows no "titel"; did you mean title?', id="a meaning"),
        pytest.param(("--dry-run", "--map", "title=Headlin"), "did you mean Headline?", id="a column"),
        pytest.param(("--dry-run", "--map", "title"), "write --map title=Headline", id="no column"),
        pytest.param(("--dry-run", "--dates", "dayfirst"), "did you mean day-first or month-first?", id="an order"),
        pytest.param(("--dry-run", "--map", "extra=When"), "no column of dates among Headline, When; write --map date=When", id="no dates"),
        pytest.param(("--dry-run", "--map", "nothing=When"), "no column of dates among Headline, When", id="dates left out"),
        pytest.param(("--dry-run", "--sheet", "x"), "has no sheets; leave --sheet out", id="no sheets"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_answered(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("Headline,When\nFair,2025\n")
    found = ask("import", str(file), *options)
    assert found.code in (1, 2)
    assert said in found.err


def test_a_column_that_looks_like_dates_is_named(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("Titel,Nr,Datum\nFair,7,3 July 2025\nVote,8,soon\nEnd,9,1/2/2025\n")
    assert "write --map title=COLUMN" in ask("import", str(file), "--dry-run").err
    said = ask("import", str(file), "--dry-run", "--map", "title=Titel")
    assert "write --map date=Datum, or --undated" in said.err


def test_a_dry_run_shows_columns_entries_and_counts_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("Headline,When,Deaths\nFair,3 July 2025,2\nVote,soon,\n")
    found = ask("import", str(file), "--dry-run")
    assert found.out == (
        f"{file} (commas, UTF-8): 2 rows\n"
        "  Headline  title       Fair\n"
        "  When      date        3 July 2025\n"
        "  Deaths    extra       2\n"
        "\n"
        "2025\n"
        "3 Jul           Fair  2025-07-03-fair\n"
        "1 event · rows.csv\n"
    )
    assert "syru: 2 rows: 1 event, 1 set aside\n" in found.err
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_written_where_no_row_is_taken_or_a_file_is_in_the_way(tmp_path: Path) -> None:
    file, log = tmp_path / "rows.json", tmp_path / "log.toml"
    file.write_text(json.dumps([{"date": "soon", "title": "Fair"}]))
    said = ask("import", str(file), "-o", str(log))
    assert (said.code, list(tmp_path.iterdir())) == (1, [file])
    assert "no row became an entry; nothing is written" in said.err
    log.write_text("mine")
    said = ask("import", str(file), "-o", str(log), "--undated")
    assert (said.code, log.read_text()) == (2, "mine")
