"""What a log holds of a kind, as a Rich table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from syru.render.captions import reading
from syru.render.words import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from syru.query.catalogue import Item
    from syru.query.selection import Selection

_ROOMY = 100


def catalogue(
    items: Sequence[Item], kind: str, selection: Selection, width: int, *, total: int
) -> RenderableType:
    """Return names, ids, counts and dates of some of a total."""
    read = reading(selection)
    what = kind if total == 1 else f"{kind}s"
    which = "last" if selection.reverse else "first"
    shown = f"{which} {len(items)} of " if len(items) < total else ""
    table = Table(
        box=box.HORIZONTALS,
        show_edge=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        caption=Text(f"{shown}{total} {what}{' with entries ' + read if read else ''}"),
        caption_justify="left",
        header_style="bold",
        expand=True,
    )
    table.add_column("Name", ratio=3, overflow="fold")
    if width >= _ROOMY:
        table.add_column("Id", ratio=2, overflow="fold")
        table.add_column("What", ratio=5, overflow="fold")
    for title in ("Events", "Facts", "Quotes"):
        table.add_column(title, justify="right", min_width=len(title))
    if width >= _ROOMY:
        table.add_column("First", ratio=3, overflow="fold")
        table.add_column("Last", ratio=3, overflow="fold")
    for item in items:
        table.add_row(*_cells(item, roomy=width >= _ROOMY))
    return table


def _dates(item: Item) -> str:
    if item.first == item.last:
        return item.first or ""
    return f"first: {item.first}; last: {item.last}"


def _cells(item: Item, *, roomy: bool) -> list[Text]:
    counts = [Text(str(number)) for number in (item.events, item.facts, item.quotes)]
    name = Text(line(item.name), style="bold")
    if roomy:
        dates = [Text(item.first or ""), Text(item.last or "")]
        return [name, Text(item.id), Text(line(item.detail or "")), *counts, *dates]
    below = [item.id, *([_dates(item)] if item.first else [])]
    return [name + Text(f"\n{' · '.join(map(line, below))}", style="not bold dim"), *counts]
