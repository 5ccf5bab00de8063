"""What a selection finds, as values for showing: entries, what they rest on, and their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from syru.log.model import Extra
    from syru.query.selection import Named


class FoundCitation(NamedTuple):
    """A source of a found entry and where in it; origin is what that source has its matter from."""

    source: Named
    origin: Named | None
    paragraphs: tuple[int, ...]
    locator: str | None
    url: str | None


class FoundClaim(NamedTuple):
    """A claim of a found entry; when is its date in words, public the day it was made by.

    source is None where it is the first source of the entry; confidential is True or None.
    """

    stance: str
    by: Named | None
    date: str | None
    when: str | None
    public: str | None
    paragraph: int | None
    locator: str | None = None
    source: Named | None = None
    url: str | None = None
    confidential: bool | None = None


class FoundEntry(NamedTuple):
    """An entry that a selection found.

    date is as written in the log and when its words; earliest, latest and public are ISO days or
    None; match is "sure" or "possible" under a window, else None; proof is what the source's text
    says of a quote (found, moved, altered or missing), None where no text was asked; translated is
    True of a quote that stands in a translation, else None; confidential is True or None. source,
    origin, paragraphs, locator and url are the first of what is cited; origins is of how many
    origins the sources are; event_title is that of the event of a quote.
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
    translated: bool | None
    paragraphs: tuple[int, ...]
    locator: str | None = None
    url: str | None = None
    origin: Named | None = None
    further: tuple[FoundCitation, ...] = ()
    origins: int = 1
    extra: Extra = ()
    proof: str | None = None
    event_title: str | None = None
    confidential: bool | None = None

    @property
    def cited(self) -> tuple[FoundCitation, ...]:
        """Return all that the entry rests on, the first one first."""
        first = FoundCitation(
            source=self.source,
            origin=self.origin,
            paragraphs=self.paragraphs,
            locator=self.locator,
            url=self.url,
        )
        return (first, *self.further)

    @property
    def heading(self) -> str:
        """Return what the entry says, at its shortest."""
        return self.title or self.statement or self.text or self.id
