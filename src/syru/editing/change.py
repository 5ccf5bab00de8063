"""What is wrong with a log once it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.check.quotes import check_quotes
from syru.log.reader import check_logs

if TYPE_CHECKING:
    from syru.errors import Fault
    from syru.log.reader import CheckedLog
    from syru.log.toml_table import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong with changed logs.

    faults keep them from being read, each with its place in the changed file. unproven is what a
    source's text does not bear out, as far as that is new: what was so before stands in nobody's
    way. told are the faults of both kinds, in the order of their places.
    """

    checked: CheckedLog
    faults: tuple[Fault, ...]
    unproven: tuple[Problem, ...]
    told: tuple[Fault, ...]


def judge(checked: CheckedLog, number: int, data: bytes) -> Verdict:
    """Return what is wrong with logs once one of them, by its number, has other bytes."""
    changed = [*checked.files]
    changed[number] = changed[number]._replace(data=data)
    after = check_logs(changed)
    before = {_same(problem) for problem in check_quotes(checked, {}).problems}
    found = check_quotes(after, {}).problems
    unproven = tuple(problem for problem in found if _same(problem) not in before)
    return Verdict(
        checked=after, faults=after.faults(), unproven=unproven, told=after.faults(unproven)
    )


def _same(problem: Problem) -> tuple[str | None, str, str]:
    return problem.id, problem.name, problem.problem
