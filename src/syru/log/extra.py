"""Values of one's own, which an entry has under `extra`: out of TOML, and as text and back."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, TypeGuard

from syru.errors import clipped
from syru.log.toml_table import is_plain, kind_of

if TYPE_CHECKING:
    from syru.log.model import Extra, ExtraValue
    from syru.log.toml_table import Table

_EXAMPLE = "{ killed = 12 }"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_QUOTED = r'(?s)"((?:[^"\\]|\\.)*)"'
_LARGEST = 2**63 - 1  # as large as a whole number of TOML and of SQLite may be
_DIGITS = len(str(-_LARGEST))
_NUMBERS = {int: "too large a number", float: "no number"}
_REMEDIES = {
    list: "write a key for each of its values",
    dict: "write a key for each of its values",
    dt.datetime: "write the day, such as 2024-05-01, or put it into quotes",
    dt.time: "put it into quotes",
    int: f"write one from -{_LARGEST} to {_LARGEST}, or put it into quotes",
    float: "write a number, or put the word into quotes",
}


def read_extra(entry: Table) -> Extra:
    """Return the values of its own that an entry has, in order; note what is wrong with them."""
    table = entry.table("extra", _EXAMPLE)
    if table is None:
        return ()
    read = ((key, _value(key, value, table)) for key, value in table.values.items())
    return tuple((key, value) for key, value in read if value is not None)


def type_of(value: ExtraValue) -> str:
    """Return text, number, boolean or date."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, int | float) else "date"


def written(value: ExtraValue) -> str:
    """Return a value as text that reads as the same value again."""
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return value if read(value) == value else f'"{escaped}"'
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


def read(text: str) -> ExtraValue:
    r"""Return what a text says: a number, true or false, a day, or else a text.

    In double quotes it is a text, whatever it looks like, with \ before a quote or backslash; but
    for a day, which is one in a log too, with quotes or without.
    """
    if quoted := re.fullmatch(_QUOTED, text):
        return _day_or_text(re.sub(r"(?s)\\(.)", r"\1", quoted[1]))
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(_NUMBER, text):
        # A whole number of more digits does not fit, and int() refuses thousands of them.
        whole = text.removeprefix("-").isdigit()
        number = float(text) if not whole else int(text) if len(text) <= _DIGITS else math.inf
        return number if _fits(number) else text
    return _day_or_text(text)


def _fits(number: float) -> bool:
    return abs(number) <= _LARGEST if isinstance(number, int) else math.isfinite(number)


def _day_or_text(text: str) -> ExtraValue:
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(_DAY, text) else text
    except ValueError:
        return text


def _value(key: str, value: object, table: Table) -> ExtraValue | None:
    if not is_plain(key) or "\n" in key:
        problem = "the key is blank or holds control characters"
        table.note("bad-extra", key, problem, "write another key", at_key=True)
        return None
    if type(value) is str:
        text = table.text(key)
        return None if text is None else _day_or_text(text)
    if _is_value(value):
        return value
    is_ = _NUMBERS.get(type(value)) or f"{kind_of(value)}, which cannot stand in extra"
    problem = f'"{clipped(key)}" is {is_}'
    table.note("bad-extra", key, problem, _REMEDIES[type(value)])
    return None


def _is_value(value: object) -> TypeGuard[ExtraValue]:
    if type(value) in (int, float):
        return _fits(value)  # type: ignore[arg-type]
    return type(value) in (bool, dt.date)
