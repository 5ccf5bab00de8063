"""What the shell offers for a half-typed value: names from the logs, and the choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from syru.cli.output import open_logs
from syru.errors import SyruError
from syru.log.standing import Standing
from syru.names import find_ids
from syru.query.extra import extra_keys
from syru.query.find import NAMED_KINDS, NOT, entry_ids, names_of
from syru.render.formats import Format

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from enum import StrEnum

    from syru.names import Name

# With more than these it is too early to tell which of them mean one thing.
_MOST = 100


def _names_of(kind: str) -> Callable[[Any, str], list[str]]:
    """Return what completes a name of a kind."""

    def offered(ctx: Any, incomplete: str) -> list[str]:
        name = incomplete.removeprefix(NOT)
        before = incomplete.removesuffix(name)
        return [f"{before}{word}" for word in _names(ctx, kind, name)]

    return offered


actors = _names_of("actor")
topics = _names_of("topic")
places = _names_of("place")


def things(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of entries, and the names of actors, topics and places, that begin so."""
    try:
        entries = _begun(entry_ids(_index(ctx)), incomplete)
    except SyruError:
        return []
    named = (_names(ctx, kind, incomplete) for kind in NAMED_KINDS)
    return list(dict.fromkeys(word for words in (entries, *named) for word in words))


def extras(ctx: Any, incomplete: str) -> list[str]:
    """Return the keys of values of one's own that begin so and need no quotes."""
    key = incomplete.removeprefix(NOT)
    try:
        keys = [key for key in extra_keys(_index(ctx)) if re.fullmatch(r"[\w-]+", key)]
    except SyruError:
        return []
    return [f"{incomplete.removesuffix(key)}{word}" for word in _begun(keys, key)]


def choices(kind: type[StrEnum]) -> Callable[[str], list[str]]:
    """Return what completes a value that is one of a few."""

    def offered(incomplete: str) -> list[str]:
        return [choice.value for choice in kind if choice.startswith(incomplete)]

    return offered


formats = choices(Format)
standings = choices(Standing)


def _names(ctx: Any, kind: str, incomplete: str) -> list[str]:
    """Return ids and words of names of a kind that begin so; none where no log can be read."""
    try:
        return _meant(names_of(_index(ctx), kind), incomplete)
    except SyruError:
        return []


def _index(ctx: Any) -> sqlite3.Connection:
    return open_logs(ctx.params.get("log")).index


def _meant(names: Sequence[Name], incomplete: str) -> list[str]:
    """Return what begins as was typed and means one thing, the one that it is a name of.

    A name of several words would have to be quoted, so its words are offered one by one, unless
    the quotation mark was typed and a space behind it.
    """
    whole = " " in incomplete
    owners: dict[str, set[tuple[str, ...]]] = {}
    words = []
    for name in names:
        for word in (name.id, *([name.text] if whole else name.text.split())):
            words.append(word)
            owners.setdefault(word.lower(), set()).add((name.id,))
    begun = _begun(words, incomplete)
    if len(begun) > _MOST:
        return begun
    return [word for word in begun if find_ids(word, names) in owners.get(word.lower(), ())]


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that begin as was typed, and with what was typed, in any case."""
    start = incomplete.lower()
    begun = (word for word in words if word.lower().startswith(start))
    # The shell drops what does not begin with the very letters that were typed.
    offered = (incomplete + word[len(incomplete) :] for word in begun)
    once = {word.lower(): word for word in offered}
    return list(once.values())
