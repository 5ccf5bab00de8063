"""What a log declares, and what is declared on the way, found by the names that are typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syru.errors import UsageError
from syru.log.model import DECLARED
from syru.names import BEGINNINGS, Name, did_you_mean, find_tier, fold
from syru.query.find import find_named, names_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from syru.log.model import Log

_PLURALS = {kind: plural for plural, kind in DECLARED.items()}
_MOST_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A source, actor, topic or place that is to be declared: kind is one of these words."""

    kind: str
    id: str
    values: Mapping[str, object]

    @property
    def plural(self) -> str:
        """The table that it goes into, such as "actors"."""
        return _PLURALS[self.kind]

    @property
    def name(self) -> str:
        """Its name, or the title of a source."""
        return str(self.values.get("name") or self.values.get("title"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The log at hand, its index, and what is declared on the way."""

    log: Log
    index: sqlite3.Connection
    new: tuple[Declaration, ...] = ()

    def names(self, kind: str) -> list[Name]:
        """Return every name of a kind: actor, topic, place or source."""
        return [*names_of(self.index, kind), *self._new_names(kind)]

    def find(self, kind: str, typed: str) -> str:
        """Return the id of the one thing of a kind that is meant, as filters find it.

        Raise UsageError where there is none, with the nearest names, or several, with all.
        """
        if kind == "source":
            return self.source(typed)
        tier, new = find_tier(typed, self._new_names(kind))
        if new and tier < BEGINNINGS:
            return new[0]
        try:
            return find_named(self.index, kind, typed).id
        except UsageError as error:
            # By beginnings of words what the log has comes first.
            if len(new) == 1 and f"no {kind} is called" in str(error):
                return new[0]
            raise

    def source(self, typed: str) -> str:
        """Return the id of the source that is meant by an id, a title or words of one."""
        names = self.names("source")
        _, found = find_tier(typed, names)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(found[:_MOST_LISTED])
            raise UsageError(f'"{typed}" may be one of several sources: {listed}; write the id')
        words = [word for name in names for word in (name.id, name.text)]
        remedy = did_you_mean(typed, words) or "syru sources lists them all"
        raise UsageError(f'no source is called "{typed}"; {remedy}')

    def event(self, typed: str) -> str:
        """Return the id of an event; UsageError where there is none of it, with the nearest."""
        ids = [entry.id for entry in self.log.entries if entry.kind == "event"]
        if typed in ids:
            return typed
        remedy = did_you_mean(typed, ids) or "syru timeline -f csv lists the ids"
        raise UsageError(f'no event has the id "{typed}"; {remedy}')

    def declaring(self, more: Declaration) -> Known:
        """Return what is known with one more declaration; UsageError where it is known already."""
        if any(name.id == more.id for name in self.names(more.kind)):
            raise UsageError(f'the {more.kind} "{more.id}" is declared already; use it as it is')
        same = [name for name in self.names(more.kind) if name.folded == fold(more.name)]
        if same and fold(more.name):
            known = f"{same[0].text} ({same[0].id})"
            raise UsageError(f'"{more.name}" is declared already: {known}; use that {more.kind}')
        return replace(self, new=(*self.new, more))

    def _new_names(self, kind: str) -> list[Name]:
        return [
            Name(id=each.id, text=each.name, folded=fold(each.name))
            for each in self.new
            if each.kind == kind
        ]
