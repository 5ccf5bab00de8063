"""An index for the logs at hand: built in memory, or once into the user's cache folder."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from syru import __version__
from syru.index.build import build, in_memory
from syru.log.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from syru.log.files import LogFile
    from syru.log.model import Log

# Below this many bytes, reading the log anew takes a few milliseconds and no file is written.
SMALLEST_CACHED = 256 * 1024
# The folder keeps the newest indexes up to these bounds; deleting it costs a rebuild.
MOST_FILES = 8
MOST_BYTES = 2 * 1024**3
# Raise this when the schema changes, or the meaning of what stands in it.
INDEX_VERSION = 8

SUFFIX = ".syru-index"
_UNFINISHED = "building-"  # how the name of a file begins until it is whole

_APPLICATION_ID = 0x53595255  # "SYRU", in the header of each index file
_HEADER = 100  # bytes of SQLite's file header
_SEAL = 7  # hexadecimal digits of the name, all that fits in a field of the header
_LONGEST_WAIT = 300  # seconds; after that another process's build is taken to be stuck


class Observer(Protocol):
    """Who is told what the cache does."""

    def note(self, text: str) -> None:
        """Take notice of something that a person should know."""

    def building(self, size: int) -> AbstractContextManager[Callable[[int, int], None]]:
        """Watch a build of so many bytes, which then tells the entries done and all entries."""


def open_index(
    files: Sequence[LogFile], observer: Observer, *, words: bool = True
) -> sqlite3.Connection:
    """Return an index of the logs; without words, nothing may be searched for in it.

    Raises LogError where a log has faults. A large log's index is an immutable file named after
    the bytes of the logs, so it cannot be stale and two processes cannot disturb each other.
    """
    large = sum(len(file.data) for file in files) >= SMALLEST_CACHED
    connection = _cached(files, observer) if large else None
    connection = connection or in_memory(_read(files), words=words)
    connection.row_factory = sqlite3.Row
    know_standings(connection)
    return connection


def cache_folder() -> Path:
    """Return the folder for indexes: SYRU_CACHE, else the platform's place for caches.

    Raises RuntimeError where that would be in a home folder and there is none.
    """
    named = os.environ.get("SYRU_CACHE")
    if named:
        return Path(named)
    xdg = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if xdg.is_absolute():  # The XDG specification has relative paths ignored.
        return xdg / "syru"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "syru"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "syru")
    return Path.home() / ".cache" / "syru"


def _cached(files: Sequence[LogFile], observer: Observer) -> sqlite3.Connection | None:
    try:
        folder = _private_folder()
    except OSError as error:
        observer.note(_not_kept(error))
        return None
    path = folder / f"{_digest(files)}{SUFFIX}"
    if connection := _opened(path):
        return connection
    with _turn_to_build(folder) as alone:
        if alone:
            _remove_abandoned(folder)
        # Another process may have built it while this one waited.
        return _opened(path) or _build_cached(files, path, observer)


def _read(files: Sequence[LogFile]) -> Log:
    from syru.log.reader import read_logs  # noqa: PLC0415 - 6 ms, and a warm cache needs none

    return read_logs(files)


def know_standings(connection: sqlite3.Connection) -> None:
    """Let SQL work out a standing: standing_of takes stances with blanks between, or NULL."""
    connection.create_function(
        "standing_of", 1, lambda stances: standing_of((stances or "").split()), deterministic=True
    )


def _private_folder() -> Path:
    """Return the cache folder, made where it is missing; OSError where it is not ours alone."""
    try:
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except RuntimeError as error:
        raise OSError("there is no home folder") from error
    except FileExistsError as error:
        raise OSError(f"{error.filename} is no folder") from error
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise OSError(f"{folder} is a link, not a folder")
    if hasattr(os, "geteuid"):
        if found.st_uid != os.geteuid():
            raise OSError(f"{folder} belongs to somebody else")
        if found.st_mode & 0o077:
            folder.chmod(0o700)
    return folder


def _digest(files: Sequence[LogFile]) -> str:
    """Return a name for the index of these logs: of their bytes, in order, and of its schema."""
    import hashlib  # noqa: PLC0415 - 4 ms, and a small log is not cached

    digest = hashlib.sha256(f"{__version__} {INDEX_VERSION}".encode())
    for file in files:
        digest.update(f" {len(file.data)} ".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _build_cached(files: Sequence[LogFile], path: Path, observer: Observer) -> sqlite3.Connection:
    """Return an index that was built into the file, or in memory where it can't be written."""
    with observer.building(sum(len(file.data) for file in files)) as progress:
        log = _read(files)
        try:
            _write(log, path, progress)
        except (OSError, sqlite3.Error) as error:
            observer.note(_not_kept(error))
            return in_memory(log)
    _remove_longest_unused(path)
    return _opened(path) or in_memory(log)


def _not_kept(error: OSError | sqlite3.Error) -> str:
    reason = str(error)
    if isinstance(error, OSError) and error.strerror:
        reason = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"the index is not kept: {reason}; name another folder in SYRU_CACHE"


@contextmanager
def _turn_to_build(folder: Path) -> Iterator[bool]:
    """Wait for another process's build to end, since it may be of the same logs.

    Yields whether no other process builds now. The lock is on the folder and ends with its
    process, so that nothing is left to clean up.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # as on Windows, where each process builds for itself
        yield False
        return
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    import fcntl  # noqa: PLC0415 - not there on Windows, which has no locks on folders either

    given_up = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < given_up:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        except OSError:  # as on a network's file system without locks
            return False
        else:
            return True
    return False


def _remove_abandoned(folder: Path) -> None:
    """Remove the unfinished files of processes that were killed; no other process may build now."""
    for file in folder.glob(f"{_UNFINISHED}*{SUFFIX}"):
        with suppress(OSError):
            file.unlink()


def _remove_longest_unused(newest: Path) -> None:
    """Remove the indexes that are beyond the bounds of the folder, all but the newest one."""
    used = []
    whole = (file for file in newest.parent.glob(f"*{SUFFIX}") if file.stem.isalnum())
    for file in whole:
        with suppress(OSError):
            status = file.lstat()
            used.append((file == newest, status.st_mtime, status.st_size, file))
    size = 0
    for number, (is_newest, _, taken, file) in enumerate(sorted(used, reverse=True), 1):
        size += taken
        if not is_newest and (number > MOST_FILES or size > MOST_BYTES):
            with suppress(OSError):
                file.unlink()


def _opened(path: Path) -> sqlite3.Connection | None:
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


def _write(log: Log, path: Path, progress: Callable[[int, int], None]) -> None:
    """Write the index of a log under a temporary name, and move it into place once it is whole.

    Raises OSError or sqlite3.Error where that fails; then nothing is left of it.
    """
    unfinished = path.with_name(f"{_UNFINISHED}{os.urandom(8).hex()}{SUFFIX}")
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            # The file is nobody else's before it is moved, and thrown away where this fails.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {_seal(path)}")
            build(log, connection, progress)
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


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
