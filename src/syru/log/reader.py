"""Logs of format 1 into records: everything is checked, and every fault found in one run."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, TypeVar

from syru.errors import Fault, LogError, clipped
from syru.log.declarations import read_actor, read_place, read_source, read_topic
from syru.log.documents import parse
from syru.log.entries import EntryReader
from syru.log.files import LogFile
from syru.log.format1 import DECLARED, FORMAT, KEYS, LISTED, TABLES
from syru.log.model import Event, Fact, Log, LogHead, Quote
from syru.log.noting import Notes, Path, Problem
from syru.log.table import CONTROL, Table, kind_of

Document = dict[str, Any]
Declared = TypeVar("Declared")


class _Anything(frozenset[str]):
    """The ids of what a broken log declares: nobody knows them, so none of them is wrong."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


class Reading:
    """What the logs say as far as they can be read, and everything that is wrong with them.

    places tells where each entry stands: the number of its file, and its path there. Logs that
    could not be read at all are given as their faults, since what they declare is not known.
    """

    def __init__(self, files: Sequence[LogFile], unread: Sequence[Fault] = ()) -> None:
        self._files = files
        self._notes = Notes()
        parsed = [parse(file) for file in files]
        self._syntax = [*unread, *(found for found in parsed if isinstance(found, Fault))]
        self._documents = {
            number: found for number, found in enumerate(parsed) if not isinstance(found, Fault)
        }
        self.places: dict[str, tuple[int, Path]] = {}
        self._declared: dict[str, dict[str, tuple[int, Document]]] = {}
        heads = [self._head(file, document) for file, document in self._documents.items()]
        actors = self._known("actors")
        self.log = Log(
            heads=tuple(heads),
            sources=self._read_declared("sources", read_source),
            actors=self._read_declared("actors", lambda id_, table: read_actor(id_, table, actors)),
            topics=self._read_declared("topics", read_topic),
            places=self._read_declared("places", read_place),
            entries=tuple(self._entries(actors)),
        )

    @property
    def sound(self) -> bool:
        """Tell whether the logs have no fault."""
        return not self._syntax and not self._notes.problems

    def faults(self, more: Sequence[Problem] = ()) -> tuple[Fault, ...]:
        """Return every fault, and those of more problems, in the order of files and places."""
        from syru.log.placing import place  # noqa: PLC0415 - a log without faults needs no places

        order = {file.name: number for number, file in enumerate(self._files)}
        found = (*self._syntax, *place(self._files, (*self._notes.problems, *more)))
        return tuple(sorted(found, key=lambda fault: order.get(fault.file, -1)))

    def declared_in(self, plural: str, id_: str) -> int:
        """Return the number of the file that declares a source, an actor, a topic or a place."""
        tables = ((file, document.get(plural)) for file, document in self._documents.items())
        return next(file for file, held in tables if isinstance(held, dict) and id_ in held)

    def _head(self, file: int, document: Document) -> LogHead:
        top = self._table(document, file, ())
        top.refuse_unknown_keys(TABLES, "table")
        values, remedy = document.get("log"), f'write [log] with format = {FORMAT} and title = "…"'
        if values is None:
            top.note(None, "the table [log] is missing", remedy)
            return LogHead(title="")
        if not isinstance(values, dict):
            top.note("log", f'"log" is {kind_of(values)}, not a table', remedy)
            return LogHead(title="")
        table = self._table(values, file, ("log",))
        table.refuse_unknown_keys(KEYS["log"])
        table.require("format", str(FORMAT))
        table.require("title", '"…"')
        version = values.get("format", FORMAT)
        if type(version) is not int or version != FORMAT:
            problem = "the log is not of a format that this program reads"
            table.note("format", problem, f"write format = {FORMAT}")
        return LogHead(title=table.text("title") or "", description=table.text("description"))

    def _read_declared(
        self, plural: str, read: Callable[[str, Table], Declared]
    ) -> tuple[Declared, ...]:
        """Return what is declared of one kind; the same table in two files counts once."""
        found: dict[str, Declared] = {}
        first = self._declared.setdefault(plural, {})
        for file, document in self._documents.items():
            for id_, table in self._declarations(file, document, plural):
                before = first.setdefault(id_, (file, document))
                if before[0] == file:
                    found[id_] = read(id_, table)
                elif not _equal(before[1][plural][id_], table.values):
                    self._refuse_redeclared(plural, table, before[0])
                    read(id_, table)  # for what is wrong with it besides
        return tuple(found.values())

    def _declarations(
        self, file: int, document: Document, plural: str
    ) -> Iterator[tuple[str, Table]]:
        """Yield the tables of one kind in a file, each with its id."""
        tables = document.get(plural, {})
        if not isinstance(tables, dict):
            problem = f'"{plural}" is {kind_of(tables)}, not a table'
            self._table(document, file, ()).note(plural, problem, f"write [{plural}.ID]")
            return
        for id_, values in tables.items():
            table = self._table(values, file, (plural, id_), id_)
            if not id_.strip() or CONTROL.search(id_) or "\n" in id_:
                problem = "the id is blank or holds control characters"
                table.note(None, problem, "write another id", at_key=True)
            if isinstance(values, dict):
                yield id_, table
            else:
                problem = f'"{clipped(id_)}" is {kind_of(values)}, not a table'
                table.note(None, problem, f"write it as [{plural}.ID], with its keys below")

    def _refuse_redeclared(self, plural: str, table: Table, first: int) -> None:
        table.note(
            None,
            f'the {DECLARED[plural]} "{clipped(table.id or "")}" is declared differently',
            "make the tables equal, or give one another id",
            also=(first, table.path),
        )

    def _entries(self, actors: Collection[str]) -> Iterator[Event | Fact | Quote]:
        """Yield the entries in the order of the files, in each events, then facts, then quotes."""
        reader = EntryReader(
            sources=self._known("sources"),
            actors=actors,
            topics=self._known("topics"),
            places=self._known("places"),
            events=self._known_events(),
        )
        for file, document in self._documents.items():
            reader.default_source = _default_source(document)
            for plural in LISTED:
                for table in self._listed(file, document, plural):
                    self._refuse_repeated_id(table)
                    yield reader.read(plural, table)

    def _listed(self, file: int, document: Document, plural: str) -> Iterator[Table]:
        values = document.get(plural, [])
        if not isinstance(values, list):
            problem = f'"{plural}" is {kind_of(values)}, not a list of tables'
            self._table(document, file, ()).note(plural, problem, f"write [[{plural}]]")
            return
        for number, entry in enumerate(values):
            path = (plural, number)
            if isinstance(entry, dict):
                id_ = entry.get("id")
                yield self._table(entry, file, path, id_ if isinstance(id_, str) else None)
            else:
                problem = f'"{plural}" holds {kind_of(entry)}, not a table'
                self._table({}, file, path).note(None, problem, f"write [[{plural}]]")

    def _refuse_repeated_id(self, table: Table) -> None:
        if not table.id:
            return
        file, path = self.places.setdefault(table.id, (table.file, table.path))
        if (file, path) != (table.file, table.path):
            table.note(
                "id",
                f'the id "{clipped(table.id)}" stands twice',
                "give one of the entries another id",
                also=(file, (*path, "id")),
            )

    def _known(self, plural: str) -> Collection[str]:
        """Return the ids of one kind that entries may name."""
        declared = [document.get(plural, {}) for document in self._documents.values()]
        if self._syntax or not all(isinstance(tables, dict) for tables in declared):
            return _Anything()
        return {id_: None for tables in declared for id_ in tables}.keys()

    def _known_events(self) -> Collection[str]:
        listed = [document.get("events", []) for document in self._documents.values()]
        if self._syntax or not all(isinstance(events, list) for events in listed):
            return _Anything()
        tables = [event for events in listed for event in events if isinstance(event, dict)]
        ids = [table.get("id") for table in tables]
        return {id_: None for id_ in ids if isinstance(id_, str)}.keys()

    def _table(self, values: Document, file: int, path: Path, id_: str | None = None) -> Table:
        return Table(values, file=file, path=path, notes=self._notes, id=id_)


def read_logs(files: Sequence[LogFile]) -> Log:
    """Return the logs as one; raise LogError with every fault of every file."""
    reading = Reading(files)
    if not reading.sound:
        raise LogError(reading.faults())
    return reading.log


def _default_source(document: Document) -> str | None:
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
