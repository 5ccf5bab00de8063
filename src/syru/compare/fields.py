"""What differs between two versions of one thing, field by field, whatever fields it has."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from syru.compare.citations import citation_changes
from syru.compare.claims import claim_changes, standing_change
from syru.compare.dates import how_changed
from syru.compare.difference import HEADING, Change, How, Weight
from syru.log.model import Claim, Entry, LogHead, Quote, WrittenDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syru.compare.difference import Thing
    from syru.log.model import Citation

    Compared = Thing | Claim | Citation

# What tells a thing from others, and where it was read, is no change of it.
_UNCOMPARED = frozenset({"id", "log", "claims"})
# Of an entry, what its citations say, and how they are written.
_CITED = frozenset({"source", "paragraphs", "locator", "url", "further", "all_listed"})
# Tuples that are one value each, no lists.
_SINGLE = frozenset({"coordinates"})
# Of changes that matter as much, those of what a reader sees first.
_SAID_FIRST = frozenset({"name", "title", "statement", "summary"})
_OF_QUOTATIONS = frozenset({"text", "by", "via"})
_EVIDENCE = frozenset({"source"})


def changes_between(old: Thing, new: Thing, roots: Mapping[str, str]) -> tuple[Change, ...]:
    """Return everything that differs between two versions of a thing, the most serious first.

    roots has the end of the origins of each source.
    """
    found = list(_field_changes(old, new))
    if isinstance(old, Entry) and isinstance(new, Entry):
        found += citation_changes(old.citations, new.citations, roots, _part_changes)
        claims = claim_changes(old.claims, new.claims, _part_changes)
        if not isinstance(old, Quote) and not isinstance(new, Quote):
            standing = standing_change(old.claims, new.claims, claims)
            found += [standing] if standing is not None else []
        found += claims
        if old.kind != new.kind:
            found.append(Change(field="kind", how=How.CHANGED, old=old.kind, new=new.kind))
            found += _heading_change(old, new)
    return tuple(sorted(found, key=lambda one: (one.weight, one.field not in _SAID_FIRST)))


def _part_changes(old: Claim | Citation, new: Claim | Citation) -> tuple[Change, ...]:
    return tuple(_field_changes(old, new))


def _field_changes(old: Compared, new: Compared) -> Iterator[Change]:
    names = dict.fromkeys(field.name for field in (*fields(new), *fields(old)))
    # An event that was a fact has a title where it had a statement.
    left_out = _UNCOMPARED | (_CITED if isinstance(old, Entry) else set())
    left_out |= set() if type(old) is type(new) else set(HEADING.values())
    for name in names:
        if name in left_out:
            continue
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before != after or name == "extra":
            yield from _changes(name, before, after, _weight(name, old))


def _heading_change(old: Entry, new: Entry) -> Iterator[Change]:
    before, after = (getattr(entry, HEADING[entry.kind]) for entry in (old, new))
    if before != after:
        yield Change(field=HEADING[new.kind], how=How.CHANGED, old=before, new=after)


def _weight(name: str, thing: Compared) -> Weight:
    if isinstance(thing, Quote) and name in _OF_QUOTATIONS:
        return Weight.QUOTATION
    if name in _EVIDENCE:
        return Weight.EVIDENCE
    return Weight.DATE if name == "date" and not isinstance(thing, LogHead) else Weight.SMALL


def _changes(name: str, old: Any, new: Any, weight: Weight) -> Iterator[Change]:
    """Yield how a field changed: for a list and a table, what was removed, added or changed."""
    sides = [side for side in (old, new) if side is not None]
    if name == "extra":
        yield from _table_changes(name, dict(old), dict(new))
    elif all(isinstance(side, tuple) for side in sides) and name not in _SINGLE:
        yield from _list_changes(name, old or (), new or (), weight)
    else:
        yield Change(field=name, how=_how(old, new), old=old, new=new, weight=weight)


def _how(old: object, new: object) -> How:
    if old is None or new is None:
        return How.GIVEN if old is None else How.TAKEN_AWAY
    if isinstance(old, WrittenDate) and isinstance(new, WrittenDate):
        return how_changed(old.span, new.span)
    return How.CHANGED


def _list_changes(
    name: str, old: tuple[Any, ...], new: tuple[Any, ...], weight: Weight
) -> Iterator[Change]:
    removed, added = _without(old, new), _without(new, old)
    if not removed and not added:
        yield Change(field=name, how=How.REORDERED, old=old, new=new)
    if added:
        yield Change(field=name, how=How.ADDED, new=added, weight=weight)
    if removed:
        yield Change(field=name, how=How.REMOVED, old=removed, weight=weight)


def _without(items: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the items that are not among the others, each as many times as it is missing."""
    left = Counter(others)
    missing = []
    for item in items:
        left[item] -= 1
        if left[item] < 0:
            missing.append(item)
    return tuple(missing)


def _table_changes(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        # In Python true is 1, and 1 is 1.0.
        if (type(before), before) != (type(after), after):
            yield Change(field=f"{name}.{key}", how=_how(before, after), old=before, new=after)
