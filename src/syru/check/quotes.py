"""A log against the texts of its sources: its quotes, and the paragraphs that entries name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.check.match import State, TextError, prove_in_any, text_of_log
from syru.errors import clipped
from syru.log.model import Quote
from syru.log.toml_table import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from syru.check.match import Proof, SourceText
    from syru.errors import FaultName
    from syru.log.locator import KeyPath
    from syru.log.model import Citation, Entry
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
    for entry in checked.log.entries if texts else ():
        place = checked.places.get(entry.id)
        if place is None:
            continue
        problems += _beyond_the_end(entry, place, texts)
        cited = [(number, one) for number, one in enumerate(entry.citations) if one.source in texts]
        if isinstance(entry, Quote) and entry.text and cited:
            with_text += 1
            places = [(one.paragraphs, texts[one.source]) for _, one in cited]
            at, proof = prove_in_any(entry.text, places)
            if proof.state is State.FOUND:
                proven += 1
            else:
                problems.append(_unproven(entry, place, cited[at], proof))
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


def _beyond_the_end(
    entry: Entry, place: tuple[int, KeyPath], texts: Mapping[str, SourceText]
) -> Iterator[Problem]:
    file, at = place
    for path, source, number in _named_paragraphs(entry):
        text = texts.get(source)
        if text is None or number <= (length := len(text.paragraphs)):
            continue
        remedy = f"it ends with paragraph {length}: write the number of one of its lines"
        if not length:
            remedy = "it is empty: put the source's words into it, one paragraph a line"
        yield Problem(
            file=file,
            path=(*at, *path),
            id=entry.id,
            name="beyond-the-text",
            problem=f'the text of "{clipped(source)}" has no paragraph {number}',
            remedy=remedy,
        )


def _named_paragraphs(entry: Entry) -> Iterator[tuple[KeyPath, str, int]]:
    """Yield each paragraph that an entry and its claims name: where, of which source, which."""
    for number, cited in enumerate(entry.citations):
        path = entry.citation_path(number)
        for item, paragraph in enumerate(cited.paragraphs):
            yield (*path, "paragraphs", item), cited.source, paragraph
    for item, claim in enumerate(entry.claims):
        if claim.paragraph is not None:
            yield ("claims", item, "paragraph"), claim.source or entry.source, claim.paragraph


def _unproven(
    quote: Quote, place: tuple[int, KeyPath], cited: tuple[int, Citation], proof: Proof
) -> Problem:
    """Return the problem of a quote that is moved, altered or missing in what it cites."""
    name: FaultName = "quote-altered"
    number, citation = cited
    path: KeyPath = ("text",)
    where = f'the text of "{clipped(citation.source)}"'
    if proof.state is State.MOVED:
        name, path = "quote-moved", (*quote.citation_path(number), "paragraphs")
        problem = f"moved: these words stand in paragraph {proof.paragraph} of {where}"
        remedy = f"write paragraphs = [{proof.paragraph}]"
    elif proof.state is State.MISSING:
        name = "quote-missing"
        problem = f"missing: {where} has neither these words nor a passage near to them"
        remedy = "copy the words as the text has them, or name the source that has them"
    elif proof.difference:
        problem = f"altered: paragraph {proof.paragraph} of {where} has “{proof.difference}”"
        remedy = _LEGEND
    else:
        problem = f"altered: paragraph {proof.paragraph} of {where} parts or joins words otherwise"
        remedy = "copy the words as the text has them"
    file, at = place
    return Problem(
        file=file, path=(*at, *path), id=quote.id, name=name, problem=problem, remedy=remedy
    )
