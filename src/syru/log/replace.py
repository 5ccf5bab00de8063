"""A log file replaced whole, or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import glob
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from syru.errors import SyruError, visible
from syru.log.files import STANDARD_INPUT, builtin_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.log.files import LogFile

_OWN = "begin a log of your own with: syru new my.toml, and name it after -l, or in SYRU_LOG"

_UNFINISHED = ".syru-part"  # how the name of a file ends until it is whole
_LONGEST_NAME = 150  # characters of a log's name that stand before that


def why_unchangeable(file: LogFile) -> str | None:
    """Return why a log cannot be changed in place, and what to do instead; None where it can."""
    if file.folder is None or file.name == STANDARD_INPUT:
        return f"a log on standard input cannot be changed; {_OWN}"
    path = Path(file.name)
    with suppress(OSError):
        if path.samefile(builtin_log()):
            return f"the built-in log is a part of the program; {_OWN}"
    if not path.is_file():
        return f"{visible(file.name)} is no regular file; {_OWN}"
    return None


def replace_log(file: LogFile, data: bytes) -> None:
    """Put these bytes in the place of a log, whole or not at all.

    A link stays one, and the file's permissions stay. Raise SyruError where the log is no longer
    what was read, or cannot be written.
    """
    target = Path(os.path.realpath(file.name))
    try:
        with _locked(target), _beside(target, data) as unfinished:
            # As late as can be: what another program wrote meanwhile is not lost.
            if target.read_bytes() != file.data:
                problem = "has changed since it was read, and is left as it is"
                raise SyruError(f"{visible(file.name)} {problem}; do it again")
            unfinished.replace(target)
    except OSError as error:
        reason = error.strerror or error
        raise SyruError(f"{visible(file.name)} cannot be written: {reason}") from None


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Keep other runs of this program from writing the same log at the same time."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none: there the comparison alone must do
    except ImportError:
        yield
        return
    handle = os.open(target, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
            _remove_abandoned(target)
        yield
    finally:
        os.close(handle)


def _remove_abandoned(target: Path) -> None:
    """Remove what killed runs have left beside a log that no other run is writing now."""
    for path in target.parent.glob(f"{glob.escape(_unfinished(target))}*{_UNFINISHED}"):
        path.unlink(missing_ok=True)


def _unfinished(target: Path) -> str:
    return f".{target.name[:_LONGEST_NAME]}-"


@contextmanager
def _beside(target: Path, data: bytes) -> Iterator[Path]:
    """Write bytes to a file beside a target, with its permissions, and remove it at the end."""
    status = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(None, "its permissions do not allow it")
    unfinished = target.with_name(f"{_unfinished(target)}{os.urandom(8).hex()}{_UNFINISHED}")
    try:
        with unfinished.open("xb") as file:
            unfinished.chmod(stat.S_IMODE(status.st_mode))
            with suppress(OSError, AttributeError):  # only root gives files to somebody else
                os.chown(unfinished, status.st_uid, status.st_gid)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield unfinished
    finally:
        with suppress(OSError):
            unfinished.unlink()
