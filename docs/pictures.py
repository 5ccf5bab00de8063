"""The pictures of the docs: what the program draws on a terminal, exported by Rich as SVG."""

import io
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from program import on_a_terminal
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

# Each picture is a command, and how many columns its terminal has.
PICTURES: Mapping[str, tuple[str, int]] = {
    "timeline": ("syru timeline --topic poisoning --topic extradition", 110),
    "quotes": ("syru quotes --topic bases --by Kuznetsov", 110),
    "chart-60": ("syru chart", 60),
    "chart-100": ("syru chart", 100),
    "chart-200": ("syru chart", 200),
}

_SVG = "{http://www.w3.org/2000/svg}"
# A page that shows a picture shall not ask another server for a font.
_FOREIGN_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_DARK = (24, 26, 31)
_COLOURS = TerminalTheme(
    _DARK,
    (216, 219, 226),
    [
        _DARK,
        (240, 113, 120),
        (126, 199, 134),
        (229, 192, 123),
        (97, 175, 239),
        (198, 120, 221),
        (86, 182, 194),
        (216, 219, 226),
    ],
)


def drawn(name: str) -> str:
    """Return a picture as SVG."""
    command, columns = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        output = on_a_terminal(command, Path(folder), columns)
    console = Console(
        record=True,
        width=columns,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )
    console.print(Text.from_ansi(output.rstrip("\n")))
    svg = console.export_svg(title=f"$ {command}", theme=_COLOURS, unique_id=name)
    lines = _FOREIGN_FONT.sub("", svg).split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def shown(svg: str) -> list[tuple[str, str]]:
    """Return each run of words in a picture with the way it is drawn.

    A release of Rich may lay out its picture differently: what is shown is what has to agree.
    """
    root = ET.fromstring(svg)  # noqa: S314 - a picture of our own
    styles = dict(re.findall(r"\.([\w-]+)\s*\{([^}]*)\}", "".join(root.itertext())))
    return [
        ((text.text or "").strip(), styles.get(text.get("class", ""), ""))
        for text in root.iter(f"{_SVG}text")
        if (text.text or "").strip()
    ]
