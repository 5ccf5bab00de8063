"""Faults with their line of the log: the caret stands under what is wrong, whatever is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.errors import Fault
from syru.render.faults import fault_lines
from syru.render.screen import Screen


def lines_of(excerpt: str, column: int, length: int, screen: Screen) -> list[str]:
    fault = Fault(
        file="f",
        line=1,
        column=column,
        length=length,
        excerpt=excerpt,
        name="syntax",
        problem="p",
        remedy="r",
    )
    return "".join(fault_lines([fault], screen)).split("\n")


def shown(excerpt: str, at: str, encoding: str = "utf-8") -> list[str]:
    screen = Screen(width=40, encoding=encoding)
    head, *lines, end = lines_of(excerpt, excerpt.index(at) + 1, len(at), screen)
    assert (head, end) == ("f:1: p; r (syntax)", "")
    return [line[4:] for line in lines]


@pytest.mark.parametrize(
    ("excerpt", "at", "expected"),
    [
        pytest.param("key = bad", "bad", ["key = bad", "      ^^^"], id="plain"),
        pytest.param("\tkey\t=\tbad", "bad", [" key = bad", "       ^^^"], id="tabs"),
        pytest.param("“条約” = bad", "bad", ["“条約” = bad", "         ^^^"], id="wide characters"),
        pytest.param("e\u0301 = bad", "bad", ["e\u0301 = bad", "    ^^^"], id="a combining mark"),
        pytest.param(
            "a\x1b[1m = bad", "bad", ["a\\x1b[1m = bad", "           ^^^"], id="an escape"
        ),
        pytest.param("a\u202eb = bad", "bad", ["a\\u202eb = bad", "           ^^^"], id="bidi"),
    ],
)
def test_the_caret_stands_under_what_is_wrong(excerpt: str, at: str, expected: list[str]) -> None:
    assert shown(excerpt, at) == expected


def test_the_caret_stands_right_where_the_stream_cannot_encode_the_line() -> None:
    assert shown("é = bad", "bad", encoding="ascii") == ["\\xe9 = bad", "       ^^^"]


@pytest.mark.parametrize("before", [0, 3, 30, 36, 500, 1_000_000])
@pytest.mark.parametrize("after", [0, 30, 1_000_000])
def test_a_long_line_is_cut_around_what_is_wrong(before: int, after: int) -> None:
    line, carets = shown("a" * before + "<!>" + "z" * after, "<!>")
    assert max(len(line), len(carets)) <= 36
    assert carets.strip() == "^^^"
    assert line[carets.index("^") :].startswith("<!>")
    assert line.startswith("...") or line.count("a") == before
    assert line.endswith("...") or line.count("z") == after


@given(st.text(max_size=120), st.integers(1, 130), st.integers(1, 200), st.integers(20, 90))
def test_any_line_is_shown_without_a_control_character(
    excerpt: str, column: int, length: int, width: int
) -> None:
    lines = lines_of(excerpt, column, length, Screen(width=width, encoding="ascii"))
    assert all(line.isprintable() and line.isascii() for line in lines)
    assert len(lines) == (4 if excerpt else 2)
    assert not excerpt or "^" in lines[2]
