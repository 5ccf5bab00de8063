"""The pictures of the exported page: what Chromium shows of the built-in log.

Needs what tests/export/browser/run installs. Chromium draws letters a little differently from one
release to the next, so that these pictures are drawn when they are asked for, and never compared.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from program import ROOT

_BROWSE = ROOT / "tests" / "export" / "browser" / "browse.mjs"
# Those that the docs show; all others are drawn for who designs the page.
SHOWN = ("page-light-1440", "page-dark-375")
_SIZES = ((375, 812), (768, 1024), (1440, 900))
_SCHEMES = ("light", "dark")


def draw_pages(folder: Path | None = None) -> list[Path]:
    """Write the pictures that the docs show, or all of them into a folder; return where."""
    target = folder or ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    drawn = []
    with tempfile.TemporaryDirectory() as made:
        page = Path(made, "page.html")
        command = [sys.executable, "-m", "syru", "export", "html", "-o", str(page)]
        subprocess.run(command, check=True)  # noqa: S603 - the program itself
        for width, height in _SIZES:
            for scheme in _SCHEMES:
                name = f"page-{scheme}-{width}"
                if folder is not None or name in SHOWN:
                    drawn.append(target / f"{name}.png")
                    _draw(page, drawn[-1], width=width, height=height, scheme=scheme)
    return drawn


def _draw(page: Path, picture: Path, **setting: object) -> None:
    steps = [["shot", str(picture), False]]
    order = {"page": page.as_uri(), "steps": steps, **setting}
    subprocess.run(  # noqa: S603 - the driver of the browser tests
        ["node", str(_BROWSE)],  # noqa: S607 - whichever node there is
        input=json.dumps(order).encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
