"""An edition as one self-contained page: nothing is loaded from anywhere, and no text is markup."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from syru import __version__
from syru.export.edition import escaped
from syru.export.page.columns import AFTER, BEFORE, columns, day_number
from syru.export.page.entries import entry_line, linked
from syru.export.page.list_order import arrange, is_possible, year_heading
from syru.export.page.network import draw_network
from syru.export.page.picture import draw_timeline
from syru.export.page.scale import make_scale
from syru.log.standing import Standing
from syru.render.words import noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.dates import DateSpan
    from syru.export.edition import Credit, DatedEntry, Edition
    from syru.export.page.list_order import Placed
    from syru.export.page.scale import Scale

# The script of the page, in the order in which its parts rest on each other.
SCRIPTS = (
    *("text.js", "periods.js", "columns.js", "filters.js", "entry.js", "list.js", "actor.js"),
    *(
        "suggest.js",
        "network.js",
        "axis.js",
        "packing.js",
        "lanes.js",
        "marks.js",
        "timeline.js",
        "tooltip.js",
        "joined.js",
        "gestures.js",
        "nothing_found.js",
        "history.js",
        "page.js",
    ),
)
_NOTHING = "<li>There are no entries.\n"
# Without its script the page of a longer log leaves out who, what and where: it would be too large.
_MOST_NAMED = 10_000


def page(edition: Edition) -> Iterator[str]:
    """Yield an edition as an HTML page, which can be read without its script too.

    Whatever comes from a log is escaped, and the page's policy lets only its own style and script
    work, known by their digests.
    """
    placed = arrange(edition.entries)
    scale = _scale(edition.entries)
    network = draw_network(entry.found for entry in edition.entries)
    yield Template(_file("page.html")).substitute(
        **_frame(edition),
        drawing=draw_timeline(placed, scale),
        drawn=escaped(_caption(edition.entries)),
        network=network.svg,
        joined=escaped(network.caption),
        combined="\n".join(map(_combined, ("topic", "actor", "place"))),
        standings=_options(Standing),
        entries="".join(_list(placed, len(edition.credits))) or _NOTHING,
        data=_json(columns(edition, placed, scale)),
    )


def _frame(edition: Edition) -> dict[str, str]:
    """Return what the page is and says apart from its entries, by the names in its template."""
    style, script = _file("page.css"), _script()
    number = len(edition.entries)
    whole = edition.caption in (f"all {number} {noun((), number)}", f"{number} {noun((), number)}")
    about = (f"<p>{escaped(text)}</p>" for text in edition.descriptions)
    return {
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "version": escaped(__version__),
        "title": escaped(edition.title),
        "descriptions": "\n".join(about),
        "caption": ""
        if whole
        else f'<p class="caption">This page has {escaped(edition.caption)}.</p>',
        "counted": f"{number:,} {noun((), number)}",
        "sourced": "Source" if len(edition.credits) == 1 else "Sources",
        "sources": "".join(map(_credit, edition.credits)),
    }


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _script() -> str:
    """Return the parts of the script as one, which keeps its names to itself."""
    return "\n".join(('"use strict";', "(() => {", *map(_file, SCRIPTS), "})();"))


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy under which nothing works but this style and this script."""
    allowed = {"style-src": style, "script-src": script}
    digests = (
        f"{what} 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for what, text in allowed.items()
    )
    return "; ".join(("default-src 'none'", *digests, "base-uri 'none'", "form-action 'none'"))


def _scale(entries: Sequence[DatedEntry]) -> Scale | None:
    """Return the axis of the picture; None where no entry has a date."""
    days = [day for entry in entries if entry.span is not None for day in _known_days(entry.span)]
    return make_scale(days) if days else None


def _known_days(span: DateSpan) -> list[int]:
    """Return the first and the last day of a date, or where it has neither what is known within."""
    outer, inner = (span.start_lo, span.end_hi), (span.start_hi, span.end_lo)
    return _bounded(outer) or _bounded(inner)


def _bounded(days: Iterable[str]) -> list[int]:
    return [number for number in map(day_number, days) if number not in (BEFORE, AFTER)]


def _caption(entries: Sequence[DatedEntry]) -> str:
    undated = sum(entry.span is None for entry in entries)
    if undated == len(entries):
        return "No entry has a date."
    return f"{undated:,} without a date are only in the list." if undated else ""


def _combined(name: str) -> str:
    """Return a field for a name, with the list of what may be meant."""
    field = (
        f'id="F-{name}" name="{name}" role="combobox" aria-expanded="false"'
        f' aria-autocomplete="list" aria-controls="{name}-list" autocomplete="off"'
    )
    label = name.capitalize()
    return (
        f'<div class="field"><label for="F-{name}">{label}</label>'
        f'<input {field} placeholder="any">'
        f'<ul id="{name}-list" role="listbox" aria-label="{label}s" hidden></ul></div>'
    )


def _options(choices: Iterable[str]) -> str:
    return "".join(f'<option value="{each}">{each}</option>' for each in choices)


def _list(placed: Sequence[Placed], sources: int) -> Iterator[str]:
    """Yield the entries as lines, with a heading before those of each year."""
    named, sourced = len(placed) <= _MOST_NAMED, sources > 1
    possible = sum(is_possible(one.entry) for one in placed)
    titles = {one.found.id: one.found.heading for one in placed}
    year = ""
    for number, one in enumerate(placed):
        if possible and number == len(placed) - possible:
            yield f'<li class="year apart"><h3>{_perhaps(possible)}</h3>\n'
        own = year if one.event is not None else year_heading(one.entry.span)
        if own != year and not is_possible(one.entry):
            yield f"<li class=year><h3>{own}</h3>\n"
            year = own
        yield entry_line(one, titles, named=named, sourced=sourced)


def _perhaps(number: int) -> str:
    whose = "its date is" if number == 1 else "their dates are"
    return f"Perhaps in this time: {number:,}, {whose} known only roughly"


def _credit(credit: Credit) -> str:
    origin = f" (origin: {escaped(credit.origin)})" if credit.origin else ""
    return f"<li>{linked(credit.words, credit.url)}{origin}</li>\n"


def _json(values: Mapping[str, object]) -> str:
    """Return JSON that cannot end the element that holds it."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
