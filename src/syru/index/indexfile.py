"""One index file of the cache: whether it is whole, opening it, and writing it."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from syru.log.model import Log

SUFFIX = ".syru-index"
UNFINISHED = "building-"  # how the name of a file begins until it is whole

_APPLICATION_ID = 0x53595255  # "SYRU", in the header of each index file
_HEADER = 100  # bytes of SQLite's file header
_SEAL = 7  # hexadecimal digits of the name, all that fits in a field of the header


def opened(path: Path) -> sqlite3.Connection | None:
    """Return the index in a file, or None where there is none that can be trusted."""
    try:
        if not _is_whole(path):
            return None
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return None
    try:
        connection.execute("SELECT count(*) FROM logs").fetchone()
    except sqlite3.Error:
        connection.close()
        return None
    with suppress(OSError):  # A folder that may only be read has indexes all the same.
        os.utime(path)  # The newest used are kept.
    return connection


def write(log: Log, path: Path, progress: Callable[[int, int], None]) -> None:
    """Write the index of a log under a temporary name, and move it into place once it is whole.

    Raises OSError or sqlite3.Error where that fails; then nothing is left of it.
    """
    import tempfile  # noqa: PLC0415 - a warm cache needs no writer

    handle, name = tempfile.mkstemp(prefix=UNFINISHED, suffix=SUFFIX, dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _fill(unfinished, log, _seal(path), progress)
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _fill(file: Path, log: Log, seal: int, progress: Callable[[int, int], None]) -> None:
    from syru.index.build import build  # noqa: PLC0415 - as above

    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # The file is nobody else's before it is moved, and thrown away where this fails.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {seal}")
        build(log, connection, progress)


def _is_whole(path: Path) -> bool:
    """Tell whether a file is a complete index of the name that it bears, by SQLite's file header.

    The page count in the header is that of the whole file, so that a shorter one is truncated.
    """
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return False
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER:
        return False
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    seal = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    return found.st_size == page_size * pages and seal == (_seal(path), _APPLICATION_ID)


def _seal(path: Path) -> int:
    """Return what an index file holds of its name, so that one under another name is not taken."""
    return int(path.name[:_SEAL], 16)
