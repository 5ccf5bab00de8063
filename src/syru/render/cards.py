"""One thing as a Rich renderable, read downwards: an actor, an entry, a topic, place or source."""

from __future__ import annotations

from itertools import chain, repeat, starmap
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from syru.chart.marks import bar
from syru.render.screen import QUIET, TITLE
from syru.render.words import (
    AGAINST,
    STANCE_WORDS,
    caption,
    citation_words,
    day_words,
    doubt_words,
    entry_words,
    extra_lines,
    filter_words,
    line,
    located_line,
    names,
    origin_lines,
    origin_words,
    proof_words,
    sources_words,
    standing_words,
    when_words,
    where_claimed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Sized

    from rich.console import RenderableType

    from syru.query.actor import ActorSummary
    from syru.query.catalogue import EntryDetails, ThingDetails
    from syru.query.found import FoundClaim, FoundEntry
    from syru.query.selection import Named
    from syru.render.screen import Screen

# Columns of the longest of the bars that show counts where there is room.
_LONGEST_BAR = 24


def entry_view(details: EntryDetails) -> RenderableType:
    """Return an entry with its claims side by side, and below it what belongs to it."""
    entry = details.entry
    head = Text(entry_words(entry), style=TITLE)
    parts: list[RenderableType] = [head, _grid(_lined(_details(entry)))]
    if entry.claims:
        parts += [Text("\nClaims", style=TITLE), _claims(entry.claims)]
    parts += _entries("Quotes", details.quotes)
    parts += _entries("On the same paragraphs", details.same_paragraphs)
    return Group(*parts)


def thing_view(details: ThingDetails) -> RenderableType:
    """Return a topic, place or source, and below it its entries."""
    head = Text(line(details.name), style=TITLE)
    rows = [("Kind", details.kind), ("Id", details.id), *details.lines]
    rows += [*located_line(details), *origin_lines(details)]
    return Group(head, _grid(_lined(rows)), *_entries("Entries", details.entries))


def actor_view(summary: ActorSummary, screen: Screen) -> RenderableType:
    """Return who an actor is, and below that a section for each thing that there is of it."""
    parts = [_head(summary)]
    for relation in summary.relations:
        rows = _dated(map(_related, relation.entries))
        parts += _section(relation.heading, relation.entries, rows)
    parts += _section("Claims", summary.claims, _dated(starmap(_claimed, summary.claims)))
    topics, companions = summary.topics, summary.companions
    parts += _section("Topics", topics, _bars(topics, screen) if screen.roomy else _counts(topics))
    parts += _section("Together with", companions, _counts(companions))
    return Group(*parts)


def _head(summary: ActorSummary) -> RenderableType:
    actor = summary.actor
    rows = [
        ("", line(actor.role or "")),
        ("Kind", summary.kind or ""),
        ("Other names", ", ".join(map(line, summary.other_names))),
        ("Member of", names(summary.member_of)),
        ("Members", names(summary.members)),
        ("First", _appearance(summary.first)),
        ("Last", _appearance(summary.last)),
        ("Shown", _shown(summary)),
    ]
    return Group(Text(line(actor.name), style=TITLE), _grid(rows, no_wrap=True))


def _shown(summary: ActorSummary) -> str:
    """Return how the filter was read and how many entries it finds; nothing where all is shown."""
    filtered = filter_words(summary.selection) or summary.selection.limit is not None
    return caption(summary) if filtered else ""


def _appearance(found: FoundEntry | None) -> str:
    if found is None:
        return ""
    if found.kind != "quote":
        return f"{found.when}: {line(found.heading)}{doubt_words(found)}"
    # The words stand whole below.
    whose = f"a quote of {line(found.by.name)}" if found.by else "a quote that is unattributed"
    return f"{found.when}: {whose} ({found.id})"


def _section(
    title: str, listed: Sized, content: RenderableType, indent: int = 2
) -> list[RenderableType]:
    """Return a title, how many things are listed, and what shows them; nothing if there is none."""
    if not listed:
        return []
    head = Text.assemble("\n", (title, TITLE), f" ({len(listed)})")
    return [head, Padding(content, (0, 0, 0, indent))]


def _dated(rows: Iterable[tuple[Text, Text]]) -> Table:
    """Return dates, each with a text beside it."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1, overflow="fold", min_width=11)
    table.add_column(ratio=4, overflow="fold")
    for when, what in rows:
        table.add_row(when, what)
    return table


def _related(found: FoundEntry) -> tuple[Text, Text]:
    """Return the date of an entry, and what it says with its standing; of a quote, its source."""
    what = Text(entry_words(found))
    if found.kind == "quote":
        by = f"— {line(found.by.name)}, " if found.by is not None else ""
        what.append(f"\n{by}{sources_words(found)}", style=QUIET)
    elif standing_words(found) != "stated":
        what.append(f"\n{standing_words(found)}", style=QUIET)
    return Text(when_words(found)), what


def _claimed(claim: FoundClaim, found: FoundEntry) -> tuple[Text, Text]:
    what = f"{STANCE_WORDS[claim.stance]}: {entry_words(found)}{doubt_words(found)}"
    return Text(claim.when or "undated"), Text(what)


def _bars(counted: Sequence[tuple[Named, int]], screen: Screen) -> Table:
    """Return counts as bars; the highest comes first and has the longest."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=40, overflow="fold")
    table.add_column(justify="right")
    table.add_column(no_wrap=True)
    for named, number in counted:
        drawn = bar(number, counted[0][1], _LONGEST_BAR, ascii_only=screen.ascii_only)
        table.add_row(Text(line(named.name)), Text(str(number)), Text(drawn))
    return table


def _counts(counted: Sequence[tuple[Named, int]]) -> Text:
    return Text(", ".join(f"{line(named.name)} {number}" for named, number in counted))


def _grid(rows: Iterable[tuple[str, str]], *, no_wrap: bool = False) -> Table:
    """Return labels with their texts beside them; a label without a text is left out."""
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(style=QUIET, no_wrap=no_wrap, overflow="ellipsis" if no_wrap else "fold")
    table.add_column(overflow="fold")
    for label, text in rows:
        if text:
            table.add_row(Text(label), Text(text))
    return table


def _lined(rows: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((label, line(text)) for label, text in rows)


def _entries(title: str, entries: Sequence[FoundEntry]) -> list[RenderableType]:
    """Return a section of entries with their ids, and of quotes with who speaks in them."""
    rows = []
    for found in entries:
        what = Text(entry_words(found))
        if found.kind == "quote":
            by = line(found.by.name) if found.by is not None else "unattributed"
            what.append(f"\n— {by}", style=QUIET)
        what.append(doubt_words(found))
        what.append(f"  [{found.id}]", style=QUIET)
        rows.append((Text(when_words(found)), what))
    return _section(title, rows, _dated(rows), indent=0)


def _details(entry: FoundEntry) -> list[tuple[str, str]]:
    return [
        ("Kind", entry.kind),
        ("Id", entry.id),
        ("When", entry.when or "undated"),
        ("Date as written", entry.date if entry.date and entry.date != entry.when else ""),
        ("Date note", entry.date_note or ""),
        ("Public from", day_words(entry.public) if entry.public else "not known"),
        ("Summary", entry.summary or ""),
        ("By", _person(entry.by) or ("unattributed" if entry.kind == "quote" else "")),
        ("Published by", _person(entry.via)),
        ("Event", entry.event or ""),
        ("Who", names(entry.actors)),
        ("Topics", names(entry.topics)),
        ("Places", names(entry.places)),
        ("Standing", entry.standing or ""),
        ("Proof", proof_words(entry)),
        *_sources(entry),
        ("Words", "in translation" if entry.translated else ""),
        *extra_lines(entry),
    ]


def _sources(entry: FoundEntry) -> Iterable[tuple[str, str]]:
    """Yield what an entry rests on, a row each, below how many there are of how many origins."""
    told = filter(None, [origin_words(entry), *map(citation_words, entry.cited)])
    labels = chain(["Sources" if entry.further else "Source"], repeat(""))
    return zip(labels, told, strict=False)


def _claims(claims: Sequence[FoundClaim]) -> Table:
    """Return who is behind an entry on the left, and who is against it on the right."""
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column("For", ratio=1, overflow="fold")
    table.add_column("Against", ratio=1, overflow="fold")
    table.add_row(Text("For it", style=QUIET), Text("Against it", style=QUIET))
    table.add_row(
        _side([claim for claim in claims if claim.stance not in AGAINST]),
        _side([claim for claim in claims if claim.stance in AGAINST]),
    )
    return table


def _side(claims: Sequence[FoundClaim]) -> Text:
    return Text("\n".join(map(_claim, claims)) or "nobody")


def _claim(claim: FoundClaim) -> str:
    by = "the source" if claim.stance == "states" else _person(claim.by) or "someone unnamed"
    day = claim.when or (f"by {day_words(claim.public)}" if claim.public else "undated")
    address = f", {claim.url}" if claim.url else ""
    return f"{STANCE_WORDS[claim.stance]} by {line(by)} ({day}{where_claimed(claim)}{address})"


def _person(named: Named | None) -> str:
    if named is None:
        return ""
    return f"{named.name}, {named.role}" if named.role else named.name
