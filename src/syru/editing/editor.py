"""What `syru edit` opens: the place of a thing in a log, in the editor that a person has chosen."""

from __future__ import annotations

import os
import shlex
from pathlib import PurePath
from typing import TYPE_CHECKING

from syru.errors import UsageError
from syru.log.files import decode
from syru.log.locator import Locator
from syru.log.model import DECLARED, Source
from syru.names import Name, did_you_mean, find_ids, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syru.log.locator import KeyPath
    from syru.log.reader import CheckedLog

_MOST_LISTED = 10

# The arguments of each editor that can open a file at a line; what leaves at once is told to wait.
_PLUS = ("+{line}", "{file}")
_CODE = ("--wait", "--goto", "{file}:{line}")
_AT_A_LINE = {
    **dict.fromkeys(("vi", "vim", "nvim", "vim.basic", "vim.tiny", "nano", "pico", "kak"), _PLUS),
    **dict.fromkeys(("emacs", "emacsclient", "mg", "jed", "joe", "jmacs", "micro", "ne"), _PLUS),
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), _CODE),
    **dict.fromkeys(("subl", "zed", "zeditor"), ("--wait", "{file}:{line}")),
    **dict.fromkeys(("hx", "helix"), ("{file}:{line}",)),
    "gvim": ("--nofork", "+{line}", "{file}"),
    "gedit": ("--wait", "+{line}", "{file}"),
    "kate": ("--block", "--line", "{line}", "{file}"),
    "mate": ("--wait", "--line", "{line}", "{file}"),
}


def find_to_edit(checked: CheckedLog, typed: str) -> tuple[int, int]:
    """Return the number of the log and the line where an entry or a declared thing stands.

    An entry is typed by its id; a source, actor, topic or place by its id or name, with its kind
    before it where that is not clear: place:damascus. Where a log cannot be read as TOML, and what
    was typed is in no other, that is its fault's line. UsageError where nothing is meant.
    """
    places = _places(checked, typed)
    if len(places) == 1:
        (file, path), *_ = places.values()
        return file, Locator(decode(checked.files[file])).value(path).line
    if places:
        ways = ", ".join([*places][:_MOST_LISTED])
        raise UsageError(f'"{typed}" may be one of {len(places)}: write one of {ways}')
    for number, log in enumerate(checked.files):
        for fault in checked.unread:
            if fault.file == log.name:
                return number, max(fault.line, 1)
    words = [*checked.places, *(id_ for _, id_ in checked.declared)]
    remedy = did_you_mean(typed, words) or "syru find WORDS looks for it"
    raise UsageError(f'nothing is called "{typed}"; {remedy}')


def editor_command(environment: Mapping[str, str], file: str, line: int) -> list[str]:
    """Return the command that opens a file at a line, and ends when the editor is left.

    It is VISUAL, else EDITOR, which may have arguments of their own, else vi, or Notepad on
    Windows. An editor that is not known opens the file where it likes.
    """
    chosen = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    on_windows = os.name == "nt"
    words = shlex.split(chosen, posix=not on_windows) if chosen else []
    words = words or ["notepad" if on_windows else "vi"]
    name = PurePath(words[0]).name.lower().removesuffix(".exe")
    arguments = [
        each.replace("{line}", str(line)).replace("{file}", file)
        for each in _AT_A_LINE.get(name, ("{file}",))
    ]
    return [*words, *(each for each in arguments if each not in words)]


def _places(checked: CheckedLog, typed: str) -> dict[str, tuple[int, KeyPath]]:
    """Return where everything stands that is meant, by kind and id; an entry comes first."""
    if typed in checked.places:
        return {typed: checked.places[typed]}
    prefix, _, rest = typed.partition(":")
    found: dict[str, tuple[int, KeyPath]] = {}
    for plural, kind in DECLARED.items():
        word = rest if prefix == kind and rest else typed
        for id_ in find_ids(word, _names(checked, plural)):
            place = checked.declared[plural, id_], (plural, id_)
            found[f"{kind}:{id_}"] = place
            if word == rest:
                return {typed: place}
    return found


def _names(checked: CheckedLog, plural: str) -> list[Name]:
    """Return the names and aliases of what is declared of a kind; a source has its title."""
    found = []
    for thing in getattr(checked.log, plural):
        name = thing.title if isinstance(thing, Source) else thing.name
        aliases = () if isinstance(thing, Source) else thing.aliases
        found.append(Name(id=thing.id, text=name, folded=fold(name)))
        found += [Name(id=thing.id, text=each, folded=fold(each), alias=True) for each in aliases]
    return found
