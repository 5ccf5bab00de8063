"""The reference of commands and options, as the program declares them."""

from typing import Any

import typer
from typer.core import TyperCommand

from syru.cli.app import COMMANDS, app

# The command whose options the other listings have too, and that has no others.
_PATTERN = "stats"
# What stands for a value where the option's name does not say it.
_VALUES = {
    **dict.fromkeys(("since", "until", "as_of"), "DATE"),
    **dict.fromkeys(("claimed_by", "denied_by", "by"), "NAME"),
    "text": "WORDS",
    "limit": "N",
}


def reference() -> str:
    """Return the reference in Markdown: the options that listings share, then each command."""
    commands = made()
    shared = _options(commands[_PATTERN])
    parts = ["## Options of every listing", "", *_table(shared)]
    for name, command in commands.items():
        parts += ["", f"## syru {name}", "", f"{command.help}", "", *_usage(command)]
        own = _options(command)
        if shared.items() <= own.items():
            extra = {words: help_ for words, help_ in own.items() if words not in shared}
            more = ", and:" if extra else "."
            parts += [
                "",
                f"It takes the [options of every listing](#options-of-every-listing){more}",
            ]
            own = extra
        parts += ["", *_table(own)] if own else []
    return "\n".join(parts) + "\n"


def made() -> dict[str, TyperCommand]:
    """Return the commands of the program by name, in the order of its help."""
    group: Any = typer.main.get_command(app)
    return {name: group.commands[name] for name in COMMANDS}


def _usage(command: TyperCommand) -> list[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    words = " ".join(_argument(one) for one in arguments)
    usage = " ".join(filter(None, ["syru", command.name, words, "[OPTIONS]"]))
    lines = [f"- `{_argument(one)}`: {getattr(one, 'help', '')}" for one in arguments]
    return ["```", usage, "```", *(["", *lines] if lines else [])]


def _argument(argument: Any) -> str:
    name = (argument.metavar or argument.name).strip("[]{}<>.").upper()
    more = "…" if argument.nargs == -1 else ""
    return f"{name}{more}" if argument.required else f"[{name}{more}]"


def _options(command: TyperCommand) -> dict[str, str]:
    """Return what is typed for each option, and what it does."""
    found: dict[str, str] = {}
    for option in command.params:
        if option.param_type_name == "option" and not getattr(option, "hidden", False):
            names = sorted([*option.opts, *option.secondary_opts], key=len)
            value = "" if getattr(option, "is_flag", False) else f" {_value(option)}"
            found[", ".join(f"`{name}{value}`" for name in names)] = (
                getattr(option, "help", "") or ""
            )
    return found


def _value(option: Any) -> str:
    return str(option.metavar or _VALUES.get(option.name) or option.name.upper())


def _table(options: dict[str, str]) -> list[str]:
    rows = [f"| {words} | {help_} |" for words, help_ in options.items()]
    return ["| option | what it does |", "|---|---|", *rows]
