"""How an answer is given: as it is asked for, no sooner, and as often as it is asked for."""

from __future__ import annotations

from logs import TOWN, indexed, written

from syru.dates import parse_date
from syru.query.entries import select
from syru.query.selection import Selection

HEAD = [written("[log]", format=1, title="Made up"), written("[sources.s]", title="S")]
LONG = "\n".join(
    [
        *HEAD,
        *(written(f"[actors.a-{at}]", name=f"Actor {at}", kind="person") for at in range(7)),
        *(
            written("[[facts]]", id=f"f-{at}", statement="-", actors=[f"a-{at % 7}"])
            for at in range(900)
        ),
    ]
)


def test_each_entry_of_a_long_answer_has_its_own_actors() -> None:
    found = [
        (entry.id, [actor.name for actor in entry.actors])
        for entry in select(indexed(LONG), Selection()).entries
    ]
    assert found == [(f"f-{at}", [f"Actor {at % 7}"]) for at in range(900)]


def test_the_first_entry_is_given_before_the_last_is_read() -> None:
    index = indexed(LONG)
    statements: list[str] = []
    entries = iter(select(index, Selection()).entries)
    index.set_trace_callback(statements.append)
    assert next(entries).id == "f-0"
    for_one = len(statements)
    assert len(list(entries)) == 899
    assert len(statements) > for_one, "the links of later entries were read later"


def test_asking_again_gives_the_same_and_changes_nothing() -> None:
    index = indexed(TOWN)
    before = list(index.iterdump())
    answer = select(index, Selection())
    first = list(answer.entries)
    assert len(first) == answer.tally.shown == 7
    assert list(answer.entries) == list(select(index, Selection()).entries) == first
    assert list(index.iterdump()) == before


def test_the_heading_of_an_entry_is_its_shortest_text() -> None:
    headings = {entry.id: entry.heading for entry in select(indexed(TOWN), Selection()).entries}
    assert headings["flood"] == "The river carried the old bridge away"
    assert headings["ferry"] == "A ferry crosses the river twice an hour."
    assert headings["rumour"] == "too dear by half"


def test_a_year_of_few_digits_reads_back_as_the_date_that_it_is() -> None:
    event = written("[[events]]", id="e", date=325, title="-")
    [found] = select(indexed("\n".join([*HEAD, event])), Selection()).entries
    assert found.date is not None
    assert (found.date, found.when) == ("0325", str(parse_date(325)))
    assert parse_date(found.date) == parse_date(325)
