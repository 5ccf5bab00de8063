"""The timeline as it is drawn for a page without its script: lanes of marks over a time axis.

The script draws the same, for the window at hand and what is chosen: lanes.js, marks.js, axis.js.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from syru.dates.day import from_ordinal, ordinal
from syru.export.edition import escaped
from syru.export.page.columns import AFTER, BEFORE, day_number
from syru.export.page.list_order import year_words
from syru.render.words import noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from syru.export.page.list_order import Placed
    from syru.export.page.scale import Scale
    from syru.query.found import FoundEntry

# In pixels, where the picture has its full width.
_WIDTH: Final = 1_100
_LEFT: Final = 158
_RIGHT: Final = 940
_AXIS: Final = 24
_ROW: Final = 18
_POINT: Final = 12
_LETTER: Final = 6.2
_MOST_LANES: Final = 14
_MOST_ROWS: Final = 4
_CELL: Final = 26
_PILL: Final = 26
_MOST_TITLES: Final = 6
_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_OTHERS: Final = "Other topics"


@dataclass(slots=True, kw_only=True)
class _Box:
    """An entry, or several that are joined to a number, and from where to where it lies."""

    entries: list[Placed]
    x: float
    end: float
    row: int = 0


def draw_timeline(placed: Sequence[Placed], scale: Scale | None) -> str:
    """Return the timeline of all entries that have a date; an empty text where none has."""
    lanes: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        if one.entry.span is not None:
            lanes[one.found.topics[0].name if one.found.topics else "No topic"].append(one)
    if scale is None:
        return ""
    most = sorted(lanes.items(), key=lambda lane: -len(lane[1]))
    if len(most) > _MOST_LANES:
        rest = [one for _, inside in most[_MOST_LANES - 1 :] for one in inside]
        most = [*most[: _MOST_LANES - 1], (_OTHERS, rest)]
    return "".join(_svg([(name, *_laid_out(inside, scale)) for name, inside in most], scale))


def _svg(lanes: Sequence[tuple[str, list[_Box], int]], scale: Scale) -> Iterator[str]:
    height = _AXIS + sum(rows * _ROW + 4 for _, _, rows in lanes)
    yield (
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="group"'
        ' aria-label="Timeline">'
    )
    yield from _axis(scale, height)
    y = _AXIS
    for number, (name, boxes, rows) in enumerate(lanes):
        even = "" if number % 2 else " even"
        lane_height = rows * _ROW + 4
        shown = _cut(name, _LEFT / 1.1)
        yield (
            f'<rect class="lane{even}" x="0" y="{y}" width="{_WIDTH}" height="{lane_height}"/>'
            f'<text class="name" x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">'
            f"{escaped(shown)}</text>"
        )
        for box in boxes:
            yield from _mark(box, y + 2 + box.row * _ROW, _room(box, boxes), scale)
        y += lane_height
    yield "</svg>"


def _axis(scale: Scale, height: int) -> Iterator[str]:
    yield '<g class="axis" aria-hidden="true">'
    free = 0.0
    for stretch in scale.stretches:
        width = (stretch.end - stretch.start) * (_RIGHT - _LEFT)
        for day in _ticks(stretch.first, stretch.after, width):
            x = _x(scale, day)
            at = from_ordinal(day)
            year = year_words(at.year)
            label = year if (at.month, at.day) == (1, 1) else f"{_MONTHS[at.month - 1]} {year}"
            if x >= free:
                yield f'<path d="M{x:.0f} {_AXIS - 5}V{height}"/>'
                yield f'<text x="{x + 3:.0f}" y="14">{label}</text>'
                free = x + len(label) * _LETTER + 8
    yield "</g>"


def _ticks(first: int, after: int, width: float) -> Iterator[int]:
    """Yield the first day of a stretch, and those of its years or quarters, as there is room."""
    yield first
    begin, end = from_ordinal(first).year, from_ordinal(after - 1).year
    months = 3 if width > (end - begin + 1) * 4 * 60 else 12
    years = max(1, round((end - begin) * 40 / max(width, 1)))
    for year in range(begin, end + 1):
        for month in range(1, 13, months):
            day = ordinal(year, month, 1)
            if first < day < after and year % years == 0:
                yield day


def _x(scale: Scale, day: int) -> float:
    if day in (BEFORE, AFTER):
        return _LEFT if day == BEFORE else _WIDTH
    return min(max(_LEFT + scale.at(day) * (_RIGHT - _LEFT), _LEFT), _WIDTH)


def _laid_out(placed: Iterable[Placed], scale: Scale) -> tuple[list[_Box], int]:
    """Return the boxes of a lane and how many rows they take; joined where those are too many."""
    boxes = sorted((_box(one, scale) for one in placed), key=lambda box: (box.x, box.end))
    rows = _packed(boxes)
    cell = _CELL
    while rows > _MOST_ROWS and len(boxes) > 1:
        boxes = _joined(boxes, cell)
        rows = _packed(boxes)
        cell *= 2
    return boxes, rows


def _box(one: Placed, scale: Scale) -> _Box:
    span = one.entry.span
    days = (0, 0) if span is None else (day_number(span.start_lo), day_number(span.end_hi))
    x, end = _x(scale, days[0]), _x(scale, days[1] + (days[1] != AFTER))
    if end - x < _POINT:
        x, end = (x + end - _POINT) / 2, (x + end + _POINT) / 2
    return _Box(entries=[one], x=x, end=end)


def _joined(boxes: Iterable[_Box], cell: int) -> list[_Box]:
    groups: defaultdict[tuple[int, int], list[_Box]] = defaultdict(list)
    for box in boxes:
        groups[int(box.x // cell), int(box.end // cell)].append(box)
    return sorted(map(_one, groups.values()), key=lambda box: box.x)


def _one(boxes: Sequence[_Box]) -> _Box:
    entries = [one for box in boxes for one in box.entries]
    return _Box(entries=entries, x=min(box.x for box in boxes), end=max(box.end for box in boxes))


def _packed(boxes: Iterable[_Box]) -> int:
    """Put each box into the first row that is free, and return how many rows there are."""
    ends: list[float] = []
    for box in boxes:
        box.row = next((at for at, end in enumerate(ends) if end + 2 <= box.x), len(ends))
        end = max(box.end, box.x + _PILL * (len(box.entries) > 1))
        ends[box.row : box.row + 1] = [end]
    return max(len(ends), 1)


def _room(box: _Box, boxes: Iterable[_Box]) -> float:
    """Return how much room the title of a box has before the next mark in its row."""
    later = (other.x for other in boxes if other.row == box.row and other.x > box.x)
    return min(later, default=_WIDTH) - box.x - _POINT - 8


def _mark(box: _Box, y: int, room: float, scale: Scale) -> Iterator[str]:
    if len(box.entries) > 1:
        yield from _number(box, y, room)
        return
    [one] = box.entries
    found, span = one.found, one.entry.span
    kind = found.standing or "quote"
    doubted = " doubted" if span is not None and span.flagged else ""
    words = escaped(f"{found.heading}, {found.when}, {kind}")
    yield f'<a class="mark {kind}{doubted}" href="#{found.id}"><title>{words}</title>'
    if box.end - box.x > _POINT and span is not None:
        yield f'<path class="unsure" d="M{box.x:.0f} {y + 15}H{box.end:.0f}"/>'
        if span.start_hi <= span.end_lo:
            ends = _x(scale, day_number(span.start_hi)), _x(scale, day_number(span.end_lo))
            yield f'<path class="lasts" d="M{ends[0]:.0f} {y + 15}H{ends[1]:.0f}"/>'
    yield f'<use class="shape" href="#{kind.capitalize()}" x="{box.x + 6:.0f}" y="{y + 7}"/>'
    yield f"{_title(_label(found), box.x + _POINT + 3, y, room)}</a>"


def _number(box: _Box, y: int, room: float) -> Iterator[str]:
    """Yield several entries as their number, with the first of their titles."""
    number = len(box.entries)
    yield f'<g class="mark"><title>{number} {noun((), number)}</title>'
    yield f'<path class="unsure" d="M{box.x:.0f} {y + 15}H{box.end:.0f}"/>'
    yield f'<rect class="pill" x="{box.x:.0f}" y="{y}" width="{_PILL}" height="15" rx="6"/>'
    yield f'<text class="number" x="{box.x + _PILL / 2:.0f}" y="{y + 11}" text-anchor="middle">'
    yield f"{number}</text>"
    titles = " · ".join(_label(one.found) for one in box.entries[:_MOST_TITLES])
    yield f"{_title(titles, box.x + _PILL + 3, y, room - _PILL + _POINT)}</g>"


def _label(found: FoundEntry) -> str:
    """Return what an entry says, and of one that is denied by whom."""
    against = [one.by.name for one in found.claims if one.stance == "denies" and one.by is not None]
    who = ", ".join(dict.fromkeys(against))
    return f"Denied by {who}: {found.heading}" if who else found.heading


def _title(text: str, x: float, y: int, room: float) -> str:
    if room < _LETTER * 10 and len(text) * _LETTER > room:
        return ""
    return f'<text class="title" x="{x:.0f}" y="{y + 11}">{escaped(_cut(text, room))}</text>'


def _cut(text: str, room: float) -> str:
    return text if len(text) * _LETTER <= room else f"{text[: int(room / _LETTER) - 1]}…"
