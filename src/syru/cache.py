"""An index for the logs at hand: built in memory, or once into the user's cache folder."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from syru import __version__
from syru.records import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from syru.logfiles import LogFile
    from syru.records import Log

# Below this many bytes, reading the log anew takes a few milliseconds and no file is written.
SMALLEST_CACHED = 256 * 1024
# The folder keeps the newest indexes up to these bounds; deleting it costs a rebuild.
MOST_FILES = 8
MOST_BYTES = 2 * 1024**3
# Raise this when the meaning of the index changes without its schema changing.
INDEX_VERSION = 1

_SUFFIX = ".syru-index"
_APPLICATION_ID = 0x53595255  # "SYRU", in the header of each index file
_HEADER = 100  # bytes of SQLite's file header
_LONGEST_WAIT = 300  # seconds; after that another process's build is taken to be stuck
_ABANDONED = 3600  # seconds after which an unfinished file's builder is taken to be dead


class Observer(Protocol):
    """Who is told what the cache does."""

    def note(self, text: str) -> None:
        """Take notice of something that a person should know."""

    def building(self, size: int) -> AbstractContextManager[Callable[[int, int], None]]:
        """Watch a build of so many bytes, which then tells the entries done and all entries."""


def open_index(files: Sequence[LogFile], observer: Observer) -> sqlite3.Connection:
    """Return an index of the logs.

    Raises LogError where a log has faults. A large log's index is an immutable file named after
    the bytes of the logs, so it cannot be stale and two processes cannot disturb each other.
    """
    if sum(len(file.data) for file in files) < SMALLEST_CACHED:
        return _ready(_build_in_memory(files))
    try:
        folder = _private_folder()
    except OSError as error:
        observer.note(f"the index is not kept: {error.strerror or error}")
        return _ready(_build_in_memory(files))
    path = folder / f"{_digest(files)}{_SUFFIX}"
    connection = _open_cached(path)
    if connection is None:
        with _one_builder_at_a_time(folder):
            # Another process may have built it while this one waited.
            connection = _open_cached(path) or _build_cached(files, path, observer)
    return _ready(connection)


def cache_folder() -> Path:
    """Return the folder for indexes: SYRU_CACHE, else the platform's place for caches."""
    named = os.environ.get("SYRU_CACHE")
    if named:
        return Path(named)
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(xdg):  # The XDG specification has relative paths ignored.
        return Path(xdg, "syru")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "syru"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "syru")
    return Path.home() / ".cache" / "syru"


def _build_in_memory(files: Sequence[LogFile]) -> sqlite3.Connection:
    return _index_in_memory(_read(files))


def _read(files: Sequence[LogFile]) -> Log:
    from syru.reader import read_logs  # noqa: PLC0415 - a warm cache needs no TOML reader

    return read_logs(files)


def _index_in_memory(log: Log) -> sqlite3.Connection:
    from syru.index import in_memory  # noqa: PLC0415 - nor a writer

    return in_memory(log)


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.create_function(
        "standing_of", 1, lambda stances: standing_of((stances or "").split()), deterministic=True
    )
    return connection


def _private_folder() -> Path:
    """Return the cache folder, made where it is missing; OSError where it is not ours alone."""
    try:
        folder = cache_folder()
    except RuntimeError as error:
        raise OSError("there is no home folder") from error
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    import hashlib  # noqa: PLC0415 - a small log is not cached

    digest = hashlib.sha256(f"{__version__} {INDEX_VERSION}".encode())
    for file in files:
        digest.update(f" {len(file.data)} ".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _open_cached(path: Path) -> sqlite3.Connection | None:
    """Return the index in a file, or None where there is none that can be trusted."""
    try:
        if not _is_whole(path):
            return None
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT count(*) FROM logs").fetchone()
        os.utime(path)  # The newest used are kept.
    except (OSError, sqlite3.Error):
        return None
    return connection


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
    return int(path.name[:7], 16)


def _build_cached(files: Sequence[LogFile], path: Path, observer: Observer) -> sqlite3.Connection:
    """Return an index that was built under a temporary name and moved into place."""
    with observer.building(sum(len(file.data) for file in files)) as progress:
        log = _read(files)
        try:
            _write(log, path, progress)
        except (OSError, sqlite3.Error) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            observer.note(f"the index is not kept: {reason or error}")
            return _index_in_memory(log)
    _tidy(path)
    return _open_cached(path) or _index_in_memory(log)


def _write(log: Log, path: Path, progress: Callable[[int, int], None]) -> None:
    import tempfile  # noqa: PLC0415 - a warm cache needs no writer

    from syru.index import build  # noqa: PLC0415

    handle, name = tempfile.mkstemp(prefix="building-", suffix=_SUFFIX, dir=path.parent)
    try:
        connection = sqlite3.connect(name, isolation_level=None)
        try:
            # The file is nobody else's before it is moved, and thrown away where this fails.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {_seal(path)}")
            build(log, connection, progress)
        finally:
            connection.close()
        os.fsync(handle)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    finally:
        os.close(handle)


@contextmanager
def _one_builder_at_a_time(folder: Path) -> Iterator[None]:
    """Wait for another process's build to end, since it may be of the same logs.

    The lock is on the folder and ends with its process, so that nothing is left to clean up.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where each process builds for itself
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        given_up = time.monotonic() + _LONGEST_WAIT
        while time.monotonic() < given_up:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _tidy(newest: Path) -> None:
    """Remove what the cache no longer needs: abandoned builds, and the indexes longest unused."""
    now, kept, size = time.time(), 0, 0
    with suppress(OSError):
        found = [(file.stat(), file) for file in newest.parent.glob(f"*{_SUFFIX}")]
        for status, file in sorted(found, key=lambda pair: -pair[0].st_mtime):
            if file.name.startswith("building-"):
                if now - status.st_mtime > _ABANDONED:
                    file.unlink(missing_ok=True)
                continue
            kept, size = kept + 1, size + status.st_size
            if file != newest and (kept > MOST_FILES or size > MOST_BYTES):
                file.unlink(missing_ok=True)
