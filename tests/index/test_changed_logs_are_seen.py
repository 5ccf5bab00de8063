"""A log that changed is never answered from the index of what it was, however it changed."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from logs import written
from running import ask

from syru.index import digests
from syru.index.folder import KNOWN
from syru.log.files import UnreadLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Of a kernel that counts in hundredths of a second, and some time on top.
GRAIN = 0.02
SETTLED = 3 * GRAIN


def log_text(title: str) -> str:
    head = [written("[log]", format=1, title="T"), written("[sources.s]", title="S")]
    filler = "words " * 50_000
    return "\n".join(
        [*head, written("[[events]]", id="e", date="2025", title=title, summary=filler)]
    )


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SYRU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(digests, "CLOCK_GRAIN", int(GRAIN * 1e9))
    return tmp_path / "cache" / "syru"


@pytest.fixture(params=["/dev/shm", tempfile.gettempdir()])  # noqa: S108 - two file systems
def place(request: pytest.FixtureRequest) -> Iterator[Path]:
    if not Path(request.param).is_dir():
        pytest.skip(f"this system has no {request.param}")
    with tempfile.TemporaryDirectory(dir=request.param) as folder:
        yield Path(folder)


def title(log: Path) -> str:
    said = ask("timeline", "-l", str(log), "-f", "jsonl")
    assert said.code == 0, said.err
    [line] = said.out.splitlines()
    found: str = json.loads(line)["title"]
    return found


def settled(log: Path) -> None:
    """Let a log be known well: it is not new any more, and its digest is remembered."""
    time.sleep(SETTLED)
    assert title(log) == "one"
    time.sleep(SETTLED)


def rewrite(log: Path) -> None:
    log.write_text(log_text("two"), "utf-8")


def rewrite_in_place(log: Path) -> None:
    at = log.read_bytes().index(b'"one"') + 1
    with log.open("r+b") as file:
        file.seek(at)
        file.write(b"two")


def rewrite_and_set_the_times_back(log: Path) -> None:
    status = log.stat()
    rewrite(log)
    os.utime(log, ns=(status.st_atime_ns, status.st_mtime_ns))


def move_another_there(log: Path) -> None:
    status, other = log.stat(), log.with_name("other.toml")
    rewrite(other)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(log)


def copy_another_there(log: Path) -> None:
    status, other = log.stat(), log.with_name("other.toml")
    rewrite(other)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    shutil.copy2(other, log)


def remove_and_write(log: Path) -> None:
    status = log.stat()
    log.unlink()  # the new file may have the place of the old one
    rewrite(log)
    os.utime(log, ns=(status.st_atime_ns, status.st_mtime_ns))


def lead_a_link_elsewhere(log: Path) -> None:
    target = log.replace(log.with_name("first.toml"))
    other = log.with_name("other.toml")
    rewrite(other)
    log.symlink_to(target)
    assert title(log) == "one"
    log.unlink()
    log.symlink_to(other)


@pytest.mark.parametrize(
    "change",
    [
        rewrite,
        rewrite_in_place,
        rewrite_and_set_the_times_back,
        move_another_there,
        copy_another_there,
        remove_and_write,
        lead_a_link_elsewhere,
    ],
)
@pytest.mark.usefixtures("cache")
@pytest.mark.skipif(sys.platform == "win32", reason="there a file's ctime is that of its making")
def test_a_changed_log_of_the_same_length_is_read_again(
    place: Path, change: Callable[[Path], None]
) -> None:
    log = place / "log.toml"
    log.write_text(log_text("one"), "utf-8")
    length = log.stat().st_size
    settled(log)
    change(log)
    assert log.stat().st_size == length
    assert title(log) == "two"
    assert title(log) == "two"


@pytest.mark.usefixtures("cache")
def test_a_copy_is_the_same_log_under_another_name(place: Path, tmp_path: Path) -> None:
    log, copy = place / "log.toml", tmp_path / "copy.toml"
    log.write_text(log_text("one"), "utf-8")
    settled(log)
    shutil.copy2(log, copy)
    assert title(copy) == "one"
    rewrite(copy)
    assert (title(copy), title(log)) == ("two", "one")


def test_a_log_that_was_just_written_is_not_trusted(
    place: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Within one step of the clock a second writing leaves no trace.
    monkeypatch.setattr(digests, "CLOCK_GRAIN", 60 * 10**9)
    log = place / "log.toml"
    log.write_text(log_text("one"), "utf-8")
    assert title(log) == "one"
    assert list(cache.glob(f"*{KNOWN}")) == []
    rewrite_and_set_the_times_back(log)
    assert title(log) == "two"


def test_a_log_that_is_known_is_not_read(
    place: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = place / "log.toml"
    log.write_text(log_text("one"), "utf-8")
    settled(log)
    assert len(list(cache.glob(f"*{KNOWN}"))) == 1

    def read(file: UnreadLog) -> Iterator[bytes]:
        pytest.fail(f"{file.name} is read")

    monkeypatch.setattr(UnreadLog, "blocks", read)
    monkeypatch.setattr(UnreadLog, "read", read)
    assert title(log) == "one"


@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b"0" * 64, b"x" * 5000])
def test_what_is_remembered_wrongly_is_forgotten(place: Path, cache: Path, damage: bytes) -> None:
    log = place / "log.toml"
    log.write_text(log_text("one"), "utf-8")
    settled(log)
    [known] = cache.glob(f"*{KNOWN}")
    known.write_bytes(damage)
    assert title(log) == "one"
    digest, _, numbers = known.read_text().partition(" ")
    known.write_text(f"{digest[::-1]} {numbers}")
    assert title(log) == "one", "the digest of something else has no index"


@pytest.mark.usefixtures("cache")
def test_a_log_that_changes_while_it_is_looked_at_is_indexed_as_it_is(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = place / "log.toml"
    log.write_text(log_text("one"), "utf-8")
    blocks = UnreadLog.blocks

    def changing(file: UnreadLog) -> Iterator[bytes]:
        yield from blocks(file)
        rewrite(log)

    monkeypatch.setattr(UnreadLog, "blocks", changing)
    assert title(log) == "two"
    monkeypatch.setattr(UnreadLog, "blocks", blocks)
    assert title(log) == "two"
