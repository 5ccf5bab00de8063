"""A log is written whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from logs import TOWN
from running import ask, environment

from syru.errors import SyruError
from syru.log.files import builtin_log, read_log_files
from syru.log.replace import replace_log, why_unchangeable

if TYPE_CHECKING:
    from collections.abc import Iterator

# How often a run is killed; 100 times where somebody takes the time.
KILLS = int(os.environ.get("SYRU_TEST_KILLS", "16"))
ENTRY = '[[events]]\nid = "e{0}"\ndate = 2020-01-01\ntitle = "Title {0} of many"\n\n'
ADD = ("add", "event", "--title", "New", "--date", "2020-01-01", "--id", "new")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "town.toml"
    path.write_text(TOWN)
    return path


def files_beside(log: Path) -> list[str]:
    return sorted(path.name for path in log.parent.iterdir() if path != log)


def test_a_killed_run_leaves_the_old_log_or_the_new_one(tmp_path: Path) -> None:
    """Every other kill comes while the new log is being written, the others at any time."""
    log = tmp_path / "many.toml"
    old = (TOWN + "".join(map(ENTRY.format, range(50)))).encode()
    log.write_bytes(old)
    words = [sys.executable, "-m", "syru", *ADD, "-l", str(log)]
    settings: dict[str, Any] = {
        "env": environment(),
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    began = time.monotonic()
    subprocess.run(words, check=True, **settings)
    lasts = time.monotonic() - began
    new = log.read_bytes()
    assert new != old
    for number in range(KILLS):
        log.write_bytes(old)
        process = subprocess.Popen(words, **settings)
        if number % 2:
            while process.poll() is None and not files_beside(log):
                time.sleep(0.0002)
        else:
            time.sleep(lasts * (0.5 + number / KILLS))
        process.kill()
        process.wait()
        assert log.read_bytes() in (old, new)
        for name in files_beside(log):
            log.with_name(name).unlink()


def test_what_a_killed_run_has_left_is_cleared_by_the_next(log: Path) -> None:
    """A file of another log beside it stays."""
    log.with_name(".town.toml-0123.syru-part").write_bytes(b"half")
    log.with_name(".other.toml-0123.syru-part").write_bytes(b"half")
    assert ask(*ADD, "-l", str(log)).code == 0
    assert files_beside(log) == [".other.toml-0123.syru-part"]


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_failure_on_the_way_leaves_the_log_and_nothing_beside_it(
    log: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    owner = os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, fail)
    said = ask(*ADD, "-l", str(log))
    assert said.code == 1
    assert "town.toml cannot be written: No space left on device" in said.err
    assert log.read_text() == TOWN
    assert files_beside(log) == []


def test_a_log_that_changed_in_between_is_not_overwritten(log: Path) -> None:
    (read,) = read_log_files((str(log),))
    theirs = f"{TOWN}# theirs\n"
    log.write_text(theirs)
    with pytest.raises(SyruError, match="has changed since it was read, and is left as it is"):
        replace_log(read, b"ours")
    assert log.read_text() == theirs
    assert files_beside(log) == []


def test_of_writers_at_the_same_time_one_wins_and_the_others_are_told(log: Path) -> None:
    (read,) = read_log_files((str(log),))
    told: list[str] = []
    together = threading.Barrier(8)

    def write(number: int) -> None:
        together.wait()
        try:
            replace_log(read, f"{TOWN}# {number}\n".encode())
        except SyruError as error:
            told.append(str(error))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(told) == 7
    assert log.read_text() in {f"{TOWN}# {number}\n" for number in range(8)}


def test_permissions_and_links_stay(log: Path) -> None:
    log.chmod(0o640)
    link = log.parent / "link.toml"
    link.symlink_to(log.name)
    assert ask(*ADD, "-l", str(link)).code == 0
    assert link.is_symlink()
    assert 'id = "new"' in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o640


@pytest.fixture
def _read_only(log: Path) -> Iterator[None]:
    log.chmod(0o444)
    yield
    log.chmod(0o644)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
@pytest.mark.usefixtures("_read_only")
def test_a_log_that_may_not_be_written_is_left_alone(log: Path) -> None:
    said = ask(*ADD, "-l", str(log))
    assert said.code == 1
    assert "cannot be written: its permissions do not allow it" in said.err
    assert log.read_text() == TOWN


def test_what_was_wrong_before_does_not_stand_in_the_way(tmp_path: Path) -> None:
    """A quote that was written unproven is told by check; the next entry is added all the same."""
    log = tmp_path / "town.toml"
    (tmp_path / "minutes.txt").write_text("Words of the minutes.\n" * 6)
    log.write_text(TOWN.replace("date = 2025-06-01\n", 'date = 2025-06-01\ntext = "minutes.txt"\n'))
    assert ask("check", str(log)).code == 1
    assert ask(*ADD, "--paragraph", "1", "-l", str(log)).code == 0
    again = ask(*ADD[:-1], "more", "--paragraph", "99", "-l", str(log))
    assert again.code == 1
    assert "has no paragraph 99" in again.err


def test_only_files_of_ones_own_are_written(log: Path, tmp_path: Path) -> None:
    (read,) = read_log_files((str(log),))
    assert why_unchangeable(read) is None
    for unfit in (
        read._replace(name="-", folder=None),
        read._replace(name=str(builtin_log())),
        read._replace(name=str(tmp_path)),
    ):
        assert "syru new" in (why_unchangeable(unfit) or "")
