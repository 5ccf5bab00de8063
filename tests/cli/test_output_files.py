"""What -o promises: a file that holds the answer, or the file that was there before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from logs import TOWN
from running import ask, ask_town


def exported(form: str, target: Path, *words: str) -> None:
    """Write an export of the log of the town into a file."""
    said = ask_town("export", form, "-o", str(target), *words)
    assert said.code == 0, said.err


@pytest.mark.parametrize(
    "words", ["export html", "timeline", "quotes -f csv", "export jsonl", "export sqlite"]
)
def test_a_file_holds_what_stdout_would_have_held(words: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    written, printed = (
        subprocess.run(
            [sys.executable, "-m", "syru", *words.split(), "-l", "-", "-o", to],
            input=TOWN.encode(),
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for to in (str(target), "-")
    )
    assert written == b""
    assert target.read_bytes() == printed != b""


def test_a_file_is_not_overwritten_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "mine.html"
    target.write_text("mine", "utf-8")
    refused = ask_town("export", "html", "-o", str(target))
    assert refused.code == 2
    assert "add --force" in refused.err
    assert target.read_text("utf-8") == "mine"
    exported("html", target, "--force")
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("read", ["own.toml", "./own.toml", "link.toml", "-"])
def test_the_log_that_is_read_is_not_replaced_even_when_forced(read: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(TOWN, "utf-8")
    (tmp_path / "link.toml").symlink_to(own)
    for words in ("export csv", "timeline"):
        with own.open() as given:
            refused = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "syru",
                    *words.split(),
                    "-l",
                    read,
                    "-o",
                    "own.toml",
                    "--force",
                ],
                cwd=tmp_path,
                stdin=given,
                capture_output=True,
                check=False,
                timeout=60,
            )
        assert refused.returncode == 2
        assert refused.stderr.decode() == (
            "syru: own.toml is the log that is read; write another name after -o\n"
        )
        assert own.read_text("utf-8") == TOWN


@pytest.mark.parametrize(("room", "file"), [(100, "log.txt"), (1000, "log.toml")])
def test_a_new_log_on_a_full_disk_leaves_nothing(tmp_path: Path, room: int, file: str) -> None:
    limited = (
        "import resource, signal, runpy, sys;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        "sys.argv[0] = 'syru'; runpy.run_module('syru', run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", limited, "new", "log.toml"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (
        1,
        f"syru: {file} cannot be written: File too large\n".encode(),
    )
    assert list(tmp_path.iterdir()) == []


def test_a_replaced_file_keeps_its_mode_and_a_new_one_obeys_the_umask(tmp_path: Path) -> None:
    target, new = tmp_path / "mine.json", tmp_path / "new.json"
    target.touch(mode=0o600)
    exported("json", target, "--force")
    assert target.stat().st_mode & 0o777 == 0o600
    exported("json", new)
    umask = os.umask(0)
    os.umask(umask)
    assert new.stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["--topic", "nothing-like-it"], 2, id="a usage error"),
        pytest.param(["--log", "missing.toml"], 1, id="a log that is not there"),
    ],
)
def test_no_file_is_left_where_the_command_fails(
    tmp_path: Path, words: list[str], code: int
) -> None:
    said = ask("export", "html", *words, "-o", str(tmp_path / "page.html"))
    assert said.code == code
    assert said.err.startswith("syru: ") or "missing.toml" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_plain_message_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine", "utf-8")
    # A limit on the size of files fails a write as a full disk does.
    limited = (
        "import resource, signal, runpy, sys;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "sys.argv[0] = 'syru'; runpy.run_module('syru', run_name='__main__')"
    )
    words = ["export", "html", "--log", "-", "-o", str(target), "--force"]
    ended = subprocess.run(
        [sys.executable, "-c", limited, *words],
        input=TOWN.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert ended.stderr.decode() == f"syru: {target} cannot be written: File too large\n"
    assert target.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("nowhere/page.html", "there is no folder", id="no folder"),
        pytest.param(".", "is a folder", id="a folder"),
        pytest.param("", "is a folder", id="no name"),
        pytest.param("/dev/null", "write -o - for standard output", id="a device"),
    ],
)
def test_what_is_no_file_is_refused_even_when_forced(name: str, message: str) -> None:
    said = ask_town("export", "html", "-o", name, "--force")
    assert said.code == 2
    assert message in said.err
    assert not Path("/dev/null").is_file()


def test_a_link_is_followed_to_the_file_that_it_names(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.touch()
    link.symlink_to("real.json")
    exported("json", link, "--force")
    assert link.is_symlink()
    assert len(json.loads(real.read_text("utf-8"))) == 7
