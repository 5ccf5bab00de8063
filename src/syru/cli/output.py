"""What a command reads and prints: logs as an index, an answer, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from syru.cli.streams import (
    Observer,
    document,
    print_data,
    print_message,
    print_renderable,
    screen,
)
from syru.index.cache import SMALLEST_CACHED, open_index
from syru.log.files import chosen_logs, find_log_files
from syru.query.entries import Answer, count
from syru.query.find import named_texts
from syru.render.formats import Drawing, Format, render
from syru.render.words import each_alone, each_alone_words, filter_words, left_out, nothing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from syru.check.match import SourceText
    from syru.query.actor import ActorSummary
    from syru.query.catalogue import Catalogue
    from syru.query.entries import Tally
    from syru.query.found import FoundEntry
    from syru.query.selection import Selection
    from syru.render.formats import Answered


# What a table shows of one text, and of one actor's claims: nobody reads more on a terminal, and
# laying it out takes minutes. The other formats have all of it.
LONGEST_SHOWN = 20_000
MOST_CLAIMS_SHOWN = 1_000
_TEXTS = ("title", "summary", "statement", "text")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Logs:
    """Logs as one index, and the folder of each, by its number there; None is standard input."""

    index: sqlite3.Connection
    folders: tuple[Path | None, ...]

    def texts(self) -> Mapping[str, SourceText]:
        """Return the texts that sources name, by source; say what keeps others from being read."""
        named = named_texts(self.index)
        if not named:
            return {}
        from syru.check.quotes import read_texts  # noqa: PLC0415 - 9 ms, and few logs name texts

        read = read_texts(named, self.folders)
        for source, error in read.errors:
            print_message(f"syru: {source}: {error}")
        return read.texts


def open_logs(named: Sequence[str] | None, *, words: bool = True) -> Logs:
    """Return the logs named, else those of SYRU_LOG, else the built-in one.

    Without words nothing may be searched for in them, and a small log is there 5 ms sooner.
    """
    files = find_log_files(chosen_logs(tuple(named or ())), SMALLEST_CACHED)
    index = open_index(files, Observer(), words=words)
    return Logs(index=index, folders=tuple(file.folder for file in files))


def print_answer(answer: Answered, format_: Format, *, raw_cells: bool = False) -> None:
    """Print an answer in a format: a table as the terminal can show it, all others as UTF-8."""
    shown_on = screen() if format_ is Format.TABLE else document()
    rendered = render(answer, format_, shown_on, raw_cells=raw_cells)
    if not isinstance(rendered, Drawing):
        print_data(rendered)
    elif rendered.renderable is not None:
        print_renderable(rendered.renderable)


def print_actor(summary: ActorSummary, format_: Format, *, raw_cells: bool) -> None:
    """Print what there is of an actor; say so where a table shows the first of many claims."""
    claims = len(summary.claims)
    if format_ is Format.TABLE and claims > MOST_CLAIMS_SHOWN:
        summary = replace(summary, claims=summary.claims[:MOST_CLAIMS_SHOWN])
        print_message(f"syru: {MOST_CLAIMS_SHOWN:,} of {claims:,} claims shown; -f json has all")
    print_answer(summary, format_, raw_cells=raw_cells)


class _Cut:
    """Entries whose texts are cut where they are too long for a table, with a message."""

    def __init__(self, entries: Iterable[FoundEntry]) -> None:
        self._entries = entries
        self._told = False

    def __iter__(self) -> Iterator[FoundEntry]:
        for found in self._entries:
            texts = {name: getattr(found, name) or "" for name in _TEXTS}
            long = {name: text for name, text in texts.items() if len(text) > LONGEST_SHOWN}
            if long and not self._told:
                self._told = True
                told = f"a text of more than {LONGEST_SHOWN:,} characters is cut"
                print_message(f"syru: {told}; -f json has all of it")
            cut: dict[str, Any] = {name: f"{text[:LONGEST_SHOWN]}…" for name, text in long.items()}
            yield replace(found, **cut) if cut else found


def print_entries(answer: Answer, format_: Format, *, raw_cells: bool) -> None:
    """Print the entries that were found; say what was left out, or that nothing was found."""
    shown = replace(answer, entries=_Cut(answer.entries)) if format_ is Format.TABLE else answer
    print_answer(shown, format_, raw_cells=raw_cells)
    tally = answer.tally
    # A table says so in its caption, where there is one.
    if tally.shown < tally.matching and (format_ is not Format.TABLE or not tally.shown):
        print_message(f"syru: {tally.shown} of {tally.matching} shown")
    print_tally(answer.selection, tally)


def print_tally(selection: Selection, tally: Tally) -> None:
    """Say that nothing was found, and what a person should know of what was left out."""
    if not tally.matching:
        print_message(f"syru: {nothing(selection)}")
    for note in left_out(selection, tally):
        print_message(f"syru: {note}")


def print_catalogue(catalogue: Catalogue, format_: Format, *, raw_cells: bool) -> None:
    """Print what a log declares; say how much of it is shown, or that there is nothing."""
    print_answer(catalogue, format_, raw_cells=raw_cells)
    shown, total = len(catalogue.items), catalogue.total
    if not total:
        read = filter_words(catalogue.selection)
        within = f"with entries {read}" if read else "in the log"
        print_message(f"syru: no {catalogue.kind}s {within}")
    elif shown < total and (format_ is not Format.TABLE or not shown):
        print_message(f"syru: {shown} of {total} shown")


def print_each_alone(index: sqlite3.Connection, selection: Selection) -> None:
    """Say how much each of several filters finds alone, where together they find nothing."""
    alone = each_alone(selection)
    if len(alone) > 1:
        counted = [(each, count(index, each)) for each in alone]
        print_message(f"syru: {each_alone_words(counted)}")
