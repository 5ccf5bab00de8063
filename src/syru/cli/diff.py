"""The command `syru diff`."""

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from syru.cli.options import (
    OTHER,
    READ,
    FormatOptions,
    Texts,
    argument,
    choose,
    option,
    read_period,
    spread,
)
from syru.cli.output import print_answer
from syru.cli.streams import print_message, print_text
from syru.compare.difference import LogDiff
from syru.compare.logs import NO_LOG, compare_logs
from syru.errors import Fault, LogError, UsageError, visible
from syru.log.files import STANDARD_INPUT, LogFile, chosen_logs, read_log_files
from syru.log.git import range_ends, read_at
from syru.log.model import Log
from syru.log.reader import check_logs, read_logs
from syru.log.standing import log_as_of, never_public
from syru.render.formats import Format

# git calls an external diff with these: path, old file, hash and mode, new file, hash and mode; of
# a renamed file also with the new path and what it says of it.
_FROM_GIT = (7, 9)


@dataclass(frozen=True, kw_only=True)
class DiffOptions(FormatOptions):
    """What is compared, and how the differences are shown."""

    as_of: Texts = option(
        "--as-of DAY",
        "Compare one log as it stood on two days. Twice: the first, then the second.",
        READ,
    )
    exit_code: bool = option("--exit-code", "End with exit code 1 where something differs.", OTHER)


@spread
def diff(
    what: Annotated[
        list[str] | None,
        argument(
            "Two logs, one of which may be -; or a log, and before it a revision of git such as"
            " HEAD~1 or main..branch; or a log alone: what changed since its last commit.",
            metavar="[WHAT]...",
        ),
    ] = None,
    *,
    options: DiffOptions,
) -> int:
    """Tell what changed from one log to another, or in one log between two days."""
    format_ = choose("--format", options.format, Format)
    named = tuple(what or ())
    if options.as_of:
        found = _between_days(named, options.as_of, tuple(options.log or ()))
    elif options.log:
        raise UsageError("--log goes with --as-of; write the two logs without it")
    elif len(named) in _FROM_GIT:
        _for_git(named, format_, raw_cells=options.raw_cells)
        return 0
    else:
        found = compare_logs(*_read_both(*_versions(named)))
    _print_differences(found, format_, raw_cells=options.raw_cells)
    return int(options.exit_code and bool(found.differences))


def _print_differences(found: LogDiff, format_: Format, *, raw_cells: bool) -> None:
    print_answer(found, format_, raw_cells=raw_cells)
    if not found.differences:
        print_message("syru: nothing differs")


def _between_days(named: tuple[str, ...], typed: list[str], logs: tuple[str, ...]) -> LogDiff:
    """Return what became public, and what changed its standing, between two days of one log."""
    if named:
        raise UsageError(f'--as-of compares one log; write --log "{named[0]}"')
    if len(typed) != 2:
        raise UsageError("--as-of is written twice here: --as-of 2025-10-01 --as-of 2025-10-05")
    first, last = filter(None, (read_period("--as-of", text) for text in typed))
    if first.end_hi > last.end_hi:
        raise UsageError(f"--as-of {first} is later than --as-of {last}: exchange the two")
    log = read_logs(read_log_files(chosen_logs(logs)))
    if without := never_public(log):
        entries = "entry" if without == 1 else "entries"
        reason = "the log cannot show when they became public"
        print_message(f"syru: {without} {entries} left out: {reason}")
    old, new = (log_as_of(log, day.end_hi) for day in (first, last))
    return compare_logs(old, new, days=(str(first), str(last)))


def _versions(named: tuple[str, ...]) -> tuple[LogFile | None, LogFile | None]:
    """Return the two versions that are meant; None for one that there is not.

    What is the path of a file is that file, and anything else is a revision.
    """
    if len(named) == 1:
        named = ("HEAD", *named)
    if len(named) != 2:
        raise UsageError(
            "syru diff needs two logs, or a revision of git and a log:"
            " syru diff OLD NEW, or syru diff HEAD~1 events.toml"
        )
    first, last = named
    if first == last == STANDARD_INPUT:
        raise UsageError("standard input is one log; name a file for the other")
    if first == STANDARD_INPUT or _is_file(first):
        return _read(first), _read(last)
    if last == STANDARD_INPUT:
        raise UsageError(f'there is no file "{first}"; a revision needs the path of a log')
    old, new = range_ends(first, last)
    versions = read_at(old, last), (read_at(new, last) if new is not None else _read_if_there(last))
    if versions == (None, None):
        raise UsageError(f"{last} is neither there now nor at {first}; check the path")
    for version, name in zip(versions, (old, new or "the working tree"), strict=True):
        if version is None:
            print_message(f"syru: {name} has no {last}: compared with nothing")
    return versions


def _is_file(name: str) -> bool:
    # A branch may well be called like a folder.
    return os.path.lexists(name) and not Path(name).is_dir()


def _read(name: str) -> LogFile:
    return read_log_files((name,))[0]


def _read_if_there(name: str) -> LogFile | None:
    return _read(name) if os.path.lexists(name) else None


def _read_both(old: LogFile | None, new: LogFile | None) -> tuple[Log, Log]:
    """Return both versions as logs; LogError with the faults of both."""
    logs: list[Log] = []
    faults: list[Fault] = []
    for file in (old, new):
        if file is None:
            logs.append(NO_LOG)
            continue
        checked = check_logs([file])
        logs.append(checked.log)
        faults += checked.faults()
    if faults:
        raise LogError(tuple(faults))
    return logs[0], logs[1]


def _for_git(named: tuple[str, ...], format_: Format, *, raw_cells: bool) -> None:
    """Print what git asks an external diff for; of what is no log, the lines that differ.

    git gives up where its external diff fails, so that a faulty version is no failure here.
    """
    path, old, new = named[0], named[1], named[4]
    files = tuple(None if name == os.devnull else _read(name) for name in (old, new))
    for_people = format_ in (Format.TABLE, Format.MD)
    print_text([f"{visible(path)}\n"] if for_people else [])
    try:
        found = compare_logs(*_read_both(*files))
    except LogError as error:
        count = len(error.faults)
        print_message(f"syru: {path}: {count} fault{'' if count == 1 else 's'}: lines compared")
        print_text(_lines_that_differ(path, *files))
    else:
        _print_differences(found, format_, raw_cells=raw_cells)
    print_text(["\n"] if for_people else [])


def _lines_that_differ(path: str, old: LogFile | None, new: LogFile | None) -> Iterator[str]:
    before, after = (
        [] if file is None else file.data.decode("utf-8", "replace").splitlines()
        for file in (old, new)
    )
    for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm=""):
        yield f"{visible(line)}\n"
