"""What the commands that list entries share: read, select, answer, write."""

from syru.answers import select
from syru.cli.options import FORMATS, Listing
from syru.cli.reading import index_of
from syru.cli.writing import write_entries
from syru.resolving import choose, resolve


def list_entries(kinds: tuple[str, ...], options: Listing) -> None:
    """Write the entries of some kinds that the options ask for."""
    format_ = choose("--format", options.format, FORMATS)
    index = index_of(tuple(options.log or ()))
    answer = select(index, resolve(options.wish(), index, kinds))
    write_entries(answer, format_, raw=options.raw_cells)
