"""Entries and claims in words, the same in all formats of an answer."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from syru.dates import parse_date
from syru.dates.day import iso_day
from syru.dates.short import NO_BREAK, short_words, year_words
from syru.dates.span import AFTER_ALL, BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from syru.log.model import ExtraValue
    from syru.query.catalogue import ThingDetails
    from syru.query.found import FoundCitation, FoundClaim, FoundEntry
    from syru.query.selection import Named

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
# Behind the date of a claim that was not public then.
CONFIDENTIAL = ", confidential"
# The stances of those who speak against an entry.
AGAINST = ("doubts", "denies")
_PLURALS = {"event": "events", "fact": "facts", "quote": "quotes"}


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
    sources = len({one.source.id for one in found.cited}) if found.further else 1
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


class Years(NamedTuple):
    """The first and the last year in which an entry may have begun, as EDTF has them."""

    first: str
    last: str

    @property
    def only(self) -> str | None:
        """Return the year where there is but one."""
        return self.first if self.first == self.last else None

    def __str__(self) -> str:
        years = self[:1] if self.only else self
        return "–".join(map(year_words, years)).replace(NO_BREAK, " ")


def years_of(found: FoundEntry, first: str | None = None) -> Years | None:
    """Return the years under which an entry stands; None where it has no date.

    With first, a day, they are not before that day's year.
    """
    if found.date is None:
        return None
    if found.earliest is not None and found.earliest == found.latest:
        days = (found.earliest, found.latest)
    else:
        days = _begun_between(found.date)
    years = [day[:-6] for day in days]
    if first is not None:
        years = [max(year, iso_day(first)[:-6], key=int) for year in years]
    return Years(*years)


@lru_cache(maxsize=4096)
def _begun_between(written: str) -> tuple[str, str]:
    """Return the first and the last day on which a date may have begun, as far as is known."""
    span = parse_date(written)
    known, _, _ = span.sort_key
    last = span.start_hi if known == span.start_lo and span.start_hi != AFTER_ALL else known
    return iso_day(known), iso_day(last)


def names(named: Iterable[Named]) -> str:
    """Return the names of some actors, topics or places in one line."""
    return ", ".join(line(one.name) for one in named)


def proof_words(found: FoundEntry) -> str:
    """Return whether a quote's words stand in its source's text; empty where no text is at hand."""
    if found.proof is None:
        return ""
    return "proven: stands in the text" if found.proof == "found" else f"not proven: {found.proof}"


def claim_words(claim: FoundClaim) -> str:
    """Return a claim in words, such as "denied by Sergei Lavrov (2 October 2025)".

    A date on which it was confidential is said to be so.
    """
    by = claim.by.name if claim.by else "someone unnamed"
    if claim.stance == "states":
        by = "the source"
    kept = CONFIDENTIAL if claim.confidential else ""
    day = f" ({claim.when}{kept})" if claim.when else ""
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


def standing_mark(found: FoundEntry) -> str:
    """Return the standing as a strong word, such as "DISPUTED"; empty where the source states it.

    It stands beside every title: what is disputed or rumoured must not read as a fact.
    """
    return found.standing.upper() if found.standing not in (None, "stated") else ""


def claims_line(found: FoundEntry) -> str:
    """Return who claims and who denies an entry, such as "asserted by A and B; denied by C".

    It goes with standing_mark, which says already what nobody who is named has said.
    """
    told = [claim for claim in found.claims if claim.stance != "states"]
    if not standing_mark(found) or not any(claim.by for claim in told):
        return ""
    stances: dict[str, list[str]] = {}
    for claim in told:
        by = line(claim.by.name) if claim.by else "someone unnamed"
        stances.setdefault(STANCE_WORDS[claim.stance], []).append(by)
    return "; ".join(f"{word} by {' and '.join(names)}" for word, names in stances.items())


def doubt_words(found: FoundEntry) -> str:
    """Return the standing in brackets, such as " (disputed)"; empty where the source states it."""
    return f" ({found.standing})" if found.standing not in (None, "stated") else ""


def noun(kinds: Sequence[str], number: int = 2) -> str:
    """Return the noun for a number of entries of some kinds, such as "fact" or "entries"."""
    if len(kinds) != 1:
        return "entry" if number == 1 else "entries"
    return kinds[0] if number == 1 else _PLURALS[kinds[0]]


def short_date(written: str) -> str:
    """Return a date as written in few words, such as "15 Oct 2025"."""
    return short_words(written).replace(NO_BREAK, " ")


def day_words(day: str) -> str:
    """Return a day of the index in words."""
    return "" if day in (BEFORE_ALL, AFTER_ALL) else str(parse_date(iso_day(day)))
