"""Differences between two logs as Markdown, and as objects and rows for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.compare.difference import Fate
from syru.compare.identity import heading
from syru.log.model import Event, Fact, Quote
from syru.render.change_words import (
    counted,
    days_words,
    marked,
    name_of,
    plain,
    sections,
    tell,
    told_change,
    what_became,
)
from syru.render.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.compare.difference import Change, Difference, LogDiff
    from syru.render.change_words import Told
    from syru.render.data import Object

DIFF_COLUMNS = (
    *("kind", "id", "fate", "name", "old_id", "into", "when"),
    *("field", "how", "old", "new", "new_origin", "words"),
)
_MARKS = {"same": "{}", "gone": "~~{}~~", "new": "**{}**"}


def diff_text(diff: LogDiff) -> Iterator[str]:
    """Yield the differences as lists under headings, what went and what came in a text marked."""
    if not diff.differences:
        return
    days = days_words(diff)
    yield f"{escape(counted(diff))}{f', {days}' if days else ''}.\n"
    for title, found in sections(diff):
        yield f"\n### {title}\n\n"
        for one in found:
            yield f"- {escape(name_of(one))} ({escape(what_became(one, diff))})\n"
            yield from (f"  - {told.label}: {_told(told)}\n" for told in tell(one, diff))


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


def _told(told: Told) -> str:
    if not told.runs:
        return escape(told.words)
    pieces = ((side, words) for side, words in marked(told.runs) if words)
    return "".join(_MARKS[side].format(_escaped(words)) for side, words in pieces)


def _escaped(words: str) -> str:
    # Spaces around words are part of the text here.
    before = words[: len(words) - len(words.lstrip(" "))]
    return f"{before}{escape(words)}{words[len(words.rstrip(' ')) :] if words.strip(' ') else ''}"


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
