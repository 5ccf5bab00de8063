"""Numbers as marks: bars, and blocks that are as high as their numbers."""

from __future__ import annotations

import pytest

from syru.chart.marks import bar, height


@pytest.mark.parametrize(
    ("number", "most", "drawn"),
    [
        pytest.param(1, 1, "█", id="the only one"),
        pytest.param(1, 8, "▁", id="the least"),
        pytest.param(4, 8, "▄", id="half"),
        pytest.param(8, 8, "█", id="the most"),
        pytest.param(1, 1000, "▁", id="little is seen"),
        pytest.param(500, 1000, "▄", id="large numbers"),
    ],
)
def test_a_block_is_as_high_as_its_number_beside_the_most(
    number: int, most: int, drawn: str
) -> None:
    assert height(number, most) == drawn


@pytest.mark.parametrize(
    ("number", "drawn", "typed"),
    [
        pytest.param(0, "", "", id="nothing"),
        pytest.param(1, "▏", "#", id="little is seen"),
        pytest.param(50, "██▌", "##", id="half"),
        pytest.param(100, "█████", "#####", id="the most"),
    ],
)
def test_a_bar_is_as_long_as_its_number_beside_the_most(
    number: int, drawn: str, typed: str
) -> None:
    assert bar(number, 100, 5) == drawn
    assert bar(number, 100, 5, ascii_only=True) == typed
