"""What found entries cite beside their first source, and what sources have their matter from."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from syru.query.found import FoundCitation
from syru.query.selection import Named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_FURTHER = """
SELECT
    cited.entry, cited.paragraphs, cited.locator, cited.url,
    cited.source, sources.title AS source_title
FROM further_citations AS cited
JOIN sources ON sources.id = cited.source
WHERE cited.entry IN (SELECT value FROM json_each(:entries))
ORDER BY cited.entry, cited.position
"""
_ORIGINS = """
SELECT sources.id, origin.id AS origin, origin.title AS origin_title
FROM sources
JOIN sources AS origin ON origin.id = sources.origin
"""


def origins_by_source(connection: sqlite3.Connection) -> dict[str, Named]:
    """Return what each source that has its matter from another has it from, by its id."""
    return {
        row["id"]: Named(id=row["origin"], name=row["origin_title"])
        for row in connection.execute(_ORIGINS)
    }


def further_citations(
    connection: sqlite3.Connection, numbers: str, origins: Mapping[str, Named]
) -> dict[int, list[FoundCitation]]:
    """Return what entries of these numbers, a JSON list, cite beside their first, by number.

    origins is what each source has its matter from, by its id.
    """
    further = defaultdict(list)
    for row in connection.execute(_FURTHER, {"entries": numbers}):
        citation = FoundCitation(
            source=Named(id=row["source"], name=row["source_title"]),
            origin=origins.get(row["source"]),
            paragraphs=tuple(json.loads(row["paragraphs"])),
            locator=row["locator"],
            url=row["url"],
        )
        further[row["entry"]].append(citation)
    return further


def titled(row: sqlite3.Row, key: str) -> Named | None:
    """Return the source in a column and its title in another, or None where there is none."""
    return None if row[key] is None else Named(id=row[key], name=row[f"{key}_title"])
