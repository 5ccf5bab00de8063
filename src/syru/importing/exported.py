"""What syru itself writes, read back: a log as JSON Lines, and claims and citations in cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from syru.dates import parse_date
from syru.importing import cells
from syru.importing.cells import is_named
from syru.importing.dates import Dated, NoReadingError, read_text
from syru.importing.records import JsonLines, records_table
from syru.log.model import DECLARED, KEYS, Stance
from syru.render.words import CONFIDENTIAL, STANCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syru.importing.cells import Cell, Table
    from syru.importing.names import Registry

_PLURALS = {one: plural for plural, one in DECLARED.items()}
# What those lines call what is the kind of an actor in a log.
_ACTOR_KIND = "actor_kind"
_STANCES = {words: stance for stance, words in STANCE_WORDS.items()}
_WORDS = (
    rf"(?P<stance>{'|'.join(_STANCES)}) by (?P<by>.+?)(?: \((?P<when>[^()]+(?:\(\?\))?[^()]*)\))?"
)
_CITED = (
    r"(?P<said>.+?)(?:, ¶ (?P<paragraphs>[0-9]+(?:, [0-9]+)*+))?(?:, (?P<locator>(?!https?://).+?))??"
    r"(?:, (?P<url>https?://\S+))?(?: \(origin: .+\))?"
)
_WITHIN = "\x00"  # no text of a log holds it
_NOBODY = ("someone unnamed", "the source")
_LAST_PARAGRAPH = 999_999_999


def is_log(content: Any) -> bool:
    """Tell whether the lines of a file begin with the head of a log."""
    return isinstance(content, JsonLines) and _kind(content[0][1]) == "log"


def log_table(file: str, content: JsonLines) -> Table:
    """Return the entries of a log as a table that also has its head and what it declares."""
    head: dict[str, object] = {}
    declared: dict[str, dict[str, dict[str, object]]] = {plural: {} for plural in DECLARED}
    entries = JsonLines()
    for number, line in content:
        kind = _kind(line)
        if kind == "log":
            head = {key: line[key] for key in line if key in KEYS["log"]} | head
        elif kind in _PLURALS and isinstance(line.get("id"), str):
            declared[_PLURALS[kind]].setdefault(line["id"], _values(_PLURALS[kind], line))
        else:
            entries.append((number, line))
    table = records_table(file, entries)
    return replace(table, how="a log as JSON Lines", head=head, declared=declared, own=True)


def _kind(line: Any) -> str:
    return str(line.get("kind")) if isinstance(line, dict) else ""


def _values(plural: str, line: dict[str, Any]) -> dict[str, object]:
    values = {key: line[key] for key in line if key in KEYS[plural] and key != "kind"}
    return values | ({"kind": line[_ACTOR_KIND]} if _ACTOR_KIND in line else {})


def own_citations(cell: Cell, sources: Registry) -> list[dict[str, object]]:
    """Return the citations in a cell, where a source is an id beside its title; else none."""
    given = cell if isinstance(cell, list) else []
    named = [each for each in given if isinstance(each, dict) and cells.line(each.get("source"))]
    return [_citation(each, sources) for each in named]


def _citation(given: Mapping[str, Cell], sources: Registry) -> dict[str, object]:
    id_ = cells.line(given.get("source"))
    title = cells.line(given.get("title")) or id_
    found: dict[str, object] = {"source": sources.id_of(title, id_ or None)}
    return found | place(given)


def citations_in_words(cell: Cell, first: str, sources: Registry) -> list[dict[str, object]]:
    """Return the citations that a cell tells of in words; first is the title of the first.

    A locator cannot be told from a title: what is not one of the titles known by now is one as a
    whole, but for paragraphs and an address.
    """
    known = sorted({first, *sources.names.values()}, key=len, reverse=True)
    told = cells.line(cell)
    for title in known:  # what parts two citations may stand in a title
        told = told.replace(title, title.replace("; ", _WITHIN))
    found = []
    for part in told.split("; "):
        said = re.fullmatch(_CITED, part.replace(_WITHIN, "; "))
        if said is None:
            return []
        title = next((t for t in known if t and said["said"].startswith(t)), said["said"])
        locator = said["said"].removeprefix(title).removeprefix(", ") or said["locator"]
        numbers: list[Cell] = [
            int(number) for number in re.findall("[0-9]+", said["paragraphs"] or "")
        ]
        given: dict[str, Cell] = {"paragraphs": numbers, "locator": locator, "url": said["url"]}
        found.append({"source": sources.id_of(title)} | place(given))
    return found


def place(given: Mapping[str, Cell]) -> dict[str, object]:
    """Return where in a source something stands, as far as a log may hold it."""
    found: dict[str, object] = {}
    numbers = given.get("paragraphs")
    if isinstance(numbers, list):
        sound = [n for n in numbers if type(n) is int and 1 <= n <= _LAST_PARAGRAPH]
        found["paragraphs"] = list(dict.fromkeys(sound))
    found["locator"] = cells.line(given.get("locator"))
    url = cells.line(given.get("url"))
    found["url"] = url if cells.URL.fullmatch(url) else ""
    return {key: value for key, value in found.items() if value}


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
        and type(given.get("confidential", False)) is bool
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
        day = when.removesuffix(CONFIDENTIAL)
        try:
            claim["date"] = read_text(day, None).value
            claim |= {} if day == when else {"confidential": True}
        except NoReadingError:  # the brackets belong to the name
            by = f"{by} ({when})"
    if by not in _NOBODY:
        claim["by"] = actors.id_of(by)
    return claim


def _table(given: Mapping[str, Cell], actors: Registry, sources: Registry) -> dict[str, object]:
    claim: dict[str, object] = {"stance": str(given["stance"])}
    for key, registry in (("by", actors), ("source", sources)):
        named = given.get(key)
        if is_named(named) and cells.has_name(named):
            claim[key] = registry.id_of(cells.line(named["name"]), cells.line(named["id"]))
        elif name := cells.line(named):
            claim[key] = registry.id_of(name)
    if date := given.get("date"):
        claim["date"] = Dated(written=str(date)).value
    claim |= {key: given[key] for key in ("paragraph", "confidential") if key in given}
    texts = {key: cells.line(given.get(key)) for key in ("locator", "url")}
    return claim | {key: text for key, text in texts.items() if text}
