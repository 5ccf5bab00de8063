"""Answers as Markdown that pastes into a document; nothing of a log is markup in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.render.words import (
    STANCE_WORDS,
    doubt_words,
    extra_lines,
    line,
    located_line,
    noun,
    origin_lines,
    origin_words,
    proof_words,
    standing_words,
    where_in_source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.query.actor import ActorSummary
    from syru.query.catalogue import Catalogue, CatalogueItem, EntryDetails, ThingDetails
    from syru.query.entries import Answer
    from syru.query.found import FoundCitation, FoundEntry

# Characters that are markup anywhere; a colon begins the name of a picture, such as :smile:.
_MARKUP = r"([\\`*_{}\[\]<>#|~&^$=]|:(?=\w+:))"
# What begins an item of a list.
_BULLET = r"^([+-])"
_NUMBERED = r"^(\d+)([.)])"


def escape(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    plain = re.sub(_MARKUP, r"\\\1", line(text).strip())
    return re.sub(_NUMBERED, r"\1\\\2", re.sub(_BULLET, r"\\\1", plain))


def entries_text(answer: Answer) -> Iterator[str]:
    """Yield entries as a list with their sources, quotes alone as block quotations."""
    if answer.selection.kinds != ("quote",):
        yield from map(_listed, answer.entries)
        return
    for number, found in enumerate(answer.entries):
        yield ("\n" if number else "") + _block(found)


def entry_text(details: EntryDetails) -> Iterator[str]:
    """Yield an entry with its own values and the quotes that belong to it, as a list."""
    yield _listed(details.entry)
    for label, text in extra_lines(details.entry):
        yield f"  - {escape(label)}: {escape(text)}\n"
    yield from map(_listed, details.quotes)


def thing_text(details: ThingDetails) -> Iterator[str]:
    """Yield a topic, place or source with what the log says of it and its entries."""
    yield f"## {escape(details.name)}\n\n"
    for label, text in details.lines:
        yield f"- {label}: {escape(text)}\n"
    for label, text in located_line(details):
        yield f"- {label}: {text}\n"
    for label, text in origin_lines(details):
        yield f"- {label}: {escape(text)}\n"
    if details.entries:
        yield "\n### Entries\n\n"
        yield from map(_listed, details.entries)


def catalogue_text(catalogue: Catalogue) -> Iterator[str]:
    """Yield what a log declares, with its counts, as a list."""
    return map(_catalogued, catalogue.items)


def actor_text(summary: ActorSummary) -> Iterator[str]:
    """Yield who an actor is, and a list for each thing that there is of it."""
    actor = summary.actor
    yield f"## {escape(actor.name)}\n\n"
    if about := actor.role or summary.kind:
        yield f"{escape(about)}\n"
    for relation in summary.relations:
        if relation.entries:
            yield f"\n### {relation.heading}\n\n"
            yield from map(_listed, relation.entries)
    if summary.claims:
        yield "\n### Claims\n\n"
    for claim, found in summary.claims:
        when = f"**{escape(claim.when)}**: " if claim.when else ""
        what = f"{escape(found.heading)}{doubt_words(found)}"
        yield f"- {when}{STANCE_WORDS[claim.stance]}: {what} ({_source(found)})\n"


def _catalogued(item: CatalogueItem) -> str:
    detail = f": {escape(item.detail)}" if item.detail else ""
    counts = (("event", item.events), ("fact", item.facts), ("quote", item.quotes))
    told = ", ".join(f"{number} {noun((kind,), number)}" for kind, number in counts)
    return f"- **{escape(item.name)}**{detail} ({told})\n"


def _listed(found: FoundEntry) -> str:
    return _quotation(found, "  ") if found.kind == "quote" else _item(found)


def _item(found: FoundEntry) -> str:
    what = escape(found.title or found.statement or "")
    when = f"**{escape(found.when)}**{_perhaps(found)}: " if found.when else ""
    summary = f" {escape(found.summary)}" if found.summary else ""
    head = f"- {when}{what}{'.' if summary and not what.endswith('.') else ''}{summary}"
    standing = standing_words(found)
    told = f" *{escape(standing)}*" if standing != "stated" else ""
    return f"{head}{told} ({_source(found)})\n"


def _quotation(found: FoundEntry, indent: str) -> str:
    when = f"**{escape(found.when)}**{_perhaps(found)}: " if found.when else ""
    return f"- {when}{_words(found)}\n{indent}— {_attribution(found)}\n"


def _block(found: FoundEntry) -> str:
    when = f", {escape(found.when)}{_perhaps(found)}" if found.when else ""
    return f"> {_words(found)}\n>\n> — {_attribution(found)}{when}\n"


def _perhaps(found: FoundEntry) -> str:
    return " (perhaps outside these days)" if found.match == "possible" else ""


def _words(found: FoundEntry) -> str:
    return f"“{escape(found.text or '')}”"


def _attribution(found: FoundEntry) -> str:
    by = "unattributed" if found.by is None else escape(found.by.name)
    role = f", {escape(found.by.role)}" if found.by is not None and found.by.role else ""
    via = f", published by {escape(found.via.name)}" if found.via is not None else ""
    proof = f"; {proof_words(found)}" if found.proof is not None else ""
    return f"{by}{role}{via} ({_source(found)}{proof})"


def _source(found: FoundEntry) -> str:
    return "; ".join(filter(None, [*map(_cited, found.cited), origin_words(found)]))


def _cited(cited: FoundCitation) -> str:
    title = f"*{escape(cited.source.name)}*"
    # Of what an address may hold, only an entity would be read as markup here.
    address = line(cited.url or "").replace("&", "&amp;")
    linked = f"[{title}](<{address}>)" if address else title
    return f"{linked}{escape(where_in_source(cited))}"
