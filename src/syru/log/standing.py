"""What the claims of a log add up to: the standing of an entry, and the day it became public.

A day is worked out as far as the days in a log go, and an open end gives none: "on 27 October or
later" names no day by which a thing was public. Nor does the date of what was confidential then. An
entry is never public later than the first of its sources.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.log.model import Claim, Entry, Event, Fact, Log, Quote, Source, Stance

NEVER = AFTER_ALL  # No day is known, so that no --as-of is late enough.
_OPEN = (BEFORE_ALL, AFTER_ALL)
_NO_OTHERS: Mapping[str, str] = MappingProxyType({})


class Standing(StrEnum):
    """What the claims about an entry add up to."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    RUMOURED = "rumoured"
    DISPUTED = "disputed"
    DENIED = "denied"


def standing_of(stances: Collection[str]) -> Standing:
    """Return the standing of an entry with claims of these stances (format 1, "Standing").

    Doubts are shown beside an entry and never change its standing.
    """
    if Stance.DENIES in stances:
        backed = {Stance.STATES, Stance.ASSERTS, Stance.RELAYS, Stance.CONFIRMS}
        return Standing.DENIED if backed.isdisjoint(stances) else Standing.DISPUTED
    if Stance.CONFIRMS in stances:
        return Standing.CONFIRMED
    if Stance.STATES in stances:
        return Standing.STATED
    if Stance.ASSERTS in stances:
        return Standing.CLAIMED
    if Stance.RELAYS in stances:
        return Standing.RUMOURED
    return Standing.STATED


def source_day(source: Source) -> str:
    """Return the last day of the source's date; without one, or with an open end, NEVER."""
    return NEVER if source.date is None else source.date.span.end_hi


def claim_day(claim: Claim, source: str, others: Mapping[str, str] = _NO_OTHERS) -> str:
    """Return the last day of the claim's date, or its source's day.

    That is where it has no date, or one with an open end, or was confidential on its date.
    source is the day of the entry's sources, others those of all sources by id, for a claim that
    has a source of its own.
    """
    if claim.confidential or claim.date is None or claim.date.span.end_hi == NEVER:
        return source if claim.source is None else others[claim.source]
    return claim.date.span.end_hi


def entry_day(entry: Entry, source: str, others: Mapping[str, str] = _NO_OTHERS) -> str:
    """Return the day from which the entry was public, never later than that of its sources.

    That is its earliest claim's day; where no claim has one, the last day of its own date, unless
    it or a claim was confidential. source is the day of the first of its sources to come out,
    others as for claim_day.
    """
    claimed = NEVER
    if entry.claims:
        claimed = min(claim_day(claim, source, others) for claim in entry.claims)
    if claimed != NEVER or entry.date is None or _was_confidential(entry):
        return min(source, claimed)
    for day in (entry.date.span.end_hi, entry.date.span.start_hi):
        if day not in _OPEN:
            return min(source, day)
    return source


def _was_confidential(entry: Entry) -> bool:
    """Tell whether the date of an entry is no day on which it was public, as far as is known."""
    return entry.confidential or any(claim.confidential for claim in entry.claims)


def log_as_of(log: Log, day: str) -> Log:
    """Return a log without what was not public by a day (format 1, "Public from").

    A claim for which no day is known counts as soon as its entry does.
    """
    days = {source.id: source_day(source) for source in log.sources}
    entries = (entry for entry in log.entries if _public(entry, days) <= day)
    return log._replace(entries=tuple(_as_of(entry, day, days) for entry in entries))


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
