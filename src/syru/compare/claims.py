"""Which claims were added, withdrawn or changed, and what that made of an entry's standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.compare.difference import Change, How, Weight
from syru.log.model import Claim
from syru.log.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Alike = Callable[[Claim, Claim], bool]

# Which two claims are one that changed, the surest first: the same stance of the same holder, then
# any two of the same named holder. Claims that nobody is named for are matched by stance alone.
_ALIKE: tuple[Alike, ...] = (
    lambda old, new: (old.by, old.stance) == (new.by, new.stance),
    lambda old, new: old.by is not None and old.by == new.by,
)


def claim_changes(
    old: Sequence[Claim],
    new: Sequence[Claim],
    compare: Callable[[Claim, Claim], tuple[Change, ...]],
) -> tuple[Change, ...]:
    """Return the claims that differ; compare returns what is different about one that changed."""
    before, after = list(old), list(new)
    for _ in _pairs(before, after, lambda one, other: one == other):
        pass
    changed = [pair for alike in _ALIKE for pair in _pairs(before, after, alike)]
    return (
        *(_change(How.ADDED, None, claim) for claim in after),
        *(_change(How.WITHDRAWN, claim, None) for claim in before),
        *(_change(How.CHANGED, *pair, compare(*pair)) for pair in changed),
    )


def standing_change(
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


def _change(
    how: How, old: Claim | None, new: Claim | None, parts: tuple[Change, ...] = ()
) -> Change:
    weight = Weight.EVIDENCE
    if how is How.CHANGED and not any(part.field == "stance" for part in parts):
        weight = min(part.weight for part in parts)
    return Change(field="claims", how=how, old=old, new=new, weight=weight, parts=parts)


def _pairs(old: list[Claim], new: list[Claim], alike: Alike) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of claims that are alike, and take them out of both lists."""
    for claim in tuple(old):
        match = next((other for other in new if alike(claim, other)), None)
        if match is not None:
            old.remove(claim)
            new.remove(match)
            yield claim, match
