"""The command `syru places`."""

from syru.cli.holdings import list_catalogue
from syru.cli.options import Listing, spread


@spread
def places(options: Listing) -> None:
    """List the places of the log, with counts of entries by kind, and first and last dates."""
    list_catalogue("place", options)
