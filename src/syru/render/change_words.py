"""Differences between two logs in words, the same in all formats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from syru.compare.difference import REFERS_TO, Fate, How, Weight
from syru.compare.renames import heading
from syru.compare.word_diff import word_runs
from syru.log.model import (
    Citation,
    Claim,
    Event,
    Fact,
    LogHead,
    Quote,
    Source,
    Stance,
    WrittenDate,
    field_names,
    is_list,
)
from syru.log.standing import standing_of
from syru.render.words import CONFIDENTIAL, STANCE_WORDS, coordinate_words, line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syru.compare.difference import AnyEntry, Change, Difference, LogDiff
    from syru.compare.word_diff import Run

DECLARED_HEADING = "Actors, topics, places and sources"
HEADINGS = {
    Weight.QUOTATION: "Quotations changed",
    Weight.STANDING: "Standings changed",
    Weight.GONE: "Gone",
    Weight.EVIDENCE: "Claims and sources changed",
    Weight.DATE: "Dates changed",
    Weight.NEW: "New",
    Weight.RENAMED: "Renamed",
    Weight.SMALL: "Other changes",
}
_NEW_BY_DAY = "became public"
_DATE_HOWS = frozenset(How) - {How.GIVEN, How.TAKEN_AWAY, How.CHANGED}
# Fields whose label is another word than the field's own.
_LABELS = {"text": "words", "claims": "claim", "member_of": "member of", "date_note": "date note"}
_LABELS |= {"original_language": "original language", "cited": "source"}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: what it is of, and how; runs are those of a text word by word."""

    label: str
    words: str
    runs: tuple[Run, ...] = ()


def counted(diff: LogDiff) -> str:
    """Return how much differs, such as "3 new, 1 gone, 4 changed; 2 actors new".

    Of one log also the two days between which it does.
    """
    entries = Counter(found.fate for found in diff.differences if found.of_entry)
    told = ", ".join(f"{entries[fate]} {_fate(fate, diff)}" for fate in Fate if entries[fate])
    others = Counter((found.kind, found.fate) for found in diff.differences if not found.of_entry)
    parts = [
        f"{number} {kind}{'' if number == 1 else 's'} {fate}"
        for (kind, fate), number in others.items()
        if kind != "log"
    ]
    parts += ["the log's own words changed"] if ("log", Fate.CHANGED) in others else []
    said = "; ".join([told or "no entry differs", *([", ".join(parts)] if parts else [])])
    return said if diff.days is None else "{}, after {} and by {}".format(said, *diff.days)


def sections(diff: LogDiff) -> Iterator[tuple[str, Sequence[Difference]]]:
    """Yield the differences under headings, entries by how serious the change is."""
    for weight, title in HEADINGS.items():
        found = [one for one in diff.differences if one.of_entry and one.weight is weight]
        if found:
            by_day = weight is Weight.NEW and diff.days is not None
            yield _NEW_BY_DAY.capitalize() if by_day else title, found
    declared = [one for one in diff.differences if not one.of_entry]
    if declared:
        yield DECLARED_HEADING, declared


def name_of(found: Difference) -> str:
    """Return what a thing says or is called: of a quote, the words in quotation marks."""
    thing = found.thing
    if isinstance(thing, Event | Fact | Quote):
        return quoted(heading(thing)) if isinstance(thing, Quote) else line(heading(thing))
    return line(thing.title if isinstance(thing, Source | LogHead) else thing.name)


def what_became(found: Difference, diff: LogDiff) -> str:
    """Return the id of a thing, and what became of it where its heading leaves that open.

    Of an entry that is new or gone, also when, whose and how sure it is.
    """
    parts = [found.id] if found.id else []
    if found.old is not None and found.new is not None and not isinstance(found.new, LogHead):
        old_id = getattr(found.old, "id", found.new.id)
        if found.fate is Fate.MERGED:
            parts.append(f"merged into {line(_name(found.kind, found.new.id, diff))}")
        elif old_id != found.new.id:
            parts.append(f"was {line(old_id)}")
    if not found.of_entry and found.fate in (Fate.NEW, Fate.GONE):
        parts.append(found.fate.value)
    if found.fate in (Fate.NEW, Fate.GONE) and isinstance(found.thing, Event | Fact | Quote):
        parts += _particulars(found.thing, diff)
    return " · ".join(line(part) for part in parts)


def tell(found: Difference, diff: LogDiff) -> Iterator[Told]:
    """Yield each change of a thing in words; a claim that the standing names is told there."""
    told = [part for change in found.changes if change.field == "standing" for part in change.parts]
    for change in found.changes:
        if change not in told:
            yield told_change(change, diff)


def told_change(change: Change, diff: LogDiff) -> Told:
    """Return one change in words; the key of a value of one's own stands before them."""
    name, _, key = change.field.partition(".")
    told = _told_field(name, change, diff)
    return Told(told.label, f"{line(key)}: {told.words}") if key else told


def _told_field(name: str, change: Change, diff: LogDiff) -> Told:
    label = _LABELS.get(name, name)
    old, new = (_words(name, value, diff) for value in (change.old, change.new))
    if change.how is not How.CHANGED:
        was = f" (was {old})" if old and new else ""
        return Told(label, f"{change.how}: {new or old}{was}{_origin(change)}")
    if change.field == "standing":
        return Told(label, f"{new} (was {old}): {_by_whose_word(change, diff)}")
    if isinstance(change.new, Claim | Citation):
        parts = (told_change(part, diff) for part in change.parts)
        words = "; ".join(f"{part.label} {part.words}" for part in parts)
        return Told(label, f"{_changed_part(change.new, diff)}: {words}")
    if not _is_text(name, change):
        return Told(label, f"now {new} (was {old})")
    if old.split() == new.split():
        return Told(label, "only white space differs")
    return Told(label, f"now {quoted(new)} (was {quoted(old)})", word_runs(old, new))


def plain(value: object) -> object:
    """Return a value of a log as JSON has it: a date as written, a claim as an object."""
    if isinstance(value, WrittenDate):
        return value.written
    if isinstance(value, date):
        return value.isoformat()
    if is_list(value):
        return [plain(item) for item in value]
    if names := field_names(value):
        named = {name: plain(getattr(value, name)) for name in names}
        return {key: one for key, one in named.items() if one not in (None, [], False)}
    return value


def _fate(fate: Fate, diff: LogDiff) -> str:
    return _NEW_BY_DAY if fate is Fate.NEW and diff.days is not None else fate.value


def _name(kind: str, id_: str, diff: LogDiff) -> str:
    return diff.names.get((kind, id_), id_)


def _particulars(entry: AnyEntry, diff: LogDiff) -> Iterator[str]:
    yield entry.date.words if entry.date else "undated"
    if isinstance(entry, Quote):
        yield _name("actor", entry.by, diff) if entry.by else "unattributed"
        placed = (one for one in entry.citations if one.paragraphs or one.locator)
        yield from (_citation(one, diff) for one in placed)
        return
    standing = standing_of({claim.stance for claim in entry.claims})
    told = "; ".join(_claim(one, diff) for one in entry.claims if one.stance != Stance.STATES)
    if told or standing != "stated":
        yield f"{standing}: {told}" if told else standing


def _by_whose_word(change: Change, diff: LogDiff) -> str:
    """Return which claims made a standing what it is."""
    return "; ".join(_part(part.old, part.new, diff) for part in change.parts)


def _part(old: Any, new: Any, diff: LogDiff) -> str:
    if new is None:
        return f"no longer {_claim(old, diff)}"
    changed = old is not None and old.stance != new.stance
    before = f", no longer {STANCE_WORDS[old.stance]}" if changed else ""
    return f"now {_claim(new, diff)}{before}"


def _is_text(name: str, change: Change) -> bool:
    return name not in REFERS_TO and type(change.old) is str and type(change.new) is str


def _words(name: str, value: Any, diff: LogDiff) -> str:
    """Return a value in words, with names in place of ids."""
    if isinstance(value, Claim | Citation):
        return _claim(value, diff) if isinstance(value, Claim) else _citation(value, diff)
    if isinstance(value, WrittenDate):
        return value.words
    if name == "coordinates" and value is not None:
        return coordinate_words(value)
    if isinstance(value, tuple):
        told = [_words(name, item, diff) for item in value]
        names = name in REFERS_TO and any("," in one for one in told)
        return ", ".join(map(quoted, told) if names else told)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else line(_name(REFERS_TO.get(name, ""), str(value), diff))


def _changed_part(part: Claim | Citation, diff: LogDiff) -> str:
    """Return which claim or source it is that changed."""
    if isinstance(part, Claim):
        return _claim(part, diff, dated=False)
    return line(_name("source", part.source, diff))


def _citation(cited: Citation, diff: LogDiff) -> str:
    """Return a source and where in it, such as "Minutes of the council, ¶ 3"."""
    numbers = f", ¶ {', '.join(map(str, cited.paragraphs))}" if cited.paragraphs else ""
    where = (line(part) for part in (cited.locator, cited.url) if part)
    return ", ".join((line(_name("source", cited.source, diff)) + numbers, *where))


def _origin(change: Change) -> str:
    """Return whether an added source is of a new origin; of another change nothing."""
    if change.new_origin is None:
        return ""
    return ", of a new origin" if change.new_origin else ", of an origin that was there"


def _claim(claim: Any, diff: LogDiff, *, dated: bool = True) -> str:
    """Return a claim in words, such as "denied by Sergei Lavrov (2 October 2025)"."""
    by = _name("actor", claim.by, diff) if claim.by else "someone unnamed"
    if claim.stance == Stance.STATES:
        by = "the source"
    kept = CONFIDENTIAL if claim.confidential else ""
    day = f" ({claim.date.words}{kept})" if claim.date and dated else ""
    return f"{STANCE_WORDS[claim.stance]} by {line(by)}{day}"
