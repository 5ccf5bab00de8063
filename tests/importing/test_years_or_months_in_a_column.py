"""Digits such as 1904-05 are two years or a month: the other rows decide, or a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from imports import csv_of, imported, jsonl_of
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

SEASONS = ("1898-99", "1904-05", "1911-12", "1923-24", "1999-00", "2010-11", "2018-19")
SPANS = ["1898/1899", "1904/1905", "1911/1912", "1923/1924", "1999/2000", "2010/2011", "2018/2019"]


def _rows(*dates: str) -> str:
    return csv_of([{"season": date, "title": f"Played {at}"} for at, date in enumerate(dates)])


def _dates(folder: Path, table: str, *options: str) -> list[str]:
    found = imported(folder, "a.csv", table, "--map", "date=season", *options)
    return [str(entry["date"]) for entry in found.entries]


def test_seasons_are_spans_where_a_row_can_be_nothing_else_and_it_is_said(tmp_path: Path) -> None:
    found = imported(tmp_path, "a.csv", _rows(*SEASONS), "--map", "date=season")
    assert [entry["date"] for entry in found.entries] == SPANS
    said = '4 dates of season read as spans of years: "1904-05" as 1904 – 1905, since row 2 has'
    assert f'{said} "1898-99"' in found.said.err
    assert "if they are months: --dates months" in found.said.err


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        pytest.param(("1923-24", "1899-00"), ["1899/1900", "1923/1924"], id="a season of a log"),
        pytest.param(("1999-00", "2001-02"), ["1999/2000", "2001/2002"], id="across a century"),
        pytest.param(("1904–05", "1898–99"), ["1898/1899", "1904/1905"], id="dashes"),
        pytest.param(("1904/05", "1898/99"), ["1898/1899", "1904/1905"], id="slashes"),
        pytest.param(("1950-03", "1904-05"), ["1904-05", "1950-03"], id="months show months"),
        pytest.param(("1950-03-01", "1904-05"), ["1904-05", "1950-03-01"], id="days show months"),
        pytest.param(("1904-12", "1905-11"), ["1904-12", "1905-11"], id="nothing hints at years"),
    ],
)
def test_a_column_shows_which_its_digits_are(
    tmp_path: Path, dates: tuple[str, ...], read: list[str]
) -> None:
    assert _dates(tmp_path, _rows(*dates)) == read


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        pytest.param(("1904-05", "1960"), "1904 – 1905 or May 1904; write", id="alone"),
        pytest.param(("1923-24", "1960"), "1923 – 1924 or winter 1923–24; write", id="a season"),
        pytest.param(("1803-4", "1960"), "1803 – 1804 or April 1803; write", id="one digit"),
        pytest.param(
            ("1904-05", "1898-99", "1950-03"),
            'row 3 has "1898-99", which can only be two years and row 4 has "1950-03"',
            id="both stand there",
        ),
    ],
)  # fmt: skip
def test_what_no_row_decides_is_set_aside_until_a_person_does(
    tmp_path: Path, dates: tuple[str, ...], reason: str
) -> None:
    found = imported(tmp_path, "a.csv", _rows(*dates), "--map", "date=season")
    assert len(found.rejected) == 1
    assert found.rejected[0]["season"] == dates[0]
    assert reason in found.reasons[0]
    assert "--dates spans or --dates months" in found.reasons[0]
    first = int(dates[0][:4])
    spans = _dates(tmp_path, _rows(*dates), "--dates", "spans")
    assert f"{first}/{first + 1}" in spans
    months = _dates(tmp_path, _rows(*dates), "--dates", "months")
    assert f"{dates[0][:5]}{dates[0][5:]:0>2}" in months


def test_a_person_decides_against_the_column(tmp_path: Path) -> None:
    assert "1904-05" in _dates(tmp_path, _rows(*SEASONS), "--dates", "months")


def test_undated_keeps_what_is_not_decided_in_the_note(tmp_path: Path) -> None:
    table = _rows("1904-05", "1960")
    found = imported(tmp_path, "a.csv", table, "--map", "date=season", "--undated")
    assert [entry.get("date_note") for entry in found.entries] == [None, "1904-05"]


def test_both_kinds_of_readings_may_be_chosen_and_no_two_of_one(tmp_path: Path) -> None:
    table = _rows("1904-05", "10/11/2025")
    both = ("--dates", "spans", "--dates", "day-first")
    assert _dates(tmp_path, table, *both) == ["1904/1905", "2025-11-10"]
    said = ask("import", str(tmp_path / "a.csv"), "--dry-run", "--dates", "spans", "--dates", "months")  # fmt: skip  # noqa: E501
    assert said.code == 2
    assert "--dates spans and --dates months exclude each other; write one" in said.err


def test_what_syru_wrote_has_months(tmp_path: Path) -> None:
    lines: list[dict[str, Any]] = [
        {"kind": "log", "title": "x", "format": 1},
        {"kind": "source", "id": "s", "title": "S"},
        {"kind": "event", "id": "a", "title": "A", "date": "1904-05", "source": "s"},
    ]
    found = imported(tmp_path, "a.jsonl", jsonl_of(lines))
    assert [entry["date"] for entry in found.entries] == ["1904-05"]
