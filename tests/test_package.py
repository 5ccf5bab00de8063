"""The package as it is handed out, and the built-in log that it finds."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "syru"
# What the program reads beside its code: the schema of the index, the page, a log to start from.
CARRIED = [
    path.relative_to(PACKAGE).as_posix()
    for path in sorted(PACKAGE.rglob("*"))
    if path.is_file() and path.suffix not in (".py", ".pyc")
]


def run(
    words: list[str], folder: Path, python_path: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with that and nothing else as Python's path."""
    # Copies of the package are not what coverage measures.
    unwanted = ("PYTHONPATH", "SYRU_", "COVERAGE_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    if python_path is not None:
        environment["PYTHONPATH"] = str(python_path)
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sdist, and the wheel out of the sdist, as a registry and an installer would."""
    folder = tmp_path_factory.mktemp("built")
    make = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = run([*make, "-t", "sdist"], ROOT)
    assert done.returncode == 0, done.stderr
    with tarfile.open(next(folder.glob("*.tar.gz"))) as sdist:
        sdist.extractall(folder / "unpacked", filter="data")
    done = run([*make, "-t", "wheel"], next((folder / "unpacked").iterdir()))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path) -> Path:
    """Return a folder in which the wheel lies as an installer lays it out."""
    site = built / "site"
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(site)  # noqa: S202 - our own wheel
    return site


@pytest.mark.parametrize("name", ["events.toml", *CARRIED])
def test_the_wheel_carries_what_the_program_reads(installed: Path, name: str) -> None:
    source = (ROOT if name == "events.toml" else PACKAGE) / name
    assert (installed / "syru" / name).read_bytes() == source.read_bytes()


def test_the_wheel_carries_the_licence_and_the_command(installed: Path) -> None:
    [about] = installed.glob("*.dist-info")
    assert (about / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "syru = syru.__main__:main" in (about / "entry_points.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "events.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "tests/test_package.py",
        "tests/export/test_browser.py",
        "tests/export/browser/run",
        "docs/redraw.py",
    ],
)
def test_the_sdist_carries_the_log_and_what_is_needed_to_test(built: Path, name: str) -> None:
    [root] = (built / "unpacked").iterdir()
    assert (root / name).read_bytes() == (ROOT / name).read_bytes()


def test_the_repository_holds_the_log_once() -> None:
    content = (ROOT / "events.toml").read_bytes()
    tomls = (
        path
        for top in ("src", "tests", "docs", "benchmarks")
        for path in (ROOT / top).rglob("*.toml")
    )
    assert [path for path in tomls if path.read_bytes() == content] == []


@pytest.mark.parametrize("folder", [pytest.param("/", id="root"), pytest.param(".", id="a-folder")])
@pytest.mark.parametrize("how", ["installed", "checkout"])
def test_the_built_in_log_is_found_from_any_folder(
    request: pytest.FixtureRequest, tmp_path: Path, how: str, folder: str
) -> None:
    # An editable install puts src on Python's path, as the checkout does here.
    where: Path = request.getfixturevalue("installed") if how == "installed" else ROOT / "src"
    asked = "from syru.log.files import builtin_log; print(builtin_log())"
    log = where / "syru" / "events.toml" if how == "installed" else ROOT / "events.toml"
    found = run([sys.executable, "-c", asked], tmp_path / folder, where)
    assert found.stdout.strip() == str(log.resolve()), found.stderr
    listed = run(
        [sys.executable, "-m", "syru", "timeline", "-f", "jsonl"], tmp_path / folder, where
    )
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.count("\n") == log.read_text("utf-8").count("\n[[events]]\n")
