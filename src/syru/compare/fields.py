"""What differs between two versions of one thing: its fields, dates, claims and sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from syru.compare.difference import HEADING, Change, How, Weight
from syru.log.model import (
    Citation,
    Claim,
    Entry,
    LogHead,
    Quote,
    WrittenDate,
    field_names,
    is_list,
)
from syru.log.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from syru.compare.difference import Thing
    from syru.dates import DateSpan

    Compared = Thing | Claim | Citation

Item = TypeVar("Item")

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
# Which two claims are one that changed, the surest first: the same stance of the same holder, then
# any two of the same named holder. Claims that nobody is named for are matched by stance alone.
_SAME_CLAIM: tuple[Callable[[Claim, Claim], bool], ...] = (
    lambda old, new: (old.by, old.stance) == (new.by, new.stance),
    lambda old, new: old.by is not None and old.by == new.by,
)


def changes_between(old: Thing, new: Thing, roots: Mapping[str, str]) -> tuple[Change, ...]:
    """Return everything that differs between two versions of a thing, the most serious first.

    roots has the end of the origins of each source.
    """
    found = list(_field_changes(old, new))
    if isinstance(old, Entry) and isinstance(new, Entry):
        found += _citation_changes(old.citations, new.citations, roots)
        claims = _claim_changes(old.claims, new.claims)
        if not isinstance(old, Quote) and not isinstance(new, Quote):
            standing = _standing_change(old.claims, new.claims, claims)
            found += [standing] if standing is not None else []
        found += claims
        if old.kind != new.kind:
            found.append(Change(field="kind", how=How.CHANGED, old=old.kind, new=new.kind))
            found += _heading_change(old, new)
    return tuple(sorted(found, key=lambda one: (one.weight, one.field not in _SAID_FIRST)))


def _field_changes(old: Compared, new: Compared) -> Iterator[Change]:
    names = dict.fromkeys((*field_names(new), *field_names(old)))
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
    elif all(map(is_list, sides)) and name not in _SINGLE:
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


def _without(items: Iterable[Item], others: Iterable[Item]) -> tuple[Item, ...]:
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


def _claim_changes(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[Change, ...]:
    gone, added, changed = _matched(old, new, _SAME_CLAIM)
    return (
        *(_evidence("claims", How.ADDED, new=claim) for claim in added),
        *(_evidence("claims", How.WITHDRAWN, old=claim) for claim in gone),
        *(_changed_claim(*pair) for pair in changed),
    )


def _changed_claim(old: Claim, new: Claim) -> Change:
    parts = tuple(_field_changes(old, new))
    stance = any(part.field == "stance" for part in parts)
    weight = Weight.EVIDENCE if stance else min(part.weight for part in parts)
    return Change(field="claims", how=How.CHANGED, old=old, new=new, weight=weight, parts=parts)


def _citation_changes(
    old: Sequence[Citation], new: Sequence[Citation], roots: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the sources of an entry that were added or removed, or are cited otherwise.

    One that is added is of a new origin where none of the old ones ends there.
    """
    gone, added, changed = _matched(old, new, (lambda one, other: one.source == other.source,))
    if not (gone or added or changed) and tuple(old) != tuple(new):
        yield Change(field="cited", how=How.REORDERED, old=tuple(old), new=tuple(new))
    origins = {roots.get(one.source, one.source) for one in old}
    for one in added:
        fresh = roots.get(one.source, one.source) not in origins
        yield _evidence("cited", How.ADDED, new=(one,), new_origin=fresh)
    for one in gone:
        yield _evidence("cited", How.REMOVED, old=(one,))
    for one, other in changed:
        parts = tuple(_field_changes(one, other))
        whole = Change(field="cited", how=How.CHANGED, old=one, new=other, parts=parts)
        yield from parts if len(old) == len(new) == 1 else [whole]


def _matched(
    old: Iterable[Item], new: Iterable[Item], same: Iterable[Callable[[Item, Item], bool]]
) -> tuple[list[Item], list[Item], list[tuple[Item, Item]]]:
    """Return what is gone, what was added, and in pairs what is the same and has changed."""
    gone, added = list(_without(old, new)), list(_without(new, old))
    pairs = []
    for alike in same:
        for one in tuple(gone):
            other = next((other for other in added if alike(one, other)), None)
            if other is not None:
                gone.remove(one)
                added.remove(other)
                pairs.append((one, other))
    return gone, added, pairs


def _evidence(field: str, how: How, **sides: Any) -> Change:
    return Change(field=field, how=how, weight=Weight.EVIDENCE, **sides)


def _standing_change(
    old: Sequence[Claim], new: Sequence[Claim], changes: Sequence[Change]
) -> Change | None:
    """Return how the standing changed and which of the changed claims made it so, where it did."""
    stances = {claim.stance for claim in old}, {claim.stance for claim in new}
    before, after = map(standing_of, stances)
    if before == after:
        return None
    changed = stances[0] ^ stances[1]
    # What the standing would be different without; where no stance is that alone, all are.
    decisive = {one for one in changed if standing_of(stances[1] ^ {one}) != after} or changed
    parts = tuple(
        change
        for change in changes
        if any(
            isinstance(claim, Claim) and claim.stance in decisive
            for claim in (change.old, change.new)
        )
    )
    return Change(
        field="standing",
        how=How.CHANGED,
        old=before,
        new=after,
        weight=Weight.STANDING,
        parts=parts,
    )


def how_changed(old: DateSpan, new: DateSpan) -> How:
    """Return how one date became another.

    It is narrowed where each day on which it may now have started or ended was possible before,
    and some are not any more; widened the other way round. What is neither has moved: as a whole,
    or at one of its ends. Where the days are the same, only the signs ~, ? and % can differ, or
    the spelling.
    """
    if _starts(old) == _starts(new) and _ends(old) == _ends(new):
        if old.flagged == new.flagged:
            return How.RESPELLED
        return How.FLAGGED if new.flagged else How.UNFLAGGED
    if _within(_starts(new), _starts(old)) and _within(_ends(new), _ends(old)):
        return How.NARROWED
    if _within(_starts(old), _starts(new)) and _within(_ends(old), _ends(new)):
        return How.WIDENED
    return _moved(old, new)


def _moved(old: DateSpan, new: DateSpan) -> How:
    if _starts(old) == _starts(new):
        return How.END_MOVED
    if _ends(old) == _ends(new):
        return How.START_MOVED
    pairs = list(zip((*_starts(old), *_ends(old)), (*_starts(new), *_ends(new)), strict=True))
    if all(after <= before for before, after in pairs):
        return How.EARLIER
    if all(after >= before for before, after in pairs):
        return How.LATER
    return How.MOVED


def _starts(span: DateSpan) -> tuple[str, str]:
    return span.start_lo, span.start_hi


def _ends(span: DateSpan) -> tuple[str, str]:
    return span.end_lo, span.end_hi


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
