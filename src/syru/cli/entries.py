"""The commands that list entries: `syru timeline`, `quotes`, `facts` and `find`."""

import sqlite3
from dataclasses import dataclass
from typing import Annotated

from syru.cli import completion
from syru.cli.options import (
    SHOWN,
    ListOptions,
    Text,
    Texts,
    argument,
    choose,
    option,
    spread,
    with_subjects,
)
from syru.cli.output import (
    MOST_FOUND,
    open_logs,
    print_also_called,
    print_each_alone,
    print_entries,
    print_later,
    print_other_kinds,
    print_other_standings,
    print_without_a_word,
    print_words_instead,
)
from syru.cli.streams import print_message
from syru.errors import printable
from syru.query.entries import select
from syru.query.find import UnknownNameError, called
from syru.query.selection import ENTRY_KINDS, Order, Selection
from syru.render.formats import Format

About = Annotated[
    list[str] | None,
    argument("An actor, a topic or a place.", autocompletion=completion.subjects),
]
_DATED = (Order.DATE, Order.PUBLIC)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class EntryOptions(ListOptions):
    """Which entries are listed, how, and in which order."""

    sort: Text = option(
        "--sort ORDER",
        "By date, or by public: the day when each became public.",
        SHOWN,
        autocompletion=completion.choices(Order),
    )


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class QuoteOptions(EntryOptions):
    """Which quotes are listed, and how."""

    by: Texts = option("--by NAME", "Spoken by this actor.", autocompletion=completion.actors)

    def names(self) -> dict[str, tuple[str, Texts]]:
        """Return the kind and the names that were typed for each field of a selection."""
        return super().names() | {"speakers": ("actor", self.by)}


@spread
def timeline(about: About = None, *, options: EntryOptions) -> None:
    """List events in order: all of them, or those about a name."""
    _list_entries(("event",), options, about=about)


@spread
def facts(about: About = None, *, options: EntryOptions) -> None:
    """List facts, which are lasting states of affairs and undated statements."""
    _list_entries(("fact",), options, about=about)


@spread
def quotes(about: About = None, *, options: QuoteOptions) -> None:
    """List quotes: when, who, the words in full, and where they stand."""
    _list_entries(("quote",), options, about=about)


@spread
def find(
    words: Annotated[list[str], argument("Words, or their beginnings.")], options: EntryOptions
) -> None:
    """Look for words in events, facts and quotes, the best match first."""
    typed = printable(" ".join(words))
    index = _list_entries(ENTRY_KINDS, options, searched=typed)
    for kind, id_ in called(index, typed):
        print_message(f"syru: there is also the {kind} {id_}: syru show {kind}:{id_}")


def _list_entries(
    kinds: tuple[str, ...],
    options: EntryOptions,
    *,
    about: list[str] | None = None,
    searched: str | None = None,
) -> sqlite3.Connection:
    """Print the entries of some kinds that the options ask for; return the index they are from.

    With words that are searched for, only those that hold them, the best match first.
    """
    format_ = choose("--format", options.format, Format)
    order = _order(options, searched)
    searching = searched is not None or bool(options.text) or bool(about)
    logs = open_logs(options.log, words=searching)
    filtered = options.selection(logs.index, kinds)
    selection = filtered._replace(searched=searched, order=order)
    selection = _about(logs.index, selection, about)
    if order is Order.BEST and selection.limit is None and format_ is Format.TABLE:
        selection = selection._replace(limit=MOST_FOUND)
    answer = select(logs.index, selection, logs.texts())
    print_entries(answer, format_, raw_cells=options.raw_cells)
    print_also_called(logs.index, options.actor)
    if answer.tally.nothing:
        print_each_alone(logs.index, selection)
        print_later(logs.index, selection)
        if searched is not None:
            print_message("syru: the words of a source are found only where the log quotes them")
            print_without_a_word(logs.index, selection._replace(searched=None), searched)
    print_other_standings(logs.index, selection)
    if format_ is Format.TABLE and (about or filtered.doubting):
        optional = filtered._replace(limit=None, reverse=False) != Selection(kinds=kinds)
        print_other_kinds(logs.index, selection, " ".join(about or ()), options=optional)
    return logs.index


def _about(index: sqlite3.Connection, selection: Selection, about: list[str] | None) -> Selection:
    """Return a selection of what is also about some things, or has the words where there are none.

    Raises UsageError where no thing is called so and no entry has the words.
    """
    try:
        return with_subjects(index, selection, about)
    except UnknownNameError as error:
        typed = " ".join(about or ())
        with_words = selection._replace(words=(*selection.words, typed))
        print_words_instead(index, with_words, typed, error)
        return with_words


def _order(options: EntryOptions, searched: str | None) -> Order:
    """Return the order that was asked for; what is searched for comes best first, or newest."""
    orders = (*_DATED, Order.BEST) if searched is not None else _DATED
    if options.sort is not None:
        return choose("--sort", options.sort, orders)
    return Order.BEST if searched is not None and not options.reverse else Order.DATE
