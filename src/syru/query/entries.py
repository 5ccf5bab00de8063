"""The entries that a selection finds, as values for showing, and how many there are."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from syru.dates.day import iso_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.query.citations import further_citations, origins_by_source, titled
from syru.query.extra import extras_of, has_extras
from syru.query.found import FoundClaim, FoundEntry
from syru.query.links import LINKED, Links
from syru.query.selection import (
    EXPRESSION,
    KNOWN_CLAIM,
    STANDING_NOW,
    STANDING_THEN,
    SURE,
    Named,
    Order,
    Selection,
    conditions,
    other_forms,
)
from syru.query.tally import Tally, count

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.check.match import SourceText

_Row = dict[str, Any]

# Links are read for this many entries at a time: the first are shown before the last are read.
_BATCH = 200
# The largest number that SQLite takes.
_MOST = 2**63 - 1

_ORDER = (
    "entries.sort_day IS NULL, entries.sort_day, entries.sort_late, entries.end_hi, entries.number"
)
_REVERSE = """entries.sort_day IS NULL, entries.sort_day DESC, entries.sort_late DESC,
    entries.end_hi DESC, entries.number DESC"""
# The first of each pair is the order, the second the reverse; the best match comes first always.
_ORDERS = {
    Order.DATE: (_ORDER, _REVERSE),
    Order.PUBLIC: (f"entries.public, {_ORDER}", f"entries.public DESC, {_REVERSE}"),
    Order.BEST: (f"found.rank, {_ORDER}",) * 2,
    Order.LOG: ("entries.number", "entries.number DESC"),
}
_RANKED = "JOIN words AS found ON found.rowid = entries.number AND found.words MATCH " + (
    EXPRESSION.replace(":ids", ":searched")
)
# Columns that a found entry has under the same name.
_AS_THEY_STAND = (
    "number", "kind", "id", "date", "date_note", "title", "summary", "statement", "text", "event",
    "event_title",
    "standing", "locator", "url", "origins",
)  # fmt: skip

# Which entries, in order. What sorts them stands in an index, and nothing else of them is read.
_NUMBERS = """
SELECT entries.number
FROM entries
{joined}
WHERE {where}
ORDER BY {order}
LIMIT :limit
"""
_ENTRIES = """
SELECT
    entries.number, entries.kind, entries.id, entries.date, entries.date_note,
    entries.confidential, entries.date_words, entries.start_lo, entries.end_hi, {sure} AS sure,
    entries.public, entries.title, entries.summary, entries.statement, entries.text,
    entries.event,
    (SELECT belonging.title FROM entries AS belonging WHERE belonging.id = entries.event)
        AS event_title,
    {standing} AS standing, entries.paragraphs, entries.locator, entries.url,
    entries.origins, entries.source, sources.title AS source_title,
    coalesce(sources.original_language, sources.translator) IS NOT NULL AS translated,
    speaker.id AS by, speaker.name AS by_name, speaker.role AS by_role,
    publisher.id AS via, publisher.name AS via_name, publisher.role AS via_role
FROM json_each(:entries) AS chosen
CROSS JOIN entries ON entries.number = chosen.value
LEFT JOIN sources ON sources.id = entries.source
LEFT JOIN actors AS speaker ON speaker.id = entries.by
LEFT JOIN actors AS publisher ON publisher.id = entries.via
ORDER BY chosen.key
"""

_TRANSLATED = """entries.kind = 'quote' AND entries.source IN (
    SELECT id FROM sources WHERE coalesce(original_language, translator) IS NOT NULL
)"""
_SOURCES = "SELECT id, title FROM sources LIMIT 2"
_MATCHES = {"sure": f"({SURE})", "possible": f"NOT ({SURE})"}
# Of a window, a limit takes first what surely lies in it; the entries stay in one order.
_FIRST = """entries.number IN (
    SELECT entries.number FROM entries {joined} WHERE {where}
    ORDER BY NOT ({sure}), {order} LIMIT :limit
)"""

_CLAIMS = f"""
SELECT
    claims.entry, claims.stance, claims.date, claims.date_words, claims.confidential,
    claims.public, claims.paragraph, claims.locator, claims.url,
    claims.source, sources.title AS source_title,
    actors.id AS by, actors.name AS by_name, actors.role AS by_role
FROM claims
LEFT JOIN sources ON sources.id = claims.source
LEFT JOIN actors ON actors.id = claims.by
WHERE claims.entry IN (SELECT value FROM json_each(:entries)) AND {KNOWN_CLAIM}
ORDER BY claims.entry, claims.position
"""  # noqa: S608


@dataclass(frozen=True, kw_only=True)
class FoundEntries:
    """The entries of a selection, in order: read from the index each time they are gone through.

    texts are those of the sources, by id, in which the words of quotes are looked up; match
    leaves only what is "sure" or "possible" under a window. Entries that are not linked come
    without their actors, topics and places, which no list shows: that is a third quicker.
    """

    connection: sqlite3.Connection
    selection: Selection
    texts: Mapping[str, SourceText]
    match: str | None = None
    linked: bool = True

    def __iter__(self) -> Iterator[FoundEntry]:
        found = _found(self.connection, self.selection, self.match, linked=self.linked)
        return _with_proofs(found, self.texts) if self.texts else found


class Answer(NamedTuple):
    """What a selection finds, and how many entries it is about.

    forms are other forms, in the log, of words that were searched for; source is the only source
    of the log, None where it has several; extras tells that entries of the log have values of
    their own.
    """

    selection: Selection
    tally: Tally
    entries: FoundEntries
    forms: frozenset[str] = frozenset()
    source: Named | None = None
    extras: bool = False

    @property
    def translated(self) -> bool:
        """Tell whether any of the quotes stands in a translation."""
        return count(self.entries.connection, self.selection, _TRANSLATED) > 0

    def parts(self) -> tuple[FoundEntries, FoundEntries | None]:
        """Return what is surely in the window, and apart from it what only may be, if anything.

        Without a window everything is in the first part. The entries are not linked.
        """
        entries = replace(self.entries, linked=False)
        if not self.tally.possible:
            return entries, None
        sure = self.tally.matching - self.tally.possible
        limit = self.selection.limit
        rest = self.selection._replace(limit=None if limit is None else max(limit - sure, 0))
        return (
            replace(entries, match="sure"),
            replace(entries, match="possible", selection=rest),
        )


def select(
    connection: sqlite3.Connection,
    selection: Selection,
    texts: Mapping[str, SourceText] | None = None,
) -> Answer:
    """Return what a selection finds, its quotes with their proofs where texts are given."""
    entries = FoundEntries(connection=connection, selection=selection, texts=texts or {})
    return Answer(
        selection=selection,
        tally=Tally(connection, selection),
        entries=entries,
        forms=other_forms(connection, selection.searched or ""),
        source=only_source(connection),
        extras=has_extras(connection),
    )


def only_source(connection: sqlite3.Connection) -> Named | None:
    """Return the source of the log, None where it has several or none."""
    sources = [Named(id=id_, name=title) for id_, title in connection.execute(_SOURCES)]
    return sources[0] if len(sources) == 1 else None


def find_numbered(
    connection: sqlite3.Connection,
    numbers: Iterable[int],
    selection: Selection,
    texts: Mapping[str, SourceText] | None = None,
) -> tuple[FoundEntry, ...]:
    """Return the entries of these numbers in the index that are in the selection too."""
    chosen = tuple(numbers)
    if not chosen:
        return ()
    own = selection._replace(numbers=chosen)
    return tuple(FoundEntries(connection=connection, selection=own, texts=texts or {}))


def _found(
    connection: sqlite3.Connection, selection: Selection, match: str | None, *, linked: bool
) -> Iterator[FoundEntry]:
    where, parameters = conditions(selection)
    ranked = selection.order is Order.BEST
    parts = {
        "sure": SURE,
        "joined": _RANKED if ranked else "",
        "where": where if match is None else f"{where} AND {_MATCHES[match]}",
        "order": _order(selection),
    }
    if selection.limit is not None and selection.windowed and match is None:
        parts["where"] = _FIRST.format(**parts)
    parameters["limit"] = -1 if selection.limit is None else min(selection.limit, _MOST)
    origins = origins_by_source(connection)
    links = Links(connection) if linked else None
    standing = STANDING_NOW if selection.as_of is None else STANDING_THEN
    sql = _ENTRIES.format(sure=SURE, standing=standing)
    numbers = connection.execute(_NUMBERS.format(**parts), parameters)
    while batch := numbers.fetchmany(_BATCH):
        chosen = {"entries": json.dumps([number for (number,) in batch])}
        found = connection.execute(sql, parameters | chosen)
        # A Row compares names one by one at each look: of 27 columns that is slow.
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found]
        yield from _complete(connection, rows, selection, origins, links)


def _order(selection: Selection) -> str:
    """Return what the entries are sorted by.

    The index of the order begins with the kind. SQLite 3.40 takes it to be sorted even where there
    are several kinds and a limit: with the plus sign it sorts for itself.
    """
    order = _ORDERS[selection.order][selection.reverse]
    if len(selection.kinds) == 1:
        return order
    return order.replace("entries.sort_day IS NULL", "+(entries.sort_day IS NULL)")


def _complete(
    connection: sqlite3.Connection,
    rows: Sequence[_Row],
    selection: Selection,
    origins: Mapping[str, Named],
    links: Links | None,
) -> Iterator[FoundEntry]:
    """Yield the entries of some rows with their claims and, where given, what links they have.

    origins is what each source has its matter from, by its id.
    """
    numbers = json.dumps([row["number"] for row in rows])
    parts: dict[str, Mapping[int, Sequence[Any]]] = {
        **(links.of(numbers) if links else {field: {} for field in LINKED}),
        "claims": _claims(connection, numbers, selection.known_by),
        "further": further_citations(connection, numbers, origins),
        "extra": extras_of(connection, numbers),
    }
    for row in rows:
        number = row["number"]
        own = _of_row(row, windowed=selection.windowed)
        origin = origins.get(row["source"])
        yield FoundEntry(**own, **_of_parts(parts, number), origin=origin)


def _of_parts(parts: Mapping[str, Mapping[int, Sequence[Any]]], number: int) -> dict[str, Any]:
    """Return the fields of an entry that stand in rows of their own."""
    return {name: tuple(of_entry.get(number, ())) for name, of_entry in parts.items()}


def _of_row(row: _Row, *, windowed: bool) -> dict[str, Any]:
    """Return the fields of an entry that stand in its own row."""
    return {
        **{name: row[name] for name in _AS_THEY_STAND},
        "earliest": _day(row["start_lo"]),
        "latest": _day(row["end_hi"]),
        "match": ("sure" if row["sure"] else "possible") if windowed else None,
        "public": _day(row["public"]),
        "confidential": bool(row["confidential"]) or None,
        "by": _named(row, "by"),
        "via": _named(row, "via"),
        "when": row["date_words"],
        "source": Named(id=row["source"], name=row["source_title"]),
        "translated": (row["kind"] == "quote" and bool(row["translated"])) or None,
        "paragraphs": tuple(json.loads(row["paragraphs"])),
    }


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
            locator=row["locator"],
            source=titled(row, "source"),
            url=row["url"],
            confidential=bool(row["confidential"]) or None,
        )
        claims[row["entry"]].append(claim)
    return claims


def _named(row: _Row | sqlite3.Row, key: str) -> Named | None:
    if row[key] is None:
        return None
    return Named(id=row[key], name=row[f"{key}_name"], role=row[f"{key}_role"])


def _day(day: str | None) -> str | None:
    """Return a day of the index as ISO text, or None where there is no bound."""
    return None if day is None or day in (BEFORE_ALL, AFTER_ALL) else iso_day(day)


def _with_proofs(
    entries: Iterable[FoundEntry], texts: Mapping[str, SourceText]
) -> Iterator[FoundEntry]:
    """Yield the entries, each quote whose text is at hand with the state of its proof."""
    from syru.check.match import prove_in_any  # noqa: PLC0415 - 3 ms, and few logs name texts

    for found in entries:
        cited = found.cited if found.text is not None else ()
        places = [(one.paragraphs, texts[one.source.id]) for one in cited if one.source.id in texts]
        if found.text is None or not places:
            yield found
        else:
            yield found._replace(proof=prove_in_any(found.text, places)[1].state)
