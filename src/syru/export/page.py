"""An edition as one self-contained page: nothing is loaded from anywhere, and no text is markup."""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import groupby
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from syru import __version__
from syru.dates.day import iso_day
from syru.dates.span import AFTER_ALL
from syru.export.edition import about_speaker, escaped, speaker
from syru.export.page_svg import draw
from syru.log.standing import Standing
from syru.render.words import (
    AGAINST,
    claim_words,
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

    from syru.export.edition import Credit, DatedEntry, Edition
    from syru.query.found import FoundClaim, FoundEntry
    from syru.query.selection import Named

_WEB = ("http://", "https://")
_NOTHING = "<li>There are no entries.</li>\n"


def page(edition: Edition) -> Iterator[str]:
    """Yield an edition as an HTML page, which can be read without its script too.

    Whatever comes from a log is escaped, and the page's policy lets only its own style and script
    work, known by their digests.
    """
    entries = [entry.found for entry in edition.entries]
    topics = _sorted(topic for found in entries for topic in found.topics)
    actors = _sorted(actor for found in entries for actor in _actors(found))
    places = _sorted(place for found in entries for place in found.places)
    drawing = draw(edition.entries)
    titles = {found.id: found.heading for found in entries}
    yield Template(_file("page.html")).substitute(
        **_frame(edition),
        drawing=drawing.svg,
        drawn=escaped(drawing.caption),
        topics=_options(enumerate(topics.values())),
        actors=_options(enumerate(actors.values())),
        places=_options(enumerate(places.values())),
        standings=_options((each, each) for each in Standing),
        entries="".join(_entry(found, titles) for found in entries) or _NOTHING,
        sources="".join(map(_credit, edition.credits)),
        data=_json(_data(edition, (topics, actors, places), drawing.marks)),
    )


def _data(
    edition: Edition, named: tuple[Mapping[str, str], ...], marks: Sequence[int]
) -> dict[str, object]:
    """Return what the script goes by: ids in order, what words are found by, and the entries."""
    topics, actors, places = named
    return {
        "topics": list(topics),
        "actors": list(actors),
        "names": [edition.names[id_] for id_ in actors],
        "forms": edition.forms,
        "places": list(places),
        "entries": _rows(edition.entries, named, marks),
    }


def _frame(edition: Edition) -> dict[str, str]:
    """Return what the page is and says apart from its entries, by the names in its template."""
    style, script = _file("page.css"), _file("page.js")
    about = (f'<p dir="auto">{escaped(text)}</p>' for text in edition.descriptions)
    return {
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "version": escaped(__version__),
        "title": escaped(edition.title),
        "descriptions": "\n".join(about),
        "caption": escaped(edition.caption),
    }


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy under which nothing works but this style and this script."""
    allowed = {"style-src": style, "script-src": script}
    digests = (
        f"{what} 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for what, text in allowed.items()
    )
    return "; ".join(("default-src 'none'", *digests, "base-uri 'none'", "form-action 'none'"))


def _sorted(named: Iterable[Named]) -> dict[str, str]:
    """Return names by id, in the order of the alphabet."""
    names = {one.id: one.name for one in named}
    return dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def _actors(found: FoundEntry) -> Iterator[Named]:
    """Yield who --actor finds an entry by."""
    yield from found.actors
    if found.by is not None:
        yield found.by
    yield from (claim.by for claim in found.claims if claim.by is not None)


def _options(choices: Iterable[tuple[object, str]]) -> str:
    return "".join(f'<option value="{value}">{escaped(name)}</option>' for value, name in choices)


def _rows(
    entries: Sequence[DatedEntry], named: tuple[Mapping[str, str], ...], marks: Sequence[int]
) -> list[list[object]]:
    """Return for each entry what the script filters by; topics, actors and places as numbers.

    A row holds kind, public, the four days or null, flagged, topics, actors, places, claims as
    stance, actor and public, and the number of the mark. Days are ISO text.
    """
    topics, actors, places = ({id_: at for at, id_ in enumerate(names)} for names in named)
    return [
        [
            entry.found.kind,
            entry.found.public or AFTER_ALL,
            _days(entry),
            int(entry.span is not None and entry.span.flagged),
            [topics[one.id] for one in entry.found.topics],
            [actors[one.id] for one in (*entry.found.actors, entry.found.by) if one is not None],
            [places[one.id] for one in entry.found.places],
            [
                [claim.stance, actors[claim.by.id] if claim.by else None, claim.public or AFTER_ALL]
                for claim in _in_order(entry.found.claims)
            ],
            mark,
        ]
        for entry, mark in zip(entries, marks, strict=True)
    ]


def _days(entry: DatedEntry) -> list[str] | None:
    span = entry.span
    if span is None:
        return None
    return [iso_day(day) for day in (span.start_lo, span.start_hi, span.end_lo, span.end_hi)]


def _in_order(claims: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims as the page shows them: those for an entry before those against it."""
    return sorted(claims, key=_is_against)


def _is_against(claim: FoundClaim) -> bool:
    return claim.stance in AGAINST


def _entry(found: FoundEntry, titles: Mapping[str, str]) -> str:
    id_, when = escaped(found.id), escaped(found.when or "undated")
    parts = (
        f'<li id="{id_}"><p class="when"><a href="#{id_}">{when}</a> ',
        f'<span class="kind">{found.kind}</span></p><div>',
        *(_quote(found, titles) if found.kind == "quote" else _statement(found)),
        _paragraph("note", f"Date: {found.date_note}") if found.date_note else "",
        f'<p class="about" dir="auto">{_about(found)}</p>',
        *(_paragraph("extra", f"{label}: {text}") for label, text in extra_lines(found)),
        "</div></li>\n",
    )
    return "".join(parts)


def _statement(found: FoundEntry) -> Iterator[str]:
    """Yield what an event or a fact says, its standing, and the claims for and against it."""
    yield f'<h3 class="w" dir="auto">{escaped(found.title or found.statement or "")}</h3>'
    if found.summary:
        yield _paragraph("w", found.summary)
    yield f'<p><span class="standing {found.standing}">{found.standing}</span></p>'
    if found.claims:
        sides = groupby(_in_order(found.claims), _is_against)
        lists = (_claims("against" if against else "for", claims) for against, claims in sides)
        yield f'<div class="claims">{"".join(lists)}</div>'


def _claims(side: str, claims: Iterable[FoundClaim]) -> str:
    rows = (
        f'<li dir="auto">{_linked(claim_words(claim) + where_claimed(claim), claim.url)}</li>'
        for claim in claims
    )
    return f'<ul class="{side}" aria-label="Claims {side} it">{"".join(rows)}</ul>'


def _quote(found: FoundEntry, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield whose words they are, the words, and what they belong to."""
    yield f'<h3 dir="auto">{escaped(speaker(found))}</h3>'
    yield f'<blockquote class="w" dir="auto">{escaped(quoted(found.text or ""))}</blockquote>'
    if told := ", ".join(filter(None, (*about_speaker(found), proof_words(found)))):
        yield _paragraph("about", told)
    if found.event is not None and found.event in titles:
        link = f'<a href="#{escaped(found.event)}">{escaped(titles[found.event])}</a>'
        yield f'<p class="about">Said at: {link}</p>'


def _about(found: FoundEntry) -> str:
    """Return who, what and where an entry is about, and where it stands, as one line of HTML."""
    lists = (("With", found.actors), ("On", found.topics), ("At", found.places))
    parts = [f"{word}: {', '.join(map(_located, named))}" for word, named in lists if named]
    cited = (_linked(f"{one.source.name}{where_in_source(one)}", one.url) for one in found.cited)
    told = origin_words(found)
    sources = f"{'; '.join(cited)} ({told})" if told else "; ".join(cited)
    return ". ".join([*parts, f"{'Sources' if found.further else 'Source'}: {sources}"])


def _located(named: Named) -> str:
    """Return a name, which is a link to the place on the earth (RFC 5870) where that is known."""
    if named.coordinates is None:
        return escaped(named.name)
    where = coordinate_words(named.coordinates).replace(" ", "")
    return f'<a href="geo:{where}">{escaped(named.name)}</a>'


def _credit(credit: Credit) -> str:
    words = f'<span dir="auto">{escaped(credit.words)}</span>'
    origin = f" (origin: {escaped(credit.origin)})" if credit.origin else ""
    return f"<li>{_anchored(words, credit.url)}{origin}</li>\n"


def _linked(text: str, url: str | None) -> str:
    return _anchored(escaped(text), url)


def _anchored(words: str, url: str | None) -> str:
    """Return HTML as a link, where there is an address of the web."""
    if url is None or not url.startswith(_WEB):
        return words
    return f'<a href="{escaped(url)}" rel="noopener noreferrer">{words}</a>'


def _paragraph(kind: str, text: str) -> str:
    return f'<p class="{kind}" dir="auto">{escaped(text)}</p>'


def _json(values: Mapping[str, object]) -> str:
    """Return JSON that cannot end the element that holds it."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
