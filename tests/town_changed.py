"""The log of the town before and after some changes, and how the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logs import TOWN, log_files

from syru.compare.logs import compare_logs
from syru.log.reader import read_logs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.compare.difference import Difference, LogDiff
    from syru.log.model import Log

# Old text and new text, for a change of each kind.
_CHANGES = {
    "when we come to it": "once we come to it",
    'claims = [{ by = "baker", stance = "confirms" }]': """\
claims = [
  { by = "baker", stance = "confirms" },
  { by = "courier", stance = "denies", date = 2025-03-13 },
]""",
    '"2019/.."': '"2019/2025-05"',
    "Seven of twelve members were for it": (
        "Eight of twelve members were for it, [b]all[/b] of them"
    ),
    '"A. Moreno"': '"A. Moreno", "Ada M."',
    '[[quotes]]\nid = "rumour"\ntext = "too dear by half"\ntopics = ["money"]\n': """\
[[facts]]
id = "toll"
statement = "There is a toll."
date = "2025-05/.."
claims = [{ by = "baker", stance = "relays" }]
""",
    'id = "flood"': 'id = "old-bridge"',
    "Minutes of the council": "Minutes of the town council",
}


def _replaced(text: str, changes: Iterable[tuple[str, str]]) -> str:
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


CHANGED_TOWN = _replaced(TOWN, _CHANGES.items())


def log(text: str) -> Log:
    """Return a log of format 1 in TOML."""
    return read_logs(log_files(text))


def compared(*changed: tuple[str, str]) -> LogDiff:
    """Return how the log of the town differs after some of its text was replaced."""
    return compare_logs(log(TOWN), log(_replaced(TOWN, changed)))


def only(diff: LogDiff) -> Difference:
    """Return the one thing that differs."""
    [found] = diff.differences
    return found


def told(diff: LogDiff) -> set[tuple[str, str]]:
    """Return the id of each thing that differs, and what became of it."""
    return {(found.id, found.fate.value) for found in diff.differences}
