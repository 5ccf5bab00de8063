"""Every key and every value of a log is found where it stands, however it is written."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.log.locator import KeyPath, Locator, Spot, spot_at

LOG = '''\
# [[events]] in a comment
[log]
title = """
[[events]]
id = "no"
"""

[[events]]
id = "first" # [[events]]
note = \'\'\'
[[events]]\'\'\'
claims = [ # the first [ is here
  { by = "a", stance = "relays" },
  # { by = "nobody" },
  { by = "b", date = 1979-05-27 07:32:00 }, # ]
]

[[ events ]]
  id = 'second'
  topics = ["x", ["y", "z"], []]

[ actors . "a \\"b\\" \\u00e9" ]
kind = "state"
'''
CLAIMS = ("events", 0, "claims")
ACTOR = ("actors", 'a "b" é')

CRLF = '[a]\r\nb = """x\r\ny"""  \r\nc = [ \r\n  1,\r\n]\r\n'

HEADERS = """\
[[a]]
[a.b]
x = 1
[[a.c]]
[[a.c]]
y = 2
[[a]]
[a.b]
x = 3
[[a.c]]
y = 4
[p.q.r]
z = 5
[p.s]
[p]
t = 6
"""

DOTTED = """\
a.b . "c d" = 1
a.b.e = 2
i = { x.y = 3, x.z = { y.z = 4 }, by = 5 }
j = { by = 6 }
[t]
u.v = 7
[t.u.w]
k = 8
"""

STRINGS = '''\
a = """x""""
b = """x"""""
c = """\\"""[d]"""
d = """one \\
  [e]
e = 0 """
e = \'\'\'x\'\'\'\'\'
f = "\\"\\\\"
g = '\\'
h = ""
i = \'\'
j = """"""
k = ["#", "]", '"', "a,b", """]""", ""]
l = 1
'''

SCALARS = """\
a = 1979-05-27 07:32:00 # day
b = 1979-05-27
c = [1979-05-27 07:32:00.5Z,07:32:00, inf ,-nan]
d = +1.5e-3#x
e = { x = 1979-05-27T07:32:00+02:00,y = true}
true = false
2025 = 0xdead_beef
-_- = [ ]
"" = {}
3.14 = 'pi'
"""


def covered(spot: Spot) -> tuple[int, int, str]:
    """Show the text that a spot covers instead of its length, so that a row can be read."""
    text = spot.excerpt[spot.column - 1 :][: spot.length]
    assert spot.length == max(1, len(text))
    return spot.line, spot.column, text


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param(LOG, ("log",), (2, 1, "[log]"), id="table"),
        pytest.param(LOG, ("log", "title"), (3, 9, '"""'), id="multi-line-basic"),
        pytest.param(LOG, ("events",), (8, 1, "[[events]]"), id="array-of-tables"),
        pytest.param(LOG, ("events", 0, "id"), (9, 6, '"first"'), id="before-comment"),
        pytest.param(LOG, ("events", 0, "note"), (10, 8, "'''"), id="multi-line-literal"),
        pytest.param(LOG, CLAIMS, (12, 10, "[ # the first [ is here"), id="array-over-lines"),
        pytest.param(
            LOG, (*CLAIMS, 0), (13, 3, '{ by = "a", stance = "relays" }'), id="inline-table"
        ),
        pytest.param(LOG, (*CLAIMS, 0, "stance"), (13, 24, '"relays"'), id="inline-value"),
        pytest.param(LOG, (*CLAIMS, 1, "by"), (15, 10, '"b"'), id="after-comment"),
        pytest.param(LOG, (*CLAIMS, 1, "date"), (15, 22, "1979-05-27 07:32:00"), id="inline-date"),
        pytest.param(LOG, ("events", 1), (18, 1, "[[ events ]]"), id="spaced-header"),
        pytest.param(LOG, ("events", 1, "topics", 1), (20, 18, '["y", "z"]'), id="nested-array"),
        pytest.param(LOG, ("events", 1, "topics", 1, 1), (20, 24, '"z"'), id="in-nested-array"),
        pytest.param(LOG, ("events", 1, "topics", 2), (20, 30, "[]"), id="empty-array"),
        pytest.param(LOG, ACTOR, (22, 1, '[ actors . "a \\"b\\" \\u00e9" ]'), id="quoted-header"),
        pytest.param(LOG, (*ACTOR, "kind"), (23, 8, '"state"'), id="under-quoted-header"),
        pytest.param(
            LOG, ("actors",), (22, 1, '[ actors . "a \\"b\\" \\u00e9" ]'), id="implied-by-header"
        ),
        pytest.param(CRLF, ("a", "b"), (2, 5, '"""x'), id="crlf-string"),
        pytest.param(CRLF, ("a", "c"), (4, 5, "["), id="crlf-array"),
        pytest.param(CRLF, ("a", "c", 0), (5, 3, "1"), id="crlf-element"),
        pytest.param(HEADERS, ("a", 0, "b", "x"), (3, 5, "1"), id="table-of-element"),
        pytest.param(HEADERS, ("a", 0, "c"), (4, 1, "[[a.c]]"), id="array-of-element"),
        pytest.param(HEADERS, ("a", 0, "c", 1, "y"), (6, 5, "2"), id="nested-arrays-of-tables"),
        pytest.param(HEADERS, ("a", 1), (7, 1, "[[a]]"), id="second-element"),
        pytest.param(HEADERS, ("a", 1, "b", "x"), (9, 5, "3"), id="table-of-last-element"),
        pytest.param(HEADERS, ("a", 1, "c", 0, "y"), (11, 5, "4"), id="array-of-last-element"),
        pytest.param(HEADERS, ("p",), (15, 1, "[p]"), id="super-table-later"),
        pytest.param(HEADERS, ("p", "q"), (12, 1, "[p.q.r]"), id="implied-in-between"),
        pytest.param(HEADERS, ("p", "q", "r", "z"), (13, 5, "5"), id="kept-by-super-table"),
        pytest.param(DOTTED, ("a",), (1, 1, "a"), id="implied-by-dotted-key"),
        pytest.param(DOTTED, ("a", "b"), (1, 3, "b"), id="implied-inside-dotted-key"),
        pytest.param(DOTTED, ("a", "b", "c d"), (1, 15, "1"), id="dotted"),
        pytest.param(DOTTED, ("a", "b", "e"), (2, 9, "2"), id="dotted-again"),
        pytest.param(DOTTED, ("i", "x", "y"), (3, 13, "3"), id="dotted-inline"),
        pytest.param(DOTTED, ("i", "x", "z", "y", "z"), (3, 30, "4"), id="dotted-inline-twice"),
        pytest.param(DOTTED, ("i", "by"), (3, 40, "5"), id="same-key-one"),
        pytest.param(DOTTED, ("j", "by"), (4, 12, "6"), id="same-key-other"),
        pytest.param(DOTTED, ("t", "u", "v"), (6, 7, "7"), id="dotted-in-table"),
        pytest.param(DOTTED, ("t", "u", "w", "k"), (8, 5, "8"), id="header-into-dotted"),
        pytest.param(STRINGS, ("a",), (1, 5, '"""x""""'), id="four-closing-quotes"),
        pytest.param(STRINGS, ("b",), (2, 5, '"""x"""""'), id="five-closing-quotes"),
        pytest.param(STRINGS, ("c",), (3, 5, '"""\\"""[d]"""'), id="escaped-quote-then-two"),
        pytest.param(STRINGS, ("d",), (4, 5, '"""one \\'), id="line-ending-backslash"),
        pytest.param(STRINGS, ("e",), (7, 5, "'''x'''''"), id="five-closing-apostrophes"),
        pytest.param(STRINGS, ("g",), (9, 5, "'\\'"), id="literal-backslash"),
        pytest.param(STRINGS, ("j",), (12, 5, '""""""'), id="empty-multi-line"),
        pytest.param(STRINGS, ("k", 3), (13, 21, '"a,b"'), id="comma-in-string"),
        pytest.param(STRINGS, ("k", 5), (13, 37, '""'), id="empty-string-last"),
        pytest.param(STRINGS, ("l",), (14, 5, "1"), id="after-all-strings"),
        pytest.param(SCALARS, ("b",), (2, 5, "1979-05-27"), id="date"),
        pytest.param(SCALARS, ("c", 0), (3, 6, "1979-05-27 07:32:00.5Z"), id="date-space-time"),
        pytest.param(SCALARS, ("c", 1), (3, 29, "07:32:00"), id="time"),
        pytest.param(SCALARS, ("c", 2), (3, 39, "inf"), id="inf"),
        pytest.param(SCALARS, ("c", 3), (3, 44, "-nan"), id="nan"),
        pytest.param(SCALARS, ("d",), (4, 5, "+1.5e-3"), id="float-then-comment"),
        pytest.param(
            SCALARS, ("e", "x"), (5, 11, "1979-05-27T07:32:00+02:00"), id="offset-date-time"
        ),
        pytest.param(SCALARS, ("e", "y"), (5, 41, "true"), id="true-then-brace"),
        pytest.param(SCALARS, ("true",), (6, 8, "false"), id="key-true"),
        pytest.param(SCALARS, ("2025",), (7, 8, "0xdead_beef"), id="key-2025"),
        pytest.param(SCALARS, ("-_-",), (8, 7, "[ ]"), id="key-of-dashes"),
        pytest.param(SCALARS, ("",), (9, 6, "{}"), id="empty-key"),
        pytest.param(SCALARS, ("3", "14"), (10, 8, "'pi'"), id="key-like-a-float"),
        pytest.param('a = """b\u2028\x85c"""\nd = 1', ("d",), (2, 5, "1"), id="odd-line-ends"),
        pytest.param("[ a . b ]# c", ("a", "b"), (1, 1, "[ a . b ]"), id="header-then-comment"),
        pytest.param('a = ["😀é", 1]', ("a", 1), (1, 12, "1"), id="astral"),
    ],
)
def test_a_value_is_found_where_it_stands(
    text: str, path: KeyPath, expected: tuple[int, int, str]
) -> None:
    held: Any = tomllib.loads(text)
    for step in path:
        held = held[step]
    assert covered(Locator(text).value(path)) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param(LOG, ("log", "title"), (3, 1, "title"), id="bare"),
        pytest.param(LOG, ("log",), (2, 2, "log"), id="header"),
        pytest.param(LOG, ("events",), (8, 3, "events"), id="array-of-tables"),
        pytest.param(LOG, ("events", 1), (18, 4, "events"), id="element-with-header"),
        pytest.param(
            LOG, (*CLAIMS, 1), (15, 3, '{ by = "b", date = 1979-05-27 07:32:00 }'), id="element"
        ),
        pytest.param(LOG, (*CLAIMS, 0, "stance"), (13, 15, "stance"), id="inline"),
        pytest.param(LOG, ACTOR, (22, 12, '"a \\"b\\" \\u00e9"'), id="quoted-in-header"),
        pytest.param(HEADERS, ("p",), (15, 2, "p"), id="super-table-later"),
        pytest.param(HEADERS, ("p", "q"), (12, 4, "q"), id="implied-by-header"),
        pytest.param(DOTTED, ("a", "b", "c d"), (1, 7, '"c d"'), id="quoted-in-dotted"),
        pytest.param(DOTTED, ("i", "x", "z"), (3, 18, "z"), id="dotted-inline"),
        pytest.param(SCALARS, ("a",), (1, 1, "a"), id="first-of-all"),
        pytest.param(SCALARS, ("c", 0), (3, 6, "1979-05-27 07:32:00.5Z"), id="scalar-element"),
        pytest.param(SCALARS, ("",), (9, 1, '""'), id="empty"),
        pytest.param(SCALARS, ("2025",), (7, 1, "2025"), id="digits"),
    ],
)
def test_a_key_is_found_where_it_stands(
    text: str, path: KeyPath, expected: tuple[int, int, str]
) -> None:
    assert covered(Locator(text).key(path)) == expected


@pytest.mark.parametrize(
    ("path", "ancestor"),
    [
        pytest.param(("events", 1, "title"), ("events", 1), id="key-missing-in-table"),
        pytest.param(("events", 2, "id"), ("events",), id="no-such-element"),
        pytest.param(("events", 1, "topics", 3), ("events", 1, "topics"), id="past-the-last"),
        pytest.param(("events", -1), ("events",), id="negative-index"),
        pytest.param(("events", "0"), ("events",), id="name-for-index"),
        pytest.param(("log", 0), ("log",), id="index-for-name"),
        pytest.param(("log", "title", "x", 3), ("log", "title"), id="below-a-string"),
        pytest.param((*CLAIMS, 0, "id"), (*CLAIMS, 0), id="inline"),
    ],
)
def test_a_path_that_is_not_there_falls_back_to_its_nearest_ancestor(
    path: KeyPath, ancestor: KeyPath
) -> None:
    locator = Locator(LOG)
    assert locator.value(path) == locator.value(ancestor)
    assert locator.key(path) == locator.key(ancestor)


@pytest.mark.parametrize("text", ["", "\r\n", "# only a comment", "a = 1"])
@pytest.mark.parametrize("path", [(), ("log",), (0,)], ids=repr)
def test_a_path_with_no_ancestor_falls_back_to_the_beginning(text: str, path: KeyPath) -> None:
    locator = Locator(text)
    assert locator.value(path) == locator.key(path)
    assert covered(locator.value(path)) == (1, 1, text[:1].strip())


def test_an_entry_in_a_comment_is_not_there() -> None:
    locator = Locator("[log]\n# t = 1\nformat = 1 # t = 2\n# t = 3")
    assert covered(locator.value(("log", "t"))) == (1, 1, "[log]")


def test_an_excerpt_is_the_line_as_it_stands_without_its_end() -> None:
    assert Locator(CRLF).value(("a", "b")).excerpt == 'b = """x'
    assert Locator(LOG).value(("events", 1, "id")).excerpt == "  id = 'second'"
    assert Locator("a = 1 \t").key(("a",)).excerpt == "a = 1 \t"


def test_no_nesting_that_tomllib_reads_is_too_deep() -> None:
    depth = 150
    text = f"a = {'[ ' * depth}1{' ]' * depth}\nb = {'{ c.c = ' * depth}2{' }' * depth}"
    tomllib.loads(text)
    locator = Locator(text)
    assert covered(locator.value(("a", *[0] * depth))) == (1, 5 + 2 * depth, "1")
    assert covered(locator.value(("b", *["c"] * 2 * depth))) == (2, 5 + 8 * depth, "2")


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        pytest.param("a = 1\nb = =\n", 2, 5, (2, 5, "b = ="), id="in"),
        pytest.param("a =\r\nb = 1", 1, 4, (1, 4, "a ="), id="crlf"),
        pytest.param("a\nb\n", 9, 9, (2, 2, "b"), id="past-the-end"),
        pytest.param("a\nb", 0, -3, (1, 1, "a"), id="before"),
        pytest.param("", 5, 5, (1, 1, ""), id="empty"),
        pytest.param("\n\na", 1, 1, (1, 1, ""), id="empty-line"),
        pytest.param("a\x0cb\u2028\nc", 2, 1, (2, 1, "c"), id="odd"),
    ],
)
def test_a_syntax_error_is_shown_within_the_text(
    text: str, line: int, column: int, expected: tuple[int, int, str]
) -> None:
    spot = spot_at(text, line, column)
    assert (spot.line, spot.column, spot.excerpt) == expected
    assert spot.length == 1


@given(st.text("ab=\"'[]{}#\\\r\n\x0c\u2028 .,"), st.integers(-3, 20), st.integers(-3, 20))
def test_any_text_has_a_spot_at_any_place(text: str, line: int, column: int) -> None:
    spot = spot_at(text, line, column)
    lines = [part.removesuffix("\r") for part in text.split("\n")]
    assert spot.excerpt == lines[spot.line - 1]
    assert 1 <= spot.column <= len(spot.excerpt) + 1
    if 1 <= line < len(lines) and 1 <= column <= len(lines[line - 1]):
        assert (spot.line, spot.column, spot.length) == (line, column, 1)


ODD = st.text("ab#\"'\\[]{}=,.\n\té\u2028😀", max_size=6)
# One table, or an array of one or two.
STEPS: list[list[tuple[int, ...]]] = [[()], [(0,)], [(0,), (1,)]]


class Writer:
    """Writes a TOML document in drawn styles, and notes how it wrote each value and header."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.serial = 100  # in every scalar, so that no two are equal
        self.literals: dict[str, set[str]] = {}
        self.headers: dict[KeyPath, str] = {}

    def number(self) -> int:
        self.serial += 1
        return self.serial

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def some(self, most: int) -> range:
        return range(self.draw(st.integers(0, most)))

    def name(self) -> tuple[str, str]:
        """Return a name and how it is written."""
        number = self.number()
        name = self.pick(f"{number}", f"k-{number}", f"{self.draw(ODD)}{number}")
        if not re.fullmatch("[a-z0-9-]+", name):
            return name, json.dumps(name, ensure_ascii=False)
        escaped = f"\\u{ord(name[0]):04x}{name[1:]}"
        return name, self.pick(name, f'"{name}"', f"'{name}'", f'"{escaped}"')

    def scalar(self) -> str:
        number = str(self.number())
        odd = self.draw(ODD) + number
        few = re.sub("[\"']{2,}", "\"'", odd)  # no quotes that would end a multi-line string
        basic = few.replace("\\", self.pick("\\\\", "\\\n  "))
        date = f"{number:0>4}-05-27"
        return self.pick(
            *(number, f"+{number}", hex(int(number)), f"{number}.5", f"-{number}.25e1"),
            *(date, f"{date} 07:32:00", f"{date}T07:32:00.5Z", json.dumps(odd, ensure_ascii=False)),
            *(f'"""{basic}"""', f'"""{basic}""""', f'"""\n{basic}"""""', f"'''{few}'''''"),
            "'" + re.sub("['\n]", "", odd) + "'",
        )

    def value(self, depth: int) -> str:
        kind = self.pick("scalar", "array", "inline") if depth else "scalar"
        if kind == "array":
            gap = self.pick("", " ", "\n", ' # ]} = "\n ')
            items = "".join(f"{self.value(depth - 1)}{gap},{gap}" for _ in self.some(3))
            literal = f"[{gap}{items}]"
        elif kind == "inline":
            literal = "{ " + ", ".join(self.entries(depth - 1)) + "}"
        else:
            literal = self.scalar()
        self.literals.setdefault(reread(literal), set()).add(literal)
        return literal

    def entries(self, depth: int) -> Iterator[str]:
        for _ in self.some(3):
            key = self.name()[1]
            if self.pick("plain", "dotted") == "plain":
                yield f"{key} = {self.value(depth)}"
                continue
            for dot in (".", " . "):
                yield f"{key}{dot}{self.name()[1]}={self.value(depth)}"

    def table(self, path: KeyPath, names: str, depth: int) -> str:
        """Write a table with its own tables, at times before its header or without one."""
        element = isinstance(path[-1], int) if path else False
        header = f"[[ {names} ]]" if element else f"[{names}]"
        header = f"{header} # {self.number()}" if path else ""
        own, below = "\n".join([header, *self.entries(2), ""]), ""
        for _ in self.some(2 if depth else 0):
            name, written = self.name()
            inner = f"{names}.{written}" if names else written
            for step in self.draw(st.sampled_from(STEPS)):
                below += self.table((*path, name, *step), inner, depth - 1)
        free = path and below and not element
        order = self.pick("first", "late", "implied") if free else "first"
        if path and order != "implied":
            self.headers[path] = header
        return {"first": own + below, "late": below + own, "implied": below}[order]


def reread(literal: str) -> str:
    return repr(tomllib.loads(f"x = {literal}")["x"])


def paths(held: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    if path:
        yield path, held
    if isinstance(held, dict):
        for name, inner in held.items():
            yield from paths(inner, (*path, name))
    if isinstance(held, list):
        for index, inner in enumerate(held):
            yield from paths(inner, (*path, index))


@st.composite
def documents(draw: st.DrawFn) -> tuple[Writer, str]:
    writer = Writer(draw)
    return writer, writer.table((), "", 2).replace("\n", writer.pick("\n", "\r\n"))


@given(documents())
def test_every_path_leads_to_what_was_written_there(document: tuple[Writer, str]) -> None:
    writer, text = document
    locator, lines = Locator(text), text.split("\n")
    for path, held in paths(tomllib.loads(text)):
        spot, key = locator.value(path), locator.key(path)
        line, column, shown = covered(spot)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]]).replace("\r\n", "\n")
        # Headers first: an array of one empty table equals an array `[{}]` in brackets.
        header = writer.headers.get(path) or writer.headers.get((*path, 0))
        literals = set() if header else writer.literals.get(repr(held), set())
        if header:
            assert spot.excerpt == header
            assert shown == header[: header.rindex(" #")]
            assert key.excerpt == header
        elif literals:
            found = filter(rest.startswith, literals)
            assert shown in {literal.split("\n")[0].rstrip(" \t") for literal in found}
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{covered(key)[2]} = 0") == {path[-1]: 0}
            if literals:
                between = spot.excerpt[key.column + key.length - 1 : column - 1]
                assert (key.line, between.strip()) == (line, "=")
