"""Reading a log whole: every fault of format 1 is found, at its place, with a remedy."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.errors import Fault, LogError
from syru.log.files import LogFile
from syru.log.model import ActorKind, Event, Fact, Quote, Stance
from syru.log.reader import Reading, read_logs

HEAD = """\
[log]
format = 1
title = "A log"

[sources.paper]
title = "A paper"

[actors.sana]
name = "SANA"
kind = "organisation"

[topics.bases]
name = "Bases"

[places.tartus]
name = "Tartus"
"""
EVENT = (
    HEAD
    + """\
[[events]]
id = "talks"
date = 2025-10-15
title = "Talks"
"""
)
# The line that a row's own text begins at: the one after HEAD, and the one after EVENT.
UNDER_HEAD = 17
UNDER_EVENT = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A log, and the one fault that it has."""

    text: str
    line: int
    shown: str
    problem: str
    remedy: str
    id: str | None = None


def log_file(text: str | bytes, name: str = "a.toml") -> LogFile:
    data = text if isinstance(text, bytes) else text.encode()
    return LogFile(name=name, data=data, folder=None)


def faults_of(*texts: str) -> tuple[Fault, ...]:
    files = [log_file(text, f"{name}.toml") for name, text in zip("abc", texts, strict=False)]
    return Reading(files).faults()


def shown(fault: Fault) -> str:
    return fault.excerpt[fault.column - 1 :][: fault.length]


def in_event(text: str, shown: str, problem: str, remedy: str, line: int = UNDER_EVENT) -> Row:
    """Make a row of a log with one event, which goes on with the text."""
    return Row(
        text=EVENT + text, line=line, shown=shown, problem=problem, remedy=remedy, id="talks"
    )


def below(  # noqa: PLR0913, PLR0917 - a row of a table
    text: str, line: int, shown: str, problem: str, remedy: str, id_: str | None
) -> Row:
    """Make a row of a log with the text below its declarations; lines count from the text's own."""
    return Row(
        text=f"{HEAD}{text}",
        line=UNDER_HEAD - 1 + line,
        shown=shown,
        problem=problem,
        remedy=remedy,
        id=id_,
    )


def declared(text: str, line: int, shown: str, problem: str, remedy: str) -> Row:
    """Make a row of a log with one more declaration, called x."""
    return below(text, line, shown, problem, remedy, "x")


def whole(text: str, line: int, shown: str, problem: str, remedy: str) -> Row:
    return Row(text=text, line=line, shown=shown, problem=problem, remedy=remedy)


NO_NUMBER = "not the number of a paragraph"
COUNTED = "counted from 1"
VALUES = [
    pytest.param(
        in_event('titel = "x"', "titel", 'unknown key "titel"', "title?"), id="misspelled key"
    ),
    pytest.param(
        in_event("zzzzz = 1", "zzzzz", 'unknown key "zzzzz"', "known here: actors, claims"),
        id="key like no other",
    ),
    pytest.param(
        in_event('statement = "x"', "statement", 'unknown key "statement"', "known here"),
        id="key of another kind",
    ),
    pytest.param(in_event("summary = 3", "3", "is a number, not text", '"…"'), id="no text"),
    pytest.param(in_event("summary = nan", "nan", "with a point, not text", '"…"'), id="nan"),
    pytest.param(in_event("summary = {}", "{}", "is a table, not text", '"…"'), id="table"),
    pytest.param(in_event('summary = ""', '""', '"summary" is empty', "leave"), id="empty"),
    pytest.param(in_event("date_note = ' '", "' '", "is empty", "leave"), id="blank"),
    pytest.param(
        in_event('summary = "a\\u001b[31m"', '"a\\u001b[31m"', "U+001B", "take it out"), id="escape"
    ),
    pytest.param(in_event('summary = "\\u0000"', '"\\u0000"', "U+0000", "take it out"), id="null"),
    pytest.param(in_event('summary = "a\\u009b"', '"a\\u009b"', "U+009B", "take it out"), id="c1"),
    pytest.param(
        in_event('summary = "\u202e"', '"\u202e"', "U+202E", "take it out"), id="bidi override"
    ),
    pytest.param(
        in_event('summary = "\u2066"', '"\u2066"', "U+2066", "take it out"), id="bidi isolate"
    ),
    pytest.param(
        in_event('summary = """\na\n\\u0007"""', '"""', "U+0007", "take it out"), id="over lines"
    ),
    pytest.param(in_event('actors = "sana"', '"sana"', "text, not a list", "[ … ]"), id="no list"),
    pytest.param(
        in_event('actors = ["sana", "sanna"]', '"sanna"', 'no actor "sanna"', "mean sana?"),
        id="misspelled actor",
    ),
    pytest.param(
        in_event('actors = ["nobody"]', '"nobody"', 'no actor "nobody"', "declare it"),
        id="unknown actor",
    ),
    pytest.param(
        in_event("actors = [[1]]", "[1]", "holds a list, not text", "quotes"), id="list in list"
    ),
    pytest.param(
        in_event('actors = ["\\u0007"]', '"\\u0007"', "U+0007", "take it out"), id="bell as actor"
    ),
    pytest.param(
        in_event('topics = ["basis"]', '"basis"', 'no topic "basis"', "mean bases?"), id="topic"
    ),
    pytest.param(
        in_event('places = [\n "tartus",\n "tartous",\n]', '"tartous"', "no place", "tartus?", 23),
        id="place in a list over lines",
    ),
    pytest.param(
        in_event('source = "papers"', '"papers"', 'no source "papers"', "paper?"), id="source"
    ),
    pytest.param(in_event("source = 1", "1", "not text", "source ="), id="number as source"),
    pytest.param(in_event("paragraphs = 3", "3", "not a list", "[ … ]"), id="paragraph alone"),
    pytest.param(in_event("paragraphs = [1, 0]", "0", NO_NUMBER, COUNTED), id="paragraph 0"),
    pytest.param(in_event("paragraphs = [-1]", "-1", NO_NUMBER, COUNTED), id="paragraph -1"),
    pytest.param(in_event("paragraphs = [true]", "true", NO_NUMBER, COUNTED), id="true"),
    pytest.param(in_event('paragraphs = ["1"]', '"1"', NO_NUMBER, COUNTED), id="quoted number"),
    pytest.param(in_event("paragraphs = [1.0]", "1.0", NO_NUMBER, COUNTED), id="float"),
    pytest.param(
        in_event("paragraphs = [99999999999999999999]", "9" * 20, NO_NUMBER, COUNTED),
        id="more than the index holds",
    ),
    pytest.param(
        in_event(f"paragraphs = [0x{'f' * 5000}]", f"0x{'f' * 5000}", NO_NUMBER, COUNTED),
        id="more digits than Python writes",
    ),
    pytest.param(in_event("claims = 5", "5", "a number, not a list", "[ … ]"), id="claims"),
    pytest.param(
        in_event("claims = [5]", "5", '"claims" holds a number', "{ stance"), id="number as claim"
    ),
    pytest.param(
        in_event("claims = [{}]", "{}", '"stance" is missing', "stance ="), id="no stance"
    ),
    pytest.param(
        in_event('claims = [{ stance = "denys" }]', '"denys"', "no stance", "mean denies?"),
        id="misspelled stance",
    ),
    pytest.param(
        in_event('claims = [{ stance = "xyz" }]', '"xyz"', "no stance", "states, asserts, relays"),
        id="stance like no other",
    ),
    pytest.param(
        in_event('claims = [{ stance = "denies", By = "sana" }]', "By", 'key "By"', "mean by?"),
        id="key of a claim",
    ),
    pytest.param(
        in_event('claims = [{ stance = "denies", by = "san" }]', '"san"', "no actor", "mean sana?"),
        id="holder of a claim",
    ),
    pytest.param(
        in_event(
            'claims = [{ stance = "states", by = "sana" }]', '"sana"', "nobody else's", "asserts"
        ),
        id="the source's claim by another",
    ),
    pytest.param(
        in_event('claims = [{ stance = "denies", paragraph = 0 }]', "0", NO_NUMBER, COUNTED),
        id="paragraph of a claim",
    ),
    pytest.param(
        in_event('claims = [{ stance = "denies", date = "soon" }]', '"soon"', "soon", "write"),
        id="date of a claim",
    ),
    pytest.param(
        in_event('[[events.claims]]\nstance = "deny"', '"deny"', "no stance", "denies", 22),
        id="claim under a header",
    ),
]


def dated(value: str, problem: str, remedy: str) -> Row:
    text = EVENT.replace("2025-10-15", value)
    return Row(text=text, line=19, shown=value, problem=problem, remedy=remedy, id="talks")


DATES = [
    pytest.param(dated('"2025-02-30"', "28 days", "write 2025-02-28"), id="impossible"),
    pytest.param(dated('"2025-13"', "no month 13", "write 2025-01"), id="month 13"),
    pytest.param(dated("2025.10", "not a date", '"2025-10"'), id="float"),
    pytest.param(dated("inf", "not a date", '"2025-10"'), id="infinity"),
    pytest.param(dated("true", "truth value", "2025-07-03"), id="true"),
    pytest.param(dated("0", "run from 1 to 9999", "quotes"), id="year 0"),
    pytest.param(dated(f"0x{'f' * 5000}", "run from 1 to 9999", "quotes"), id="endless year"),
    pytest.param(dated("[2025]", "no date", "2025-07-03"), id="list"),
    pytest.param(dated("{ y = 1 }", "no date", "2025-07-03"), id="table"),
    pytest.param(dated("10:00:00", "no date", "2025-07-03"), id="time"),
    pytest.param(dated('""', "nothing is written", "2025-07"), id="empty"),
]
ENTRIES = [
    pytest.param(
        below(
            '[[events]]\ndate = 2025\ntitle = "x"', 1, "[[events]]", '"id" is missing', "id", None
        ),
        id="no id",
    ),
    pytest.param(
        below('[[events]]\nid = "x"\ntitle = "x"', 1, "[[events]]", '"date" is', "date =", "x"),
        id="no date",
    ),
    pytest.param(
        below('[[events]]\nid = "x"\ndate = 1', 1, "[[events]]", '"title" is', "title =", "x"),
        id="no title",
    ),
    pytest.param(
        below('[[facts]]\nid = "x"', 1, "[[facts]]", '"statement" is missing', "write", "x"),
        id="no statement",
    ),
    pytest.param(
        below('[[quotes]]\nid = "x"', 1, "[[quotes]]", '"text" is missing', "write", "x"),
        id="no words",
    ),
    pytest.param(
        below(
            '[[facts]]\nid = "A Fact"\nstatement = "x"',
            2,
            '"A Fact"',
            "no id",
            '"a-fact"',
            "A Fact",
        ),
        id="id of other signs",
    ),
    pytest.param(
        below('[[facts]]\nid = 1\nstatement = "x"', 2, "1", '"id" is a number', '"…"', None),
        id="number as id",
    ),
    pytest.param(
        below('[[facts]]\nid = ""\nstatement = "x"', 2, '""', '"id" is empty', "write", ""),
        id="empty id",
    ),
    pytest.param(
        below(
            '[[quotes]]\nid = "x"\ntext = "t"\nclaims = []',
            4,
            "claims",
            'key "claims"',
            "known",
            "x",
        ),
        id="claims of a quote",
    ),
    pytest.param(
        below(
            '[[quotes]]\nid = "x"\ntext = "t"\nby = "SANA"', 4, '"SANA"', "no actor", "sana?", "x"
        ),
        id="speaker by name",
    ),
    pytest.param(
        below('[[quotes]]\nid = "x"\ntext = "t"\nvia = 1', 4, "1", "not text", "via =", "x"),
        id="number as publisher",
    ),
    pytest.param(
        below(
            '[[quotes]]\nid = "x"\ntext = "t"\nevent = "y"', 4, '"y"', "no event", "declare", "x"
        ),
        id="unknown event",
    ),
]
DECLARATIONS = [
    pytest.param(
        declared("[sources.x]", 1, "[sources.x]", '"title" is missing', "title ="), id="source"
    ),
    pytest.param(
        declared("[topics.x]", 1, "[topics.x]", '"name" is missing', "name ="), id="topic"
    ),
    pytest.param(
        declared('[places.x]\nname = "x"\nlat = 3', 3, "lat", 'unknown key "lat"', "known here"),
        id="key of a place",
    ),
    pytest.param(
        declared('[actors.x]\nname = "x"', 1, "[actors.x]", '"kind" is missing', "kind ="),
        id="no kind",
    ),
    pytest.param(
        declared('[actors.x]\nkind = "state"', 1, "[actors.x]", '"name" is missing', "name ="),
        id="no name",
    ),
    pytest.param(
        declared('[actors.x]\nname = "x"\nkind = "sate"', 3, '"sate"', "no kind", "mean state?"),
        id="misspelled kind",
    ),
    pytest.param(
        declared(
            '[actors.x]\nname = "x"\nkind = "group"\nmember_of = ["sana", "y"]',
            4,
            '"y"',
            'no actor "y"',
            "declare",
        ),
        id="member of nothing",
    ),
    pytest.param(
        declared(
            '[actors.x]\nname = "x"\nkind = "group"\nmember_of = ["x"]',
            4,
            '["x"]',
            "member of itself",
            "name other actors",
        ),
        id="member of itself",
    ),
    pytest.param(
        declared('[topics.x]\nname = "x"\naliases = ["a", 1]', 3, "1", "a number", "quotes"),
        id="number as alias",
    ),
    pytest.param(
        declared('[topics.x]\nname = "x"\naliases = ["a", ""]', 3, '""', "is empty", "leave"),
        id="empty alias",
    ),
    pytest.param(
        declared('[sources.x]\ntitle = "x"\nurl = "ftp://x"', 3, '"ftp://x"', "no web", "https"),
        id="other protocol",
    ),
    pytest.param(
        declared('[topics.x]\nname = "x"\nid = 1', 3, "id", 'unknown key "id"', "known here"),
        id="id inside of a topic",
    ),
]
WHOLE = [
    pytest.param(whole("", 1, "", "[log] is missing", "write [log]"), id="empty file"),
    pytest.param(whole("# x\n", 1, "#", "[log] is missing", "write [log]"), id="comment alone"),
    pytest.param(whole("log = 3", 1, "3", '"log" is a number', "write [log]"), id="number as log"),
    pytest.param(whole("[[log]]", 1, "[[log]]", '"log" is a list', "write [log]"), id="list"),
    pytest.param(
        whole('[log]\ntitle = "x"', 1, "[log]", '"format" is missing', "format = 1"), id="no format"
    ),
    pytest.param(
        whole("[log]\nformat = 1", 1, "[log]", '"title" is missing', "title ="), id="no title"
    ),
    *(
        pytest.param(
            whole(
                f'[log]\nformat = {value}\ntitle = "x"', 2, value, "not of a format", "format = 1"
            ),
            id=f"format {value}",
        )
        for value in ("2", '"1"', "1.0", "true", "[1]")
    ),
    pytest.param(
        below("[evnts]", 1, "evnts", 'unknown table "evnts"', "mean events?", None),
        id="misspelled table",
    ),
    pytest.param(
        whole(f"zzz = 1\n{HEAD}", 1, "zzz", 'unknown table "zzz"', "known here: actors, events"),
        id="key outside of tables",
    ),
    *(
        pytest.param(
            whole(
                f"{plural} = {value}\n{re.sub(rf'.{plural}[^[]*', '', HEAD)}",
                1,
                value,
                f'"{plural}" is',
                f"write [{plural}.ID]",
            ),
            id=f"{plural} = {value}",
        )
        for plural in ("sources", "actors", "topics", "places")
        for value in ("3", "[]", '"x"')
    ),
    *(
        pytest.param(
            whole(f"{plural} = {value}\n{HEAD}", 1, value, f'"{plural}" is', f"write [[{plural}]]"),
            id=f"{plural} = {value}",
        )
        for plural in ("events", "facts", "quotes")
        for value in ("{}", "3", "false")
    ),
    *(
        pytest.param(
            whole(f"facts = [{value}]\n{HEAD}", 1, value, '"facts" holds', "[[facts]]"),
            id=f"facts = [{value}]",
        )
        for value in ("1", "[]", "inf")
    ),
    pytest.param(
        below("[facts]", 1, "[facts]", '"facts" is a table', "[[facts]]", None),
        id="single brackets",
    ),
    pytest.param(
        below('[topics."\\u001b"]\nname = "x"', 1, '"\\u001b"', "control", "another id", "\x1b"),
        id="escape as id",
    ),
    pytest.param(
        below('[topics.""]\nname = "x"', 1, '""', "blank", "another id", ""),
        id="empty id of a topic",
    ),
    pytest.param(
        below(
            '[sources.second]\ntitle = "x"\n[[facts]]\nid = "x"\nstatement = "x"',
            3,
            "[[facts]]",
            "does not declare exactly one",
            "source =",
            "x",
        ),
        id="two sources and none named",
    ),
    pytest.param(
        in_event(EVENT[len(HEAD) :], '"talks"', "stands twice, also at a.toml:18", "another", 22),
        id="id twice",
    ),
]


@pytest.mark.parametrize("row", [*VALUES, *DATES, *ENTRIES, *DECLARATIONS, *WHOLE])
def test_a_fault_has_its_place_its_entry_and_a_remedy(row: Row) -> None:
    (fault,) = faults_of(row.text)
    assert (fault.file, fault.line, shown(fault)) == ("a.toml", row.line, row.shown)
    assert row.problem in fault.problem
    assert row.remedy in fault.remedy
    assert fault.id == row.id
    assert not fault.warning


OUTSIDE = [
    "/etc/passwd",
    "../x.txt",
    "a/../../x",
    "..",
    "a/..",
    "C:/x",
    "c:x",
    "a\\b",
    "\\\\host\\x",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_text_outside_of_the_logs_folder_is_refused(path: str) -> None:
    (fault,) = faults_of(HEAD.replace('"A paper"', f"\"A paper\"\ntext = '{path}'"))
    assert (fault.line, shown(fault), fault.id) == (7, f"'{path}'", "paper")
    assert "outside the log's folder" in fault.problem


@pytest.mark.parametrize("path", ["x.txt", "texts/x.txt", "./x", "..x", "a..b/c", "über.txt"])
def test_a_text_in_the_logs_folder_is_read(path: str) -> None:
    log = read_logs([log_file(HEAD.replace('"A paper"', f"'A'\ntext = '{path}'"))])
    assert log.sources[0].text == path


@pytest.mark.parametrize(
    "url", ["x", "ftp://x", "javascript:alert(1)", "https://", "https:///x", "https://a b", "//x"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    (fault,) = faults_of(HEAD.replace('"A paper"', f'"A"\nurl = "{url}"'))
    assert (fault.line, shown(fault)) == (7, f'"{url}"')
    assert "no web address" in fault.problem


@pytest.mark.parametrize("url", ["https://x.org", "http://x.org/a?b#c", "https://x.org?b"])
def test_a_web_address_is_read(url: str) -> None:
    log = read_logs([log_file(HEAD.replace('"A paper"', f'"A"\nurl = "{url}"'))])
    assert log.sources[0].url == url


def test_a_log_is_read_whole() -> None:
    text = """\
[[facts]]
id = "supply"
statement = "It is supplied."
[[quotes]]
id = "words"
text = "Words."
by = "sana"
via = "sana"
event = "talks"
actors = ["sana", "sana"]
"""
    claims = 'claims = [{ by = "sana", stance = "denies", date = 2025, paragraph = 3 }]\n'
    log = read_logs([log_file(f"{EVENT}paragraphs = [1, 2]\n{claims}{text}")])
    event, fact, quote = log.entries
    assert isinstance(event, Event)
    assert (event.id, event.source, event.paragraphs) == ("talks", "paper", (1, 2))
    assert event.date is not None
    assert (event.date.written, event.date.words) == ("2025-10-15", "15 October 2025")
    (claim,) = event.claims
    assert (claim.by, claim.stance, claim.paragraph) == ("sana", Stance.DENIES, 3)
    assert isinstance(fact, Fact)
    assert (fact.statement, fact.date) == ("It is supplied.", None)
    assert isinstance(quote, Quote)
    assert (quote.by, quote.via, quote.event) == ("sana", "sana", "talks")
    assert quote.actors == ("sana",)
    assert (log.heads[0].title, log.actors[0].kind) == ("A log", ActorKind.ORGANISATION)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    data = b"\xef\xbb\xbf" + EVENT.replace("\n", "\r\n").encode()
    assert read_logs([log_file(data)]) == read_logs([log_file(EVENT)])
    (fault,) = Reading([log_file(data + b"titel = 1\r\n")]).faults()
    assert (fault.line, fault.column, fault.excerpt) == (UNDER_EVENT, 1, "titel = 1")


def test_joiners_marks_and_line_breaks_are_text() -> None:
    text = "\u0645\u06cc\u200c\u062e \u200d\u200e\u200f"
    log = read_logs([log_file(f'{EVENT}summary = """{text}\n{text}"""\n')])
    (event,) = log.entries
    assert isinstance(event, Event)
    assert event.summary == f"{text}\n{text}"


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
[actors.b] #!
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
    found = [(fault.line, shown(fault), fault.id) for fault in faults_of(text + HEAD)]
    assert found == [(3, "titel", "b"), (4, '"x"', "c"), (4, '"a"', "a")]


def test_faults_are_ordered_by_file_then_line_then_column() -> None:
    wrong = f'{EVENT}source = "z"\nactors = ["x", "y"]\nzzz = 1\n'
    faults = faults_of(wrong.replace("talks", "one"), "x = ", wrong)
    places = [(fault.file, fault.line, fault.column) for fault in faults]
    assert places == sorted(places)
    assert {fault.file for fault in faults} == {"a.toml", "b.toml", "c.toml"}


def test_an_id_in_two_files_names_both_places() -> None:
    (fault,) = faults_of(EVENT, f"# one line more\n{EVENT}")
    assert (fault.file, fault.line, fault.id) == ("b.toml", 19, "talks")
    assert "a.toml:18" in fault.problem


@pytest.mark.parametrize(
    "header", ["sources.paper", "actors.sana", "topics.bases", "places.tartus"]
)
def test_a_declaration_that_differs_names_both_places_and_its_own_faults(header: str) -> None:
    other = HEAD.replace(f"[{header}]\n", f"[{header}]\nzzz = 1\n")
    line = HEAD[: HEAD.index(header)].count("\n") + 1
    clash, unknown = faults_of(HEAD, other)
    assert (clash.file, clash.line, shown(clash)) == ("b.toml", line, f"[{header}]")
    assert "declared differently" in clash.problem
    assert f"a.toml:{line}" in clash.problem
    assert (unknown.file, unknown.line) == ("b.toml", line + 1)


def test_equal_declarations_in_two_files_are_one() -> None:
    log = read_logs([log_file(HEAD), log_file(EVENT, "b.toml")])
    assert [len(log.sources), len(log.actors), len(log.topics), len(log.places)] == [1, 1, 1, 1]
    assert [head.title for head in log.heads] == ["A log", "A log"]


QUOTE = """\
[log]
format = 1
title = "x"
[[quotes]]
id = "x"
text = "x"
source = "paper"
by = "sana"
event = "talks"
"""


def test_what_one_file_declares_another_may_name() -> None:
    log = read_logs([log_file(QUOTE), log_file(EVENT, "b.toml")])
    assert [entry.id for entry in log.entries] == ["x", "talks"]


@pytest.mark.parametrize(
    "broken", ["x = ", b"\xff", "x = " + "[" * 5000], ids=["x", "byte", "deep"]
)
def test_a_file_that_is_no_toml_makes_no_id_of_another_unknown(broken: str | bytes) -> None:
    files = [log_file(f"{QUOTE}via = 3\n"), log_file(broken, "b.toml")]
    faults = Reading(files).faults()
    assert [(fault.file, fault.line) for fault in faults] == [("a.toml", 10), ("b.toml", 1)]


@pytest.mark.parametrize("plural", ["sources", "actors", "events"])
def test_a_table_of_a_wrong_type_makes_no_id_unknown(plural: str) -> None:
    rest = re.sub(rf"\[+{plural}[^[]*", "", EVENT).replace('title = "A log"', 'title = "A"')
    quote = QUOTE[QUOTE.index("[[quotes]]") :]
    assert [fault.line for fault in faults_of(f"{plural} = 3\n{rest}{quote}")] == [1]


def test_a_broken_table_of_sources_does_not_make_every_entry_lack_its_source() -> None:
    rest = re.sub(r"\[+sources[^[]*", "", EVENT)
    assert [fault.line for fault in faults_of(f"sources = [1]\n{rest}")] == [1]


def test_a_declaration_of_a_wrong_type_does_not_make_its_id_unknown() -> None:
    text = f'{EVENT}topics = ["x"]\n'.replace("[topics.bases]", "[topics]\nx = 3\n[topics.bases]")
    (fault,) = faults_of(text)
    assert (fault.line, shown(fault), fault.id) == (13, "3", "x")


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
    (fault,) = faults_of(f"{EVENT}titel = 1\n")
    assert str(fault) == 'a.toml:21: [talks] unknown key "titel"; did you mean title?'


# Values of every type, and text that is right in some places.
SCALAR = st.sampled_from(
    [
        "2025-10-15",
        "10:00:00",
        "nan",
        "-inf",
        "true",
        "0",
        "1",
        "99999999999999999999",
        "[]",
        "{}",
        '""',
        '"2025-07"',
        '"sana"',
        '"paper"',
        '"talks"',
        '"bases"',
        '"asserts"',
        '"\\u0000"',
    ]
)
VALUE = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["by", "stance", "name", "id"]), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=6,
)
KEY = st.sampled_from(
    [
        "id",
        "date",
        "title",
        "text",
        "by",
        "via",
        "event",
        "actors",
        "topics",
        "places",
        "source",
        "paragraphs",
        "claims",
        "name",
        "kind",
        "aliases",
        "member_of",
        "url",
        "format",
        "statement",
        "summary",
        "x",
    ]
)
HEADER = st.sampled_from(
    [
        "[log]",
        "[sources.paper]",
        "[sources]",
        "[actors.sana]",
        "[actors.x]",
        "[topics.t]",
        "[places]",
        "[[events]]",
        "[[facts]]",
        "[[quotes]]",
        "[[events.claims]]",
        "[[actors]]",
        "[x]",
    ]
)
TABLE = st.tuples(HEADER, st.dictionaries(KEY, VALUE, max_size=5)).map(
    lambda table: "\n".join(
        [table[0], *(f"{key} = {value}" for key, value in table[1].items()), ""]
    )
)


def read(text: str | bytes) -> None:
    """Read a log, and check of a refusal that every fault of it can be shown."""
    file = log_file(text)
    try:
        read_logs([file])
    except LogError as error:
        for fault in error.faults:
            assert 1 <= fault.line <= file.data.count(b"\n") + 1
            assert 1 <= fault.column <= len(fault.excerpt) + 1
            assert fault.problem
            assert fault.remedy
            assert "\n" not in str(fault)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_log_or_a_fault(data: bytes) -> None:
    read(data)


@given(st.text(max_size=200), st.integers(0, len(EVENT)))
def test_any_text_within_a_log_is_a_log_or_a_fault(text: str, at: int) -> None:
    read(f"{EVENT[:at]}{text}{EVENT[at:]}".encode(errors="replace"))


@given(st.lists(TABLE, max_size=6), st.sampled_from(["", HEAD, EVENT]))
def test_any_tables_are_a_log_or_a_fault(tables: list[str], before: str) -> None:
    read(before + "".join(tables))


@pytest.mark.parametrize("plural", ["log", "sources", "actors", "topics", "places", "events"])
@given(value=VALUE)
def test_any_value_for_a_table_is_a_log_or_a_fault(plural: str, value: str) -> None:
    read(f"{plural} = {value}\n")
