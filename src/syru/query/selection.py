"""The filter that the options of a command describe, and the only place that makes it SQL."""

from __future__ import annotations

import json
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from syru.dates.day import day_number
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.errors import UsageError
from syru.index.build import stems_of
from syru.names import search_words
from syru.query.extra import meets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from syru.dates import DateSpan
    from syru.log.standing import Standing
    from syru.query.extra import Where

ENTRY_KINDS = ("event", "fact", "quote")

Condition = tuple[str, dict[str, object]]


class Order(StrEnum):
    """What entries are sorted by: date, when they became public, how well they match, the log."""

    DATE = "date"
    PUBLIC = "public"
    BEST = "best"
    LOG = "log"


class Named(NamedTuple):
    """Something that the log declares: its id and name, what a person is, where a place lies.

    coordinates are latitude and longitude.
    """

    id: str
    name: str
    role: str | None = None
    coordinates: tuple[float, float] | None = None


class Excluded(NamedTuple):
    """A value that entries may not have in a field of Selection that holds names."""

    field: str
    one: Named


class Selection(NamedTuple):
    """Which entries are asked for: those that meet every field, each by any one of its values.

    With all_of they meet each value of a field, where an entry can have several; of where, they
    always meet each. since and until
    are inclusive: from the first day of the one through the last day of the other. numbers are
    those of entries in the index; whatever else is asked for, the actor subject is involved, and
    none of what is excluded holds.
    What holds all of searched may be sorted by how well it does; origins is the least number of
    origins.
    """

    kinds: tuple[str, ...] = ENTRY_KINDS
    since: DateSpan | None = None
    until: DateSpan | None = None
    certain: bool = False
    as_of: DateSpan | None = None
    actors: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    standings: tuple[Standing, ...] = ()
    origins: int | None = None
    claimed_by: tuple[Named, ...] = ()
    denied_by: tuple[Named, ...] = ()
    speakers: tuple[Named, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    words: tuple[str, ...] = ()
    where: tuple[Where, ...] = ()
    subject: Named | None = None
    numbers: tuple[int, ...] = ()
    all_of: bool = False
    limit: int | None = None
    reverse: bool = False
    searched: str | None = None
    order: Order = Order.DATE

    @property
    def windowed(self) -> bool:
        """Tell whether only a stretch of time is asked for."""
        return self.since is not None or self.until is not None

    @property
    def doubting(self) -> bool:
        """Tell whether what is asked for is who says a thing, who denies it, or since when."""
        return bool(self.standings or self.claimed_by or self.denied_by or self.as_of is not None)

    @property
    def subjects(self) -> tuple[Named, ...]:
        """Return the actors, topics and places that are asked for."""
        return (*self.actors, *self.topics, *self.places)

    @property
    def first_day(self) -> str:
        """Return the first day of the window as ISO text."""
        return BEFORE_ALL if self.since is None else self.since.start_lo

    @property
    def last_day(self) -> str:
        """Return the last day of the window as ISO text."""
        return AFTER_ALL if self.until is None else self.until.end_hi

    @property
    def known_by(self) -> str:
        """Return the day as of which the log is read."""
        return AFTER_ALL if self.as_of is None else self.as_of.end_hi

    def unfiltered(self) -> Selection:
        """Return the selection of everything of the same kinds."""
        return Selection(kinds=self.kinds, order=self.order)

    def without_window(self) -> Selection:
        """Return the same selection at any time."""
        return self._replace(since=None, until=None, certain=False)


SURE = "entries.start_hi <= :last_day AND entries.end_lo >= :first_day AND NOT entries.flagged"

# The claims that were public by the day as of which the log is read. One without any known day
# counts with its entry: without it, a rumour would read as a fact.
KNOWN_CLAIM = f"(claims.public <= :known_by OR claims.public = '{AFTER_ALL}')"

# Who has to do with which entry: whom it is about or names, who speaks in it, who holds a claim.
INVOLVED = f"""
SELECT entry, actor FROM entry_actors
UNION SELECT number, by FROM entries WHERE by IS NOT NULL
UNION SELECT entry, by FROM claims WHERE by IS NOT NULL AND {KNOWN_CLAIM}
"""  # noqa: S608 - no text of a user's

# A standing is kept in the index as the whole log has it; of an earlier day it is worked out.
STANDING_NOW = "entries.standing"
STANDING_THEN = f"""
CASE WHEN entries.kind <> 'quote' THEN standing_of((
    SELECT group_concat(claims.stance, ' ')
    FROM claims
    WHERE claims.entry = entries.number AND {KNOWN_CLAIM}
)) END
"""  # noqa: S608 - no text of a user's

_KINDS = "entries.kind IN (SELECT value FROM json_each(:kinds))"
_KIND = "entries.kind = :kind"  # of one kind, an index has the entries in order
_MOST_ORIGINS = 2**63 - 1  # the largest number that SQLite takes
_IN_WINDOW = "entries.start_lo <= :last_day AND entries.end_hi >= :first_day"
_KNOWN = "entries.public <= :known_by"

# In these, :ids is a JSON list of ids, any of which will do. What ended before the window began is
# passed over in the index: of all that an actor has to do with, a window may hold little.
_ABOUT_ACTOR = f"""entries.number IN (
    SELECT entry FROM entry_actors
    WHERE actor IN (SELECT value FROM json_each(:ids)) AND ends >= :first_end
    UNION ALL
    SELECT number FROM entries WHERE by IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT entry FROM claims WHERE by IN (SELECT value FROM json_each(:ids)) AND {KNOWN_CLAIM}
)"""  # noqa: S608
_ON_TOPIC = """entries.number IN (
    SELECT entry FROM entry_topics
    WHERE topic IN (SELECT value FROM json_each(:ids)) AND ends >= :first_end
)"""
_AT_PLACE = """entries.number IN (
    SELECT entry FROM entry_places
    WHERE place IN (SELECT value FROM json_each(:ids)) AND ends >= :first_end
)"""
_CLAIMED_BY = f"""entries.number IN (
    SELECT entry FROM claims
    WHERE by IN (SELECT value FROM json_each(:ids))
        AND stance IN ('asserts', 'relays', 'confirms')
        AND {KNOWN_CLAIM}
)"""  # noqa: S608
_DENIED_BY = f"""entries.number IN (
    SELECT entry FROM claims
    WHERE by IN (SELECT value FROM json_each(:ids)) AND stance = 'denies' AND {KNOWN_CLAIM}
)"""  # noqa: S608
_SPOKEN_BY = "entries.by IN (SELECT value FROM json_each(:ids))"
# The fields of a selection that hold names.
_AXES = {
    "actors": _ABOUT_ACTOR,
    "topics": _ON_TOPIC,
    "places": _AT_PLACE,
    "claimed_by": _CLAIMED_BY,
    "denied_by": _DENIED_BY,
    "speakers": _SPOKEN_BY,
}

# A full-text query of the pieces of search_expression: after each word come those of its stem.
EXPRESSION = """(
    SELECT group_concat(piece, '') FROM (
        SELECT json_extract(value, '$[0]') || coalesce((
            SELECT group_concat(' OR "' || word || '"', '') FROM forms
            WHERE stem = json_extract(value, '$[1]')
        ), '') AS piece
        FROM json_each(:ids) ORDER BY key
    )
)"""
_WITH_WORDS = f"entries.number IN (SELECT rowid FROM words WHERE words MATCH {EXPRESSION})"  # noqa: S608
_FORMS = "SELECT word FROM forms WHERE stem IN (SELECT value FROM json_each(:stems))"
# Who made a claim may have been public later than what it is about.
_COLUMNS_THEN = "{title summary statement text names} : "


def conditions(selection: Selection) -> Condition:
    """Return the WHERE of a selection, and its parameters by name."""
    clauses = [_KIND if len(selection.kinds) == 1 else _KINDS]
    parameters: dict[str, object] = {
        "kind": selection.kinds[0] if selection.kinds else None,
        "kinds": json.dumps(selection.kinds),
        "first_day": selection.first_day,
        "last_day": selection.last_day,
        "first_end": day_number(selection.first_day),
        "known_by": selection.known_by,
    }
    if selection.windowed:
        clauses.append(_IN_WINDOW)
    if selection.certain:
        clauses.append(SURE)
    if selection.as_of is not None:
        clauses.append(_KNOWN)
    for clause, values in _choices(selection):
        clauses.append(clause)
        parameters |= values
    return "\n    AND ".join(clauses), parameters


def search_expression(texts: tuple[str, ...], *, all_of: bool, then: bool = False) -> str:
    """Return the pieces, for EXPRESSION, of a query for every word of any (or all) of the texts.

    Each is a list of a piece of the query and the stem of the word in it, or null, as JSON. Each
    word is quoted, so that nothing in it is an operator, and may be the beginning of one; then
    leaves out whose name may not have been public. Raises UsageError where a text has no word.
    """
    groups = [searched_words(text) for text in texts]
    stems = stems_of(word for words in groups for word in words)
    pieces: list[tuple[str, str | None]] = [(f"{_COLUMNS_THEN if then else ''}(", None)]
    for at, words in enumerate(groups):
        pieces.append(((" AND (" if all_of else " OR (") if at else "(", None))
        for number, word in enumerate(words):
            pieces.append((f'{" AND " if number else ""}("{word}" *', stems.get(word)))
            pieces.append((")", None))
        pieces.append((")", None))
    return json.dumps([*pieces, (")", None)])


def other_forms(connection: sqlite3.Connection, searched: str) -> frozenset[str]:
    """Return the words of the log that share a stem with one that is searched for."""
    if not searched:
        return frozenset()
    stems = json.dumps(list(stems_of(searched_words(searched)).values()))
    return frozenset(word for (word,) in connection.execute(_FORMS, {"stems": stems}))


def searched_words(text: str) -> tuple[str, ...]:
    """Return the words to look for, as they are searched; UsageError where there is none."""
    kept = frozenset(search_words(text).split())  # an article goes where there is more
    words = (search_words(word) for word in text.split())
    found = tuple(dict.fromkeys(word for word in words if word and kept.issuperset(word.split())))
    if not found:
        raise UsageError(f"there is no word to look for in {text!r}: write letters or digits")
    return found


def _choices(selection: Selection) -> Iterator[Condition]:
    yield from _by_names(selection)
    yield from _without_names(selection)
    if selection.standings:
        standing = STANDING_NOW if selection.as_of is None else STANDING_THEN
        clause = f"{standing} IN (SELECT value FROM json_each(:ids))"  # noqa: S608 - our own
        yield _choice("standings", clause, list(selection.standings))
    if selection.origins is not None:
        yield "entries.origins >= :origins", {"origins": min(selection.origins, _MOST_ORIGINS)}
    if selection.numbers:
        numbers = json.dumps(selection.numbers)
        yield "entries.number IN (SELECT value FROM json_each(:numbers))", {"numbers": numbers}
    yield from map(meets, selection.where, count())
    then = selection.as_of is not None
    if selection.words:
        expression = search_expression(selection.words, all_of=selection.all_of, then=then)
        yield _WITH_WORDS.replace(":ids", ":words"), {"words": expression}
    if selection.searched is not None:
        expression = search_expression((selection.searched,), all_of=True, then=then)
        yield _WITH_WORDS.replace(":ids", ":searched"), {"searched": expression}


def _by_names(selection: Selection) -> Iterator[Condition]:
    for name, clause in _AXES.items():
        ids = [one.id for one in getattr(selection, name)]
        # An entry has one speaker and one standing: of these "every one" could find nothing.
        every = selection.all_of and name != "speakers"
        groups = [[id_] for id_ in ids] if every else [ids]
        yield from (
            _choice(f"{name}_{at}", clause, group) for at, group in enumerate(groups) if group
        )
    if selection.subject is not None:
        yield _choice("subject", _ABOUT_ACTOR, [selection.subject.id])


def _without_names(selection: Selection) -> Iterator[Condition]:
    for name, clause in _AXES.items():
        ids = [excluded.one.id for excluded in selection.excluded if excluded.field == name]
        if ids:
            holds, values = _choice(f"no_{name}", clause, ids)
            # NOT would drop what has no speaker, since a comparison with NULL is NULL.
            yield f"({holds}) IS NOT TRUE", values


def _choice(name: str, clause: str, ids: list[str]) -> Condition:
    return clause.replace(":ids", f":{name}"), {name: json.dumps(ids)}
