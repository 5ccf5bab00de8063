"""Writing to a named file: never over another one unasked, and whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from syru.errors import SyruError, UsageError, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

STDOUT = "-"
_NEW_FILE = 0o666  # less what the umask takes away, as for any new file


@contextmanager
def output_to(name: str | None, *, force: bool) -> Iterator[None]:
    """Let stdout be a file until the block ends; None and "-" leave it as it is.

    The file appears when the block has ended well. Raises UsageError where it exists already and
    force is off, SyruError where it cannot be written.
    """
    if name is None or name == STDOUT:
        yield
        return
    target = Path(os.path.realpath(name)) if name else Path()
    _refuse_unless_free(target, name, force=force)
    try:
        with _replacing(target, force=force) as handle:
            file = os.fdopen(handle, "w", encoding="utf-8", newline="", closefd=False)
            with file, redirect_stdout(file):
                yield
            os.fsync(handle)
    except FileExistsError:
        raise _exists(name) from None
    except OSError as error:
        raise SyruError(f"{name} cannot be written: {error.strerror or error}") from None


def _refuse_unless_free(target: Path, name: str, *, force: bool) -> None:
    if not name or target.is_dir():
        raise UsageError(f'"{name}" is a folder; write the name of a file after -o')
    if not target.parent.is_dir():
        raise UsageError(f"{name} cannot be written: there is no folder {target.parent}")
    if not target.exists():
        return
    if not target.is_file():
        raise UsageError(f"{name} is no regular file; write -o - for standard output")
    if not force:
        raise _exists(name)


def _exists(name: str) -> UsageError:
    return UsageError(f"{name} exists already; add --force to replace it, or write another name")


@contextmanager
def _replacing(target: Path, *, force: bool) -> Iterator[int]:
    """Open a file under a temporary name beside the target, and move it there if all went well."""
    unfinished = target.with_name(f".syru-{secrets.token_hex(8)}.part")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE)
    try:
        yield handle
        os.close(handle)
        _move(unfinished, target, force=force)
    except BaseException:
        with suppress(OSError):
            os.close(handle)
        with suppress(OSError):
            unfinished.unlink()
        raise


def _move(unfinished: Path, target: Path, *, force: bool) -> None:
    if force:
        with suppress(FileNotFoundError):
            unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
        unfinished.replace(target)
        return
    try:
        # Fails where another program has made the file meanwhile, as a move would not.
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        unfinished.replace(target)
        return
    unfinished.unlink()


def refuse_terminal(what: str) -> None:
    """Raise UsageError where stdout is a terminal, which such data is not for."""
    if sys.stdout.isatty():
        raise UsageError(f"{visible(what)} is not for a terminal; write -o FILE")
