"""Each log is read once, and what cannot be read is said plainly and without waiting forever."""

import io
import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from syru.errors import Fault, LogError
from syru.log.files import (
    builtin_log,
    chosen_logs,
    read_log_files,
    read_what_can_be_read,
)

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def faults_of(*names: str) -> tuple[Fault, ...]:
    with pytest.raises(LogError) as caught:
        read_log_files(names)
    return caught.value.faults


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = 1\r\n")
    return path


def test_a_log_is_its_bytes_its_name_and_its_folder(log: Path) -> None:
    (file,) = read_log_files((str(log),))
    assert (file.name, file.data, file.folder) == (str(log), b"a = 1\r\n", log.parent.resolve())


def test_the_folder_is_that_of_the_file_that_a_link_leads_to(log: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.toml"
    link.symlink_to(log)
    (file,) = read_log_files((str(link),))
    assert (file.name, file.folder) == (str(link), log.parent.resolve())


def test_a_log_that_is_named_twice_is_read_once(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    link = tmp_path / "link.toml"
    link.symlink_to(log)
    files = read_log_files((str(log), "a.toml", "./a.toml", str(link)))
    assert [file.name for file in files] == [str(log)]


def test_two_logs_of_the_same_bytes_are_two(log: Path) -> None:
    other = log.with_name("b.toml")
    other.write_bytes(log.read_bytes())
    assert len(read_log_files((str(log), str(other)))) == 2


def test_every_log_that_cannot_be_read_is_named_in_order(log: Path, tmp_path: Path) -> None:
    names = (str(tmp_path / "none"), str(log), str(tmp_path), "a\0b", "")
    faults = faults_of(*names)
    assert [fault.file for fault in faults] == [names[0], names[2], names[3], '""']
    assert [fault.problem for fault in faults] == [
        "there is no such file",
        "this is a folder",
        "this is no file name",
        "there is no such file",
    ]
    assert all(fault.remedy for fault in faults)
    assert all(str(fault).isprintable() for fault in faults)


@pytest.mark.skipif(AS_ROOT, reason="root may read every file")
def test_a_file_without_permission_is_a_fault(log: Path) -> None:
    log.chmod(0)
    (fault,) = faults_of(str(log))
    assert fault.problem == "this file may not be read"


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        pytest.param(PermissionError(13, "Permission denied"), "may not be read", id="permission"),
        pytest.param(OSError(5, "Input/output error"), "(Input/output error)", id="broken disk"),
        pytest.param(MemoryError(), "does not fit into the memory", id="memory"),
    ],
)
def test_what_the_system_refuses_is_a_fault(
    error: BaseException, problem: str, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    (fault,) = faults_of(str(log))
    assert problem in fault.problem


def test_a_link_to_itself_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (fault,) = faults_of(str(tmp_path / "loop"))
    assert "cannot be read" in fault.problem


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/full"])
def test_a_device_is_a_fault(device: str) -> None:
    if not Path(device).exists():
        pytest.skip("this system has no such device")
    (fault,) = faults_of(device)
    assert fault.problem == "this is a device"


def test_a_terminal_as_a_file_is_a_fault() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    try:
        (fault,) = faults_of(os.ttyname(theirs))
    finally:
        os.close(ours)
        os.close(theirs)
    assert fault.problem == "this is a device"


def test_the_null_device_is_an_empty_log() -> None:
    (file,) = read_log_files((os.devnull,))
    assert file.data == b""


@needs_pipes
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = b"# a line\n" * 100_000  # more than a pipe holds at once
    writer = threading.Thread(target=pipe.write_bytes, args=(data,), daemon=True)
    writer.start()
    (file,) = read_log_files((str(pipe),))
    writer.join()
    assert file.data == data


@needs_pipes
@pytest.mark.parametrize("held", [False, True], ids=["by nobody", "and nothing written"])
def test_a_pipe_without_a_byte_is_a_fault(
    held: bool,  # noqa: FBT001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("syru.log.files._LONGEST_WAIT", 0)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR) if held else None
    try:
        (fault,) = faults_of(str(pipe))
    finally:
        if writer is not None:
            os.close(writer)
    assert "nobody writes into this pipe" in fault.problem


def stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


@needs_pipes
@pytest.mark.parametrize("named", [True, False], ids=["named", "standard input"])
def test_a_signal_that_no_read_was_interrupted_by_ends_the_reading(
    named: bool,  # noqa: FBT001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    both_ends = os.open(pipe, os.O_RDWR)
    os.write(both_ends, b"[log]\n")
    # Standard input is a reading end of the same pipe.
    monkeypatch.setattr(sys, "stdin", pipe.open(encoding="utf-8"))

    # Raised in another thread, it leaves the read of this one waiting, as a signal does that
    # comes just before the read begins.
    raised = threading.Timer(0.1, signal.raise_signal, (signal.SIGUSR1,))
    # A read that waits for the end of the pipe sees the signal then: the test fails, after a while.
    ended = threading.Timer(20, os.close, (both_ends,))
    before = signal.signal(signal.SIGUSR1, stop)
    raised.start()
    ended.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            read_log_files((str(pipe) if named else "-",))
        assert ended.is_alive()
    finally:
        signal.signal(signal.SIGUSR1, before)
        sys.stdin.close()
        ended.cancel()
        ended.join()
        with suppress(OSError):  # it is closed where the test failed
            os.close(both_ends)


def test_a_stream_that_never_ends_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("syru.log.files._LONGEST_STREAM", 3 * 1024 * 1024)
    monkeypatch.setattr("syru.log.files._BLOCK", 1024 * 1024)
    monkeypatch.setattr(sys, "stdin", standard_input(b"\0" * 5 * 1024 * 1024))
    (fault,) = faults_of("-")
    assert fault.problem == "this has not ended after 3 MB"


def test_a_device_as_standard_input_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    zero = Path("/dev/zero")
    if not zero.exists():
        pytest.skip("this system has no such device")
    with zero.open("rb") as device, io.TextIOWrapper(device) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        (fault,) = faults_of("-")
    assert fault.problem == "this is a device"


@pytest.mark.parametrize("name", ["/proc/kmsg", "/proc/self/maps", "/proc/self/mem"])
def test_a_file_of_the_system_is_read_or_refused(name: str) -> None:
    if not Path(name).exists():
        pytest.skip("this system has no such file")
    files, faults = read_what_can_be_read((name,))
    assert len(files) + len(faults) == 1


def standard_input(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data))


def test_a_hyphen_is_standard_input_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(b"\xff"))
    (file,) = read_log_files(("-", "-"))
    assert (file.name, file.data, file.folder) == ("<stdin>", b"\xff", None)


def test_a_terminal_as_standard_input_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = standard_input(b"")
    monkeypatch.setattr(terminal.buffer, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", terminal)
    (fault,) = faults_of("-")
    assert "terminal" in fault.problem


def test_a_closed_standard_input_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (fault,) = faults_of("-")
    assert "closed" in fault.problem


@pytest.mark.parametrize(
    ("named", "listed", "chosen"),
    [
        pytest.param(("a", "b"), "c", ("a", "b"), id="named before listed"),
        pytest.param((), f"a{os.pathsep}b", ("a", "b"), id="listed"),
        pytest.param((), f"{os.pathsep}a{os.pathsep}", ("a",), id="empty parts"),
        pytest.param((), "", (str(builtin_log()),), id="built-in"),
        pytest.param((), os.pathsep, (str(builtin_log()),), id="only empty parts"),
    ],
)
def test_logs_are_those_named_else_listed_else_the_built_in_one(
    named: tuple[str, ...], listed: str, chosen: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYRU_LOG", listed)
    assert chosen_logs(named) == chosen


def test_the_built_in_log_is_there() -> None:
    assert builtin_log().is_file()
