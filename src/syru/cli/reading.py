"""The logs that a command is about, as an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.cli.terminal import Observer, say
from syru.index.cache import open_index
from syru.log.files import chosen_logs, read_log_files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from syru.query.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """Logs as one index, and the folder of each, by its number there; None is standard input."""

    index: sqlite3.Connection
    folders: tuple[Path | None, ...]


def open_logs(named: Sequence[str] | None) -> Logs:
    """Return the logs named, else those of SYRU_LOG, else the built-in one."""
    files = read_log_files(chosen_logs(tuple(named or ())))
    index = open_index(files, Observer())
    return Logs(index=index, folders=tuple(file.folder for file in files))


def index_of(named: Sequence[str] | None) -> sqlite3.Connection:
    """Return the index of the logs named, else of SYRU_LOG's, else of the built-in one."""
    return open_logs(named).index


def proven(logs: Logs, entries: Iterable[Found]) -> Iterator[Found]:
    """Return entries of the logs, quotes with their proof where the logs name texts.

    What keeps a text from being read is said.
    """
    if not logs.index.execute("SELECT 1 FROM sources WHERE text IS NOT NULL LIMIT 1").fetchone():
        return iter(entries)
    from syru.query.proving import texts_of, with_proofs  # noqa: PLC0415 - few logs name texts

    texts, failures = texts_of(logs.index, logs.folders)
    for failure in failures:
        say(f"syru: {failure}")
    return with_proofs(entries, texts)
