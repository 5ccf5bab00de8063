"""What is said beside an answer on stderr: what it leaves out, and what to ask instead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from syru.cli.output import MOST_FOUND
from syru.cli.streams import print_message
from syru.dates.day import iso_day
from syru.errors import UsageError, clipped
from syru.log.standing import Standing
from syru.names import fold, search_words
from syru.query.find import NOT, UnknownNameError, also_called, find_named
from syru.query.selection import ENTRY_KINDS, Named, Selection, searched_words
from syru.query.tally import count, public_later
from syru.render.filters import each_alone, each_alone_words
from syru.render.words import day_words, noun

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from syru.query.entries import Answer

# Two words are no quotation whose order could be wrong.
_SHORTEST_PHRASE = 3
# So many others of the same name are told of.
_MOST_OTHERS = 3
# So many words of a text are left out one by one where all of them find nothing.
_MOST_WORDS = 20


def print_later(index: sqlite3.Connection, selection: Selection) -> None:
    """Say how much of what is not found as of a day became public later."""
    if selection.as_of is None:
        return
    ever = selection._replace(as_of=None)
    number, first = public_later(index, ever, selection.known_by)
    if number and first:
        day = day_words(iso_day(first))
        which = day if number == 1 else f"the first by {day}"
        print_message(f"syru: {number} known to be public only by a later day, {which}")


def print_other_standings(index: sqlite3.Connection, selection: Selection) -> None:
    """Say of which other standings there are entries, where there are none of those asked for."""
    if not selection.standings:
        return
    others = [each for each in Standing if each not in selection.standings]
    counted = [(count(index, selection._replace(standings=(each,))), each) for each in others]
    found = {each: number for number, each in counted if number}
    told = ", ".join(f"{number} {each}" for each, number in found.items())
    if Standing.RUMOURED in selection.standings and Standing.DISPUTED in found:
        told += " (as a rumour that is denied is, too: --standing rumoured,disputed)"
    if told:
        print_message(f"syru: of other standings: {told}")


def print_each_alone(index: sqlite3.Connection, selection: Selection) -> None:
    """Say how much each of several filters finds alone, where together they find nothing."""
    alone = each_alone(selection)
    if len(alone) > 1:
        counted = [(each, count(index, each)) for each in alone]
        print_message(f"syru: {each_alone_words(counted)}")


def print_also_called(index: sqlite3.Connection, actors: Sequence[str] | None) -> None:
    """Say which other actors have names that hold what was typed for one of them."""
    for typed in actors or ():
        name = typed.removeprefix(NOT)
        meant = find_named(index, "actor", name)
        others = also_called(index, "actor", name, meant.id)
        told = [
            f"{one.name} ({counted}): -a {one.id}"
            for one in others[:_MOST_OTHERS]
            if (counted := count(index, Selection(actors=(one,))))
        ]
        if told:
            print_message(f"syru: {name} is {meant.name} here; there is also {'; '.join(told)}")


def print_other_name(typed: str, meant: Named) -> None:
    """Say what was meant by another name that has no word of the first one."""
    own = [meant.id, *fold(meant.name).split()]
    if not any(word.startswith(part) for part in fold(typed).split() for word in own):
        print_message(f"syru: “{clipped(typed)}” is another name of {meant.name}")


def print_other_kinds(
    index: sqlite3.Connection, selection: Selection, filtered: Selection, typed: str
) -> None:
    """Say how many entries of other kinds a selection would find, and how to list them.

    typed is the name before the options, if any; filtered is what the options alone select.
    """
    name = f" {_as_word(typed)}" if typed else ""
    commands = {"event": "timeline", "fact": "facts", "quote": "quotes"}
    told = []
    for kind, command in commands.items():
        if kind not in selection.kinds:
            number = count(index, selection._replace(kinds=(kind,), limit=None))
            told += [f"{number} {noun((kind,), number)}: syru {command}{name}"] if number else []
    if told:
        rest = f"; all of it: syru show{name}" if name and not selection.all_of else ""
        bare = filtered._replace(limit=None, reverse=False) == filtered.unfiltered()
        rest = rest if bare else "; with the same options"
        print_message(f"syru: also {'; '.join(told)}{rest}")


def print_words_instead(
    index: sqlite3.Connection, selection: Selection, typed: str, unknown: UnknownNameError
) -> None:
    """Say that nothing has a name, and that a selection of what has these words takes its place.

    Raises unknown, what was said of the name, where no entry has the words.
    """
    if not search_words(typed):
        raise unknown
    if not count(index, selection):
        if number := count(index, selection._replace(kinds=ENTRY_KINDS)):
            what = noun(ENTRY_KINDS, number)
            raise UsageError(
                f"{unknown}; {number} {what} of other kinds with these words: "
                f"syru find {_as_word(typed)}"
            )
        without = selection._replace(words=selection.words[:-1], searched=None)
        print_without_a_word(index, without, typed)
        raise unknown
    print_message(f"syru: {str(unknown).partition(';')[0]}: shown is what has these words")


def print_without_a_word(index: sqlite3.Connection, selection: Selection, typed: str) -> None:
    """Say which one of several words must go for something to be found, a quote if possible.

    One word of a quotation is easily remembered wrongly.
    """
    words = searched_words(typed)
    without = {
        word: " ".join(other for other in words if other != word)
        for word in (words[:_MOST_WORDS] if len(words) > 1 else ())
    }
    command = "quotes" if selection.kinds == ("quote",) else "find"
    for kinds in (("quote",), selection.kinds):
        for word, others in without.items():
            if count(index, selection._replace(words=(others,), kinds=kinds)):
                number = count(index, selection._replace(words=(others,)))
                what = noun(selection.kinds, number)
                print_message(f'syru: without “{word}”: {number} {what}, syru {command} "{others}"')
                return


def print_word_order(answer: Answer, typed: Sequence[str]) -> None:
    """Say in which entries the words of a phrase stand in its order, among the first ones.

    A quotation whose words are exchanged is found as well, and must not be taken for the right one.
    Words that were typed one by one are no phrase.
    """
    phrase = search_words(" ".join(typed))
    quoted = any(" " in word.strip() for word in typed)
    if not quoted or phrase.count(" ") + 1 < _SHORTEST_PHRASE:
        return
    texts = (
        (found.id, (found.title, found.statement, found.text, found.summary))
        for found in islice(answer.entries, MOST_FOUND)
    )
    ids = [
        id_
        for id_, written in texts
        if any(f" {phrase} " in f" {search_words(text)} " for text in written if text)
    ]
    if ids:
        print_message(f"syru: in this order the words stand in {', '.join(ids)}")
    else:
        print_message("syru: in none of them do the words stand in the order that was typed")


def _as_word(typed: str) -> str:
    """Return what was typed as one word of a command."""
    return f'"{typed}"' if " " in typed else typed
