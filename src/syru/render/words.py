"""Selections, entries and claims in words, the same in all formats of an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.dates.day import iso_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from syru.log.model import ExtraValue
    from syru.query.actor import ActorSummary
    from syru.query.catalogue import ThingDetails
    from syru.query.entries import Answer, Tally
    from syru.query.extra import Where
    from syru.query.found import FoundCitation, FoundClaim, FoundEntry
    from syru.query.selection import Named, Selection

_LINE_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")
# The reader has refused these already: this holds for whatever index is opened.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

STANCE_WORDS = {
    "states": "stated",
    "asserts": "asserted",
    "relays": "relayed",
    "confirms": "confirmed",
    "doubts": "doubted",
    "denies": "denied",
}
# The stances of those who speak against an entry.
AGAINST = ("doubts", "denies")
_PLURALS = {"event": "events", "fact": "facts", "quote": "quotes"}
_REPEATABLE = (
    *("actors", "topics", "places", "standings"),
    *("claimed_by", "denied_by", "speakers", "excluded", "words"),
    "where",
)
_NOT = {
    "actors": "not about",
    "topics": "not on",
    "places": "not at",
    "claimed_by": "not claimed by",
    "denied_by": "not denied by",
    "speakers": "not said by",
}
LEGEND = "* may lie outside these days: its date is not known closely enough"


def line(text: str) -> str:
    """Return text of a log as it may be shown: line breaks as a space, no control characters."""
    return _CONTROL.sub("", _LINE_BREAKS.sub(" ", text))


def quoted(words: str) -> str:
    """Return the words of a quote in quotation marks."""
    return f"“{line(words)}”"


def where_in_source(cited: FoundCitation) -> str:
    """Return where in a source something stands, such as ", ¶ 11" or ", ¶ 11, p. 12"."""
    return _where(cited.paragraphs, cited.locator)


def where_claimed(claim: FoundClaim) -> str:
    """Return where a claim stands, as where_in_source has it, after a source of its own."""
    source = "" if claim.source is None else f", {line(claim.source.name)}"
    paragraphs = () if claim.paragraph is None else (claim.paragraph,)
    return f"{source}{_where(paragraphs, claim.locator)}"


def citation_words(cited: FoundCitation) -> str:
    """Return a source with all that is known of it: where, its address, what it has it from."""
    where = f"{line(cited.source.name)}{where_in_source(cited)}"
    address = f", {cited.url}" if cited.url else ""
    origin = f" (origin: {line(cited.origin.name)})" if cited.origin else ""
    return f"{where}{address}{origin}"


def sources_words(found: FoundEntry) -> str:
    """Return what an entry rests on, such as "A, ¶ 3; B, p. 12 (2 sources, 1 origin)"."""
    each = (f"{line(one.source.name)}{where_in_source(one)}" for one in found.cited)
    told = origin_words(found)
    return f"{'; '.join(each)} ({told})" if told else "; ".join(each)


def origin_words(found: FoundEntry) -> str:
    """Return of how many origins several sources are: "3 sources, 1 origin"; empty for one."""
    sources = len({one.source.id for one in found.cited})
    if sources == 1:
        return ""
    return f"{sources} sources, {found.origins} origin{'' if found.origins == 1 else 's'}"


def _where(paragraphs: Sequence[int], locator: str | None) -> str:
    numbers = f", ¶ {', '.join(map(str, paragraphs))}" if paragraphs else ""
    return f"{numbers}, {line(locator)}" if locator else numbers


def coordinate_words(coordinates: tuple[float, float]) -> str:
    """Return latitude and longitude in degrees, such as "35.41, 35.95"."""
    # Seven digits after the point tell a centimetre.
    return ", ".join(f"{degrees:.7f}".rstrip("0").rstrip(".") for degrees in coordinates)


def located_line(details: ThingDetails) -> list[tuple[str, str]]:
    """Return where a place lies as a label with a text; nothing where that is not known."""
    where = details.coordinates
    return [] if where is None else [("Coordinates", coordinate_words(where))]


def extra_lines(found: FoundEntry) -> list[tuple[str, str]]:
    """Return the values of its own that an entry has, as labels with texts."""
    return [(line(key), _extra(value)) for key, value in found.extra]


def _extra(value: ExtraValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return day_words(value.isoformat()) if isinstance(value, date) else line(str(value))


def origin_lines(details: ThingDetails) -> list[tuple[str, str]]:
    """Return what a source has its matter from and what has it from there, as labelled texts."""
    origin = [("Origin", line(details.origin.name))] if details.origin is not None else []
    return [*origin, ("Origin of", names(details.origin_of))] if details.origin_of else origin


def entry_words(found: FoundEntry) -> str:
    """Return what an entry says: a title, a statement, or a quote's words in quotation marks."""
    return quoted(found.heading) if found.kind == "quote" else line(found.heading)


def when_words(found: FoundEntry) -> str:
    """Return the date of an entry, with a star where it may lie outside the days asked for."""
    return f"{found.when or 'undated'}{' *' if found.match == 'possible' else ''}"


def names(named: Iterable[Named]) -> str:
    """Return the names of some actors, topics or places in one line."""
    return ", ".join(line(one.name) for one in named)


def proof_words(found: FoundEntry) -> str:
    """Return whether a quote's words stand in its source's text; empty where no text is at hand."""
    if found.proof is None:
        return ""
    return "proven: stands in the text" if found.proof == "found" else f"not proven: {found.proof}"


def claim_words(claim: FoundClaim) -> str:
    """Return a claim in words, such as "denied by Sergei Lavrov (2 October 2025)"."""
    by = claim.by.name if claim.by else "someone unnamed"
    if claim.stance == "states":
        by = "the source"
    day = f" ({claim.when})" if claim.when else ""
    return f"{STANCE_WORDS[claim.stance]} by {line(by)}{day}"


def standing_words(found: FoundEntry) -> str:
    """Return the standing, with the names of all who take a stance; empty for a quote.

    Claims that have the standing's own word come first and say it, as in "confirmed by Russia".
    """
    told = [claim for claim in found.claims if claim.stance != "states"]
    told.sort(key=lambda claim: STANCE_WORDS[claim.stance] != found.standing)
    names = "; ".join(map(claim_words, told))
    if not names or names.startswith(f"{found.standing} by"):
        return names or found.standing or ""
    return f"{found.standing}: {names}"


def doubt_words(found: FoundEntry) -> str:
    """Return the standing in brackets, such as " (disputed)"; empty where the source states it.

    It stands wherever a title stands without the names of those who claim or deny it: what is
    disputed or rumoured must not read as a fact.
    """
    return f" ({found.standing})" if found.standing not in (None, "stated") else ""


def noun(kinds: Sequence[str], number: int = 2) -> str:
    """Return the noun for a number of entries of some kinds, such as "fact" or "entries"."""
    if len(kinds) != 1:
        return "entry" if number == 1 else "entries"
    return kinds[0] if number == 1 else _PLURALS[kinds[0]]


def filter_words(selection: Selection) -> str:
    """Return how the filter was read, such as "from 1 January 2025 on, about Sergei Lavrov"."""
    both = selection.all_of
    parts = [
        _window(selection),
        "for certain" if selection.certain else "",
        f"as of {day_words(selection.known_by)}" if selection.as_of is not None else "",
        _named("about", [selection.subject] if selection.subject else [], every=both),
        _named("about", selection.actors, every=both),
        _named("on", selection.topics, every=both),
        _named("at", selection.places, every=both),
        _joined("whose standing is", list(selection.standings), every=False),
        _named("claimed by", selection.claimed_by, every=both),
        _named("denied by", selection.denied_by, every=both),
        _named("said by", selection.speakers, every=False),
        _least_origins(selection),
        *_excluded(selection),
        f"with “{selection.searched}”" if selection.searched is not None else "",
        _joined("with the words", [f"“{words}”" for words in selection.words], every=both),
        _joined("where", list(map(_condition, selection.where)), every=True),
    ]
    return ", ".join(filter(None, parts))


def _least_origins(selection: Selection) -> str:
    least = selection.origins
    return "" if least is None else f"with at least {least} origin{'' if least == 1 else 's'}"


def _window(selection: Selection) -> str:
    first, last = day_words(selection.first_day), day_words(selection.last_day)
    if selection.since is not None and selection.until is not None:
        return f"on {first}" if first == last else f"from {first} through {last}"
    if selection.since is not None:
        return f"from {first} on"
    return f"through {last}" if selection.until is not None else ""


def day_words(day: str) -> str:
    """Return a day of the index in words."""
    return "" if day in (BEFORE_ALL, AFTER_ALL) else str(parse_date(iso_day(day)))


def _named(word: str, chosen: Sequence[Named], *, every: bool) -> str:
    return _joined(word, [one.name for one in chosen], every=every)


def _excluded(selection: Selection) -> Iterator[str]:
    for field, word in _NOT.items():
        chosen = [excluded.one for excluded in selection.excluded if excluded.field == field]
        yield _named(word, chosen, every=False)


def _condition(where: Where) -> str:
    if not where.operator:
        return f"{where.key} is {'not ' if where.negated else ''}given"
    operator = "contains" if where.operator == "~" else where.operator
    return f"{'not ' if where.negated else ''}{where.key} {operator} {line(where.typed)}"


def _joined(word: str, values: list[str], *, every: bool) -> str:
    return f"{word} {(' and ' if every else ' or ').join(values)}" if values else ""


def caption(answer: Answer | ActorSummary) -> str:
    """Return how the filter was read and how many of how many entries are shown."""
    tally, selection = answer.tally, answer.selection
    what = noun(selection.kinds, tally.total)
    read = filter_words(selection)
    if tally.shown < tally.matching:
        which = "last" if selection.reverse else "first"
        head = f"{which} {tally.shown} of {tally.matching} {noun(selection.kinds)}"
        if tally.matching < tally.total:
            head = f"{which} {tally.shown} of {tally.matching} found ({tally.total} {what})"
    elif tally.matching < tally.total or read:
        head = f"{tally.matching} of {tally.total} {what}"
    else:
        head = f"all {tally.total} {what}" if tally.total > 1 else f"{tally.total} {what}"
    head = f"{head}: {read}" if read else head
    return f"{head}\n{LEGEND}" if tally.possible else head


def each_alone(selection: Selection) -> list[Selection]:
    """Return the selections of each filter alone, and of each value where all are wanted."""
    bare = replace(selection.unfiltered(), all_of=selection.all_of)
    window = replace(bare, since=selection.since, until=selection.until, certain=selection.certain)
    alone = [window, replace(bare, as_of=selection.as_of), replace(bare, subject=selection.subject)]
    for name in _REPEATABLE:
        values: tuple[object, ...] = getattr(selection, name)
        apart = selection.all_of or name in ("excluded", "where")
        groups = [(value,) for value in values] if apart else [values]
        alone += [replace(bare, **{name: group}) for group in groups]  # type: ignore[arg-type]
    alone += [replace(bare, origins=selection.origins)]
    alone.append(replace(bare, searched=selection.searched))
    return [each for each in alone if each != bare]


def each_alone_words(counted: Sequence[tuple[Selection, int]]) -> str:
    """Return how much each filter finds alone, such as "alone: 6 from 2025 on; 3 about Russia"."""
    return f"alone: {'; '.join(f'{number} {filter_words(each)}' for each, number in counted)}"


def left_out(selection: Selection, tally: Tally) -> list[str]:
    """Return notes for the reader on the entries that a selection leaves out."""
    notes = []
    kinds = selection.kinds
    if kinds == ("quote",) and (selection.standings or selection.claimed_by or selection.denied_by):
        notes.append("quotes have no standing and no claims")
    if tally.undated:
        notes.append(f"{tally.undated} without a date left out")
    if tally.unsure:
        notes.append(f"{tally.unsure} that may lie outside these days left out by --certain")
    if tally.unplaced:
        what = noun(kinds, tally.unplaced)
        notes.append(
            f"{tally.unplaced} {what} left out: the log cannot show when they became public"
        )
    return notes


def nothing(selection: Selection) -> str:
    """Return what was looked for and not found, such as "no events from 1 January 2030 on"."""
    return f"no {noun(selection.kinds)} {filter_words(selection) or 'in the log'}"
