"""The command `syru chart`."""

from dataclasses import dataclass, replace

from syru.chart.rows import MOST_ROWS, ChartAnswer, gather
from syru.cli.completion import choices
from syru.cli.options import SHOWN, ListOptions, choose, option, spread
from syru.cli.output import open_logs, print_answer
from syru.cli.streams import print_message
from syru.query.counts import By, occurrences
from syru.query.selection import ENTRY_KINDS
from syru.render.formats import Format
from syru.render.words import left_out, nothing

_HAPPENINGS = ("event", "fact")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ChartOptions(ListOptions):
    """Which entries are drawn, and in which rows."""

    by: str = option(
        "--by WHAT",
        f"A row for each of these: {', '.join(By)}.",
        SHOWN,
        default=By.TOPIC.value,
        autocompletion=choices(By),
    )
    limit: int | None = option(
        "--limit -n N",
        f"The rows with the most entries, so many ({MOST_ROWS} in a picture).",
        SHOWN,
        min=0,
    )
    reverse: bool = option("--reverse", "The rows with the fewest entries first.", SHOWN)


@spread
def chart(options: ChartOptions) -> None:
    """Draw when events and dated facts happened, a row for each topic (or --by another thing).

    With --by kind, quotes are drawn too. As data, each row has its counts by period.
    """
    by = choose("--by", options.by, By)
    format_ = choose("--format", options.format, Format)
    index = open_logs(options.log, words=bool(options.text)).index
    # The limit and the order are of rows here, not of entries.
    chosen = replace(options, limit=None, reverse=False)
    selection = chosen.selection(index, ENTRY_KINDS if by is By.KIND else _HAPPENINGS)
    found = occurrences(index, selection, by)
    rows = gather(found.dates, by)
    answer = ChartAnswer(
        by=by, found=found, rows=rows, limit=options.limit, reverse=options.reverse
    )
    print_answer(answer, format_, raw_cells=options.raw_cells)
    if not found.tally.matching:
        print_message(f"syru: {nothing(selection)}")
    if found.undated:
        print_message(f"syru: {found.undated} without a date left out")
    for note in left_out(selection, found.tally):
        print_message(f"syru: {note}")
