"""The exported database: what the commands list, whole and sound, and nothing but the selection."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from logs import TOWN, written
from running import ask, ask_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


WORDS = "We shall cross it [i.e. the river] when we come to it, [/bold] or … not."


@contextmanager
def database(folder: Path, *words: str) -> Iterator[sqlite3.Connection]:
    """Open an export of the log of the town, which is log.sqlite in the folder."""
    target = folder / "log.sqlite"
    said = ask_town("export", "sqlite", *words, "-o", str(target))
    assert said.code == 0, said.err
    with closing(sqlite3.connect(target)) as connection:
        yield connection


def test_the_views_are_what_the_commands_list(tmp_path: Path) -> None:
    with database(tmp_path) as log:
        for view in ("timeline", "facts", "quotes"):
            listed = json.loads(ask_town(view, "-f", "json").out)
            assert log.execute(f"SELECT id FROM {view}").fetchall() == [  # noqa: S608
                (entry["id"],) for entry in listed
            ]
        rows = log.execute('SELECT id, "when", earliest, latest, actors FROM timeline').fetchall()
        between = "between 1 February and 10 March 2025"
        assert rows == [
            ("flood", "c. November 2024", "2024-11-01", "2024-11-30", None),
            ("bribe", between, "2025-02-01", "2025-03-10", "Ada Moreno"),
            ("vote", "12 March 2025", "2025-03-12", "2025-03-12", "Town council; Ada Moreno"),
        ]
        assert log.execute("SELECT earliest, latest FROM facts").fetchone() == ("2019-01-01", None)
        claims = log.execute('SELECT about, stance, "by" FROM named_claims').fetchall()
        assert claims == [
            ("The mayor took money from the builders", "relays", "The Courier"),
            ("The mayor took money from the builders", "denies", "Ada Moreno"),
            ("The council voted for the bridge [twice]", "confirms", "Bo Ek"),
            ("=The bridge costs less than a ferry.", "relays", None),
        ]
        quotes = log.execute('SELECT text, "by" FROM quotes').fetchall()
        assert quotes == [(WORDS, "Ada Moreno"), ("too dear by half", None)]


def test_the_database_is_whole_and_sound(tmp_path: Path) -> None:
    with database(tmp_path) as log:
        assert log.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert log.execute("PRAGMA foreign_key_check").fetchall() == []
        found = log.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'half'")
        number = log.execute("SELECT number FROM entries WHERE id = 'rumour'")
        assert found.fetchall() == number.fetchall() != []
        assert dict(log.execute("SELECT * FROM about"))["selection"] == "all 7 entries"
        tables = {name for (name,) in log.execute("SELECT name FROM sqlite_schema")}
        assert not {"words", "forms"} & tables


def test_a_database_of_a_selection_holds_nothing_else(tmp_path: Path) -> None:
    with database(tmp_path, "--text", "shall") as log:
        assert log.execute("SELECT id, event FROM entries").fetchall() == [("mayor-crossing", None)]
        for table, names in (("actors", ["council"]), ("topics", ["bridge"]), ("places", [])):
            kept = log.execute(f"SELECT {table[:-1]} FROM entry_{table}")  # noqa: S608
            assert [name for (name,) in kept] == names
        assert log.execute("SELECT * FROM claims").fetchall() == []
        found = log.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'ferry'")
        assert found.fetchall() == []
        assert log.execute("PRAGMA foreign_key_check").fetchall() == []
        about = dict(log.execute("SELECT * FROM about"))
        assert about["selection"] == "1 of 7 entries: with the words “shall”"
    data = (tmp_path / "log.sqlite").read_bytes()
    assert WORDS.encode() in data
    assert b"too dear by half" not in data
    assert b"Nobody was hurt" not in data


def test_a_database_as_of_a_day_stands_as_it_stood_then(tmp_path: Path) -> None:
    with database(tmp_path, "--as-of", "2025-03-15") as log:
        standing = log.execute("SELECT standing FROM entries WHERE id = 'bribe'")
        assert standing.fetchone() == ("rumoured",)
        assert log.execute("SELECT stance FROM claims").fetchall() == [("relays",)]


def test_a_cached_index_makes_the_same_database(tmp_path: Path) -> None:
    log, cache = tmp_path / "log.toml", tmp_path / "cache"
    more = (
        written("[[facts]]", id=f"more-{number}", statement="words and " * 200)
        for number in range(150)
    )
    log.write_text(TOWN + "\n".join(more), "utf-8")
    targets = [tmp_path / "built.sqlite", tmp_path / "cached.sqlite"]
    for target in targets:
        words = ("export", "sqlite", "--log", str(log), "-o", str(target))
        assert ask(*words, SYRU_CACHE=str(cache)).code == 0
        assert len(list((cache / "syru").glob("*.syru-index"))) == 1
    built, cached = (target.read_bytes() for target in targets)
    assert built == cached
    assert built.startswith(b"SQLite format 3\0")
    with closing(sqlite3.connect(targets[1])) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (152,)
