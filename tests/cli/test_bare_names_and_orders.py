"""What stands bare on the command line, in which order a list comes, and help in other words."""

from __future__ import annotations

import json

import pytest
from logs import TOWN, written
from running import Said, ask, ask_town

from syru.cli.app import COMMANDS


def ids(said: Said) -> list[str]:
    assert said.code == 0, said.err
    return [json.loads(line)["id"] for line in said.out.splitlines()]


# Bare names: what is about a thing, whatever its kind.


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param("timeline baker", "timeline -a baker", id="an actor by id"),
        pytest.param("timeline Moreno", "timeline -a mayor", id="an actor by one word of its name"),
        pytest.param("timeline Ada Moreno", "timeline -a mayor", id="several words are one name"),
        pytest.param("quotes The new bridge", "quotes -t bridge", id="a topic of three words"),
        pytest.param("timeline crossing", "timeline -t bridge", id="a topic by an alias"),
        pytest.param("facts river", "facts -p river", id="a place"),
        pytest.param(
            "timeline baker mayor", "timeline -a baker -a mayor --all", id="all of several names"
        ),
        pytest.param(
            "timeline bridge money", "timeline -t bridge -t money --all", id="all of two topics"
        ),
        pytest.param("timeline baker money", "timeline -a baker -t money", id="of two kinds"),
        pytest.param("timeline topic:bridge", "timeline -t bridge", id="with its kind"),
        pytest.param("timeline place:river", "timeline -p river", id="with another kind"),
        pytest.param("timeline baker -t bridge", "timeline -a baker -t bridge", id="and an option"),
        pytest.param("timeline baker -a baker", "timeline -a baker", id="said twice"),
        pytest.param(
            "timeline --since 2025-03 mayor", "timeline -a mayor --since 2025-03", id="at the end"
        ),
    ],
)
def test_a_bare_name_means_what_is_about_it(words: str, same: str) -> None:
    found = ask_town(*words.split(), "-f", "jsonl")
    wanted = ask_town(*same.split(), "-f", "jsonl")
    assert (found.code, found.out) == (0, wanted.out)


@pytest.mark.parametrize("command", ["timeline", "show", "quotes"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("crossing", "syru: “crossing” is another name of The new bridge\n"),
        ("topic:crossing", "syru: “crossing” is another name of The new bridge\n"),
        ("bridge", ""),
        ("The new", ""),
        ("Moren", ""),
    ],
)
def test_what_is_meant_by_another_name_is_told(command: str, typed: str, told: str) -> None:
    said = ask_town(command, typed)
    assert said.code == 0
    assert "".join(line for line in said.err.splitlines(keepends=True) if "another" in line) == told


def test_a_name_in_quotation_marks_is_one_name() -> None:
    assert ids(ask_town("timeline", "Ada Moreno", "Bo Ek", "-f", "jsonl")) == ["vote"]


def test_where_no_entry_has_all_names_it_is_said_how_many_have_each() -> None:
    said = ask_town("timeline", "baker", "courier")
    assert (said.code, said.out) == (0, "")
    assert said.err == (
        "syru: no events about Bo Ek and The Courier\n"
        "syru: alone: 1 about Bo Ek; 1 about The Courier\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["Ada Morano"], "did you mean Ada Moreno", id="misspelt"),
        pytest.param(["baker", "zzzz"], 'nothing is called "zzzz"', id="the one that is unknown"),
        pytest.param(["zzzz"], 'nothing is called "zzzz"', id="no entry has the word either"),
    ],
)
def test_a_bare_name_that_is_unknown_is_told_with_a_remedy(words: list[str], message: str) -> None:
    said = ask_town("timeline", *words)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


def test_a_bare_name_of_several_kinds_is_told_with_each_of_them() -> None:
    log = TOWN + written("[topics.aa]", name="River Aa")
    said = ask("timeline", "River", "Aa", "--log", "-", stdin=log)
    assert (said.code, said.out) == (2, "")
    assert "topic:aa" in said.err
    assert "place:river" in said.err
    assert ask("timeline", "place:river", "--log", "-", stdin=log).code == 0


@pytest.mark.parametrize(
    ("words", "others"),
    [
        pytest.param(
            "timeline --standing claimed", "1 stated, 1 confirmed, 1 disputed", id="a list"
        ),
        pytest.param(
            "timeline mayor --standing denied", "1 confirmed, 1 disputed", id="of one actor"
        ),
        pytest.param(
            "find bridge --standing denied --standing claimed",
            "1 stated, 1 confirmed, 1 rumoured",
            id="of two standings",
        ),
        pytest.param("timeline --standing claimed --since 2026", None, id="none of any"),
        pytest.param(
            "timeline --standing disputed", "1 stated, 1 confirmed", id="beside what there is"
        ),
        pytest.param("timeline --until 1900", None, id="no standing asked for"),
    ],
)
def test_of_which_other_standings_there_are_entries_is_told(words: str, others: str | None) -> None:
    said = ask_town(*words.split())
    assert said.code == 0
    told = [line for line in said.err.splitlines() if "other standings" in line]
    assert told == ([f"syru: of other standings: {others}"] if others else [])


def test_a_word_that_is_no_name_is_looked_for_in_the_entries() -> None:
    said = ask_town("timeline", "voted")
    assert "The council voted for the bridge" in said.out
    assert 'syru: nothing is called "voted": shown is what has these words' in said.err
    assert "with the words “voted”" in said.out


def test_words_that_name_no_one_thing_are_looked_for_in_all_entries() -> None:
    found = ask_town("find", "voted")
    shown = ask_town("show", "voted")
    assert (shown.code, shown.out) == (0, found.out)
    assert shown.err == 'syru: nothing is called "voted": shown is what has these words\n'
    without = ask_town("show", "voted", "for", "zzzz")
    assert (without.code, without.out) == (2, "")
    assert 'without “zzzz”: 1 entry, syru find "voted for"' in without.err


def test_a_program_that_asks_for_one_thing_gets_no_list() -> None:
    said = ask_town("show", "voted", "-f", "json")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith('syru: nothing is called "voted"; ')


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("timeline bridge", "; all of it: syru show bridge", id="all at once"),
        pytest.param("timeline bridge", "1 fact: syru facts bridge; 1 quote", id="of a topic"),
        pytest.param("facts bridge", "3 events: syru timeline bridge", id="besides facts"),
        pytest.param("timeline bridge -f json", None, id="data is left alone"),
        pytest.param("timeline", None, id="nothing was named"),
    ],
)
def test_entries_of_other_kinds_are_told_of(words: str, told: str | None) -> None:
    said = ask_town(*words.split())
    assert (told or "") in said.err
    assert ("also" in said.err) is (told is not None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            "timeline --standing rumoured",
            "1 fact: syru facts; with the same options",
            id="of a standing",
        ),
        pytest.param("facts --claimed-by Courier", "1 event: syru timeline", id="of a claimant"),
        pytest.param("facts --as-of 2025-03-15", "2 events: syru timeline", id="as of a day"),
        pytest.param(
            "timeline bridge --since 2025-03",
            "1 quote: syru quotes bridge; with the same options",
            id="a name and an option",
        ),
        pytest.param("timeline --since 2025-03", None, id="a window alone"),
    ],
)
def test_what_is_doubted_may_be_of_another_kind(words: str, told: str | None) -> None:
    said = ask_town(*words.split())
    assert (told or "") in said.err
    assert ("also" in said.err) is (told is not None)


@pytest.mark.parametrize(
    ("standings", "told"),
    [("rumoured", True), ("rumoured,disputed", False), ("claimed", False)],
)
def test_who_asks_for_rumours_is_told_of_those_that_are_denied(
    standings: str, *, told: bool
) -> None:
    said = ask_town("timeline", "--standing", standings)
    assert ("--standing rumoured,disputed" in said.err) is told


def test_an_entry_that_may_be_meant_by_part_of_a_name_is_told() -> None:
    log = TOWN.replace('"vote"', '"new-vote"') + written(
        "[topics.votes]", name="Vote of the council"
    )
    said = ask("show", "vote", "--log", "-", stdin=log)
    assert said.out.startswith("Vote of the council\n")
    assert said.err == ("syru: there is also the event new-vote: syru show new-vote\n")
    for whole in ("votes", "Vote of the council"):
        assert ask("show", whole, "--log", "-", stdin=log).err == ""


def test_an_id_that_is_searched_for_is_told() -> None:
    assert "the event bribe: syru show event:bribe" in ask_town("find", "bribe").err


def test_where_no_words_are_found_that_those_of_a_source_are_not_searched_is_told() -> None:
    hint = "the words of a source are found only where the log quotes them"
    assert hint in ask_town("find", "zzzz").err
    assert hint not in ask_town("find", "bridge").err


def test_who_says_where_what_is_no_actor_can_be_seen() -> None:
    said = ask_town("who", "money")
    assert said.err == 'syru: no actor is called "money"; it is a topic: syru show topic:money\n'
    assert said.code == 2


# Orders.


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("timeline", ["flood", "bribe", "vote"]),
        ("timeline --sort date", ["flood", "bribe", "vote"]),
        ("timeline --sort public", ["flood", "bribe", "vote"]),
        ("timeline --sort public --reverse", ["vote", "bribe", "flood"]),
        ("timeline --sort public -n 1 --reverse", ["vote"]),
        ("topics --sort entries", ["bridge", "money"]),
        ("topics --sort name", ["money", "bridge"]),
        ("topics --sort first", ["bridge", "money"]),
        ("topics --sort last", ["money", "bridge"]),
        ("topics --sort name --reverse", ["bridge", "money"]),
        ("actors", ["mayor", "council", "baker", "courier"]),
        ("actors --sort name", ["mayor", "baker", "courier", "council"]),
        ("actors --kind person", ["mayor", "baker"]),
        ("actors --kind organisation -n 1", ["council"]),
        ("actors --kind state", []),
        ("find bridge --sort date", ["flood", "vote", "price"]),
        ("find bridge --reverse", ["vote", "flood", "price"]),
    ],
)
def test_a_list_comes_in_the_order_that_was_asked_for(words: str, found: list[str]) -> None:
    assert ids(ask_town(*words.split(), "-f", "jsonl")) == found


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("timeline --sort best", '--sort has no "best"; write one of: date, public'),
        ("topics --sort date", '--sort has no "date"; write one of: entries, name, first, last'),
        ("find x --sort nam", '--sort has no "nam"; write one of: date, public, best'),
        ("actors --kind persn", '--kind has no "persn"; did you mean person?'),
    ],
)
def test_an_unknown_order_or_kind_is_told_with_those_that_there_are(
    words: str, message: str
) -> None:
    said = ask_town(*words.split())
    assert (said.code, said.out, said.err) == (2, "", f"syru: {message}\n")


def many(number: int) -> str:
    return TOWN + "".join(
        written("[[facts]]", id=f"f{at}", statement=f"Grain number {at}") for at in range(number)
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("find grain", 20, id="the best twenty"),
        pytest.param("find grain -n 22", 22, id="as many as asked"),
        pytest.param("find grain --sort date", 25, id="all where the best come not first"),
    ],
)
def test_find_lists_the_best_twenty_and_says_of_how_many(words: str, shown: int) -> None:
    said = ask(*words.split(), "--log", "-", stdin=many(25))
    assert said.out.count("fact f") == shown
    assert ("best" in said.out.splitlines()[-1]) == (shown < 25)
    assert "25" in said.out.splitlines()[-1]


def test_find_writes_all_to_a_program() -> None:
    assert len(ids(ask("find", "grain", "-f", "jsonl", "--log", "-", stdin=many(25)))) == 25


# Others of the same name.


OTHERS = written("[actors.young]", name="Cy Moreno", kind="person") + written(
    "[[facts]]", id="cy", statement="-", actors=["young"]
)


def test_another_actor_of_the_same_name_is_told_of() -> None:
    log = TOWN.replace('aliases = ["A. Moreno"]', 'aliases = ["Moreno"]') + OTHERS
    said = ask("timeline", "-a", "Moreno", "--log", "-", stdin=log)
    assert said.err == "syru: Moreno is Ada Moreno here; there is also Cy Moreno (1): -a young\n"
    assert ask("timeline", "-a", "mayor", "--log", "-", stdin=log).err == ""


def test_one_of_whom_there_is_nothing_is_not_told_of() -> None:
    ghost = OTHERS.partition("[[facts]]")[0]
    log = TOWN.replace('aliases = ["A. Moreno"]', 'aliases = ["Moreno"]') + ghost
    assert ask("timeline", "-a", "Moreno", "--log", "-", stdin=log).err == ""


# Showing.


def test_the_id_of_an_entry_shows_it_and_not_the_topic_of_the_same_id() -> None:
    log = TOWN + written("[topics.vote]", name="Votes")
    said = ask("show", "vote", "--log", "-", stdin=log)
    assert said.out.startswith("CONFIRMED The council voted for the bridge [twice]\n")
    assert ask("show", "topic:vote", "--log", "-", stdin=log).out.startswith("Votes\n")


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("The mayor took money from the builders", "bribe"),
        ("The council voted for the bridge [twice]", "vote"),
        ("A ferry crosses the river twice an hour.", "ferry"),
    ],
)
def test_an_exact_title_shows_its_entry(title: str, id_: str) -> None:
    assert ask_town("show", title) == ask_town("show", id_)
    assert ask_town("show", *title.split()) == ask_town("show", id_)


def test_a_limit_shortens_the_lists_of_an_actor_and_not_its_totals() -> None:
    all_, one = ask_town("who", "mayor").out, ask_town("who", "mayor", "-n", "1").out
    assert "Said and claimed (2)" in all_
    assert "Said and claimed (1 of 2)" in one
    assert "About (1 of 2)" in one
    assert all_.splitlines()[-2:] == one.splitlines()[-2:], "topics and companions are whole"
    assert all_.splitlines()[:3] == one.splitlines()[:3], "and so are its first and last days"


# A log in numbers.


def test_the_numbers_of_a_log_are_the_same_in_every_format() -> None:
    [numbers] = json.loads(ask_town("stats", "-f", "json").out)
    assert numbers["kinds"] == {"event": 3, "fact": 2, "quote": 2}
    assert (numbers["entries"], numbers["total"], numbers["undated"]) == (7, 7, 2)
    assert (numbers["first"], numbers["last"]) == ("2019/..", "2025-03-12")
    assert numbers["standings"] == {"stated": 2, "confirmed": 1, "disputed": 1, "rumoured": 1}
    assert numbers["years"] == {"2019": 1, "2024": 1, "2025": 3}
    assert numbers["topics"]["leading"][0] == {"id": "bridge", "name": "The new bridge", "count": 5}
    assert json.loads(ask_town("stats", "-f", "jsonl").out) == numbers
    markdown = ask_town("stats", "-f", "md").out
    assert "- **Entries**: 7: 3 events, 2 facts, 2 quotes; 2 without a date\n" in markdown
    assert "- **By year**: 2019: 1, 2024: 1, 2025: 3\n" in markdown
    rows = ask_town("stats", "-f", "csv").out.splitlines()
    assert rows[0] == "what,id,name,number"
    for row in ("kind,event,event,3", "year,2025,2025,3", "topic,bridge,The new bridge,5"):
        assert row in rows
    assert ask_town("stats", "-f", "tsv").out.splitlines()[0] == "what\tid\tname\tnumber"


def test_the_numbers_are_those_of_what_the_filters_leave() -> None:
    [numbers] = json.loads(ask_town("stats", "mayor", "--since", "2025", "-f", "json").out)
    assert numbers["kinds"] == {"event": 2, "quote": 1}
    assert (numbers["entries"], numbers["total"]) == (3, 7)
    said = ask_town("stats", "--until", "1900")
    assert "Entries         0 of 7\n" in said.out
    assert "no entries through 31 December 1900" in said.err


# Help in other words.


@pytest.mark.parametrize("command", COMMANDS)
def test_help_with_a_command_is_the_help_of_that_command(command: str) -> None:
    assert ask("help", command) == ask(command, "--help")
    assert ask("help", command).code == 0


def test_help_alone_is_the_help_of_the_program() -> None:
    assert ask("help") == ask("--help")
    said = ask("help", "timelin")
    assert (said.code, said.err) == (
        2,
        'syru: syru has no command "timelin"; did you mean timeline?\n',
    )


@pytest.mark.parametrize("command", ["find", "quotes"])
@pytest.mark.parametrize("wrong", ["jump", "builders"], ids=["nowhere", "elsewhere"])
def test_the_wrong_word_of_a_quotation_is_named(command: str, wrong: str) -> None:
    said = ask_town(command, f"We shall {wrong} it when we come to it")
    others = "we shall it when come to"
    assert f"syru: without “{wrong}”: 1 " in said.err
    assert f'syru {command} "{others}"' in said.err
    assert "We shall cross it" in ask_town("find", *others.split()).out


def test_where_more_than_a_word_is_wrong_nothing_more_is_said() -> None:
    assert "without" not in ask_town("find", "zzz", "yyy", "bridge").err


def test_the_wrong_word_is_one_that_leaves_a_quote_where_there_is_one() -> None:
    said = ask_town("find", "too dear by ferry")
    assert 'without “ferry”: 1 entry, syru find "too dear by"' in said.err
    assert 'without “voted”: 2 entries, syru find "ferry"' in ask_town("find", "voted ferry").err


def test_what_became_public_after_a_day_is_told_where_nothing_was() -> None:
    said = ask_town("find", "crossing", "--as-of", "2018")
    assert said.out == ""
    assert (
        "syru: 2 known to be public only by a later day, the first by 31 December 2019\n"
        in said.err
    )
    assert (
        "syru: 1 known to be public only by a later day, 1 June 2025\n"
        in ask_town("facts", "money", "--as-of", "2018").err
    )
    assert "known to be public" not in ask_town("find", "zzzz", "--as-of", "2018").err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param("2025-03", "; in that time: --since 2025-03 --until 2025-03", id="a time"),
        pytest.param("disputed", "; of that standing: --standing disputed", id="a standing"),
    ],
)
def test_what_is_shown_is_no_time_and_no_standing(words: str, hint: str) -> None:
    said = ask_town("show", words)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err


PHRASES = [
    pytest.param(
        "cross it i.e. the river", "in this order the words stand in mayor-crossing", id="so"
    ),
    pytest.param(
        "the river cross it",
        "in none of them do the words stand in the order that was typed",
        id="exchanged",
    ),
    pytest.param("CROSS it  [i.e. the RIVER]", "stand in mayor-crossing", id="in other spelling"),
]


@pytest.mark.parametrize(("phrase", "told"), PHRASES)
@pytest.mark.parametrize("command", ["find", "quotes", "show"])
def test_whether_the_words_of_a_phrase_stand_in_its_order_is_told(
    command: str, phrase: str, told: str
) -> None:
    said = ask_town(command, phrase)
    assert (said.code, told in said.err) == (0, True)


def test_words_that_are_typed_one_by_one_have_no_order() -> None:
    for command in ("find", "show", "quotes"):
        said = ask_town(command, "river", "cross", "shall")
        assert (said.code, "order" in said.err) == (0, False), command
    assert "order" not in ask_town("find", "river").err
    assert "order" not in ask_town("find", "it cross").err, "two words are no quotation"


def test_a_misspelt_name_that_is_searched_for_is_answered_with_a_suggestion() -> None:
    said = ask_town("find", "Ada Morino")
    assert "syru: did you mean Ada Moreno?\n" in said.err


def test_what_became_public_later_is_told_beside_what_was_public() -> None:
    said = ask_town("timeline", "--as-of", "2025-03-15")
    assert "syru: 1 left out that may have been public by then: vote\n" in said.err
    assert "syru: 1 known to be public only by a later day, 1 June 2025\n" in said.err
    assert "later" not in ask_town("timeline", "--as-of", "2026").err


def test_words_that_only_entries_of_other_kinds_have_are_told_with_the_command() -> None:
    said = ask_town("quotes", "voted")
    assert (said.code, said.out) == (2, "")
    assert 'nothing is called "voted"' in said.err
    assert "1 entry of other kinds with these words: syru find voted" in said.err
