"""Commands timed in turn, so that whatever else the machine does falls on all of them alike."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is run, and with which variables on top of the environment.

    variables is asked before each run, outside of the time: a cold run gets a new cache so.
    """

    words: Sequence[str | Path]
    variables: Callable[[], Mapping[str, str]] = dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How long a run took, in seconds, and the most memory that it held, in bytes."""

    seconds: float
    peak: int


def interleaved(commands: Mapping[str, Command], rounds: int) -> dict[str, Run]:
    """Run the commands in turn, so many rounds after one for warming up; return the medians."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            run = _run(command)
            if number:
                runs[name].append(run)
    return {
        name: Run(
            seconds=median(run.seconds for run in all_of_it),
            peak=max(run.peak for run in all_of_it),
        )
        for name, all_of_it in runs.items()
    }


def answer_of(command: Command) -> str:
    """Return what a command writes to stdout."""
    done = subprocess.run(  # noqa: S603 - the commands are this benchmark's own
        list(command.words), env=_environment(command), check=True, capture_output=True, text=True
    )
    return done.stdout


def _run(command: Command) -> Run:
    environment = _environment(command)
    before = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the commands are this benchmark's own
        list(command.words), env=environment, stdout=subprocess.DEVNULL
    )
    # wait4 tells the memory of this child alone.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command.words))
    return Run(seconds=seconds, peak=usage.ru_maxrss * 1024)


def _environment(command: Command) -> dict[str, str]:
    # Without bytecode a start costs a compilation, which no installed program pays.
    inherited = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    own = {key: value for key, value in inherited.items() if not key.startswith("SYRU_")}
    return {**own, "COLUMNS": "100", **command.variables()}
