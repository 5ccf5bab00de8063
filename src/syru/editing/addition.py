"""A log with one entry more, and with what is declared for it."""

from __future__ import annotations

import codecs
import json
import tomllib
from collections import Counter
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syru.editing.change import judge
from syru.errors import SyruError, UsageError, visible
from syru.log.files import decode
from syru.log.insertion import blocks, index_among, index_of_declared, inserted
from syru.log.replace import why_unchangeable
from syru.log.writer import declared_text, entry_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syru.editing.change import Verdict
    from syru.editing.declarations import Declaration
    from syru.editing.draft import Draft
    from syru.log.files import LogFile
    from syru.log.reader import CheckedLog

Document = dict[str, Any]

_SORTED: dict[str, Any] = {"sort_keys": True, "default": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """The bytes of a log with what is new in it, and what they are found to mean.

    toml is what is new alone, line where the entry begins.
    """

    data: bytes
    toml: str
    line: int
    verdict: Verdict


@dataclass(slots=True)
class _Growing:
    """A log while it grows: its text, and what it has to mean as TOML."""

    text: str
    document: Document
    at_end: bool

    def insert(self, plural: str, index: int, toml: str) -> int:
        """Put TOML in its place, or at the end of the text; return the offset."""
        self.text, at = inserted(self.text, plural, None if self.at_end else index, toml)
        return at


def addition(checked: CheckedLog, number: int, draft: Draft) -> Addition:
    """Return one of the logs, by its number, with an entry and what is declared for it.

    Raise SyruError where the log is written in a way that leaves no room for it.
    """
    name = visible(checked.files[number].name)
    toml = entry_text(draft.plural, _without_clear_source(draft.values, checked.documents[number]))
    for at_end in (False, True):
        try:
            growing, written, line = _grown(checked, number, draft, toml, at_end=at_end)
        except ValueError:
            problem = f'{name} has "{draft.plural}" as one list in brackets, and nothing is added'
            remedy = f"write each of them as [[{draft.plural}]], or put this into the list"
            raise SyruError(f"{problem} to that; {remedy}:\n{toml}") from None
        try:
            data = growing.text.encode("utf-8")
        except UnicodeEncodeError:  # bytes of a command line that are no UTF-8
            problem = "something that was typed cannot be written as UTF-8"
            raise UsageError(f"{problem}; type it again, in a terminal set to UTF-8") from None
        if checked.files[number].data.startswith(codecs.BOM_UTF8):
            data = codecs.BOM_UTF8 + data
        verdict = judge(checked, number, data)
        if _equal(verdict.checked.documents.get(number), growing.document):
            return Addition(data=data, toml=written, line=line, verdict=verdict)
    problem = f"{name} leaves no place for it in the way in which it is written"
    raise SyruError(f"{problem}; put this into it by hand:\n{toml}")


def _grown(
    checked: CheckedLog, number: int, draft: Draft, toml: str, *, at_end: bool
) -> tuple[_Growing, str, int]:
    """Return a log with what is new, all that is new, and the line of the entry."""
    text = decode(checked.files[number])
    document = {key: copy(value) for key, value in checked.documents[number].items()}
    growing = _Growing(text=text, document=document, at_end=at_end)
    written = [_declare(growing, each) for each in draft.declared]
    key = draft.date.span.sort_key if draft.date else None
    index = index_among(_keys(checked, number, draft.plural), key)
    document.setdefault(draft.plural, []).insert(index, tomllib.loads(toml)[draft.plural][0])
    at = growing.insert(draft.plural, index, toml)
    return growing, "\n".join([*written, toml]), growing.text.count("\n", 0, at) + 1


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
    own = checked.documents[number].get("sources", {})
    return next(iter(own)) if len(own) == 1 else None


def _named_file(files: Sequence[LogFile], named: str) -> int:
    for number, file in enumerate(files):
        if named == file.name or Path(named).resolve() == Path(file.name).resolve():
            return number
    listed = ", ".join(visible(file.name) for file in files)
    raise UsageError(f"--file {named} is none of the logs that are read: {listed}")


def _declare(growing: _Growing, new: Declaration) -> str:
    """Put a declaration in its place; return its TOML."""
    toml = declared_text(new.plural, new.id, new.values)
    known = growing.document.setdefault(new.plural, {})
    ids = [block.id for block in blocks(growing.text) if block.plural == new.plural]
    kinds = [(id_ or "", known.get(id_, {}).get("kind")) for id_ in ids]
    index = index_of_declared(new.plural, kinds, new.id, new.values.get("kind"))
    known[new.id] = tomllib.loads(toml)[new.plural][new.id]
    growing.insert(new.plural, index, toml)
    return toml


def _equal(one: object, other: object) -> bool:
    """Tell whether two documents are equal, also where a number in both is "nan"."""
    return one == other or json.dumps(one, **_SORTED) == json.dumps(other, **_SORTED)


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
    # Beside a list of sources a source that is left out would be none of them.
    if named or "cited" in values or list(sources) != [values.get("source")]:
        return dict(values)
    return {key: value for key, value in values.items() if key != "source"}
