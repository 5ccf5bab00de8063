"""Two logs compared: what is new, gone, merged, renamed or changed in the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.compare.difference import Difference, Fate, LogDiff
from syru.compare.fields import changes_between
from syru.compare.renames import Followed, follow_declared, follow_entries, in_new_ids
from syru.log.model import DECLARED, Log, LogHead, Source
from syru.log.origins import roots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from syru.compare.difference import Declared, Thing
    from syru.compare.renames import Ids

    # The end of the origins of each source, by id.
    Ends = Mapping[str, str]

# What there is where there is no log.
NO_LOG = Log(heads=(), sources=(), actors=(), topics=(), places=(), entries=())
# What a log declares, in the order in which it is told: by what became of it, then by kind.
_TOLD = ("actors", "topics", "places", "sources")
_FATES = tuple(Fate)


def compare_logs(old: Log, new: Log, days: tuple[str, str] | None = None) -> LogDiff:
    """Return everything that differs between two logs, the most serious first, entries before all.

    Where entries stand in the file is no difference. days are those of one log, where it is that.
    """
    followed = {
        plural: follow_declared(_declared(old, plural), _declared(new, plural))
        for plural in DECLARED
    }
    entries = Followed(ids=follow_entries(old.entries, new.entries))
    ids = _new_ids({**followed, "entries": entries})
    ends = {**_in_new_ids(roots(old.sources), ids), **roots(new.sources)}
    of_entries = _differences(old.entries, new.entries, entries, ids, ends)
    of_declared = [
        found
        for plural in _TOLD
        for found in _differences(
            _declared(old, plural), _declared(new, plural), followed[plural], ids, ends
        )
    ]
    return LogDiff(
        differences=(
            *sorted(of_entries, key=lambda found: found.weight),
            *sorted(of_declared, key=lambda found: _FATES.index(found.fate)),
            *_heads(old, new),
        ),
        names={**_names(old), **_names(new)},
        days=days,
    )


def _new_ids(followed: Mapping[str, Followed]) -> Ids:
    """Return the new id for each kind and old id that is another now."""
    kinds = {**DECLARED, "entries": "entry"}
    return {
        (kinds[plural], old_id): new_id
        for plural, found in followed.items()
        for old_id, new_id in found.ids.items()
    }


def _declared(log: Log, plural: str) -> Sequence[Declared]:
    things: Sequence[Declared] = getattr(log, plural)
    return things


def _differences(
    old: Sequence[Thing], new: Sequence[Thing], followed: Followed, ids: Ids, ends: Ends
) -> Iterator[Difference]:
    """Yield what became of each thing of one kind, in the order of the new log."""
    after = {_id(thing): thing for thing in new}
    before = {
        followed.ids.get(_id(one), _id(one)): one for one in old if not _merged(one, followed)
    }
    for id_, thing in after.items():
        if id_ not in before:
            yield Difference(kind=_kind(thing), fate=Fate.NEW, new=thing)
        elif found := _difference(before[id_], thing, ids, ends):
            yield found
    for thing in old:
        if _merged(thing, followed):
            into = after[followed.ids[_id(thing)]]
            yield Difference(kind=_kind(thing), fate=Fate.MERGED, old=thing, new=into)
        elif followed.ids.get(_id(thing), _id(thing)) not in after:
            yield Difference(kind=_kind(thing), fate=Fate.GONE, old=thing)


def _difference(old: Thing, new: Thing, ids: Ids, ends: Ends) -> Difference | None:
    """Return how a thing that both logs have differs; None where it does not."""
    # In Python 1 equals true, so that values of one's own may differ between equals.
    if old == new and not getattr(new, "extra", ()):
        return None
    changes = changes_between(in_new_ids(old, ids) if ids else old, new, ends)
    renamed = _id(old) != _id(new) or any(change.field == "name" for change in changes)
    if not renamed and not changes:
        return None
    fate = Fate.RENAMED if renamed else Fate.CHANGED
    return Difference(kind=_kind(new), fate=fate, old=old, new=new, changes=changes)


def _in_new_ids(ends: Ends, ids: Ids) -> Ends:
    return {id_: ids.get(("source", end), end) for id_, end in ends.items()}


def _heads(old: Log, new: Log) -> Iterator[Difference]:
    for before, after in zip(old.heads, new.heads, strict=False):
        if changes := changes_between(before, after, {}):
            yield Difference(kind="log", fate=Fate.CHANGED, old=before, new=after, changes=changes)


def _merged(thing: Thing, followed: Followed) -> bool:
    return _id(thing) in followed.merged


def _id(thing: Thing) -> str:
    return getattr(thing, "id", "")


def _kind(thing: Thing) -> str:
    return "log" if isinstance(thing, LogHead) else type(thing).__name__.lower()


def _names(log: Log) -> Mapping[tuple[str, str], str]:
    return {
        (kind, thing.id): thing.title if isinstance(thing, Source) else thing.name
        for plural, kind in DECLARED.items()
        for thing in _declared(log, plural)
    }
