"""Write again what the docs show of the program: examples, the reference of commands, pictures.

Usage: python docs/redraw.py           (after a change of what the program prints)
       python docs/redraw.py --check   (exit code 1 where the docs are not what it prints)
       python docs/redraw.py --page [FOLDER]   (the pictures of the exported page, in Chromium: the
                                                two that the docs show, or all six into a folder)

In a fenced block of the language `console` the lines that begin with "$ " are typed, with those
below that begin with ">". What stands below is what the program then writes, stdout and stderr
together, 80 columns wide and on 1 November 2025. The blocks of one page share a folder: one may
write what the next reads.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from page_pictures import draw_pages
from pictures import PICTURES, drawn, shown
from program import ROOT, typed
from reference import reference

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_EXAMPLES = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_REFERENCE = re.compile(
    r"(?<=<!-- reference: begin -->\n).*?(?=<!-- reference: end -->)", re.DOTALL
)


def redrawn(page: str) -> str:
    """Return the text of a page with everything in it as the program writes it now."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = _EXAMPLES.sub(lambda block: _played(block[1], Path(folder)), page)
    return _REFERENCE.sub(lambda _: f"\n{reference()}\n", fresh)


def _played(block: str, folder: Path) -> str:
    answers = (f"$ {shown}\n{typed(words, folder)}" for shown, words in _commands(block))
    return "```console\n" + "\n".join(answers) + "```"


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command as it is shown, after "> " where it goes on, and as it is typed."""
    for command in re.finditer(r"^\$ (.*(?:\n> ?.*)*)", block, re.MULTILINE):
        yield command[1], re.sub(r"\n> ?", "\n", command[1])


def stale_pages() -> list[Path]:
    """Return the pages that do not show what the program writes."""
    return [page for page in PAGES if redrawn(page.read_text("utf-8")) != page.read_text("utf-8")]


def stale_pictures() -> list[Path]:
    """Return the pictures that do not show what the program draws."""
    paths = {ROOT / "docs" / "pictures" / f"{name}.svg": name for name in PICTURES}
    return [
        path
        for path, name in paths.items()
        if not path.exists() or shown(path.read_text("utf-8")) != shown(drawn(name))
    ]


def main() -> int:
    """Write what is stale again, or only name it."""
    if sys.argv[1:2] == ["--page"]:
        for path in draw_pages(Path(sys.argv[2]) if sys.argv[2:] else None):
            print(path)
        return 0
    pages, pictures = stale_pages(), stale_pictures()
    for path in [*pages, *pictures]:
        print(path.relative_to(ROOT))
    if "--check" in sys.argv[1:]:
        return 1 if pages or pictures else 0
    for path in pages:
        path.write_text(redrawn(path.read_text("utf-8")), "utf-8")
    for path in pictures:
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn(path.stem), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
