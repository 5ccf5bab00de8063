"""The program: the command line, and an end without taking apart what was made."""

import gc
import os
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command that was typed, and end the process at once.

    Python would free one by one all that a command has made; the system does it in one go. The
    streams have been flushed and files closed by then.
    """
    # A command is short, and nearly all that it makes lives as long as it does: looking for
    # garbage among it again and again took a fifth of the time of a cold build.
    gc.disable()
    code = 1
    try:
        from syru.cli.app import main as run  # noqa: PLC0415 - Ctrl-C during imports is quiet too

        run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        code = INTERRUPTED
    os._exit(code)


if __name__ == "__main__":
    main()
