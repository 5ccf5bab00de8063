"""How many entries there are in each week, month, quarter, year or decade."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.axis import FIRST_ORDINAL, LAST_ORDINAL, Unit
from syru.chart.rows import ChartAnswer, Dates, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from syru.chart.rows import Days
    from syru.query.counts import By, Occurrences

# Of more periods, those in which there is nothing are left out.
MOST_PERIODS: Final = 2_000


class Every(StrEnum):
    """The periods that entries are counted by; weeks begin on Monday, as in ISO 8601."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"

    @property
    def unit(self) -> Unit:
        """Return what each of them is as a unit of an axis."""
        if self is Every.WEEK:
            return Unit(words="a week", days=7)
        return Unit(words=f"a {self}", months=_MONTHS[self])


_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12, Every.DECADE: 120}


# By how much each of three numbers is more in a cell than in the one before.
_Changes = dict[int, list[int]]


class Numbers(NamedTuple):
    """How many entries there are in a period.

    alone: they surely lie in it and in no other; lasting: they surely go on in it, and longer;
    possible: they may do either.
    """

    alone: int = 0
    lasting: int = 0
    possible: int = 0

    @property
    def sure(self) -> int:
        """Return how many surely lie or go on in it."""
        return self.alone + self.lasting


class Run(NamedTuple):
    """Periods that follow each other, by number, in each of which there are the same numbers."""

    first: int
    last: int
    numbers: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The periods of a row, from the first in which there may be an entry to the last.

    several is how many of its entries surely lie in no single period: they count as lasting or
    possible, in each that they touch.
    """

    id: str
    name: str
    count: int
    several: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsAnswer:
    """The rows that are counted: a row for each thing, or a single one where by is None.

    limit is of rows, newest_first of periods. left_out is how many periods with nothing in them are
    not among those of the rows, because there are too many.
    """

    every: Every
    by: By | None
    found: Occurrences
    rows: tuple[Counted, ...]
    total: int
    several: int
    limit: int | None
    newest_first: bool
    left_out: int

    def periods(self, row: Counted) -> Iterator[tuple[int, int, Numbers]]:
        """Yield the first and last day of each period of a row, and its numbers."""
        unit = self.every.unit
        for run in self.ordered(row):
            cells = range(run.first, run.last + 1)
            for cell in reversed(cells) if self.newest_first else cells:
                yield *bounds(unit, cell), run.numbers

    def ordered(self, row: Counted) -> Sequence[Run]:
        """Return the runs of a row in the order in which they are shown."""
        return row.runs[::-1] if self.newest_first else row.runs


def bounds(unit: Unit, cell: int) -> tuple[int, int]:
    """Return the first and the last day of a period, within the years -9999 to 9999."""
    return unit.first_day(cell), min(unit.first_day(cell + 1) - 1, LAST_ORDINAL)


def count_periods(answer: ChartAnswer, every: Every, *, single: bool) -> PeriodsAnswer:
    """Return the entries of an answer by period; with single, all of its rows are one.

    Then each entry has to be in one row of the answer alone, and reverse is of periods.
    """
    whole = _together(answer.rows)
    chosen = (whole,) if single else answer.chosen()
    window = _window(answer)
    rows = tuple(_counted(row, every.unit, window) for row in chosen if row.dates)
    left_out = 0
    if sum(run.last - run.first + 1 for row in rows for run in row.runs) > MOST_PERIODS:
        left_out = sum(run.last - run.first + 1 for row in rows for run in _empty(row.runs))
        rows = tuple(_without_empty(row) for row in rows)
    return PeriodsAnswer(
        every=every,
        by=None if single else answer.by,
        found=answer.found,
        rows=rows,
        total=min(len(answer.rows), 1) if single else len(answer.rows),
        several=sum(row.several for row in rows),
        limit=None if single else answer.limit,
        newest_first=single and answer.reverse,
        left_out=left_out,
    )


def _together(rows: Sequence[Dates]) -> Dates:
    dates: Counter[Days] = Counter()
    for row in rows:
        dates.update(row.dates)
    return Dates(id="", name="", dates=dates)


def _window(answer: ChartAnswer) -> tuple[int, int]:
    """Return the first and the last day, within the window, on which a date begins or ends."""
    days = turns(answer.rows, answer.found.selection)
    return min(days, default=FIRST_ORDINAL), max(days, default=LAST_ORDINAL)


def _counted(row: Dates, unit: Unit, window: tuple[int, int]) -> Counted:
    """Return a row counted; a date that is open goes on to the end of the window."""
    changes, alone = _changes(row.dates, unit, window)
    return Counted(
        id=row.id,
        name=row.name,
        count=row.count,
        several=row.count - alone,
        runs=tuple(_runs(changes)),
    )


def _changes(
    dates: Mapping[Days, int], unit: Unit, window: tuple[int, int]
) -> tuple[_Changes, int]:
    """Return by how much each of the numbers is more in a period than in the one before.

    Beside it, how many entries lie in one period alone.
    """
    changes: _Changes = {}
    alone = 0
    begin, end = map(unit.cell, window)
    for days, number in dates.items():
        start_lo, start_hi, end_lo, end_hi = (
            unit.cell(max(FIRST_ORDINAL, min(day, LAST_ORDINAL))) for day in days[:4]
        )
        first, last = max(start_lo, begin), min(end_hi, end)
        if start_lo == end_hi and _is_bounded(days) and not days.flagged:
            alone += number
            _add(changes, 0, first, last, number)
            continue
        _add(changes, 2, first, last, number)
        # In these it surely is, even where it is not known that it is on any one day of them.
        first, last = max(start_hi, begin), min(end_lo, end)
        if start_hi <= end_lo and first <= last and not days.flagged:
            _add(changes, 1, first, last, number)
            _add(changes, 2, first, last, -number)
    return changes, alone


def _add(changes: _Changes, which: int, *cells_and_number: int) -> None:
    """Add a number to one of the three in the cells from a first to a last."""
    first, last, number = cells_and_number
    changes.setdefault(first, [0, 0, 0])[which] += number
    changes.setdefault(last + 1, [0, 0, 0])[which] -= number


def _is_bounded(days: Days) -> bool:
    return days.start_lo >= FIRST_ORDINAL and days.end_hi <= LAST_ORDINAL


def _runs(changes: Mapping[int, Sequence[int]]) -> Iterator[Run]:
    alone = lasting = possible = 0
    for first, after in pairwise(sorted(changes)):
        more = changes[first]
        alone, lasting, possible = alone + more[0], lasting + more[1], possible + more[2]
        yield Run(first, after - 1, Numbers(alone, lasting, possible))


def _empty(runs: Sequence[Run]) -> Iterator[Run]:
    return (run for run in runs if not any(run.numbers))


def _without_empty(row: Counted) -> Counted:
    runs = tuple(run for run in row.runs if any(run.numbers))
    return Counted(id=row.id, name=row.name, count=row.count, several=row.several, runs=runs)
