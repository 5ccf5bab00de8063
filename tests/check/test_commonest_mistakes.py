"""The mistakes that people make most often in a log, and that following the advice mends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """[log]
format = 1
title = "A log"
[sources.a]
title = "A"
"""
EVENT = """id = "x"
title = "It happened"
date = 2025-01-01
"""
EMPTY, BLANK, MONTH = (EVENT.replace("2025-01-01", date) for date in ('""', '" "', '"2025-07"'))
# Each with what is wrong, the remedy, and the text mended as the remedy says.
MISTAKES = {
    "curly quotes": (
        HEAD.replace('"A log"', "“A log”"),
        "curly quotes hold no text in TOML",
        'write straight ones: "A log"',
        HEAD,
    ),
    "curly quotes of another language": (
        HEAD.replace('"A log"', "„A log“"),
        "curly quotes hold no text in TOML",
        'write straight ones: "A log"',
        HEAD,
    ),
    "an inline table broken over lines": (
        f"""{HEAD}[[events]]\n{EVENT}claims = [\n  {{ stance = "asserts",\n    by = "b" }},\n]\n""",
        "a table in braces is broken over lines",
        "write it on one line, from { to }",
        f"""{HEAD}[[events]]\n{EVENT}claims = [\n  {{ stance = "asserts" }},\n]\n""",
    ),
    "an inline table that begins with a line break": (
        f"""{HEAD}[[events]]\n{EVENT}claims = [{{\n    stance = "asserts" }}]\n""",
        "a table in braces is broken over lines",
        "write it on one line, from { to }",
        f"""{HEAD}[[events]]\n{EVENT}claims = [{{ stance = "asserts" }}]\n""",
    ),
    "[events] once": (
        f"{HEAD}[events]\n{EVENT}",
        '"events" is a table, not a list of tables',
        "write [[events]]",
        f"{HEAD}[[events]]\n{EVENT}",
    ),
    "[events] twice": (
        f"{HEAD}[events]\n{EVENT}[events]\n{EVENT.replace('x', 'y')}",
        "events are a list, each with a header of its own",
        "write [[events]], in two pairs of brackets, above each of them",
        f"{HEAD}[[events]]\n{EVENT}[[events]]\n{EVENT.replace('x', 'y')}",
    ),
    "[facts] after [[facts]]": (
        f'{HEAD}[[facts]]\nid = "f"\nstatement = "S"\n[facts]\nid = "g"\nstatement = "T"\n',
        "facts are a list, each with a header of its own",
        "write [[facts]], in two pairs of brackets, above each of them",
        f'{HEAD}[[facts]]\nid = "f"\nstatement = "S"\n[[facts]]\nid = "g"\nstatement = "T"\n',
    ),
    "an empty title, which must be there": (
        f"""{HEAD}[[events]]\n{EVENT.replace("It happened", "")}""",
        '"title" is empty',
        "write its text (empty-text)",
        f"{HEAD}[[events]]\n{EVENT}",
    ),
    "an empty date": (
        f"{HEAD}[[events]]\n{EMPTY}",
        '"date" is empty',
        'write date = 2025-07-03 or "2025-07", or take the line out',
        f"{HEAD}[[events]]\n{EVENT.replace('date = 2025-01-01', '')}",
    ),
    "an empty date, mended with a month": (
        f"{HEAD}[[events]]\n{BLANK}",
        '"date" is empty',
        'write date = 2025-07-03 or "2025-07", or take the line out',
        f"{HEAD}[[events]]\n{MONTH}",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_common_mistake_is_named_with_its_remedy_which_works(
    mistake: str, tmp_path: Path
) -> None:
    wrong, problem, remedy, mended = MISTAKES[mistake]
    log = tmp_path / "log.toml"
    log.write_text(wrong, "utf-8")
    said = ask("check", "-l", str(log))
    assert f"{problem}; {remedy}" in said.out
    assert said.code == 1
    log.write_text(mended, "utf-8")
    assert ask("check", "-l", str(log)).code == 0
    events = ask("timeline", "-l", str(log), "-f", "jsonl").out.count("\n")
    assert events == mended.count("[[events]]"), "no event is lost by following the advice"


def test_a_wrong_name_gives_one_message_with_all_its_places(tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    entries = "".join(
        f'[[events]]\nid = "e{at}"\ntitle = "T"\nactors = ["nobody"]\n' for at in range(9)
    )
    log.write_text(HEAD + entries, "utf-8")
    said = ask("check", "-l", str(log))
    assert said.out.count("there is no actor") == 1
    assert (
        'log.toml:9: [e0] there is no actor "nobody", also at lines 13, 17, 21, 25, 29 and 3 more;'
        in (said.out)
    )
    assert "1 fault" in said.err


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("timeline --pager", "syru timeline -h lists them"),
        ("timeline --colour never", "did you mean --color?"),
        ("timeline --sicne 2025", "did you mean --since?"),
        ("timeline --untill 2025", "did you mean --until?"),
        ("timelin", "did you mean timeline?"),
        ("sohw x", "did you mean show?"),
        ("serve", "syru -h lists them"),
        ("--show-completion sh", "write bash, zsh, fish"),
    ],
)
def test_only_what_is_nearly_so_is_suggested(words: str, remedy: str) -> None:
    said = ask(*words.split())
    assert remedy in said.err
    assert said.code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_for_the_shell_that_was_named(shell: str, tmp_path: Path) -> None:
    said = ask("--install-completion", shell, HOME=str(tmp_path))
    assert f"completion for {shell} is in" in said.err
    assert said.code == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("syru" in path.read_text("utf-8") for path in written)
