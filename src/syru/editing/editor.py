"""The editor that a person has chosen, and how it opens a file at a line."""

from __future__ import annotations

import os
import shlex
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
