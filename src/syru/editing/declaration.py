"""What is declared on the way, as it is typed: Ada Moreno:person:mayor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.editing.ids import made_name_id
from syru.editing.known import Declaration
from syru.errors import UsageError
from syru.log.model import ActorKind
from syru.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

FORMS = {
    "actor": "[ID=]NAME[:KIND[:ROLE]]",
    "topic": "[ID=]NAME[:DESCRIPTION]",
    "place": "[ID=]NAME[:LATITUDE,LONGITUDE]",
}
_NUMBER = r"[+-]?[0-9]{1,3}(?:\.[0-9]+)?"


def read_declaration(kind: str, typed: str, taken: Collection[str]) -> Declaration:
    """Return what is declared; kind is actor, topic or place, taken are the ids of that kind.

    An id that is not typed is made of the name. Raise UsageError where it cannot be read.
    """
    named, _, rest = typed.partition(":")
    id_, equals, name = named.partition("=")
    name = (name if equals else named).strip()
    if not name or (equals and not id_.strip()):
        raise UsageError(f'--new-{kind} "{typed}" has no name; write {FORMS[kind]}')
    values = {"name": name} | _details(kind, rest.strip(), typed)
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


def _details(kind: str, rest: str, typed: str) -> dict[str, object]:
    if not rest:
        return {}
    try:
        if kind == "topic":
            return {"description": rest}
        if kind == "place":
            return {"coordinates": read_coordinates(rest)}
        first, _, role = rest.partition(":")
        values: dict[str, object] = {"kind": read_kind(first.strip())} if first.strip() else {}
        return values | ({"role": role.strip()} if role.strip() else {})
    except UsageError as error:
        raise UsageError(f'--new-{kind} "{typed}": {error}') from None
