"""The exports in Chromium: what a reader did there, and what was seen."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest
from running import ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class Chromium:
    """One Chromium for all sessions of this process, each with a tab of its own."""

    def __init__(self) -> None:
        self._driver: subprocess.Popen[str] | None = None

    def tell(self, order: dict[str, object]) -> dict[str, Any]:
        """Have a page opened and used as the order says, and return what was seen."""
        if self._driver is None or self._driver.poll() is not None:
            self._driver = subprocess.Popen(
                ["node", str(BROWSER / "browse.mjs")],  # noqa: S607 - whichever node there is
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        stdin, stdout = self._driver.stdin, self._driver.stdout
        assert stdin is not None
        assert stdout is not None
        too_late = Timer(240, self._driver.kill)
        too_late.start()
        try:
            stdin.write(json.dumps(order) + "\n")
            stdin.flush()
            line = stdout.readline()
        finally:
            too_late.cancel()
        assert line, "the driver of the browser has ended"
        told: dict[str, Any] = json.loads(line)
        return told

    def close(self) -> None:
        """End the browser, if it was started."""
        if self._driver is not None:
            self._driver.communicate(timeout=60)


_CHROMIUM = Chromium()


class Session:
    """What a reader did on a page, and what was seen."""

    def __init__(
        self, page: Path, *steps: Sequence[object], hash_: str = "", **setting: object
    ) -> None:
        order = {"page": f"{page.as_uri()}{hash_}", "steps": steps, **setting}
        told = _CHROMIUM.tell(order)
        assert "failed" not in told, told["failed"]
        self.seen: list[Any] = told["seen"]
        self.problems: list[str] = told["problems"]
        self.requests: list[str] = told["requests"]
        # Every session keeps these two promises, whatever else it is for.
        if "timeline" not in {step[0] for step in steps}:
            assert self.problems == [], self.problems
            assert self.requests == [], self.requests


@pytest.fixture(scope="session")
def browser() -> Iterator[None]:
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
    yield
    _CHROMIUM.close()


@pytest.fixture(scope="session")
def built_in(tmp_path_factory: pytest.TempPathFactory, browser: None) -> Path:  # noqa: ARG001
    """Return the page of the built-in log."""
    return page_of(tmp_path_factory.mktemp("page") / "log.html")
