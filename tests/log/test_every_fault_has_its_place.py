"""Every fault of format 1 is found in one run, each with its place, its entry and a remedy."""

# ruff: noqa: E501  (a row of a table stands on one line)

import re

import pytest
from logs import TOWN, log_files

from syru.errors import Fault
from syru.log.reader import check_logs

DECLARED = TOWN[: TOWN.index("[[events]]")]
EVENT = f'{DECLARED}[[events]]\nid = "talks"\ndate = 2025-10-15\ntitle = "Talks"\n'


def faults_of(*texts: str) -> tuple[Fault, ...]:
    return check_logs(log_files(*texts)).faults()


def shown(fault: Fault) -> str:
    return fault.excerpt[fault.column - 1 :][: fault.length]


def check_the_only_fault(marked: str, problem: str, remedy: str, id_: str | None) -> None:
    """Check that a log has one fault, where the marks «…» stand in it."""
    before, at_fault, after = re.split("[«»]", marked)
    (fault,) = faults_of(before + at_fault + after)
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert (fault.file, fault.line, fault.column) == ("log-0.toml", *place)
    assert shown(fault) == at_fault
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert fault.id == id_
    assert not fault.warning


def without(plural: str) -> str:
    """Return the declarations without those of one kind."""
    return re.sub(rf"(?ms)^\[{plural}\b.*?(?=^\[|\Z)", "", DECLARED)


NO_NUMBER = "not the number of a paragraph"
COUNTED = "counted from 1"
IN_AN_EVENT = [
    pytest.param('«titl» = "x"', 'unknown key "titl"', "title?", id="misspelled key"),
    pytest.param("«zzzzz» = 1", 'unknown key "zzzzz"', "known here: actors, cited", id="key like no other"),
    pytest.param('«statement» = "x"', 'unknown key "statement"', "known here", id="key of another kind"),
    pytest.param("summary = «3»", "is a number, not text", '"…"', id="no text"),
    pytest.param("summary = «nan»", "with a point, not text", '"…"', id="nan"),
    pytest.param("summary = «{}»", "is a table, not text", '"…"', id="table"),
    pytest.param('summary = «""»', '"summary" is empty', "or leave the key out", id="empty"),
    pytest.param("date_note = «' '»", "is empty", "leave", id="blank"),
    pytest.param('summary = «"a\\u001b[31m"»', "U+001B", "take it out", id="escape"),
    pytest.param('summary = «"\\u0000"»', "U+0000", "take it out", id="null"),
    pytest.param('summary = «"a\\u009b"»', "U+009B", "take it out", id="c1"),
    pytest.param('summary = «"\u202e"»', "U+202E", "take it out", id="bidi override"),
    pytest.param('summary = «"\u2066"»', "U+2066", "take it out", id="bidi isolate"),
    pytest.param('summary = «"""»\na\n\\u0007"""', "U+0007", "take it out", id="over lines"),
    pytest.param('actors = «"mayor"»', "text, not a list", "[ … ]", id="no list"),
    pytest.param('actors = ["mayor", «"mayorr"»]', 'no actor "mayorr"', "mean mayor?", id="misspelled actor"),
    pytest.param('actors = [«"nobody"»]', 'no actor "nobody"', "declare it", id="unknown actor"),
    pytest.param("actors = [«[1]»]", "holds a list, not text", "quotes", id="list in list"),
    pytest.param('actors = [«"\\u0007"»]', "U+0007", "take it out", id="bell as actor"),
    pytest.param('topics = [«"brige"»]', 'no topic "brige"', "mean bridge?", id="topic"),
    pytest.param('places = [\n "river",\n «"rivr"»,\n]', "no place", "river?", id="place in a list over lines"),
    pytest.param('source = «"minute"»', 'no source "minute"', "minutes?", id="source"),
    pytest.param("source = «1»", "not text", "source =", id="number as source"),
    pytest.param('confidential = «"true"»', "is text, not true or false", "= true, or leave it out", id="true in quotes"),
    pytest.param("confidential = «1»", "is a number, not true or false", "= true", id="1 for true"),
    pytest.param('claims = [{ stance = "denies", confidential = «[]» }]', "is a list, not true", "= true", id="confidential claim that is a list"),
    pytest.param("locator = «12»", "is a number, not text", '"…"', id="locator that is a number"),
    pytest.param('claims = [{ stance = "denies", locator = «""» }]', "is empty", "leave", id="empty locator of a claim"),
    pytest.param("paragraphs = «3»", "not a list", "[ … ]", id="paragraph alone"),
    pytest.param("paragraphs = [1, «0»]", NO_NUMBER, COUNTED, id="paragraph 0"),
    pytest.param("paragraphs = [«-1»]", NO_NUMBER, COUNTED, id="paragraph -1"),
    pytest.param("paragraphs = [«true»]", NO_NUMBER, COUNTED, id="true"),
    pytest.param('paragraphs = [«"1"»]', NO_NUMBER, COUNTED, id="quoted number"),
    pytest.param("paragraphs = [«1.0»]", NO_NUMBER, COUNTED, id="float"),
    pytest.param("paragraphs = [«99999999999999999999»]", NO_NUMBER, COUNTED, id="more than the index holds"),
    pytest.param(f"paragraphs = [«0x{'f' * 5000}»]", NO_NUMBER, COUNTED, id="more digits than Python writes"),
    pytest.param("claims = «5»", "a number, not a list", "[ … ]", id="claims"),
    pytest.param("claims = [«5»]", '"claims" holds a number', "{ stance", id="number as claim"),
    pytest.param("claims = [«{}»]", '"stance" is missing', "stance =", id="no stance"),
    pytest.param('claims = [{ stance = «"denys"» }]', "no stance", "mean denies?", id="misspelled stance"),
    pytest.param('claims = [{ stance = «"xyz"» }]', "no stance", "states, asserts, relays", id="stance like no other"),
    pytest.param('claims = [{ stance = "denies", «By» = "mayor" }]', 'key "By"', "mean by?", id="key of a claim"),
    pytest.param('claims = [{ stance = "denies", by = «"mayr"» }]', "no actor", "mean mayor?", id="holder of a claim"),
    pytest.param('claims = [{ stance = "states", by = «"mayor"» }]', "nobody else's", "asserts", id="the source's claim by another"),
    pytest.param('claims = [{ stance = "denies", paragraph = «0» }]', NO_NUMBER, COUNTED, id="paragraph of a claim"),
    pytest.param('claims = [{ stance = "denies", date = «"soon"» }]', "soon", "write", id="date of a claim"),
    pytest.param('[[events.claims]]\nstance = «"deny"»', "no stance", "denies", id="claim under a header"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problem", "remedy"), IN_AN_EVENT)
def test_a_fault_in_an_event_has_its_place(text: str, problem: str, remedy: str) -> None:
    check_the_only_fault(EVENT + text, problem, remedy, "talks")


@pytest.mark.parametrize(
    ("date", "problem", "remedy"),
    [
        pytest.param('"2025-02-30"', "28 days", "write 2025-02-28", id="impossible"),
        pytest.param('"2025-13"', "no month 13", "write 2025-01", id="month 13"),
        pytest.param("2025.10", "not a date", '"2025-10"', id="float"),
        pytest.param("inf", "not a date", '"2025-10"', id="infinity"),
        pytest.param("true", "truth value", "2025-07-03", id="true"),
        pytest.param("10000", "run from -9999 to 9999", "quotes", id="year 10000"),
        pytest.param(f"0x{'f' * 5000}", "run from -9999 to 9999", "quotes", id="endless year"),
        pytest.param("[2025]", "no date", "2025-07-03", id="list"),
        pytest.param("{ y = 1 }", "no date", "2025-07-03", id="table"),
        pytest.param("10:00:00", "no date", "2025-07-03", id="time"),
        pytest.param('""', '"date" is empty', "take the line out", id="empty"),
    ],
)
def test_a_fault_of_a_date_has_its_place(date: str, problem: str, remedy: str) -> None:
    check_the_only_fault(EVENT.replace("2025-10-15", f"«{date}»"), problem, remedy, "talks")


# Below the declarations: entries, more declarations, and tables that are neither.
BELOW = [
    pytest.param('«[[events]]»\ndate = 2025\ntitle = "x"', '"id" is missing', "id", None, id="no id"),
    pytest.param('«[[events]]»\nid = "x"\ndate = 1', '"title" is', "title =", "x", id="no title"),
    pytest.param('«[[facts]]»\nid = "x"', '"statement" is missing', "write", "x", id="no statement"),
    pytest.param('«[[quotes]]»\nid = "x"', '"text" is missing', "write", "x", id="no words"),
    pytest.param('[[facts]]\nid = «"A Fact"»\nstatement = "x"', "no id", '"a-fact"', "A Fact", id="id of other characters"),
    pytest.param('[[facts]]\nid = «1»\nstatement = "x"', '"id" is a number', '"…"', None, id="number as id"),
    pytest.param('[[facts]]\nid = «""»\nstatement = "x"', '"id" is empty', "write its text", "", id="empty id"),
    pytest.param('[[quotes]]\nid = "x"\ntext = "t"\n«claims» = []', 'key "claims"', "known", "x", id="claims of a quote"),
    pytest.param('[[quotes]]\nid = "x"\ntext = "t"\nby = «"MAYOR"»', "no actor", "mayor?", "x", id="speaker by name"),
    pytest.param('[[quotes]]\nid = "x"\ntext = "t"\nvia = «1»', "not text", "via =", "x", id="number as publisher"),
    pytest.param('[[quotes]]\nid = "x"\ntext = "t"\nevent = «"y"»', "no event", "declare", "x", id="unknown event"),
    pytest.param("«[sources.x]»", '"title" is missing', "title =", "x", id="source"),
    pytest.param("«[topics.x]»", '"name" is missing', "name =", "x", id="topic"),
    pytest.param('[places.x]\nname = "x"\n«lat» = 3', 'unknown key "lat"', "known here", "x", id="key of a place"),
    *(
        pytest.param(f'[places.x]\nname = "x"\ncoordinates = {wrong}', problem, remedy, "x", id=f"coordinates {wrong}")
        for wrong, problem, remedy in (
            ('«"35 N"»', "is text, not a latitude and a longitude", "write coordinates = [35.41, 35.95]"),
            ("«[35.41]»", "holds 1 values, not a latitude and a longitude", "write coordinates = ["),
            ("«[1, 2, 3]»", "holds 3 values", "write coordinates = ["),
            ("[«90.01», 0]", "there is no such latitude", "write degrees from -90 to 90"),
            ("[0, «-181»]", "there is no such longitude", "write degrees from -180 to 180"),
            ("[«nan», 0]", "there is no such latitude", "from -90"),
            ('[0, «"35.41"»]', "the longitude is text", "write degrees, such as 35.41"),
            ("[«true», 0]", "the latitude is true or false", "write degrees"),
        )
    ),
    pytest.param('«[actors.x]»\nkind = "state"', '"name" is missing', "name =", "x", id="no name"),
    pytest.param('[actors.x]\nname = "x"\nkind = «"sate"»', "no kind", "mean state?", "x", id="misspelled kind"),
    pytest.param('[actors.x]\nname = "x"\nkind = "group"\nmember_of = ["mayor", «"y"»]', 'no actor "y"', "declare", "x", id="member of nothing"),
    pytest.param('[actors.x]\nname = "x"\nkind = "group"\nmember_of = «["x"]»', "member of itself", "name other actors", "x", id="member of itself"),
    pytest.param('[topics.x]\nname = "x"\naliases = ["a", «1»]', "a number", "quotes", "x", id="number as alias"),
    pytest.param('[topics.x]\nname = "x"\naliases = ["a", «""»]', "is empty", "or leave it out", "x", id="empty alias"),
    pytest.param('[sources.x]\ntitle = "x"\nurl = «"ftp://x"»', "no web", "https", "x", id="other protocol"),
    pytest.param('[topics.x]\nname = "x"\n«id» = 1', 'unknown key "id"', "known here", "x", id="id inside of a topic"),
    pytest.param("[«evnts»]", 'unknown table "evnts"', "mean events?", None, id="misspelled table"),
    pytest.param("«[facts]»", '"facts" is a table', "[[facts]]", None, id="single brackets"),
    pytest.param('[topics.«"\\u001b"»]\nname = "x"', "control", "another id", "\x1b", id="escape as id"),
    pytest.param('[topics.«""»]\nname = "x"', "blank", "another id", "", id="empty id of a topic"),
    pytest.param('[sources.second]\ntitle = "x"\n«[[facts]]»\nid = "x"\nstatement = "x"', "does not declare exactly one", "source =", "x", id="two sources and none named"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problem", "remedy", "id_"), BELOW)
def test_a_fault_of_a_table_has_its_place(
    text: str, problem: str, remedy: str, id_: str | None
) -> None:
    check_the_only_fault(DECLARED + text, problem, remedy, id_)


WHOLE = [
    pytest.param("«»", "[log] is missing", "write [log]", id="empty file"),
    pytest.param("«#» x\n", "[log] is missing", "write [log]", id="comment alone"),
    pytest.param("log = «3»", '"log" is a number', "write [log]", id="number as log"),
    pytest.param("«[[log]]»", '"log" is a list', "write [log]", id="list"),
    pytest.param('«[log]»\ntitle = "x"', '"format" is missing', "format = 1", id="no format"),
    pytest.param("«[log]»\nformat = 1", '"title" is missing', "title =", id="no title"),
    *(
        pytest.param(f'[log]\nformat = «{value}»\ntitle = "x"', "not of a format", "format = 1", id=f"format {value}")
        for value in ("2", '"1"', "1.0", "true", "[1]")
    ),
    pytest.param(f"«zzz» = 1\n{DECLARED}", 'unknown table "zzz"', "known here: actors, events", id="key outside of tables"),
    *(
        pytest.param(f"{plural} = «{value}»\n{without(plural)}", f'"{plural}" is', f"write [{plural}.ID]", id=f"{plural} = {value}")
        for plural in ("sources", "actors", "topics", "places")
        for value in ("3", "[]", '"x"')
    ),
    *(
        pytest.param(f"{plural} = «{value}»\n{DECLARED}", f'"{plural}" is', f"write [[{plural}]]", id=f"{plural} = {value}")
        for plural in ("events", "facts", "quotes")
        for value in ("{}", "3", "false")
    ),
    *(
        pytest.param(f"facts = [«{value}»]\n{DECLARED}", '"facts" holds', "[[facts]]", id=f"facts = [{value}]")
        for value in ("1", "[]", "inf")
    ),
]  # fmt: skip


@pytest.mark.parametrize(("log", "problem", "remedy"), WHOLE)
def test_a_fault_of_the_whole_log_has_its_place(log: str, problem: str, remedy: str) -> None:
    check_the_only_fault(log, problem, remedy, None)


@pytest.mark.parametrize(
    "path",
    [
        *("/etc/passwd", "../x.txt", "a/../../x", "..", "a/.."),
        *("C:/x", "c:x", "a\\b", "\\\\host\\x"),
    ],
)
def test_a_text_outside_of_the_logs_folder_is_refused(path: str) -> None:
    log = DECLARED.replace("date = 2025-06-01", f"text = «'{path}'»")
    check_the_only_fault(log, "outside the log's folder", "or below it", "minutes")


@pytest.mark.parametrize(
    "url", ["x", "ftp://x", "javascript:alert(1)", "https://", "https:///x", "https://a b", "//x"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    log = DECLARED.replace("date = 2025-06-01", f'url = «"{url}"»')
    check_the_only_fault(log, "no web address", "https://", "minutes")


# Each line with a fault ends in a comment that says so.
THIRTY = """\
[log]
format = 2 #!
titel = "T" #!
title = "T"
description = 3 #!
[sources.s]
title = "S"
url = "ftp://x" #!
text = "../x" #!
date = "2025-13" #!
authors = "x" #!
[actors.a]
name = "" #!
kind = "persn" #!
aliases = [1] #!
member_of = ["a"] #!
[actors.b]
name = "B"
[topics.t]
name = 1 #!
[places.p] #!
[[ events ]] #!
id = "E 1" #!
date = 2025-07-03
summary = '''
[[events]]
id = "no"
'''
actors = ["x"] #!
topics = ["u"] #!
places = ["q"] #!
[[events]] # [[events]]
id = "e-2"
date = "2025-02-30" #!
title = "[[events]]\\u001b" #!
source = "z" #!
paragraphs = [
  1,
  0, #!
]
claims = [
  { stance = "denys" }, #!
  # { stance = "denys" },
  { stance = "states", by = "a" }, #!
  { by = "b" }, #!
]
[[events]]
id = "e-2" #!
date = 2025
title = "x"
[[facts]] #!
id = "f"
[[quotes]]
id = "q"
text = "x"
event = "none" #!
claims = [] #!
by = 5 #!
[typo] #!
"""


def test_thirty_faults_in_one_file_are_named_in_one_run_with_their_lines() -> None:
    lines = THIRTY.split("\n")
    faults = faults_of(THIRTY)
    found = [fault.line for fault in faults]
    assert found == [number for number, line in enumerate(lines, 1) if line.endswith("#!")]
    assert len({fault.problem for fault in faults}) == len(faults) >= 30


def test_faults_in_arrays_of_inline_tables_have_their_lines() -> None:
    text = """\
events = [
  { id = "a", date = 2025, title = "a" },
  { id = "b", date = 2025, titel = "b", title = "]" },
  { id = "c", date = 1, title = "[[events]]", actors = ["x"] }, { id = "a", date = 1, title = "x" },
]
"""
    found = [(fault.line, shown(fault), fault.id) for fault in faults_of(text + DECLARED)]
    assert found == [(3, "titel", "b"), (4, '"x"', "c"), (4, '"a"', "a")]


def test_faults_are_ordered_by_file_then_line_then_column() -> None:
    wrong = f'{EVENT}source = "z"\nactors = ["x", "y"]\nzzz = 1\n'
    for logs in ((wrong, TOWN, wrong), (wrong, "x = ", wrong)):
        faults = faults_of(*logs)
        places = [(fault.file, fault.line, fault.column) for fault in faults]
        assert places == sorted(places)
        assert {"log-0.toml", "log-2.toml"} <= {fault.file for fault in faults}
    assert {fault.file for fault in faults} == {"log-0.toml", "log-1.toml", "log-2.toml"}


def test_a_message_repeats_no_more_than_the_beginning_of_an_endless_text() -> None:
    endless = "x" * 10**6
    text = f'{EVENT}{endless} = 1\nactors = ["{endless}"]\nsource = "{endless}"\n'
    faults = faults_of(f'{text}[[facts]]\nid = "{endless}!"\nstatement = "x"\n')
    assert len(faults) == 4
    assert max(len(str(fault)) for fault in faults) < 400


def test_no_control_character_of_a_log_is_in_a_message() -> None:
    faults = faults_of(f'{EVENT}"\\u001b]0;x" = 1\nactors = ["\u202e"]\n[topics."\\u009b"]\n')
    assert len(faults) == 4
    assert all(str(fault).isprintable() for fault in faults)


def test_thousands_of_unknown_names_among_thousands_are_all_found() -> None:
    topics = "".join(f'[topics.topic-{number}]\nname = "x"\n' for number in range(1000))
    named = ", ".join(f'"topik-{number}"' for number in range(3000))
    faults = faults_of(f"{EVENT}topics = [{named}]\n{topics}")
    assert len(faults) == 3000
    assert "topic-0" in faults[0].remedy


def test_a_fault_reads_as_one_line() -> None:
    (fault,) = faults_of(f"{EVENT}titl = 1\n")
    line = EVENT.count("\n") + 1
    assert str(fault) == f'log-0.toml:{line}: [talks] unknown key "titl"; did you mean title?'


def test_an_id_in_two_files_names_both_places() -> None:
    line = EVENT[: EVENT.index("talks")].count("\n") + 1
    (fault,) = faults_of(EVENT, f"# one line more\n{EVENT}")
    assert (fault.file, fault.line, fault.id) == ("log-1.toml", line + 1, "talks")
    assert f"stands twice, also at log-0.toml:{line};" in str(fault)


def test_an_id_twice_in_one_file_names_the_first_place() -> None:
    line = EVENT[: EVENT.index("talks")].count("\n") + 1
    again = EVENT.removeprefix(DECLARED).replace('"talks"', '«"talks"»')
    problem = f"stands twice, also at log-0.toml:{line}"
    check_the_only_fault(EVENT + again, problem, "another", "talks")


@pytest.mark.parametrize(
    "header", ["sources.minutes", "actors.mayor", "topics.bridge", "places.river"]
)
def test_a_declaration_that_differs_names_both_places_and_its_own_faults(header: str) -> None:
    other = DECLARED.replace(f"[{header}]\n", f"[{header}]\nzzz = 1\n")
    line = DECLARED[: DECLARED.index(header)].count("\n") + 1
    clash, unknown = faults_of(DECLARED, other)
    assert (clash.file, clash.line, shown(clash)) == ("log-1.toml", line, f"[{header}]")
    assert "declared differently" in clash.problem
    assert f"log-0.toml:{line}" in clash.problem
    assert (unknown.file, unknown.line) == ("log-1.toml", line + 1)
