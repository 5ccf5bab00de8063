"""The filter that the options of a command describe, and the only place that makes it SQL."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.dates import DateSpan
    from syru.log.standing import Standing

ENTRY_KINDS = ("event", "fact", "quote")

Condition = tuple[str, dict[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something that the log declares: its id, its name, and what a person is."""

    id: str
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which entries are asked for: those that meet every field, each by any one of its values.

    With all_of they meet each value of a field, where an entry can have several. since and until
    are inclusive: from the first day of the one through the last day of the other. numbers are
    those of entries in the index; whatever else is asked for, the actor subject is involved.
    What holds all of searched comes best first.
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
    claimed_by: tuple[Named, ...] = ()
    denied_by: tuple[Named, ...] = ()
    speakers: tuple[Named, ...] = ()
    words: tuple[str, ...] = ()
    subject: Named | None = None
    numbers: tuple[int, ...] = ()
    all_of: bool = False
    limit: int | None = None
    reverse: bool = False
    searched: str | None = None

    @property
    def windowed(self) -> bool:
        """Tell whether only a stretch of time is asked for."""
        return self.since is not None or self.until is not None

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
        return Selection(kinds=self.kinds)

    def without_window(self) -> Selection:
        """Return the same selection at any time."""
        return replace(self, since=None, until=None, certain=False)


SURE = "entries.start_hi <= :last_day AND entries.end_lo >= :first_day AND NOT entries.flagged"

# The claims that were public by the day as of which the log is read.
KNOWN_CLAIM = "claims.public <= :known_by"

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
_IN_WINDOW = "entries.start_lo <= :last_day AND entries.end_hi >= :first_day"
_KNOWN = "entries.public <= :known_by"

# In these, :ids is a JSON list of ids, any of which will do.
_ABOUT_ACTOR = f"""entries.number IN (
    SELECT entry FROM entry_actors WHERE actor IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT number FROM entries WHERE by IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT entry FROM claims WHERE by IN (SELECT value FROM json_each(:ids)) AND {KNOWN_CLAIM}
)"""  # noqa: S608
_ON_TOPIC = """entries.number IN (
    SELECT entry FROM entry_topics WHERE topic IN (SELECT value FROM json_each(:ids))
)"""
_AT_PLACE = """entries.number IN (
    SELECT entry FROM entry_places WHERE place IN (SELECT value FROM json_each(:ids))
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
_WITH_WORDS = "entries.number IN (SELECT rowid FROM words WHERE words MATCH :ids)"


def conditions(selection: Selection) -> Condition:
    """Return the WHERE of a selection, and its parameters by name."""
    clauses = [_KINDS]
    parameters: dict[str, object] = {
        "kinds": json.dumps(selection.kinds),
        "first_day": selection.first_day,
        "last_day": selection.last_day,
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


def search_expression(texts: tuple[str, ...], *, all_of: bool) -> str:
    """Return a full-text query for entries that hold every word of any (or all) of the texts.

    Each word is quoted, so that nothing in it is an operator, and may be the beginning of one.
    Raises UsageError where a text has no word to look for.
    """
    groups = []
    for text in texts:
        words = [word for word in _spaced(text).split() if any(map(str.isalnum, word))]
        if not words:
            raise UsageError(f"there is no word to look for in {text!r}: write letters or digits")
        quoted = (f'"{word.replace(chr(34), chr(32))}" *' for word in words)
        groups.append(f"({' AND '.join(quoted)})")
    return (" AND " if all_of else " OR ").join(groups)


def _choices(selection: Selection) -> Iterator[Condition]:
    yield from _by_names(selection)
    # An entry has one speaker and one standing: here "every one of" could find nothing.
    if selection.speakers:
        yield _choice("speakers", _SPOKEN_BY, [speaker.id for speaker in selection.speakers])
    if selection.standings:
        standing = STANDING_NOW if selection.as_of is None else STANDING_THEN
        clause = f"{standing} IN (SELECT value FROM json_each(:ids))"  # noqa: S608 - our own
        yield _choice("standings", clause, list(selection.standings))
    if selection.numbers:
        numbers = json.dumps(selection.numbers)
        yield "entries.number IN (SELECT value FROM json_each(:numbers))", {"numbers": numbers}
    if selection.words:
        expression = search_expression(selection.words, all_of=selection.all_of)
        yield _WITH_WORDS.replace(":ids", ":words"), {"words": expression}
    if selection.searched is not None:
        expression = search_expression((selection.searched,), all_of=True)
        yield _WITH_WORDS.replace(":ids", ":searched"), {"searched": expression}


def _by_names(selection: Selection) -> Iterator[Condition]:
    axes = (
        ("actors", _ABOUT_ACTOR, selection.actors),
        ("topics", _ON_TOPIC, selection.topics),
        ("places", _AT_PLACE, selection.places),
        ("claimed_by", _CLAIMED_BY, selection.claimed_by),
        ("denied_by", _DENIED_BY, selection.denied_by),
    )
    for name, clause, chosen in axes:
        ids = [one.id for one in chosen]
        groups = [[id_] for id_ in ids] if selection.all_of else [ids]
        yield from (
            _choice(f"{name}_{at}", clause, group) for at, group in enumerate(groups) if group
        )
    if selection.subject is not None:
        yield _choice("subject", _ABOUT_ACTOR, [selection.subject.id])


def _spaced(text: str) -> str:
    """Return text with a space for each character that SQLite cannot take.

    These are NUL, and the lone surrogates for what a command line held that was no UTF-8.
    """
    return re.sub("[\0\ud800-\udfff]", " ", text)


def _choice(name: str, clause: str, ids: list[str]) -> Condition:
    return clause.replace(":ids", f":{name}"), {name: json.dumps(ids)}
