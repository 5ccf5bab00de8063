"""A whole log as syru writes it in JSON Lines: its head and declarations taken from its entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from syru.importing.records import JsonLines, records_table
from syru.log.model import DECLARED, KEYS

if TYPE_CHECKING:
    from syru.importing.rows import Table

_PLURALS = {one: plural for plural, one in DECLARED.items()}
# What those lines call what is the kind of an actor in a log.
_ACTOR_KIND = "actor_kind"


def is_log(content: Any) -> bool:
    """Tell whether the lines of a file begin with the head of a log."""
    return isinstance(content, JsonLines) and _kind(content[0][1]) == "log"


def log_table(file: str, content: JsonLines) -> Table:
    """Return the entries of a log as a table that also has its head and what it declares."""
    head: dict[str, object] = {}
    declared: dict[str, dict[str, dict[str, object]]] = {plural: {} for plural in DECLARED}
    entries = JsonLines()
    for number, line in content:
        kind = _kind(line)
        if kind == "log":
            head = {key: line[key] for key in line if key in KEYS["log"]} | head
        elif kind in _PLURALS and isinstance(line.get("id"), str):
            declared[_PLURALS[kind]].setdefault(line["id"], _values(_PLURALS[kind], line))
        else:
            entries.append((number, line))
    table = records_table(file, entries)
    return replace(table, how="a log as JSON Lines", head=head, declared=declared, own=True)


def _kind(line: Any) -> str:
    return str(line.get("kind")) if isinstance(line, dict) else ""


def _values(plural: str, line: dict[str, Any]) -> dict[str, object]:
    values = {key: line[key] for key in line if key in KEYS[plural] and key != "kind"}
    return values | ({"kind": line[_ACTOR_KIND]} if _ACTOR_KIND in line else {})
