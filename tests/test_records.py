"""What the claims of an entry add up to."""

from itertools import chain, combinations, permutations

import pytest

from syru.log.model import Stance, Standing, standing_of

SUBSETS = list(chain.from_iterable(combinations(Stance, size) for size in range(len(Stance) + 1)))
# Every combination of stances but doubts, by the letters that they begin with.
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
