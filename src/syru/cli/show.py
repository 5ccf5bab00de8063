"""The commands that show one thing: `syru show`, and `syru who` with all filters."""

import sqlite3
from typing import Annotated

from syru.cli import completion
from syru.cli.hints import print_each_alone, print_other_name, print_word_order, print_words_instead
from syru.cli.options import (
    ListOptions,
    ShowOptions,
    argument,
    choose,
    hint_of_option,
    read_period,
    spread,
)
from syru.cli.output import MOST_FOUND, Logs, open_logs, print_answer, print_entries, print_tally
from syru.cli.streams import print_message
from syru.errors import UsageError, printable
from syru.names import fold
from syru.query.actor import summarise_actor
from syru.query.catalogue import entry_details, thing_details
from syru.query.entries import select
from syru.query.find import (
    UnknownNameError,
    entries_with_word,
    find_any,
    find_named,
    named,
)
from syru.query.selection import ENTRY_KINDS, Named, Order, Selection
from syru.render.formats import Format


@spread
def who(
    name: Annotated[list[str], argument("An actor.", autocompletion=completion.actors)],
    options: ListOptions,
) -> None:
    """Sum up one actor: who it is, what it did, said and claimed, on what, and with whom."""
    format_ = choose("--format", options.format, Format)
    index = open_logs(options.log, words=bool(options.text)).index
    actor = find_named(index, "actor", " ".join(name))
    selection = options.selection(index, ENTRY_KINDS)
    summary = summarise_actor(index, actor, selection)
    print_answer(summary, format_, raw_cells=options.raw_cells)
    about_actor = selection._replace(subject=actor)
    print_tally(about_actor, summary.tally)
    if summary.tally.nothing:
        print_each_alone(index, about_actor)


@spread
def show(
    id: Annotated[  # noqa: A002 - the name of the argument in the help
        list[str],
        argument(
            "An id, a name or words; place:damascus says which.", autocompletion=completion.things
        ),
    ],
    options: ShowOptions,
) -> None:
    """Show one entry, or all that there is about an actor, topic, place or source."""
    format_ = choose("--format", options.format, Format)
    logs = open_logs(options.log, words=False)
    index = logs.index
    typed = " ".join(id)
    selection = Selection(as_of=read_period("--as-of", options.as_of))
    try:
        kind, found = find_any(index, typed)
    except UnknownNameError as error:
        # A program that asks for one thing must not get a list.
        if format_ is not Format.TABLE:
            raise
        if hint := hint_of_option([typed]):
            raise UsageError(f"{error}{hint}") from None
        _list_what_has_words(logs.with_words(), selection, id, error)
        return
    if kind not in ENTRY_KINDS:
        _print_entry_meant(index, typed, named(index, kind, found))
    _print_found(logs, (kind, found), selection, format_, raw_cells=options.raw_cells)


def _print_found(
    logs: Logs, found: tuple[str, str], selection: Selection, format_: Format, *, raw_cells: bool
) -> None:
    """Print the actor, topic, place, source or entry of a kind and an id."""
    index = logs.index
    kind, id_ = found
    if kind == "actor":
        summary = summarise_actor(index, named(index, kind, id_), selection)
        print_answer(summary, format_, raw_cells=raw_cells)
        print_tally(selection._replace(subject=summary.actor), summary.tally)
    elif kind in ENTRY_KINDS:
        details = entry_details(index, id_, selection, logs.texts())
        print_answer(details, format_, raw_cells=raw_cells)
    else:
        thing = thing_details(index, kind, id_, selection)
        print_answer(thing, format_, raw_cells=raw_cells)


def _print_entry_meant(index: sqlite3.Connection, typed: str, shown: Named) -> None:
    """Say what is shown under another name, and which entry may be meant by a part of one."""
    print_other_name(typed.rpartition(":")[2], shown)
    if fold(typed) not in (shown.id, fold(shown.name)):
        entries = entries_with_word(index, typed)
        if len(entries) == 1:
            ((kind, id_),) = entries
            print_message(f"syru: there is also the {kind} {id_}: syru show {id_}")


def _list_what_has_words(
    logs: Logs, selection: Selection, words: list[str], unknown: UnknownNameError
) -> None:
    """List entries that have words which name nothing; raise unknown where there are none."""
    typed = printable(" ".join(words))
    wanted = selection._replace(kinds=ENTRY_KINDS, searched=typed, order=Order.BEST)
    print_words_instead(logs.index, wanted, typed, unknown)
    answer = select(logs.index, wanted._replace(limit=MOST_FOUND), logs.texts())
    print_entries(answer, Format.TABLE, raw_cells=False)
    print_word_order(answer, words)
