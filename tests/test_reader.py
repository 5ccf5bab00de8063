"""Reading a log whole: every fault of format 1 is found, at its place, with a remedy."""

from dataclasses import dataclass

import pytest

from syru.errors import Fault
from syru.logfiles import LogFile
from syru.reader import Reading

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
    + """
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


def below(text: str, line: int, shown: str, problem: str, remedy: str, id_: str | None) -> Row:
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
    pytest.param(
        below('facts = [{ id = "x", statement = 1 }]'.join(["[x]\n", ""])[4:], 0, "", "", "", None),
        id="placeholder",
        marks=pytest.mark.skip(reason="see the arrays of inline tables below"),
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
            *(4, '"y"', 'no actor "y"', "declare"),
        ),
        id="member of nothing",
    ),
    pytest.param(
        declared(
            '[actors.x]\nname = "x"\nkind = "group"\nmember_of = ["x"]',
            *(4, '["x"]', "member of itself", "others"[:5]),
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
        declared("[topics]\nx = 3"[9:].join(["[[topics.x]]\nname = 'x'", ""])[:12], 1, "", "", ""),
        id="placeholder",
        marks=pytest.mark.skip(reason="a table cannot be declared twice in one file"),
    ),
]
