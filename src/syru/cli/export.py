"""The command `syru export`."""

import shutil
import sqlite3
import sys
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from syru.cli.completion import choices
from syru.cli.options import FilterOptions, argument, choose, spread
from syru.cli.output import open_logs, print_entries, print_tally
from syru.cli.streams import print_data, print_message, refuse_terminal
from syru.errors import SyruError
from syru.export.edition import edition
from syru.export.geojson import geojson
from syru.export.jsonl import log_lines
from syru.export.page.document import page
from syru.export.sqlite import write_database
from syru.export.timelinejs import timelinejs, undated
from syru.query.entries import Answer, select
from syru.query.selection import ENTRY_KINDS, Order
from syru.render.formats import Format


class ExportFormat(StrEnum):
    """The files that can be made: five of their own, and other formats of every list."""

    HTML = "html"
    TIMELINEJS = "timelinejs"
    GEOJSON = "geojson"
    SQLITE = "sqlite"
    JSONL = "jsonl"
    JSON = Format.JSON.value
    CSV = Format.CSV.value
    TSV = Format.TSV.value
    MD = Format.MD.value


@spread
def export(
    format: Annotated[  # noqa: A002 - the name of the argument in the help
        str, argument(f"One of {', '.join(ExportFormat)}.", autocompletion=choices(ExportFormat))
    ],
    options: FilterOptions,
) -> None:
    """Write events, facts and quotes as a page, for TimelineJS or a map, or as a database."""
    format_ = choose("export", format, ExportFormat)
    if options.output is None:
        refuse_terminal(f"an export as {format_}")
    logs = open_logs(options.log)
    selection = options.selection(logs.index, ENTRY_KINDS)
    if format_ is ExportFormat.JSONL and options.limit is None and not options.reverse:
        selection = selection._replace(order=Order.LOG)
    texts = {} if format_ is ExportFormat.SQLITE else logs.texts()
    _print_export(logs.index, select(logs.index, selection, texts), format_)


def _print_export(index: sqlite3.Connection, answer: Answer, format_: ExportFormat) -> None:
    match format_:
        case ExportFormat.HTML:
            print_data(page(edition(index, answer)))
        case ExportFormat.TIMELINEJS:
            whole = edition(index, answer)
            print_data([timelinejs(whole)])
            if without := undated(whole):
                needed = "a slide of TimelineJS needs one"
                print_message(f"syru: {without} without a date left out: {needed}")
        case ExportFormat.GEOJSON:
            text, without = geojson(answer)
            print_data([text])
            if without:
                print_message(f"syru: {without} without a place that has coordinates left out")
        case ExportFormat.SQLITE:
            _print_database(index, answer)
        case ExportFormat.JSONL:
            print_data(log_lines(index, answer))
        case _:
            print_entries(answer, Format(format_.value), raw_cells=False)
            return
    print_tally(answer.selection, answer.tally)


def _print_database(index: sqlite3.Connection, answer: Answer) -> None:
    refuse_terminal("a database")
    with TemporaryDirectory(prefix="syru-") as folder:
        path = Path(folder, "export.sqlite")
        try:
            write_database(index, answer, path)
        except sqlite3.Error as error:
            raise SyruError(f"the database cannot be made in {folder}: {error}") from None
        with path.open("rb") as file:
            sys.stdout.flush()
            shutil.copyfileobj(file, sys.stdout.buffer)
