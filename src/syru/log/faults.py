"""The problems of logs as faults: each with its file, its line and its column, and told once."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from syru.errors import Fault
from syru.log.files import LogFile, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from syru.log.toml_table import Problem

# Where one name is wrong in many places, so many are told of beside the first.
_MOST_PLACES = 5


def faults_of(files: Sequence[LogFile], problems: Iterable[Problem]) -> tuple[Fault, ...]:
    """Return a fault for each problem, ordered by file and place.

    The files are scanned again for this, so that a log without faults costs nothing more.
    """
    from syru.log.locator import Locator  # noqa: PLC0415 - 2.3 ms; a log without faults needs none

    locator = cache(lambda file: Locator(decode(files[file])))
    placed = []
    for problem, others in _once(problems):
        places = locator(problem.file)
        at = places.key(problem.path) if problem.at_key else places.value(problem.path)
        text = problem.problem
        if problem.also is not None:
            file, path = problem.also
            text += f", also at {files[file].name}:{locator(file).value(path).line}"
        lines = {locator(one.file).value(one.path).line for one in others[:_MOST_PLACES]}
        text += _also_at(sorted(lines), len(others) - _MOST_PLACES)
        fault = Fault(
            file=files[problem.file].name,
            **asdict(at),
            id=problem.id,
            name=problem.name,
            problem=text,
            remedy=problem.remedy,
            warning=problem.warning,
        )
        placed.append((problem.file, at.line, at.column, fault))
    return tuple(fault for *_, fault in sorted(placed, key=lambda row: row[:3]))


def _once(problems: Iterable[Problem]) -> list[tuple[Problem, list[Problem]]]:
    """Return each problem with those that say the same: a wrong name is wrong everywhere."""
    told: list[tuple[Problem, list[Problem]]] = []
    same: dict[tuple[int, str], list[Problem]] = {}
    for problem in problems:
        key = problem.file, problem.problem
        if problem.name == "unknown-id" and key in same:
            same[key].append(problem)
        else:
            told.append((problem, same.setdefault(key, [])))
    return told


def _also_at(lines: Sequence[int], hidden: int) -> str:
    """Return where else something is wrong, such as ", also at lines 12, 20 and 5 more"."""
    if not lines:
        return ""
    told = f", also at line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
    return f"{told} and {hidden:,} more" if hidden > 0 else told
