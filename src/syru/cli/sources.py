"""The command `syru sources`."""

from syru.cli.holdings import list_catalogue
from syru.cli.options import Listing, spread


@spread
def sources(options: Listing) -> None:
    """List the sources of the log, with counts of entries by kind, and first and last dates."""
    list_catalogue("source", options)
