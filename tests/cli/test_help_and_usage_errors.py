"""What is said to whoever asks for help, and to whoever has mistyped a command."""

from __future__ import annotations

import re

import pytest
from logs import TOWN, written
from running import ask

from syru import __version__
from syru.cli.app import COMMANDS

EXAMPLES = ["syru timeline --since 2025-01", "syru who Kuznetsov", "syru quotes --topic bases"]


# Help.


def test_alone_it_shows_help_with_the_three_examples() -> None:
    said = ask()
    assert said.code == 0
    assert said.err == ""
    assert said.out.startswith("Usage: syru ")
    for example in EXAMPLES:
        assert f"    {example}\n" in said.out


@pytest.mark.parametrize(("flag", "width"), [("-h", 60), ("-h", 80), ("--help", 80)])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_everywhere_whole_and_no_wider_than_the_terminal(
    command: str, flag: str, width: int
) -> None:
    said = ask(*filter(None, [command, flag]), COLUMNS=str(width))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Usage: syru {command}".rstrip())
    assert max(map(len, said.out.splitlines())) <= width
    arguments = r"(\[ARGS\]|WORDS|NAME|ID|FILE|\[LOG\]|\[?ABOUT\]?|\[WHAT\])\.\.\."
    assert "..." not in re.sub(arguments, "", said.out)
    assert "<str>" not in said.out
    assert "{" not in said.out


def test_the_help_of_a_listing_has_the_filters_first_and_under_a_heading() -> None:
    lines = filter(None, ask("timeline", "-h").out.splitlines())
    headings = [line for line in lines if line.endswith(":") and line[0] != " "]
    assert headings == [
        "Arguments:",
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
        (["timeline", "-topic", "x"], "has no option -topic; write --topic"),
        (["timeline", "-since=2025"], "has no option -since; write --since"),
        (["timeline", "--from", "2025"], "has no option --from; did you mean --since?"),
        (["timeline", "--to=2025"], "has no option --to; did you mean --until?"),
        (["quotes", "--speaker", "mayor"], "has no option --speaker; did you mean --by?"),
        (["facts", "--tag", "x"], "has no option --tag; did you mean --topic?"),
        (["timeline", "--person", "x"], "has no option --person; did you mean --actor?"),
        (["timeline", "--location", "x"], "has no option --location; did you mean --place?"),
        (["timeline", "--status", "x"], "has no option --status; did you mean --standing?"),
        (["timeline", "--search", "x"], "has no option --search; did you mean --text?"),
        (["timeline", "--max", "3"], "has no option --max; did you mean --limit?"),
        (["timeline", "--file", "x"], "has no option --file; did you mean --log?"),
        (["timeline", "2025-03"], "; in that time: --since 2025-03 --until 2025-03"),
        (["timeline", "March", "2025"], '--since "March 2025" --until "March 2025"'),
        (["timeline", "mayor", "2025"], "; in that time: --since 2025 --until 2025"),
        (["facts", "Denied"], "; of that standing: --standing denied"),
        (["timeline", "mayor", "disputed"], "; of that standing: --standing disputed"),
        (["timeline", "-x"], "syru timeline has no option -x; syru timeline -h lists them"),
        (["--since", "2025"], "options come after the command: syru timeline --since 2025-01"),
        (["timeline", "--since"], "--since needs a value; write it after --since"),
        (["timeline", "-a"], "-a needs a value; write it after -a"),
        (["timeline", "--all=3"], "--all takes no value; write --all alone"),
        (["timeline", "-n", "x"], "--limit takes a whole number from 0 on; write --limit 10"),
        (["timeline", "-n", "-3"], "--limit takes a whole number from 0 on; write --limit 10"),
        (["topics", "x y"], 'know what to do with "x y"; syru show x y shows one'),
        (["timeline", "x y"], "; syru actors, syru topics and syru places list the names"),
        (["Moreno"], "for a name, syru show Moreno"),
        (["Ada Moreno"], 'for a name, syru show "Ada Moreno"'),
        (["timeline", "--standing", "denied,"], '--standing has no ""; write one of: stated'),
        (["who"], "syru who needs NAME; syru actors lists whom the log knows"),
        (["show"], "syru show needs ID; an id stands on each row of syru timeline"),
        (["find"], "syru find needs WORDS; write syru find WORDS..."),
        (["new"], "syru new needs FILE; write syru new FILE"),
        (["add"], "syru add needs EVENT|FACT|QUOTE; write syru add EVENT|FACT|QUOTE"),
        (["export", "htlm"], 'export has no "htlm"; did you mean html?'),
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


def test_a_word_after_two_hyphens_is_no_option() -> None:
    assert 'nothing is called "-topic"' in ask("timeline", "--", "-topic").err
    assert ask("find", "--", "-topic", "bases").code == 0


def test_one_word_for_two_things_lists_both() -> None:
    log = TOWN + written("[actors.cy]", name="Cy Ek", kind="person")
    said = ask("who", "Ek", "--log", "-", stdin=log)
    assert said.code == 2
    assert "Bo Ek (baker), Cy Ek (cy)" in said.err


def test_what_was_typed_cannot_steer_the_terminal() -> None:
    for words in (["\x1b[31m"], ["timeline", "--\x1b[31m"], ["who", "\x1b[31m"]):
        said = ask(*words)
        assert said.code == 2
        assert "\x1b" not in said.err
