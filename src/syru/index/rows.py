"""Entries into rows of the index, in batches, which cost less each than rows alone."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from syru.dates.day import day_number
from syru.dates.span import AFTER_ALL
from syru.log.extra import type_of
from syru.log.model import Claim, Entry, Event, Fact, Log, Quote, WrittenDate
from syru.log.origins import roots
from syru.log.standing import claim_day, entry_day, source_day, standing_of
from syru.names import fold, search_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

Row: TypeAlias = "tuple[object, ...]"
# Rows of the tables that are named, all of them of numbers and texts alone.
Batch: TypeAlias = "list[tuple[str, list[Row]]]"

WORDS = "words"
_BATCH = 1_000  # one is written while the next is made, also of a log of a few thousand
# The article that a search drops; it begins with letters that are found at once.
_ARTICLE = re.compile("al(?![a-z0-9])(?<![a-z0-9]al)")
_WITHOUT_CLAIMS = standing_of(()).value
_NO_DAYS: Row = (None,) * 7


class _Known(NamedTuple):
    """Of each source, by id: the day by which it was public, and the end of its origins.

    dates has the cells of each date as it is written, once: a long log has most dates many times.
    """

    days: Mapping[str, str]
    roots: Mapping[str, str]
    dates: dict[str, Row]

    def day(self, entry: Entry) -> str:
        """Return the day by which the first to come out of the sources of an entry was public."""
        if not entry.further:
            return self.days[entry.source]
        return min(self.days[citation.source] for citation in entry.citations)

    def origins(self, entry: Entry) -> int:
        """Return of how many origins the sources of an entry are."""
        if not entry.further:
            return 1
        return len({self.roots[citation.source] for citation in entry.citations})

    def span(self, date: WrittenDate | None) -> Row:
        """Return the four days, the flag, and where the date stands in a chronology."""
        if date is None:
            return _NO_DAYS
        cells = self.dates.get(date.written)
        if cells is None:
            span = date.span
            day, late, _ = span.sort_key
            days = span.start_lo, span.start_hi, span.end_lo, span.end_hi
            cells = self.dates[date.written] = (*days, span.flagged, day, late)
        return cells


def batches_of(log: Log, entries: Iterable[Entry], *, words: bool) -> Iterator[Batch]:
    """Yield the rows of entries, those of entries first; words as for build."""
    days = {source.id: source_day(source) for source in log.sources}
    known = _Known(days=days, roots=roots(log.sources), dates={})
    names = searched_names(log) if words else {}
    left, first = iter(entries), 1
    while taken := list(enumerate(islice(left, _BATCH), first)):
        batch = _batch(taken, known)
        if words:
            batch.append((WORDS, [_searched(at, entry, names) for at, entry in taken]))
        yield batch
        first += len(taken)


def _batch(numbered: list[tuple[int, Entry]], known: _Known) -> Batch:
    batch: Batch = [("entries", [_entry(at, entry, known) for at, entry in numbered])]
    cited: list[Row] = [
        (number, position, one.source, as_json(one.paragraphs), one.locator, one.url)
        for number, entry in numbered
        for position, one in enumerate(entry.further, 1)
    ]
    batch.append(("further_citations", cited))
    ended = [day_number(one.date.span.end_hi if one.date else AFTER_ALL) for _, one in numbered]
    for kind in ("actors", "topics", "places"):
        named: list[Row] = [
            (number, position, id_, ends)
            for (number, entry), ends in zip(numbered, ended, strict=True)
            for position, id_ in enumerate(getattr(entry, kind))
        ]
        batch.append((f"entry_{kind}", named))
    claims: list[Row] = [
        _claim(number, position, claim, claim_day(claim, known.day(entry), known.days))
        for number, entry in numbered
        for position, claim in enumerate(entry.claims)
    ]
    batch.append(("claims", claims))
    own = [(at, entry) for at, entry in numbered if entry.extra]
    batch.append(("extras", [row for at, entry in own for row in _extras(at, entry)]))
    return batch


def _extras(number: int, entry: Entry) -> Iterator[tuple[object, ...]]:
    for position, (key, value) in enumerate(entry.extra):
        folded = fold(value) if isinstance(value, str) else None
        kept = value.isoformat() if isinstance(value, date) else value
        yield number, position, key, type_of(value), kept, folded


def _entry(number: int, entry: Entry, known: _Known) -> Row:
    return (
        number,
        entry.id,
        entry.kind,
        *date_cells(entry.date),
        entry.date_note,
        entry.confidential,
        *known.span(entry.date),
        entry_day(entry, known.day(entry), known.days),
        *_words(entry),
        entry.source,
        as_json(entry.paragraphs),
        entry.locator,
        entry.url,
        known.origins(entry),
    )


def _words(entry: Entry) -> tuple[str | None, ...]:
    """Return standing, title, summary, statement, text, by, via and event."""
    if isinstance(entry, Quote):
        return None, None, None, None, entry.text, entry.by, entry.via, entry.event
    standing = _WITHOUT_CLAIMS
    if entry.claims:
        standing = standing_of({claim.stance for claim in entry.claims}).value
    if isinstance(entry, Event):
        return standing, entry.title, entry.summary, None, None, None, None, None
    statement = entry.statement if isinstance(entry, Fact) else None
    return standing, None, None, statement, None, None, None, None


def searched_names(log: Log) -> dict[str, str]:
    """Return the name and aliases of each actor as they are searched, by its id."""
    return {
        actor.id: " ".join(map(search_text, (actor.name, *actor.aliases))) for actor in log.actors
    }


def _searched(number: int, entry: Entry, names: Mapping[str, str]) -> Row:
    """Return the texts of an entry as they are searched, and the names of who has to do with it."""
    involved: Collection[str] = entry.actors
    title = summary = statement = text = None
    if isinstance(entry, Event):
        title = _as_indexed(entry.title)
        summary = _as_indexed(entry.summary) if entry.summary else None
    elif isinstance(entry, Fact):
        statement = _as_indexed(entry.statement)
    elif isinstance(entry, Quote):
        text = _as_indexed(entry.text)
        involved = dict.fromkeys((*involved, entry.by)) if entry.by else involved
    names_of = " ".join([names[id_] for id_ in involved])
    held = dict.fromkeys(claim.by for claim in entry.claims) if entry.claims else ()
    holders = " ".join([names[id_] for id_ in held if id_ and id_ not in involved])
    return number, title, summary, statement, text, names_of, holders


def _as_indexed(text: str) -> str:
    """Return a text as it is searched; what SQLite folds in the same way is left to it."""
    if text.isascii() and "'" not in text and "`" not in text:
        lower = text.lower()
        if "al" not in lower or not _ARTICLE.search(lower):
            return text
    return search_text(text)


def _claim(number: int, position: int, claim: Claim, day: str) -> tuple[object, ...]:
    where = (claim.source, claim.paragraph, claim.locator, claim.url)
    dated = (*date_cells(claim.date), claim.confidential, day)
    return number, position, claim.stance.value, claim.by, *dated, *where


def date_cells(date: WrittenDate | None) -> tuple[str | None, str | None]:
    """Return a date as written and in words."""
    return (None, None) if date is None else (date.written, date.words)


def as_json(values: tuple[object, ...]) -> str:
    """Return a list as JSON."""
    # Most lists of a large log are empty, and the encoder is slow to say so.
    return json.dumps(values, ensure_ascii=False) if values else "[]"
