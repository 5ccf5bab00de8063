"""A log with 44 BC, 1 BC and AD 14 through the program as a process, in every way it answers."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from logs import written
from running import run

from syru.dates.day import ordinal, sortable

if TYPE_CHECKING:
    from pathlib import Path

ROME = "\n".join(
    [
        written("[log]", format=1, title="Rome"),
        written("[sources.s]", title="S", date="2000"),
        *(
            written("[[events]]", id=id_, title=id_.title(), date=date)
            for id_, date in (
                ("death", "0014-08-19"),
                ("birth", 0),
                ("ides", "-0043-03-15"),
                ("war", "-0048/-0044"),
                ("philippi", "-0041-10~"),
                ("year", -43),
                ("founded", "-0752/.."),
            )
        ),
    ]
)
IN_ORDER = ["founded", "war", "year", "ides", "philippi", "birth", "death"]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("rome") / "rome.toml"
    path.write_text(ROME)
    return str(path)


def said(*words: str) -> str:
    done = run(*words)
    assert (done.code, "Traceback" in done.err) == (0, False), done.err
    return done.out


def test_the_log_has_no_fault(log: str) -> None:
    assert "no fault" in run("check", log).err


def test_the_timeline_is_in_order_and_in_words(log: str) -> None:
    assert said("timeline", "-l", log, "--since", "44 BC", "--until", "AD 14") == (
        "44 BC                    5 surely from 1 January 44 BC through 31 December AD 14\n"
        "since 753 BC    Founded  founded\n"
        "44 BC           Year  year\n"
        "15 Mar          Ides  ides\n"
        "1 BC\n"
        "1 BC            Birth  birth\n"
        "AD 14\n"
        "19 Aug          Death  death\n"
        "perhaps from 1 January 44 BC through 31 December AD 14: 1, its date is rough\n"
        "(--certain omits it)\n"
        "c. Oct 42 BC    Philippi  philippi\n"
        "6 of 7 events: from 1 Jan 44 BC through 31 Dec AD 14 · S\n"
    )


def ids(out: str) -> list[str]:
    return [json.loads(line)["id"] for line in out.splitlines()]


@pytest.mark.parametrize(
    "since", [("--since", "44 BC"), ("--since=-0043",), ("--since", "-0043"), ("--since=44 bce",)]
)
def test_a_window_before_christ_is_typed_in_every_way(log: str, since: tuple[str, ...]) -> None:
    out = said("timeline", "-l", log, *since, "--until", "1 BC", "-f", "jsonl")
    assert ids(out) == ["founded", "year", "ides", "philippi", "birth"]


def test_the_log_as_of_a_day_before_christ(log: str) -> None:
    out = said("timeline", "-l", log, "--as-of", "15 March 44 BC", "-f", "jsonl")
    assert ids(out) == ["founded", "war", "ides"]


def test_json_has_days_of_iso_8601(log: str) -> None:
    found = {one["id"]: one for one in json.loads(said("timeline", "-l", log, "-f", "json"))}
    assert list(found) == IN_ORDER
    days = {id_: (one["date"], one["earliest"], one["latest"]) for id_, one in found.items()}
    assert days["ides"] == ("-0043-03-15",) * 3
    assert days["year"] == ("-0043", "-0043-01-01", "-0043-12-31")
    assert days["birth"] == ("0000", "0000-01-01", "0000-12-31")
    assert days["death"] == ("0014-08-19",) * 3
    assert days["founded"] == ("-0752/..", "-0752-01-01", None)
    assert found["ides"]["public"] == "-0043-03-15"


def test_csv_has_the_days_and_keeps_a_spreadsheet_from_reckoning_with_them(log: str) -> None:
    raw = csv.DictReader(said("timeline", "-l", log, "-f", "csv", "--raw-cells").splitlines())
    rows = {row["id"]: row for row in raw}
    assert list(rows) == IN_ORDER
    assert (rows["ides"]["earliest"], rows["birth"]["latest"]) == ("-0043-03-15", "0000-12-31")
    plain = csv.DictReader(said("timeline", "-l", log, "-f", "csv").splitlines())
    assert {row["id"]: row["earliest"] for row in plain}["ides"] == "'-0043-03-15"


def test_the_chart_has_its_years_before_christ(log: str) -> None:
    axis = said("chart", "-l", log, "--since", "50 BC", "--until", "AD 14").split("┬")[0]
    assert re.findall(r"\S+ BC|AD \d+", axis)[0].endswith(" BC")
    assert re.findall(r"\S+ BC|AD \d+", axis)[-1].startswith("AD ")
    (row,) = json.loads(said("chart", "-l", log, "-f", "json"))
    assert row["count"] == len(IN_ORDER)
    first, last = row["periods"][0], row["periods"][-1]
    assert sortable(first["from"]) <= sortable("-0752-01-01") <= sortable(first["to"])
    assert last["from"] <= "0014-08-19" <= last["to"]


def test_timelinejs_has_years_as_numbers(log: str) -> None:
    slides = json.loads(said("export", "timelinejs", "-l", log))["events"]
    starts = {slide["unique_id"]: slide["start_date"] for slide in slides}
    assert list(starts) == IN_ORDER
    assert starts["ides"] == {"year": -43, "month": 3, "day": 15}
    assert starts["birth"] == {"year": 0}
    assert {slide["unique_id"]: slide["display_date"] for slide in slides}["birth"] == "1 BC"


def test_the_database_has_readable_days_and_a_column_to_sort_by(log: str, tmp_path: Path) -> None:
    target = tmp_path / "rome.sqlite"
    said("export", "sqlite", "-l", log, "-o", str(target))
    with closing(sqlite3.connect(target)) as database:
        rows = database.execute("SELECT id, earliest, latest, public FROM timeline").fetchall()
        assert [row[0] for row in rows] == IN_ORDER
        assert rows[0][1:] == ("-0752-01-01", None, "-0752-12-31")
        assert rows[3][1:] == ("-0043-03-15",) * 3
        assert rows[5][1:] == ("0000-01-01", "0000-12-31", "0000-12-31")
        ordered = "SELECT id FROM timeline ORDER BY sort_day, latest IS NOT NULL, number"
        assert {id_ for (id_,) in database.execute(ordered)} == set(IN_ORDER)
        backwards = database.execute("SELECT id FROM timeline ORDER BY sort_day DESC").fetchall()
        assert [id_ for (id_,) in backwards][:3] == ["death", "birth", "philippi"]


def test_the_page_has_days_as_numbers_and_in_words(log: str) -> None:
    page = said("export", "html", "-l", log)
    found = re.search(r'<script type="application/json" id="Data">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])
    ids = re.findall(r"^<li id=([a-z0-9-]+)", page, re.MULTILINE)
    days = dict(zip(ids, data["days"], strict=True))
    public = dict(zip(ids, data["public"], strict=True))
    assert days["ides"] == public["ides"] == ordinal(-43, 3, 15)
    assert days["birth"] == [ordinal(0, 1, 1), ordinal(0, 12, 31)] * 2
    assert ">15 March 44 BC<" in page
    assert "<h3>44 BC</h3>" in page
    assert "-9956" not in page


def test_a_date_in_words_is_answered_with_the_form_to_write(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(ROME.replace('"-0043-03-15"', '"15 March 44 BC"'))
    done = run("check", str(path))
    assert done.code == 1
    assert "'15 March 44 BC': words are not read here; write -0043-03-15" in done.out
