"""Rows before their columns are understood, and cells as clean text, lists and numbers."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from syru.errors import SyruError
from syru.log.toml_table import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# A date may have a time of day; lists and tables come from JSON.
Cell: TypeAlias = "str | int | float | bool | date | list[Cell] | dict[str, Cell] | None"
# What an import writes into the rows that it sets aside, and passes over when it reads them again.
OWN_COLUMNS = ("syru: file", "syru: row", "syru: reason")
_DATE_LIKE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}.*"
_KEYS_OF_NAMED = {"id", "name", "coordinates"}
# What names one thing where a list holds objects.
_NAMING = ("name", "title", "label", "text", "value")
Extra: TypeAlias = "str | int | float | bool | date"
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LOST = re.compile(f"(?![\t\r\x0b\x0c\x85])(?:{CONTROL.pattern}|[\ud800-\udfff])")
_ODD = re.compile(f"{_LINE_ENDS.pattern}|{CONTROL.pattern}|[\ud800-\udfff]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")
_LARGEST = 2**63 - 1  # as large as a whole number in a log may be
# What people write into a column of names where there is none.
_NO_NAME = frozenset({"", "-", "–", "—", "?", "n/a", "na", "none", "null", "nan", "#n/a"})
_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)", re.DOTALL)
_LONGEST_TITLE = 120  # characters of a title that is made of a longer text
_DEGREES = (90, 180)  # how far latitude and longitude go
URL = re.compile(r"https?://[^\s<>\"\\/?#]+(?:[/?#][^\s<>\"\\]*)?")


class UnreadableError(SyruError):
    """A file from which no rows can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, as cells by column; number is what the program that wrote it calls it."""

    file: str
    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All rows of a file; how says in words how it was read.

    set_aside are rows that hold no record, each with the reason; head is what the file says of
    itself, by the keys of a log's own head; declared is what a log that syru wrote as lines
    declares, by kind and id; own tells that syru wrote it,
    delimited that all its cells are text.
    """

    file: str
    how: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    set_aside: tuple[tuple[Row, str], ...] = ()
    head: Mapping[str, object] = field(default_factory=dict)
    declared: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
    own: bool = False
    delimited: bool = False


def is_blank(cell: Cell) -> bool:
    """Tell whether nothing is in a cell."""
    if isinstance(cell, str):
        return not cell or cell.isspace()
    return cell is None or cell in ([], {})


def grid_table(file: str, how: str, grid: Iterable[Sequence[Cell]]) -> Table:
    """Return a grid of cells as a table, its header found; rows count from 1, as on a screen.

    Rows without anything in them are passed over. What stands above the header is set aside.
    """
    filled = [
        (number, cells)
        for number, cells in enumerate(grid, start=1)
        if not all(map(is_blank, cells))
    ]
    if not filled:
        raise UnreadableError(f"{file}: there is nothing in it; give a file with rows")
    header = _header(filled)
    columns = _columns(filled[header][1], max(len(cells) for _, cells in filled[header:]))
    _refuse_data_as_header(file, filled[header][1])
    rows = [
        Row(file=file, number=number, cells=dict(zip(columns, cells, strict=False)))
        for number, cells in filled[header + 1 :]
    ]
    used = {column for row in rows for column, cell in row.cells.items() if not is_blank(cell)}
    named = {str(name).strip() for name in filled[header][1] if not is_blank(name)}
    kept = tuple(column for column in columns if column in used or column in named)
    above = [
        (
            Row(file=file, number=number, cells=dict(zip(columns, cells, strict=False))),
            "above the header",
        )
        for number, cells in filled[:header]
    ]
    return Table(file=file, how=how, columns=kept, rows=tuple(rows), set_aside=tuple(above))


def _header(filled: Sequence[tuple[int, Sequence[Cell]]]) -> int:
    """Return which row is the header: the first that is no lone title."""
    wide = (
        at for at, (_, cells) in enumerate(filled) if sum(not is_blank(cell) for cell in cells) > 1
    )
    return next(wide, 0)


def _columns(header: Sequence[Cell], width: int) -> tuple[str, ...]:
    """Return a name for each column; one without is called by its number, one twice counted."""
    names = [" ".join(str(cell).split()) if not is_blank(cell) else "" for cell in header]
    names += [""] * (width - len(names))
    seen = Counter[str]()
    columns = []
    for number, name in enumerate(names, start=1):
        unique = name or f"column {number}"
        seen[unique] += 1
        columns.append(unique if seen[unique] == 1 else f"{unique} ({seen[unique]})")
    return tuple(columns)


def _refuse_data_as_header(file: str, header: Sequence[Cell]) -> None:
    for cell in header:
        if re.fullmatch(_DATE_LIKE, str(cell).strip()):
            problem = f'the first row holds "{str(cell).strip()}", and no names of columns'
            raise UnreadableError(f"{file}: {problem}; add a row above it, such as date, title")


def text(cell: Cell) -> str:
    """Return a cell as text that a log may hold: without control characters, "" if it is blank."""
    if isinstance(cell, str):
        return _cleaned(cell) if _ODD.search(cell) else cell.strip()
    if is_blank(cell):
        return ""
    if isinstance(cell, dict | list):
        return text(_listed(cell))
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _cleaned(written: str) -> str:
    lines = _LINE_ENDS.sub("\n", written).replace("\t", " ")
    return CONTROL.sub("", lines).encode("utf-8", "replace").decode().strip()


def is_cleaned(cell: Cell) -> bool:
    """Tell whether something of a cell cannot stand in a log, and is left out."""
    return isinstance(cell, str) and bool(_LOST.search(cell))


def line(cell: Cell) -> str:
    """Return a cell as one line of text."""
    return " ".join(text(cell).split())


def listed(cell: Cell) -> Sequence[Cell]:
    """Return the items of a list, or what a text has between commas and semicolons."""
    return cell if isinstance(cell, list) else re.split(r"[;,]\s*", line(cell))


def names(cells: Iterable[Cell], separator: re.Pattern[str]) -> Iterator[str | Mapping[str, Cell]]:
    """Yield each name in cells, split where one holds several; those with an id are tables."""
    for cell in cells:
        if isinstance(cell, str):
            yield from _parts(cell, separator)
            continue
        for item in items(cell):
            if is_named(item) and has_name(item):
                yield item
            else:
                yield from _parts(text(item), None)


def has_name(item: Mapping[str, Cell]) -> bool:
    """Tell whether name and id of a thing are left once they are clean."""
    return bool(line(item["name"]) and line(item["id"]))


@lru_cache(maxsize=65536)
def _parts(cell: str, separator: re.Pattern[str] | None) -> tuple[str, ...]:
    parts = separator.split(text(cell)) if separator else [cell]
    return tuple(name for part in parts if (name := line(part)).lower() not in _NO_NAME)


def first_sentence(words: str) -> tuple[str, str]:
    """Return the first sentence of a text as a title, and the text, "" where that was all."""
    ended = _SENTENCE.match(words)
    whole = " ".join(words.split())
    first = " ".join(ended[0].split()) if ended else whole
    if len(first) > _LONGEST_TITLE:
        cut = first[:_LONGEST_TITLE].rpartition(" ")[0] or first[: _LONGEST_TITLE - 1]
        return f"{cut}…", words
    return first, "" if first == whole else words


def numeric(rows: Sequence[Row], column: str) -> bool:
    """Tell whether every filled cell of a column is a number as it is usually written."""
    cells = (row.cells.get(column) for row in rows)
    return all(
        isinstance(cell, int | float) or is_number(str(cell))
        for cell in cells
        if not is_blank(cell)
    )


def is_number(written: str) -> bool:
    """Tell whether a text is a number as it is usually written."""
    return bool(_NUMBER.fullmatch(written.strip()))


def kept(cell: Cell, *, is_number: bool) -> Extra:
    """Return a cell as `extra` holds it."""
    if isinstance(cell, datetime):
        return text(cell.isoformat(" "))
    if isinstance(cell, bool | date):
        return cell
    if isinstance(cell, int):
        return cell if abs(cell) <= _LARGEST else str(cell)
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else str(cell)
    written = text(cell)
    if is_number and isinstance(cell, str):
        number = float(written) if "." in written else int(written)
        return number if abs(number) <= _LARGEST else written
    return written


def _listed(cell: Cell) -> str:
    found = [item for item in items(cell) if not is_blank(item)]
    plain = not any(isinstance(item, dict | list) for item in found)
    return "; ".join(map(str, found)) if plain else json.dumps(cell, ensure_ascii=False)


def number(cell: Cell) -> float | None:
    """Return a cell as a number, a decimal comma read as a point; None where it is none."""
    if isinstance(cell, bool):
        return None
    try:
        found = float(str(cell).strip().replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def point(parts: Sequence[Cell]) -> list[float] | None:
    """Return a latitude and a longitude in degrees; None where they are no point of the earth."""
    found = [written for part in parts if (written := number(part)) is not None]
    if len(found) != len(_DEGREES) or len(parts) != len(_DEGREES):
        return None
    sound = all(abs(degrees) <= most for degrees, most in zip(found, _DEGREES, strict=True))
    return found if sound else None


def is_named(value: object) -> TypeGuard[dict[str, Cell]]:
    """Tell whether an object names a thing by its id and its name, as syru's own lists do."""
    if not isinstance(value, dict) or not {"id", "name"} <= value.keys() <= _KEYS_OF_NAMED:
        return False
    return all(isinstance(value[key], str) and value[key].strip() for key in ("id", "name"))


def items(cell: Cell) -> Iterable[Cell]:
    """Return what a list holds, objects by their names where they have one."""
    if not isinstance(cell, list):
        return [cell]
    return [_named(item) if isinstance(item, dict) else item for item in cell]


def _named(item: dict[str, Cell]) -> Cell:
    if is_named(item):
        return item
    found = next((item[key] for key in _NAMING if isinstance(item.get(key), str)), None)
    return found if found is not None else json.dumps(item, ensure_ascii=False)
