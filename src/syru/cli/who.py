"""The command `syru who`."""

from dataclasses import replace
from typing import Annotated

from syru.cli import completion
from syru.cli.logs import open_logs
from syru.cli.options import ListOptions, argument, choose, spread
from syru.cli.output import print_answer, print_each_alone, print_tally
from syru.query.actor import summarise_actor
from syru.query.find import find_named
from syru.query.selection import ENTRY_KINDS
from syru.render.formats import Format


@spread
def who(
    name: Annotated[list[str], argument("An actor.", autocompletion=completion.actors)],
    options: ListOptions,
) -> None:
    """Sum up one actor: who it is, what it did, said and claimed, on what, and with whom."""
    format_ = choose("--format", options.format, Format)
    index = open_logs(options.log).index
    actor = find_named(index, "actor", " ".join(name))
    selection = options.selection(index, ENTRY_KINDS)
    summary = summarise_actor(index, actor, selection)
    print_answer(summary, format_, raw_cells=options.raw_cells)
    about_actor = replace(selection, subject=actor)
    print_tally(about_actor, summary.tally)
    if not summary.tally.matching:
        print_each_alone(index, about_actor)
