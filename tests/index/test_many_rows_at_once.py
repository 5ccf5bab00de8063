"""An index holds every entry and every value of it, however many rows go into it at once."""

from __future__ import annotations

import pytest
from logs import log_files, written

from syru.index.build import in_memory
from syru.log.reader import read_logs

HEAD = "".join(
    [
        written("[log]", format=1, title="T"),
        written("[sources.s]", title="S"),
        written("[actors.a]", name="A"),
        written("[actors.b]", name="B"),
    ]
)


def texts_of(number: int, count: int) -> dict[str, str]:
    """Return what an entry has and others have not: every third, or the last alone."""
    texts = {"summary": "A summary"} if number % 3 == 0 else {}
    return texts | ({"date_note": "A note"} if number == count - 1 else {})


def actors_of(number: int) -> list[str]:
    return ["a", "b"][: number % 3]


@pytest.mark.parametrize("count", [1, 2, 29, 30, 31, 60, 61, 1_001])
def test_every_value_of_every_entry_is_there(count: int) -> None:
    texts = [texts_of(number, count) for number in range(count)]
    events = (
        written("[[events]]", id=f"e{at}", date="2025", title="T", actors=actors_of(at), **more)
        for at, more in enumerate(texts)
    )
    index = in_memory(read_logs(log_files(HEAD + "".join(events))))
    found = index.execute("SELECT number, id, summary, date_note FROM entries ORDER BY number")
    assert list(found) == [
        (at + 1, f"e{at}", more.get("summary"), more.get("date_note"))
        for at, more in enumerate(texts)
    ]
    named = index.execute("SELECT entry, actor FROM entry_actors ORDER BY entry, position")
    assert list(named) == [(at + 1, actor) for at in range(count) for actor in actors_of(at)]
    searched = index.execute("SELECT count(*) FROM words WHERE words MATCH 'summary : summary'")
    assert searched.fetchone() == (sum("summary" in more for more in texts),)
