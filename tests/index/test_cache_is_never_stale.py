"""The cache of indexes: it is never stale, disturbs nobody, and is never needed."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from logs import Listener, log_files, written
from running import Said, environment, run

from syru.errors import LogError
from syru.index import cache
from syru.index import folder as cache_place
from syru.index.cache import SMALLEST_CACHED, open_index
from syru.index.folder import KNOWN, MOST_FILES, SEAL, SUFFIX, cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are POSIX's")
ROOT_ONLY = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away"
)
COUNT = 90
DAMAGED = "the index was damaged, and is built again"


def log_text(title: str = "Made up") -> str:
    """Return a log that is just large enough to be cached."""
    head = [written("[log]", format=1, title=title), written("[sources.s]", title="S")]
    summary = "words " * 500
    events = [
        written("[[events]]", id=f"e-{at}", date="2025-01-01", title=f"T {at}", summary=summary)
        for at in range(COUNT)
    ]
    return "\n".join([*head, *events])


LOG = log_text()
IDS = [f"e-{at}" for at in range(COUNT)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder that does not exist yet."""
    monkeypatch.setenv("SYRU_CACHE", str(tmp_path))
    return tmp_path / "syru"


def ids(*texts: str, listener: Listener | None = None) -> list[str]:
    index = open_index(log_files(*texts), listener or Listener())
    try:
        return [row["id"] for row in index.execute("SELECT id FROM entries ORDER BY number")]
    finally:
        index.close()


def files(folder: Path) -> list[Path]:
    """Return what is in a folder, without what is remembered of the indexes and logs there are."""
    found = {file for file in folder.iterdir() if file.suffix != KNOWN}
    return sorted(found - {file.with_suffix(SEAL) for file in found if file.suffix == SUFFIX})


def only(folder: Path) -> Path:
    [file] = files(folder)
    return file


def built(text: str, *notes: str) -> bool:
    """Tell whether opening a log had to build its index."""
    listener = Listener()
    assert ids(text, listener=listener) == IDS
    assert listener.notes == list(notes)
    return bool(listener.builds)


def notes_of_an_answer() -> list[str]:
    """Return what is reported while a right answer is given."""
    listener = Listener()
    assert ids(LOG, listener=listener) == IDS
    return listener.notes


def timeline(log: Path) -> list[str]:
    """Return the words that have the program list a log."""
    return ["timeline", "--log", str(log), "-f", "jsonl"]


def listed(said: Said) -> list[str]:
    """Return the ids that the program printed."""
    assert said.code == 0, said.err
    return [json.loads(line)["id"] for line in said.out.splitlines()]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("logs") / "log.toml"
    path.write_text(LOG, "utf-8")
    return path


def test_a_log_below_the_bound_leaves_no_file(folder: Path) -> None:
    small = written("[log]", format=1, title="Small")
    small += "#" * (SMALLEST_CACHED - len(small) - 1)
    assert ids(small) == []
    assert not folder.exists()
    assert ids(f"{small}#") == []
    assert only(folder).suffix == SUFFIX


def test_an_index_is_built_once(folder: Path) -> None:
    assert built(LOG)
    before = only(folder).read_bytes()
    assert not built(LOG)
    assert only(folder).read_bytes() == before, "the file is immutable"


@POSIX_ONLY
def test_the_folder_and_the_index_are_the_users_alone(folder: Path) -> None:
    built(LOG)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(only(folder).stat().st_mode) == 0o600


def test_one_changed_byte_of_the_log_is_another_index(folder: Path) -> None:
    assert built(LOG)
    for at in (0, COUNT - 1):
        changed = LOG.replace(f'id = "e-{at}"', f'id = "x-{at}"')
        assert ids(changed)[at] == f"x-{at}"
    assert built(log_text("Made Up"))
    assert not built(LOG)
    assert len(files(folder)) == 4


def test_the_order_of_the_logs_and_where_one_ends_belong_to_the_name(folder: Path) -> None:
    other = written("[log]", format=1, title="Other")
    for texts in ((LOG, other), (other, LOG), (f"{LOG}\n\n", other), (LOG, f"\n\n{other}")):
        assert ids(*texts) == IDS
    assert len(files(folder)) == 4


def test_another_version_of_the_index_is_another_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert built(LOG)
    for attribute, value in (("INDEX_VERSION", cache.INDEX_VERSION + 1), ("__version__", "0.0")):
        monkeypatch.setattr(cache, attribute, value)
        assert built(LOG)
    assert len(files(folder)) == 3


def test_a_log_with_faults_leaves_nothing_behind(folder: Path) -> None:
    with pytest.raises(LogError):
        ids(LOG.replace('date = "2025-01-01"', 'date = "2025-13-01"', 1))
    assert files(folder) == []


def test_deleting_the_folder_costs_a_build_and_nothing_else(folder: Path) -> None:
    assert built(LOG)
    shutil.rmtree(folder)
    assert built(LOG)


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311 - no secret


def _cut(path: Path, size: int) -> None:
    os.truncate(path, path.stat().st_size - size)


def _make_garbage_after(path: Path, header: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:header] + _noise(len(data) - header))


def _make_foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE entries (number, id)")
    foreign.close()


def _put_another_logs_index_there(path: Path) -> None:
    own = path.read_bytes()
    changed = LOG.replace('id = "e-0"', 'id = "x-0"')
    assert ids(changed)[0] == "x-0"
    [other] = (file for file in files(path.parent) if file != path)
    other.replace(path)
    assert path.read_bytes() != own


def _make_dangling_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent.parent / "nowhere")


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@POSIX_ONLY
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: _cut(path, path.stat().st_size // 2), id="truncated to the half"),
        pytest.param(lambda path: _cut(path, 4096), id="a page short"),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes() + bytes(4096)), id="a page long"
        ),
        pytest.param(lambda path: _make_garbage_after(path, 0), id="garbage"),
        pytest.param(
            lambda path: _make_garbage_after(path, 100), id="garbage after a right header"
        ),
        pytest.param(_make_foreign, id="a database of something else"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(_put_another_logs_index_there, id="the index of another log"),
        pytest.param(
            lambda path: path.symlink_to(path.replace(path.parent.parent / "elsewhere")),
            id="a link to an index",
        ),
        pytest.param(_make_dangling_link, id="a link to nowhere"),
        pytest.param(_make_pipe, id="a named pipe"),
    ],
)
def test_a_file_that_is_no_whole_index_of_this_log_is_built_again(
    folder: Path, spoil: Callable[[Path], object]
) -> None:
    assert built(LOG)
    file = only(folder)
    spoil(file)
    assert built(LOG, DAMAGED)
    assert only(folder) == file
    assert file.is_file()
    assert not file.is_symlink()
    assert not built(LOG), "what was built again is trusted"
    assert not (folder.parent / "nowhere").exists(), "no link is followed"


def test_a_folder_under_the_name_of_an_index_is_left_alone_and_reported(folder: Path) -> None:
    built(LOG)
    file = only(folder)
    file.unlink()
    (file / "precious").mkdir(parents=True)
    *_, note = notes_of_an_answer()
    assert "the index is not kept: " in note
    assert (file / "precious").is_dir()
    assert files(folder) == [file]


def _link(folder: Path) -> None:
    (folder.parent / "target").mkdir()
    folder.symlink_to(folder.parent / "target")


def _foreign(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    os.chown(folder, 12345, 12345)


@POSIX_ONLY
@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        pytest.param(_link, "is a link, not a folder", id="a link"),
        pytest.param(lambda folder: folder.write_text("x"), "is no folder", id="a file"),
        pytest.param(lambda folder: folder.parent.joinpath("f").touch(), None, id="a good one"),
        pytest.param(_foreign, "belongs to somebody else", id="somebody's", marks=ROOT_ONLY),
    ],
)
def test_a_folder_that_is_not_the_users_own_is_not_used_and_reported(
    folder: Path, prepare: Callable[[Path], object], reason: str | None
) -> None:
    prepare(folder)
    notes = notes_of_an_answer()
    if reason is None:
        assert not notes
    else:
        remedy = "name another folder in SYRU_CACHE"
        assert notes == [f"the index is not kept: {folder} {reason}; {remedy}"]
        assert not folder.is_dir() or files(folder) == []


@POSIX_ONLY
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o755, 0o750, 0o700])
def test_the_rights_of_a_folder_that_existed_stay_as_they_are(folder: Path, mode: int) -> None:
    folder.mkdir()
    for existing in (folder.parent, folder):
        existing.chmod(mode)
    assert built(LOG)
    for existing in (folder.parent, folder):
        assert stat.S_IMODE(existing.stat().st_mode) == mode
    assert not built(LOG)


@POSIX_ONLY
def test_a_folder_that_is_named_gets_a_folder_within_and_is_left_alone(
    tmp_path: Path, log: Path
) -> None:
    tmp_path.chmod(0o1777)
    done = subprocess.run(
        [sys.executable, "-m", "syru", *timeline(log)],
        cwd=tmp_path,
        env=environment(SYRU_CACHE="."),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777
    assert [path.name for path in tmp_path.iterdir()] == ["syru"]
    assert stat.S_IMODE((tmp_path / "syru").stat().st_mode) == 0o700


@ROOT_ONLY
@pytest.mark.parametrize("suffix", [SUFFIX, SEAL])
def test_an_index_that_belongs_to_somebody_else_is_not_read(folder: Path, suffix: str) -> None:
    assert built(LOG)
    file = only(folder).with_suffix(suffix)
    os.chown(file, 12345, 12345)
    assert built(LOG, DAMAGED)
    assert file.stat().st_uid == os.geteuid()
    assert not built(LOG)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param({"SYRU_CACHE": "/a"}, "/a/syru", id="SYRU_CACHE"),
        pytest.param({"SYRU_CACHE": "/a", "XDG_CACHE_HOME": "/x"}, "/a/syru", id="named first"),
        pytest.param({"XDG_CACHE_HOME": "/x"}, "/x/syru", id="XDG_CACHE_HOME"),
        pytest.param({"SYRU_CACHE": "", "XDG_CACHE_HOME": "/x"}, "/x/syru", id="an empty one"),
        pytest.param({"HOME": "/h"}, "/h/.cache/syru", id="the home folder"),
        pytest.param({"XDG_CACHE_HOME": "x", "HOME": "/h"}, "/h/.cache/syru", id="relative"),
        pytest.param({"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/syru", id="empty"),
    ],
)
def test_the_folder_is_the_users_choice_else_the_platforms(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("SYRU_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert cache_folder() == Path(expected)


def test_without_a_home_folder_the_index_is_built_in_memory_and_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("SYRU_CACHE")
    monkeypatch.setattr(Path, "home", homeless)
    [note] = notes_of_an_answer()
    assert "there is no home folder" in note


@POSIX_ONLY
def test_a_home_that_cannot_be_written_is_answered_from_memory_and_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SYRU_CACHE", "/proc/syru")  # where not even root makes a folder
    [note] = notes_of_an_answer()
    assert "the index is not kept: /proc/syru: " in note


def test_an_index_that_may_only_be_read_is_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert built(LOG)

    def refused(path: Path) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(os, "utime", refused)
    assert not built(LOG)
    assert len(files(folder)) == 1


@POSIX_ONLY
def test_a_full_disk_is_answered_from_memory_and_reported(folder: Path, log: Path) -> None:
    resource = pytest.importorskip("resource")
    largest = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, largest[1]))  # the program inherits it
    try:
        said = run(*timeline(log))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, largest)
    assert listed(said) == IDS
    assert "the index is not kept: " in said.err
    assert files(folder) == [], "nothing unfinished is left on a full disk"
    assert listed(run(*timeline(log))) == IDS
    assert len(files(folder)) == 1


@POSIX_ONLY
def test_twenty_processes_on_a_cold_cache_answer_right_and_leave_one_file(
    folder: Path, log: Path
) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: listed(run(*timeline(log))), range(20)))
    assert answers == [IDS] * 20
    assert only(folder).suffix == SUFFIX


@POSIX_ONLY
def test_a_build_that_is_killed_at_any_moment_is_followed_by_a_right_answer(
    folder: Path, log: Path
) -> None:
    chance = random.Random(11)  # noqa: S311 - no secret
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-m", "syru", *timeline(log)],
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(chance.uniform(0.02, 0.4))
            process.kill()
        assert listed(run(*timeline(log))) == IDS
        assert only(folder).stem.isalnum(), "what the dead process left is gone"
        if chance.random() < 0.8:
            only(folder).unlink()


def test_only_the_newest_used_indexes_are_kept(folder: Path) -> None:
    texts = [log_text(f"Log {number}") for number in range(MOST_FILES)]
    for age, text in enumerate(texts):
        built(text)
        newest = max(folder.glob(f"*{SEAL}"), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (1_000_000 + age,) * 2)
    assert len(files(folder)) == MOST_FILES
    assert not built(texts[0]), "used again, the oldest is the newest"
    assert built(log_text("One more"))
    assert len(files(folder)) == MOST_FILES
    assert not built(texts[0])
    assert built(texts[1]), "the longest unused went"


def test_indexes_are_removed_beyond_the_bound_of_bytes_but_never_the_newest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(LOG)
    monkeypatch.setattr(cache_place, "MOST_BYTES", only(folder).stat().st_size + 1)
    built(log_text("Other"))
    assert not built(log_text("Other"))
    assert len(files(folder)) == 1
    monkeypatch.setattr(cache_place, "MOST_BYTES", 0)
    built(LOG)
    assert not built(LOG)
    assert len(files(folder)) == 1


@POSIX_ONLY
def test_abandoned_builds_are_removed_and_other_peoples_files_are_not(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / f"building-dead{SUFFIX}").write_bytes(b"half")
    (folder / "notes.txt").write_text("mine")
    assert built(LOG)
    assert [file.name for file in files(folder) if not file.stem.isalnum()] == []
    assert (folder / "notes.txt").read_text() == "mine"
    assert len(files(folder)) == 2


@POSIX_ONLY
def test_a_build_that_goes_on_in_another_process_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    folder.mkdir(mode=0o700)
    alive = folder / f"building-alive{SUFFIX}"
    alive.write_bytes(b"half")
    monkeypatch.setattr(cache_place, "_LONGEST_WAIT", 0.1)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert built(LOG), "whose turn never comes builds all the same"
        assert alive.exists()
    finally:
        os.close(handle)


@POSIX_ONLY
def test_what_another_process_built_in_the_meantime_is_not_built_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    assert built(LOG)
    whole = only(folder)
    elsewhere = whole.replace(folder.parent / "elsewhere")
    monkeypatch.setattr(fcntl, "flock", lambda *_: elsewhere.replace(whole))
    assert not built(LOG)


@POSIX_ONLY
def test_a_file_system_without_locks_is_no_reason_to_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refused(_handle: int, _operation: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waited"))
    assert built(LOG)
    assert len(files(folder)) == 1


@pytest.mark.usefixtures("folder")
def test_a_warm_cache_is_read_without_what_reads_and_writes_logs(log: Path) -> None:
    assert listed(run(*timeline(log))) == IDS
    # Measuring coverage imports some of it.
    variables = {name: of for name, of in environment().items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "syru", *timeline(log)],
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.count("\n") == COUNT
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    unused = {"tomli", "tempfile", "dateutil", "syru.log.reader", "syru.log.toml"}
    assert "syru.index.cache" in imported
    assert unused.isdisjoint(imported)
