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
# A piece of so many characters is not taken word by word.
_LONG = 10_000


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
    for pieces, middle in _parts(paragraph, width):
        used = _fill(lines, used, pieces, width)
        if middle is not None:
            used = _fold(lines, used, middle, width)
    return lines


def _parts(paragraph: Paragraph, width: int) -> Iterator[tuple[list[Piece], Piece | None]]:
    """Yield pieces, and after them the middle of a long one, which begins and ends at a blank."""
    taken: list[Piece] = []
    for piece in paragraph:
        begin, end = _middle(piece, width)
        if 0 < begin < end:
            text = piece.text
            yield [*taken, piece._replace(text=text[:begin])], piece._replace(text=text[begin:end])
            taken = [piece._replace(text=text[end:])]
        else:
            taken.append(piece)
    yield taken, None


def _middle(piece: Piece, width: int) -> tuple[int, int]:
    """Return where the middle of a long piece begins and ends, lines away from its ends."""
    text, away = piece.text, 3 * width
    if len(text) < max(_LONG, 3 * away) or piece.glued or not _is_plain(text):
        return 0, 0
    begin, end = text.find(" ", away), text.rfind(" ", 0, len(text) - away)
    return len(text[: max(begin, 0)].rstrip(" ")), len(text[: max(end, 0)].rstrip(" "))


def _is_plain(text: str) -> bool:
    """Tell whether each character of a text takes one column."""
    return all(cell_len(character) == 1 for character in set(text))


def _fold(lines: list[list[Piece]], used: int, piece: Piece, width: int) -> int:
    """Add the middle of a long piece as _fill would, a line at a time; return as it does.

    A text of 10 MB takes 0.5 s so, and 4 s and 400 MB word by word.
    """
    if any(before.style != piece.style for before in lines[-1]):
        return _fill(lines, used, [piece], width)
    text = "".join(before.text for before in lines.pop())
    text += piece.text.rstrip(" ") if text else piece.text.strip(" ")
    begin = 0
    while len(text) - begin > width:
        blank = text.rfind(" ", begin, begin + width + 1)
        end = begin + width if blank <= begin else blank
        lines.append([piece._replace(text=text[begin:end].rstrip(" "))])
        begin = end
        while text[begin] == " ":
            begin += 1
    lines.append([piece._replace(text=text[begin:])])
    return len(text) - begin


def _fill(lines: list[list[Piece]], used: int, pieces: Paragraph, width: int) -> int:
    """Add pieces word by word to lines of which so many columns of the last are used.

    Returns how many are used then.
    """
    for blanks, word in _words(pieces):
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
    return used


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
        if len(piece.text) >= _LONG and _is_plain(piece.text):
            used = _slice_up(piece, width, lines, used)
            continue
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


def _slice_up(piece: Piece, width: int, lines: list[list[Piece]], used: int) -> int:
    """Add a part of a word whose characters take a column each, as _break_up does."""
    begin = 0
    while begin < len(piece.text):
        if used >= width:
            lines.append([])
            used = 0
        end = begin + width - used
        lines[-1].append(piece._replace(text=piece.text[begin:end]))
        used += len(lines[-1][-1].text)
        begin = end
    return used
