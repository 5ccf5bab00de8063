"""The order of the list: what is sure, by date, quotes under their events; then what is perhaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.dates.day import iso_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syru.dates import DateSpan
    from syru.export.edition import DatedEntry
    from syru.query.found import FoundEntry

UNDATED = "Without a date"
# Up to this year a number alone does not read as a year.
_LAST_SHORT_YEAR = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry in the list.

    event is the number of the event that a quote stands under, before that of the entry which
    would follow it if it stood by itself; both are None for entries that stand by themselves.
    """

    entry: DatedEntry
    event: int | None = None
    before: int | None = None

    @property
    def found(self) -> FoundEntry:
        """Return what was found of it."""
        return self.entry.found


def arrange(entries: Sequence[DatedEntry]) -> tuple[Placed, ...]:
    """Return entries that come in order of time with each quote after the event that it is on.

    Where a window was asked for, what surely lies in it comes first, what only may lie there last.
    """
    sure = [entry for entry in entries if not is_possible(entry)]
    possible = [entry for entry in entries if is_possible(entry)]
    return (*_arranged(sure, 0), *_arranged(possible, len(sure)))


def is_possible(entry: DatedEntry) -> bool:
    """Tell whether an entry only may lie in the window that was asked for."""
    return entry.found.match == "possible"


def _arranged(entries: Sequence[DatedEntry], offset: int) -> Iterator[Placed]:
    events = {entry.found.id for entry in entries if entry.found.kind == "event"}
    under: defaultdict[str, list[int]] = defaultdict(list)
    alone = []
    for at, entry in enumerate(entries):
        event = entry.found.event
        if event in events and event is not None:
            under[event].append(at)
        else:
            alone.append(at)
    numbers, next_number = {}, offset
    for at in alone:
        numbers[at] = next_number
        next_number += 1 + len(under[entries[at].found.id])
    following = {}
    after = offset + len(entries)
    for at in reversed(range(len(entries))):
        following[at] = after
        after = numbers.get(at, after)
    for at in alone:
        yield Placed(entry=entries[at])
        for quote in under[entries[at].found.id]:
            yield Placed(entry=entries[quote], event=numbers[at], before=following[quote])


def year_heading(span: DateSpan | None) -> str:
    """Return the heading that an entry stands under: the year of its first day that is known."""
    if span is None:
        return UNDATED
    days = (span.start_lo, span.end_hi, span.start_hi, span.end_lo)
    known = next(day for day in days if day not in (BEFORE_ALL, AFTER_ALL))
    return year_words(int(iso_day(known)[:-6]))


def year_words(year: int) -> str:
    """Return a year as the page says it: 2025, AD 14, or 44 BC for -43."""
    if year < 1:
        return f"{1 - year} BC"
    return str(year) if year > _LAST_SHORT_YEAR else f"AD {year}"
