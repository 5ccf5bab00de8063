"""The bytes of the logs: which files are meant, and one reading of each."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from syru.errors import Fault, LogError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFile:
    """A log as it was read, once: name is what messages call it, folder where its texts may lie."""

    name: str
    data: bytes
    folder: Path | None


def builtin_log() -> Path:
    """Return the path of the built-in log: beside this file where installed, else in the checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "events.toml"
    # An editable install does not copy the log into the package.
    return installed if installed.exists() else here.parents[1] / "events.toml"


def chosen_logs(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the logs to read: those named, else those of SYRU_LOG, else the built-in one."""
    listed = os.environ.get("SYRU_LOG", "")
    return named or tuple(filter(None, listed.split(os.pathsep))) or (str(builtin_log()),)


def read_log_files(names: tuple[str, ...]) -> tuple[LogFile, ...]:
    """Return each log's bytes, read once; raise LogError with one fault for each unreadable one."""
    files, faults = [], []
    for name in names:
        try:
            files.append(_read(name))
        except OSError as error:
            faults.append(_unreadable(name, error))
        except ValueError:
            # A path with a null byte is refused by the system interface before any file is sought.
            faults.append(Fault(file=name, problem="this is no file name", remedy="name a log file"))
    if faults:
        raise LogError(tuple(faults))
    return tuple(files)


def _read(name: str) -> LogFile:
    if name == STANDARD_INPUT:
        return LogFile(name="<stdin>", data=sys.stdin.buffer.read(), folder=None)
    path = Path(name)
    mode = path.stat().st_mode
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not os.path.samefile(path, os.devnull)):
        raise OSError("is a device")
    return LogFile(name=name, data=path.read_bytes(), folder=path.resolve().parent)


def _unreadable(name: str, error: OSError) -> Fault:
    problems = {
        FileNotFoundError: ("there is no such file", "check the path"),
        IsADirectoryError: ("this is a folder", "name a log file in it"),
        PermissionError: ("this file may not be read", "ask its owner for the permission to read it"),
    }
    fallback = (f"this cannot be read ({error.strerror or error})", "name a log file")
    problem, remedy = problems.get(type(error), fallback)
    return Fault(file=name, problem=problem, remedy=remedy)
