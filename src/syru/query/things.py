"""One thing of a log, whole: an entry with what belongs to it, a topic, a place or a source."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syru.errors import UsageError
from syru.names import Name, find_tier, fold, nearest
from syru.query.entries import select
from syru.query.selection import ENTRY_KINDS, Selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from syru.query.found import Found

KINDS = (*ENTRY_KINDS, "actor", "topic", "place", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard:
    """An entry, the quotes that belong to it, and what else rests on one of its paragraphs."""

    entry: Found
    quotes: tuple[Found, ...]
    neighbours: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingCard:
    """A topic, place or source: what the log says of it, line by line, and its entries."""

    kind: str
    id: str
    name: str
    lines: tuple[tuple[str, str], ...]
    entries: tuple[Found, ...]


_NAMES = {
    "actor": "SELECT id, name, folded FROM names WHERE kind = 'actor' ORDER BY number",
    "topic": "SELECT id, name, folded FROM names WHERE kind = 'topic' ORDER BY number",
    "place": "SELECT id, name, folded FROM names WHERE kind = 'place' ORDER BY number",
    "source": "SELECT id, title AS name, NULL AS folded FROM sources",
}
_ENTRY = "SELECT kind, number FROM entries WHERE id = :id"
_ENTRY_IDS = "SELECT id FROM entries"
_BELONGING = "SELECT number FROM entries WHERE event = :id"
_SAME_PARAGRAPH = """
SELECT DISTINCT entries.number
FROM entries, json_each(entries.paragraphs) AS paragraph
WHERE entries.source = :source
    AND entries.number <> :number
    AND paragraph.value IN (SELECT value FROM json_each(:paragraphs))
"""
_TOPIC = "SELECT description FROM topics WHERE id = :id"
_ALIASES = """
SELECT name FROM names WHERE kind = :kind AND id = :id ORDER BY number LIMIT -1 OFFSET 1
"""
_SOURCE = """
SELECT title, authors, translator, publisher, date_words, date, language, url, text
FROM sources WHERE id = :id
"""
_THING_NAME = {
    "topic": "SELECT name FROM topics WHERE id = :id",
    "place": "SELECT name FROM places WHERE id = :id",
    "source": "SELECT title FROM sources WHERE id = :id",
}
_OF_SOURCE = "SELECT number FROM entries WHERE source = :id"
_OF_TOPIC = "SELECT entry FROM entry_topics WHERE topic = :id"
_OF_PLACE = "SELECT entry FROM entry_places WHERE place = :id"
_NUMBERS = {"source": _OF_SOURCE, "topic": _OF_TOPIC, "place": _OF_PLACE}


def meant(connection: sqlite3.Connection, typed: str) -> tuple[str, str]:
    """Return the kind and the id of what was typed, such as "damascus" or "place:damascus".

    Ids come before names, names before their beginnings, whatever the kind; UsageError where
    nothing is meant, with the nearest, or more than one thing, with all of them.
    """
    kind, _, rest = typed.partition(":")
    wanted = (kind,) if rest and kind in KINDS else KINDS
    word = rest if rest and kind in KINDS else typed
    # A lone surrogate, of a command line that is no UTF-8, stands in no id.
    id_ = word.encode(errors="replace").decode()
    entry = connection.execute(_ENTRY, {"id": id_}).fetchone()
    found = [(1, entry["kind"], word)] if entry is not None and entry["kind"] in wanted else []
    names = {kind: _names(connection, kind) for kind in wanted if kind in _NAMES}
    for kind, known in names.items():
        tier, ids = find_tier(word, known)
        found += [(tier, kind, id_) for id_ in ids]
    best = [(kind, id_) for tier, kind, id_ in found if tier == min(found)[0]]
    if len(best) == 1:
        return best[0]
    if best:
        ways = ", ".join(f"{kind}:{id_}" for kind, id_ in best[:10])
        raise UsageError(f'"{typed}" may be one of {len(best)}: write one of {ways}')
    known_ids = entry_ids(connection)
    spelled = [name.text for known in names.values() for name in known]
    close = nearest(word, [*known_ids, *spelled])
    remedy = (
        f"did you mean {' or '.join(close)}?" if close else "syru find WORDS looks in the texts"
    )
    raise UsageError(f'nothing is called "{typed}"; {remedy}')


def entry_ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of all entries."""
    return [row["id"] for row in connection.execute(_ENTRY_IDS)]


def things_called(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    """Return what is called so exactly, as kinds and names: what a search in texts passes over."""
    called = []
    for kind in ("actor", "topic", "place"):
        names = _names(connection, kind)
        tier, ids = find_tier(typed, names)
        if tier < 3 or len(ids) == 1:  # an id, a name, or the only one that begins so
            called += [(kind, id_) for id_ in ids]
    return called


def entry_card(connection: sqlite3.Connection, id_: str, selection: Selection) -> EntryCard:
    """Return an entry with what belongs to it, as a selection (its --as-of) has them.

    Raises UsageError where the entry was not public by then.
    """
    entry = _entry(connection, id_, selection)
    belonging = [row[0] for row in connection.execute(_BELONGING, {"id": id_})]
    near = connection.execute(
        _SAME_PARAGRAPH,
        {
            "source": entry.source.id,
            "number": entry.number,
            "paragraphs": json.dumps(entry.paragraphs),
        },
    )
    neighbours = [row[0] for row in near if row[0] not in belonging]
    return EntryCard(
        entry=entry,
        quotes=_by_numbers(connection, belonging, selection),
        neighbours=_by_numbers(connection, neighbours, selection),
    )


def thing_card(
    connection: sqlite3.Connection, kind: str, id_: str, selection: Selection
) -> ThingCard:
    """Return a topic, place or source with its entries."""
    parameters = {"kind": kind, "id": id_}
    numbers = [row[0] for row in connection.execute(_NUMBERS[kind], parameters)]
    return ThingCard(
        kind=kind,
        id=id_,
        name=connection.execute(_THING_NAME[kind], parameters).fetchone()[0],
        lines=tuple(_lines(connection, kind, parameters)),
        entries=_by_numbers(connection, numbers, selection),
    )


def _lines(
    connection: sqlite3.Connection, kind: str, parameters: dict[str, str]
) -> list[tuple[str, str]]:
    if kind == "source":
        row = dict(connection.execute(_SOURCE, parameters).fetchone())
        authors = ", ".join(json.loads(row["authors"]))
        lines = [("Authors", authors), ("Translator", row["translator"])]
        lines += [("Publisher", row["publisher"]), ("Published", row["date_words"])]
        lines += [("Date as written", row["date"]), ("Language", row["language"])]
        lines += [("Address", row["url"]), ("Text", row["text"])]
    else:
        names = ", ".join(row[0] for row in connection.execute(_ALIASES, parameters))
        about = connection.execute(_TOPIC, parameters).fetchone()[0] if kind == "topic" else None
        lines = [("About", about), ("Other names", names)]
    return [(label, text) for label, text in lines if text]


def _entry(connection: sqlite3.Connection, id_: str, selection: Selection) -> Found:
    numbers = [_number(connection, id_)]
    found = _by_numbers(connection, numbers, selection)
    if found:
        return found[0]
    public = _by_numbers(connection, numbers, replace(selection, as_of=None))[0].public
    if public is None:
        raise UsageError(f'the log cannot show when "{id_}" became public; leave out --as-of')
    raise UsageError(
        f'"{id_}" was not public by {selection.as_of}; write --as-of {public} or a later day'
    )


def _by_numbers(
    connection: sqlite3.Connection, numbers: Sequence[int], selection: Selection
) -> tuple[Found, ...]:
    if not numbers:
        return ()
    return tuple(select(connection, replace(selection, numbers=tuple(numbers))).entries)


def _number(connection: sqlite3.Connection, id_: str) -> int:
    return int(connection.execute(_ENTRY, {"id": id_}).fetchone()["number"])


def _names(connection: sqlite3.Connection, kind: str) -> list[Name]:
    return [
        Name(id=row["id"], text=row["name"], folded=row["folded"] or fold(row["name"]))
        for row in connection.execute(_NAMES[kind])
    ]
