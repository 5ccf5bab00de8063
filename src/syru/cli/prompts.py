"""Questions to the person at the terminal, with the names that a half-typed answer may mean."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from syru.cli.streams import print_message
from syru.errors import SyruError, UsageError, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Answer = TypeVar("Answer")


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal, who reads what is asked and can answer."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def ask(question: str, offered: Sequence[str] = ()) -> str:
    """Return what is answered, without blanks around it; the Tab key offers what begins so.

    Raise SyruError where the terminal says that there is no more.
    """
    with _on_stderr(), _completing(offered):
        try:
            return input(visible(question)).strip()
        except EOFError:
            sys.stderr.write("\n")
            raise SyruError("broken off: nothing was written") from None


def ask_until(
    question: str, read: Callable[[str], Answer], offered: Sequence[str] = ()
) -> tuple[str, Answer]:
    """Return an answer that can be read, and what was read; say what is wrong with any other."""
    while True:
        answer = ask(question, offered)
        try:
            return answer, read(answer)
        except UsageError as error:
            print_message(str(error))


def agrees(question: str, *, default: bool) -> bool:
    """Return whether the answer is yes; Enter alone gives the default."""
    while True:
        answer = ask(f"{question} [{'Y/n' if default else 'y/N'}] ").lower()
        if answer in ("", "y", "yes", "n", "no"):
            return answer.startswith("y") if answer else default
        print_message("answer y or n")


@contextmanager
def _on_stderr() -> Iterator[None]:
    """Let a question go to stderr: Python and readline ask on stdout, which may be a file."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1)
    try:
        os.dup2(2, 1)
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)


@contextmanager
def _completing(offered: Sequence[str]) -> Iterator[None]:
    """Offer answers on the Tab key, where there is a library for it; Windows has none."""
    try:
        import readline  # noqa: PLC0415 - 3 ms, and only a terminal asks
    except ImportError:
        yield
        return

    def complete(begun: str, number: int) -> str | None:
        blanks = begun[: len(begun) - len(begun.lstrip())]
        start = begun.strip().lower()
        found = [blanks + each for each in offered if each.lower().startswith(start)]
        return dict(enumerate(found)).get(number)

    readline.set_completer(complete)
    readline.set_completer_delims(";")  # which parts several answers
    editline = "libedit" in (getattr(readline, "backend", "") or readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if editline else "tab: complete")
    with suppress(AttributeError):  # what was answered is no history worth keeping
        readline.set_auto_history(False)
    try:
        yield
    finally:
        readline.set_completer(None)
