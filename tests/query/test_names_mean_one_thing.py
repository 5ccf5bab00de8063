"""What one id or name means, of whatever kind; it is never guessed."""

from __future__ import annotations

import re

import pytest
from logs import TOWN, indexed, written

from syru.errors import UsageError
from syru.query import find
from syru.query.find import called, find_any, find_subjects

# The town with two kinds of council, and a fact that has the id of an actor.
LOG = TOWN + "\n".join(
    [
        written("[places.council]", name="Council chamber"),
        written("[[facts]]", id="baker", statement="-"),
        written("[[facts]]", id="toll", statement="-"),
        written("[topics.toll]", name="The toll"),
        written("[topics.washington-d-c]", name="Washington D.C."),
        written("[places.washington]", name="Washington, D.C.", aliases=["Money"]),
        written("[topics.hall]", name="The town hall"),
        written("[places.town-hall]", name="Hall", aliases=["Town Hall", "the-bridge"]),
        written("[topics.the-bridge]", name="Of stone"),
        written("[places.quay-1]", name="Quay"),
        written("[places.quay-2]", name="Quay"),
    ]
)


def test_a_large_log_suggests_the_ids_beside_what_was_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(find, "_IDS_BESIDE", 3)
    ids = [f"event-{number:03}" for number in range(100)]
    log = TOWN + "\n".join(written("[[facts]]", id=id_, statement="-") for id_ in ids)
    with pytest.raises(UsageError, match=r"did you mean event-05[0-9]"):
        find_any(indexed(log), "event-05x")


@pytest.mark.parametrize(
    ("typed", "kind", "id_"),
    [
        pytest.param("vote", "event", "vote", id="the id of an event"),
        pytest.param("ferry", "fact", "ferry", id="the id of a fact"),
        pytest.param("rumour", "quote", "rumour", id="the id of a quote"),
        pytest.param("baker", "fact", "baker", id="the id of an entry, not of an actor"),
        pytest.param("toll", "fact", "toll", id="the id of an entry, not of a topic"),
        pytest.param("topic:toll", "topic", "toll", id="the topic that an entry is named as"),
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
            "Quay",
            '"Quay" may be one of 2: write one of place:quay-1, place:quay-2',
            id="two of one name",
        ),
        pytest.param("vots", 'nothing is called "vots"; did you mean vote?', id="misspelled"),
        pytest.param(
            "zzzz",
            'nothing is called "zzzz"; syru actors, syru topics and syru places list the names',
            id="nothing near",
        ),
        pytest.param(
            "place:vote",
            'no place is called "place:vote"; it is an event: syru show vote',
            id="of no such kind",
        ),
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


SUBJECTS = TOWN + "\n".join(
    [
        written("[actors.lind]", name="Po Lind"),
        written("[topics.po]", name="Post office"),
        written("[actors.mo]", name="Bridge Moneymaker"),
        written("[places.quay]", name="Old Quay"),
        written("[places.north]", name="Old North Quay"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("baker", ["actor:baker"], id="one word"),
        pytest.param("Ada Moreno", ["actor:mayor"], id="a name of two words"),
        pytest.param("ada moreno", ["actor:mayor"], id="folded"),
        pytest.param("Old Quay", ["place:quay"], id="a name, not beginnings of a longer one"),
        pytest.param("baker courier", ["actor:baker", "actor:courier"], id="two ids"),
        pytest.param("baker money", ["actor:baker", "topic:money"], id="of two kinds"),
        pytest.param("baker baker", ["actor:baker"], id="twice the same"),
        pytest.param("bridge money", ["topic:bridge", "topic:money"], id="two ids, not beginnings"),
        pytest.param("cour mayor", ["actor:courier", "actor:mayor"], id="a beginning among names"),
        pytest.param("topic:money place:river", ["topic:money", "place:river"], id="with kinds"),
        pytest.param("Ada Mor", ["actor:mayor"], id="two words of one name"),
        pytest.param("po li", ["actor:lind"], id="a beginning too short to be a name of its own"),
        pytest.param("po lin", ["topic:po", "actor:lind"], id="long enough to be one"),
        pytest.param("Old No Qu", ["place:north"], id="beginnings of one name"),
    ],
)
def test_several_words_are_one_name_or_a_name_each(typed: str, meant: list[str]) -> None:
    found = find_subjects(indexed(SUBJECTS), typed.split())
    assert [f"{kind}:{one.id}" for kind, one in found] == meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param("baker zzzz", 'nothing is called "zzzz"', id="one is unknown"),
        pytest.param("zzzz baker", 'nothing is called "zzzz"', id="the first is unknown"),
        pytest.param("baker Old", '"Old" may be one of 2: write one of place:quay', id="unclear"),
        pytest.param(
            "council Ek",
            '"Ek" is too short for a name among others; for Bo Ek write actor:baker',
            id="too short among others",
        ),
        pytest.param("Old Qu", '"Old Qu" may be one of 2', id="beginnings of two names"),
        pytest.param(
            "vote",
            'no actor or topic or place is called "vote"; it is an event: syru show vote',
            id="an entry is no subject",
        ),
    ],
)
def test_several_words_of_which_one_is_not_clear_are_refused(typed: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}"):
        find_subjects(indexed(SUBJECTS), typed.split())


def test_a_search_learns_what_is_called_so() -> None:
    index = indexed(LOG)
    assert called(index, "council") == [("actor", "council"), ("place", "council")]
    assert called(index, "cros") == [("topic", "bridge")]
    assert called(index, "zzzz") == []
