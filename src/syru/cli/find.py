"""The command `syru find`."""

from typing import Annotated

import typer

from syru.cli.listing import list_entries
from syru.cli.options import Listing, spread
from syru.cli.terminal import say
from syru.query.selection import ENTRY_KINDS
from syru.query.things import things_called


@spread
def find(
    words: Annotated[
        list[str], typer.Argument(help="Words, or their beginnings.", show_default=False)
    ],
    options: Listing,
) -> None:
    """Look for words in events, facts and quotes, the best match first."""
    typed = " ".join(words)
    index = list_entries(ENTRY_KINDS, options, searched=typed)
    for kind, id_ in things_called(index, typed):
        say(f"syru: there is also the {kind} {id_}: syru show {kind}:{id_}")
