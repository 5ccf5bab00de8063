"""The cache of indexes: it is never stale, disturbs nobody, and is never needed."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Listener, log_files, written

from syru.errors import LogError
from syru.index import cache, indexfile
from syru.index.cache import SMALLEST_CACHED, cache_folder, open_index

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are POSIX's")
ROOT_ONLY = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away"
)
COUNT = 90


def log_text(title: str = "Made up") -> str:
    """Return a log that is just large enough to be cached."""
    head = [
        written("[log]", format=1, title=title),
        written("[sources.s]", title="S", date="2025-10-27"),
    ]
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
    path = tmp_path / "cache"
    monkeypatch.setenv("SYRU_CACHE", str(path))
    return path


def ids(*texts: str, listener: Listener | None = None) -> list[str]:
    index = open_index(log_files(*texts), listener or Listener())
    try:
        return [row["id"] for row in index.execute("SELECT id FROM entries ORDER BY number")]
    finally:
        index.close()


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def only(folder: Path) -> Path:
    [file] = files(folder)
    return file


def built(text: str) -> bool:
    """Tell whether opening a log had to build its index."""
    listener = Listener()
    assert ids(text, listener=listener) == IDS
    assert not listener.notes
    return bool(listener.builds)


def program(log: Path, cache: Path | None = None, **options: object) -> list[str]:
    """Run the program in a process of its own, and return the ids that it printed."""
    done = subprocess.run(command(log), **_process(cache), check=False, timeout=120, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return [line.split('"id": "')[1].split('"')[0] for line in done.stdout.splitlines()]


def command(log: Path) -> list[str]:
    return [sys.executable, "-m", "syru", "timeline", "--log", str(log), "-f", "jsonl"]


def _process(cache: Path | None) -> dict[str, object]:
    environment = dict(os.environ)
    if cache is not None:
        environment["SYRU_CACHE"] = str(cache)
    return {"capture_output": True, "encoding": "utf-8", "env": environment}


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
    assert only(folder).suffix == indexfile.SUFFIX


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


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _cut_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(bytes(4096))


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311 - no secret


def _make_garbage(path: Path) -> None:
    path.write_bytes(_noise(path.stat().st_size))


def _make_garbage_after_the_header(path: Path) -> None:
    head = path.read_bytes()[:100]
    path.write_bytes(head + _noise(path.stat().st_size - 100))


def _make_foreign(path: Path) -> None:
    path.unlink()
    import sqlite3  # noqa: PLC0415 - of this row of the table alone

    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE entries (number, id)")
    foreign.close()


def _make_empty(path: Path) -> None:
    path.write_bytes(b"")


def _put_another_logs_index_there(path: Path) -> None:
    own = path.read_bytes()
    changed = LOG.replace('id = "e-0"', 'id = "x-0"')
    assert ids(changed)[0] == "x-0"
    [other] = (file for file in files(path.parent) if file != path)
    other.replace(path)
    assert path.read_bytes() != own


def _make_link(path: Path) -> None:
    path.symlink_to(path.replace(path.parent.parent / "elsewhere"))


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
        pytest.param(_truncate, id="truncated to the half"),
        pytest.param(_cut_a_page, id="a page short"),
        pytest.param(_append, id="a page long"),
        pytest.param(_make_garbage, id="garbage"),
        pytest.param(_make_garbage_after_the_header, id="garbage after a right header"),
        pytest.param(_make_foreign, id="a database of something else"),
        pytest.param(_make_empty, id="empty"),
        pytest.param(_put_another_logs_index_there, id="the index of another log"),
        pytest.param(_make_link, id="a link to an index"),
        pytest.param(_make_dangling_link, id="a link to nowhere"),
        pytest.param(_make_pipe, id="a named pipe"),
    ],
)
def test_a_file_that_is_no_whole_index_of_this_log_is_built_again(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    assert built(LOG)
    file = only(folder)
    spoil(file)
    assert built(LOG)
    assert only(folder) == file
    assert file.is_file()
    assert not file.is_symlink()
    assert not built(LOG), "what was built again is trusted"
    assert not (folder.parent / "nowhere").exists(), "no link is followed"


def test_a_folder_under_the_name_of_an_index_is_left_alone_and_said(folder: Path) -> None:
    built(LOG)
    file = only(folder)
    file.unlink()
    (file / "precious").mkdir(parents=True)
    listener = Listener()
    assert ids(LOG, listener=listener) == IDS
    assert len(listener.notes) == 1
    assert "the index is not kept: " in listener.notes[0]
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
def test_a_folder_that_is_not_the_users_own_is_not_used_and_said(
    folder: Path, prepare: Callable[[Path], object], reason: str | None
) -> None:
    prepare(folder)
    listener = Listener()
    assert ids(LOG, listener=listener) == IDS
    if reason is None:
        assert not listener.notes
    else:
        remedy = "name another folder in SYRU_CACHE"
        assert listener.notes == [f"the index is not kept: {folder} {reason}; {remedy}"]
        assert not folder.is_dir() or files(folder) == []


@POSIX_ONLY
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o755, 0o750])
def test_a_folder_that_others_can_look_into_is_made_private(folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)
    assert built(LOG)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param({"SYRU_CACHE": "/a"}, "/a", id="SYRU_CACHE"),
        pytest.param({"SYRU_CACHE": "/a", "XDG_CACHE_HOME": "/x"}, "/a", id="SYRU_CACHE first"),
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


def test_without_a_home_folder_the_index_is_built_in_memory_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("SYRU_CACHE")
    monkeypatch.setattr(Path, "home", homeless)
    listener = Listener()
    assert ids(LOG, listener=listener) == IDS
    assert len(listener.notes) == 1
    assert "there is no home folder" in listener.notes[0]


@POSIX_ONLY
def test_a_home_that_cannot_be_written_is_answered_from_memory_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SYRU_CACHE", "/proc/syru")  # where not even root makes a folder
    listener = Listener()
    assert ids(LOG, listener=listener) == IDS
    assert len(listener.notes) == 1
    assert "the index is not kept: /proc/syru: " in listener.notes[0]


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
def test_a_full_disk_is_answered_from_memory_and_said(folder: Path, log: Path) -> None:
    import resource  # noqa: PLC0415 - POSIX's alone

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

    done = subprocess.run(  # type: ignore[call-overload]
        command(log), **_process(folder), check=False, preexec_fn=small_files
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == COUNT
    assert "the index is not kept: " in done.stderr
    assert files(folder) == [], "nothing unfinished is left on a full disk"
    assert program(log, folder) == IDS
    assert len(files(folder)) == 1


@POSIX_ONLY
def test_twenty_processes_on_a_cold_cache_answer_right_and_leave_one_file(
    folder: Path, log: Path
) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: program(log, folder), range(20)))
    assert answers == [IDS] * 20
    assert only(folder).suffix == indexfile.SUFFIX


@POSIX_ONLY
def test_a_build_that_is_killed_at_any_moment_is_followed_by_a_right_answer(
    folder: Path, log: Path
) -> None:
    chance = random.Random(11)  # noqa: S311 - no secret
    for _ in range(10):
        with subprocess.Popen(
            command(log),
            env=os.environ | {"SYRU_CACHE": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(chance.uniform(0.02, 0.4))
            process.kill()
        assert program(log, folder) == IDS
        assert only(folder).stem.isalnum(), "what the dead process left is gone"
        if chance.random() < 0.8:
            only(folder).unlink()


def test_only_the_newest_used_indexes_are_kept(folder: Path) -> None:
    texts = [log_text(f"Log {number}") for number in range(cache.MOST_FILES)]
    for age, text in enumerate(texts):
        built(text)
        newest = max(files(folder), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (1_000_000 + age,) * 2)
    assert len(files(folder)) == cache.MOST_FILES
    assert not built(texts[0]), "used again, the oldest is the newest"
    assert built(log_text("One more"))
    assert len(files(folder)) == cache.MOST_FILES
    assert not built(texts[0])
    assert built(texts[1]), "the longest unused went"


def test_indexes_are_removed_beyond_the_bound_of_bytes_but_never_the_newest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(LOG)
    monkeypatch.setattr(cache, "MOST_BYTES", only(folder).stat().st_size + 1)
    built(log_text("Other"))
    assert not built(log_text("Other"))
    assert len(files(folder)) == 1
    monkeypatch.setattr(cache, "MOST_BYTES", 0)
    built(LOG)
    assert not built(LOG)
    assert len(files(folder)) == 1


@POSIX_ONLY
def test_abandoned_builds_are_removed_and_other_peoples_files_are_not(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / f"building-dead{indexfile.SUFFIX}").write_bytes(b"half")
    (folder / "notes.txt").write_text("mine")
    assert built(LOG)
    assert [file.name for file in files(folder) if not file.stem.isalnum()] == []
    assert (folder / "notes.txt").read_text() == "mine"
    assert len(files(folder)) == 2


@POSIX_ONLY
def test_a_build_that_goes_on_in_another_process_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - POSIX's alone

    folder.mkdir(mode=0o700)
    alive = folder / f"building-alive{indexfile.SUFFIX}"
    alive.write_bytes(b"half")
    monkeypatch.setattr(cache, "_LONGEST_WAIT", 0.1)
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
    import fcntl  # noqa: PLC0415 - POSIX's alone

    assert built(LOG)
    whole = only(folder)
    elsewhere = whole.replace(folder.parent / "elsewhere")
    monkeypatch.setattr(fcntl, "flock", lambda *_: elsewhere.replace(whole))
    assert not built(LOG)


@POSIX_ONLY
def test_a_file_system_without_locks_is_no_reason_to_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - POSIX's alone

    def refused(_handle: int, _operation: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waited"))
    assert built(LOG)
    assert len(files(folder)) == 1


def test_a_warm_cache_is_read_without_what_reads_and_writes_logs(folder: Path, log: Path) -> None:
    assert program(log, folder) == IDS
    code = (
        "import sys\nfrom syru.cli import main\nsys.argv[0] = 'syru'\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    words = [sys.executable, "-c", code, *command(log)[3:]]
    process = _process(folder)
    # Measuring coverage imports some of it.
    process["env"] = {
        name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")
    } | {"SYRU_CACHE": str(folder)}
    done = subprocess.run(words, **process, check=False)  # type: ignore[call-overload]
    assert done.stdout.count("\n") == COUNT
    unused = {"tomllib", "tempfile", "dateutil", "syru.log.reader", "syru.index.build"}
    assert "syru.index.indexfile" in done.stderr.split()
    assert unused.isdisjoint(done.stderr.split())


def test_an_index_damaged_in_the_middle_is_said_to_be_damaged(folder: Path, log: Path) -> None:
    assert program(log, folder) == IDS
    [index] = folder.iterdir()
    data = bytearray(index.read_bytes())
    # The header, the schema and what is asked on opening stay; of the rest much is not what it was.
    middle, end = len(data) // 4, 3 * len(data) // 4
    data[middle:end] = b"\xff" * (end - middle)
    index.write_bytes(data)
    done = subprocess.run(command(log), **_process(folder), check=False)  # type: ignore[call-overload]
    assert done.returncode == 1
    assert done.stderr.startswith("syru: the index is damaged")
    assert str(folder) in done.stderr
    assert len(done.stderr.splitlines()) == 1
