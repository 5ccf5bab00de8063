"""Entries and declarations as the text of a log: a new one, or the end of one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.log.model import DECLARED, FORMAT, LISTED
from syru.log.writer import declared_text, entry_text, head_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.importing.numbering import Entry

    Declared = Mapping[str, Mapping[str, Mapping[str, object]]]

_LINE = 120  # characters of the line above a part of the log
_BY_ID = "In alphabetical order of their ids."
_ORDERED = "In chronological order."
_AS_GIVEN = "In the order of the rows."


def new_log(
    head: Mapping[str, object], declared: Declared, entries: Sequence[Entry]
) -> Iterator[str]:
    """Yield the text of a log; its events are in chronological order, all else as in the rows."""
    yield head_text({**{key: value for key, value in head.items() if value}, "format": FORMAT})
    alone = len(declared["sources"]) == 1
    for plural in DECLARED:
        if tables := declared[plural]:
            yield _heading(plural, _BY_ID)
            yield from _declarations(plural, dict(sorted(tables.items())))
    for plural in LISTED:
        listed = [entry for entry in entries if entry.plural == plural]
        if listed:
            yield _heading(plural, _ORDERED if plural == "events" else _AS_GIVEN)
            yield from _entries(
                sorted(listed, key=_when) if plural == "events" else listed, alone=alone
            )


def appended(declared: Declared, entries: Iterable[Entry], *, alone: bool) -> Iterator[str]:
    """Yield what is added at the end of a log; alone tells that it has one source, left out."""
    for plural in DECLARED:
        yield from _declarations(plural, declared[plural])
    yield from _entries(entries, alone=alone)


def _heading(plural: str, note: str) -> str:
    line = f"# ── {plural.title()} "
    return f"\n\n{line}{'─' * (_LINE - len(line) - 1)}\n# {note}\n"


def _declarations(plural: str, tables: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for id_, values in tables.items():
        yield f"\n{declared_text(plural, id_, values)}"


def _entries(entries: Iterable[Entry], *, alone: bool) -> Iterator[str]:
    for entry in entries:
        left_out = ("source",) if alone and "cited" not in entry.values else ()
        values = {key: value for key, value in entry.values.items() if key not in left_out}
        yield f"\n{entry_text(entry.plural, values)}"


def _when(entry: Entry) -> tuple[object, ...]:
    date = entry.values.get("date")
    return (True,) if date is None else (False, *parse_date(date).sort_key)  # type: ignore[arg-type]
