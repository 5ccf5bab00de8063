"""`syru chart NAME`: a bare name means what is about that thing, as in the lists."""

from __future__ import annotations

import pytest
from running import ask_town


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        pytest.param(["Ada", "Moreno"], ["--actor", "mayor"], id="an actor, in two words"),
        pytest.param(["crossing"], ["--topic", "bridge"], id="a topic, by its alias"),
        pytest.param(["river"], ["--place", "river"], id="a place"),
        pytest.param(["council", "bridge"], ["-a", "council", "-t", "bridge"], id="two things"),
    ],
)
@pytest.mark.parametrize("every", [[], ["--every", "month"]], ids=["drawn", "counted"])
def test_a_bare_name_means_what_is_about_it(
    words: list[str], alone: list[str], every: list[str]
) -> None:
    named = ask_town("chart", *words, *every)
    assert named.out == ask_town("chart", *alone, *every).out != ask_town("chart", *every).out
    assert named.out


def test_a_bare_name_that_is_nothing_is_refused() -> None:
    said = ask_town("chart", "nobody")
    assert (said.code, said.out) == (2, "")
    assert "nobody" in said.err
