"""A window on what one actor, topic or place has to do with, at any time from 9999 BC on."""

from __future__ import annotations

from typing import Any

import pytest
from logs import indexed, written

from syru.dates import parse_date
from syru.query.entries import select
from syru.query.selection import Named, Selection

DATES = {
    "caesar": "-0043-03-15",
    "long": "-0099/2020",
    "first": "0001",
    "open": "2011-03/..",
    "late": "2025-01-31",
    "undated": None,
}
ABOUT = {"actors": ["ann"], "topics": ["bases"], "places": ["here"]}
LOG = "\n".join(
    [
        written("[log]", format=1, title="Long times"),
        written("[sources.s]", title="S"),
        *(written(f"[{kind}.{id_}]", name=id_) for kind, (id_,) in ABOUT.items()),
        *(
            written("[[facts]]", id=id_, date=date, statement="-", source="s", **ABOUT)
            for id_, date in DATES.items()
        ),
    ]
)


@pytest.mark.parametrize("axis", ABOUT)
@pytest.mark.parametrize(
    ("since", "found"),
    [
        pytest.param(None, set(DATES), id="always"),
        pytest.param("-0050", {"caesar", "long", "first", "open", "late"}, id="since 51 BC"),
        pytest.param("-0042", {"long", "first", "open", "late"}, id="since 43 BC"),
        pytest.param("2020-12-31", {"long", "open", "late"}, id="the last day counts"),
        pytest.param("2021", {"open", "late"}, id="what ended before is left out"),
        pytest.param("9000", {"open"}, id="what never ended is found at any time"),
    ],
)
def test_a_window_holds_what_had_not_ended(axis: str, since: str | None, found: set[str]) -> None:
    (id_,) = ABOUT[axis]
    chosen: dict[str, Any] = {axis: (Named(id=id_, name=id_),)}
    window = Selection(since=None if since is None else parse_date(since))
    answer = select(indexed(LOG), window._replace(**chosen))
    assert {entry.id for entry in answer.entries} == found
    assert answer.tally.matching == len(found)
    assert answer.tally.undated == (since is not None)
