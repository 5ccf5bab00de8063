"""How an answer is given: as it is asked for, and no sooner."""

from __future__ import annotations

from conftest import indexed, written

from syru.dates.edtf import parse_date
from syru.query.entries import select
from syru.query.selection import Selection

HEAD = [
    written("[log]", format=1, title="Made up"),
    written("[sources.s]", title="S", date="2025-10-27"),
    *(written(f"[actors.a-{at}]", name=f"Actor {at}", kind="person") for at in range(7)),
]


def long_log(count: int) -> str:
    facts = [
        written("[[facts]]", id=f"f-{at}", statement=f"F {at}", actors=[f"a-{at % 7}"])
        for at in range(count)
    ]
    return "\n".join([*HEAD, *facts])


def test_each_entry_of_a_long_answer_has_its_own_actors_and_claims() -> None:
    found = list(select(indexed(long_log(900)), Selection()).entries)
    assert [entry.id for entry in found] == [f"f-{at}" for at in range(900)]
    for at, entry in enumerate(found):
        assert [actor.name for actor in entry.actors] == [f"Actor {at % 7}"]


def test_the_first_entry_is_given_before_the_last_is_read() -> None:
    index = indexed(long_log(900))
    statements: list[str] = []
    answer = select(index, Selection())
    index.set_trace_callback(statements.append)
    assert next(answer.entries).id == "f-0"
    for_one = len(statements)
    assert len(list(answer.entries)) == 899
    assert len(statements) > for_one, "the links of later entries were read later"


def test_asking_twice_gives_the_same_and_changes_nothing() -> None:
    index = indexed(long_log(5))
    before = list(index.iterdump())
    first = list(select(index, Selection()).entries)
    assert list(select(index, Selection()).entries) == first
    assert list(index.iterdump()) == before


def test_the_heading_of_an_entry_is_its_shortest_saying() -> None:
    tables = [
        written("[[events]]", id="e", date="2025-01", title="Title", summary="Summary"),
        written("[[facts]]", id="f", date="2025-02", statement="Statement"),
        written("[[quotes]]", id="q", date="2025-03", text="Text"),
    ]
    index = indexed("\n".join([*HEAD, *tables]))
    headings = [found.heading for found in select(index, Selection()).entries]
    assert headings == ["Title", "Statement", "Text"]


def test_a_year_of_few_digits_reads_back_as_the_date_that_it_is() -> None:
    log = (
        '[log]\nformat = 1\ntitle = "t"\n[sources.s]\ntitle = "s"\n'
        '[[events]]\nid = "e"\ndate = 325\ntitle = "e"\n'
    )
    [found] = select(indexed(log), Selection()).entries
    assert found.date is not None
    assert (found.date, found.when) == ("0325", str(parse_date(325)))
    assert parse_date(found.date) == parse_date(325)
