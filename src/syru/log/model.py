"""The log as values, and which tables and keys format 1 of the log file has for them.

Records are named tuples, here as in what finds and shows them: to make a data class takes ten times
as long, 0.7 ms of every start. Only entries, which have fields in common, are data classes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from syru.dates import DateSpan


# A value of one's own, and those of an entry with their keys. A text that is a day is a date.
ExtraValue: TypeAlias = "str | int | float | bool | date"
Extra: TypeAlias = "tuple[tuple[str, ExtraValue], ...]"

FORMAT = 1
_ENTRY = frozenset(
    {"id", "date", "date_note", "confidential", "actors", "topics", "places", "source"}
    | {"paragraphs", "locator", "cited", "extra"}
)
KEYS: Mapping[str, frozenset[str]] = {
    "log": frozenset({"format", "title", "description", "language", "ignore"}),
    "sources": frozenset(
        {"title", "authors", "translator", "publisher", "date", "language"}
        | {"original_language", "url", "text", "origin"}
    ),
    "actors": frozenset({"name", "kind", "role", "aliases", "member_of"}),
    "topics": frozenset({"name", "aliases", "description"}),
    "places": frozenset({"name", "aliases", "coordinates"}),
    "events": _ENTRY | {"title", "summary", "claims"},
    "facts": _ENTRY | {"statement", "claims"},
    "quotes": _ENTRY | {"text", "by", "via", "event"},
    "claims": frozenset(
        {"by", "stance", "date", "confidential", "source", "paragraph", "locator", "url"}
    ),
    "citations": frozenset({"source", "paragraphs", "locator", "url"}),
}
# Tables of things that entries name, and lists of entries: what each calls one of its own.
DECLARED = {"sources": "source", "actors": "actor", "topics": "topic", "places": "place"}
LISTED = {"events": "event", "facts": "fact", "quotes": "quote"}
TABLES = frozenset({"log", *DECLARED, *LISTED})


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"


class Stance(StrEnum):
    """How the holder of a claim stands to it."""

    STATES = "states"
    ASSERTS = "asserts"
    RELAYS = "relays"
    CONFIRMS = "confirms"
    DOUBTS = "doubts"
    DENIES = "denies"


class WrittenDate(NamedTuple):
    """A date as it is written in the log, in words, and what it means."""

    written: str
    words: str
    span: DateSpan


class Source(NamedTuple):
    """A text that entries rest on; log is the number of the log file that declares it, from 0.

    origin is the id of the source that it has its matter from: it reprints or translates that.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    translator: str | None = None
    publisher: str | None = None
    date: WrittenDate | None = None
    language: str | None = None
    original_language: str | None = None
    url: str | None = None
    text: str | None = None
    origin: str | None = None
    log: int = 0


class Actor(NamedTuple):
    """A person, organisation, state or group."""

    id: str
    name: str
    kind: ActorKind | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()


class Topic(NamedTuple):
    """Something that entries are about."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None


class Place(NamedTuple):
    """Somewhere that entries happen at or speak of; coordinates are latitude and longitude."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None


class Citation(NamedTuple):
    """A source that an entry rests on, and where in it; paragraphs and locator as in Entry."""

    source: str
    paragraphs: tuple[int, ...] = ()
    locator: str | None = None
    url: str | None = None


class Claim(NamedTuple):
    """Who takes which stance on an entry, and when; by is None where the source names nobody.

    source is an id, None where it is the first source of the entry. A confidential one was not
    public on its date, only with its source.
    """

    stance: Stance
    by: str | None = None
    date: WrittenDate | None = None
    confidential: bool = False
    source: str | None = None
    paragraph: int | None = None
    locator: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What events, facts and quotes have in common.

    What is confidential was not public on its date, only with its sources or by its claims.
    paragraphs are lines of the source's text, from 1; locator is any other place in it, such as
    a page or a time; actors, topics and places are ids. source, paragraphs, locator and url are
    the first citation; all_listed tells that `cited` has that too, and not the further ones alone.
    """

    kind: ClassVar[str]

    id: str
    date: WrittenDate | None = None
    date_note: str | None = None
    confidential: bool = False
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    source: str
    paragraphs: tuple[int, ...] = ()
    locator: str | None = None
    url: str | None = None
    further: tuple[Citation, ...] = ()
    all_listed: bool = False
    extra: Extra = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, the first one first."""
        first = Citation(
            source=self.source, paragraphs=self.paragraphs, locator=self.locator, url=self.url
        )
        return (first, *self.further)

    def citation_path(self, number: int) -> tuple[str | int, ...]:
        """Return where a citation stands below the entry in the log; they count from 0."""
        if self.all_listed:
            return ("cited", number)
        return ("cited", number - 1) if number else ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims about an event or a fact; a quote has none."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """A happening; its date is always given, however uncertain."""

    kind: ClassVar[str] = "event"

    title: str
    summary: str | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """A lasting state of affairs or an undated statement."""

    kind: ClassVar[str] = "fact"

    statement: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Entry):
    """The words of one actor, verbatim; by is None where the source names nobody."""

    kind: ClassVar[str] = "quote"

    text: str
    by: str | None = None
    via: str | None = None
    event: str | None = None


class LogHead(NamedTuple):
    """The [log] table of one file; language is that of its texts, as BCP 47 has it.

    ignore are the names of the warnings that `syru check` leaves out.
    """

    title: str
    description: str | None = None
    language: str = "en"
    ignore: tuple[str, ...] = ()


class Log(NamedTuple):
    """One or several log files, read as one; entries stand in the order of the files."""

    heads: tuple[LogHead, ...]
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    topics: tuple[Topic, ...]
    places: tuple[Place, ...]
    entries: tuple[Event | Fact | Quote, ...]


def field_names(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a value of this file, none of any other."""
    if isinstance(value, Entry):
        return tuple(field.name for field in fields(value))
    return getattr(value, "_fields", ())


def is_list(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Tell whether a value is a list of values, and not one of them."""
    return isinstance(value, tuple) and not field_names(value)
