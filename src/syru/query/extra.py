"""Values of one's own that entries have: reading them from an index, and conditions on them."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from syru.errors import UsageError, clipped
from syru.log.extra import read
from syru.names import did_you_mean, fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from syru.log.model import ExtraValue

OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "~")
_EXAMPLES = "killed>=10, confidence=fair, name~bridge, or only killed"
_CONDITION = r"""(?sx)
    \s* (?: (?P<bare> [\w-]+ ) | "(?P<quoted> (?: [^"\\] | \\. )+ )" )
    \s* (?: (?P<operator> [=!<>~]+ ) \s* (?P<typed> \S .*? )? )? \s*
"""
# What is typed for an operator, out of habit.
_MEANT = {"==": "=", "===": "=", "=<": "<=", "=>": ">=", "<>": "!=", "=~": "~", "!": "!="}
_MOST_LISTED = 10

_VALUES = """
SELECT entry, key, type, value
FROM extras
WHERE entry IN (SELECT value FROM json_each(:entries))
ORDER BY entry, position
"""
_ANY = "SELECT EXISTS (SELECT 1 FROM extras)"
_KEYS = "SELECT DISTINCT key FROM extras ORDER BY key"

# Conditions on a row of extras; {compares} is one of our own operators. Values of one type are
# compared, and those of another never meet a condition.
_NUMBER = "type = 'number' AND value {compares} :number"
_BOOLEAN = "type = 'boolean' AND value {compares} :boolean"
_FOLDED = "type = 'text' AND folded {compares} :folded"
_WRITTEN = "type = 'text' AND value {compares} :text"
_HOLDS_FOLDED = "type = 'text' AND instr(folded, :folded) > 0"
_HOLDS_WRITTEN = "type = 'text' AND instr(value, :text) > 0"
_DAYS = {
    "=": "type = 'date' AND value BETWEEN :first AND :last",
    "!=": "type = 'date' AND value NOT BETWEEN :first AND :last",
    "<": "type = 'date' AND value < :first",
    "<=": "type = 'date' AND value <= :last",
    ">": "type = 'date' AND value > :last",
    ">=": "type = 'date' AND value >= :first",
}
_MEETS = "entries.number {within} (SELECT entry FROM extras WHERE key = :key AND ({holds}))"


class Where(NamedTuple):
    """A condition on a value of one's own: that there is one, or how it compares with another.

    typed is what the value is compared with, as it was typed; the operator is empty where any
    value will do. Of a negated condition, all entries meet it that otherwise would not.
    """

    key: str
    operator: str = ""
    typed: str = ""
    negated: bool = False


def parse_where(typed: str, *, negated: bool = False) -> Where:
    """Return the condition that was typed, such as "killed>=10"; UsageError where it is none."""
    found = re.fullmatch(_CONDITION, typed)
    operator = found["operator"] if found else None
    if found is None or (operator and not found["typed"]):
        remedy = f"write one such as {_EXAMPLES}"
        if found is None:
            remedy += '; a key with other signs stands in double quotes: "number of dead">=10'
        raise UsageError(f'--where: "{clipped(typed)}" is no condition; {remedy}')
    if operator and operator not in OPERATORS:
        meant = _MEANT.get(operator)
        remedy = f"write {meant}" if meant else f"write one of: {' '.join(OPERATORS)}"
        raise UsageError(f'--where has no "{clipped(operator)}"; {remedy}')
    key = found["bare"] or re.sub(r"(?s)\\(.)", r"\1", found["quoted"])
    return Where(key=key, operator=operator or "", typed=found["typed"] or "", negated=negated)


def refuse_unknown_key(connection: sqlite3.Connection, key: str) -> None:
    """Raise UsageError where no entry has a value under a key, with the keys that there are."""
    keys = extra_keys(connection)
    if key in keys:
        return
    problem = f'--where: no entry has a value "{clipped(key)}"'
    if not keys:
        raise UsageError(f"{problem}: the log has no values of its own, which stand in extra")
    listed = ", ".join(map(clipped, keys[:_MOST_LISTED]))
    more = f" and {len(keys) - _MOST_LISTED} more" if len(keys) > _MOST_LISTED else ""
    meant = did_you_mean(key, keys)
    raise UsageError(f"{problem}; {f'{meant} ' if meant else ''}there are: {listed}{more}")


def extra_keys(connection: sqlite3.Connection) -> list[str]:
    """Return the keys of all values of one's own that the entries have, in order."""
    return [key for (key,) in connection.execute(_KEYS)]


def has_extras(connection: sqlite3.Connection) -> bool:
    """Tell whether any entry has values of its own."""
    return bool(connection.execute(_ANY).fetchone()[0])


def extras_of(
    connection: sqlite3.Connection, entries: str
) -> dict[int, list[tuple[str, ExtraValue]]]:
    """Return the values of their own that entries have; entries is a JSON list of numbers."""
    found = defaultdict(list)
    for entry, key, type_, value in connection.execute(_VALUES, {"entries": entries}):
        found[entry].append((key, _value(type_, value)))
    return found


def meets(where: Where, number: int) -> tuple[str, dict[str, object]]:
    """Return a condition as SQL on entries, with its parameters; number tells it from others."""
    readings = list(_readings(where)) if where.operator else [("TRUE", {})]
    clause = _MEETS.format(
        within="NOT IN" if where.negated else "IN",
        holds=" OR ".join(f"({holds})" for holds, _ in readings),
    )
    values: dict[str, object] = {"key": where.key}
    for _, compared in readings:
        values |= compared
    before = f"where_{number}_"
    named = re.sub(r":(\w+)", rf":{before}\1", clause)
    return named, {f"{before}{name}": value for name, value in values.items()}


def _readings(where: Where) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield a condition for each type of value that what was typed can be compared with."""
    value, compares = read(where.typed), where.operator
    if compares == "~":
        text = value if isinstance(value, str) else where.typed
        yield _HOLDS_FOLDED if fold(text) else _HOLDS_WRITTEN, _text(text)
        return
    days = _days(where.typed, value)
    if days is not None:
        yield _DAYS[compares], dict(zip(("first", "last"), days, strict=True))
    elif isinstance(value, str):
        # Nothing is left of symbols alone, such as "★": they are compared as written only.
        folded = _FOLDED if fold(value) else _WRITTEN
        yield folded.format(compares=compares), _text(value)
    if isinstance(value, bool):
        yield _BOOLEAN.format(compares=compares), {"boolean": value}
    elif isinstance(value, int | float):  # which may be a year as well
        yield _NUMBER.format(compares=compares), {"number": value}


def _text(text: str) -> dict[str, object]:
    return {"folded": fold(text)} if fold(text) else {"text": text}


def _days(typed: str, value: ExtraValue) -> tuple[str, str] | None:
    """Return the first and the last day of a day, a month or a year that was typed."""
    if isinstance(value, date):
        return value.isoformat(), value.isoformat()
    if re.fullmatch(r"[0-9]{4}-(?:0[1-9]|1[0-2])", typed):
        return f"{typed}-01", f"{typed}-31"  # as text, no day of a month comes after its 31st
    if re.fullmatch(r"[0-9]{4}", typed):
        return f"{typed}-01-01", f"{typed}-12-31"
    return None


def _value(type_: str, value: str | float) -> ExtraValue:
    if type_ == "boolean":
        return bool(value)
    return date.fromisoformat(str(value)) if type_ == "date" else value
