"""Selections over an index: rows into what was found, and counts."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from syru.query.found import Answer, Found, FoundClaim, Tally
from syru.query.selection import (
    FIRST_DAY,
    KNOWN_CLAIM,
    LAST_DAY,
    STANDING_NOW,
    STANDING_THEN,
    SURE,
    Named,
    Selection,
    conditions,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

# Links are read for this many entries at a time: the first are shown before the last are read.
_BATCH = 200


_ORDER = (
    "entries.sort_day IS NULL, entries.sort_day, entries.sort_late, entries.end_hi, entries.number"
)
_REVERSE = """entries.sort_day IS NULL, entries.sort_day DESC, entries.sort_late DESC,
    entries.end_hi DESC, entries.number DESC"""
_BY_RANK = f"found.rank, {_ORDER}"
_RANKED = "JOIN words AS found ON found.rowid = entries.number AND found.words MATCH :searched"
# Columns that a found entry has under the same name.
_AS_THEY_STAND = (
    "number", "kind", "id", "date", "date_note", "title", "summary", "statement", "text", "event",
    "standing",
)  # fmt: skip

_ENTRIES = """
SELECT
    entries.number, entries.kind, entries.id, entries.date, entries.date_note,
    entries.date_words, entries.start_lo, entries.end_hi, {sure} AS sure, entries.public,
    entries.title, entries.summary, entries.statement, entries.text,
    entries.event, {standing} AS standing, entries.paragraphs,
    entries.source, sources.title AS source_title,
    speaker.id AS by, speaker.name AS by_name, speaker.role AS by_role,
    publisher.id AS via, publisher.name AS via_name, publisher.role AS via_role
FROM entries
JOIN sources ON sources.id = entries.source
LEFT JOIN actors AS speaker ON speaker.id = entries.by
LEFT JOIN actors AS publisher ON publisher.id = entries.via
{joined}
WHERE {where}
ORDER BY {order}
LIMIT :limit
"""

_LINKS = {
    kind: f"""
SELECT link.entry, {kind}s.id, {kind}s.name
FROM entry_{kind}s AS link
JOIN {kind}s ON {kind}s.id = link.{kind}
WHERE link.entry IN (SELECT value FROM json_each(:entries))
ORDER BY link.entry, link.position
"""  # noqa: S608 - three names of our own
    for kind in ("actor", "topic", "place")
}

_CLAIMS = f"""
SELECT
    claims.entry, claims.stance, claims.date, claims.date_words, claims.public, claims.paragraph,
    actors.id AS by, actors.name AS by_name, actors.role AS by_role
FROM claims
LEFT JOIN actors ON actors.id = claims.by
WHERE claims.entry IN (SELECT value FROM json_each(:entries)) AND {KNOWN_CLAIM}
ORDER BY claims.entry, claims.position
"""  # noqa: S608


def select(connection: sqlite3.Connection, selection: Selection) -> Answer:
    """Return what a selection finds, and how many entries it is about."""
    entries = _found(connection, selection)
    return Answer(selection=selection, tally=tally(connection, selection), entries=entries)


def count(connection: sqlite3.Connection, selection: Selection, also: str = "TRUE") -> int:
    """Return how many entries a selection finds and that meet a further condition."""
    where, parameters = conditions(selection)
    sql = f"SELECT count(*) FROM entries WHERE {where} AND ({also})"  # noqa: S608 - of our own
    return int(connection.execute(sql, parameters).fetchone()[0])


def tally(connection: sqlite3.Connection, selection: Selection) -> Tally:
    """Return how many entries a selection is about, and how many it leaves out and why."""
    matching = count(connection, selection)
    timeless = selection.without_window()
    filtered = selection != selection.unfiltered()
    bounded = selection.windowed or selection.certain
    limit = matching if selection.limit is None else selection.limit
    return Tally(
        total=count(connection, selection.unfiltered()) if filtered else matching,
        matching=matching,
        shown=min(matching, limit),
        possible=count(connection, selection, f"NOT ({SURE})") if selection.windowed else 0,
        undated=count(connection, timeless, "entries.start_lo IS NULL") if bounded else 0,
        unsure=count(connection, replace(selection, certain=False), f"NOT ({SURE})")
        if selection.certain
        else 0,
        unplaced=count(connection, replace(selection, as_of=None), f"entries.public = '{LAST_DAY}'")
        if selection.as_of is not None
        else 0,
    )


def _found(connection: sqlite3.Connection, selection: Selection) -> Iterator[Found]:
    where, parameters = conditions(selection)
    ranked = selection.searched is not None and not selection.reverse
    sql = _ENTRIES.format(
        sure=SURE,
        standing=STANDING_NOW if selection.as_of is None else STANDING_THEN,
        joined=_RANKED if ranked else "",
        where=where,
        order=_BY_RANK if ranked else _REVERSE if selection.reverse else _ORDER,
    )
    parameters["limit"] = -1 if selection.limit is None else selection.limit
    rows = connection.execute(sql, parameters)
    while batch := rows.fetchmany(_BATCH):
        yield from _complete(connection, batch, selection)


def _complete(
    connection: sqlite3.Connection, rows: Sequence[sqlite3.Row], selection: Selection
) -> Iterator[Found]:
    """Yield the entries of some rows with their actors, topics, places and claims."""
    numbers = json.dumps([row["number"] for row in rows])
    links = {kind: _links(connection, sql, numbers) for kind, sql in _LINKS.items()}
    claims = _claims(connection, numbers, selection.known_by)
    for row in rows:
        number = row["number"]
        yield Found(
            **{name: row[name] for name in _AS_THEY_STAND},
            earliest=_day(row["start_lo"]),
            latest=_day(row["end_hi"]),
            match=("sure" if row["sure"] else "possible") if selection.windowed else None,
            public=_day(row["public"]),
            by=_named(row, "by"),
            via=_named(row, "via"),
            when=row["date_words"],
            source=Named(id=row["source"], name=row["source_title"]),
            paragraphs=tuple(json.loads(row["paragraphs"])),
            actors=tuple(links["actor"][number]),
            topics=tuple(links["topic"][number]),
            places=tuple(links["place"][number]),
            claims=tuple(claims[number]),
        )


def _links(connection: sqlite3.Connection, sql: str, numbers: str) -> dict[int, list[Named]]:
    links = defaultdict(list)
    for number, id_, name in connection.execute(sql, {"entries": numbers}):
        links[number].append(Named(id=id_, name=name))
    return links


def _claims(
    connection: sqlite3.Connection, numbers: str, known_by: str
) -> dict[int, list[FoundClaim]]:
    claims = defaultdict(list)
    for row in connection.execute(_CLAIMS, {"entries": numbers, "known_by": known_by}):
        claim = FoundClaim(
            stance=row["stance"],
            by=_named(row, "by"),
            date=row["date"],
            when=row["date_words"],
            public=_day(row["public"]),
            paragraph=row["paragraph"],
        )
        claims[row["entry"]].append(claim)
    return claims


def _named(row: sqlite3.Row, key: str) -> Named | None:
    if row[key] is None:
        return None
    return Named(id=row[key], name=row[f"{key}_name"], role=row[f"{key}_role"])


def _day(day: str | None) -> str | None:
    """Return a day of the index, or None where there is no bound."""
    return None if day in (None, FIRST_DAY, LAST_DAY) else day
