"""The options that the commands share, declared once, and what is meant by what was typed."""

import inspect
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

from syru.cli import completion, usage
from syru.cli.streams import Color, coloured, output_to
from syru.dates import DateSpan, parse_period
from syru.dates.periods import today
from syru.errors import UsageError, clipped, printable
from syru.log.files import chosen_logs
from syru.log.standing import Standing
from syru.names import did_you_mean
from syru.query.extra import Where, parse_where, refuse_unknown_key
from syru.query.find import NOT, find_named, find_subjects
from syru.query.selection import Excluded, Named, Selection, search_expression
from syru.render.formats import Format

Choice = TypeVar("Choice", bound=StrEnum)

FILTERS, SHOWN, WRITTEN, READ, OTHER = usage.HEADINGS


def option(
    declared: str, help_: str, panel: str = FILTERS, *, default: object = None, **settings: Any
) -> Any:
    """Return a dataclass field that is one option of a command.

    It is declared as the help shows it: "--log -l FILE" takes a value, "--force" is off or on. The
    panel is the heading of the help under which it stands; settings are more of Typer's own.
    """
    words = declared.split()
    names = [word for word in words if word.startswith("-")]
    metavar = None if names == words else words[-1]
    if metavar is None:
        default = False
    typer_option = typer.Option(
        *names, help=help_, metavar=metavar, rich_help_panel=panel, **settings
    )
    return field(default=default, metadata={"option": typer_option})


def argument(help_: str, **settings: Any) -> Any:
    """Return the declaration of an argument, which stands in the annotation of a parameter."""
    return typer.Argument(help=help_, show_default=False, **settings)


Text = str | None
Texts = list[str] | None

_ACTORS: dict[str, Any] = {"autocompletion": completion.actors}
_AS_OF = ("--as-of DAY", "Only what was public by this day, as it then stood.")


# Options are neither compared nor shown, and those that are only a part of others never made: what
# the decorator writes for a class takes a third of a millisecond for each method.


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class LogOptions:
    """Which logs are read."""

    log: Texts = option(
        "--log -l FILE",
        "Read this log instead of the built-in one; - is standard input. Repeatable.",
        READ,
    )


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OutputOptions(LogOptions):
    """Where the answer is written, and whether in colour."""

    color: str = option(
        "--color WHEN",
        "Colour always, auto (on a terminal) or never; FORCE_COLOR and NO_COLOR count too.",
        WRITTEN,
        default=Color.AUTO.value,
        autocompletion=completion.choices(Color),
    )

    output: Text = option(
        "--output -o FILE",
        "Write to this new file, whole or not at all; - is standard output.",
        WRITTEN,
    )
    force: bool = option("--force", "Replace the file where it exists.", WRITTEN)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class FormatOptions(OutputOptions):
    """In what format the answer is written."""

    format: str = option(
        "--format -f FORMAT",
        f"One of {', '.join(Format)}.",
        SHOWN,
        default=Format.TABLE.value,
        autocompletion=completion.formats,
    )
    raw_cells: bool = option(
        "--raw-cells", "Leave csv and tsv cells that begin like a formula as they are.", SHOWN
    )


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FilterOptions(OutputOptions):
    """Which entries are meant."""

    since: Text = option(
        "--since DATE",
        "From the first day of this on: 2025-01, July 2025, last month …",
        autocompletion=completion.periods,
    )
    until: Text = option(
        "--until DATE", "Through the last day of this.", autocompletion=completion.periods
    )
    certain: bool = option("--certain", "Only what surely lies within --since and --until.")
    as_of: Text = option(*_AS_OF)
    actor: Texts = option(
        "--actor -a NAME",
        "About, by, naming or claimed by this actor; not:NAME leaves these out.",
        **_ACTORS,
    )
    topic: Texts = option(
        "--topic -t NAME",
        "On this topic; not:NAME leaves these out.",
        autocompletion=completion.topics,
    )
    place: Texts = option(
        "--place -p NAME",
        "At this place; not:NAME leaves these out.",
        autocompletion=completion.places,
    )
    standing: Texts = option(
        "--standing STANDING",
        "Stated, confirmed, claimed, rumoured, disputed or denied; repeat it for several.",
        autocompletion=completion.standings,
    )
    claimed_by: Texts = option(
        "--claimed-by NAME", "Asserted, relayed or confirmed by this actor.", **_ACTORS
    )
    denied_by: Texts = option("--denied-by NAME", "Denied by this actor.", **_ACTORS)
    origins: int | None = option(
        "--origins N", "Resting on sources of at least so many independent origins.", min=1
    )
    text: Texts = option("--text WORDS", "Holding all these words, or words that begin so.")
    where: Texts = option(
        "--where CONDITION",
        "With such a value in extra: killed>=10 (or = != < <= > ~), or only killed; not:killed "
        "leaves these out. Of several conditions, each must be met.",
        autocompletion=completion.extras,
    )
    all_of: bool = option("--all", "Of a repeated option, match every value, not any of them.")
    limit: int | None = option("--limit -n N", "The first so many.", SHOWN, min=0)
    reverse: bool = option("--reverse", "Newest first.", SHOWN)

    def selection(self, index: sqlite3.Connection, kinds: tuple[str, ...]) -> Selection:
        """Return the selection that is meant; UsageError where something typed cannot be read."""
        since, until = read_period("--since", self.since), read_period("--until", self.until)
        if since is not None and until is not None and since.start_lo > until.end_hi:
            raise UsageError(f"--since {since} is later than --until {until}: exchange the two")
        standings = (
            choose("--standing", each.strip().lower(), Standing)
            for typed in self.standing or ()
            for each in typed.split(",")  # no standing has a comma in it
        )
        words = tuple(map(printable, self.text or ()))
        if words:
            search_expression(words, all_of=self.all_of)
        return Selection(
            kinds=kinds,
            since=since,
            until=until,
            certain=self.certain,
            as_of=read_period("--as-of", self.as_of),
            standings=tuple(dict.fromkeys(standings)),
            origins=self.origins,
            words=words,
            where=_conditions(index, self.where or ()),
            all_of=self.all_of,
            limit=self.limit,
            reverse=self.reverse,
            **_named(index, self.names()),
        )

    def names(self) -> dict[str, tuple[str, Texts]]:
        """Return the kind and the names that were typed for each field of a selection."""
        return {
            "actors": ("actor", self.actor),
            "topics": ("topic", self.topic),
            "places": ("place", self.place),
            "claimed_by": ("actor", self.claimed_by),
            "denied_by": ("actor", self.denied_by),
        }


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ListOptions(FormatOptions, FilterOptions):
    """Which entries are listed, and how."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ShowOptions(FormatOptions):
    """In what format one thing is shown, and as of when."""

    as_of: Text = option(*_AS_OF)


def spread(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Return a command whose last parameter, a group of options, is spread over parameters.

    What a command returns is the exit code; the output is then written all the same.

    Typer reads a command's options from its signature; this writes a signature in which the
    fields of the group stand side by side, and puts the group together again for the call.
    """
    signature = inspect.signature(command)
    *own, grouped = signature.parameters.values()
    group = grouped.annotation

    def run(**values: Any) -> int | None:
        options = group(**{one.name: values.pop(one.name) for one in fields(group)})
        writing = options if isinstance(options, OutputOptions) else OutputOptions()
        color = choose("--color", writing.color, Color)
        read = chosen_logs(tuple(writing.log or ()))
        with (
            coloured(color),
            output_to(writing.output, force=writing.force, sources=read),
        ):
            return command(**values, **{grouped.name: options})

    own += map(_parameter, fields(group))
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = signature.replace(parameters=own)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in own}
    return run


def _parameter(option: Field[Any]) -> inspect.Parameter:
    """Return an option of a group as a parameter that Typer reads."""
    declared: Any = option.type
    annotation = Annotated[declared, option.metadata["option"]]
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(option.name, kind, default=option.default, annotation=annotation)


def choose(option: str, typed: str, choices: Iterable[Choice]) -> Choice:
    """Return the choice that was typed after an option; UsageError where it is none."""
    named = {choice.value: choice for choice in choices}
    if typed in named:
        return named[typed]
    values = list(named)
    remedy = did_you_mean(typed, values) or f"write one of: {', '.join(values)}"
    raise UsageError(f'{option} has no "{clipped(typed)}"; {remedy}')


def _named(index: sqlite3.Connection, names: dict[str, tuple[str, Texts]]) -> dict[str, Any]:
    """Return the fields of a selection with what the names mean, each thing once.

    Raises UsageError where a name is not clear.
    """
    found: dict[str, list[Named]] = {axis: [] for axis in names}
    excluded: list[Excluded] = []
    for axis, (kind, typed) in names.items():
        for text in typed or ():
            one = find_named(index, kind, text.removeprefix(NOT))
            if text.startswith(NOT):
                excluded.append(Excluded(field=axis, one=one))
            else:
                found[axis].append(one)
    once = {axis: tuple(dict.fromkeys(things)) for axis, things in found.items()}
    return {**once, "excluded": tuple(dict.fromkeys(excluded))}


def with_subjects(
    index: sqlite3.Connection, selection: Selection, typed: Sequence[str] | None
) -> Selection:
    """Return a selection of what is also about all the things that were typed, whatever their kind.

    Raises UsageError where a name is not clear.
    """
    if not typed:
        return selection
    try:
        found = find_subjects(index, typed)
    except UsageError as error:
        hint = hint_of_option((" ".join(typed), *typed))
        if not hint:
            raise
        raise UsageError(f"{error}{hint}") from None
    chosen = {f"{kind}s": getattr(selection, f"{kind}s") for kind, _ in found}
    for kind, one in found:
        chosen[f"{kind}s"] = tuple(dict.fromkeys((*chosen[f"{kind}s"], one)))
    return selection._replace(**chosen, all_of=selection.all_of or len(found) > 1)


def hint_of_option(typed: Iterable[str]) -> str:
    """Return what to write where one of the words is a time or a standing; "" where none is."""
    return next(filter(None, map(_as_option, typed)), "")


def _as_option(typed: str) -> str:
    """Return what to write where a time or a standing was typed as if it were a name."""
    if typed.lower() in tuple(Standing):
        return f"; of that standing: --standing {typed.lower()}"
    try:
        parse_period(typed, today())
    except ValueError:
        return ""
    period = typed if " " not in typed else f'"{typed}"'
    return f"; in that time: --since {period} --until {period}"


def _conditions(index: sqlite3.Connection, typed: Iterable[str]) -> tuple[Where, ...]:
    """Return the conditions on values of one's own, each once; UsageError where one is none."""
    found = [parse_where(one.removeprefix(NOT), negated=one.startswith(NOT)) for one in typed]
    for where in found:
        refuse_unknown_key(index, where.key)
    return tuple(dict.fromkeys(found))


def read_period(option: str, typed: str | None) -> DateSpan | None:
    """Return the period that was typed after an option; UsageError where it is none."""
    if typed is None:
        return None
    try:
        return parse_period(typed, today())
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
