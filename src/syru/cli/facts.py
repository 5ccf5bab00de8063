"""The command `syru facts`."""

from syru.cli.listing import list_entries
from syru.cli.options import Listing, spread


@spread
def facts(options: Listing) -> None:
    """List facts: lasting states of affairs and undated statements."""
    list_entries(("fact",), options)
