"""How a filter was read, and what it leaves out, in words."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from syru.dates import parse_date
from syru.log.standing import Standing
from syru.query.entries import Answer, FoundEntries
from syru.query.selection import Excluded, Named, Order, Selection
from syru.query.tally import Tally
from syru.render.filters import (
    caption,
    each_alone,
    each_alone_words,
    filter_words,
    left_out,
    nothing,
    perhaps_words,
)
from syru.render.words import noun

ANN, BOB = Named(id="ann", name="Ann"), Named(id="bob", name="Bob")
NOT_BOB = Excluded(field="topics", one=BOB)
NAMED_FIELDS = ("speakers", "denied_by", "claimed_by", "places", "topics", "actors")
SINCE, UNTIL = parse_date("2025-01"), parse_date("2025-06")


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        pytest.param({}, "", id="nothing"),
        pytest.param({"since": SINCE}, "since 1 January 2025", id="since"),
        pytest.param({"until": UNTIL}, "through 30 June 2025", id="until"),
        pytest.param(
            {"since": SINCE, "until": UNTIL},
            "from 1 January 2025 through 30 June 2025",
            id="since and until",
        ),
        pytest.param(
            {"since": parse_date("2025-01-05"), "until": parse_date("2025-01-05")},
            "on 5 January 2025",
            id="one day",
        ),
        pytest.param(
            {"since": SINCE, "certain": True}, "since 1 January 2025, for certain", id="certain"
        ),
        pytest.param({"as_of": UNTIL}, "as of 30 June 2025", id="as-of is the last day"),
        pytest.param({"actors": (ANN,)}, "about Ann", id="an actor"),
        pytest.param({"subject": ANN, "actors": (BOB,)}, "about Ann, about Bob", id="a subject"),
        pytest.param({"actors": (ANN, BOB)}, "about Ann or Bob", id="any of two"),
        pytest.param({"actors": (ANN, BOB), "all_of": True}, "about Ann and Bob", id="both"),
        pytest.param({"topics": (ANN,), "places": (BOB,)}, "on Ann, at Bob", id="topic and place"),
        pytest.param(
            {"claimed_by": (ANN,), "denied_by": (BOB,)},
            "claimed by Ann, denied by Bob",
            id="claims",
        ),
        pytest.param(
            {"speakers": (ANN, BOB), "all_of": True}, "said by Ann or Bob", id="one speaker"
        ),
        pytest.param(
            {"standings": (Standing.DISPUTED, Standing.DENIED), "all_of": True},
            "whose standing is disputed or denied",
            id="one standing",
        ),
        pytest.param(
            {
                "topics": (BOB,),
                "excluded": (
                    NOT_BOB._replace(one=ANN),
                    *(NOT_BOB._replace(field=name) for name in NAMED_FIELDS),
                ),
            },
            "on Bob, not about Bob, not on Ann or Bob, not at Bob, not claimed by Bob, "
            "not denied by Bob, not said by Bob",
            id="excluded",
        ),
        pytest.param({"words": ("a b", "c")}, "with the words “a b” or “c”", id="any of two texts"),
        pytest.param({"searched": "a b"}, "with “a b”", id="searched"),
    ],
)
def test_a_filter_is_told_as_it_was_read(filters: dict[str, Any], words: str) -> None:
    assert filter_words(Selection(**filters)) == words


EVENTS = Selection(kinds=("event",))


def tally(total: int, matching: int | None = None, **counts: int) -> Tally:
    found = total if matching is None else matching
    rest = {"possible": 0, "undated": 0, "unsure": 0, "unplaced": 0}
    made = Tally(sqlite3.connect(":memory:"), EVENTS)
    # As if they had been counted.
    vars(made).update({"total": total, "matching": found, "shown": found} | rest | counts)
    return made


@pytest.mark.parametrize(
    ("selection", "counts", "expected"),
    [
        pytest.param(EVENTS, tally(12), "all 12 events", id="all"),
        pytest.param(EVENTS, tally(1), "1 event", id="the only one"),
        pytest.param(Selection(), tally(3), "all 3 entries", id="of all kinds"),
        pytest.param(
            Selection(kinds=("event",), actors=(ANN,)),
            tally(12, 3),
            "3 of 12 events: about Ann",
            id="filtered",
        ),
        pytest.param(
            Selection(kinds=("event",), actors=(ANN,)),
            tally(12, 12),
            "12 of 12 events: about Ann",
            id="filtered in vain",
        ),
        pytest.param(
            Selection(kinds=("event",), limit=2),
            tally(12, 7, shown=2),
            "first 2 of 7 found (12 events)",
            id="limited",
        ),
        pytest.param(
            Selection(kinds=("quote",), limit=2, reverse=True),
            tally(12, shown=2),
            "last 2 of 12 quotes",
            id="the last of them",
        ),
        pytest.param(
            Selection(kinds=("fact",), since=SINCE),
            tally(12, 3, possible=1),
            "3 of 12 facts: since 1 Jan 2025",
            id="in a window, with short dates",
        ),
        pytest.param(
            Selection(searched="grain", order=Order.BEST, limit=2),
            tally(12, 7, shown=2),
            "best 2 of 7 found (12 entries): with “grain”",
            id="the best of them",
        ),
    ],
)
def test_a_caption_says_how_many_of_how_many(
    selection: Selection, counts: Tally, expected: str
) -> None:
    none = FoundEntries(connection=sqlite3.connect(":memory:"), selection=selection, texts={})
    answer = Answer(selection=selection, tally=counts, entries=none)
    assert caption(answer) == expected


@pytest.mark.parametrize(
    ("selection", "possible", "words"),
    [
        pytest.param(
            Selection(since=SINCE),
            5,
            "perhaps since 1 January 2025: 5, their dates are rough (--certain omits them)",
            id="several",
        ),
        pytest.param(
            Selection(until=UNTIL),
            1,
            "perhaps through 30 June 2025: 1, its date is rough (--certain omits it)",
            id="one",
        ),
        pytest.param(
            Selection(since=SINCE, until=UNTIL, actors=(ANN,)),
            2,
            "perhaps from 1 January 2025 through 30 June 2025: 2, "
            "their dates are rough (--certain omits them)",
            id="the window alone, no other filter",
        ),
    ],
)
def test_what_only_may_lie_in_a_window_stands_under_a_line_that_says_so(
    selection: Selection, possible: int, words: str
) -> None:
    assert perhaps_words(selection, tally(12, 7, possible=possible)) == words


def test_what_is_left_out_is_told_with_the_reason() -> None:
    assert left_out(EVENTS, tally(5)) == []
    undated, unsure, unplaced = left_out(EVENTS, tally(5, undated=2, unsure=1, unplaced=1))
    assert undated == "2 without a date left out"
    assert unsure == "1 that may lie outside these days left out by --certain"
    assert unplaced == "1 event left out: the log cannot show when they became public"


def test_quotes_are_never_asked_for_their_standing_in_silence() -> None:
    asked = Selection(kinds=("quote",), denied_by=(ANN,))
    assert left_out(asked, tally(5, 0)) == ["quotes have no standing and no claims"]
    assert left_out(asked._replace(kinds=("quote", "fact")), tally(5, 0)) == []


def test_filters_are_taken_apart_where_together_they_find_nothing() -> None:
    both = Selection(kinds=("event",), since=SINCE, certain=True, topics=(ANN, BOB), limit=1)
    alone, every = each_alone(both), each_alone(both._replace(all_of=True))
    assert list(map(filter_words, alone)) == [
        "since 1 January 2025, for certain",
        "on Ann or Bob",
    ]
    assert list(map(filter_words, every))[1:] == ["on Ann", "on Bob"]
    assert {each.kinds for each in alone} == {("event",)}
    excluded = EVENTS._replace(excluded=(NOT_BOB, NOT_BOB._replace(one=ANN)))
    assert list(map(filter_words, each_alone(excluded))) == ["not on Bob", "not on Ann"]
    assert each_alone(EVENTS) == []
    words = "alone: 6 since 1 January 2025, for certain; 3 on Ann or Bob"
    assert each_alone_words(list(zip(alone, (6, 3), strict=True))) == words


def test_no_match_says_how_the_filter_was_read() -> None:
    later = Selection(kinds=("event",), since=parse_date("2030"))
    assert nothing(later) == "no events since 1 January 2030"
    assert nothing(Selection(kinds=("quote",))) == "no quotes in the log"
    assert nothing(Selection(searched="x")) == "no entries with “x”"


def test_entries_are_called_by_their_kind_and_number() -> None:
    assert [noun(("fact",), 1), noun(("fact",), 2), noun(("fact",))] == ["fact", "facts", "facts"]
    assert [noun(("fact", "event"), 1), noun(("fact", "event"), 0)] == ["entry", "entries"]
