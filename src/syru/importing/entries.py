"""Rows to entries without ids: what each holds, or the reason why it is set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from syru.errors import clipped
from syru.importing import cells
from syru.importing.cells import is_blank
from syru.importing.citations import cite
from syru.importing.columns import Columns, RowCells, Settings, extra_keys, filled, understand
from syru.importing.dates import NoReadingError, proves
from syru.importing.exported import own_claims
from syru.importing.names import Registry, names_alone, parted, stem
from syru.importing.row_dates import DATES, dated
from syru.importing.spans import ColumnOfYears, years_of
from syru.log.extra import read as read_written
from syru.log.ids import entry_id, plain_id
from syru.log.model import DECLARED
from syru.render.data import EXTRA as OWN_EXTRA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from syru.importing.cells import Cell, Row, Table
    from syru.importing.columns import Order

_PLURALS = {"event": "events", "fact": "facts", "quote": "quotes"}
_TEXT_KEY = {"events": "title", "facts": "statement", "quotes": "text"}
_NAMED = ("actors", "topics", "places")
_WHOLE = re.compile(r"(?!)")  # parts nothing: the cell is one name
_PROGRESS = 500  # rows between two reports


class SetForkError(Exception):
    """A row that is no entry; group says in few words why, for the count of such rows."""

    def __init__(self, group: str, reason: str) -> None:
        super().__init__(reason)
        self.group = group


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A row that is no entry, and why."""

    row: Row
    group: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry without its id; base is what the id begins with, given what the row calls it."""

    plural: str
    values: dict[str, object]
    base: str
    given: str | None


@dataclass(slots=True, kw_only=True)
class Taken:
    """What has come out of the rows so far."""

    names: Mapping[str, Registry]
    drafts: list[Draft] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    years: dict[tuple[str, str], ColumnOfYears] = field(default_factory=dict)  # by file and column
    proofs: dict[Order, tuple[Row, str]] = field(default_factory=dict)
    seen: dict[int, Row] = field(default_factory=dict)  # the first of each, by a hash of its cells
    parted: dict[str, str] = field(default_factory=dict)  # cells parted by their commas
    head: dict[str, object] = field(default_factory=dict)
    rows: int = 0
    titled: int = 0  # rows that are no entries but the title of the whole
    cleaned: int = 0  # rows of which control characters were left out
    titles_made: int = 0


def begin(known: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Taken:
    """Return what is there before the first row; known are the declarations of a log, by kind."""
    return Taken(names={plural: Registry(plural, known.get(plural, {})) for plural in DECLARED})


def take(
    table: Table, settings: Settings, taken: Taken, step: Callable[[int], None] = lambda _: None
) -> Columns:
    """Add what the rows of a table hold to what is taken; step hears how many rows are done."""
    columns = understand(table, settings.mapped)
    reader = _Reader(table, columns, settings, taken)
    taken.head = {**table.head, **taken.head}
    for plural, tables in table.declared.items():
        for id_, values in tables.items():
            taken.names[plural].declare(id_, values)
    taken.rows += len(table.rows) + len(table.set_aside)
    for row, reason in table.set_aside:
        taken.set_aside.append(SetAside(row=row, group=reason, reason=reason))
    for number, row in enumerate(table.rows, start=1):
        try:
            reader.take(row)
        except SetForkError as error:
            taken.set_aside.append(SetAside(row=row, group=error.group, reason=str(error)))
        if number % _PROGRESS == 0:
            step(number)
    return columns


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, columns: Columns, settings: Settings, taken: Taken) -> None:
        self._table = table
        self._columns = columns
        self._settings = settings
        self._taken = taken
        self._numeric: dict[str, bool] = {}
        self._keys = extra_keys(table)
        self._alone: dict[str, frozenset[str]] = {}  # by the plural of what is named
        self._by_kind = columns.one("kind")
        self._slide = columns.one("slide")
        self._date_columns = [name for key in DATES if (name := columns.one(key))]
        self._years = years_of(table, self._date_columns)
        taken.years |= {(table.file, name): shown for name, shown in self._years.items()}

    def take(self, row: Row) -> None:
        """Add the entry of a row, or raise SetForkError."""
        found = filled(row)
        if not found:
            raise SetForkError("nothing in it", "nothing in it")
        self._refuse_repeated(row, found)
        one = RowCells(row, self._columns)
        slide = cells.line(one.take("slide")).lower()
        if slide == "title":
            self._take_title(one)
            return
        self._note_proofs(row, found)
        plural = "facts" if slide == "era" else self._plural(one)
        values = self._dates(one)
        words = self._words(plural, one, values)
        values["confidential"] = _is_confidential(one) or None
        self._name(one, values)
        cite(one, values, self._taken.names["sources"], self._table, self._settings)
        if plural == "quotes":
            self._quote(one, values)
        else:
            self._claim(one, values)  # what a quote claims stands in its words: it goes to `extra`
        base, given = self._id(one, values, words)
        self._keep(one, values)
        self._taken.cleaned += any(map(cells.is_cleaned, found.values()))
        self._taken.drafts.append(Draft(plural=plural, values=values, base=base, given=given))

    def _refuse_repeated(self, row: Row, found: Mapping[str, Cell]) -> None:
        first = self._taken.seen.setdefault(hash(repr(found)), row)
        if first is not row and filled(first) == found:
            where = "" if first.file == row.file else f" of {first.file}"
            raise SetForkError("the same as another row", f"the same as row {first.number}{where}")

    def _note_proofs(self, row: Row, found: Mapping[str, Cell]) -> None:
        """Note the first row that shows that days come first, and the first that months do."""
        for column in self._date_columns:
            if proof := proves(found.get(column)):
                self._taken.proofs.setdefault(proof[0], (row, proof[1]))

    def _claim(self, one: RowCells, values: dict[str, object]) -> None:
        names = self._taken.names
        if claims := own_claims(one.peek("claims"), names["actors"], names["sources"]):
            one.take("claims")
            values["claims"] = claims

    def _take_title(self, one: RowCells) -> None:
        said = {
            "title": cells.line(one.take("title")),
            "description": cells.text(one.take("summary")),
        }
        self._taken.titled += 1
        self._taken.head = {key: text for key, text in said.items() if text} | self._taken.head

    def _plural(self, one: RowCells) -> str:
        kind = cells.line(one.take("kind")).lower() if self._by_kind else ""
        if kind:
            if kind.removesuffix("s") not in _PLURALS:
                raise SetForkError(
                    "no kind of entry", f'kind "{clipped(kind)}" is none; write event'
                )
            return _PLURALS[kind.removesuffix("s")]
        if not is_blank(one.peek("title")):
            return "events"
        if not is_blank(one.peek("statement")):
            return "facts"
        return "quotes" if not is_blank(one.peek("text")) else "events"

    def _dates(self, one: RowCells) -> dict[str, object]:
        try:
            return dated(one, self._settings, self._years)
        except NoReadingError as error:
            raise SetForkError(error.group, str(error)) from None

    def _words(self, plural: str, one: RowCells, values: dict[str, object]) -> str:
        """Add the title, the statement or the words of a quote, and what is said beside it."""
        own = _TEXT_KEY[plural]
        key = own if not is_blank(one.peek(own)) else "title"
        read = cells.line if key == "title" else cells.text
        words = read(one.take(key))
        if plural == "events":
            summary = cells.text(one.take("summary"))
            if not words and summary:
                words, summary = cells.first_sentence(summary)
                self._taken.titles_made += 1
            values["summary"] = summary or None
        elif not words:
            words = cells.text(one.take("summary"))
        if not words:
            raise SetForkError("no title", "no title, and no text that one could be made of")
        values[own] = words
        return words

    def _quote(self, one: RowCells, values: dict[str, object]) -> None:
        actors = self._taken.names["actors"]
        for key in ("by", "via"):
            found = list(cells.names([one.take(key)], _WHOLE))
            if found:
                values[key] = actors.id_of_cell(found[0])
        event = one.take("event")
        values["event"] = cells.line(event) or None

    def _name(self, one: RowCells, values: dict[str, object]) -> None:
        """Add the actors, topics and places that a row names."""
        for plural in _NAMED:
            registry = self._taken.names[plural]
            given = one.take_several(plural)
            named = list(cells.names(given, self._settings.separator))
            if plural != "places":  # "Paris, France" is one
                named = [one for name in named for one in self._parted(plural, name)]
            ids = dict.fromkeys(map(registry.id_of_cell, named))
            values[plural] = list(ids) or None
            if plural == "places" and ids:
                self._locate(one, next(iter(ids)), registry)

    def _parted(self, plural: str, name: str | Mapping[str, Cell]) -> list[Any]:
        """Return the names in a cell with commas, where each of them stands by itself elsewhere."""
        if plural not in self._alone:
            columns = self._columns.meant.get(plural, ())
            every = [row.cells.get(column) for row in self._table.rows for column in columns]
            self._alone[plural] = names_alone(every, self._settings.separator)
        found = parted(name, self._taken.names[plural], self._alone[plural])
        if len(found) > 1:
            self._taken.parted.setdefault(str(name), plural)
        return found

    def _locate(self, one: RowCells, place: str, places: Registry) -> None:
        """Give a new place its coordinates; where it has others already, they stay in `extra`."""
        point = _point(one)
        declared = places.new.get(place)
        if point is None or declared is None:
            return
        if declared.setdefault("coordinates", point) == point:
            one.take_all(("lat", "lon", "point"))

    def _id(
        self, one: RowCells, values: Mapping[str, object], words: str
    ) -> tuple[str, str | None]:
        """Return the id that a row has or is given, and what it calls itself."""
        cell = one.peek("id")
        given = cells.line(cell)
        if given.isdigit():  # a number alone would mean another row in every file
            one.take("id")
            return plain_id(f"{stem(self._table.file)} {given}"), given
        written = given if re.fullmatch(r"[a-z0-9-]+", given) else plain_id(given)
        if given and written == given:
            one.take("id")
        return written or entry_id(values.get("date"), words), given or None

    def _keep(self, one: RowCells, values: dict[str, object]) -> None:
        """Keep what no key of the format holds under `extra`."""
        kept = {}
        for column, cell in one.rest():
            if column not in self._columns.passed_over:
                value = self._extra(column, cell)
                if value != "":
                    kept[self._keys[column]] = value
        values["extra"] = kept or None

    def _extra(self, column: str, cell: Cell) -> cells.Extra:
        if self._table.own and isinstance(cell, str) and column.startswith(OWN_EXTRA):
            return read_written(cells.text(cell)) if self._table.delimited else cells.text(cell)
        if column not in self._numeric:
            self._numeric[column] = cells.numeric(self._table.rows, column)
        return cells.kept(cell, is_number=self._numeric[column])


def _is_confidential(one: RowCells) -> bool:
    """Tell whether a row says so; what is neither true nor false is left where it is."""
    told = cells.text(one.peek("confidential")).lower()
    if told in ("true", "false"):
        one.take("confidential")
    return told == "true"


def _point(one: RowCells) -> list[float] | None:
    """Return the latitude and longitude of a row in degrees, where both are there and sound."""
    apart = (one.peek("lat"), one.peek("lon"))
    if not all(map(is_blank, apart)):
        return cells.point(apart)
    return cells.point(cells.listed(one.peek("point")))
