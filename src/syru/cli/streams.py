"""Where answers and messages go: stdout, stderr, the terminal, and a file that is named."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from syru.errors import SyruError, UsageError, visible
from syru.render.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

# A table narrower than this has no columns left: the terminal may wrap the lines itself.
NARROWEST = 20
# Builds of fewer bytes are over before a person has read that they began.
_LONG_BUILD = 4 * 1024 * 1024
_MANY_ROWS = 5_000
STDIN = STDOUT = "-"
_UTF_8 = "utf-8"
_NEW_FILE = 0o666  # less what the umask takes away, as for any new file


def prepare_streams() -> None:
    """Let a stream that cannot encode a character write its number instead of failing.

    One that was closed before the program began is replaced by one that goes nowhere, but
    SyruError where that is stdout: an answer that nobody can have is not given.
    """
    closed = sys.stdout is None
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if closed:
        raise SyruError("standard output is closed: there is nowhere to write the answer")


class Color(StrEnum):
    """When an answer is printed in colour."""

    ALWAYS = "always"
    AUTO = "auto"
    NEVER = "never"


_color: ContextVar[Color] = ContextVar("color", default=Color.AUTO)


@contextmanager
def coloured(when: Color) -> Iterator[None]:
    """Print in colour or not, as was asked, until the block ends."""
    before = _color.set(when)
    try:
        yield
    finally:
        _color.reset(before)


def _coloured() -> bool:
    """Tell whether stdout is to have colours.

    What was asked for on the command line counts first, then NO_COLOR and FORCE_COLOR where they
    are not empty, as no-color.org and force-color.org have them; then whether it is a terminal.
    """
    when = _color.get()
    if when is not Color.AUTO:
        return when is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "") not in ("", "0", "false"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def screen() -> Screen:
    """Return what stdout can show."""
    return Screen(width=_width(), encoding=sys.stdout.encoding or "ascii")


def document() -> Screen:
    """Return what a document can show, which is not made for the terminal alone."""
    return Screen(width=_width(), encoding=_UTF_8)


def print_message(text: str) -> None:
    """Print a message to stderr; no control character of it reaches the terminal."""
    sys.stdout.flush()
    lines = [visible(line) for line in text.split("\n")]
    # Where nobody can be told, the data and the exit code still say what they say.
    with suppress(OSError):
        sys.stderr.write("\n".join([*lines, ""]))
        sys.stderr.flush()


def silence() -> None:
    """Let nothing more be written to stdout, so that Python does not fail over it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_text(pieces: Iterable[str]) -> None:
    """Print what people read to stdout, as it comes."""
    for piece in pieces:
        sys.stdout.write(piece)


def print_data(pieces: Iterable[str]) -> None:
    """Print what programs read to stdout, as it comes: it is UTF-8, whatever the terminal shows."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=_UTF_8)
    print_text(pieces)


def _width() -> int:
    """Return how many columns stdout has: COLUMNS, else the terminal's, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and columns.strip("0"):
        # Python reads no number of thousands of digits.
        return max(NARROWEST, min(int(columns.lstrip("0")[:6]), 10_000))
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return max(NARROWEST, os.get_terminal_size(stream.fileno()).columns)
        except (OSError, ValueError, AttributeError):
            continue
    return 80


def print_renderables(renderables: Iterable[RenderableType]) -> None:
    """Print renderables to stdout as they come, in colour only on a terminal that wants it."""
    from rich.console import Console  # noqa: PLC0415 - 14 ms, and json needs none

    console = Console(
        width=_width(),
        height=24,  # of no use; without it Rich reads COLUMNS itself, and fails over odd ones
        force_terminal=_coloured(),
        no_color=not _coloured(),
        color_system=_color_system() if _coloured() else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for renderable in renderables:
        with console.capture() as captured:
            console.print(renderable)
        lines = captured.get().split("\n")
        # Rich fills each line up to the width; the blanks are no data.
        sys.stdout.write("\n".join(text.rstrip(" ") for text in lines))
        sys.stdout.flush()  # a reader of the first lines need not wait for the last


def _color_system() -> Literal["auto", "standard"]:
    """Return which colours to use: those of the terminal, else the sixteen that all have."""
    return "auto" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "standard"


class Observer:
    """Tells on stderr what the cache does."""

    def note(self, text: str) -> None:
        """Say what a person should know."""
        print_message(f"syru: {text}")

    @contextmanager
    def building(self, size: int) -> Iterator[Callable[[int, int | None], None]]:
        """Show a bar while a long build goes on, on a terminal only."""
        with _bar(f"indexing {size // 1_000_000} MB", wanted=size >= _LONG_BUILD) as bar:
            yield lambda done, total: None if bar is None else bar(done, total)

    @contextmanager
    def reading(self, rows: int) -> Iterator[Callable[[int], None]]:
        """Show a bar while many rows are read, on a terminal only."""
        with _bar(f"reading {rows:,} rows", wanted=rows >= _MANY_ROWS) as bar:
            yield lambda done: None if bar is None else bar(done, rows)

    @contextmanager
    def checking(self, size: int) -> Iterator[None]:
        """Show that a long log is being checked, on a terminal only."""
        with _bar(f"checking {size // 1_000_000} MB", wanted=size >= _LONG_BUILD):
            yield


@contextmanager
def _bar(label: str, *, wanted: bool) -> Iterator[Callable[[int, int | None], None] | None]:
    """Show a bar on stderr where one is wanted and it is a terminal; None where there is none."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    # It is drawn at each batch: a thread would keep the build from using another process.
    stderr = Console(stderr=True)
    with Progress(console=stderr, transient=True, auto_refresh=False) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total, refresh=True)


@contextmanager
def output_to(name: str | None, *, force: bool, sources: Iterable[str] = ()) -> Iterator[None]:
    """Let stdout be a file until the block ends; None and "-" leave it as it is.

    The file appears when the block has ended well. Raises UsageError where it exists already and
    force is off or it is one of the sources, which are read; SyruError where it cannot be written.
    """
    if name is None or name == STDOUT:
        yield
        return
    target = Path(os.path.realpath(name)) if name else Path()
    _refuse_unless_free(target, name, force=force)
    if any(_is_same(target, source) for source in sources):
        raise UsageError(f"{name} is the log that is read; write another name after -o")
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


def _is_same(target: Path, source: str) -> bool:
    """Tell whether a log, which may be standard input, is the file that is to be written."""
    try:
        read = os.fstat(sys.stdin.fileno()) if source == STDIN else os.stat(source)  # noqa: PTH116 - an odd name is no path
        return os.path.samestat(target.stat(), read)
    except (OSError, ValueError, AttributeError):  # what is not there, or no file at all
        return False


def write_new(target: Path, text: str) -> None:
    """Write a file that does not exist yet, whole or not at all; OSError where that fails."""
    with _replacing(target, force=False) as handle:
        with os.fdopen(handle, "w", encoding=_UTF_8, newline="", closefd=False) as file:
            file.write(text)
        os.fsync(handle)


@contextmanager
def _replacing(target: Path, *, force: bool) -> Iterator[int]:
    """Open a file under a temporary name beside the target, and move it there if all went well."""
    unfinished = target.with_name(f".syru-{os.urandom(8).hex()}.part")
    handle = None
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE)
        yield handle
        os.close(handle)
        _move(unfinished, target, force=force)
    except BaseException:
        with suppress(OSError):
            os.close(handle or -1)
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
