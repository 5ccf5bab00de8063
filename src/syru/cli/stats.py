"""The command `syru stats`."""

from syru.cli.entries import About
from syru.cli.hints import print_each_alone
from syru.cli.options import ListOptions, choose, spread, with_subjects
from syru.cli.output import open_logs, print_answer, print_tally
from syru.query.selection import ENTRY_KINDS
from syru.query.statistics import statistics
from syru.render.formats import Format


@spread
def stats(about: About = None, *, options: ListOptions) -> None:
    """Sum up the log on one screen: how many of what, when, of which standing, from where."""
    format_ = choose("--format", options.format, Format)
    logs = open_logs(options.log, words=bool(options.text))
    selection = with_subjects(logs.index, options.selection(logs.index, ENTRY_KINDS), about)
    numbers = statistics(logs.index, selection, logs.texts())
    print_answer(numbers, format_, raw_cells=options.raw_cells)
    print_tally(selection, numbers.tally)
    if numbers.tally.nothing:
        print_each_alone(logs.index, selection)
