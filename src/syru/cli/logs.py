"""The logs that a command is about, as an index, and the texts that their sources name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.cli.streams import Observer, print_message
from syru.index.cache import open_index
from syru.log.files import chosen_logs, read_log_files
from syru.query.find import named_texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from syru.check.match import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """Logs as one index, and the folder of each, by its number there; None is standard input."""

    index: sqlite3.Connection
    folders: tuple[Path | None, ...]

    def texts(self) -> Mapping[str, SourceText]:
        """Return the texts that sources name, by source; say what keeps others from being read."""
        named = named_texts(self.index)
        if not named:
            return {}
        from syru.check.quotes import read_texts  # noqa: PLC0415 - 9 ms, and few logs name texts

        read = read_texts(named, self.folders)
        for source, error in read.errors:
            print_message(f"syru: {source}: {error}")
        return read.texts


def open_logs(named: Sequence[str] | None) -> Logs:
    """Return the logs named, else those of SYRU_LOG, else the built-in one."""
    files = read_log_files(chosen_logs(tuple(named or ())))
    index = open_index(files, Observer())
    return Logs(index=index, folders=tuple(file.folder for file in files))
