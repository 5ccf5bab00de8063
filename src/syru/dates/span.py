"""DateSpan: an uncertain date as four days.

Days are kept as texts that sort as the days do and go into the index as they are: ISO text from the
year 1 on, and what `syru.dates.day.sortable` makes of it before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from syru.dates.day import iso_day, read_day
from syru.dates.words import in_words

if TYPE_CHECKING:
    from datetime import date

    from syru.dates.day import Day

# Where there is no bound; they sort before and after every day.
BEFORE_ALL: Final = "-0000-00-00"
AFTER_ALL: Final = "9999-99-99"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date as the four days between which it may have started and ended.

    Days are sortable texts, both ends inclusive (`syru.dates.day.iso_day` makes ISO text of them);
    `BEFORE_ALL` and `AFTER_ALL` stand where there is no bound. `edtf` is canonical and reads back
    as an equal span. `flagged` says that the date is approximate (`~`), uncertain (`?`) or both
    (`%`), in any of its parts.
    """

    edtf: str
    start_lo: str
    start_hi: str
    end_lo: str
    end_hi: str
    flagged: bool

    def __str__(self) -> str:
        return in_words(self.edtf)

    @property
    def earliest(self) -> date | Day | None:
        """The first day it may have started, a `Day` before year 1; None where open or unknown."""
        return _day_or_none(self.start_lo)

    @property
    def latest(self) -> date | Day | None:
        """The last day it may have ended, a `Day` before year 1; None where open or unknown."""
        return _day_or_none(self.end_hi)

    @property
    def sort_key(self) -> tuple[str, bool, str]:
        """Where it stands in a chronology; equal keys keep the order of the file.

        By the first day that is known (of a date with an open start: by the last, so that "until
        1945" stands at 1945), open starts first among equals, then the shorter before the longer.
        """
        days = (self.start_lo, self.end_hi, self.start_hi, self.end_lo)
        known = next(day for day in days if day not in (BEFORE_ALL, AFTER_ALL))
        return known, self.start_lo != BEFORE_ALL, self.end_hi


def _day_or_none(day: str) -> date | Day | None:
    return None if day in (BEFORE_ALL, AFTER_ALL) else read_day(iso_day(day))
