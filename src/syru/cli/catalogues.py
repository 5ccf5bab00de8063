"""The commands that list what a log declares: `syru actors`, `topics`, `places` and `sources`."""

from collections.abc import Callable
from dataclasses import dataclass

from syru.cli.completion import choices
from syru.cli.hints import print_each_alone
from syru.cli.options import SHOWN, ListOptions, Text, choose, option, spread
from syru.cli.output import open_logs, print_catalogue
from syru.log.model import ActorKind
from syru.query.catalogue import CatalogueOrder, Scope, catalogue
from syru.query.selection import ENTRY_KINDS
from syru.render.filters import filter_words
from syru.render.formats import Format

_COUNTED = "with counts of entries by kind, and first and last dates"


@dataclass(frozen=True, kw_only=True)
class CatalogueOptions(ListOptions):
    """Which entries are counted, and how what they have to do with is listed."""

    sort: str = option(
        "--sort ORDER",
        f"By {', '.join(CatalogueOrder)}: most entries first, or by name or date.",
        SHOWN,
        default=CatalogueOrder.ENTRIES.value,
        autocompletion=choices(CatalogueOrder),
    )


@dataclass(frozen=True, kw_only=True)
class ActorOptions(CatalogueOptions):
    """Which actors are listed, and how."""

    kind: Text = option(
        "--kind KIND",
        f"Only of this kind: {', '.join(ActorKind)}.",
        autocompletion=choices(ActorKind),
    )


def _command(kind: str) -> Callable[..., int | None]:
    """Return the command that lists all of one kind."""

    def command(options: CatalogueOptions) -> None:
        _list_catalogue(kind, options)

    command.__name__ = f"{kind}s"
    command.__doc__ = f"List the {kind}s of the log, {_COUNTED}."
    return spread(command)


def _list_catalogue(
    kind: str, options: CatalogueOptions, actor_kind: ActorKind | None = None
) -> None:
    """Print what the log declares of a kind, counted within what the options ask for."""
    format_ = choose("--format", options.format, Format)
    order = choose("--sort", options.sort, CatalogueOrder)
    index = open_logs(options.log, words=bool(options.text)).index
    selection = options.selection(index, ENTRY_KINDS)
    used = bool(filter_words(selection))
    scope = Scope(used=used, order=order, actor_kind=actor_kind)
    found = catalogue(index, kind, selection, scope)
    print_catalogue(found, format_, raw_cells=options.raw_cells)
    if not found.total:
        print_each_alone(index, selection)


@spread
def actors(options: ActorOptions) -> None:
    """List the actors of the log, with counts of entries by kind, and first and last dates."""
    kind = choose("--kind", options.kind, ActorKind) if options.kind is not None else None
    _list_catalogue("actor", options, kind)


topics, places, sources = map(_command, ("topic", "place", "source"))
