"""What was typed after the options into a Selection: dates read, names found, values checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syru.errors import UsageError
from syru.log.model import Standing
from syru.names import did_you_mean
from syru.query.find import find_named
from syru.query.selection import Named, Selection, search_expression

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from syru.dates.edtf import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The filter options of one command, as they were typed."""

    since: str | None = None
    until: str | None = None
    certain: bool = False
    as_of: str | None = None
    actors: Sequence[str] = ()
    topics: Sequence[str] = ()
    places: Sequence[str] = ()
    standings: Sequence[str] = ()
    claimed_by: Sequence[str] = ()
    denied_by: Sequence[str] = ()
    speakers: Sequence[str] = ()
    words: Sequence[str] = ()
    all_of: bool = False
    limit: int | None = None
    reverse: bool = False


def resolve(wish: Wish, connection: sqlite3.Connection, kinds: tuple[str, ...]) -> Selection:
    """Return the selection that was meant; UsageError where something typed cannot be read."""
    since, until = _period("--since", wish.since), _period("--until", wish.until)
    if since is not None and until is not None and since.start_lo > until.end_hi:
        raise UsageError(f"--since {since} is later than --until {until}: exchange the two")
    if wish.words:
        search_expression(tuple(wish.words), all_of=wish.all_of)

    def named(kind: str, typed: Sequence[str]) -> tuple[Named, ...]:
        return tuple(dict.fromkeys(find_named(connection, kind, name) for name in typed))

    return Selection(
        kinds=kinds,
        since=since,
        until=until,
        certain=wish.certain,
        as_of=_period("--as-of", wish.as_of),
        actors=named("actor", wish.actors),
        topics=named("topic", wish.topics),
        places=named("place", wish.places),
        standings=tuple(dict.fromkeys(map(_standing, wish.standings))),
        claimed_by=named("actor", wish.claimed_by),
        denied_by=named("actor", wish.denied_by),
        speakers=named("actor", wish.speakers),
        words=tuple(wish.words),
        all_of=wish.all_of,
        limit=wish.limit,
        reverse=wish.reverse,
    )


def choose(option: str, typed: str, choices: Sequence[str]) -> str:
    """Return the choice that was typed after an option; UsageError where it is none."""
    if typed in choices:
        return typed
    remedy = did_you_mean(typed, choices) or f"write one of: {', '.join(choices)}"
    raise UsageError(f'{option} has no "{typed}"; {remedy}')


def _standing(typed: str) -> Standing:
    return Standing(choose("--standing", typed.lower(), [standing.value for standing in Standing]))


def _period(option: str, typed: str | None) -> DateSpan | None:
    if typed is None:
        return None
    from syru.dates.periods import parse_period, today  # noqa: PLC0415 - only where a date is typed

    try:
        return parse_period(typed, today())
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
