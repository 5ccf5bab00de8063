"""Differences between two logs as a Rich renderable, the most serious first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from syru.render.change_words import (
    counted,
    days_words,
    marked,
    name_of,
    sections,
    tell,
    what_became,
)
from syru.render.screen import GONE_WORD, NEW_WORD, QUIET, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from syru.compare.difference import Difference, LogDiff
    from syru.render.change_words import Told

_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
_STYLES = {"same": "", "gone": GONE_WORD, "new": NEW_WORD}


def diff_view(diff: LogDiff) -> RenderableType | None:
    """Return how much differs in one line, and below it each difference under a heading."""
    if not diff.differences:
        return None
    days = days_words(diff)
    parts: list[RenderableType] = [Text(f"{counted(diff)}{f', {days}' if days else ''}")]
    for title, found in sections(diff):
        parts.append(Text.assemble("\n", (title, TITLE), f" ({len(found)})"))
        parts += [Padding(Group(*_difference(one, diff)), (0, 0, 0, 2)) for one in found]
    return Group(*parts)


def _difference(found: Difference, diff: LogDiff) -> Iterator[RenderableType]:
    yield Text(name_of(found), style=TITLE)
    below = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    below.add_column(no_wrap=True)
    below.add_column(overflow="fold")
    yield Padding(Text(what_became(found, diff), style=QUIET), (0, 0, 0, 2))
    for told in tell(found, diff):
        below.add_row(Text(told.label, style=QUIET), _told(told))
    if below.row_count:
        yield Padding(below, (0, 0, 0, 2))


def _told(told: Told) -> Text:
    """Return a change; of a text, with what went and what came marked as git marks words."""
    if not told.runs:
        return Text(told.words)
    text = Text()
    for side, words in marked(told.runs):
        if words:
            text.append(_MARKS[side].format(words), style=_STYLES[side])
    return text
