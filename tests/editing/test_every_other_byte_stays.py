"""After `syru add` a log is what it was, with one piece more in the place that it has there."""

from __future__ import annotations

import codecs
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from running import ask

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = '[log]\nformat = 1\ntitle = "T"\n'
SOURCE = '[sources.s]\ntitle = "S"\n'
BLANKS = st.sampled_from(["", "\n", "\n\n", "\n  \n", "\n# ── A heading ──\n\n", "\n# above it\n"])
DAYS = st.sampled_from(
    ["2025-01-05", '"2025-03"', '"[..2024]"', '"1950s/"', "2025-10-12", "2025", None]
)
ODD = st.sampled_from(
    [
        "",
        "# below the last value\n",
        'locator = """\n[[events]]\n# no comment\n"""\n',
        "topics=[ 't' ,\n  # in a list\n]   # behind it\n",
        "claims = [ {stance='doubts'} , ]\n",
        "[[{plural}.claims]]\nstance = 'asserts'\n",
    ]
)
MAIN = {"events": "title", "facts": "statement", "quotes": "text"}
KINDS = {"event": "events", "fact": "facts", "quote": "quotes"}


@st.composite
def entries(draw: Callable[..., Any], prefix: str) -> str:
    """Draw the entries of a log, of all kinds in any order."""
    pieces = []
    for number in range(draw(st.integers(0, 5))):
        plural = draw(st.sampled_from(sorted(MAIN)))
        day, odd = draw(DAYS), draw(ODD).replace("{plural}", plural)
        if plural == "quotes" and "claims" in odd:
            odd = ""
        date = f"date = {day}\n" if day else ""
        own = f'id="{prefix}{number}"  # its id\n{MAIN[plural]}   =  "Title {number}"\n'
        pieces.append(f"{draw(BLANKS)}[[{plural}]]\n{own}{date}{odd}")
    return "".join(pieces)


@st.composite
def logs(draw: Callable[..., Any], prefix: str) -> bytes:
    """Draw a log as people leave it: odd spacing, comments, line ends, marks and no last line."""
    topics = draw(st.sampled_from(["[topics.t]\nname = 'T'\n", "[topics]\nt.name = 'T'\n"]))
    text = HEAD + draw(BLANKS) + SOURCE + draw(BLANKS) + topics + draw(entries(prefix))
    text += draw(st.sampled_from(["", "\n", "\n\n# the end", "# the end\n"]))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    line_end: str = draw(st.sampled_from(["\n", "\r\n"]))
    mark: bytes = draw(st.sampled_from([b"", codecs.BOM_UTF8]))
    return mark + str(text).replace("\n", line_end).encode()


def document(data: bytes) -> dict[str, Any]:
    return tomllib.loads(data.decode("utf-8-sig"))


@settings(max_examples=150, deadline=None)
@given(
    contents=st.tuples(logs("a"), logs("b")),
    kind=st.sampled_from(sorted(KINDS)),
    date=st.sampled_from(["12 October 2025", "March 2025", "by 2024", "unknown"]),
)
def test_the_old_bytes_are_all_there_around_one_new_piece(
    contents: tuple[bytes, bytes], kind: str, date: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, "a.toml"), Path(folder, "b.toml")]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        chosen = [word for file in files for word in ("-l", str(file))]
        words = [f"--{MAIN[KINDS[kind]][:9]}", "New words", "--date", date, "--topic", "t"]
        said = ask("add", kind, *chosen, *words, "--source", "s")
        assert said.code == 0, said.err
        changed = [
            (old, file.read_bytes())
            for file, old in zip(files, contents, strict=True)
            if file.read_bytes() != old
        ]
        assert len(changed) == 1
        (old, new), *_ = changed
    assert_one_piece_more(old, new)
    assert_one_entry_more(old, new, KINDS[kind])


def assert_one_piece_more(old: bytes, new: bytes) -> None:
    size = len(new) - len(old)
    assert any(new[:at] + new[at + size :] == old for at in range(len(old) + 1)), (
        "more than one piece is new"
    )
    assert (b"\r\n" in new) == (b"\r\n" in old)
    assert new.count(b"\r\n") in (0, new.count(b"\n"))


def assert_one_entry_more(old: bytes, new: bytes, plural: str) -> None:
    before, after = document(old), document(new)
    (added,) = [entry for entry in after[plural] if entry[MAIN[plural]] == "New words"]
    after[plural].remove(added)
    assert after == {**before, plural: before.get(plural, [])}


@settings(max_examples=40, deadline=None)
@given(content=logs("a"))
def test_what_is_declared_on_the_way_moves_no_line_either(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.toml")
        file.write_bytes(content)
        declared = ["--new-actor", "Jo Smith; person", "--new-topic", "News", "--new-place", "Home"]
        said = ask("add", "fact", "-l", str(file), "--statement", "New words", *declared)
        assert said.code == 0, said.err
        new = file.read_bytes()
    left = iter(new.splitlines())
    assert all(line in left for line in content.splitlines())
    assert document(new)["topics"]["news"] == {"name": "News"}
    assert document(new)["actors"] == {"jo-smith": {"name": "Jo Smith", "kind": "person"}}
    assert document(new)["facts"][-1]["actors"] == ["jo-smith"] or len(document(new)["facts"]) > 1


def test_a_list_in_brackets_is_left_to_its_owner(tmp_path: Path) -> None:
    """Nothing is added to events = [ … ]; the TOML is shown, to be put in by hand."""
    content = f'events = [{{ id = "a", title = "A" }}]\n{HEAD}{SOURCE}'
    file = tmp_path / "a.toml"
    file.write_text(content)
    said = ask("add", "event", "-l", str(file), "--title", "New", "--date", "2025")
    assert said.code == 1
    assert "one list in brackets" in said.err
    assert '[[events]]\nid = "2025-new"' in said.err
    assert file.read_text() == content


SCATTERED = """\
[[events]]
id = "a"
title = "A"
date = 2020-01-01
[[facts]]
id = "f"
statement = "F"
[[events.claims]]
stance = "asserts"
"""


def test_tables_that_belong_to_an_entry_further_up_stay_with_it(tmp_path: Path) -> None:
    """Right behind the event the new one would get its claims: it goes to the end of the log."""
    file = tmp_path / "a.toml"
    file.write_text(HEAD + SOURCE + SCATTERED)
    words = ["add", "event", "-l", str(file), "--title", "New", "--id", "new"]
    assert ask(*words, "--date", "2025").code == 0
    assert file.read_text().startswith(HEAD + SOURCE + SCATTERED)
    assert file.read_text().endswith('[[events]]\nid = "new"\ndate = "2025"\ntitle = "New"\n')


def test_where_no_place_leaves_the_others_alone_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    scattered = SCATTERED + SCATTERED.replace('"a"', '"b"').replace('"f"', '"g"')
    file.write_text(HEAD + SOURCE + scattered)
    words = ["add", "event", "-l", str(file), "--title", "New", "--id", "new"]
    said = ask(*words, "--date", "2010")
    assert said.code == 0, "before the first there is room"
    file.write_text(
        HEAD
        + SOURCE
        + scattered.replace('"b"\ntitle = "A"\ndate = 2020', '"b"\ntitle = "A"\ndate = 2030')
    )
    before = file.read_text()
    said = ask(*words, "--date", "2025")
    assert said.code == 1
    assert "leaves no place for it" in said.err
    assert '[[events]]\nid = "new"' in said.err
    assert file.read_text() == before
