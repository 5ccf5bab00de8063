"""The command `syru show`."""

from dataclasses import dataclass, replace
from typing import Annotated

import typer

from syru.cli import completion
from syru.cli.options import FORMATS, AsOf, Showing, spread
from syru.cli.reading import open_logs, proven
from syru.cli.resolving import Wish, choose, resolve
from syru.cli.writing import write_dossier, write_entry_card, write_thing_card
from syru.query.actor import dossier
from syru.query.find import named
from syru.query.selection import ENTRY_KINDS
from syru.query.things import entry_card, meant, thing_card


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Showing):
    """As of when, and in what form, the thing is shown."""

    as_of: AsOf = None


@spread
def show(
    id: Annotated[  # noqa: A002 - the name of the argument in the help
        list[str],
        typer.Argument(
            help="An id or a name; place:damascus says which.",
            autocompletion=completion.things,
            show_default=False,
        ),
    ],
    options: Card,
) -> None:
    """Show one entry, actor, topic, place or source, whole."""
    format_ = choose("--format", options.format, FORMATS)
    logs = open_logs(options.log)
    index = logs.index
    kind, found = meant(index, " ".join(id))
    selection = resolve(Wish(as_of=options.as_of), index, ENTRY_KINDS)
    if kind in ENTRY_KINDS:
        card = entry_card(index, found, selection)
        [entry] = proven(logs, [card.entry])
        quotes = tuple(proven(logs, card.quotes))
        card = replace(card, entry=entry, quotes=quotes)
        write_entry_card(card, format_, raw=options.raw_cells)
    elif kind == "actor":
        actor = named(index, "actor", found)
        write_dossier(dossier(index, actor, selection), format_, raw=options.raw_cells)
    else:
        thing = thing_card(index, kind, found, selection)
        write_thing_card(thing, format_, raw=options.raw_cells)
