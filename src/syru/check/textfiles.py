"""The text copies of sources: read only where a log may point to, and never without a bound."""

import os
import stat
from pathlib import Path

from syru.check.match import SourceText
from syru.errors import SyruError, clipped

MOST_BYTES = 64 * 1024 * 1024

# A name that turns into a link or a pipe while it is looked at is neither followed nor waited for.
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class TextError(SyruError):
    """A text that cannot be read: what is wrong, and what to do instead."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy


def text_of_log(folder: Path, written: str) -> SourceText:
    """Return the text that a source names, which lies in the log's folder or below it.

    A link is followed as long as it stays there. Raise TextError where there is no such text.
    """
    remedy = "name a text file in the log's folder or below it"
    shown = clipped(written)
    try:
        home = folder.resolve(strict=True)
        path = (home / written).resolve(strict=True)
        if not path.is_relative_to(home):
            raise TextError(f'"{shown}" lies outside the log\'s folder', remedy)
        handle = os.open(path, _OPEN | _BINARY)
        with open(handle, "rb") as file:  # noqa: PTH123 - pathlib opens no descriptors
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise TextError(f'"{shown}" is no file', remedy)
            return _text(shown, file.read(MOST_BYTES + 1))
    except (OSError, ValueError, RuntimeError) as error:
        raise TextError(f'"{shown}" cannot be read ({_reason(error)})', remedy) from None


def text_of_file(name: str) -> SourceText:
    """Return the text in a file that a person names; raise TextError where there is none."""
    remedy = "name a text file"
    try:
        path = Path(name)
        mode = path.stat().st_mode
        if stat.S_ISBLK(mode) or stat.S_ISCHR(mode):
            raise TextError(f'"{name}" is a device', remedy)
        with path.open("rb") as file:
            return _text(name, file.read(MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        raise TextError(f'"{name}" cannot be read ({_reason(error)})', remedy) from None


def _text(name: str, data: bytes) -> SourceText:
    if len(data) > MOST_BYTES:
        problem = f'"{name}" has more than {MOST_BYTES // 1024 // 1024} MB'
        raise TextError(problem, "name a text copy of the source alone")
    try:
        return SourceText(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f'"{name}" is not UTF-8 in line {line}'
        raise TextError(problem, "save the text as UTF-8") from None


def _reason(error: Exception) -> str:
    """Return the system's word for it, without the path that the program made of the name."""
    return getattr(error, "strerror", None) or "it is no file name"
