"""Lists as Rich tables: entries, and what a log declares. They are returned, never printed.

Every text of a log enters as Text, so that nothing in it is markup, and folds instead of being cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from syru.chart.marks import activity
from syru.names import words_within
from syru.query.selection import searched_words
from syru.render.screen import FOUND_WORD, POSSIBLE_DATE, QUIET, STANDINGS, TITLE
from syru.render.words import (
    caption,
    entry_words,
    filter_words,
    line,
    names,
    proof_words,
    sources_words,
    standing_words,
    when_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from syru.query.catalogue import Catalogue, CatalogueItem
    from syru.query.entries import Answer
    from syru.query.found import FoundEntry
    from syru.render.screen import Screen


def entries_table(answer: Answer, screen: Screen) -> RenderableType | None:
    """Return the entries of an answer as a table, where there is one to show.

    Events and facts have a rule between years. Where there is room, a line below says when the
    entries are.
    """
    if not answer.tally.shown:
        return None
    kinds = answer.selection.kinds
    found = tuple(answer.entries)
    if kinds == ("quote",):
        table = _quotes(answer, found, screen)
    else:
        what = kinds[0].capitalize() if len(kinds) == 1 else "Entry"
        table = _listing(answer, found, screen, what)
    marks = activity(found, screen.width, ascii_only=screen.ascii_only) if screen.roomy else ""
    return Group(table, Text(marks)) if marks else table


def catalogue_table(catalogue: Catalogue, screen: Screen) -> RenderableType | None:
    """Return names, ids, counts and dates of what a log declares, where there is anything."""
    items, total, kind = catalogue.items, catalogue.total, catalogue.kind
    if not items:
        return None
    read = filter_words(catalogue.selection)
    what = kind if total == 1 else f"{kind}s"
    which = "last" if catalogue.selection.reverse else "first"
    shown = f"{which} {len(items)} of " if len(items) < total else ""
    with_ = f" with entries {read}" if read else ""
    table = _ruled(f"{shown}{total} {what}{with_}", expand=True)
    table.add_column("Name", ratio=3, overflow="fold")
    if screen.roomy:
        table.add_column("Id", ratio=2, overflow="fold")
        table.add_column("What", ratio=5, overflow="fold")
    for title in ("Events", "Facts", "Quotes"):
        table.add_column(title, justify="right", min_width=len(title))
    if screen.roomy:
        table.add_column("First", ratio=3, overflow="fold")
        table.add_column("Last", ratio=3, overflow="fold")
    for item in items:
        table.add_row(*_item_cells(item, roomy=screen.roomy))
    return table


def _quotes(answer: Answer, found: Sequence[FoundEntry], screen: Screen) -> Table:
    """Return quotes: when, who, the words in full, and where they stand."""
    translated = any(quote.translated for quote in found)
    table = _ruled(caption(answer) + ("\nin translation" if translated else ""))
    if screen.roomy:
        _columns(table, screen.width, {"When": 14, "Who": 24, "Words": None, "Source": 24})
        for quote in found:
            cells = (
                _when(quote),
                _speaker(quote),
                Text(entry_words(quote)),
                _source(quote),
            )
            table.add_row(*cells, end_section=True)
    else:
        _columns(table, screen.width, {"Quote": None})
        for quote in found:
            below = _joined(_speaker(quote), _when(quote), _source(quote))
            words = Text(entry_words(quote))
            table.add_row(_lines(words, Text("— ") + below), end_section=True)
    return table


def _listing(answer: Answer, entries: Sequence[FoundEntry], screen: Screen, what: str) -> Table:
    public = answer.selection.as_of is not None
    table = _ruled(caption(answer))
    if screen.roomy:
        sixth = screen.width // 6
        columns = {"When": sixth - 2, what: None, "Who": sixth, "Topics": sixth - 2}
        columns |= {"Standing": sixth - 2} | ({"Public": _days_width(entries)} if public else {})
    else:
        columns = {"When": max(10, min(20, screen.width // 4)), what: None}
    _columns(table, screen.width, columns)
    years = [year_of(found) for found in entries]
    one_kind = len(answer.selection.kinds) == 1
    wanted = wanted_of(answer)
    for at, found in enumerate(entries):
        what_cell = _what(found) if wanted is None else _marked(found, wanted)
        if screen.roomy:
            cells = _wide_cells(found, what_cell, screen)
            cells = (*cells, Text(found.public or "")) if public else cells
        else:
            cells = _narrow_cells(found, what_cell, public=public)
        ends = one_kind and at + 1 < len(years) and years[at] != years[at + 1]
        table.add_row(*cells, end_section=ends)
    return table


def _days_width(entries: Sequence[FoundEntry]) -> int:
    """Return the width of the days since when entries are public: a year before 1 has a sign."""
    return max(10, *(len(found.public or "") for found in entries))


def _wide_cells(found: FoundEntry, what: Text, screen: Screen) -> tuple[Text, ...]:
    if found.summary and screen.wide:
        what = _lines(what, Text(line(found.summary), style=QUIET))
    return (
        _when(found),
        what,
        Text(names(found.actors)),
        Text(names(found.topics)),
        _standing(found),
    )


def _narrow_cells(found: FoundEntry, what: Text, *, public: bool) -> tuple[Text, ...]:
    below = [Text(names(found.actors)), Text(names(found.topics))]
    if standing_words(found) != "stated":
        below.append(_standing(found))
    if public:
        below.append(Text(f"public {found.public or ''}"))
    details = _joined(*below)
    details.stylize(QUIET)
    return _when(found), _lines(what, details) if details.plain else what


def _what(found: FoundEntry) -> Text:
    """Return what an entry says: the title, the statement, or the words and who said them."""
    if found.kind == "quote":
        return _lines(Text(entry_words(found)), Text("— ") + _speaker(found))
    return Text(entry_words(found), style=TITLE if found.title else "")


def _marked(found: FoundEntry, wanted: Wanted) -> Text:
    """Return what an entry says, with what was searched for marked, and below it the entry's id.

    What is marked is said there too: the words themselves stay as they are, and the marks are
    seen in colour only.
    """
    said = _what(found)
    hits: dict[str, str] = {}
    for begin, end in wanted.places(said.plain):
        said.stylize(FOUND_WORD, begin, end)
        word = said.plain[begin:end]
        hits.setdefault(word.lower(), word)
    style = f"not bold {QUIET}"
    words = Text(f"found: {', '.join(hits.values())}" if hits else "", style=style)
    return _lines(said, _joined(Text(f"{found.kind} {found.id}", style=style), words))


def _when(found: FoundEntry) -> Text:
    style = POSSIBLE_DATE if found.match == "possible" else ""
    return Text(when_words(found), style=style)


def _speaker(found: FoundEntry) -> Text:
    if found.by is None:
        text = Text("unattributed")
    else:
        text = Text(line(found.by.name), style=TITLE)
        if found.by.role:
            text += Text(f", {line(found.by.role)}", style="not bold")
    if found.via is not None:
        text += Text(f" (published by {line(found.via.name)})", style="not bold")
    return text


def _source(found: FoundEntry) -> Text:
    return _joined(Text(sources_words(found)), Text(proof_words(found)))


def _standing(found: FoundEntry) -> Text:
    return Text(line(standing_words(found)), style=STANDINGS.get(found.standing or "", ""))


def _joined(*parts: Text) -> Text:
    return Text(" · ").join(part for part in parts if part.plain)


def _lines(*parts: Text) -> Text:
    return Text("\n").join(parts)


def year_of(found: FoundEntry) -> str:
    """Return the year under which an entry stands, as its place in the order has it."""
    return ((found.earliest or found.latest) or "")[:-6]


def _item_cells(item: CatalogueItem, *, roomy: bool) -> list[Text]:
    counts = [Text(str(number)) for number in (item.events, item.facts, item.quotes)]
    name = Text(line(item.name), style=TITLE)
    if roomy:
        dates = [Text(item.first or ""), Text(item.last or "")]
        return [name, Text(item.id), Text(line(item.detail or "")), *counts, *dates]
    one_date = item.first == item.last
    when = item.first if one_date else f"first: {item.first}; last: {item.last}"
    below = " · ".join(line(text) for text in (item.id, when) if text)
    return [name + Text(f"\n{below}", style=f"not bold {QUIET}"), *counts]


def _columns(table: Table, width: int, columns: dict[str, int | None]) -> None:
    """Add columns of these widths; the one without takes the rest.

    With its widths given Rich need not measure every cell first.
    """
    gaps = 2 * (len(columns) - 1)
    rest = width - gaps - sum(filter(None, columns.values()))
    for title, wanted in columns.items():
        table.add_column(title, width=wanted or max(rest, 1), overflow="fold")


def _ruled(below: str, *, expand: bool = False) -> Table:
    return Table(
        box=box.HORIZONTALS,
        show_edge=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        caption=Text(below),
        caption_justify="left",
        header_style=TITLE,
        expand=expand,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was searched for: runs of words, the last of which may go on, and whole words."""

    runs: tuple[tuple[str, ...], ...]
    forms: frozenset[str]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where what was searched for begins and ends in a text."""
        words = words_within(text)
        indexed = [word[2] for word in words]
        for at, (begin, end, word) in enumerate(words):
            reach = [len(run) for run in self.runs if _stands(run, indexed[at : at + len(run)])]
            if reach:
                yield begin, words[at + max(reach) - 1][1]
            elif not self.forms.isdisjoint(word):
                yield begin, end


def wanted_of(answer: Answer) -> Wanted | None:
    """Return what an answer was searched for, where it was."""
    searched = answer.selection.searched
    if searched is None:
        return None
    runs = tuple(tuple(word.split()) for word in searched_words(searched))
    return Wanted(runs=runs, forms=answer.forms)


def _stands(run: tuple[str, ...], words: list[tuple[str, ...]]) -> bool:
    """Tell whether words, each with what it is indexed as, are those of a run."""
    if len(words) < len(run):
        return False
    *whole, last = run
    return any(word.startswith(last) for word in words[-1]) and all(
        one in word for one, word in zip(whole, words, strict=False)
    )
