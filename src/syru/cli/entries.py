"""The commands that list entries: `syru timeline`, `quotes`, `facts` and `find`."""

import sqlite3
from dataclasses import dataclass, replace
from typing import Annotated

from syru.cli import completion
from syru.cli.options import ListOptions, Texts, argument, choose, option, spread
from syru.cli.output import open_logs, print_each_alone, print_entries
from syru.cli.streams import print_message
from syru.errors import printable
from syru.query.entries import select
from syru.query.find import called
from syru.query.selection import ENTRY_KINDS
from syru.render.formats import Format


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class QuoteOptions(ListOptions):
    """Which quotes are listed, and how."""

    by: Texts = option("--by NAME", "Spoken by this actor.", autocompletion=completion.actors)

    def names(self) -> dict[str, tuple[str, Texts]]:
        """Return the kind and the names that were typed for each field of a selection."""
        return super().names() | {"speakers": ("actor", self.by)}


@spread
def timeline(options: ListOptions) -> None:
    """List events in order."""
    _list_entries(("event",), options)


@spread
def facts(options: ListOptions) -> None:
    """List facts: lasting states of affairs and undated statements."""
    _list_entries(("fact",), options)


@spread
def quotes(options: QuoteOptions) -> None:
    """List quotes: when, who, the words in full, and where they stand."""
    _list_entries(("quote",), options)


@spread
def find(
    words: Annotated[list[str], argument("Words, or their beginnings.")], options: ListOptions
) -> None:
    """Look for words in events, facts and quotes, the best match first."""
    typed = printable(" ".join(words))
    index = _list_entries(ENTRY_KINDS, options, searched=typed)
    for kind, id_ in called(index, typed):
        print_message(f"syru: there is also the {kind} {id_}: syru show {kind}:{id_}")


def _list_entries(
    kinds: tuple[str, ...], options: ListOptions, *, searched: str | None = None
) -> sqlite3.Connection:
    """Print the entries of some kinds that the options ask for; return the index they are from.

    With words that are searched for, only those that hold them, the best match first.
    """
    format_ = choose("--format", options.format, Format)
    logs = open_logs(options.log, words=bool(searched is not None or options.text))
    selection = replace(options.selection(logs.index, kinds), searched=searched)
    answer = select(logs.index, selection, logs.texts())
    print_entries(answer, format_, raw_cells=options.raw_cells)
    if not answer.tally.matching:
        print_each_alone(logs.index, selection)
    return logs.index
