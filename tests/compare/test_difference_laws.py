"""Laws that hold for any two logs, found by Hypothesis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from syru.compare.difference import Fate
from syru.compare.logs import compare_logs
from syru.dates import parse_date
from syru.log.model import (
    Actor,
    Claim,
    Event,
    Fact,
    Log,
    LogHead,
    Quote,
    Source,
    Stance,
    WrittenDate,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from syru.compare.difference import LogDiff


def written(text: str) -> WrittenDate:
    span = parse_date(text)
    return WrittenDate(written=text, words=str(span), span=span)


IDS = st.sampled_from(["a", "b", "c", "d", "e"])
NAMES = st.sampled_from(["Ada", "Bo", "Cy", "ada", "★"])
ACTORS = st.sampled_from(["x", "y", "z"])
DATES = st.none() | st.sampled_from(["2025", "2025-07", "2025-07?", "[..2025]"]).map(written)
CLAIMS = st.lists(
    st.builds(Claim, by=st.none() | ACTORS, stance=st.sampled_from(Stance), date=DATES), max_size=3
).map(tuple)
SHARED = {
    "id": IDS,
    "date": DATES,
    "actors": st.lists(ACTORS, max_size=3).map(tuple),
    "paragraphs": st.lists(st.integers(1, 3), max_size=3).map(tuple),
    "source": st.just("s"),
}
ENTRIES = st.one_of(
    st.builds(Event, title=NAMES, claims=CLAIMS, **SHARED),
    st.builds(Fact, statement=NAMES, claims=CLAIMS, **SHARED),
    st.builds(Quote, text=NAMES, by=st.none() | ACTORS, event=st.none() | IDS, **SHARED),
)
DECLARED = st.lists(
    st.builds(Actor, id=ACTORS, name=NAMES, aliases=st.lists(NAMES, max_size=1).map(tuple)),
    unique_by=lambda actor: actor.id,
).map(tuple)


def logs(actors: SearchStrategy[tuple[Actor, ...]]) -> SearchStrategy[Log]:
    return st.builds(
        Log,
        heads=st.just((LogHead(title="L"),)),
        sources=st.just((Source(id="s", title="S"),)),
        actors=actors,
        topics=st.just(()),
        places=st.just(()),
        entries=st.lists(ENTRIES, unique_by=lambda entry: entry.id, max_size=5).map(tuple),
    )


LOGS = logs(DECLARED)


def content(log: Log) -> tuple[object, ...]:
    """Return what a log says, whatever the order of its entries and claims."""
    entries = {
        entry.id: entry
        if isinstance(entry, Quote)
        else replace(entry, claims=tuple(sorted(entry.claims, key=repr)))
        for entry in log.entries
    }
    return entries, {actor.id: actor for actor in log.actors}


def entries_of(diff: LogDiff, fate: Fate) -> set[str]:
    return {found.id for found in diff.differences if found.of_entry and found.fate is fate}


@given(LOGS)
def test_a_log_does_not_differ_from_itself(log: Log) -> None:
    assert compare_logs(log, log).differences == ()


@given(LOGS, LOGS)
def test_nothing_differs_exactly_where_both_say_the_same(old: Log, new: Log) -> None:
    assert (compare_logs(old, new).differences == ()) == (content(old) == content(new))


@given(LOGS, LOGS)
def test_what_is_new_one_way_is_gone_the_other(old: Log, new: Log) -> None:
    there, back = compare_logs(old, new), compare_logs(new, old)
    assert entries_of(there, Fate.NEW) == entries_of(back, Fate.GONE)
    assert entries_of(there, Fate.GONE) == entries_of(back, Fate.NEW)


@given(LOGS, LOGS)
def test_every_entry_of_both_logs_is_accounted_for(old: Log, new: Log) -> None:
    diff = compare_logs(old, new)
    before, after = {one.id for one in old.entries}, {one.id for one in new.entries}
    renamed = entries_of(diff, Fate.RENAMED)
    assert entries_of(diff, Fate.NEW) | renamed == after - before
    assert len(entries_of(diff, Fate.GONE)) + len(renamed) == len(before - after)


@given(LOGS, LOGS)
def test_no_difference_is_told_twice(old: Log, new: Log) -> None:
    things = [(found.kind, found.id) for found in compare_logs(old, new).differences]
    assert len(set(things)) == len(things)
