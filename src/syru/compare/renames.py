"""Which thing of the new log is one of the old log under another id: renamed, or merged.

A thing that a log declares goes on under another id where its name, folded, is a name, an alias or
the id of one thing there; a source where its title or its address is that of one source. Where
that thing is there in both logs, or several things go on in it, they were merged. An entry goes on
under another id where its title, statement or words, folded, are those of one new entry of its
kind and were those of one that is gone. Nothing less will do: what is only alike is gone and new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from syru.compare.difference import HEADING, REFERS_TO
from syru.log.model import Source, field_names, is_list
from syru.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from syru.compare.difference import AnyEntry, Declared

Value = TypeVar("Value")
Ids = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The new id of each old one that is gone; merged are those that share it with others."""

    ids: Mapping[str, str]
    merged: frozenset[str] = frozenset()


def follow_declared(old: Sequence[Declared], new: Sequence[Declared]) -> Followed:
    """Return what became of the things of one kind whose ids are gone."""
    kept = {thing.id for thing in old} & {thing.id for thing in new}
    called: dict[str, set[str]] = defaultdict(set)
    for thing in new:
        for name in _names(thing):
            called[name].add(thing.id)
    ids = {}
    for thing in old:
        if thing.id not in kept:
            found = set.union(*(called.get(name, set()) for name in _own_names(thing)))
            if len(found) == 1:
                ids[thing.id] = found.pop()
    shared = Counter(ids.values())
    merged = {old_id for old_id, id_ in ids.items() if id_ in kept or shared[id_] > 1}
    return Followed(ids=ids, merged=frozenset(merged))


def follow_entries(old: Iterable[AnyEntry], new: Iterable[AnyEntry]) -> Mapping[str, str]:
    """Return the new id of each entry that is there under another one."""
    before, after = {entry.id: entry for entry in old}, {entry.id: entry for entry in new}
    gone = _by_words(entry for entry in before.values() if entry.id not in after)
    fresh = _by_words(entry for entry in after.values() if entry.id not in before)
    return {
        gone[words][0].id: entries[0].id
        for words, entries in fresh.items()
        if len(entries) == 1 and len(gone.get(words, ())) == 1
    }


def heading(entry: AnyEntry) -> str:
    """Return what an entry says: its title, its statement or its words."""
    said: str = getattr(entry, HEADING[entry.kind])
    return said


def in_new_ids(value: Value, ids: Ids, kind: str = "") -> Value:
    """Return a value with each id in it as the new log has it; kind is that of what it names."""
    mapped: Any = value
    if isinstance(value, str):
        mapped = ids.get((kind, value), value)
    elif is_list(value):
        mapped = tuple(in_new_ids(item, ids, kind) for item in value)
        # Two that were merged are named once.
        mapped = tuple(dict.fromkeys(mapped)) if kind and mapped != value else mapped
    elif names := field_names(value):
        own = {name: getattr(value, name) for name in names}
        moved = {name: in_new_ids(one, ids, REFERS_TO.get(name, "")) for name, one in own.items()}
        mapped = type(value)(**moved) if moved != own else value
    return mapped  # type: ignore[no-any-return]


def _by_words(entries: Iterable[AnyEntry]) -> dict[tuple[str, str], list[AnyEntry]]:
    found: dict[tuple[str, str], list[AnyEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.kind, _folded(heading(entry))].append(entry)
    return found


def _names(thing: Declared) -> Iterable[str]:
    """Return everything that a thing may be known by, folded."""
    if isinstance(thing, Source):
        return _own_names(thing)
    return map(_folded, (thing.id, thing.name, *thing.aliases))


def _own_names(thing: Declared) -> tuple[str, ...]:
    if isinstance(thing, Source):
        return (_folded(thing.title), *([thing.url] if thing.url else []))
    return (_folded(thing.name),)


def _folded(text: str) -> str:
    # Nothing is left of symbols alone: they are compared as they are.
    return fold(text) or text
