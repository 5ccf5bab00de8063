"""What a selection holds in numbers: how many of what, when, of which standing, from where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.dates.day import iso_day
from syru.query.catalogue import Scope, catalogue
from syru.query.entries import FoundEntries, only_source
from syru.query.selection import STANDING_NOW, STANDING_THEN, conditions
from syru.query.tally import Tally, count

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from syru.check.match import SourceText
    from syru.query.catalogue import CatalogueItem
    from syru.query.selection import Named, Selection

# How many of the leading actors, topics and places are told.
_LEADING = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """How many actors, topics, places or sources have entries, and those with the most."""

    kind: str
    total: int
    items: tuple[CatalogueItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """A selection in numbers.

    kinds, standings and years have the number of entries of each, years by the year under which a
    list has an entry; first and last are dates as written. proofs has the number of quotes in each
    state of their proof, of those whose source's text is at hand.
    """

    titles: tuple[str, ...]
    selection: Selection
    tally: Tally
    kinds: Mapping[str, int]
    undated: int
    first: str | None
    last: str | None
    standings: Mapping[str, int]
    years: Mapping[str, int]
    leading: tuple[Leading, ...]
    proofs: Mapping[str, int]
    source: Named | None


_TITLES = "SELECT title FROM logs ORDER BY number"
_KINDS = "SELECT kind, count(*) FROM entries WHERE {where} GROUP BY kind"
_STANDINGS = """
SELECT {standing} AS standing, count(*) AS number FROM entries
WHERE {where} AND kind <> 'quote'
GROUP BY standing ORDER BY number DESC, standing
"""
_YEARS = """
SELECT substr(sort_day, 1, length(sort_day) - 6) AS year, count(*) FROM entries
WHERE {where} AND sort_day IS NOT NULL
GROUP BY year ORDER BY year
"""
_END = """
SELECT date FROM entries WHERE {where} AND sort_day IS NOT NULL
ORDER BY sort_day {way}, sort_late {way}, end_hi {way}, number {way} LIMIT 1
"""


def statistics(
    connection: sqlite3.Connection, selection: Selection, texts: Mapping[str, SourceText]
) -> Statistics:
    """Return what a selection holds in numbers; quotes are looked up in the texts of sources."""
    where, parameters = conditions(selection)
    standing = STANDING_NOW if selection.as_of is None else STANDING_THEN

    def rows(sql: str, **parts: str) -> list[tuple[str, int]]:
        found = connection.execute(sql.format(where=where, **parts), parameters)
        return [tuple(row) for row in found]

    first, last = rows(_END, way="ASC"), rows(_END, way="DESC")
    return Statistics(
        titles=tuple(row[0] for row in connection.execute(_TITLES)),
        selection=selection,
        tally=Tally(connection, selection),
        kinds=dict(rows(_KINDS)),
        undated=count(connection, selection, "entries.sort_day IS NULL"),
        first=first[0][0] if first else None,
        last=last[0][0] if last else None,
        standings=dict(rows(_STANDINGS, standing=standing)),
        years={iso_day(f"{year}-01-01")[:-6]: number for year, number in rows(_YEARS)},
        leading=tuple(_leading(connection, kind, selection) for kind in _COUNTED),
        proofs=_proofs(connection, selection, texts),
        source=only_source(connection),
    )


_COUNTED = ("actor", "topic", "place", "source")


def _leading(connection: sqlite3.Connection, kind: str, selection: Selection) -> Leading:
    found = catalogue(connection, kind, selection._replace(limit=_LEADING), Scope(used=True))
    return Leading(kind=kind, total=found.total, items=found.items)


def _proofs(
    connection: sqlite3.Connection, selection: Selection, texts: Mapping[str, SourceText]
) -> Mapping[str, int]:
    if not texts:
        return {}
    quotes = selection._replace(kinds=("quote",), limit=None)
    found = FoundEntries(connection=connection, selection=quotes, texts=texts)
    return Counter(quote.proof for quote in found if quote.proof is not None)
