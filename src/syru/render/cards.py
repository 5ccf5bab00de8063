"""One thing on the terminal, read downwards: an actor, an entry, a topic, place or source."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.text import Text

from syru.query.actor import SAID
from syru.render.filters import caption, filter_words
from syru.render.rows import Paragraph, Piece, Row, Rows
from syru.render.screen import HEADING, QUIET, STANDINGS, TITLE
from syru.render.tables import (
    Listing,
    entry_row,
    rows_of,
    what_pieces,
    when_pieces,
    where_pieces,
)
from syru.render.words import (
    AGAINST,
    CONFIDENTIAL,
    STANCE_WORDS,
    citation_words,
    day_words,
    entry_words,
    extra_lines,
    line,
    located_line,
    names,
    noun,
    origin_lines,
    origin_words,
    proof_words,
    short_date,
    standing_mark,
    where_claimed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from syru.query.actor import ActorSummary, Statement
    from syru.query.catalogue import EntryDetails, ThingDetails
    from syru.query.found import FoundClaim, FoundEntry
    from syru.query.selection import Named
    from syru.render.screen import Screen

# Of what is counted, so many are named.
_LEADING = 12
# So few entries of a topic, place or source have room for their summaries.
_FEW = 20


def entry_view(details: EntryDetails, screen: Screen) -> Iterator[RenderableType]:
    """Yield an entry with its claims side by side, and below it what belongs to it."""
    entry = details.entry
    mark = standing_mark(entry)
    standing = [Piece(mark, STANDINGS[entry.standing or ""]), Piece(" ")] if mark else []
    yield _text([*standing, Piece(entry_words(entry), TITLE)], screen)
    yield _labelled(_details(entry), screen)
    if entry.claims:
        yield Text("\nClaims", style=HEADING)
        yield _claims(entry.claims, screen)
    if details.quotes:
        yield Text("\nQuotes", style=HEADING)
        listing = Listing(screen=screen, source=False, kind=False, events=False)
        yield Rows(
            rows=[entry_row(quote, None, listing) for quote in details.quotes], screen=screen
        )
    if details.same_paragraphs:
        yield Text()
        others = _first_ids(details.same_paragraphs)
        yield _text([Piece("On the same paragraphs: ", QUIET), Piece(others)], screen)


def _first_ids(entries: Sequence[FoundEntry]) -> str:
    told = ", ".join(found.id for found in entries[:_LEADING])
    hidden = len(entries) - _LEADING
    return f"{told} and {hidden:,} more" if hidden > 0 else told


def thing_view(details: ThingDetails, screen: Screen) -> Iterator[RenderableType]:
    """Yield a topic, place or source, and below it its facts, events, claims and quotes."""
    by_kind = {
        kind: [found for found in details.entries if found.kind == kind]
        for kind in ("fact", "event", "quote")
    }
    counted = [
        f"{len(found)} {noun((kind,), len(found))}" for kind, found in by_kind.items() if found
    ]
    yield _text([Piece(line(details.name), TITLE)], screen)
    about = [("Kind", details.kind), ("Id", details.id), *details.lines]
    about += [*located_line(details), *origin_lines(details), ("Entries", ", ".join(counted))]
    yield _labelled(about, screen)
    several = details.source is None and details.kind != "source"
    few = len(details.entries) <= _FEW
    listing = Listing(screen=screen, source=several, kind=False, summaries=few)
    claimed = [found for found in by_kind["fact"] if standing_mark(found)]
    stated = [found for found in by_kind["fact"] if not standing_mark(found)]
    yield from _section("Facts", stated, listing)
    yield from _section("Events", by_kind["event"], listing)
    yield from _section("Claims", claimed, listing)
    yield from _section("Quotes", by_kind["quote"], listing)


def _section(
    heading: str, entries: Sequence[FoundEntry], listing: Listing
) -> Iterator[RenderableType]:
    """Yield entries under a heading, those without a date first: they hold still, if they do."""
    if entries:
        yield Text()
        undated = [found for found in entries if found.date is None]
        dated = [found for found in entries if found.date is not None]
        rows = [*rows_of(undated, listing, headed=False), *rows_of(dated, listing)]
        yield from _headed(heading, rows, listing.screen)


def actor_view(summary: ActorSummary, screen: Screen) -> Iterator[RenderableType]:
    """Yield who an actor is, what it said and claimed, and apart what else the log has of it."""
    actor = summary.actor
    known = [summary.kind or "", line(actor.role or "")]
    about = " · ".join(filter(None, known))
    yield _text([Piece(line(actor.name), TITLE), Piece(f"  {about}")], screen)
    head = [Piece(" · ".join(_head(summary)), QUIET)]
    if head[0].text:
        yield _text(head, screen)
    limit = summary.selection.limit
    rest = f" · ¶ of {line(summary.source.name)}" if summary.source is not None else ""
    for title, total, items in _sections(summary, screen):
        shown = items[:limit]
        number = f"{len(shown)} of {total}" if len(shown) < total else str(total)
        rows = [row for block in shown for row in block]
        yield from _headed(f"{title} ({number})", rows, screen, rest)
        rest = ""
    for label, counted in (("Topics", summary.topics), ("With", summary.companions)):
        if counted:
            leading = Piece(_leading(counted, summary))
            yield _text([Piece(f"{label}: ", HEADING), leading], screen)


def _headed(
    heading: str, rows: Sequence[Row], screen: Screen, rest: str = ""
) -> Iterator[RenderableType]:
    """Yield rows below a heading, or with the heading beside the first, where there is no date."""
    if rest or not rows or rows[0].margin:
        yield Text.assemble((heading, HEADING), (rest, QUIET))
        yield Rows(rows=rows, screen=screen)
    else:
        first = rows[0]._replace(margin=[Piece(heading, HEADING)])
        yield Rows(rows=[first, *rows[1:]], screen=screen)


def _sections(
    summary: ActorSummary, screen: Screen
) -> Iterator[tuple[str, int, Sequence[Sequence[Row]]]]:
    """Yield the sections of a summary: the title, how many items there are, and their rows."""
    listing = Listing(
        screen=screen, source=summary.source is None, public=summary.selection.as_of is not None
    )
    statements = summary.statements
    if statements:
        yield "Said and claimed", len(statements), [_statement(one, listing) for one in statements]
    for relation in summary.relations:
        if relation.entries and relation.key != SAID:
            rows = [[entry_row(found, None, listing)] for found in relation.entries]
            yield relation.heading, len(rows), rows


def _statement(statement: Statement, listing: Listing) -> list[Row]:
    """Return the row of a quote, and one for each claim that it makes."""
    rows = []
    quote = statement.quote
    dated = when_pieces(statement.date) or [Piece("undated")]
    if quote is not None:
        where = where_pieces(quote, listing._replace(kind=False))
        rows.append(Row(margin=dated, paragraphs=[[*what_pieces(quote), Piece("  "), *where]]))
    for claim, found in statement.claims:
        # A quote tells where in the source its claims stand, and when they were made.
        alone = quote is None
        where = where_pieces(found, listing) if alone else [Piece(found.id, QUIET, glued=True)]
        stance = STANCE_WORDS[claim.stance]
        said = [*_claimed(found), Piece("  "), *where]
        if alone:
            margin = when_pieces(claim.date) or [Piece("undated")]
            # It stands under the day of the claim, which is not when the thing happened.
            said = [Piece(f"{stance}: ", QUIET), *said]
            if found.date not in (None, claim.date):
                when = Piece(f"dated {short_date(str(found.date))}", QUIET, glued=True)
                said += [Piece(" · ", QUIET), when]
        else:
            margin = [Piece(f"  {stance}", QUIET, glued=True)]
        rows.append(Row(margin=margin, paragraphs=[said]))
    return rows


def _claimed(found: FoundEntry) -> list[Piece]:
    """Return what is claimed; that it is claimed stands beside it already."""
    if found.standing == "claimed":
        return [Piece(entry_words(found), TITLE if found.title else "")]
    return what_pieces(found)


def _head(summary: ActorSummary) -> list[str]:
    """Return other names, memberships, the first and the last day, and what was asked for."""
    days = [one.date for one in (summary.first, summary.last) if one is not None]
    said = [short_date(day) for day in dict.fromkeys(days)]
    labelled = (
        ("also", ", ".join(map(line, summary.other_names))),
        ("member of", names(summary.member_of)),
        ("members:", names(summary.members)),
        ("first", said[0] if said else ""),
        ("last", said[-1] if len(said) > 1 else ""),
        ("shown:", _shown(summary)),
    )
    return [f"{label} {text}" for label, text in labelled if text]


def _shown(summary: ActorSummary) -> str:
    """Return how the filter was read and how many entries it finds; nothing where all is shown."""
    return caption(summary) if filter_words(summary.selection) else ""


def _leading(counted: Sequence[tuple[Named, int]], summary: ActorSummary) -> str:
    """Return the leading of what is counted, and how many more there are."""
    told = ", ".join(
        f"{line(named.name)} {number}" if number > 1 else line(named.name)
        for named, number in counted[:_LEADING]
    )
    hidden = len(counted) - _LEADING
    return f"{told}; {hidden:,} more: syru who {summary.actor.id} -f json" if hidden > 0 else told


def _labelled(rows: Iterable[tuple[str, str]], screen: Screen) -> Rows:
    """Return labels with their texts beside them; a label without a text is left out."""
    shown = [
        Row(margin=[Piece(label, QUIET, glued=True)], paragraphs=[[Piece(line(text))]])
        for label, text in rows
        if text
    ]
    return Rows(rows=shown, screen=screen)


def _text(pieces: Paragraph, screen: Screen) -> Rows:
    return Rows(rows=[Row(paragraphs=[pieces])], screen=screen, beside_margin=False)


def _details(entry: FoundEntry) -> list[tuple[str, str]]:
    return [
        ("When", entry.when or "undated"),
        ("By", _person(entry.by) or ("unattributed" if entry.kind == "quote" else "")),
        ("Published by", _person(entry.via)),
        ("Summary", entry.summary or ""),
        ("Who", names(entry.actors)),
        ("Topics", names(entry.topics)),
        ("Places", names(entry.places)),
        ("Event", entry.event or ""),
        ("Standing", entry.standing or ""),
        *_sources(entry),
        ("Proof", proof_words(entry)),
        ("Words", "in translation" if entry.translated else ""),
        *extra_lines(entry),
        ("Date in the log", entry.date if entry.date and entry.date != entry.when else ""),
        ("Date note", entry.date_note or ""),
        ("Public by", _public(entry)),
        ("Kind", entry.kind),
        ("Id", entry.id),
    ]


def _public(entry: FoundEntry) -> str:
    known = day_words(entry.public) if entry.public else "not known"
    return f"{known}{CONFIDENTIAL} on its date" if entry.confidential else known


def _sources(entry: FoundEntry) -> Iterable[tuple[str, str]]:
    """Yield what an entry rests on, a row each, below how many there are of how many origins."""
    told = filter(None, [origin_words(entry), *map(citation_words, entry.cited)])
    labels = chain(["Sources" if entry.further else "Source"], repeat(""))
    return zip(labels, told, strict=False)


def _claims(claims: Sequence[FoundClaim], screen: Screen) -> Rows:
    """Return who is behind an entry, and below who is against it."""
    sides = (
        ("For it", [claim for claim in claims if claim.stance not in AGAINST]),
        ("Against it", [claim for claim in claims if claim.stance in AGAINST]),
    )
    rows = [
        Row(margin=[Piece(label, QUIET)], paragraphs=[[Piece(_claim(claim))] for claim in side])
        for label, side in sides
        if side
    ]
    return Rows(rows=rows, screen=screen)


def _claim(claim: FoundClaim) -> str:
    by = "the source" if claim.stance == "states" else _person(claim.by) or "someone unnamed"
    day = claim.when or (f"by {day_words(claim.public)}" if claim.public else "undated")
    day += CONFIDENTIAL if claim.confidential else ""
    address = f", {claim.url}" if claim.url else ""
    return f"{STANCE_WORDS[claim.stance]} by {line(by)} ({day}{where_claimed(claim)}{address})"


def _person(named: Named | None) -> str:
    if named is None:
        return ""
    return f"{named.name}, {named.role}" if named.role else named.name
