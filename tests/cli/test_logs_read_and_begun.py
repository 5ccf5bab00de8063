"""Which logs are read, how several are read as one, and how a new one is begun."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from logs import TOWN, written
from running import ask

if TYPE_CHECKING:
    from pathlib import Path


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


def events_of(*words: str, stdin: str = "", **variables: str) -> list[str]:
    said = ask("timeline", "-a", "Ada", "-f", "jsonl", *words, stdin=stdin, **variables)
    assert said.code == 0, said.err
    return [json.loads(line)["id"] for line in said.out.splitlines()]


def test_several_logs_are_read_as_one(two: list[str]) -> None:
    assert events_of("--log", two[0], "--log", two[1]) == ["one", "two"]
    assert events_of("-l", two[1], "-l", two[0]) == ["two", "one"]
    assert events_of(SYRU_LOG=":".join(two)) == ["one", "two"]


def test_a_log_that_is_named_goes_before_the_variable(two: list[str]) -> None:
    assert events_of("--log", two[0], SYRU_LOG=two[1]) == ["one"]


def test_standard_input_is_one_of_several(two: list[str]) -> None:
    assert events_of("-l", "-", "-l", two[0], stdin=shared("three")) == ["three", "one"]


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


@pytest.mark.parametrize("character", [r"\u001b", r"\u0000", r"\u009b", r"\u202e", r"\u2066"])
def test_a_log_with_a_character_that_steers_a_terminal_is_refused(character: str) -> None:
    said = ask("timeline", "--log", "-", stdin=TOWN.replace("old bridge", f"old {character}bridge"))
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
