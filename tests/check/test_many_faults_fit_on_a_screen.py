"""Many faults of few causes: folded by name, counted by name, and warnings left out by name."""

import json
from pathlib import Path

import pytest
from running import Said, ask

from syru.log.model import KEYS

NAIVE_ENTRIES = 4048
SHOWS_ALL = "--all shows every one"
HEAD = """\
[log]
format = 1
title = "A town"

[sources.paper]
title = "The paper"
"""


def event(number: int, more: str) -> str:
    title = f"Event {number}"
    return f'[[events]]\nid = "e-{number}"\ndate = 2025-06-01\ntitle = "{title}"\n{more}\n'


def log_of(path: Path, number: int, more: str, head: str = HEAD) -> Path:
    path.write_text(head + "".join(event(each, more) for each in range(number)), "utf-8")
    return path


def check(*words: str | Path) -> Said:
    return ask("check", *map(str, words))


def heads(said: Said) -> list[str]:
    return [line for line in said.out.splitlines() if not line.startswith("    ")]


def test_a_naive_log_of_twenty_thousand_faults_fits_on_two_screens(tmp_path: Path) -> None:
    naive = (
        'author = "me"\nactors = ["nobody"]\nparagraphs = [0]\nsummary = ""\n'
        'claims = [{ stance = "maybe" }]'
    )
    log = log_of(tmp_path / "naive.toml", NAIVE_ENTRIES, naive, f'{HEAD}url = "me"\n')
    said = check(log)
    assert said.code == 1
    assert len(said.out.splitlines()) + said.err.count("\n") <= 48
    assert said.err.endswith(
        "; 16,194 faults (4,048 unknown-key, 4,048 bad-paragraph, 4,048 empty-text, "
        "4,048 unknown-word, 1 bad-url, 1 unknown-id)\n"
    )
    assert '"nobody", also at lines 22, 31, 40, 49, 58 and 4,042 more; declare it' in said.out
    assert f"{log}: 4,047 more of unknown-key, at lines 21, 30, 39 …; {SHOWS_ALL}" in (
        said.out.splitlines()
    )


def test_ten_of_a_name_are_shown_and_of_eleven_the_first_with_the_places(tmp_path: Path) -> None:
    log = log_of(tmp_path / "log.toml", 10, "x = 1")
    told = heads(check(log))
    assert len(told) == 10
    known = ", ".join(sorted(KEYS["events"]))
    assert told[0] == f'{log}:11: [e-0] unknown key "x"; known here: {known} (unknown-key)'
    log_of(log, 11, "x = 1")
    assert heads(check(log)) == [
        told[0],
        f"{log}: 10 more of unknown-key, at lines 16, 21, 26 …; {SHOWS_ALL}",
    ]
    assert heads(check(log, "--all"))[:10] == told
    assert len(heads(check(log, "--all"))) == 11
    assert len(json.loads(check(log, "--format", "json").out)) == 11


def test_other_commands_tell_who_lists_every_fault(tmp_path: Path) -> None:
    said = ask("timeline", "--log", str(log_of(tmp_path / "log.toml", 31, "x = 1")))
    assert said.err.endswith("syru: 31 faults in the log; syru check --all lists the other 1\n")


def test_places_in_several_logs_are_told_with_their_names(tmp_path: Path) -> None:
    one = log_of(tmp_path / "one.toml", 2, "x = 1")
    other = tmp_path / "other.toml"
    log_of(other, 11, "x = 1")
    other.write_text(other.read_text("utf-8").replace("e-", "f-").replace("Event", "Fair"), "utf-8")
    assert heads(check(one, other))[1:] == [
        f"2 logs: 12 more of unknown-key, at {one}:16, {other}:11, {other}:16 …; {SHOWS_ALL}"
    ]


def test_logs_that_cannot_be_read_are_folded_too(tmp_path: Path) -> None:
    absent = [tmp_path / f"{number}.toml" for number in range(11)]
    said = check(*absent)
    assert heads(said)[1:] == [
        f"10 logs: 10 more of unreadable, at {', '.join(map(str, absent[1:4]))} …; {SHOWS_ALL}"
    ]


USELESS = '\n[topics.t]\nname = "T"\n\n[topics.u]\nname = "t"\n'


def test_a_log_may_leave_warnings_out_of_its_own(tmp_path: Path) -> None:
    log, other = tmp_path / "log.toml", tmp_path / "other.toml"
    log.write_text(HEAD.replace('"A town"', '"A town"\nignore = ["unused"]') + USELESS, "utf-8")
    said = check(log)
    assert [line.rpartition(" ")[2] for line in heads(said)] == ["(same-name)"]
    assert said.err.endswith("; 1 warning (1 same-name); 2 warnings ignored\n")
    other.write_text(HEAD + '[topics.v]\nname = "V"\n', "utf-8")
    assert check(log, other).err.endswith(
        "; 2 warnings (1 same-name, 1 unused); 2 warnings ignored\n"
    )
    assert check(log, "--strict", "--ignore", "same-name").code == 0


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("unusd", 'there is no warning "unusd"; did you mean unused?', id="a slip"),
        pytest.param(
            "syntax", '"syntax" is a fault, which cannot be ignored; warnings are: ', id="a fault"
        ),
        pytest.param("qqqqq", 'there is no warning "qqqqq"; warnings are: no-', id="anything"),
    ],
)
def test_only_warnings_can_be_left_out(tmp_path: Path, name: str, problem: str) -> None:
    log = log_of(tmp_path / "log.toml", 1, "")
    said = check(log, "--ignore", name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"syru: --ignore: {problem}")
    log.write_text(HEAD.replace('"A town"', f'"A town"\nignore = ["{name}"]'), "utf-8")
    said = check(log)
    assert said.code == 1
    assert said.out.startswith(f"{log}:4: {problem}")
    assert "\n    ignore" in said.out
