"""What a typed name means in an index: one actor, topic, place, source or entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.errors import UsageError, clipped
from syru.names import BEGINNINGS, Name, find_tier, fold, nearest
from syru.query.selection import ENTRY_KINDS, Named

if TYPE_CHECKING:
    import sqlite3

NAMED_KINDS = ("actor", "topic", "place")
NOT = "not:"  # before a name: what does not have it
KINDS = (*ENTRY_KINDS, *NAMED_KINDS, "source")

_MOST_LISTED = 10

_NAMES = "SELECT id, name, folded FROM names WHERE kind = :kind ORDER BY number"
_TITLES = "SELECT id, title FROM sources"
_OWNERS = {
    "actor": "SELECT id, name, role FROM actors WHERE id = :id",
    "topic": "SELECT id, name, NULL AS role FROM topics WHERE id = :id",
    "place": "SELECT id, name, NULL AS role FROM places WHERE id = :id",
}
_ENTRY_KIND = "SELECT kind FROM entries WHERE id = :id"
_ENTRY_IDS = "SELECT id FROM entries"
_TEXTS = "SELECT id, log, text FROM sources WHERE text IS NOT NULL"


def names_of(connection: sqlite3.Connection, kind: str) -> list[Name]:
    """Return every name and alias of a kind: actor, topic, place or source."""
    if kind == "source":
        rows = connection.execute(_TITLES)
        return [Name(id=id_, text=title, folded=fold(title)) for id_, title in rows]
    names: dict[str, list[Name]] = {}
    for id_, text, folded in connection.execute(_NAMES, {"kind": kind}):
        # The first of an id is its name, what follows are its aliases.
        own = names.setdefault(id_, [])
        own.append(Name(id=id_, text=text, folded=folded, alias=bool(own)))
    return [name for own in names.values() for name in own]


def entry_ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of all entries."""
    return [row["id"] for row in connection.execute(_ENTRY_IDS)]


def named_texts(connection: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Return the texts that sources name: the source's id, the number of its log, the file."""
    return [tuple(row) for row in connection.execute(_TEXTS)]


def named(connection: sqlite3.Connection, kind: str, id_: str) -> Named:
    """Return the actor, topic or place that has an id."""
    return Named(**connection.execute(_OWNERS[kind], {"id": id_}).fetchone())


def find_named(connection: sqlite3.Connection, kind: str, typed: str) -> Named:
    """Return the one actor, topic or place that was typed.

    Raises UsageError where there is none, with the nearest names, or several, with all of them.
    """
    names = names_of(connection, kind)
    tier, found = find_tier(typed, names)
    if len(found) == 1:
        return named(connection, kind, found[0])
    if found:
        several = [named(connection, kind, id_) for id_ in found]
        raise UsageError(_several(kind, typed, several, whole=tier < BEGINNINGS))
    ids = {word: name.id for name in names for word in (name.text, name.id)}
    close = dict.fromkeys(ids[word] for word in nearest(typed, ids))
    meant = [_labelled(named(connection, kind, id_)) for id_ in close]
    remedy = f"did you mean {' or '.join(meant)}?" if meant else f"syru {kind}s lists them all"
    raise UsageError(f'no {kind} is called "{clipped(typed)}"; {remedy}')


def find_any(connection: sqlite3.Connection, typed: str) -> tuple[str, str]:
    """Return the kind and the id of what was typed, such as "damascus" or "place:damascus".

    Ids come before names, names before their beginnings, and what is written exactly so before
    what is spelled otherwise, whatever the kind. UsageError where nothing is meant, with the
    nearest, or more than one thing, with all of them.
    """
    prefix, _, rest = typed.partition(":")
    wanted, word = ((prefix,), rest) if rest and prefix in KINDS else (KINDS, typed)
    # A lone surrogate, of a command line that is no UTF-8, stands in no id.
    id_ = word.encode(errors="replace").decode()
    entry = connection.execute(_ENTRY_KIND, {"id": id_}).fetchone()
    found = [(1, entry["kind"], word)] if entry is not None and entry["kind"] in wanted else []
    names = {kind: names_of(connection, kind) for kind in wanted if kind not in ENTRY_KINDS}
    for kind, known in names.items():
        tier, ids = find_tier(word, known)
        found += [(tier, kind, id_) for id_ in ids]
    best = [(kind, id_) for tier, kind, id_ in found if tier == min(found)[0]]
    if len(best) == 1:
        return best[0]
    if best:
        ways = ", ".join(f"{kind}:{id_}" for kind, id_ in best[:_MOST_LISTED])
        raise UsageError(f'"{clipped(typed)}" may be one of {len(best)}: write one of {ways}')
    spelled = [name.text for known in names.values() for name in known]
    close = nearest(word, [*entry_ids(connection), *spelled])
    remedy = (
        f"did you mean {' or '.join(close)}?" if close else "syru find WORDS looks in the texts"
    )
    raise UsageError(f'nothing is called "{clipped(typed)}"; {remedy}')


def called(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    """Return kind and id of all that has this name, or is the only one whose name begins so."""
    found = []
    for kind in NAMED_KINDS:
        tier, ids = find_tier(typed, names_of(connection, kind))
        if tier < BEGINNINGS or len(ids) == 1:
            found += [(kind, id_) for id_ in ids]
    return found


def _several(kind: str, typed: str, found: list[Named], *, whole: bool) -> str:
    """Return the refusal of what means several; whole where it is the whole name of each."""
    listed = list(map(_labelled, found[:_MOST_LISTED]))
    if len(found) > _MOST_LISTED:
        listed.append(f"{len(found) - _MOST_LISTED} more")
    several = f'"{clipped(typed)}" may be one of several {kind}s: {", ".join(listed)}'
    # More of a name helps only where the names go on, and not all in the same way.
    longer = not whole and len({one.name for one in found}) > 1
    return f"{several}; write {'more of the name, or the id' if longer else 'the id'}"


def _labelled(one: Named) -> str:
    return f"{one.name} ({one.id})"
