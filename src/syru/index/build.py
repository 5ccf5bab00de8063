"""Records into an SQLite index."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path

from syru.index.rows import WORDS, Batch, Row, as_json, batches_of, date_cells
from syru.log.model import (
    DECLARED,
    Actor,
    Log,
    LogHead,
    Place,
    Source,
)
from syru.log.standing import source_day
from syru.names import fold

Progress = Callable[[int, int | None], None]

# What SQLite may hold of a file that it writes; with its own 2 MiB it writes pages many times.
_CACHE_KIB = 48 * 1024
# Rows of one statement; of 30 rows the widest table has no more values than any SQLite takes, 999.
_AT_ONCE = 30
_WORDS = """
INSERT INTO words (rowid, title, summary, statement, text, names, holders)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""

_STEMMED = "en"  # the one language that SQLite has a stemmer for
_STEMMER = """
CREATE VIRTUAL TABLE stemmed USING fts5 (word, content = '', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE stems USING fts5vocab (stemmed, instance);
"""


def build(
    log: Log,
    connection: sqlite3.Connection,
    progress: Progress | None = None,
    *,
    words: bool = True,
    batches: Iterable[Batch] | None = None,
) -> None:
    """Write the index of a log into an empty database; progress is told of the entries done.

    batches are the rows of the log's entries where they are not given. Without words nothing can be
    searched for: a small log is indexed at each run, and most questions search for nothing.
    """
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.executescript(_sql("schema.sql"))
    connection.execute("BEGIN")
    _write_declared(log, connection)
    done, total = 0, len(log.entries) or None
    for batch in batches_of(log, log.entries, words=words) if batches is None else batches:
        for table, rows in batch:
            _insert(connection, table, rows)
        done += len(batch[0][1])
        if progress is not None:
            progress(done, total)
    if words and any(head.language.partition("-")[0].lower() == _STEMMED for head in log.heads):
        _write_forms(connection)
    connection.execute("COMMIT")
    connection.executescript(_sql("indexes.sql"))


def in_memory(log: Log, *, words: bool = True) -> sqlite3.Connection:
    """Return an index that lives as long as the process; words as for build."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build(log, connection, words=words)
    return connection


def _sql(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _write_declared(log: Log, connection: sqlite3.Connection) -> None:
    actors = log.actors
    insert = partial(_insert, connection)
    insert("logs", [(number, *_head(head)) for number, head in enumerate(log.heads)])
    insert("sources", [_source(source) for source in log.sources])
    insert("actors", [(actor.id, actor.name, actor.kind, actor.role) for actor in actors])
    insert("memberships", [row for actor in actors for row in _memberships(actor)])
    insert("topics", [(topic.id, topic.name, topic.description) for topic in log.topics])
    insert("places", [_place(place) for place in log.places])
    insert("names", list(_names(log)))


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows, many with a statement, into the columns that any of them fills.

    Rows alone, with every NULL in its place, take SQLite twice as long. OR FAIL, since what an
    error leaves in part is thrown away: without it, FTS5 writes out its words at each statement.
    """
    if not rows:
        return
    if table == WORDS:
        connection.executemany(_WORDS, rows)
        return
    names, rows = _filled(connection, table, rows)
    row = f"({', '.join('?' * len(names))})"
    insert = f"INSERT OR FAIL INTO {table} ({', '.join(names)}) VALUES "  # noqa: S608 - our own names
    whole = len(rows) - len(rows) % _AT_ONCE
    taken = (rows[at : at + _AT_ONCE] for at in range(0, whole, _AT_ONCE))
    many = (tuple(chain.from_iterable(some)) for some in taken)
    connection.executemany(insert + ", ".join([row] * _AT_ONCE), many)
    connection.executemany(insert + row, rows[whole:])


def _filled(
    connection: sqlite3.Connection, table: str, rows: Sequence[Row]
) -> tuple[Sequence[str], Sequence[Row]]:
    """Return the columns of a table that any row fills, and the rows without the others."""
    told = connection.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608 - as above
    columns = list(zip(*rows, strict=True))
    filled = [at for at, cells in enumerate(columns) if cells.count(None) < len(cells)]
    names = [told[at][0] for at in filled]
    if len(filled) == len(told):
        return names, rows
    return names, list(zip(*(columns[at] for at in filled), strict=True))


def _head(head: LogHead) -> tuple[object, ...]:
    return head.title, head.description, head.language, as_json(head.ignore)


def _memberships(actor: Actor) -> Iterator[tuple[object, ...]]:
    return ((actor.id, at, other) for at, other in enumerate(actor.member_of))


def _source(source: Source) -> tuple[object, ...]:
    return (
        *(source.id, source.log, source.title, as_json(source.authors)),
        *(source.translator, source.publisher, *date_cells(source.date), source_day(source)),
        *(source.language, source.original_language, source.url, source.text, source.origin),
    )


def _place(place: Place) -> tuple[object, ...]:
    return place.id, place.name, *(place.coordinates or (None, None))


def _names(log: Log) -> Iterator[tuple[object, ...]]:
    """Yield the rows of names; SQLite numbers them."""
    for plural in ("actors", "topics", "places"):
        for thing in getattr(log, plural):
            for name in (thing.name, *thing.aliases):
                yield None, DECLARED[plural], thing.id, name, fold(name)


def _write_forms(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, row)")
    words = [word for (word,) in connection.execute("SELECT term FROM temp.vocabulary")]
    connection.execute("DROP TABLE temp.vocabulary")
    _insert(connection, "forms", [(stem, word) for word, stem in stems_of(words).items()])


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """Return the stem of each word of the letters a to z, as SQLite has it: of elected, elect."""
    plain = [word for word in dict.fromkeys(words) if word.isascii() and word.isalpha()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(_STEMMER)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO stemmed (rowid, word) VALUES (?, ?)", enumerate(plain))
        return {plain[at]: stem for stem, at in connection.execute("SELECT term, doc FROM stems")}
