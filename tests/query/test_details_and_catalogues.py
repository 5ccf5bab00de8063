"""One entry, topic, place or source whole, and what a log declares of a kind, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from logs import TOWN, indexed, written

from syru.dates import parse_date
from syru.errors import UsageError
from syru.query.catalogue import (
    CatalogueItem,
    EntryDetails,
    catalogue,
    entry_details,
    thing_details,
)
from syru.query.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.query.found import FoundEntry

# More of the town: a quote and a fact on the paragraph of the bribe, a claim that came late, a
# quote that names its speaker, a place without entries, and another log with sources of its own.
LATE = [{"by": "courier", "stance": "relays", "date": "2025-03-12"}]
LATE += [{"by": "baker", "stance": "denies", "date": "2025-05-20"}]
LOGS = (
    TOWN
    + "\n".join(
        [
            written("[places.mill]", name="Mill Street"),
            written("[[events]]", id="offer", date="2025-02-20", title="-", claims=LATE),
            written(
                "[[quotes]]", id="no", text="-", date="2025-03-12", event="bribe", paragraphs=[2]
            ),
            written("[[quotes]]", id="own", text="-", by="mayor", actors=["mayor"]),
            written("[[facts]]", id="near", statement="-", paragraphs=[2, 3]),
        ]
    ),
    "\n".join(
        [
            written("[log]", format=1, title="More"),
            written("[sources.book]", title="Book", date="2025-10-27", authors=["A", "B"]),
            written("[sources.undated]", title="Undated"),
            written("[sources.unused]", title="Unused"),
            written("[[facts]]", id="elsewhere", statement="-", source="book", paragraphs=[2]),
            written(
                "[[facts]]", id="secret", statement="-", source="undated",
                claims=[{"stance": "relays"}],
            ),
        ]
    ),
)  # fmt: skip


def ids(entries: Iterable[FoundEntry]) -> list[str]:
    return [entry.id for entry in entries]


def details(id_: str, as_of: str | None = None) -> EntryDetails:
    then = Selection(as_of=parse_date(as_of) if as_of else None)
    return entry_details(indexed(*LOGS), id_, then, {})


def test_an_event_has_its_quotes_and_what_rests_on_the_same_paragraph_of_its_source() -> None:
    bribe = details("bribe")
    assert bribe.entry.id == "bribe"
    assert (ids(bribe.quotes), ids(bribe.same_paragraphs)) == (["no"], ["near"])


def test_an_entry_that_was_not_public_yet_is_refused_with_the_day_when_it_was() -> None:
    with pytest.raises(UsageError, match="write --as-of 2025-03-12 or a later day"):
        details("bribe", "2025-03-11")
    with pytest.raises(UsageError, match=r"the log cannot show when .* leave out --as-of"):
        details("secret", "9999")
    then = details("bribe", "2025-03-12")
    assert (ids(then.quotes), ids(then.same_paragraphs)) == (["no"], []), "the fact came later"


def test_a_topic_a_place_and_a_source_have_their_lines_and_entries() -> None:
    index = indexed(*LOGS)
    topic = thing_details(index, "topic", "bridge", Selection())
    assert topic.lines == (
        ("About", "Whether, where and when it is built."),
        ("Other names", "crossing"),
    )
    assert topic.name == "The new bridge"
    assert ids(topic.entries) == ["ferry", "flood", "bribe", "vote", "mayor-crossing"]
    mill = thing_details(index, "place", "mill", Selection())
    assert (mill.name, mill.lines, mill.entries) == ("Mill Street", (), ())
    river = thing_details(index, "place", "river", Selection())
    assert ids(river.entries) == ["ferry", "flood", "vote"]
    source = thing_details(index, "source", "book", Selection())
    assert source.lines == (
        ("Authors", "A, B"),
        ("Published", "27 October 2025"),
        ("Date as written", "2025-10-27"),
    )
    assert ids(source.entries) == ["elsewhere"]


def counted(kind: str, selection: Selection | None = None) -> dict[str, tuple[int, int, int]]:
    items = catalogue(indexed(*LOGS), kind, selection or Selection()).items
    return {item.id: (item.events, item.facts, item.quotes) for item in items}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        # Claims count, and what is both about and by an actor counts once.
        pytest.param(
            "actor",
            [("mayor", 2, 0, 2), ("council", 1, 1, 1), ("baker", 2, 0, 0), ("courier", 2, 0, 0)],
            id="actors",
        ),
        pytest.param("topic", [("bridge", 3, 1, 1), ("money", 1, 1, 1)], id="topics"),
        pytest.param("place", [("river", 2, 1, 0), ("mill", 0, 0, 0)], id="places"),
        pytest.param(
            "source",
            [("minutes", 4, 3, 4), ("book", 0, 1, 0), ("undated", 0, 1, 0), ("unused", 0, 0, 0)],
            id="sources",
        ),
    ],
)
def test_each_is_counted_by_kind_most_entries_first(
    kind: str, expected: list[tuple[str, int, int, int]]
) -> None:
    assert [(id_, *counts) for id_, counts in counted(kind).items()] == expected
    backwards = list(counted(kind, Selection(reverse=True)))
    assert backwards == [id_ for id_, *_ in expected[::-1]]


def item(kind: str, id_: str) -> CatalogueItem:
    items = catalogue(indexed(*LOGS), kind, Selection()).items
    [found] = [one for one in items if one.id == id_]
    return found


def test_an_item_says_what_it_is_and_when_it_first_and_last_occurs() -> None:
    mayor, book, unused = item("actor", "mayor"), item("source", "book"), item("source", "unused")
    assert (mayor.detail, mayor.total) == ("person: mayor", 4)
    assert mayor.first == "between 1 February and 10 March 2025"
    assert mayor.last == "12 March 2025"
    assert item("actor", "council").detail == "organisation"
    assert item("topic", "bridge").detail == "Whether, where and when it is built."
    assert (book.name, book.detail) == ("Book", "27 October 2025")
    assert (unused.first, unused.last, unused.total) == (None, None, 0)


def test_among_dates_that_start_alike_first_and_last_are_those_of_the_chronology() -> None:
    head = [written("[log]", format=1, title="-"), written("[sources.s]", title="S")]
    dates = ("2025-01", "[..2025-01-01]", "2025-01-01/..", "2025-01-01")
    events = [
        written("[[events]]", id=f"e-{at}", date=date, title="-") for at, date in enumerate(dates)
    ]
    [source] = catalogue(indexed("\n".join([*head, *events])), "source", Selection()).items
    assert (source.first, source.last) == ("by 1 January 2025", "since 1 January 2025")


def test_a_selection_narrows_the_counts_and_keeps_the_list() -> None:
    window = Selection(since=parse_date("2025-03-11"))
    assert counted("actor", window) == {
        "mayor": (1, 0, 1),
        "council": (1, 0, 1),
        "baker": (1, 0, 0),
        "courier": (0, 0, 0),
    }
    early = counted("actor", Selection(as_of=parse_date("2025-05-19")))
    assert (early["courier"], early["baker"]) == ((2, 0, 0), (0, 0, 0)), "its claim came later"
