"""What an import says: what each column became, counts, and what to look at."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.errors import clipped
from syru.importing import cells
from syru.importing.cells import OWN_COLUMNS, is_blank
from syru.importing.columns import Order, Years
from syru.importing.dates import NO_DATE, NoReadingError, read_cell
from syru.importing.spans import readings
from syru.log.ids import words
from syru.log.model import LISTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.importing.cells import Cell, Table
    from syru.importing.columns import Columns
    from syru.importing.entries import SetAside
    from syru.importing.log import Outcome
    from syru.importing.rejected import Rejected

_NAMED = ("actors", "topics", "places", "sources")
_MOST_NAMED = 12  # columns that are listed by name
_MOST_REASONS = 12
# What differs in the reasons of rows that are set aside for one cause.
_VARYING = r"\"[^\"]*\"|'[^']*'|\([^()]*\)|(?:may|would) be .*|[0-9]+"
_ORDER_GROUP = "day or month first?"
_SAMPLE = 50  # cells of a column that are looked at
_MOST = 0.5  # share of them
_SHORTEST_DATE = 3  # characters; a shorter number is a count
_COMMAS = 0.5  # share of the filled cells with a comma that are likely lists
_SHORTEST_MISSPELT = 7  # letters; shorter names that differ in one are often two names
_MOST_TWINS = 10


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


def summary(outcome: Outcome, rejected: Rejected | None) -> Iterator[str]:
    """Yield the lines that are said at the end; rejected is the file of rows set aside."""
    taken, numbered = outcome.taken, outcome.numbered
    kinds = Counter(entry.plural for entry in numbered.entries)
    new = [_count(kinds[plural], one) for plural, one in LISTED.items() if kinds[plural]]
    parts = [" and ".join(new) if new else "no new entry"]
    if numbered.known:
        parts.append(f"{numbered.known:,} in the log already")
    if taken.titled:
        parts.append(f"{taken.titled:,} for the title of the log")
    if taken.set_aside:
        where = f" in {rejected.name}" if rejected else ""
        parts.append(f"{len(taken.set_aside):,} set aside{where}")
    yield f"{_count(taken.rows, 'row')}: {', '.join(parts)}"
    yield from _reasons(outcome)
    if rejected and rejected.emptied:
        yield f"  {rejected.name} is removed, for all its rows are taken now"
    elif rejected and rejected.kept:
        kept = _count(rejected.kept, "row")
        yield f"  {rejected.name} also keeps {kept} that earlier imports set aside"
    yield from _years(outcome)
    yield from _notes(outcome)
    yield from _twins(outcome)


def _reasons(outcome: Outcome) -> Iterator[str]:
    """Yield why rows were set aside: how many for each cause, and the first of them."""
    causes: dict[tuple[str, str], list[SetAside]] = defaultdict(list)
    for each in outcome.taken.set_aside:
        causes[each.group, re.sub(_VARYING, "", each.reason)].append(each)
    ordered = sorted(causes.items(), key=lambda cause: -len(cause[1]))
    for (group, _), (first, *others) in ordered[:_MOST_REASONS]:
        said = f": {first.reason}" if first.reason != group else ""
        yield f"  {len(others) + 1:,} × {group}, as in row {first.row.number}{said}"
        if group == _ORDER_GROUP:
            yield f"    {_proof(outcome)}"
    if more := sum(len(found) for _, found in ordered[_MOST_REASONS:]):
        yield f"  {more:,} × for other reasons"


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


def _years(outcome: Outcome) -> Iterator[str]:
    """Yield which columns have digits that may be two years or a month, and are read as years."""
    for (_, column), years in outcome.taken.years.items():
        if years.decided == Years.SPANS and outcome.years is None:
            row, text = years.shown[Years.SPANS]
            span = parse_date(readings(years.example)[Years.SPANS])
            said = f'"{years.example}" as {span}, since row {row.number} has "{clipped(text)}"'
            count = _count(years.count, "date")
            yield f"  {count} of {cells.line(column)} read as spans of years: {said}"
            yield f"    if they are months: --dates {Years.MONTHS}"


def _notes(outcome: Outcome) -> Iterator[str]:
    taken, numbered = outcome.taken, outcome.numbered
    if taken.parted:
        cell, plural = next(iter(taken.parted.items()))
        said = f'such as "{clipped(cells.line(cell))}", are parted by their commas'
        yield f"  {_count(len(taken.parted), 'cell')} of {plural} that stand alone too, {said}"
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
    """Yield pairs of names that may be one, each with how many rows have it, most first."""
    for plural in _NAMED:
        counts = outcome.taken.names[plural].counts
        used = {id_: name for id_, name in outcome.taken.names[plural].names.items() if counts[id_]}
        pairs = {tuple(sorted(pair)) for pair in (*_longer(used), *_misspelt(used))}
        counted = [
            sorted(((counts[id_], used[id_]) for id_ in pair), reverse=True) for pair in pairs
        ]
        counted.sort(key=lambda pair: (-pair[0][0] - pair[1][0], pair[0][1], pair[1][1]))
        for (count, one), (less, other) in counted[:_MOST_TWINS]:
            pair = f'"{clipped(one)}" ({count:,}) and "{clipped(other)}" ({less:,})'
            yield f"  perhaps one and the same of the {plural}: {pair}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _longer(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which one name has words more in its middle: Donald J. Trump."""
    groups: dict[tuple[str, str], list[tuple[list[str], str]]] = defaultdict(list)
    for id_, name in names.items():
        parts = words(name)
        if len(parts) > 1:
            groups[parts[0], parts[-1]].append((parts, id_))
    for group in groups.values():
        group.sort(key=lambda item: len(item[0]))
        for parts, id_ in group[1:]:
            if len(parts) > len(group[0][0]) and set(group[0][0]) <= set(parts):
                yield group[0][1], id_


def _misspelt(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs that differ by one letter: left out, put in, or another one."""
    shortened: dict[str, list[str]] = defaultdict(list)
    for id_, name in names.items():
        plain = " ".join(words(name))
        if len(plain) >= _SHORTEST_MISSPELT and not any(map(str.isdigit, plain)):
            for form in _without_one(plain):
                shortened[form].append(id_)
    for group in shortened.values():
        yield from ((group[0], other) for other in group[1:])


def _without_one(text: str) -> Iterable[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}
