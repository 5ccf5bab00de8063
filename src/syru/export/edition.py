"""What an export is made from: the head of the logs, their sources, and entries with their days."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.names import search_words
from syru.render.filters import caption
from syru.render.words import line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from syru.dates import DateSpan
    from syru.query.entries import Answer
    from syru.query.found import FoundEntry
    from syru.query.selection import Named

_HEADS = "SELECT title, description FROM logs ORDER BY number"
_SOURCES = """
SELECT
    sources.id, sources.title, sources.authors, sources.translator, sources.publisher,
    sources.date_words, sources.url, sources.language, origin.title AS origin
FROM sources
LEFT JOIN sources AS origin ON origin.id = sources.origin
ORDER BY sources.rowid
"""
_NAMES = "SELECT kind, id, name FROM names ORDER BY number"
_ACTORS = """
SELECT actors.id, actors.kind, actors.role, json_group_array(memberships.organisation)
    FILTER (WHERE memberships.organisation IS NOT NULL) AS member_of
FROM actors
LEFT JOIN memberships ON memberships.member = actors.id
GROUP BY actors.id
ORDER BY actors.rowid
"""
_FORMS = "SELECT stem, word FROM forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A source as it is credited; when is its date in words, origin the title of its origin."""

    id: str
    title: str
    authors: tuple[str, ...]
    translator: str | None
    publisher: str | None
    when: str | None
    url: str | None
    language: str | None
    origin: str | None

    @property
    def words(self) -> str:
        """Return the credit in words, such as "Title, by A and B, The Paper, 3 July 2025"."""
        by = f"by {', '.join(self.authors)}" if self.authors else ""
        translator = f"translated by {self.translator}" if self.translator else ""
        parts = (self.title, by, translator, self.publisher, self.when)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the log says of an actor; member_of are ids."""

    kind: str | None
    role: str | None
    member_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEntry:
    """A found entry with its date read; span is None where it has none."""

    found: FoundEntry
    span: DateSpan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A selection of a log as it is handed to another tool, entries in order.

    names are those of each actor, topic and place by kind and id, aliases too; forms are words of
    the entries that share a stem.
    """

    title: str
    descriptions: tuple[str, ...]
    caption: str
    credits: tuple[Credit, ...]
    entries: tuple[DatedEntry, ...]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    actors: Mapping[str, Profile]
    forms: tuple[tuple[str, ...], ...]


def edition(connection: sqlite3.Connection, answer: Answer) -> Edition:
    """Return what an answer holds, whole; credits are those of its own entries."""
    heads = connection.execute(_HEADS).fetchall()
    entries = tuple(DatedEntry(found=found, span=_span(found)) for found in answer.entries)
    used = {source.id for entry in entries for source in _sources(entry.found)}
    return Edition(
        title=" · ".join(dict.fromkeys(head["title"] for head in heads)),
        descriptions=tuple(head["description"] for head in heads if head["description"]),
        caption=caption(answer).partition("\n")[0],
        credits=tuple(_credit(row) for row in connection.execute(_SOURCES) if row["id"] in used),
        entries=entries,
        names=_names(connection),
        actors=_profiles(connection),
        forms=_forms(connection, entries),
    )


def _sources(found: FoundEntry) -> Iterator[Named]:
    """Yield the sources of an entry and of its claims."""
    yield from (cited.source for cited in found.cited)
    yield from (claim.source for claim in found.claims if claim.source is not None)


def _names(connection: sqlite3.Connection) -> dict[str, dict[str, tuple[str, ...]]]:
    names: dict[str, dict[str, tuple[str, ...]]] = {"actor": {}, "topic": {}, "place": {}}
    for kind, id_, name in connection.execute(_NAMES):
        names[kind][id_] = (*names[kind].get(id_, ()), name)
    return names


def _profiles(connection: sqlite3.Connection) -> dict[str, Profile]:
    return {
        row["id"]: Profile(
            kind=row["kind"], role=row["role"], member_of=tuple(json.loads(row["member_of"]))
        )
        for row in connection.execute(_ACTORS)
    }


def _forms(
    connection: sqlite3.Connection, entries: Iterable[DatedEntry]
) -> tuple[tuple[str, ...], ...]:
    """Return words of these entries, and of no others, in groups of one stem."""
    found = (entry.found for entry in entries)
    texts = (text for one in found for text in (one.title, one.summary, one.statement, one.text))
    own = {word for text in texts if text for word in search_words(text).split()}
    groups: dict[str, tuple[str, ...]] = {}
    for stem, word in connection.execute(_FORMS):
        if word in own:
            groups[stem] = (*groups.get(stem, ()), word)
    return tuple(group for group in groups.values() if len(group) > 1)


def escaped(text: str) -> str:
    """Return text of a log as HTML shows it: escaped, in one line, without control characters."""
    return html.escape(line(text))


def speaker(found: FoundEntry) -> str:
    """Return whose words a quote is."""
    return found.by.name if found.by is not None else "Unattributed"


def about_speaker(found: FoundEntry) -> list[str]:
    """Return what is known of who said a quote: their role, and who published it."""
    role = found.by.role if found.by is not None else None
    via = f"published by {found.via.name}" if found.via is not None else None
    return [words for words in (role, via) if words]


def _span(found: FoundEntry) -> DateSpan | None:
    return None if found.date is None else parse_date(found.date)


def _credit(row: sqlite3.Row) -> Credit:
    return Credit(
        id=row["id"],
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        translator=row["translator"],
        publisher=row["publisher"],
        when=row["date_words"],
        url=row["url"],
        language=row["language"],
        origin=row["origin"],
    )
