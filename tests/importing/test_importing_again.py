"""A sheet that grows is followed: what is there stays as it is, byte by byte; what is new comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from imports import added, csv_of, imported, run_import
from running import ask

from syru.cli import importing
from syru.importing.log import added_to
from syru.log.files import builtin_log

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = [
    {"date": "2025-07-03", "title": "Fair", "who": "Ada Moreno", "place": "Mill Street"},
    {"date": "2025-07-03", "title": "Fair", "who": "Bo Ek", "place": "Mill Street"},
    {"date": "2025-07-04", "title": "Fair 2", "who": "Ada Moreno", "place": "River Aa"},
    {"date": "soon", "title": "Vote", "who": "", "place": ""},
]
_NEW = {
    "date": "2025-08-01",
    "title": "Bridge",
    "who": "Carl Lund; Ada Moreno",
    "place": "River Aa",
}


def _log(folder: Path) -> bytes:
    return (folder / "log.toml").read_bytes()


def _stays(before: bytes, after: bytes) -> bool:
    """Tell whether every line of a log is still there, in its order."""
    lines = iter(after.splitlines(keepends=True))
    return all(line in lines for line in before.splitlines(keepends=True))


def test_ids_are_made_of_date_and_title_and_numbered(tmp_path: Path) -> None:
    ids = [entry["id"] for entry in imported(tmp_path, "a.csv", csv_of(_ROWS)).entries]
    assert ids == ["2025-07-03-fair", "2025-07-03-fair-2", "2025-07-04-fair-2"]


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    before = _log(tmp_path)
    again = added(tmp_path, "a.csv", csv_of(_ROWS))
    assert _log(tmp_path) == before
    assert "no new entry, 3 in the log already, 1 set aside" in again.said.err
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    assert _log(tmp_path) == before


@pytest.mark.parametrize("at", [0, 1, 3], ids=["before", "between", "after"])
def test_a_grown_sheet_adds_only_its_new_rows_wherever_they_stand(tmp_path: Path, at: int) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    before = _log(tmp_path)
    twin = {"date": "2025-07-03", "title": "Fair", "who": "Dina", "place": ""}
    found = added(tmp_path, "a.csv", csv_of([*_ROWS[:at], _NEW, twin, *_ROWS[at:]]))
    assert _stays(before, _log(tmp_path))
    assert [(str(entry["date"]), entry["title"]) for entry in found.entries] == [
        ("2025-07-03", "Fair"),
        ("2025-07-03", "Fair"),
        ("2025-07-03", "Fair"),
        ("2025-07-04", "Fair 2"),
        ("2025-08-01", "Bridge"),
    ]
    assert found.entries[-1]["actors"] == ["carl-lund", "ada-moreno"]
    assert [list(found.log["actors"]), list(found.log["places"])] == [
        ["ada-moreno", "bo-ek", "carl-lund", "dina"],
        ["mill-street", "river-aa"],
    ]


def test_what_was_edited_in_the_log_is_not_added_again(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    log = tmp_path / "log.toml"
    log.write_text(log.read_text("utf-8").replace('title = "Fair 2"', 'title = "The second fair"'))
    before = _log(tmp_path)
    added(tmp_path, "a.csv", csv_of(_ROWS))
    assert _log(tmp_path) == before


def test_what_is_new_stands_under_the_heading_of_its_kind_and_by_its_date(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    before = _log(tmp_path)
    added(tmp_path, "b.csv", csv_of([{"date": "2025-01-01", "title": "Early", "who": "Abe"}]))
    text = _log(tmp_path).decode()
    assert _stays(before, text.encode())
    assert '# In chronological order.\n\n[[events]]\nid = "2025-01-01-early"\n' in text
    assert '# In alphabetical order of their ids.\n\n[actors.abe]\nname = "Abe"\n\n[actors' in text


def test_a_log_without_an_order_has_new_entries_behind_the_last_of_their_kind(
    tmp_path: Path,
) -> None:
    events = [f'[[events]]\nid = "e{year}"\ndate = {year}\ntitle = "E"\n' for year in (3, 1, 2)]
    head = '[log]\nformat = 1\ntitle = "Mine"\n\n[sources.s]\ntitle = "S"\n\n'
    facts = '\n[[facts]]\nid = "f"\nstatement = "F"\n'
    (tmp_path / "log.toml").write_text(head + "\n".join(events) + facts)
    found = added(tmp_path, "a.csv", csv_of(_ROWS[:1]))
    assert [entry["id"] for entry in found.entries] == ["e3", "e1", "e2", "2025-07-03-fair", "f"]
    assert _log(tmp_path).decode().endswith(facts)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "# the end"], ids=["a line break at the end", "none"])
def test_every_other_byte_of_the_log_stays(tmp_path: Path, ending: str, last: str) -> None:
    text = '[log]\nformat = 1\ntitle = "Mine"\n\n# by hand\n[sources.s]\ntitle = "S"\n' + last
    (tmp_path / "log.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode())
    before = _log(tmp_path)
    found = added(tmp_path, "a.csv", csv_of(_ROWS))
    assert _log(tmp_path).startswith(before)
    assert b"\n" not in _log(tmp_path).replace(b"\r\n", b"") or ending == "\n"
    assert ["source" in entry for entry in found.entries] == [False] * 3


def test_a_mended_row_is_taken_from_the_file_of_rejected_rows(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    rejected = tmp_path / "log.rejected.csv"
    rejected.rename(tmp_path / "mended.csv")
    mended = (tmp_path / "mended.csv").read_bytes().replace(b"soon,Vote", b"2025-09-01,Vote")
    found = added(tmp_path, "mended.csv", mended)
    assert (found.entries[-1]["id"], found.rejected) == ("2025-09-01-vote", [])
    assert list(found.log["sources"]) == ["a"]


def test_a_second_source_is_refused_where_entries_leave_out_the_first(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    before = _log(tmp_path)
    (tmp_path / "b.csv").write_text(csv_of([_NEW | {"source": "The Courier"}]))
    said = ask("import", str(tmp_path / "b.csv"), "--into", str(tmp_path / "log.toml"))
    assert (said.code, _log(tmp_path)) == (1, before)
    assert 'add source = "a" to them' in said.err


def test_a_log_with_faults_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text('[log]\nformat = 1\ntitle = "x"\nodd = 1\n')
    before = _log(tmp_path)
    (tmp_path / "a.csv").write_text(csv_of(_ROWS))
    said = ask("import", str(tmp_path / "a.csv"), "--into", str(tmp_path / "log.toml"))
    assert (said.code, _log(tmp_path)) == (1, before)
    assert 'unknown key "odd"' in said.err


def test_a_row_that_stands_in_two_files_is_one_entry(tmp_path: Path) -> None:
    for name, rows in (("a.csv", _ROWS), ("b.csv", [_NEW, _ROWS[0]])):
        (tmp_path / name).write_text(csv_of(rows))
    files = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    found = run_import(tmp_path, *files, "-o", str(tmp_path / "log.toml"))
    assert found.reasons[1:] == [f"the same as row 2 of {files[0]}"]
    assert [len(found.entries), *found.names("sources")] == [4, "a.csv", "b.csv"]


def test_what_cannot_stand_at_the_end_of_a_log_is_not_written(tmp_path: Path) -> None:
    head = '[log]\nformat = 1\ntitle = "x"\n[sources]\ns = { title = "S" }\n'
    (tmp_path / "log.toml").write_text('actors = { bo-ek = { name = "Bo" } }\n' + head)
    before = _log(tmp_path)
    (tmp_path / "a.csv").write_text(csv_of(_ROWS))
    said = ask("import", str(tmp_path / "a.csv"), "--into", str(tmp_path / "log.toml"))
    assert (said.code, _log(tmp_path)) == (1, before)
    assert "log.toml cannot be added to at its end: " in said.err


def test_a_log_that_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path, "a.csv", csv_of(_ROWS))
    log = tmp_path / "log.toml"

    def changed(*given: object, **named: object) -> bytes:
        log.write_bytes(_log(tmp_path) + b"# by another hand\n")
        return added_to(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "added_to", changed)
    (tmp_path / "a.csv").write_text(csv_of([*_ROWS, _NEW]))
    said = ask("import", str(tmp_path / "a.csv"), "--into", str(log))
    assert (said.code, _log(tmp_path)[-18:]) == (1, b"# by another hand\n")
    assert "has changed since it was read, and is left as it is; do it again" in said.err


def test_what_is_no_file_of_ones_own_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of(_ROWS))
    before = builtin_log().read_bytes()
    said = ask("import", str(tmp_path / "a.csv"), "--into", str(builtin_log()))
    assert (said.code, builtin_log().read_bytes()) == (2, before)
    assert "the built-in log is a part of the program" in said.err
    text = '[log]\nformat = 1\ntitle = "x"\n'
    said = ask("import", str(tmp_path / "a.csv"), "--into", "-", stdin=text)
    assert (said.code, said.out) == (2, "")
    assert "a log on standard input cannot be changed" in said.err
