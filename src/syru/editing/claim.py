"""A claim as it is typed: Kuznetsov asserts 2025-01-02 ¶4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.editing.day import read_typed_date
from syru.editing.paragraphs import PARAGRAPHS, read_paragraphs
from syru.errors import UsageError
from syru.log.model import KEYS, Stance
from syru.names import did_you_mean

if TYPE_CHECKING:
    from datetime import date

    from syru.editing.known import Known

FORM = "write NAME STANCE [DATE] [¶NUMBER], such as: Kuznetsov asserts 2025-01-02 ¶4"

_NOBODY = ("", "-", "somebody", "someone", "nobody")
# What stands at the end may be any other key of a claim: locator=p. 12 url=https://…
_KEYS = tuple(sorted(KEYS["claims"] - {"by", "stance", "date", "paragraph", "paragraphs"}))
_PAIR = rf"(?:^|(?<= ))({'|'.join(_KEYS)})="


def read_claim(typed: str, known: Known, today: date) -> dict[str, object]:
    """Return the table of a claim that was typed; UsageError where it cannot be read.

    Before the stance stands a name, as a filter takes it, or nothing; after it a date, a paragraph
    and other keys of a claim, as far as they are wanted.
    """
    text = " ".join(typed.split())
    # The last one counts: United States denies.
    stances = list(re.finditer(rf"(?<!\S)({'|'.join(Stance)})(?!\S)", text))
    if not stances:
        raise UsageError(f'"{text}": {_no_stance(text)}')
    stance = stances[-1]
    by, rest = text[: stance.start()].strip(), text[stance.end() :].strip()
    claim: dict[str, object] = {"stance": stance[1]}
    if by.lower() not in _NOBODY:
        claim["by"] = known.find("actor", by)
    return claim | _details(rest, known, today)


def _details(rest: str, known: Known, today: date) -> dict[str, object]:
    """Return the keys that follow a stance."""
    rest, *pairs = re.split(_PAIR, rest)
    found: dict[str, object] = {}
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        found[key] = known.source(value.strip()) if key == "source" else value.strip()
    if paragraph := re.search(PARAGRAPHS, rest):
        first, *more = read_paragraphs([paragraph[1]])
        if more:
            raise UsageError("a claim stands in one paragraph; name the one that has it")
        found["paragraph"] = first
        rest = rest[: paragraph.start()] + rest[paragraph.end() :]
    if rest := rest.strip(" ,;"):
        dated = read_typed_date("its date", rest, today)
        if dated is not None:
            found["date"] = dated.value
    return found


def _no_stance(text: str) -> str:
    stances = ", ".join(Stance)
    for word in text.split():
        if near := did_you_mean(word, Stance):
            return f"it names no stance; {near}"
    return f"it names no stance, one of {stances}; {FORM}"
