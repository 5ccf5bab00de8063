"""A log as it stood on a day: what was public by then, with the claims that were."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syru.log.model import Quote
from syru.log.standing import NEVER, claim_day, entry_day, source_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syru.log.model import Entry, Event, Fact, Log


def log_as_of(log: Log, day: str) -> Log:
    """Return a log without what was not public by a day (format 1, "Public from").

    A claim for which no day is known counts as soon as its entry does.
    """
    days = {source.id: source_day(source) for source in log.sources}
    entries = (entry for entry in log.entries if _public(entry, days) <= day)
    return replace(log, entries=tuple(_as_of(entry, day, days) for entry in entries))


def never_public(log: Log) -> int:
    """Return of how many entries the log cannot show when they became public."""
    days = {source.id: source_day(source) for source in log.sources}
    return sum(_public(entry, days) == NEVER for entry in log.entries)


def _public(entry: Entry, days: Mapping[str, str]) -> str:
    return entry_day(entry, _first(entry, days), days)


def _first(entry: Entry, days: Mapping[str, str]) -> str:
    """Return the day by which the first to come out of the sources of an entry was public."""
    return min(days[citation.source] for citation in entry.citations)


def _as_of(entry: Event | Fact | Quote, day: str, days: Mapping[str, str]) -> Event | Fact | Quote:
    if isinstance(entry, Quote) or not entry.claims:
        return entry
    first = _first(entry, days)
    public = ((claim, claim_day(claim, first, days)) for claim in entry.claims)
    known = tuple(claim for claim, since in public if since <= day or since == NEVER)
    return replace(entry, claims=known)
