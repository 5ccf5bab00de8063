"""Records into an SQLite index."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from syru.log.model import Claim, Dated, Entry, Event, Fact, Log, Quote, standing_of
from syru.log.standing import claim_day, entry_day, source_day
from syru.names import fold

Progress = Callable[[int, int], None]

_BATCH = 5_000
# What SQLite may hold of a file that it writes; with its own 2 MiB it writes pages many times.
_CACHE_KIB = 64 * 1024
_ENTRY = f"INSERT INTO entries VALUES ({', '.join('?' * 24)})"  # noqa: S608 - nothing but marks


def build(log: Log, connection: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Write the index of a log into an empty database; progress is told of the entries done."""
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.executescript(_sql("schema.sql"))
    connection.execute("BEGIN")
    _write_declared(log, connection)
    days = {source.id: source_day(source) for source in log.sources}
    entries = log.entries
    for first in range(0, len(entries), _BATCH):
        batch = entries[first : first + _BATCH]
        _write_entries(connection, batch, first + 1, days)
        if progress is not None:
            progress(first + len(batch), len(entries))
    connection.execute("COMMIT")
    connection.executescript(_sql("indexes.sql"))


def in_memory(log: Log) -> sqlite3.Connection:
    """Return an index that lives as long as the process."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build(log, connection)
    return connection


def _sql(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _write_declared(log: Log, connection: sqlite3.Connection) -> None:
    write = connection.executemany
    write(
        "INSERT INTO logs VALUES (?, ?, ?)",
        [(number, head.title, head.description) for number, head in enumerate(log.heads)],
    )
    write(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                source.id,
                source.log,
                source.title,
                _json(source.authors),
                source.translator,
                source.publisher,
                *_date(source.date),
                source_day(source),
                source.language,
                source.url,
                source.text,
            )
            for source in log.sources
        ],
    )
    write(
        "INSERT INTO actors VALUES (?, ?, ?, ?)",
        [(actor.id, actor.name, actor.kind, actor.role) for actor in log.actors],
    )
    write(
        "INSERT INTO memberships VALUES (?, ?)",
        [(actor.id, other) for actor in log.actors for other in actor.member_of],
    )
    write(
        "INSERT INTO topics VALUES (?, ?, ?)",
        [(topic.id, topic.name, topic.description) for topic in log.topics],
    )
    write("INSERT INTO places VALUES (?, ?)", [(place.id, place.name) for place in log.places])
    write("INSERT INTO names VALUES (NULL, ?, ?, ?, ?)", _names(log))


def _names(log: Log) -> Iterator[tuple[str, str, str, str]]:
    named = chain(
        (("actor", actor.id, (actor.name, *actor.aliases)) for actor in log.actors),
        (("topic", topic.id, (topic.name, *topic.aliases)) for topic in log.topics),
        (("place", place.id, (place.name, *place.aliases)) for place in log.places),
    )
    for kind, id_, names in named:
        for name in names:
            yield kind, id_, name, fold(name)


def _write_entries(
    connection: sqlite3.Connection,
    entries: Iterable[Event | Fact | Quote],
    first: int,
    days: dict[str, str],
) -> None:
    numbered = list(enumerate(entries, first))
    connection.executemany(_ENTRY, [_entry(number, entry, days) for number, entry in numbered])
    for kind in ("actors", "topics", "places"):
        connection.executemany(
            f"INSERT INTO entry_{kind} VALUES (?, ?, ?)",  # noqa: S608 - three names of our own
            [
                (number, position, id_)
                for number, entry in numbered
                for position, id_ in enumerate(getattr(entry, kind))
            ],
        )
    connection.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            _claim(number, at, claim, days[entry.source])
            for number, entry in numbered
            for at, claim in enumerate(_claims(entry))
        ],
    )


def _entry(number: int, entry: Event | Fact | Quote, days: dict[str, str]) -> tuple[object, ...]:
    return (
        number,
        entry.id,
        entry.kind,
        *_date(entry.date),
        entry.date_note,
        *_days(entry.date),
        entry_day(entry, days[entry.source]),
        *_words(entry),
        entry.source,
        _json(entry.paragraphs),
    )


def _words(entry: Event | Fact | Quote) -> tuple[str | None, ...]:
    """Return standing, title, summary, statement, text, by, via and event."""
    if isinstance(entry, Quote):
        return None, None, None, None, entry.text, entry.by, entry.via, entry.event
    standing = standing_of({claim.stance for claim in entry.claims})
    if isinstance(entry, Event):
        return standing, entry.title, entry.summary, None, None, None, None, None
    return standing, None, None, entry.statement, None, None, None, None


def _claims(entry: Entry) -> tuple[Claim, ...]:
    return entry.claims if isinstance(entry, Event | Fact) else ()


def _claim(number: int, position: int, claim: Claim, source: str) -> tuple[object, ...]:
    day = claim_day(claim, source)
    return number, position, claim.stance, claim.by, *_date(claim.date), day, claim.paragraph


def _date(date: Dated | None) -> tuple[str | None, str | None]:
    """Return a date as written and in words."""
    return (None, None) if date is None else (date.written, date.words)


def _days(date: Dated | None) -> tuple[object, ...]:
    """Return the four days, the flag, and where the date stands in a chronology."""
    if date is None:
        return (None,) * 7
    span = date.span
    day, late, _ = span.sort_key
    return span.start_lo, span.start_hi, span.end_lo, span.end_hi, span.flagged, day, late


def _json(values: tuple[object, ...]) -> str:
    # Most lists of a large log are empty, and the encoder is slow to say so.
    return json.dumps(values, ensure_ascii=False) if values else "[]"
