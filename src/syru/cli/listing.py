"""What the commands that list entries share: read, select, answer, write."""

from dataclasses import replace

from syru.answers import select
from syru.cli.options import FORMATS, Listing
from syru.cli.reading import index_of, proven
from syru.cli.writing import say_apart, write_entries
from syru.resolving import choose, resolve


def list_entries(kinds: tuple[str, ...], options: Listing) -> None:
    """Write the entries of some kinds that the options ask for."""
    format_ = choose("--format", options.format, FORMATS)
    logs = tuple(options.log or ())
    index = index_of(logs)
    answer = select(index, resolve(options.wish(), index, kinds))
    proofs = proven(index, logs, answer.entries)
    write_entries(replace(answer, entries=proofs), format_, raw=options.raw_cells)
    if not answer.tally.matching:
        say_apart(index, answer.selection)
