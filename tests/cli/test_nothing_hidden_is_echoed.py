"""Nothing that is typed or logged steers the terminal, hides in a message, or floods it."""

from __future__ import annotations

import pytest
from logs import TOWN, written
from running import ask, ask_town

from syru.errors import visible

HIDDEN = "\x1b]0;x\x07\x9b\u202e\u2066\u061c\ufff9\ufffb\U000e0001\U000e0041"


@pytest.mark.parametrize("char", HIDDEN)
def test_what_is_hidden_is_written_as_an_escape(char: str) -> None:
    shown = visible(f"a{char}b")
    if char in "]0;x":
        assert shown == f"a{char}b"
    else:
        assert shown == f"a{char.encode('unicode_escape').decode()}b"


@pytest.mark.parametrize("harmless", ["Ελλάς", "a\u200db", "\u200fא", "葛\U000e0100城", "❤\ufe0f"])
def test_what_scripts_need_is_left_alone(harmless: str) -> None:
    assert visible(harmless) == harmless


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
@pytest.mark.parametrize(
    "words", [["timeline", "--text"], ["find"], ["who", "mayor", "--text"], ["actors", "--text"]]
)
def test_no_control_character_typed_as_a_word_reaches_the_terminal(
    words: list[str], form: str
) -> None:
    for typed in (f"bridge{HIDDEN}", f"{HIDDEN}zzz"):
        said = ask_town(*words, typed, "-f", form)
        assert not set("\x1b\x07\x9b\u202e\u061c\ufff9\U000e0041") & set(said.out + said.err)


def test_a_word_between_control_characters_is_found() -> None:
    assert (
        ask_town("find", "\x1bbridge\x07", "-f", "jsonl").out
        == ask_town("find", "bridge", "-f", "jsonl").out
    )


@pytest.mark.parametrize(
    "words",
    [
        *(["who"], ["show"], ["show", "actor:x"], ["timeline", "--actor"], ["timeline", "--topic"]),
        *(["timeline", "--standing"], ["timeline", "-f"], ["export"], ["check", "--text"]),
        *(["check", "--ignore"], ["timeline", "--since"], ["timeline", "-n"], ["timeline", "--x"]),
    ],
    ids=" ".join,
)
def test_a_name_of_100_kilobytes_is_not_echoed_whole(words: list[str]) -> None:
    *own, last = words
    long = "y" * 100_000
    said = ask_town(*own, f"{last}{long}") if last in ("--x", "actor:x") else ask_town(*words, long)
    assert said.code == 2
    assert len(said.err) < 1_000


def test_a_table_has_a_text_of_any_length_whole() -> None:
    title = " ".join(f"w{at}" for at in range(50_000))
    log = TOWN + written("[[events]]", id="long", date="2026", title=title)
    said = ask("find", "w7", "-l", "-", stdin=log)
    assert title.split() == [word for word in said.out.split() if word.startswith("w")][:50_000]


def test_a_table_has_all_of_an_actors_many_claims() -> None:
    claims = [{"by": "mayor", "stance": "denies"}] * 5_000
    log = TOWN + written("[[events]]", id="long", date="2026", title="T", claims=claims)
    said = ask("who", "mayor", "-l", "-", stdin=log)
    assert said.out.count("denied") >= 5_000
