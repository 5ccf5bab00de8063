"""What an import comes to: the new entries, what they need declared, and the rows set aside."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.importing.numbering import Numbered, number
from syru.importing.rows import OWN_COLUMNS
from syru.log.model import DECLARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.importing.columns import Columns
    from syru.importing.document import Declared
    from syru.importing.into import Known
    from syru.importing.numbering import Entry
    from syru.importing.rows import Cell, Table
    from syru.importing.taken import SetAside, Taken

_LISTS = ("actors", "topics", "places")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that came out of the rows of all files."""

    tables: Sequence[tuple[Table, Columns]]
    taken: Taken
    numbered: Numbered
    declared: Declared


def outcome(tables: Sequence[tuple[Table, Columns]], taken: Taken, known: Known) -> Outcome:
    """Return what was taken as new entries, with the declarations that those need."""
    numbered = number(taken.drafts, known.entries)
    used = _used(numbered.entries)
    declared = {
        plural: {
            id_: values
            for id_, values in taken.names[plural].new.items()
            if id_ in used[plural] or id_ in taken.names[plural].kept
        }
        for plural in DECLARED
    }
    return Outcome(tables=tables, taken=taken, numbered=numbered, declared=declared)


def _used(entries: Iterable[Entry]) -> Mapping[str, set[object]]:
    used: dict[str, set[object]] = {plural: set() for plural in DECLARED}
    for entry in entries:
        values = entry.values
        for plural in _LISTS:
            used[plural].update(_listed(values.get(plural)))
        used["actors"].update((values.get("by"), values.get("via")))
        used["sources"].add(values.get("source"))
        for inner in (*_listed(values.get("claims")), *_listed(values.get("cited"))):
            if isinstance(inner, dict):
                used["actors"].add(inner.get("by"))
                used["sources"].add(inner.get("source"))
    return used


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def rejected_csv(set_aside: Sequence[SetAside]) -> Iterator[str]:
    """Yield the rows that were set aside as CSV, whole, each after its file, number and reason.

    It begins with a byte-order mark, without which Excel takes it for another encoding.
    """
    columns = dict.fromkeys(column for each in set_aside for column in each.row.cells)
    names = [*OWN_COLUMNS, *(column for column in columns if column not in OWN_COLUMNS)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # both are quoted within cells
    writer.writerow(names)
    yield "\ufeff"
    for each in set_aside:
        cells = {**_about(each), **each.row.cells, OWN_COLUMNS[-1]: each.reason}
        writer.writerow([_cell(cells.get(name)) for name in names])
        yield buffer.getvalue().encode("utf-8", "replace").decode()
        buffer.seek(0)
        buffer.truncate()


def _about(each: SetAside) -> dict[str, Cell]:
    return dict(zip(OWN_COLUMNS, (each.row.file, each.row.number), strict=False))


def _cell(cell: Cell) -> str:
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False)
    return "" if cell is None else str(cell)
