"""Answers as Rich renderables: they are returned, never printed.

Every text of a log enters as Text, so that nothing in it is markup, and folds instead of being cut.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from syru.names import fold
from syru.render.captions import caption
from syru.render.words import line, paragraphs, proof_words, quoted, standing_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from syru.query.found import Answer, Found
    from syru.query.selection import Named

# From these widths on there is room for a column each, and for summaries.
ROOMY = 100
WIDE = 140

_WORD = re.compile(r"\w+")


def timeline(answer: Answer, width: int) -> RenderableType:
    """Return events or facts as a table with a rule between years."""
    return _listing(answer, width, "Event" if answer.selection.kinds == ("event",) else "Fact")


def entries(answer: Answer, width: int) -> RenderableType:
    """Return entries of all kinds as a table, in the order in which they come."""
    return _listing(answer, width, "Entry", rules=False)


def quotes(answer: Answer, width: int) -> RenderableType:
    """Return quotes: when, who, the words in full, and where they stand."""
    found = list(answer.entries)
    table = _table(answer)
    if width >= ROOMY:
        _columns(table, width, {"When": 14, "Who": 24, "Words": None, "Source": 24})
        for quote in found:
            cells = (_when(quote), _speaker(quote), Text(quoted(quote.text or "")), _source(quote))
            table.add_row(*cells, end_section=True)
    else:
        _columns(table, width, {"Quote": None})
        for quote in found:
            below = _joined(_speaker(quote), _when(quote), _source(quote))
            words = Text(quoted(quote.text or ""))
            table.add_row(_lines(words, Text("— ") + below), end_section=True)
    return table


def _listing(answer: Answer, width: int, what: str, *, rules: bool = True) -> Table:
    public = answer.selection.as_of is not None
    table = _table(answer)
    if width >= ROOMY:
        sixth = width // 6
        columns = {"When": sixth - 2, what: None, "Who": sixth, "Topics": sixth - 2}
        columns |= {"Standing": sixth - 2} | ({"Public": 10} if public else {})
    else:
        columns = {"When": max(10, min(20, width // 4)), what: None}
    _columns(table, width, columns)
    searched = answer.selection.searched
    rows = list(answer.entries)
    for found, following in pairwise([*rows, None]):
        if found is None:
            break
        ends = rules and following is not None and _year(found) != _year(following)
        what_cell = _what(found, searched)
        if width >= ROOMY:
            cells = _wide_cells(found, what_cell, width)
        else:
            cells = _narrow_cells(found, what_cell, public=public)
        if public and width >= ROOMY:
            cells = (*cells, Text(found.public or ""))
        table.add_row(*cells, end_section=ends)
    return table


def _wide_cells(found: Found, what: Text, width: int) -> tuple[Text, ...]:
    if found.summary and width >= WIDE:
        what = _lines(what, Text(line(found.summary), style="dim"))
    return _when(found), what, _names(found.actors), _names(found.topics), _standing(found)


def _narrow_cells(found: Found, what: Text, *, public: bool) -> tuple[Text, ...]:
    below = [_names(found.actors), _names(found.topics)]
    if standing_words(found) != "stated":
        below.append(_standing(found))
    if public:
        below.append(Text(f"public {found.public or ''}"))
    details = _joined(*below)
    details.stylize("dim")
    return _when(found), _lines(what, details) if details.plain else what


def _what(found: Found, searched: str | None = None) -> Text:
    """Return what an entry says: the title, the statement, or the words and who said them.

    What was searched for is marked, and what marked it is said below with the entry's id: the
    words themselves stay as they are, and the marks are seen in colour only.
    """
    if searched is not None:
        said = _what(found)
        hits = mark(said, searched)
        below = Text(f"{found.kind} {found.id}", style="not bold dim")
        return _lines(said, _joined(below, Text(hits and f"found: {hits}", style="not bold dim")))
    if found.kind == "quote":
        return _lines(Text(quoted(found.text or "")), Text("— ") + _speaker(found))
    return Text(line(found.title or found.statement or ""), style="bold" if found.title else "")


def mark(text: Text, searched: str) -> str:
    """Mark each word that begins as one that was searched for; return these words, each once."""
    wanted = tuple(fold(word) for typed in searched.split() for word in _WORD.findall(typed))
    hits: dict[str, str] = {}
    for word in _WORD.finditer(text.plain):
        if fold(word[0]).startswith(wanted):
            text.stylize("reverse", *word.span())
            hits.setdefault(word[0].lower(), word[0])
    return ", ".join(hits.values())


def _when(found: Found) -> Text:
    mark = " *" if found.match == "possible" else ""
    return Text((found.when or "undated") + mark)


def _speaker(found: Found) -> Text:
    if found.by is None:
        text = Text("unattributed")
    else:
        text = Text(line(found.by.name), style="bold")
        if found.by.role:
            text = text + Text(f", {line(found.by.role)}", style="not bold")
    if found.via is not None:
        text = text + Text(f" (published by {line(found.via.name)})", style="not bold")
    return text


def _source(found: Found) -> Text:
    where = Text(f"{line(found.source.name)}{paragraphs(found.paragraphs)}")
    return _joined(where, Text(proof_words(found)))


def _standing(found: Found) -> Text:
    styles = {"disputed": "red", "denied": "red", "rumoured": "yellow", "confirmed": "green"}
    return Text(line(standing_words(found)), style=styles.get(found.standing or "", ""))


def _names(named: Iterable[Named]) -> Text:
    return Text(", ".join(line(one.name) for one in named))


def _joined(*parts: Text) -> Text:
    return Text(" · ").join(part for part in parts if part.plain)


def _lines(*parts: Text) -> Text:
    return Text("\n").join(parts)


def _year(found: Found) -> str:
    """Return the year under which an entry stands, as its place in the order has it."""
    return ((found.earliest or found.latest) or "")[:4]


def _columns(table: Table, width: int, columns: dict[str, int | None]) -> None:
    """Add columns of these widths; the one without takes the rest.

    With its widths given Rich need not measure every cell first.
    """
    gaps = 2 * (len(columns) - 1)
    rest = width - gaps - sum(filter(None, columns.values()))
    for title, wanted in columns.items():
        table.add_column(title, width=wanted or max(rest, 1), overflow="fold")


def _table(answer: Answer) -> Table:
    return Table(
        box=box.HORIZONTALS,
        show_edge=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        caption=Text(caption(answer)),
        caption_justify="left",
        header_style="bold",
    )
