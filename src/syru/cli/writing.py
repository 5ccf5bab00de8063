"""Answers onto stdout in the chosen form, and what is to be said of them onto stderr."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syru.cli.terminal import ascii_only, draw, say, width, write
from syru.query.entries import count
from syru.render import data as formats
from syru.render.captions import apart, found_apart, left_out, nothing, reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.query.actor import Dossier
    from syru.query.catalogue import Item
    from syru.query.found import Answer, Found
    from syru.query.selection import Selection
    from syru.query.things import EntryCard, ThingCard

# From this width on there is room for more than what was asked.
_ROOMY = 100


def write_entries(answer: Answer, format_: str, *, raw: bool) -> None:
    """Write the entries that were found; say what was left out, or that nothing was found."""
    selection, tally = answer.selection, answer.tally
    if format_ != "table":
        write(_entries(answer, format_, raw=raw))
    elif tally.shown:
        from syru.render import tables  # noqa: PLC0415 - json needs no Rich

        found = tuple(answer.entries)
        again = replace(answer, entries=iter(found))
        if selection.kinds == ("quote",):
            draw(tables.quotes(again, width()))
        elif len(selection.kinds) == 1:
            draw(tables.timeline(again, width()))
        else:
            draw(tables.entries(again, width()))
        _glance(found)
    if not tally.matching:
        say(f"syru: {nothing(selection)}")
    elif tally.shown < tally.matching and (format_ != "table" or not tally.shown):
        say(f"syru: {tally.shown} of {tally.matching} shown")
    for note in left_out(selection, tally):
        say(f"syru: {note}")


def say_apart(index: sqlite3.Connection, selection: Selection) -> None:
    """Say how much each of several filters finds alone, where together they find nothing."""
    alone = apart(selection)
    if len(alone) > 1:
        say(f"syru: {found_apart([(each, count(index, each)) for each in alone])}")


def _glance(found: Sequence[Found]) -> None:
    """Write when the entries are, as one line of marks, where there is room for it."""
    if width() < _ROOMY:
        return
    from syru.chart.activity import activity  # noqa: PLC0415 - narrow screens have no room for it

    marks = activity(found, width(), ascii_only=ascii_only())
    write([f"{marks}\n"] if marks else [])


def write_dossier(dossier: Dossier, format_: str, *, raw: bool) -> None:
    """Write what there is of one actor; say what was left out, or that nothing was found."""
    if format_ == "table":
        from syru.render import dossier_table  # noqa: PLC0415

        draw(dossier_table.dossier(dossier, width(), ascii_only=ascii_only()))
    else:
        write(_dossier(dossier, format_, raw=raw))
    if not dossier.tally.matching:
        say(f"syru: {nothing(replace(dossier.selection, subject=dossier.actor))}")
    for note in left_out(dossier.selection, dossier.tally):
        say(f"syru: {note}")


def write_catalogue(
    all_items: list[Item], kind: str, selection: Selection, format_: str, *, raw: bool
) -> None:
    """Write what a log holds of a kind, as far as the limit."""
    total, items = len(all_items), all_items[: selection.limit]
    if format_ == "table":
        from syru.render import catalogue_table  # noqa: PLC0415

        if items:
            draw(catalogue_table.catalogue(items, kind, selection, width(), total=total))
    elif format_ == "md":
        from syru.render import markdown  # noqa: PLC0415

        write(map(markdown.item, items))
    else:
        rows, values = map(formats.item_row, items), map(formats.item_object, items)
        write(_data(format_, rows, values, formats.ITEM_COLUMNS, raw=raw))
    if not total:
        read = reading(selection)
        say(f"syru: no {kind}s {f'with entries {read}' if read else 'in the log'}")
    elif len(items) < total and (format_ != "table" or not items):
        say(f"syru: {len(items)} of {total} shown")


def write_entry_card(card: EntryCard, format_: str, *, raw: bool) -> None:
    """Write one entry with what belongs to it; as cells, the entry alone."""
    if format_ == "table":
        from syru.render import cards as card_table  # noqa: PLC0415

        draw(card_table.entry_card(card))
    elif format_ == "md":
        from syru.render import markdown  # noqa: PLC0415

        write(markdown.entries((card.entry, *card.quotes)))
    else:
        rows, values = [formats.entry_row(card.entry)], [formats.entry_card_object(card)]
        write(_data(format_, rows, values, raw=raw))


def write_thing_card(card: ThingCard, format_: str, *, raw: bool) -> None:
    """Write a topic, place or source with its entries; as cells, the entries alone."""
    if format_ == "table":
        from syru.render import cards as card_table  # noqa: PLC0415

        draw(card_table.thing_card(card))
    elif format_ == "md":
        from syru.render import markdown  # noqa: PLC0415

        write(markdown.thing(card))
    else:
        rows, values = map(formats.entry_row, card.entries), [formats.thing_card_object(card)]
        write(_data(format_, rows, values, raw=raw))


def _entries(answer: Answer, format_: str, *, raw: bool) -> Iterator[str]:
    if format_ == "md":
        from syru.render import markdown  # noqa: PLC0415 - one format of many

        quotes = answer.selection.kinds == ("quote",)
        return markdown.quotations(answer) if quotes else markdown.listing(answer)
    rows = map(formats.entry_row, answer.entries)
    return _data(format_, rows, map(formats.entry_object, answer.entries), raw=raw)


def _data(
    format_: str,
    rows: Iterable[Mapping[str, str]],
    values: Iterable[formats.Object],
    columns: tuple[str, ...] = formats.COLUMNS,
    *,
    raw: bool,
) -> Iterator[str]:
    """Return the rows as csv or tsv, or the objects as json or jsonl, as the format wants."""
    if format_ in ("csv", "tsv"):
        return formats.delimited(rows, columns, tabs=format_ == "tsv", raw=raw)
    return objects(values, format_)


def objects(values: Iterable[formats.Object], format_: str) -> Iterator[str]:
    """Return objects as json or jsonl."""
    form = formats.jsonl if format_ == "jsonl" else formats.as_json
    return form(values, ascii_only=ascii_only())


def _dossier(dossier: Dossier, format_: str, *, raw: bool) -> Iterator[str]:
    if format_ == "md":
        from syru.render import markdown  # noqa: PLC0415

        return markdown.dossier(dossier)
    rows, values = formats.dossier_rows(dossier), [formats.dossier_object(dossier)]
    return _data(format_, rows, values, ("relation", *formats.COLUMNS), raw=raw)
