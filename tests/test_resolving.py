"""What was typed after the options, as a selection."""

from __future__ import annotations

import re

import pytest
from conftest import indexed, written

from syru.cli.resolving import Wish, choose, resolve
from syru.errors import UsageError
from syru.log.model import Standing
from syru.query.selection import Selection

LOG = "\n".join(
    [
        written("[log]", format=1, title="Made up"),
        written("[sources.s]", title="S"),
        written("[actors.ann]", name="Ann al-Sharaa", kind="person", aliases=["The Judge"]),
        written("[actors.anna]", name="Anna Bolena", kind="person"),
        *(written(f"[actors.x-{at}]", name=f"Xerxes {at}", kind="person") for at in range(12)),
        written("[topics.bases]", name="Military bases"),
        written("[places.here]", name="Here"),
    ]
)


def resolved(wish: Wish) -> Selection:
    return resolve(wish, indexed(LOG), ("event",))


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYRU_TODAY", "2025-10-27")


def test_all_that_was_typed_becomes_a_selection() -> None:
    selection = resolved(
        Wish(
            since="January 2025",
            until="last month",
            as_of="2025",
            actors=["sharaa", "ann", "the judge"],
            topics=["bases"],
            places=["HERE"],
            claimed_by=["anna"],
            denied_by=["bolena"],
            speakers=["ann"],
            standings=["Disputed", "disputed"],
            words=["a b"],
            limit=3,
        )
    )
    assert selection.first_day == "2025-01-01"
    assert selection.last_day == "2025-09-30"
    assert selection.known_by == "2025-12-31", "the last day of what was typed"
    assert [actor.id for actor in selection.actors] == ["ann"], "one actor, named three times"
    assert [selection.topics[0].id, selection.places[0].id] == ["bases", "here"]
    assert [selection.claimed_by[0].id, selection.denied_by[0].id] == ["anna", "anna"]
    assert (selection.speakers[0].id, selection.standings) == ("ann", (Standing.DISPUTED,))
    assert (selection.kinds, selection.words, selection.limit) == (("event",), ("a b",), 3)


def test_nothing_typed_is_everything() -> None:
    assert resolved(Wish()) == Selection(kinds=("event",))


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        pytest.param(
            Wish(since="2025-02", until="2025-01"),
            "--since February 2025 is later than --until January 2025: exchange the two",
            id="since later than until",
        ),
        pytest.param(Wish(since="10/11/2025"), "--since: '10/11/2025': two readings", id="since"),
        pytest.param(Wish(until="nonsense"), "--until: 'nonsense'", id="until"),
        pytest.param(Wish(as_of="2025~"), "--as-of: '2025~'", id="as-of"),
        pytest.param(
            Wish(actors=["an"]),
            '"an" may be one of several actors: Ann al-Sharaa (ann), Anna Bolena (anna); '
            "write more of the name, or the id",
            id="two actors",
        ),
        pytest.param(
            Wish(actors=["xerx"]),
            '"xerx" may be one of several actors: Xerxes 0 (x-0)',
            id="twelve actors",
        ),
        pytest.param(
            Wish(speakers=["sharra"]),
            'no actor is called "sharra"; did you mean Ann al-Sharaa (ann)?',
            id="a misspelled actor",
        ),
        pytest.param(
            Wish(topics=["basis"]),
            'no topic is called "basis"; did you mean Military bases (bases)?',
            id="a misspelled topic",
        ),
        pytest.param(
            Wish(places=["zzzzzz"]),
            'no place is called "zzzzzz"; syru places lists them all',
            id="an unknown place",
        ),
        pytest.param(
            Wish(topics=["ann"]), 'no topic is called "ann"', id="an actor is not a topic"
        ),
        pytest.param(
            Wish(standings=["disputd"]),
            '--standing has no "disputd"; did you mean disputed?',
            id="a misspelled standing",
        ),
        pytest.param(
            Wish(standings=["zzz"]),
            '--standing has no "zzz"; write one of: stated, confirmed, claimed',
            id="an unknown standing",
        ),
        pytest.param(Wish(words=["a", "*"]), "there is no word to look for in '*'", id="no word"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(wish: Wish, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}") as refused:
        resolved(wish)
    assert refused.value.exit_code == 2


def test_a_long_list_of_candidates_says_how_many_more_there_are() -> None:
    with pytest.raises(UsageError, match=r"Xerxes 9 \(x-9\), 2 more; write more of the name"):
        resolved(Wish(actors=["xerx"]))


def test_since_and_until_may_overlap() -> None:
    selection = resolved(Wish(since="2025-01-15", until="2025-01"))
    assert (selection.first_day, selection.last_day) == ("2025-01-15", "2025-01-31")


def test_a_choice_is_taken_as_written_or_refused() -> None:
    assert choose("--format", "json", ("json", "csv")) == "json"
    with pytest.raises(UsageError, match=r'--format has no "jsn"; did you mean json\?'):
        choose("--format", "jsn", ("json", "csv"))
