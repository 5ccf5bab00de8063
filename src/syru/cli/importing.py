"""The command `syru import`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, TypeVar

from syru.cli.completion import choices
from syru.cli.options import OTHER, READ, WRITTEN, Text, Texts, argument, choose, option, spread
from syru.cli.output import print_answer
from syru.cli.streams import STDOUT, Observer, output_to, print_message, print_text
from syru.errors import SyruError, UsageError, clipped, visible
from syru.importing.cells import Table
from syru.importing.columns import Columns, Order, Settings, Years, read_map, separator_of
from syru.importing.entries import begin, take
from syru.importing.log import NOTHING, Known, Outcome, added_to, new_log, outcome, read_known
from syru.importing.names import stem
from syru.importing.rejected import Rejected, rejected, rejected_csv
from syru.importing.report import column_lines, looks_dated, summary
from syru.importing.tables import read_table
from syru.index.cache import open_index
from syru.log.files import LogFile, read_log_files
from syru.log.model import LISTED
from syru.log.reader import read_logs
from syru.log.replace import replace_log, why_unchangeable
from syru.query.entries import select
from syru.query.selection import Selection
from syru.render.formats import Format

Chosen = TypeVar("Chosen", Order, Years)

_FIRST = 5  # entries that --dry-run shows


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """How rows are understood, and where the log is written."""

    map: Texts = option(
        "--map KEY=COLUMN",
        "This column holds that: title=Headline, extra=Deaths, nothing=Row. Repeatable.",
        READ,
    )
    split: Texts = option(
        "--split TEXT",
        "What parts the names in one cell, instead of ; and | and line breaks. Repeatable.",
        READ,
    )
    dates: Texts = option(
        "--dates READING",
        f"How 10/11/2025 is read: {' or '.join(Order)}; how 1904-05 is: {' or '.join(Years)}."
        " Repeatable.",
        READ,
        autocompletion=choices([*Order, *Years]),
    )
    undated: bool = option(
        "--undated", "Take rows of which the date cannot be read, without a date.", READ
    )
    sheet: Text = option("--sheet NAME", "The sheet of a workbook, instead of its first.", READ)
    source_title: Text = option(
        "--source-title TITLE", "The source of rows that name none, instead of the file.", READ
    )
    output: Text = option(
        "--output -o LOG", "Write this new log, whole or not at all; - is standard output.", WRITTEN
    )
    into: Text = option("--into LOG", "Add to this log what it does not have yet.", WRITTEN)
    title: Text = option("--title TITLE", "The title of the new log.", WRITTEN)
    force: bool = option("--force", "Replace the log where it exists.", WRITTEN)
    dry_run: bool = option(
        "--dry-run",
        "Show what is understood: columns, first entries, counts. Write nothing.",
        OTHER,
    )


@spread
def import_(
    files: Annotated[
        list[str],
        argument(
            "Tables and records: CSV, TSV, JSON, JSON Lines, TimelineJS, .xlsx.", metavar="FILE..."
        ),
    ],
    options: ImportOptions,
) -> None:
    """Make a log of tables and records: CSV, Excel, JSON, TimelineJS."""
    _refuse_contradictions(options)
    settings = Settings(
        mapped=read_map(options.map or ()),
        separator=separator_of(options.split or ()),
        order=_chosen(options.dates, Order),
        years=_chosen(options.dates, Years),
        undated=options.undated,
        source_title=options.source_title,
    )
    log = _log_to_change(options.into) if options.into else None
    known = read_known(log) if log else NOTHING
    tables = [read_table(file, options.sheet) for file in read_log_files(tuple(files))]
    found = _taken(tables, settings, known)
    if options.dry_run:
        _show(found, options)
    elif log is not None:
        _write_into(found, log, known)
    else:
        _write_new(found, options)


def _refuse_contradictions(options: ImportOptions) -> None:
    if options.output and options.into:
        raise UsageError("-o begins a log and --into adds to one; write one of the two")
    if not (options.output or options.into or options.dry_run):
        remedy = "write -o LOG for a new one, --into LOG to add to one, or --dry-run to look first"
        raise UsageError(f"syru import needs a log to write; {remedy}")


def _chosen(typed: Sequence[str] | None, among: type[Chosen]) -> Chosen | None:
    """Return the reading of dates that was chosen among two, the last where there are several."""
    every = [choose("--dates", each, [*Order, *Years]) for each in typed or ()]
    found = [one for one in among if one in every]
    if len(found) > 1:
        raise UsageError(f"--dates {' and --dates '.join(found)} exclude each other; write one")
    return found[0] if found else None


def _log_to_change(name: str) -> LogFile:
    """Return the log that is added to; UsageError where it cannot be changed in its place."""
    (log,) = read_log_files((name,))
    if reason := why_unchangeable(log):
        raise UsageError(f"--into {clipped(name)}: {reason}")
    return log


def _taken(tables: Sequence[Table], settings: Settings, known: Known) -> Outcome:
    """Return what the rows of all tables come to, with a bar on the terminal meanwhile."""
    taken = begin(known.declared)
    read = []
    for table in tables:
        with Observer().reading(len(table.rows)) as step:
            columns = take(table, settings, taken, step)
        read.append((table, columns))
        if not table.own:
            _refuse_nameless(table, columns, settings)
    return replace(outcome(read, taken, known), years=settings.years)


def _refuse_nameless(table: Table, columns: Columns, settings: Settings) -> None:
    """Raise UsageError where no column is understood that holds titles, or dates."""
    names = clipped(", ".join(table.columns))
    if not columns.titled:
        remedy = "write --map title=COLUMN"
        raise UsageError(f"{table.file}: no column of titles among {names}; {remedy}")
    if not (columns.dated or settings.undated):
        likely = looks_dated(table, columns.extra)
        remedy = f"write --map date={likely or 'COLUMN'}, or --undated for entries without a date"
        raise UsageError(f"{table.file}: no column of dates among {names}; {remedy}")


def _head(found: Outcome, options: ImportOptions) -> dict[str, object]:
    """Return the head of the new log, titled as asked for, as its files are, or by their names."""
    stems = dict.fromkeys(stem(table.file) for table, _ in found.tables)
    title = options.title or found.taken.head.get("title") or ", ".join(stems)
    return {**found.taken.head, "title": title}


def _text(found: Outcome, options: ImportOptions) -> str:
    return "".join(new_log(_head(found, options), found.declared, found.numbered.entries))


def _show(found: Outcome, options: ImportOptions) -> None:
    """Print what is understood, and the first entries as a timeline of them would have them."""
    for table, columns in found.tables:
        print_text(f"{visible(line)}\n" for line in column_lines(table, columns))
    if found.numbered.entries:
        first = replace(
            found, numbered=replace(found.numbered, entries=found.numbered.entries[:_FIRST])
        )
        log = LogFile(name="import", data=_text(first, options).encode(), folder=None)
        index = open_index((log,), Observer(), words=False)
        print_text(["\n"])
        shown = {entry.plural for entry in first.numbered.entries}
        kinds = tuple(kind for plural, kind in LISTED.items() if plural in shown)
        print_answer(select(index, Selection(kinds=kinds), {}), Format.TABLE)
    _say(found, None)
    print_message("syru: nothing is written; leave out --dry-run to write it")


def _write_new(found: Outcome, options: ImportOptions) -> None:
    if not found.numbered.entries:
        _say(found, None)
        raise SyruError("no row became an entry; nothing is written")
    name = options.output or ""
    aside = _rejected(name, found, adding=options.force)
    data = _text(found, options).encode()
    with output_to(name, force=options.force):
        with Observer().checking(len(data)):
            read_logs((LogFile(name=name, data=data, folder=None),))
        print_text([data.decode()])
        _write_rejected(aside, force=options.force)
    _say(found, aside)
    if name != STDOUT:
        log = visible(name)
        print_message(f"syru: {log} is written; look at it with: syru timeline --log {log}")


def _write_into(found: Outcome, log: LogFile, known: Known) -> None:
    with Observer().checking(len(log.data)):
        data = added_to(log, known, found.declared, found.numbered.entries)
    aside = _rejected(log.name, found, adding=True)
    if data != log.data:
        replace_log(log, data)
    _write_rejected(aside, force=True)
    _say(found, aside)


def _rejected(log: str, found: Outcome, *, adding: bool) -> Rejected | None:
    """Return the file for the rows that are set aside; None where there is nothing for it."""
    name = f"{'import' if log == STDOUT else log.removesuffix('.toml')}.rejected.csv"
    tables = [table for table, _ in found.tables]
    return rejected(name, found.taken.set_aside, tables, adding=adding)


def _write_rejected(aside: Rejected | None, *, force: bool) -> None:
    if aside is None:
        return
    if aside.emptied:
        Path(aside.name).unlink()
        return
    with output_to(aside.name, force=force):
        print_text(rejected_csv(aside.rows))


def _say(found: Outcome, aside: Rejected | None) -> None:
    for line in summary(found, aside):
        print_message(f"syru: {line}")
