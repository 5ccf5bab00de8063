"""The day from which a source, a claim or an entry was public, as far as a log can show it."""

from syru.dates.edtf import AFTER_ALL, BEFORE_ALL, DateSpan
from syru.log.model import Claim, Entry, Event, Fact, Source

NEVER = AFTER_ALL  # No day is known, so that no --as-of is late enough.
_OPEN = (BEFORE_ALL, AFTER_ALL)


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
    claims = entry.claims if isinstance(entry, Event | Fact) else ()
    if claims:
        return min(source, *(claim_day(claim, source) for claim in claims))
    if entry.date is None:
        return source
    return min(source, _last_day(entry.date.span, source))


def _last_day(span: DateSpan, source: str) -> str:
    return next((day for day in (span.end_hi, span.start_hi) if day not in _OPEN), source)
