"""Rows of a list wrap: no word is lost or broken, and wider is never longer."""

from __future__ import annotations

import io
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from syru.render import rows
from syru.render.rows import MARGIN, Paragraph, Piece, Row, Rows, margin_width, wrapped
from syru.render.screen import Screen

WORDS = st.text("abcé·“ー漢字", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PIECES = st.builds(Piece, TEXTS, st.sampled_from(["", "bold", "dim"]), st.booleans())
# Pieces of one paragraph stand beside each other with a blank between, or none.
PARAGRAPHS = st.lists(st.one_of(PIECES, st.just(Piece(" "))), min_size=1, max_size=6)
WIDTHS = st.integers(2, 60)


def text(line: Paragraph) -> str:
    return "".join(piece.text for piece in line)


def lines(paragraph: Paragraph, width: int) -> list[str]:
    return [text(line) for line in wrapped(paragraph, width)]


def unbreakable(paragraph: Paragraph) -> list[str]:
    """Return what no line may end within: words, and what glued pieces make of them."""
    marked = "".join(
        piece.text.replace(" ", "\0") if piece.glued else piece.text for piece in paragraph
    )
    return [word.replace("\0", " ") for word in marked.split(" ") if word]


@given(PARAGRAPHS, WIDTHS)
def test_no_line_is_wider_than_the_screen(paragraph: Paragraph, width: int) -> None:
    assert max(map(cell_len, lines(paragraph, width))) <= width


@given(PARAGRAPHS, WIDTHS)
def test_nothing_is_lost_and_nothing_added_but_line_ends(paragraph: Paragraph, width: int) -> None:
    told = "".join(lines(paragraph, width))
    assert told.replace(" ", "") == text(paragraph).replace(" ", "")


@given(PARAGRAPHS, WIDTHS)
def test_no_word_is_broken_that_fits_on_a_line(paragraph: Paragraph, width: int) -> None:
    words = unbreakable(paragraph)
    if max(map(cell_len, words), default=0) > width:
        return
    told, rest = lines(paragraph, width), words
    for line in told:
        # Each line is the next few words, with the blanks that are between them.
        count = next(
            (
                number
                for number in range(len(rest) + 1)
                if "".join(rest[:number]).replace(" ", "") == line.replace(" ", "")
            ),
            None,
        )
        assert count is not None, (line, rest)
        rest = rest[count:]
    assert rest == []


@given(PARAGRAPHS)
def test_lines_never_increase_as_the_width_grows(paragraph: Paragraph) -> None:
    numbers = [len(wrapped(paragraph, width)) for width in range(2, 80)]
    assert all(wider <= narrower for narrower, wider in pairwise(numbers))


@given(PARAGRAPHS, WIDTHS)
def test_each_character_keeps_its_style(paragraph: Paragraph, width: int) -> None:
    def styled(pieces: Paragraph) -> list[tuple[str, str]]:
        return [(char, one.style) for one in pieces for char in one.text if char != " "]

    told = [pair for line in wrapped(paragraph, width) for pair in styled(line)]
    assert told == styled(paragraph)


BLANKS = st.sampled_from([" ", " ", "  ", ""])
LONG_TEXTS = st.lists(
    st.tuples(st.text("abcé“", min_size=1, max_size=9), BLANKS), min_size=10, max_size=60
).map(lambda pairs: "".join(map("".join, pairs)))
LONG_PIECES = st.builds(Piece, LONG_TEXTS, st.sampled_from(["", "bold"]), st.just(value=False))


@given(st.lists(st.one_of(PIECES, LONG_PIECES), min_size=1, max_size=4), st.integers(1, 12))
def test_a_long_text_is_wrapped_as_short_ones_are(paragraph: Paragraph, width: int) -> None:
    def styled(longest: int) -> list[list[tuple[str, str]]]:
        with patch.object(rows, "_LONG", longest):
            told = wrapped(paragraph, width)
        return [[(char, one.style) for one in line for char in one.text] for line in told]

    as_short, as_long = styled(1_000_000), styled(1)
    # A blank between two styles may be of either.
    assert [[char for char, _ in line] for line in as_long] == [
        [char for char, _ in line] for line in as_short
    ]
    assert [[pair for pair in line if pair[0] != " "] for line in as_long] == [
        [pair for pair in line if pair[0] != " "] for line in as_short
    ]


@pytest.mark.parametrize(
    ("paragraph", "width", "expected"),
    [
        pytest.param([], 5, [""], id="nothing"),
        pytest.param([Piece("one two")], 7, ["one two"], id="it fits"),
        pytest.param([Piece("one two")], 6, ["one", "two"], id="no blank at an end"),
        pytest.param([Piece("one"), Piece(", two")], 4, ["one,", "two"], id="comma sticks"),
        pytest.param([Piece("in ¶ 11", glued=False)], 4, ["in ¶", "11"], id="not glued"),
        pytest.param([Piece("in "), Piece("¶ 11", glued=True)], 5, ["in", "¶ 11"], id="glued"),
        pytest.param(
            [Piece("in "), Piece("¶ 11", glued=True), Piece(", 12")],
            5,
            ["in", "¶ 11,", "12"],
            id="glued, and what follows it",
        ),
        pytest.param([Piece("abcdefgh")], 3, ["abc", "def", "gh"], id="wider than the screen"),
        pytest.param([Piece("x abcdefgh y")], 5, ["x", "abcde", "fgh y"], id="which begins a line"),
        pytest.param([Piece("a  b")], 9, ["a  b"], id="two blanks are kept within a line"),
        pytest.param([Piece("a  b")], 3, ["a", "b"], id="and left out at its end"),
        pytest.param([Piece("漢字漢字")], 5, ["漢字", "漢字"], id="two columns each"),
        pytest.param([Piece("ab")], 0, ["a", "b"], id="no width is one column"),
    ],
)
def test_a_paragraph_is_wrapped(paragraph: Paragraph, width: int, expected: list[str]) -> None:
    assert lines(paragraph, width) == expected


def printed(
    row: Row, width: int, encoding: str = "utf-8", *, beside_margin: bool = True
) -> list[str]:
    console = Console(file=(file := io.StringIO()), width=max(width, 200), color_system=None)
    screen = Screen(width=width, encoding=encoding)
    console.print(Rows(rows=[row], screen=screen, beside_margin=beside_margin))
    return [line.rstrip() for line in file.getvalue().splitlines()]


def test_the_margin_stands_beside_the_text_and_above_it_on_a_narrow_screen() -> None:
    row = Row(margin=[Piece("1 Feb")], paragraphs=[[Piece("one")], [Piece("two")]])
    assert printed(row, 60) == [f"{'1 Feb':{MARGIN}}one", f"{'':{MARGIN}}two"]
    assert printed(row, 30) == ["1 Feb", "one", "two"]


def test_a_margin_of_more_lines_than_the_text_goes_on_below_it() -> None:
    row = Row(margin=[Piece("15 Oct … 31 Dec 2025 on")], paragraphs=[[Piece("one")]])
    assert printed(row, 60) == [f"{'15 Oct … 31 Dec':{MARGIN}}one", "2025 on"]


@pytest.mark.parametrize(
    ("width", "margin"),
    [
        pytest.param(1, 0, id="none at all"),
        pytest.param(39, 0, id="too narrow for one"),
        pytest.param(40, MARGIN, id="as soon as there is room"),
        pytest.param(100, MARGIN, id="up to 100 columns"),
        pytest.param(101, MARGIN + 1, id="from there on it grows"),
        pytest.param(112, 28, id="to its widest"),
        pytest.param(200, 28, id="and no further"),
    ],
)
def test_the_margin_is_as_wide_as_the_screen_lets_it(width: int, margin: int) -> None:
    assert margin_width(width) == margin
    if margin:
        row = Row(margin=[Piece("1 Feb")], paragraphs=[[Piece("one")]])
        assert printed(row, width) == [f"{'1 Feb':{margin}}one"]


@given(st.integers(40, 300))
def test_the_text_beside_the_margin_never_shrinks_on_a_wider_screen(width: int) -> None:
    beside, wider = (columns - margin_width(columns) for columns in (width, width + 1))
    assert beside <= wider


def test_rows_without_a_margin_begin_in_the_first_column_and_fill_the_screen() -> None:
    row = Row(paragraphs=[[Piece("one two")]])
    assert printed(row, 40) == [f"{'':{MARGIN}}one two"]
    assert printed(row, 40, beside_margin=False) == ["one two"]
    wide = Row(paragraphs=[[Piece("x" * 60)]])
    assert printed(wide, 60, beside_margin=False) == ["x" * 60]


def test_what_cannot_be_encoded_is_as_wide_as_what_is_written_for_it() -> None:
    row = Row(paragraphs=[[Piece("é漢 " * 9)]])
    told = printed(row, 45, "ascii")
    assert "\\xe9\\u6f22" in told[0]
    assert max(map(len, told)) <= 45
