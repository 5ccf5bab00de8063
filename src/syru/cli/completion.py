"""What the shell offers for a half-typed value: names from the logs, and the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from syru.names import find_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from syru.names import Name

# With more than these it is too early to tell which of them mean one thing.
_MOST = 100


def actors(ctx: Any, incomplete: str) -> list[str]:
    """Return the names of actors that begin so."""
    return _names(ctx, "actor", incomplete)


def topics(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of topics that begin so, or whose names do."""
    return _names(ctx, "topic", incomplete)


def places(ctx: Any, incomplete: str) -> list[str]:
    """Return the names of places that begin so."""
    return _names(ctx, "place", incomplete)


def things(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of entries, and the names of actors, topics and places, that begin so."""
    from syru.errors import SyruError  # noqa: PLC0415
    from syru.query.things import entry_ids  # noqa: PLC0415 - only for the shell

    try:
        entries = _begun(entry_ids(_index(ctx)), incomplete)
    except SyruError:
        return []
    named = (_names(ctx, kind, incomplete) for kind in ("actor", "topic", "place"))
    return list(dict.fromkeys(word for words in (entries, *named) for word in words))


def standings(incomplete: str) -> list[str]:
    """Return the standings that begin so."""
    from syru.log.model import Standing  # noqa: PLC0415 - only for the shell

    return _beginning(incomplete, (standing.value for standing in Standing))


def formats(incomplete: str) -> list[str]:
    """Return the formats that begin so."""
    from syru.cli.options import FORMATS  # noqa: PLC0415 - which imports this room

    return _beginning(incomplete, FORMATS)


def exports(incomplete: str) -> list[str]:
    """Return the exports that begin so."""
    from syru.cli.export import FORMATS  # noqa: PLC0415 - which imports this room

    return _beginning(incomplete, FORMATS)


def _beginning(incomplete: str, choices: Iterable[str]) -> list[str]:
    return [choice for choice in choices if choice.startswith(incomplete)]


def _names(ctx: Any, kind: str, incomplete: str) -> list[str]:
    """Return ids and words of names of a kind that begin so; none where no log can be read."""
    from syru.errors import SyruError  # noqa: PLC0415 - only for the shell
    from syru.query.find import names_of  # noqa: PLC0415

    try:
        return _meant(names_of(_index(ctx), kind), incomplete)
    except SyruError:
        return []


def _index(ctx: Any) -> sqlite3.Connection:
    from syru.cli.reading import index_of  # noqa: PLC0415 - only for the shell

    return index_of(ctx.params.get("log"))


def _meant(names: Sequence[Name], incomplete: str) -> list[str]:
    """Return what begins as was typed and means one thing.

    A name of several words would have to be quoted, so its words are offered one by one, unless
    the quotation mark was typed and a space behind it.
    """
    whole = " " in incomplete
    words = [
        word for name in names for word in (name.id, *([name.text] if whole else name.text.split()))
    ]
    begun = _begun(words, incomplete)
    return [word for word in begun if len(begun) > _MOST or len(find_ids(word, names)) == 1]


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that begin as was typed, and with what was typed, in any case."""
    start = incomplete.lower()
    begun = (word for word in words if word.lower().startswith(start))
    # The shell drops what does not begin with the very letters that were typed.
    offered = (incomplete + word[len(incomplete) :] for word in begun)
    once = {word.lower(): word for word in offered}
    return list(once.values())
