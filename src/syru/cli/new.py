"""The command `syru new`."""

from pathlib import Path
from typing import Annotated

import typer

from syru.cli.streams import print_message, write_new
from syru.errors import SyruError, visible


def new(
    file: Annotated[Path, typer.Argument(help="The log to begin.", show_default=False)],
) -> None:
    """Write a small commented log to start from; an existing file is never overwritten."""
    template = Path(__file__).with_name("new.toml").read_text("utf-8")
    try:
        write_new(file, template)
    except FileExistsError:
        raise SyruError(f"{visible(str(file))} exists already: name another file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SyruError(f"{visible(str(file))} cannot be written: {reason}") from None
    print_message(f"syru: begun; look at it with: syru timeline --log {file}")
