"""The commands: each reads, selects, answers and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from syru import __version__
from syru.cli import completion
from syru.cli.options import FORMATS, Listing, QuoteListing, spread
from syru.cli.reading import index_of
from syru.cli.writing import write_dossier, write_entries
from syru.lookup import find_named
from syru.resolving import choose, resolve

if TYPE_CHECKING:
    from syru.answers import Answer

_EXAMPLES = """
Examples:

    syru timeline --since 2025-01

    syru who Kuznetsov

    syru quotes --topic bases
"""

app = typer.Typer(
    help="Timelines, actor summaries and quote lookups from a plain-text log of events.",
    epilog=_EXAMPLES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature
    if wanted:
        typer.echo(f"syru {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version


@app.command()
@spread
def timeline(options: Listing) -> None:
    """List events in order."""
    _list(("event",), options)


@app.command()
@spread
def quotes(options: QuoteListing) -> None:
    """List quotes: when, who, the words in full, and where they stand."""
    _list(("quote",), options)


@app.command()
@spread
def who(
    name: Annotated[
        str, typer.Argument(help="An actor.", autocompletion=completion.actors, show_default=False)
    ],
    options: Listing,
) -> None:
    """Sum up one actor: who it is, what it did, said and claimed, on what, and with whom."""
    from syru.dossier import dossier  # noqa: PLC0415 - the other commands need it not

    format_ = choose("--format", options.format, FORMATS)
    index = index_of(tuple(options.log or ()))
    actor = find_named(index, "actor", name)
    selection = resolve(options.wish(), index, ("event", "fact", "quote"))
    write_dossier(dossier(index, actor, selection), format_, raw=options.raw_cells)


def _list(kinds: tuple[str, ...], options: Listing) -> None:
    from syru.answers import select  # noqa: PLC0415 - help and completion need it not

    format_ = choose("--format", options.format, FORMATS)
    index = index_of(tuple(options.log or ()))
    answer: Answer = select(index, resolve(options.wish(), index, kinds))
    write_entries(answer, format_, raw=options.raw_cells)
