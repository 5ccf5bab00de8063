"""What a log holds, counted."""

from __future__ import annotations

import pytest
from conftest import indexed, written

from syru.dates.edtf import parse_date
from syru.query.catalogue import Item, catalogue
from syru.query.selection import Selection

LOG = "\n".join(
    [
        written("[log]", format=1, title="Made up"),
        written("[sources.s]", title="Source", date="2025-10-27"),
        written("[sources.unused]", title="Unused"),
        written("[actors.ann]", name="Ann", kind="person", role="judge"),
        written("[actors.bob]", name="Bob", kind="person"),
        written("[actors.cid]", name="Cid", kind="state"),
        written("[topics.rare]", name="Rare", description="seldom"),
        written("[topics.common]", name="Common"),
        written("[places.here]", name="Here"),
        *(
            written(table, source="s", **values)
            for table, values in (
                ("[[events]]", {"id": "e2", "date": "2025-02", "title": "-", "actors": ["bob"]}),
                (
                    "[[events]]",
                    {
                        "id": "e1",
                        "date": "2025-01",
                        "title": "-",
                        "actors": ["ann", "bob"],
                        "topics": ["common", "rare"],
                        "places": ["here"],
                        "claims": [
                            {"by": "ann", "stance": "asserts", "date": "2025-01"},
                            {"by": "cid", "stance": "denies", "date": "2025-09"},
                        ],
                    },
                ),
                ("[[facts]]", {"id": "f", "statement": "-", "topics": ["common"]}),
                ("[[quotes]]", {"id": "q", "text": "-", "by": "ann", "date": "2025-03"}),
                ("[[quotes]]", {"id": "q2", "text": "-", "by": "ann", "actors": ["ann"]}),
            )
        ),
    ]
)


def counted(kind: str, selection: Selection | None = None) -> dict[str, tuple[int, int, int]]:
    items = catalogue(indexed(LOG), kind, selection or Selection())
    return {item.id: (item.events, item.facts, item.quotes) for item in items}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        # Claims count, and what is both about and by an actor counts once.
        pytest.param("actor", [("ann", 1, 0, 2), ("bob", 2, 0, 0), ("cid", 1, 0, 0)], id="actors"),
        pytest.param("topic", [("common", 1, 1, 0), ("rare", 1, 0, 0)], id="topics"),
        pytest.param("place", [("here", 1, 0, 0)], id="places"),
        pytest.param("source", [("s", 2, 1, 2), ("unused", 0, 0, 0)], id="sources"),
    ],
)
def test_each_is_counted_by_kind_most_entries_first(
    kind: str, expected: list[tuple[str, int, int, int]]
) -> None:
    assert [(id_, *counts) for id_, counts in counted(kind).items()] == expected


def item(kind: str, id_: str) -> Item:
    [found] = [one for one in catalogue(indexed(LOG), kind, Selection()) if one.id == id_]
    return found


def test_an_item_says_what_it_is_and_when_it_is_first_and_last_told_of() -> None:
    ann, rare, unused = item("actor", "ann"), item("topic", "rare"), item("source", "unused")
    assert (ann.detail, ann.first, ann.last) == ("person: judge", "January 2025", "March 2025")
    assert (item("actor", "cid").detail, rare.detail) == ("state", "seldom")
    assert (item("source", "s").name, item("source", "s").detail) == ("Source", "27 October 2025")
    assert (unused.first, unused.last, unused.total) == (None, None, 0)
    assert ann.total == 3


def test_among_dates_that_start_alike_first_and_last_are_those_of_the_chronology() -> None:
    head = [written("[log]", format=1, title="-"), written("[sources.s]", title="S")]
    dates = ("2025-01", "[..2025-01-01]", "2025-01-01/..", "2025-01-01")
    events = [
        written("[[events]]", id=f"e-{at}", date=date, title="-") for at, date in enumerate(dates)
    ]
    [source] = catalogue(indexed("\n".join([*head, *events])), "source", Selection())
    assert (source.first, source.last) == ("by 1 January 2025", "since 1 January 2025")


def test_a_selection_narrows_the_counts_and_keeps_the_list() -> None:
    window = Selection(since=parse_date("2025-02"))
    assert counted("actor", window) == {"ann": (0, 0, 1), "bob": (1, 0, 0), "cid": (0, 0, 0)}
    early = Selection(as_of=parse_date("2025-02"))
    assert counted("actor", early)["cid"] == (0, 0, 0), "its claim came later"


def test_lists_can_be_reversed() -> None:
    assert list(counted("topic", Selection(reverse=True))) == ["rare", "common"]
