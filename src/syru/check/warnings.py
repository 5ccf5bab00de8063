"""Warnings about a log: what is no fault and still worth a look, such as one event told twice."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from syru.errors import clipped
from syru.log.extra import type_of
from syru.log.model import DECLARED, Event, Fact, Quote
from syru.log.toml_table import Problem
from syru.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from syru.errors import WarningName
    from syru.log.locator import KeyPath
    from syru.log.model import Actor, Entry, Log, Place, Source, Topic
    from syru.log.reader import CheckedLog

# A title is read in a list, beside a date and a standing.
LONGEST_TITLE = 100

EntryT = TypeVar("EntryT", bound="Entry")

# Titles of fewer words differ by too much when they differ by one.
_FEWEST_WORDS = 4
# Longer statements are compared as they are: who repeats so much repeats it whole.
_MOST_WORDS = 40
# How alike two words are spelled that may be the same: strike and strikes, Chayrat and Shayrat.
_ALIKE = 0.8
# Candidates compared at one place, lest all entries of one day be compared with each other.
_MOST_COMPARED = 5

_Words = tuple[str, ...]

# Where something stands, its name, what it is, and what to do about it.
Note: TypeAlias = "tuple[KeyPath, WarningName, str, str]"


def find_warnings(checked: CheckedLog) -> tuple[Problem, ...]:
    """Return every warning, each with its place; entries that cannot be placed are passed over.

    What nothing uses is told only of logs without faults: a fault may hide the use.
    """
    log = checked.log
    found: list[Problem] = []
    entries = {entry.id: entry for entry in log.entries if entry.id in checked.places}
    sources = {source.id: source for source in log.sources}
    for entry in entries.values():
        notes = [*_without_paragraphs(entry, sources), *_dates(entry, sources), *_title(entry)]
        if isinstance(entry, Quote):
            notes += _stranger(entry, entries)
        file, at = checked.places[entry.id]
        for path, name, problem, remedy in notes:
            found.append(_warning(file, entry.id, ((*at, *path), name, problem, remedy)))
    several = (*_repetitions(entries.values()), *_mixed(entries.values()))
    for odd, (path, name, problem, remedy) in several:
        file, at = checked.places[odd.id]
        found.append(_warning(file, odd.id, ((*at, *path), name, problem, remedy)))
    unused = _unused(log) if checked.sound else ()
    for id_, note in (*_collisions(log), *unused):
        file = checked.declared[str(note[0][0]), id_]
        found.append(_warning(file, id_, note))
    return tuple(found)


def _warning(file: int, id_: str, note: Note) -> Problem:
    path, name, problem, remedy = note
    return Problem(
        file=file, path=path, id=id_, name=name, problem=problem, remedy=remedy, warning=True
    )


def _without_paragraphs(entry: Entry, sources: Mapping[str, Source]) -> Iterator[Note]:
    """Yield that no paragraph is named of a source whose text could be looked into."""
    for number, cited in enumerate(entry.citations):
        source = sources.get(cited.source)
        if source is not None and source.text is not None and not cited.paragraphs:
            which = f'source "{clipped(source.id)}"' if entry.further else "source"
            problem = f"no paragraph of the {which} is named"
            path = entry.citation_path(number)
            yield path, "no-paragraph", problem, "write paragraphs = [ … ]"


def _dates(entry: Entry, sources: Mapping[str, Source]) -> Iterator[Note]:
    """Yield dates that are surely in the wrong order: open and rough ends are no evidence."""
    if not isinstance(entry, Event) or entry.date is None:
        return
    for source in {cited.source: sources.get(cited.source) for cited in entry.citations}.values():
        if source and source.date and entry.date.span.start_lo > source.date.span.end_hi:
            which = f'source "{clipped(source.id)}"' if entry.further else "source"
            problem = f"the event is dated after its {which} ({source.date.words})"
            yield ("date",), "late-event", problem, "check the two dates"
    for item, claim in enumerate(entry.claims):
        if claim.date is not None and claim.date.span.end_hi < entry.date.span.start_lo:
            problem = f"the claim is dated before the event ({entry.date.words})"
            yield ("claims", item, "date"), "early-claim", problem, "check the two dates"


def _title(entry: Entry) -> Iterator[Note]:
    if not isinstance(entry, Event):
        return
    if "\n" in entry.title.strip():
        problem = "the title is longer than a line"
        yield ("title",), "long-title", problem, "write it in one line"
    elif len(entry.title) > LONGEST_TITLE:
        problem = f"the title has {len(entry.title)} characters"
        remedy = f"write at most {LONGEST_TITLE}, and the rest into summary"
        yield ("title",), "long-title", problem, remedy


def _stranger(quote: Quote, entries: Mapping[str, Entry]) -> Iterator[Note]:
    """Yield a speaker who neither takes part in the quote's event nor has a claim on it."""
    event = entries.get(quote.event or "")
    if quote.by is None or not isinstance(event, Event):
        return
    if quote.by not in event.actors and quote.by not in {claim.by for claim in event.claims}:
        problem = f'"{clipped(quote.by)}" takes no part in the event "{clipped(event.id)}"'
        name = clipped(quote.by)
        remedy = f'if it is right, write "{name}" into the event\'s actors; else name another event'
        yield ("by",), "strange-speaker", problem, remedy


def _mixed(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Note]]:
    """Yield values of one's own that are of another type than most of those under their key."""
    held: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        for key, value in entry.extra:
            held[key][type_of(value)].append(entry)
    for key, types in held.items():
        usual = max(types, key=lambda type_: len(types[type_]))
        example = clipped(types[usual][0].id)
        for type_, found in types.items():
            if type_ != usual:
                problem = f'"{clipped(key)}" is a {type_} here, and a {usual} in "{example}"'
                note: Note = (("extra", key), "mixed-extra", problem, f"write a {usual} here too")
                yield from ((entry, note) for entry in found)


def _collisions(log: Log) -> Iterator[tuple[str, Note]]:
    """Yield names that read like another's of the same kind, once for each two, with whose."""
    for plural in ("actors", "topics", "places"):
        owners: dict[str, tuple[str, str]] = {}
        told: set[tuple[str, str]] = set()
        remedy = f"make one {DECLARED[plural]} of the two, or give one another name"
        for path, id_, name in _named(plural, getattr(log, plural)):
            folded = fold(name) or name
            owner, written = owners.setdefault(folded, (id_, name))
            if owner != id_ and (owner, id_) not in told:
                told.add((owner, id_))
                spelling = "" if written == name else ", but for its spelling"
                problem = f'"{clipped(name)}" is also a name of "{clipped(owner)}"{spelling}'
                yield id_, (path, "same-name", problem, remedy)


def _named(
    plural: str, things: Iterable[Actor | Topic | Place]
) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield each name and alias with where it stands and whose it is."""
    for thing in things:
        yield (plural, thing.id, "name"), thing.id, thing.name
        for item, alias in enumerate(thing.aliases):
            yield (plural, thing.id, "aliases", item), thing.id, alias


def _unused(log: Log) -> Iterator[tuple[str, Note]]:
    for plural, used in _used(log).items():
        for id_ in [thing.id for thing in getattr(log, plural)]:
            if id_ not in used:
                problem = f'nothing uses the {DECLARED[plural]} "{clipped(id_)}"'
                remedy = "take it out, or name it where it belongs"
                yield id_, ((plural, id_), "unused", problem, remedy)


def _used(log: Log) -> dict[str, set[str | None]]:
    """Return the ids that entries name, and for actors also those that have members."""
    actors: set[str | None] = {group for actor in log.actors for group in actor.member_of}
    used = {"actors": actors, "topics": set(), "places": set()}
    for entry in log.entries:
        for plural, ids in used.items():
            ids.update(getattr(entry, plural))
        actors.update(claim.by for claim in entry.claims)
        if isinstance(entry, Quote):
            actors.update((entry.by, entry.via))
    return used


def _repetitions(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Note]]:
    for again, earlier in _repeated(entries):
        key = "title" if isinstance(again, Event) else "statement"
        problem = f'"{clipped(earlier.id)}" has the same date and nearly the same {key}'
        yield again, ((key,), "repeated-entry", problem, "keep one of the two")


def _repeated(entries: Iterable[EntryT]) -> Iterator[tuple[EntryT, EntryT]]:
    """Yield entries with an earlier one of the same kind, date and nearly the same words.

    The words are an event's title or a fact's statement, folded; nearly the same are those with
    one word more, or one word spelled a little differently. The time grows with the words alone.
    """
    days: dict[tuple[str, object], list[tuple[EntryT, _Words]]] = defaultdict(list)
    for entry in entries:
        words = tuple(fold(_words_of(entry)).split())
        if words:
            days[entry.kind, entry.date and entry.date.written].append((entry, words))
    for day in days.values():
        if len(day) > 1:
            yield from _repeated_on_a_day(day)


def _words_of(entry: Entry) -> str:
    if isinstance(entry, Event):
        return entry.title
    return entry.statement if isinstance(entry, Fact) else ""


def _repeated_on_a_day(day: list[tuple[EntryT, _Words]]) -> Iterator[tuple[EntryT, EntryT]]:
    whole: dict[_Words, EntryT] = {}
    # Titles by what is left of them without one word, with that word and its place. The hash
    # stands for the words: there are as many of them as all titles have words together.
    lacking: dict[int, list[tuple[int, str, EntryT]]] = defaultdict(list)
    for entry, words in day:
        earlier = whole.get(words) or _near(words, whole, lacking)
        if earlier is not None:
            yield entry, earlier
        whole.setdefault(words, entry)
        for place, word, rest in _without_one(words):
            known = lacking[hash(rest)]
            if len(known) < _MOST_COMPARED:
                known.append((place, word, entry))


def _near(
    words: _Words, whole: dict[_Words, EntryT], lacking: dict[int, list[tuple[int, str, EntryT]]]
) -> EntryT | None:
    for *_, entry in lacking.get(hash(words), ()):
        return entry
    for place, word, rest in _without_one(words):
        if rest in whole:
            return whole[rest]
        for other_place, other, entry in lacking.get(hash(rest), ()):
            if place == other_place and _alike(word, other):
                return entry
    return None


def _without_one(words: _Words) -> Iterator[tuple[int, str, _Words]]:
    if _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        for place, word in enumerate(words):
            yield place, word, (*words[:place], *words[place + 1 :])


def _alike(one: str, other: str) -> bool:
    # Numbers that differ are two numbers.
    spelled = one.isalpha() and other.isalpha()
    return spelled and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
