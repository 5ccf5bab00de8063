"""What a person can mend: every error that the program explains instead of crashing."""

import re
from typing import Literal, NamedTuple, TypeAlias, get_args

# Joiners and direction marks (U+200C to U+200F) are left alone: scripts need them.
# Surrogates stand for the bytes of a file name that is no UTF-8; tags (U+E0000 on) are letters that
# nobody sees.
_UNPRINTABLE = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_LONGEST = 60

# What may be wrong with a log, and what is only worth a look, by names that do not change:
# docs/checks.md explains them.
FaultName: TypeAlias = Literal[
    "unreadable", "syntax", "format",
    "unknown-key", "missing-key", "wrong-type", "empty-text", "control-character",
    "bad-id", "repeated-id", "unknown-id", "declared-differently", "self-member",
    "circular-origin", "repeated-citation",
    "unknown-word", "bad-date", "bad-url", "bad-paragraph", "bad-coordinates", "bad-extra",
    "text-outside", "stated-by",
    "text-unreadable", "beyond-the-text", "quote-moved", "quote-altered", "quote-missing",
]  # fmt: skip
WarningName: TypeAlias = Literal[
    "no-paragraph", "late-event", "early-claim", "long-title", "strange-speaker",
    "repeated-entry", "same-name", "mixed-extra", "unused",
]  # fmt: skip
FAULTS: tuple[str, ...] = get_args(FaultName)
WARNINGS: tuple[str, ...] = get_args(WarningName)


def visible(text: str) -> str:
    r"""Return text with what a terminal would obey or hide written as an escape, such as \x1b."""
    return re.sub(_UNPRINTABLE, lambda found: found[0].encode("unicode_escape").decode(), text)


def printable(text: str) -> str:
    """Return text with a blank for each character that a terminal would obey or hide."""
    return re.sub(_UNPRINTABLE, " ", text)


def clipped(text: str) -> str:
    """Return text as a message repeats it: its beginning, where it is longer than 60 characters."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class SyruError(Exception):
    """Something that a person can mend; the command prints its message and ends with exit_code."""

    exit_code = 1


class UsageError(SyruError):
    """The command was asked for something that it cannot understand."""

    exit_code = 2


class Fault(NamedTuple):
    """One thing that is wrong at one place of a log.

    Lines and columns count from 1, columns in characters; line 0 stands for the file as a whole.
    """

    file: str
    name: FaultName | WarningName
    problem: str
    remedy: str
    line: int = 0
    column: int = 1
    length: int = 1
    excerpt: str = ""
    id: str | None = None
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        kind = "warning: " if self.warning else ""
        entry = f"[{clipped(self.id)}] " if self.id else ""
        return visible(f"{place}: {kind}{entry}{self.problem}; {self.remedy}")


class LogError(SyruError):
    """A log that cannot be used, with every fault in it, in the order of the places."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
