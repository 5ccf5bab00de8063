"""Digits such as 1904-05, two years or a month: which of them the other rows of a column show."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.dates.refusals import years_or_month
from syru.importing.columns import Years
from syru.importing.dates import NoReadingError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.importing.cells import Cell, Row, Table

_DIGITS = re.compile(r"([0-9]{4}) ?[-/–] ?([0-9]{1,2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?")
GROUP = "two years or a month?"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnOfYears:
    """What a column shows of its digits that have both readings.

    shown are the first row that can only be two years, and the first that can only be a month or a
    day, each with its text. count tells how many cells have both readings, example is the first.
    doubtful tells that both are likely: where nothing else is shown, 1904-12 is a month.
    """

    shown: dict[Years, tuple[Row, str]] = field(default_factory=dict)
    count: int = 0
    example: str = ""
    doubtful: bool = False

    @property
    def decided(self) -> Years | None:
        """Which of the two they are; None where the column does not show it."""
        if len(self.shown) == 1:
            return next(iter(self.shown))
        return None if self.shown or self.doubtful else Years.MONTHS

    def settled(self, cell: Cell, chosen: Years | None) -> Cell:
        """Return a cell with one reading; NoReadingError where it has two and nothing decides."""
        both = readings(cell)
        if len(both) != len(Years):
            return cell
        years = chosen or self.decided
        if years is None:
            raise NoReadingError(GROUP, self._question(str(cell).strip(), both))
        return both[years]

    def _question(self, text: str, both: dict[Years, str]) -> str:
        meant = " or ".join(str(parse_date(form)) for form in both.values())
        told = {Years.SPANS: "only be two years", Years.MONTHS: "not be two years"}
        shown = " and ".join(
            f'row {row.number} has "{other}", which can {told[years]}'
            for years, (row, other) in self.shown.items()
        )
        remedy = f"write --dates {Years.SPANS} or --dates {Years.MONTHS}"
        return f'date "{text}" may be {meant}{f", and {shown}" if shown else ""}; {remedy}'


def years_of(table: Table, columns: Iterable[str]) -> dict[str, ColumnOfYears]:
    """Return what those columns show that have digits with both readings.

    What syru wrote has the forms of a log, in which they are months.
    """
    if table.own:
        return {}
    found = {column: column_of_years(table.rows, column) for column in columns}
    return {column: shown for column, shown in found.items() if shown.count}


def column_of_years(rows: Iterable[Row], column: str) -> ColumnOfYears:
    """Return what the cells of a column show."""
    shown: dict[Years, tuple[Row, str]] = {}
    found = Counter[str]()
    for row in rows:
        cell = row.cells.get(column)
        if not isinstance(cell, str):
            continue
        text = cell.strip()
        both = readings(text)
        if len(both) == len(Years):
            found[text] += 1
        elif both:
            shown.setdefault(next(iter(both)), (row, text))
        elif _DAY.fullmatch(text):
            shown.setdefault(Years.MONTHS, (row, text))
    return ColumnOfYears(
        shown=shown,
        count=found.total(),
        example=next(iter(found), ""),
        doubtful=any(map(_is_likely_span, found)),
    )


def readings(cell: Cell) -> dict[Years, str]:
    """Return what digits such as 1904-05 may be, in the forms of a log; other cells have none."""
    if not isinstance(cell, str) or not _DIGITS.fullmatch(text := cell.strip()):
        return {}
    found = {Years.SPANS if "/" in form else Years.MONTHS: form for form in years_or_month(text)}
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text) and _is_form(text):
        found[Years.MONTHS] = text  # a season or a quarter as well
    return found


def _is_form(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _is_likely_span(text: str) -> bool:
    """Tell whether digits go on from one year to the next, or are no way to write a month."""
    found = _DIGITS.fullmatch(text)
    follows = found is not None and (int(found[1]) + 1 - int(found[2])) % 10 ** len(found[2]) == 0
    return follows or not _is_form(text)
