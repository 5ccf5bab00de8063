"""The command `syru check`."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from syru.check.match import SourceText, TextError, text_of_file
from syru.check.quotes import Evidence, check_quotes
from syru.check.warnings import find_warnings
from syru.cli.options import OTHER, LogOptions, Texts, argument, choose, option, spread
from syru.cli.streams import print_data, print_message, print_text, screen, silence
from syru.errors import Fault, UsageError, clipped
from syru.log.files import chosen_logs, read_what_can_be_read
from syru.log.reader import CheckedLog, check_logs, why_not_ignored
from syru.log.toml_table import Problem
from syru.names import did_you_mean
from syru.render.data import as_json
from syru.render.faults import counted_by_name, fault_lines, fault_object, folded_lines

_SCHEMA = Path(__file__).parents[1] / "log" / "log-1.schema.json"
_DECLARED = ("source", "actor", "topic", "place")


class CheckFormat(StrEnum):
    """The formats in which faults are written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CheckOptions(LogOptions):
    """How a log is checked, and how the faults are written."""

    text: Texts = option(
        "--text SOURCE=FILE",
        "Look for a source's quotes in this text, one paragraph a line. Repeatable.",
        OTHER,
    )
    strict: bool = option("--strict", "Take warnings for faults.", OTHER)
    ignore: Texts = option(
        "--ignore NAME", "Leave out the warnings of this name. Repeatable.", OTHER
    )
    all: bool = option("--all", "Show every fault, also of names that have many.", OTHER)
    format: str = option(
        "--format -f FORMAT",
        f"One of {', '.join(CheckFormat)}.",
        OTHER,
        default=CheckFormat.TEXT.value,
    )
    quiet: bool = option("--quiet -q", "Say nothing of what was checked.", OTHER)
    schema: bool = option(
        "--schema", "Write the JSON Schema of format 1, for editors, and end.", OTHER
    )


@spread
def check(
    logs: Annotated[list[str] | None, argument("Logs, read as one.", metavar="[LOG]...")] = None,
    *,
    options: CheckOptions,
) -> None:
    """Find every fault of a log, and look for its quotes in the texts of their sources."""
    if options.schema:
        print_data([_SCHEMA.read_text("utf-8")])
        return
    format_ = choose("--format", options.format, CheckFormat)
    given = _given_texts(options.text or [])
    ignored = _ignored_names(options.ignore or [])
    names = chosen_logs((*(logs or ()), *(options.log or ())))
    files, unread = read_what_can_be_read(names)
    checked = check_logs(files, unread)
    if checked.sound:
        _refuse_unknown_sources(given, [source.id for source in checked.log.sources])
    evidence = check_quotes(checked, given)
    warnings, left_out = _warnings(checked, ignored)
    found = checked.faults((*evidence.problems, *warnings))
    if options.strict:
        found = tuple(fault._replace(warning=False) for fault in found)
    try:
        _print_faults(found, format_, whole=options.all)
    except BrokenPipeError:  # it ends the output, not the verdict
        silence()
    if not options.quiet:
        print_message(f"syru: {_summary(checked, evidence)}; {_result(found, left_out)}")
    if not all(fault.warning for fault in found):
        raise typer.Exit(1)


def _given_texts(typed: Sequence[str]) -> dict[str, SourceText]:
    texts: dict[str, SourceText] = {}
    for each in typed:
        source, equals, name = each.partition("=")
        if not (source and equals and name):
            raise UsageError(
                f'--text "{clipped(each)}" names no source and file; write --text SOURCE=FILE'
            )
        if source in texts:
            raise UsageError(f'--text names "{clipped(source)}" twice; name one file for it')
        try:
            texts[source] = text_of_file(name)
        except TextError as error:
            raise UsageError(f"--text: {error}") from None
    return texts


def _refuse_unknown_sources(given: dict[str, SourceText], sources: Sequence[str]) -> None:
    for source in given:
        if source not in sources:
            remedy = did_you_mean(source, sources) or f"sources here: {', '.join(sources)}"
            raise UsageError(f'--text: there is no source "{clipped(source)}"; {remedy}')


def _ignored_names(typed: Sequence[str]) -> frozenset[str]:
    for name in typed:
        if wrong := why_not_ignored(name):
            raise UsageError(f"--ignore: {'; '.join(wrong)}")
    return frozenset(typed)


def _warnings(checked: CheckedLog, ignored: frozenset[str]) -> tuple[list[Problem], int]:
    """Return the warnings, and how many more are left out: by these names, or by their own log."""
    found = find_warnings(checked)
    kept = [
        warning
        for warning in found
        if warning.name not in ignored and warning.name not in checked.ignored[warning.file]
    ]
    return kept, len(found) - len(kept)


def _print_faults(found: Sequence[Fault], format_: CheckFormat, *, whole: bool) -> None:
    if format_ is CheckFormat.JSON:
        # Escaped throughout: a fault may quote whatever characters a log holds.
        print_data(as_json(map(fault_object, found), ascii_only=True))
    else:
        print_text((fault_lines if whole else folded_lines)(found, screen()))


def _summary(checked: CheckedLog, evidence: Evidence) -> str:
    log = checked.log
    kinds = [entry.kind for entry in log.entries]
    held = [
        *(_count(len(getattr(log, f"{kind}s")), kind) for kind in _DECLARED),
        *(_count(kinds.count(kind), kind) for kind in ("event", "fact", "quote")),
    ]
    logs = _count(len(checked.files), "log")
    return f"{logs} checked: {', '.join(held)}; {_proven(evidence)}"


def _result(found: Sequence[Fault], left_out: int) -> str:
    """Return how many faults and warnings there are, by name, and how many are left out."""
    warnings = [fault for fault in found if fault.warning]
    faults = [fault for fault in found if not fault.warning]
    results = ((faults, "fault"), (warnings, "warning"))
    told = [
        f"{_count(len(each), what)} ({counted_by_name(each)})" for each, what in results if each
    ]
    ignored = f"; {_count(left_out, 'warning')} ignored" if left_out else ""
    return f"{' and '.join(told) or 'no fault'}{ignored}"


def _proven(evidence: Evidence) -> str:
    proven = f"{evidence.proven} of {_count(evidence.quotes, 'quote')} proven"
    without = evidence.quotes - evidence.with_text
    if not without:
        return proven
    return f"{proven}: no text at hand" + (f" for {without}" if evidence.with_text else "")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
