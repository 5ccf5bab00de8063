"""A word is found in every spelling that a name is found in, and in its other forms."""

from __future__ import annotations

import pytest
from logs import indexed, written

from syru.dates import parse_date
from syru.query.entries import select
from syru.query.selection import Selection
from syru.render.excerpts import wanted_of

ACTOR = written(
    "[actors.kuznetsov]", name="Vasily Kuznetsov", kind="person", aliases=["Kusnetsov"]
) + written("[actors.reuters]", name="Reuters", kind="organisation", aliases=["Рейтер"])
ENTRY = """
[[events]]
id = "said"
date = 2025-01-01
title = "{title}"
actors = ["kuznetsov"]
source = "article"
claims = [{{ by = "reuters", stance = "relays", date = 2025-03-01 }}]
"""


def found(title: str, typed: str, *, as_of: str | None = None, **head: str) -> list[str]:
    """Tell what is found by what is typed, in both ways of looking, and hold these together."""
    log = written("[log]", format=1, title="Made up", **head)
    log += written("[sources.article]", title="Article", date="2025-01-01")
    index = indexed("\n".join([log, ACTOR, ENTRY.format(title=title)]))
    then = parse_date(as_of) if as_of else None
    searched = [Selection(searched=typed, as_of=then), Selection(words=(typed,), as_of=then)]
    once, again = ([entry.id for entry in select(index, each).entries] for each in searched)
    assert once == again
    return once


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        pytest.param("Lech Wałęsa", "Walesa", id="a stroke"),
        pytest.param("Lech Walesa", "Wałęsa", id="a stroke that was typed"),
        pytest.param("Ørsted at work", "Orsted", id="a slashed letter"),
        pytest.param("Die große Straße", "strasse", id="a ligature"),
        pytest.param("Hay’at Tahrir", "hayat", id="without an apostrophe"),
        pytest.param("Hayat Tahrir", "Hay'at", id="with an apostrophe"),
        pytest.param("L'Orient reports", "orient", id="after an article without its vowel"),
        pytest.param("محافظة إدلب", "ادلب", id="Arabic without hamza"),
        pytest.param("محافظة ادلب", "إدلب", id="Arabic with hamza"),
        pytest.param("محافظة ادلب", "محافظه", id="Arabic without the dots of its feminine"),
        pytest.param("مؤتمر سوتشي", "موتمر", id="Arabic hamza on a letter"),
        pytest.param("الجيش الروسي", "روسي", id="Arabic without the article"),
        pytest.param("جيش روسي", "الروسي", id="Arabic with the article"),
        pytest.param("俄罗斯军事基地", "军事", id="a word within Chinese"),
        pytest.param("シリアのロシア軍基地", "ロシア", id="a word within Japanese"),
        pytest.param("Silence", "Kusnetsov", id="an alias of whom it is about"),
        pytest.param("Silence", "Рейтер", id="an alias of who made a claim"),
        pytest.param("Silence in the town", "Kusnetsov silence", id="an alias and a word"),
        pytest.param("An elected council", "election", id="another form of a word"),
        pytest.param("They were lobbying", "lobbied", id="a form that the log has not"),
        pytest.param("Elections", "elected", id="a form of a form"),
    ],
)
def test_a_word_is_found_in_other_spellings_and_forms(title: str, typed: str) -> None:
    assert found(title, typed) == ["said"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        pytest.param("俄罗斯军事基地", "事军", id="signs in another order"),
        pytest.param("俄罗斯 军舰 与 事", "军事", id="signs that are apart"),
        pytest.param("Electric light", "elected", id="a word that begins as a stem"),
        pytest.param("ألف جندي", "فجر", id="an Arabic word that begins like the article"),
        pytest.param("The council", "words", id="a word that is not there"),
    ],
)
def test_what_only_looks_alike_is_not_found(title: str, typed: str) -> None:
    assert found(title, typed) == []


@pytest.mark.parametrize(
    ("language", "ids"),
    [
        pytest.param("en", ["said"], id="English"),
        pytest.param("en-GB", ["said"], id="British English"),
        pytest.param("de", [], id="a language without a stemmer"),
    ],
)
def test_forms_are_those_of_the_language_of_the_log(language: str, ids: list[str]) -> None:
    assert found("An elected council", "election", language=language) == ids
    assert found("An elected council", "elect", language=language) == ["said"]


def test_a_claim_that_was_not_public_yet_gives_nothing_away() -> None:
    assert found("Silence", "Reuters", as_of="2025-02") == []
    assert found("Silence", "Kusnetsov", as_of="2025-02") == ["said"]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        pytest.param("Lech Wałęsa won", "walesa", ["Wałęsa"], id="folded"),
        pytest.param("An elected council", "elections", ["elected"], id="another form"),
        pytest.param("Electric, elected", "elected", ["elected"], id="no other word"),
        pytest.param("The apartments", "apart", ["apartments"], id="a beginning"),
        pytest.param("俄罗斯军事基地", "军事", ["军事"], id="within a run"),
        pytest.param("Half-built, built by half", "half-built", ["Half-built"], id="two words"),
        pytest.param("الجيش الروسي", "روسي", ["الروسي"], id="with its article"),
        pytest.param("Hay’at al-Sham", "hayat sham", ["Hay’at", "Sham"], id="an apostrophe"),
    ],
)
def test_what_was_found_is_marked(text: str, typed: str, marked: list[str]) -> None:
    head = written("[log]", format=1, title="-") + written("[sources.article]", title="-")
    index = indexed(head + ACTOR + ENTRY.format(title=text))
    wanted = wanted_of(select(index, Selection(searched=typed)))
    assert wanted is not None
    assert [text[begin:end] for begin, end in wanted.places(text)] == marked
