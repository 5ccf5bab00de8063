"""The command line: the streams, the exit codes, and what is said when something is wrong."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from typer.exceptions import TyperException

from syru.cli import misuse
from syru.cli.terminal import prepare_streams, say
from syru.errors import LogError, SyruError

INTERRUPTED = 130
_MOST_FAULTS = 30
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code."""
    # A command is short, and nearly all that it makes lives as long as it does: looking for
    # garbage among it again and again took a fifth of the time of a cold build.
    gc.disable()
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0
        _hush()
    except OSError as error:
        code = _unwritable(error)
    sys.exit(code)


def _run() -> int:
    try:
        prepare_streams()
        return _answer()
    except LogError as error:
        _say_faults(error)
        return error.exit_code
    except (SyruError, TyperException) as error:
        return _explain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return 0
    except OSError as error:
        return _unwritable(error)


def _answer() -> int:
    from syru.cli.commands import app  # noqa: PLC0415 - so that Ctrl-C during imports is quiet

    try:
        return app(standalone_mode=False, prog_name="syru") or 0
    except SystemExit as end:
        # Typer ends the program itself where a pipe breaks, and takes that for a failure.
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        raise
    except Exception as error:
        # An index that opens may still be damaged further on, by a failing disk or another hand.
        if getattr(error, "sqlite_errorname", "") not in _DAMAGED:
            raise
        from syru.index.cache import cache_folder  # noqa: PLC0415 - only for this

        remedy = f"delete what is in {cache_folder()}, and it is built again"
        raise SyruError(f"the index is damaged ({error}): {remedy}") from error


def _explain(error: SyruError | TyperException) -> int:
    """Say what is wrong in one line."""
    message = misuse.explain(error) if isinstance(error, TyperException) else str(error)
    say(f"syru: {message}")
    return error.exit_code


def _say_faults(error: LogError) -> None:
    for fault in error.faults[:_MOST_FAULTS]:
        say(str(fault))
    count = len(error.faults)
    hidden = f"; syru check lists the other {count - _MOST_FAULTS}" if count > _MOST_FAULTS else ""
    if count > 1:
        say(f"syru: {count} faults in the log{hidden}")


def _unwritable(error: OSError) -> int:
    _hush()
    say(f"syru: the answer cannot be written: {error.strerror or error}")
    return SyruError.exit_code


def _hush() -> None:
    """Let nothing more be written to stdout, so that Python does not fail over it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
