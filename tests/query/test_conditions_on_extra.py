"""`--where` keeps the entries whose own values meet a condition, each of several."""

from __future__ import annotations

import json

import pytest
from logs import indexed
from running import ask

from syru.errors import UsageError
from syru.query.entries import select
from syru.query.extra import Where, parse_where, refuse_unknown_key
from syru.query.selection import Selection
from syru.render.words import filter_words

LOG = """\
[log]
format = 1
title = "L"

[sources.s]
title = "S"

[topics.war]
name = "War"

[[events]]
id = "raid"
date = 2024-05-03
title = "A raid"
topics = ["war"]
extra = { killed = 12, confidence = "Fair", verified = true, filed = 2024-05-31, code = "12" }

[[events]]
id = "riot"
date = 2024-06-01
title = "A riot"
topics = ["war"]
extra = { killed = 3.5, confidence = "very good", verified = false, filed = 2023-01-01 }

[[events]]
id = "calm"
date = 2024-07-01
title = "Nothing"

[[facts]]
id = "toll"
statement = "Nobody counts."
extra = { killed = "many", "number [of] \\"dead\\"" = 7, rated = "★", confidence = "Łódź" }
"""
EVERY = {"raid", "riot", "calm", "toll"}


def ids(*typed: str) -> set[str]:
    where = tuple(
        parse_where(one.removeprefix("not:"), negated=one.startswith("not:")) for one in typed
    )
    return {found.id for found in select(indexed(LOG), Selection(where=where)).entries}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("killed", {"raid", "riot", "toll"}, id="the key"),
        pytest.param("killed=12", {"raid"}, id="equal"),
        pytest.param("killed=12.0", {"raid"}, id="equal as numbers are"),
        pytest.param("killed!=12", {"riot"}, id="a text is never compared with a number"),
        pytest.param("killed>3.5", {"raid"}, id="greater"),
        pytest.param("killed >= 3.5", {"raid", "riot"}, id="blanks around"),
        pytest.param("killed<12", {"riot"}, id="less as numbers are, not as texts"),
        pytest.param("killed<=12", {"raid", "riot"}, id="less or equal"),
        pytest.param("killed>=-1e3", {"raid", "riot"}, id="an exponent"),
        pytest.param("killed>=many", {"toll"}, id="a text with a text"),
        pytest.param("code=12", set(), id="a number is not the text"),
        pytest.param('code="12"', {"raid"}, id="in quotes it is the text"),
        pytest.param("confidence=fair", {"raid"}, id="case is folded"),
        pytest.param("confidence=lodz", {"toll"}, id="accents are folded"),
        pytest.param("confidence=good", set(), id="the whole text"),
        pytest.param("confidence~good", {"riot"}, id="contains"),
        pytest.param("code~1", {"raid"}, id="a text contains what looks like a number"),
        pytest.param("killed~1", set(), id="a number contains nothing"),
        pytest.param("confidence!=fair", {"riot", "toll"}, id="another text"),
        pytest.param("rated=★", {"toll"}, id="symbols as they are written"),
        pytest.param("rated~★", {"toll"}, id="contains symbols"),
        pytest.param("rated=☆", set(), id="other symbols"),
        pytest.param("verified=true", {"raid"}, id="true"),
        pytest.param("verified=false", {"riot"}, id="false"),
        pytest.param("verified=1", set(), id="a number is not true"),
        pytest.param("filed=2024-05-31", {"raid"}, id="a day"),
        pytest.param("filed=2024-05", {"raid"}, id="within a month"),
        pytest.param("filed=2023", {"riot"}, id="within a year"),
        pytest.param("filed>2024-04", {"raid"}, id="after a month"),
        pytest.param("filed>2024-05", set(), id="not after the month itself"),
        pytest.param("filed>=2024-05", {"raid"}, id="from a month on"),
        pytest.param("filed<=2024-05", {"raid", "riot"}, id="through a month"),
        pytest.param("filed<2024-05", {"riot"}, id="before a month"),
        pytest.param("filed!=2024", {"riot"}, id="not within a year"),
        pytest.param("confidence>=2024-05", set(), id="a text is never compared with a day"),
        pytest.param('"number [of] \\"dead\\"">=7', {"toll"}, id="a key in quotes"),
        pytest.param("not:killed", {"calm"}, id="no such key"),
        pytest.param("not:killed>=12", {"riot", "calm", "toll"}, id="turned round"),
        pytest.param("not:filed=2024", {"riot", "calm", "toll"}, id="a year turned round"),
    ],
)
def test_a_condition_keeps_what_meets_it(typed: str, expected: set[str]) -> None:
    assert ids(typed) == expected


def test_of_several_conditions_each_is_met() -> None:
    assert ids("killed>=3", "killed<10") == {"riot"}
    assert ids("killed", "not:filed") == {"toll"}
    assert ids("killed>=3", "verified=true", "filed=2023") == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            "killed>=",
            '--where: "killed>=" is no condition; write one such as killed>=10, confidence=fair, '
            "name~bridge, or only killed",
            id="nothing to compare with",
        ),
        pytest.param(
            "number of dead>=7",
            '--where: "number of dead>=7" is no condition; write one such as killed>=10, '
            "confidence=fair, name~bridge, or only killed; a key with other signs stands in "
            'double quotes: "number of dead">=10',
            id="a key without its quotes",
        ),
        pytest.param("killed=>7", '--where has no "=>"; write >=', id="an operator turned round"),
        pytest.param("killed==7", '--where has no "=="; write =', id="an operator of programs"),
        pytest.param(
            "killed<<7", '--where has no "<<"; write one of: = != < <= > >= ~', id="no operator"
        ),
    ],
)
def test_what_is_no_condition_is_told_with_one_that_is(typed: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_where(typed)
    assert str(refused.value) == said


def test_a_key_that_no_entry_has_is_told_with_those_that_there_are() -> None:
    index = indexed(LOG)
    with pytest.raises(UsageError) as refused:
        refuse_unknown_key(index, "kiled")
    assert str(refused.value).startswith(
        '--where: no entry has a value "kiled"; did you mean killed'
    )
    assert str(refused.value).endswith(
        'there are: code, confidence, filed, killed, number [of] "dead", rated, verified'
    )
    bare = LOG.partition("[[events]]")[0]
    with pytest.raises(UsageError, match="the log has no values of its own, which stand in extra"):
        refuse_unknown_key(indexed(bare), "killed")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        pytest.param(Where(key="k", operator=">=", typed="10"), "where k >= 10", id="compared"),
        pytest.param(Where(key="k", operator="~", typed="x"), "where k contains x", id="contains"),
        pytest.param(Where(key="k"), "where k is given", id="given"),
        pytest.param(Where(key="k", negated=True), "where k is not given", id="not given"),
        pytest.param(
            Where(key="k", operator="=", typed="1", negated=True), "where not k = 1", id="not so"
        ),
    ],
)
def test_a_condition_is_told_as_it_was_read(where: Where, words: str) -> None:
    assert filter_words(Selection(where=(where,))) == words
    both = Selection(where=(where, where))
    assert filter_words(both) == f"{words} and {words.removeprefix('where ')}"


def asked(*words: str) -> list[str]:
    said = ask(*words, "--log", "-", "-f", "json", stdin=LOG)
    assert said.code == 0, said.err
    return [each["id"] for each in json.loads(said.out)]


def test_every_command_with_filters_takes_conditions() -> None:
    assert asked("timeline", "--where", "killed>=3", "--where", "killed<10") == ["riot"]
    assert asked("facts", "--where", "killed") == ["toll"]
    assert asked("find", "raid", "riot", "--where", "killed>=3") == []
    assert asked("find", "raid", "--where", "killed>=3") == ["raid"]
    [topic] = json.loads(
        ask("topics", "--log", "-", "-f", "json", "--where", "killed=12", stdin=LOG).out
    )
    assert (topic["id"], topic["events"]) == ("war", 1)
    [row] = json.loads(
        ask("chart", "--log", "-", "-f", "json", "--where", "killed=12", stdin=LOG).out
    )
    assert (row["name"], row["count"]) == ("War", 1)


def test_conditions_go_together_with_other_filters_and_days() -> None:
    assert asked("timeline", "--as-of", "2024-05-20", "--where", "filed>=2024-05-31") == ["raid"]
    assert asked("timeline", "--since", "2024-06", "--where", "killed") == ["riot"]
    said = ask("timeline", "--log", "-", "--where", "killed=12", "-t", "not:war", stdin=LOG)
    assert said.err == (
        "syru: no events not on War, where killed = 12\n"
        "syru: alone: 1 not on War; 1 where killed = 12\n"
    )


def test_a_misspelt_key_ends_the_command_as_what_cannot_be_understood() -> None:
    said = ask("timeline", "--log", "-", "--where", "kiled>=3", stdin=LOG)
    assert (said.code, said.out) == (2, "")
    assert "did you mean killed" in said.err
