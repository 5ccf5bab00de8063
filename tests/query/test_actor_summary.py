"""What is gathered of one actor."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(
    ("paragraph", "keys", "hangs"),
    [
        pytest.param(4, {"topics": ["bridge"]}, True, id="its paragraph and a topic of it"),
        pytest.param(4, {"topics": ["money"]}, False, id="its paragraph and another topic"),
        pytest.param(4, {}, False, id="its paragraph alone"),
        pytest.param(5, {"topics": ["bridge"]}, False, id="another paragraph"),
        pytest.param(4, {"topics": ["bridge"], "source": "other"}, False, id="of another source"),
    ],
)
def test_a_claim_is_made_by_the_quote_on_its_paragraph_about_the_same(
    paragraph: int, keys: dict[str, object], *, hangs: bool
) -> None:
    claims = [{"by": "mayor", "stance": "asserts", "paragraph": paragraph}]
    log = TOWN.replace('id = "rumour"', 'id = "rumour"\nsource = "minutes"')
    log = re.sub(r"\nparagraphs", '\nsource = "minutes"\nparagraphs', log)
    log += written("[sources.other]", title="Other")
    log += written(
        "[[facts]]", id="new", statement="-", claims=claims, **({"source": "minutes"} | keys)
    )
    index = indexed(log)
    mayor = summarise_actor(index, named(index, "actor", "mayor"), Selection())
    (statement,) = (
        one for one in mayor.statements if "new" in [entry.id for _, entry in one.claims]
    )
    assert (statement.quote is not None) == hangs


def test_a_claim_on_the_event_of_a_quote_is_made_by_it() -> None:
    claim = '{ by = "baker", stance = "confirms" }'
    own = '{ by = "mayor", stance = "confirms", paragraph = 4 }'
    log = TOWN.replace(claim, own).replace(
        'topics = ["bridge"]\nparagraphs = [4]', "paragraphs = [4]"
    )
    index = indexed(log)
    mayor = summarise_actor(index, named(index, "actor", "mayor"), Selection())
    made = {
        one.quote.id: ids(entry for _, entry in one.claims) for one in mayor.statements if one.quote
    }
    assert made == {"mayor-crossing": ["vote"]}


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
    assert (mayor.first.entry.id, mayor.last.entry.id) == ("bribe", "debt")
    assert mayor.last.date == "2025-04-01", "of a claim its own day, not that of its entry"


def test_first_and_last_are_the_actors_own_and_not_what_others_said_of_it() -> None:
    index = indexed(
        TOWN
        + written("[[quotes]]", id="early", text="-", by="council", date="1900", actors=["baker"])
        + written("[[quotes]]", id="late", text="-", by="council", date="2030", actors=["baker"])
        + written("[[quotes]]", id="own", text="-", by="baker", date="2026")
    )
    baker = summarise_actor(index, named(index, "actor", "baker"), Selection())
    assert baker.first is not None
    assert baker.last is not None
    assert (baker.first.date, baker.last.date) == ("2026", "2026")
    assert related(baker)["named_in"] == ["early", "late"]


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
    both = either._replace(all_of=True)
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
