"""The command `syru chart`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from syru.chart.rows import Dates, gather
from syru.cli.options import FORMATS, Listing, spread
from syru.cli.reading import index_of
from syru.cli.resolving import Wish, choose, resolve
from syru.cli.terminal import ascii_only, draw, say, width, write
from syru.query.counts import By, Occurrences, occurrences
from syru.query.selection import ENTRY_KINDS
from syru.render import chart_data
from syru.render import data as formats
from syru.render.captions import left_out, nothing, noun, reading

# A picture of more rows is hard to read; data has them all.
_MOST_ROWS = 40
_HAPPENINGS = ("event", "fact")


def _rows(incomplete: str) -> list[str]:
    return [by.value for by in By if by.startswith(incomplete)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartListing(Listing):
    """Which entries are drawn, and in which rows."""

    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT",
            help=f"A row for each of these: {', '.join(By)}.",
            autocompletion=_rows,
            rich_help_panel="How they are shown",
        ),
    ] = By.TOPIC.value
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            min=0,
            help=f"The rows with the most entries, so many ({_MOST_ROWS} in a picture).",
            rich_help_panel="How they are shown",
        ),
    ] = None
    reverse: Annotated[
        bool,
        typer.Option(
            "--reverse",
            help="The rows with the fewest entries first.",
            rich_help_panel="How they are shown",
        ),
    ] = False

    def wish(self) -> Wish:
        """Return the filters as they were typed; the limit is one of rows."""
        return replace(Listing.wish(self), limit=None, reverse=False)


@spread
def chart(options: ChartListing) -> None:
    """Draw when events and dated facts happened, a row for each topic (or --by another thing).

    With --by kind, quotes are drawn too. As data, each row has its counts by period.
    """
    by = By(choose("--by", options.by, tuple(By)))
    format_ = choose("--format", options.format, FORMATS)
    index = index_of(options.log)
    kinds = ENTRY_KINDS if by is By.KIND else _HAPPENINGS
    found = occurrences(index, resolve(options.wish(), index, kinds), by)
    rows = gather(found.dates, by)
    if format_ in ("table", "md"):
        _draw(rows, found, by, options, markdown=format_ == "md")
    else:
        _write(_chosen(rows, options), found, by, format_, raw=options.raw_cells)
    _say(found)


def _chosen(rows: Sequence[Dates], options: ChartListing, most: int | None = None) -> list[Dates]:
    chosen = list(rows[: most if options.limit is None else options.limit])
    return chosen[::-1] if options.reverse else chosen


def _draw(
    rows: Sequence[Dates], found: Occurrences, by: By, options: ChartListing, *, markdown: bool
) -> None:
    chosen = _chosen(rows, options, _MOST_ROWS)
    if not chosen:
        return
    from syru.render import charts as chart_table  # noqa: PLC0415 - json needs no Rich

    caption = [_caption(found, by)]
    if len(chosen) < len(rows):
        caption.append(f"{len(chosen)} of {len(rows)} rows: -n {len(rows)} shows all")
    encoding = sys.stdout.encoding or "ascii"
    if markdown:
        write(chart_table.code_block(chosen, found.selection, caption, width(), encoding))
    else:
        draw(chart_table.drawing(chosen, found.selection, caption, width(), encoding))


def _caption(found: Occurrences, by: By) -> str:
    *kinds, last = (noun([kind]) for kind in found.selection.kinds)
    what = noun((), 1) if found.dated == 1 else f"{', '.join(kinds)} and {last}"
    read = reading(found.selection)
    return f"{found.dated} {what} by {by}{f': {read}' if read else ''}"


def _write(rows: Sequence[Dates], found: Occurrences, by: By, format_: str, *, raw: bool) -> None:
    if format_ in ("csv", "tsv"):
        cells = chart_data.cells(rows, by, found.selection)
        write(formats.delimited(cells, chart_data.COLUMNS, tabs=format_ == "tsv", raw=raw))
    else:
        form = formats.jsonl if format_ == "jsonl" else formats.as_json
        write(form(chart_data.objects(rows, by, found.selection), ascii_only=ascii_only()))


def _say(found: Occurrences) -> None:
    if not found.tally.matching:
        say(f"syru: {nothing(found.selection)}")
    if found.undated:
        say(f"syru: {found.undated} without a date left out")
    for note in left_out(found.selection, found.tally):
        say(f"syru: {note}")
