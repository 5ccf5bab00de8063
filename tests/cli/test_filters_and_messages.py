"""What each filter and option finds and shows, and what is said of what it leaves out."""

from __future__ import annotations

import json

import pytest
from running import ask_town

from syru.cli.app import COMMANDS

ARGUMENTS = {"who": ["mayor"], "find": ["bridge"]}
# Chart has formats of its own, show no filters, and the others write files or faults.
WITHOUT = ("export", "import", "check", "diff", "new", "add", "edit", "chart", "show")
FILTERED = [name for name in COMMANDS if name not in WITHOUT]


# Options.


@pytest.mark.parametrize(
    "words",
    [
        ["-f", "jsonl", "mayor", "--since", "2025"],
        ["--since", "2025", "mayor", "-f", "jsonl"],
        ["mayor", "--since=2025", "--format=jsonl"],
        ["-fjsonl", "--since", "2025", "mayor"],
    ],
    ids=" ".join,
)
def test_options_come_in_any_order(words: list[str]) -> None:
    usual = ask_town("who", "mayor", "--since", "2025", "--format", "jsonl")
    assert usual.code == 0
    assert ask_town("who", *words) == usual


def ids(*words: str, **variables: str) -> list[str]:
    said = ask_town(*words, "-f", "jsonl", **variables)
    assert said.code == 0, said.err
    return [json.loads(line)["id"] for line in said.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["flood", "bribe", "vote"]),
        (["--since", "2025-03-12"], ["vote"]),
        (["--until", "2025-03"], ["flood", "bribe", "vote"]),
        (["--until", "2025-03-11"], ["flood", "bribe"]),
        (["--since", "2025-03", "--certain"], ["vote"]),
        (["-a", "baker"], ["vote"]),
        (["-a", "baker", "-a", "courier"], ["bribe", "vote"]),
        (["-a", "mayor", "-a", "courier", "--all"], ["bribe"]),
        (["-t", "crossing"], ["flood", "bribe", "vote"]),
        (["-p", "river"], ["flood", "vote"]),
        (["--standing", "disputed", "--standing", "confirmed"], ["bribe", "vote"]),
        (["--standing", "disputed, Confirmed"], ["bribe", "vote"]),
        (["--claimed-by", "courier"], ["bribe"]),
        (["--denied-by", "moreno"], ["bribe"]),
        (["--text", "bridg twelve"], ["vote"]),
        (["-n", "2"], ["flood", "bribe"]),
        (["-n", "1", "--reverse"], ["vote"]),
        (["--as-of", "2025-03-15"], ["flood", "bribe"]),
    ],
    ids=" ".join,
)
def test_each_option_keeps_what_it_promises(words: list[str], found: list[str]) -> None:
    assert ids("timeline", *words) == found


def test_the_other_commands_take_them_too() -> None:
    assert ids("quotes", "--by", "mayor") == ["mayor-crossing"]
    assert ids("facts", "--standing", "rumoured") == ["price"]
    assert ids("find", "bridge", "--since", "2025") == ["vote"]
    assert ids("topics", "-a", "baker") == ["bridge"]


def test_today_may_be_set() -> None:
    assert ids("timeline", "--since", "this month", SYRU_TODAY="2025-03-31") == ["bribe", "vote"]
    assert ids("timeline", "--since", "this month", SYRU_TODAY="2025-04-01") == []


# Nothing found.


@pytest.mark.parametrize("command", FILTERED)
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_no_match_is_no_failure_and_says_how_the_filter_was_read(command: str, form: str) -> None:
    said = ask_town(command, *ARGUMENTS.get(command, []), "--until", "1900", "-f", form)
    assert said.code == 0
    assert "through 31 December 1900" in said.err


def test_several_filters_say_what_each_finds_alone() -> None:
    said = ask_town("timeline", "--since", "2025", "-a", "baker", "--denied-by", "mayor")
    assert said.code == 0
    assert said.err.splitlines() == [
        "syru: no events since 1 January 2025, about Bo Ek, denied by Ada Moreno",
        "syru: alone: 2 since 1 January 2025; 1 about Bo Ek; 1 denied by Ada Moreno",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            "timeline -a baker -a courier --all",
            "syru: alone: 1 about Bo Ek; 1 about The Courier\n",
            id="each value counted alone under --all",
        ),
        pytest.param(
            "who baker --until 1900",
            "syru: no entries through 31 December 1900, about Bo Ek\n"
            "syru: alone: 0 through 31 December 1900; 1 about Bo Ek\n",
            id="an actor and a window are two filters",
        ),
        pytest.param(
            "quotes --standing disputed", "quotes have no standing", id="what a quote cannot have"
        ),
        pytest.param(
            "timeline --since 2025-03 --certain",
            "1 that may lie outside these days left out by --certain",
            id="what is left out",
        ),
    ],
)
def test_what_is_not_found_or_left_out_is_said(words: str, message: str) -> None:
    assert message in ask_town(*words.split()).err


def test_one_filter_alone_is_not_counted_again() -> None:
    assert "alone" not in ask_town("timeline", "--until", "1900").err


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md"])
def test_what_a_limit_leaves_out_is_said_where_there_is_no_caption(form: str) -> None:
    assert ask_town("timeline", "-n", "1", "-f", form).err == "syru: 1 of 3 shown\n"


def test_a_limit_of_none_shows_none_and_says_so() -> None:
    said = ask_town("timeline", "-n", "0")
    assert (said.out, said.err, said.code) == ("", "syru: 0 of 3 shown\n", 0)


def test_names_without_an_entry_are_listed_only_without_a_filter() -> None:
    assert "courier" in ids("actors")
    assert ids("actors", "-t", "money") == ["mayor", "council", "courier"]


# Showing and finding.


def test_an_entry_is_shown_with_its_rival_claims_next_to_each_other() -> None:
    lines = ask_town("show", "bribe").out.splitlines()
    at = lines.index("Claims")
    assert lines[at + 1].startswith("For it          relayed by The Courier, newspaper (")
    assert lines[at + 2].startswith("Against it      denied by Ada Moreno, mayor (")


def test_a_quote_is_shown_with_its_paragraph_and_an_event_with_its_quotes() -> None:
    assert "Minutes of the council, ¶ 4" in ask_town("show", "mayor-crossing").out
    quotes = ask_town("show", "vote").out.partition("\nQuotes\n")[2]
    assert " · mayor-crossing" in quotes


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("actor:mayor", "Ada Moreno"),
        ("topic:bridge", "The new bridge"),
        ("place:river", "River Aa"),
        ("source:minutes", "Minutes of the council"),
        ("Bo Ek", "Bo Ek"),
    ],
)
def test_a_kind_may_be_said(typed: str, name: str) -> None:
    assert ask_town("show", typed).out.splitlines()[0].partition("  ")[0] == name


def test_a_search_points_to_what_is_called_so() -> None:
    said = ask_town("find", "bridge")
    assert said.err == "syru: there is also the topic bridge: syru show topic:bridge\n"


@pytest.mark.parametrize("words", ["NEAR(bridge", "bridge AND", "bridge OR NOT", "-bridge", "b*"])
def test_operators_of_the_index_are_words(words: str) -> None:
    said = ask_town("find", "--", words)
    assert said.code in (0, 2)
    assert "fts5" not in said.err.lower()


def test_a_search_says_what_it_found() -> None:
    said = ask_town("find", "bridg", "counc", COLUMNS="120")
    assert "event vote ¶ 3, 4 · found: council, bridge" in said.out
    assert "2 of 7 entries: with “bridg counc”" in said.out
    assert "fact price ¶ 6 · found: bridge" in said.out  # The council is an actor of it.


@pytest.mark.parametrize("things", ["actors", "topics", "places", "sources"])
def test_a_list_of_things_shows_the_first_of_them_and_says_of_how_many(things: str) -> None:
    everything = json.loads(ask_town(things, "-f", "json").out)
    limited = ask_town(things, "-n", "1", "-f", "json")
    assert json.loads(limited.out) == everything[:1]
    total = len(everything)
    assert limited.err == (f"syru: 1 of {total} shown\n" if total > 1 else "")
    table = ask_town(things, "-n", "1")
    assert (f"first 1 of {total} {things}" in table.out) == (total > 1)


def test_an_export_of_the_formats_holds_all_three_kinds() -> None:
    kinds = [row["kind"] for row in json.loads(ask_town("export", "json").out)]
    assert kinds == ["fact", "event", "event", "event", "quote", "fact", "quote"]
