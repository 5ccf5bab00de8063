"""What is gathered of one actor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from logs import TOWN, indexed, written

from syru.dates import parse_date
from syru.query.actor import ActorSummary, summarise_actor
from syru.query.find import named
from syru.query.selection import Named, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.query.found import FoundEntry

# More of the town: a quote that names its speaker, a fact and a second claim of the mayor, and an
# actor of whom nothing is said.
DOUBT = [{"by": "mayor", "stance": "doubts", "date": "2025-04-01"}]
LOG = TOWN + "\n".join(
    [
        written("[actors.ghost]", name="Ghost", kind="group"),
        written("[[facts]]", id="debt", statement="-", actors=["mayor", "baker"], claims=DOUBT),
        written("[[quotes]]", id="self", text="-", by="mayor", actors=["mayor", "council"]),
        written("[[quotes]]", id="about", text="-", by="council", actors=["mayor"]),
    ]
)


def of(id_: str, selection: Selection | None = None) -> ActorSummary:
    index = indexed(LOG)
    return summarise_actor(index, named(index, "actor", id_), selection or Selection())


def ids(entries: Iterable[FoundEntry | Named]) -> list[str]:
    return [entry.id for entry in entries]


def related(summary: ActorSummary) -> dict[str, list[str]]:
    return {relation.key: ids(relation.entries) for relation in summary.relations}


def test_what_an_actor_did_said_published_and_claimed_is_told_apart() -> None:
    mayor = of("mayor")
    assert related(mayor) == {
        "events": ["bribe", "vote"],
        "facts": ["debt"],
        "said": ["mayor-crossing", "self"],
        "published": [],
        "named_in": ["about"],  # not its own quote, though it names itself
    }
    assert related(of("courier"))["published"] == ["mayor-crossing"]
    assert [(claim.stance, entry.id) for claim, entry in mayor.claims] == [
        ("denies", "bribe"),
        ("doubts", "debt"),
    ]


def test_a_summary_says_who_the_actor_is() -> None:
    mayor, council = of("mayor"), of("council")
    assert (mayor.kind, mayor.other_names) == ("person", ("A. Moreno",))
    assert (ids(mayor.member_of), mayor.members) == (["council"], ())
    assert (council.kind, council.other_names) == ("organisation", ())
    assert (council.member_of, ids(council.members)) == ((), ["mayor"])


def test_topics_and_companions_are_counted_by_entries_most_first() -> None:
    mayor = of("mayor")
    assert [(topic.id, count) for topic, count in mayor.topics] == [("bridge", 3), ("money", 1)]
    # The council in vote, mayor-crossing, self and about; an actor is no companion of itself.
    companions = [(other.id, count) for other, count in mayor.companions]
    assert companions == [("council", 4), ("baker", 1)]


@pytest.mark.parametrize("reverse", [False, True])
def test_first_and_last_are_the_ends_of_the_chronology_in_either_order(*, reverse: bool) -> None:
    mayor = of("mayor", Selection(reverse=reverse))
    assert mayor.first is not None
    assert mayor.last is not None
    assert (mayor.first.id, mayor.last.id) == ("bribe", "mayor-crossing")


def test_an_actor_of_whom_nothing_is_said_has_an_empty_summary() -> None:
    ghost = of("ghost")
    assert ghost.first is ghost.last is None
    assert not any(related(ghost).values())
    assert (ghost.claims, ghost.topics, ghost.companions) == ((), (), ())


def test_other_filters_narrow_a_summary_and_stay_any_of() -> None:
    bridge, money, council, courier = (
        Named(id=id_, name=id_) for id_ in ("bridge", "money", "council", "courier")
    )
    either = Selection(topics=(bridge, money))
    assert related(of("mayor", either))["events"] == ["bribe", "vote"]
    assert related(of("council", either))["facts"] == ["price"]
    both = replace(either, all_of=True)
    assert related(of("mayor", both))["events"] == ["bribe"]
    assert related(of("council", both))["facts"] == []
    for others, events in (((council,), ["vote"]), ((council, courier), ["bribe", "vote"])):
        assert related(of("mayor", Selection(actors=others)))["events"] == events


def test_within_a_limit_what_the_actor_published_is_still_found() -> None:
    assert related(of("courier", Selection(limit=1)))["published"] == ["mayor-crossing"]


@pytest.mark.parametrize(
    ("as_of", "stances"),
    [("2025-03-19", []), ("2025-03-20", ["denies"]), ("2025-04-01", ["denies", "doubts"])],
)
def test_as_of_a_day_a_summary_has_the_claims_and_entries_of_that_day(
    as_of: str, stances: list[str]
) -> None:
    then = of("mayor", Selection(as_of=parse_date(as_of)))
    assert [claim.stance for claim, _ in then.claims] == stances
    assert related(then)["events"] == ["bribe"], "the vote became public with the minutes"
