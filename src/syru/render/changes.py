"""Differences between two logs: on the terminal, as Markdown, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.compare.difference import Fate
from syru.compare.renames import heading
from syru.compare.word_diff import marked
from syru.log.model import Event, Fact, Quote
from syru.render.change_words import (
    counted,
    name_of,
    plain,
    sections,
    tell,
    told_change,
    what_became,
)
from syru.render.markdown import escape
from syru.render.words import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from syru.compare.difference import Change, Difference, LogDiff
    from syru.render.change_words import Told
    from syru.render.data import Object
    from syru.render.rows import Row
    from syru.render.screen import Screen

DIFF_COLUMNS = (
    *("kind", "id", "fate", "name", "old_id", "into", "when"),
    *("field", "how", "old", "new", "new_origin", "words"),
)
# How words that stayed, went and came are marked: on the terminal as git does.
_ON_SCREEN = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
_IN_MARKDOWN = {"same": "{}", "gone": "~~{}~~", "new": "**{}**"}


def diff_view(diff: LogDiff, screen: Screen) -> Iterator[RenderableType]:
    """Yield how much differs in one line, and each difference under a heading."""
    from syru.render.rows import Piece, Row, Rows  # noqa: PLC0415 - Rich, 14 ms
    from syru.render.screen import HEADING  # noqa: PLC0415 - stands with the other

    def text(*pieces: Piece) -> Rows:
        return Rows(rows=[Row(paragraphs=[pieces])], screen=screen, beside_margin=False)

    if diff.differences:
        yield text(Piece(counted(diff)))
    for title, found in sections(diff):
        yield text()
        yield text(Piece(title, HEADING), Piece(f" ({len(found)})"))
        yield Rows(rows=[row for one in found for row in _rows(one, diff)], screen=screen)


def diff_text(diff: LogDiff) -> Iterator[str]:
    """Yield the differences as lists under headings, what went and what came in a text marked."""
    if diff.differences:
        yield f"{escape(counted(diff))}.\n"
    for title, found in sections(diff):
        yield f"\n### {title}\n\n"
        for one in found:
            became = f"{one.kind} {what_became(one, diff)}".rstrip()
            yield f"- {escape(name_of(one))} ({escape(became)})\n"
            yield from (f"  - {told.label}: {_in_markdown(told)}\n" for told in tell(one, diff))


def diff_objects(diff: LogDiff) -> Iterator[Object]:
    """Yield each difference with its changes; keys that say nothing are left out."""
    for found in diff.differences:
        yield {**_object(found), "changes": [_change(one, diff) for one in found.changes]}


def diff_rows(diff: LogDiff) -> Iterator[dict[str, str]]:
    """Yield a row for each change, and one for each thing of which nothing is said besides."""
    for found in diff.differences:
        own = {key: str(value) for key, value in _object(found).items()}
        yield from (own | _cells(one, diff) for one in found.changes)
        if not found.changes:
            yield own


def _rows(found: Difference, diff: LogDiff) -> Iterator[Row]:
    """Yield a thing beside its kind, and each of its changes beside what changed."""
    from syru.render.rows import Piece, Row  # noqa: PLC0415 - Rich, 14 ms
    from syru.render.screen import GONE_WORD, NEW_WORD, QUIET, TITLE  # noqa: PLC0415

    became = what_became(found, diff)
    below = [[Piece(became, QUIET)]] if became else []
    yield Row(margin=[Piece(found.kind)], paragraphs=[[Piece(name_of(found), TITLE)], *below])
    styles = {"same": "", "gone": GONE_WORD, "new": NEW_WORD}
    for told in tell(found, diff):
        pieces = [
            Piece(_ON_SCREEN[side].format(line(words)), styles[side])
            for side, words in marked(told.runs)
            if words
        ]
        yield Row(
            margin=[Piece(f"  {told.label}", QUIET)], paragraphs=[pieces or [Piece(told.words)]]
        )


def _in_markdown(told: Told) -> str:
    pieces = ((side, words) for side, words in marked(told.runs) if words)
    said = (_IN_MARKDOWN[side].format(_escaped(words)) for side, words in pieces)
    return "".join(said) or escape(told.words)


def _escaped(words: str) -> str:
    # Spaces around words are part of the text here.
    bare = words.strip(" ")
    return words.replace(bare, escape(bare)) if bare else words


def _object(found: Difference) -> Object:
    thing = found.thing
    entry = thing if isinstance(thing, Event | Fact | Quote) else None
    old_id = getattr(found.old, "id", None)
    values: Object = {
        "kind": found.kind,
        "id": found.id or None,
        "fate": found.fate.value,
        "name": name_of(found) if entry is None else heading(entry),
        "old_id": None if old_id == found.id else old_id,
        "into": getattr(found.new, "id", None) if found.fate is Fate.MERGED else None,
        "when": entry.date.words if entry is not None and entry.date else None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _change(change: Change, diff: LogDiff) -> Object:
    values: Object = {
        "field": change.field,
        "how": change.how.value,
        "old": plain(change.old),
        "new": plain(change.new),
        "new_origin": change.new_origin,
        "words": told_change(change, diff).words,
    }
    return {key: value for key, value in values.items() if value is not None}


def _cells(change: Change, diff: LogDiff) -> dict[str, str]:
    return {key: _cell(value) for key, value in _change(change, diff).items()}


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_cell(one)}" for key, one in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)
