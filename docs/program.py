"""The program as the docs run it: as a process, on a day that stays, at a given width."""

import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2025-11-01"


def typed(line: str, folder: Path, columns: int = 80) -> str:
    """Return what a shell in a folder shows after a line is typed: stdout and stderr together."""
    shell = ["bash", "-c", f'syru() {{ "$PYTHON" -m syru "$@"; }}; {line}']
    done = subprocess.run(  # noqa: S603 - the examples are the project's own
        shell,
        cwd=folder,
        env=_environment(columns, folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def on_a_terminal(command: str, folder: Path, columns: int) -> str:
    """Return what a command of syru writes to stdout where that is a terminal with colours."""
    own, its = pty.openpty()
    colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    words = [sys.executable, "-m", *shlex.split(command)]
    process = subprocess.Popen(  # noqa: S603 - as above
        words,
        cwd=folder,
        env={**_environment(columns, folder), **colours},
        stdin=subprocess.DEVNULL,
        stdout=its,
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    written = _read_all(own)
    if process.wait():
        raise subprocess.CalledProcessError(process.returncode, words)
    return written.decode("utf-8").replace("\r\n", "\n")


def _read_all(terminal: int) -> bytes:
    pieces = []
    with open(terminal, "rb", buffering=0) as file:
        try:
            while piece := file.read(65536):
                pieces.append(piece)
        except OSError:
            # So Linux says that nobody writes to this terminal any more.
            pass
    return b"".join(pieces)


def _environment(columns: int, folder: Path) -> dict[str, str]:
    settings = {
        # git starts syru itself, which no function of the shell can be.
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": str(columns),
        "LC_ALL": "C.UTF-8",
        "SYRU_TODAY": TODAY,
        "SYRU_CACHE": str(folder / ".cache"),
    }
    # What measures the tests measures these processes too.
    measured = {key: value for key, value in os.environ.items() if key.startswith("COVERAGE_")}
    return {**measured, **settings}
