"""What an import says of itself: what each column became, the counts, and what to look at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from syru.errors import clipped
from syru.importing import cells
from syru.importing.dates import NO_DATE, NoReadingError, Order, read_cell
from syru.importing.rows import OWN_COLUMNS, is_blank
from syru.log.model import LISTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syru.importing.columns import Columns
    from syru.importing.outcome import Outcome
    from syru.importing.rows import Cell, Table

_NAMED = {"actors": "actors", "topics": "topics", "places": "places", "sources": "sources"}
_MOST_NAMED = 12  # columns that are listed by name
_ORDER_GROUP = "day or month first?"
_SAMPLE = 50  # cells of a column that are looked at
_MOST = 0.5  # share of them
_SHORTEST_DATE = 3  # characters; a shorter number is a count
_COMMAS = 0.5  # share of the filled cells with a comma that are likely lists


def column_lines(table: Table, columns: Columns) -> Iterator[str]:
    """Yield a line for the table and one for each column: its name, its meaning, an example."""
    yield f"{table.file} ({table.how}): {_count(len(table.rows), 'row')}"
    meanings = {name: key for key, names in columns.meant.items() for name in names}
    meanings |= dict.fromkeys(columns.extra, "extra") | dict.fromkeys(
        columns.passed_over, "left out"
    )
    meanings |= dict.fromkeys(OWN_COLUMNS, "left out")
    shown = {column: clipped(cells.line(column)) for column in table.columns}
    width = max(map(len, shown.values()), default=0)
    for column in table.columns:
        example = next((c for row in table.rows if not is_blank(c := row.cells.get(column))), "")
        meaning = meanings.get(column, "extra").replace("_", " ")
        yield f"  {shown[column]:<{width}}  {meaning:<10}  {clipped(cells.line(example))}".rstrip()


def looks_dated(table: Table, columns: Sequence[str]) -> str | None:
    """Return the column of which most cells hold dates; None where there is none."""
    for column in columns:
        filled = [c for row in table.rows if not is_blank(c := row.cells.get(column))][:_SAMPLE]
        if filled and sum(map(_is_date, filled)) > _MOST * len(filled):
            return column
    return None


def _is_date(cell: Cell) -> bool:
    """Tell whether a cell holds a date, whichever of its readings is meant."""
    try:
        return len(str(cell)) > _SHORTEST_DATE and read_cell(cell, Order.DAY_FIRST) != NO_DATE
    except NoReadingError:
        return False


def summary(outcome: Outcome, rejected: str | None) -> Iterator[str]:
    """Yield the lines that are said at the end; rejected names the file of rows set aside."""
    taken, numbered = outcome.taken, outcome.numbered
    kinds = Counter(entry.plural for entry in numbered.entries)
    new = [_count(kinds[plural], one) for plural, one in LISTED.items() if kinds[plural]]
    parts = [" and ".join(new) if new else "no new entry"]
    if numbered.known:
        parts.append(f"{numbered.known:,} in the log already")
    if taken.titled:
        parts.append(f"{taken.titled:,} for the title of the log")
    if taken.set_aside:
        where = f" in {rejected}" if rejected else ""
        parts.append(f"{len(taken.set_aside):,} set aside{where}")
    yield f"{_count(taken.rows, 'row')}: {', '.join(parts)}"
    yield from _reasons(outcome)
    yield from _notes(outcome)
    yield from _twins(outcome)


def _reasons(outcome: Outcome) -> Iterator[str]:
    """Yield why rows were set aside: how many of each group, and the first of them."""
    set_aside = outcome.taken.set_aside
    for group, count in Counter(each.group for each in set_aside).most_common():
        first = next(each for each in set_aside if each.group == group)
        said = f": {first.reason}" if first.reason != group else ""
        yield f"  {count:,} × {group}, as in row {first.row.number}{said}"
        if group == _ORDER_GROUP:
            yield f"    {_proof(outcome)}"


def _proof(outcome: Outcome) -> str:
    """Return which rows show whether days or months come first."""
    proofs = outcome.taken.proofs
    shown = [f"row {row.number} has {digits}" for row, digits in proofs.values()]
    if len(proofs) == 1:
        order = next(iter(proofs))
        return f"{shown[0]}, which is {order}; so probably: --dates {order}"
    if shown:
        return f"both stand here: {' and '.join(shown)}"
    return f"no row shows which: {Order.DAY_FIRST} or {Order.MONTH_FIRST} has to be known"


def _notes(outcome: Outcome) -> Iterator[str]:
    taken, numbered = outcome.taken, outcome.numbered
    undated = sum("date" not in entry.values for entry in numbered.entries)
    if undated:
        yield f"  {undated:,} without a date"
    if numbered.made:
        yield f"  {_count(numbered.made, 'id')} made of date and title"
    if taken.titles_made:
        yield f"  {_count(taken.titles_made, 'title')} made of the text"
    if taken.cleaned:
        yield f"  {_count(taken.cleaned, 'row')} had control characters, which are left out"
    kept = dict.fromkeys(column for _, columns in outcome.tables for column in columns.extra)
    if kept and numbered.entries:
        names = [clipped(cells.line(column)) for column in kept][:_MOST_NAMED]
        more = f" and {len(kept) - len(names)} more" if len(kept) > len(names) else ""
        yield f"  kept under extra: {', '.join(names)}{more}"
    yield from _commas(outcome)


def _commas(outcome: Outcome) -> Iterator[str]:
    """Yield which columns look like lists with commas, that were taken for one name each."""
    for table, columns in outcome.tables:
        for meaning in ("actors", "topics"):
            for column in columns.meant.get(meaning, ()):
                filled = [c for row in table.rows if isinstance(c := row.cells.get(column), str)]
                with_commas = [c for c in filled if "," in c and ";" not in c]
                if with_commas and len(with_commas) >= _COMMAS * len(filled):
                    example = clipped(cells.line(with_commas[0]))
                    said = f'each of {cells.line(column)} is one name, such as "{example}"'
                    yield f'  {said}; to part them: --split ","'


def _twins(outcome: Outcome) -> Iterator[str]:
    for plural, noun in _NAMED.items():
        for one, count, other, less in outcome.taken.names[plural].twins():
            pair = f'"{clipped(one)}" ({count:,}) and "{clipped(other)}" ({less:,})'
            yield f"  perhaps one and the same of the {noun}: {pair}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
