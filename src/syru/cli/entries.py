"""The commands that list entries: `syru timeline`, `quotes`, `facts` and `find`."""

import sqlite3
from dataclasses import dataclass
from typing import Annotated

from syru.cli import completion
from syru.cli.hints import (
    print_also_called,
    print_each_alone,
    print_later,
    print_other_kinds,
    print_other_name,
    print_other_standings,
    print_without_a_word,
    print_word_order,
    print_words_instead,
)
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
from syru.cli.output import MOST_FOUND, open_logs, print_entries
from syru.cli.streams import print_message
from syru.errors import printable
from syru.query.entries import Answer, select
from syru.query.find import UnknownNameError, called, near_names
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
    _list_entries(("event",), options, about)


@spread
def facts(about: About = None, *, options: EntryOptions) -> None:
    """List facts, which are lasting states of affairs and undated statements."""
    _list_entries(("fact",), options, about)


@spread
def quotes(about: About = None, *, options: QuoteOptions) -> None:
    """List quotes: when, who, the words in full, and where they stand."""
    _list_entries(("quote",), options, about)


@spread
def find(
    words: Annotated[list[str], argument("Words, or their beginnings.")], options: EntryOptions
) -> None:
    """Look for words in events, facts and quotes, the best match first."""
    typed = printable(" ".join(words))
    index, answer = _list_entries(ENTRY_KINDS, options, words, searched=typed)
    if answer.tally.nothing:
        if near := near_names(index, typed):
            print_message(f"syru: did you mean {' or '.join(near)}?")
        print_message("syru: the words of a source are found only where the log quotes them")
        print_without_a_word(index, answer.selection._replace(searched=None), typed)
    for kind, id_ in called(index, typed):
        print_message(f"syru: there is also the {kind} {id_}: syru show {kind}:{id_}")


def _list_entries(
    kinds: tuple[str, ...],
    options: EntryOptions,
    typed: list[str] | None,
    *,
    searched: str | None = None,
) -> tuple[sqlite3.Connection, Answer]:
    """Print the entries of some kinds that the options ask for; return the index and the answer.

    What was typed are names, or words where searched has them in one: then only what holds them is
    listed, the best match first.
    """
    format_ = choose("--format", options.format, Format)
    order = _order(options, searched)
    logs = open_logs(options.log, words=bool(typed or options.text))
    index = logs.index
    filtered = options.selection(index, kinds)._replace(order=order)
    selection = filtered._replace(searched=searched)
    if searched is None:
        selection = _about(index, selection, typed)
    if order is Order.BEST and selection.limit is None and format_ is Format.TABLE:
        selection = selection._replace(limit=MOST_FOUND)
    answer = select(index, selection, logs.texts())
    print_entries(answer, format_, raw_cells=options.raw_cells)
    print_also_called(index, options.actor)
    _tell_more(index, answer, filtered, typed or [])
    if format_ is Format.TABLE and searched is None and (typed or filtered.doubting):
        print_other_kinds(index, selection, filtered, " ".join(typed or ()))
    return index, answer


def _tell_more(
    index: sqlite3.Connection, answer: Answer, filtered: Selection, typed: list[str]
) -> None:
    """Say what a person should know of an answer; filtered is what the options alone select."""
    selection = answer.selection
    if answer.tally.nothing:
        print_each_alone(index, selection)
    elif selection.searched is not None or selection.words != filtered.words:
        print_word_order(answer, typed)
    print_later(index, selection)
    print_other_standings(index, selection)


def _about(index: sqlite3.Connection, selection: Selection, about: list[str] | None) -> Selection:
    """Return a selection of what is also about some things, or has the words where there are none.

    Raises UsageError where no thing is called so and no entry has the words.
    """
    typed = " ".join(about or ())
    try:
        with_names = with_subjects(index, selection, about)
    except UnknownNameError as error:
        with_words = selection._replace(words=(*selection.words, typed))
        print_words_instead(index, with_words, typed, error)
        return with_words
    added = set(with_names.subjects) - set(selection.subjects)
    if len(added) == 1:
        print_other_name(typed.rpartition(":")[2], added.pop())
    return with_names


def _order(options: EntryOptions, searched: str | None) -> Order:
    """Return the order that was asked for; what is searched for comes best first, or newest."""
    orders = (*_DATED, Order.BEST) if searched is not None else _DATED
    if options.sort is not None:
        return choose("--sort", options.sort, orders)
    return Order.BEST if searched is not None and not options.reverse else Order.DATE
