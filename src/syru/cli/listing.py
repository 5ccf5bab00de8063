"""What the commands that list entries share: read, select, answer, write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syru.cli.options import FORMATS, Listing
from syru.cli.reading import open_logs, proven
from syru.cli.resolving import choose, resolve
from syru.cli.writing import say_apart, write_entries
from syru.query.entries import select

if TYPE_CHECKING:
    import sqlite3


def list_entries(
    kinds: tuple[str, ...], options: Listing, *, searched: str | None = None
) -> sqlite3.Connection:
    """Write the entries of some kinds that the options ask for; return the index they are from.

    With words that are searched for, only those that hold them, the best match first.
    """
    format_ = choose("--format", options.format, FORMATS)
    logs = open_logs(options.log)
    selection = resolve(options.wish(), logs.index, kinds)
    answer = select(logs.index, replace(selection, searched=searched))
    proofs = proven(logs, answer.entries)
    write_entries(replace(answer, entries=proofs), format_, raw=options.raw_cells)
    if not answer.tally.matching:
        say_apart(logs.index, answer.selection)
    return logs.index
