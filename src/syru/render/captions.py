"""How a selection was read, in words, and how much of the log it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syru.query.selection import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syru.query.actor import Dossier
    from syru.query.found import Answer, Tally
    from syru.query.selection import Named, Selection

_PLURALS = {"event": "events", "fact": "facts", "quote": "quotes"}
_REPEATABLE = (
    "actors",
    "topics",
    "places",
    "standings",
    "claimed_by",
    "denied_by",
    "speakers",
    "words",
)
LEGEND = "* may lie outside these days: its date is not known closely enough"


def noun(kinds: Sequence[str], number: int = 2) -> str:
    """Return what entries of some kinds are called, a number of them."""
    if len(kinds) != 1:
        return "entry" if number == 1 else "entries"
    return kinds[0] if number == 1 else _PLURALS[kinds[0]]


def reading(selection: Selection) -> str:
    """Return how the filter was read, such as "from 1 January 2025 on, about Sergei Lavrov"."""
    return ", ".join(_parts(selection))


def _parts(selection: Selection) -> list[str]:
    both = selection.all_of
    parts = [
        _window(selection),
        "for certain" if selection.certain else "",
        f"as of {day_words(selection.known_by)}" if selection.as_of is not None else "",
        _named("about", [selection.subject] if selection.subject else [], every=both),
        _named("about", selection.actors, every=both),
        _named("on", selection.topics, every=both),
        _named("at", selection.places, every=both),
        _joined("whose standing is", list(selection.standings), every=False),
        _named("claimed by", selection.claimed_by, every=both),
        _named("denied by", selection.denied_by, every=both),
        _named("said by", selection.speakers, every=False),
        f"with “{selection.searched}”" if selection.searched is not None else "",
        _joined("with the words", [f"“{words}”" for words in selection.words], every=both),
    ]
    return [part for part in parts if part]


def _window(selection: Selection) -> str:
    first, last = day_words(selection.first_day), day_words(selection.last_day)
    if selection.since is not None and selection.until is not None:
        return f"on {first}" if first == last else f"from {first} through {last}"
    if selection.since is not None:
        return f"from {first} on"
    return f"through {last}" if selection.until is not None else ""


def day_words(day: str) -> str:
    """Return a day of the index in words."""
    if day in (FIRST_DAY, LAST_DAY):
        return ""
    from syru.dates.edtf import parse_date  # noqa: PLC0415 - few answers need it

    return str(parse_date(day))


def _named(word: str, chosen: Sequence[Named], *, every: bool) -> str:
    return _joined(word, [one.name for one in chosen], every=every)


def _joined(word: str, values: list[str], *, every: bool) -> str:
    return f"{word} {(' and ' if every else ' or ').join(values)}" if values else ""


def caption(answer: Answer | Dossier) -> str:
    """Return how the filter was read and how many of how many entries are shown."""
    tally, selection = answer.tally, answer.selection
    what = noun(selection.kinds, tally.total)
    read = reading(selection)
    if tally.shown < tally.matching:
        which = "last" if selection.reverse else "first"
        head = f"{which} {tally.shown} of {tally.matching} {noun(selection.kinds)}"
        if tally.matching < tally.total:
            head = f"{which} {tally.shown} of {tally.matching} found ({tally.total} {what})"
    elif tally.matching < tally.total or read:
        head = f"{tally.matching} of {tally.total} {what}"
    else:
        head = f"all {tally.total} {what}" if tally.total > 1 else f"{tally.total} {what}"
    lines = [f"{head}: {read}" if read else head]
    if tally.possible:
        lines.append(LEGEND)
    return "\n".join(lines)


def apart(selection: Selection) -> list[Selection]:
    """Return the selections of each filter alone, and of each value where all are wanted."""
    bare = replace(selection.unfiltered(), all_of=selection.all_of)
    window = replace(bare, since=selection.since, until=selection.until, certain=selection.certain)
    alone = [window, replace(bare, as_of=selection.as_of), replace(bare, subject=selection.subject)]
    for name in _REPEATABLE:
        values: tuple[object, ...] = getattr(selection, name)
        groups = [(value,) for value in values] if selection.all_of else [values]
        alone += [replace(bare, **{name: group}) for group in groups]  # type: ignore[arg-type]
    alone.append(replace(bare, searched=selection.searched))
    return [each for each in alone if each != bare]


def found_apart(counted: Sequence[tuple[Selection, int]]) -> str:
    """Return how much each filter finds alone, such as "alone: 6 from 2025 on; 3 about Russia"."""
    return f"alone: {'; '.join(f'{number} {reading(each)}' for each, number in counted)}"


def left_out(selection: Selection, tally: Tally) -> list[str]:
    """Return what a person should know of entries that the selection leaves out."""
    notes = []
    kinds = selection.kinds
    if kinds == ("quote",) and (selection.standings or selection.claimed_by or selection.denied_by):
        notes.append("quotes have no standing and no claims")
    if tally.undated:
        notes.append(f"{tally.undated} without a date left out")
    if tally.unsure:
        notes.append(f"{tally.unsure} that may lie outside these days left out by --certain")
    if tally.unplaced:
        what = noun(kinds, tally.unplaced)
        notes.append(
            f"{tally.unplaced} {what} left out: the log cannot show when they became public"
        )
    return notes


def nothing(selection: Selection) -> str:
    """Return what was looked for and not found, such as "no events from 1 January 2030 on"."""
    read = reading(selection)
    return (
        f"no {noun(selection.kinds)} {read}" if read else f"no {noun(selection.kinds)} in the log"
    )
