"""The options that the commands share, declared once."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any

import typer

from syru.cli import completion
from syru.cli.files import output_to
from syru.cli.resolving import Wish

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")

_FILTERS = "Which entries"
_SHOWN = "How they are shown"
_WRITTEN = "Where it is written"
_READ = "What is read"


def filter_option(
    *names: str,
    help: str,  # noqa: A002 - Typer's word
    metavar: str | None = None,
    complete: Callable[..., Any] | None = None,
) -> Any:
    """Return an option that says which entries are meant."""
    return typer.Option(
        *names, help=help, metavar=metavar, autocompletion=complete, rich_help_panel=_FILTERS
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Which logs are read."""

    log: Annotated[
        list[str] | None,
        typer.Option(
            "--log",
            "-l",
            metavar="FILE",
            help="Read this log instead of the built-in one; - is standard input. Repeatable.",
            rich_help_panel=_READ,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Reading):
    """Where the answer is written."""

    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this new file, whole or not at all; - is standard output.",
            rich_help_panel=_WRITTEN,
        ),
    ] = None
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace the file where it exists.", rich_help_panel=_WRITTEN),
    ] = False


Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of {', '.join(FORMATS)}.",
        autocompletion=completion.formats,
        rich_help_panel=_SHOWN,
    ),
]
RawCells = Annotated[
    bool,
    typer.Option(
        "--raw-cells",
        help="Leave csv and tsv cells that begin like a formula as they are.",
        rich_help_panel=_SHOWN,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Writing):
    """In what form the answer is written."""

    format: Format = "table"
    raw_cells: RawCells = False


Text = str | None
Texts = list[str] | None
AsOf = Annotated[
    Text,
    filter_option(
        "--as-of", metavar="DAY", help="Only what was public by this day, as it then stood."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selecting(Writing):
    """Which entries are meant."""

    since: Annotated[
        Text,
        filter_option(
            "--since",
            metavar="DATE",
            help="From the first day of this on: 2025-01, July 2025, last month …",
        ),
    ] = None
    until: Annotated[
        Text, filter_option("--until", metavar="DATE", help="Through the last day of this.")
    ] = None
    certain: Annotated[
        bool, filter_option("--certain", help="Only what surely lies within --since and --until.")
    ] = False
    as_of: AsOf = None
    actor: Annotated[
        Texts,
        filter_option(
            "--actor",
            "-a",
            metavar="NAME",
            help="About, by, naming or claimed by this actor.",
            complete=completion.actors,
        ),
    ] = None
    topic: Annotated[
        Texts,
        filter_option(
            "--topic", "-t", metavar="NAME", help="On this topic.", complete=completion.topics
        ),
    ] = None
    place: Annotated[
        Texts,
        filter_option(
            "--place", "-p", metavar="NAME", help="At this place.", complete=completion.places
        ),
    ] = None
    standing: Annotated[
        Texts,
        filter_option(
            "--standing",
            metavar="STANDING",
            help="Stated, confirmed, claimed, rumoured, disputed or denied.",
            complete=completion.standings,
        ),
    ] = None
    claimed_by: Annotated[
        Texts,
        filter_option(
            "--claimed-by",
            metavar="NAME",
            help="Asserted, relayed or confirmed by this actor.",
            complete=completion.actors,
        ),
    ] = None
    denied_by: Annotated[
        Texts,
        filter_option(
            "--denied-by", metavar="NAME", help="Denied by this actor.", complete=completion.actors
        ),
    ] = None
    text: Annotated[
        Texts,
        filter_option(
            "--text", metavar="WORDS", help="Holding all these words, or words that begin so."
        ),
    ] = None
    all_of: Annotated[
        bool,
        filter_option("--all", help="Of a repeated option, match every value, not any of them."),
    ] = False
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", metavar="N", min=0, help="The first so many.", rich_help_panel=_SHOWN
        ),
    ] = None
    reverse: Annotated[
        bool, typer.Option("--reverse", help="Newest first.", rich_help_panel=_SHOWN)
    ] = False

    def wish(self) -> Wish:
        """Return the filters as they were typed."""
        return Wish(
            since=self.since,
            until=self.until,
            certain=self.certain,
            as_of=self.as_of,
            actors=self.actor or (),
            topics=self.topic or (),
            places=self.place or (),
            standings=self.standing or (),
            claimed_by=self.claimed_by or (),
            denied_by=self.denied_by or (),
            words=self.text or (),
            all_of=self.all_of,
            limit=self.limit,
            reverse=self.reverse,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Selecting):
    """Which entries are listed, and how."""

    format: Format = "table"
    raw_cells: RawCells = False


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose last parameter, a group of options, is spread over parameters.

    Typer reads a command's options from its signature; this writes a signature in which the
    fields of the group stand side by side, and puts the group together again for the call.
    """
    signature = inspect.signature(command)
    *own, grouped = signature.parameters.values()
    group = grouped.annotation

    def run(**values: Any) -> None:
        chosen = {field.name: values.pop(field.name) for field in fields(group)}
        made = group(**chosen)
        writing = made if isinstance(made, Writing) else Writing()
        with output_to(writing.output, force=writing.force):
            command(**values, **{grouped.name: made})

    options = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=field.type,
        )
        for field in fields(group)
    ]
    parameters = [*own, *options]
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
