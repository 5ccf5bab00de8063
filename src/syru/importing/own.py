"""What only syru's own lists have: claims, as tables or in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syru.dates import parse_date
from syru.importing import cells
from syru.importing.dates import Dated, NoReadingError, read_text
from syru.importing.records import is_named
from syru.log.model import Stance
from syru.render.words import STANCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syru.importing.named import Registry
    from syru.importing.rows import Cell

_STANCES = {words: stance for stance, words in STANCE_WORDS.items()}
_WORDS = (
    rf"(?P<stance>{'|'.join(_STANCES)}) by (?P<by>.+?)(?: \((?P<when>[^()]+(?:\(\?\))?[^()]*)\))?"
)
_NOBODY = ("someone unnamed", "the source")
_LAST_PARAGRAPH = 999_999_999


def own_claims(cell: Cell, actors: Registry, sources: Registry) -> list[dict[str, object]] | None:
    """Return the claims in a cell; None where there are none, or it holds something else."""
    if isinstance(cell, list):
        given = [each for each in cell if isinstance(each, dict) and _is_claim(each)]
        sound = given and len(given) == len(cell)
        return [_table(each, actors, sources) for each in given] if sound else None
    if not isinstance(cell, str):
        return None
    claims = [re.fullmatch(_WORDS, part) for part in _parts(cell)]
    found = [_of_words(claim, actors) for claim in claims if claim is not None]
    return found if found and len(found) == len(claims) else None


def _is_claim(given: Mapping[str, Cell]) -> bool:
    """Tell whether a table holds a claim that a log may have."""
    try:
        if date := given.get("date"):
            parse_date(str(date))
    except ValueError:
        return False
    url, paragraph = given.get("url"), given.get("paragraph", 1)
    return (
        given.get("stance") in list(Stance)
        and not (given["stance"] == Stance.STATES and given.get("by"))
        and (url is None or bool(cells.URL.fullmatch(str(url))))
        and type(paragraph) is int
        and 1 <= paragraph <= _LAST_PARAGRAPH
    )


def _parts(text: str) -> Iterator[str]:
    """Yield each claim; a name may hold what parts two of them."""
    ends = [match.start() for match in re.finditer(rf"; (?=(?:{'|'.join(_STANCES)}) by )", text)]
    starts = [0, *(end + 2 for end in ends)]
    yield from (text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))


def _of_words(found: re.Match[str], actors: Registry) -> dict[str, object]:
    claim: dict[str, object] = {"stance": str(_STANCES[found["stance"]])}
    by, when = found["by"], found["when"]
    if when:
        try:
            claim["date"] = read_text(when, None).value
        except NoReadingError:  # the brackets belong to the name
            by = f"{by} ({when})"
    if by not in _NOBODY:
        claim["by"] = actors.id_of(by)
    return claim


def _table(given: Mapping[str, Cell], actors: Registry, sources: Registry) -> dict[str, object]:
    claim: dict[str, object] = {"stance": str(given["stance"])}
    for key, registry in (("by", actors), ("source", sources)):
        named = given.get(key)
        if is_named(named):
            claim[key] = registry.id_of(cells.line(named["name"]), cells.line(named["id"]))
        elif name := cells.line(named):
            claim[key] = registry.id_of(name)
    if date := given.get("date"):
        claim["date"] = Dated(written=str(date)).value
    if "paragraph" in given:
        claim["paragraph"] = given["paragraph"]
    texts = {key: cells.line(given.get(key)) for key in ("locator", "url")}
    return claim | {key: text for key, text in texts.items() if text}
