"""Logs of format 1 into values: everything is checked, and every fault found in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from syru.errors import FAULTS, WARNINGS, Fault, LogError, clipped
from syru.log.entries import EntryReader, read_actor, read_place, read_source, read_topic
from syru.log.faults import faults_of
from syru.log.model import (
    DECLARED,
    FORMAT,
    KEYS,
    LISTED,
    TABLES,
    Event,
    Fact,
    Log,
    LogHead,
    Quote,
    Source,
)
from syru.log.origins import circles
from syru.log.toml import parse
from syru.log.toml_table import CONTROL, Notes, Problem, Table, is_plain, kind_of
from syru.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from syru.log.files import LogFile
    from syru.log.locator import KeyPath

Document = dict[str, Any]
Declared = TypeVar("Declared")


class _Anything(frozenset[str]):
    """The ids of what a broken log declares: nobody knows them, so none of them is wrong."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


class CheckedLog(NamedTuple):
    """What the logs say as far as they can be read, and everything that is wrong with them.

    unread are the faults of logs that could not be read at all; problems those of all others.
    places tells where each entry stands: the number of its file, and its path there. declared has
    the number of the file for each kind ("actors", …) and id that is declared; ignored the names
    of the warnings that a file wants left out; documents what each file holds as TOML.
    """

    log: Log
    files: tuple[LogFile, ...]
    unread: tuple[Fault, ...]
    problems: tuple[Problem, ...]
    places: Mapping[str, tuple[int, KeyPath]]
    declared: Mapping[tuple[str, str], int]
    ignored: Mapping[int, Collection[str]]
    documents: Mapping[int, Document]

    @property
    def sound(self) -> bool:
        """Tell whether the logs have no fault."""
        return not self.unread and not self.problems

    def faults(self, more: Sequence[Problem] = ()) -> tuple[Fault, ...]:
        """Return every fault, and those of more problems, in the order of files and places."""
        order = {file.name: number for number, file in enumerate(self.files)}
        found = (*self.unread, *faults_of(self.files, (*self.problems, *more)))
        return tuple(sorted(found, key=lambda fault: order.get(fault.file, -1)))


def read_logs(files: Sequence[LogFile]) -> Log:
    """Return the logs as one; raise LogError with every fault of every file."""
    checked = check_logs(files)
    if not checked.sound:
        raise LogError(checked.faults())
    return checked.log


def check_logs(files: Sequence[LogFile], unread: Sequence[Fault] = ()) -> CheckedLog:
    """Return what the logs contain and what is wrong with them.

    unread are the faults of further logs, which could not be read at all.
    """
    parsed = [parse(file) for file in files]
    broken = (*unread, *(found for found in parsed if isinstance(found, Fault)))
    documents = {file: found for file, found in enumerate(parsed) if not isinstance(found, Fault)}
    reader = Reader(documents, complete=not broken)
    log = reader.log()
    return CheckedLog(
        log=log,
        files=tuple(files),
        unread=broken,
        problems=tuple(reader.notes.problems),
        places=reader.places,
        declared={
            (plural, id_): file
            for plural, first in reader.declared.items()
            for id_, (file, _) in first.items()
        },
        ignored={file: head.ignore for file, head in zip(documents, log.heads, strict=True)},
        documents=documents,
    )


class Reader:
    """Reads the documents of the files; complete tells that there are no others."""

    def __init__(self, documents: dict[int, Document], *, complete: bool) -> None:
        self._documents = documents
        self._complete = complete
        self.notes = Notes()
        self.places: dict[str, tuple[int, KeyPath]] = {}
        self.declared: dict[str, dict[str, tuple[int, Document]]] = {}

    def log(self) -> Log:
        """Return the documents as one log."""
        actors, sources = self.known("actors"), self.known("sources")
        return Log(
            heads=tuple(self._head(file, document) for file, document in self._documents.items()),
            sources=self._sources(sources),
            actors=self._read_declared("actors", lambda id_, table: read_actor(id_, table, actors)),
            topics=self._read_declared("topics", read_topic),
            places=self._read_declared("places", read_place),
            entries=tuple(self._entries()),
        )

    def _head(self, file: int, document: Document) -> LogHead:
        top = self._table(document, file, ())
        top.refuse_unknown_keys(TABLES, "table")
        values, remedy = document.get("log"), f'write [log] with format = {FORMAT} and title = "…"'
        if values is None:
            top.note("missing-key", None, "the table [log] is missing", remedy)
            return LogHead(title="")
        if not isinstance(values, dict):
            top.note("wrong-type", "log", f'"log" is {kind_of(values)}, not a table', remedy)
            return LogHead(title="")
        table = self._table(values, file, ("log",))
        table.refuse_unknown_keys(KEYS["log"])
        table.require("format", str(FORMAT))
        version = values.get("format", FORMAT)
        if type(version) is not int or version != FORMAT:
            problem = "the log is not of a format that this program reads"
            table.note("format", "format", problem, f"write format = {FORMAT}")
        return LogHead(
            title=table.required_text("title"),
            description=table.text("description"),
            language=table.text("language") or "en",
            ignore=_ignored(table),
        )

    def _sources(self, known: Collection[str]) -> tuple[Source, ...]:
        """Return the sources, none of which has its matter from itself."""
        read = self._read_declared("sources", lambda id_, table: read_source(id_, table, known))
        for first, *others in circles(read):
            file, document = self.declared["sources"][first]
            table = self._table(document["sources"][first], file, ("sources", first), first)
            problem = f'the source "{clipped(first)}" is its own origin'
            if len(others) > 1:
                through = clipped(", ".join(others[:-1]))
                problem = f'"{clipped(first)}" is its own origin, by way of {through}'
            remedy = "take out the origin of the one that was there first"
            table.note("circular-origin", "origin", problem, remedy)
        return read

    def _read_declared(
        self, plural: str, read: Callable[[str, Table], Declared]
    ) -> tuple[Declared, ...]:
        """Return what is declared of one kind; the same table in two files counts once."""
        found: dict[str, Declared] = {}
        first = self.declared.setdefault(plural, {})
        for file, document in self._documents.items():
            for id_, table in self._declarations(file, document, plural):
                before = first.setdefault(id_, (file, document))
                if before[0] == file:
                    found[id_] = read(id_, table)
                elif not _equal(before[1][plural][id_], table.values):
                    problem = f'the {DECLARED[plural]} "{clipped(id_)}" is declared differently'
                    remedy = "make the tables equal, or give one another id"
                    table.note(
                        "declared-differently", None, problem, remedy, also=(before[0], table.path)
                    )
                    read(id_, table)  # for what is wrong with it besides
        return tuple(found.values())

    def _declarations(
        self, file: int, document: Document, plural: str
    ) -> Iterator[tuple[str, Table]]:
        """Yield the tables of one kind in a file, each with its id."""
        tables = document.get(plural, {})
        if not isinstance(tables, dict):
            problem = f'"{plural}" is {kind_of(tables)}, not a table'
            top = self._table(document, file, ())
            top.note("wrong-type", plural, problem, f"write [{plural}.ID]")
            return
        for id_, values in tables.items():
            table = self._table(values, file, (plural, id_), id_)
            if not id_.strip() or CONTROL.search(id_) or "\n" in id_:
                problem = "the id is blank or holds control characters"
                table.note("bad-id", None, problem, "write another id", at_key=True)
            if isinstance(values, dict):
                yield id_, table
            else:
                problem = f'"{clipped(id_)}" is {kind_of(values)}, not a table'
                remedy = f"write it as [{plural}.ID], with its keys below"
                table.note("wrong-type", None, problem, remedy)

    def _entries(self) -> Iterator[Event | Fact | Quote]:
        """Yield the entries in the order of the files, in each events, then facts, then quotes."""
        known = {plural: self.known(plural) for plural in DECLARED}
        events = self._known_events()
        for file, document in self._documents.items():
            reader = EntryReader(**known, events=events, default_source=default_source(document))
            for plural in LISTED:
                for table in self._listed(file, document, plural):
                    self._refuse_repeated_id(table)
                    yield reader.read(plural, table)

    def _listed(self, file: int, document: Document, plural: str) -> Iterator[Table]:
        values = document.get(plural, [])
        if not isinstance(values, list):
            problem = f'"{plural}" is {kind_of(values)}, not a list of tables'
            top = self._table(document, file, ())
            top.note("wrong-type", plural, problem, f"write [[{plural}]]")
            return
        for number, entry in enumerate(values):
            path = (plural, number)
            if isinstance(entry, dict):
                id_ = entry.get("id")
                yield self._table(entry, file, path, id_ if isinstance(id_, str) else None)
            else:
                problem = f'"{plural}" holds {kind_of(entry)}, not a table'
                table = self._table({}, file, path)
                table.note("wrong-type", None, problem, f"write [[{plural}]]")

    def _refuse_repeated_id(self, table: Table) -> None:
        if not table.id:
            return
        file, path = self.places.setdefault(table.id, (table.file, table.path))
        if (file, path) != (table.file, table.path):
            problem = f'the id "{clipped(table.id)}" stands twice'
            remedy = "give one of the entries another id"
            table.note("repeated-id", "id", problem, remedy, also=(file, (*path, "id")))

    def known(self, plural: str) -> Collection[str]:
        """Return the ids of one kind that entries may name."""
        declared = [document.get(plural, {}) for document in self._documents.values()]
        if not self._complete or not all(isinstance(tables, dict) for tables in declared):
            return _Anything()
        return {id_: None for tables in declared for id_ in tables}.keys()

    def _known_events(self) -> Collection[str]:
        listed = [document.get("events", []) for document in self._documents.values()]
        if not self._complete or not all(isinstance(events, list) for events in listed):
            return _Anything()
        tables = [event for events in listed for event in events if isinstance(event, dict)]
        ids = [table.get("id") for table in tables]
        return {id_: None for id_ in ids if isinstance(id_, str)}.keys()

    def _table(self, values: Document, file: int, path: KeyPath, id_: str | None = None) -> Table:
        return Table(values, file=file, path=path, notes=self.notes, id=id_)


def why_not_ignored(name: str) -> tuple[str, str] | None:
    """Return what is wrong with the name of a warning to leave out, and a remedy."""
    if name in WARNINGS:
        return None
    warnings = f"warnings are: {', '.join(WARNINGS)}"
    if name in FAULTS:
        return f'"{name}" is a fault, which cannot be ignored', warnings
    return f'there is no warning "{clipped(name)}"', did_you_mean(name, WARNINGS) or warnings


def _ignored(head: Table) -> tuple[str, ...]:
    """Return the names of the warnings that a log wants left out."""
    names, written = head.texts("ignore"), head.values.get("ignore")
    for item, name in enumerate(written if isinstance(written, list) else ()):
        # What is no text, or none to be shown, is noted already.
        if isinstance(name, str) and is_plain(name) and (wrong := why_not_ignored(name)):
            head.note("unknown-word", "ignore", *wrong, item=item)
    return names


def default_source(document: Document) -> str | None:
    """Return the source of entries that name none: the only one of their file."""
    own = document.get("sources", {})
    if not isinstance(own, dict):
        return ""
    return next(iter(own)) if len(own) == 1 else None


def _equal(one: object, other: object) -> bool:
    try:
        return one == other
    except RecursionError:
        return False
