"""The command `syru find`."""

from dataclasses import replace
from typing import Annotated

import typer

from syru.answers import select
from syru.card import things_called
from syru.cli.options import FORMATS, Listing, spread
from syru.cli.reading import index_of
from syru.cli.terminal import say
from syru.cli.writing import write_entries
from syru.resolving import choose, resolve
from syru.selection import ENTRY_KINDS, search_expression


@spread
def find(
    words: Annotated[
        list[str], typer.Argument(help="Words, or their beginnings.", show_default=False)
    ],
    options: Listing,
) -> None:
    """Look for words in events, facts and quotes, the best match first."""
    format_ = choose("--format", options.format, FORMATS)
    typed = " ".join(words)
    search_expression((typed,), all_of=True)
    index = index_of(tuple(options.log or ()))
    wanted = resolve(options.wish(), index, ENTRY_KINDS)
    found = replace(wanted, searched=typed)
    write_entries(select(index, found), format_, raw=options.raw_cells)
    for kind, id_ in things_called(index, typed):
        say(f"syru: there is also the {kind} {id_}: syru show {kind}:{id_}")
