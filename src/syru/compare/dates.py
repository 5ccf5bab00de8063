"""How a date changed, by the four days that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.compare.difference import How

if TYPE_CHECKING:
    from syru.dates import DateSpan


def how_changed(old: DateSpan, new: DateSpan) -> How:
    """Return how one date became another.

    It is narrowed where each day on which it may now have started or ended was possible before,
    and some are not any more; widened the other way round. What is neither has moved: as a whole,
    or at one of its ends. Where the days are the same, only the signs ~, ? and % can differ, or
    the spelling.
    """
    if _starts(old) == _starts(new) and _ends(old) == _ends(new):
        if old.flagged == new.flagged:
            return How.RESPELLED
        return How.FLAGGED if new.flagged else How.UNFLAGGED
    if _within(_starts(new), _starts(old)) and _within(_ends(new), _ends(old)):
        return How.NARROWED
    if _within(_starts(old), _starts(new)) and _within(_ends(old), _ends(new)):
        return How.WIDENED
    return _moved(old, new)


def _moved(old: DateSpan, new: DateSpan) -> How:
    if _starts(old) == _starts(new):
        return How.END_MOVED
    if _ends(old) == _ends(new):
        return How.START_MOVED
    pairs = list(zip((*_starts(old), *_ends(old)), (*_starts(new), *_ends(new)), strict=True))
    if all(after <= before for before, after in pairs):
        return How.EARLIER
    if all(after >= before for before, after in pairs):
        return How.LATER
    return How.MOVED


def _starts(span: DateSpan) -> tuple[str, str]:
    return span.start_lo, span.start_hi


def _ends(span: DateSpan) -> tuple[str, str]:
    return span.end_lo, span.end_hi


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
