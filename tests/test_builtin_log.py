"""What the built-in log promises, as far as it can be seen without its source."""

from __future__ import annotations

import json
import re
from datetime import date
from math import inf
from typing import Any

import pytest
from running import ask

Object = dict[str, Any]


def found(*words: str) -> list[Object]:
    said = ask(*words, "--format", "jsonl")
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def ids(*words: str) -> list[str]:
    return [one["id"] for one in found(*words)]


EVERYTHING = [entry for kind in ("timeline", "facts", "quotes") for entry in found(kind)]
POISONING = "assad-poisoning"
# How many columns of a list have the dates.
MARGIN = 16


def test_no_quote_repeats() -> None:
    texts = [" ".join(quote["text"].split()) for quote in found("quotes")]
    assert len(texts) == len(set(texts)) > 0


@pytest.mark.parametrize("key", ["paragraphs", "topics"])
def test_every_entry_has_paragraphs_and_a_topic(key: str) -> None:
    assert [entry["id"] for entry in EVERYTHING if not entry.get(key)] == []


def test_every_event_is_dated_and_every_rough_date_says_why() -> None:
    for event in found("timeline"):
        assert event["earliest"] or event["latest"], event["id"]
        if event["date"].startswith("["):
            assert event["date_note"], event["id"]


def test_what_is_said_about_the_poisoning_depends_on_the_day() -> None:
    assert POISONING not in ids("timeline", "--as-of", "2025-10-01")
    then = {one["id"]: one for one in found("timeline", "--as-of", "2025-10-05")}
    assert then[POISONING]["standing"] == "rumoured"
    now = {one["id"]: one for one in found("timeline")}
    assert now[POISONING]["standing"] == "disputed"


def test_the_screen_says_of_which_day_the_standing_is() -> None:
    screen = ask("timeline", "--as-of", "2025-10-05", COLUMNS="200").out
    assert "RUMOURED Assad was taken to hospital" in screen
    assert "DISPUTED" not in screen
    assert ": as of 5 Oct 2025" in screen
    *rows, _caption = (line for line in screen.splitlines() if "¶" in line or " of " in line)
    public = re.compile(r" · public by ([1-9][0-9]? [A-Z][a-z]{2} )?20[0-9]{2}$")
    assert [row for row in rows if not public.search(row)] == []


def test_who_denies_finds_the_poisoning() -> None:
    assert POISONING in ids("timeline", "--denied-by", "Lavrov")
    assert POISONING in ids("timeline", "--standing", "disputed")
    assert ids("timeline", "--denied-by", "Lavrov", "--as-of", "2025-10-05") == []


def test_the_second_spelling_of_a_name_answers_as_the_first() -> None:
    assert ask("who", "Kusnetsov") == ask("who", "Kuznetsov")
    assert ask("who", "Kusnetsov").code == 0


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Kuznetsov", "kuznetsov"),
        ("Sharaa", "al-sharaa"),
        ("al-Shara", "al-sharaa"),
        ("shaibani", "al-shaibani"),
        ("Lavrov", "lavrov"),
        ("Putin", "putin"),
        ("Assad", "assad"),
        ("Smagin", "smagin"),
        ("Semenov", "semenov"),
        ("Salama", "al-salama"),
        ("abu qasra", "abu-qasra"),
        ("SOHR", "sohr"),
        ("RIAC", "rsmd"),
        ("HTS", "hts"),
        ("Василий Кузнецов", "kuznetsov"),
        ("أحمد الشرع", "al-sharaa"),
    ],
)
def test_a_bare_surname_an_acronym_or_the_own_script_is_enough(typed: str, id_: str) -> None:
    assert found("who", typed)[0]["id"] == id_


def test_a_name_of_several_words_needs_no_quotation_marks() -> None:
    assert ask("who", "Vasily", "Kuznetsov") == ask("who", "Vasily Kuznetsov")


def test_all_that_a_person_says_can_be_had() -> None:
    said = [quote["id"] for quote in found("who", "Kuznetsov")[0]["said"]]
    assert sorted(said) == sorted(ids("quotes", "--by", "Kuznetsov"))
    assert len(said) > 1


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("apartments", "assad-apartments"),
        ("military police", "military-police-suggestion"),
        ("Goznak", "goznak-contract"),
    ],
)
def test_the_right_entry_is_found_first(words: str, first: str) -> None:
    assert ids("find", words)[0] == first


WINDOW = ("--since", "2025-10-16", "--until", "2025-10-20")


def test_a_window_marks_what_may_lie_inside_and_certain_keeps_the_rest() -> None:
    entries = found("timeline", *WINDOW)
    sure = [one["id"] for one in entries if one["match"] == "sure"]
    possible = [one["id"] for one in entries if one["match"] == "possible"]
    assert sure
    assert possible
    certain = ask("timeline", *WINDOW, "--certain", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in certain.out.splitlines()] == sure
    assert f"{len(possible)} that may lie outside these days left out" in certain.err


def days(entry: dict[str, str | None]) -> float:
    """Return over how many days the date of an entry reaches."""
    first, last = entry["earliest"], entry["latest"]
    if first is None or last is None:
        return inf
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def test_the_screen_has_what_may_lie_outside_below_a_line_that_says_so() -> None:
    screen = ask("timeline", *WINDOW, COLUMNS="200").out
    possible = [one["id"] for one in found("timeline", *WINDOW) if one["match"] == "possible"]
    told = (
        f"perhaps from 16 October 2025 through 20 October 2025: {len(possible)}, "
        "their dates are rough (--certain omits them)\n"
    )
    sure, below = screen.split(told)
    assert [id_ for id_ in possible if f"  {id_} ¶" in sure or f" · {id_} ¶" in sure] == []
    rows, _, named = below.partition(" of much wider dates: ")
    listed = re.findall(r"([a-z-]+) ¶", rows)
    only_named = named.partition("\n")[0].split(", ")
    assert listed == [id_ for id_ in possible if id_ in listed]
    assert sorted([*listed, *only_named]) == sorted(possible)
    spans = {one["id"]: days(one) for one in found("timeline", *WINDOW)}
    assert {id_ for id_ in possible if spans[id_] > 183} == set(only_named)


def test_a_repeated_topic_is_the_union_and_all_the_intersection() -> None:
    bases, courts = (set(ids("timeline", "-t", topic)) for topic in ("bases", "relations"))
    both = ("timeline", "-t", "bases", "-t", "relations")
    assert set(ids(*both)) == bases | courts
    assert set(ids(*both, "--all")) == bases & courts
    assert len(bases | courts) + len(bases & courts) == len(bases) + len(courts)
    assert bases & courts


def beside(screen: str) -> str:
    """Return what stands beside the margin, which has the dates."""
    return "\n".join(row[MARGIN:] for row in screen.splitlines())


@pytest.mark.parametrize("width", ["60", "80", "120", "200"])
def test_every_word_of_each_quote_is_on_the_screen(width: str) -> None:
    screen = beside(ask("quotes", COLUMNS=width).out)
    for quote in found("quotes"):
        assert [word for word in quote["text"].split() if word not in screen] == []
    assert screen.count("…") == sum(quote["text"].count("…") for quote in found("quotes"))


@pytest.mark.parametrize("width", ["60", "80"])
def test_each_quote_stands_whole_and_in_order_on_a_narrow_screen(width: str) -> None:
    screen = "".join(beside(ask("quotes", COLUMNS=width).out).split())
    for quote in found("quotes"):
        assert "".join(f"“{quote['text']}”".split()) in screen


@pytest.mark.parametrize(
    "words",
    [["timeline", "--since", "2025-01"], ["who", "Kuznetsov"], ["quotes", "--topic", "bases"]],
    ids=" ".join,
)
def test_the_main_job_is_done_without_a_word_on_stderr(words: list[str]) -> None:
    said = ask(*words)
    assert said.code == 0
    assert said.out
    assert all("left out" in line for line in said.err.splitlines())


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("show topic:poisoning", id="a topic"),
        pytest.param("show place:golan", id="a place"),
        pytest.param("who Lavrov", id="an actor who denies"),
        pytest.param("who Goznak", id="an actor of whom something is rumoured"),
        pytest.param("who Lavrov -f md", id="Markdown"),
    ],
)
def test_what_is_doubted_says_so_wherever_its_title_stands(asked: str) -> None:
    said = " ".join(ask(*asked.split(), COLUMNS="400").out.split())
    doubted = [
        (one.get("title") or one["statement"], one["standing"])
        for one in found("timeline") + found("facts")
        if one["standing"] in ("disputed", "rumoured", "denied")
    ]
    shown = [(words, standing) for words, standing in doubted if words in said]
    assert shown
    for words, standing in shown:
        before, *after = said.split(words)
        if "-f md" in asked:
            assert all(standing in stretch[:40] for stretch in after), (words, standing)
        else:
            above = (before, *after[:-1])
            assert all(text.endswith(f"{standing.upper()} ") for text in above), (words, standing)


def test_the_fall_of_assad_lies_surely_in_2024() -> None:
    assert "fall-of-assad" in ids("timeline", "--until", "2024-12", "--certain")
    assert "fall-of-assad" not in ids("timeline", "--since", "2025")


def test_what_a_confidential_note_says_is_public_with_the_article_only() -> None:
    day = ("--as-of", "2025-12-30")
    told = [id_ for kind in ("timeline", "facts", "quotes") for id_ in ids(kind, *day)]
    note = {"r-politik-note", "r-politik-qamishli", "qamishli-hub", "hmeimim-supplies-africa-corps"}
    assert told
    assert not note & {*told}
    assert note <= {one["id"] for one in EVERYTHING if one["public"] == "2025-12-31"}
