"""One log that uses everything the format has: each reader of the log is shown all of it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from typing import TYPE_CHECKING

import pytest
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

LOG = """
[log]
format = 1
title = "Everything"
[sources.wire]
title = "The wire"
date = 2025-05-02
[sources.morning]
title = "The Morning"
origin = "wire"
[sources.evening]
title = "The Evening"
origin = "morning"
[sources.paper]
title = "Another paper"
date = 2025-05-09
[actors.caesar]
name = "Gaius Caesar"
[places.rome]
name = "Rome"
coordinates = [41.9, 12.5]
[[events]]
id = "ides"
date = "-0043-03-15"
title = "Caesar fell"
actors = ["caesar"]
places = ["rome"]
source = "wire"
locator = "p. 12"
cited = [{ source = "morning", url = "https://example.org/ides" }, { source = "evening" }]
extra = { killed = 1, confidence = "fair", verified = true, filed = 2025-05-01 }
claims = [{ stance = "denies", by = "caesar", source = "paper", locator = "p. 3" }]
[[events]]
id = "promise"
title = "A road was promised"
source = "paper"
[[events]]
id = "plot"
date = 2025-05-03
confidential = true
title = "A plot was made"
claims = [{ stance = "relays", by = "caesar", date = 2025-05-04, confidential = true }]
source = "paper"
[[quotes]]
id = "you-too"
text = "You too?"
by = "caesar"
event = "ides"
source = "paper"
"""
EVERYWHERE = ("The wire", "p. 12", "Another paper", "p. 3", "44 BC|-0043-03-15|-43", "denie[sd]")
ORIGINS = "3 sources, 1 origin"
KEPT = "4 May 2025, confidential"
ASKED = {
    "show": (("show", "ides"), (*EVERYWHERE, ORIGINS, "The Morning", "killed", "fair", "Rome")),
    "show as json": (("show", "ides", "-f", "json"), (*EVERYWHERE, '"origins": 1', '"killed": 1')),
    "show what was confidential": (
        ("show", "plot"),
        (r"Public by +9 May 2025, confidential on its date", f"relayed by Gaius Caesar [(]{KEPT}"),
    ),
    "show it as json": (
        ("show", "plot", "-f", "json"),
        ('"when": "3 May 2025".*"confidential": true.*"when": "4 May 2025", "confidential": true',),
    ),
    "timeline": (
        ("timeline",),
        ("44 BC", ORIGINS, "wire, p. 12", "A road was promised", "denied by Gaius Caesar"),
    ),
    "timeline as json": (
        ("timeline", "-f", "json"),
        (*EVERYWHERE, "41.9", '"verified": true', '"public": "2025-05-09", "confidential": true'),
    ),
    "timeline as csv": (
        ("timeline", "-f", "csv"),
        ("-0043-03-15", "The wire", "p. 12", "fair", "2025-05-09,true,A plot", KEPT),
    ),
    "timeline as markdown": (
        ("timeline", "-f", "md"),
        ("44 BC", "The wire", "p. 12", ORIGINS, r"3 May 2025\*\* \(confidential\): A plot", KEPT),
    ),
    "who": (("who", "caesar"), ("44 BC", "You too?", "denied")),
    "find": (("find", "fell"), ("44 BC", "Caesar")),
    "a place": (("show", "place:rome"), ("41.9, 12.5", "44 BC")),
    "sources": (("sources",), ("The wire", "The Morning", "The Evening", "Another paper")),
    "those with two origins": (("timeline", "--origins", "2"), ()),
    "those where more than none fell": (("timeline", "--where", "killed>0"), ("44 BC",)),
    "before the year 1": (("timeline", "--until", "1 BC"), ("44 BC",)),
    "a page": (("export", "html"), (*EVERYWHERE, "The Morning", "killed", "41.9")),
    "TimelineJS": (("export", "timelinejs"), ("-43", "The wire", "p. 12", "killed")),
    "a map": (("export", "geojson"), ("41.9", "killed", "The wire", "44 BC|-0043-03-15")),
    "JSON Lines": (("export", "jsonl"), (*EVERYWHERE, "killed", "41.9", "morning")),
}


@pytest.fixture
def log(tmp_path: Path) -> str:
    path = tmp_path / "log.toml"
    path.write_text(LOG, "utf-8")
    return str(path)


def test_it_is_sound(log: str) -> None:
    said = ask("check", "-l", log)
    assert said.code == 0, said.out
    assert "no fault" in said.err


@pytest.mark.parametrize("asked", ASKED)
def test_each_reader_is_shown_all_of_it(asked: str, log: str) -> None:
    words, wanted = ASKED[asked]
    said = ask(*words, "-l", log, COLUMNS="200")
    assert said.code == 0, said.err
    for each in wanted:
        assert re.search(each, said.out), each


def test_what_has_no_date_comes_last_and_one_origin_is_not_two(log: str) -> None:
    events = json.loads(ask("timeline", "-f", "json", "-l", log).out)
    assert [event["id"] for event in events] == ["ides", "plot", "promise"]
    assert json.loads(ask("timeline", "--origins", "2", "-f", "json", "-l", log).out) == []


def test_what_was_confidential_is_hidden_until_its_source_came_out(log: str) -> None:
    said = ask("timeline", "--as-of", "2025-05-08", "-l", log)
    assert (said.code, "plot" in said.out) == (0, False)
    assert "plot" in ask("timeline", "--as-of", "2025-05-09", "-l", log).out


def test_a_table_of_values_has_a_column_for_each_of_ones_own(log: str) -> None:
    first, *_, last = csv.DictReader(io.StringIO(ask("timeline", "-f", "csv", "-l", log).out))
    assert (first["extra.killed"], last["extra.killed"]) == ("1", "")


def test_the_database_has_it_too(log: str, tmp_path: Path) -> None:
    database = tmp_path / "log.sqlite"
    assert ask("export", "sqlite", "-l", log, "-o", str(database)).code == 0
    connection = sqlite3.connect(database)
    dump = "\n".join(connection.iterdump())
    kept = "SELECT confidential, public FROM {} ORDER BY confidential DESC LIMIT 1"
    for view in ("timeline", "named_claims"):
        assert connection.execute(kept.format(view)).fetchone() == (1, "2025-05-09")
    connection.close()
    for each in (*EVERYWHERE, "The Morning", "killed", "41.9", "example.org/ides"):
        assert re.search(each, dump), each
