"""Answers as Markdown that pastes into a document; nothing of a log is markup in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.render.captions import noun
from syru.render.words import STANCE_WORDS, line, paragraphs, proof_words, standing_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from syru.query.actor import Dossier
    from syru.query.catalogue import Item
    from syru.query.found import Answer, Found
    from syru.query.things import ThingCard


# Signs that are markup anywhere; a colon begins the name of a picture, such as :smile:.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&^$=]|:(?=\w+:))")
# Signs that begin an item of a list.
_BULLET = re.compile(r"^([+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def escape(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    plain = _SIGNS.sub(r"\\\1", line(text).strip())
    return _NUMBERED.sub(r"\1\\\2", _BULLET.sub(r"\\\1", plain))


def listing(answer: Answer) -> Iterator[str]:
    """Yield entries as a list: dates, titles, who stands behind them, sources and paragraphs."""
    for found in answer.entries:
        yield _listed(found)


def quotations(answer: Answer) -> Iterator[str]:
    """Yield quotes as block quotations with their attribution."""
    for number, found in enumerate(answer.entries):
        yield ("\n" if number else "") + _block(found)


def entries(found: Iterable[Found]) -> Iterator[str]:
    """Yield entries as a list."""
    return map(_listed, found)


def thing(card: ThingCard) -> Iterator[str]:
    """Yield a topic, place or source with what the log says of it and its entries."""
    yield f"## {escape(card.name)}\n\n"
    for label, text in card.lines:
        yield f"- {label}: {escape(text)}\n"
    if card.entries:
        yield "\n### Entries\n\n"
        yield from entries(card.entries)


def item(item: Item) -> str:
    """Return something that a log declares, with its counts, as an item of a list."""
    detail = f": {escape(item.detail)}" if item.detail else ""
    counts = (("event", item.events), ("fact", item.facts), ("quote", item.quotes))
    told = ", ".join(f"{number} {noun((kind,), number)}" for kind, number in counts)
    return f"- **{escape(item.name)}**{detail} ({told})\n"


def dossier(dossier: Dossier) -> Iterator[str]:
    """Yield who an actor is, and a list for each thing that there is of it."""
    actor = dossier.actor
    yield f"## {escape(actor.name)}\n\n"
    yield f"{escape(actor.role or dossier.kind)}\n"
    sections = (
        ("Took part in", dossier.events),
        ("Facts", dossier.facts),
        ("Said", dossier.said),
        ("Published", dossier.published),
        ("Named in quotes", dossier.named_in),
    )
    for title, entries in sections:
        if entries:
            yield f"\n### {title}\n\n"
            yield from (_listed(found) for found in entries)
    if dossier.claims:
        yield "\n### Claims\n\n"
    for claim, found in dossier.claims:
        when = f"**{escape(claim.when)}**: " if claim.when else ""
        yield f"- {when}{STANCE_WORDS[claim.stance]}: {escape(found.heading)} ({_source(found)})\n"


def _listed(found: Found) -> str:
    return _quotation(found, "  ") if found.kind == "quote" else _item(found)


def _item(found: Found) -> str:
    what = escape(found.title or found.statement or "")
    when = f"**{escape(found.when)}**{_perhaps(found)}: " if found.when else ""
    summary = f" {escape(found.summary)}" if found.summary else ""
    head = f"- {when}{what}{'.' if summary and not what.endswith('.') else ''}{summary}"
    standing = standing_words(found)
    told = f" *{escape(standing)}*" if standing != "stated" else ""
    return f"{head}{told} ({_source(found)})\n"


def _quotation(found: Found, indent: str) -> str:
    when = f"**{escape(found.when)}**{_perhaps(found)}: " if found.when else ""
    return f"- {when}{_words(found)}\n{indent}— {_attribution(found)}\n"


def _block(found: Found) -> str:
    when = f", {escape(found.when)}{_perhaps(found)}" if found.when else ""
    return f"> {_words(found)}\n>\n> — {_attribution(found)}{when}\n"


def _perhaps(found: Found) -> str:
    return " (perhaps outside these days)" if found.match == "possible" else ""


def _words(found: Found) -> str:
    return f"“{escape(found.text or '')}”"


def _attribution(found: Found) -> str:
    by = "unattributed" if found.by is None else escape(found.by.name)
    role = f", {escape(found.by.role)}" if found.by is not None and found.by.role else ""
    via = f", published by {escape(found.via.name)}" if found.via is not None else ""
    proof = f"; {proof_words(found)}" if found.proof is not None else ""
    return f"{by}{role}{via} ({_source(found)}{proof})"


def _source(found: Found) -> str:
    return f"*{escape(found.source.name)}*{paragraphs(found.paragraphs)}"
