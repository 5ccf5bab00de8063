"""Numbers of paragraphs as they are typed: 3, 3-5, ¶ 3,5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS = r"[0-9]{1,9}(?:[-–][0-9]{1,9})?"
# One or several within other words.
PARAGRAPHS = rf"(?:¶|#|\bpar(?:a|as|agraphs?)?\b\.?) ?({_NUMBERS}(?:, ?{_NUMBERS})*)(?![0-9])"
_MOST = 100  # paragraphs that two numbers with a hyphen may mean


def read_paragraphs(typed: Sequence[str]) -> list[int]:
    """Return the numbers of paragraphs that were typed, each once; UsageError where one is none."""
    numbers: list[int] = []
    for part in re.split(r"[\s,;]+", " ".join(typed).replace("¶", " ").strip()):
        match = re.fullmatch(r"([0-9]{1,9})(?:[-–]([0-9]{1,9}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if match and 1 <= first <= last < first + _MOST:
            numbers += range(first, last + 1)
        elif part:
            raise UsageError(f'--paragraph "{part}" is no number of a paragraph; write 3 or 3-5')
    return list(dict.fromkeys(numbers))
