"""Which of several sources a quote stands in, where it names none."""

from __future__ import annotations

import pytest

from syru.check.match import SourceText, State, prove_by_source

TEXTS = {
    "weather": SourceText("It rained.\nNobody came."),
    "near": SourceText("It is as blue and as cold as the river today."),
    "nearer": SourceText("It is as blue as the river today."),
    "paper": SourceText("Paper.\nSo said the mayor."),
    "reprint": SourceText("So said the mayor."),
}


@pytest.mark.parametrize(
    ("words", "paragraphs", "found"),
    [
        pytest.param("It rained.", [], {"weather": State.FOUND}, id="in one"),
        pytest.param(
            "So said the mayor.", [], {"paper": State.FOUND, "reprint": State.FOUND}, id="in two"
        ),
        pytest.param(
            "So said the mayor.", [2], {"paper": State.FOUND}, id="where the paragraph is named"
        ),
        pytest.param("Nobody came.", [1], {"weather": State.MOVED}, id="in another paragraph"),
        pytest.param(
            "It is as blue as the sky today.", [], {"nearer": State.ALTERED}, id="nearest in one"
        ),
        pytest.param("Words of nobody at all.", [], {"weather": State.MISSING}, id="in none"),
    ],
)
def test_the_sources_that_have_the_words_else_the_nearest(
    words: str, paragraphs: list[int], found: dict[str, State]
) -> None:
    proofs = prove_by_source(words, paragraphs, TEXTS)
    assert {source: proof.state for source, proof in proofs.items()} == found


def test_without_a_text_there_is_no_proof() -> None:
    assert prove_by_source("So said the mayor.", [], {}) == {}
