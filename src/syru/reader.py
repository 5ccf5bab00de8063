"""Logs of format 1 into records: everything is checked, and every fault found in one run."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from syru.checking import CONTROL, Dates, Path, Problem, Table
from syru.documents import parse
from syru.entries import EntryReader
from syru.errors import Fault, LogError
from syru.format1 import DECLARED, FORMAT, KEYS, LISTED, TABLES, URL
from syru.logfiles import LogFile

from syru.records import Actor, ActorKind, Entry, Log, LogHead, Place, Source, Topic

Document = dict[str, Any]


class _Anything(frozenset[str]):
    """What the logs declare while one of them is no TOML: nobody knows what it would declare."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


class Reading:
    """What the logs say as far as they can be read, and everything that is wrong with them.

    places tells where each entry stands: the number of its file, and its path there.
    """

    def __init__(self, files: Sequence[LogFile]) -> None:
        self._files = files
        self._problems: list[Problem] = []
        self._dates = Dates()
        parsed = [parse(file) for file in files]
        self._syntax = [found for found in parsed if isinstance(found, Fault)]
        self._documents = {
            number: found for number, found in enumerate(parsed) if not isinstance(found, Fault)
        }
        heads = [self._head(file, document) for file, document in self._documents.items()]
        self._declared = {plural: self._declarations(plural) for plural in DECLARED}
        self.places: dict[str, tuple[int, Path]] = {}
        self.log = Log(
            heads=tuple(heads),
            sources=tuple([self._source(id, *at) for id, at in self._declared["sources"].items()]),
            actors=tuple([self._actor(id, *at) for id, at in self._declared["actors"].items()]),
            topics=tuple([self._topic(id, *at) for id, at in self._declared["topics"].items()]),
            places=tuple([self._place(id, *at) for id, at in self._declared["places"].items()]),
            entries=tuple(self._entries()),
        )

    @property
    def sound(self) -> bool:
        """Tell whether the logs have no fault."""
        return not self._syntax and not self._problems

    def faults(self, more: Sequence[Problem] = ()) -> tuple[Fault, ...]:
        """Return every fault, and those of more problems, in the order of files and places."""
        from syru.placing import place  # noqa: PLC0415 - a log without faults needs no places

        order = {file.name: number for number, file in enumerate(self._files)}
        found = (*self._syntax, *place(self._files, (*self._problems, *more)))
        return tuple(sorted(found, key=lambda fault: order[fault.file]))

    def _head(self, file: int, document: Document) -> LogHead:
        top = self._table(document, file, ())
        top.refuse_unknown_keys(TABLES, "table")
        values = document.get("log")
        if not isinstance(values, dict):
            top.note(
                "log" if "log" in document else None,
                "the table [log] is missing",
                f'write [log] with format = {FORMAT} and title = "…"',
            )
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

    def _declarations(self, plural: str) -> dict[str, tuple[int, Document]]:
        """Return the tables of one kind by id; the same table in two files counts once."""
        known: dict[str, tuple[int, Document]] = {}
        for file, document in self._documents.items():
            tables = document.get(plural, {})
            if not isinstance(tables, dict):
                top = self._table(document, file, ())
                top.note(plural, f'"{plural}" is no table', f"write [{plural}.ID]")
                continue
            for id_, values in tables.items():
                table = self._table(values, file, (plural, id_), id_)
                if not isinstance(values, dict):
                    table.note(None, f"[{plural}.{id_}] is no table", f"write [{plural}.{id_}]")
                elif not id_ or CONTROL.search(id_):
                    table.note(None, "the id is empty or holds control characters", "write another")
                elif id_ not in known:
                    known[id_] = (file, values)
                elif known[id_][1] != values:
                    problem = f'the {DECLARED[plural]} "{id_}" is declared with different tables'
                    table.note(
                        None,
                        problem,
                        "make them equal, or give one another id",
                        also=(known[id_][0], (plural, id_)),
                    )
        return known

    def _source(self, id_: str, file: int, values: Document) -> Source:
        table = self._declared_table("sources", id_, file, values)
        table.require("title", '"…"')
        url, text = table.text("url"), table.text("text")
        if url is not None and not URL.fullmatch(url):
            table.note("url", f'"{url}" is no web address', 'write url = "https://…"')
        if text is not None and ("\\" in text or text[0] == "/" or ".." in text.split("/")):
            problem = f'"{text}" may lie outside the log\'s folder'
            table.note("text", problem, "name a file in the log's folder or below it")
        return Source(
            id=id_,
            title=table.text("title") or "",
            authors=table.texts("authors"),
            translator=table.text("translator"),
            publisher=table.text("publisher"),
            date=table.date("date"),
            language=table.text("language"),
            url=url,
            text=text,
            log=file,
        )

    def _actor(self, id_: str, file: int, values: Document) -> Actor:
        table = self._declared_table("actors", id_, file, values)
        table.require("name", '"…"')
        table.require("kind", '"person"')
        member_of = table.references("member_of", self._known("actors"), "actor")
        if id_ in member_of:
            table.note("member_of", f'"{id_}" is a member of itself', "name other actors")
        return Actor(
            id=id_,
            name=table.text("name") or "",
            kind=table.choice("kind", ActorKind) or ActorKind.PERSON,
            role=table.text("role"),
            aliases=table.texts("aliases"),
            member_of=member_of,
        )

    def _topic(self, id_: str, file: int, values: Document) -> Topic:
        table = self._declared_table("topics", id_, file, values)
        table.require("name", '"…"')
        return Topic(
            id=id_,
            name=table.text("name") or "",
            aliases=table.texts("aliases"),
            description=table.text("description"),
        )

    def _place(self, id_: str, file: int, values: Document) -> Place:
        table = self._declared_table("places", id_, file, values)
        table.require("name", '"…"')
        return Place(id=id_, name=table.text("name") or "", aliases=table.texts("aliases"))

    def _entries(self) -> Iterator[Entry]:
        """Yield the entries in the order of the files, in each events before facts before quotes."""
        reader = EntryReader(
            sources=self._known("sources"),
            actors=self._known("actors"),
            topics=self._known("topics"),
            places=self._known("places"),
            events=self._known_events(),
        )
        for file, document in self._documents.items():
            own = document.get("sources", {})
            reader.default_source = next(iter(own)) if len(own) == 1 else None
            for plural in LISTED:
                for table in self._listed(file, document, plural):
                    self._refuse_repeated_id(table)
                    yield reader.read(plural, table)

    def _listed(self, file: int, document: Document, plural: str) -> Iterator[Table]:
        values = document.get(plural, [])
        if not isinstance(values, list):
            top = self._table(document, file, ())
            top.note(plural, f'"{plural}" is no list of tables', f"write [[{plural}]]")
            return
        for number, entry in enumerate(values):
            path = (plural, number)
            if isinstance(entry, dict):
                id_ = entry.get("id")
                yield self._table(entry, file, path, id_ if isinstance(id_, str) else None)
            else:
                table = self._table({}, file, path)
                table.note(None, f'"{plural}" holds something else than a table', f"write [[{plural}]]")

    def _refuse_repeated_id(self, table: Table) -> None:
        if table.id is None:
            return
        if table.id in self.places:
            table.note(
                "id",
                f'the id "{table.id}" stands twice',
                "give one of the entries another id",
                also=(self.places[table.id][0], (*self.places[table.id][1], "id")),
            )
        else:
            self.places[table.id] = (table.file, table.path)

    def _known(self, plural: str) -> Collection[str]:
        return _Anything() if self._syntax else self._declared[plural]

    def _known_events(self) -> Collection[str]:
        if self._syntax:
            return _Anything()
        lists = [document.get("events", []) for document in self._documents.values()]
        events = [event for events in lists if isinstance(events, list) for event in events]
        return {
            event["id"]
            for event in events
            if isinstance(event, dict) and isinstance(event.get("id"), str)
        }

    def _declared_table(self, plural: str, id_: str, file: int, values: Document) -> Table:
        table = self._table(values, file, (plural, id_), id_)
        table.refuse_unknown_keys(KEYS[plural])
        return table

    def _table(self, values: Document, file: int, path: Path, id_: str | None = None) -> Table:
        return Table(
            values, file=file, path=path, problems=self._problems, dates=self._dates, id=id_
        )


def read_logs(files: Sequence[LogFile]) -> Log:
    """Return the logs as one; raise LogError with every fault of every file."""
    reading = Reading(files)
    if not reading.sound:
        raise LogError(reading.faults())
    return reading.log
