"""Every row is an entry or stands in the rejected file, and the log has no fault, whatever came."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from imports import added, csv_of, imported

_HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "=+-@\t\r\n\x00\x1b\x7f\x85\u2028\u202e\u2066\ufeff\u200d\"'\\,;|[]{}🌉éşñ"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=30,
)
_DATES = st.sampled_from(
    (
        *("", "2025-07-03", "3 July 2025", "10/11/2025", "25/12/2021", "c. 1950", "soon", "n.d."),
        *("1950s", "31/31/2025", "2025-07-03 22:15", "late 19th century", "44 BC", "7/3/25"),
        *("1914–18", "0000", "-44", "since 2019"),
    )
)
_NAMES = st.sampled_from(
    ["Ada", "ada", "Ádá", "C++", "C#", "★", "Путин", "A; B", "a|b", "x" * 200, "", "-", "=1+1"]
)
_NUMBERS = st.sampled_from(["1", "-1.5", "1e999", "9" * 30, "007", "NaN", "91", "x"])
_URLS = st.sampled_from(
    ["https://example.org/a", "https://example.org/a https://x.test", "www.x.org", "http://[x", ""]
)
_CELLS = {
    "date": _DATES,
    "title": st.one_of(_HOSTILE, st.sampled_from(["Fair", "Fair 2", "fair!"])),
    "summary": _HOSTILE,
    "who": st.one_of(_NAMES, _HOSTILE),
    "tags": _NAMES,
    "place": _NAMES,
    "lat": _NUMBERS,
    "lon": _NUMBERS,
    "url": st.one_of(_URLS, _HOSTILE),
    "source": st.one_of(_NAMES, _URLS),
    "id": st.one_of(_HOSTILE, st.sampled_from(["1", "fair", "Fair", "2025-07-03-fair"])),
    "paragraphs": st.sampled_from(["1", "1; 2", "0", "x"]),
    "deaths": _NUMBERS,
    "Odd \x1b key": _HOSTILE,
}
_ROWS = st.lists(st.fixed_dictionaries({}, optional=_CELLS), min_size=1, max_size=8)
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _HOSTILE, _DATES),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3), st.dictionaries(st.sampled_from(["id", "name", "x"]), inside)
    ),
    max_leaves=5,
)
_NAMED = st.fixed_dictionaries({"id": _HOSTILE, "name": _HOSTILE})
_CLAIM = st.fixed_dictionaries(
    {"stance": st.sampled_from(["denies", "states", "odd"])},
    optional={
        "by": st.one_of(_NAMED, _NAMES),
        "date": _DATES,
        "paragraph": st.integers(),
        "confidential": st.one_of(st.booleans(), _HOSTILE),
    },
)
_CITED = st.fixed_dictionaries({"source": _NAMES}, optional={"title": _NAMES, "url": _URLS})
_OWN = {
    "kind": st.sampled_from(["event", "fact", "quote", "odd"]),
    "claims": st.one_of(_JSON, st.lists(_CLAIM, max_size=2)),
    "cited": st.one_of(_JSON, st.lists(_CITED, max_size=2)),
    "by": st.one_of(_NAMES, _NAMED),
    "event": _NAMES,
    "text": _HOSTILE,
    "statement": _HOSTILE,
}
_RECORDS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={key: st.one_of(_JSON, _NAMED, cells) for key, cells in _CELLS.items()} | _OWN,
    ),
    min_size=1,
    max_size=6,
)
_TITLED = {"date": "2025-07-01", "title": "Sure"}
_LAW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)


@_LAW
@given(_ROWS, st.sampled_from([(), ("--dates", "day-first"), ("--undated",)]))
def test_every_row_of_a_table_is_an_entry_or_set_aside(
    rows: list[dict[str, Any]], options: tuple[str, ...]
) -> None:
    rows = [_TITLED, *rows]
    with tempfile.TemporaryDirectory() as folder:
        found = imported(Path(folder), "rows.csv", csv_of(rows), *options)
        again = added(Path(folder), "rows.csv", csv_of(rows), *options)
    filled = [row for row in rows if any(str(cell).strip() for cell in row.values())]
    assert len(found.entries) + len(found.rejected) == len(filled)
    assert again.log == found.log


@_LAW
@given(_RECORDS)
def test_every_record_is_an_entry_or_set_aside(records: list[dict[str, Any]]) -> None:
    records = [_TITLED, *records]
    with tempfile.TemporaryDirectory() as folder:
        found = imported(Path(folder), "rows.json", json.dumps(records))
        again = added(Path(folder), "rows.json", json.dumps(records))
    assert len(found.entries) + len(found.rejected) == len(records)
    assert again.log == found.log


def _rejected_titles(folder: Path) -> list[str]:
    text = (folder / "log.rejected.csv").read_text("utf-8-sig")
    return [row["title"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_rows_that_another_file_set_aside_stay_beside_those_of_this_one(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of([_TITLED, {"date": "soon", "title": "One"}]))
    more = {"date": "2025-08-01", "title": "New"}
    found = added(tmp_path, "b.csv", csv_of([more, {"date": "late", "title": "Two"}]))
    assert _rejected_titles(tmp_path) == ["One", "Two"]
    assert "1 set aside in" in found.said.err
    assert "log.rejected.csv also keeps 1 row that earlier imports set aside" in found.said.err
    added(tmp_path, "c.csv", csv_of([more | {"title": "Newer"}]))
    assert _rejected_titles(tmp_path) == ["One", "Two"]


def test_a_row_that_is_taken_leaves_the_rejected_file(tmp_path: Path) -> None:
    rows = [_TITLED, {"date": "soon", "title": "One"}, {"date": "late", "title": "Two"}]
    imported(tmp_path, "a.csv", csv_of(rows))
    rows[1] = {"date": "2025-07-02", "title": "One"}
    added(tmp_path, "a.csv", csv_of(rows))
    assert _rejected_titles(tmp_path) == ["Two"]
    mended = (tmp_path / "log.rejected.csv").read_bytes().replace(b"late", b"2025-07-03")
    found = added(tmp_path, "log.rejected.csv", mended)
    assert not (tmp_path / "log.rejected.csv").exists()
    assert "log.rejected.csv is removed, for all its rows are taken now" in found.said.err
    assert [entry["title"] for entry in found.entries] == ["Sure", "One", "Two"]


def test_a_file_of_that_name_that_is_another_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "log.rejected.csv").write_text("mine,own\n1,2\n")
    imported(tmp_path, "a.csv", csv_of([_TITLED, {"date": "soon", "title": "One"}]))
    assert (tmp_path / "log.rejected.csv").read_text() == "mine,own\n1,2\n"
    assert "One" in (tmp_path / "log.rejected-2.csv").read_text("utf-8-sig")


def test_another_row_in_the_same_place_of_another_sheet_takes_nothing_away(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of([_TITLED, {"date": "soon", "title": "One"}]))
    added(tmp_path, "a.csv", csv_of([_TITLED, {"date": "2025-07-09", "title": "Other"}]))
    assert _rejected_titles(tmp_path) == ["One"]


def test_different_causes_are_counted_apart(tmp_path: Path) -> None:
    dates = ("soon", "later", "2025-02-30")
    rows = [{"date": date, "title": f"T{at}"} for at, date in enumerate(dates)]
    said = imported(tmp_path, "a.csv", csv_of([_TITLED, *rows])).said.err
    assert "2 × a date that cannot be read, as in row 3: date 'soon'" in said
    assert "1 × a date that cannot be read, as in row 5: date '2025-02-30': February" in said


def test_a_rejected_row_is_whole_and_says_where_it_stood_and_why(tmp_path: Path) -> None:
    rows = [_TITLED, {"date": "soon", "title": 'A "fair"\nin town', "n": "=1+1"}, _TITLED]
    found = imported(tmp_path, "rows.csv", csv_of(rows))
    text = (tmp_path / "log.rejected.csv").read_bytes().decode("utf-8-sig")
    reason = "date 'soon': 'soon' is not read; write a date such as 12 March 1999"
    assert text.startswith("syru: file,syru: row,syru: reason,date,title,n\r\n")
    assert f'{tmp_path / "rows.csv"},3,"{reason}' in text
    assert ',soon,"A ""fair""\nin town",=1+1\r\n' in text
    assert text.endswith(",4,the same as row 2,2025-07-01,Sure,\r\n")
    # Taken again, they keep the place where they stood first.
    (tmp_path / "log.rejected.csv").rename(tmp_path / "again.csv")
    again = added(tmp_path, "again.csv", (tmp_path / "again.csv").read_bytes())
    kept = ("syru: file", "syru: row", "date", "title", "n")
    assert [again.rejected[0][key] for key in kept] == [found.rejected[0][key] for key in kept]


def test_what_a_quote_claims_is_kept_beside_it(tmp_path: Path) -> None:
    claim = {"stance": "denies", "by": "Ada"}
    record = {"kind": "quote", "id": "no", "text": "No.", "by": "Ada", "claims": [claim]}
    log = imported(tmp_path, "one.jsonl", json.dumps(record), "--undated").log
    (quote,) = log["quotes"]
    assert json.loads(quote["extra"]["claims"]) == claim


def test_claims_of_which_one_cannot_be_read_are_kept_whole(tmp_path: Path) -> None:
    claims = [{"stance": "denies"}, {"stance": "asserts", "confidential": "rather"}]
    record = {"kind": "event", "id": "no", "date": "2025", "title": "No", "claims": claims}
    (event,) = imported(tmp_path, "one.jsonl", json.dumps(record)).log["events"]
    assert "claims" not in event
    assert event["extra"]["claims"] == "; ".join(map(json.dumps, claims))


@pytest.mark.parametrize("name", ["one.jsonl", "one.ndjson", "one.json"])
def test_a_single_record_that_holds_lists_is_one_entry(tmp_path: Path, name: str) -> None:
    own = {"kind": "event", "id": "fair", "date": "2025-07-03", "title": "The fair"}
    record = {**own, "actors": [{"id": "ada", "name": "Ada"}, {"id": "bo", "name": "Bo"}]}
    log = imported(tmp_path, name, json.dumps(record)).log
    assert [event["id"] for event in log["events"]] == ["fair"]
    assert sorted(log["actors"]) == ["ada", "bo"]
