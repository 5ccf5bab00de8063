"""What was typed after the filter options, as a selection."""

from __future__ import annotations

import re

import pytest
from logs import TOWN, indexed, written

from syru.cli.entries import QuoteOptions as Options
from syru.cli.options import choose
from syru.errors import UsageError
from syru.log.standing import Standing
from syru.query.selection import Selection
from syru.render.formats import Format

LOG = TOWN + "\n".join(
    [
        written("[actors.mayoress]", name="Mia Moreno", kind="person"),
        *(written(f"[places.quay-{at}]", name="New quay") for at in range(2)),
        written("[places.quay-2]", name="New-Quay"),
        *(written(f"[topics.gate-{at}]", name="The gate") for at in range(2)),
        *(written(f"[actors.x-{at}]", name=f"Xerxes {at}", kind="person") for at in range(12)),
    ]
)


def selected(options: Options) -> Selection:
    return options.selection(indexed(LOG), ("event",))


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYRU_TODAY", "2025-10-27")


def test_all_that_was_typed_becomes_a_selection() -> None:
    selection = selected(
        Options(
            since="January 2025",
            until="last month",
            as_of="2025",
            actor=["ada", "mayor", "a. moreno"],
            topic=["bridge"],
            place=["RIVER"],
            claimed_by=["mayoress"],
            denied_by=["mia"],
            by=["baker"],
            standing=["Disputed", "disputed"],
            text=["a b"],
            limit=3,
            certain=True,
            all_of=True,
            reverse=True,
        )
    )
    assert selection.first_day == "2025-01-01"
    assert selection.last_day == "2025-09-30"
    assert selection.known_by == "2025-12-31", "the last day of what was typed"
    assert [actor.id for actor in selection.actors] == ["mayor"], "one actor, named three times"
    assert [selection.topics[0].id, selection.places[0].id] == ["bridge", "river"]
    assert [selection.claimed_by[0].id, selection.denied_by[0].id] == ["mayoress", "mayoress"]
    assert (selection.speakers[0].id, selection.standings) == ("baker", (Standing.DISPUTED,))
    assert (selection.kinds, selection.words, selection.limit) == (("event",), ("a b",), 3)
    assert selection.certain
    assert selection.all_of
    assert selection.reverse


def test_not_before_a_name_excludes_what_it_means() -> None:
    selection = selected(
        Options(
            actor=["not:ada", "baker", "not:mayor"],
            topic=["not:CROSSING"],
            place=["not:river"],
            claimed_by=["not:mia"],
            denied_by=["not:mayor"],
            by=["not:baker"],
        )
    )
    assert [(each.field, each.one.id) for each in selection.excluded] == [
        ("actors", "mayor"),
        ("topics", "bridge"),
        ("places", "river"),
        ("claimed_by", "mayoress"),
        ("denied_by", "mayor"),
        ("speakers", "baker"),
    ]
    assert [actor.id for actor in selection.actors] == ["baker"]
    assert (selection.topics, selection.places, selection.claimed_by) == ((), (), ())
    assert (selection.denied_by, selection.speakers) == ((), ())


def test_nothing_typed_is_everything() -> None:
    assert selected(Options()) == Selection(kinds=("event",))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            Options(since="2025-02", until="2025-01"),
            "--since February 2025 is later than --until January 2025: exchange the two",
            id="since later than until",
        ),
        pytest.param(
            Options(since="10/11/2025"), "--since: '10/11/2025': two readings", id="since"
        ),
        pytest.param(Options(until="nonsense"), "--until: 'nonsense'", id="until"),
        pytest.param(Options(as_of="2025~"), "--as-of: '2025~'", id="as-of"),
        pytest.param(
            Options(actor=["moreno"]),
            '"moreno" may be one of several actors: Ada Moreno (mayor), Mia Moreno (mayoress); '
            "write more of the name, or the id",
            id="two actors",
        ),
        pytest.param(
            Options(place=["New quay"]),
            '"New quay" may be one of several places: New quay (quay-0), New quay (quay-1); '
            "write the id",
            id="two places of one name",
        ),
        pytest.param(
            Options(place=["NEW QUAY"]),
            '"NEW QUAY" may be one of several places: New quay (quay-0), New quay (quay-1), '
            "New-Quay (quay-2); write the id",
            id="three places whose names read alike",
        ),
        pytest.param(
            Options(place=["new"]),
            '"new" may be one of several places: New quay (quay-0), New quay (quay-1), '
            "New-Quay (quay-2); write more of the name, or the id",
            id="places whose names begin so",
        ),
        pytest.param(
            Options(topic=["gate"]),
            '"gate" may be one of several topics: The gate (gate-0), The gate (gate-1); '
            "write the id",
            id="two topics of one name that begins so",
        ),
        pytest.param(
            Options(actor=["xerx"]),
            '"xerx" may be one of several actors: Xerxes 0 (x-0)',
            id="twelve actors",
        ),
        pytest.param(
            Options(by=["courrier"]),
            'no actor is called "courrier"; did you mean The Courier (courier)?',
            id="a misspelled actor",
        ),
        pytest.param(
            Options(topic=["brigde"]),
            'no topic is called "brigde"; did you mean The new bridge (bridge)?',
            id="a misspelled topic",
        ),
        pytest.param(
            Options(place=["zzzzzz"]),
            'no place is called "zzzzzz"; syru places lists them all',
            id="an unknown place",
        ),
        pytest.param(
            Options(topic=["not:brigde"]),
            'no topic is called "brigde"; did you mean The new bridge (bridge)?',
            id="a misspelled topic that is not wanted",
        ),
        pytest.param(Options(topic=["not:"]), 'no topic is called ""', id="not, and nothing"),
        pytest.param(
            Options(topic=["mayor"]),
            'no topic is called "mayor"',
            id="an actor is not a topic",
        ),
        pytest.param(
            Options(standing=["disputd"]),
            '--standing has no "disputd"; did you mean disputed?',
            id="a misspelled standing",
        ),
        pytest.param(
            Options(standing=["zzz"]),
            '--standing has no "zzz"; write one of: stated, confirmed, claimed',
            id="an unknown standing",
        ),
        pytest.param(Options(text=["a", "*"]), "there is no word to look for in '*'", id="no word"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(options: Options, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}") as refused:
        selected(options)
    assert refused.value.exit_code == 2


def test_a_long_list_of_candidates_ends_with_how_many_more_there_are() -> None:
    with pytest.raises(UsageError, match=r"Xerxes 9 \(x-9\), 2 more; write more of the name"):
        selected(Options(actor=["xerx"]))


def test_since_and_until_may_overlap() -> None:
    selection = selected(Options(since="2025-01-15", until="2025-01"))
    assert (selection.first_day, selection.last_day) == ("2025-01-15", "2025-01-31")


def test_a_choice_is_taken_as_written_or_refused() -> None:
    assert choose("--format", "json", Format) is Format.JSON
    with pytest.raises(UsageError, match=r'--format has no "jsn"; did you mean json or jsonl\?$'):
        choose("--format", "jsn", Format)
