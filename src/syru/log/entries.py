"""The tables of events, facts and quotes into records."""

import re
from collections.abc import Collection
from typing import Any

from syru.errors import clipped
from syru.log.format1 import ENTRY_ID, KEYS
from syru.log.model import Claim, Event, Fact, Quote, Stance
from syru.log.table import Table

_OF_IDS = re.compile("[a-z0-9]+")
_LONGEST_PROPOSED = 60  # characters of an id that is proposed


class EntryReader:
    """Reads entries against what the logs declare.

    default_source is the one source of the file whose entries are read, None where it is not
    clear, and an empty text where nobody can know because the file's sources are broken.
    """

    def __init__(
        self,
        *,
        sources: Collection[str],
        actors: Collection[str],
        topics: Collection[str],
        places: Collection[str],
        events: Collection[str],
    ) -> None:
        self._sources = sources
        self._actors = actors
        self._topics = topics
        self._places = places
        self._events = events
        self.default_source: str | None = None

    def read(self, plural: str, table: Table) -> Event | Fact | Quote:
        """Return the entry in a table of the list so called; its problems are noted there."""
        table.refuse_unknown_keys(KEYS[plural])
        table.require("id", '"a-short-id"')
        id_ = table.text("id") or ""
        if id_ and not ENTRY_ID.fullmatch(id_):
            table.note("id", f'"{clipped(id_)}" is no id', _id_remedy(id_))
        if plural == "events":
            return self._event(id_, table)
        if plural == "facts":
            return self._fact(id_, table)
        return self._quote(id_, table)

    def _event(self, id_: str, table: Table) -> Event:
        table.require("date", '"2025-07"')
        table.require("title", '"…"')
        return Event(
            title=table.text("title") or "",
            summary=table.text("summary"),
            claims=self._claims(table),
            **self._shared(id_, table),
        )

    def _fact(self, id_: str, table: Table) -> Fact:
        table.require("statement", '"…"')
        return Fact(
            statement=table.text("statement") or "",
            claims=self._claims(table),
            **self._shared(id_, table),
        )

    def _quote(self, id_: str, table: Table) -> Quote:
        table.require("text", '"…"')
        return Quote(
            text=table.text("text") or "",
            by=table.reference("by", self._actors, "actor"),
            via=table.reference("via", self._actors, "actor"),
            event=table.reference("event", self._events, "event"),
            **self._shared(id_, table),
        )

    def _shared(self, id_: str, table: Table) -> dict[str, Any]:
        """Return the fields that all entries have, by name."""
        return {
            "id": id_,
            "date": table.date("date"),
            "date_note": table.text("date_note"),
            "actors": table.references("actors", self._actors, "actor"),
            "topics": table.references("topics", self._topics, "topic"),
            "places": table.references("places", self._places, "place"),
            "source": self._source(table),
            "paragraphs": table.numbers("paragraphs"),
        }

    def _source(self, table: Table) -> str:
        if "source" in table.values:
            return table.reference("source", self._sources, "source") or ""
        if self.default_source is None:
            problem = '"source" is missing, and its file does not declare exactly one'
            table.note(None, problem, 'write source = "ID"')
        return self.default_source or ""

    def _claims(self, table: Table) -> tuple[Claim, ...]:
        if "claims" not in table.values:
            return ()
        claims = [self._claim(claim) for claim in table.tables("claims", "{ stance = … }")]
        return tuple(claim for claim in claims if claim is not None)

    def _claim(self, table: Table) -> Claim | None:
        table.refuse_unknown_keys(KEYS["claims"])
        table.require("stance", '"asserts"')
        stance = table.choice("stance", Stance)
        by = table.reference("by", self._actors, "actor")
        if stance is Stance.STATES and by is not None:
            remedy = f'leave "by" out, or write stance = "{Stance.ASSERTS}"'
            table.note("by", "what the source itself states is nobody else's claim", remedy)
        date, paragraph = table.date("date"), table.number("paragraph")
        if stance is None:
            return None
        return Claim(stance=stance, by=by, date=date, paragraph=paragraph)


def _id_remedy(written: str) -> str:
    fitting = "-".join(_OF_IDS.findall(written.lower()))
    rule = "write it with a-z, 0-9 and hyphens"
    return f'{rule}: "{fitting}"' if 0 < len(fitting) <= _LONGEST_PROPOSED else rule
