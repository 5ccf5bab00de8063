"""Where in a TOML file a key or a value stands; tomli reads the values and forgets the places.

The text is one that tomli has accepted, so the scanner tells tokens apart and judges none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

import tomli

# From the document to a value: keys of tables, places in lists.
KeyPath = tuple[str | int, ...]

# Each loop is unrolled (a run, then what interrupts it and a run again): a match is linear in time.
_BASIC = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_LITERAL = r"'[^'\n]*'"
# One or two quotes more than the closing three still belong to the string.
_STRING = (
    r'"""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*"{3,5}'
    r"|'''[^']*(?:'(?!'')[^']*)*'{3,5}"
    rf"|{_BASIC}|{_LITERAL}"
)
_NAME = rf"(?:[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL})"
_DOT = r"[ \t]*\.[ \t]*"
# Atomic, lest a failing match give back half a comment and find a key in the rest of it.
_GAP = r"(?>[ \t\r\n,]*(?:#[^\n]*[ \t\r\n,]*)*)"

_NAMES = re.compile(_NAME)
_GAPS = re.compile(_GAP)
# A header, or a key with its equals sign: the same in a document and in an inline table.
_ENTRY = re.compile(rf"{_GAP}(\[\[?)?[ \t]*({_NAME}(?:{_DOT}{_NAME})*)[ \t]*(?:=[ \t]*|\]\]?)")
_SCALAR = re.compile(
    rf"{_STRING}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} [0-9][^ \t\r\n,\]}}#]*|[^ \t\r\n,\]}}#]+"
)
# Inside brackets: on to the next bracket, or past the next string or comment, which may hold some.
_PIECE = re.compile(rf"[^\[\]{{}}\"'#]*(?:([\[{{])|([\]}}])|#[^\n]*|{_STRING})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A stretch of one line.

    Lines and columns count from 1, columns in characters. The length is at least 1, also where the
    spot is the end of a line. The excerpt is the line as it stands, without its line end: whoever
    prints it makes its control characters harmless.
    """

    line: int
    column: int
    length: int
    excerpt: str


@dataclass(slots=True)
class _Place:
    """What stands at one path, by offsets into the text."""

    key: int  # -1 where there is none: the document, an element of an array
    start: int
    end: int
    # Tables by name, arrays by index; None until somebody asks what a value holds.
    children: dict[str | int, _Place] | None = None


class Locator:
    """Finds the spots of one text, which tomli has accepted and whose byte-order mark is gone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_starts = [0, *(end.end() for end in re.finditer("\n", text))]
        # A line of megabytes may have thousands of faults: it is cut out once.
        self._excerpts: dict[int, str] = {}
        self._document = _Place(-1, 0, 0, {})
        _read_entries(text, self._document, 0)

    def value(self, path: KeyPath) -> Spot:
        """Where the value stands: as far as its end, or the end of its first line.

        A table stands at its header; one that has none, at the first header or dotted key that
        implies it; an array of tables, at its first header. A path that the text lacks falls back
        to its nearest ancestor, at last to the beginning of line 1.
        """
        place = self._find(path)
        return self._spot(place.start, place.end)

    def key(self, path: KeyPath) -> Spot:
        """Where the key stands, alone, without the rest of a dotted key or header.

        An element of an array in brackets has no key: there it is the element. The fallback is
        that of `value`, to the ancestor's key.
        """
        place = self._find(path)
        name = _NAMES.match(self._text, place.key) if place.key >= 0 else None
        return self._spot(*name.span()) if name else self._spot(place.start, place.end)

    def _find(self, path: KeyPath) -> _Place:
        place = self._document
        for step in path:
            child = _children(self._text, place).get(step)
            if child is None:
                break
            place = child
        return place

    def _spot(self, start: int, end: int) -> Spot:
        line = bisect_right(self._line_starts, start)
        first = self._line_starts[line - 1]
        if line not in self._excerpts:
            after = self._text.find("\n", first)
            excerpt = self._text[first : after if after >= 0 else None].removesuffix("\r")
            self._excerpts[line] = excerpt
        excerpt = self._excerpts[line]
        shown = excerpt[start - first : end - first].rstrip(" \t")
        return Spot(line=line, column=start - first + 1, length=max(1, len(shown)), excerpt=excerpt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A header of a document with what stands below it; offsets count characters.

    listed tells that it is an element of an array of tables. It ends behind its last value, or
    behind the header where it has none; comments after that are not looked at.
    """

    names: tuple[str, ...]
    listed: bool
    start: int
    end: int


def sections(text: str) -> tuple[Section, ...]:
    """Return the headers of a text that tomllib has accepted, in the order of the file."""
    found: list[Section] = []
    at = 0
    while entry := _ENTRY.match(text, at):
        at = entry.end()
        if entry[1]:
            names = tuple(name for name, *_ in _names(text, entry))
            listed = entry[1] == "[["
            found.append(Section(names=names, listed=listed, start=entry.start(1), end=at))
            continue
        at = _end_of_value(text, at)
        if found:
            found[-1] = replace(found[-1], end=at)
    return tuple(found)


def spot_at(text: str, line: int, column: int) -> Spot:
    """Return the spot of one character, for the syntax errors of tomli; any text will do.

    A place outside the text is moved to its first or last line, and on that line to the first
    column or the one after the last character, where a line that breaks off is at fault.
    """
    # Only these two end a line of TOML; splitlines knows eight more.
    lines = text.removesuffix("\n").split("\n")
    line = min(max(line, 1), len(lines))
    excerpt = lines[line - 1].removesuffix("\r")
    column = min(max(column, 1), len(excerpt) + 1)
    return Spot(line=line, column=column, length=1, excerpt=excerpt)


def _read_entries(text: str, table: _Place, at: int) -> None:
    """Read the entries of a document or an inline table, as far as there are any."""
    current = table
    while entry := _ENTRY.match(text, at):
        at = entry.end()
        if entry[1]:
            current = _declare(text, table, entry)
            continue
        *path, (name, key, _) = _names(text, entry)
        holder = current
        for part, start, end in path:
            holder = _enter(text, holder, part, _Place(start, start, end, {}))
        start, at = at, _end_of_value(text, at)
        _children(text, holder)[name] = _Place(key, start, at)


def _declare(text: str, document: _Place, header: re.Match[str]) -> _Place:
    """Make the table, or the element of an array of tables, that a header declares."""
    start, end = header.start(1), header.end()
    *path, (name, key, _) = _names(text, header)
    holder = document
    for part, part_start, _ in path:
        holder = _enter(text, holder, part, _Place(part_start, start, end, {}))
    siblings = _children(text, holder)
    declared = _Place(key, start, end, {})
    if header[1] == "[[":
        array = siblings.setdefault(name, _Place(key, start, end, {}))
        elements = _children(text, array)
        elements[len(elements)] = declared
        return declared
    if name in siblings:
        # The headers of its own tables came first, and implied it; this one is the better place.
        declared.children = siblings[name].children
    siblings[name] = declared
    return declared


def _enter(text: str, table: _Place, name: str, implied: _Place) -> _Place:
    """Go into the table of that name, implied here unless it is there, or into an array's last."""
    child = _children(text, table).setdefault(name, implied)
    inner = _children(text, child)
    # A table's keys are all strings: only an array of tables answers to a number.
    return inner.get(len(inner) - 1, child)


def _children(text: str, place: _Place) -> dict[str | int, _Place]:
    """Return what a value holds, looked into at the first question, one level deep."""
    if place.children is None:
        place.children = {}
        if text.startswith("{", place.start):
            _read_entries(text, place, place.start + 1)
        elif text.startswith("[", place.start):
            place.children.update(enumerate(_elements(text, place)))
    return place.children


def _elements(text: str, array: _Place) -> list[_Place]:
    elements = []
    at = array.start + 1
    while (gap := _GAPS.match(text, at)) and gap.end() < array.end - 1:
        at = _end_of_value(text, gap.end())
        elements.append(_Place(-1, gap.end(), at))
    return elements


def _end_of_value(text: str, start: int) -> int:
    """Return the offset after a value; brackets are counted, so that no depth is too deep."""
    if not text.startswith(("[", "{"), start):
        scalar = _SCALAR.match(text, start)
        return scalar.end() if scalar else len(text)
    depth = 0
    for piece in _PIECE.finditer(text, start):
        if piece.lastindex:
            depth += 1 if piece.lastindex == 1 else -1
            if depth == 0:
                return piece.end()
    return len(text)


def _names(text: str, entry: re.Match[str]) -> list[tuple[str, int, int]]:
    """Return the names of a dotted key, each with the offsets at which it starts and ends."""
    written = entry[2]
    if written.isidentifier():  # nearly every key is: the others pay for being taken apart
        return [(written, *entry.span(2))]
    return [(_name(name[0]), *name.span()) for name in _NAMES.finditer(text, *entry.span(2))]


def _name(written: str) -> str:
    """Read a name as it is written: bare or in quotes."""
    if written[0] not in "\"'":
        return written
    if written[0] == '"' and "\\" in written:
        return str(tomli.loads(f"name = {written}")["name"])
    return written[1:-1]
