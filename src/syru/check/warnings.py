"""What is not wrong in a log and still worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.check.repetition import repeated
from syru.errors import clipped
from syru.log.model import Event, Fact, Quote
from syru.log.noting import Path, Problem
from syru.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syru.log.model import Entry, Log, Source
    from syru.log.reader import Reading

# A title is read in a list, beside a date and a standing.
LONGEST_TITLE = 100

Note = tuple[Path, str, str]


def review(reading: Reading) -> tuple[Problem, ...]:
    """Return every warning, each with its place; entries that cannot be placed are passed over.

    What nothing uses is told only of logs without faults: a fault may hide the use.
    """
    log = reading.log
    found: list[Problem] = []
    entries = {entry.id: entry for entry in log.entries if entry.id in reading.places}
    sources = {source.id: source for source in log.sources}
    for entry in entries.values():
        notes = [*_without_paragraphs(entry), *_dates(entry, sources), *_title(entry)]
        if isinstance(entry, Quote):
            notes += _stranger(entry, entries)
        file, at = reading.places[entry.id]
        found += [_warning(file, (*at, *path), entry.id, *words) for path, *words in notes]
    for again, earlier in repeated(entries.values()):
        file, at = reading.places[again.id]
        key = "title" if isinstance(again, Event) else "statement"
        problem = f'"{clipped(earlier.id)}" has the same date and nearly the same {key}'
        found.append(_warning(file, (*at, key), again.id, problem, "keep one of the two"))
    unused = _unused(log) if reading.sound else ()
    for path, id_, problem, remedy in (*_collisions(log), *unused):
        file = reading.declared_in(str(path[0]), id_)
        found.append(_warning(file, path, id_, problem, remedy))
    return tuple(found)


def _warning(file: int, path: Path, id_: str, problem: str, remedy: str) -> Problem:
    return Problem(file=file, path=path, id=id_, problem=problem, remedy=remedy, warning=True)


def _without_paragraphs(entry: Entry) -> Iterator[Note]:
    if not entry.paragraphs:
        yield (), "no paragraph of the source is named", "write paragraphs = [ … ]"


def _dates(entry: Entry, sources: Mapping[str, Source]) -> Iterator[Note]:
    """Yield dates that are surely in the wrong order: open and rough ends are no evidence."""
    if not isinstance(entry, Event) or entry.date is None:
        return
    source = sources.get(entry.source)
    written = source.date if source is not None else None
    if written is not None and entry.date.span.start_lo > written.span.end_hi:
        problem = f"the event is dated after its source ({written.words})"
        yield ("date",), problem, "check the two dates"
    for item, claim in enumerate(entry.claims):
        if claim.date is not None and claim.date.span.end_hi < entry.date.span.start_lo:
            problem = f"the claim is dated before the event ({entry.date.words})"
            yield ("claims", item, "date"), problem, "check the two dates"


def _title(entry: Entry) -> Iterator[Note]:
    if not isinstance(entry, Event):
        return
    if "\n" in entry.title.strip():
        yield ("title",), "the title is longer than a line", "write it in one line"
    elif len(entry.title) > LONGEST_TITLE:
        problem = f"the title has {len(entry.title)} characters"
        yield ("title",), problem, f"write at most {LONGEST_TITLE}, and the rest into summary"


def _stranger(quote: Quote, entries: Mapping[str, Entry]) -> Iterator[Note]:
    """Yield a speaker who neither takes part in the quote's event nor has a claim on it."""
    event = entries.get(quote.event or "")
    if quote.by is None or not isinstance(event, Event):
        return
    if quote.by not in event.actors and quote.by not in {claim.by for claim in event.claims}:
        problem = f'"{clipped(quote.by)}" takes no part in the event "{clipped(event.id)}"'
        yield ("by",), problem, "name the speaker among the event's actors, or another event"


def _collisions(log: Log) -> Iterator[tuple[Path, str, str, str]]:
    """Yield names of actors that read like another actor's, once for each two actors."""
    owners: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for actor in log.actors:
        names: list[tuple[Path, str]] = [(("name",), actor.name)]
        names += [(("aliases", item), alias) for item, alias in enumerate(actor.aliases)]
        for path, name in names:
            folded = fold(name)
            owner = owners.setdefault(folded, actor.id) if folded else actor.id
            if owner == actor.id or (owner, actor.id) in told:
                continue
            told.add((owner, actor.id))
            problem = (
                f'"{clipped(name)}" is also a name of "{clipped(owner)}", but for its spelling'
            )
            remedy = "make one actor of the two, or give one another name"
            yield ("actors", actor.id, *path), actor.id, problem, remedy


def _unused(log: Log) -> Iterator[tuple[Path, str, str, str]]:
    used = _used(log)
    kinds: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("actors", "actor", tuple(actor.id for actor in log.actors)),
        ("topics", "topic", tuple(topic.id for topic in log.topics)),
        ("places", "place", tuple(place.id for place in log.places)),
    )
    for plural, kind, ids in kinds:
        for id_ in ids:
            if id_ not in used[plural]:
                problem = f'nothing uses the {kind} "{clipped(id_)}"'
                yield (plural, id_), id_, problem, "take it out, or name it where it belongs"


def _used(log: Log) -> dict[str, set[str | None]]:
    """Return the ids that entries name, and for actors also those that have members."""
    actors: set[str | None] = {group for actor in log.actors for group in actor.member_of}
    topics: set[str | None] = set()
    places: set[str | None] = set()
    for entry in log.entries:
        actors.update(entry.actors)
        topics.update(entry.topics)
        places.update(entry.places)
        if isinstance(entry, Event | Fact):
            actors.update(claim.by for claim in entry.claims)
        elif isinstance(entry, Quote):
            actors.update((entry.by, entry.via))
    return {"actors": actors, "topics": topics, "places": places}
