"""An index in a file, and its seal beside it: the digest that tells whether a bit of it changed."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from syru.index.folder import SEAL, is_own, read_words, unfinished_beside, write_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# An index of so many bytes is verified at each opening, in a few milliseconds.
LARGEST_VERIFIED = 8 * 1024 * 1024
# A larger one that nobody touched is verified again after so many seconds: a disk may rot.
LONGEST_TRUSTED = 24 * 60 * 60

_BLOCK = 1024 * 1024


class DamagedError(Exception):
    """A file under the name of an index is not what was written there."""


class _Seal(NamedTuple):
    """What was known of an index when it was last verified.

    verified is in seconds since 1970; what follows is of the file as stat told it.
    """

    name: str
    digest: str
    verified: int
    size: int
    modified: int
    changed: int
    inode: int
    device: int


def open_kept(path: Path, *, just_written: bool = False) -> sqlite3.Connection | None:
    """Return the index in a file; None where there is none. One just written is not verified.

    Raises DamagedError where there is something else, and where a single bit of it changed.
    """
    try:
        found = path.lstat()
        seal = _read_seal(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DamagedError from error
    if not (stat.S_ISREG(found.st_mode) and is_own(found)) or seal.name != path.stem:
        raise DamagedError
    try:
        if not just_written and not _is_trusted(seal, found):
            _verify(path, seal)
        return _connection(path)
    except (OSError, sqlite3.Error) as error:
        raise DamagedError from error


def is_sound(path: Path) -> bool:
    """Tell whether an index is, to the last bit, what was written."""
    try:
        _verify(path, _read_seal(path))
    except (OSError, ValueError, DamagedError):
        return False
    return True


def write_kept(path: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    """Have an index written under a temporary name, and move it into place once it is whole.

    Raises OSError or sqlite3.Error where that fails, and what write raises; then nothing is left.
    """
    unfinished = unfinished_beside(path)
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            # The file is nobody else's before it is moved, and thrown away where this fails.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            write(connection)
        # A smaller one that a power cut leaves in pieces is found out when it is opened.
        if unfinished.stat().st_size > LARGEST_VERIFIED:
            with unfinished.open("r+b") as file:
                os.fsync(file.fileno())
        digest = _digest(unfinished)
        unfinished.replace(path)
        _write_seal(path, digest)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _is_trusted(seal: _Seal, found: os.stat_result) -> bool:
    """Tell whether an index is large, and nobody touched it since it was verified not long ago."""
    return (
        found.st_size > LARGEST_VERIFIED
        and 0 <= time.time() - seal.verified < LONGEST_TRUSTED
        and _sealed(seal.name, seal.digest, seal.verified, found) == seal
    )


def _verify(path: Path, seal: _Seal) -> None:
    """Raise DamagedError unless a file has the digest of its seal; remember where it has."""
    if _digest(path) != seal.digest:
        raise DamagedError
    with suppress(OSError):  # A folder that may only be read has indexes all the same.
        if path.lstat().st_size > LARGEST_VERIFIED:
            _write_seal(path, seal.digest)


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("SELECT count(*) FROM logs").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    with suppress(OSError):
        os.utime(path.with_suffix(SEAL))  # The newest used are kept.
    return connection


def _digest(path: Path) -> str:
    """Return the digest of a file, read a block at a time."""
    import hashlib  # noqa: PLC0415 - 3 ms, and a large index is seldom verified

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _sealed(name: str, digest: str, verified: int, found: os.stat_result) -> _Seal:
    times = found.st_mtime_ns, found.st_ctime_ns
    return _Seal(name, digest, verified, found.st_size, *times, found.st_ino, found.st_dev)


def _read_seal(path: Path) -> _Seal:
    """Return the seal of an index; OSError or ValueError where there is none."""
    name, digest, *numbers = read_words(path.with_suffix(SEAL))
    if len(numbers) != 6:
        raise ValueError
    return _Seal(name, digest, *map(int, numbers))


def _write_seal(path: Path, digest: str) -> None:
    seal = _sealed(path.stem, digest, int(time.time()), path.lstat())
    write_words(path.with_suffix(SEAL), seal)
