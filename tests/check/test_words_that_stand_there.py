"""What it takes for the words of a quote to stand in a text, and what is said where they do not."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.check.match import Proof, SourceText, State, prove

TEXT = SourceText(
    "A harbour for two\n"
    "The mayor said: “We won’t sell the old harbour — not for 3.5 million (...). It’s ours....”\n"
    "\n"
    "Nobody at the party of 15,000 guests spoke of art; the “guest-house” stood\u00a0empty.\n"
    "We won't sell the old mill, said the miller, for [i.e. before] the war.\n"
)


def proof(quote: str, *paragraphs: int, text: SourceText = TEXT) -> Proof:
    return prove(quote, paragraphs, text)


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        pytest.param("We won’t sell the old harbour", 2, id="as it stands"),
        pytest.param("We won't sell the old harbour", 2, id="another apostrophe"),
        pytest.param("We won't  sell\n the\told harbour", 2, id="other white space"),
        pytest.param("harbour - not for", 2, id="another dash"),
        pytest.param("harbour -- not for", 2, id="a typed dash"),
        pytest.param('of art; the "guest-house" stood empty', 4, id="other quotes, plain blank"),
        pytest.param("the ‘guest‑house’ stood", 4, id="single quotes, hard hyphen"),
        pytest.param("The may\u00ador said", 2, id="a soft hyphen"),
        pytest.param("3.5 million (...). It's ours....", 2, id="the source's own dots"),
        pytest.param("3.5 million (…). It's ours", 2, id="the source's own dots as one character"),
        pytest.param("for [i.e. before] the war", 5, id="brackets of the source"),
        pytest.param("We won’t … 3.5 million", 2, id="a gap"),
        pytest.param("We won’t ... 3.5 million", 2, id="a gap of three dots"),
        pytest.param("We won’t (...) 3.5 million", 2, id="a gap in brackets"),
        pytest.param("We won’t […] 3.5 million", 2, id="a gap in square brackets"),
        pytest.param("We won’t . . . million", 2, id="a spaced gap"),
        pytest.param("We ... sell ... harbour", 2, id="two gaps"),
        pytest.param("sell the old harbour (...). It's ours", 2, id="a stop after the gap"),
        pytest.param("We won’t sell, … 3.5 million", 2, id="a comma before the gap"),
        pytest.param("sell the old mill …”", 5, id="a closing mark after the gap"),
        pytest.param("… the old harbour …", 2, id="gaps around it"),
        pytest.param("guest", 4, id="half of a hyphened word"),
    ],
)
def test_words_are_found_where_they_stand(quote: str, paragraph: int) -> None:
    found = Proof(state=State.FOUND, paragraph=paragraph)
    assert proof(quote, paragraph) == found
    assert proof(quote) == found


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("we won’t sell the old harbour", id="case"),
        pytest.param("arty", id="the end of a word"),
        pytest.param("part", id="the beginning of a word"),
        pytest.param("guests spoke of ar", id="a last word cut short"),
        pytest.param("We won", id="half of won't"),
        pytest.param("not for 3", id="half of 3.5"),
        pytest.param("party of 15", id="half of 15,000"),
        pytest.param("for before the war", id="brackets left out"),
        pytest.param("3.5 million … We won’t", id="fragments exchanged"),
        pytest.param("It’s ours (...) sell", id="fragments exchanged around brackets"),
        pytest.param("the old harbour … guests", id="fragments of two paragraphs"),
        pytest.param("A harbour for two The mayor said", id="words across two paragraphs"),
        pytest.param("harbour … harbour", id="one word for two fragments"),
        pytest.param("…", id="nothing but a gap"),
        pytest.param("old harbour … ... mill", id="a gap that holds another paragraph"),
    ],
)
def test_words_that_do_not_stand_there_are_never_found(quote: str) -> None:
    assert proof(quote).state in {State.ALTERED, State.MISSING}
    assert proof(quote, 2, 4).state in {State.ALTERED, State.MISSING}


def test_words_of_another_paragraph_are_moved_there() -> None:
    assert proof("the old mill", 2) == Proof(state=State.MOVED, paragraph=5)
    assert proof("We ... mill", 4) == Proof(state=State.MOVED, paragraph=5)


def test_a_named_paragraph_comes_before_the_first_one() -> None:
    assert proof("We won't sell the old", 5).paragraph == 5
    assert proof("We won't sell the old").paragraph == 2


def test_a_paragraph_that_the_text_has_not_holds_nothing() -> None:
    assert proof("the old mill", 99) == Proof(state=State.MOVED, paragraph=5)


@pytest.mark.parametrize(
    ("quote", "difference"),
    [
        pytest.param(
            "We won’t sell the new mill, said the miller",
            "We won't sell the [-new-] {+old+} mill, said the miller",
            id="a word exchanged",
        ),
        pytest.param(
            "We won’t sell the mill, said the miller",
            "We won't sell the {+old+} mill, said the miller",
            id="a word left out",
        ),
        pytest.param(
            "We won’t ever sell the old mill, said the miller",
            "We won't [-ever-] sell the old mill, …",
            id="a word added",
        ),
        pytest.param(
            "I won’t sell the old mill, said the miner",
            "[-I-] {+We+} won't sell the old mill, said the [-miner-] {+miller+}",
            id="the first and the last word exchanged",
        ),
        pytest.param(
            "We won’t sell the old mill said the miller",
            "… won't sell the old mill{+,+} said the miller",
            id="a comma left out",
        ),
        pytest.param(
            "Nobody at the … spoke of arts; the guest",
            "… at the … spoke of [-arts-] {+art+}; the {+“+}guest",
            id="a word beside a gap",
        ),
    ],
)
def test_the_differing_words_of_an_altered_quote_are_marked(quote: str, difference: str) -> None:
    altered = proof(quote, 4)
    assert altered.state is State.ALTERED
    assert altered.difference == difference


@pytest.mark.parametrize(
    ("quote", "state"),
    [
        pytest.param("b0 b1 b2 b3 b4 b5 b6 x x x", State.ALTERED, id="seven of ten"),
        pytest.param("b0 b1 b2 b3 b4 b5 x x x x", State.MISSING, id="six of ten"),
        pytest.param("b9 b8 b7 b6 b5 b4 b3 b2 b1 b0", State.MISSING, id="all, but backwards"),
        pytest.param("x b1 b2 b3 b4 b5 b6 b7 b8 x", State.ALTERED, id="both ends exchanged"),
    ],
)
def test_a_passage_is_near_with_seven_words_of_ten_in_order(quote: str, state: State) -> None:
    text = SourceText("\n".join(" ".join(f"{row}{n}" for n in range(10)) for row in "abc"))
    found = prove(quote, (), text)
    assert found.state is state
    assert found.paragraph == (2 if state is State.ALTERED else None)


def test_the_nearest_passage_is_found_wherever_the_text_holds_it() -> None:
    choose = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    vocabulary = [f"w{number}" for number in range(500)]
    rows = [" ".join(choose.choices(vocabulary, k=60)) for _ in range(2_000)]
    for row in (0, 997, 1_999):
        words = rows[row].split()[10:40]
        words[7] = "changed"
        found = prove(" ".join(words), (), SourceText("\n".join(rows)))
        assert (found.state, found.paragraph) == (State.ALTERED, row + 1)
        assert "[-changed-]" in found.difference


@pytest.mark.parametrize(
    ("length", "state"),
    [pytest.param(1_000, State.ALTERED, id="1000"), pytest.param(1_001, State.MISSING, id="1001")],
)
def test_the_passage_nearest_to_a_quote_is_looked_for_up_to_a_thousand_words(
    length: int, state: State
) -> None:
    words = [f"w{number}" for number in range(length)]
    text = SourceText(" ".join(words))
    words[7] = "changed"
    assert prove(" ".join(words), (), text).state is state


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("one", 1, id="no line end"),
        pytest.param("one\n", 1, id="a line end"),
        pytest.param("one\n\ntwo\n", 3, id="an empty line counts"),
        pytest.param("one\r\ntwo\rthree\n", 3, id="other line ends"),
        pytest.param(
            "one\u2028two\x0cthree\n", 1, id="what only splitlines() takes for a line end"
        ),
    ],
)
def test_paragraphs_are_the_lines_of_the_text(text: str, paragraphs: int) -> None:
    assert len(SourceText(text).paragraphs) == paragraphs
    assert proof("absent", 1, text=SourceText(text)).state is State.MISSING


PIECES = ["a", "b", "won't", "été", "3.5", "1,", "-", ",", "..", "...", "(...)", "“", "’’", "’"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4), st.data())
def test_whole_words_of_a_paragraph_are_always_found_in_it(
    lines: list[str], data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    words = lines[row].split()
    first = data.draw(st.integers(0, len(words)))
    stretch = words[first : data.draw(st.integers(first, len(words)))]
    if any(map(str.isalnum, "".join(stretch))):
        found = prove(" ".join(stretch), (row + 1,), SourceText("\n".join(lines)))
        assert found == Proof(state=State.FOUND, paragraph=row + 1)


@given(st.text(max_size=80), st.text(max_size=200), st.lists(st.integers(1, 5), max_size=3))
def test_any_quote_and_any_text_have_a_state(quote: str, text: str, paragraphs: list[int]) -> None:
    found = prove(quote, paragraphs, SourceText(text))
    assert (found.paragraph is None) == (found.state is State.MISSING)
    assert not paragraphs or found.state is not State.FOUND or found.paragraph in paragraphs


def test_of_millions_of_paragraphs_few_are_looked_at_closely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    holds = SourceText.holds

    def counting(text: SourceText, fragments: Sequence[str], paragraph: int) -> bool:
        looked.append(paragraph)
        return holds(text, fragments, paragraph)

    monkeypatch.setattr(SourceText, "holds", counting)
    text = SourceText("he went, then home\n" * 10_000 + "he went and then he came\n")
    assert text.first(("then", "he went")) is None
    assert text.first(("he wen", "hom")) is None, "parts of words"
    assert not looked
    assert text.first(("he went", "he came")) == 10_001
    assert looked == [10_001]
