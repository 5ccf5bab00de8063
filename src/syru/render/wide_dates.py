"""Dates much wider than the window that is asked for: their entries are named, not listed.

Of a month, what may have happened on some day of two years is hardly worth a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from syru.dates.day import iso_day, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from syru.query.found import FoundEntry
    from syru.query.selection import Selection

# Wide is a date of more than so many days that is so many times as long as the window.
_DAYS: Final = 183
_TIMES: Final = 4
_MOST_NAMED: Final = 24


def without_wide(
    entries: Iterable[FoundEntry], selection: Selection, wide: list[str]
) -> Iterator[FoundEntry]:
    """Yield the entries of a window whose dates are not much wider; add the ids of the others.

    A window that is open at an end is wider than every date.
    """
    if selection.since is None or selection.until is None:
        yield from entries
        return
    window = _days(iso_day(selection.first_day), iso_day(selection.last_day))
    for found in entries:
        first, last = found.earliest, found.latest
        if first and last and _days(first, last) <= max(_DAYS, _TIMES * window):
            yield found
        else:
            wide.append(found.id)


def wide_words(ids: list[str]) -> str:
    """Return which entries have much wider dates, by their ids."""
    hidden = len(ids) - _MOST_NAMED
    more = f" and {hidden:,} more" if hidden > 0 else ""
    return f"{len(ids)} of much wider dates: {', '.join(ids[:_MOST_NAMED])}{more}"


def _days(first: str, last: str) -> int:
    """Return how many days there are from one ISO day to another, both inclusive."""
    return read_day(last).toordinal() - read_day(first).toordinal() + 1
