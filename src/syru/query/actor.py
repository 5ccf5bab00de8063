"""One actor: who it is, what it did, said and claimed, on what, and with whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from syru.query.entries import find_numbered, select
from syru.query.selection import Named, Selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from syru.query.entries import Tally
    from syru.query.found import FoundClaim, FoundEntry


class Relation(NamedTuple):
    """The entries to which an actor is related in one way, such as those that it published.

    key is its name in JSON, word its name in csv, heading its name in tables.
    """

    key: str
    word: str
    heading: str
    entries: tuple[FoundEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSummary:
    """What a log holds of one actor, within a selection; entries are in order.

    first and last are its first and last dated entries; claims are its own, each with the entry
    that it is about; topics and companions are counted by entries, most first.
    """

    selection: Selection
    tally: Tally
    actor: Named
    kind: str | None
    other_names: tuple[str, ...]
    member_of: tuple[Named, ...]
    members: tuple[Named, ...]
    first: FoundEntry | None
    last: FoundEntry | None
    relations: tuple[Relation, ...]
    claims: tuple[tuple[FoundClaim, FoundEntry], ...]
    topics: tuple[tuple[Named, int], ...]
    companions: tuple[tuple[Named, int], ...]


_KIND = "SELECT kind FROM actors WHERE id = :id"
_OTHER_NAMES = """
SELECT name FROM names
WHERE kind = 'actor' AND id = :id AND name <> :name
ORDER BY number
"""
_MEMBER_OF = """
SELECT actors.id, actors.name, actors.role
FROM memberships JOIN actors ON actors.id = memberships.organisation
WHERE memberships.member = :id
ORDER BY actors.rowid
"""
_MEMBERS = """
SELECT actors.id, actors.name, actors.role
FROM memberships JOIN actors ON actors.id = memberships.member
WHERE memberships.organisation = :id
ORDER BY actors.rowid
"""
_PUBLISHED = "SELECT number FROM entries WHERE via = :id"


def summarise_actor(
    connection: sqlite3.Connection, actor: Named, selection: Selection
) -> ActorSummary:
    """Return what a selection holds of an actor."""
    answer = select(connection, replace(selection, subject=actor))
    found = tuple(answer.entries)
    dated = [entry for entry in found if entry.date is not None]
    if selection.reverse:
        dated.reverse()
    parameters = {"id": actor.id, "name": actor.name}
    return ActorSummary(
        selection=selection,
        tally=answer.tally,
        actor=actor,
        kind=connection.execute(_KIND, parameters).fetchone()[0],
        other_names=tuple(row[0] for row in connection.execute(_OTHER_NAMES, parameters)),
        member_of=_named(connection, _MEMBER_OF, parameters),
        members=_named(connection, _MEMBERS, parameters),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        relations=_relations(found, _published(connection, actor, selection), actor),
        claims=tuple(
            (claim, entry) for entry in found for claim in entry.claims if _is(claim.by, actor)
        ),
        topics=_counted(topic for entry in found for topic in entry.topics),
        companions=_counted(other for entry in found for other in _together(entry, actor)),
    )


def _relations(
    found: Sequence[FoundEntry], published: tuple[FoundEntry, ...], actor: Named
) -> tuple[Relation, ...]:
    about = [entry for entry in found if actor.id in {one.id for one in entry.actors}]
    named_in = [entry for entry in about if entry.kind == "quote" and not _is(entry.by, actor)]
    return (
        Relation("events", "about", "About", _of_kind(about, "event")),
        Relation("facts", "fact", "Facts", _of_kind(about, "fact")),
        Relation("said", "said", "Said", tuple(one for one in found if _is(one.by, actor))),
        Relation("published", "published", "Published", published),
        Relation("named_in", "named in", "Named in quotes", tuple(named_in)),
    )


def _of_kind(entries: Iterable[FoundEntry], kind: str) -> tuple[FoundEntry, ...]:
    return tuple(entry for entry in entries if entry.kind == kind)


def _published(
    connection: sqlite3.Connection, actor: Named, selection: Selection
) -> tuple[FoundEntry, ...]:
    """Return the quotes of others that the actor published, which --actor does not count."""
    numbers = [row[0] for row in connection.execute(_PUBLISHED, {"id": actor.id})]
    return find_numbered(connection, numbers, selection)


def _together(entry: FoundEntry, actor: Named) -> list[Named]:
    """Return who else an entry is about, or speaks in it."""
    others = {one.id: Named(id=one.id, name=one.name) for one in entry.actors}
    if entry.by is not None:
        others.setdefault(entry.by.id, Named(id=entry.by.id, name=entry.by.name))
    others.pop(actor.id, None)
    return list(others.values())


def _is(named: Named | None, actor: Named) -> bool:
    return named is not None and named.id == actor.id


def _counted(named: Iterable[Named]) -> tuple[tuple[Named, int], ...]:
    return tuple(Counter(named).most_common())


def _named(
    connection: sqlite3.Connection, sql: str, parameters: dict[str, str]
) -> tuple[Named, ...]:
    return tuple(Named(**row) for row in connection.execute(sql, parameters))
