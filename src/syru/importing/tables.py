"""The bytes of a file of another program into its rows, whatever program that was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.importing.delimited import decoded, delimited_table
from syru.importing.log_lines import is_log, log_table
from syru.importing.records import parse_json, records_table
from syru.importing.rows import UnreadableError
from syru.importing.timelinejs import is_timelinejs, timelinejs_table
from syru.importing.workbook import workbook_table

if TYPE_CHECKING:
    from syru.importing.delimited import Text
    from syru.importing.rows import Table
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
