"""The bytes of a log into the tables that TOML finds in them, or the one fault that prevents it."""

import re
import tomllib
from typing import Any

from syru.dates import parse_date
from syru.errors import Fault
from syru.logfiles import LogFile

_PLACE = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
# What stands bare after the equals sign of a line and looks as if a date was meant.
_BARE_DATE = re.compile(r"""=\s*((?:\[?\.\.)?/?\[?[0-9][0-9X][^\s,}#"']*)""")
_OTHER_CAUSES = {
    "Cannot overwrite a value": "each key stands once in a table: take one of the two out",
    "Cannot declare": "each table is declared once: put the two together",
    "Illegal character": "write a line break as \\n, or use three quotes",
    "Unescaped '\\'": "write \\\\ for a backslash",
}


def decode(file: LogFile) -> str:
    """Return a log's text without its byte-order mark; UnicodeDecodeError where it is not UTF-8."""
    return file.data.decode("utf-8-sig")


def parse(file: LogFile) -> dict[str, Any] | Fault:
    """Return the tables of a log, or what keeps TOML from reading it."""
    try:
        text = decode(file)
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        bad = f"byte 0x{file.data[error.start]:02X} is not UTF-8"
        return Fault(file=file.name, line=line, problem=bad, remedy="save the file as UTF-8")
    try:
        return tomllib.loads(text)
    except RecursionError:
        remedy = "a log needs no more than a list of tables in a list"
        return Fault(file=file.name, problem="lists or tables are nested too deeply", remedy=remedy)
    except ValueError as error:
        return _syntax_fault(file.name, text, str(error))


def _syntax_fault(name: str, text: str, message: str) -> Fault:
    """Return the fault for what tomllib says, whose only sign of the place is in its words."""
    found = _PLACE.match(message)
    if found is None:
        # A number of thousands of digits ends in a plain ValueError without a place.
        return Fault(file=name, problem=f"no TOML: {message}", remedy="mend the value")
    from syru.locator import spot_at  # noqa: PLC0415 - a log without faults needs no places

    problem, line, column = found.groups()
    lines = text.count("\n") + 1
    spot = spot_at(text, int(line or lines), int(column or 1))
    return Fault(
        file=name,
        line=spot.line,
        column=spot.column,
        length=spot.length,
        excerpt=spot.excerpt,
        problem=f"no TOML at column {spot.column}: {problem[0].lower()}{problem[1:]}",
        remedy=_remedy(problem, spot.excerpt),
    )


def _remedy(problem: str, line: str) -> str:
    bare = _BARE_DATE.search(line)
    if bare is not None and len(line) < 1000:
        try:
            parse_date(bare[1])
        except ValueError as error:
            return str(error)
        return f'quote it: "{bare[1]}"'
    for cause, remedy in _OTHER_CAUSES.items():
        if problem.startswith(cause):
            return remedy
    return "mend the line; texts and dates with less than a day stand in quotes"
