"""An index for the logs at hand: built in memory, or once into the user's cache folder."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from syru import __version__
from syru.index.build import build, in_memory
from syru.index.digests import Digesting, digest_of
from syru.index.folder import (
    SUFFIX,
    cache_folder,
    own_folder,
    remove,
    remove_abandoned,
    remove_longest_unused,
    turn_to_build,
    whole_indexes,
)
from syru.index.forked import ForkError, made_in_fork
from syru.index.rows import batches_of
from syru.index.sealed import DamagedError, is_sound, open_kept, write_kept
from syru.log.files import UnreadLog
from syru.log.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from syru.index.build import Progress
    from syru.index.rows import Batch
    from syru.log.files import LogFile
    from syru.log.model import Entry, Log

# Below this many bytes, reading the log anew takes a few milliseconds and no file is written.
SMALLEST_CACHED = 256 * 1024
# Raise this when the schema changes, or the meaning of what stands in it.
INDEX_VERSION = 14


class Observer(Protocol):
    """Who is told what the cache does."""

    def note(self, text: str) -> None:
        """Take notice of something that a person should know."""

    def building(self, size: int) -> AbstractContextManager[Callable[[int, int | None], None]]:
        """Watch a build of so many bytes, which then tells the entries done and all entries."""


def open_index(
    files: Sequence[LogFile | UnreadLog], observer: Observer, *, words: bool = True
) -> sqlite3.Connection:
    """Return an index of the logs; without words, nothing may be searched for in it.

    Raises LogError where a log has faults. A large log's index is an immutable file named after
    the bytes of the logs, so it cannot be stale and two processes cannot disturb each other.
    """
    large = sum(file.size for file in files) >= SMALLEST_CACHED
    connection = _cached(files, observer) if large else None
    connection = connection or in_memory(_read(files), words=words)
    connection.row_factory = sqlite3.Row
    know_standings(connection)
    return connection


def remove_damaged() -> bool:
    """Remove the indexes that are not, to the last bit, what was written; tell if there are any."""
    try:
        damaged = [file for file in whole_indexes(cache_folder()) if not is_sound(file)]
    except (OSError, RuntimeError):
        return False
    for file in damaged:
        remove(file)
    return bool(damaged)


def _cached(files: Sequence[LogFile | UnreadLog], observer: Observer) -> sqlite3.Connection | None:
    try:
        folder = own_folder()
    except OSError as error:
        observer.note(_not_kept(error))
        return None
    path = _index_of(folder, [digest_of(file, folder) for file in files])
    with suppress(DamagedError):
        if connection := open_kept(path):
            return connection
    with turn_to_build(folder) as alone:
        if alone:
            remove_abandoned(folder)
        # Another process may have built it while this one waited.
        try:
            if connection := open_kept(path):
                return connection
        except DamagedError:
            observer.note("the index was damaged, and is built again")
        return _build_cached(files, path, observer)


def _read(files: Sequence[LogFile | UnreadLog]) -> Log:
    from syru.log.reader import read_logs  # noqa: PLC0415 - 6 ms, and a warm cache needs none

    return read_logs([file.read() for file in files])


def know_standings(connection: sqlite3.Connection) -> None:
    """Let SQL work out a standing: standing_of takes stances with blanks between, or NULL."""
    connection.create_function(
        "standing_of", 1, lambda stances: standing_of((stances or "").split()), deterministic=True
    )


def _index_of(folder: Path, digests: Sequence[str]) -> Path:
    """Return where the index of these logs is kept: by their bytes, in order, and its schema."""
    version = "".join(filter(str.isalnum, f"v{INDEX_VERSION}v{__version__}"))
    if len(digests) == 1:
        return folder / f"{digests[0]}{version}{SUFFIX}"
    import hashlib  # noqa: PLC0415 - 3 ms

    joined = hashlib.sha256(" ".join(digests).encode()).hexdigest()
    return folder / f"{joined}{version}{SUFFIX}"


def _build_cached(
    files: Sequence[LogFile | UnreadLog], path: Path, observer: Observer
) -> sqlite3.Connection:
    """Return an index that was built into the file, or in memory where it can't be written."""
    with observer.building(sum(file.size for file in files)) as progress:
        if _built_in_chunks(files, path, progress) and (connection := _opened(path)):
            return connection
        # What is indexed is what is read now, also where a log changed meanwhile.
        read = [file.read() for file in files]
        path = _index_of(path.parent, [digest_of(file, path.parent) for file in read])
        log = _read(read)
        try:
            write_kept(path, lambda connection: build(log, connection, progress))
        except (OSError, sqlite3.Error) as error:
            observer.note(_not_kept(error))
            return in_memory(log)
    return _opened(path) or in_memory(log)


def _built_in_chunks(files: Sequence[LogFile | UnreadLog], path: Path, progress: Progress) -> bool:
    """Build the index of one large log without having all of it in memory; tell whether that went.

    Whatever keeps it from going is found again, and told, where the log is read as a whole.
    """
    if len(files) != 1 or not isinstance(files[0], UnreadLog):
        return False
    from syru.log.chunks import NotInChunksError, read_in_chunks  # noqa: PLC0415 - as read_logs

    read = Digesting(files[0].blocks())

    def checked(log: Log, entries: Iterator[Entry]) -> Iterator[Batch]:
        yield from batches_of(log, entries, words=True)
        if _index_of(path.parent, [read.digest()]) != path:
            raise NotInChunksError  # The log was changed since its digest was taken.

    try:
        log, entries = read_in_chunks(read)
        # With two processors 100,000 events take 5.6 s so, and 6.5 s in one process.
        with made_in_fork(checked(log, entries)) as batches:
            write_kept(path, lambda made: build(log, made, progress, batches=batches))
    except (NotInChunksError, ForkError, OSError, sqlite3.Error):
        return False
    return True


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the index that was just built."""
    remove_longest_unused(path)
    with suppress(DamagedError):
        return open_kept(path, just_written=True)
    return None


def _not_kept(error: OSError | sqlite3.Error) -> str:
    reason = str(error)
    if isinstance(error, OSError) and error.strerror:
        reason = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"the index is not kept: {reason}; name another folder in SYRU_CACHE"
