"""What differs between two logs, as values: entries and what is declared, change by change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

from syru.log.model import Actor, Event, Fact, LogHead, Place, Quote, Source, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

AnyEntry: TypeAlias = Event | Fact | Quote
Declared: TypeAlias = Source | Actor | Topic | Place
Thing: TypeAlias = AnyEntry | Declared | LogHead

# The fields that hold ids, each with the kind of what it names.
REFERS_TO = {
    **dict.fromkeys(("actors", "member_of", "by", "via"), "actor"),
    **dict.fromkeys(("source", "origin"), "source"),
    "topics": "topic",
    "places": "place",
    "event": "entry",
}

# The field that holds what an entry says, by its kind.
HEADING = {"event": "title", "fact": "statement", "quote": "text"}


class Fate(StrEnum):
    """What became of an entry, or of something that a log declares."""

    NEW = "new"
    GONE = "gone"
    MERGED = "merged"
    RENAMED = "renamed"
    CHANGED = "changed"


class How(StrEnum):
    """How one value became another; from NARROWED on, of dates only."""

    GIVEN = "given"
    TAKEN_AWAY = "taken away"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"
    WITHDRAWN = "withdrawn"
    NARROWED = "narrowed"
    WIDENED = "widened"
    EARLIER = "moved earlier"
    LATER = "moved later"
    START_MOVED = "start moved"
    END_MOVED = "end moved"
    MOVED = "moved"
    FLAGGED = "no longer certain"
    UNFLAGGED = "now certain"
    RESPELLED = "written otherwise"


class Weight(IntEnum):
    """How much a difference matters to who relies on a log, the most serious first."""

    QUOTATION = 1
    STANDING = 2
    GONE = 3
    EVIDENCE = 4
    DATE = 5
    NEW = 6
    RENAMED = 7
    SMALL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value of a thing that differs: its field, and the value before and after.

    Of a list, old holds what was removed and new what was added. parts are, of a standing, the
    changed claims that brought it about; of a claim or a citation that changed, what is different
    about it. new_origin tells of an added source whether none that was there had it from there.
    """

    field: str
    how: How
    old: object = None
    new: object = None
    weight: Weight = Weight.SMALL
    parts: tuple[Change, ...] = ()
    new_origin: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of one thing; old or new is None where that log has none.

    kind is "event", "fact", "quote", "actor", "topic", "place", "source", or "log" for the words
    of [log]. Of what was merged, new is what it is part of now.
    """

    kind: str
    fate: Fate
    old: Thing | None = None
    new: Thing | None = None
    changes: tuple[Change, ...] = ()

    @property
    def thing(self) -> Thing:
        """The thing itself: as it is now, or as it last was."""
        thing = self.old if self.new is None or self.fate is Fate.MERGED else self.new
        if thing is None:
            raise ValueError("a difference needs a thing that differs")
        return thing

    @property
    def id(self) -> str:
        """The thing's id; empty for the words of [log]."""
        return "" if isinstance(self.thing, LogHead) else self.thing.id

    @property
    def of_entry(self) -> bool:
        """Tell whether it is an entry that differs."""
        return isinstance(self.thing, Event | Fact | Quote)

    @property
    def weight(self) -> Weight:
        """How much it matters: as much as the most serious of its changes."""
        own = {Fate.GONE: Weight.GONE, Fate.NEW: Weight.NEW, Fate.RENAMED: Weight.RENAMED}
        weights = [change.weight for change in self.changes]
        return min([*weights, own.get(self.fate, Weight.SMALL)])


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDiff:
    """Everything that differs between two logs, the most serious first.

    names has the name for each kind ("actor", …) and id of both logs, that of the new one where
    they differ. days are the two days of one log that are compared, in words, where it is that.
    """

    differences: tuple[Difference, ...]
    names: Mapping[tuple[str, str], str]
    days: tuple[str, str] | None = None
