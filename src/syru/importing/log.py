"""The log that an import writes: ids for new entries, a new log, or more at the end of one."""

from __future__ import annotations

import codecs
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from syru.dates import parse_date
from syru.errors import LogError, SyruError, visible
from syru.importing.extras import unify
from syru.log.files import decode
from syru.log.ids import free_ids
from syru.log.insertion import blocks, index_of_declared, indexes_among, merged
from syru.log.model import DECLARED, FORMAT, LISTED
from syru.log.reader import read_logs
from syru.log.toml import parse
from syru.log.writer import declared_text, entry_text, head_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from syru.importing.cells import Table
    from syru.importing.columns import Columns, Years
    from syru.importing.entries import Draft, Taken
    from syru.log.files import LogFile

    Declared = Mapping[str, Mapping[str, Mapping[str, object]]]

_LISTS = ("actors", "topics", "places")
_LINE = 120  # characters of the line above a part of the log
_BY_ID = "In alphabetical order of their ids."
_ORDERED = "In chronological order."
_AS_GIVEN = "In the order of the rows."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as the log is to have it; plural is the name of its list, such as "events"."""

    plural: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The entries that are new, in the order of the rows, and how many the log has already."""

    entries: tuple[Entry, ...]
    known: int
    made: int  # ids that the rows did not have


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a log has already: its declarations by kind and id, its entries by id and in lists."""

    declared: Mapping[str, Mapping[str, Mapping[str, object]]]
    entries: Mapping[str, Mapping[str, object]]
    lists: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)


NOTHING = Known(declared={}, entries={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that came out of the rows of all files."""

    tables: Sequence[tuple[Table, Columns]]
    taken: Taken
    numbered: Numbered
    declared: Declared
    years: Years | None = None  # as a person chose


def read_known(file: LogFile) -> Known:
    """Return what a log has; LogError where it has faults, for nothing is added to those."""
    read_logs((file,))
    document: Any = parse(file)
    return Known(
        declared={plural: document.get(plural, {}) for plural in DECLARED},
        entries={entry["id"]: entry for plural in LISTED for entry in document.get(plural, [])},
        lists={plural: document.get(plural, []) for plural in LISTED},
    )


def outcome(tables: Sequence[tuple[Table, Columns]], taken: Taken, known: Known) -> Outcome:
    """Return what was taken as new entries, with the declarations that those need."""
    if not any(table.own for table, _ in tables):  # what syru wrote comes back as it was
        unify(taken.drafts, known.entries.values())
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


def number(drafts: Sequence[Draft], known: Mapping[str, Mapping[str, object]]) -> Numbered:
    """Give each draft an id that is free; known are the entries of a log, by id.

    Drafts with one base are told apart by numbers: x, x-2, x-3. Of so many as the log has already,
    none is new, whatever was changed in the log since; of more, those that are not like any there.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        groups[draft.base].append(at)
    ids: dict[int, str] = {}
    taken = {*known, *groups}
    for base, group in groups.items():
        there = list(_numbered(base, known, groups))
        new = _new(group, drafts, [known[id_] for id_ in there])
        if base not in known:  # only this group has it
            taken.discard(base)
        for at, id_ in zip(new, free_ids(base, taken), strict=False):
            ids[at] = id_
            taken.add(id_)
        taken.add(base)
    given = {draft.given: ids.get(at, draft.base) for at, draft in enumerate(drafts) if draft.given}
    events = {*known, *(id_ for at, id_ in ids.items() if drafts[at].plural == "events")}
    return Numbered(
        entries=tuple(
            Entry(plural=drafts[at].plural, values=_whole(drafts[at], id_, given, events))
            for at, id_ in sorted(ids.items())
        ),
        known=len(drafts) - len(ids),
        made=sum(drafts[at].given is None for at in ids),
    )


def _numbered(base: str, known: Mapping[str, object], bases: Mapping[str, object]) -> Iterator[str]:
    """Yield the ids of a log that an earlier import made of a base."""
    if base in known:
        yield base
    at = 2
    while (id_ := f"{base}-{at}") in known or id_ in bases:
        if id_ not in bases:
            yield id_
        at += 1


def _new(
    group: Sequence[int], drafts: Sequence[Draft], there: Iterable[Mapping[str, object]]
) -> list[int]:
    """Return which of the drafts of one base are new."""
    olds = list(there)
    if not olds:
        return list(group)
    unlike = [at for at in group if not any(_is_like(drafts[at].values, old) for old in olds)]
    return unlike[: max(0, len(group) - len(olds))]


def _is_like(values: Mapping[str, object], old: Mapping[str, object]) -> bool:
    return all(old.get(key) == value for key, value in values.items() if key != "source")


def _whole(
    draft: Draft, id_: str, given: Mapping[str, str], events: AbstractSet[str]
) -> dict[str, object]:
    """Return the values of an entry with its id; an event that is none is kept under `extra`."""
    values = {"id": id_, **draft.values}
    event = values.get("event")
    if isinstance(event, str):
        known = given.get(event, event)
        values["event"] = known
        if known not in events:
            kept = values.get("extra")
            values["extra"] = {**(kept if isinstance(kept, dict) else {}), "event": event}
            values["event"] = None
    return {key: value for key, value in values.items() if value is not None}


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
        yield f"\n{_toml(entry, alone=alone)}"


def _toml(entry: Entry, *, alone: bool) -> str:
    left_out = ("source",) if alone and "cited" not in entry.values else ()
    values = {key: value for key, value in entry.values.items() if key not in left_out}
    return entry_text(entry.plural, values)


def _when(entry: Entry) -> tuple[object, ...]:
    date = entry.values.get("date")
    return (True,) if date is None else (False, *parse_date(date).sort_key)  # type: ignore[arg-type]


def added_to(file: LogFile, known: Known, declared: Declared, entries: Sequence[Entry]) -> bytes:
    """Return the bytes of a log with more in it; those that it has stay as they are.

    What is new goes where the log keeps its kind, in the order that it has; where its way of
    writing leaves no place there, at its end. Raises SyruError where it cannot stand there either.
    """
    if not entries and not any(declared.values()):
        return file.data
    alone = len(known.declared["sources"]) + len(declared["sources"]) == 1
    if declared["sources"] and not alone:
        _refuse_unnamed(file, known)
    text = decode(file)
    with suppress(ValueError, LogError):
        placed = merged(text, _placed(text, known, declared, entries, alone=alone))
        return _checked(file, placed)
    added = "".join(appended(declared, entries, alone=alone))
    gap = "" if text.endswith("\n") or not text else "\n"
    new = (gap + added).replace("\n", "\r\n" if "\r\n" in text else "\n")
    try:
        return _checked(file, text + new)
    except LogError as error:
        reason = str(error.faults[0])
        raise SyruError(f"{visible(file.name)} cannot be added to at its end: {reason}") from None


def _placed(
    text: str, known: Known, declared: Declared, entries: Sequence[Entry], *, alone: bool
) -> Iterator[tuple[str, int, str]]:
    """Yield the TOML of what is new, each with its kind and its index among those of the log."""
    there = blocks(text)
    for plural in DECLARED:
        ids = [block.id or "" for block in there if block.plural == plural]
        kinds = known.declared[plural]
        alike = [(id_, kinds.get(id_, {}).get("kind")) for id_ in ids]
        sorted_new = dict(sorted(declared[plural].items())) if ids == sorted(ids) else {}
        for id_, values in (sorted_new or declared[plural]).items():
            index = index_of_declared(plural, alike, id_, values.get("kind"))
            yield plural, index, declared_text(plural, id_, values)
    for plural in LISTED:
        keys = [_key(entry) for entry in known.lists.get(plural, ())]
        new = [entry for entry in entries if entry.plural == plural]
        indexes = indexes_among(keys, [_key(entry.values) for entry in new])
        for index, entry in _in_order(keys, list(zip(indexes, new, strict=True))):
            yield plural, index, _toml(entry, alone=alone)


def _in_order(
    keys: Sequence[tuple[str, ...] | None], new: list[tuple[int, Entry]]
) -> Sequence[tuple[int, Entry]]:
    """Return new entries with their places as the log orders its own: by date, or as the rows."""
    dated = [key for key in keys if key is not None]
    if dated == sorted(dated):
        return sorted(new, key=lambda each: _when(each[1]))
    if dated == sorted(dated, reverse=True):
        return sorted(new, key=lambda each: _when(each[1]), reverse=True)
    return new


def _key(values: Mapping[str, object]) -> Any:
    """Return where an entry stands in a chronology; None where it has no date."""
    date: Any = values.get("date")
    return None if date is None else parse_date(date).sort_key


def _checked(file: LogFile, text: str) -> bytes:
    """Return the bytes of a log that has this text; LogError where it has faults."""
    mark = codecs.BOM_UTF8 if file.data.startswith(codecs.BOM_UTF8) else b""
    data = mark + text.encode("utf-8")
    read_logs((file._replace(data=data),))
    return data


def _refuse_unnamed(file: LogFile, known: Known) -> None:
    """Raise SyruError where entries leave out the one source, which a second one would forbid."""
    unnamed = [e for e in known.entries.values() if "source" not in e and "cited" not in e]
    if unnamed and len(known.declared["sources"]) == 1:
        source = next(iter(known.declared["sources"]))
        problem = f"{visible(file.name)} has one source, which {len(unnamed)} entries do not name"
        remedy = f'add source = "{source}" to them, for the rows bring other sources'
        raise SyruError(f"{problem}; {remedy}")
