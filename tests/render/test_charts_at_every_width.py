"""Charts of the built-in log at every width: no longer where wider, and no name is cut."""

from __future__ import annotations

import json
import re

import pytest
from running import ask

from syru.query.counts import By

WIDTHS = (60, 80, 100, 120, 160, 200)


@pytest.mark.parametrize("by", list(By))
def test_a_wider_screen_never_has_more_lines(by: str) -> None:
    drawn = [ask("chart", "--by", by, COLUMNS=str(width)).out for width in WIDTHS]
    numbers = [out.count("\n") for out in drawn]
    assert numbers == sorted(numbers, reverse=True)
    assert all(numbers)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_built_in_log_gives_its_early_years_a_fold_at_every_width(width: int) -> None:
    first, second, ruler, *_ = ask("chart", COLUMNS=str(width)).out.splitlines()
    assert first.split()[0] == "1945–"
    assert second.split()[0] == "2015"
    assert re.fullmatch(r" *┬────┆┬[─┬]{30,}", ruler), "six columns, and the rest unbroken"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", ["topic", "actor"])
def test_no_name_is_cut(by: str, width: int) -> None:
    names = [row["name"] for row in json.loads(ask("chart", "--by", by, "-f", "json").out)]
    drawn = ask("chart", "--by", by, "-n", "99", COLUMNS=str(width)).out
    words = re.sub(r"[^\w’'.-]+", " ", drawn)
    for name in names:
        assert all(word in words for word in re.sub(r"[^\w’'.-]+", " ", name).split())
