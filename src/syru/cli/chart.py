"""The command `syru chart`."""

import sqlite3
from dataclasses import dataclass, replace

from syru.chart.every import Every, PeriodsAnswer, count_periods
from syru.chart.rows import MOST_ROWS, ChartAnswer, gather
from syru.cli.completion import choices
from syru.cli.entries import About
from syru.cli.hints import print_also_called, print_each_alone
from syru.cli.options import SHOWN, ListOptions, Text, choose, option, spread, with_subjects
from syru.cli.output import open_logs, print_answer, print_tally
from syru.cli.streams import print_message
from syru.query.counts import By, Occurrences, occurrences
from syru.query.selection import ENTRY_KINDS, Selection
from syru.render.formats import Format
from syru.render.periods import left_out_words, several_words

_HAPPENINGS = ("event", "fact")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ChartOptions(ListOptions):
    """Which entries are drawn, and in which rows."""

    by: Text = option(
        "--by WHAT",
        f"A row for each of these: {', '.join(By)}; topic, unless --every is given.",
        SHOWN,
        autocompletion=choices(By),
    )
    every: Text = option(
        "--every PERIOD",
        f"Numbers instead of a picture, by {', '.join(Every)}.",
        SHOWN,
        autocompletion=choices(Every),
    )
    limit: int | None = option(
        "--limit -n N",
        f"The rows with the most entries, so many ({MOST_ROWS} in a picture).",
        SHOWN,
        min=0,
    )
    reverse: bool = option(
        "--reverse", "The rows with the fewest entries first; of --every alone, the newest.", SHOWN
    )


@spread
def chart(about: About = None, *, options: ChartOptions) -> None:
    """Draw when events and dated facts happened, a row for each topic (or --by another thing).

    With --by kind, quotes are drawn too. As data, each row has its counts by period. With --every,
    entries are counted by week, month, quarter, year or decade: those that surely lie or go on in
    it, of these the lasting ones, and those that possibly do.
    """
    by = None if options.by is None else choose("--by", options.by, By)
    every = None if options.every is None else choose("--every", options.every, Every)
    format_ = choose("--format", options.format, Format)
    index = open_logs(options.log, words=bool(options.text)).index
    # The limit and the order are of rows here, not of entries.
    chosen = replace(options, limit=None, reverse=False)
    selection = chosen.selection(index, ENTRY_KINDS if by is By.KIND else _HAPPENINGS)
    selection = with_subjects(index, selection, about)
    # Each entry is of one kind, and of many topics.
    rowed = by or (By.KIND if every else By.TOPIC)
    found = occurrences(index, selection, rowed)
    answer = ChartAnswer(
        by=rowed,
        found=found,
        rows=gather(found.dates, rowed),
        limit=options.limit,
        reverse=options.reverse,
    )
    if every is None:
        print_answer(answer, format_, raw_cells=options.raw_cells)
    else:
        _print_periods(count_periods(answer, every, single=by is None), format_, options)
    _print_notes(index, selection, found, options)


def _print_notes(
    index: sqlite3.Connection, selection: Selection, found: Occurrences, options: ChartOptions
) -> None:
    """Say what is not drawn, and why nothing is where nothing was found."""
    print_tally(selection, found.tally)
    if found.undated:
        print_message(f"syru: {found.undated} without a date left out")
    print_also_called(index, options.actor)
    if found.tally.nothing:
        print_each_alone(index, selection)


def _print_periods(answer: PeriodsAnswer, format_: Format, options: ChartOptions) -> None:
    """Print counts by period; say what is not among them, and what is in several of them."""
    print_answer(answer, format_, raw_cells=options.raw_cells)
    if (several := several_words(answer)) and format_ not in (Format.TABLE, Format.MD):
        print_message(f"syru: {several}")
    if left_out := left_out_words(answer):
        print_message(f"syru: {left_out}")
