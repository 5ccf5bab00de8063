"""One entry, topic, place or source whole, and what a log declares of a kind, with counts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, assert_never

from syru.dates import parse_date
from syru.errors import UsageError
from syru.names import fold
from syru.query.entries import find_numbered, only_source
from syru.query.selection import INVOLVED, KNOWN_CLAIM, Named, Selection, conditions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from syru.check.match import SourceText
    from syru.log.model import ActorKind
    from syru.query.found import FoundEntry

_Counts = dict[str, Any]
_Date = tuple[str | None, str | None]  # as written, and in words


class CatalogueOrder(StrEnum):
    """What a catalogue is sorted by: most entries first, or a name or a date from the least on."""

    ENTRIES = "entries"
    NAME = "name"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a catalogue is to hold, and in which order.

    With used, only what has any entries; with actor_kind, only actors of that kind.
    """

    used: bool = False
    order: CatalogueOrder = CatalogueOrder.ENTRIES
    actor_kind: ActorKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDetails:
    """An entry, the quotes that belong to it, and what else rests on one of its paragraphs."""

    entry: FoundEntry
    quotes: tuple[FoundEntry, ...]
    same_paragraphs: tuple[FoundEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingDetails:
    """A topic, place or source: what the log says of it, as labels with texts, and its entries.

    coordinates are the latitude and longitude of a place; origin is what a source has its matter
    from, and origin_of are the sources that have theirs from it; source is the only source of the
    log, None where it has several.
    """

    kind: str
    id: str
    name: str
    lines: tuple[tuple[str, str], ...]
    entries: tuple[FoundEntry, ...]
    coordinates: tuple[float, float] | None = None
    source: Named | None = None
    origin: Named | None = None
    origin_of: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem:
    """Something that a log declares, and how many entries of a selection have to do with it.

    detail is an actor's kind and role, a topic's description or a source's date in words; first
    and last are the dates of its first and last dated entry in words, dates the two as written.
    """

    kind: str
    id: str
    name: str
    detail: str | None
    events: int
    facts: int
    quotes: int
    first: str | None
    last: str | None
    dates: tuple[str | None, str | None] = (None, None)

    @property
    def total(self) -> int:
        """Return how many entries there are in all."""
        return self.events + self.facts + self.quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All actors, topics, places or sources of a selection; items are those within its limit."""

    kind: str
    selection: Selection
    total: int
    items: tuple[CatalogueItem, ...]


_ENTRY_NUMBER = "SELECT number FROM entries WHERE id = :id"
_BELONGING = "SELECT number FROM entries WHERE event = :id"
_SAME_PARAGRAPH = """
SELECT DISTINCT other.entry
FROM citations AS other, json_each(other.paragraphs) AS paragraph
WHERE other.source IN (SELECT source FROM citations WHERE entry = :number)
    AND other.entry <> :number
    AND (other.source, paragraph.value) IN (
        SELECT own.source, number.value
        FROM citations AS own, json_each(own.paragraphs) AS number
        WHERE own.entry = :number
    )
"""
_ALIASES = """
SELECT name FROM names WHERE kind = :kind AND id = :id ORDER BY number LIMIT -1 OFFSET 1
"""
_SOURCE = """
SELECT authors, translator, publisher, date_words, date, language, original_language, url, text
FROM sources WHERE id = :id
"""
_OF_KIND = "SELECT id FROM actors WHERE kind = :kind"
_ORIGIN = """
SELECT id, title AS name FROM sources
WHERE id = (SELECT origin FROM sources WHERE id = :id)
"""
_ORIGIN_OF = "SELECT id, title AS name FROM sources WHERE origin = :id ORDER BY rowid"
_COORDINATES = "SELECT latitude, longitude FROM places WHERE id = :id"
_DECLARED = {
    "actor": "SELECT id, name, coalesce(kind || ': ' || role, kind, role) AS detail FROM actors",
    "topic": "SELECT id, name, description AS detail FROM topics",
    "place": "SELECT id, name, NULL AS detail FROM places",
    "source": "SELECT id, title AS name, date_words AS detail FROM sources",
}
# Which entries have to do with what: (entry, id).
_LINKS = {
    "actor": f"SELECT entry, actor AS id FROM ({INVOLVED})",  # noqa: S608
    "topic": "SELECT entry, topic AS id FROM entry_topics",
    "place": "SELECT entry, place AS id FROM entry_places",
    "source": f"""
        SELECT number AS entry, source AS id FROM entries
        UNION ALL
        SELECT DISTINCT cited.entry, cited.source
        FROM (
            SELECT entry, source FROM further_citations
            UNION ALL
            SELECT entry, source FROM claims WHERE source IS NOT NULL AND {KNOWN_CLAIM}
        ) AS cited
        JOIN entries ON entries.number = cited.entry
        WHERE cited.source <> entries.source
    """,  # noqa: S608
}
_LINKED = "SELECT entry FROM ({links}) WHERE id = :id"
# A place in a chronology ends in the number of its entry. An undated entry has none, and NULL is
# passed over.
_COUNTED = """
WITH links AS ({links})
SELECT
    links.id,
    count(*) FILTER (WHERE entries.kind = 'event') AS events,
    count(*) FILTER (WHERE entries.kind = 'fact') AS facts,
    count(*) FILTER (WHERE entries.kind = 'quote') AS quotes,
    min({place}) AS first,
    max({place}) AS last
FROM links
JOIN entries ON entries.number = links.entry
WHERE {where}
GROUP BY links.id
"""
_NUMBER_DIGITS = 20
_PLACE = (
    "entries.sort_day || entries.sort_late || entries.end_hi"
    f" || printf('%0{_NUMBER_DIGITS}d', entries.number)"
)
_DATES = """
SELECT number, date, date_words FROM entries
WHERE number IN (SELECT value FROM json_each(:numbers))
"""
_NO_ENTRY: Final[_Counts] = {"events": 0, "facts": 0, "quotes": 0, "first": None, "last": None}


def entry_details(
    connection: sqlite3.Connection, id_: str, selection: Selection, texts: Mapping[str, SourceText]
) -> EntryDetails:
    """Return an entry with what belongs to it, as a selection (its --as-of) has them.

    Raises UsageError where the entry was not public by then.
    """
    entry = _entry(connection, id_, selection, texts)
    belonging = [row[0] for row in connection.execute(_BELONGING, {"id": id_})]
    numbered = any(cited.paragraphs for cited in entry.cited)
    # Whoever cites no paragraph shares none, and need not be compared with all entries.
    near = connection.execute(_SAME_PARAGRAPH, {"number": entry.number}) if numbered else ()
    others = [row[0] for row in near if row[0] not in belonging]
    return EntryDetails(
        entry=entry,
        quotes=find_numbered(connection, belonging, selection, texts),
        same_paragraphs=find_numbered(connection, others, selection),
    )


def thing_details(
    connection: sqlite3.Connection, kind: str, id_: str, selection: Selection
) -> ThingDetails:
    """Return a topic, place or source with its entries."""
    parameters = {"kind": kind, "id": id_, "known_by": selection.known_by}
    linked = connection.execute(_LINKED.format(links=_LINKS[kind]), parameters)
    declared = connection.execute(f"{_DECLARED[kind]} WHERE id = :id", parameters).fetchone()
    if kind == "source":
        lines = _source_lines(connection, parameters)
    else:
        aliases = ", ".join(row[0] for row in connection.execute(_ALIASES, parameters))
        lines = [("About", declared["detail"]), ("Other names", aliases)]
    return ThingDetails(
        kind=kind,
        id=id_,
        name=declared["name"],
        lines=tuple((label, text) for label, text in lines if text),
        entries=find_numbered(connection, [row[0] for row in linked], selection),
        coordinates=_coordinates(connection, id_) if kind == "place" else None,
        source=only_source(connection),
        origin=next(iter(_sources(connection, _ORIGIN, kind, id_)), None),
        origin_of=_sources(connection, _ORIGIN_OF, kind, id_),
    )


def catalogue(
    connection: sqlite3.Connection,
    kind: str,
    selection: Selection,
    scope: Scope | None = None,
) -> Catalogue:
    """Return all of a kind that are wanted, those with most entries first or in another order."""
    scope = scope or Scope()
    counted = _counted(connection, kind, selection)
    dates = _dates(connection, counted)
    items = [
        _item(kind, row, counted.get(row["id"], _NO_ENTRY), dates)
        for row in connection.execute(_DECLARED[kind])
    ]
    if scope.used:
        items = [item for item in items if item.total]
    if scope.actor_kind is not None:
        of_kind = {row[0] for row in connection.execute(_OF_KIND, {"kind": scope.actor_kind})}
        items = [item for item in items if item.id in of_kind]
    items.sort(key=lambda item: _place(item, scope.order))
    if selection.reverse:
        items.reverse()
    shown = tuple(items[: selection.limit])
    return Catalogue(kind=kind, selection=selection, total=len(items), items=shown)


def _place(item: CatalogueItem, by: CatalogueOrder) -> tuple[object, ...]:
    """Return where something stands in an order; what has no date comes last."""
    match by:
        case CatalogueOrder.ENTRIES:
            return (-item.total,)
        case CatalogueOrder.NAME:
            return fold(item.name), item.name
        case CatalogueOrder.FIRST | CatalogueOrder.LAST:
            written = item.dates[by is CatalogueOrder.LAST]
            return (True,) if written is None else (False, parse_date(written).sort_key)
        case _:
            assert_never(by)


def _entry(
    connection: sqlite3.Connection, id_: str, selection: Selection, texts: Mapping[str, SourceText]
) -> FoundEntry:
    number = connection.execute(_ENTRY_NUMBER, {"id": id_}).fetchone()["number"]
    found = find_numbered(connection, [number], selection, texts)
    if found:
        return found[0]
    public = find_numbered(connection, [number], selection._replace(as_of=None))[0].public
    if public is None:
        raise UsageError(f'the log cannot show when "{id_}" became public; leave out --as-of')
    raise UsageError(
        f'"{id_}" was not public by {selection.as_of}; write --as-of {public} or a later day'
    )


def _source_lines(
    connection: sqlite3.Connection, parameters: dict[str, str]
) -> list[tuple[str, str | None]]:
    row = connection.execute(_SOURCE, parameters).fetchone()
    authors = ", ".join(json.loads(row["authors"]))
    labels = (
        "Translator",
        "Publisher",
        "Published",
        "Date as written",
        "Language",
        "Original language",
        "Address",
    )
    return [("Authors", authors), *zip((*labels, "Text"), row[1:], strict=True)]


def _sources(connection: sqlite3.Connection, sql: str, kind: str, id_: str) -> tuple[Named, ...]:
    """Return sources that have to do with a source; none with what is no source."""
    rows = connection.execute(sql, {"id": id_}) if kind == "source" else ()
    return tuple(Named(**row) for row in rows)


def _coordinates(connection: sqlite3.Connection, id_: str) -> tuple[float, float] | None:
    latitude, longitude = connection.execute(_COORDINATES, {"id": id_}).fetchone()
    return None if latitude is None else (latitude, longitude)


def _item(
    kind: str, declared: sqlite3.Row, counted: _Counts, dates: Mapping[str | None, _Date]
) -> CatalogueItem:
    counts = {key: counted[key] for key in ("events", "facts", "quotes")}
    first, last = (dates.get(counted[end], (None, None)) for end in ("first", "last"))
    return CatalogueItem(
        kind=kind, **declared, **counts, first=first[1], last=last[1], dates=(first[0], last[0])
    )


def _counted(connection: sqlite3.Connection, kind: str, selection: Selection) -> dict[str, _Counts]:
    """Return the counts of all of a kind by id, with the places of their first and last entry."""
    where, parameters = conditions(selection)
    sql = _COUNTED.format(links=_LINKS[kind], place=_PLACE, where=where)
    return {row["id"]: dict(row) for row in connection.execute(sql, parameters)}


def _dates(
    connection: sqlite3.Connection, counted: Mapping[str, _Counts]
) -> dict[str | None, _Date]:
    """Return the dates of the first and last entries, as written and in words, by their places."""
    places = {place for counts in counted.values() for place in (counts["first"], counts["last"])}
    numbers = {place: int(place[-_NUMBER_DIGITS:]) for place in places if place is not None}
    rows = connection.execute(_DATES, {"numbers": json.dumps(list(numbers.values()))})
    dates = {number: (date, words) for number, date, words in rows}
    return {place: dates[number] for place, number in numbers.items()}
