"""The command `syru check`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from syru.check.match import SourceText
from syru.check.quotes import Evidence, examine, texts_at_hand
from syru.check.textfiles import TextError, text_of_file
from syru.check.warnings import review
from syru.cli.options import Reading as WhichLogs
from syru.cli.options import spread
from syru.cli.resolving import choose
from syru.cli.terminal import say, width, write
from syru.errors import Fault, UsageError
from syru.log.files import chosen_logs, read_what_can_be_read
from syru.log.reader import Reading
from syru.names import did_you_mean
from syru.render.data import as_json
from syru.render.faults import fault_lines, fault_object

_FORMS = ("text", "json")
_SCHEMA = Path(__file__).parents[1] / "log" / "log-1.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking(WhichLogs):
    """How a log is checked, and how the faults are written."""

    text: Annotated[
        list[str] | None,
        typer.Option(
            "--text",
            metavar="SOURCE=FILE",
            help="Look for a source's quotes in this text, one paragraph a line. Repeatable.",
        ),
    ] = None
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for faults.")] = False
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(_FORMS)}."),
    ] = "text"
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing of what was checked.")
    ] = False
    schema: Annotated[
        bool,
        typer.Option("--schema", help="Write the JSON Schema of format 1, for editors, and end."),
    ] = False


@spread
def check(
    logs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LOG]...", help="Logs, read as one.", show_default=False),
    ] = None,
    *,
    options: Checking,
) -> None:
    """Find every fault of a log, and look for its quotes in the texts of their sources."""
    if options.schema:
        write([_SCHEMA.read_text("utf-8")])
        return
    form = choose("--format", options.format, _FORMS)
    given = _given_texts(options.text or [])
    names = chosen_logs((*(logs or ()), *(options.log or ())))
    files, unread = read_what_can_be_read(names)
    reading = Reading(files, unread)
    if reading.sound:
        _refuse_unknown_sources(given, [source.id for source in reading.log.sources])
    texts, unreadable = texts_at_hand(reading, files, given)
    evidence = examine(reading, texts)
    found = reading.faults((*unreadable, *evidence.problems, *review(reading)))
    if options.strict:
        found = tuple(replace(fault, warning=False) for fault in found)
    _write(found, form)
    if not options.quiet:
        say(f"syru: {_summary(found, reading, evidence, len(files))}")
    if not all(fault.warning for fault in found):
        raise typer.Exit(1)


def _given_texts(typed: Sequence[str]) -> dict[str, SourceText]:
    texts: dict[str, SourceText] = {}
    for each in typed:
        source, equals, name = each.partition("=")
        if not (source and equals and name):
            raise UsageError(f'--text "{each}" names no source and file; write --text SOURCE=FILE')
        if source in texts:
            raise UsageError(f'--text names "{source}" twice; name one file for it')
        try:
            texts[source] = text_of_file(name)
        except TextError as error:
            raise UsageError(f"--text: {error}") from None
    return texts


def _refuse_unknown_sources(given: dict[str, SourceText], sources: Sequence[str]) -> None:
    for source in given:
        if source not in sources:
            remedy = did_you_mean(source, sources) or f"sources here: {', '.join(sources)}"
            raise UsageError(f'--text: there is no source "{source}"; {remedy}')


def _write(found: Sequence[Fault], form: str) -> None:
    if form == "json":
        # Escaped throughout: a fault may quote whatever signs a log holds.
        write(as_json(map(fault_object, found), ascii_only=True))
    else:
        encoding = sys.stdout.encoding or "ascii"
        write(fault_lines(found, width=width(), encoding=encoding))


def _summary(found: Sequence[Fault], reading: Reading, evidence: Evidence, logs: int) -> str:
    log = reading.log
    kinds = [entry.kind for entry in log.entries]
    warnings = sum(fault.warning for fault in found)
    faults = len(found) - warnings
    held = [
        _count(len(log.sources), "source"),
        _count(len(log.actors), "actor"),
        _count(len(log.topics), "topic"),
        _count(len(log.places), "place"),
        *(_count(kinds.count(kind), kind) for kind in ("event", "fact", "quote")),
    ]
    results = [_count(faults, "fault")] if faults else []
    results += [_count(warnings, "warning")] if warnings else []
    result = " and ".join(results) or "no fault"
    return f"{_count(logs, 'log')} checked: {', '.join(held)}; {_proven(evidence)}; {result}"


def _proven(evidence: Evidence) -> str:
    proven = f"{evidence.proven} of {_count(evidence.quotes, 'quote')} proven"
    without = evidence.quotes - evidence.with_text
    if not without:
        return proven
    return f"{proven}: no text at hand" + (f" for {without}" if evidence.with_text else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
