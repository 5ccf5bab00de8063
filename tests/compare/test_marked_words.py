"""Two versions of a text, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.compare.word_diff import marked, word_runs

WORDS = st.sampled_from(
    ["the", "bridge", "river", "is", "old", "new.", "“new”", "橋", "川が", "a-b"]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


def shown(old: str, new: str) -> str:
    forms = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    pieces = marked(word_runs(old, new))
    return "".join(forms[side].format(words) for side, words in pieces if words)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        pytest.param(
            "We shall cross it when we come to it.",
            "We shall cross the bridge when we come to it.",
            "We shall cross [-it-] {+the bridge+} when we come to it.",
            id="a-word-for-another",
        ),
        pytest.param(
            "We shall cross when we come.",
            "We shall soon cross when we come.",
            "We shall {+soon+} cross when we come.",
            id="a-word-more",
        ),
        pytest.param(
            "We shall not cross it now.",
            "We shall cross it now.",
            "We shall [-not-] cross it now.",
            id="a-word-less",
        ),
        pytest.param(
            "We shall cross it now.",
            "You shall cross it then.",
            "[-We-] {+You+} shall cross it [-now.-] {+then.+}",
            id="at-both-ends",
        ),
        pytest.param(
            "We two men cross it now.",
            "We three women cross it now.",
            "We [-two men-] {+three women+} cross it now.",
            id="two-words-side-by-side-are-one-change",
        ),
        pytest.param(
            "We  shall\ncross it now.",
            "We shall cross it then.",
            "We shall cross it [-now.-] {+then.+}",
            id="white-space-counts-once",
        ),
        pytest.param("我們明天過橋去", "我們今天過橋去", "我們[-明-] {+今+}天過橋去", id="signs"),
    ],
)
def test_what_went_and_what_came_is_marked(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Bo Ek", "Bo Eck", id="a-name"),
        pytest.param(
            "Nobody was hurt in it.", "Three people drowned in a night.", id="another-text"
        ),
        pytest.param("a " * 3000, "b " * 3000, id="very-long-texts"),
    ],
)
def test_texts_that_marks_would_not_explain_are_not_marked(old: str, new: str) -> None:
    assert word_runs(old, new) == ()


@given(TEXTS, TEXTS)
def test_the_runs_put_together_are_both_texts(old: str, new: str) -> None:
    runs = word_runs(old, new)
    if runs:
        assert "".join(run.old for run in runs) == old
        assert "".join(run.new for run in runs) == new
