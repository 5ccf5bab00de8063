"""What a log declares, and what is declared on the way: Ada Moreno; person; mayor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syru.dates.typed import read_typed_date
from syru.errors import UsageError
from syru.log.ids import free_id, name_id
from syru.log.model import DECLARED, ActorKind
from syru.names import BEGINNINGS, Name, did_you_mean, find_tier, fold
from syru.query.find import find_named, names_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import date

    from syru.dates.typed import TypedDate
    from syru.log.model import Log

PARTED = ";"
FORMS = {
    "source": "[ID=]TITLE[; DATE][; ADDRESS][; TEXT.txt]",
    "actor": "[ID=]NAME[; KIND[; ROLE]]",
    "topic": "[ID=]NAME[; DESCRIPTION]",
    "place": "[ID=]NAME[; LATITUDE,LONGITUDE]",
}
_PLURALS = {kind: plural for plural, kind in DECLARED.items()}
_NUMBER = r"[+-]?[0-9]{1,3}(?:\.[0-9]+)?"


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
    """The log at hand, its index, what is declared on the way, and which day it is today."""

    log: Log
    index: sqlite3.Connection
    today: date
    new: tuple[Declaration, ...] = ()

    def names(self, kind: str) -> list[Name]:
        """Return every name of a kind: actor, topic, place or source."""
        return [*names_of(self.index, kind), *self._new_names(kind)]

    def find(self, kind: str, typed: str) -> str:
        """Return the id of the one thing of a kind that is meant, as filters find it.

        Raise UsageError where there is none, with the nearest names, or several, with all.
        """
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

    def event(self, typed: str) -> str:
        """Return the id of an event; UsageError where there is none of it, with the nearest."""
        ids = [entry.id for entry in self.log.entries if entry.kind == "event"]
        if typed in ids:
            return typed
        remedy = did_you_mean(typed, ids) or "syru timeline -f csv lists the ids"
        raise UsageError(f'no event has the id "{typed}"; {remedy}')

    def date(self, what: str, typed: str) -> TypedDate | None:
        """Return a date that was typed, None for "unknown"; UsageError, beginning with what."""
        try:
            return read_typed_date(typed, self.today)
        except ValueError as error:
            raise UsageError(f"{what}: {error}") from None

    def declared(self, kind: str, typed: str) -> Known:
        """Return what is known with a source, actor, topic or place more, as it was typed.

        An id that is not typed is made of the name. Raise UsageError where something cannot be
        read, or is declared already.
        """
        named, _, rest = typed.partition(PARTED)
        id_, equals, name = named.partition("=")
        name = " ".join((name if equals else named).split())
        if not name or (equals and not id_.strip()):
            raise UsageError(f'--new-{kind} "{typed}" has no name; write {FORMS[kind]}')
        try:
            details = _DETAILS[kind](rest.strip(), self) if rest.strip() else {}
        except UsageError as error:
            raise UsageError(f'--new-{kind} "{typed}": {error}') from None
        return self.declaring(kind, name, details, id_.strip() if equals else None)

    def declaring(
        self, kind: str, name: str, details: Mapping[str, object], id_: str | None = None
    ) -> Known:
        """Return what is known with a thing more; UsageError where it is known already.

        An id that is not given is made of the name.
        """
        names = self.names(kind)
        made = id_ or free_id(name_id(name), {other.id for other in names})
        if any(other.id == made for other in names):
            remedy = self._how_to_use(kind, made) or "use it as it is"
            raise UsageError(f'the {kind} "{made}" is declared already; {remedy}')
        same = [other for other in names if other.folded == fold(name)]
        if same and fold(name):
            known = f"{same[0].text} ({same[0].id})"
            remedy = self._how_to_use(kind, same[0].id) or f"use that {kind}"
            raise UsageError(f'"{name}" is declared already: {known}; {remedy}')
        values = {"title" if kind == "source" else "name": name, **details}
        return replace(self, new=(*self.new, Declaration(kind=kind, id=made, values=values)))

    def _how_to_use(self, kind: str, id_: str) -> str:
        """Return how a source that is there is given the text that it lacks; "" for all else."""
        lacking = [source.id for source in self.log.sources if source.text is None]
        if kind != "source" or id_ not in lacking:
            return ""
        return f'to give it a text, write text = "FILE.txt" under [sources.{id_}]: syru edit {id_}'

    def _new_names(self, kind: str) -> list[Name]:
        return [
            Name(id=each.id, text=each.name, folded=fold(each.name))
            for each in self.new
            if each.kind == kind
        ]


def read_kind(typed: str) -> str:
    """Return the kind of an actor that was typed, or its beginning; UsageError if it is none."""
    found = [kind.value for kind in ActorKind if typed and kind.startswith(typed.lower())]
    if len(found) == 1:
        return found[0]
    kinds = ", ".join(ActorKind)
    remedy = did_you_mean(typed, ActorKind) or f"write one of: {kinds}"
    raise UsageError(f'"{typed}" is no kind of actor; {remedy}')


def read_coordinates(typed: str) -> list[float]:
    """Return latitude and longitude in degrees; UsageError where these are not two numbers."""
    match = re.fullmatch(rf"({_NUMBER}) ?[,; ] ?({_NUMBER})", typed)
    if match is None:
        raise UsageError(f'"{typed}" is no latitude and longitude; write them as 35.41,35.95')
    return [float(match[1]), float(match[2])]


def _of_source(typed: str, known: Known) -> dict[str, object]:
    """Return date, address and text of a source, which are told apart by how they look."""
    values: dict[str, object] = {}
    for part in filter(None, map(str.strip, typed.split(PARTED))):
        if re.match(r"https?://", part):
            values["url"] = part
        elif re.search(r"\.(?:txt|text|md)$", part, re.IGNORECASE):
            values["text"] = part
        elif dated := known.date("its date", part):
            values["date"] = dated.value
    return values


def _of_actor(typed: str, _: Known) -> dict[str, object]:
    kind, _parted, role = (part.strip() for part in typed.partition(PARTED))
    values: dict[str, object] = {"kind": read_kind(kind)} if kind else {}
    return values | ({"role": role} if role else {})


_DETAILS: Mapping[str, Callable[[str, Known], dict[str, object]]] = {
    "source": _of_source,
    "actor": _of_actor,
    "topic": lambda typed, _: {"description": typed},
    "place": lambda typed, _: {"coordinates": read_coordinates(typed)},
}
