"""How a date changed, by the four days that it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.compare.difference import How
from syru.compare.fields import how_changed
from syru.dates import parse_date

OPPOSITE = {
    How.NARROWED: How.WIDENED,
    How.EARLIER: How.LATER,
    How.FLAGGED: How.UNFLAGGED,
}
OPPOSITE |= {after: before for before, after in OPPOSITE.items()}
FORMS = [
    *("2025", "2025-07", "2025-07-03", "2025-07-03?", "2025-07~", "195X", "2025-21", "2026-08"),
    *("[2025-07..2025-09]", "[..2025-07]", "[2025-07..]", "2025-07/2025-09", "2025-07/2025-12"),
    *("2025-07/..", "../2025-07", "2025-07/", "/2025-07", "2024-07/2025-09", "2024/2026"),
]


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        pytest.param("2025-10", "2025-10-15", How.NARROWED, id="a-day-of-the-month"),
        pytest.param("[2024..2025]", "[2024-10..2025]", How.NARROWED, id="a-later-beginning"),
        pytest.param("[..2015]", "[2014..2015]", How.NARROWED, id="a-beginning-where-none-was"),
        pytest.param("2025-07/", "2025-07/2025-09", How.NARROWED, id="an-end-that-was-not-known"),
        pytest.param("2025-10-15", "2025-10", How.WIDENED, id="the-month-of-the-day"),
        pytest.param("2015", "2015/", How.WIDENED, id="an-end-that-is-not-known"),
        pytest.param("2025-10-15?", "[2025-10-15..2025-10-27]", How.WIDENED, id="some-days-more"),
        pytest.param("2025-10-15", "2025-10-14", How.EARLIER, id="the-day-before"),
        pytest.param("2025-10", "2025-12", How.LATER, id="another-month"),
        pytest.param(
            "[2025-01..2025-06]", "[2025-03..2025-09]", How.LATER, id="later-with-overlap"
        ),
        pytest.param("2025-07/2025-09", "2025-07/2025-12", How.END_MOVED, id="a-later-end"),
        pytest.param("2025-07/..", "2025-07/2025-09", How.END_MOVED, id="what-went-on-ended"),
        pytest.param("2025-07/2025-09", "2025-01/2025-09", How.START_MOVED, id="an-earlier-start"),
        pytest.param("2025-07/2025-09", "2025-01/2025-12", How.MOVED, id="longer-at-both-ends"),
        pytest.param("2025-10-15", "2025-10-15?", How.FLAGGED, id="less-sure"),
        pytest.param("2025-10~", "2025-10", How.UNFLAGGED, id="surer"),
        pytest.param("2025-Q3", "2025-35", How.RESPELLED, id="another-spelling"),
    ],
)
def test_a_date_changed_so(old: str, new: str, how: How) -> None:
    assert how_changed(parse_date(old), parse_date(new)) is how


@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_the_other_way_round_is_the_opposite(old: str, new: str) -> None:
    there, back = (
        how_changed(parse_date(one), parse_date(other)) for one, other in ((old, new), (new, old))
    )
    assert back is OPPOSITE.get(there, there)
