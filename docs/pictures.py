"""The pictures of the docs, drawn by the program's own rooms and exported by Rich as SVG."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rich.console import Console, RenderableType
from rich.terminal_theme import TerminalTheme

from syru import tables
from syru.answers import Answer, select
from syru.cache import open_index
from syru.cli.terminal import Observer
from syru.logfiles import builtin_log, read_log_files
from syru.resolving import Wish, resolve

_SVG = "{http://www.w3.org/2000/svg}"
# A page that shows a picture shall not ask another server for a font.
_FOREIGN_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_PAPER = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [
        (36, 41, 47), (207, 34, 46), (17, 99, 41), (149, 56, 0),
        (9, 105, 218), (130, 80, 223), (27, 124, 131), (110, 119, 129),
    ],
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A command, and what it draws at a width of columns."""

    command: str
    kind: str
    wish: Wish
    draw: Callable[[Answer, int], RenderableType]
    width: int


PICTURES: Mapping[str, Picture] = {
    "timeline": Picture(
        command="syru timeline --since 2025-09 --until 2025-10-12 --certain",
        kind="event",
        wish=Wish(since="2025-09", until="2025-10-12", certain=True),
        draw=tables.timeline,
        width=110,
    ),
    "quotes": Picture(
        command="syru quotes --topic bases --by Kuznetsov",
        kind="quote",
        wish=Wish(topics=("bases",), speakers=("Kuznetsov",)),
        draw=tables.quotes,
        width=110,
    ),
}


def drawn(name: str) -> str:
    """Return a picture as SVG."""
    picture = PICTURES[name]
    index = open_index(read_log_files((str(builtin_log()),)), Observer())
    answer = select(index, resolve(picture.wish, index, (picture.kind,)))
    console = Console(
        record=True, width=picture.width, file=io.StringIO(), force_terminal=True,
        color_system="truecolor", highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    console.print(picture.draw(answer, picture.width))
    svg = console.export_svg(title=f"$ {picture.command}", theme=_PAPER, unique_id=name)
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
