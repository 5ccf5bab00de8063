"""What one id or name means, and what belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import indexed, written

from syru.dates.edtf import parse_date
from syru.errors import UsageError
from syru.query.selection import Selection
from syru.query.things import entry_card, meant, thing_card, things_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.query.found import Found

LOG = "\n".join(
    [
        written("[log]", format=1, title="Made up"),
        written("[sources.s]", title="The Article", date="2025-10-27", authors=["A", "B"]),
        written("[sources.other]", title="Undated"),
        written("[actors.damascus]", name="The government", kind="state", aliases=["Damascus"]),
        written("[actors.ann]", name="Ann Sharaa", kind="person"),
        written("[topics.bases]", name="Bases", aliases=["airfields"], description="where"),
        written("[places.damascus]", name="Damascus"),
        written("[places.port]", name="Port"),
        written("[[events]]", id="visit", date="2025-10-15", title="-", source="s", paragraphs=[3]),
        written(
            "[[events]]", id="secret", date="2020", title="-", source="other",
            claims=[{"stance": "relays"}],
        ),
        written(
            "[[facts]]", id="near", statement="-", source="s", paragraphs=[2, 3], topics=["bases"]
        ),
        written("[[facts]]", id="far", statement="-", source="s", paragraphs=[4]),
        written("[[facts]]", id="elsewhere", statement="-", source="other", paragraphs=[3]),
        written("[[facts]]", id="ann", statement="-", source="s", places=["port"]),
        written(
            "[[quotes]]", id="word", text="-", source="s", date="2025-10-15", event="visit",
            paragraphs=[3],
        ),
    ]
)  # fmt: skip


def ids(entries: Iterable[Found]) -> list[str]:
    return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("typed", "kind", "id_"),
    [
        pytest.param("visit", "event", "visit", id="the id of an event"),
        pytest.param("near", "fact", "near", id="the id of a fact"),
        pytest.param("word", "quote", "word", id="the id of a quote"),
        pytest.param("bases", "topic", "bases", id="the id of a topic"),
        pytest.param("AIRFIELDS", "topic", "bases", id="an alias, folded"),
        pytest.param("airf", "topic", "bases", id="the beginning of a word"),
        pytest.param("s", "source", "s", id="the id of a source"),
        pytest.param("the article", "source", "s", id="the title of a source"),
        pytest.param("place:damascus", "place", "damascus", id="one kind of two"),
        pytest.param("actor:damascus", "actor", "damascus", id="the other kind"),
        pytest.param("actor:Ann", "actor", "ann", id="the actor that an entry is named as"),
        pytest.param("fact:ann", "fact", "ann", id="the entry that an actor is named as"),
        pytest.param("sharaa", "actor", "ann", id="a part of a name"),
    ],
)
def test_a_word_means_one_thing_by_id_then_name_then_beginnings(
    typed: str, kind: str, id_: str
) -> None:
    assert meant(indexed(LOG), typed) == (kind, id_)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param(
            "damascus",
            '"damascus" may be one of 2: write one of actor:damascus, place:damascus',
            id="two kinds",
        ),
        pytest.param(
            "ann", '"ann" may be one of 2: write one of fact:ann, actor:ann', id="entry and actor"
        ),
        pytest.param("vist", 'nothing is called "vist"; did you mean visit?', id="misspelled"),
        pytest.param(
            "zzzz",
            'nothing is called "zzzz"; syru find WORDS looks in the texts',
            id="nothing near",
        ),
        pytest.param("place:visit", 'nothing is called "place:visit"', id="of no such kind"),
        pytest.param("", 'nothing is called ""', id="nothing typed"),
        pytest.param(
            "visit\udcff", 'nothing is called "visit\udcff"', id="a byte that is no UTF-8"
        ),
        pytest.param("' OR 1=1 --", 'nothing is called "\' OR 1=1 --"', id="SQL"),
    ],
)
def test_a_word_that_means_nothing_or_several_things_is_never_guessed(
    typed: str, message: str
) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}"):
        meant(indexed(LOG), typed)


def test_a_search_is_told_of_what_is_called_so() -> None:
    index = indexed(LOG)
    assert things_called(index, "damascus") == [("actor", "damascus"), ("place", "damascus")]
    assert things_called(index, "airf") == [("topic", "bases")]
    assert things_called(index, "zzzz") == []


def test_the_card_of_an_event_has_its_quotes_and_what_rests_on_the_same_paragraph() -> None:
    card = entry_card(indexed(LOG), "visit", Selection())
    assert (card.entry.id, ids(card.quotes), ids(card.neighbours)) == ("visit", ["word"], ["near"])


def test_the_card_of_an_entry_that_was_not_public_yet_says_when_it_was() -> None:
    index = indexed(LOG)
    with pytest.raises(UsageError, match="write --as-of 2025-10-15 or a later day"):
        entry_card(index, "visit", Selection(as_of=parse_date("2025-10-14")))
    with pytest.raises(UsageError, match=r"the log cannot show when .* leave out --as-of"):
        entry_card(index, "secret", Selection(as_of=parse_date("9999")))
    card = entry_card(index, "visit", Selection(as_of=parse_date("2025-10-15")))
    assert (ids(card.quotes), ids(card.neighbours)) == (["word"], []), "the fact came later"


def test_a_topic_a_place_and_a_source_have_their_lines_and_entries() -> None:
    index = indexed(LOG)
    topic = thing_card(index, "topic", "bases", Selection())
    assert topic.lines == (("About", "where"), ("Other names", "airfields"))
    assert (topic.name, ids(topic.entries)) == ("Bases", ["near"])
    place = thing_card(index, "place", "damascus", Selection())
    assert (place.name, place.lines, place.entries) == ("Damascus", (), ())
    assert ids(thing_card(index, "place", "port", Selection()).entries) == ["ann"]
    source = thing_card(index, "source", "s", Selection())
    assert source.lines == (
        ("Authors", "A, B"),
        ("Published", "27 October 2025"),
        ("Date as written", "2025-10-27"),
    )
    assert ids(source.entries) == ["visit", "word", "near", "far", "ann"]
