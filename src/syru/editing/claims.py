"""Claims, citations and paragraphs as they are typed: Kuznetsov asserts 2025-01-02 ¶4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.errors import UsageError
from syru.log.extra import read as read_value
from syru.log.model import KEYS, Stance
from syru.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from syru.editing.declarations import Known

_CLAIM = "write NAME STANCE [DATE] [¶NUMBER], such as: Kuznetsov asserts 2025-01-02 ¶4"
_CITATION = "write SOURCE [¶NUMBER] [locator=TEXT] [url=ADDRESS]"

_NOBODY = ("", "-", "somebody", "someone", "nobody")
# What may stand at the end of a claim: locator=p. 12 url=https://… confidential=true
_CLAIM_KEYS = KEYS["claims"] - {"by", "stance", "date", "paragraph"}
_NUMBERS = r"[0-9]{1,9}(?:[-–][0-9]{1,9})?"
# Numbers of paragraphs within other words.
_PARAGRAPHS = rf"(?:¶|#|\bpar(?:a|as|agraphs?)?\b\.?) ?({_NUMBERS}(?:, ?{_NUMBERS})*)(?![0-9])"
_MOST = 100  # paragraphs that two numbers with a hyphen may mean


def read_claim(typed: str, known: Known) -> dict[str, object]:
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
    claim: dict[str, object] = {"stance": stance[1]}
    by = text[: stance.start()].strip()
    if by.lower() not in _NOBODY:
        claim["by"] = known.find("actor", by)
    rest, paragraphs, named = _taken_apart(text[stance.end() :].strip(), _CLAIM_KEYS)
    claim |= {key: _value(key, it, known) for key, it in named.items()}
    if len(paragraphs) > 1:
        raise UsageError("a claim stands in one paragraph; name the one that has it")
    if paragraphs:
        claim["paragraph"] = paragraphs[0]
    if rest and (dated := known.date("its date", rest)):
        claim["date"] = dated.value
    return claim


def _value(key: str, typed: str, known: Known) -> object:
    if key == "source":
        return known.find("source", typed)
    return read_value(typed) if key == "confidential" else typed


def read_citation(typed: str, known: Known) -> dict[str, object]:
    """Return the table of a citation that was typed; UsageError where it names no source."""
    source, paragraphs, named = _taken_apart(" ".join(typed.split()), ("locator", "url"))
    if not source:
        raise UsageError(f'"{typed}" names no source; {_CITATION}')
    cited = {"paragraphs": paragraphs} if paragraphs else {}
    return {"source": known.find("source", source), **cited, **named}


def read_paragraphs(typed: Sequence[str]) -> list[int]:
    """Return the numbers that were typed, such as 3, 3-5 or ¶ 3,5; UsageError where one is none.

    Each stands there once.
    """
    numbers: list[int] = []
    for part in re.split(r"[\s,;]+", " ".join(typed).replace("¶", " ").strip()):
        match = re.fullmatch(r"([0-9]{1,9})(?:[-–]([0-9]{1,9}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if match and 1 <= first <= last < first + _MOST:
            numbers += range(first, last + 1)
        elif part:
            raise UsageError(f'--paragraph "{part}" is no number of a paragraph; write 3 or 3-5')
    return list(dict.fromkeys(numbers))


def _taken_apart(text: str, keys: Collection[str]) -> tuple[str, list[int], dict[str, str]]:
    """Return the words that a text begins with, the paragraphs that it names, and its keys."""
    rest, *pairs = re.split(rf"(?:^|(?<= ))({'|'.join(sorted(keys))})=", text)
    paragraphs: list[int] = []
    if found := re.search(_PARAGRAPHS, rest):
        paragraphs = read_paragraphs([found[1]])
        rest = rest[: found.start()] + rest[found.end() :]
    named = dict(zip(pairs[::2], map(str.strip, pairs[1::2]), strict=True))
    return rest.strip(" ,;"), paragraphs, named


def _no_stance(text: str) -> str:
    for word in text.split():
        if near := did_you_mean(word, Stance):
            return f"it names no stance; {near}"
    return f"it names no stance, one of {', '.join(Stance)}; {_CLAIM}"
