"""The commands that show quotes tell a proven one from an unproven one, where a text is at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from logs import written
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "First paragraph.\nShe said: we shall cross it, and then some more.\n"


def log_with(folder: Path, name: str, *, words: str, text: str | None = "article.txt") -> Path:
    path = folder / f"{name}.toml"
    tables = [
        written("[log]", format=1, title="t"),
        written(f"[sources.{name}]", title="S", text=text),
        written("[[quotes]]", id=f"{name}-quote", text=words, paragraphs=[2]),
    ]
    path.write_text("\n".join(tables), "utf-8")
    return path


def proofs(*words: object) -> dict[str, str | None]:
    said = ask(*map(str, words), "-f", "json")
    assert said.code == 0, said.err
    return {entry["id"]: entry.get("proof") for entry in json.loads(said.out)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "proof"),
    [
        pytest.param("we shall cross it", "found", id="found"),
        pytest.param("First paragraph.", "moved", id="moved"),
        pytest.param("we shall cross it, and then some less", "altered", id="altered"),
        pytest.param("nothing of this stands there", "missing", id="missing"),
    ],
)
@pytest.mark.parametrize("command", ["quotes", "show", "find"])
def test_a_quote_is_shown_with_what_its_text_proves(
    folder: Path, command: str, words: str, proof: str
) -> None:
    log = log_with(folder, "a", words=words)
    asked = {"quotes": ("quotes",), "show": ("show", "a-quote"), "find": ("find", words)}[command]
    assert proofs(*asked, "--log", log) == {"a-quote": proof}


def test_a_table_shows_proven_or_how_it_is_not(folder: Path) -> None:
    for words, proof in (
        ("we shall cross it", "proven: stands in the text"),
        ("First paragraph.", "not proven: moved"),
    ):
        log = log_with(folder, "a", words=words)
        for command in (("quotes",), ("show", "a-quote")):
            assert proof in ask(*command, "--log", str(log)).out


def test_without_a_text_no_proof_is_shown(folder: Path) -> None:
    log = log_with(folder, "a", words="w", text=None)
    assert "proven" not in ask("quotes", "--log", str(log)).out
    assert proofs("quotes", "--log", log) == {"a-quote": None}


def test_each_log_finds_its_texts_in_its_own_folder(tmp_path: Path) -> None:
    logs = []
    for name, text in (("a", "alpha alone"), ("b", "beta alone")):
        own = tmp_path / name
        own.mkdir()
        (own / "article.txt").write_text(f"title\n{text}\n", "utf-8")
        logs.append(log_with(own, name, words=text))
    first, second = logs
    expected = {"a-quote": "found", "b-quote": "found"}
    assert proofs("quotes", "--log", first, "--log", second) == expected
    # A log named twice is read once; the folders of those after it stay theirs.
    assert proofs("quotes", "--log", first, "--log", first, "--log", second) == expected


def test_a_text_that_cannot_be_read_is_reported_and_leaves_the_quote_unproven(
    tmp_path: Path,
) -> None:
    log = log_with(tmp_path, "a", words="w", text="away.txt")
    said = ask("quotes", "--log", str(log), "-f", "json")
    assert json.loads(said.out)[0].get("proof") is None
    assert said.err.startswith("syru: a: ")
    assert "away.txt" in said.err
