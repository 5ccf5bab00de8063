"""What the commands that list actors, topics, places and sources share."""

from syru.cli.options import FORMATS, Listing
from syru.cli.reading import index_of
from syru.cli.resolving import choose, resolve
from syru.cli.writing import say_apart, write_catalogue
from syru.query.catalogue import catalogue
from syru.query.selection import ENTRY_KINDS
from syru.render.captions import reading


def list_catalogue(kind: str, options: Listing) -> None:
    """Write what the log holds of a kind, counted within what the options ask for."""
    format_ = choose("--format", options.format, FORMATS)
    index = index_of(options.log)
    selection = resolve(options.wish(), index, ENTRY_KINDS)
    items = catalogue(index, kind, selection)
    if reading(selection):
        items = [item for item in items if item.total]
    write_catalogue(items, kind, selection, format_, raw=options.raw_cells)
    if not items:
        say_apart(index, selection)
