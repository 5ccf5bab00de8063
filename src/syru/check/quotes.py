"""A log against the texts of its sources: its quotes, and the paragraphs that entries name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.check.match import State, TextError, prove, text_of_log
from syru.errors import clipped
from syru.log.model import Quote
from syru.log.toml_table import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from syru.check.match import Proof, SourceText
    from syru.errors import FaultName
    from syru.log.locator import KeyPath
    from syru.log.model import Entry
    from syru.log.reader import CheckedLog

_LEGEND = "[-…-] is only in the quote, {+…+} only in the text: copy the words as the text has them"


# A text that a source names: the source's id, the number of its log, the name of the file.
NamedText = tuple[str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts at hand by source, and of which sources the text cannot be read."""

    texts: Mapping[str, SourceText]
    errors: tuple[tuple[str, TextError], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the texts show: how many quotes there are, are proven, and have a text at hand."""

    quotes: int
    proven: int
    with_text: int
    problems: tuple[Problem, ...]


def read_texts(named: Iterable[NamedText], folders: Sequence[Path | None]) -> Texts:
    """Return the texts that sources name, read from the folders of their logs.

    A log that came from standard input has no folder, None, and so no text.
    """
    texts, errors = {}, []
    for source, log, name in named:
        folder = folders[log]
        if folder is None:
            continue
        try:
            texts[source] = text_of_log(folder, name)
        except TextError as error:
            errors.append((source, error))
    return Texts(texts=texts, errors=tuple(errors))


def check_quotes(checked: CheckedLog, given: Mapping[str, SourceText]) -> Evidence:
    """Return what the texts show of every entry: those given, else those that the log names."""
    named = [
        (source.id, source.log, source.text)
        for source in checked.log.sources
        if source.text is not None and source.id not in given
    ]
    read = read_texts(named, [file.folder for file in checked.files])
    problems = [_unreadable(checked, source, error) for source, error in read.errors]
    texts = {**given, **read.texts}
    quotes = sum(isinstance(entry, Quote) for entry in checked.log.entries)
    proven = with_text = 0
    for entry in checked.log.entries:
        text, place = texts.get(entry.source), checked.places.get(entry.id)
        if text is None or place is None:
            continue
        problems += _beyond_the_end(entry, place, len(text.paragraphs))
        if isinstance(entry, Quote) and entry.text:
            with_text += 1
            proof = prove(entry.text, entry.paragraphs, text)
            if proof.state is State.FOUND:
                proven += 1
            else:
                problems.append(_unproven(entry, place, proof))
    found = tuple(problems)
    return Evidence(quotes=quotes, proven=proven, with_text=with_text, problems=found)


def _unreadable(checked: CheckedLog, source: str, error: TextError) -> Problem:
    file, path = checked.declared["sources", source], ("sources", source, "text")
    return Problem(
        file=file,
        path=path,
        id=source,
        name="text-unreadable",
        problem=error.problem,
        remedy=error.remedy,
    )


def _beyond_the_end(entry: Entry, place: tuple[int, KeyPath], length: int) -> Iterator[Problem]:
    file, at = place
    remedy = f"it ends with paragraph {length}: write the number of one of its lines"
    if not length:
        remedy = "it is empty: put the source's words into it, one paragraph a line"
    named: list[tuple[KeyPath, int | None]] = [
        *((("paragraphs", item), number) for item, number in enumerate(entry.paragraphs)),
        *((("claims", item, "paragraph"), c.paragraph) for item, c in enumerate(entry.claims)),
    ]
    for path, number in named:
        if number is not None and number > length:
            problem = f'the text of "{clipped(entry.source)}" has no paragraph {number}'
            yield Problem(
                file=file,
                path=(*at, *path),
                id=entry.id,
                name="beyond-the-text",
                problem=problem,
                remedy=remedy,
            )


def _unproven(quote: Quote, place: tuple[int, KeyPath], proof: Proof) -> Problem:
    """Return the problem of a quote that is moved, altered or missing."""
    name, problem, remedy = why_unproven(proof, quote.source)
    file, at = place
    path = (*at, "paragraphs" if proof.state is State.MOVED else "text")
    return Problem(file=file, path=path, id=quote.id, name=name, problem=problem, remedy=remedy)


def why_unproven(proof: Proof, source: str) -> tuple[FaultName, str, str]:
    """Return what is wrong with a quote that is moved, altered or missing in a source's text.

    That is the name of the fault, the problem and its remedy.
    """
    where = f'the text of "{clipped(source)}"'
    if proof.state is State.MOVED:
        problem = f"moved: these words stand in paragraph {proof.paragraph} of {where}"
        return "quote-moved", problem, f"write paragraphs = [{proof.paragraph}]"
    if proof.state is State.MISSING:
        problem = f"missing: {where} has neither these words nor a passage near to them"
        remedy = "copy the words as the text has them, or name the source that has them"
        return "quote-missing", problem, remedy
    if proof.difference:
        problem = f"altered: paragraph {proof.paragraph} of {where} has “{proof.difference}”"
        return "quote-altered", problem, _LEGEND
    problem = f"altered: paragraph {proof.paragraph} of {where} parts or joins words otherwise"
    return "quote-altered", problem, "copy the words as the text has them"
