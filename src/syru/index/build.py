"""Records into an SQLite index."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from syru.log.extra import type_of
from syru.log.model import (
    DECLARED,
    Actor,
    Claim,
    Entry,
    Event,
    Fact,
    Log,
    LogHead,
    Place,
    Quote,
    Source,
    WrittenDate,
)
from syru.log.origins import roots
from syru.log.standing import claim_day, entry_day, source_day, standing_of
from syru.names import fold, search_text

Progress = Callable[[int, int], None]

_BATCH = 5_000
# What SQLite may hold of a file that it writes; with its own 2 MiB it writes pages many times.
_CACHE_KIB = 64 * 1024
_WORDS = """
INSERT INTO words (rowid, title, summary, statement, text, names, holders)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""

_STEMMED = "en"  # the one language that SQLite has a stemmer for
_STEMMER = """
CREATE VIRTUAL TABLE stemmed USING fts5 (word, content = '', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE stems USING fts5vocab (stemmed, instance);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """Of each source, by id: the day by which it was public, and the end of its origins."""

    days: Mapping[str, str]
    roots: Mapping[str, str]

    def day(self, entry: Entry) -> str:
        """Return the day by which the first to come out of the sources of an entry was public."""
        if not entry.further:
            return self.days[entry.source]
        return min(self.days[citation.source] for citation in entry.citations)

    def origins(self, entry: Entry) -> int:
        """Return of how many origins the sources of an entry are."""
        if not entry.further:
            return 1
        return len({self.roots[citation.source] for citation in entry.citations})


def build(
    log: Log,
    connection: sqlite3.Connection,
    progress: Progress | None = None,
    *,
    words: bool = True,
) -> None:
    """Write the index of a log into an empty database; progress is told of the entries done.

    Without words nothing can be searched for: a small log is indexed at each run, and most
    questions search for nothing.
    """
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.executescript(_sql("schema.sql"))
    connection.execute("BEGIN")
    _write_declared(log, connection)
    days = {source.id: source_day(source) for source in log.sources}
    sources = _Sources(days=days, roots=roots(log.sources))
    names = _searched_names(log) if words else {}
    entries = log.entries
    for first in range(0, len(entries), _BATCH):
        batch = entries[first : first + _BATCH]
        _write_entries(connection, batch, first + 1, sources)
        if words:
            _write_words(connection, batch, first + 1, names)
        if progress is not None:
            progress(first + len(batch), len(entries))
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


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names


def _head(head: LogHead) -> tuple[object, ...]:
    return head.title, head.description, head.language, _json(head.ignore)


def _memberships(actor: Actor) -> Iterator[tuple[object, ...]]:
    return ((actor.id, at, other) for at, other in enumerate(actor.member_of))


def _source(source: Source) -> tuple[object, ...]:
    return (
        *(source.id, source.log, source.title, _json(source.authors)),
        *(source.translator, source.publisher, *_date(source.date), source_day(source)),
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


def _write_entries(
    connection: sqlite3.Connection, entries: Iterable[Entry], first: int, sources: _Sources
) -> None:
    numbered = list(enumerate(entries, first))
    _insert(connection, "entries", [_entry(number, entry, sources) for number, entry in numbered])
    cited = [
        (number, position, one.source, _json(one.paragraphs), one.locator, one.url)
        for number, entry in numbered
        for position, one in enumerate(entry.further, 1)
    ]
    _insert(connection, "further_citations", cited)
    for kind in ("actors", "topics", "places"):
        named = [
            (number, position, id_)
            for number, entry in numbered
            for position, id_ in enumerate(getattr(entry, kind))
        ]
        _insert(connection, f"entry_{kind}", named)
    claims = [
        _claim(number, position, claim, claim_day(claim, sources.day(entry), sources.days))
        for number, entry in numbered
        for position, claim in enumerate(entry.claims)
    ]
    _insert(connection, "claims", claims)
    own = [(at, entry) for at, entry in numbered if entry.extra]
    _insert(connection, "extras", [row for at, entry in own for row in _extras(at, entry)])


def _extras(number: int, entry: Entry) -> Iterator[tuple[object, ...]]:
    for position, (key, value) in enumerate(entry.extra):
        folded = fold(value) if isinstance(value, str) else None
        kept = value.isoformat() if isinstance(value, date) else value
        yield number, position, key, type_of(value), kept, folded


def _entry(number: int, entry: Entry, sources: _Sources) -> tuple[object, ...]:
    return (
        number,
        entry.id,
        entry.kind,
        *_date(entry.date),
        entry.date_note,
        *_days(entry.date),
        entry_day(entry, sources.day(entry), sources.days),
        *_words(entry),
        entry.source,
        _json(entry.paragraphs),
        entry.locator,
        entry.url,
        sources.origins(entry),
    )


def _words(entry: Entry) -> tuple[str | None, ...]:
    """Return standing, title, summary, statement, text, by, via and event."""
    if isinstance(entry, Quote):
        return None, None, None, None, entry.text, entry.by, entry.via, entry.event
    standing = standing_of({claim.stance for claim in entry.claims})
    if isinstance(entry, Event):
        return standing, entry.title, entry.summary, None, None, None, None, None
    statement = entry.statement if isinstance(entry, Fact) else None
    return standing, None, None, statement, None, None, None, None


def _write_words(
    connection: sqlite3.Connection, entries: Iterable[Entry], first: int, names: dict[str, str]
) -> None:
    rows = enumerate((_searched(entry, names) for entry in entries), first)
    connection.executemany(_WORDS, ((at, *row) for at, row in rows))


def _searched_names(log: Log) -> dict[str, str]:
    """Return the name and aliases of each actor as they are searched, by its id."""
    return {
        actor.id: " ".join(map(search_text, (actor.name, *actor.aliases))) for actor in log.actors
    }


def _searched(entry: Entry, names: dict[str, str]) -> Iterator[str | None]:
    """Yield the texts of an entry as they are searched, and the names of who has to do with it."""
    for name in ("title", "summary", "statement", "text"):
        text = getattr(entry, name, None)
        yield text and search_text(text)
    speaker = entry.by if isinstance(entry, Quote) else None
    involved = dict.fromkeys((*entry.actors, speaker))
    yield " ".join(names[id_] for id_ in involved if id_)
    holders = dict.fromkeys(claim.by for claim in entry.claims)
    yield " ".join(names[id_] for id_ in holders if id_ and id_ not in involved)


def _write_forms(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, row)")
    words = [word for (word,) in connection.execute("SELECT term FROM temp.vocabulary")]
    connection.execute("DROP TABLE temp.vocabulary")
    _insert(connection, "forms", [(stem, word) for word, stem in stems_of(words).items()])


def _claim(number: int, position: int, claim: Claim, day: str) -> tuple[object, ...]:
    where = (claim.source, claim.paragraph, claim.locator, claim.url)
    return number, position, claim.stance, claim.by, *_date(claim.date), day, *where


def _date(date: WrittenDate | None) -> tuple[str | None, str | None]:
    """Return a date as written and in words."""
    return (None, None) if date is None else (date.written, date.words)


def _days(date: WrittenDate | None) -> tuple[object, ...]:
    """Return the four days, the flag, and where the date stands in a chronology."""
    if date is None:
        return (None,) * 7
    span = date.span
    day, late, _ = span.sort_key
    return span.start_lo, span.start_hi, span.end_lo, span.end_hi, span.flagged, day, late


def _json(values: tuple[object, ...]) -> str:
    # Most lists of a large log are empty, and the encoder is slow to say so.
    return json.dumps(values, ensure_ascii=False) if values else "[]"


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """Return the stem of each word of the letters a to z, as SQLite has it: of elected, elect."""
    plain = [word for word in dict.fromkeys(words) if word.isascii() and word.isalpha()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(_STEMMER)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO stemmed (rowid, word) VALUES (?, ?)", enumerate(plain))
        return {plain[at]: stem for stem, at in connection.execute("SELECT term, doc FROM stems")}
