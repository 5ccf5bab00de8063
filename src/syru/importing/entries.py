"""Rows to entries: what each holds, or the reason why it is set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syru.importing import cells, citing
from syru.importing.columns import Columns, understand
from syru.importing.dates import (
    NO_DATE,
    Dated,
    NoReadingError,
    is_ongoing,
    joined,
    proves,
    read_cell,
    read_parts,
    same_days,
)
from syru.importing.ids import entry_id, name_id, plain_id
from syru.importing.named import Registry
from syru.importing.own import own_claims
from syru.importing.rows import OWN_COLUMNS, Row, Table, is_blank
from syru.log.model import DECLARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from syru.importing.dates import Order
    from syru.importing.rows import Cell
    from syru.importing.settings import Settings

_PLURALS = {"event": "events", "fact": "facts", "quote": "quotes"}
_TEXT_KEY = {"events": "title", "facts": "statement", "quotes": "text"}
_NAMED = ("actors", "topics", "places")
_DEGREES = (90, 180)
_PROGRESS = 500  # rows between two reports
_DATES = ("date", "start", "end", "year", "month", "day", "end_year", "end_month", "end_day")


class SetAsideError(Exception):
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
    proofs: dict[Order, tuple[Row, str]] = field(default_factory=dict)
    title: str | None = None
    description: str | None = None
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
    taken.title = taken.title or table.title
    taken.description = taken.description or table.description
    taken.rows += len(table.rows) + len(table.set_aside)
    for row, reason in table.set_aside:
        taken.set_aside.append(SetAside(row=row, group=reason, reason=reason))
    for number, row in enumerate(table.rows, start=1):
        try:
            reader.take(row)
        except SetAsideError as error:
            taken.set_aside.append(SetAside(row=row, group=error.group, reason=str(error)))
        if number % _PROGRESS == 0:
            step(_PROGRESS)
    step(len(table.rows) % _PROGRESS)
    return columns


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, columns: Columns, settings: Settings, taken: Taken) -> None:
        self._table = table
        self._columns = columns
        self._settings = settings
        self._taken = taken
        self._numeric: dict[str, bool] = {}
        self._keys = _keys(table.columns)
        self._seen: dict[int, Row] = {}
        self._by_kind = columns.one("kind")
        self._slide = columns.one("slide")
        self._date_columns = [name for key in _DATES if (name := columns.one(key))]

    def take(self, row: Row) -> None:
        """Add the entry of a row, or raise SetAsideError."""
        filled = {
            column: cell
            for column, cell in row.cells.items()
            if column not in OWN_COLUMNS and not is_blank(cell)
        }
        if not filled:
            raise SetAsideError("nothing in it", "nothing in it")
        self._refuse_repeated(row, filled)
        one = _Row(row, filled, self._columns)
        slide = cells.line(one.take("slide")).lower()
        if slide == "title":
            self._take_title(one)
            return
        for column in self._date_columns:
            if found := proves(filled.get(column)):
                self._taken.proofs.setdefault(found[0], (row, found[1]))
        plural = "facts" if slide == "era" else self._plural(one)
        values: dict[str, object] = self._dates(one)
        words = self._words(plural, one, values)
        if plural == "quotes":
            self._quote(one, values)
        self._name(one, values)
        self._cite(one, values)
        if claims := own_claims(one.peek("claims"), self._taken.names["actors"], self._taken.names["sources"]):
            one.take("claims")
            values["claims"] = claims
        base, given = self._id(one, values, words)
        self._keep(one, values)
        self._taken.cleaned += any(map(cells.is_cleaned, filled.values()))
        self._taken.drafts.append(Draft(plural=plural, values=values, base=base, given=given))

    def _refuse_repeated(self, row: Row, filled: Mapping[str, Cell]) -> None:
        first = self._seen.setdefault(hash(repr(filled)), row)
        if first is not row:
            reason = f"the same as row {first.number}"
            raise SetAsideError("the same as another row", reason)

    def _take_title(self, one: _Row) -> None:
        self._taken.titled += 1
        self._taken.title = self._taken.title or cells.line(one.take("title")) or None
        self._taken.description = self._taken.description or cells.text(one.take("summary")) or None

    def _plural(self, one: _Row) -> str:
        kind = cells.line(one.take("kind")).lower() if self._by_kind else ""
        if kind:
            return _PLURALS[kind.removesuffix("s")]
        if not is_blank(one.peek("title")):
            return "events"
        if not is_blank(one.peek("statement")):
            return "facts"
        return "quotes" if not is_blank(one.peek("text")) else "events"

    def _dates(self, one: _Row) -> dict[str, object]:
        """Return the date of a row and the note on it."""
        try:
            dated = self._date(one)
        except NoReadingError as error:
            if not self._settings.undated:
                raise SetAsideError(error.group, str(error)) from None
            raw = (cells.line(one.take(key)) for key in _DATES if not is_blank(one.peek(key)))
            dated = Dated(note=" ".join(raw))
        dated = self._as_shown(one, dated)
        notes = [cells.text(one.take("date_note")), cells.text(dated.note)]
        note = "; ".join(dict.fromkeys(filter(None, notes)))
        return {"date": dated.value, "date_note": note or None}

    def _date(self, one: _Row) -> Dated:
        order = self._settings.order
        end = self._end(one)
        for start in ("date", "start"):
            if is_blank(one.peek(start)):
                continue
            dated = read_cell(one.peek(start), order)
            if dated.written is None:
                one.take(start)
                continue
            one.take(start)
            return joined(dated, end or self._end_of_column(one), ongoing=self._ongoing(one))
        parts = (one.peek("year"), one.peek("month"), one.peek("day"))
        dated = read_parts(*parts, order)
        if dated.written is not None:
            one.take_all(("year", "month", "day"))
            return joined(dated, end or self._end_of_column(one), ongoing=self._ongoing(one))
        only = end or self._end_of_column(one)
        return Dated(written=f"/{only.written}", note=only.note) if only.written else NO_DATE

    def _end(self, one: _Row) -> Dated | None:
        """Return the end that stands in columns for its year, month and day."""
        keys = ("end_year", "end_month", "end_day")
        ended = read_parts(*map(one.peek, keys), self._settings.order)
        if ended.written is None:
            return None
        one.take_all(keys)
        return ended

    def _end_of_column(self, one: _Row) -> Dated:
        cell = one.peek("end")
        if is_blank(cell) or is_ongoing(cell):
            return NO_DATE
        ended = read_cell(cell, self._settings.order)
        one.take("end")
        return ended

    def _ongoing(self, one: _Row) -> bool:
        if not is_ongoing(one.peek("end")):
            return False
        one.take("end")
        return True

    def _as_shown(self, one: _Row, dated: Dated) -> Dated:
        """Return the date as it is shown, where that says more exactly what the days say."""
        shown = cells.line(one.take("shown_date"))
        if not shown:
            return dated
        try:
            read = read_cell(shown, self._settings.order)
        except NoReadingError:
            read = NO_DATE
        if read.written and (dated.written is None or same_days(read.written, dated.written)):
            return Dated(written=read.written, note=dated.note)
        notes = filter(None, (dated.note, shown))
        return Dated(written=dated.written, note="; ".join(dict.fromkeys(notes)))

    def _words(self, plural: str, one: _Row, values: dict[str, object]) -> str:
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
            raise SetAsideError("no title", "no title, and no text that one could be made of")
        values[own] = words
        return words

    def _quote(self, one: _Row, values: dict[str, object]) -> None:
        actors = self._taken.names["actors"]
        for key in ("by", "via"):
            found = list(cells.names([one.take(key)], re.compile(r"(?!)")))
            if found:
                values[key] = _id_of(found[0], actors)
        event = one.take("event")
        values["event"] = cells.line(event) or None

    def _name(self, one: _Row, values: dict[str, object]) -> None:
        """Add the actors, topics and places that a row names."""
        for plural in _NAMED:
            registry = self._taken.names[plural]
            given = one.take_several(plural)
            named = list(cells.names(given, self._settings.separator))
            ids = dict.fromkeys(_id_of(name, registry) for name in named)
            values[plural] = list(ids) or None
            if plural == "places" and ids:
                self._locate(one, next(iter(ids)), registry)

    def _locate(self, one: _Row, place: str, places: Registry) -> None:
        """Give a new place its coordinates; where it has others already, they stay in `extra`."""
        point = _point(one)
        declared = places.new.get(place)
        if point is None or declared is None:
            return
        if declared.setdefault("coordinates", point) == point:
            one.take_all(("lat", "lon", "point"))

    def _cite(self, one: _Row, values: dict[str, object]) -> None:
        """Add what a row rests on."""
        sources = self._taken.names["sources"]
        given = one.peek_several("source")
        named = [
            name
            for name in cells.names(given, self._settings.separator)
            if isinstance(name, str) is False or not cells.URL.fullmatch(str(name))
        ]
        links = [name for name in cells.names(given, self._settings.separator) if name not in named]
        urls, more = citing.addresses([*one.peek_several("url"), *map(str, links)])
        one.take_several("source")
        if not more:
            one.take_several("url")
        citations = citing.cited(named, urls, sources)
        if not citations:
            citations = [{"source": self._default_source(one, sources)}]
        place = self._place_in_source(one)
        citations[0] |= place
        if len(citations) > 1 or "url" in citations[0]:
            values["cited"] = citations
        else:
            values |= citations[0]

    def _place_in_source(self, one: _Row) -> dict[str, object]:
        place: dict[str, object] = {}
        if locator := cells.line(one.take("locator")):
            place["locator"] = locator
        cell = one.peek("paragraphs")
        listed = cell if isinstance(cell, list) else re.split(r"[;,]\s*", cells.line(cell))
        numbers = [str(number) for number in listed]
        if all(re.fullmatch(r"[1-9][0-9]{0,8}", number) for number in numbers):
            one.take("paragraphs")
            place["paragraphs"] = [int(number) for number in dict.fromkeys(numbers)]
        return place

    def _default_source(self, one: _Row, sources: Registry) -> str:
        """Return the source of a row that names none: the one of the log, else its own file."""
        if self._settings.source_title is None and len(sources.names) == 1 and not sources.new:
            only = next(iter(sources.names))
            return sources.id_of(sources.names[only], only)
        file = cells.line(one.row.cells.get(OWN_COLUMNS[0])) or self._table.file
        title = self._settings.source_title or citing.file_title(file)
        return sources.id_of(title, name_id(title.rpartition(".")[0] or title) if not self._settings.source_title else None)

    def _id(self, one: _Row, values: Mapping[str, object], words: str) -> tuple[str, str | None]:
        """Return the id that a row has or is given, and what it calls itself."""
        cell = one.peek("id")
        given = cells.line(cell)
        if given.isdigit():  # a number alone would mean another row in every file
            one.take("id")
            stem = citing.file_title(self._table.file).rpartition(".")[0]
            return plain_id(f"{stem or 'row'} {given}"), given
        written = given if re.fullmatch(r"[a-z0-9-]+", given) else plain_id(given)
        if given and written == given:
            one.take("id")
        date = values.get("date")
        return written or entry_id(None if date is None else str(date), words), given or None

    def _keep(self, one: _Row, values: dict[str, object]) -> None:
        """Keep what no key of the format holds under `extra`."""
        kept = {}
        for column, cell in one.rest():
            if column in self._columns.passed_over:
                continue
            if column not in self._numeric:
                self._numeric[column] = cells.numeric(self._table.rows, column)
            value = cells.extra(cell, is_number=self._numeric[column])
            if value != "":
                kept[self._keys[column]] = value
        values["extra"] = kept or None


class _Row:
    """A row whose cells are taken one by one, so that it is known what is left."""

    __slots__ = ("_columns", "_left", "row")

    def __init__(self, row: Row, filled: Mapping[str, Cell], columns: Columns) -> None:
        self.row = row
        self._left = dict(filled)
        self._columns = columns

    def peek(self, meaning: str) -> Cell:
        column = self._columns.one(meaning)
        return self._left.get(column) if column else None

    def take(self, meaning: str) -> Cell:
        column = self._columns.one(meaning)
        return self._left.pop(column, None) if column else None

    def take_all(self, meanings: Iterable[str]) -> None:
        for meaning in meanings:
            self.take(meaning)

    def peek_several(self, meaning: str) -> list[Cell]:
        columns = self._columns.meant.get(meaning, ())
        return [self._left[column] for column in columns if column in self._left]

    def take_several(self, meaning: str) -> list[Cell]:
        columns = self._columns.meant.get(meaning, ())
        return [self._left.pop(column) for column in columns if column in self._left]

    def rest(self) -> list[tuple[str, Cell]]:
        return list(self._left.items())


def _keys(columns: Sequence[str]) -> dict[str, str]:
    """Return a key of `extra` for each column, no two the same."""
    keys: dict[str, str] = {}
    for column in columns:
        key, number = cells.key(column), 1
        while (key if number == 1 else f"{key} ({number})") in keys.values():
            number += 1
        keys[column] = key if number == 1 else f"{key} ({number})"
    return keys


def _id_of(name: str | Mapping[str, Cell], registry: Registry) -> str:
    if isinstance(name, str):
        return registry.id_of(name)
    values = {"coordinates": name["coordinates"]} if "coordinates" in name else {}
    return registry.id_of(cells.line(name["name"]), cells.line(name["id"]), **values)


def _point(one: _Row) -> list[float] | None:
    """Return the latitude and longitude of a row in degrees, where both are there and sound."""
    written: Sequence[Cell] = (one.peek("lat"), one.peek("lon"))
    if all(map(is_blank, written)):
        cell = one.peek("point")
        written = cell if isinstance(cell, list) else re.split(r"[;,]\s*", cells.line(cell))
    numbers = [cells.number(part) for part in written]
    if len(numbers) != len(_DEGREES) or None in numbers:
        return None
    found = [number for number in numbers if number is not None]
    sound = all(abs(n) <= most for n, most in zip(found, _DEGREES, strict=True))
    return found if sound else None
