"""What the shell offers for a half-typed value: names from the logs, and the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from syru.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def actors(ctx: Any, incomplete: str) -> list[str]:
    """Return the names of actors that begin so."""
    return _names(ctx, "actor", incomplete)


def topics(ctx: Any, incomplete: str) -> list[str]:
    """Return the ids of topics that begin so, or whose names do."""
    return _names(ctx, "topic", incomplete)


def places(ctx: Any, incomplete: str) -> list[str]:
    """Return the names of places that begin so."""
    return _names(ctx, "place", incomplete)


def standings(incomplete: str) -> list[str]:
    """Return the standings that begin so."""
    from syru.records import Standing  # noqa: PLC0415 - only for the shell

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
    """Return ids and names of a kind that begin so; none where the logs cannot be read."""
    from syru.cli.reading import index_of  # noqa: PLC0415 - only for the shell
    from syru.errors import SyruError  # noqa: PLC0415
    from syru.lookup import names_of  # noqa: PLC0415

    try:
        names = names_of(index_of(tuple(ctx.params.get("log") or ())), kind)
    except SyruError:
        return []
    offered = [word for name in names for word in (name.id, name.text)]
    begun = fold(incomplete)
    return list(dict.fromkeys(word for word in offered if fold(word).startswith(begun)))
