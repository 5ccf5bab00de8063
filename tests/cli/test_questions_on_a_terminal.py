"""On a terminal `syru add` asks for what is missing, and reads a date back before it is taken."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from logs import TOWN

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from terminal import INTERRUPT, converse

TEXT = "Minutes\n“We shall cross it when we come to it,” said the mayor.\n"
MINUTES = 'title = "Minutes of the council"\n'


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "town.toml"
    path.write_text(TOWN)
    return path


def test_an_event_is_asked_for_and_written(log: Path) -> None:
    answers = [
        ("Title, in one line: ", "The bridge was opened\n"),
        ("Date, such as", "10/11/2025\n"),
        ("two readings: 11 October 2025 or 10 November 2025", ""),
        ("Date, such as", "2025-03-XX\n"),
        ("some day in March 2025: take it? [Y/n] ", "n\n"),
        ("Date, such as", "October 2025\n"),
        ("October 2025: take it? [Y/n] ", "\n"),
        ("Summary", "\n"),
        ("Actors, parted by ;", "Ada Mor\t; Jo Smith\n"),
        ('no actor is called "Jo Smith"', ""),
        ('Declare "Jo Smith" as a new actor? [y/N] ', "y\n"),
        ("Kind: person, organisation, state, group", "pers\n"),
        ("What a reader should know", "engineer\n"),
        ("Topics, parted by ;", "brigde\n"),
        ("did you mean The new bridge (bridge)?", ""),
        ('Declare "brigde" as a new topic? [y/N] ', "\n"),
        ("topic instead of brigde", "bridge\n"),
        ("Places", "\n"),
        ("Paragraphs of the source", "3-4\n"),
        ("Claim (Enter for none): ", "Jo asserts 2 October 2025\n"),
        ("Claim (Enter for none): ", "\n"),
        ("Add this to town.toml? [Y/n] ", "\n"),
    ]
    said = converse(["add", "event", "-l", log.name], answers, log.parent)
    assert (said.out, said.code) == ("", 0)
    assert (
        "[[events]]\n"
        'id = "2025-10-bridge-opened"\n'
        'date = "2025-10"\n'
        'title = "The bridge was opened"\n'
        'actors = ["mayor", "jo-smith"]\n'
        'topics = ["bridge"]\n'
        "claims = [\n"
        '  { by = "jo-smith", stance = "asserts", date = 2025-10-02 },\n'
        "]\n"
        "paragraphs = [3, 4]\n"
    ) in log.read_text()
    assert '[actors.jo-smith]\nname = "Jo Smith"\nkind = "person"\nrole = "engineer"\n' in (
        log.read_text()
    )


def test_what_was_given_as_an_option_is_not_asked_for(log: Path) -> None:
    answers = [
        ("Statement, one sentence: ", "So it is.\n"),
        *((question, "\n") for question in ("Actors", "Places", "Paragraphs", "Claim (")),
        ("Add this to", "\n"),
    ]
    words = ["add", "fact", "-l", log.name, "--date", "2025", "-t", "bridge"]
    said = converse(words, answers, log.parent)
    assert said.code == 0
    assert "Date" not in said.err
    assert "Topics" not in said.err


def test_nothing_is_asked_where_nothing_is_missing(log: Path) -> None:
    words = ["add", "fact", "-l", log.name, "--statement", "So it is."]
    said = converse(words, [], log.parent)
    assert said.code == 0
    assert "?" not in said.err


@pytest.mark.parametrize(
    ("answers", "code", "told"),
    [
        pytest.param([("Title", "\x04")], 1, "nothing was written", id="the end of all input"),
        pytest.param([("Title", INTERRUPT)], 130, "", id="Ctrl-C"),
        pytest.param([("Title", "T\n"), ("Date", INTERRUPT)], 130, "", id="Ctrl-C later"),
    ],
)
def test_breaking_off_leaves_the_log(
    log: Path, answers: list[tuple[str, str]], code: int, told: str
) -> None:
    said = converse(["add", "event", "-l", log.name], answers, log.parent)
    assert said.code == code
    assert told in said.err
    assert "Traceback" not in said.err
    assert log.read_text() == TOWN


def test_a_source_may_be_declared_on_the_way(log: Path) -> None:
    log.write_text('[log]\nformat = 1\ntitle = "Empty"\n')
    answers = [
        ("Statement", "So it is.\n"),
        *((each, "\n") for each in ("Date", "Actors", "Topics", "Places")),
        ("Source: ", "The Herald\n"),
        ('Declare "The Herald" as a new source? [y/N] ', "y\n"),
        ("When it was published", "3 May 2025\n"),
        ("Address", "\n"),
        *((each, "\n") for each in ("Paragraphs", "Claim (", "Add this to")),
    ]
    said = converse(["add", "fact", "-l", log.name], answers, log.parent)
    assert said.code == 0, said.err
    assert '[sources.the-herald]\ntitle = "The Herald"\ndate = 2025-05-03\n' in log.read_text()


def test_the_last_word_is_the_persons(log: Path) -> None:
    answers = [
        ("Statement", "So it is.\n"),
        *((each, "\n") for each in ("Date", "Actors", "Topics", "Places", "Paragraphs", "Claim (")),
        ("Add this to", "n\n"),
    ]
    said = converse(["add", "fact", "-l", log.name], answers, log.parent)
    assert said.code == 1
    assert log.read_text() == TOWN


def test_words_that_differ_are_shown_and_may_be_mended(log: Path) -> None:
    log.write_text(TOWN.replace(MINUTES, f'{MINUTES}text = "minutes.txt"\n'))
    (log.parent / "minutes.txt").write_text(TEXT)
    answers = [
        ("The words, as the source prints them: ", "We shall burn it when we come to it\n"),
        ("We shall [-burn-] {+cross+} it when we come to", ""),
        ("Write it as it is, unproven? [y/N] ", "n\n"),
        ("The words, as the source prints them: ", "We shall cross it when we come to it\n"),
        ("the words stand in paragraph 2 of minutes", ""),
        ("Who says so", "Ada\n"),
        *((each, "\n") for each in ("Date", "Event", "Who is named", "Topics", "Places")),
        ("Add this to", "\n"),
    ]
    said = converse(["add", "quote", "-l", log.name], answers, log.parent)
    assert said.code == 0
    assert "We shall cross it when we come to it" in log.read_text()
    assert "burn" not in log.read_text()


def test_of_several_sources_with_the_words_one_is_asked_for(log: Path) -> None:
    new = '[sources.paper]\ntitle = "Paper"\ntext = "minutes.txt"\n'
    named = re.sub(r'(?m)^(id = ".*")$', r'\1\nsource = "minutes"', TOWN)
    log.write_text(named.replace(MINUTES, f'{MINUTES}text = "minutes.txt"\n') + new)
    (log.parent / "minutes.txt").write_text(TEXT)
    answers = [
        ("The words", "We shall cross it\n"),
        ("these words stand in several sources: minutes (¶ 2), paper (¶ 2)", ""),
        ("Source: ", "paper\n"),
        ("the words stand in paragraph 2 of paper", ""),
        ("Who says so", "\n"),
        *((each, "\n") for each in ("Date", "Event", "Who is named", "Topics", "Places")),
        ("Add this to", "\n"),
    ]
    said = converse(["add", "quote", "-l", log.name], answers, log.parent)
    assert said.code == 0
    assert 'text = "We shall cross it"\nsource = "paper"\nparagraphs = [2]\n' in log.read_text()


def test_unproven_words_are_written_if_one_says_so(log: Path) -> None:
    log.write_text(TOWN.replace(MINUTES, f'{MINUTES}text = "minutes.txt"\n'))
    (log.parent / "minutes.txt").write_text(TEXT)
    answers = [
        ("The words", "We shall burn it when we come to it\n"),
        ("Write it as it is, unproven? [y/N] ", "y\n"),
        ("Who says so", "Ada\n"),
        *((each, "\n") for each in ("Date", "Event", "Who is named", "Topics", "Places")),
        ("Add this to", "\n"),
    ]
    said = converse(["add", "quote", "-l", log.name], answers, log.parent)
    assert said.code == 0
    assert "We shall burn it" in log.read_text()
