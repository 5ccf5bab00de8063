"""Problems into faults: the paths at which something is wrong into lines of the files."""

from collections.abc import Iterable, Sequence

from syru.errors import Fault
from syru.log.files import LogFile, decode
from syru.log.locator import Locator, Spot
from syru.log.noting import Path, Problem


def place(files: Sequence[LogFile], problems: Iterable[Problem]) -> tuple[Fault, ...]:
    """Return a fault for each problem, ordered by file and place.

    The files are scanned again for this, so that a log without faults costs nothing more.
    """
    locators: dict[int, Locator] = {}

    def spot(file: int, path: Path, *, at_key: bool = False) -> Spot:
        if file not in locators:
            locators[file] = Locator(decode(files[file]))
        return locators[file].key(path) if at_key else locators[file].value(path)

    placed = []
    for problem in problems:
        at = spot(problem.file, problem.path, at_key=problem.at_key)
        text = problem.problem
        if problem.also is not None:
            other = spot(*problem.also)
            text = f"{text}, also at {files[problem.also[0]].name}:{other.line}"
        fault = Fault(
            file=files[problem.file].name,
            line=at.line,
            column=at.column,
            length=at.length,
            excerpt=at.excerpt,
            id=problem.id,
            problem=text,
            remedy=problem.remedy,
            warning=problem.warning,
        )
        placed.append((problem.file, at.line, at.column, fault))
    return tuple(fault for *_, fault in sorted(placed, key=lambda row: row[:3]))
