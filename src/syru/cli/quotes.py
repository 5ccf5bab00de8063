"""The command `syru quotes`."""

from syru.cli.listing import list_entries
from syru.cli.options import QuoteListing, spread


@spread
def quotes(options: QuoteListing) -> None:
    """List quotes: when, who, the words in full, and where they stand."""
    list_entries(("quote",), options)
