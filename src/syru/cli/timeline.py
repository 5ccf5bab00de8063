"""The command `syru timeline`."""

from syru.cli.listing import list_entries
from syru.cli.options import Listing, spread


@spread
def timeline(options: Listing) -> None:
    """List events in order."""
    list_entries(("event",), options)
