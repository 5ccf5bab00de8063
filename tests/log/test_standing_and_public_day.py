"""What the claims of an entry add up to, and from which day it was public: the design's rules."""

from dataclasses import replace
from itertools import chain, combinations, permutations

import pytest

from syru.dates import parse_date
from syru.log.model import Claim, Event, Fact, Quote, Source, Stance, WrittenDate
from syru.log.standing import NEVER, Standing, claim_day, entry_day, source_day, standing_of

SUBSETS = list(chain.from_iterable(combinations(Stance, size) for size in range(len(Stance) + 1)))
# Every combination of stances but doubts.
TABLE = {
    "": "stated",
    "states": "stated",
    "asserts": "claimed",
    "relays": "rumoured",
    "confirms": "confirmed",
    "denies": "denied",
    "states asserts": "stated",
    "states relays": "stated",
    "states confirms": "confirmed",
    "states denies": "disputed",
    "asserts relays": "claimed",
    "asserts confirms": "confirmed",
    "asserts denies": "disputed",
    "relays confirms": "confirmed",
    "relays denies": "disputed",
    "confirms denies": "disputed",
    "states asserts relays": "stated",
    "states asserts confirms": "confirmed",
    "states asserts denies": "disputed",
    "states relays confirms": "confirmed",
    "states relays denies": "disputed",
    "states confirms denies": "disputed",
    "asserts relays confirms": "confirmed",
    "asserts relays denies": "disputed",
    "asserts confirms denies": "disputed",
    "relays confirms denies": "disputed",
    "states asserts relays confirms": "confirmed",
    "states asserts relays denies": "disputed",
    "states asserts confirms denies": "disputed",
    "states relays confirms denies": "disputed",
    "asserts relays confirms denies": "disputed",
    "states asserts relays confirms denies": "disputed",
}


def test_the_table_has_every_combination() -> None:
    written = {frozenset(stances.split()) for stances in TABLE}
    assert written == {frozenset(stances) - {"doubts"} for stances in SUBSETS}
    assert len(written) == len(TABLE)


@pytest.mark.parametrize(
    ("stances", "standing"), TABLE.items(), ids=lambda text: text or "no claim"
)
def test_claims_add_up_to_a_standing(stances: str, standing: str) -> None:
    assert standing_of([Stance(stance) for stance in stances.split()]) == Standing(standing)


@pytest.mark.parametrize("stances", SUBSETS, ids=" ".join)
def test_doubts_change_no_standing(stances: tuple[Stance, ...]) -> None:
    assert standing_of({*stances, Stance.DOUBTS}) == standing_of({*stances} - {Stance.DOUBTS})


@pytest.mark.parametrize("stances", SUBSETS, ids=" ".join)
def test_neither_the_order_nor_the_number_of_claims_changes_the_standing(
    stances: tuple[Stance, ...],
) -> None:
    expected = standing_of(stances)
    assert {standing_of(order) for order in permutations(stances)} == {expected}
    assert standing_of(stances * 3) == expected


def test_stances_as_plain_text_count_as_well() -> None:
    assert standing_of(["asserts", "denies"]) is Standing.DISPUTED


def dated(text: str | None) -> WrittenDate | None:
    if text is None:
        return None
    span = parse_date(text)
    return WrittenDate(written=text, words=str(span), span=span)


def claim(date: str | None) -> Claim:
    return Claim(stance=Stance.ASSERTS, date=dated(date))


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param("2025-10-27", "2025-10-27", id="a day"),
        pytest.param("2025-10", "2025-10-31", id="the last day of a month"),
        pytest.param("2025", "2025-12-31", id="the last day of a year"),
        pytest.param("2025-10~", "2025-10-31", id="the last day of a rough month"),
        pytest.param("2024/2025-03", "2025-03-31", id="the last day of an interval"),
        pytest.param("[2025-01..2025-03]", "2025-03-31", id="the last day of a range"),
        pytest.param("[..2025-03]", "2025-03-31", id="an open start"),
        pytest.param("../2025-03", "2025-03-31", id="an open start of an interval"),
        pytest.param("[2025-10-27..2025-12-31]", "2025-12-31", id="between two days"),
        pytest.param("[2025-10-27..]", NEVER, id="on a day or later: no day by which it was"),
        pytest.param("2025-10/..", NEVER, id="it goes on: no day by which it was"),
        pytest.param("2025-10/", NEVER, id="its end is unknown: no day by which it was"),
        pytest.param("[..2015-10]/..", NEVER, id="open at both ends"),
        pytest.param(None, NEVER, id="no date"),
    ],
)
def test_a_source_is_public_from_the_last_day_of_its_date_where_it_has_one(
    date: str | None, day: str
) -> None:
    assert source_day(Source(id="s", title="S", date=dated(date))) == day


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param("2025-10-02", "2025-10-02", id="its own day"),
        pytest.param("2025-09", "2025-09-30", id="the last day of a month"),
        pytest.param("[..2025-09-05]", "2025-09-05", id="an open start"),
        pytest.param("2026", "2026-12-31", id="later than its source"),
        pytest.param(None, "2025-10-27", id="no date: the source's"),
        pytest.param("[2025-10-02..]", "2025-10-27", id="an open end: the source's"),
        pytest.param("2025-01/..", "2025-10-27", id="goes on: the source's"),
        pytest.param("2025-01/", "2025-10-27", id="end unknown: the source's"),
    ],
)
def test_a_claim_is_public_from_the_last_day_of_its_date_else_from_its_sources(
    date: str | None, day: str
) -> None:
    assert claim_day(claim(date), "2025-10-27") == day


@pytest.mark.parametrize(
    ("date", "claims", "source", "day"),
    [
        pytest.param("2025-07-03", [], "2025-10-27", "2025-07-03", id="its own day"),
        pytest.param("2025-07", [], "2025-10-27", "2025-07-31", id="the last day of a month"),
        pytest.param("2024/2025", [], "2025-10-27", "2025-10-27", id="never after its source"),
        pytest.param("2030", [], "2025-10-27", "2025-10-27", id="the future is public already"),
        pytest.param("2015-09/..", [], "2025-10-27", "2015-09-30", id="goes on: when it started"),
        pytest.param("2015/", [], "2025-10-27", "2015-12-31", id="end unknown: when it started"),
        pytest.param("[..2015-10]/..", [], "2025-10-27", "2015-10-31", id="started by then"),
        pytest.param("[2025-10-15..]", [], "2025-10-27", "2025-10-27", id="open at its end"),
        pytest.param("[..2015]", [], "2025-10-27", "2015-12-31", id="open at its start"),
        pytest.param("../1945", [], "2025-10-27", "1945-12-31", id="until then"),
        pytest.param(None, [], "2025-10-27", "2025-10-27", id="no date: the source's"),
        pytest.param(None, [], NEVER, NEVER, id="no date and an undated source"),
        pytest.param("[2025-10-15..]", [], NEVER, NEVER, id="an open end and an undated source"),
        pytest.param("2025-07", [], NEVER, "2025-07-31", id="a date and an undated source"),
        pytest.param("2020", ["2025-10-02"], "2025-10-27", "2025-10-02", id="a claim, not itself"),
        pytest.param("2020", [None], "2025-10-27", "2025-10-27", id="a secret disclosed later"),
        pytest.param(
            "2020", [None, "2025-10-04", "2025-10-02"], "2025-10-27", "2025-10-02", id="the first"
        ),
        pytest.param("2020", ["2026"], "2025-10-27", "2025-10-27", id="a claim after the source"),
        pytest.param("2020", ["[2025-10-02..]"], "2025-10-27", "2025-10-27", id="an open claim"),
        pytest.param("2020", [None], NEVER, "2020-12-31", id="no day of a claim: its own date"),
        pytest.param("2020", ["[2025-01..]", None], NEVER, "2020-12-31", id="open claims likewise"),
        pytest.param("2020/..", [None], NEVER, "2020-12-31", id="no day of a claim, and goes on"),
        pytest.param("[2020..]", [None], NEVER, NEVER, id="no day of a claim, and open at its end"),
        pytest.param(None, [None], NEVER, NEVER, id="no day of a claim, and undated"),
        pytest.param("2020", [None, "2026"], NEVER, "2026-12-31", id="one claim with a day"),
        pytest.param(None, ["2024"], "2025-10-27", "2024-12-31", id="undated with a claim"),
    ],
)
def test_an_entry_is_public_from_its_first_claim_else_from_its_date(
    date: str | None, claims: list[str | None], source: str, day: str
) -> None:
    made = tuple(map(claim, claims))
    fact = Fact(id="f", statement="F", source="s", date=dated(date), claims=made)
    event = Event(id="e", title="E", source="s", date=dated(date), claims=made)
    assert entry_day(fact, source) == day
    assert entry_day(event, source) == day


@pytest.mark.parametrize("date", ["2025-10-02", "2026", "[2025-10-02..]", None])
def test_a_confidential_claim_is_public_with_its_source(date: str | None) -> None:
    kept = claim(date)._replace(confidential=True)
    assert claim_day(kept, "2025-10-27") == "2025-10-27"
    assert claim_day(kept, NEVER) == NEVER
    own = kept._replace(source="own")
    assert claim_day(own, "2025-10-27", {"own": "2025-11-03"}) == "2025-11-03"


@pytest.mark.parametrize(
    ("kept", "claims", "source", "day"),
    [
        pytest.param(True, [], "2025-10-27", "2025-10-27", id="with its source"),
        pytest.param(True, [], NEVER, NEVER, id="never, of an undated source"),
        pytest.param(True, [("2025-10-02", False)], "2025-10-27", "2025-10-02", id="by a claim"),
        pytest.param(True, [("2025-10-02", False)], NEVER, "2025-10-02", id="by a claim alone"),
        pytest.param(True, [("2025-10-02", True)], "2025-10-27", "2025-10-27", id="both"),
        pytest.param(False, [("2025-10-02", True)], "2025-10-27", "2025-10-27", id="a claim"),
        pytest.param(
            False,
            [("2025-10-02", True), ("2025-10-04", False)],
            "2025-10-27",
            "2025-10-04",
            id="another claim that is not",
        ),
        pytest.param(False, [("2025-10-02", True)], NEVER, NEVER, id="a claim, never"),
    ],
)
def test_what_is_confidential_is_not_public_on_its_date(
    *, kept: bool, claims: list[tuple[str, bool]], source: str, day: str
) -> None:
    made = tuple(claim(date)._replace(confidential=secret) for date, secret in claims)
    event = Event(id="e", title="E", source="s", date=dated("2020"), confidential=kept, claims=made)
    assert entry_day(event, source) == day
    quote = Quote(id="q", text="Q", source="s", date=dated("2020"), confidential=True)
    assert entry_day(quote, source) == source


@pytest.mark.parametrize("source", ["2025-10-27", NEVER])
@pytest.mark.parametrize("date", ["2020-05-01", "2020/..", "[..2020]", "[2020..]", None])
@pytest.mark.parametrize("dates", [[], ["2024"], [None], ["2019", "2024"]], ids=str)
def test_nothing_becomes_public_sooner_by_being_confidential(
    date: str | None, dates: list[str | None], source: str
) -> None:
    before = tuple(map(claim, dates))
    event = Event(id="e", title="E", source="s", date=dated(date), claims=before)
    for at, one in enumerate(before):
        claims = (*before[:at], one._replace(confidential=True), *before[at + 1 :])
        assert entry_day(replace(event, claims=claims), source) >= entry_day(event, source)
    assert entry_day(replace(event, confidential=True), source) >= entry_day(event, source)


@pytest.mark.parametrize("stance", list(Stance))
@pytest.mark.parametrize("date", ["2020-05-01", "2020", "2020/..", "[..2020]", "[2020..]", None])
@pytest.mark.parametrize("dates", [[], ["2024"], ["[2024..]"]], ids=["none", "a day", "open"])
def test_an_undated_claim_over_an_undated_source_takes_no_day_away(
    date: str | None, dates: list[str], stance: Stance
) -> None:
    before = tuple(map(claim, dates))
    event = Event(id="e", title="E", source="s", date=dated(date), claims=before)
    claimed = replace(event, claims=(*before, Claim(stance=stance)))
    assert entry_day(claimed, NEVER) == entry_day(event, NEVER)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param("2025-07", "2025-07-31", id="its own day"),
        pytest.param("[2025-10-15..]", "2025-10-27", id="an open end: the source's"),
        pytest.param(None, "2025-10-27", id="no date: the source's"),
    ],
)
def test_a_quote_is_public_from_its_date(date: str | None, day: str) -> None:
    assert entry_day(Quote(id="q", text="Q", source="s", date=dated(date)), "2025-10-27") == day
