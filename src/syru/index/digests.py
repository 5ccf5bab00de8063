"""The digests of logs, remembered beside what the system told of the files, as Git does."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from syru.index.folder import KNOWN, read_words, write_words
from syru.log.files import UnreadLog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from syru.log.files import LogFile

# A file that was written less than so many nanoseconds ago may be written again without a new time:
# no file system counts in steps of more than two seconds.
CLOCK_GRAIN = 2_000_000_000


def digest_of(file: LogFile | UnreadLog, folder: Path) -> str:
    """Return the SHA-256 digest of a log.

    One that was not read is read only where the system tells another size, time or place of it
    than when its digest was remembered in the folder, or where it was written just before that.
    """
    if not isinstance(file, UnreadLog):
        return _sha256([file.data])
    known = folder / f"{file.status.st_dev:x}-{file.status.st_ino:x}{KNOWN}"
    with suppress(OSError, ValueError):
        digest, *told = read_words(known)
        if told == _told(file.status):
            return digest
    return _hashed(file, known)


def _hashed(file: UnreadLog, known: Path) -> str:
    """Return the digest of a log that is read for it, and remember it where that is safe."""
    begun = time.time_ns()
    digest = ""
    with suppress(OSError):  # What is gone meanwhile has no index, and reading it says so.
        digest = _sha256(file.blocks())
        now = os.stat(file.name)  # noqa: PTH116 - the name as it was typed
        written = max(now.st_mtime_ns, now.st_ctime_ns)
        if _told(now) == _told(file.status) and written + CLOCK_GRAIN < begun:
            write_words(known, (digest, *_told(now)))
    return digest


def _told(status: os.stat_result) -> list[str]:
    """Return what changes when a file does: times in nanoseconds, size, and which file it is."""
    times = status.st_mtime_ns, status.st_ctime_ns
    return [str(one) for one in (*times, status.st_size, status.st_ino, status.st_dev)]


class Digesting:
    """Blocks of bytes that are passed on, and the SHA-256 digest of those that were."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        import hashlib  # noqa: PLC0415 - 3 ms, and a log whose digest is remembered needs none

        self._blocks = blocks
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for block in self._blocks:
            self._digest.update(block)
            yield block

    def digest(self) -> str:
        """Return the digest in hexadecimal digits."""
        return self._digest.hexdigest()


def _sha256(blocks: Iterable[bytes]) -> str:
    read = Digesting(blocks)
    for _ in read:
        pass
    return read.digest()
