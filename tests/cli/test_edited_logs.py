"""`syru edit` opens one's own editor on a copy, and keeps what check finds nothing wrong with."""

from __future__ import annotations

import os
import re
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from logs import TOWN
from running import Said, ask

from syru.editing.editor import editor_command

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("the editors here are shell scripts", allow_module_level=True)

from running import run
from terminal import converse


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "town.toml"
    path.write_text(TOWN)
    return path


def editor(log: Path, script: str, name: str = "vi") -> str:
    """Make an editor of a shell script, which is called as vi would be: +LINE FILE."""
    path = log.parent / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'#!/bin/sh\necho "$@" >> "{log.parent}/calls"\n{script}\n')
    path.chmod(0o755)
    return str(path)


def replacing(old: str, new: str) -> str:
    return f'sed "s/{old}/{new}/" "$2" > "$2.new" && cat "$2.new" > "$2" && rm "$2.new"'


def edit(log: Path, script: str, *words: str) -> Said:
    return run("edit", *words, "-l", str(log), EDITOR=editor(log, script))


def calls(log: Path) -> list[list[str]]:
    return [line.split() for line in (log.parent / "calls").read_text().splitlines()]


def beside(log: Path) -> list[str]:
    return sorted(each.name for each in log.parent.iterdir() if each.is_file() and each != log)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        pytest.param("vote", "[[events]]", id="an event"),
        pytest.param("mayor-crossing", "[[quotes]]", id="a quote"),
        pytest.param("Ada Moreno", "[actors.mayor]", id="an actor by name"),
        pytest.param("topic:money", "[topics.money]", id="a topic by kind"),
        pytest.param("minutes", "[sources.minutes]", id="a source"),
    ],
)
def test_the_editor_opens_a_copy_at_the_line(log: Path, typed: str, line: str) -> None:
    said = edit(log, "true", typed)
    assert (said.out, said.code) == ("", 0)
    assert said.err == f"syru: nothing is changed in {log}\n"
    ((at, file),) = calls(log)
    assert TOWN.split("\n")[int(at.removeprefix("+")) - 1] == line
    assert file == str(log.with_name("town.syru-edit.toml"))
    assert log.read_text() == TOWN
    assert beside(log) == ["calls"]


def test_what_is_sound_is_kept(log: Path) -> None:
    log.chmod(0o640)
    said = edit(log, replacing("Nobody was hurt", "All were well"), "flood")
    assert said.code == 0
    assert said.err == f"syru: {log} is changed\n"
    assert log.read_text() == TOWN.replace("Nobody was hurt", "All were well")
    assert stat.S_IMODE(log.stat().st_mode) == 0o640
    assert beside(log) == ["calls"]


def test_off_a_terminal_faults_leave_the_log_and_the_copy(log: Path) -> None:
    said = edit(log, replacing("2025-03-12", "2025-13-12"), "vote")
    assert said.code == 1
    assert "(syntax)" in said.err or "(bad-date)" in said.err
    copy = log.with_name("town.syru-edit.toml")
    assert f"{log} is as it was; your changes are in {copy}" in said.err
    assert log.read_text() == TOWN
    assert "2025-13-12" in copy.read_text()
    again = edit(log, "true", "vote")
    assert again.code == 1
    assert f"{copy} exists: somebody edits this log, or an edit was broken off" in again.err


def on_a_terminal(log: Path, script: str, *answers: tuple[str, str]) -> Said:
    words = ["edit", "flood", "-l", log.name]
    return converse(words, answers, log.parent, EDITOR=editor(log, script))


def test_one_may_go_back_to_the_faults(log: Path) -> None:
    """The editor spoils a date at its first call, and mends it at the second."""
    spoil, mend = replacing("2024-11~", "2024-13~"), replacing("2024-13~", "2024-10~")
    script = f'if [ -e "$2.again" ]; then {mend}; rm "$2.again"'
    script += f'; else {spoil}; touch "$2.again"; fi'
    said = on_a_terminal(log, script, ("there is no month 13", ""), ("(e)dit again", "e\n"))
    assert said.code == 0
    assert log.read_text() == TOWN.replace("2024-11~", "2024-10~")
    lines = [TOWN.split("\n")[int(at.removeprefix("+")) - 1] for at, _ in calls(log)]
    assert lines == ["[[events]]", 'date = "2024-11~"'], "the second time it opens at the fault"
    assert beside(log) == ["calls"]


def test_one_may_drop_the_changes(log: Path) -> None:
    said = on_a_terminal(log, replacing("title", "titel"), ("(x) drop the changes", "x\n"))
    assert said.code == 0
    assert "(w)" not in said.err, "a log that nothing can read is not written"
    assert log.read_text() == TOWN
    assert beside(log) == ["calls"]


def test_what_was_faulty_before_may_be_mended_bit_by_bit(log: Path) -> None:
    broken = TOWN.replace("title", "titel").replace("statement", "statemnt")
    log.write_text(broken)
    said = on_a_terminal(log, replacing("titel", "title"), ("(w)rite with these faults", "w\n"))
    assert said.code == 0
    assert log.read_text() == broken.replace("titel", "title")


def test_unproven_words_may_be_kept(log: Path) -> None:
    named = 'title = "Minutes of the council"\n'
    log.write_text(TOWN.replace(named, f'{named}text = "minutes.txt"\n'))
    quotes = re.findall('(?m)^text = "(.*)"$', TOWN)
    (log.parent / "minutes.txt").write_text("\n".join([*quotes * 3, ""]))
    said = on_a_terminal(log, replacing("We shall cross", "I shall cross"), ("(w)rite", "w\n"))
    assert said.code == 0
    assert "I shall cross" in log.read_text()


def test_a_log_that_is_no_toml_opens_at_its_fault(log: Path) -> None:
    log.write_text(TOWN.replace("[topics.bridge]", "[topics.bridge"))
    said = edit(log, replacing("^\\[topics.bridge$", "[topics.bridge]"), "anything")
    assert said.code == 0, said.err
    assert log.read_text() == TOWN
    ((at, _),) = calls(log)
    assert TOWN.split("\n")[int(at.removeprefix("+")) - 1] == "[topics.bridge]"


def test_what_somebody_else_wrote_meanwhile_is_not_lost(log: Path) -> None:
    script = f'{replacing("Nobody", "Somebody")}; echo "# theirs" >> "{log}"'
    said = edit(log, script, "flood")
    assert said.code == 1
    assert "has changed since it was read" in said.err
    assert "your changes are in" in said.err
    assert log.read_text() == f"{TOWN}# theirs\n"
    assert "Somebody" in log.with_name("town.syru-edit.toml").read_text()


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        pytest.param({"EDITOR": "no-such-editor"}, "such as nano", id="not installed"),
        pytest.param({"EDITOR": "vi 'x"}, "cannot be read as a command", id="an open quotation"),
        pytest.param({"EDITOR": "false"}, "the editor ended with code 1", id="failed"),
        pytest.param({"VISUAL": "false", "EDITOR": "true"}, "code 1", id="VISUAL comes first"),
    ],
)
def test_an_editor_that_fails_changes_nothing(
    log: Path, variables: dict[str, str], told: str
) -> None:
    said = ask("edit", "vote", "-l", str(log), **{"VISUAL": "", **variables})
    assert said.code == 1
    assert told in said.err
    assert log.read_text() == TOWN
    assert beside(log) == []


def test_what_is_not_there_is_not_opened(log: Path) -> None:
    said = edit(log, "true", "floot")
    assert said.code == 2
    assert 'nothing is called "floot"; did you mean flood?' in said.err
    said = ask("edit", "flood", "-l", "-", stdin=TOWN)
    assert said.code == 2
    assert "syru new" in said.err


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        pytest.param({}, ["vi", "+7", "log.toml"], id="vi where nothing is set"),
        pytest.param({"EDITOR": "nano -w"}, ["nano", "-w", "+7", "log.toml"], id="own options"),
        pytest.param(
            {"EDITOR": "nano", "VISUAL": "/opt/bin/emacs"}, ["/opt/bin/emacs", "+7", "log.toml"],
            id="VISUAL, by its path",
        ),
        pytest.param(
            {"EDITOR": "code --wait"}, ["code", "--wait", "--goto", "log.toml:7"], id="VS Code"
        ),
        pytest.param({"EDITOR": "hx"}, ["hx", "log.toml:7"], id="Helix"),
        pytest.param({"EDITOR": "subl"}, ["subl", "--wait", "log.toml:7"], id="Sublime Text"),
        pytest.param({"EDITOR": "my-editor"}, ["my-editor", "log.toml"], id="not known"),
    ],
)  # fmt: skip
def test_each_editor_is_told_the_line_in_its_own_way(
    environment: dict[str, str], command: list[str]
) -> None:
    assert os.name == "posix"
    assert editor_command(environment, "log.toml", 7) == command
