"""The exports in Chromium: what a reader did there, and what was seen."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from running import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

BROWSER = Path(__file__).parent / "export" / "browser"

LOOK: list[object] = ["look"]
REQUIRED = os.environ.get("SYRU_BROWSER_TESTS") == "required"


def export(form: str, *words: object, log: str | None = None) -> str:
    """Export the built-in log, or a log that is given as text."""
    more = () if log is None else ("--log", "-")
    said = ask("export", form, *map(str, words), *more, stdin=log or "")
    assert said.code == 0, said.err
    return said.out


def page_of(target: Path, log: str | None = None) -> Path:
    """Write the page of the built-in log, or of a log that is given as text."""
    export("html", "-o", target, log=log)
    return target


def entries_of(*options: object, log: str | None = None) -> list[dict[str, Any]]:
    """Return the entries that the program finds, in its order."""
    entries: list[dict[str, Any]] = json.loads(export("json", *options, log=log))
    return entries


class Session:
    """What a reader did on a page, and what was seen."""

    def __init__(
        self, page: Path, *steps: Sequence[object], hash_: str = "", **setting: object
    ) -> None:
        order = {"page": f"{page.as_uri()}{hash_}", "steps": steps, **setting}
        ended = subprocess.run(
            ["node", str(BROWSER / "browse.mjs")],  # noqa: S607 - whichever node there is
            input=json.dumps(order).encode(),
            capture_output=True,
            check=False,
            timeout=240,
        )
        assert ended.returncode == 0, ended.stderr.decode()
        told = json.loads(ended.stdout)
        self.seen: list[Any] = told["seen"]
        self.problems: list[str] = told["problems"]
        self.requests: list[str] = told["requests"]
        # Every session keeps these two promises, whatever else it is for.
        if "timeline" not in {step[0] for step in steps}:
            assert self.problems == [], self.problems
            assert self.requests == [], self.requests


@pytest.fixture(scope="session")
def browser() -> None:
    """Skip a test where there is no browser, or fail it where there has to be one."""
    programs = ("node", os.environ.get("SYRU_CHROMIUM", "chromium"))
    missing = [program for program in programs if shutil.which(program) is None]
    if not (BROWSER / "node_modules").is_dir():
        missing.append("the packages of tests/export/browser")
    if importlib.util.find_spec("sqlite_utils") is None:
        missing.append("sqlite-utils (pip install 'syru[dev]')")
    if missing:
        end = pytest.fail if REQUIRED else pytest.skip
        end(f"not installed: {', '.join(missing)}; see tests/export/browser/run")


@pytest.fixture(scope="session")
def built_in(tmp_path_factory: pytest.TempPathFactory, browser: None) -> Path:  # noqa: ARG001
    """Return the page of the built-in log."""
    return page_of(tmp_path_factory.mktemp("page") / "log.html")
