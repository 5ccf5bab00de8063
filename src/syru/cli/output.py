"""What a command reads and prints: logs as an index, an answer, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syru.cli.streams import (
    Observer,
    document,
    print_data,
    print_message,
    print_renderables,
    screen,
)
from syru.index.cache import SMALLEST_CACHED, open_index
from syru.log.files import chosen_logs, find_log_files
from syru.query.find import named_texts
from syru.render.filters import filter_words, left_out, nothing
from syru.render.formats import Drawing, Format, render

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from syru.check.match import SourceText
    from syru.log.files import LogFile, UnreadLog
    from syru.query.catalogue import Catalogue
    from syru.query.entries import Answer
    from syru.query.selection import Selection
    from syru.query.tally import Tally
    from syru.render.formats import Answered


# So many entries are listed as the best match of words where nobody asks for more or fewer.
MOST_FOUND = 20


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Logs:
    """Logs as they were found, and as one index."""

    files: tuple[LogFile | UnreadLog, ...]
    index: sqlite3.Connection

    def texts(self) -> Mapping[str, SourceText]:
        """Return the texts that sources name, by source; say what keeps others from being read."""
        named = named_texts(self.index)
        if not named:
            return {}
        from syru.check.quotes import read_texts  # noqa: PLC0415 - 9 ms, and few logs name texts

        read = read_texts(named, tuple(file.folder for file in self.files))
        for source, error in read.errors:
            print_message(f"syru: {source}: {error}")
        return read.texts

    def with_words(self) -> Logs:
        """Return the same logs, so that words may be searched for in them."""
        return replace(self, index=open_index(self.files, Observer(), words=True))


def open_logs(named: Sequence[str] | None, *, words: bool = True) -> Logs:
    """Return the logs named, else those of SYRU_LOG, else the built-in one.

    Without words nothing may be searched for in them, and a small log is there 5 ms sooner.
    """
    files = find_log_files(chosen_logs(tuple(named or ())), SMALLEST_CACHED)
    return Logs(files=files, index=open_index(files, Observer(), words=words))


def print_answer(answer: Answered, format_: Format, *, raw_cells: bool = False) -> None:
    """Print an answer in a format: a table as the terminal can show it, all others as UTF-8."""
    shown_on = screen() if format_ is Format.TABLE else document()
    rendered = render(answer, format_, shown_on, raw_cells=raw_cells)
    if not isinstance(rendered, Drawing):
        print_data(rendered)
    else:
        print_renderables(rendered.renderables)


def print_entries(answer: Answer, format_: Format, *, raw_cells: bool) -> None:
    """Print the entries that were found; say what was left out, or that nothing was found."""
    print_answer(answer, format_, raw_cells=raw_cells)
    tally = answer.tally
    # A table says so in its caption, where there is one.
    limited = answer.selection.limit is not None and tally.shown < tally.matching
    if limited and (format_ is not Format.TABLE or not tally.shown):
        print_message(f"syru: {tally.shown} of {tally.matching} shown")
    print_tally(answer.selection, tally)


def print_tally(selection: Selection, tally: Tally) -> None:
    """Say that nothing was found, and what a person should know of what was left out."""
    if tally.nothing:
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
