"""JSON and JSON Lines as tables: a record a row, what is nested in columns such as place.name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from syru.importing.cells import Row, Table, UnreadableError, grid_table, is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.importing.cells import Cell

_DEEPEST = 4  # levels of an object in which its records are sought
_MOST_PARTS = 20  # levels of a record; what lies deeper is kept as JSON
_LINES = (".jsonl", ".ndjson")
_OWN_KEYS = {"kind", "id"}  # of what syru writes of an entry
_NO_RECORD = "no record with names"


def parse_json(file: str, text: str) -> Any:
    """Return what a text in JSON holds, a list of its lines where each is JSON by itself."""
    try:
        content = json.loads(text)
        # One line of JSON Lines is JSON too: the name of the file tells, or what syru wrote.
        alone = isinstance(content, dict)
        alone = alone and (file.endswith(_LINES) or content.keys() >= _OWN_KEYS)
        return JsonLines([(1, content)]) if alone else content
    except (ValueError, RecursionError) as error:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
        read = [(number, _line(line)) for number, line in lines]
        if len(lines) > 1 and not isinstance(read[0][1], BadLine):
            return JsonLines(read)
        raise UnreadableError(f"{file}: {_why(error)}") from None


class BadLine(str):
    """A line of JSON Lines that is no JSON."""

    __slots__ = ()


class JsonLines(list[tuple[int, Any]]):
    """The records of JSON Lines, each with the number of its line."""


def _line(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return BadLine(line.strip())


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON at line {error.lineno}, column {error.colno}: {error.msg.lower()}"
    return "no JSON that can be read: too deeply nested, or a number of thousands of digits"


def records_table(file: str, content: Any) -> Table:
    """Return the records that parsed JSON holds as a table."""
    lines = isinstance(content, JsonLines)
    numbered = content if lines else list(enumerate(_records(content), start=1))
    if not numbered:
        raise UnreadableError(f"{file}: there is no record in it; give a file with some")
    if all(isinstance(record, list) for _, record in numbered):
        return grid_table(file, "JSON, a list of rows", [record for _, record in numbered])
    rows, set_aside = [], []
    for number, record in numbered:
        if isinstance(record, dict):
            rows.append(Row(file=file, number=number, cells=dict(_flat(record))))
        else:
            cell = record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)
            reason = "no JSON" if isinstance(record, BadLine) else _NO_RECORD
            set_aside.append((Row(file=file, number=number, cells={"record": cell}), reason))
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    return Table(
        file=file,
        how="JSON Lines" if lines else "JSON",
        columns=columns,
        rows=tuple(rows),
        set_aside=tuple(set_aside),
        own={"kind", "id", "source"} <= set(columns),
    )


def _records(content: Any) -> list[Any]:
    """Return the longest list of objects or rows within, else objects by name, else the one."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        return []
    lists = [found for found in _lists(content, _DEEPEST) if isinstance(found[0], dict | list)]
    if lists:
        return max(lists, key=len)
    if content and all(isinstance(value, dict) for value in content.values()):
        return [{"id": key, **value} for key, value in content.items()]
    return [content]


def _lists(content: dict[str, Any], depth: int) -> Iterator[list[Any]]:
    for value in content.values():
        if isinstance(value, list) and value:
            yield value
        elif isinstance(value, dict) and depth:
            yield from _lists(value, depth - 1)


def _flat(record: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Cell]]:
    """Yield the values of a record by column, those of nested objects too."""
    for key, value in record.items():
        column = f"{before}{key}"
        if not isinstance(value, dict):
            yield column, value
        elif {"type", "value"} <= value.keys():  # a result of SPARQL
            yield column, value["value"]
        elif is_named(value):
            yield column, value
        elif depth == _MOST_PARTS:
            yield column, json.dumps(value, ensure_ascii=False)
        else:
            yield from _flat(value, f"{column}.", depth + 1)
