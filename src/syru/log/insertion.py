"""Where in the text of a log something new goes, and the text with it in that place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from syru.log.locator import sections
from syru.log.model import DECLARED, LISTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from syru.log.locator import Section

Key = TypeVar("Key", bound=Any)

# The tables of a log in the order in which a log is usually written.
_ORDER = ("log", *DECLARED, *LISTED)
_BLANK = re.compile(r"[ \t]*\r?\n")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An entry or a declared thing as it stands in a text, with the comments directly above it.

    id is that of what is declared; entries have none here. Both ends are beginnings of lines, or
    the end of the text.
    """

    plural: str
    id: str | None
    start: int
    end: int


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text that tomllib has accepted, in the order of the file.

    Comments directly above a header belong to it, those directly behind the last value to what
    stands before them.
    """
    grouped = list(_grouped(sections(text)))
    starts = [_with_comments_above(text, start) for *_, start, _ in grouped]
    limits = [*starts[1:], len(text)]
    return tuple(
        Block(plural=plural, id=id_, start=start, end=_with_comments_below(text, end, limit))
        for (plural, id_, _, end), start, limit in zip(grouped, starts, limits, strict=True)
    )


def index_among(keys: Sequence[Key | None], new: Key | None) -> int:
    """Return where a new key goes among others, in the order that they have: from 0, at the end.

    What rises or falls goes on rising or falling, and equal keys keep their order. None has no
    place in an order. Where there is no order, and for None, the new one goes last.
    """
    return indexes_among(keys, [new])[0]


def indexes_among(keys: Sequence[Key | None], news: Iterable[Key | None]) -> list[int]:
    """Return where each of several new keys goes among those that are there, as `index_among`."""
    known = [(number, key) for number, key in enumerate(keys) if key is not None]
    rising = all(one[1] <= other[1] for one, other in pairwise(known))
    falling = all(one[1] >= other[1] for one, other in pairwise(known))
    if not known or not (rising or falling):
        return [len(keys) for _ in news]
    ordered = [key for _, key in (known if rising else reversed(known))]

    def index(new: Key | None) -> int:
        if new is None:
            return len(keys)
        before = bisect_right(ordered, new) if rising else len(known) - bisect_left(ordered, new)
        return known[before - 1][0] + 1 if before else known[0][0]

    return [index(new) for new in news]


def index_of_declared(plural: str, known: Sequence[tuple[str, object]], id_: str, kind: Any) -> int:
    """Return where a declared thing goes among those of a file, each with its id and its kind.

    Among those of its own kind where they stand together (a person among the persons), by id
    where they are ordered so, else behind the last.
    """
    alike = [number for number, (_, other) in enumerate(known) if other == kind]
    together = alike and alike[-1] - alike[0] + 1 == len(alike)
    if not (plural == "actors" and together):
        alike = list(range(len(known)))
    first = alike[0] if alike else 0
    return first + index_of_id([known[number][0] for number in alike], id_)


def index_of_id(ids: Sequence[str], id_: str) -> int:
    """Return where an id goes among others: by the alphabet where they keep to it, else last."""
    return index_among(ids, id_) if ids == sorted(ids) else len(ids)


def inserted(text: str, plural: str, index: int | None, new: str) -> tuple[str, int]:
    """Return a text with a new block among others of its kind, and the offset of that.

    The index is its number there, from 0; None stands for the end of the text. The new text has
    LF at the ends of its lines and one at its end; it gets the text's own line ends, and as many
    blank lines around it as others of its kind have. Raise ValueError where the text has fewer
    blocks of the kind than that: those of a list in brackets are none.
    """
    at, before, fresh, after = _piece(text, _Kind.of(text, blocks(text), plural), index, [new])
    return f"{text[:at]}{before}{fresh}{after}{text[at:]}", at + len(before)


def merged(text: str, new: Iterable[tuple[str, int, str]]) -> str:
    """Return a text with several new blocks: each with its kind, its index there, and its TOML.

    The indexes are among the blocks of the text; of those with one index the first stands first.
    Raise ValueError as `inserted` does.
    """
    every = blocks(text)
    groups: dict[tuple[str, int], list[str]] = {}
    for plural, index, toml in new:
        groups.setdefault((plural, index), []).append(toml)
    ordered = sorted(groups, key=lambda group: (_ORDER.index(group[0]), group[1]))
    kinds = {plural: _Kind.of(text, every, plural) for plural in {plural for plural, _ in groups}}
    pieces = [
        _piece(text, kinds[plural], index, groups[plural, index]) for plural, index in ordered
    ]
    done, parts = 0, []
    for at, *piece in sorted(pieces, key=lambda piece: piece[0]):
        parts += [text[done:at], *piece]
        done = at
    return "".join([*parts, text[done:]])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """The blocks of one kind in a text, where its first goes, and what parts two of them."""

    alike: Sequence[Block]
    first: int
    blank: str
    line_end: str

    @classmethod
    def of(cls, text: str, every: Sequence[Block], plural: str) -> _Kind:
        alike = [block for block in every if block.plural == plural]
        line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        return cls(
            alike=alike,
            first=_behind_earlier_kinds(every, plural, len(text)),
            blank=line_end * _blank_lines_between(text, alike),
            line_end=line_end,
        )


def _piece(
    text: str, kind: _Kind, index: int | None, new: Sequence[str]
) -> tuple[int, str, str, str]:
    """Return where new blocks of a kind go, what stands before them there, they, and what after."""
    if index is not None and index > len(kind.alike):
        raise ValueError(index)
    fresh = kind.blank.join(each.replace("\n", kind.line_end) for each in new)
    if kind.alike and index == 0:
        return kind.alike[0].start, "", fresh, kind.blank
    at = kind.alike[index - 1].end if index and kind.alike else kind.first
    at = len(text) if index is None else at
    ended = "" if not at or text[at - 1] == "\n" else kind.line_end
    parted = at == len(text) or _BLANK.match(text, at)
    return at, f"{ended}{kind.blank}", fresh, "" if parted else kind.blank


def _grouped(found: Sequence[Section]) -> Iterator[tuple[str, str | None, int, int]]:
    """Yield plural, id, start and end of each block: a header, and those of its own tables."""
    group: tuple[str, str | None, int, int] | None = None
    for section in found:
        plural = section.names[0]
        listed = section.listed and len(section.names) == 1
        id_ = section.names[1] if plural in DECLARED and len(section.names) > 1 else None
        if group and not listed and group[:2] == (plural, id_):
            group = (*group[:3], section.end)
            continue
        if group:
            yield group
        group = (plural, id_, section.start, section.end)
    if group:
        yield group


def _with_comments_above(text: str, start: int) -> int:
    """Return where the lines begin that belong to a header: its own, and comments above it."""
    start = text.rfind("\n", 0, start) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip(" \t").startswith("#"):
            break
        start = above
    return start


def _with_comments_below(text: str, end: int, limit: int) -> int:
    """Return where the lines end that belong to a block of which the last value ends here."""
    line = _LINE.match(text, end)
    at = line.end() if line else len(text)
    while at < limit and (line := _LINE.match(text, at)):
        if not line[0].lstrip(" \t").startswith("#"):
            break
        at = line.end()
    return at


def _blank_lines_between(text: str, alike: Sequence[Block]) -> int:
    """Return how many blank lines mostly stand between two blocks; 1 where none follow another."""
    gaps = [text[one.end : other.start] for one, other in pairwise(alike)]
    counts = Counter(gap.count("\n") for gap in gaps if not gap.strip())
    return counts.most_common(1)[0][0] if counts else 1


def _behind_earlier_kinds(every: Sequence[Block], plural: str, otherwise: int) -> int:
    """Return the end of the last block of a kind that usually stands before, if there is one."""
    earlier = _ORDER[: _ORDER.index(plural)]
    ends = [block.end for block in every if block.plural in earlier]
    return ends[-1] if ends else otherwise
