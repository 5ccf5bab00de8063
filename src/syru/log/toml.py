"""The bytes of a log into TOML tables, or the one fault that prevents it, with its place."""

from __future__ import annotations

import codecs
import re
from dataclasses import asdict, replace
from sys import get_int_max_str_digits, maxsize
from typing import TYPE_CHECKING, Any

import tomli

from syru.dates import parse_date
from syru.errors import Fault, clipped
from syru.log.files import LogFile, decode

if TYPE_CHECKING:
    from syru.log.locator import Spot

# No key of the format has so many parts; TOML readers take long over them.
MOST_KEY_PARTS = 100

_OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_DEEPEST = 50
_LONGEST_LINE = 10_000  # characters of a line that are searched for a date

# Patterns are compiled when there is a fault: all of them cost a millisecond.
_PLACE = r"(?s)^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$"
# What stands bare after an equals sign and looks as if a date was meant.
_BARE_DATE = r"""=\s*((?:\[?\.\.)?/?\[?-?[0-9][0-9X][^\s,}#"']*)"""
_REMEDIES = {
    "Cannot overwrite": "each key stands once in a table: take one of the two out",
    "Duplicate inline table key": "each key stands once in a table: take one of the two out",
    "Cannot declare": "each table is declared once: put the two together",
    "Cannot mutate": "write the table in one way, in braces or under a header",
    "Illegal character '\\n'": "write a line break as \\n, or put the text into three quotes",
    "Unescaped '\\'": "write \\\\ for a backslash",
    "Unterminated string": "close the text with the quotes that open it",
    'Expected "\'"': "close the text with the quotes that open it",
    "Unclosed array": "close the list with ], and put a comma between any two of its values",
    "Unclosed inline table": "close the table with } on the same line, with commas inside",
    "Expected '='": "write key = value",
    "Expected newline": "one key and its value fill a line; text that holds quotes needs others",
    "Invalid initial character": "write a key; no comma stands before a closing brace",
    "Invalid value": "texts, and dates that are not a whole day, stand in quotes",
}
_CURLY = "“”„‟«»‹›‘’‚‛"
_LISTED_HEADER = r"\s*\[\s*(events|facts|quotes)\s*\]"
_TEXTS = r"""\"(?:[^"\\]|\\.)*\"|'[^']*'"""
_BROKEN_OVER = ("Invalid initial character", "Unclosed inline table", "Expected")
_ONE_LINE = "write it on one line, from { to }; in a list, each of its tables may have a line"
_CHARACTER = r"(?:Illegal|Found invalid) character '(?!\\n')"

_NAME = r"""(?:[A-Za-z0-9_-]++|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+')"""
# Tokens of any text, so that what looks like one inside another is passed over.
_TOKEN = (
    rf"(?P<key>(?:{_NAME}[ \t]*\.[ \t]*){{{MOST_KEY_PARTS},}}+)"
    r'|"""[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+)*+(?:"{3,5}|$)'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+(?:'{3,5}|$)"
    r"|(?P<number>(?<![\w.+-])[+-]?[0-9][0-9_]{4000,}+)"
    rf"|{_NAME}|#[^\n]*+|(?P<open>[\[{{])|(?P<close>[\]}}])"
)


def parse(file: LogFile) -> dict[str, Any] | Fault:
    """Return the tables of a log, or what keeps TOML from reading it."""
    try:
        text = decode(file)
        # Points may be many on a line, and in no key.
        return parse_text(text) or _excess_fault(file.name, text) or tomli.loads(text)
    except (ValueError, RecursionError) as error:
        return _syntax_fault(file, error)


def parse_text(text: str) -> dict[str, Any] | None:
    """Return the tables in a text; None where it is not sure that reading it takes no long time.

    The time that tomli needs for a key grows with the square of its parts. Raises ValueError or
    RecursionError where the text is no TOML.
    """
    return None if _has_many_points(text) else tomli.loads(text)


def _has_many_points(text: str) -> bool:
    """Tell whether a line may hold a key of too many parts; nearly every line is too short."""
    long = (line for line in text.split("\n") if len(line) > 2 * MOST_KEY_PARTS)
    return any(line.count(".") >= MOST_KEY_PARTS for line in long)


def _syntax_fault(file: LogFile, error: Exception) -> Fault:
    """Return the fault for what decoding or tomli ended with."""
    if isinstance(error, UnicodeDecodeError):
        return _encoding_fault(file, error)
    text = decode(file)
    if other := _other_format(text):
        problem = f"this is {other}, not TOML"
        name = "-" if file.folder is None else file.name
        remedy = f"make a log of it: syru import {name} -o log.toml"
        return Fault(file=file.name, line=1, name="syntax", problem=problem, remedy=remedy)
    found = re.match(_PLACE, str(error))
    if found is not None:
        return _placed_fault(file.name, text, found)
    # Neither what is nested too deeply nor a number of thousands of digits has a place.
    problem = f"no TOML: {clipped(str(error))}"
    return _excess_fault(file.name, text) or Fault(
        file=file.name, name="syntax", problem=problem, remedy="write the log as TOML"
    )


def _other_format(text: str) -> str | None:
    """Return what a text that is no TOML is instead, where its first line leaves no doubt."""
    first = text.lstrip().partition("\n")[0].rstrip("\r")
    if re.match(r"\{\s*(\"|$)|\[\s*(\{|$)", first):
        return "JSON"
    words = re.split(r"[,;\t]", first)
    if len(words) > 1 and all(re.fullmatch(r'\s*"?[\w ./-]+"?\s*', word) for word in words):
        return "a table of comma-separated values" if "," in first else "a table of values"
    return None


def _excess_fault(name: str, text: str) -> Fault | None:
    """Return the fault for the first thing that no log needs so much of, or None."""
    excess = _excess(text)
    if excess is None:
        return None
    kind, offset = excess
    problem, remedy = {
        "open": ("lists or tables are nested too deeply", "a log needs three levels"),
        "key": (f"the key has more than {MOST_KEY_PARTS} parts", "a log needs keys of two"),
        "number": ("the number has thousands of digits", "write a shorter one"),
    }[kind]
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return _fault(name, _spot(text, line, column), problem, remedy)


def _excess(text: str) -> tuple[str, int] | None:
    """Return what a log has too much of, and at which offset of its text."""
    depth = 0
    for token in re.finditer(_TOKEN, text):
        kind = token.lastgroup
        if kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "open":
            depth += 1
        if (kind == "open" and depth > _DEEPEST) or kind == "key":
            return kind, token.start()
        if kind == "number" and sum(map(str.isdigit, token[0])) > get_int_max_str_digits():
            return kind, token.start()
    return None


def _encoding_fault(file: LogFile, error: UnicodeDecodeError) -> Fault:
    data, at = error.object, error.start  # without the byte-order mark
    first = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    excerpt = data[first : end if end >= 0 else None].decode("utf-8", "replace").rstrip("\r")
    problem = f"not UTF-8: the byte 0x{data[at]:02X}"
    if file.data.startswith(_OTHER_ENCODINGS):
        problem, excerpt = "not UTF-8, but UTF-16 or UTF-32", ""
    return Fault(
        file=file.name,
        line=data.count(b"\n", 0, at) + 1,
        column=len(data[first:at].decode()) + 1,
        excerpt=excerpt,
        name="syntax",
        problem=problem,
        remedy="save the file as UTF-8",
    )


def _placed_fault(name: str, text: str, found: re.Match[str]) -> Fault:
    """Return the fault for an error of tomli, which gives the place only in its message."""
    said, line, column = found.groups()
    lines = text.count("\n") + 1
    # Of an escape that is none, tomli gives the place behind its two characters.
    behind = 2 if said.startswith("Unescaped") else 0
    spot = _spot(text, int(line or lines), int(column or maxsize) - behind)
    if "\0" in text[:4]:
        return _fault(name, spot, "not UTF-8, but UTF-16 or UTF-32", "save the file as UTF-8")
    mistake = _mistake(spot, said)
    if mistake is not None:
        return _fault(name, spot, *mistake)
    meant = _date_fault(name, spot)
    if meant is not None:
        return meant
    return _fault(name, spot, f"{said[0].lower()}{clipped(said[1:])}", _remedy(said))


def _mistake(spot: Spot, said: str) -> tuple[str, str] | None:
    """Return what is wrong and what to write, for the mistakes that are made most often."""
    line, at = spot.excerpt[:_LONGEST_LINE], spot.column - 1
    value = line[at:].strip()
    if value[:1] in _CURLY and value:
        straight = value.strip(_CURLY)
        whole = straight and not set(straight) & set(f'{_CURLY}"\\')
        remedy = f'write straight ones: "{clipped(straight)}"' if whole else "write straight ones"
        return "curly quotes hold no text in TOML", remedy
    header = re.match(_LISTED_HEADER, line)
    if header is not None and said.startswith(("Cannot", "Expected")):
        listed = header[1]
        problem = f"{listed} are a list, each with a header of its own"
        return problem, f"write [[{listed}]], in two pairs of brackets, above each of them"
    if at >= len(line.rstrip()) and _in_braces(line) and said.startswith(_BROKEN_OVER):
        return "a table in braces is broken over lines", _ONE_LINE
    return None


def _in_braces(line: str) -> bool:
    """Tell whether a line opens more braces than it closes; those within texts do not count."""
    plain = re.sub(_TEXTS, "", line)
    return plain.count("{") > plain.count("}")


def _spot(text: str, line: int, column: int) -> Spot:
    from syru.log.locator import spot_at  # noqa: PLC0415 - 2.3 ms; a log without faults needs none

    return spot_at(text, line, column)


def _date_fault(name: str, spot: Spot) -> Fault | None:
    """Return the fault where a date without its quotes is what TOML stumbles over."""
    line = spot.excerpt[:_LONGEST_LINE]
    for bare in re.finditer(_BARE_DATE, line):
        # At the end of a date that TOML has read, something else is wrong.
        if bare.start(1) < spot.column <= bare.end(1):
            break
    else:
        return None
    at = replace(spot, column=bare.start(1) + 1, length=len(bare[1]))
    try:
        parse_date(bare[1])
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        return _fault(name, at, problem, f"{remedy or 'write a date'}, in quotes")
    return _fault(name, at, "a date that is not one whole day", f'quote it: "{bare[1]}"')


def _remedy(said: str) -> str:
    if re.match(_CHARACTER, said):
        return "take it out"
    known = (remedy for cause, remedy in _REMEDIES.items() if said.startswith(cause))
    return next(known, "a line holds [table], [[table]] or key = value")


def _fault(name: str, spot: Spot, problem: str, remedy: str) -> Fault:
    return Fault(
        file=name,
        **asdict(spot),
        name="syntax",
        problem=f"no TOML at column {spot.column}: {problem}",
        remedy=remedy,
    )
