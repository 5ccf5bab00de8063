"""What the script of the page goes by: names, and a row of numbers for each entry, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.dates.day import iso_day, read_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.export.page.entries import geo, in_order
from syru.export.page.list_order import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from syru.export.edition import Edition
    from syru.export.page.list_order import Placed
    from syru.export.page.scale import Scale
    from syru.query.found import FoundClaim, FoundEntry
    from syru.query.selection import Named

# Days without a bound, as numbers: beyond every day of a calendar.
BEFORE = -(10**9)
AFTER = 10**9

Columns = dict[str, object]


def columns(edition: Edition, placed: Sequence[Placed], scale: Scale | None) -> Columns:
    """Return what the script knows; days are numbers, 1 being 1 January of the year 1.

    In days an entry of one day has its number, another the four days of its date, and one without
    a date 0. What few entries have is kept by the number of the entry.
    """
    found = [one.found for one in placed]
    topics = _sorted(topic for one in found for topic in one.topics)
    actors = _sorted(actor for one in found for actor in _involved(one))
    places = _sorted(place for one in found for place in one.places)
    numbers = [{id_: at for at, id_ in enumerate(named)} for named in (topics, actors, places)]
    return {
        "topics": _names(edition, "topic", topics),
        "actors": _names(edition, "actor", actors) | _about(edition, actors, numbers[1]),
        "places": _names(edition, "place", places) | {"where": _where(found, numbers[2])},
        "forms": edition.forms,
        "stretches": [] if scale is None else scale.stretches,
        "kinds": "".join(one.kind[0] for one in found),
        "days": [_days(one) for one in placed],
        "possible": [at for at, one in enumerate(placed) if is_possible(one.entry)],
        "flagged": [at for at, one in enumerate(placed) if _is_flagged(one)],
        "public": [_public(one.public) for one in found],
        "under": [
            (at, one.event, one.before) for at, one in enumerate(placed) if one.event is not None
        ],
        **_links(found, *numbers),
    }


def day_number(day: str) -> int:
    """Return the number of a day of the index."""
    if day in (BEFORE_ALL, AFTER_ALL):
        return BEFORE if day == BEFORE_ALL else AFTER
    return read_day(iso_day(day)).toordinal()


def _public(day: str | None) -> int:
    """Return the number of an ISO day from which something was public."""
    return AFTER if day is None else read_day(day).toordinal()


def _is_flagged(placed: Placed) -> bool:
    return placed.entry.span is not None and placed.entry.span.flagged


def _days(placed: Placed) -> int | tuple[int, ...]:
    span = placed.entry.span
    if span is None:
        return 0
    days = (span.start_lo, span.start_hi, span.end_lo, span.end_hi)
    return day_number(days[0]) if len({*days}) == 1 else tuple(map(day_number, days))


def _sorted(named: Iterable[Named]) -> dict[str, Named]:
    """Return what is named by id, in the order of the alphabet."""
    by_id = {one.id: one for one in named}
    return dict(sorted(by_id.items(), key=lambda pair: (pair[1].name.casefold(), pair[0])))


def _involved(found: FoundEntry) -> Iterator[Named]:
    """Yield who --actor finds an entry by, and who published a quote."""
    yield from found.actors
    yield from (one for one in (found.by, found.via) if one is not None)
    yield from (claim.by for claim in found.claims if claim.by is not None)


def _names(edition: Edition, kind: str, named: Mapping[str, Named]) -> dict[str, object]:
    """Return ids and, for each, its name and its aliases."""
    names = edition.names[kind]
    return {
        "ids": list(named),
        "names": [names.get(id_, (one.name,)) for id_, one in named.items()],
    }


def _about(
    edition: Edition, actors: Mapping[str, Named], numbers: Mapping[str, int]
) -> dict[str, object]:
    """Return the kinds and roles of actors, and what they are members of."""
    about = [edition.actors.get(id_) for id_ in actors]
    return {
        "kinds": [one.kind if one else None for one in about],
        "roles": [one.role if one else None for one in about],
        "of": [
            [numbers[id_] for id_ in one.member_of if id_ in numbers] if one else []
            for one in about
        ],
    }


def _where(found: Iterable[FoundEntry], numbers: Mapping[str, int]) -> dict[int, str]:
    return {
        numbers[place.id]: geo(place.coordinates)
        for one in found
        for place in one.places
        if place.coordinates is not None
    }


def _links(
    found: Sequence[FoundEntry],
    topics: Mapping[str, int],
    actors: Mapping[str, int],
    places: Mapping[str, int],
) -> Columns:
    """Return of each entry topics, actors and places, and of some the speaker and the claims.

    A claim is a stance, an actor or -1, and the day from which it is known.
    """
    return {
        "onTopics": [[topics[one.id] for one in each.topics] for each in found],
        "withActors": [[actors[one.id] for one in each.actors] for each in found],
        "atPlaces": {
            at: [places[one.id] for one in each.places]
            for at, each in enumerate(found)
            if each.places
        },
        "by": {at: actors[each.by.id] for at, each in enumerate(found) if each.by is not None},
        "via": {at: actors[each.via.id] for at, each in enumerate(found) if each.via is not None},
        "claims": {
            at: [_claim(claim, actors) for claim in in_order(each.claims)]
            for at, each in enumerate(found)
            if each.claims
        },
    }


def _claim(claim: FoundClaim, actors: Mapping[str, int]) -> list[object]:
    by = -1 if claim.by is None else actors[claim.by.id]
    return [claim.stance, by, _public(claim.public)]
