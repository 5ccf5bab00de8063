"""How a command is used: its help under headings, and what is said when it is used wrongly."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from syru.errors import UsageError, clipped
from syru.names import nearest

if TYPE_CHECKING:
    from typer.exceptions import TyperException

# What Typer adds to the help of a parameter that the usage or the help itself says already.
_SAID_ALREADY = r"\s*\[(required|x>=\d+)\]$"
_FIRST_PART = r"[:;]|, with "
# The headings of the help, in its order; the arguments stand above them.
HEADINGS = ("Which entries", "How they are shown", "Where it is written", "What is read", "Options")
# Those of `syru add`, which say what a new entry holds.
ENTRY_HEADINGS = ("What it holds", "An event or a fact", "A quote", "Declared on the way")
ENTRY, TOLD, QUOTED, NEW_NAMES = ENTRY_HEADINGS
_BRACES = str.maketrans("", "", "{}")
# How alike a command or an option must be to be meant: "--pager" is not "--place".
_MISTYPED = 0.72
_LISTS_OF_NAMES = ("actors", "topics", "places", "sources")
_WHERE_NAMES_ARE = {
    "who": "syru actors lists whom the log knows",
    "show": "an id stands on each row of syru timeline",
}
# What other programs call these options.
_OTHER_NAMES = {
    **dict.fromkeys(("from", "after", "start", "date", "begin"), "since"),
    **dict.fromkeys(("to", "before", "end", "through"), "until"),
    **dict.fromkeys(("speaker", "said-by", "author"), "by"),
    **dict.fromkeys(("person", "who"), "actor"),
    **dict.fromkeys(("tag", "about", "subject"), "topic"),
    **dict.fromkeys(("location", "where-at", "at"), "place"),
    **dict.fromkeys(("status", "state"), "standing"),
    **dict.fromkeys(("search", "words", "grep"), "text"),
    **dict.fromkeys(("max", "head", "number"), "limit"),
    **dict.fromkeys(("file", "input"), "log"),
}
_EXTRA = r"(?s)argument\(s\) \((.*)\)$"


class Command(TyperCommand):
    """A command whose help has a heading for each group of options."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the pieces of the usage line, what has to be given in capitals alone."""
        return [piece.translate(_BRACES).upper() for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what the list of commands says of this one, up to its first details."""
        del limit
        help_ = inspect.cleandoc(self.help or "").partition("\n")[0]
        return re.split(_FIRST_PART, help_)[0].removesuffix(".") + "."

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; UsageError where a long one has a single hyphen, "-topic bases"."""
        long = {name for param in self.get_params(ctx) for name in _names(param)}
        for word in args:
            if word == "--":
                break
            name = word.partition("=")[0]
            if len(name) > 2 and name[0] == "-" != name[1] and f"-{name}" in long:
                raise UsageError(f"{ctx.command_path} has no option {name}; write -{name}")
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the parameters, a section for each heading."""
        sections: dict[str, list[tuple[str, str]]] = {
            heading: [] for heading in ("Arguments", *ENTRY_HEADINGS, *HEADINGS)
        }
        for param in self.get_params(ctx):
            if (record := param.get_help_record(ctx)) is None:
                continue
            name, help_ = record
            heading = getattr(param, "rich_help_panel", None) or "Options"
            if param.param_type_name == "argument":
                name, heading = name.upper(), "Arguments"
            sections[heading].append((name, re.sub(_SAID_ALREADY, "", help_)))
        for heading, rows in sections.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


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
    close = nearest(typed, commands, 1, cutoff=_MISTYPED)
    named = f'"{clipped(typed)}"'
    show = f"syru show {named if ' ' in typed else clipped(typed)}"
    remedy = f"did you mean {close[0]}?" if close else f"syru -h lists them; for a name, {show}"
    return f"syru has no command {named}; {remedy}"


def _no_such_option(error: Any, ctx: Any) -> str:
    typed = error.option_name
    known = [name for param in ctx.command.get_params(ctx) for name in _names(param)]
    long = [name for name in known if name.startswith("--")]
    bare = {name.removeprefix("--"): name for name in long}
    meant = _OTHER_NAMES.get(typed.lstrip("-"), typed.lstrip("-"))
    close: tuple[str, ...] = ()
    if typed.startswith("--"):
        close = (meant,) if meant in bare else nearest(meant, bare, 1, cutoff=_MISTYPED)
    if ctx.parent is None and not close:
        remedy = "options come after the command: syru timeline --since 2025-01"
    else:
        remedy = f"did you mean {bare[close[0]]}?" if close else f"{ctx.command_path} -h lists them"
    return f"{ctx.command_path} has no option {clipped(typed)}; {remedy}"


def _value(error: Any) -> str:
    typed = error.option_name
    if "does not take" in error.message:
        return f"{typed} takes no value; write {typed} alone"
    return f"{typed} needs a value; write it after {typed}"


def _missing(error: Any, ctx: Any) -> str:
    what = error.param.make_metavar(ctx).upper()
    remedy = _WHERE_NAMES_ARE.get(ctx.info_name, f"write {ctx.command_path} {what}")
    return f"{ctx.command_path} needs {what.removesuffix('...')}; {remedy}"


def _bad_value(error: Any, _ctx: Any) -> str:
    least = getattr(error.param.type, "min", None)
    name = max(_names(error.param), key=len)
    if least is None:
        return str(error.format_message())
    return f"{name} takes a whole number from {least} on; write {name} {least + 10}"


def _extra(error: Any, ctx: Any) -> str:
    extra = re.search(_EXTRA, error.message)
    if extra is None:
        return str(error.format_message())
    remedy = f"filters are options, which {ctx.command_path} -h lists"
    if ctx.info_name in _LISTS_OF_NAMES:
        remedy = f"syru show {clipped(extra[1])} shows one"
    return f'{ctx.command_path} does not know what to do with "{clipped(extra[1])}"; {remedy}'


def _names(param: Any) -> list[str]:
    return [*param.opts, *param.secondary_opts] if param.param_type_name == "option" else []
