"""Which entries a selection keeps, in which order, told by examples from the design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from logs import indexed, written

from syru.dates import parse_date
from syru.errors import UsageError
from syru.log.standing import Standing
from syru.query.entries import select
from syru.query.selection import Excluded, Named, Order, Selection, search_expression

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from syru.dates import DateSpan

HEAD = "\n".join(
    [
        written("[log]", format=1, title="Made up"),
        written("[sources.article]", title="Article", date="2025-10-27"),
        written("[sources.undated]", title="Undated"),
        *(written(f"[actors.{id_}]", name=id_.title(), kind="person") for id_ in ("ann", "bob")),
        *(written(f"[topics.{id_}]", name=id_) for id_ in ("bases", "courts")),
        *(written(f"[places.{id_}]", name=id_) for id_ in ("here", "there")),
    ]
)
ANN, BOB = Named(id="ann", name="Ann"), Named(id="bob", name="Bob")
BASES, COURTS = Named(id="bases", name="bases"), Named(id="courts", name="courts")
HERE, THERE = Named(id="here", name="here"), Named(id="there", name="there")


def event(id_: str, date: str = "2025-01-01", **values: object) -> str:
    return written("[[events]]", id=id_, date=date, **{"title": "-", "source": "article"} | values)


def fact(id_: str, **values: object) -> str:
    return written("[[facts]]", id=id_, **{"statement": "-", "source": "article"} | values)


def quote(id_: str, **values: object) -> str:
    return written("[[quotes]]", id=id_, **{"text": "-", "source": "article"} | values)


def made(*tables: str) -> sqlite3.Connection:
    return indexed("\n".join([HEAD, *tables]))


def ids(connection: sqlite3.Connection, selection: Selection) -> list[str]:
    return [found.id for found in select(connection, selection).entries]


def window(since: str | None, until: str | None, *, certain: bool = False) -> Selection:
    return Selection(
        since=parse_date(since) if since else None,
        until=parse_date(until) if until else None,
        certain=certain,
    )


@pytest.mark.parametrize(
    ("date", "since", "until", "matches", "surely"),
    [
        pytest.param("2025-01-01", "2025-01-01", None, True, True, id="the first day of since"),
        pytest.param("2024-12-31", "2025-01-01", None, False, False, id="the day before since"),
        pytest.param("2025-01-31", None, "2025-01", True, True, id="the last day of until"),
        pytest.param("2025-02-01", None, "2025-01", False, False, id="the day after until"),
        pytest.param("2025-01-01", "2025", None, True, True, id="since a year is from its start"),
        pytest.param("2025-12-31", None, "2025", True, True, id="until a year is through its end"),
        pytest.param("2025-07-15", "2025-07-15", "2025-07-15", True, True, id="one day"),
        pytest.param("2025-07", "2025-07-15", "2025-07-20", True, False, id="a month around it"),
        pytest.param("2025-07", "2025-07", "2025-07", True, True, id="the same month"),
        pytest.param("2025-07", "2025-08", None, False, False, id="the month before"),
        pytest.param("2025-07~", "2025-01", "2025-12", True, False, id="approximate is never sure"),
        pytest.param("2025-07?", "2025-01", "2025-12", True, False, id="uncertain is never sure"),
        pytest.param("2025-07%", "2025-01", "2025-12", True, False, id="both is never sure"),
        pytest.param("2025-07~", "2025-08", "2025-12", False, False, id="and is never padded"),
        pytest.param("2015/2025", "2018", "2019", True, True, id="within an interval"),
        pytest.param("2015/2025-06", "2025-06-15", None, True, False, id="may have ended before"),
        pytest.param("2015/2025-06-30", "2025-06-30", None, True, True, id="the last day of it"),
        pytest.param("2015/2025-06-30", "2025-07", None, False, False, id="after an interval"),
        pytest.param("2015-10/..", "2030", None, True, True, id="goes on"),
        pytest.param("2015-10/..", None, "2015-10-15", True, False, id="may not have started"),
        pytest.param("2015-10/..", None, "2015-09", False, False, id="before it started"),
        pytest.param("2025-01/", "2030", None, True, False, id="an unknown end may be late"),
        pytest.param("../1945-10", None, "1900", True, True, id="went on since ever"),
        pytest.param("/1945-10", None, "1900", True, False, id="an unknown start may be early"),
        pytest.param("[2025-10-15..]", "2030", "2030", True, False, id="some day after"),
        pytest.param("[2025-10-15..]", None, "2025-10-14", False, False, id="not before"),
        pytest.param("[..2025-10-15]", None, "1066", True, False, id="some day before"),
        pytest.param("[..2025-10-15]", "2025-10-16", None, False, False, id="not after"),
        pytest.param("[..2015-10]/..", "2030", None, True, True, id="began by then and goes on"),
        pytest.param("2025-24", "2026-02-28", "2026-02-28", True, False, id="winter ends in 2026"),
    ],
)
def test_a_window_keeps_what_may_lie_in_it_and_certain_what_surely_does(
    date: str, since: str | None, until: str | None, *, matches: bool, surely: bool
) -> None:
    index = made(event("e", date))
    assert bool(ids(index, window(since, until))) == matches
    assert bool(ids(index, window(since, until, certain=True))) == surely


def test_a_match_is_marked_sure_or_possible_only_under_a_window() -> None:
    index = made(event("day", "2025-07-03"), event("month", "2025-07"), event("rough", "2025-07~"))
    for selection, marks in (
        (window("2025-07-02", "2025-07-05"), ["possible", "possible", "sure"]),
        (window("2025-07", None), ["sure", "possible", "sure"]),
        (Selection(), [None, None, None]),
    ):
        by_id = {found.id: found.match for found in select(index, selection).entries}
        assert [by_id["month"], by_id["rough"], by_id["day"]] == marks


ORDERED = [
    "open", "until-june", "day", "early-month", "month", "month-again", "goes-on", "later",
    "undated", "undated-too",
]  # fmt: skip
UNORDERED = (
    fact("undated"),
    event("later", "2025-06-02"),
    event("month", "2025-06"),
    fact("undated-too"),
    event("goes-on", "2025-06-01/.."),
    event("day", "2025-06-01"),
    event("until-june", "[..2025-06-01]"),
    event("month-again", "2025-06"),
    event("open", "../2025-05-31"),
    event("early-month", "[2025-06-01..2025-06-10]"),
)


def test_entries_come_in_the_order_of_the_design() -> None:
    assert ids(made(*UNORDERED), Selection()) == ORDERED


def test_the_newest_come_first_in_reverse_and_the_undated_still_last() -> None:
    *dated, undated, undated_too = ids(made(*UNORDERED), Selection(reverse=True))
    assert dated == ORDERED[-3::-1]
    assert {undated, undated_too} == {"undated", "undated-too"}


def test_a_limit_keeps_the_first_of_the_order() -> None:
    index = made(*UNORDERED)
    for limit in (0, 1, 3, 10, 99):
        answer = select(index, Selection(limit=limit))
        assert [found.id for found in answer.entries] == ORDERED[:limit]
        assert answer.tally.shown == min(limit, 10)
        assert answer.tally.matching == answer.tally.total == 10
    assert ids(index, Selection(limit=1, reverse=True)) == ["later"]


def test_the_undated_are_left_out_of_a_window_and_counted() -> None:
    index = made(*UNORDERED)
    assert select(index, Selection()).tally.undated == 0
    answer = select(index, window("0001", "9999"))
    assert [found.id for found in answer.entries] == ORDERED[:-2]
    assert answer.tally.undated == 2


def test_certain_counts_what_it_leaves_out_and_counts_nothing_twice() -> None:
    index = made(event("day"), event("rough", "2025~"), fact("undated"))
    tally = select(index, Selection(certain=True)).tally
    assert (tally.matching, tally.unsure, tally.undated) == (1, 1, 1)
    tally = select(index, window("2025-01", "2025-06", certain=True)).tally
    assert (tally.matching, tally.unsure, tally.undated) == (1, 1, 1)


def told(*actors: str) -> list[dict[str, str]]:
    return [{"by": by, "stance": stance} for by in actors for stance in ("asserts", "denies")]


TAGGED = (
    event("none"),
    event("a", topics=["bases"], actors=["ann"], places=["here"], claims=told("ann")),
    event("b", topics=["courts"], actors=["bob"], places=["there"], claims=told("bob")),
    event(
        "ab", topics=["bases", "courts"], actors=["bob", "ann"], places=["there", "here"],
        claims=told("bob", "ann"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("axis", "one", "other"),
    [
        ("topics", BASES, COURTS),
        ("actors", ANN, BOB),
        ("places", HERE, THERE),
        ("claimed_by", ANN, BOB),
        ("denied_by", ANN, BOB),
    ],
)
def test_repeated_values_are_any_of_and_with_all_every_one_of(
    axis: str, one: Named, other: Named
) -> None:
    index = made(*TAGGED)

    def found(*chosen: Named, all_of: bool = False) -> list[str]:
        return ids(index, Selection(all_of=all_of)._replace(**{axis: chosen}))  # type: ignore[arg-type]

    assert (found(one), found(other)) == (["a", "ab"], ["b", "ab"])
    assert found(one, other) == ["a", "b", "ab"]
    assert found(one, other, all_of=True) == ["ab"]


@pytest.mark.parametrize(
    ("axis", "one", "other"),
    [
        pytest.param("topics", BASES, COURTS, id="topics"),
        pytest.param("actors", ANN, BOB, id="actors"),
        pytest.param("places", HERE, THERE, id="places"),
        pytest.param("claimed_by", ANN, BOB, id="claims"),
        pytest.param("denied_by", ANN, BOB, id="denials"),
    ],
)
@pytest.mark.parametrize("all_of", [False, True])
def test_what_is_excluded_is_left_out_whatever_else_is_asked_for(
    axis: str,
    one: Named,
    other: Named,
    all_of: bool,  # noqa: FBT001
) -> None:
    index = made(*TAGGED)

    def found(*excluded: Named, wanted: tuple[Named, ...] = ()) -> list[str]:
        values: Any = {axis: wanted}
        barred = tuple(Excluded(field=axis, one=each) for each in excluded)
        return ids(index, Selection(all_of=all_of, excluded=barred)._replace(**values))

    assert (found(one), found(other)) == (["none", "b"], ["none", "a"])
    assert found(one, other) == ["none"]
    assert found(one, wanted=(other,)) == ["b"]
    assert found(one, wanted=(one,)) == []


def test_what_nobody_says_is_not_said_by_anybody() -> None:
    index = made(quote("unattributed"), quote("said", by="ann"), quote("other", by="bob"))
    without = (Excluded(field="speakers", one=ANN),)
    assert ids(index, Selection(excluded=without)) == ["unattributed", "other"]


def test_different_options_add_up() -> None:
    index = made(*TAGGED)
    assert ids(index, Selection(topics=(BASES,), actors=(BOB,))) == ["ab"]
    assert ids(index, Selection(topics=(BASES,), places=(THERE,), kinds=("fact",))) == []


ACTED = (
    event("about", actors=["ann"]),
    quote("said", by="ann", date="2025-02"),
    quote("named", by="bob", actors=["ann"], date="2025-03"),
    event("claimed", "2025-04", claims=[{"by": "ann", "stance": "doubts"}]),
    quote("published", via="ann", date="2025-05"),
    event("other", "2025-06", claims=[{"by": "bob", "stance": "denies"}, {"stance": "relays"}]),
)


def test_an_actor_is_found_in_what_is_about_by_naming_or_claimed_by_it() -> None:
    assert ids(made(*ACTED), Selection(actors=(ANN,))) == ["about", "said", "named", "claimed"]


def test_a_speaker_is_found_in_its_own_words_alone() -> None:
    assert ids(made(*ACTED), Selection(speakers=(ANN,))) == ["said"]
    both = Selection(speakers=(ANN, BOB), all_of=True)
    assert ids(made(*ACTED), both) == ["said", "named"], "a quote has one speaker: any of them"


@pytest.mark.parametrize(
    ("stance", "claimed", "denied"),
    [
        ("states", False, False),
        ("asserts", True, False),
        ("relays", True, False),
        ("confirms", True, False),
        ("doubts", False, False),
        ("denies", False, True),
    ],
)
def test_claimed_is_to_assert_relay_or_confirm_and_denied_to_deny(
    stance: str, *, claimed: bool, denied: bool
) -> None:
    by = None if stance == "states" else "ann"
    index = made(event("e", claims=[{"by": by, "stance": stance}]), quote("q", by="ann"))
    assert ids(index, Selection(claimed_by=(ANN,))) == (["e"] if claimed else [])
    assert ids(index, Selection(denied_by=(ANN,))) == (["e"] if denied else [])
    assert ids(index, Selection(claimed_by=(BOB,))) == ids(index, Selection(denied_by=(BOB,))) == []


RIVALS = event(
    "rivals",
    "2025-10-01",
    claims=[
        {"by": "bob", "stance": "relays", "date": "2025-10-02"},
        {"by": "ann", "stance": "denies", "date": "2025-10-10"},
        {"stance": "doubts"},
    ],
)


@pytest.mark.parametrize(
    ("as_of", "standing", "stances"),
    [
        pytest.param("2025-10-01", None, [], id="the day before the first claim"),
        pytest.param("2025-10-02", "rumoured", ["relays"], id="the day of the first claim"),
        pytest.param("2025-10-09", "rumoured", ["relays"], id="the day before the denial"),
        pytest.param("2025-10-10", "disputed", ["relays", "denies"], id="the day of the denial"),
        pytest.param("2025-10", "disputed", ["relays", "denies", "doubts"], id="the month's end"),
        pytest.param("9999", "disputed", ["relays", "denies", "doubts"], id="the end of days"),
    ],
)
def test_as_of_drops_later_claims_and_works_the_standing_out_again(
    as_of: str, standing: str | None, stances: list[str]
) -> None:
    known = Selection(as_of=parse_date(as_of))
    index = made(RIVALS)
    found = list(select(index, known).entries)
    assert [entry.standing for entry in found] == ([standing] if standing else [])
    assert [claim.stance for entry in found for claim in entry.claims] == stances
    # The filters see what the reader of that day saw.
    for one in Standing:
        expected = ["rivals"] if one.value == standing else []
        assert ids(index, known._replace(standings=(one,))) == expected
    by_bob, by_ann = "relays" in stances, "denies" in stances
    assert bool(ids(index, known._replace(claimed_by=(BOB,)))) == by_bob
    assert bool(ids(index, known._replace(denied_by=(ANN,)))) == by_ann
    assert bool(ids(index, known._replace(actors=(ANN,)))) == by_ann


def test_without_as_of_all_claims_count_also_those_without_any_day() -> None:
    claims = [{"by": "ann", "stance": "denies"}]
    index = made(event("secret", source="undated", claims=claims), RIVALS)
    [found, _] = select(index, Selection(reverse=True, denied_by=(ANN,))).entries
    assert found.standing == "disputed"
    assert ids(index, Selection(denied_by=(ANN,))) == ["secret", "rivals"]
    assert ids(index, Selection(standings=(Standing.DENIED,))) == ["secret"]


def test_what_the_log_cannot_show_to_be_public_is_left_out_and_counted() -> None:
    index = made(
        event("known"),
        fact("secret", source="undated", claims=[{"by": "ann", "stance": "asserts"}]),
        fact("undated-fact", source="undated"),
    )
    answer = select(index, Selection(as_of=parse_date("9999")))
    assert [found.id for found in answer.entries] == ["known"]
    assert answer.tally.unplaced == 2
    assert select(index, Selection()).tally.unplaced == 0
    days = {found.id: found.public for found in select(index, Selection()).entries}
    assert days == {"known": "2025-01-01", "secret": None, "undated-fact": None}


def test_claims_of_no_known_day_hide_no_dated_entry_and_count_with_it() -> None:
    claims = [{"by": "ann", "stance": "confirms"}, {"by": "bob", "stance": "denies"}]
    index = made(event("confirmed", "2025-03", source="undated", claims=claims))
    assert ids(index, Selection(as_of=parse_date("2025-03-30"))) == []
    [then] = select(index, Selection(as_of=parse_date("2025-03-31"))).entries
    assert (then.standing, len(then.claims)) == (Standing.DISPUTED, 2)
    assert then.public == "2025-03-31"
    [now] = select(index, Selection()).entries
    assert (now.standing, len(now.claims), now.public) == (Standing.DISPUTED, 2, "2025-03-31")


def test_a_quote_has_no_standing() -> None:
    index = made(quote("q"), fact("f"))
    for as_of in (None, parse_date("2025-11")):
        assert ids(index, Selection(standings=(Standing.STATED,), as_of=as_of)) == ["f"]
        found = select(index, Selection(kinds=("quote",), as_of=as_of)).entries
        assert [entry.standing for entry in found] == [None]


TEXTS = (
    event("title", title="The Régiment moved its APARTMENTS", summary="a summary of sorts"),
    fact("statement", statement="Goznak prints, and a:b is written; military police"),
    quote("text", text="the police is not military [i.e. fragmented], Hay’at said"),
    fact("arabic", statement="أسعد حسن الشيباني Ёлка Straße"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("regiment", ["title"], id="accents in the text are folded"),
        pytest.param("RÉGIMENT", ["title"], id="accents and case in what is typed are folded"),
        pytest.param("apartments", ["title"], id="case in the text is folded"),
        pytest.param("apart", ["title"], id="the beginning of a word"),
        pytest.param("partments", [], id="the end of a word is no match"),
        pytest.param("summary", ["title"], id="in a summary"),
        pytest.param("goznak", ["statement"], id="in a statement"),
        pytest.param("fragmented", ["text"], id="in the words of a quote"),
        pytest.param("military police", ["statement", "text"], id="all the words, in any order"),
        pytest.param("police military goznak", ["statement"], id="every one of the words"),
        pytest.param("goznak fragmented", [], id="not one here and another there"),
        pytest.param("Hay'at", ["text"], id="an apostrophe of another shape"),
        pytest.param("ЁЛК", ["arabic"], id="case of other scripts"),
        pytest.param("الشيب", ["arabic"], id="the beginning of an Arabic word"),
        pytest.param("a:b", ["statement"], id="a colon is no column"),
        pytest.param("title:regiment", [], id="a column's name is a word"),
        pytest.param("NOT military", ["text"], id="NOT is a word"),
        pytest.param("goznak OR regiment", [], id="OR is a word"),
        pytest.param("goznak AND police", ["statement"], id="AND is a word"),
        pytest.param("NEAR(goznak", [], id="NEAR is a word"),
        pytest.param("-goznak", ["statement"], id="a minus is no operator"),
        pytest.param("^goznak", ["statement"], id="a caret is no operator"),
        pytest.param("go*nak", [], id="a star is no wildcard"),
        pytest.param("goz*", ["statement"], id="a star is no letter"),
        pytest.param('goz"nak', [], id="a quotation mark parts words"),
        pytest.param('"goznak"', ["statement"], id="quotation marks around a word"),
        pytest.param("(goznak)", ["statement"], id="brackets"),
        pytest.param("{goznak} + - :", ["statement"], id="punctuation beside a word"),
        pytest.param("goznak\0prints", ["statement"], id="a null byte"),
        pytest.param("goznak\udcff", ["statement"], id="a byte that is no UTF-8"),
        pytest.param("goznak 🙂", ["statement"], id="an emoji beside a word"),
        pytest.param("goznak " * 10_000, ["statement"], id="ten thousand times a word"),
        pytest.param(" ".join(map(str, range(10_000))), [], id="ten thousand words"),
        pytest.param("a" + "-a" * 10_000, [], id="a word of ten thousand parts"),
        pytest.param("x" * 1_000_000, [], id="a word of a million letters"),
    ],
)
def test_text_is_found_by_words_and_their_beginnings_and_nothing_typed_is_an_operator(
    typed: str, found: list[str]
) -> None:
    index = made(*TEXTS)
    assert sorted(ids(index, Selection(words=(typed,)))) == sorted(found)
    assert sorted(ids(index, Selection(searched=typed))) == sorted(found)


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "*", "^", "🙂", "\0", "\udcff", "( ) + - :", "''"]
)
def test_a_text_without_a_word_is_refused_with_the_remedy(typed: str) -> None:
    with pytest.raises(UsageError, match=r"no word to look for in .*: write letters or digits"):
        search_expression((typed,), all_of=False)


def test_repeated_texts_are_any_of_and_with_all_every_one_of() -> None:
    index = made(*TEXTS)
    texts = ("goznak", "police said")
    assert sorted(ids(index, Selection(words=texts))) == ["statement", "text"]
    assert ids(index, Selection(words=texts, all_of=True)) == []
    assert ids(index, Selection(words=("goznak", "police"), all_of=True)) == ["statement"]


def test_the_best_match_comes_first_where_that_is_asked_for() -> None:
    filler = "words that say nothing of the matter at hand " * 5
    index = made(
        event("passing", "2025-01", title=filler, summary=f"{filler} grain"),
        event("best", "2025-02", title="Grain for grain"),
        *(event(f"other-{number}", "2024") for number in range(5)),
    )
    best = Selection(searched="grain", order=Order.BEST)
    assert ids(index, best) == ["best", "passing"]
    assert ids(index, best._replace(reverse=True)) == ["best", "passing"]
    assert ids(index, best._replace(limit=1)) == ["best"]
    assert ids(index, best._replace(order=Order.DATE)) == ["passing", "best"]
    assert ids(index, best._replace(order=Order.DATE, reverse=True)) == ["best", "passing"]
    assert ids(index, Selection(words=("grain",))) == ["passing", "best"]


def test_equally_good_matches_come_in_the_order_of_their_dates() -> None:
    index = made(
        event("later", "2025-02", title="Grain"), event("earlier", "2025-01", title="Grain")
    )
    assert ids(index, Selection(searched="grain", order=Order.BEST)) == ["earlier", "later"]


def test_what_is_typed_as_a_name_is_never_sql() -> None:
    nasty = Named(id="ann') OR 1=1 --", name='"')
    index = made(*ACTED)
    for field in ("actors", "topics", "places", "claimed_by", "denied_by", "speakers"):
        assert ids(index, Selection()._replace(**{field: (nasty,)})) == []  # type: ignore[arg-type]


def names(values: Iterable[Named]) -> list[str]:
    return [value.id for value in values]


def test_a_found_entry_holds_all_that_the_log_says_of_it() -> None:
    index = made(
        event("e", "2025-07-03", date_note="guessed", summary="S", places=["there", "here"]),
        quote("q", by="ann", via="bob", event="e", actors=["bob"], paragraphs=[3, 1]),
    )
    first, second = select(index, Selection()).entries
    assert (first.date, first.when, first.date_note) == ("2025-07-03", "3 July 2025", "guessed")
    assert (first.earliest, first.latest, first.public) == ("2025-07-03",) * 3
    assert (first.title, first.summary, names(first.places)) == ("-", "S", ["there", "here"])
    assert second.by is not None
    assert second.via is not None
    assert (second.by.id, second.via.id, second.event) == ("ann", "bob", "e")
    assert (names(second.actors), second.paragraphs) == (["bob"], (3, 1))
    assert (second.source.id, second.source.name) == ("article", "Article")


def test_what_may_have_been_public_by_a_day_is_counted() -> None:
    index = indexed(
        '[log]\nformat = 1\ntitle = "-"\n[sources.s]\ntitle = "S"\n'
        + "".join(
            f'[[events]]\nid = "{id_}"\ntitle = "T"\ndate = "{date}"\n'
            for id_, date in (
                ("before", "2025-01-01"),
                ("perhaps", "2025-01/2025-12"),
                ("perhaps-too", "[2025-01-01..2025-12-31]"),
                ("after", "2025-12"),
            )
        )
    )
    selection = Selection(kinds=("event",), as_of=parse_date("2025-06-01"))
    tally = select(index, selection).tally
    assert (tally.matching, tally.perhaps_public) == (1, 2)
    assert len(tally.perhaps_public_ids(5)) == 2
    assert tally.perhaps_public_ids(1) == tally.perhaps_public_ids(5)[:1]
    assert select(index, Selection(kinds=("event",))).tally.perhaps_public == 0


def test_what_was_confidential_is_not_said_to_have_been_public_perhaps() -> None:
    event = '[[events]]\nid = "e"\ntitle = "T"\ndate = "2025-01-01/2025-12-01"\n'
    log = f'[log]\nformat = 1\ntitle = "-"\n[sources.s]\ntitle = "S"\ndate = 2025-12-31\n{event}'
    selection = Selection(kinds=("event",), as_of=parse_date("2025-06-01"))
    for keys, perhaps in (("", 1), ("confidential = true\n", 0)):
        tally = select(indexed(log + keys), selection).tally
        assert (tally.matching, tally.perhaps_public) == (0, perhaps)


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
@pytest.mark.parametrize("reverse", [False, True], ids=["oldest first", "newest first"])
@pytest.mark.parametrize("since", [None, parse_date("2024")], ids=["ever", "in a window"])
def test_a_limit_takes_the_first_of_all_kinds(
    limit: int, since: DateSpan | None, *, reverse: bool
) -> None:
    index = indexed(
        '[log]\nformat = 1\ntitle = "-"\n[sources.s]\ntitle = "S"\n'
        '[[events]]\nid = "third"\ntitle = "T"\ndate = "2025-06"\n'
        '[[facts]]\nid = "fourth"\nstatement = "S"\ndate = "2025-07"\n'
        '[[quotes]]\nid = "first"\ntext = "q"\ndate = "2024-12"\n'
        '[[quotes]]\nid = "second"\ntext = "q"\ndate = "2025-05"\n'
    )
    wanted = ["first", "second", "third", "fourth"]
    selection = Selection(limit=limit, reverse=reverse, since=since)
    found = [found.id for found in select(index, selection).entries]
    assert found == (wanted[::-1] if reverse else wanted)[:limit]
