"""The streams: data on stdout, talk on stderr, and what each of them can show."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from syru.errors import SyruError, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

# A table narrower than this has no columns left: the terminal may wrap the lines itself.
NARROWEST = 20
# Builds of fewer bytes are over before a person has read that they began.
_LONG_BUILD = 4 * 1024 * 1024


def prepare_streams() -> None:
    """Let a stream that cannot encode a sign write its number instead of failing.

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


def coloured() -> bool:
    """Tell whether stdout is a terminal that wants colours.

    FORCE_COLOR is not asked: with it Rich writes escape codes under NO_COLOR too.
    """
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return sys.stdout.isatty() and wanted


def ascii_only() -> bool:
    """Tell whether stdout cannot encode every sign."""
    return not (sys.stdout.encoding or "ascii").lower().startswith("utf")


def say(text: str) -> None:
    """Write a line of talk to stderr; no control character of it reaches the terminal."""
    sys.stdout.flush()
    lines = [visible(line) for line in text.split("\n")]
    # Where nobody can be told, the data and the exit code still say what they say.
    with suppress(OSError):
        sys.stderr.write("\n".join([*lines, ""]))
        sys.stderr.flush()


def write(pieces: Iterable[str]) -> None:
    """Write data to stdout as it comes."""
    for piece in pieces:
        sys.stdout.write(piece)


def width() -> int:
    """Return how many columns stdout has: COLUMNS, else the terminal's, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return max(NARROWEST, min(int(columns), 10_000))
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return max(NARROWEST, os.get_terminal_size(stream.fileno()).columns)
        except (OSError, ValueError, AttributeError):
            continue
    return 80


def draw(renderable: RenderableType) -> None:
    """Write a renderable to stdout, in colour only on a terminal that wants it."""
    from rich.console import Console  # noqa: PLC0415 - json needs no Rich

    console = Console(
        width=width(),
        force_terminal=coloured(),
        no_color=not coloured(),
        color_system="auto" if coloured() else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(renderable)
    lines = captured.get().split("\n")
    # Rich fills each line up to the width; the blanks are no data.
    sys.stdout.write("\n".join(text.rstrip(" ") for text in lines))


class Observer:
    """Tells on stderr what the cache does."""

    def note(self, text: str) -> None:
        """Say what a person should know."""
        say(f"syru: {text}")

    @contextmanager
    def building(self, size: int) -> Iterator[Callable[[int, int], None]]:
        """Show a bar while a long build goes on, on a terminal only."""
        if size < _LONG_BUILD or not sys.stderr.isatty():
            yield lambda _done, _total: None
            return
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress  # noqa: PLC0415

        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(f"indexing {size // 1_000_000} MB", total=None)
            yield lambda done, total: progress.update(task, completed=done, total=total)
