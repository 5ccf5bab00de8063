"""With whom: the leading actors on a ring, joined by lines as wide as the entries they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import pi, sin
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from syru.export.edition import escaped
from syru.render.words import noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.query.found import FoundEntry

_MOST: Final = 30
# More lines make a picture in which none can be followed.
_MOST_TIES: Final = 120
_WIDTH: Final = 1_100
_ROW: Final = 25
_NAME: Final = 290
_LONGEST: Final = 44
_MARGIN: Final = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The picture, and what is said below it."""

    svg: str
    caption: str


def draw_network(entries: Iterable[FoundEntry]) -> Network:
    """Return the actors who share most entries with others, and what joins them."""
    counts: Counter[str] = Counter()
    entries_of: Counter[str] = Counter()
    ties: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for found in entries:
        involved = {one.id: one.name for one in (*found.actors, found.by) if one is not None}
        names |= involved
        claimants = {claim.by.id for claim in found.claims if claim.by is not None}
        entries_of.update(involved.keys() | claimants)
        if len(involved) > 1:
            counts.update(involved.keys())
        ties.update(combinations(sorted(involved), 2))
    leading = [id_ for id_, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][
        :_MOST
    ]
    inside = {pair: number for pair, number in ties.items() if {*pair} <= {*leading}}
    if not inside:
        return Network(svg="", caption="No two actors share an entry.")
    order = _order(leading, inside)
    strongest = sorted(inside.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TIES]
    svg = "".join(_svg(order, strongest, entries_of, names))
    return Network(svg=svg, caption=_caption(len(counts), len(inside) - len(strongest)))


def _caption(actors: int, left_out: int) -> str:
    which = f"The {_MOST} of {actors} actors" if actors > _MOST else f"The {actors} actors"
    named = "who share most entries with others" if actors > _MOST else "who share entries"
    more = f" {left_out} of the thinnest are left out." if left_out else ""
    return (
        f"{which} {named}; a line is wider the more two share.{more}"
        " A name shows all its entries, those in which it claims or denies something too."
    )


def _order(leading: Sequence[str], ties: Mapping[tuple[str, str], int]) -> list[str]:
    """Return actors so that each follows the one to which it has most ties, as far as it can."""
    order = [leading[0]]
    rest = list(leading[1:])
    while rest:
        last = order[-1]
        # Of equals the one with more entries comes first, since they are in that order.
        following = max(rest, key=lambda id_: ties.get((min(id_, last), max(id_, last)), 0))
        order.append(following)
        rest.remove(following)
    # They alternate between the sides, so that those with many ties are across from each other.
    return [*order[::2], *reversed(order[1::2])]


def _svg(
    order: Sequence[str],
    ties: Sequence[tuple[tuple[str, str], int]],
    counts: Mapping[str, int],
    names: Mapping[str, str],
) -> Iterator[str]:
    right = (len(order) + 1) // 2
    height = max(right, 3) * _ROW + 2 * _MARGIN
    yield (
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="group"'
        ' aria-label="Actors and what joins them">'
    )
    places = {id_: _place(at, len(order), height) for at, id_ in enumerate(order)}
    most = ties[0][1]
    for (one, other), number in reversed(ties):
        ends = f"{order.index(one)} {order.index(other)}"
        yield _tie(ends, places[one], places[other], number / most)
    for id_ in order:
        yield _actor(id_, names[id_], counts[id_], places[id_])
    yield "</svg>"


def _place(at: int, number: int, height: int) -> tuple[float, float]:
    """Return a place on the ring: down its right side, then up its left, each name with room."""
    right = (number + 1) // 2
    down = at if at < right else number - 1 - at
    rows = right if at < right else number - right
    y = _MARGIN + (down + 0.5) * (height - 2 * _MARGIN) / rows
    reach = _WIDTH / 2 - _NAME
    x = reach * (0.6 + 0.4 * sin(pi * (down + 0.5) / rows))
    return _WIDTH / 2 + (x if at < right else -x), y


def _tie(ends: str, one: tuple[float, float], other: tuple[float, float], share: float) -> str:
    """Return a line that bends towards the middle, so that it does not lie on the ring itself."""
    bend = 0.6 if (one[0] > _WIDTH / 2) == (other[0] > _WIDTH / 2) else 0.4
    controls = [f"{x + (_WIDTH / 2 - x) * bend:.0f} {y:.0f}" for x, y in (one, other)]
    points = [f"{x:.0f} {y:.0f}" for x, y in (one, other)]
    path = f"M{points[0]}C{controls[0]} {controls[1]} {points[1]}"
    return (
        f'<path class="tie" data-ends="{ends}" d="{path}" stroke-width="{0.75 + 7 * share:.1f}"/>'
    )


def _actor(id_: str, name: str, count: int, place: tuple[float, float]) -> str:
    x, y = place
    side, anchor = (10, "start") if x >= _WIDTH / 2 else (-10, "end")
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    words = escaped(f"{name}: {count} {noun((), count)}")
    address = f"#actor={quote(id_, safe='')}"
    radius = min(9, 3 + count**0.5)
    return (
        f'<a class="actor" href="{address}" aria-label="{words}"><title>{words}</title>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>'
        f'<text x="{x + side:.0f}" y="{y + 4:.0f}" text-anchor="{anchor}">'
        f"{escaped(shown)}</text></a>"
    )
