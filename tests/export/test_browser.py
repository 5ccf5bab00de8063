"""The exports in the programs that they are for: TimelineJS 3, sqlite-utils."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from browsing import BROWSER, Session, entries_of, export
from logs import EVIL, HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("browser")

# TimelineJS 3


def _timeline(log: str | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    data = json.loads(export("timelinejs", log=log))
    session = Session(BROWSER / "timeline.html", ["timeline", data])
    assert [problem for problem in session.problems if "rror" in problem] == []
    assert [
        address for address in session.requests if not address.startswith(("file:", "data:"))
    ] == []
    return data, session.seen[0]


def test_timelinejs_shows_as_many_slides_as_were_exported() -> None:
    data, seen = _timeline()
    dated = [entry for entry in entries_of() if "date" in entry]
    assert seen["errors"] == []
    assert seen["slides"] == len(data["events"]) == len(dated)
    assert seen["eras"] == len(data["eras"])
    # Those out of sight are drawn as the reader comes to them; the first is the title.
    assert seen["drawn"] == len(dated) + 1


def test_timelinejs_takes_nothing_in_a_log_for_markup() -> None:
    _, seen = _timeline(HOSTILE)
    assert seen["slides"] == 3
    assert (seen["handlers"], seen["scripts"], seen["stolen"]) == (0, 0, None)
    assert any(f"“{EVIL}”" in text for text in seen["texts"])


# Datasette and sqlite-utils


def test_sqlite_utils_finds_a_quote_by_full_text(tmp_path: Path) -> None:
    import sqlite_utils  # noqa: PLC0415 - not everybody has it

    export("sqlite", "-o", tmp_path / "log.sqlite")
    entries = sqlite_utils.Database(tmp_path / "log.sqlite")["entries"]
    assert isinstance(entries, sqlite_utils.db.Table)
    assert entries.detect_fts() == "entries_fts"
    expected = [
        entry["id"] for entry in entries_of("--text", "decentralised") if entry["kind"] == "quote"
    ]
    found = [row["id"] for row in entries.search("decentralised") if row["kind"] == "quote"]
    assert found == expected == ["reuters-weak-syria"]
    assert {(key.column, key.other_table) for key in entries.foreign_keys} >= {
        ("by", "actors"),
        ("source", "sources"),
    }
