"""The logs that a command is about, as an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.cache import open_index
from syru.cli.terminal import Observer
from syru.logfiles import chosen_logs, read_log_files

if TYPE_CHECKING:
    import sqlite3


def index_of(named: tuple[str, ...]) -> sqlite3.Connection:
    """Return the index of the logs named, else of SYRU_LOG's, else of the built-in one."""
    return open_index(read_log_files(chosen_logs(named)), Observer())
