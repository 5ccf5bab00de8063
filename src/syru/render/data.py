"""Answers as json, jsonl, csv, tsv and Markdown, one line or more at a time."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from syru.render.words import claim_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from syru.query.actor import Dossier
    from syru.query.catalogue import Item
    from syru.query.found import Found, FoundClaim
    from syru.query.selection import Named
    from syru.query.things import EntryCard, ThingCard

Object = dict[str, object]

COLUMNS = (
    "kind", "id", "date", "date_note", "when", "earliest", "latest", "match", "public", "title",
    "summary", "statement", "text", "by", "via", "event", "actors", "topics", "places", "standing",
    "claims", "source", "paragraphs", "proof",
)  # fmt: skip
ITEM_COLUMNS = ("kind", "id", "name", "detail", "events", "facts", "quotes", "first", "last")
# What a spreadsheet takes for the beginning of a formula, in some countries in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def entry_object(found: Found) -> Object:
    """Return an entry with the documented keys; those that it lacks are left out."""
    values: Object = {
        "kind": found.kind,
        "id": found.id,
        "date": found.date,
        "date_note": found.date_note,
        "when": found.when,
        "match": found.match,
        "title": found.title,
        "summary": found.summary,
        "statement": found.statement,
        "text": found.text,
        "by": _named(found.by),
        "via": _named(found.via),
        "event": found.event,
        "actors": [_named(actor) for actor in found.actors],
        "topics": [_named(topic) for topic in found.topics],
        "places": [_named(place) for place in found.places],
        "standing": found.standing,
        "claims": [_claim(claim) for claim in found.claims],
        "source": _named(found.source),
        "paragraphs": list(found.paragraphs),
        "proof": found.proof,
    }
    kept = {key: value for key, value in values.items() if value not in (None, [])}
    # These two say by null that there is no bound, and public that no day is known.
    if found.date is not None:
        kept |= {"earliest": found.earliest, "latest": found.latest}
    kept["public"] = found.public
    return {key: kept[key] for key in COLUMNS if key in kept}


def entry_card_object(card: EntryCard) -> Object:
    """Return an entry with the quotes that belong to it and what rests on the same paragraphs."""
    return {
        **entry_object(card.entry),
        "quotes": [entry_object(quote) for quote in card.quotes],
        "same_paragraphs": [entry_object(entry) for entry in card.neighbours],
    }


def thing_card_object(card: ThingCard) -> Object:
    """Return a topic, place or source with what the log says of it and its entries."""
    details = {label.lower().replace(" ", "_"): text for label, text in card.lines}
    entries = [entry_object(entry) for entry in card.entries]
    return {"kind": card.kind, "id": card.id, "name": card.name, **details, "entries": entries}


def item_object(item: Item) -> Object:
    """Return something that a log declares, with its counts."""
    return {key: getattr(item, key) for key in ITEM_COLUMNS}


def item_row(item: Item) -> dict[str, str]:
    """Return something that a log declares, as cells."""
    return {key: "" if value is None else str(value) for key, value in item_object(item).items()}


def dossier_object(dossier: Dossier) -> Object:
    """Return an actor with the documented keys; lists are empty where there is nothing."""
    return {
        "kind": "actor",
        "id": dossier.actor.id,
        "name": dossier.actor.name,
        "actor_kind": dossier.kind,
        "role": dossier.actor.role,
        "aliases": list(dossier.other_names),
        "member_of": [_named(one) for one in dossier.member_of],
        "members": [_named(one) for one in dossier.members],
        "first": None if dossier.first is None else entry_object(dossier.first),
        "last": None if dossier.last is None else entry_object(dossier.last),
        "events": [entry_object(found) for found in dossier.events],
        "facts": [entry_object(found) for found in dossier.facts],
        "said": [entry_object(found) for found in dossier.said],
        "published": [entry_object(found) for found in dossier.published],
        "named_in": [entry_object(found) for found in dossier.named_in],
        "claims": [_own_claim(claim, found) for claim, found in dossier.claims],
        "topics": [_count(named, number) for named, number in dossier.topics],
        "with": [_count(named, number) for named, number in dossier.companions],
    }


def dossier_rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    """Yield the entries of an actor as cells, with what it has to do with each."""
    relations = (
        ("took part", dossier.events),
        ("fact", dossier.facts),
        ("said", dossier.said),
        ("published", dossier.published),
        ("named in", dossier.named_in),
    )
    for relation, entries in relations:
        for found in entries:
            yield {"relation": relation, **entry_row(found)}
    for claim, found in dossier.claims:
        yield {"relation": claim.stance, **entry_row(found)}


def _own_claim(claim: FoundClaim, found: Found) -> Object:
    values = {key: value for key, value in _claim(claim).items() if key != "by"}
    return {**values, "entry": {"id": found.id, "kind": found.kind}}


def _count(named: Named, number: int) -> Object:
    return {"id": named.id, "name": named.name, "count": number}


def jsonl(objects: Iterable[Object], *, ascii_only: bool = False) -> Iterator[str]:
    """Yield a line for each object."""
    for values in objects:
        yield json.dumps(values, ensure_ascii=ascii_only) + "\n"


def as_json(objects: Iterable[Object], *, ascii_only: bool = False) -> Iterator[str]:
    """Yield one array, an object a line."""
    before = "["
    for values in objects:
        yield f"{before}\n  {json.dumps(values, ensure_ascii=ascii_only)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def delimited(
    rows: Iterable[Mapping[str, str]], columns: tuple[str, ...], *, tabs: bool, raw: bool
) -> Iterator[str]:
    """Yield a header row and a row for each mapping, as csv or as tab-separated values.

    Unless raw, a cell that a spreadsheet would take for a formula begins with an apostrophe. In
    tab-separated values, where nothing can be quoted, tabs and line breaks become spaces.
    """
    buffer = io.StringIO()
    writer = csv.writer(
        buffer,
        delimiter="\t" if tabs else ",",
        quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL,
        quotechar=None if tabs else '"',
        lineterminator="\n",
    )
    writer.writerow(columns)
    for row in rows:
        yield _take(buffer)
        cells = [row.get(column, "") for column in columns]
        cells = [" ".join(cell.split()) for cell in cells] if tabs else cells
        writer.writerow(cells if raw else map(_harmless, cells))
    yield _take(buffer)


def entry_row(found: Found) -> dict[str, str]:
    """Return an entry as cells; lists are joined with "; "."""
    values = entry_object(found)
    cells = {key: value for key, value in values.items() if isinstance(value, str)}
    for key in ("by", "via", "source"):
        named: Named | None = getattr(found, key)
        cells[key] = named.name if named is not None else ""
    for key in ("actors", "topics", "places"):
        cells[key] = "; ".join(named.name for named in getattr(found, key))
    cells["claims"] = "; ".join(map(claim_words, found.claims))
    cells["paragraphs"] = "; ".join(map(str, found.paragraphs))
    return cells


def _named(named: Named | None) -> Object | None:
    return None if named is None else {"id": named.id, "name": named.name}


def _claim(claim: FoundClaim) -> Object:
    values: Object = {
        "by": _named(claim.by),
        "stance": claim.stance,
        "date": claim.date,
        "when": claim.when,
        "paragraph": claim.paragraph,
    }
    return {key: value for key, value in values.items() if value is not None}


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _take(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
