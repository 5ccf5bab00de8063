"""An edition as JSON for TimelineJS 3: slides, eras, and words that are never markup.

The format is that of timeline.knightlab.com/docs/json-format.html. TimelineJS takes its text
fields for HTML, so that whatever comes from a log is escaped.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from syru.dates.day import days_in_month, iso_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.export.edition import about_speaker, escaped, speaker
from syru.log.standing import Standing
from syru.render.words import (
    extra_lines,
    origin_words,
    quoted,
    standing_words,
    where_in_source,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.dates import DateSpan
    from syru.export.edition import DatedEntry, Edition

Day = dict[str, int]

_GROUPS = {"event": "Events", "fact": "Facts", "quote": "Quotes"}
# TimelineJS has six colours for eras, and more bands than that hide each other.
_MOST_ERAS = 6
_SURE = (Standing.STATED, Standing.CONFIRMED)
# TimelineJS makes links of addresses after its own cleaning: it shortens what is quoted, and a
# quotation mark may end the address. A place where the line may break keeps it from seeing them.
_ADDRESS = re.compile(r"(?<=www)(?=\.)|(?=://)|(?=@)", re.IGNORECASE)


def timelinejs(edition: Edition) -> str:
    """Return an edition as the JSON that TimelineJS 3 loads.

    Each dated entry is a slide; entries without a date cannot be slides (see `undated`). Stated or
    confirmed facts that last for a known time are eras as well, the six longest of them.
    """
    credits_ = {credit.id: credit.words for credit in edition.credits}
    dated = [entry for entry in edition.entries if entry.span is not None]
    about = [*edition.descriptions, edition.caption]
    text = "".join(f"<p>{_text(words)}</p>" for words in about)
    whole = {
        "title": {"text": {"headline": escaped(edition.title), "text": text}},
        "events": [_slide(entry, credits_) for entry in dated],
        "eras": [_era(entry) for entry in _lasting(dated)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def undated(edition: Edition) -> int:
    """Return how many entries have no date, and so cannot be slides."""
    return sum(entry.span is None for entry in edition.entries)


def _slide(entry: DatedEntry, credits_: dict[str, str]) -> dict[str, object]:
    found = entry.found
    headline = speaker(found) if found.kind == "quote" else found.heading
    cited = [f"{credits_[one.source.id]}{where_in_source(one)}" for one in found.cited]
    told = origin_words(found)
    label = "Sources" if len(cited) > 1 else "Source"
    source = f"{label}: {'; '.join(cited)}{f' ({told})' if told else ''}"
    return {
        "unique_id": found.id,
        "group": _GROUPS[found.kind],
        **_dates(entry),
        "text": {
            "headline": escaped(headline),
            "text": f"{''.join(_told(entry))}<p><small>{_text(source)}</small></p>",
        },
    }


def _told(entry: DatedEntry) -> Iterable[str]:
    """Yield what stands below the headline as HTML."""
    found = entry.found
    if found.kind == "quote":
        yield f"<blockquote>{_text(quoted(found.text or ''))}</blockquote>"
        yield from (f"<p>{_text(words)}</p>" for words in about_speaker(found))
    if found.summary:
        yield f"<p>{_text(found.summary)}</p>"
    if found.date_note:
        yield f"<p><em>{_text(found.date_note)}</em></p>"
    if extra := extra_lines(found):
        told = "; ".join(f"{label}: {text}" for label, text in extra)
        yield f"<p>{_text(told)}</p>"
    if found.standing is not None:
        yield f"<p><strong>{_text(standing_words(found))}</strong></p>"


def _dates(entry: DatedEntry) -> dict[str, object]:
    """Return first and last date as precisely as they are known, and the words of the date."""
    start, end = _ends(entry.span) if entry.span is not None else ({}, None)
    ends = {"start_date": start} | ({"end_date": end} if end is not None else {})
    return {**ends, "display_date": escaped(entry.found.when or "")}


def _ends(span: DateSpan) -> tuple[Day, Day | None]:
    """Return where a slide stands and, unless that says it all, where its bar ends.

    A date with an open start stands where every chronology of ours has it: at its last day, or at
    the one day that is known of it.
    """
    first, last = span.start_lo, span.end_hi
    if first == BEFORE_ALL:
        return _day(span.sort_key[0]), None
    if last == AFTER_ALL:
        return _begin(span), None
    if (span.start_lo, span.start_hi) == (span.end_lo, span.end_hi):
        whole = _period(first, last)
        return (whole, None) if whole is not None else _edges(first, last)
    return _begin(span), _period(span.end_lo, last) or _day(last)


def _begin(span: DateSpan) -> Day:
    known = span.start_hi != AFTER_ALL
    return (_period(span.start_lo, span.start_hi) if known else None) or _day(span.start_lo)


def _edges(first: str, last: str) -> tuple[Day, Day]:
    """Return both ends of a stretch of days, as whole years or months where it is made of such."""
    months = first.endswith("-01") and _is_last_of_month(last)
    years = first.endswith("-01-01") and last.endswith("-12-31")
    parts = 1 if years else 2 if months else 3
    return _day(first, parts), _day(last, parts)


def _period(first: str, last: str) -> Day | None:
    """Return the day, month or year that two days begin and end, if they do."""
    begin, end = _edges(first, last)
    return begin if begin == end else None


def _is_last_of_month(day: str) -> bool:
    year, month, number = _numbers(day)
    return number == days_in_month(year, month)


def _numbers(day: str) -> tuple[int, int, int]:
    """Return year, month and day; TimelineJS takes a year before 1 as ISO 8601 counts it."""
    iso = iso_day(day)
    return int(iso[:-6]), int(iso[-5:-3]), int(iso[-2:])


def _day(day: str, parts: int = 3) -> Day:
    numbers = _numbers(day)
    return dict(zip(("year", "month", "day")[:parts], numbers, strict=False))


def _lasting(dated: Iterable[DatedEntry]) -> list[DatedEntry]:
    """Return the facts that make eras: sure of themselves, and with a first and a last day."""
    fitting = [
        entry
        for entry in dated
        if entry.found.kind == "fact"
        and entry.found.standing in _SURE
        and entry.span is not None
        and "/" in entry.span.edtf
        and entry.span.start_lo != BEFORE_ALL
        and entry.span.end_hi != AFTER_ALL
    ]
    fitting.sort(key=_length, reverse=True)
    return fitting[:_MOST_ERAS]


def _length(entry: DatedEntry) -> int:
    if entry.span is None or entry.span.earliest is None or entry.span.latest is None:
        return 0
    return entry.span.latest.toordinal() - entry.span.earliest.toordinal()


def _era(entry: DatedEntry) -> dict[str, object]:
    span = entry.span
    first, last = _edges(span.start_lo, span.end_hi) if span is not None else ({}, {})
    return {
        "start_date": first,
        "end_date": last,
        "text": {"headline": escaped(entry.found.heading)},
    }


def _text(text: str) -> str:
    return _ADDRESS.sub("<wbr>", escaped(text))
