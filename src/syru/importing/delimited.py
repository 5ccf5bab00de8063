"""Tables in text, as spreadsheets write them: any of their encodings and delimiters."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from syru.importing.rows import UnreadableError, grid_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.importing.rows import Table

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 65536  # characters in which the delimiter is sought
_SAMPLE_ROWS = 50
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Excel says so in a first line of its own where it would not guess the delimiter itself.
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# How syru begins its own lists; it quotes nothing in those with tabs.
_OWN_HEADER = ("kind", "id", "date", "date_note")
# What syru puts before a cell that a spreadsheet would take for a formula.
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n", "'＝", "'＋", "'－", "'＠")
# A row that no file has: where it comes out whole, every quotation mark was closed.
_LAST_ROW = "\ue000syru\ue000"


class Text(NamedTuple):
    """The text of a file, and the name of the encoding that it was in."""

    text: str
    encoding: str


def decoded(data: bytes) -> Text:
    """Return bytes as text: UTF-8, UTF-16 or UTF-32 where they are that, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            name = encoding.removesuffix("-sig").upper()
            return Text(data.decode(encoding, "replace"), name)
    if encoding := _without_mark(data):
        return Text(data.decode(encoding, "replace"), "UTF-16")
    try:
        return Text(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        # Five bytes have no character there: they are controls, as in ISO 8859-1.
        text = "".join(_windows(byte) for byte in data) if _is_odd(data) else data.decode("cp1252")
        return Text(text, "Windows-1252")


def _without_mark(data: bytes) -> str:
    """Return which UTF-16 bytes are, by where the zeros of its plain letters stand; "" if none."""
    sample = data[:1000]
    half = len(sample) // 4  # a quarter of all bytes
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half > even:
        return "utf-16-le"
    return "utf-16-be" if even > half > odd else ""


def _is_odd(data: bytes) -> bool:
    return any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d")


def _windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")


def delimited_table(file: str, source: Text) -> Table:
    """Return the rows of a text with delimiters; UnreadableError where a quotation never ends."""
    text = source.text
    if stated := _SEPARATOR_LINE.match(text):
        text, delimiter = text[stated.end() :], stated[1]
    else:
        delimiter = _delimiter(text)
    header = next(_read(text[:_SAMPLE], delimiter, quoted=False), [])
    own = tuple(header[:4]) == _OWN_HEADER
    grid = list(_read(text, delimiter, quoted=not (own and delimiter == "\t")))
    if grid.pop() != [_LAST_ROW]:
        problem = "a quotation mark opens in the last row and is never closed"
        raise UnreadableError(f"{file}: {problem}; close it, or write it twice within a cell")
    if own:
        grid = [[_without_apostrophe(cell) for cell in cells] for cells in grid]
    how = f"{_DELIMITERS.get(delimiter, delimiter)}, {source.encoding}"
    table = grid_table(file, how, grid)
    return replace(table, own=own, delimited=True)


def _without_apostrophe(cell: str) -> str:
    return cell[1:] if cell.startswith(_FORMULA) else cell


def _read(text: str, delimiter: str, *, quoted: bool) -> Iterator[list[str]]:
    """Yield the rows of a text, and a last one that shows whether all quotations were closed."""
    # The library refuses cells of more than 131,072 characters unless it is told otherwise.
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    whole = text if text.endswith(("\n", "\r")) or not text else f"{text}\n"
    # Only these end a row: the line breaks of Unicode are text.
    lines = io.StringIO(whole + _LAST_ROW, newline="")
    if quoted:
        return csv.reader(lines, delimiter=delimiter)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def _delimiter(text: str) -> str:
    """Return the delimiter that makes the most even table of the beginning of a text."""
    cut = text.rfind("\n", 0, _SAMPLE) if len(text) > _SAMPLE else len(text)
    sample = text[: cut if cut > 0 else _SAMPLE]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows that have the usual number of cells, and that number."""
    rows = [
        cells
        for cells, _ in zip(
            _read(sample, delimiter, quoted=True), range(_SAMPLE_ROWS), strict=False
        )
    ]
    widths = Counter(len(cells) for cells in rows if cells and cells != [_LAST_ROW])
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (count / widths.total(), width) if width > 1 else (0.0, 0)
