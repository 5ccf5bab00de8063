"""One actor: who it is, what it did, said and claimed, on what, and with whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syru.query.entries import select
from syru.query.selection import Named, Selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from syru.query.found import Found, FoundClaim, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a log holds of one actor, within a selection; entries are in order.

    first and last are its first and last dated entries; claims are its own, each with the entry
    that it is about; topics and companions are counted by entries, most first.
    """

    selection: Selection
    tally: Tally
    actor: Named
    kind: str
    other_names: tuple[str, ...]
    member_of: tuple[Named, ...]
    members: tuple[Named, ...]
    first: Found | None
    last: Found | None
    events: tuple[Found, ...]
    facts: tuple[Found, ...]
    said: tuple[Found, ...]
    published: tuple[Found, ...]
    named_in: tuple[Found, ...]
    claims: tuple[tuple[FoundClaim, Found], ...]
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


def dossier(connection: sqlite3.Connection, actor: Named, selection: Selection) -> Dossier:
    """Return what a selection holds of an actor."""
    own = replace(selection, subject=actor)
    answer = select(connection, own)
    found = tuple(answer.entries)
    about = [entry for entry in found if actor.id in {one.id for one in entry.actors}]
    dated = [entry for entry in found if entry.date is not None]
    if selection.reverse:
        dated.reverse()
    parameters = {"id": actor.id, "name": actor.name}
    return Dossier(
        selection=selection,
        tally=answer.tally,
        actor=actor,
        kind=connection.execute(_KIND, parameters).fetchone()[0],
        other_names=tuple(row[0] for row in connection.execute(_OTHER_NAMES, parameters)),
        member_of=_named(connection, _MEMBER_OF, parameters),
        members=_named(connection, _MEMBERS, parameters),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        events=tuple(entry for entry in about if entry.kind == "event"),
        facts=tuple(entry for entry in about if entry.kind == "fact"),
        said=tuple(entry for entry in found if _is(entry.by, actor)),
        published=_published(connection, actor, selection),
        named_in=tuple(
            entry for entry in about if entry.kind == "quote" and not _is(entry.by, actor)
        ),
        claims=tuple(
            (claim, entry) for entry in found for claim in entry.claims if _is(claim.by, actor)
        ),
        topics=_counted(topic for entry in found for topic in entry.topics),
        companions=_counted(other for entry in found for other in _together(entry, actor)),
    )


def _published(
    connection: sqlite3.Connection, actor: Named, selection: Selection
) -> tuple[Found, ...]:
    """Return the quotes of others that the actor published, which --actor does not count."""
    numbers = tuple(row[0] for row in connection.execute(_PUBLISHED, {"id": actor.id}))
    if not numbers:
        return ()
    return tuple(select(connection, replace(selection, numbers=numbers)).entries)


def _together(entry: Found, actor: Named) -> list[Named]:
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
