"""One row whose cells are taken one by one, so that it is known what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.importing.rows import OWN_COLUMNS, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.importing.columns import Columns
    from syru.importing.rows import Cell, Row


class RowCells:
    """The filled cells of a row, found by what their columns mean."""

    __slots__ = ("_columns", "_left", "row")

    def __init__(self, row: Row, columns: Columns) -> None:
        self.row = row
        self._left = filled(row)
        self._columns = columns

    def peek(self, meaning: str) -> Cell:
        """Return the cell of a meaning; None where it is blank or taken."""
        column = self._columns.one(meaning)
        return self._left.get(column) if column else None

    def take(self, meaning: str) -> Cell:
        """Return the cell of a meaning, which is not left then."""
        column = self._columns.one(meaning)
        return self._left.pop(column, None) if column else None

    def take_all(self, meanings: Iterable[str]) -> None:
        """Take the cells of several meanings."""
        for meaning in meanings:
            self.take(meaning)

    def peek_several(self, meaning: str) -> list[Cell]:
        """Return the cells of a meaning that may have several columns."""
        columns = self._columns.meant.get(meaning, ())
        return [self._left[column] for column in columns if column in self._left]

    def take_several(self, meaning: str) -> list[Cell]:
        """Return the cells of a meaning that may have several columns, and take them."""
        columns = self._columns.meant.get(meaning, ())
        return [self._left.pop(column) for column in columns if column in self._left]

    def rest(self) -> list[tuple[str, Cell]]:
        """Return what nobody has taken, by column."""
        return list(self._left.items())


def filled(row: Row) -> dict[str, Cell]:
    """Return the cells of a row that have something in them, but for what syru wrote there."""
    return {
        column: cell
        for column, cell in row.cells.items()
        if column not in OWN_COLUMNS and not is_blank(cell)
    }
