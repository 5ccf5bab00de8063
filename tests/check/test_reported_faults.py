"""What `syru check` reports: its streams, its exit codes, each warning, and unproven quotes."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from logs import log_files
from running import Said, ask, run

from syru.check.warnings import LONGEST_TITLE, find_warnings
from syru.log.reader import check_logs

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


def check(*words: str | Path, stdin: str = "", **variables: str) -> Said:
    return ask("check", *map(str, words), stdin=stdin, **variables)


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
    said = run("check", "--strict")
    assert (said.code, said.out) == (0, "")
    assert "1 log checked" in said.err
    assert "no text at hand" in said.err


def test_a_good_log_leaves_stdout_empty_and_says_what_was_checked(log: Path) -> None:
    said = check(log)
    assert (said.code, said.out) == (0, "")
    assert said.err == (
        f"syru: 1 log checked: {COUNTS}, 2 quotes; "
        "0 of 2 quotes proven: no text at hand; no fault\n"
    )


def test_quiet_drops_what_was_checked(log: Path) -> None:
    said = check(log, "-q")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_a_log_may_be_named_in_every_way(log: Path) -> None:
    ways = [
        check(log),
        check("--log", log),
        check("-", stdin=log.read_text("utf-8")),
        check(SYRU_LOG=str(log)),
    ]
    assert all(COUNTS in said.err and said.code == 0 for said in ways)


def test_a_text_given_for_a_source_proves_its_quotes(log: Path, text: Path) -> None:
    said = check(log, "--text", f"paper={text}")
    assert (said.code, said.out) == (0, "")
    assert "2 of 2 quotes proven; no fault" in said.err


def test_a_text_that_the_log_names_proves_its_quotes(log: Path, text: Path) -> None:
    named = HEAD.replace("date = 2025-06-30", f'text = "{text.name}"')
    log.write_text(named + SALE + QUOTES, "utf-8")
    assert "2 of 2 quotes proven" in check(log).err
    piped = check("-", stdin=log.read_text("utf-8"))
    assert "0 of 2 quotes proven: no text at hand" in piped.err
    assert piped.code == 0


def test_quotes_without_a_text_are_told_from_proven_ones(log: Path, text: Path) -> None:
    other = '\n[sources.radio]\ntitle = "The radio"\n'
    quotes = QUOTES.replace('"no-sale"', '"no-sale"\nsource = "radio"')
    quotes = quotes.replace('"not-mine"', '"not-mine"\nsource = "paper"')
    sale = SALE.replace('"sale"', '"sale"\nsource = "paper"')
    log.write_text(HEAD + other + sale + quotes, "utf-8")
    said = check(log, "--text", f"paper={text}")
    assert "1 of 2 quotes proven: no text at hand for 1; no fault" in said.err


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
            "We will never",
            "No",
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
    text.write_text(TEXT.replace(old, new), "utf-8")
    said = check(log, "--text", f"paper={text}")
    assert said.code == 1
    assert expected in said.out
    assert "\n    " in said.out
    assert "^" in said.out


def test_paragraphs_beyond_the_end_of_the_text_are_faults(log: Path, text: Path) -> None:
    claim = 'claims = [{ by = "mayor", stance = "denies", paragraph = 5 }]\n'
    log.write_text(HEAD + SALE.replace("[1]", "[1, 4]") + claim, "utf-8")
    said = check(log, "--text", f"paper={text}")
    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[0].endswith(
        '[sale] the text of "paper" has no paragraph 4; it ends with paragraph 3: '
        "write the number of one of its lines (beyond-the-text)"
    )
    assert lines[1:3] == ["    paragraphs = [1, 4]", "                     ^"]
    assert '"paper" has no paragraph 5' in lines[3]
    assert said.err.endswith("; 2 faults (2 beyond-the-text)\n")


def test_a_text_that_cannot_be_read_is_a_fault_of_its_log(log: Path) -> None:
    log.write_text(HEAD.replace("date = 2025", 'text = "absent.txt"\ndate = 2025') + SALE, "utf-8")
    said = check(log)
    assert said.code == 1
    assert f'{log}:7: [paper] "absent.txt" cannot be read' in said.out


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
    said = check(log, *options)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert said.err.count("\n") == 1


def test_all_faults_of_all_logs_are_reported_in_one_run(tmp_path: Path, log: Path) -> None:
    broken, bad, absent = (tmp_path / name for name in ("broken.toml", "bad.toml", "absent.toml"))
    broken.write_text("[log\nformat = 1\n")
    bad.write_text('[log]\nformat = 2\ntitel = "x"\n\n[[events]]\nid = "B"\ndate = 2025-07-03\n')
    said = check(log, broken, bad, absent)
    assert said.code == 1
    places = [line.split(": ")[0] for line in said.out.splitlines() if line[0] != " "]
    assert places == [
        f"{absent}",
        f"{broken}:1",
        f"{bad}:1",
        f"{bad}:2",
        f"{bad}:3",
        f"{bad}:5",
        f"{bad}:5",
        f"{bad}:6",
    ]
    assert said.err.endswith(
        "; 8 faults (3 missing-key, 1 unreadable, 1 syntax, 1 format, 1 unknown-key, 1 bad-id)\n"
    )


def test_no_paragraph_is_worth_a_look_where_the_source_has_a_text(log: Path, text: Path) -> None:
    warning = "[sale] no paragraph of the source is named; write paragraphs"
    without = HEAD + SALE.replace("paragraphs = [1]", "")
    log.write_text(without, "utf-8")
    assert check(log).out == ""
    log.write_text(without.replace("[actors", f'text = "{text.name}"\n[actors', 1), "utf-8")
    assert f"log.toml:20: warning: {warning}" in check(log).out


def test_faults_as_json_have_the_documented_keys(log: Path) -> None:
    log.write_text(HEAD + SALE.replace("2025-06-01", '"2025-6"') + "paragraph = [1]\n", "utf-8")
    said = check(log, "--format", "json")
    assert said.code == 1
    faults = json.loads(said.out)
    assert faults[0] == {
        "file": str(log),
        "line": 21,
        "column": 8,
        "length": 8,
        "id": "sale",
        "name": "bad-date",
        "problem": faults[0]["problem"],
        "remedy": faults[0]["remedy"],
        "severity": "fault",
    }
    assert "2025-06" in faults[0]["remedy"]
    assert [fault["line"] for fault in faults] == [21, 27]


def test_no_fault_is_an_empty_array(log: Path) -> None:
    said = check(log, "-f", "json", "-q")
    assert (said.code, said.out, said.err) == (0, "[]\n", "")


def test_an_unknown_format_is_a_usage_error(log: Path) -> None:
    said = check(log, "-f", "jsn")
    assert (said.code, said.out) == (2, "")
    assert "did you mean json?" in said.err


WARNINGS = [
    pytest.param(
        SALE + '[actors.clerk]\nname = "The clerk"\nkind = "person"\n',
        'log.toml:27: warning: [clerk] nothing uses the actor "clerk"',
        "unused",
        id="unused actor",
    ),
    pytest.param(
        SALE.replace('topics = ["port"]', ""),
        'log.toml:13: warning: [port] nothing uses the topic "port"',
        "unused",
        id="unused topic",
    ),
    pytest.param(
        SALE.replace('places = ["town"]', ""),
        'log.toml:16: warning: [town] nothing uses the place "town"',
        "unused",
        id="unused place",
    ),
    pytest.param(
        SALE.replace('["mayor"]', '["mayor", "lady"]')
        + '[actors.lady]\nname = "Lady M"\nkind = "person"\naliases = ["M", "the-Mayor"]\n',
        'log.toml:30: warning: [lady] "the-Mayor" is also a name of "mayor"',
        "same-name",
        id="colliding names",
    ),
    pytest.param(
        SALE
        + SALE.replace('"sale"', '"sale-2"').replace("was sold", "wasn’t sold")
        + SALE.replace('"sale"', '"sale-3"').replace("The harbour was", "The harbours was"),
        'log.toml:40: warning: [sale-3] "sale" has the same date and nearly the same title',
        "repeated-entry",
        id="the same title but for a letter",
    ),
    pytest.param(
        SALE + SALE.replace('"sale"', '"sale-2"').replace("was sold", "was sold again"),
        'log.toml:31: warning: [sale-2] "sale" has the same date and nearly the same title',
        "repeated-entry",
        id="the same title but for a word more",
    ),
    pytest.param(
        SALE.replace("was sold", "was sold again") + SALE.replace('"sale"', '"sale-2"'),
        'log.toml:31: warning: [sale-2] "sale" has the same date and nearly the same title',
        "repeated-entry",
        id="the same title but for a word less",
    ),
    pytest.param(
        SALE.replace("2025-06-01", "2025-07-01"),
        "log.toml:21: warning: [sale] the event is dated after its source (30 June 2025)",
        "late-event",
        id="event after its source",
    ),
    pytest.param(
        SALE + 'claims = [{ by = "mayor", stance = "denies", date = "2025-05" }]\n',
        "log.toml:27: warning: [sale] the claim is dated before the event (1 June 2025)",
        "early-claim",
        id="claim before its event",
    ),
    pytest.param(
        SALE.replace('actors = ["mayor"]', "") + QUOTES,
        'log.toml:31: warning: [no-sale] "mayor" takes no part in the event "sale"',
        "strange-speaker",
        id="speaker apart from the event",
    ),
    pytest.param(
        SALE.replace("was sold", "was sold" + " at last" * 12),
        "log.toml:22: warning: [sale] the title has 116 characters; write at most 100",
        "long-title",
        id="long title",
    ),
    pytest.param(
        SALE.replace("was sold", "was\\nsold"),
        "log.toml:22: warning: [sale] the title is longer than a line",
        "long-title",
        id="title of two lines",
    ),
]


@pytest.mark.parametrize(("entries", "expected", "name"), WARNINGS)
def test_what_is_worth_a_look_is_a_warning_and_under_strict_a_fault(
    log: Path, entries: str, expected: str, name: str
) -> None:
    log.write_text(HEAD + entries, "utf-8")
    said = check(log)
    assert said.code == 0
    warnings = [line for line in said.out.splitlines() if line[0] != " "]
    assert len(warnings) == 1
    assert expected in warnings[0]
    assert warnings[0].endswith(f" ({name})")
    assert said.err.endswith(f"; 1 warning (1 {name})\n")
    strict = check(log, "--strict")
    assert strict.code == 1
    assert expected.replace("warning: ", "") in strict.out
    assert strict.err.endswith(f"; 1 fault (1 {name})\n")
    ignored = check(log, "--ignore", name)
    assert (ignored.code, ignored.out) == (0, "")
    assert ignored.err.endswith("; no fault; 1 warning ignored\n")


def warned(entries: str, head: str = HEAD, *, sound: bool = True) -> list[str]:
    checked = check_logs(log_files(head + entries))
    assert checked.sound is sound
    return [problem.problem for problem in find_warnings(checked)]


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


READS_ALIKE = """
[actors.city]
name = "the town"
kind = "group"
aliases = ["The-Mayor", "THE MAYOR", "★", "☆"]

[topics.harbour]
name = "The port"
aliases = ["★"]

[places.town-2]
name = "Town"
aliases = ["The Town", "THE TOWN", "★"]

[places.town-3]
name = "★"
aliases = ["TOWN"]
"""


def test_names_that_read_like_anothers_of_the_same_kind_are_told_once_for_each_two() -> None:
    # With a fault in the log, what nothing uses is not told.
    told = {
        (*problem.path, problem.problem, problem.remedy)
        for problem in find_warnings(check_logs(log_files(f"{HEAD}{READS_ALIKE}wrong = 1\n")))
    }
    actor, topic, place = (
        f"make one {kind} of the two, or give one another name"
        for kind in ("actor", "topic", "place")
    )
    alike = ", but for its spelling"
    assert told == {
        ("actors", "city", "aliases", 0, f'"The-Mayor" is also a name of "mayor"{alike}', actor),
        ("topics", "harbour", "name", '"The port" is also a name of "port"', topic),
        ("places", "town-2", "aliases", 0, f'"The Town" is also a name of "town"{alike}', place),
        ("places", "town-3", "name", '"★" is also a name of "town-2"', place),
    }


def test_an_event_within_the_days_of_its_source_is_not_after_it() -> None:
    head = HEAD.replace("date = 2025-06-30", 'date = "2025-06"')
    assert warned(SALE.replace("2025-06-01", "2025-06-15"), head) == []


def test_a_fault_may_hide_a_use_so_that_nothing_is_called_unused() -> None:
    assert warned(SALE.replace('["port"]', '"port"'), sound=False) == []


def test_a_group_with_members_is_used() -> None:
    council = '[actors.council]\nname = "The council"\nkind = "group"\n'
    head = HEAD.replace('kind = "person"\n', 'kind = "person"\nmember_of = ["council"]\n')
    assert warned(SALE + council, head) == []


def test_no_escape_character_reaches_stdout_in_either_format(log: Path) -> None:
    ugly = 'title = "\x1b[31mred\x9b1m\u202e"\n"\\u001b[2J\\u009b2J\\u007f" = 1\n'
    log.write_text(HEAD.replace('title = "A harbour"\n', ugly.replace("\x1b", "\\u001b")), "utf-8")
    for format_ in ("text", "json"):
        said = check(log, "-f", format_)
        assert said.code == 1
        assert set(said.out) & {"\x1b", "\x9b", "\u202e", "\x7f"} == set()


def test_a_stream_that_cannot_encode_a_fault_still_gets_it(log: Path) -> None:
    log.write_text(HEAD.replace("The mayor", "Dér \u202e"), "utf-8")
    said = run("check", str(log), PYTHONIOENCODING="ascii")
    assert said.code == 1
    assert "D\\xe9r" in said.out
