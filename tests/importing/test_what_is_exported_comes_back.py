"""What syru writes for other programs it reads back as the same entries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from imports import run_import
from logs import TOWN
from running import ask
from test_all_that_a_log_can_say import LOG as EVERYTHING

from syru.log.files import builtin_log

if TYPE_CHECKING:
    from pathlib import Path

_LOGS = {"the town": TOWN, "the built-in log": builtin_log().read_text("utf-8")}
_LOGS["a log with everything"] = EVERYTHING
_WORDS = (
    "kind",
    "id",
    "date",
    "date_note",
    "confidential",
    "title",
    "summary",
    "statement",
    "text",
    "event",
)


def _listed(log: Path) -> list[dict[str, Any]]:
    said = ask("timeline", "--log", str(log), "-f", "json")
    events = json.loads(said.out)
    for kind in ("facts", "quotes"):
        events += json.loads(ask(kind, "--log", str(log), "-f", "json").out)
    return sorted(events, key=lambda entry: entry["id"])


def _told(entry: dict[str, Any], *, claims: tuple[str, ...]) -> dict[str, Any]:
    """Return what an entry says, by names instead of ids."""
    told = {key: entry.get(key) for key in (*_WORDS, "paragraphs", "locator", "extra")}
    told |= {
        key: [one["name"] for one in entry.get(key, [])] for key in ("actors", "topics", "places")
    }
    told |= {key: entry[key]["name"] for key in ("by", "via") if key in entry}
    told["cited"] = [
        [cited.get(key) for key in ("title", "paragraphs", "locator", "url")]
        for cited in entry["cited"]
    ]
    told["claims"] = [
        {key: claim.get(key, {}).get("name") if key == "by" else claim.get(key) for key in claims}
        for claim in entry.get("claims", [])
    ]
    return told


def _round_trip(folder: Path, text: str, *words: str) -> tuple[list[Any], list[Any]]:
    log, file = folder / "old.toml", folder / f"old.{words[1]}"
    log.write_text(text, "utf-8")
    said = ask(*words, "--log", str(log), "-o", str(file))
    assert said.code == 0, said.err
    run_import(folder, str(file), "-o", str(folder / "log.toml"), "--force")
    return _listed(log), _listed(folder / "log.toml")


@pytest.mark.parametrize("text", _LOGS.values(), ids=list(_LOGS))
@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_objects_come_back_with_everything(tmp_path: Path, text: str, format_: str) -> None:
    old, new = _round_trip(tmp_path, text, "export", format_)
    keys = ("by", "stance", "date", "confidential", "paragraph", "locator")
    assert [_told(one, claims=keys) for one in new] == [_told(one, claims=keys) for one in old]


@pytest.mark.parametrize("text", _LOGS.values(), ids=list(_LOGS))
def test_a_log_as_lines_comes_back_whole(tmp_path: Path, text: str) -> None:
    _round_trip(tmp_path, text, "export", "jsonl")
    old, new = (
        ask("export", "jsonl", "--log", str(tmp_path / name)).out.splitlines()
        for name in ("old.toml", "log.toml")
    )
    assert sorted(new) == sorted(old)


@pytest.mark.parametrize("text", _LOGS.values(), ids=list(_LOGS))
@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_rows_come_back_with_what_they_say(tmp_path: Path, text: str, format_: str) -> None:
    old, new = _round_trip(tmp_path, text, "export", format_)
    keys = ("by", "stance", "date", "confidential")
    assert [_told(one, claims=keys) for one in new] == [_told(one, claims=keys) for one in old]


@pytest.mark.parametrize("text", _LOGS.values(), ids=list(_LOGS))
def test_slides_come_back_with_what_they_can_hold(tmp_path: Path, text: str) -> None:
    old, new = _round_trip(tmp_path, text, "export", "timelinejs")
    held = ("kind", "id", "title", "statement", "text")
    dated = [one for one in old if one.get("date") is not None]
    # Where there is none, the values of its own stand in the place of a summary.
    bare = [(one, other) for one, other in zip(dated, new, strict=True) if "extra" not in one]
    assert [one.get("summary") for one, _ in bare] == [other.get("summary") for _, other in bare]
    assert [[one.get(key) for key in held] for one in new] == [
        [one.get(key) for key in held] for one in dated
    ]
    speakers = [one.get("by", {}).get("name") for one in dated]
    assert [one.get("by", {}).get("name") for one in new] == speakers
    ends = ("earliest", "latest")
    for one, other in zip(dated, new, strict=True):
        if other.get("date_note") == one.get("date_note"):
            assert [other[key] for key in ends] == [one[key] for key in ends]
        else:  # the words of its date have no form: they are kept beside the days of the slide
            said = "; ".join(filter(None, (one.get("date_note"), one["when"])))
            assert other["date_note"] == said


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'-5", "-5", "'tis", "''", "＝1", "'＝1"])
@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_apostrophes_before_what_looks_like_a_formula_come_back(
    tmp_path: Path, format_: str, text: str
) -> None:
    fact = f'[[facts]]\nid = "f"\nstatement = "{text}"\nextra.note = "{text}"\n'
    log = f'[log]\nformat = 1\ntitle = "-"\n[sources.s]\ntitle = "S"\n{fact}'
    _, [new] = _round_trip(tmp_path, log, "export", format_)
    assert (new["statement"], new["extra"]) == (text, {"note": text})
