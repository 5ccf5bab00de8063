"""By which day a claim was made, as a person reads it: said only where the log knows such a day."""

from __future__ import annotations

import pytest
from logs import written
from running import ask


@pytest.mark.parametrize(
    ("source", "claim", "told"),
    [
        pytest.param("2025-10-27", None, "by 27 October 2025", id="its source's day"),
        pytest.param(
            "[2025-10-27..2025-12-31]", None, "by 31 December 2025", id="its source's last day"
        ),
        pytest.param("[2025-10-27..]", None, "undated", id="a source of a day or later"),
        pytest.param("2025-10/..", None, "undated", id="a source that goes on"),
        pytest.param("2025-10/", None, "undated", id="a source whose end is unknown"),
        pytest.param(None, None, "undated", id="an undated source"),
        pytest.param("[2025-10-27..]", "2025-10-02", "2 October 2025", id="its own day"),
        pytest.param(
            "[2025-10-27..]", "[2025-10-02..]", "2 October 2025 or later", id="its own open date"
        ),
    ],
)
def test_a_claim_is_made_by_a_day_only_where_the_log_knows_one(
    source: str | None, claim: str | None, told: str
) -> None:
    log = (
        written("[log]", format=1, title="-"),
        written("[sources.s]", title="-", date=source),
        written("[[events]]", id="e", date="2025-01-02", title="-", source="s"),
        written("[[events.claims]]", stance="denies", date=claim),
    )
    said = ask("show", "e", "--log", "-", stdin="".join(log), COLUMNS="120")
    assert said.code == 0, said.err
    assert f"denied by someone unnamed ({told})" in said.out
