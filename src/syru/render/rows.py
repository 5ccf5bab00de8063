"""Rows of a list: a date in the margin, and beside it text that wraps and is never cut.

Each row is laid out alone, so that a list is printed as it comes. The margin grows only where the
text beside it does not shrink: a wider screen never needs more lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.style import Style

    from syru.render.screen import Screen

MARGIN: Final = 16
# From so many columns on the margin grows until the longest dates stand on one line.
_GROWS_FROM, _WIDEST = 100, 28
# A screen narrower than this has the margin's text above the rest.
_NARROW = 40


class Piece(NamedTuple):
    """Text in one style, by Rich's name; glued where no line may end within it."""

    text: str
    style: str = ""
    glued: bool = False


Paragraph = Sequence[Piece]
_STYLE = attrgetter("style")


class Row(NamedTuple):
    """What stands in the margin, and the paragraphs beside it, each of which begins a line."""

    paragraphs: Sequence[Paragraph]
    margin: Paragraph = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows as a Rich renderable, beside a margin, or from the first column where there is none."""

    rows: Sequence[Row]
    screen: Screen
    beside_margin: bool = True

    def __rich_console__(self, console: Console, _options: ConsoleOptions) -> Iterator[Segment]:
        """Yield the rows line by line, as Rich asks for them."""
        styles: dict[str, Style | None] = {"": None}
        for row in self.rows:
            for line in self._lines(row):
                for style, pieces in groupby(line, _STYLE):
                    if style not in styles:
                        styles[style] = console.get_style(style)
                    yield Segment("".join(piece.text for piece in pieces), styles[style])
                yield Segment.line()

    def _lines(self, row: Row) -> Iterator[Sequence[Piece]]:
        width = self.screen.width
        indent = margin_width(width) if self.beside_margin else 0
        body: list[list[Piece]] = []
        for paragraph in row.paragraphs:
            body += wrapped(self._encodable(paragraph), width - indent)
        margin = self._encodable(row.margin)
        if not indent:
            yield from (*(wrapped(margin, width) if margin else ()), *body)
            return
        beside = wrapped(margin, indent - 1) if margin else []
        nothing: list[Piece] = []
        for left, right in zip_longest(beside, body, fillvalue=nothing):
            if not right:
                yield left
                continue
            used = sum(cell_len(piece.text) for piece in left)
            yield (*left, Piece(" " * (indent - used)), *right)

    def _encodable(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph with its texts as they will be written, so that widths are known."""
        if not self.screen.ascii_only:
            return paragraph
        return [piece._replace(text=self.screen.encodable(piece.text)) for piece in paragraph]


def margin_width(width: int) -> int:
    """Return the columns of the margin of a screen, 0 where it is too narrow to have one."""
    if width < _NARROW:
        return 0
    return min(max(MARGIN, MARGIN + width - _GROWS_FROM), _WIDEST)


def wrapped(paragraph: Paragraph, width: int) -> list[list[Piece]]:
    """Return the lines of a paragraph: each takes as many words as fit.

    A word is broken only where it does not fit on a line of its own.
    """
    width = max(width, 1)
    if sum(cell_len(piece.text) for piece in paragraph) <= width:
        return [list(paragraph)]
    lines: list[list[Piece]] = [[]]
    used = 0
    for blanks, word in _words(paragraph):
        length = sum(cell_len(piece.text) for piece in word)
        gap = len(blanks.text) if lines[-1] else 0
        if used + gap + length <= width:
            lines[-1] += [blanks, *word] if gap else word
            used += gap + length
        elif length <= width:
            lines.append(list(word))
            used = length
        else:
            # It begins a line: filling the rest of another, a narrow screen could need fewer.
            lines += [[]] if lines[-1] else []
            used = _break_up(word, width, lines)
    return lines


def _words(paragraph: Paragraph) -> Iterator[tuple[Piece, list[Piece]]]:
    """Yield what no line may end within, each with the blanks before it."""
    blanks, word = Piece(""), list[Piece]()
    for piece in paragraph:
        parts = [piece.text] if piece.glued else piece.text.split(" ")
        for number, part in enumerate(parts):
            if number:
                if word:
                    yield blanks, word
                    blanks, word = Piece(""), []
                blanks = Piece(blanks.text + " ", piece.style)
            if part:
                word.append(Piece(part, piece.style))
    if word:
        yield blanks, word


def _break_up(word: Sequence[Piece], width: int, lines: list[list[Piece]]) -> int:
    """Add a word that fits on no line, on an empty one; return the columns used of the last."""
    used = 0
    for piece in word:
        begin = 0
        for at, character in enumerate(piece.text):
            columns = cell_len(character)
            if used + columns > width and used:
                lines[-1].append(Piece(piece.text[begin:at], piece.style))
                lines.append([])
                begin, used = at, 0
            used += columns
        lines[-1].append(Piece(piece.text[begin:], piece.style))
    return used
