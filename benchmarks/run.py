"""Measure syru as ratios: against a bare program, against reading alone, and against its peers.

Usage: python benchmarks/run.py [--events 100000] [--rounds 20]

It builds a wheel, installs it with its bytecode into an environment of its own, and writes its
logs and its cache into a temporary folder, which is removed at the end. Runs of what is compared
take turns; the figures are medians, and peaks for memory. GNU recutils (recsel) and hledger are
measured where they are installed, once their answers are seen to be as many as syru's.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

from made_logs import MadeLogs, write_logs
from timing import Command, Run, answer_of, interleaved

_HERE = Path(__file__).resolve().parent
_QUESTION = ("timeline", "--since", "2025-01", "--actor", "actor-7", "--format", "jsonl")
_TAKES = "import sys, tomllib; tomllib.loads(open(sys.argv[1], encoding='utf-8').read())"
_LISTED = 46_092  # events in a long list: as many as a data set has that people asked for
_SLOW_ROUNDS = 5  # where a run takes seconds


def main() -> None:
    """Measure all, and print a table for each question."""
    parser = argparse.ArgumentParser(description="Measure syru, as ratios.")
    parser.add_argument("--events", type=int, default=100_000, help="in the large log")
    parser.add_argument("--rounds", type=int, default=20, help="of the short commands")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="syru-benchmark-") as folder:
        _measure(Path(folder), chosen.events, chosen.rounds)


def _measure(folder: Path, events: int, rounds: int) -> None:
    scripts = _installed(folder / "venv")
    _start_up(scripts, rounds)
    logs = write_logs(folder, events)
    _cold(scripts, logs, folder)
    _warm(scripts, logs, folder, rounds)
    _lists(scripts, folder / "lists", _SLOW_ROUNDS)
    print("\nReading a date\n")
    subprocess.run([scripts / "python", _HERE / "date_forms.py"], check=True)  # noqa: S603


def _installed(folder: Path) -> Path:
    """Return the scripts of a new environment with syru in it, as a person installs it."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install: list[str | Path] = [
        scripts / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--compile",
        _HERE.parent,
    ]
    subprocess.run(install, check=True)  # noqa: S603 - pip in an environment of our own
    return scripts


def _start_up(scripts: Path, rounds: int) -> None:
    log = _HERE.parent / "events.toml"
    commands = {
        "bare Typer and Rich": Command(
            words=[scripts / "python", _HERE / "bare.py", "timeline", log]
        ),
        "syru timeline": Command(words=[scripts / "syru", "timeline", "--log", log]),
        "syru timeline -f json": Command(
            words=[scripts / "syru", "timeline", "-l", log, "-f", "json"]
        ),
    }
    runs = interleaved(commands, rounds)
    _report(f"Start-up, on the built-in log ({rounds} rounds)", runs)


def _cold(scripts: Path, logs: MadeLogs, folder: Path) -> None:
    cache = folder / "cold"

    def without_cache() -> Mapping[str, str]:
        shutil.rmtree(cache, ignore_errors=True)
        return {"SYRU_CACHE": str(cache)}

    question: list[str | Path] = [scripts / "syru", *_QUESTION, "--log", logs.toml]
    commands = {
        "tomllib alone": Command(words=[scripts / "python", "-c", _TAKES, logs.toml]),
        "syru, cold": Command(words=question, variables=without_cache),
    }
    runs = interleaved(commands, _SLOW_ROUNDS)
    size = logs.toml.stat().st_size
    _report(f"A log of {size / 1e6:.0f} MB, first time ({_SLOW_ROUNDS} rounds)", runs)
    for name, run in runs.items():
        print(f"{name:<28}{run.peak / 1e6:>9.0f} MB at most{run.peak / size:>14.1f} x the file")


def _warm(scripts: Path, logs: MadeLogs, folder: Path, rounds: int) -> None:
    cache = {"SYRU_CACHE": str(folder / "warm")}
    warm = Command(
        words=[scripts / "syru", *_QUESTION, "--log", logs.toml], variables=lambda: cache
    )
    answers = len(answer_of(warm).splitlines())
    short = {
        "syru timeline, built-in log": Command(words=[scripts / "syru", "timeline"]),
        "syru, warm": warm,
    }
    title = f"The same log again, {answers} answers"
    _report(f"{title} ({rounds} rounds)", interleaved(short, rounds))
    peers = {name: peer for name, peer in _peers(logs).items() if _agrees(name, peer, answers)}
    if peers:
        runs = interleaved({"syru, warm": warm, **peers}, _SLOW_ROUNDS)
        _report(f"{title}, and its peers ({_SLOW_ROUNDS} rounds)", runs)


def _lists(scripts: Path, folder: Path, rounds: int) -> None:
    """Measure when the first rows of a long list are there, and when the last ones are."""
    folder.mkdir()
    log = write_logs(folder, _LISTED).toml
    cache = {"SYRU_CACHE": str(folder / "cache")}
    listing = f"'{scripts / 'syru'}' timeline --log '{log}'"
    commands = {
        "syru timeline, built-in log": Command(words=[scripts / "syru", "timeline"]),
        "the first three rows": Command(
            words=["sh", "-c", f"{listing} | head -n 3"], variables=lambda: cache
        ),
        "the whole list": Command(words=["sh", "-c", listing], variables=lambda: cache),
    }
    _report(f"A list of {_LISTED} events ({rounds} rounds)", interleaved(commands, rounds))


def _peers(logs: MadeLogs) -> dict[str, Command]:
    after = "Date >> '2024-12-31' && Actor = 'actor-7'"
    commands = {
        "recsel": ("-t", "Event", "-e", after, logs.records),
        # The dollar keeps actor-70 out: hledger reads the name as a regular expression.
        "hledger": ("-f", logs.journal, "register", "-b", "2025-01", "actor-7$"),
    }
    found = {name: shutil.which(name) for name in commands}
    return {
        name: Command(words=[path, *commands[name]], variables=lambda: {"LC_ALL": "C.UTF-8"})
        for name, path in found.items()
        if path is not None
    }


def _agrees(name: str, peer: Command, answers: int) -> bool:
    """Tell whether a peer finds as many events; what answers another question is not measured."""
    lines = answer_of(peer).splitlines()
    found = sum(line.startswith("Id: ") for line in lines) if name == "recsel" else len(lines)
    if found != answers:
        print(f"\n{name} is left out: it finds {found} events, syru {answers}", file=sys.stderr)
    return found == answers


def _report(title: str, runs: Mapping[str, Run]) -> None:
    """Print medians, each as a ratio to the first."""
    print(f"\n{title}\n")
    first = next(iter(runs.values()))
    for name, run in runs.items():
        print(f"{name:<28}{run.seconds * 1000:>9.0f} ms{run.seconds / first.seconds:>14.2f} x")


if __name__ == "__main__":
    main()
