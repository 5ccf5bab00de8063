"""Answers as Markdown that pastes into a document; nothing of a log is markup in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.query.selection import Order
from syru.render.filters import perhaps_words
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
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from syru.query.actor import ActorSummary
    from syru.query.catalogue import Catalogue, CatalogueItem, EntryDetails, ThingDetails
    from syru.query.entries import Answer
    from syru.query.found import FoundCitation, FoundEntry

# Characters that are markup anywhere; a colon begins the name of a picture, such as :smile:, and
# GitHub makes links of bare addresses: https://…, www.…, who@….
_MARKUP = r"([\\`*_{}\[\]<>#|~&^$=@]|:(?=\w+:|//)|(?i:(?<=www)\.))"
# What begins an item of a list.
_BULLET = r"^([+-])"
_NUMBERED = r"^(\d+)([.)])"


def escape(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    plain = re.sub(_MARKUP, r"\\\1", line(text).strip())
    return re.sub(_NUMBERED, r"\1\\\2", re.sub(_BULLET, r"\\\1", plain))


def entries_text(answer: Answer) -> Iterator[str]:
    """Yield entries as a list with their sources, quotes alone as block quotations.

    Years are headings, unless the best match comes first. What surely lies in the window comes
    first; what only may lie there stands below under a heading of its own.
    """
    return _spaced(_blocks(answer))


def _spaced(blocks: Iterable[str]) -> Iterator[str]:
    """Yield blocks with an empty line between them, but none between the items of a list."""
    above = ""
    for block in blocks:
        items = above.startswith("- ") and block.startswith("- ")
        yield f"\n{block}" if above and not items else block
        above = block


def _blocks(answer: Answer) -> Iterator[str]:
    """Yield headings, items of a list and block quotations."""
    sure, possible = answer.parts()
    say = _block if answer.selection.kinds == ("quote",) else _listed
    headed = answer.selection.order is Order.DATE
    first = answer.selection.first_day if answer.selection.since is not None else None
    yield from _under_years(sure, say, first) if headed else map(say, sure)
    if possible is None:
        return
    shown = list(map(say, possible))
    if shown:
        yield f"### {_capitalised(perhaps_words(answer.selection, answer.tally))}\n"
        yield from shown


def _under_years(
    entries: Iterable[FoundEntry], say: Callable[[FoundEntry], str], first: str | None
) -> Iterator[str]:
    """Yield entries, and above the first of each year a heading."""
    heading = None
    for found in entries:
        words = str(years_of(found, first) or "Undated")
        if words != heading:
            yield f"### {words}\n"
            heading = words
        yield say(found)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


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
            yield from map(_listed, relation.entries[: summary.selection.limit])
    if summary.claims:
        yield "\n### Claims\n\n"
    for claim, found in summary.claims[: summary.selection.limit]:
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
    when = f"**{escape(found.when)}**{_remarks(found)}: " if found.when else ""
    summary = f" {escape(found.summary)}" if found.summary else ""
    head = f"- {when}{what}{'.' if summary and not what.endswith('.') else ''}{summary}"
    standing = standing_words(found)
    told = f" *{escape(standing)}*" if standing != "stated" else ""
    return f"{head}{told} ({_source(found)})\n"


def _quotation(found: FoundEntry, indent: str) -> str:
    when = f"**{escape(found.when)}**{_remarks(found)}: " if found.when else ""
    return f"- {when}{_words(found)}\n{indent}— {_attribution(found)}\n"


def _block(found: FoundEntry) -> str:
    when = f", {escape(found.when)}{_remarks(found)}" if found.when else ""
    return f"> {_words(found)}\n>\n> — {_attribution(found)}{when}\n"


def _remarks(found: FoundEntry) -> str:
    kept = " (confidential)" if found.confidential else ""
    return f"{kept} (perhaps outside these days)" if found.match == "possible" else kept


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
