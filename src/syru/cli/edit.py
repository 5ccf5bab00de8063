"""The command `syru edit`."""

import os
import shlex
import signal
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from syru.cli import completion
from syru.cli.options import LogOptions, argument, spread
from syru.cli.prompts import ask, can_ask
from syru.cli.streams import print_message, screen
from syru.editing.change import Verdict, judge
from syru.editing.editor import editor_command, find_to_edit
from syru.errors import LogError, SyruError, UsageError, visible
from syru.log.files import LogFile, chosen_logs, read_what_can_be_read
from syru.log.reader import CheckedLog, check_logs
from syru.log.replace import replace_log, why_unchangeable
from syru.render.faults import folded_lines

_COPY = ".syru-edit"  # stands before the ending of a log's name while a copy of it is edited


@dataclass(frozen=True, kw_only=True)
class EditOptions(LogOptions):
    """Which logs are edited."""


@spread
def edit(
    id: Annotated[  # noqa: A002 - what is typed is called so in the usage
        str,
        argument(
            "The id of an entry, or an actor, topic, place or source.",
            autocompletion=completion.editable,
        ),
    ],
    *,
    options: EditOptions,
) -> None:
    """Open the log in $VISUAL or $EDITOR where an entry stands, and check it before it is kept."""
    files, unread = read_what_can_be_read(chosen_logs(tuple(options.log or ())))
    if unread:
        raise LogError(unread)
    checked = check_logs(files)
    number, line = find_to_edit(checked, id)
    if reason := why_unchangeable(files[number]):
        raise UsageError(reason)
    with _copied(files[number]) as copy:
        if _edited(checked, number, copy, line):
            replace_log(files[number], copy.read_bytes())
            print_message(f"syru: {visible(files[number].name)} is changed")
        copy.unlink()


@contextmanager
def _copied(file: LogFile) -> Iterator[Path]:
    """Make a copy beside a log; whatever goes wrong, what was changed in it is kept."""
    target = Path(os.path.realpath(file.name))
    copy = target.with_name(f"{target.stem}{_COPY}{target.suffix}")
    beside = Path(file.name).with_name(copy.name)
    shown = visible(str(beside if beside.resolve() == copy else copy))  # a link leads elsewhere
    try:
        handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "wb") as out:  # noqa: PTH123 - pathlib opens no descriptors
            out.write(file.data)
        copy.chmod(stat.S_IMODE(target.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR)
    except FileExistsError:
        problem = "somebody edits this log, or an edit was broken off"
        remedy = f"take over from it what you need, and delete it: rm {shlex.quote(shown)}"
        raise SyruError(f"{shown} exists: {problem}; {remedy}") from None
    except OSError as error:
        raise SyruError(f"{shown} cannot be written: {error.strerror or error}") from None
    try:
        yield copy
    except BaseException:
        if copy.exists() and copy.read_bytes() != file.data:
            print_message(f"syru: {visible(file.name)} is as it was; your changes are in {shown}")
        else:
            copy.unlink(missing_ok=True)
        raise


def _edited(checked: CheckedLog, number: int, copy: Path, line: int) -> bool:
    """Let a copy be edited until it is sound or given up; return whether it is to be kept."""
    file = checked.files[number]
    while True:
        _open_in_editor(copy, line)
        try:
            data = copy.read_bytes()
        except OSError as error:
            raise SyruError(f"the copy cannot be read: {error.strerror or error}") from None
        if data == file.data:
            print_message(f"syru: nothing is changed in {visible(file.name)}")
            return False
        verdict = judge(checked, number, data)
        if not verdict.faults and not verdict.unproven:
            return True
        print_message("".join(folded_lines(verdict.told, screen())).removesuffix("\n"))
        if not can_ask():
            raise SyruError("the log would have these faults")
        answer = _what_now(checked, verdict)
        if answer == "w":
            return True
        if answer == "x":
            print_message(f"syru: {visible(file.name)} is as it was")
            return False
        line = next((fault.line for fault in verdict.told if fault.file == file.name), line)


def _what_now(checked: CheckedLog, verdict: Verdict) -> str:
    """Ask what is to become of changes with faults.

    They may be kept where the log can be read all the same, and where it could not be read before.
    """
    ways = "(e)dit again, (x) drop the changes"
    keeping = not verdict.faults or not checked.sound
    ways += ", (w)rite with these faults" if keeping else ""
    while True:
        answer = ask(f"What now? {ways}: ").lower()
        if answer in ("e", "x") or (keeping and answer == "w"):
            return answer


def _open_in_editor(copy: Path, line: int) -> None:
    """Wait until the editor is left; SyruError where it cannot be started, or fails."""
    try:
        command = editor_command(os.environ, str(copy), line)
    except ValueError as error:
        raise SyruError(f"VISUAL or EDITOR cannot be read as a command: {error}") from None
    # Ctrl-C is for the editor; unlike SIG_IGN, a function is not handed down to it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        problem = f'the editor "{visible(command[0])}" cannot be started'
        reason = error.strerror or error
        remedy = "set VISUAL or EDITOR to one that is installed, such as nano"
        raise SyruError(f"{problem} ({reason}); {remedy}") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        raise SyruError(f"the editor ended with code {code}, and the log is as it was")
