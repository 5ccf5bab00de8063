"""The command `syru actors`."""

from syru.cli.holdings import list_catalogue
from syru.cli.options import Listing, spread


@spread
def actors(options: Listing) -> None:
    """List the actors of the log, with counts of entries by kind, and first and last dates."""
    list_catalogue("actor", options)
