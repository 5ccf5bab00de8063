"""The dates of an edition, drawn as SVG: bars for days, lines for what lasts or is uncertain."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL, Axis, make_axis
from syru.chart.rows import Shape, days_of, shape
from syru.chart.ticks import ticks
from syru.dates import parse_date
from syru.dates.day import from_ordinal
from syru.render.words import noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from syru.dates import DateSpan
    from syru.export.edition import DatedEntry

COLUMNS: Final = 120
# In units of the picture, which are pixels where it has its full width.
_WIDTH: Final = 1_040
_NARROWEST: Final = 8
_WIDEST: Final = 24
_SIDE: Final = 20
_BARS: Final = 60
_LANE: Final = 14
_AXIS: Final = 24
# More lanes make a picture that nobody reads; the entries are listed below it all the same.
_MOST_LANES: Final = 24
_COUNT: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The picture, what is said below it, and for each entry the number of its mark, or -1."""

    svg: str
    caption: str
    marks: tuple[int, ...]


class _Mark(NamedTuple):
    """A shape, the entries that have it, by their place in the edition, and where it is drawn."""

    shape: Shape
    entries: tuple[int, ...]
    lane: int


def draw(entries: Sequence[DatedEntry]) -> Drawing:
    """Return the picture of the dates of some entries; an empty one where none has a date."""
    days = Counter(day for entry in entries for day in _known_days(entry.span))
    if not days:
        return Drawing(svg="", caption="No entry has a date.", marks=(-1,) * len(entries))
    axis = make_axis(days, COLUMNS)
    marks, undrawn = _marks(entries, axis)
    numbers = {at: number for number, mark in enumerate(marks) for at in mark.entries}
    return Drawing(
        svg="".join(_svg(marks, axis, entries)),
        caption=" ".join(_caption(entries, axis, undrawn)),
        marks=tuple(numbers.get(at, -1) for at in range(len(entries))),
    )


def _known_days(span: DateSpan | None) -> Iterator[int]:
    if span is not None:
        yield from (day for day in days_of(span)[:4] if FIRST_ORDINAL <= day <= LAST_ORDINAL)


def _marks(entries: Sequence[DatedEntry], axis: Axis) -> tuple[list[_Mark], int]:
    """Return the marks from left to right, and how many entries there is no lane for."""
    grouped: defaultdict[Shape, list[int]] = defaultdict(list)
    shapes: dict[str, Shape] = {}
    for at, entry in enumerate(entries):
        if (span := entry.span) is not None:
            if span.edtf not in shapes:
                shapes[span.edtf] = shape(days_of(span), axis)
            grouped[shapes[span.edtf]].append(at)
    marks, undrawn = [], 0
    lanes: list[int] = []
    for form, group in sorted(grouped.items()):
        lane = 0 if form.is_point else _free_lane(lanes, form, axis)
        if lane is None:
            undrawn += len(group)
        else:
            marks.append(_Mark(form, tuple(group), lane))
    return marks, undrawn


def _free_lane(lanes: list[int], shape: Shape, axis: Axis) -> int | None:
    """Return the first lane with room for a line and its number; None where all are taken."""
    first = max(shape.first, 0)
    lane = next((at for at, free in enumerate(lanes) if free <= first), len(lanes))
    if lane == len(lanes):
        if lane == _MOST_LANES:
            return None
        lanes.append(0)
    lanes[lane] = min(shape.last, axis.columns) + 2 + _COUNT // _step(axis)
    return lane


def _svg(marks: Sequence[_Mark], axis: Axis, entries: Sequence[DatedEntry]) -> Iterator[str]:
    lanes = 1 + max((mark.lane for mark in marks if not mark.shape.is_point), default=-1)
    width = _x(axis, axis.columns) + 2 * _SIDE
    height = _BARS + _AXIS + lanes * _LANE + _LANE
    yield (
        f'<svg id="Drawing" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="group" aria-label="The dates, drawn">'
    )
    yield from _axis(axis, height)
    most = max((len(mark.entries) for mark in marks if mark.shape.is_point), default=1)
    for number, mark in enumerate(marks):
        yield from _mark(number, mark, axis, entries, most)
    yield "</svg>"


def _axis(axis: Axis, height: int) -> Iterator[str]:
    base = _BARS + 4
    yield '<g class="axis" aria-hidden="true">'
    for stretch in axis.stretches:
        yield f'<path d="M{_x(axis, stretch.column)} {base}H{_x(axis, stretch.end)}"/>'
    for column in axis.breaks:
        x = _x(axis, column) + _step(axis) // 2
        yield f'<path d="M{x - 3} {base + 4}l3-8m0 8l3-8"/>'
        yield f'<path class="gap" d="M{x} {base + _AXIS}V{height}"/>'
    for tick in ticks(axis, COLUMNS):
        label = html.escape(tick.label)
        yield f'<path d="M{_x(axis, tick.column)} {base}v4"/>'
        yield f'<text x="{_x(axis, tick.start)}" y="{base + 15}">{label}</text>'
    yield "</g>"


def _mark(
    number: int, mark: _Mark, axis: Axis, entries: Sequence[DatedEntry], most: int
) -> Iterator[str]:
    """Yield a mark as a link to the first entry that has its date."""
    words = html.escape(_words(mark, axis, entries))
    count = len(mark.entries)
    first = html.escape(entries[mark.entries[0]].found.id)
    label = f"{words}: {count} {noun((), count)}"
    yield (
        f'<a href="#{first}" data-mark="{number}" data-words="{words}" aria-label="{label}">'
        f"<title>{label}</title>"
    )
    if mark.shape.is_point:
        full = max(3, round((_BARS - 12) * count / most))
        kind = "soft" if mark.shape.flagged else "sure"
        x, top = _x(axis, mark.shape.first), _BARS - full
        yield f'<rect class="{kind} bar" x="{x + 1}" y="{top}" width="{_step(axis) - 2}" '
        yield f'height="{full}" data-full="{full}"/>'
        yield f'<text x="{x + _step(axis) / 2:g}" y="{top - 2}" class="n">{count}</text>'
    else:
        yield from _line(mark, axis)
    yield "</a>"


def _line(mark: _Mark, axis: Axis) -> Iterator[str]:
    """Yield a line: thin where the date may lie, thick where it surely does, arrows where open."""
    shape = mark.shape
    y = _BARS + _AXIS + _LANE + mark.lane * _LANE
    left = _x(axis, max(shape.first, 0)) - (4 if shape.first < 0 else 0)
    right = _x(axis, min(shape.last + 1, axis.columns)) + (4 if shape.last >= axis.columns else 0)
    # A wide invisible line is easier to point at than a thin one.
    yield f'<path class="hit" d="M{left} {y}H{right}"/><path class="soft" d="M{left} {y}H{right}"/>'
    if shape.sure_first <= shape.sure_last:
        ends = _x(axis, max(shape.sure_first, 0)), _x(axis, min(shape.sure_last + 1, axis.columns))
        yield f'<path class="sure" d="M{ends[0]} {y}H{ends[1]}"/>'
    if shape.first < 0:
        yield f'<path class="arrow" d="M{left + 1} {y - 4}l-6 4 6 4"/>'
    if shape.last >= axis.columns:
        kind = "arrow on" if shape.sure_last >= axis.columns else "arrow"
        yield f'<path class="{kind}" d="M{right - 1} {y - 4}l6 4-6 4"/>'
    yield f'<text x="{right + 8}" y="{y + 4}">{len(mark.entries)}</text>'


def _words(mark: _Mark, axis: Axis, entries: Sequence[DatedEntry]) -> str:
    """Return the date that all entries of a mark have, else the days of its columns.

    An end that lies beyond the axis is open, and no day is said of it.
    """
    said = {entries[at].found.when or "" for at in mark.entries}
    if len(said) == 1:
        return said.pop()
    first = axis.days(mark.shape.first) if mark.shape.first >= 0 else None
    last = axis.days(mark.shape.last) if mark.shape.last < axis.columns else None
    begin = from_ordinal(first[0]).isoformat() if first else None
    end = from_ordinal(last[1]).isoformat() if last else None
    if begin and end:
        return str(parse_date(f"{begin}/{end}"))
    if begin:
        return f"from {parse_date(begin)} on"
    return f"through {parse_date(end)}" if end else "open at both ends"


def _caption(entries: Sequence[DatedEntry], axis: Axis, undrawn: int) -> Iterable[str]:
    yield f"Each column is {axis.unit.words}; the numbers say how many entries have a date."
    yield "A thick line lasts, a thin one is somewhere within, an arrow has no end that is known."
    if axis.breaks:
        yield f"At // quiet time is left out ({len(axis.breaks)})."
    undated = sum(entry.span is None for entry in entries)
    if undated:
        yield f"{undated} without a date are listed only."
    if undrawn:
        yield f"{undrawn} more have dates that find no room here; they are listed only."


def _step(axis: Axis) -> int:
    """Return how wide a column is, so that the picture is about as wide as the page."""
    return max(_NARROWEST, min(_WIDTH // axis.columns, _WIDEST))


def _x(axis: Axis, column: int) -> int:
    return _SIDE + column * _step(axis)
