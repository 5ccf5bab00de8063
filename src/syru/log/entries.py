"""The tables of a log into values: sources, actors, topics, places, and the entries."""

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from syru.errors import clipped
from syru.log.citations import read_citations, read_url
from syru.log.extra import read_extra
from syru.log.model import (
    KEYS,
    Actor,
    ActorKind,
    Claim,
    Event,
    Fact,
    Place,
    Quote,
    Source,
    Stance,
    Topic,
)
from syru.log.toml_table import Table, kind_of

_ENTRY_ID = re.compile(r"[a-z0-9-]+")
# A path that may lead out of the log's folder, on any system: from a root or a drive, or upwards.
_OUTSIDE = r"(?s)/.*|[A-Za-z]:.*|.*\\.*|(?:.*/)?\.\.(?:/.*)?"
_OF_IDS = "[a-z0-9]+"
# How far the two coordinates of a place go, in degrees.
_DEGREES = (("latitude", 90), ("longitude", 180))
_LONGEST_PROPOSED = 60  # characters of an id that is proposed


def read_source(id_: str, table: Table, known: Collection[str]) -> Source:
    """Return the source in a table; known are the ids of all sources.

    Like all readers here, it notes problems on the table.
    """
    table.refuse_unknown_keys(KEYS["sources"])
    text = table.text("text")
    if text is not None and re.fullmatch(_OUTSIDE, text):
        problem = f'"{clipped(text)}" may lie outside the log\'s folder'
        remedy = "name a file in the log's folder or below it, with / between"
        table.note("text-outside", "text", problem, remedy)
    return Source(
        id=id_,
        title=table.required_text("title"),
        authors=table.texts("authors"),
        translator=table.text("translator"),
        publisher=table.text("publisher"),
        date=table.date("date"),
        language=table.text("language"),
        original_language=table.text("original_language"),
        url=read_url(table),
        text=text,
        origin=table.reference("origin", known, "source"),
        log=table.file,
    )


def read_actor(id_: str, table: Table, known: Collection[str]) -> Actor:
    """Return the actor in a table; known are the ids of all actors."""
    table.refuse_unknown_keys(KEYS["actors"])
    name = table.required_text("name")
    member_of = table.references("member_of", known, "actor")
    if id_ in member_of:
        problem = f'"{clipped(id_)}" is a member of itself'
        table.note("self-member", "member_of", problem, "name other actors")
    return Actor(
        id=id_,
        name=name,
        kind=table.choice("kind", ActorKind),
        role=table.text("role"),
        aliases=table.texts("aliases"),
        member_of=member_of,
    )


def read_topic(id_: str, table: Table) -> Topic:
    """Return the topic in a table."""
    table.refuse_unknown_keys(KEYS["topics"])
    return Topic(
        id=id_,
        name=table.required_text("name"),
        aliases=table.texts("aliases"),
        description=table.text("description"),
    )


def read_place(id_: str, table: Table) -> Place:
    """Return the place in a table."""
    table.refuse_unknown_keys(KEYS["places"])
    return Place(
        id=id_,
        name=table.required_text("name"),
        aliases=table.texts("aliases"),
        coordinates=_coordinates(table),
    )


def _coordinates(table: Table) -> tuple[float, float] | None:
    """Return the latitude and longitude of a place in degrees, or None."""
    written = table.values.get("coordinates")
    if written is None:
        return None
    if type(written) is not list or len(written) != len(_DEGREES):
        is_ = f"holds {len(written)} values" if type(written) is list else f"is {kind_of(written)}"
        problem = f'"coordinates" {is_}, not a latitude and a longitude'
        remedy = "write coordinates = [35.41, 35.95]"
        table.note("bad-coordinates", "coordinates", problem, remedy)
        return None
    sound = True
    for item, (value, (name, most)) in enumerate(zip(written, _DEGREES, strict=True)):
        if type(value) not in (int, float):
            problem, remedy = f"the {name} is {kind_of(value)}", "write degrees, such as 35.41"
        elif not -most <= value <= most:
            # A number of thousands of digits cannot be written at all.
            problem, remedy = f"there is no such {name}", f"write degrees from -{most} to {most}"
        else:
            continue
        table.note("bad-coordinates", "coordinates", problem, remedy, item=item)
        sound = False
    return (float(written[0]), float(written[1])) if sound else None


class EntryReader(NamedTuple):
    """Reads the entries of one file against what the logs declare.

    default_source is the one source of the file, None where it is not clear, and an empty text
    where nobody can know because the file's sources are broken.
    """

    sources: Collection[str]
    actors: Collection[str]
    topics: Collection[str]
    places: Collection[str]
    events: Collection[str]
    default_source: str | None

    def read(self, plural: str, table: Table) -> Event | Fact | Quote:
        """Return the entry in a table; plural is the name of its list, such as "events"."""
        table.refuse_unknown_keys(KEYS[plural])
        id_ = table.required_text("id", '"a-short-id"')
        if id_ and not _ENTRY_ID.fullmatch(id_):
            table.note("bad-id", "id", f'"{clipped(id_)}" is no id', _id_remedy(id_))
        if plural == "events":
            return self._event(id_, table)
        if plural == "facts":
            return self._fact(id_, table)
        return self._quote(id_, table)

    def _event(self, id_: str, table: Table) -> Event:
        return Event(
            title=table.required_text("title"),
            summary=table.text("summary"),
            claims=self._claims(table),
            **self._shared(id_, table),
        )

    def _fact(self, id_: str, table: Table) -> Fact:
        return Fact(
            statement=table.required_text("statement"),
            claims=self._claims(table),
            **self._shared(id_, table),
        )

    def _quote(self, id_: str, table: Table) -> Quote:
        return Quote(
            text=table.required_text("text"),
            by=table.reference("by", self.actors, "actor"),
            via=table.reference("via", self.actors, "actor"),
            event=table.reference("event", self.events, "event"),
            **self._shared(id_, table),
        )

    def _shared(self, id_: str, table: Table) -> dict[str, Any]:
        """Return the fields that all entries have, by name."""
        return {
            "id": id_,
            "date": table.date("date"),
            "date_note": table.text("date_note"),
            "confidential": table.flag("confidential"),
            "actors": table.references("actors", self.actors, "actor"),
            "topics": table.references("topics", self.topics, "topic"),
            "places": table.references("places", self.places, "place"),
            **read_citations(table, self.sources, self.default_source),
            "extra": read_extra(table),
        }

    def _claims(self, table: Table) -> tuple[Claim, ...]:
        if "claims" not in table.values:
            return ()
        return tuple(filter(None, map(self._claim, table.tables("claims", "{ stance = … }"))))

    def _claim(self, table: Table) -> Claim | None:
        table.refuse_unknown_keys(KEYS["claims"])
        table.require("stance", '"asserts"')
        stance = table.choice("stance", Stance)
        by = table.reference("by", self.actors, "actor")
        if stance is Stance.STATES and by is not None:
            remedy = f'leave "by" out, or write stance = "{Stance.ASSERTS}"'
            problem = "what the source itself states is nobody else's claim"
            table.note("stated-by", "by", problem, remedy)
        date, confidential = table.date("date"), table.flag("confidential")
        paragraph = table.number("paragraph")
        locator, url = table.text("locator"), read_url(table)
        source = table.reference("source", self.sources, "source")
        if stance is None:
            return None
        return Claim(
            stance=stance,
            by=by,
            date=date,
            confidential=confidential,
            source=source,
            paragraph=paragraph,
            locator=locator,
            url=url,
        )


def _id_remedy(written: str) -> str:
    fitting = "-".join(re.findall(_OF_IDS, written.lower()))
    rule = "write it with a-z, 0-9 and hyphens"
    return f'{rule}: "{fitting}"' if 0 < len(fitting) <= _LONGEST_PROPOSED else rule
