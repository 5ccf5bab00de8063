"""The command `syru export`."""

import shutil
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from syru.cli import completion
from syru.cli.files import refuse_terminal
from syru.cli.options import Selecting, spread
from syru.cli.reading import open_logs, proven
from syru.cli.resolving import choose, resolve
from syru.cli.terminal import say, write
from syru.cli.writing import write_entries
from syru.errors import SyruError
from syru.export.edition import edition
from syru.query.entries import select
from syru.query.found import Answer
from syru.query.selection import ENTRY_KINDS
from syru.render.captions import left_out, nothing

_OWN = ("html", "timelinejs", "sqlite")
# The others are those of --format, for all three kinds of entries at once.
FORMATS = (*_OWN, "json", "jsonl", "csv", "tsv", "md")


@spread
def export(
    format: Annotated[  # noqa: A002 - the name of the argument in the help
        str,
        typer.Argument(
            help=f"One of {', '.join(FORMATS)}.",
            autocompletion=completion.exports,
            show_default=False,
        ),
    ],
    options: Selecting,
) -> None:
    """Write events, facts and quotes as a page, for TimelineJS, or as a database."""
    form = choose("export", format, FORMATS)
    if options.output is None:
        refuse_terminal(f"an export as {form}")
    logs = open_logs(options.log)
    index = logs.index
    answer = select(index, resolve(options.wish(), index, ENTRY_KINDS))
    if form == "sqlite":
        _sqlite(index, answer)
    else:
        answer = replace(answer, entries=proven(logs, answer.entries))
        _write(index, answer, form)
    if form in _OWN:
        _tell(answer)


def _write(index: sqlite3.Connection, answer: Answer, form: str) -> None:
    if form == "html":
        from syru.export.page import page  # noqa: PLC0415 - one export of several

        write(page(edition(index, answer)))
    elif form == "timelinejs":
        from syru.export.timelinejs import timelinejs, undated  # noqa: PLC0415

        whole = edition(index, answer)
        write([timelinejs(whole)])
        if without := undated(whole):
            say(f"syru: {without} without a date left out: a slide of TimelineJS needs one")
    else:
        write_entries(answer, form, raw=False)


def _sqlite(index: sqlite3.Connection, answer: Answer) -> None:
    from syru.export.sqlite import write_database  # noqa: PLC0415

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


def _tell(answer: Answer) -> None:
    """Say what a person should know of what was left out."""
    if not answer.tally.matching:
        say(f"syru: {nothing(answer.selection)}")
    for note in left_out(answer.selection, answer.tally):
        say(f"syru: {note}")
