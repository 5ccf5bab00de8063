"""A log kept in git, as docs/together.md has it: its hook, and the steps of its server."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from program import ROOT, typed
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "together.md").read_text("utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
# What pre-commit knows in such a file, and what it asks for.
REQUIRED = {"id", "name", "entry", "language"}
KNOWN = REQUIRED | {
    *("files", "exclude", "types", "types_or", "exclude_types", "always_run", "fail_fast"),
    *("verbose", "pass_filenames", "require_serial", "description", "language_version"),
    *("minimum_pre_commit_version", "args", "stages"),
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the examples need a POSIX shell")


def hook() -> dict[str, str]:
    """Return the keys and values of the one hook, which are all of one line."""
    return dict(re.findall(r"^[- ] (\w+): (.+)$", HOOKS, re.MULTILINE))


def steps() -> list[str]:
    """Return the commands of syru that the server runs."""
    return re.findall(r"^      - run: (syru .+)$", PAGE, re.MULTILINE)


def examples() -> list[str]:
    """Return what the page types, line by line."""
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in re.findall(r"^\$ (.+)$", block, re.MULTILINE)]


def test_the_hook_has_the_keys_that_pre_commit_knows() -> None:
    assert set(hook()) >= REQUIRED
    assert set(hook()) <= KNOWN
    assert HOOKS.count("\n- ") == 1
    assert len(re.findall(r"^[- ] \w", HOOKS, re.MULTILINE)) == len(hook())
    assert f"- id: {hook()['id']}\n" in PAGE


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("events.toml", True),
        ("logs/events-2025.toml", True),
        ("pyproject.toml", False),
        ("events.toml.txt", False),
        ("events/pyproject.toml", False),
    ],
)
def test_the_hook_checks_logs_and_no_other_file(path: str, *, checked: bool) -> None:
    assert bool(re.search(hook()["files"], path)) is checked


def test_the_hook_takes_the_names_of_files_and_fails_for_a_fault(tmp_path: Path) -> None:
    program, *words = hook()["entry"].split()
    assert program == "syru"
    log = tmp_path / "events.toml"
    assert ask("new", str(log)).code == 0
    assert ask(*words, str(log)).code == 0
    log.write_text(log.read_text("utf-8").replace('"mayor"', '"major"'), "utf-8")
    assert ask(*words, str(log)).code == 1


def test_the_steps_of_the_server_run_in_a_clone(tmp_path: Path) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    for line in examples():
        typed(line, origin)
    git = shutil.which("git") or "git"
    subprocess.run([git, "clone", "-q", "-b", "corrections", origin, clone], check=True)
    assert len(steps()) == 3
    for step in steps():
        said = typed(f"{step} && echo done", clone)
        assert said.endswith("done\n"), said
    assert (clone / "changes.md").read_text("utf-8").startswith("2 changed.\n")
    assert "<html" in (clone / "index.html").read_text("utf-8")


def test_gits_own_hook_stops_a_commit_with_a_fault(tmp_path: Path) -> None:
    for line in examples():
        typed(line, tmp_path)
    typed('sed \'s/"council"/"counsel"/\' events.toml > x && mv x events.toml', tmp_path)
    said = typed("git commit -q -a -m Fault; git status --short events.toml", tmp_path)
    assert "there is no actor" in said
    assert said.endswith(" M events.toml\n")
