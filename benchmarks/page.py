"""How long the exported page of 10,000 entries takes to open and to filter in Chromium.

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

if TYPE_CHECKING:
    from collections.abc import Mapping

BROWSE = Path(__file__).parents[1] / "tests" / "export" / "browser" / "browse.mjs"
ENTRIES = 10_000
RUNS = 3
_FILTERS = (
    ("words", {"words": "harbour 7"}),
    ("topic", {"words": "", "topic": "3"}),
    ("as of a day", {"topic": "", "asof": "40"}),
    ("window", {"asof": "1000000", "since": "2010", "until": "2012"}),
    ("all again", {"since": "", "until": ""}),
)


def log() -> str:
    """Return a log of many entries: days, ranges and spans, claims, and undated ones."""
    dates = ('"{y}-{m:02}-{d:02}"', '"{y}-{m:02}"', '"[{y}-{m:02}..{z}]"', '"{y}/{z}"', '"{y}~"')
    rows = ['[log]\nformat = 1\ntitle = "Many"\n[sources.s]\ntitle = "S"\ndate = 2025-12-31\n']
    rows += [f'[topics.t{n}]\nname = "Topic {n}"\n' for n in range(20)]
    rows += [f'[actors.a{n}]\nname = "Actor {n}"\nkind = "person"\n' for n in range(100)]
    for n in range(ENTRIES):
        year = 1990 + n * 7 % 35
        date = dates[n % 5].format(y=year, z=year + 1, m=n % 12 + 1, d=n % 28 + 1)
        rows.append(
            f'[[events]]\nid = "e{n}"\ndate = {date}\ntitle = "Harbour matter {n} of note"\n'
            f'summary = "What was said about it by several sides, at some length, case {n % 97}."\n'
            f'actors = ["a{n % 100}", "a{n * 3 % 100}"]\ntopics = ["t{n % 20}"]\n'
            f'claims = [{{ by = "a{n % 50}", stance = "asserts", date = {year} }},'
            f' {{ by = "a{n % 31}", stance = "denies", date = {year + 1} }}]\n'
            if n % 10
            else f'[[quotes]]\nid = "e{n}"\ntext = "Words number {n}"\nby = "a{n % 100}"\n'
        )
    return "".join(rows)


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        written, page = Path(folder, "log.toml"), Path(folder, "page.html")
        written.write_text(log(), "utf-8")
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
