"""A chart as a Rich renderable: rows of marks under a time axis, and what the marks mean."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from syru.chart.marks import HEIGHTS, height
from syru.chart.rows import MOST_ROWS, lay_out
from syru.chart.ticks import ticks
from syru.render.filters import filter_words
from syru.render.screen import QUIET, TITLE
from syru.render.words import line, noun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from syru.chart.rows import Chart, ChartAnswer, Dates, Row
    from syru.chart.ticks import Tick
    from syru.render.screen import Screen

# From this width on, labels stand beside their rows and may take several lines there.
_ROOMY: Final = 80
# An axis has twelve columns at least, and an arrow on each side.
_LEAST_ROOM: Final = 14
# After more rows the axis, by then out of sight, is drawn once more.
_LONG: Final = 20


@dataclass(frozen=True, slots=True)
class _Marks:
    """The characters that a chart is drawn with.

    many returns the mark of a number, from 2 to the most; explained says what these mark.
    """

    many: Callable[[int, int], str]
    explained: Callable[[int], str]
    one: str
    doubted: str
    through: str
    maybe: str
    before: str
    after: str
    left_out: str
    ruler: str
    tick: str

    def written(self, label: str) -> str:
        """Return a label of the axis, in the characters that the marks are of."""
        return label if self.tick == _SYMBOLS[-1] else label.replace("–", "-")


_LARGE: Final = ((1000, "#"), (100, "X"), (10, "x"))


def _drawn_many(most: int) -> str:
    low, high = height(2, most), height(most, most)
    return f"{low} to {high} 2 to {most} entries" if most > 2 else f"{high} 2 entries"


def _typed(number: int, _most: int) -> str:
    """Return a character for a number from 2 on that every terminal has."""
    return str(number) if number < 10 else next(mark for least, mark in _LARGE if number >= least)


def _typed_many(most: int) -> str:
    exact = "2 two entries" if most == 2 else f"2 to {min(most, 9)} so many entries"
    larger = (f"{mark} {least} or more" for least, mark in _LARGE[::-1] if most >= least)
    return "   ".join([exact, *larger])


# The marks from one to tick, in their order: as they look best, and in ASCII.
_SYMBOLS: Final = "•○━░◂▸┆─┬"
_DRAWN: Final = _Marks(height, _drawn_many, *_SYMBOLS)
_TYPED: Final = _Marks(_typed, _typed_many, *"o?=.<>:-+")
_CHARACTERS: Final = HEIGHTS + _SYMBOLS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """A chart with what it takes to draw it."""

    chart: Chart
    marks: _Marks
    ticks: tuple[Tick, ...]
    most: int


def chart_view(answer: ChartAnswer, screen: Screen) -> RenderableType | None:
    """Return rows as a chart in the characters that the screen has, where there are any rows."""
    rows, width = answer.chosen(MOST_ROWS), screen.width
    if not rows:
        return None
    labels = [screen.encodable(line(row.name)) for row in rows]
    counts = max(len(str(row.count)) for row in rows)
    label_width = _label_width(labels, width, counts)
    room = width - (label_width + counts + 2 if label_width else 0)
    picture = _picture(lay_out(rows, answer.found.selection, room - 2), room, screen)
    drawn = (
        _beside(picture, labels, label_width, counts) if label_width else _below(picture, labels)
    )
    notes = [*map(screen.encodable, _caption(answer, rows)), *_packed(_meanings(picture), width)]
    return Group(drawn, Text(), *(Text(note, style=QUIET) for note in notes))


def chart_block(answer: ChartAnswer, screen: Screen) -> Iterator[str]:
    """Yield the lines of a chart as a Markdown code block: indented by four spaces."""
    narrower = screen._replace(width=screen.width - 4)
    view = chart_view(answer, narrower)
    if view is None:
        return
    width, nowhere = narrower.width, StringIO()
    console = Console(width=width, file=nowhere, color_system=None, legacy_windows=False)
    for segments in console.render_lines(view):
        yield f"    {''.join(segment.text for segment in segments)}".rstrip(" ") + "\n"


def _caption(answer: ChartAnswer, rows: Sequence[Dates]) -> Iterator[str]:
    found = answer.found
    *kinds, last = (noun([kind]) for kind in found.selection.kinds)
    what = noun((), 1) if found.dated == 1 else f"{', '.join(kinds)} and {last}"
    read = filter_words(found.selection)
    yield f"{found.dated} {what} by {answer.by}{f': {read}' if read else ''}"
    if len(rows) < len(answer.rows):
        yield f"{len(rows)} of {len(answer.rows)} rows: -n {len(answer.rows)} shows all"


def _picture(chart: Chart, room: int, screen: Screen) -> _Picture:
    marks = _DRAWN if screen.encodable(_CHARACTERS) == _CHARACTERS else _TYPED
    most = max(_together(row, column) for row in chart.rows for column in range(chart.axis.columns))
    return _Picture(chart=chart, marks=marks, ticks=ticks(chart.axis, room - 1), most=most)


def _label_width(labels: Sequence[str], width: int, counts: int) -> int:
    """Return how many columns the labels have beside their rows; 0 where they stand above them.

    counts is how many the widest number beside a label has.
    """
    longest = max(map(cell_len, labels))
    narrow = width - longest - counts - 2 < _LEAST_ROOM
    if width < _ROOMY and (longest > width // 4 or narrow):
        return 0
    return min(longest, max(16, width // 4))


def _beside(picture: _Picture, labels: Sequence[str], width: int, counts: int) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(width=width, overflow="fold")
    table.add_column(width=counts, justify="right")
    table.add_column(no_wrap=True, overflow="crop")
    for head in _head(picture):
        table.add_row("", "", head)
    for label, row in zip(labels, picture.chart.rows, strict=True):
        table.add_row(Text(label, style=TITLE), str(row.count), _marked(picture, row))
    if len(labels) > _LONG:
        for foot in _foot(picture):
            table.add_row("", "", foot)
    return table


def _below(picture: _Picture, labels: Sequence[str]) -> RenderableType:
    lines = _head(picture)
    for label, row in zip(labels, picture.chart.rows, strict=True):
        lines.append(Text.assemble((label, TITLE), f" {row.count}"))
        lines.append(_marked(picture, row))
    if len(labels) > _LONG:
        lines.extend(_foot(picture))
    return Group(*lines)


def _head(picture: _Picture) -> list[Text]:
    """Return the axis: its labels in one or two lines, and the ruler that they stand on."""
    ruler = [picture.marks.ruler] * picture.chart.axis.columns
    height = max(len(tick.lines) for tick in picture.ticks)
    labels = [""] * height
    for tick in picture.ticks:
        for at, label in enumerate(tick.lines, start=height - len(tick.lines)):
            # The first column is for arrows.
            labels[at] = labels[at].ljust(tick.start + 1) + picture.marks.written(label)
        ruler[tick.column] = picture.marks.tick
    for column in picture.chart.axis.breaks:
        ruler[column] = picture.marks.left_out
    return [*map(Text, labels), Text(" " + "".join(ruler), style=QUIET)]


def _foot(picture: _Picture) -> list[Text]:
    """Return the axis as it stands below its rows: the ruler first."""
    *labels, ruler = _head(picture)
    return [ruler, *labels]


def _marked(picture: _Picture, row: Row) -> Text:
    marks, axis = picture.marks, picture.chart.axis
    left_out = set(axis.breaks)
    text = Text(marks.before if row.before else " ")
    for column in range(axis.columns):
        mark = marks.left_out if column in left_out else _mark(picture, row, column)
        text.append(mark, QUIET if mark in (marks.left_out, marks.maybe) else "")
    return text.append(marks.after if row.after else " ")


def _mark(picture: _Picture, row: Row, column: int) -> str:
    """Return the mark of a column: what is sure hides what is not."""
    marks = picture.marks
    together = _together(row, column)
    if together > 1:
        return marks.many(together, picture.most)
    if together:
        return marks.one if row.points[column] else marks.doubted
    if row.through[column]:
        return marks.through
    return marks.maybe if row.maybe[column] else " "


def _together(row: Row, column: int) -> int:
    """Return how many entries lie in a column, sure and doubted."""
    return row.points[column] + row.doubted[column]


def _meanings(picture: _Picture) -> Iterator[str]:
    """Yield the scale, and the meaning of the marks that are drawn."""
    marks, axis, rows = picture.marks, picture.chart.axis, picture.chart.rows
    seen = {_mark(picture, row, column) for row in rows for column in range(axis.columns)}
    arrows = any(row.before or row.after for row in rows)
    meanings = (
        (True, f"each column {marks.written(axis.scale)}"),
        (marks.one in seen, f"{marks.one} one entry"),
        (picture.most > 1, marks.explained(max(picture.most, 2))),
        (marks.doubted in seen, f"{marks.doubted} one of uncertain date"),
        (marks.maybe in seen, f"{marks.maybe} some time in here"),
        (marks.through in seen, f"{marks.through} all through"),
        (arrows, f"{marks.before} {marks.after} reaches further, or may"),
        (bool(axis.breaks), f"{marks.left_out} quiet time left out"),
    )
    yield from (meaning for is_seen, meaning in meanings if is_seen)


def _packed(meanings: Iterable[str], width: int) -> Iterator[str]:
    """Yield meanings in lines, none of them torn apart where it fits."""
    packed = ""
    for meaning in meanings:
        if packed and len(packed) + 3 + len(meaning) > width:
            yield packed
            packed = ""
        packed += f"   {meaning}" if packed else meaning
    yield packed
