"""The command `syru check`, as a program: its streams, its exit codes, and each warning."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.check.warnings import LONGEST_TITLE, review
from syru.errors import Fault
from syru.log.files import LogFile
from syru.log.reader import Reading
from syru.render.faults import fault_lines

HEAD = """\
[log]
format = 1
title = "A harbour"

[sources.paper]
title = "The paper"
date = 2025-06-30

[actors.mayor]
name = "The mayor"
kind = "person"

[topics.port]
name = "The port"

[places.town]
name = "The town"
"""
SALE = """
[[events]]
id = "sale"
date = 2025-06-01
title = "The harbour was sold"
actors = ["mayor"]
topics = ["port"]
places = ["town"]
paragraphs = [1]
"""
QUOTES = """
[[quotes]]
id = "no-sale"
text = "We will never … the harbour"
by = "mayor"
event = "sale"
paragraphs = [2]

[[quotes]]
id = "not-mine"
text = "it was not mine to sell in the first place"
by = "mayor"
paragraphs = [3]
"""
TEXT = """\
The harbour was sold on 1 June.
“We will never sell the harbour,” the mayor had said;
and then “it was not mine to sell in the first place”.
"""
COUNTS = "1 source, 1 actor, 1 topic, 1 place, 1 event, 0 facts"


def check(
    *arguments: str | Path, stdin: str | None = None, columns: int = 80, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "SYRU_LOG"}
    environment |= {"COLUMNS": str(columns), "PYTHONIOENCODING": encoding}
    return subprocess.run(
        [sys.executable, "-m", "syru", "check", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        encoding=encoding,
        env=environment,
        timeout=60,
    )


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.toml"
    path.write_text(HEAD + SALE + QUOTES, "utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_built_in_log_has_neither_a_fault_nor_a_warning() -> None:
    done = check("--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 log checked" in done.stderr
    assert "no text at hand" in done.stderr


def test_a_good_log_leaves_stdout_empty_and_says_what_was_checked(log: Path) -> None:
    done = check(log)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        f"syru: 1 log checked: {COUNTS}, 2 quotes; "
        "0 of 2 quotes proven: no text at hand; no fault\n"
    )


def test_quiet_drops_what_was_checked(log: Path) -> None:
    done = check(log, "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("way", ["argument", "option", "variable", "stdin"])
def test_a_log_may_be_named_in_every_way(
    log: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SYRU_LOG", raising=False)
    if way == "variable":
        environment = {**os.environ, "SYRU_LOG": str(log)}
        command = [sys.executable, "-m", "syru", "check"]
        said = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
        assert COUNTS in said.stderr
        return
    named = {"argument": [str(log)], "option": ["--log", str(log)], "stdin": ["-"]}
    done = check(*named[way], stdin=log.read_text("utf-8") if way == "stdin" else None)
    assert COUNTS in done.stderr
    assert done.returncode == 0


def test_a_text_given_for_a_source_proves_its_quotes(log: Path, text: Path) -> None:
    done = check(log, "--text", f"paper={text}")
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 of 2 quotes proven; no fault" in done.stderr


def test_a_text_that_the_log_names_proves_its_quotes(log: Path, text: Path) -> None:
    named = HEAD.replace("date = 2025-06-30", f'text = "{text.name}"')
    log.write_text(named + SALE + QUOTES, "utf-8")
    assert "2 of 2 quotes proven" in check(log).stderr
    piped = check("-", stdin=log.read_text("utf-8"))
    assert "0 of 2 quotes proven: no text at hand" in piped.stderr
    assert piped.returncode == 0


def test_quotes_without_a_text_are_told_from_proven_ones(log: Path, text: Path) -> None:
    other = '\n[sources.radio]\ntitle = "The radio"\n'
    quotes = QUOTES.replace('"no-sale"', '"no-sale"\nsource = "radio"')
    quotes = quotes.replace('"not-mine"', '"not-mine"\nsource = "paper"')
    sale = SALE.replace('"sale"', '"sale"\nsource = "paper"')
    log.write_text(HEAD + other + sale + quotes, "utf-8")
    done = check(log, "--text", f"paper={text}")
    assert "1 of 2 quotes proven: no text at hand for 1; no fault" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "not mine to sell",
            "not ours to sell",
            '[not-mine] altered: paragraph 3 of the text of "paper" has “it was not [-mine-] '
            "{+ours+} to sell in the first …”",
            id="altered",
        ),
        pytest.param(
            "never sell",
            "sell never",
            '[no-sale] missing: the text of "paper" has neither these words',
            id="missing",
        ),
        pytest.param(
            "The harbour was",
            "A line more.\nThe harbour was",
            '[no-sale] moved: these words stand in paragraph 3 of the text of "paper"; '
            "write paragraphs = [3]",
            id="moved",
        ),
    ],
)
def test_a_quote_that_the_text_does_not_bear_out_is_a_fault(
    log: Path, text: Path, old: str, new: str, expected: str
) -> None:
    changed = TEXT.replace(old, new) if old != "never sell" else TEXT.replace("We will never", "No")
    text.write_text(changed, "utf-8")
    done = check(log, "--text", f"paper={text}")
    assert done.returncode == 1
    assert expected in done.stdout
    assert "\n    " in done.stdout
    assert "^" in done.stdout


def test_paragraphs_beyond_the_end_of_the_text_are_faults(log: Path, text: Path) -> None:
    claim = 'claims = [{ by = "mayor", stance = "denies", paragraph = 5 }]\n'
    log.write_text(HEAD + SALE.replace("[1]", "[1, 4]") + claim, "utf-8")
    done = check(log, "--text", f"paper={text}")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].endswith(
        '[sale] the text of "paper" has no paragraph 4; it ends with paragraph 3: '
        "write the number of one of its lines"
    )
    assert lines[1:3] == ["    paragraphs = [1, 4]", "                     ^"]
    assert '"paper" has no paragraph 5' in lines[3]
    assert "2 faults" in done.stderr


def test_a_text_that_cannot_be_read_is_a_fault_of_its_log(log: Path) -> None:
    log.write_text(HEAD.replace("date = 2025", 'text = "absent.txt"\ndate = 2025') + SALE, "utf-8")
    done = check(log)
    assert done.returncode == 1
    assert f'{log}:7: [paper] "absent.txt" cannot be read' in done.stdout


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        pytest.param(["paper"], "write --text SOURCE=FILE", id="no file"),
        pytest.param(["=x.txt"], "write --text SOURCE=FILE", id="no source"),
        pytest.param(["papre=TEXT"], "did you mean paper?", id="unknown source"),
        pytest.param(["paper=TEXT", "paper=TEXT"], 'names "paper" twice', id="twice"),
        pytest.param(["paper=absent.txt"], '"absent.txt" cannot be read', id="no such file"),
        pytest.param(["paper=/dev/zero"], '"/dev/zero" is a device', id="a device"),
    ],
)
def test_a_text_that_cannot_be_meant_is_a_usage_error(
    log: Path, text: Path, texts: Sequence[str], message: str
) -> None:
    options = [part for each in texts for part in ("--text", each.replace("TEXT", str(text)))]
    done = check(log, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_all_faults_of_all_logs_are_told_in_one_run(tmp_path: Path, log: Path) -> None:
    broken, bad, absent = (tmp_path / name for name in ("broken.toml", "bad.toml", "absent.toml"))
    broken.write_text("[log\nformat = 1\n")
    bad.write_text('[log]\nformat = 2\ntitel = "x"\n\n[[events]]\nid = "B"\ndate = 2025-07-03\n')
    done = check(log, broken, bad, absent)
    assert done.returncode == 1
    places = [line.split(": ")[0] for line in done.stdout.splitlines() if line[0] != " "]
    assert places == [
        f"{absent}",
        f"{broken}:1",
        f"{bad}:1",
        f"{bad}:2",
        f"{bad}:3",
        f"{bad}:5",
        f"{bad}:5",
        f"{bad}:5",
        f"{bad}:6",
    ]
    assert "8 faults and 1 warning" in done.stderr


def test_faults_as_json_have_the_documented_keys(log: Path) -> None:
    log.write_text(HEAD + SALE.replace("2025-06-01", '"2025-6"') + "paragraph = [1]\n", "utf-8")
    done = check(log, "--format", "json")
    assert done.returncode == 1
    faults = json.loads(done.stdout)
    assert faults[0] == {
        "file": str(log),
        "line": 21,
        "column": 8,
        "length": 8,
        "id": "sale",
        "problem": faults[0]["problem"],
        "remedy": faults[0]["remedy"],
        "severity": "fault",
    }
    assert "2025-06" in faults[0]["remedy"]
    assert [fault["line"] for fault in faults] == [21, 27]


def test_no_fault_is_an_empty_array(log: Path) -> None:
    done = check(log, "-f", "json", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_an_unknown_form_is_a_usage_error(log: Path) -> None:
    done = check(log, "-f", "jsn")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean json?" in done.stderr


WARNINGS = [
    pytest.param(
        SALE.replace("paragraphs = [1]", ""),
        "log.toml:19: warning: [sale] no paragraph of the source is named; write paragraphs",
        id="no paragraphs",
    ),
    pytest.param(
        SALE + '[actors.clerk]\nname = "The clerk"\nkind = "person"\n',
        'log.toml:27: warning: [clerk] nothing uses the actor "clerk"',
        id="unused actor",
    ),
    pytest.param(
        SALE.replace('topics = ["port"]', ""),
        'log.toml:13: warning: [port] nothing uses the topic "port"',
        id="unused topic",
    ),
    pytest.param(
        SALE.replace('places = ["town"]', ""),
        'log.toml:16: warning: [town] nothing uses the place "town"',
        id="unused place",
    ),
    pytest.param(
        SALE.replace('["mayor"]', '["mayor", "lady"]')
        + '[actors.lady]\nname = "Lady M"\nkind = "person"\naliases = ["M", "the-Mayor"]\n',
        'log.toml:30: warning: [lady] "the-Mayor" is also a name of "mayor"',
        id="colliding names",
    ),
    pytest.param(
        SALE
        + SALE.replace('"sale"', '"sale-2"').replace("was sold", "wasn’t sold")
        + SALE.replace('"sale"', '"sale-3"').replace("The harbour was", "The harbours was"),
        'log.toml:40: warning: [sale-3] "sale" has the same date and nearly the same title',
        id="the same title but for a letter",
    ),
    pytest.param(
        SALE + SALE.replace('"sale"', '"sale-2"').replace("was sold", "was sold again"),
        'log.toml:31: warning: [sale-2] "sale" has the same date and nearly the same title',
        id="the same title but for a word more",
    ),
    pytest.param(
        SALE.replace("was sold", "was sold again") + SALE.replace('"sale"', '"sale-2"'),
        'log.toml:31: warning: [sale-2] "sale" has the same date and nearly the same title',
        id="the same title but for a word less",
    ),
    pytest.param(
        SALE.replace("2025-06-01", "2025-07-01"),
        "log.toml:21: warning: [sale] the event is dated after its source (30 June 2025)",
        id="event after its source",
    ),
    pytest.param(
        SALE + 'claims = [{ by = "mayor", stance = "denies", date = "2025-05" }]\n',
        "log.toml:27: warning: [sale] the claim is dated before the event (1 June 2025)",
        id="claim before its event",
    ),
    pytest.param(
        SALE.replace('actors = ["mayor"]', "") + QUOTES,
        'log.toml:31: warning: [no-sale] "mayor" takes no part in the event "sale"',
        id="speaker apart from the event",
    ),
    pytest.param(
        SALE.replace("was sold", "was sold" + " at last" * 12),
        "log.toml:22: warning: [sale] the title has 116 characters; write at most 100",
        id="long title",
    ),
    pytest.param(
        SALE.replace("was sold", "was\\nsold"),
        "log.toml:22: warning: [sale] the title is longer than a line",
        id="title of two lines",
    ),
]


@pytest.mark.parametrize(("entries", "expected"), WARNINGS)
def test_what_is_worth_a_look_is_a_warning_and_under_strict_a_fault(
    log: Path, entries: str, expected: str
) -> None:
    log.write_text(HEAD + entries, "utf-8")
    done = check(log)
    assert done.returncode == 0
    warnings = [line for line in done.stdout.splitlines() if line[0] != " "]
    assert len(warnings) == 1
    assert expected in warnings[0]
    assert done.stderr.endswith("; 1 warning\n")
    strict = check(log, "--strict")
    assert strict.returncode == 1
    assert expected.replace("warning: ", "") in strict.stdout
    assert strict.stderr.endswith("; 1 fault\n")


def warned(entries: str) -> list[str]:
    data = (HEAD + entries).encode()
    reading = Reading([LogFile(name="log.toml", data=data, folder=None)])
    return [problem.problem for problem in review(reading)]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(SALE.replace("2025-06-01", '"[2025-06-30..]"'), id="perhaps after its source"),
        pytest.param(
            SALE + 'claims = [{ stance = "relays", date = "[..2025-06]" }]', id="perhaps before"
        ),
        pytest.param(
            SALE.replace("was sold", "is " + "s" * (LONGEST_TITLE - 15)), id="a full line"
        ),
        pytest.param(
            SALE.replace('actors = ["mayor"]', 'claims = [{ by = "mayor", stance = "denies" }]')
            + QUOTES,
            id="a speaker with a claim on the event",
        ),
        pytest.param(
            SALE + SALE.replace('"sale"', '"sale-2"').replace("harbour", "lighthouse"),
            id="another word of the title",
        ),
        pytest.param(
            SALE.replace("sold", "sold for 1234567")
            + SALE.replace('"sale"', '"sale-2"').replace("sold", "sold for 1234568"),
            id="another number in the title",
        ),
        pytest.param(
            SALE + SALE.replace('"sale"', '"sale-2"').replace("06-01", "06-02"), id="another day"
        ),
    ],
)
def test_what_may_well_be_right_is_no_warning(entries: str) -> None:
    assert warned(entries) == []


def test_an_event_within_the_days_of_its_source_is_not_after_it() -> None:
    head = HEAD.replace("date = 2025-06-30", 'date = "2025-06"')
    data = (head + SALE.replace("2025-06-01", "2025-06-15")).encode()
    assert review(Reading([LogFile(name="log.toml", data=data, folder=None)])) == ()


def test_a_fault_may_hide_a_use_so_that_nothing_is_called_unused() -> None:
    assert warned(SALE.replace('["port"]', '"port"')) == []


def test_a_group_with_members_is_used() -> None:
    council = '[actors.council]\nname = "The council"\nkind = "group"\n'
    head = HEAD.replace('kind = "person"\n', 'kind = "person"\nmember_of = ["council"]\n')
    data = (head + SALE + council).encode()
    assert review(Reading([LogFile(name="log.toml", data=data, folder=None)])) == ()


def shown(excerpt: str, at: str, width: int = 40, encoding: str = "utf-8") -> list[str]:
    fault = Fault(
        file="f",
        line=1,
        column=excerpt.index(at) + 1,
        length=len(at),
        excerpt=excerpt,
        problem="p",
        remedy="r",
    )
    lines = "".join(fault_lines([fault], width=width, encoding=encoding)).splitlines()
    assert lines[0] == "f:1: p; r"
    return [line[4:] for line in lines[1:]]


@pytest.mark.parametrize(
    ("excerpt", "at", "expected"),
    [
        pytest.param("key = bad", "bad", ["key = bad", "      ^^^"], id="plain"),
        pytest.param("\tkey\t=\tbad", "bad", [" key = bad", "       ^^^"], id="tabs"),
        pytest.param("“条約” = bad", "bad", ["“条約” = bad", "         ^^^"], id="wide signs"),
        pytest.param("e\u0301 = bad", "bad", ["e\u0301 = bad", "    ^^^"], id="a combining mark"),
        pytest.param(
            "a\x1b[1m = bad", "bad", ["a\\x1b[1m = bad", "           ^^^"], id="an escape"
        ),
        pytest.param("a\u202eb = bad", "bad", ["a\\u202eb = bad", "           ^^^"], id="bidi"),
    ],
)
def test_the_caret_stands_under_what_is_wrong(excerpt: str, at: str, expected: list[str]) -> None:
    assert shown(excerpt, at) == expected


def test_the_caret_stands_right_where_the_stream_cannot_encode_the_line() -> None:
    assert shown("é = bad", "bad", encoding="ascii") == ["\\xe9 = bad", "       ^^^"]


@pytest.mark.parametrize("before", [0, 3, 30, 36, 500, 1_000_000])
@pytest.mark.parametrize("after", [0, 30, 1_000_000])
def test_a_long_line_is_cut_around_what_is_wrong(before: int, after: int) -> None:
    line, carets = shown("a" * before + "<!>" + "z" * after, "<!>")
    assert max(len(line), len(carets)) <= 36
    assert carets.strip() == "^^^"
    assert line[carets.index("^") :].startswith("<!>")
    assert line.startswith("...") or line.count("a") == before
    assert line.endswith("...") or line.count("z") == after


@given(st.text(max_size=120), st.integers(1, 130), st.integers(1, 200), st.integers(20, 90))
def test_any_line_is_shown_without_a_control_character(
    excerpt: str, column: int, length: int, width: int
) -> None:
    fault = Fault(
        file="f", line=1, column=column, length=length, excerpt=excerpt, problem="p", remedy="r"
    )
    lines = "".join(fault_lines([fault], width=width, encoding="ascii")).split("\n")
    assert all(line.isprintable() and line.isascii() for line in lines)
    assert len(lines) == (4 if excerpt else 2)
    assert not excerpt or "^" in lines[2]


def test_no_escape_character_reaches_stdout_in_either_form(log: Path) -> None:
    ugly = 'title = "\x1b[31mred\x9b1m\u202e"\n"\\u001b[2J\\u009b2J\\u007f" = 1\n'
    log.write_text(HEAD.replace('title = "A harbour"\n', ugly.replace("\x1b", "\\u001b")), "utf-8")
    for form in ("text", "json"):
        done = check(log, "-f", form)
        assert done.returncode == 1
        assert set(done.stdout) & {"\x1b", "\x9b", "\u202e", "\x7f"} == set()


def test_a_stream_that_cannot_encode_a_fault_still_gets_it(log: Path) -> None:
    log.write_text(HEAD.replace("The mayor", "Dér \u202e"), "utf-8")
    done = check(log, encoding="ascii")
    assert done.returncode == 1
    assert "D\\xe9r" in done.stdout
