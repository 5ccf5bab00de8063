"""How long the exported page of 46,092 entries takes to open and to filter in Chromium.

Needs what tests/export/browser/run installs. Prints one line a measurement, the best of three.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from made_logs import write_logs

if TYPE_CHECKING:
    from collections.abc import Mapping

BROWSE = Path(__file__).parents[1] / "tests" / "export" / "browser" / "browse.mjs"
ENTRIES = 46_092
RUNS = 3
_FILTERS = (
    ("words", {"words": "treaty visit"}),
    ("topic", {"words": "", "topic": "bases"}),
    ("topic cleared", {"topic": ""}),
    ("actor", {"actor": "actor-7"}),
    ("actor cleared", {"actor": ""}),
    ("as of a day", {"asof": "2010"}),
    ("window", {"asof": "", "since": "2020", "until": "2022"}),
    ("all again", {"since": "", "until": ""}),
)


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        written, page = write_logs(Path(folder), ENTRIES).toml, Path(folder, "page.html")
        command = [sys.executable, "-m", "syru", "export", "html", "--log", str(written)]
        start = perf_counter()
        subprocess.run([*command, "-o", str(page)], check=True)  # noqa: S603 - the program itself
        print(f"export: {perf_counter() - start:.1f} s, {page.stat().st_size / 1e6:.1f} MB")
        order = {"page": page.as_uri(), "steps": [["set", values] for _, values in _FILTERS]}
        runs = [_browse(order) for _ in range(RUNS)]
    print(f"open: {min(run['opened'] for run in runs):.0f} ms")
    for at, (name, _) in enumerate(_FILTERS):
        print(f"filter, {name}: {min(run['seen'][at] for run in runs):.0f} ms")


def _browse(order: Mapping[str, object]) -> dict[str, Any]:
    ended = subprocess.run(  # noqa: S603
        ["node", str(BROWSE)],  # noqa: S607 - whichever node there is
        input=json.dumps(order).encode(),
        capture_output=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


if __name__ == "__main__":
    main()
