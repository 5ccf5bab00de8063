"""Files to tables: which kind each is, and the reading of CSV, TSV and Excel workbooks."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
import warnings
from collections import Counter
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from syru.importing.cells import UnreadableError, grid_table, is_blank
from syru.importing.exported import is_log, log_table
from syru.importing.records import parse_json, records_table
from syru.importing.timelinejs import is_timelinejs, timelinejs_table
from syru.names import did_you_mean
from syru.render.data import without_apostrophe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.importing.cells import Cell, Table
    from syru.log.files import LogFile

_ZIP = b"PK\x03\x04"
_SAVE = "save it as .xlsx or CSV"
_OTHER = (
    (b"\xd0\xcf\x11\xe0", f"an old Excel workbook (.xls) is not read; {_SAVE}"),
    (b"%PDF", "a PDF is not read; copy its table into a spreadsheet"),
    (b"SQLite format 3\0", "a database is not read; export its table as CSV"),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
)
# What stands at the beginning of a text that is no table.
_OTHER_TEXTS = (
    (r"(?si)\s*<(?:!doctype|html|\?xml)", "a page or XML is no table; " + _SAVE),
    (r"(?s)(?:\s*#[^\n]*\n)*\s*\[log\]\s*\n", "this is a log already; read it with --log"),
)
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
# A row that no file has: where it comes out whole, every quotation mark was closed.
_LAST_ROW = "\ue000syru\ue000"
_INSTALL = "pip install 'syru[excel]', or save it as CSV"


def read_table(file: LogFile, sheet: str | None = None) -> Table:
    """Return the rows of a file; UnreadableError with what to do where there are none."""
    data = file.data
    for beginning, why in _OTHER:
        if data.startswith(beginning):
            raise UnreadableError(f"{file.name}: {why}")
    if data.startswith(_ZIP):
        if b"xl/" not in data:
            raise UnreadableError(f"{file.name}: no Excel workbook; {_SAVE}")
        return workbook_table(file.name, data, sheet)
    if sheet is not None:
        raise UnreadableError(f"{file.name} has no sheets; leave --sheet out")
    return _text_table(file.name, decoded(data))


def _text_table(file: str, source: Text) -> Table:
    for shape, why in _OTHER_TEXTS:
        if re.match(shape, source.text):
            raise UnreadableError(f"{file}: {why}")
    if not source.text.lstrip().startswith(("{", "[")):
        return delimited_table(file, source)
    content = parse_json(file, source.text)
    if is_timelinejs(content):
        return timelinejs_table(file, content)
    if is_log(content):
        return log_table(file, content)
    return records_table(file, content)


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
        grid = [[without_apostrophe(cell) for cell in cells] for cells in grid]
    how = f"{_DELIMITERS.get(delimiter, delimiter)}, {source.encoding}"
    table = grid_table(file, how, grid)
    return replace(table, own=own, delimited=True)


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


def workbook_table(file: str, data: bytes, sheet: str | None = None) -> Table:
    """Return a sheet of a workbook as a table: the one named, else the first that has rows."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise UnreadableError(f"{file}: an Excel workbook needs openpyxl; {_INSTALL}") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep of the layout
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = {each.title: list(_cells(each)) for each in _chosen(file, book, sheet)}
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001 - see below
        # It raises whatever its XML, its zip file or its own sums raise.
        raise UnreadableError(f"{file}: this workbook cannot be read: {error}") from None
    name, grid = next(
        ((name, grid) for name, grid in sheets.items() if grid), (next(iter(sheets), ""), [])
    )
    others = [f'"{other}"' for other in book.sheetnames if other != name]
    beside = f" (others: {', '.join(others)})" if others else ""
    return grid_table(file, f'sheet "{name}"{beside}', grid)


def _chosen(file: str, book: Any, sheet: str | None) -> list[Any]:
    if sheet is None:
        return list(book.worksheets)
    if sheet in book.sheetnames:
        return [book[sheet]]
    remedy = did_you_mean(sheet, book.sheetnames) or f"its sheets: {', '.join(book.sheetnames)}"
    raise UnreadableError(f'{file} has no sheet "{sheet}"; {remedy}')


def _cells(sheet: Any) -> Iterator[list[Cell]]:
    """Yield the rows of a sheet, up to the last that has something in it."""
    if not hasattr(sheet, "iter_rows"):  # a sheet that is a chart
        return
    waiting = 0
    for row in sheet.iter_rows(values_only=True):
        cells = [_cell(value) for value in row]
        if all(map(is_blank, cells)):
            waiting += 1
            continue
        yield from ([] for _ in range(waiting))
        waiting = 0
        yield cells


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value if value.time() != time() else value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return (
        value
        if isinstance(value, str | int | float | bool) or hasattr(value, "year")
        else (None if value is None else str(value))
    )
