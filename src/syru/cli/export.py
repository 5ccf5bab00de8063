"""The command `syru export`."""

import shutil
import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from syru.answers import Answer, select
from syru.captions import left_out, nothing
from syru.cli import completion
from syru.cli.files import refuse_terminal
from syru.cli.options import Selecting, spread
from syru.cli.reading import index_of
from syru.cli.terminal import say, write
from syru.cli.writing import write_entries
from syru.edition import edition
from syru.errors import SyruError
from syru.resolving import choose, resolve
from syru.selection import ENTRY_KINDS

# The last ones are those of --format, for all three kinds of entries at once.
FORMATS = ("html", "timelinejs", "sqlite", "json", "jsonl", "csv", "tsv", "md")


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
    index = index_of(tuple(options.log or ()))
    answer = select(index, resolve(options.wish(), index, ENTRY_KINDS))
    if form in _OWN:
        _OWN[form](index, answer)
        _tell(answer)
    else:
        write_entries(answer, form, raw=False)


def _page(index: sqlite3.Connection, answer: Answer) -> None:
    from syru.page import page  # noqa: PLC0415 - one export of several

    write(page(edition(index, answer)))


def _timelinejs(index: sqlite3.Connection, answer: Answer) -> None:
    from syru.timelinejs import timelinejs, undated  # noqa: PLC0415

    whole = edition(index, answer)
    write([timelinejs(whole)])
    if without := undated(whole):
        say(f"syru: {without} without a date left out: a slide of TimelineJS needs one")


def _sqlite(index: sqlite3.Connection, answer: Answer) -> None:
    from syru.database import write_database  # noqa: PLC0415

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


_OWN = {"html": _page, "timelinejs": _timelinejs, "sqlite": _sqlite}


def _tell(answer: Answer) -> None:
    """Say what a person should know of what was left out."""
    if not answer.tally.matching:
        say(f"syru: {nothing(answer.selection)}")
    for note in left_out(answer.selection, answer.tally):
        say(f"syru: {note}")
