"""One entry, topic, place or source as a Rich renderable, read downwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from syru.render.captions import day_words
from syru.render.words import STANCE_WORDS, line, paragraphs, proof_words, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from syru.query.found import Found, FoundClaim
    from syru.query.selection import Named
    from syru.query.things import EntryCard, ThingCard

_AGAINST = ("doubts", "denies")


def entry_card(card: EntryCard) -> RenderableType:
    """Return an entry with its claims side by side, and below it what belongs to it."""
    entry = card.entry
    parts: list[RenderableType] = [_heading(entry), grid(_details(entry))]
    if entry.claims:
        parts += [Text("\nClaims", style="bold"), _claims(entry.claims)]
    parts += section("Quotes", card.quotes)
    parts += section("On the same paragraphs", card.neighbours)
    return Group(*parts)


def thing_card(card: ThingCard) -> RenderableType:
    """Return a topic, place or source, and below it its entries."""
    head = Text(line(card.name), style="bold")
    rows = [("Kind", card.kind), ("Id", card.id), *card.lines]
    return Group(head, grid(rows), *section("Entries", card.entries))


def grid(rows: Iterable[tuple[str, str]]) -> Table:
    """Return labels with their texts beside them; a label without a text is left out."""
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(style="dim", overflow="fold")
    table.add_column(overflow="fold")
    for label, text in rows:
        if text:
            table.add_row(label, Text(line(text)))
    return table


def section(title: str, entries: Sequence[Found]) -> list[RenderableType]:
    """Return a title and a table of entries, or nothing where there are none."""
    if not entries:
        return []
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1, overflow="fold", min_width=11)
    table.add_column(ratio=4, overflow="fold")
    for found in entries:
        what = Text(quoted(found.text) if found.text is not None else line(found.heading))
        if found.kind == "quote":
            by = line(found.by.name) if found.by is not None else "unattributed"
            what.append(f"\n— {by}", style="dim")
        what.append(f"  [{found.id}]", style="dim")
        table.add_row(Text(found.when or "undated"), what)
    return [Text.assemble("\n", (title, "bold"), f" ({len(entries)})"), table]


def _heading(entry: Found) -> Text:
    words = quoted(entry.text) if entry.text is not None else line(entry.heading)
    return Text(words, style="bold")


def _details(entry: Found) -> list[tuple[str, str]]:
    written = entry.date if entry.date is not None and entry.date != entry.when else None
    return [
        ("Kind", entry.kind),
        ("Id", entry.id),
        ("When", entry.when or "undated"),
        ("Date as written", written or ""),
        ("Date note", entry.date_note or ""),
        ("Public from", day_words(entry.public) if entry.public else "not known"),
        ("Summary", entry.summary or ""),
        ("By", _person(entry.by) or ("unattributed" if entry.kind == "quote" else "")),
        ("Published by", _person(entry.via)),
        ("Event", entry.event or ""),
        ("Who", _names(entry.actors)),
        ("Topics", _names(entry.topics)),
        ("Places", _names(entry.places)),
        ("Standing", entry.standing or ""),
        ("Proof", proof_words(entry)),
        ("Source", f"{entry.source.name}{paragraphs(entry.paragraphs)}"),
    ]


def _claims(claims: Sequence[FoundClaim]) -> Table:
    """Return who is behind an entry on the left, and who is against it on the right."""
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column("For", ratio=1, overflow="fold")
    table.add_column("Against", ratio=1, overflow="fold")
    sides = (
        [claim for claim in claims if claim.stance not in _AGAINST],
        [claim for claim in claims if claim.stance in _AGAINST],
    )
    heads = [Text(head, style="dim") for head in ("For it", "Against it")]
    table.add_row(*heads)
    table.add_row(
        *(Text("\n").join(map(_claim, side)) if side else Text("nobody") for side in sides)
    )
    return table


def _claim(claim: FoundClaim) -> Text:
    by = "the source" if claim.stance == "states" else _person(claim.by) or "someone unnamed"
    day = claim.when or (f"by {day_words(claim.public)}" if claim.public else "undated")
    where = f", ¶ {claim.paragraph}" if claim.paragraph is not None else ""
    return Text(f"{STANCE_WORDS[claim.stance]} by {line(by)} ({day}{where})")


def _person(named: Named | None) -> str:
    if named is None:
        return ""
    return f"{named.name}, {named.role}" if named.role else named.name


def _names(named: Iterable[Named]) -> str:
    return ", ".join(one.name for one in named)
