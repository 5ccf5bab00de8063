"""Faults and warnings: as lines for people, with their place, and as objects for programs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from syru.errors import Fault, visible
from syru.render.screen import Screen

_INDENT = "    "
_CUT = "..."
# Of a line that is cut, as much as this is shown before the fault.
_BEFORE = 0.3
# Of more faults of one name than this, the first alone is shown, with the places of the next.
_MOST_OF_A_NAME = 10
_PLACES = 3


def folded_lines(faults: Iterable[Fault], screen: Screen) -> Iterator[str]:
    """Yield the faults as lines, those of one name folded into two where there are many."""
    named: dict[str, list[Fault]] = defaultdict(list)
    everything = list(faults)
    for fault in everything:
        named[fault.name].append(fault)
    for fault in everything:
        alike = named[fault.name]
        folded = len(alike) > _MOST_OF_A_NAME
        if not folded or fault is alike[0]:
            yield from fault_lines([fault], screen)
            yield f"{_folded(alike[1:])}\n" if folded else ""


def fault_lines(faults: Iterable[Fault], screen: Screen) -> Iterator[str]:
    """Yield each fault with its name, its line of the log, and a caret under what is wrong there.

    The caret stays in its place where a character has to be written as its number. A line that is
    too wide is cut around the fault.
    """
    for fault in faults:
        yield f"{fault} ({fault.name})\n"
        if fault.excerpt:
            line, carets = _excerpt(fault, screen)
            yield f"{_INDENT}{line}\n{_INDENT}{carets}\n"


def counted_by_name(faults: Iterable[Fault]) -> str:
    """Return how many faults there are of each name, most of them first."""
    counts = Counter(fault.name for fault in faults).most_common()
    return ", ".join(f"{count:,} {name}" for name, count in counts)


def fault_object(fault: Fault) -> dict[str, object]:
    """Return a fault with the documented keys; line 0 stands for the file as a whole."""
    keys = ("file", "line", "column", "length", "id", "name", "problem", "remedy")
    severity = "warning" if fault.warning else "fault"
    return {**{key: getattr(fault, key) for key in keys}, "severity": severity}


def _folded(faults: Sequence[Fault]) -> str:
    """Return one line for faults of one name, with the first places."""
    files = dict.fromkeys(fault.file for fault in faults)
    if len(files) == 1 and all(fault.line for fault in faults):
        where, at = faults[0].file, "lines "
        places = dict.fromkeys(str(fault.line) for fault in faults)
    else:
        where, at = f"{len(files)} logs", ""
        places = dict.fromkeys(
            f"{fault.file}:{fault.line}" if fault.line else fault.file for fault in faults
        )
    first = ", ".join([*places][:_PLACES]) + (" …" if len(places) > _PLACES else "")
    name = faults[0].name
    line = f"{where}: {len(faults):,} more of {name}, at {at}{first}; --all shows every one"
    return visible(line)


def _excerpt(fault: Fault, screen: Screen) -> tuple[str, str]:
    width = screen.width - len(_INDENT)
    at = fault.column - 1
    # A line may be of any length: no more of it is looked at than could be shown.
    begin = max(0, at - width)
    cells = [_cell(char, screen) for char in fault.excerpt[begin : at + width]]
    at -= begin
    cut_after = len(fault.excerpt) > begin + len(cells)
    first, last = 0, len(cells)
    if begin or cut_after or _columns(cells) > width:
        first = _first_shown(cells, at, begin, int(width * _BEFORE))
        last = _last_shown(cells, first, width - 2 * len(_CUT))
    cut_after = cut_after or last < len(cells)
    left = _CUT if begin or first else ""
    line = "".join(char for char, _ in cells[first:last])
    before = len(left) + _columns(cells[first:at])
    under = max(1, _columns(cells[at : min(last, at + fault.length)]))
    return f"{left}{line}{_CUT if cut_after else ''}", " " * before + "^" * under


def _first_shown(cells: Sequence[tuple[str, int]], at: int, begin: int, most: int) -> int:
    """Return the first cell to show, so that at most so many columns stand before the fault."""
    if not begin and _columns(cells[:at]) <= most + len(_CUT):
        return 0
    first = at
    while first > 0 and _columns(cells[first - 1 : at]) <= most:
        first -= 1
    return first


def _last_shown(cells: Sequence[tuple[str, int]], first: int, most: int) -> int:
    columns, last = 0, first
    while last < len(cells) and columns + cells[last][1] <= most:
        columns += cells[last][1]
        last += 1
    return max(last, first + 1)


def _cell(char: str, screen: Screen) -> tuple[str, int]:
    """Return a character as it can be shown, and how many columns it takes."""
    if char == "\t":
        return " ", 1
    shown = screen.encodable(visible(char))
    return shown, cell_len(shown)


def _columns(cells: Iterable[tuple[str, int]]) -> int:
    return sum(columns for _, columns in cells)
