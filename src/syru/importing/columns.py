"""What columns mean, by their names and as a person says, and the cells of a row by meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from syru.errors import UsageError, clipped
from syru.importing.cells import OWN_COLUMNS, is_blank, line
from syru.names import did_you_mean
from syru.render.data import EXTRA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from syru.importing.cells import Cell, Row, Table

# What each meaning is called, the best name first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "unique id", "event id", "identifier", "uid", "uuid", "record id", "slug"),
    "kind": ("kind", "entry kind"),
    "date": (
        *("date", "event date", "date of event", "dates", "when", "day of event", "point in time"),
        *("datetime", "date time", "timestamp", "date and time", "date reported", "report date"),
        *("published", "date published", "pub date", "publication date", "created at"),
    ),
    "start": (
        *("start", "start date", "date start", "begin", "begin date", "beginning", "from"),
        *("date from", "from date", "started", "start time", "first date", "since"),
    ),
    "end": (
        *("end", "end date", "date end", "until", "to", "date to", "to date", "ended", "finish"),
        *("end time", "last date"),
    ),
    "year": ("year", "start year", "start date year", "iyear", "yr"),
    "month": ("month", "start month", "start date month", "imonth"),
    "day": ("day", "start day", "start date day", "iday"),
    "end_year": ("end year", "end date year"),
    "end_month": ("end month", "end date month"),
    "end_day": ("end day", "end date day"),
    "shown_date": ("display date", "shown date"),
    "date_note": ("date note", "date notes", "note on date"),
    "confidential": ("confidential",),
    "title": (
        *("title", "headline", "event title", "event name", "event", "name", "heading", "label"),
        *("what", "what happened", "subject line", "incident", "page title"),
    ),
    "statement": ("statement", "fact"),
    "text": ("quote", "quotation"),
    "summary": (
        *("summary", "description", "text", "event description", "details", "body", "abstract"),
        *("content", "narrative", "notes", "note", "comment", "comments"),
    ),
    "actors": (
        *("actors", "actor", "who", "people", "person", "persons", "participants", "names"),
        *("people involved", "parties", "involved", "individuals"),
        *("organisations", "organizations", "organisation", "organization"),
        *("actor1", "actor 1", "actor2", "actor 2"),
    ),
    "by": ("by", "speaker", "said by"),
    "via": ("via", "published by"),
    "event": ("event of",),
    "topics": (
        *("topics", "topic", "tags", "tag", "categories", "category", "themes", "theme"),
        *("keywords", "keyword", "subjects", "subject", "group", "type", "event type"),
    ),
    "places": (
        *("places", "place", "location", "locations", "where", "place name", "location name"),
        *("venue", "site", "city", "town", "country"),
    ),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "point": ("coordinates", "coords", "lat lon", "lat lng", "latlng", "geo point", "geolocation"),
    "source": ("source", "sources", "source name", "news source", "reference", "references"),
    "url": ("url", "link", "source url", "source link", "urls", "links", "href", "web address"),
    "locator": ("locator", "page", "pages"),
    "paragraphs": ("paragraphs", "paragraph"),
    "claims": ("claims",),
    "cited": ("cited",),
}
SEVERAL = frozenset({"actors", "topics", "places", "url", "source"})
# What a list of syru has that is worked out from the rest, or says how to read it.
_WORKED_OUT = frozenset(
    {"when", "earliest", "latest", "match", "public", "standing", "proof", "translated"}
    | {"origins"}
)
_KINDS = frozenset({"event", "fact", "quote", "events", "facts", "quotes"})
_SEPARATORS = r"[;|\n]"
_EXTRA, _NOTHING = "extra", "nothing"
MAPPABLE = (*NAMES, _EXTRA, _NOTHING)


class Order(StrEnum):
    """Whether 10/11/2025 is a day in November or in October."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Years(StrEnum):
    """Whether 1904-05 is 1904 to 1905, as seasons and terms are written, or May 1904."""

    SPANS = "spans"
    MONTHS = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How rows are understood.

    mapped has the meaning of columns by name. order and years are the readings of digits that have
    two, where a person chose one. separator parts the names in one cell. undated takes
    rows of which the date cannot be read. source_title is the source of rows that name none.
    """

    mapped: Mapping[str, str] = field(default_factory=dict)
    separator: re.Pattern[str] = re.compile(_SEPARATORS)
    order: Order | None = None
    years: Years | None = None
    undated: bool = False
    source_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of each meaning, those kept as they are in `extra`, and those passed over."""

    meant: Mapping[str, tuple[str, ...]]
    extra: tuple[str, ...]
    passed_over: tuple[str, ...]

    def one(self, meaning: str) -> str | None:
        """Return the column of a meaning that has one only."""
        found = self.meant.get(meaning)
        return found[0] if found else None

    @property
    def titled(self) -> bool:
        """Tell whether any column holds what an entry can be called by."""
        return any(self.one(key) for key in ("title", "summary", "statement", "text"))

    @property
    def dated(self) -> bool:
        """Tell whether any column holds dates."""
        return any(self.one(key) for key in ("date", "start", "end", "year", "shown_date"))


def read_map(typed: Iterable[str]) -> dict[str, str]:
    """Return the meaning of each column that was named as MEANING=COLUMN; UsageError otherwise."""
    mapped: dict[str, str] = {}
    for each in typed:
        meaning, equals, column = each.partition("=")
        meaning = meaning.strip().lower().replace("-", "_")
        if not (meaning and equals and column.strip()):
            raise UsageError(f'--map "{clipped(each)}" names no column; write --map title=Headline')
        if meaning not in MAPPABLE:
            remedy = did_you_mean(meaning, MAPPABLE) or f"write one of: {', '.join(MAPPABLE)}"
            raise UsageError(f'--map knows no "{clipped(meaning)}"; {remedy}')
        mapped[column.strip()] = meaning
    return mapped


def separator_of(typed: Iterable[str]) -> re.Pattern[str]:
    r"""Return what parts the names in one cell, by default ; | and line breaks; \t is a tab."""
    written = [each.replace("\\t", "\t").replace("\\n", "\n") for each in typed if each]
    return re.compile("|".join(map(re.escape, written)) or _SEPARATORS)


def understand(table: Table, mapped: Mapping[str, str]) -> Columns:
    """Return what the columns of a table mean; UsageError where a mapped one is not there."""
    open_ = [column for column in table.columns if column not in OWN_COLUMNS]
    meant: dict[str, list[str]] = {}
    for name, meaning in mapped.items():
        column = _named(name, table)
        meant.setdefault(meaning, []).append(column)
        open_ = [each for each in open_ if each != column]
    passed_over = [*meant.pop(_NOTHING, ())]
    if table.own:
        passed_over += [column for column in open_ if _plain(column) in _WORKED_OUT]
        open_ = [column for column in open_ if column not in passed_over]
    names = _names_in(table)
    for find in (_plain, _last_part):
        for column, meaning in _matches(open_, names, find).items():
            if meaning in SEVERAL or meaning not in meant:
                meant.setdefault(meaning, []).append(column)
                open_.remove(column)
    extra = [*meant.pop(_EXTRA, ()), *open_]
    return Columns(
        meant={meaning: tuple(columns) for meaning, columns in meant.items()},
        extra=tuple(column for column in table.columns if column in extra),
        passed_over=tuple(passed_over),
    )


def extra_keys(table: Table) -> dict[str, str]:
    """Return a key of `extra` for each column, no two the same."""
    keys: dict[str, str] = {}
    for column in table.columns:
        key, number = line(column.removeprefix(EXTRA) if table.own else column) or "column", 1
        while (key if number == 1 else f"{key} ({number})") in keys.values():
            number += 1
        keys[column] = key if number == 1 else f"{key} ({number})"
    return keys


def _named(name: str, table: Table) -> str:
    """Return the column that was meant, in whatever case and spacing it was typed."""
    found = [column for column in table.columns if column == name]
    found = found or [column for column in table.columns if _plain(column) == _plain(name)]
    if not found:
        remedy = did_you_mean(name, table.columns) or f"its columns: {', '.join(table.columns)}"
        raise UsageError(f'--map: {table.file} has no column "{clipped(name)}"; {remedy}')
    return found[0]


def _names_in(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the names of each meaning in a table: a few depend on what else there is."""
    names = dict(NAMES)
    if _has_kinds(table):
        names |= {"text": ("text", *NAMES["text"]), "event": ("event",)}
        names["summary"] = tuple(name for name in NAMES["summary"] if name != "text")
        names["title"] = tuple(name for name in NAMES["title"] if name != "event")
    else:
        names["kind"] = ()
        names["topics"] = (*NAMES["topics"], "kind")
    if not table.own:  # elsewhere the row may be confidential, and not what it tells
        names["confidential"] = ()
    plain = set(map(_plain, table.columns))
    if {"headline", "year"} <= plain:  # the sheet of TimelineJS
        names["topics"] = tuple(name for name in names["topics"] if name != "type")
        names["slide"] = ("type",)
    if "end year" in plain:  # its time of day
        names["end"] = tuple(name for name in NAMES["end"] if name != "end time")
    return names


def _has_kinds(table: Table) -> bool:
    column = next((column for column in table.columns if _plain(column) == "kind"), None)
    if column is None:
        return False
    written = (row.cells.get(column) for row in table.rows)
    kinds = [kind for kind in written if not is_blank(kind)]
    return all(isinstance(kind, str) and kind.strip().lower() in _KINDS for kind in kinds)


def _matches(
    columns: Iterable[str], names: Mapping[str, tuple[str, ...]], find: Callable[[str], str]
) -> dict[str, str]:
    """Return the meaning of each column that has a known name, those with better names first."""
    by_name: dict[str, list[str]] = {}
    for column in columns:
        by_name.setdefault(find(column), []).append(column)
    found: dict[str, str] = {}
    for meaning, known in names.items():
        for name in known:
            for column in by_name.get(name, ()):
                found.setdefault(column, meaning)
    return found


def _plain(column: str) -> str:
    """Return the name of a column in lower case, its words apart: startDate, Start_date."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return re.sub(r"[\W_]+", " ", apart).strip().casefold()


def _last_part(column: str) -> str:
    """Return the last name of a nested column: place.name is a name, yet one of a place."""
    before, dot, last = column.rpartition(".")
    if not dot:
        return ""
    return _plain(last) if _plain(last) not in ("name", "title", "label") else _plain(before)


class RowCells:
    """The filled cells of a row, found by what their columns mean."""

    __slots__ = ("_columns", "_left", "row")

    def __init__(self, row: Row, columns: Columns) -> None:
        self.row = row
        self._left = filled(row)
        self._columns = columns

    def peek(self, meaning: str) -> Cell:
        """Return the cell of a meaning; None where it is blank or taken."""
        column = self._columns.one(meaning)
        return self._left.get(column) if column else None

    def take(self, meaning: str) -> Cell:
        """Return the cell of a meaning, which is not left then."""
        column = self._columns.one(meaning)
        return self._left.pop(column, None) if column else None

    def put(self, meaning: str, cell: Cell) -> None:
        """Give the column of a meaning another cell, in this row as it is read."""
        if column := self._columns.one(meaning):
            self._left[column] = cell

    def column(self, meaning: str) -> str:
        """Return the name of the column of a meaning, "" where there is none."""
        return self._columns.one(meaning) or ""

    def take_all(self, meanings: Iterable[str]) -> None:
        """Take the cells of several meanings."""
        for meaning in meanings:
            self.take(meaning)

    def peek_several(self, meaning: str) -> list[Cell]:
        """Return the cells of a meaning that may have several columns."""
        columns = self._columns.meant.get(meaning, ())
        return [self._left[column] for column in columns if column in self._left]

    def take_several(self, meaning: str) -> list[Cell]:
        """Return the cells of a meaning that may have several columns, and take them."""
        columns = self._columns.meant.get(meaning, ())
        return [self._left.pop(column) for column in columns if column in self._left]

    def rest(self) -> list[tuple[str, Cell]]:
        """Return what nobody has taken, by column."""
        return list(self._left.items())


def filled(row: Row) -> dict[str, Cell]:
    """Return the cells of a row that have something in them, but for what syru wrote there."""
    return {
        column: cell
        for column, cell in row.cells.items()
        if column not in OWN_COLUMNS and not is_blank(cell)
    }
