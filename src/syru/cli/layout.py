"""How the help of a command is laid out: its options under headings, and nothing cut off."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

# What Typer adds to the help of a parameter that the usage or the help itself says already.
_SAID_ALREADY = re.compile(r"\s*\[(required|x>=\d+)\]$")
_FIRST_PART = re.compile(r"[:;]|, with ")
_HEADINGS = (
    "Arguments",
    "Which entries",
    "How they are shown",
    "Where it is written",
    "What is read",
    "Options",
)
_BRACES = str.maketrans("", "", "{}")


class Command(TyperCommand):
    """A command whose help has a heading for each group of options."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the pieces of the usage line, what has to be given in capitals alone."""
        return [piece.translate(_BRACES).upper() for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what the list of commands says of this one, up to its first details."""
        del limit
        help_ = inspect.cleandoc(self.help or "").partition("\n")[0]
        return _FIRST_PART.split(help_)[0].removesuffix(".") + "."

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the parameters, a section for each heading."""
        sections = _sections(self.get_params(ctx), ctx)
        order = {heading: at for at, heading in enumerate(_HEADINGS)}
        for heading in sorted(sections, key=lambda heading: order.get(heading, len(order))):
            with formatter.section(heading):
                formatter.write_dl(sections[heading])


def _sections(params: Sequence[Any], ctx: Any) -> dict[str, list[tuple[str, str]]]:
    sections: dict[str, list[tuple[str, str]]] = {}
    for param in params:
        record = param.get_help_record(ctx)
        if record is not None:
            is_argument = param.param_type_name == "argument"
            heading = "Arguments" if is_argument else getattr(param, "rich_help_panel", None)
            name, help_ = record
            row = (name.upper() if is_argument else name, _SAID_ALREADY.sub("", help_))
            sections.setdefault(heading or "Options", []).append(row)
    return sections
