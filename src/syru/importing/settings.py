"""What a person asks of an import, beside the files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from syru.importing.dates import Order

_SEPARATORS = r"[;|\n]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How rows are understood.

    mapped has the meaning of columns by name. separator parts the names in one cell. undated takes
    rows of which the date cannot be read. source_title is the source of rows that name none.
    """

    mapped: Mapping[str, str] = field(default_factory=dict)
    separator: re.Pattern[str] = re.compile(_SEPARATORS)
    order: Order | None = None
    undated: bool = False
    source_title: str | None = None


def separator_of(typed: Iterable[str]) -> re.Pattern[str]:
    r"""Return what parts the names in one cell, by default ; | and line breaks; \t is a tab."""
    written = [each.replace("\\t", "\t").replace("\\n", "\n") for each in typed if each]
    return re.compile("|".join(map(re.escape, written)) or _SEPARATORS)
