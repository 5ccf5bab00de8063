"""The bytes of the logs: which files are meant, and one reading of each."""

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from syru.errors import Fault, LogError

STANDARD_INPUT = "-"

_LONGEST_WAIT = 5  # seconds for the first byte of a named pipe
_LONGEST_DEAF = 0.2  # seconds that a waiting read may overlook a signal
_LONGEST_STREAM = 1024 * 1024 * 1024  # bytes of what does not say how long it is
_BLOCK = 128 * 1024  # bytes; of a large log all else waits for the first block to be parsed
# A pipe that nobody writes to must not hold up the opening, nor a terminal take over the program.
_FLAGS = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))


class LogFile(NamedTuple):
    """A log as it was read, once: name is what messages call it, folder where its texts may lie."""

    name: str
    data: bytes
    folder: Path | None

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        return len(self.data)

    def read(self) -> "LogFile":
        """Return itself, as UnreadLog returns what it read."""
        return self


class UnreadLog(NamedTuple):
    """A large file that was found and not read: its index may be there already.

    status is what the system told of it when it was found.
    """

    name: str
    folder: Path
    status: os.stat_result

    @property
    def size(self) -> int:
        """Return how many bytes it had when it was found."""
        return self.status.st_size

    def read(self) -> LogFile:
        """Return the log as it is now; raise LogError where it is gone."""
        return read_log_files((self.name,))[0]

    def blocks(self) -> Iterator[bytes]:
        """Yield its bytes, a block at a time; OSError where it is gone."""
        with open(self.name, "rb", buffering=0) as file:  # noqa: PTH123 - the name as it was typed
            while block := file.read(_BLOCK):
                yield block


def decode(file: LogFile) -> str:
    """Return a log's text without its byte-order mark; UnicodeDecodeError where it is not UTF-8."""
    return file.data.decode("utf-8-sig")


_Files: TypeAlias = "dict[object, LogFile | UnreadLog]"


class _RefusedError(Exception):
    """A file that is not read; its two arguments are what is wrong and what to do instead."""


def builtin_log() -> Path:
    """Return the path of the built-in log: in the package, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "events.toml"
    # An editable install does not copy the log into the package.
    return installed if installed.exists() else package.parents[1] / "events.toml"


def chosen_logs(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the logs to read: those named, else those of SYRU_LOG, else the built-in one."""
    listed = os.environ.get("SYRU_LOG", "")
    return named or tuple(filter(None, listed.split(os.pathsep))) or (str(builtin_log()),)


def read_log_files(names: tuple[str, ...]) -> tuple[LogFile, ...]:
    """Return each log's bytes; raise LogError with one fault for each log that cannot be read."""
    files, faults = read_what_can_be_read(names)
    if faults:
        raise LogError(faults)
    return files


def find_log_files(names: tuple[str, ...], large: int) -> tuple[LogFile | UnreadLog, ...]:
    """Do as read_log_files, but leave regular files unread that have so many bytes or more."""
    files, faults = _find(names, large)
    if faults:
        raise LogError(faults)
    return files


def read_what_can_be_read(names: tuple[str, ...]) -> tuple[tuple[LogFile, ...], tuple[Fault, ...]]:
    """Return each log's bytes, read once, also where two names mean the same file, and faults."""
    files, faults = _find(names, None)
    return tuple(file.read() for file in files), faults


def _find(
    names: tuple[str, ...], large: int | None
) -> tuple[tuple[LogFile | UnreadLog, ...], tuple[Fault, ...]]:
    files: _Files = {}
    faults = []
    for name in names:
        try:
            _read(name, files, large)
        except _RefusedError as refused:
            problem, remedy = refused.args
            faults.append(
                Fault(file=name or '""', name="unreadable", problem=problem, remedy=remedy)
            )
    return tuple(files.values()), tuple(faults)


def _read(name: str, files: _Files, large: int | None) -> None:
    """Add the log of that name to the files, unless it is among them."""
    try:
        if name != STANDARD_INPUT:
            _read_path(name, files, large)
        elif name not in files:
            files[name] = LogFile(name="<stdin>", data=_read_standard_input(), folder=None)
    except OSError as error:
        raise _refusal(error) from error
    except ValueError as error:
        # A path with a null byte is refused by the system interface before any file is sought.
        raise _RefusedError("this is no file name", "name a log file") from error
    except MemoryError as error:
        raise _RefusedError("this does not fit into the memory", "name a log file") from error


def _read_path(name: str, files: _Files, large: int | None) -> None:
    handle = os.open(name, os.O_RDONLY | _FLAGS)
    try:
        # The open file is asked, not its path, which may lead elsewhere a moment later.
        status = os.fstat(handle)
        same = (status.st_dev, status.st_ino)
        if same in files:
            return
        folder = Path(name).resolve().parent
        if large is not None and stat.S_ISREG(status.st_mode) and status.st_size >= large:
            files[same] = UnreadLog(name=name, folder=folder, status=status)
        else:
            files[same] = LogFile(name=name, data=_read_open(handle, status), folder=folder)
    finally:
        os.close(handle)


def _read_open(handle: int, status: os.stat_result) -> bytes:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if stat.S_ISFIFO(mode):
        return _read_pipe(handle)
    if not stat.S_ISREG(mode):
        _refuse_devices(status)
    return _read_rest(handle)


def _refuse_devices(status: os.stat_result) -> None:
    """Refuse all but the null device, an empty file: others have no end, or answer to reading."""
    device = stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode)
    if device and status.st_rdev != Path(os.devnull).stat().st_rdev:
        raise _RefusedError("this is a device", "name a log file")


def _read_pipe(handle: int) -> bytes:
    given_up = time.monotonic() + _LONGEST_WAIT
    while not (first := _read_some(handle)):
        if time.monotonic() > given_up:
            problem = f"nobody writes into this pipe: {_LONGEST_WAIT} seconds without a byte"
            raise _RefusedError(problem, "write a log into it, or name a file")
        time.sleep(0.01)
    os.set_blocking(handle, True)
    return first + _bounded(_pieces_of_pipe(handle))


def _pieces_of_pipe(handle: int) -> Iterator[bytes]:
    """Yield what is written into a pipe until its end.

    A signal that comes between Python's look for signals and a read that waits is not seen
    before the read ends. So the waiting is done in turns, with a look after each.
    """
    import select  # noqa: PLC0415 - few logs are pipes

    while True:
        if select.select([handle], [], [], _LONGEST_DEAF)[0]:
            if not (piece := os.read(handle, _BLOCK)):
                return
            yield piece


def _read_some(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except BlockingIOError:
        return b""


def _read_rest(handle: int) -> bytes:
    size = os.fstat(handle).st_size
    with open(handle, "rb", closefd=False) as file:
        # A file is as long as it is; a pipe, and many files of /proc, may never end.
        return _bounded(_pieces(file)) if size < _LONGEST_STREAM else file.read()


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(_BLOCK):  # some files of /proc answer None
        yield piece


def _bounded(given: Iterable[bytes]) -> bytes:
    """Return all pieces as one, unless that is more than a log can be."""
    pieces, length = [], 0
    for piece in given:
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST_STREAM:
            megabytes = _LONGEST_STREAM // 1024 // 1024
            problem = f"this has not ended after {megabytes} MB"
            raise _RefusedError(problem, "name a log file")
    return b"".join(pieces)


def _read_standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        problem = f"standard input is {'closed' if sys.stdin is None else 'a terminal'}"
        raise _RefusedError(problem, "pipe a log into it, or name a file")
    mode = 0
    with suppress(ValueError, OSError):  # a stream without a file behind it
        status = os.fstat(sys.stdin.fileno())
        _refuse_devices(status)
        mode = status.st_mode
    if stat.S_ISFIFO(mode) and os.name == "posix":
        return _bounded(_pieces_of_pipe(sys.stdin.fileno()))
    return _bounded(_pieces(sys.stdin.buffer))


def _refusal(error: OSError) -> _RefusedError:
    known = {
        FileNotFoundError: ("there is no such file", "check the path"),
        IsADirectoryError: ("this is a folder", "name a log file in it"),
        PermissionError: ("this file may not be read", "ask its owner for permission"),
    }
    fallback = (f"this cannot be read ({error.strerror or error})", "name a log file")
    return _RefusedError(*known.get(type(error), fallback))
