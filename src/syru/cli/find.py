"""The command `syru find`."""

from dataclasses import replace
from typing import Annotated

import typer

from syru.answers import select
from syru.card import things_called
from syru.cli.options import FORMATS, Listing, spread
from syru.cli.reading import index_of, proven
from syru.cli.terminal import say
from syru.cli.writing import say_apart, write_entries
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
    logs = tuple(options.log or ())
    index = index_of(logs)
    wanted = resolve(options.wish(), index, ENTRY_KINDS)
    found = replace(wanted, searched=typed)
    answer = select(index, found)
    proofs = proven(index, logs, answer.entries)
    write_entries(replace(answer, entries=proofs), format_, raw=options.raw_cells)
    if not answer.tally.matching:
        say_apart(index, found)
    for kind, id_ in things_called(index, typed):
        say(f"syru: there is also the {kind} {id_}: syru show {kind}:{id_}")
