"""The command line, run inside this process: what is understood, refused, and said about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import written
from running import ask, ask_town
from townlog import TOWN

from syru import __version__
from syru.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ["syru timeline --since 2025-01", "syru who Kuznetsov", "syru quotes --topic bases"]
ARGUMENTS = {"who": ["mayor"], "show": ["bribe"], "find": ["bridge"]}
ANSWERING = [
    name for name in COMMANDS if name not in ("export", "check", "new", "chart")
]  # chart has formats of its own, the others write files or faults


def answer_of(command: str, *words: str) -> list[str]:
    return [command, *ARGUMENTS.get(command, []), *words]


# Help.


def test_alone_it_shows_help_with_the_three_examples() -> None:
    said = ask()
    assert said.code == 0
    assert said.err == ""
    assert said.out.startswith("Usage: syru ")
    for example in EXAMPLES:
        assert f"    {example}\n" in said.out


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_everywhere(command: str, flag: str) -> None:
    said = ask(*filter(None, [command, flag]))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Usage: syru {command}".rstrip())


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_whole_and_no_wider_than_the_terminal(command: str, width: int) -> None:
    said = ask(*filter(None, [command, "-h"]), COLUMNS=str(width))
    assert max(map(len, said.out.splitlines())) <= width
    assert "..." not in said.out.replace("[ARGS]...", "").replace("WORDS...", "").replace(
        "NAME...", ""
    ).replace("ID...", "").replace("[LOG]...", "")
    assert "<str>" not in said.out
    assert "{" not in said.out


def test_the_help_of_a_listing_has_the_filters_first_and_under_a_heading() -> None:
    lines = filter(None, ask("timeline", "-h").out.splitlines())
    headings = [line for line in lines if line.endswith(":") and line[0] != " "]
    assert headings == [
        "Which entries:",
        "How they are shown:",
        "Where it is written:",
        "What is read:",
        "Options:",
    ]


def test_the_version_is_data() -> None:
    said = ask("--version")
    assert (said.out, said.err, said.code) == (f"syru {__version__}\n", "", 0)


# What is typed wrong: exit 2, nothing on stdout, one short line with a remedy.


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["timelin"], 'syru has no command "timelin"; did you mean timeline?'),
        (["xyz"], 'syru has no command "xyz"; syru -h lists them'),
        (["timeline", "--sinc", "2025"], "has no option --sinc; did you mean --since?"),
        (["timeline", "--topics=x"], "has no option --topics; did you mean --topic?"),
        (["timeline", "-x"], "syru timeline has no option -x; syru timeline -h lists them"),
        (["--since", "2025"], "options come after the command: syru timeline --since 2025-01"),
        (["timeline", "--since"], "--since needs a value; write it after --since"),
        (["timeline", "-a"], "-a needs a value; write it after -a"),
        (["timeline", "--all=3"], "--all takes no value; write --all alone"),
        (["timeline", "-n", "x"], "--limit takes a whole number from 0 on; write --limit 10"),
        (["timeline", "-n", "-3"], "--limit takes a whole number from 0 on; write --limit 10"),
        (["timeline", "x y"], 'know what to do with "x y"; filters are options'),
        (["who"], "syru who needs NAME...; write syru who NAME..."),
        (["find"], "syru find needs WORDS...; write syru find WORDS..."),
        (["new"], "syru new needs FILE; write syru new FILE"),
        (["timeline", "--format", "jsn"], 'no "jsn"; did you mean json or jsonl?'),
        (["timeline", "--standing", "disputd"], 'no "disputd"; did you mean disputed?'),
        (["timeline", "--topic", "bridg e"], "did you mean The new bridge (bridge)?"),
        (["who", "Ada Morano"], "did you mean Ada Moreno (mayor)?"),
        (["show", "bribes"], "did you mean bribe"),
        (["timeline", "--since", "2025-13"], "--since: "),
        (["timeline", "--since", "10/11/2025"], "2025-10-11"),
        (["timeline", "--since", "2025", "--until", "2024"], "exchange the two"),
        (["timeline", "--as-of", "soon"], "--as-of: "),
        (["find", "*"], "no word to look for"),
        (["find", '"'], "no word to look for"),
        (["timeline", "--text", "-"], "no word to look for"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_usage_error_is_one_line_with_a_remedy(words: list[str], message: str) -> None:
    said = ask(*words, stdin=TOWN, SYRU_LOG="-")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("syru: ")
    assert said.err.count("\n") == 1
    assert message in said.err
    assert len(said.err) < 200


def test_one_word_for_two_things_lists_both() -> None:
    log = written("[log]", format=1, title="-") + "".join(
        written(f"[actors.{id_}]", name=f"{id_.title()} Ek", kind="person") for id_ in ("bo", "cy")
    )
    said = ask("who", "Ek", "--log", "-", stdin=log)
    assert said.code == 2
    assert "Bo Ek (bo), Cy Ek (cy)" in said.err


def test_what_was_typed_cannot_steer_the_terminal() -> None:
    for words in (["\x1b[31m"], ["timeline", "--\x1b[31m"], ["who", "\x1b[31m"]):
        said = ask(*words)
        assert said.code == 2
        assert "\x1b" not in said.err


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


@pytest.mark.parametrize("command", [name for name in ANSWERING if name != "show"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_no_match_is_no_failure_and_says_how_the_filter_was_read(command: str, form: str) -> None:
    said = ask_town(*answer_of(command, "--until", "1900", "-f", form))
    assert said.code == 0
    assert "through 31 December 1900" in said.err


def test_several_filters_say_what_each_finds_alone() -> None:
    said = ask_town("timeline", "--since", "2025", "-a", "baker", "--denied-by", "mayor")
    assert said.code == 0
    assert said.err.splitlines() == [
        "syru: no events from 1 January 2025 on, about Bo Ek, denied by Ada Moreno",
        "syru: alone: 2 from 1 January 2025 on; 1 about Bo Ek; 1 denied by Ada Moreno",
    ]


def test_under_all_each_value_is_counted_alone() -> None:
    said = ask_town("timeline", "-a", "baker", "-a", "courier", "--all")
    assert "syru: alone: 1 about Bo Ek; 1 about The Courier\n" in said.err


def test_one_filter_alone_is_not_counted_again() -> None:
    said = ask_town("timeline", "--until", "1900")
    assert "alone" not in said.err


def test_an_actor_and_a_window_are_two_filters() -> None:
    said = ask_town("who", "baker", "--until", "1900")
    assert "no entries through 31 December 1900, about Bo Ek" in said.err
    assert "alone: 0 through 31 December 1900; 1 about Bo Ek" in said.err


def test_what_a_quote_cannot_have_is_said() -> None:
    assert "quotes have no standing" in ask_town("quotes", "--standing", "disputed").err


def test_what_is_left_out_is_counted() -> None:
    assert "syru: 1 without a date left out" in ask_town("facts", "--since", "2000").err
    assert "1 that may lie outside these days left out by --certain" in (
        ask_town("timeline", "--since", "2025-03", "--certain").err
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md"])
def test_what_a_limit_leaves_out_is_said_where_there_is_no_caption(form: str) -> None:
    assert ask_town("timeline", "-n", "1", "-f", form).err == "syru: 1 of 3 shown\n"


def test_a_limit_of_none_shows_none_and_says_so() -> None:
    said = ask_town("timeline", "-n", "0")
    assert (said.out, said.err, said.code) == ("", "syru: 0 of 3 shown\n", 0)


def test_names_without_an_entry_are_listed_only_without_a_filter() -> None:
    assert "courier" in ids("actors")
    assert ids("actors", "-t", "money") == ["mayor", "council", "courier"]


# Logs.


def shared(id_: str, name: str = "Ada") -> str:
    return "".join(
        [
            written("[log]", format=1, title="-"),
            written("[sources.s]", title="-"),
            written("[actors.ada]", name=name, kind="person"),
            written("[[events]]", id=id_, date="2025", title=id_, actors=["ada"]),
        ]
    )


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(shared(name))
    return [str(tmp_path / "one.toml"), str(tmp_path / "two.toml")]


def events_of(*words: str, **variables: str) -> list[str]:
    said = ask("timeline", "-a", "Ada", "-f", "jsonl", *words, **variables)
    assert said.code == 0, said.err
    return [json.loads(line)["id"] for line in said.out.splitlines()]


def test_several_logs_are_read_as_one(two: list[str]) -> None:
    assert events_of("--log", two[0], "--log", two[1]) == ["one", "two"]
    assert events_of("-l", two[1], "-l", two[0]) == ["two", "one"]
    assert events_of(SYRU_LOG=":".join(two)) == ["one", "two"]


def test_a_log_that_is_named_goes_before_the_variable(two: list[str]) -> None:
    assert events_of("--log", two[0], SYRU_LOG=two[1]) == ["one"]


def test_standard_input_is_one_of_several(two: list[str]) -> None:
    said = ask("timeline", "-f", "jsonl", "-l", "-", "-l", two[0], stdin=shared("three"))
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["three", "one"]


def test_a_clash_of_two_logs_names_both_places(two: list[str], tmp_path: Path) -> None:
    (tmp_path / "two.toml").write_text(shared("two", name="Another"))
    said = ask("timeline", "--log", two[0], "--log", two[1])
    assert (said.code, said.out) == (1, "")
    assert "one.toml" in said.err
    assert "two.toml" in said.err


def test_a_faulty_log_is_exit_1_and_each_fault_has_its_line(tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(TOWN.replace('kind = "person"', 'kind = "persn"'))
    said = ask("timeline", "--log", str(log))
    assert (said.code, said.out) == (1, "")
    *faults, count = said.err.splitlines()
    assert len(faults) == 2
    for fault in faults:
        assert fault.startswith(f"{log}:")
        assert "person" in fault
    assert count == "syru: 2 faults in the log"


def test_one_fault_is_one_line(tmp_path: Path) -> None:
    said = ask("timeline", "--log", str(tmp_path / "no.toml"))
    assert said.code == 1
    assert said.err == f"{tmp_path / 'no.toml'}: there is no such file; check the path\n"


@pytest.mark.parametrize("sign", [r"\u001b", r"\u0000", r"\u009b", r"\u202e", r"\u2066"])
def test_a_log_with_a_sign_that_steers_a_terminal_is_refused(sign: str) -> None:
    said = ask("timeline", "--log", "-", stdin=TOWN.replace("old bridge", f"old {sign}bridge"))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("<stdin>:")


# A log to start from.


def test_a_new_log_can_be_looked_at_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    made = ask("new", str(file))
    assert (made.code, made.out) == (0, "")
    assert f"syru timeline --log {file}" in made.err
    assert "#" in file.read_text()
    looked = ask("timeline", "--log", str(file))
    assert (looked.code, looked.err) == (0, "")
    assert ask("check", str(file)).code == 0


def test_a_new_log_never_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("precious")
    said = ask("new", str(file))
    assert said.code != 0
    assert "exists already" in said.err
    assert file.read_text() == "precious"


def test_a_new_log_does_not_follow_a_dangling_link(tmp_path: Path) -> None:
    link = tmp_path / "mine.toml"
    link.symlink_to(tmp_path / "elsewhere.toml")
    assert ask("new", str(link)).code != 0
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_new_log_in_no_folder_is_a_plain_message(tmp_path: Path) -> None:
    said = ask("new", str(tmp_path / "no" / "mine.toml"))
    assert said.code != 0
    assert "cannot be written" in said.err


# Showing and finding.


def test_an_entry_is_shown_with_its_rival_claims_side_by_side() -> None:
    lines = ask_town("show", "bribe").out.splitlines()
    both = [line for line in lines if "relayed by The Courier" in line]
    assert len(both) == 1
    assert "denied by Ada Moreno" in both[0]


def test_a_quote_is_shown_with_its_paragraph_and_an_event_with_its_quotes() -> None:
    assert "Minutes of the council, ¶ 4" in ask_town("show", "mayor-crossing").out
    assert "Quotes (1)" in ask_town("show", "vote").out


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
    assert ask_town("show", typed).out.splitlines()[0] == name


def test_a_search_points_to_what_is_called_so() -> None:
    said = ask_town("find", "bridge")
    assert said.err == "syru: there is also the topic bridge: syru show topic:bridge\n"


@pytest.mark.parametrize("words", ["NEAR(bridge", "bridge AND", "bridge OR NOT", "-bridge", "b*"])
def test_operators_of_the_index_are_words(words: str) -> None:
    said = ask_town("find", "--", words)
    assert said.code in (0, 2)
    assert "fts5" not in said.err.lower()


def test_a_search_says_what_it_found() -> None:
    said = ask_town("find", "bridg", "counc")
    assert "event vote · found: council, bridge" in said.out
    assert "1 of 7 entries: with “bridg counc”" in said.out


@pytest.mark.parametrize("things", ["actors", "topics", "places", "sources"])
def test_a_list_of_things_shows_the_first_of_them_and_says_of_how_many(things: str) -> None:
    everything = json.loads(ask_town(things, "-f", "json").out)
    limited = ask_town(things, "-n", "1", "-f", "json")
    assert json.loads(limited.out) == everything[:1]
    total = len(everything)
    assert limited.err == (f"syru: 1 of {total} shown\n" if total > 1 else "")
    table = ask_town(things, "-n", "1")
    assert (f"first 1 of {total} {things}" in table.out) == (total > 1)
