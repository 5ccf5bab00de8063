"""The command `syru quotes`."""

from dataclasses import dataclass, replace
from typing import Annotated

from syru.cli import completion
from syru.cli.listing import list_entries
from syru.cli.options import Listing, filter_option, spread
from syru.cli.resolving import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteListing(Listing):
    """Which quotes are listed, and how."""

    by: Annotated[
        list[str] | None,
        filter_option(
            "--by", metavar="NAME", help="Spoken by this actor.", complete=completion.actors
        ),
    ] = None

    def wish(self) -> Wish:
        """Return the filters as they were typed."""
        # Not super(): a slotted dataclass is made twice, and super() would name the first.
        return replace(Listing.wish(self), speakers=self.by or ())


@spread
def quotes(options: QuoteListing) -> None:
    """List quotes: when, who, the words in full, and where they stand."""
    list_entries(("quote",), options)
