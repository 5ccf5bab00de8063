"""Which sources of an entry were added, removed or are cited otherwise, and of what origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.compare.difference import Change, How, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from syru.log.model import Citation


def citation_changes(
    old: Sequence[Citation],
    new: Sequence[Citation],
    roots: Mapping[str, str],
    compare: Callable[[Citation, Citation], tuple[Change, ...]],
) -> Iterator[Change]:
    """Yield the citations that differ; compare returns what is different about one that changed.

    roots has the end of the origins of each source: one that is added is of a new origin where
    none of the old ones ends there.
    """
    before, after = _without(old, new), _without(new, old)
    if not before and not after and tuple(old) != tuple(new):
        yield Change(field="cited", how=How.REORDERED, old=tuple(old), new=tuple(new))
    pairs = list(_pairs(before, after))
    alone = len(old) == len(new) == 1
    for pair in pairs:
        parts = compare(*pair)
        yield from parts if alone else [_changed(*pair, parts)]
    origins = {roots.get(one.source, one.source) for one in old}
    for one in after:
        fresh = roots.get(one.source, one.source) not in origins
        yield _change(How.ADDED, new=(one,), new_origin=fresh)
    for one in before:
        yield _change(How.REMOVED, old=(one,))


def _pairs(old: list[Citation], new: list[Citation]) -> Iterator[tuple[Citation, Citation]]:
    """Yield citations of the same source, and take them out of both lists."""
    for one in tuple(old):
        other = next((other for other in new if other.source == one.source), None)
        if other is not None:
            old.remove(one)
            new.remove(other)
            yield one, other


def _without(citations: Sequence[Citation], others: Sequence[Citation]) -> list[Citation]:
    return [one for one in citations if one not in others]


def _change(
    how: How,
    *,
    old: object = None,
    new: object = None,
    new_origin: bool | None = None,
) -> Change:
    weight = Weight.EVIDENCE
    return Change(field="cited", how=how, old=old, new=new, weight=weight, new_origin=new_origin)


def _changed(old: Citation, new: Citation, parts: tuple[Change, ...]) -> Change:
    return Change(field="cited", how=How.CHANGED, old=old, new=new, parts=parts)
