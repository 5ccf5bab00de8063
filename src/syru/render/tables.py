"""Lists on the terminal: entries, and what a log declares. They are returned, never printed.

Each is a table of two columns without lines: when, and what. Every text of a log enters as a piece
of its own, so that nothing in it is markup, and wraps instead of being cut.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from syru.chart.marks import bar
from syru.dates.short import NO_BREAK, short_words
from syru.query.selection import Order
from syru.render.excerpts import Wanted, excerpt, found_words, marked, wanted_of
from syru.render.filters import caption, filter_words, perhaps_words, sure_words
from syru.render.rows import MARGIN, Paragraph, Piece, Row, Rows, margin_width
from syru.render.screen import HEADING, QUIET, STANDINGS, TITLE
from syru.render.wide_dates import wide_words, without_wide
from syru.render.words import (
    claims_line,
    entry_words,
    line,
    noun,
    origin_words,
    proof_words,
    short_date,
    standing_mark,
    where_in_source,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from syru.query.catalogue import Catalogue, CatalogueItem
    from syru.query.entries import Answer
    from syru.query.found import FoundCitation, FoundEntry
    from syru.render.screen import Screen


class Listing(NamedTuple):
    """What all rows of one list have in common.

    source tells that each names its source, kind that each says whether it is an event, a fact or
    a quote, public that each says when it became public, events that a quote says on what it is,
    summaries that an event has its summary below, undated that a row says that it has no date;
    wanted is what was searched for.
    """

    screen: Screen
    source: bool
    kind: bool = True
    public: bool = False
    events: bool = True
    summaries: bool = False
    undated: bool = False
    wanted: Wanted | None = None


# So many rows are printed at a time: the first ones soon, the others with less ado.
_FIRST_BATCH, _BATCH = 20, 200
# So few entries have room for their summaries.
_FEW = 10
# The columns of the margin that a bar leaves to its number.
_BESIDE_BAR = 8
_PARAGRAPH = re.compile(r"(¶ [0-9]+)")


def entries_table(answer: Answer, screen: Screen) -> Iterator[RenderableType]:
    """Yield the entries of an answer as a table, batch by batch; nothing where there are none.

    What surely lies in the window comes first; what only may lie there stands apart below. Years
    are headings, unless the best match comes first.
    """
    if not answer.tally.shown:
        return
    sure, possible = answer.parts()
    listing = _listing_of(answer, screen)
    headed = answer.selection.order is Order.DATE
    first = answer.selection.first_day if answer.selection.since is not None else None
    rows = rows_of(sure, listing, headed=headed, first=first)
    told = sure_words(answer.selection, answer.tally)
    long = headed and answer.tally.shown > _FIRST_BATCH
    if possible is not None or long or (headed and listing.public):
        rows = _beside_first(told, rows, screen)
    yield from _batches(rows, screen)
    if possible is not None and answer.tally.shown > answer.tally.matching - answer.tally.possible:
        yield from _perhaps(answer, possible, listing)
    yield Rows(rows=list(_below(answer)), screen=screen, beside_margin=False)


def _listing_of(answer: Answer, screen: Screen) -> Listing:
    as_of = answer.selection.as_of is not None
    sure = answer.tally.matching - answer.tally.possible
    return Listing(
        screen=screen,
        source=answer.source is None,
        kind=len(answer.selection.kinds) > 1,
        public=as_of or answer.selection.order is Order.PUBLIC,
        wanted=wanted_of(answer),
        # A summary may tell what became public later.
        summaries=not as_of and min(answer.tally.shown, sure) <= _FEW,
        undated=answer.selection.order is not Order.DATE,
    )


def _perhaps(
    answer: Answer, possible: Iterable[FoundEntry], listing: Listing
) -> Iterator[RenderableType]:
    """Yield what only may lie in the window, under a line that says so."""
    screen = listing.screen
    head = Row(paragraphs=[[Piece(perhaps_words(answer.selection, answer.tally), HEADING)]])
    yield Rows(rows=[head], screen=screen, beside_margin=False)
    wide: list[str] = []
    likely = without_wide(possible, answer.selection, wide)
    listing = listing._replace(summaries=listing.summaries and answer.tally.shown <= _FEW)
    yield from _batches(rows_of(likely, listing, headed=False), screen)
    if wide:
        named = Row(paragraphs=[[Piece(wide_words(wide), QUIET)]])
        yield Rows(rows=[named], screen=screen, beside_margin=False)


def catalogue_table(catalogue: Catalogue, screen: Screen) -> Iterator[RenderableType]:
    """Yield names, ids, counts and dates of what a log declares; nothing where there is none."""
    items, total, kind = catalogue.items, catalogue.total, catalogue.kind
    if not items:
        return
    most = max(item.total for item in items)
    yield from _batches((_item(item, most, screen) for item in items), screen)
    read = filter_words(catalogue.selection)
    what = kind if total == 1 else f"{kind}s"
    which = "last" if catalogue.selection.reverse else "first"
    shown = f"{which} {len(items)} of " if len(items) < total else ""
    with_ = f" with entries {read}" if read else ""
    below = [Row(paragraphs=[[Piece(f"{shown}{total} {what}{with_}", QUIET)]])]
    yield Rows(rows=below, screen=screen, beside_margin=False)


def _beside_first(words: str, rows: Iterator[Row], screen: Screen) -> Iterator[Row]:
    """Yield rows, beside the first of which stands how many they are: the end may be far.

    It stands at the right, away from the year, whose number it is not.
    """
    free = screen.width - margin_width(screen.width) - cell_len(words)
    told = [Piece(" " * max(free, 0), glued=True), Piece(words, QUIET)]
    for at, row in enumerate(rows):
        if at:
            yield row
        elif row.paragraphs:
            yield from (Row(paragraphs=[told]), row)
        else:
            yield Row(margin=row.margin, paragraphs=[told])


def _batches(rows: Iterator[Row], screen: Screen) -> Iterator[RenderableType]:
    size = _FIRST_BATCH
    while batch := list(islice(rows, size)):
        yield Rows(rows=batch, screen=screen)
        size = _BATCH


def rows_of(
    entries: Iterable[FoundEntry],
    listing: Listing,
    *,
    headed: bool = True,
    first: str | None = None,
) -> Iterator[Row]:
    """Yield a row for each entry, and one above the first of each year.

    What may have begun in one of several years stands under "2024–2025"; what began before first,
    the first day of a window, under the year of that day.
    """
    heading = None
    for found in entries:
        years = years_of(found, first) if headed else None
        if headed and (words := str(years or "undated")) != heading:
            heading = words
            yield Row(margin=[Piece(words, HEADING)], paragraphs=[])
        yield entry_row(found, years and years.only, listing)


def entry_row(found: FoundEntry, year: str | None, listing: Listing) -> Row:
    """Return the row of an entry under the heading of a year, None where there is no heading."""
    where = where_pieces(found, listing)
    claims = claims_line(found)
    said = what_pieces(found, listing.wanted)
    paragraphs: list[Paragraph]
    if found.kind == "quote":
        paragraphs = [said, [*_speaker(found), Piece(" · ", QUIET), *where]]
        # Which event it is on may have become public later.
        if found.event_title and listing.events and not listing.public:
            paragraphs.append([Piece(f"on: {line(found.event_title)}", QUIET)])
    elif claims:
        paragraphs = [said, [Piece(claims), Piece(" · ", QUIET), *where]]
    else:
        paragraphs = [[*said, Piece("  "), *where]]
    if listing.summaries and found.summary:
        paragraphs = [*paragraphs, marked(line(found.summary), listing.wanted, "")]
    elif listing.wanted is not None:
        paragraphs += list(excerpt(found, listing.wanted))
    nothing = [Piece("undated", QUIET)] if listing.undated else ()
    return Row(margin=when_pieces(found.date, year) or nothing, paragraphs=paragraphs)


def what_pieces(found: FoundEntry, wanted: Wanted | None = None) -> list[Piece]:
    """Return what an entry says, after its standing where the source does not state it."""
    mark = standing_mark(found)
    standing = [Piece(mark, STANDINGS[found.standing or ""]), Piece(" ")] if mark else []
    return [*standing, *marked(entry_words(found), wanted, TITLE if found.title else "")]


def when_pieces(written: str | None, year: str | None = None) -> Paragraph:
    """Return a date as written in short words; no line ends within a day."""
    if written is None:
        return ()
    words = short_words(written, year).split(" ")
    pieces = [Piece(words[0].replace(NO_BREAK, " "), glued=True)]
    for word in words[1:]:
        pieces += [Piece(" "), Piece(word.replace(NO_BREAK, " "), glued=True)]
    return pieces


def _below(answer: Answer) -> Iterator[Row]:
    """Yield what stands below a list: how the filter was read, how much is shown, the source."""
    source = f" · {line(answer.source.name)}" if answer.source is not None else ""
    yield Row(paragraphs=[[Piece(f"{caption(answer)}{source}", QUIET)]])
    if "quote" in answer.selection.kinds and answer.translated:
        yield Row(paragraphs=[[Piece("quotes are in translation", QUIET)]])


def where_pieces(found: FoundEntry, listing: Listing) -> list[Piece]:
    """Return the id of an entry, where in which source it stands, and when it became public."""
    kind = f"{found.kind} " if listing.kind else ""
    pieces = [Piece(f"{kind}{found.id}", QUIET, glued=True)]
    # Where it rests on several sources, a place says of which it is, also on the card of one.
    named = listing.source or len({cited.source.id for cited in found.cited}) > 1
    places = [_place(cited, named=named) for cited in found.cited]
    if place := "; ".join(filter(None, places)):
        parts = _PARAGRAPH.split(f" {place}")
        pieces += [Piece(part, QUIET, glued=bool(at % 2)) for at, part in enumerate(parts)]
    told = [origin_words(found), proof_words(found)]
    if listing.wanted is not None:
        told.append(found_words(found, listing.wanted))
    if listing.public:
        told.append(
            f"public by {short_date(found.public)}" if found.public else "public: not known"
        )
    return [*pieces, *(Piece(f" · {words}", QUIET) for words in told if words)]


def _place(cited: FoundCitation, *, named: bool) -> str:
    """Return where in its source something stands, after the id of the source where it is named."""
    source = line(cited.source.id) if named else ""
    return f"{source}{where_in_source(cited)}".removeprefix(", ")


def _speaker(found: FoundEntry) -> list[Piece]:
    if found.by is None:
        pieces = [Piece("— unattributed")]
    else:
        pieces = [Piece("— "), Piece(line(found.by.name), TITLE)]
        if found.by.role:
            pieces.append(Piece(f", {line(found.by.role)}"))
    if found.via is not None:
        pieces.append(Piece(f" (published by {line(found.via.name)})"))
    return pieces


def _item(item: CatalogueItem, most: int, screen: Screen) -> Row:
    """Return the row of what a log declares: how many entries it has, and what it is."""
    longest = max(margin_width(screen.width), MARGIN) - _BESIDE_BAR
    drawn = bar(item.total, most, longest, ascii_only=screen.ascii_only)
    counts = ((item.events, "event"), (item.facts, "fact"), (item.quotes, "quote"))
    told = ", ".join(f"{number} {noun((kind,), number)}" for number, kind in counts if number)
    first, last = (short_date(day) if day else "" for day in item.dates)
    dates = first if first == last else f"first: {first}; last: {last}"
    quiet = "".join(f" · {part}" for part in (told, dates) if part)
    pieces = [Piece(line(item.name), TITLE), Piece("  ")]
    if item.detail:
        pieces += [Piece(line(item.detail)), Piece("  ")]
    pieces += [Piece(line(item.id), QUIET, glued=True), Piece(quiet, QUIET)]
    return Row(margin=[Piece(f"{item.total:5} {drawn}", glued=True)], paragraphs=[pieces])
