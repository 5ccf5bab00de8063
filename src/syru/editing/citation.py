"""A further source of an entry as it is typed: The Courier ¶3-4 url=https://…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.editing.paragraphs import PARAGRAPHS, read_paragraphs
from syru.errors import UsageError

if TYPE_CHECKING:
    from syru.editing.known import Known

FORM = "SOURCE [¶NUMBER] [locator=TEXT] [url=ADDRESS]"

_PAIR = r"(?:^|(?<= ))(locator|url)="


def read_citation(typed: str, known: Known) -> dict[str, object]:
    """Return the table of a citation that was typed; UsageError where it names no source."""
    rest, *pairs = re.split(_PAIR, " ".join(typed.split()))
    citation: dict[str, object] = {}
    if paragraphs := re.search(PARAGRAPHS, rest):
        citation["paragraphs"] = read_paragraphs([paragraphs[1]])
        rest = rest[: paragraphs.start()] + rest[paragraphs.end() :]
    source = rest.strip(" ,;")
    if not source:
        raise UsageError(f'"{typed}" names no source; write {FORM}')
    named = dict(zip(pairs[::2], (value.strip() for value in pairs[1::2]), strict=True))
    return {"source": known.source(source), **citation, **named}
