"""The application: the commands by name, each made only when it is asked for.

Making all commands with all their options takes longer than answering one of them.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from syru import __version__

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
    "check",
    "new",
)

_EXAMPLES = """
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
    alone.command(name, context_settings=_HELP_OPTIONS)(getattr(module, name))
    return typer.main.get_command(alone)


class _Group(TyperGroup):
    """The command `syru`, whose commands are made when they are asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)


app = typer.Typer(
    cls=_Group,
    help="Timelines, actor summaries and quote lookups from a plain-text log of events.",
    epilog=_EXAMPLES,
    no_args_is_help=True,
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
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version
