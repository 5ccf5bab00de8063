"""What a selection finds, as values for showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.query.selection import Named, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim of a found entry; when is its date in words, public the day it was made by."""

    stance: str
    by: Named | None
    date: str | None
    when: str | None
    public: str | None
    paragraph: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry that a selection found.

    date is as written in the log and when its words; earliest, latest and public are ISO days or
    None; match is "sure" or "possible" under a window, else None; proof is what the source's text
    says of a quote (found, moved, altered or missing), None where no text was asked.
    """

    number: int
    kind: str
    id: str
    date: str | None
    date_note: str | None
    when: str | None
    earliest: str | None
    latest: str | None
    match: str | None
    public: str | None
    title: str | None
    summary: str | None
    statement: str | None
    text: str | None
    by: Named | None
    via: Named | None
    event: str | None
    actors: tuple[Named, ...]
    topics: tuple[Named, ...]
    places: tuple[Named, ...]
    standing: str | None
    claims: tuple[FoundClaim, ...]
    source: Named
    paragraphs: tuple[int, ...]
    proof: str | None = None

    @property
    def heading(self) -> str:
        """Return what the entry says, at its shortest."""
        return self.title or self.statement or self.text or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many entries a selection is about.

    total: of these kinds in the log; matching: found; shown: found within the limit; possible:
    found but not surely in the window; undated: left out of the window for having no date;
    unsure: left out by --certain; unplaced: left out by --as-of, since no day is known for them.
    """

    total: int
    matching: int
    shown: int
    possible: int
    undated: int
    unsure: int
    unplaced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a selection finds, in order; entries can be gone through once."""

    selection: Selection
    tally: Tally
    entries: Iterator[Found]
