"""The commands that list what a log declares: `syru actors`, `topics`, `places` and `sources`."""

from collections.abc import Callable

from syru.cli.options import ListOptions, choose, spread
from syru.cli.output import open_logs, print_catalogue, print_each_alone
from syru.query.catalogue import catalogue
from syru.query.selection import ENTRY_KINDS
from syru.render.formats import Format
from syru.render.words import filter_words


def _command(kind: str) -> Callable[..., int | None]:
    """Return the command that lists all of one kind."""

    def command(options: ListOptions) -> None:
        _list_catalogue(kind, options)

    command.__name__ = f"{kind}s"
    counted = "with counts of entries by kind, and first and last dates"
    command.__doc__ = f"List the {kind}s of the log, {counted}."
    return spread(command)


def _list_catalogue(kind: str, options: ListOptions) -> None:
    """Print what the log declares of a kind, counted within what the options ask for."""
    format_ = choose("--format", options.format, Format)
    index = open_logs(options.log, words=bool(options.text)).index
    selection = options.selection(index, ENTRY_KINDS)
    found = catalogue(index, kind, selection, used=bool(filter_words(selection)))
    print_catalogue(found, format_, raw_cells=options.raw_cells)
    if not found.total:
        print_each_alone(index, selection)


actors, topics, places, sources = map(_command, ("actor", "topic", "place", "source"))
