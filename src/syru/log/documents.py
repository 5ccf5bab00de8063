"""The bytes of a log into the tables that TOML finds in them, or the one fault that prevents it."""

import tomllib
from typing import Any

from syru.errors import Fault
from syru.log.files import LogFile, decode
from syru.log.format1 import MOST_KEY_PARTS


def parse(file: LogFile) -> dict[str, Any] | Fault:
    """Return the tables of a log, or what keeps TOML from reading it."""
    try:
        text = decode(file)
        # The time that tomllib needs for a key grows with the square of its parts.
        if not _may_hold_an_endless_key(text):
            return tomllib.loads(text)
        from syru.log.toml import excess_fault  # noqa: PLC0415

        return excess_fault(file.name, text) or tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        from syru.log.toml import syntax_fault  # noqa: PLC0415 - a log without faults needs no places

        return syntax_fault(file, error)


def _may_hold_an_endless_key(text: str) -> bool:
    return any(line.count(".") >= MOST_KEY_PARTS for line in text.split("\n"))
