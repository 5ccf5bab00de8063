"""The program: the command line, and an end without taking apart what was made."""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False  # what typing has under this name, which takes 3 ms to import
if TYPE_CHECKING:
    from typing import NoReturn

_SIGNALLED = 128  # and the number of the signal: the exit code that shells give

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # An import that is interrupted may print a traceback where nobody can catch it.
    signal.signal(signal.SIGINT, lambda number, _frame: os._exit(_SIGNALLED + number))


def main() -> NoReturn:
    """Run the command that was typed, and end the process at once.

    Python would free one by one all that a command has made; the system does it in one go. The
    streams have been flushed and files closed by then.
    """
    code = 1
    try:
        _run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        code = _SIGNALLED + signal.SIGINT
    os._exit(code)


def _run() -> None:
    import gc  # noqa: PLC0415

    from syru.cli.app import main as run  # noqa: PLC0415

    # A command is short, and nearly all that it makes lives as long as it does: looking for
    # garbage among it again and again took a fifth of the time of a cold build.
    gc.disable()
    _end_in_order()
    run()


def _end_in_order() -> None:
    """Let a signal that ends the program have it remove what is unfinished first."""
    sys.unraisablehook = _unraisable
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What is ignored, as by nohup, stays so.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(_SIGNALLED + number)


def _unraisable(found: sys.UnraisableHookArgs) -> None:
    """Raise once more what ended the program where Python could not pass it on."""
    if isinstance(found.exc_value, SystemExit | KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    else:
        sys.__unraisablehook__(found)


if __name__ == "__main__":
    main()
