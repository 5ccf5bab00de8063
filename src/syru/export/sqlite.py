"""An index as a database of its own, with views that people and other programs query."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from syru import __version__
from syru.index.cache import know_standings
from syru.render.filters import caption

if TYPE_CHECKING:
    from syru.query.entries import Answer
    from syru.query.selection import Selection

# What a selection leaves out goes, with all that hangs on it; who and what the log declares stays.
_KEEP = """
DELETE FROM entries WHERE number NOT IN (SELECT value FROM json_each(:numbers));
DELETE FROM entry_actors WHERE entry NOT IN (SELECT number FROM entries);
DELETE FROM entry_topics WHERE entry NOT IN (SELECT number FROM entries);
DELETE FROM entry_places WHERE entry NOT IN (SELECT number FROM entries);
DELETE FROM further_citations WHERE entry NOT IN (SELECT number FROM entries);
DELETE FROM claims WHERE entry NOT IN (SELECT number FROM entries)
    OR public > :known_by AND public <> '9999-99-99';
DELETE FROM extras WHERE entry NOT IN (SELECT number FROM entries);
UPDATE entries SET event = NULL WHERE event NOT IN (SELECT id FROM entries);
"""
_STANDING = """
UPDATE entries
SET standing = standing_of((
    SELECT group_concat(stance, ' ') FROM claims WHERE claims.entry = entries.number
))
WHERE kind <> 'quote'
"""


def write_database(connection: sqlite3.Connection, answer: Answer, path: Path) -> None:
    """Write what an answer holds of an index into a new database file.

    Raises sqlite3.Error where that fails. What the log declares (actors, topics, places, sources)
    is there whole; of a quote whose event was left out, event is NULL.
    """
    selection = answer.selection
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        # The numbers by which the cache knows its own files.
        target.execute("PRAGMA application_id = 0")
        target.execute("PRAGMA user_version = 0")
        if selection != selection.unfiltered():
            _keep(target, [found.number for found in answer.entries], selection)
        # How many there were before some were left out.
        target.execute("DROP TABLE totals")
        target.executescript(Path(__file__).with_name("views.sql").read_text("utf-8"))
        title = " · ".join(row[0] for row in target.execute("SELECT title FROM logs"))
        selected = caption(answer).partition("\n")[0]
        about = (("log", title), ("selection", selected), ("made by", f"syru {__version__}"))
        target.executemany("INSERT INTO about VALUES (?, ?)", about)
        target.execute("ANALYZE")
        target.execute("VACUUM")


def _keep(target: sqlite3.Connection, numbers: list[int], selection: Selection) -> None:
    """Delete from a copy of the index all but the entries of some numbers, as they stood then."""
    parameters = {"numbers": json.dumps(numbers), "known_by": selection.known_by}
    know_standings(target)
    target.execute("BEGIN")
    for statement in filter(None, map(str.strip, _KEEP.split(";"))):
        target.execute(statement, parameters)
    if selection.as_of is not None:
        target.execute(_STANDING)
    target.execute("COMMIT")
