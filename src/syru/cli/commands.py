"""The application: the commands by name, each made only when it is asked for.

Making all commands with all their options takes longer than answering one of them.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from syru import __version__
from syru.cli.layout import Command
from syru.cli.misuse import no_such_command
from syru.errors import UsageError

# Each command is the function of the same name in the module of the same name, in this order.
COMMANDS = (
    "timeline",
    "who",
    "quotes",
    "facts",
    "find",
    "chart",
    "show",
    "actors",
    "topics",
    "places",
    "sources",
    "export",
    "check",
    "new",
)

_EXAMPLES = """\b
Examples:
  syru timeline --since 2025-01
  syru who Kuznetsov
  syru quotes --topic bases
"""
_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}


class _Commands(MutableMapping[str, Any]):
    """The commands by name, each imported and made at its first use."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = _make(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _make(name: str) -> Any:
    module = import_module(f"syru.cli.{name}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings: dict[str, Any] = {"cls": Command, "context_settings": _HELP_OPTIONS}
    alone.command(name, **settings)(getattr(module, name))
    return typer.main.get_command(alone)


class _Group(TyperGroup):
    """The command `syru`, whose commands are made when they are asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was named; UsageError where there is none, with the nearest."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise UsageError(no_such_command(args[0], COMMANDS))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Group,
    help="Timelines, actor summaries and quote lookups from a plain-text log of events.",
    epilog=_EXAMPLES,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings=_HELP_OPTIONS,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature
    if wanted:
        typer.echo(f"syru {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    ctx: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
