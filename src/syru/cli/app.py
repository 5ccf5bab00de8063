"""The program: its commands, each made only when it is asked for, and how it ends.

Making all commands with all their options takes longer than answering one of them.
"""

import sys
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from syru import __version__
from syru.cli import usage
from syru.cli.streams import prepare_streams, print_message, silence
from syru.errors import LogError, SyruError, UsageError, clipped
from syru.index.cache import remove_damaged

INTERRUPTED = 130
_MOST_FAULTS = 30
# The commands in the order of the help, each with the module that has a function of its name.
COMMANDS = {
    "timeline": "entries",
    **dict.fromkeys(("who", "show"), "show"),
    **dict.fromkeys(("quotes", "facts", "find"), "entries"),
    "chart": "chart",
    "stats": "stats",
    **dict.fromkeys(("actors", "topics", "places", "sources"), "catalogues"),
    "export": "export",
    "check": "check",
    "diff": "diff",
    "import": "importing",
    "new": "new",
    "add": "add",
    "edit": "edit",
}

_EXAMPLES = """\b
Examples:
  syru timeline --since 2025-01
  syru who Kuznetsov
  syru quotes --topic bases
  syru show Qamishli
  syru find lobbying
  syru timeline --as-of 2025-10-05
"""
_HELP = "help"
_COMPLETION = ("--install-completion", "--show-completion")
_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code."""
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        code = _unwritable(error)
    sys.exit(code)


def _run() -> int:
    try:
        prepare_streams()
        return _answer()
    except LogError as error:
        _print_faults(error)
        return error.exit_code
    except (SyruError, TyperException) as error:
        return _explain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return 0
    except OSError as error:
        return _unwritable(error)


def _answer() -> int:
    try:
        return app(standalone_mode=False, prog_name="syru") or 0
    except SystemExit as end:
        # Typer ends the program itself where a pipe breaks, and takes that for a failure.
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        raise
    except (SyruError, TyperException, OSError):
        raise
    except Exception as error:
        # An index that opens may still be damaged further on, by a failing disk or another hand.
        if not remove_damaged():
            raise
        raise SyruError("the index was damaged, and is removed: ask again") from error


def _explain(error: SyruError | TyperException) -> int:
    """Print what is wrong in one line."""
    message = usage.explain(error) if isinstance(error, TyperException) else str(error)
    print_message(f"syru: {message}")
    return error.exit_code


def _print_faults(error: LogError) -> None:
    for fault in error.faults[:_MOST_FAULTS]:
        print_message(str(fault))
    count = len(error.faults)
    others = count - _MOST_FAULTS
    hidden = f"; syru check --all lists the other {others}" if others > 0 else ""
    if count > 1:
        print_message(f"syru: {count} faults in the log{hidden}")


def _unwritable(error: OSError) -> int:
    silence()
    print_message(f"syru: the answer cannot be written: {error.strerror or error}")
    return SyruError.exit_code


class _Commands(dict[str, Any]):
    """The commands by name, each imported and made at its first use."""

    def __missing__(self, name: str) -> Any:
        self[name] = _make(name)
        return self[name]


def _make(name: str) -> Any:
    module = import_module(f"syru.cli.{COMMANDS[name]}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings: dict[str, Any] = {"cls": usage.Command, "context_settings": _HELP_OPTIONS}
    # Python has some of these words for itself: the function is then called import_.
    alone.command(name, **settings)(getattr(module, f"{name}_" if iskeyword(name) else name))
    return typer.main.get_command(alone)


def _complete(option: str, shell: str) -> None:
    """Install the completion of a shell, or print its script; UsageError for another shell."""
    from typer import completion  # noqa: PLC0415 - 1 ms, once in the life of an installation

    shells = [each.value for each in completion.Shells]  # type: ignore[attr-defined]
    if shell not in shells:
        raise UsageError(f'{option} knows no shell "{clipped(shell)}": write {", ".join(shells)}')
    named = {"prog_name": "syru", "complete_var": "_SYRU_COMPLETE", "shell": shell}
    if option == "--show-completion":
        typer.echo(completion.get_completion_script(**named))  # type: ignore[attr-defined]
        return
    _, path = completion.install(**named)  # type: ignore[attr-defined]
    print_message(f"syru: completion for {shell} is in {path}; open a new terminal to have it")


class _Group(TyperGroup):
    """The command `syru`, whose commands are made when they are asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()

    def get_command(self, _ctx: object, cmd_name: str) -> Any:
        """Return the command of a name; None where there is none."""
        return self.commands[cmd_name] if cmd_name in COMMANDS else None

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command.

        Typer sets completion up for the shell that it is called from, and takes no name of another.
        """
        if len(args) > 1 and args[0] in _COMPLETION:
            _complete(*args[:2])
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was named; UsageError where there is none, with the nearest.

        "help timeline" is read as "timeline --help", as people know it from other programs.
        """
        if args[0] == _HELP and not ctx.resilient_parsing:
            args = [*args[1:2], "--help"]
            if len(args) == 1:
                typer.echo(ctx.get_help())
                ctx.exit()
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise UsageError(usage.no_such_command(args[0], tuple(COMMANDS)))
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
