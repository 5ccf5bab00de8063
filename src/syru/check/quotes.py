"""A log against the texts of its sources: quotes, and the paragraphs that entries name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.check.match import Proof, State, prove
from syru.check.textfiles import TextError, text_of_log
from syru.errors import clipped
from syru.log.model import Event, Fact, Quote
from syru.log.noting import Path, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from syru.check.match import SourceText
    from syru.log.files import LogFile
    from syru.log.model import Entry
    from syru.log.reader import Reading

_LEGEND = "[-…-] is only in the quote, {+…+} only in the text: copy the words as the text has them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the texts show: how many quotes there are, are proven, and have a text at hand."""

    quotes: int
    proven: int
    with_text: int
    problems: tuple[Problem, ...]


def texts_at_hand(
    reading: Reading, files: Sequence[LogFile], given: Mapping[str, SourceText]
) -> tuple[dict[str, SourceText], tuple[Problem, ...]]:
    """Return the texts by source, those given before those that the logs name, and what fails.

    A log that came from standard input has no folder, so that only given texts are at hand.
    """
    texts, problems = dict(given), []
    for source in reading.log.sources:
        folder = files[source.log].folder
        if source.text is None or source.id in texts or folder is None:
            continue
        try:
            texts[source.id] = text_of_log(folder, source.text)
        except TextError as error:
            problem = Problem(
                file=source.log,
                path=("sources", source.id, "text"),
                id=source.id,
                problem=error.problem,
                remedy=error.remedy,
            )
            problems.append(problem)
    return texts, tuple(problems)


def examine(reading: Reading, texts: Mapping[str, SourceText]) -> Evidence:
    """Return what the texts show of every entry that can be read."""
    problems: list[Problem] = []
    quotes = [entry for entry in reading.log.entries if isinstance(entry, Quote)]
    proven = with_text = 0
    for entry in reading.log.entries:
        text, place = texts.get(entry.source), reading.places.get(entry.id)
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
    return Evidence(
        quotes=len(quotes), proven=proven, with_text=with_text, problems=tuple(problems)
    )


def _beyond_the_end(entry: Entry, place: tuple[int, Path], length: int) -> Iterator[Problem]:
    named: list[tuple[Path, int]] = [
        (("paragraphs", item), number) for item, number in enumerate(entry.paragraphs)
    ]
    if isinstance(entry, Event | Fact):
        named += [
            (("claims", item, "paragraph"), claim.paragraph)
            for item, claim in enumerate(entry.claims)
            if claim.paragraph is not None
        ]
    for path, number in named:
        if number > length:
            yield Problem(
                file=place[0],
                path=(*place[1], *path),
                id=entry.id,
                problem=f'the text of "{clipped(entry.source)}" has no paragraph {number}',
                remedy=f"it ends with paragraph {length}: write the number of one of its lines"
                if length
                else "it is empty: put the source's words into it, one paragraph a line",
            )


def _unproven(quote: Quote, place: tuple[int, Path], proof: Proof) -> Problem:
    """Return the problem of a quote that is moved, altered or missing."""
    key, where = "text", f'the text of "{clipped(quote.source)}"'
    if proof.state is State.MOVED:
        key = "paragraphs"
        problem = f"moved: these words stand in paragraph {proof.paragraph} of {where}"
        remedy = f"write paragraphs = [{proof.paragraph}]"
    elif proof.state is State.MISSING:
        problem = f"missing: {where} has neither these words nor a passage near to them"
        remedy = "copy the words as the text has them, or name the source that has them"
    elif proof.difference:
        problem = f"altered: paragraph {proof.paragraph} of {where} has “{proof.difference}”"
        remedy = _LEGEND
    else:
        problem = f"altered: paragraph {proof.paragraph} of {where} parts or joins words otherwise"
        remedy = "copy the words as the text has them"
    return Problem(
        file=place[0],
        path=(*place[1], key),
        id=quote.id,
        problem=problem,
        remedy=remedy,
    )
