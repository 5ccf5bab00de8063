"""Where sources have it from: a reprint, a wire story or a translation is no second witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from syru.log.model import Source


def circles(sources: Iterable[Source]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of origins, as ids from the one that is declared first, back to it."""
    origins = {source.id: source.origin for source in sources}
    order = {id_: number for number, id_ in enumerate(origins)}
    done: set[str] = set()
    for start in origins:
        way: dict[str, None] = {}
        at: str | None = start
        while at in origins and at not in done and at not in way:
            way[at] = None
            at = origins[at]
        if at in way:
            ids = list(way)
            circle = ids[ids.index(at) :]
            turn = circle.index(min(circle, key=order.__getitem__))
            yield (*circle[turn:], *circle[:turn], circle[turn])
        done.update(way)


def roots(sources: Iterable[Source]) -> Mapping[str, str]:
    """Return the id at the end of the origins of each source, which is its own without any.

    There must be no circle among them.
    """
    origins = {source.id: source.origin for source in sources}
    found: dict[str, str] = {}
    for id_ in origins:
        way, at = [id_], id_
        while at not in found and (origin := origins[at]) is not None:
            way.append(origin)
            at = origin
        found |= dict.fromkeys(way, found.get(at, at))
    return found
