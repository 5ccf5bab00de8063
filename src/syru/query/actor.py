"""One actor: who it is, what it did, said and claimed, on what, and with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from syru.dates import parse_date
from syru.query.entries import find_numbered, select
from syru.query.found import FoundEntry
from syru.query.selection import Named, Selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from syru.query.found import FoundClaim
    from syru.query.tally import Tally


class Relation(NamedTuple):
    """The entries to which an actor is related in one way, such as those that it published.

    key is its name in JSON, word its name in csv, heading its name in tables.
    """

    key: str
    word: str
    heading: str
    entries: tuple[FoundEntry, ...]


class Appearance(NamedTuple):
    """A date as written, and the entry by which an actor appears then."""

    date: str
    entry: FoundEntry


class Statement(NamedTuple):
    """A quote of an actor with the claims that it makes in it; or claims alone, of no quote.

    Each claim stands with the entry that it is about.
    """

    quote: FoundEntry | None
    claims: tuple[tuple[FoundClaim, FoundEntry], ...]

    @property
    def date(self) -> str | None:
        """Return the date as written: that of the quote, else of the first claim."""
        return self.claims[0][0].date if self.quote is None else self.quote.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSummary:
    """What a log holds of one actor, within a selection; entries are in order.

    A limit of the selection shortens no list here: whoever shows them does so. first and last are
    the first and last dated entries of what the actor said, claimed or is listed in, not of what
    others said of it; claims are its own, each with the entry that it is about, and statements are
    these and its quotes in order of time; topics and companions are counted by entries, most
    first; source is the only source of the log, None where it has several.
    """

    selection: Selection
    tally: Tally
    actor: Named
    kind: str | None
    other_names: tuple[str, ...]
    member_of: tuple[Named, ...]
    members: tuple[Named, ...]
    first: Appearance | None
    last: Appearance | None
    relations: tuple[Relation, ...]
    claims: tuple[tuple[FoundClaim, FoundEntry], ...]
    statements: tuple[Statement, ...]
    source: Named | None
    topics: tuple[tuple[Named, int], ...]
    companions: tuple[tuple[Named, int], ...]


_Claims = tuple[tuple["FoundClaim", FoundEntry], ...]
SAID, _NAMED_IN = "said", "named_in"

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
    answer = select(connection, selection._replace(subject=actor, limit=None))
    found = tuple(answer.entries)
    parameters = {"id": actor.id, "name": actor.name}
    relations = _relations(found, _published(connection, actor, selection), actor)
    claims = tuple(
        (claim, entry) for entry in found for claim in entry.claims if _is(claim.by, actor)
    )
    own = sorted(_own(relations, claims), key=lambda one: parse_date(one.date).sort_key)
    return ActorSummary(
        selection=selection,
        tally=answer.tally,
        actor=actor,
        kind=connection.execute(_KIND, parameters).fetchone()[0],
        other_names=tuple(row[0] for row in connection.execute(_OTHER_NAMES, parameters)),
        member_of=_named(connection, _MEMBER_OF, parameters),
        members=_named(connection, _MEMBERS, parameters),
        first=own[0] if own else None,
        last=own[-1] if own else None,
        relations=relations,
        claims=claims,
        statements=_statements(relations, claims, reverse=selection.reverse),
        source=answer.source,
        topics=_counted(topic for entry in found for topic in entry.topics),
        companions=_counted(other for entry in found for other in _together(entry, actor)),
    )


def _own(relations: Sequence[Relation], claims: _Claims) -> Iterator[Appearance]:
    """Yield what is the actor's own and has a day: of a claim, its own day."""
    for relation in relations:
        if relation.key != _NAMED_IN:
            yield from (Appearance(one.date, one) for one in relation.entries if one.date)
    yield from (Appearance(claim.date, entry) for claim, entry in claims if claim.date)


def _statements(
    relations: Sequence[Relation], claims: _Claims, *, reverse: bool
) -> tuple[Statement, ...]:
    """Return quotes and claims in order of time, a claim with the quote that makes it."""
    said = next(relation.entries for relation in relations if relation.key == SAID)
    carried: dict[str | None, list[tuple[FoundClaim, FoundEntry]]] = defaultdict(list)
    quotes = _by_paragraph(said)
    for claim, entry in claims:
        source = entry.source.id if claim.source is None else claim.source.id
        there = quotes.get((source, claim.paragraph or 0), [])
        makes_it = next((quote.id for quote in there if _is_about(quote, entry)), None)
        carried[makes_it].append((claim, entry))
    alone = carried.pop(None, [])
    statements = [Statement(quote, tuple(carried[quote.id])) for quote in said]
    statements += [Statement(None, (pair,)) for pair in alone]
    dated = [(parse_date(one.date).sort_key, one) for one in statements if one.date]
    dated.sort(key=lambda pair: pair[0], reverse=reverse)
    return (*(one for _, one in dated), *(one for one in statements if not one.date))


def _relations(
    found: Sequence[FoundEntry], published: tuple[FoundEntry, ...], actor: Named
) -> tuple[Relation, ...]:
    about = [entry for entry in found if actor.id in {one.id for one in entry.actors}]
    named_in = [entry for entry in about if entry.kind == "quote" and not _is(entry.by, actor)]
    return (
        Relation("events", "about", "About", _of_kind(about, "event")),
        Relation("facts", "fact", "Facts", _of_kind(about, "fact")),
        Relation(SAID, "said", "Said", tuple(one for one in found if _is(one.by, actor))),
        Relation("published", "published", "Published", published),
        Relation(_NAMED_IN, "named in", "Named in quotes", tuple(named_in)),
    )


def _by_paragraph(quotes: Iterable[FoundEntry]) -> dict[tuple[str, int], list[FoundEntry]]:
    """Return quotes by the source and the paragraph that they stand in."""
    found: dict[tuple[str, int], list[FoundEntry]] = defaultdict(list)
    for quote in quotes:
        for number in quote.paragraphs:
            found[quote.source.id, number].append(quote)
    return found


def _is_about(quote: FoundEntry, entry: FoundEntry) -> bool:
    """Tell whether a quote speaks of an entry: it belongs to it, or is on one of its topics."""
    topics = {topic.id for topic in quote.topics} & {topic.id for topic in entry.topics}
    return quote.event == entry.id or bool(topics)


def _of_kind(entries: Iterable[FoundEntry], kind: str) -> tuple[FoundEntry, ...]:
    return tuple(entry for entry in entries if entry.kind == kind)


def _published(
    connection: sqlite3.Connection, actor: Named, selection: Selection
) -> tuple[FoundEntry, ...]:
    """Return the quotes of others that the actor published, which --actor does not count."""
    numbers = [row[0] for row in connection.execute(_PUBLISHED, {"id": actor.id})]
    return find_numbered(connection, numbers, selection._replace(limit=None))


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
