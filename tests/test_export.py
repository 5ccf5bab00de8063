from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hostile import EVIL, HOSTILE

from syru.dates.edtf import parse_date

SMALL = """
[log]
format = 1
title = "A small log"

[sources.s]
title = "The Source"
authors = ["A. Writer"]
date = 2025-10-27
url = "https://example.org/text"

[actors.ann]
name = "Ann Example"
kind = "person"
role = "minister"

[actors.bob]
name = "Bob Example"
kind = "person"

[topics.bases]
name = "Bases"

[[events]]
id = "visit"
date = 2025-10-15
title = "Ann went to see Bob"
actors = ["ann", "bob"]
topics = ["bases"]
claims = [
  { by = "ann", stance = "asserts", date = 2025-10-16 },
  { by = "bob", stance = "denies", date = 2025-10-20 },
]

[[events]]
id = "since-then"
date = "2024-03/.."
title = "Talks go on"

[[facts]]
id = "lasting"
date = "2011/2019"
statement = "The base was shut"

[[facts]]
id = "timeless"
statement = "The base is small"

[[quotes]]
id = "said"
date = 2025-10-16
text = "We never spoke of the harbour."
by = "ann"
event = "visit"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return _log(tmp_path, SMALL)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    return _log(tmp_path, HOSTILE, "hostile.toml")


def _log(folder: Path, text: str, name: str = "log.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def syru(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "syru", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert ended.returncode == code, ended.stderr.decode()
    return ended


def exported(form: str, *arguments: object) -> str:
    return syru("export", form, *arguments).stdout.decode()


# Writing to files


def test_a_file_holds_what_stdout_would_have_held(small: Path, tmp_path: Path) -> None:
    for command in (["export", "html"], ["timeline"], ["quotes", "-f", "csv"], ["export", "jsonl"]):
        target = tmp_path / "out"
        syru(*command, "--log", small, "-o", target, "--force")
        assert target.read_bytes() == syru(*command, "--log", small, "-o", "-").stdout


def test_a_file_is_not_overwritten_unless_forced(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.html"
    target.write_text("mine", "utf-8")
    refused = syru("export", "html", "--log", small, "-o", target, code=2)
    assert b"add --force" in refused.stderr
    assert target.read_text("utf-8") == "mine"
    syru("export", "html", "--log", small, "-o", target, "--force")
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_replaced_file_keeps_its_mode_and_a_new_one_obeys_the_umask(
    small: Path, tmp_path: Path
) -> None:
    target = tmp_path / "mine.json"
    target.touch(mode=0o600)
    syru("export", "json", "--log", small, "-o", target, "--force")
    assert target.stat().st_mode & 0o777 == 0o600
    syru("export", "json", "--log", small, "-o", tmp_path / "new.json")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--topic", "nothing-like-it"], 2, id="a usage error"),
        pytest.param(["--log", "missing.toml"], 1, id="a log that is not there"),
    ],
)
def test_no_file_is_left_where_the_command_fails(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ended = syru("export", "html", *arguments, "-o", folder / "page.html", code=code)
    assert ended.stderr.startswith(b"syru: ") or b"missing.toml" in ended.stderr
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_a_plain_message_and_leaves_the_old_file(
    small: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine", "utf-8")
    # A limit on the size of files fails a write as a full disk does.
    limited = (
        "import resource, signal, runpy, sys;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "sys.argv[0] = 'syru'; runpy.run_module('syru', run_name='__main__')"
    )
    command = [sys.executable, "-c", limited, "export", "html", "--log", str(small)]
    ended = subprocess.run(
        [*command, "-o", str(target), "--force"], capture_output=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert ended.stderr.decode() == f"syru: {target} cannot be written: File too large\n"
    assert target.read_text("utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.toml", "out.json"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("nowhere/page.html", "there is no folder", id="no folder"),
        pytest.param(".", "is a folder", id="a folder"),
        pytest.param("", "is a folder", id="no name"),
        pytest.param("/dev/null", "write -o - for standard output", id="a device"),
    ],
)
def test_what_is_no_file_is_refused_even_when_forced(small: Path, name: str, said: str) -> None:
    ended = syru("export", "html", "--log", small, "-o", name, "--force", code=2)
    assert said in ended.stderr.decode()
    assert not Path("/dev/null").is_file()


def test_a_link_is_followed_to_the_file_that_it_names(small: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to("real.json")
    syru("export", "json", "--log", small, "-o", tmp_path / "link.json", "--force")
    assert (tmp_path / "link.json").is_symlink()
    assert len(json.loads((tmp_path / "real.json").read_text("utf-8"))) == 5


def test_a_misspelled_export_gets_a_suggestion() -> None:
    assert b'export has no "htlm"; did you mean html?' in syru("export", "htlm", code=2).stderr


def test_an_export_of_the_formats_holds_all_three_kinds(small: Path) -> None:
    kinds = [json.loads(row)["kind"] for row in exported("jsonl", "--log", small).splitlines()]
    assert kinds == ["fact", "event", "event", "quote", "fact"]


# The page


class _Elements(HTMLParser):
    """Counts the elements of a page and gathers its text by element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self._open = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts[self._open[-1]] = self.texts.get(self._open[-1], "") + data


def _page_data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="Data">(.*?)</script>', page)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_page_of_the_built_in_log_is_small() -> None:
    assert len(syru("export", "html").stdout) < 150_000


def test_the_page_asks_for_nothing_from_anywhere(small: Path) -> None:
    elements = _Elements(exported("html", "--log", small))
    assert {"link", "img", "iframe", "object", "base"}.isdisjoint(elements.tags)
    names = {name for name, _ in elements.attributes}
    assert names.isdisjoint({"src", "srcset", "style", "onclick", "onload", "action"})
    linked = {value or "" for name, value in elements.attributes if name == "href"}
    assert {link for link in linked if not link.startswith("#")} == {"https://example.org/text"}


def test_the_policy_lets_only_the_pages_own_style_and_script_work(small: Path) -> None:
    page = exported("html", "--log", small)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert inside is not None
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert rules.pop(rule) == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_markup_in_every_field_stays_text_on_the_page(hostile: Path, small: Path) -> None:
    page = exported("html", "--log", hostile)
    elements = _Elements(page)
    assert elements.tags.count("script") == 2
    assert elements.tags.count("style") == 1
    assert "img" not in elements.tags
    assert not any(name.startswith("on") for name, _ in elements.attributes)
    assert set(elements.tags) <= {*_Elements(exported("html", "--log", small)).tags}
    assert elements.texts["h1"].strip() == EVIL
    assert elements.texts["blockquote"] == f"“{EVIL}”"


def test_an_entry_on_the_page_has_its_claims_on_both_sides(small: Path) -> None:
    page = exported("html", "--log", small)
    entry = page[page.index('<li id="visit">') : page.index('<li id="said">')]
    assert '<span class="standing disputed">disputed</span>' in entry
    assert re.findall(r'<ul class="(\w+)"[^>]*><li[^>]*>([^<]*)</li></ul>', entry) == [
        ("for", "asserted by Ann Example (16 October 2025)"),
        ("against", "denied by Bob Example (20 October 2025)"),
    ]


def test_the_page_knows_from_when_each_entry_and_claim_was_public(small: Path) -> None:
    rows = dict(
        zip(_ids(small), _page_data(exported("html", "--log", small))["entries"], strict=True)
    )
    assert rows["visit"][1] == "2025-10-16"
    assert [claim[::2] for claim in rows["visit"][7]] == [
        ["asserts", "2025-10-16"],
        ["denies", "2025-10-20"],
    ]
    assert rows["timeless"][1] == "2025-10-27"
    assert rows["timeless"][2] is None
    assert rows["since-then"][2] == ["2024-03-01", "2024-03-31", "9999-99-99", "9999-99-99"]


def _ids(log: Path) -> list[str]:
    return [json.loads(row)["id"] for row in exported("jsonl", "--log", log).splitlines()]


def test_every_dated_entry_has_a_mark_in_the_drawing(small: Path) -> None:
    page = exported("html", "--log", small)
    labels = re.findall(r'<a href="#([^"]+)" data-mark="\d+"[^>]* aria-label="([^"]+)"', page)
    assert sorted(labels) == [
        ("lasting", "2011 – 2019: 1 entry"),
        ("said", "16 October 2025: 1 entry"),
        ("since-then", "since March 2024: 1 entry"),
        ("visit", "15 October 2025: 1 entry"),
    ]


def test_a_page_of_nothing_is_a_page(small: Path) -> None:
    ended = syru("export", "html", "--log", small, "--until", "1901")
    assert "There are no entries." in ended.stdout.decode()
    assert b"no entries through 31 December 1901" in ended.stderr


# TimelineJS


def _slides(*arguments: object) -> dict[str, dict[str, Any]]:
    return {
        slide["unique_id"]: slide
        for slide in json.loads(exported("timelinejs", *arguments))["events"]
    }


def test_every_dated_entry_is_a_slide_and_the_others_are_counted(small: Path) -> None:
    assert set(_slides("--log", small)) == {"visit", "since-then", "lasting", "said"}
    told = syru("export", "timelinejs", "--log", small).stderr.decode()
    assert told == "syru: 1 without a date left out: a slide of TimelineJS needs one\n"


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        pytest.param("2025-07-03", {"year": 2025, "month": 7, "day": 3}, None, id="a day"),
        pytest.param("2025-07", {"year": 2025, "month": 7}, None, id="a month"),
        pytest.param("2025", {"year": 2025}, None, id="a year"),
        pytest.param("195X", {"year": 1950}, {"year": 1959}, id="a decade"),
        pytest.param(
            "2025-24", {"year": 2025, "month": 12}, {"year": 2026, "month": 2}, id="winter"
        ),
        pytest.param("2025-07~", {"year": 2025, "month": 7}, None, id="approximate"),
        pytest.param("2011/2019-05", {"year": 2011}, {"year": 2019, "month": 5}, id="interval"),
        pytest.param(
            "[2025-07-03..2025-08]",
            {"year": 2025, "month": 7, "day": 3},
            {"year": 2025, "month": 8, "day": 31},
            id="a range",
        ),
        pytest.param("2011-02/..", {"year": 2011, "month": 2}, None, id="open end"),
        pytest.param("../2019", {"year": 2019, "month": 12, "day": 31}, None, id="open start"),
        pytest.param("[2025-07..]", {"year": 2025, "month": 7, "day": 1}, None, id="or later"),
        pytest.param("0099", {"year": 99}, None, id="a year of two digits"),
    ],
)
def test_a_slide_has_its_date_as_precisely_as_the_log(
    tmp_path: Path, written: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    log = _log(tmp_path, SMALL.replace("2025-10-15\ntitle", f'"{written}"\ntitle'))
    slide = _slides("--log", log)["visit"]
    assert slide["start_date"] == start
    assert slide.get("end_date") == end
    assert slide["display_date"] == str(parse_date(written))


def test_a_quote_is_a_slide_with_its_words_its_speaker_and_its_source(small: Path) -> None:
    text = _slides("--log", small)["said"]["text"]
    assert text["headline"] == "Ann Example"
    assert text["text"] == (
        "<blockquote>“We never spoke of the harbour.”</blockquote><p>minister</p>"
        "<p><small>Source: The Source, by A. Writer, 27 October 2025</small></p>"
    )


def test_a_sure_fact_that_lasts_is_an_era_too(small: Path) -> None:
    assert json.loads(exported("timelinejs", "--log", small))["eras"] == [
        {
            "start_date": {"year": 2011},
            "end_date": {"year": 2019},
            "text": {"headline": "The base was shut"},
        }
    ]


def test_markup_in_every_field_stays_text_in_a_timeline(hostile: Path) -> None:
    written = exported("timelinejs", "--log", hostile)
    tags = set(re.findall(r"<(/?\w+)", written))
    assert tags <= {
        f"{slash}{tag}"
        for tag in ("p", "small", "blockquote", "strong", "em", "wbr")
        for slash in ("", "/")
    }
    assert "'" not in written
    # TimelineJS would make a link of it after its own cleaning, and end the address at the quote.
    whole = json.loads(written)
    texts = [slide["text"]["text"] for slide in (whole["title"], *whole["events"])]
    assert not any(sign in text for text in texts for sign in ("www.", "s://", "who@"))


# The database


def _database(folder: Path, *arguments: object) -> sqlite3.Connection:
    target = folder / "log.sqlite"
    syru("export", "sqlite", *arguments, "-o", target, "--force")
    return sqlite3.connect(target)


def test_the_views_are_what_the_commands_list(small: Path, tmp_path: Path) -> None:
    with closing(_database(tmp_path, "--log", small)) as database:
        for view, command in (("timeline", "timeline"), ("facts", "facts"), ("quotes", "quotes")):
            listed = json.loads(syru(command, "--log", small, "-f", "json").stdout)
            assert database.execute(f"SELECT id FROM {view}").fetchall() == [  # noqa: S608
                (entry["id"],) for entry in listed
            ]
        assert database.execute(
            'SELECT id, "when", earliest, latest, actors FROM timeline ORDER BY id DESC'
        ).fetchall() == [
            ("visit", "15 October 2025", "2025-10-15", "2025-10-15", "Ann Example; Bob Example"),
            ("since-then", "since March 2024", "2024-03-01", None, None),
        ]
        assert database.execute('SELECT about, stance, "by" FROM named_claims').fetchall() == [
            ("Ann went to see Bob", "asserts", "Ann Example"),
            ("Ann went to see Bob", "denies", "Bob Example"),
        ]
        assert database.execute('SELECT text, "by" FROM quotes').fetchall() == [
            ("We never spoke of the harbour.", "Ann Example")
        ]


def test_the_database_is_whole_and_sound(small: Path, tmp_path: Path) -> None:
    with closing(_database(tmp_path, "--log", small)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = database.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'harbour'")
        assert found.fetchall() == [(5,)]
        assert dict(database.execute("SELECT * FROM about"))["selection"] == "all 5 entries"


def test_a_database_of_a_selection_holds_nothing_else(small: Path, tmp_path: Path) -> None:
    with closing(_database(tmp_path, "--log", small, "--text", "harbour")) as database:
        assert database.execute("SELECT id, event FROM entries").fetchall() == [("said", None)]
        for table in ("entry_actors", "entry_topics", "claims"):
            assert database.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
        found = database.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'base'")
        assert found.fetchall() == []
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        about = dict(database.execute("SELECT * FROM about"))
        assert about["selection"] == "1 of 5 entries: with the words “harbour”"
    assert b"harbour" in (tmp_path / "log.sqlite").read_bytes()
    assert b"Talks go on" not in (tmp_path / "log.sqlite").read_bytes()


def test_a_database_as_of_a_day_stands_as_it_stood_then(small: Path, tmp_path: Path) -> None:
    with closing(_database(tmp_path, "--log", small, "--as-of", "2025-10-18")) as database:
        assert database.execute("SELECT standing FROM entries WHERE id = 'visit'").fetchone() == (
            "claimed",
        )
        assert database.execute("SELECT stance FROM claims").fetchall() == [("asserts",)]


def test_a_database_is_data_on_stdout(small: Path, tmp_path: Path) -> None:
    _database(tmp_path, "--log", small).close()
    piped = syru("export", "sqlite", "--log", small, "-o", "-").stdout
    assert piped == (tmp_path / "log.sqlite").read_bytes()
    assert piped.startswith(b"SQLite format 3\0")


def test_a_cached_index_makes_the_same_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "".join(
        f'\n[[facts]]\nid = "more-{number}"\nstatement = "{"words and " * 200}"\n'
        for number in range(150)
    )
    log = _log(tmp_path, SMALL + more)
    monkeypatch.setenv("SYRU_CACHE", str(tmp_path / "cache"))
    built = syru("export", "sqlite", "--log", log, "-o", "-").stdout
    assert len(list((tmp_path / "cache").glob("*.syru-index"))) == 1
    assert syru("export", "sqlite", "--log", log, "-o", "-").stdout == built
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(built)
        assert database.execute("PRAGMA application_id").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM facts").fetchone() == (152,)
