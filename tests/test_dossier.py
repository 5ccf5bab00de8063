"""What is gathered of one actor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from conftest import indexed, written

from syru.dates.edtf import parse_date
from syru.query.actor import Dossier, dossier
from syru.query.find import named
from syru.query.selection import Named, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syru.query.found import Found

LOG = "\n".join(
    [
        written("[log]", format=1, title="Made up"),
        written("[sources.s]", title="S", date="2025-10-27"),
        written(
            "[actors.ann]", name="Ann", kind="person", aliases=["Anna", "Анна"], member_of=["org"]
        ),
        written("[actors.bob]", name="Bob", kind="person", member_of=["org"]),
        written("[actors.org]", name="Org", kind="organisation"),
        written("[actors.nobody]", name="Nobody", kind="group"),
        *(written(f"[topics.{id_}]", name=id_) for id_ in ("bases", "courts", "aid")),
        written("[[events]]", id="late", date="2025-06", title="-", actors=["ann", "bob"]),
        written(
            "[[events]]", id="early", date="2025-01", title="-", actors=["ann"], topics=["bases"]
        ),
        written(
            "[[events]]",
            id="claimed",
            date="2025-03",
            title="-",
            topics=["bases", "courts"],
            actors=["bob"],
            claims=[
                {"by": "ann", "stance": "asserts", "date": "2025-03"},
                {"by": "bob", "stance": "denies", "date": "2025-03"},
                {"by": "ann", "stance": "doubts", "date": "2025-05"},
            ],
        ),
        written("[[facts]]", id="fact", statement="-", actors=["ann"], topics=["courts"]),
        written("[[quotes]]", id="other-first", text="-", by="bob", date="2020"),
        written("[[quotes]]", id="said", text="-", by="ann", date="2025-02", actors=["ann", "bob"]),
        written("[[quotes]]", id="named", text="-", by="bob", date="2025-04", actors=["ann"]),
        written("[[quotes]]", id="published", text="-", by="bob", via="ann", date="2025-05"),
    ]
)


def of(id_: str, selection: Selection | None = None) -> Dossier:
    index = indexed(LOG)
    return dossier(index, named(index, "actor", id_), selection or Selection())


def ids(entries: Iterable[Found | Named]) -> list[str]:
    return [entry.id for entry in entries]


def test_a_dossier_parts_what_an_actor_did_said_and_claimed() -> None:
    ann = of("ann")
    assert ids(ann.events) == ["early", "late"]
    assert ids(ann.facts) == ["fact"]
    assert ids(ann.said) == ["said"]
    assert ids(ann.named_in) == ["named"], "not its own quote, though it names itself"
    assert ids(ann.published) == ["published"]
    assert [(claim.stance, entry.id) for claim, entry in ann.claims] == [
        ("asserts", "claimed"),
        ("doubts", "claimed"),
    ]


def test_a_dossier_says_who_the_actor_is() -> None:
    ann, org = of("ann"), of("org")
    assert (ann.kind, ann.other_names, ids(ann.member_of)) == ("person", ("Anna", "Анна"), ["org"])
    assert (org.kind, ids(org.members), ids(org.member_of)) == ("organisation", ["ann", "bob"], [])


def test_topics_and_companions_are_counted_by_entries_most_first() -> None:
    ann = of("ann")
    assert [(topic.id, count) for topic, count in ann.topics] == [("bases", 2), ("courts", 2)]
    # In late, claimed, said and named; an actor is no companion of itself.
    assert [(other.id, count) for other, count in ann.companions] == [("bob", 4)]


@pytest.mark.parametrize("reverse", [False, True])
def test_first_and_last_are_the_ends_of_the_chronology_in_either_order(*, reverse: bool) -> None:
    ann = of("ann", Selection(reverse=reverse))
    assert ann.first is not None
    assert ann.last is not None
    assert (ann.first.id, ann.last.id) == ("early", "late")


def test_an_actor_of_whom_nothing_is_told_has_an_empty_dossier() -> None:
    nobody = of("nobody")
    assert nobody.first is nobody.last is None
    assert (nobody.events, nobody.said, nobody.claims, nobody.topics) == ((), (), (), ())


def test_other_filters_narrow_a_dossier_and_stay_any_of() -> None:
    bases, courts = (Named(id=id_, name=id_) for id_ in ("bases", "courts"))
    either = Selection(topics=(bases, courts))
    assert ids(of("ann", either).events) == ["early"]
    assert ids(of("ann", either).facts) == ["fact"]
    assert of("ann", replace(either, all_of=True)).facts == ()
    bob, org = (Named(id=id_, name=id_) for id_ in ("bob", "org"))
    assert ids(of("ann", Selection(actors=(bob, org))).events) == ["late"]


def test_a_dossier_within_a_limit_still_finds_what_the_actor_published() -> None:
    assert ids(of("ann", Selection(limit=1)).published) == ["published"]


def test_as_of_a_day_a_dossier_has_the_claims_of_that_day() -> None:
    then = of("ann", Selection(as_of=parse_date("2025-04")))
    assert [claim.stance for claim, _ in then.claims] == ["asserts"]
    assert ids(then.events) == ["early"]
