"""What the claims of a log add up to: the standing of an entry, and the day it became public.

A day is worked out as far as a log can show it; an entry is never public later than its source.
"""

from collections.abc import Collection
from enum import StrEnum

from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.log.model import Claim, Entry, Source, Stance

NEVER = AFTER_ALL  # No day is known, so that no --as-of is late enough.
_OPEN = (BEFORE_ALL, AFTER_ALL)


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
    """Return the last day of the source's date, the first where its end is open, else NEVER."""
    if source.date is None:
        return NEVER
    span = source.date.span
    return next((day for day in (span.end_hi, span.start_lo) if day not in _OPEN), NEVER)


def claim_day(claim: Claim, source: str) -> str:
    """Return the last day of the claim's date; without one, or with an open end, its source's."""
    if claim.date is None or claim.date.span.end_hi in _OPEN:
        return source
    return claim.date.span.end_hi


def entry_day(entry: Entry, source: str) -> str:
    """Return the day from which the entry was public, never later than its source's.

    That is its earliest claim's day; without claims, the last day of its own date.
    """
    if entry.claims:
        return min(source, *(claim_day(claim, source) for claim in entry.claims))
    if entry.date is None:
        return source
    days = entry.date.span.end_hi, entry.date.span.start_hi
    return min(source, next((day for day in days if day not in _OPEN), source))
