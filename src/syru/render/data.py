"""Answers as json, jsonl, csv and tsv: objects and rows with documented keys, a line at a time."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from syru.dates.day import from_ordinal
from syru.log.extra import written
from syru.render.words import citation_words, claim_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from syru.chart.rows import Chart, ChartAnswer, Row
    from syru.log.model import ExtraValue
    from syru.query.actor import ActorSummary
    from syru.query.catalogue import CatalogueItem, EntryDetails, ThingDetails
    from syru.query.found import FoundCitation, FoundClaim, FoundEntry
    from syru.query.selection import Named

Object = dict[str, object]

COLUMNS = (
    "kind", "id", "date", "date_note", "when", "earliest", "latest", "match", "public",
    "confidential", "title", "summary", "statement", "text", "by", "via", "event", "actors",
    "topics", "places", "standing", "claims", "source", "paragraphs", "locator", "cited", "origins",
    "proof", "translated",
)  # fmt: skip
_columns = attrgetter(*COLUMNS)
ACTOR_COLUMNS = ("relation", *COLUMNS)
ITEM_COLUMNS = ("kind", "id", "name", "detail", "events", "facts", "quotes", "first", "last")
CHART_COLUMNS = ("by", "id", "name", "from", "to", "sure", "possible")
# Of the columns of an entry, those with something that the log declares, and with a list of such.
_ONE_NAMED = ("by", "via", "source")
_SEVERAL_NAMED = ("actors", "topics", "places")
# What a spreadsheet takes for the beginning of a formula, in some countries in full width. Where
# an apostrophe stands before it already, one more is added: import takes one away, and one only.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BELOW_ZERO = r"-[0-9.]+(?:e[+-]?[0-9]+)?"
# Before the key of a value of one's own, in the name of its column.
EXTRA = "extra."


def entry_object(found: FoundEntry) -> Object:
    """Return an entry with the documented keys; those that it lacks are left out."""
    values: Object = dict(zip(COLUMNS, _columns(found), strict=True))
    values |= {key: _named(getattr(found, key)) for key in _ONE_NAMED}
    values |= {key: [_named(one) for one in getattr(found, key)] for key in _SEVERAL_NAMED}
    values |= {"claims": list(map(_claim, found.claims)), "paragraphs": list(found.paragraphs)}
    values["cited"] = list(map(_citation, found.cited))
    if found.extra:
        values["extra"] = {key: _extra(value) for key, value in found.extra}
    # By null, earliest and latest say that there is no bound, and public that no day is known.
    nullable = ("public",) if found.date is None else ("earliest", "latest", "public")
    return {
        key: value
        for key, value in values.items()
        if (value is not None and value != []) or key in nullable
    }


def entry_columns(
    entries: Iterable[FoundEntry], columns: tuple[str, ...] = COLUMNS
) -> tuple[str, ...]:
    """Return columns and one for each key of the values of their own that some entries have."""
    keys = dict.fromkeys(key for found in entries for key, _ in found.extra)
    return (*columns, *(f"{EXTRA}{key}" for key in keys))


def entry_details_object(details: EntryDetails) -> Object:
    """Return an entry with the quotes that belong to it and what rests on the same paragraphs."""
    return {
        **entry_object(details.entry),
        "quotes": [entry_object(quote) for quote in details.quotes],
        "same_paragraphs": [entry_object(entry) for entry in details.same_paragraphs],
    }


def thing_details_object(details: ThingDetails) -> Object:
    """Return a topic, place or source with what the log says of it and its entries."""
    named = {"kind": details.kind, "id": details.id, "name": details.name}
    lines: Object = {label.lower().replace(" ", "_"): text for label, text in details.lines}
    if details.coordinates is not None:
        lines["coordinates"] = list(details.coordinates)
    if details.origin is not None:
        lines["origin"] = _named(details.origin)
    if details.origin_of:
        lines["origin_of"] = list(map(_named, details.origin_of))
    return {**named, **lines, "entries": [entry_object(entry) for entry in details.entries]}


def item_object(item: CatalogueItem) -> Object:
    """Return something that a log declares, with its counts."""
    return {key: getattr(item, key) for key in ITEM_COLUMNS}


def item_row(item: CatalogueItem) -> dict[str, str]:
    """Return something that a log declares, as cells."""
    return {key: "" if value is None else str(value) for key, value in item_object(item).items()}


def actor_object(summary: ActorSummary) -> Object:
    """Return an actor with the documented keys; lists are empty where there is nothing."""
    limit = summary.selection.limit
    return {
        "kind": "actor",
        "id": summary.actor.id,
        "name": summary.actor.name,
        "actor_kind": summary.kind,
        "role": summary.actor.role,
        "aliases": list(summary.other_names),
        "member_of": [_named(one) for one in summary.member_of],
        "members": [_named(one) for one in summary.members],
        "first": None if summary.first is None else entry_object(summary.first.entry),
        "last": None if summary.last is None else entry_object(summary.last.entry),
        **{
            relation.key: [entry_object(found) for found in relation.entries[:limit]]
            for relation in summary.relations
        },
        "claims": [_own_claim(claim, found) for claim, found in summary.claims[:limit]],
        "topics": [_count(named, number) for named, number in summary.topics],
        "with": [_count(named, number) for named, number in summary.companions],
    }


def actor_columns(summary: ActorSummary) -> tuple[str, ...]:
    """Return the columns of an actor's entries."""
    entries = [found for relation in summary.relations for found in relation.entries]
    entries += [found for _, found in summary.claims]
    return entry_columns(entries, ACTOR_COLUMNS)


def actor_rows(summary: ActorSummary) -> Iterator[dict[str, str]]:
    """Yield the entries of an actor as cells, with what it has to do with each."""
    for relation in summary.relations:
        for found in relation.entries[: summary.selection.limit]:
            yield {"relation": relation.word, **entry_row(found)}
    for claim, found in summary.claims[: summary.selection.limit]:
        yield {"relation": claim.stance, **entry_row(found)}


def _own_claim(claim: FoundClaim, found: FoundEntry) -> Object:
    values = {key: value for key, value in _claim(claim).items() if key != "by"}
    return {**values, "entry": {"id": found.id, "kind": found.kind}}


def _count(named: Named, number: int) -> Object:
    return {"id": named.id, "name": named.name, "count": number}


def jsonl(objects: Iterable[Object], *, ascii_only: bool = False) -> Iterator[str]:
    """Yield a line for each object."""
    encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
    for values in objects:
        yield encode(values) + "\n"


def as_json(objects: Iterable[Object], *, ascii_only: bool = False) -> Iterator[str]:
    """Yield one array, an object a line."""
    encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
    before = "["
    for values in objects:
        yield f"{before}\n  {encode(values)}"
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
        writer.writerow(cells if raw else map(_harmless, columns, cells))
    yield _take(buffer)


def entry_row(found: FoundEntry) -> dict[str, str]:
    """Return an entry as cells; lists are joined with "; ", values of its own as log.extra has."""
    values = entry_object(found)
    cells = {key: value for key, value in values.items() if isinstance(value, str)}
    for key in _ONE_NAMED:
        named: Named | None = getattr(found, key)
        cells[key] = named.name if named is not None else ""
    for key in _SEVERAL_NAMED:
        cells[key] = "; ".join(named.name for named in getattr(found, key))
    cells["claims"] = "; ".join(map(claim_words, found.claims))
    cells |= {"cited": "; ".join(map(citation_words, found.cited)), "origins": str(found.origins)}
    cells |= {key: "true" for key in ("confidential", "translated") if getattr(found, key)}
    cells["paragraphs"] = "; ".join(map(str, found.paragraphs))
    return cells | {f"{EXTRA}{key}": written(value) for key, value in found.extra}


def chart_objects(answer: ChartAnswer) -> Iterator[Object]:
    """Yield each row with its periods; one of entries that are about nothing has no id."""
    for row, found in _rows(answer):
        named = {"id": row.id, "name": row.name} if row.id else {"name": row.name}
        yield {"by": answer.by.value, **named, "count": row.count, "periods": found}


def chart_rows(answer: ChartAnswer) -> Iterator[dict[str, str]]:
    """Yield a mapping for each period of each row."""
    for row, found in _rows(answer):
        named = {"by": answer.by.value, "id": row.id, "name": row.name}
        for period in found:
            yield named | {key: str(value) for key, value in period.items()}


def _rows(answer: ChartAnswer) -> Iterator[tuple[Row, list[Object]]]:
    """Yield each row of a chart with its periods."""
    if rows := answer.chosen():
        from syru.chart.rows import periods  # noqa: PLC0415 - 4 ms, and only charts need it

        chart = periods(rows, answer.found.selection)
        yield from ((row, list(_periods(row, chart))) for row in chart.rows)


def _periods(row: Row, chart: Chart) -> Iterator[Object]:
    """Yield the periods that have entries: surely in them, or going on in them, and perhaps."""
    for column in range(chart.axis.columns):
        sure = row.points[column] + row.through[column]
        possible = row.doubted[column] + row.maybe[column] - row.through[column]
        days = chart.axis.days(column)
        if days is not None and (sure or possible):
            first, last = (from_ordinal(day).isoformat() for day in days)
            yield {"from": first, "to": last, "sure": sure, "possible": possible}


def _named(named: Named | None) -> Object | None:
    if named is None:
        return None
    where = {} if named.coordinates is None else {"coordinates": list(named.coordinates)}
    return {"id": named.id, "name": named.name, **where}


def _claim(claim: FoundClaim) -> Object:
    values: Object = {
        "by": _named(claim.by),
        "stance": claim.stance,
        "date": claim.date,
        "when": claim.when,
        "confidential": claim.confidential,
        "source": _named(claim.source),
        "paragraph": claim.paragraph,
        "locator": claim.locator,
        "url": claim.url,
    }
    return {key: value for key, value in values.items() if value is not None}


def _citation(cited: FoundCitation) -> Object:
    values: Object = {
        "source": cited.source.id,
        "title": cited.source.name,
        "paragraphs": list(cited.paragraphs),
        "locator": cited.locator,
        "url": cited.url,
    }
    return {key: value for key, value in values.items() if value not in (None, [])}


def _extra(value: ExtraValue) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _harmless(column: str, cell: str) -> str:
    if column.startswith(EXTRA) and re.fullmatch(_BELOW_ZERO, cell):
        return cell
    return f"'{cell}" if _FORMULA.match(cell) else cell


def without_apostrophe(cell: str) -> str:
    """Return a cell of csv or tsv without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _take(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
