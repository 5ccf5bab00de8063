"""The command `syru show`."""

from dataclasses import replace
from typing import Annotated

from syru.cli import completion
from syru.cli.logs import open_logs
from syru.cli.options import ShowOptions, argument, choose, read_period, spread
from syru.cli.output import print_answer, print_tally
from syru.query.actor import summarise_actor
from syru.query.catalogue import entry_details, thing_details
from syru.query.find import find_any, named
from syru.query.selection import ENTRY_KINDS, Selection
from syru.render.formats import Format


@spread
def show(
    id: Annotated[  # noqa: A002 - the name of the argument in the help
        list[str],
        argument("An id or a name; place:damascus says which.", autocompletion=completion.things),
    ],
    options: ShowOptions,
) -> None:
    """Show one entry, actor, topic, place or source, whole."""
    format_ = choose("--format", options.format, Format)
    logs = open_logs(options.log)
    index = logs.index
    kind, found = find_any(index, " ".join(id))
    selection = Selection(as_of=read_period("--as-of", options.as_of))
    if kind == "actor":
        summary = summarise_actor(index, named(index, kind, found), selection)
        print_answer(summary, format_, raw_cells=options.raw_cells)
        print_tally(replace(selection, subject=summary.actor), summary.tally)
    elif kind in ENTRY_KINDS:
        details = entry_details(index, found, selection, logs.texts())
        print_answer(details, format_, raw_cells=options.raw_cells)
    else:
        thing = thing_details(index, kind, found, selection)
        print_answer(thing, format_, raw_cells=options.raw_cells)
