"""Ids for new entries: the same at every import, and none for what a log has already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from syru.importing.taken import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as the log is to have it; plural is the name of its list, such as "events"."""

    plural: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The entries that are new, in the order of the rows, and how many the log has already."""

    entries: tuple[Entry, ...]
    known: int
    made: int  # ids that the rows did not have


def number(drafts: Sequence[Draft], known: Mapping[str, Mapping[str, object]]) -> Numbered:
    """Give each draft an id that is free; known are the entries of a log, by id.

    Drafts with one base are told apart by numbers: x, x-2, x-3. Of so many as the log has already,
    none is new, whatever was changed in the log since; of more, those that are not like any there.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        groups[draft.base].append(at)
    ids: dict[int, str] = {}
    taken = {*known, *groups}
    for base, group in groups.items():
        there = list(_numbered(base, known, groups))
        new = _new(group, drafts, [known[id_] for id_ in there])
        free = _free(base, taken, base_is_free=base not in known)
        for at in new:
            ids[at] = next(free)
            taken.add(ids[at])
    given = {draft.given: ids.get(at, draft.base) for at, draft in enumerate(drafts) if draft.given}
    events = {*known, *(id_ for at, id_ in ids.items() if drafts[at].plural == "events")}
    return Numbered(
        entries=tuple(
            Entry(plural=drafts[at].plural, values=_whole(drafts[at], id_, given, events))
            for at, id_ in sorted(ids.items())
        ),
        known=len(drafts) - len(ids),
        made=sum(drafts[at].given is None for at in ids),
    )


def _numbered(base: str, known: Mapping[str, object], bases: Mapping[str, object]) -> Iterator[str]:
    """Yield the ids of a log that an earlier import made of a base."""
    if base in known:
        yield base
    at = 2
    while (id_ := f"{base}-{at}") in known or id_ in bases:
        if id_ not in bases:
            yield id_
        at += 1


def _new(
    group: Sequence[int], drafts: Sequence[Draft], there: Iterable[Mapping[str, object]]
) -> list[int]:
    """Return which of the drafts of one base are new."""
    olds = list(there)
    if not olds:
        return list(group)
    unlike = [at for at in group if not any(_is_like(drafts[at].values, old) for old in olds)]
    return unlike[: max(0, len(group) - len(olds))]


def _is_like(values: Mapping[str, object], old: Mapping[str, object]) -> bool:
    return all(old.get(key) == value for key, value in values.items() if key != "source")


def _free(base: str, taken: set[str], *, base_is_free: bool) -> Iterator[str]:
    if base_is_free:
        yield base
    at = 2
    while True:
        if f"{base}-{at}" not in taken:
            yield f"{base}-{at}"
        at += 1


def _whole(
    draft: Draft, id_: str, given: Mapping[str, str], events: AbstractSet[str]
) -> dict[str, object]:
    """Return the values of an entry with its id; an event that is none is kept under `extra`."""
    values = {"id": id_, **draft.values}
    event = values.get("event")
    if isinstance(event, str):
        known = given.get(event, event)
        values["event"] = known
        if known not in events:
            kept = values.get("extra")
            values["extra"] = {**(kept if isinstance(kept, dict) else {}), "event": event}
            values["event"] = None
    return {key: value for key, value in values.items() if value is not None}
