"""Entries as lines of HTML: each a list item, written as shortly as HTML allows.

The script reads the lines too, so what it adds is not written: links, and of long logs the names.
Names that it makes links of stand in <i>, in the order in which rows.py counts them.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from syru.export.edition import escaped
from syru.render.words import (
    AGAINST,
    STANCE_WORDS,
    coordinate_words,
    extra_lines,
    origin_words,
    proof_words,
    quoted,
    where_claimed,
    where_in_source,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.export.page.list_order import Placed
    from syru.query.found import FoundCitation, FoundClaim, FoundEntry
    from syru.query.selection import Named


_WEB = ("http://", "https://")
# What may be the id of an entry in a note: words with hyphens, or any word after "see".
_MENTIONED = re.compile(r"(?<![\w-])(?:(?<=see )[a-z0-9-]+|[a-z0-9]+(?:-[a-z0-9]+)+)(?![\w-])")


def entry_line(placed: Placed, titles: Mapping[str, str], *, named: bool, sourced: bool) -> str:
    """Return an entry as one line of HTML; with named who, what and where, sourced its source.

    titles are those of all entries of the page, by id: a note may mention any of them.
    """
    found = placed.found
    kinds = [found.kind] if found.kind != "event" else []
    kinds += ["under"] if placed.event is not None else []
    class_ = f' class="{" ".join(kinds)}"' if kinds else ""
    parts = (
        f"<li id={escaped(found.id)}{class_}><p>{escaped(found.when or 'undated')}<div>",
        *(_quote(found) if found.kind == "quote" else _statement(found)),
        _date_note(found.date_note, titles) if found.date_note else "",
        _names(found) if named else "",
        _source(found, sourced=sourced),
        *(f"<p class=extra>{escaped(f'{name}: {text}')}" for name, text in extra_lines(found)),
        "</div>\n",
    )
    return "".join(parts)


def _date_note(note: str, titles: Mapping[str, str]) -> str:
    """Return why an entry has its date, with the title of each entry that is named by its id."""
    parts: list[str] = []
    end = 0
    for mention in _MENTIONED.finditer(note):
        if title := titles.get(mention[0]):
            parts += (
                escaped(note[end : mention.start()]),
                f'<a href="#{mention[0]}">{escaped(title)}</a>',
            )
            end = mention.end()
    text = "".join((*parts, escaped(note[end:])))
    return f"<details class=note><summary>Why this date?</summary>{text}</details>"


def in_order(claims: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims as the page shows them: those for an entry before those against it."""
    return sorted(claims, key=_is_against)


def _is_against(claim: FoundClaim) -> bool:
    return claim.stance in AGAINST


def _statement(found: FoundEntry) -> Iterator[str]:
    """Yield the standing of an event or a fact, what it says, and the claims for and against it."""
    if found.standing != "stated":
        yield f"<b class={found.standing}>{found.standing}</b>"
    yield f"<h4>{escaped(found.title or found.statement or '')}</h4>"
    if found.summary:
        yield f"<p>{escaped(found.summary)}"
    if found.claims:
        sides = groupby(in_order(found.claims), _is_against)
        lists = (_claims("against" if against else "for", claims) for against, claims in sides)
        yield f"<div class=claims>{''.join(lists)}</div>"


def _claims(side: str, claims: Iterable[FoundClaim]) -> str:
    return f'<ul class={side} aria-label="Claims {side} it">{"".join(map(_claim, claims))}</ul>'


def _claim(claim: FoundClaim) -> str:
    by = f"<i>{escaped(claim.by.name)}</i>" if claim.by else "someone unnamed"
    if claim.stance == "states":
        by = "the source"
    day = f" ({escaped(claim.when)})" if claim.when else ""
    where = where_claimed(claim).removeprefix(", ")
    told = linked(where or "source", claim.url) if claim.url else escaped(where)
    return f"<li>{STANCE_WORDS[claim.stance]} by {by}{day}{f', {told}' if told else ''}"


def _quote(found: FoundEntry) -> Iterator[str]:
    """Yield the words of a quote, and whose they are."""
    yield f"<blockquote>{escaped(quoted(found.text or ''))}</blockquote><p class=by>"
    yield f"<i>{escaped(found.by.name)}</i>" if found.by is not None else "Unattributed"
    if found.by is not None and found.by.role:
        yield f", {escaped(found.by.role)}"
    if found.via is not None:
        yield f", published by <i>{escaped(found.via.name)}</i>"
    if proof := proof_words(found):
        yield f" ({escaped(proof)})"


def _names(found: FoundEntry) -> str:
    """Return who, what and where an entry is about; the script writes the same with links."""
    lists = (("With", found.actors), ("On", found.topics), ("At", found.places))
    parts = [f"{word} {', '.join(map(_located, named))}" for word, named in lists if named]
    return f"<p class=names>{' · '.join(parts)}" if parts else ""


def _located(named: Named) -> str:
    """Return a name, which is a link to the place on the earth (RFC 5870) where that is known."""
    if named.coordinates is None:
        return escaped(named.name)
    return f'<a href="geo:{geo(named.coordinates)}">{escaped(named.name)}</a>'


def geo(coordinates: tuple[float, float]) -> str:
    """Return latitude and longitude as a geo: address has them."""
    return coordinate_words(coordinates).replace(" ", "")


def _source(found: FoundEntry, *, sourced: bool) -> str:
    """Return what an entry rests on; the name of the only source of a page is not repeated."""
    sourced = sourced or bool(found.further)
    cited = filter(None, (_cited(one, sourced=sourced) for one in found.cited))
    told = origin_words(found)
    sources = "; ".join(cited) + (f" ({told})" if told else "")
    label = f"{'Sources' if found.further else 'Source'}: " if sourced else ""
    return f"<p class=source>{label}{sources}" if sources else ""


def _cited(cited: FoundCitation, *, sourced: bool) -> str:
    where = where_in_source(cited)
    words = f"{cited.source.name}{where}" if sourced else where.removeprefix(", ")
    return linked(words or cited.source.name, cited.url) if words or cited.url else ""


def linked(text: str, url: str | None) -> str:
    """Return a text as HTML, as a link where there is an address of the web."""
    if url is None or not url.startswith(_WEB):
        return escaped(text)
    return f'<a href="{escaped(url)}" rel="noopener noreferrer">{escaped(text)}</a>'
