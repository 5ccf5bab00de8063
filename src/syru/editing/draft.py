"""An entry out of what was typed: names found, dates read, an id made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from syru.editing.claims import read_citation, read_claim, read_paragraphs
from syru.errors import UsageError, clipped
from syru.log.extra import read as read_value
from syru.log.ids import entry_id, free_id
from syru.log.model import DECLARED, KEYS, LISTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from syru.dates.typed import TypedDate
    from syru.editing.declarations import Declaration, Known

# What names an entry of each kind, and of what its id is made.
MAIN_KEYS = {"event": "title", "fact": "statement", "quote": "text"}
_NAMED = ("actor", "topic", "place")
PLURALS = {kind: plural for plural, kind in LISTED.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed for an entry, as it was typed: kind is event, fact or quote."""

    kind: str
    id: str | None = None
    date: str | None = None
    date_note: str | None = None
    confidential: bool = False
    title: str | None = None
    summary: str | None = None
    statement: str | None = None
    text: str | None = None
    by: str | None = None
    via: str | None = None
    event: str | None = None
    actor: Sequence[str] = ()
    topic: Sequence[str] = ()
    place: Sequence[str] = ()
    claim: Sequence[str] = ()
    source: str | None = None
    paragraph: Sequence[str] = ()
    locator: str | None = None
    cite: Sequence[str] = ()
    extra: Sequence[str] = ()
    new_source: Sequence[str] = ()
    new_actor: Sequence[str] = ()
    new_topic: Sequence[str] = ()
    new_place: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry that is to be written: its list, such as "events", and its keys and values.

    date is what its date means, None where it has none; declared is what goes before it.
    """

    plural: str
    values: Mapping[str, object]
    date: TypedDate | None
    declared: tuple[Declaration, ...]

    @property
    def kind(self) -> str:
        """What it is: event, fact or quote."""
        return LISTED[self.plural]

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.values["id"])


def with_declared(typed: Typed, known: Known) -> tuple[Typed, Known]:
    """Return what was typed and what is known, with all that is declared on the way.

    One new source is that of the entry, unless another one is named.
    """
    for kind in DECLARED.values():
        for each in getattr(typed, f"new_{kind}"):
            known = known.declared(kind, each)
    sources = [each.id for each in known.new if each.kind == "source"]
    if len(sources) == 1 and not (typed.source or typed.cite):
        typed = replace(typed, source=sources[0])
    return typed, known


def draft(typed: Typed, known: Known) -> Draft:
    """Return the entry that was typed; UsageError where something of it cannot be read.

    known has what is declared on the way. What is declared and named nowhere else is taken to be
    among the entry's actors, topics or places.
    """
    plural = PLURALS[typed.kind]
    dated = known.date("--date", typed.date) if typed.date else None
    values: dict[str, object] = {
        "date": dated.value if dated else None,
        "date_note": typed.date_note or (dated.note if dated else "") or None,
        "confidential": typed.confidential or None,
        **{key: _text(key, getattr(typed, key)) for key in _texts_of(plural)},
        **_named(typed, known),
        "source": known.find("source", typed.source) if typed.source else None,
        "paragraphs": read_paragraphs(typed.paragraph),
        "cited": [_at("cite", partial(read_citation, each, known)) for each in typed.cite],
        "extra": dict(map(_extra, typed.extra)),
    }
    values["id"] = typed.id or _made_id(typed, dated, known)
    _name_what_is_new(values, known)
    written = {key: value for key, value in values.items() if value not in (None, [], {})}
    return Draft(plural=plural, values=written, date=dated, declared=known.new)


def missing(typed: Typed, *, source_is_clear: bool) -> tuple[str, ...]:
    """Return the keys that have to be given, and are not: of an event its date is one.

    A source that is cited will do. source_is_clear tells that the log has one source only, which
    then need not be named.
    """
    wanted = [MAIN_KEYS[typed.kind]]
    wanted += ["date"] if typed.kind == "event" else []
    wanted += [] if source_is_clear or typed.cite else ["source"]
    return tuple(key for key in wanted if not getattr(typed, key))


def unfitting(typed: Typed) -> tuple[str, ...]:
    """Return the keys that were given, and that an entry of this kind does not have."""
    own = KEYS[PLURALS[typed.kind]]
    keys = ("title", "summary", "statement", "text", "by", "via", "event")
    found = [key for key in keys if key not in own and getattr(typed, key)]
    return (*found, "claim") if typed.claim and "claims" not in own else tuple(found)


def _texts_of(plural: str) -> tuple[str, ...]:
    keys = ("title", "summary", "statement", "text", "locator")
    return tuple(key for key in keys if key in KEYS[plural])


def _text(key: str, typed: str | None) -> str | None:
    """Return a text; what stands on several lines of a form of the shell is one line here."""
    if typed is None:
        return None
    return typed.strip() if key == "text" else " ".join(typed.split())


def _named(typed: Typed, known: Known) -> dict[str, object]:
    """Return the keys that hold ids, with what the names that were typed mean."""
    find = partial(_found, known)
    ids = {
        f"{kind}s": list(dict.fromkeys(find(kind, kind, name) for name in getattr(typed, kind)))
        for kind in _NAMED
    }
    return {
        "by": find("by", "actor", typed.by) if typed.by else None,
        "via": find("via", "actor", typed.via) if typed.via else None,
        "event": known.event(typed.event) if typed.event else None,
        "claims": [_at("claim", partial(read_claim, each, known)) for each in typed.claim],
        **ids,
    }


def _found(known: Known, option: str, kind: str, name: str) -> str:
    """Return the id that a name after an option means."""
    try:
        return known.find(kind, name)
    except UsageError as error:
        told = f"--{option}: {error}"
        joint = " or" if told.endswith("?") else "; or"
        remedy = f'declare it: --new-{kind} "{clipped(name)}"'
        raise UsageError(f"{told}{joint} {remedy}") from None


def _at(option: str, read: Callable[[], dict[str, object]]) -> dict[str, object]:
    """Return what is read after an option, which a refusal names."""
    try:
        return read()
    except UsageError as error:
        raise UsageError(f"--{option}: {error}") from None


def _name_what_is_new(values: dict[str, object], known: Known) -> None:
    claims = values["claims"]
    speakers = [values["by"], values["via"]]
    speakers += [claim.get("by") for claim in claims] if isinstance(claims, list) else []
    for new in known.new:
        ids = values.get(new.plural)
        used = isinstance(ids, list) and new.id in ids
        if isinstance(ids, list) and not used and new.id not in speakers:
            ids.append(new.id)


def _extra(typed: str) -> tuple[str, object]:
    """Return a key of `extra` and its value: a number, true or false, a day, or else a text."""
    key, equals, value = typed.partition("=")
    if not (key.strip() and equals and value.strip()):
        raise UsageError(f'--extra "{typed}" has no key and value; write it as --extra killed=12')
    return key.strip(), read_value(value.strip())


def _made_id(typed: Typed, dated: TypedDate | None, known: Known) -> str:
    taken = {entry.id for entry in known.log.entries}
    # The words of a quote say little by themselves: whose they are comes first.
    speaker = known.find("actor", typed.by) if typed.by else ""
    main = getattr(typed, MAIN_KEYS[typed.kind]) or ""
    return free_id(entry_id(dated and dated.written, f"{speaker} {main}"), taken)
