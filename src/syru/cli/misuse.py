"""What Typer finds wrong with the words of a command, said as this program says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from syru.errors import clipped
from syru.names import nearest

if TYPE_CHECKING:
    from typer.exceptions import TyperException

_EXTRA = re.compile(r"argument\(s\) \((.*)\)$", re.DOTALL)


def explain(error: TyperException) -> str:
    """Return what is wrong and what to write instead; Typer's own words where neither is known.

    Typer keeps its kinds of errors to itself, so they are told apart by name.
    """
    kind, ctx = type(error).__name__, getattr(error, "ctx", None)
    if kind == "BadOptionUsage":
        return _value(error)
    explained = {
        "NoSuchOption": _no_such_option,
        "MissingParameter": _missing,
        "BadParameter": _bad_value,
        "UsageError": _extra,
    }.get(kind)
    return error.format_message() if explained is None or ctx is None else explained(error, ctx)


def no_such_command(typed: str, commands: tuple[str, ...]) -> str:
    """Return that there is no such command, and which are near."""
    close = nearest(typed, commands, 1)
    remedy = f"did you mean {close[0]}?" if close else "syru -h lists them"
    return f'syru has no command "{clipped(typed)}"; {remedy}'


def _no_such_option(error: Any, ctx: Any) -> str:
    typed = error.option_name
    known = [name for param in ctx.command.get_params(ctx) for name in _names(param)]
    long = [name for name in known if name.startswith("--")]
    close = nearest(typed, long, 1) if typed.startswith("--") else ()
    if ctx.parent is None and not close:
        remedy = "options come after the command: syru timeline --since 2025-01"
    else:
        remedy = f"did you mean {close[0]}?" if close else f"{ctx.command_path} -h lists them"
    return f"{ctx.command_path} has no option {clipped(typed)}; {remedy}"


def _value(error: Any) -> str:
    typed = error.option_name
    if "does not take" in error.message:
        return f"{typed} takes no value; write {typed} alone"
    return f"{typed} needs a value; write it after {typed}"


def _missing(error: Any, ctx: Any) -> str:
    what = error.param.make_metavar(ctx).upper()
    return f"{ctx.command_path} needs {what}; write {ctx.command_path} {what}"


def _bad_value(error: Any, _ctx: Any) -> str:
    least = getattr(error.param.type, "min", None)
    name = max(_names(error.param), key=len)
    if least is None:
        return str(error.format_message())
    return f"{name} takes a whole number from {least} on; write {name} {least + 10}"


def _extra(error: Any, ctx: Any) -> str:
    extra = _EXTRA.search(error.message)
    if extra is None:
        return str(error.format_message())
    remedy = f"filters are options, which {ctx.command_path} -h lists"
    return f'{ctx.command_path} does not know what to do with "{clipped(extra[1])}"; {remedy}'


def _names(param: Any) -> list[str]:
    return [*param.opts, *param.secondary_opts] if param.param_type_name == "option" else []
