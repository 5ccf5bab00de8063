"""The user's folder for indexes: where it is, whose it is, who builds in it, and what is kept."""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The folder keeps the newest indexes up to these bounds; deleting it costs a rebuild.
MOST_FILES = 8
MOST_BYTES = 2 * 1024**3
MOST_KNOWN = 100  # files whose digests are remembered

SUFFIX = ".syru-index"
SEAL = ".syru-seal"
KNOWN = ".syru-known"
UNFINISHED = "building-"  # how the name of a file begins until it is whole
_OURS = (SUFFIX, SEAL, KNOWN)

_LONGEST_WORDS = 1000  # bytes of a small file
_LONGEST_WAIT = 300  # seconds; after that another process's build is taken to be stuck


def cache_folder() -> Path:
    """Return the folder for indexes: "syru" in SYRU_CACHE, else in the platform's for caches.

    A folder that a person names may hold other things, and its rights are not ours to change.
    Raises RuntimeError where it would be in a home folder and there is none.
    """
    named = os.environ.get("SYRU_CACHE")
    if named:
        return Path(named, "syru")
    xdg = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if xdg.is_absolute():  # The XDG specification has relative paths ignored.
        return xdg / "syru"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "syru"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "syru")
    return Path.home() / ".cache" / "syru"


def own_folder() -> Path:
    """Return the cache folder, made for the user alone where it is missing.

    The rights of one that exists stay as they are. Raises OSError where it is somebody else's.
    """
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
    if not is_own(found):
        raise OSError(f"{folder} belongs to somebody else")
    return folder


def is_own(found: os.stat_result) -> bool:
    """Tell whether a file or folder belongs to the user who runs the program."""
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


@contextmanager
def turn_to_build(folder: Path) -> Iterator[bool]:
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


def remove_abandoned(folder: Path) -> None:
    """Remove what processes that were killed left; no other process may build now."""
    unfinished = (file for file in folder.glob(f"{UNFINISHED}*") if file.suffix in _OURS)
    alone = (
        seal for seal in folder.glob(f"*{SEAL}") if not os.path.lexists(seal.with_suffix(SUFFIX))
    )
    known = sorted(folder.glob(f"*{KNOWN}"), key=lambda file: file.lstat().st_mtime)
    for file in (*unfinished, *alone, *known[:-MOST_KNOWN]):
        with suppress(OSError):
            file.unlink()


def remove_longest_unused(newest: Path) -> None:
    """Remove the indexes that are beyond the bounds of the folder, all but the newest one."""
    used = []
    for file in whole_indexes(newest.parent):
        with suppress(OSError):
            used.append((file == newest, _last_use(file), file.lstat().st_size, file))
    size = 0
    for number, (is_newest, _, taken, file) in enumerate(sorted(used, reverse=True), 1):
        size += taken
        if not is_newest and (number > MOST_FILES or size > MOST_BYTES):
            remove(file)


def whole_indexes(folder: Path) -> list[Path]:
    """Return the indexes in a folder that are not under construction."""
    return [file for file in folder.glob(f"*{SUFFIX}") if file.stem.isalnum()]


def remove(index: Path) -> None:
    """Remove an index and its seal, where that is allowed."""
    for file in (index, index.with_suffix(SEAL)):
        with suppress(OSError):
            file.unlink()


def unfinished_beside(path: Path) -> Path:
    """Return a name beside a file that nobody else uses, for what is to be moved there."""
    return path.with_name(f"{UNFINISHED}{os.urandom(8).hex()}{path.suffix}")


def write_words(path: Path, words: Iterable[object]) -> None:
    """Write a small file of words and numbers, whole or not at all; OSError where that fails."""
    unfinished = unfinished_beside(path)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib opens no descriptors
            file.write(" ".join(map(str, words)))
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def read_words(path: Path) -> list[str]:
    """Return what a small file holds; OSError where it is not there, or somebody else's.

    Raises ValueError where it holds anything but words.
    """
    with path.open("rb") as file:
        if not is_own(os.fstat(file.fileno())):
            raise PermissionError(f"{path} belongs to somebody else")
        return file.read(_LONGEST_WORDS).decode("ascii").split()


def _last_use(index: Path) -> float:
    try:
        return index.with_suffix(SEAL).lstat().st_mtime
    except OSError:
        return index.lstat().st_mtime
