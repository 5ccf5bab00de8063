"""Words by their stems, as SQLite's stemmer for English has them: elected and election, elect."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

STEMMED = "en"  # the one language that SQLite has a stemmer for

_SCHEMA = """
CREATE VIRTUAL TABLE stemmed USING fts5 (word, content = '', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE stems USING fts5vocab (stemmed, instance);
"""


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """Return the stem of each word that is made of the letters a to z; the others have none."""
    plain = [word for word in dict.fromkeys(words) if word.isascii() and word.isalpha()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO stemmed (rowid, word) VALUES (?, ?)", enumerate(plain))
        return {plain[at]: stem for stem, at in connection.execute("SELECT term, doc FROM stems")}
