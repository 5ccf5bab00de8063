"""The command `syru chart`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from syru import chart_data, formats
from syru.answers import Answer, select
from syru.captions import left_out, nothing, noun, reading
from syru.chart import By, Dates, Gathered, gather
from syru.cli.options import FORMATS, Listing, spread
from syru.cli.reading import index_of
from syru.cli.terminal import ascii_only, draw, say, width, write
from syru.resolving import Wish, choose, resolve
from syru.selection import ENTRY_KINDS, Selection

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
    index = index_of(tuple(options.log or ()))
    kinds = ENTRY_KINDS if by is By.KIND else _HAPPENINGS
    answer = select(index, resolve(options.wish(), index, kinds))
    gathered = gather(answer.entries, by)
    rows = _chosen(gathered, options, format_)
    if format_ in ("table", "md"):
        _draw(rows, gathered, by, answer.selection, markdown=format_ == "md")
    else:
        _write(rows, by, answer.selection, format_, raw=options.raw_cells)
    _say(gathered, answer)


def _chosen(gathered: Gathered, options: ChartListing, format_: str) -> Sequence[Dates]:
    most = _MOST_ROWS if format_ in ("table", "md") else len(gathered.rows)
    rows = gathered.rows[: most if options.limit is None else options.limit]
    return rows[::-1] if options.reverse else rows


def _draw(
    rows: Sequence[Dates], gathered: Gathered, by: By, selection: Selection, *, markdown: bool
) -> None:
    if not rows:
        return
    from syru import chart_table  # noqa: PLC0415 - json needs no Rich

    caption = _caption(rows, gathered, by, selection)
    encoding = sys.stdout.encoding or "ascii"
    if markdown:
        write(chart_table.code_block(rows, selection, caption, width(), encoding))
    else:
        draw(chart_table.drawing(rows, selection, caption, width(), encoding))


def _caption(
    rows: Sequence[Dates], gathered: Gathered, by: By, selection: Selection
) -> tuple[str, ...]:
    kinds = (noun([kind], gathered.dated) for kind in selection.kinds)
    read = reading(selection)
    head = f"{gathered.dated} {' and '.join(kinds)} by {by}{f': {read}' if read else ''}"
    if len(rows) == len(gathered.rows):
        return (head,)
    return head, f"{len(rows)} of {len(gathered.rows)} rows: -n {len(gathered.rows)} shows all"


def _write(rows: Sequence[Dates], by: By, selection: Selection, format_: str, *, raw: bool) -> None:
    if format_ in ("csv", "tsv"):
        cells = chart_data.cells(rows, by, selection)
        write(formats.delimited(cells, chart_data.COLUMNS, tabs=format_ == "tsv", raw=raw))
    else:
        form = formats.jsonl if format_ == "jsonl" else formats.as_json
        write(form(chart_data.objects(rows, by, selection), ascii_only=ascii_only()))


def _say(gathered: Gathered, answer: Answer) -> None:
    if not answer.tally.matching:
        say(f"syru: {nothing(answer.selection)}")
    if gathered.undated:
        say(f"syru: {gathered.undated} without a date left out")
    for note in left_out(answer.selection, answer.tally):
        say(f"syru: {note}")
