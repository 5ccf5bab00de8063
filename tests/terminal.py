"""A conversation with the program on a terminal of its own, as a person would have it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

from running import Said, environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

INTERRUPT = "\x03"  # Ctrl-C
_PATIENCE = 30  # seconds without what is waited for; nothing is asserted of how long it takes


def converse(
    words: Sequence[str], answers: Sequence[tuple[str, str]], folder: Path, **variables: str
) -> Said:
    """Run the program and type each answer once its question stands on the terminal.

    Stdout is no terminal, so that only what goes to stderr is asked there.
    """
    own, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "syru", *words],
        cwd=folder,
        env=environment(TERM="dumb", **variables),
        stdin=its,
        stdout=subprocess.PIPE,
        stderr=its,
        start_new_session=True,
        # Only the terminal of its session makes a signal of Ctrl-C.
        preexec_fn=_take_terminal,  # noqa: PLW1509 - there are no threads here
    )
    os.close(its)
    shown = answer = ""
    seen = 0
    try:
        for question, answer in answers:
            while question not in shown[seen:]:
                piece = _read(own)
                assert piece, f"{question!r} was not asked; the terminal shows:\n{shown}"
                shown += piece
            seen = shown.index(question, seen) + len(question)
            os.write(own, answer.encode())
        while piece := _read(own, again=answer if answer == INTERRUPT else ""):
            shown += piece
        out = process.communicate(timeout=_PATIENCE)[0].decode()
    finally:
        process.kill()
        process.wait()
        os.close(own)
    return Said(out=out, err=shown.replace("\r\n", "\n"), code=process.returncode)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(terminal: int, *, again: str = "") -> str:
    """Return what comes next; nothing where the other side is gone.

    What is to be typed again goes out every second: between a question and the wait for its
    answer Python takes notice of Ctrl-C only when the next key is pressed.
    """
    for _ in range(_PATIENCE):
        try:
            if select.select([terminal], [], [], 1)[0]:
                return os.read(terminal, 65536).decode(errors="replace")
            os.write(terminal, again.encode())
        except OSError:
            # So Linux says that nobody writes to this terminal any more.
            break
    return ""
