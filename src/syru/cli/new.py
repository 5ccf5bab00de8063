"""The command `syru new`."""

from pathlib import Path
from typing import Annotated

import typer

from syru.cli.streams import print_message, write_new
from syru.errors import SyruError, visible

# The name of the text in the template of the log.
_TEXT = "minutes.txt"


def new(
    file: Annotated[Path, typer.Argument(help="The log to begin.", show_default=False)],
) -> None:
    """Write a small commented log to start from, and beside it the text that it quotes.

    An existing file is never overwritten.
    """
    text = file.with_suffix(".txt")
    if text == file:
        raise SyruError(f"{visible(str(file))} is a name for a text: name the log with .toml")
    log = _template("new.toml").replace(_TEXT, text.name)
    _write(text, _template("new.txt"))
    try:
        _write(file, log)
    except SyruError:
        text.unlink(missing_ok=True)
        raise
    print_message(f"syru: begun, with the text that it quotes in {visible(str(text))}")
    print_message(f"syru: look at it with: syru timeline --log {visible(str(file))}")


def _template(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _write(file: Path, text: str) -> None:
    """Write a new file; raise SyruError where there is one already, or it cannot be written."""
    try:
        write_new(file, text)
    except FileExistsError:
        raise SyruError(f"{visible(str(file))} exists already: name another file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SyruError(f"{visible(str(file))} cannot be written: {reason}") from None
