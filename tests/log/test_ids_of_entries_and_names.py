"""Ids are made of dates, titles and names: the same each time, and easy to type."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.log.ids import entry_id, free_id, free_ids, name_id, plain_id

ENTRIES = [
    pytest.param("2025-07-03", "Bridge opened", "2025-07-03-bridge-opened", id="a day"),
    pytest.param(date(2025, 7, 3), "Vote", "2025-07-03-vote", id="a day of TOML"),
    pytest.param("2025-07/2025-09", "Vote", "2025-07-vote", id="the start of a span"),
    pytest.param("/2025", "Vote", "2025-vote", id="an open start"),
    pytest.param("[..1900~]", "Vote", "1900-vote", id="a bound"),
    pytest.param(None, "Vote", "vote", id="no date"),
    pytest.param("195X", "Vote", "vote", id="no year for sure"),
    pytest.param("-0043-03-15", "Caesar killed", "44-bc-03-15-caesar-killed", id="before Christ"),
    pytest.param("0000", "Vote", "1-bc-vote", id="1 BC"),
    pytest.param("2025", "The end of a bridge", "2025-end-bridge", id="small words"),
    pytest.param("2025", "It is", "2025-it-is", id="small words alone"),
    pytest.param("2025", "Łódź’s Straße", "2025-lodzs-strasse", id="letters with marks"),
    pytest.param(
        "2025",
        "Seventeen bridges opened together across Moreno County",
        "2025-seventeen-bridges-opened-together-across",
        id="a long title, cut behind a word",
    ),
    pytest.param("2025", "x" * 50, f"2025-{'x' * 40}", id="a long word"),
]


@pytest.mark.parametrize(("day", "title", "id_"), ENTRIES)
def test_an_id_is_the_first_day_and_the_words_of_the_title(
    day: object, title: str, id_: str
) -> None:
    assert entry_id(day, title) == id_


def test_titles_in_other_scripts_are_told_apart() -> None:
    ids = [entry_id("2025", title) for title in ("Мост", "Голосование", "Мост 7", "Суд 7")]
    assert len(set(ids)) == 4
    assert all(re.fullmatch("2025-(7-)?[0-9a-f]{8}", id_) for id_ in ids)


@given(st.none() | st.sampled_from(["2025", "-0043", "soon", "195X/.."]), st.text())
def test_any_title_gives_an_id_that_can_be_typed(day: str | None, title: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", entry_id(day, title))
    assert entry_id(day, title) == entry_id(day, title)
    assert len(entry_id(day, title)) <= len("2025-07-03-") + 40 + len("-01234567")


def test_names_keep_their_script_and_have_an_id_in_any_case() -> None:
    names = ["Ada Moreno", "Ada-Moreno", "Анна К.", "Hay’at", "★"]
    ids = list(map(name_id, names))
    assert ids[:4] == ["ada-moreno", "ada-moreno", "анна-к", "hayat"]
    assert re.fullmatch("[0-9a-f]{8}", ids[4])


def test_an_id_as_somebody_wrote_it_is_made_plain() -> None:
    assert list(map(plain_id, ["Fair No. 7", "Ярмарка", "Ярмарка 7"])) == ["fair-no-7", "", "7"]


def test_what_is_taken_gets_a_number() -> None:
    assert free_id("fair", set()) == "fair"
    assert free_id("fair", {"fair", "fair-2"}) == "fair-3"
    assert list(islice(free_ids("fair", {"fair-2"}), 3)) == ["fair", "fair-3", "fair-4"]
