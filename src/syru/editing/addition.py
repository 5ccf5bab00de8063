"""A log with one entry more, and with what is declared for it."""

from __future__ import annotations

import codecs
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syru.editing.change import why_unchangeable
from syru.editing.place import blocks, index_among, index_of_declared, inserted
from syru.errors import SyruError, UsageError, visible
from syru.log.files import decode
from syru.log.writer import declared_text, entry_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syru.editing.draft import Draft
    from syru.editing.known import Declaration
    from syru.log.files import LogFile
    from syru.log.reader import CheckedLog

Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """The bytes of a log with what is new in it; toml is that alone, line where the entry is."""

    data: bytes
    toml: str
    line: int


@dataclass(slots=True)
class _Growing:
    """A log while it grows: its text, and what it has to mean."""

    text: str
    document: Document


def addition(checked: CheckedLog, number: int, draft: Draft) -> Addition:
    """Return one of the logs, by its number, with an entry and what is declared for it.

    Raise SyruError where the log is written in a way that leaves no room for it.
    """
    file = checked.files[number]
    text = decode(file)
    growing = _Growing(text=text, document=_read(text))
    written = [_declare(growing, each, file) for each in draft.declared]
    values = _without_clear_source(draft.values, growing.document)
    toml = entry_text(draft.plural, values)
    index = index_among(
        _keys(checked, number, draft.plural), draft.date and draft.date.span.sort_key
    )
    listed = growing.document.setdefault(draft.plural, [])
    listed.insert(index, tomllib.loads(toml, parse_float=str)[draft.plural][0])
    if index > len(_alike(growing.text, draft.plural)):
        raise SyruError(
            f'{visible(file.name)} has "{draft.plural}" as one list in brackets, and nothing is '
            f"added to that; write each as [[{draft.plural}]], or put this into it:\n{toml}"
        )
    _insert(growing, draft.plural, index, toml, file)
    mark = codecs.BOM_UTF8 if file.data.startswith(codecs.BOM_UTF8) else b""
    start = _alike(growing.text, draft.plural)[index].start
    line = growing.text.count("\n", 0, start) + 1
    return Addition(
        data=mark + growing.text.encode("utf-8"), toml="\n".join([*written, toml]), line=line
    )


def chosen_file(
    checked: CheckedLog, plural: str, source: str | None, named: str | None, *, written: bool
) -> int:
    """Return the number of the log that an entry goes into.

    The one that is named; else the one that declares its source; else the one with most entries
    of its kind. One that is to be written must be a file of one's own: else UsageError.
    """
    if named is not None:
        numbers = [_named_file(checked.files, named)]
    else:
        numbers = list(range(len(checked.files)))
    reasons = [why_unchangeable(checked.files[number]) if written else None for number in numbers]
    free = [number for number, reason in zip(numbers, reasons, strict=True) if reason is None]
    if not free:
        raise UsageError(reasons[0] or "no log is named")
    declaring = checked.declared.get(("sources", source)) if source else None
    if declaring in free:
        return declaring
    counts = Counter(
        file for file, path in checked.places.values() if path[0] == plural and file in free
    )
    return max(free, key=lambda number: counts[number])


def sole_source(checked: CheckedLog, number: int) -> str | None:
    """Return the source that entries of a log need not name: the only one that it declares."""
    own = _read(decode(checked.files[number])).get("sources", {})
    return next(iter(own)) if len(own) == 1 else None


def _named_file(files: Sequence[LogFile], named: str) -> int:
    for number, file in enumerate(files):
        if named == file.name or Path(named).resolve() == Path(file.name).resolve():
            return number
    listed = ", ".join(visible(file.name) for file in files)
    raise UsageError(f"--file {named} is none of the logs that are read: {listed}")


def _declare(growing: _Growing, new: Declaration, file: LogFile) -> str:
    """Put a declaration in its place; return its TOML."""
    toml = declared_text(new.plural, new.id, new.values)
    known = growing.document.setdefault(new.plural, {})
    ids = [block.id for block in _alike(growing.text, new.plural)]
    kinds = [(id_ or "", known.get(id_, {}).get("kind")) for id_ in ids]
    index = index_of_declared(new.plural, kinds, new.id, new.values.get("kind"))
    known[new.id] = tomllib.loads(toml, parse_float=str)[new.plural][new.id]
    _insert(growing, new.plural, index, toml, file)
    return toml


def _insert(growing: _Growing, plural: str, index: int, toml: str, file: LogFile) -> None:
    """Put TOML in its place, or at the end where another place would change what is there."""
    for at in (index, None):
        text = inserted(growing.text, plural, at, toml)
        if _reads_as(text, growing.document):
            growing.text = text
            return
    problem = f"{visible(file.name)} leaves no place for it in the way in which it is written"
    raise SyruError(f"{problem}; put this into it by hand:\n{toml}")


def _reads_as(text: str, document: Document) -> bool:
    try:
        return _read(text) == document
    except tomllib.TOMLDecodeError:
        return False


def _read(text: str) -> Document:
    """Read TOML; numbers with a point stay texts, since one that is "nan" is equal to nothing."""
    return tomllib.loads(text, parse_float=str)


def _alike(text: str, plural: str) -> list[Any]:
    return [block for block in blocks(text) if block.plural == plural]


def _keys(checked: CheckedLog, number: int, plural: str) -> list[Any]:
    """Return where each entry of a list of a log stands in a chronology, in the log's order."""
    own = [
        entry
        for entry in checked.log.entries
        if checked.places[entry.id][0] == number and checked.places[entry.id][1][0] == plural
    ]
    return [entry.date.span.sort_key if entry.date else None for entry in own]


def _without_clear_source(values: Mapping[str, object], document: Document) -> dict[str, object]:
    """Leave the source out where the log has one only, and its entries do not name it either."""
    sources = document.get("sources", {})
    entries = [
        entry for plural in ("events", "facts", "quotes") for entry in document.get(plural, [])
    ]
    named = any("source" in entry for entry in entries)
    if named or list(sources) != [values.get("source")]:
        return dict(values)
    return {key: value for key, value in values.items() if key != "source"}
