"""The command `syru topics`."""

from syru.cli.holdings import list_catalogue
from syru.cli.options import Listing, spread


@spread
def topics(options: Listing) -> None:
    """List the topics of the log, with counts of entries by kind, and first and last dates."""
    list_catalogue("topic", options)
