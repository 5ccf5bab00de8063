"""What a typed name means in an index: one actor, topic, place, source or entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.errors import UsageError, clipped
from syru.names import BEGINNINGS, Name, find_tier, fold, nearest
from syru.query.selection import ENTRY_KINDS, Named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

NAMED_KINDS = ("actor", "topic", "place")
NOT = "not:"  # before a name: what does not have it
KINDS = (*ENTRY_KINDS, *NAMED_KINDS, "source")

_MOST_LISTED = 10
_LISTS = "syru actors, syru topics and syru places list the names"

_NAMES = "SELECT id, name, folded FROM names WHERE kind = :kind ORDER BY number"
_TITLES = "SELECT id, title FROM sources"
_OWNERS = {
    "actor": "SELECT id, name, role FROM actors WHERE id = :id",
    "topic": "SELECT id, name, NULL AS role FROM topics WHERE id = :id",
    "place": "SELECT id, name, NULL AS role FROM places WHERE id = :id",
    "source": "SELECT id, title AS name, NULL AS role FROM sources WHERE id = :id",
}
_ENTRY_KIND = "SELECT kind FROM entries WHERE id = :id"
_ENTRY_IDS = "SELECT id FROM entries"
_IDS_AROUND = """
SELECT id FROM (SELECT id FROM entries WHERE id < :typed ORDER BY id DESC LIMIT :most)
UNION ALL
SELECT id FROM (SELECT id FROM entries WHERE id >= :typed ORDER BY id LIMIT :most)
"""
# So many ids before and after what was typed are compared with it: a million would take 7 s.
_IDS_BESIDE = 10_000
_ENTRIES_TITLED = """
SELECT id, kind FROM entries WHERE title = :title OR statement = :title ORDER BY number
"""
_ENTRIES_WITH = """
SELECT id, kind FROM entries WHERE instr('-' || id || '-', '-' || :part || '-') ORDER BY number
"""
# How well an exact title is found, as find_tier tells it: as a name is that is written so.
_ENTRY_ID, _TITLED = 0, 2
# Fewer letters begin too many names by chance.
_LEAST_BEGINNING = 3
_DAYS = "SELECT DISTINCT sort_day FROM entries WHERE sort_day IS NOT NULL ORDER BY sort_day"
_TEXTS = "SELECT id, log, text FROM sources WHERE text IS NOT NULL"


class UnknownNameError(UsageError):
    """Nothing that the log declares is called as was typed."""


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


def known_days(connection: sqlite3.Connection) -> list[str]:
    """Return the days under which dated entries stand, in order, as the index has them."""
    return [day for (day,) in connection.execute(_DAYS)]


def named_texts(connection: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Return the texts that sources name: the source's id, the number of its log, the file."""
    return [tuple(row) for row in connection.execute(_TEXTS)]


def named(connection: sqlite3.Connection, kind: str, id_: str) -> Named:
    """Return the actor, topic, place or source that has an id."""
    return Named(**connection.execute(_OWNERS[kind], {"id": id_}).fetchone())


def find_named(connection: sqlite3.Connection, kind: str, typed: str) -> Named:
    """Return the one actor, topic, place or source that was typed.

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
    if others := _elsewhere(connection, kind, typed):
        told = " and ".join(f"a {other}: syru show {other}:{id_}" for other, id_ in others)
        raise UsageError(f'no {kind} is called "{clipped(typed)}"; it is {told}')
    meant = [_labelled(named(connection, kind, id_)) for id_ in close]
    remedy = f"did you mean {' or '.join(meant)}?" if meant else f"syru {kind}s lists them all"
    raise UsageError(f'no {kind} is called "{clipped(typed)}"; {remedy}')


def _elsewhere(connection: sqlite3.Connection, kind: str, typed: str) -> list[tuple[str, str]]:
    """Return what of the other kinds is called as was typed: the kind and the id of each."""
    return [(other, id_) for other, id_ in called(connection, typed) if other != kind]


def find_subjects(connection: sqlite3.Connection, typed: Sequence[str]) -> list[tuple[str, Named]]:
    """Return the actors, topics and places that were typed, each after its kind.

    Several words are one name where something is called exactly so, else a name each where each
    is clear, else the beginnings of one name. "topic:bases" says which kind is meant. Raises
    UsageError as find_any does.
    """
    whole = " ".join(typed)
    tier, _ = _best(connection, whole, NAMED_KINDS)
    if len(typed) > 1 and tier >= BEGINNINGS:
        each = [_best(connection, word, NAMED_KINDS) for word in typed]
        if all(_is_clear(word, *meant) for word, meant in zip(typed, each, strict=True)):
            kinds_and_ids = dict.fromkeys(meant[0] for _, meant in each)
            return [(kind, named(connection, kind, id_)) for kind, id_ in kinds_and_ids]
        if tier > BEGINNINGS:
            for word, meant in zip(typed, each, strict=True):
                kind, id_ = find_any(connection, word, NAMED_KINDS)
                if not _is_clear(word, *meant):
                    raise UsageError(_too_short(word, kind, named(connection, kind, id_)))
    kind, id_ = find_any(connection, whole, NAMED_KINDS)
    return [(kind, named(connection, kind, id_))]


def _is_clear(typed: str, tier: int, meant: list[tuple[str, str]]) -> bool:
    """Tell whether a word among others means one thing, and is no chance beginning of its name."""
    return len(meant) == 1 and (tier < BEGINNINGS or len(typed) >= _LEAST_BEGINNING)


def _too_short(typed: str, kind: str, one: Named) -> str:
    return f'"{typed}" is too short for a name among others; for {one.name} write {kind}:{one.id}'


def find_any(
    connection: sqlite3.Connection, typed: str, kinds: tuple[str, ...] = KINDS
) -> tuple[str, str]:
    """Return the kind and the id of what was typed, such as "damascus" or "place:damascus".

    The id of an entry comes first, since lists show it; then other ids, then names, then their
    beginnings, and what is written exactly so before what is spelled otherwise, whatever the kind;
    of entries, titles count as names where they are written exactly so. UsageError where nothing
    of these kinds is meant, with the nearest, or more than one thing, with all of them.
    """
    _, best = _best(connection, typed, kinds)
    if len(best) == 1:
        return best[0]
    if best:
        ways = ", ".join(f"{kind}:{id_}" for kind, id_ in best[:_MOST_LISTED])
        raise UsageError(f'"{clipped(typed)}" may be one of {len(best)}: write one of {ways}')
    wanted, word = _kinds_and_word(typed, kinds)
    entry = connection.execute(_ENTRY_KIND, {"id": _encodable(word)}).fetchone()
    if entry is not None:
        told = f"it is a{'n' if entry['kind'] == 'event' else ''} {entry['kind']}: syru show {word}"
        raise UnknownNameError(f'no {" or ".join(wanted)} is called "{clipped(typed)}"; {told}')
    close = near_names(connection, word, wanted)
    remedy = f"did you mean {' or '.join(close)}?" if close else _LISTS
    raise UnknownNameError(f'nothing is called "{clipped(typed)}"; {remedy}')


def near_names(
    connection: sqlite3.Connection, typed: str, kinds: Collection[str] = NAMED_KINDS
) -> tuple[str, ...]:
    """Return names of some kinds, and ids of entries, near what was typed: one of each thing."""
    ids = _ids_near(connection, typed) if set(kinds) & set(ENTRY_KINDS) else []
    owners = {id_: ("entry", id_) for id_ in ids}
    owners |= {
        name.text: (kind, name.id)
        for kind in kinds
        if kind not in ENTRY_KINDS
        for name in names_of(connection, kind)
    }
    close: dict[tuple[str, str], str] = {}
    for text in nearest(typed, owners):
        close.setdefault(owners[text], text)
    return tuple(close.values())


def _ids_near(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Return the ids of entries that may be meant: of a large log, those beside it in order."""
    around = {"typed": _encodable(typed), "most": _IDS_BESIDE}
    near = [id_ for (id_,) in connection.execute(_IDS_AROUND, around)]
    return near if len(near) >= _IDS_BESIDE else entry_ids(connection)


def _kinds_and_word(typed: str, kinds: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return which kinds may be meant, and the word without the kind before it."""
    prefix, _, rest = typed.partition(":")
    return ((prefix,), rest) if rest and prefix in kinds else (kinds, typed)


def _best(
    connection: sqlite3.Connection, typed: str, kinds: tuple[str, ...]
) -> tuple[int, list[tuple[str, str]]]:
    """Return kind and id of what fits best, after how well it fits, as find_tier tells it."""
    wanted, word = _kinds_and_word(typed, kinds)
    entry = connection.execute(_ENTRY_KIND, {"id": _encodable(word)}).fetchone()
    if entry is not None and entry["kind"] in wanted:
        return _ENTRY_ID, [(entry["kind"], word)]
    found = [(_TITLED, kind, id_) for id_, kind in _titled(connection, word, wanted)]
    for kind in wanted:
        if kind not in ENTRY_KINDS:
            tier, meant = find_tier(word, names_of(connection, kind))
            found += [(tier, kind, id_) for id_ in meant]
    least = min(found)[0] if found else BEGINNINGS + 1
    return least, [(kind, id_) for tier, kind, id_ in found if tier == least]


def _titled(
    connection: sqlite3.Connection, title: str, kinds: Collection[str]
) -> list[tuple[str, str]]:
    """Return id and kind of the entries of some kinds that have exactly this title."""
    rows = connection.execute(_ENTRIES_TITLED, {"title": _encodable(title)})
    return [(row["id"], row["kind"]) for row in rows if row["kind"] in kinds]


def _encodable(typed: str) -> str:
    """Return what may stand in a log: no lone surrogate, of a command line that is no UTF-8."""
    return typed.encode(errors="replace").decode()


def entries_with_word(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    """Return kind and id of the entries that have what was typed as a part of their id."""
    part = "-".join(fold(_encodable(typed)).split())
    return [(row["kind"], row["id"]) for row in connection.execute(_ENTRIES_WITH, {"part": part})]


def also_called(connection: sqlite3.Connection, kind: str, typed: str, id_: str) -> list[Named]:
    """Return those of a kind whose names hold the words that were typed for another one."""
    words = fold(typed).split()
    others = (
        name.id
        for name in names_of(connection, kind)
        if words and name.id != id_ and set(words) <= set(name.folded.split())
    )
    return [named(connection, kind, other) for other in dict.fromkeys(others)]


def called(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    """Return kind and id of all that has this name or id, or is the only one that begins so."""
    entry = connection.execute(_ENTRY_KIND, {"id": _encodable(typed)}).fetchone()
    found = [] if entry is None else [(str(entry["kind"]), typed)]
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
