"""Two ways to run the program: as a process of its own, and inside this one, which is faster."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

from logs import TOWN

from syru.cli.app import main

# What a person has set must not show in a test.
_FOREIGN = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING", "SYRU_LOG")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a run of the program left: stdout, stderr, and the exit code."""

    out: str
    err: str
    code: int


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of this process without what changes an answer, and with some more."""
    own = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    return own | {"SYRU_TODAY": "2025-11-01", "COLUMNS": "80"} | variables


def run(*words: str, stdin: str = "", **variables: str) -> Said:
    """Run the program as a process.

    Its lines are not measured: nearly all of them run in `ask` as well, and measuring takes a
    process as long as its answer.
    """
    env = environment(**variables)
    done = subprocess.run(
        [sys.executable, "-m", "syru", *words],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        env={name: value for name, value in env.items() if not name.startswith("COVERAGE_")},
        timeout=60,
    )
    return Said(out=done.stdout.decode(), err=done.stderr.decode(), code=done.returncode)


def ask(*words: str, stdin: str = "", **variables: str) -> Said:
    """Run the program inside this process."""
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code = 0
    with (
        mock.patch.dict(os.environ, environment(**variables), clear=True),
        mock.patch.object(sys, "argv", ["syru", *words]),
        mock.patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    texts = [stream.detach().getvalue().decode() for stream in (out, err)]
    return Said(out=texts[0], err=texts[1], code=code)


def ask_town(*words: str, **variables: str) -> Said:
    """Run the program inside this process on the log of the town."""
    return ask(*words, "--log", "-", stdin=TOWN, **variables)
