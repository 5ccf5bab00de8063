"""The logs that a command is about, as an index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from syru.cache import open_index
from syru.cli.terminal import Observer, say
from syru.logfiles import STANDARD_INPUT, chosen_logs, read_log_files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from syru.found import Found


def index_of(named: tuple[str, ...]) -> sqlite3.Connection:
    """Return the index of the logs named, else of SYRU_LOG's, else of the built-in one."""
    return open_index(read_log_files(chosen_logs(named)), Observer())


def proven(
    index: sqlite3.Connection, named: tuple[str, ...], entries: Iterable[Found]
) -> Iterator[Found]:
    """Return entries of the logs named, quotes with their proof where the logs name texts.

    What keeps a text from being read is said.
    """
    if not index.execute("SELECT 1 FROM sources WHERE text IS NOT NULL LIMIT 1").fetchone():
        return iter(entries)
    from syru.proving import texts_of, with_proofs  # noqa: PLC0415 - few logs name texts

    logs = [None if log == STANDARD_INPUT else Path(log) for log in chosen_logs(named)]
    texts, failures = texts_of(index, logs)
    for failure in failures:
        say(f"syru: {failure}")
    return with_proofs(entries, texts)
