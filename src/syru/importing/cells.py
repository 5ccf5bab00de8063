"""Cells as values of a log: clean text, lists, numbers, and what is kept under `extra`."""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from syru.importing.records import is_named, items
from syru.importing.rows import is_blank
from syru.log.toml_table import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.importing.rows import Cell, Row

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
        isinstance(cell, int | float) or bool(_NUMBER.fullmatch(str(cell).strip()))
        for cell in cells
        if not is_blank(cell)
    )


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


def key(column: str) -> str:
    """Return the name of a column as a key of `extra`."""
    return line(column) or "column"


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
