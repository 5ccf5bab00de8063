"""What one id or name means, of whatever kind; it is never guessed."""

from __future__ import annotations

import re

import pytest
from logs import TOWN, indexed, written

from syru.errors import UsageError
from syru.query.find import called, find_any

# The town with two kinds of council, and a fact that has the id of an actor.
LOG = TOWN + "\n".join(
    [
        written("[places.council]", name="Council chamber"),
        written("[[facts]]", id="baker", statement="-"),
        written("[topics.washington-d-c]", name="Washington D.C."),
        written("[places.washington]", name="Washington, D.C.", aliases=["Money"]),
        written("[topics.hall]", name="The town hall"),
        written("[places.town-hall]", name="Hall", aliases=["Town Hall", "the-bridge"]),
        written("[topics.the-bridge]", name="Of stone"),
        written("[places.quay-1]", name="Quay"),
        written("[places.quay-2]", name="Quay"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "kind", "id_"),
    [
        pytest.param("vote", "event", "vote", id="the id of an event"),
        pytest.param("ferry", "fact", "ferry", id="the id of a fact"),
        pytest.param("rumour", "quote", "rumour", id="the id of a quote"),
        pytest.param("money", "topic", "money", id="the id of a topic"),
        pytest.param("CROSSING", "topic", "bridge", id="an alias, folded"),
        pytest.param("cros", "topic", "bridge", id="the beginning of a word"),
        pytest.param("minutes", "source", "minutes", id="the id of a source"),
        pytest.param("minutes of the council", "source", "minutes", id="the title of a source"),
        pytest.param("place:council", "place", "council", id="one kind of two"),
        pytest.param("actor:council", "actor", "council", id="the other kind"),
        pytest.param("actor:Baker", "actor", "baker", id="the actor that an entry is named as"),
        pytest.param("fact:baker", "fact", "baker", id="the entry that an actor is named as"),
        pytest.param("moreno", "actor", "mayor", id="a part of a name"),
        pytest.param("Washington, D.C.", "place", "washington", id="a name, not an id folded"),
        pytest.param("WASHINGTON D.C.", "topic", "washington-d-c", id="an id folded, not a name"),
        pytest.param("Money", "topic", "money", id="a name, not the alias of another kind"),
        pytest.param("Hall", "place", "town-hall", id="a name, not the id of another kind, folded"),
        pytest.param("Town Hall", "place", "town-hall", id="an alias, not a beginning"),
        pytest.param("the-bridge", "topic", "the-bridge", id="an id, not an alias"),
    ],
)
def test_a_word_means_one_thing_by_id_then_name_then_beginnings(
    typed: str, kind: str, id_: str
) -> None:
    assert find_any(indexed(LOG), typed) == (kind, id_)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param(
            "council",
            '"council" may be one of 2: write one of actor:council, place:council',
            id="two kinds",
        ),
        pytest.param(
            "baker",
            '"baker" may be one of 2: write one of fact:baker, actor:baker',
            id="entry and actor",
        ),
        pytest.param(
            "Quay",
            '"Quay" may be one of 2: write one of place:quay-1, place:quay-2',
            id="two of one name",
        ),
        pytest.param("vots", 'nothing is called "vots"; did you mean vote?', id="misspelled"),
        pytest.param(
            "zzzz",
            'nothing is called "zzzz"; syru find WORDS looks in the texts',
            id="nothing near",
        ),
        pytest.param("place:vote", 'nothing is called "place:vote"', id="of no such kind"),
        pytest.param("", 'nothing is called ""', id="nothing typed"),
        pytest.param("vote\udcff", 'nothing is called "vote\udcff"', id="a byte that is no UTF-8"),
        pytest.param("' OR 1=1 --", 'nothing is called "\' OR 1=1 --"', id="SQL"),
    ],
)
def test_a_word_that_means_nothing_or_several_things_is_refused_with_the_remedy(
    typed: str, message: str
) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}"):
        find_any(indexed(LOG), typed)


def test_a_search_learns_what_is_called_so() -> None:
    index = indexed(LOG)
    assert called(index, "council") == [("actor", "council"), ("place", "council")]
    assert called(index, "cros") == [("topic", "bridge")]
    assert called(index, "zzzz") == []
