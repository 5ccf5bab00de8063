"""What is declared on the way, as it is typed: Ada Moreno; person; mayor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.editing.day import read_typed_date
from syru.editing.ids import made_name_id
from syru.editing.known import Declaration
from syru.errors import UsageError
from syru.log.model import ActorKind
from syru.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    Details = Callable[[str, date], Mapping[str, object]]

PARTED = ";"
FORMS = {
    "source": "[ID=]TITLE[; DATE][; ADDRESS][; TEXT.txt]",
    "actor": "[ID=]NAME[; KIND[; ROLE]]",
    "topic": "[ID=]NAME[; DESCRIPTION]",
    "place": "[ID=]NAME[; LATITUDE,LONGITUDE]",
}
_NUMBER = r"[+-]?[0-9]{1,3}(?:\.[0-9]+)?"


def read_declaration(kind: str, typed: str, taken: Collection[str], today: date) -> Declaration:
    """Return what is declared; kind is source, actor, topic or place.

    An id that is not typed is made of the name, and is none of those that are taken. Raise
    UsageError where something cannot be read.
    """
    named, _, rest = typed.partition(PARTED)
    id_, equals, name = named.partition("=")
    name = " ".join((name if equals else named).split())
    if not name or (equals and not id_.strip()):
        raise UsageError(f'--new-{kind} "{typed}" has no name; write {FORMS[kind]}')
    try:
        details = _DETAILS[kind](rest.strip(), today) if rest.strip() else {}
    except UsageError as error:
        raise UsageError(f'--new-{kind} "{typed}": {error}') from None
    values = {"title" if kind == "source" else "name": name, **details}
    return Declaration(
        kind=kind, id=id_.strip() if equals else made_name_id(name, taken), values=values
    )


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


def _of_source(typed: str, today: date) -> dict[str, object]:
    """Return date, address and text of a source, which are told apart by how they look."""
    values: dict[str, object] = {}
    for part in filter(None, map(str.strip, typed.split(PARTED))):
        if re.match(r"https?://", part):
            values["url"] = part
        elif re.search(r"\.(?:txt|text|md)$", part, re.IGNORECASE):
            values["text"] = part
        elif dated := read_typed_date("its date", part, today):
            values["date"] = dated.value
    return values


def _of_actor(typed: str, _: date) -> dict[str, object]:
    kind, _parted, role = (part.strip() for part in typed.partition(PARTED))
    values: dict[str, object] = {"kind": read_kind(kind)} if kind else {}
    return values | ({"role": role} if role else {})


_DETAILS: Mapping[str, Details] = {
    "source": _of_source,
    "actor": _of_actor,
    "topic": lambda typed, _: {"description": typed},
    "place": lambda typed, _: {"coordinates": read_coordinates(typed)},
}
