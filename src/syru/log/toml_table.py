"""One TOML table, read value by value, with every problem noted instead of raised."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from syru.dates import parse_date
from syru.errors import clipped
from syru.log.model import WrittenDate
from syru.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from syru.errors import FaultName, WarningName
    from syru.log.locator import KeyPath

Choice = TypeVar("Choice", bound=StrEnum)

# What a terminal would obey, and what turns the reading direction of the text after it. Line
# breaks are text (tomli has made LF of CR LF); so are the joiners and marks that scripts need.
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# No text has as many paragraphs; far larger numbers do not fit into the index.
_LAST_PARAGRAPH = 1_000_000_000
_KINDS = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number with a point",
    list: "a list",
    dict: "a table",
    dt.date: "a date",
    dt.datetime: "a date with a time",
    dt.time: "a time",
}
_MOST_COMPARED = 100_000


class Problem(NamedTuple):
    """What is wrong at a path of a log file; file is its number, from 0.

    at_key says that the key is wrong, not its value; also is another place that the text names.
    """

    file: int
    path: KeyPath
    id: str | None
    name: FaultName | WarningName
    problem: str
    remedy: str
    at_key: bool = False
    also: tuple[int, KeyPath] | None = None
    warning: bool = False


class Notes:
    """The problems of all tables, and the dates and suggestions worked out for any of them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._dates: dict[str | dt.date, WrittenDate] = {}
        self._suggestions: dict[tuple[str, str], str] = {}
        self._compared = 0

    def date(self, value: object) -> WrittenDate:
        """Return the date; raise ValueError with a plain message where it is none."""
        # A long log names the same day many times.
        cachable = type(value) is str or type(value) is dt.date
        if cachable and value in self._dates:
            return self._dates[value]  # type: ignore[index]
        span = parse_date(value)  # type: ignore[arg-type]
        written = value.isoformat() if isinstance(value, dt.date) else str(value)
        if isinstance(value, int):
            written = span.edtf  # so that a year reads back as the date that it is
        dated = WrittenDate(written=written, words=str(span), span=span)
        if cachable:
            self._dates[value] = dated  # type: ignore[index]
        return dated

    def remedy(self, what: str, typed: str, choices: Collection[str], otherwise: str) -> str:
        """Ask whether the nearest choices were meant, or return the other remedy if none is near.

        what tells one collection of choices from another.
        """
        if (what, typed) not in self._suggestions:
            # A log of 100,000 entries may misspell 1,000 actors in every one of them.
            if self._compared > _MOST_COMPARED:
                return otherwise
            self._compared += len(choices)
            self._suggestions[what, typed] = did_you_mean(typed, choices)
        return self._suggestions[what, typed] or otherwise


class Table:
    """A table of a log; each method returns what its key holds, or notes what is wrong with it."""

    __slots__ = ("_notes", "file", "id", "path", "values")

    def __init__(
        self,
        values: Mapping[str, object],
        *,
        file: int,
        path: KeyPath,
        notes: Notes,
        id: str | None = None,  # noqa: A002 - the log's own word
    ) -> None:
        self.values = values
        self.file = file
        self.path = path
        self._notes = notes
        self.id = id

    def note(  # noqa: PLR0913 - all but four are for few problems
        self,
        name: FaultName,
        key: str | None,
        problem: str,
        remedy: str,
        *,
        item: int | None = None,
        at_key: bool = False,
        also: tuple[int, KeyPath] | None = None,
    ) -> None:
        """Note a problem at a key of this table, at an item of its list, or at the table."""
        path = self.path if key is None else (*self.path, key)
        self._notes.problems.append(
            Problem(
                file=self.file,
                path=path if item is None else (*path, item),
                id=self.id,
                name=name,
                problem=problem,
                remedy=remedy,
                at_key=at_key,
                also=also,
            )
        )

    def refuse_unknown_keys(self, known: AbstractSet[str], what: str = "key") -> None:
        """Note every key that the format does not have here."""
        if self.values.keys() <= known:
            return
        otherwise = f"known here: {', '.join(sorted(known))}"
        among = f"key of {sorted(known)}"
        for key in self.values:
            if key not in known:
                remedy = self._notes.remedy(among, key, known, otherwise)
                problem = f'unknown {what} "{clipped(key)}"'
                self.note("unknown-key", key, problem, remedy, at_key=True)

    def require(self, key: str, example: str) -> None:
        """Note that a key is missing, where it is."""
        if key not in self.values:
            self.note("missing-key", None, f'"{key}" is missing', f"write {key} = {example}")

    def flag(self, key: str) -> bool:
        """Return what is true or false under a key; false where it is not there."""
        value = self.values.get(key, False)
        if type(value) is bool:
            return value
        problem = f'"{key}" is {kind_of(value)}, not true or false'
        self.note("wrong-type", key, problem, f"write {key} = true, or leave it out")
        return False

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Return the text under a key, or None."""
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not str:
            problem = f'"{key}" is {kind_of(value)}, not text'
            self.note("wrong-type", key, problem, f'write {key} = "…"')
            return None
        return self._plain(key, value, required=required)

    def required_text(self, key: str, example: str = '"…"') -> str:
        """Return the text under a key that must be there; an empty text where it is not."""
        self.require(key, example)
        return self.text(key, required=True) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts in the list under a key."""
        texts = []
        for item, value in enumerate(self._list(key)):
            if type(value) is not str:
                problem = f'"{key}" holds {kind_of(value)}, not text'
                self.note("wrong-type", key, problem, "put it into quotes", item=item)
            elif self._plain(key, value, item) is not None:
                texts.append(value)
        return tuple(texts)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the paragraph numbers in the list under a key."""
        if key not in self.values:
            return ()
        items = enumerate(self._list(key))
        numbers = [value for item, value in items if self._is_paragraph(key, value, item)]
        return tuple(numbers)  # type: ignore[arg-type]

    def number(self, key: str) -> int | None:
        """Return the paragraph number under a key."""
        value = self.values.get(key)
        if value is None or not self._is_paragraph(key, value):
            return None
        return value  # type: ignore[return-value]

    def tables(self, key: str, example: str) -> Iterator[Table]:
        """Yield the tables in the list under a key."""
        for item, value in enumerate(self._list(key)):
            if isinstance(value, dict):
                path = (*self.path, key, item)
                yield Table(value, file=self.file, path=path, notes=self._notes, id=self.id)
            else:
                problem = f'"{key}" holds {kind_of(value)}, not a table'
                self.note("wrong-type", key, problem, f"write {example}", item=item)

    def table(self, key: str, example: str) -> Table | None:
        """Return the table under a key."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, dict):
            path = (*self.path, key)
            return Table(value, file=self.file, path=path, notes=self._notes, id=self.id)
        problem = f'"{key}" is {kind_of(value)}, not a table'
        self.note("wrong-type", key, problem, f"write {key} = {example}")
        return None

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Return the one of the choices that is written under a key."""
        value = self.text(key)
        if value is None:
            return None
        if value in choices._value2member_map_:
            return choices(value)
        names = [choice.value for choice in choices]
        otherwise = f"write one of: {', '.join(names)}"
        remedy = self._notes.remedy(key, value, names, otherwise)
        self.note("unknown-word", key, f'"{clipped(value)}" is no {key}', remedy)
        return None

    def date(self, key: str) -> WrittenDate | None:
        """Return the date under a key, in any form of format 1."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str) and not value.strip():
            remedy = f'write {key} = 2025-07-03 or "2025-07", or take the line out'
            self.note("bad-date", key, f'"{key}" is empty', remedy)
            return None
        try:
            return self._notes.date(value)
        except ValueError as error:
            problem, _, remedy = str(error).partition("; ")
            self.note("bad-date", key, problem, remedy or "write a date such as 2025-07-03")
            return None

    def reference(self, key: str, known: Collection[str], what: str) -> str | None:
        """Return the id under a key, of something that the logs declare."""
        value = self.text(key)
        if value is None or value in known:
            return value
        self._unknown(key, value, known, what)
        return None

    def references(self, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """Return the ids in the list under a key, each once and of what the logs declare."""
        values = self.values.get(key)
        if values is None:
            return ()
        # Nearly every list is right, and right at a glance: what is declared is plain text.
        try:
            right = known and type(values) is list and all(map(known.__contains__, values))
        except TypeError:  # of a value, such as a list, that is no key
            right = False
        if right and type(values) is list:
            return tuple(dict.fromkeys(values))
        texts = self.texts(key)
        for item, value in enumerate(values if type(values) is list else ()):
            # Control characters are noted already, and so is what is no text.
            if type(value) is str and value not in known and is_plain(value):
                self._unknown(key, value, known, what, item)
        return tuple(dict.fromkeys(texts))

    def _unknown(
        self, key: str, value: str, known: Collection[str], what: str, item: int | None = None
    ) -> None:
        otherwise = "declare it, or name one that is declared"
        remedy = self._notes.remedy(what, value, known, otherwise)
        problem = f'there is no {what} "{clipped(value)}"'
        self.note("unknown-id", key, problem, remedy, item=item)

    def _plain(
        self, key: str, value: str, item: int | None = None, *, required: bool = False
    ) -> str | None:
        """Return text that may be shown, or None where it is empty or has control characters."""
        # Nearly every text is right, and right at a glance.
        if value.isprintable() and value and not value.isspace():
            return value
        if not value or value.isspace():
            what = "the key" if item is None else "it"
            remedy = "write its text" if required else f"write its text, or leave {what} out"
            self.note("empty-text", key, f'"{key}" is empty', remedy, item=item)
            return None
        bad = CONTROL.search(value)
        if bad is not None:
            problem = f'"{key}" holds the control character U+{ord(bad[0]):04X}'
            self.note("control-character", key, problem, "take it out", item=item)
            return None
        return value

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if value is None:
            return []
        if type(value) is list:
            return value
        problem = f'"{key}" is {kind_of(value)}, not a list'
        self.note("wrong-type", key, problem, f"write {key} = [ … ]")
        return []

    def _is_paragraph(self, key: str, value: object, item: int | None = None) -> bool:
        if type(value) is int and 0 < value <= _LAST_PARAGRAPH:
            return True
        # A number of thousands of digits cannot be written at all.
        short = type(value) is int and abs(value) <= _LAST_PARAGRAPH
        shown = value if short else kind_of(value)
        problem = f'"{key}" holds {shown}, not the number of a paragraph'
        remedy = "write the number of a line, counted from 1"
        self.note("bad-paragraph", key, problem, remedy, item=item)
        return False


def is_plain(text: str) -> bool:
    """Tell whether text may be shown: it is not blank and has no control characters."""
    return not (text.isspace() or CONTROL.search(text)) and text != ""


def kind_of(value: object) -> str:
    """Return what a value of TOML is, in words."""
    return _KINDS.get(type(value), "something else")
