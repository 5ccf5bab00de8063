"""The command `syru who`."""

from dataclasses import replace
from typing import Annotated

import typer

from syru.cli import completion
from syru.cli.options import FORMATS, Listing, spread
from syru.cli.reading import index_of
from syru.cli.resolving import choose, resolve
from syru.cli.writing import say_apart, write_dossier
from syru.query.actor import dossier
from syru.query.find import find_named


@spread
def who(
    name: Annotated[
        list[str],
        typer.Argument(help="An actor.", autocompletion=completion.actors, show_default=False),
    ],
    options: Listing,
) -> None:
    """Sum up one actor: who it is, what it did, said and claimed, on what, and with whom."""
    format_ = choose("--format", options.format, FORMATS)
    index = index_of(options.log)
    actor = find_named(index, "actor", " ".join(name))
    selection = resolve(options.wish(), index, ("event", "fact", "quote"))
    found = dossier(index, actor, selection)
    write_dossier(found, format_, raw=options.raw_cells)
    if not found.tally.matching:
        say_apart(index, replace(selection, subject=actor))
