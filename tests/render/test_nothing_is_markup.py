"""Answers as Markdown, read back by a Markdown parser: nothing of a log is markup."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logs import EVIL, HOSTILE
from markdown_it import MarkdownIt
from running import ask, ask_town

from syru.render.markdown import escape
from syru.render.words import line

UGLY = [
    "# no heading",
    "- no item",
    "+ no item",
    "1. no item",
    "1) no item",
    "> no quotation",
    "*no* _no_ **no** `no`",
    "<b>no</b> <!-- no --> &amp; &copy;",
    "[no](http://example.org) ![no](x.png) [x]: y",
    "~~no~~ | no | ^no^ $no$ ==no==",
    "--- no rule",
    "***",
    "---",
    "===",
    "    no code",
    "```no",
    "back\\slash\\*",
    "[i.e. fragmented]",
    "[/bold]",
    "trailing #",
    "C++ and A-B, well-known (so to speak)!",
]


def parsed(text: str) -> tuple[list[str], str]:
    """Return the kinds of the blocks and marks of a Markdown text, and its plain words."""
    kinds: list[str] = []
    words: list[str] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        kinds.append(token.type)
        for child in token.children or []:
            if child.type == "text":
                words.append(child.content)
            else:
                kinds.append(child.type)
    return kinds, "".join(words)


@pytest.mark.parametrize("text", UGLY)
def test_a_text_is_shown_as_it_stands(text: str) -> None:
    kinds, words = parsed(f"- {escape(text)}")
    allowed = {"bullet_list", "list_item", "paragraph"}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} == {
        *allowed,
        "inline",
    }
    assert words == text.strip()


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)).filter(str.strip))
def test_no_text_at_all_is_markup(text: str) -> None:
    kinds, words = parsed(escape(text))
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
    assert words == line(text).strip()


def test_words_without_markup_are_left_alone() -> None:
    plain = "al-Sharaa (in his own words): well-known! C++, 3.5 and A + B"
    assert escape(plain) == plain


def test_the_timeline_is_a_list_with_dates_titles_sources_and_paragraphs() -> None:
    assert ask_town("timeline", "-f", "md").out == (
        "### 2024\n"
        "\n"
        "- **c. November 2024**: The river carried the old bridge away. Nobody was hurt."
        " (*Minutes of the council*, ¶ 1)\n"
        "\n"
        "### 2025\n"
        "\n"
        "- **between 1 February and 10 March 2025**: The mayor took money from the builders"
        " *disputed: relayed by The Courier (12 March 2025); denied by Ada Moreno (20 March 2025)*"
        " (*Minutes of the council*, ¶ 2)\n"
        "- **12 March 2025**: The council voted for the bridge \\[twice\\]."
        " Seven of twelve members were for it. *confirmed by Bo Ek*"
        " (*Minutes of the council*, ¶ 3, 4)\n"
    )


def test_quotes_are_block_quotations_with_their_attribution() -> None:
    assert ask_town("quotes", "-f", "md").out == (
        "### 2025\n"
        "\n"
        "> “We shall cross it \\[i.e. the river\\] when we come to it, \\[/bold\\] or … not.”\n"
        ">\n"
        "> — Ada Moreno, mayor, published by The Courier (*Minutes of the council*, ¶ 4),"
        " 12 March 2025\n"
        "\n"
        "### Undated\n"
        "\n"
        "> “too dear by half”\n"
        ">\n"
        "> — unattributed (*Minutes of the council*)\n"
    )


def test_a_parser_finds_one_block_quotation_for_each_quote() -> None:
    kinds, words = parsed(ask_town("quotes", "-f", "md").out)
    assert kinds.count("blockquote_open") == 2
    assert "“We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”" in words


def test_what_may_lie_outside_a_window_is_marked_and_stands_below_a_heading() -> None:
    march = ("timeline", "--since", "2025-03-01", "--until", "2025-03-31", "-f", "md")
    year, vote, heading, bribe = filter(None, ask_town(*march).out.splitlines())
    assert (year, "perhaps" in vote) == ("### 2025", False)
    assert heading == (
        "### Perhaps from 1 March 2025 through 31 March 2025: 1, "
        "its date is rough (--certain omits it)"
    )
    assert "2025** (perhaps outside these days): The mayor" in bribe


@pytest.mark.parametrize(
    ("words", "headings"),
    [
        pytest.param("timeline", ["2024", "2025"], id="years"),
        pytest.param("timeline --reverse", ["2025", "2024"], id="newest first"),
        pytest.param("facts", ["2019", "Undated"], id="what has no date comes last"),
        pytest.param("timeline --sort public", [], id="none where the order is another"),
        pytest.param("find bridge", [], id="none where the best comes first"),
        pytest.param("find bridge --sort date", ["2024", "2025", "Undated"], id="found, by date"),
        pytest.param(
            "timeline --since 2025-02-02 --until 2025-02-02",
            ["Perhaps on 2 February 2025: 1, its date is rough (--certain omits it)"],
            id="only what may be",
        ),
    ],
)
def test_years_are_headings_and_so_is_what_may_be(words: str, headings: list[str]) -> None:
    lines = ask_town(*words.split(), "-f", "md").out.splitlines()
    assert [line[4:] for line in lines if line.startswith("### ")] == headings
    assert lines[0], "nothing is above the first"


def test_a_count_of_one_is_singular() -> None:
    assert "(3 events, 1 fact, 1 quote)" in ask_town("topics", "-f", "md").out


@pytest.mark.parametrize(
    "words",
    [
        *("timeline", "facts", "quotes", "find no", "who a", "actors", "topics"),
        *("show e", "show topic:t", "show place:p", "show source:s"),
    ],
)
def test_nothing_of_a_log_is_markup_in_any_command(words: str) -> None:
    evil = "<img src=x> [no](http://e.invalid) ![no](x) *no* `no` # no\n# no\n> no\n| no |"
    text, other = json.dumps(evil), json.dumps(f"also {evil}")
    log = (
        HOSTILE.replace(json.dumps(EVIL), text)
        .replace("[actors.a]", f"[actors.a]\naliases = [{other}]")
        .replace("[topics.t]", f"[topics.t]\ndescription = {text}")
        .replace("[places.p]", f"[places.p]\naliases = [{other}]")
    )
    assert log.count(text) == HOSTILE.count(json.dumps(EVIL)) + 1
    assert log.count(other) == 2
    said = ask(*words.split(), "--log", "-", "-f", "md", stdin=log)
    assert said.code == 0, said.err
    kinds, shown = parsed(said.out)
    assert not {"html_inline", "html_block", "link_open", "image", "code_inline", "hr"} & set(kinds)
    assert not {"fence", "code_block", "table_open", "ordered_list_open"} & set(kinds)
    assert "<img src=x> [no](http://e.invalid)" in shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("see https://example.org/a.", r"see https\://example.org/a.", id="https"),
        pytest.param("FTP://x.org", r"FTP\://x.org", id="ftp"),
        pytest.param("www.example.org WWW.x", r"www\.example.org WWW\.x", id="www"),
        pytest.param("who@example.org", r"who\@example.org", id="mail"),
        pytest.param("at 3:45, i.e. now", "at 3:45, i.e. now", id="none"),
    ],
)
def test_a_bare_address_is_no_link_on_github(text: str, escaped: str) -> None:
    # Read back as written by cmark-gfm and comrak, which no test can install everywhere.
    assert escape(text) == escaped
