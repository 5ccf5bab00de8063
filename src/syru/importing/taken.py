"""What has come out of the rows so far: entries without ids, and rows that are set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syru.importing.named import Registry
from syru.log.model import DECLARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syru.importing.dates import Order
    from syru.importing.rows import Row


class SetAsideError(Exception):
    """A row that is no entry; group says in few words why, for the count of such rows."""

    def __init__(self, group: str, reason: str) -> None:
        super().__init__(reason)
        self.group = group


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A row that is no entry, and why."""

    row: Row
    group: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry without its id; base is what the id begins with, given what the row calls it."""

    plural: str
    values: dict[str, object]
    base: str
    given: str | None


@dataclass(slots=True, kw_only=True)
class Taken:
    """What has come out of the rows so far."""

    names: Mapping[str, Registry]
    drafts: list[Draft] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    proofs: dict[Order, tuple[Row, str]] = field(default_factory=dict)
    seen: dict[int, Row] = field(default_factory=dict)  # the first of each, by a hash of its cells
    head: dict[str, object] = field(default_factory=dict)
    rows: int = 0
    titled: int = 0  # rows that are no entries but the title of the whole
    cleaned: int = 0  # rows of which control characters were left out
    titles_made: int = 0


def begin(known: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Taken:
    """Return what is there before the first row; known are the declarations of a log, by kind."""
    return Taken(names={plural: Registry(plural, known.get(plural, {})) for plural in DECLARED})
