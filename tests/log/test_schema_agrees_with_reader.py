"""The JSON Schema for editors and the reader agree on what is a log of format 1.

A schema sees a log as Taplo gives it: TOML's dates and times have become text.
"""

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from logs import log_files
from running import ask

import syru
from syru.dates import parse_date
from syru.errors import WARNINGS
from syru.log.files import builtin_log
from syru.log.model import KEYS, TABLES, ActorKind, Stance
from syru.log.reader import check_logs

SCHEMA: dict[str, Any] = json.loads(
    Path(syru.__file__).with_name("log").joinpath("log-1.schema.json").read_text("utf-8")
)
VALIDATOR = Draft7Validator(SCHEMA)

HEAD = '[log]\nformat = 1\ntitle = "A log"\n'
SOURCE = '[sources.s]\ntitle = "S"\n'
RADIO = '[sources.r]\ntitle = "R"\n'
ACTOR = '[actors.a]\nname = "A"\nkind = "person"\n'
EVENT = '[[events]]\nid = "e"\ndate = 2025-07-03\ntitle = "E"\n'
FACT = '[[facts]]\nid = "f"\nstatement = "F"\n'
QUOTE = '[[quotes]]\nid = "q"\ntext = "Q"\n'
BASE = HEAD + SOURCE + ACTOR


def as_json(value: object) -> object:
    """Return a value of TOML as the editors' TOML servers hand it to a schema."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def fits(log: str) -> bool:
    return VALIDATOR.is_valid(as_json(tomllib.loads(log)))


def is_sound(log: str) -> bool:
    return check_logs(log_files(log)).sound


GOOD = [
    pytest.param(BASE.replace('kind = "person"\n', ""), id="an actor without a kind"),
    pytest.param(BASE + EVENT.replace("date = 2025-07-03\n", ""), id="an event without a date"),
    pytest.param(HEAD + SOURCE + 'original_language = "fr"\n', id="a translation"),
    pytest.param(HEAD + 'language = "de"\n', id="a language of the log"),
    pytest.param(HEAD, id="no entries"),
    pytest.param(HEAD + f"ignore = {[*WARNINGS]}\n", id="every warning left out"),
    pytest.param(HEAD + "ignore = []\n", id="no warning left out"),
    *(
        pytest.param(f'{HEAD}[places.p]\nname = "P"\ncoordinates = {right}\n', id=f"at {right}")
        for right in ("[35.41, 35.95]", "[90, -180]", "[-90.0, 180.0]", "[0, 0.5]")
    ),
    pytest.param(HEAD + 'description = "D\\nD"\n', id="a description of two lines"),
    pytest.param(BASE + EVENT + FACT + QUOTE, id="one of each"),
    pytest.param(HEAD + SOURCE + RADIO + EVENT + 'source = "r"\n', id="two sources, one named"),
    pytest.param(HEAD + SOURCE + EVENT + 'source = "s"\n', id="one source, named all the same"),
    pytest.param(
        BASE.replace(
            'title = "S"',
            'title = "S"\nauthors = ["A"]\ntranslator = "T"\npublisher = "P"\nlanguage = "en"\n'
            'date = "[2025-10-27..]"\nurl = "https://example.org/a?b=c#d"\ntext = "below/s.txt"',
        ),
        id="a source with all keys",
    ),
    pytest.param(
        BASE.replace('"person"', '"group"\nrole = "R"\naliases = ["B"]\nmember_of = ["b"]')
        + '[actors.b]\nname = "B"\nkind = "state"\n',
        id="an actor with all keys",
    ),
    pytest.param(
        BASE + '[topics.t]\nname = "T"\naliases = []\ndescription = "D"\n'
        '[places."Ünter den"]\nname = "P"\n' + EVENT + 'topics = ["t"]\nplaces = ["Ünter den"]\n',
        id="topics and places",
    ),
    pytest.param(
        BASE
        + EVENT
        + 'date_note = "N"\nsummary = "S"\nactors = ["a"]\nparagraphs = [1, 2]\nlocator = "p"\n'
        "confidential = true\n"
        'claims = [{ stance = "states" }, { by = "a", stance = "denies", date = 2025, '
        "confidential = false, paragraph = 3, locator = 'p. 3' }]\n",
        id="an event with all keys",
    ),
    *(
        pytest.param(BASE + each + f"extra = {{ a = {right} }}\n", id=f"{right} of {each[2:7]}")
        for each in (EVENT, FACT, QUOTE)
        for right in ("12", "-0.5", '"fair"', "true", "2024-05-01", "9223372036854775807", "1e300")
    ),
    *(
        pytest.param(
            BASE + each + f"confidential = {right}\n", id=f"confidential {each[2:7]} {right}"
        )
        for each in (EVENT, FACT, QUOTE)
        for right in ("true", "false")
    ),
    pytest.param(BASE + EVENT + 'extra = { "any: Kéy" = 1 }\n', id="any key of one's own"),
    pytest.param(BASE + EVENT + QUOTE + 'by = "a"\nvia = "a"\nevent = "e"\n', id="a spoken quote"),
    *(
        pytest.param(HEAD + SOURCE + RADIO + EVENT + keys, id=keys)
        for keys in (
            'cited = [{ source = "s" }, { source = "r" }]',
            'cited = [{ source = "s" }, { source = "s", paragraphs = [1] }]',
            'source = "s"\ncited = [{ source = "r", locator = "p. 3", url = "https://r.org/1" }]',
            'source = "s"\nparagraphs = [1]\ncited = [{ source = "s", paragraphs = [2] }]',
            'source = "s"\ncited = []',
            'source = "s"\nclaims = [{ stance = "denies", source = "r", url = "https://r.org/1" }]',
            'source = "s"\n[sources.t]\ntitle = "T"\norigin = "s"',
        )
    ),
    pytest.param(BASE + EVENT + "paragraphs = [1]\ncited = []\n", id="no further citation"),
    pytest.param(
        BASE + EVENT + 'paragraphs = [1]\ncited = [{ source = "s", paragraphs = [2] }]\n',
        id="one source at two places",
    ),
    pytest.param(BASE + EVENT.replace("2025-07-03", "2025"), id="a year"),
    *(
        pytest.param(BASE + EVENT.replace("2025-07-03", date), id=f"the date {date}")
        for date in (
            "0",
            "-43",
            "-9999",
            '"0000"',
            '"-0043"',
            '"-0043-03-15"',
            '"-004X"',
            '"-0043-Q1"',
            '"-0043-XX~"',
            '"-0048/-0043"',
            '"[-0048..-0043]"',
            '"[..-0043]"',
            '"../0000"',
            '"-0043-03/.."',
            '"/-0043"',
        )
    ),
    pytest.param(BASE + EVENT.replace("2025-07-03", "2025-07-03T10:00:00Z"), id="a time"),
    pytest.param(BASE + EVENT.replace("2025-07-03", "2025-07-03 10:00:00.5+02:00"), id="a zone"),
    pytest.param(BASE + EVENT.replace('"E"', '"\\u200fא\\u200d"'), id="marks that scripts need"),
]
BAD = [
    pytest.param("", id="nothing"),
    pytest.param(SOURCE, id="no head"),
    pytest.param("log = 1", id="a head that is no table"),
    pytest.param(HEAD.replace("1", "2"), id="another format"),
    pytest.param(HEAD.replace("1", "true"), id="a format that is no number"),
    pytest.param(HEAD.replace("format = 1\n", ""), id="no format"),
    pytest.param(HEAD.replace('title = "A log"\n', ""), id="no title"),
    pytest.param(HEAD.replace("A log", " \\t"), id="a blank title"),
    pytest.param(HEAD.replace("A log", ""), id="an empty title"),
    pytest.param(HEAD + 'author = "A"\n', id="an unknown key of the head"),
    pytest.param(HEAD + "language = 1\n", id="a language of the log that is no text"),
    pytest.param(HEAD + 'ignore = ["unusd"]\n', id="an unknown warning left out"),
    pytest.param(HEAD + 'ignore = ["syntax"]\n', id="a fault left out"),
    pytest.param(HEAD + 'ignore = [""]\n', id="a warning without a name left out"),
    pytest.param(HEAD + 'ignore = "unused"\n', id="warnings left out that are no list"),
    pytest.param(HEAD + "ignore = [1]\n", id="a warning left out that is no text"),
    pytest.param(HEAD + "[persons.a]\n", id="an unknown table"),
    pytest.param(BASE + EVENT + 'titel = "E"\n', id="an unknown key of an event"),
    pytest.param(BASE + QUOTE + 'summary = "E"\n', id="an event's key in a quote"),
    pytest.param(HEAD.replace("A log", "A\\u001b[1m"), id="an escape character"),
    pytest.param(HEAD.replace("A log", "A\\u202e"), id="a bidirectional override"),
    pytest.param(HEAD.replace("A log", "A\\u0085"), id="a control character of Latin-1"),
    pytest.param(HEAD.replace("A log", "A\\tB"), id="a tab"),
    pytest.param(HEAD + "[sources.s]\n", id="a source without a title"),
    pytest.param(HEAD + '[sources.""]\ntitle = "S"\n', id="an empty id of a source"),
    pytest.param(HEAD + '[sources."a\\nb"]\ntitle = "S"\n', id="a line break in an id"),
    pytest.param("sources = []\n" + HEAD, id="sources that are a list"),
    pytest.param(HEAD + SOURCE + 'url = "example.org"\n', id="no web address"),
    pytest.param(HEAD + SOURCE + 'url = "javascript:alert(1)"\n', id="another kind of address"),
    pytest.param(HEAD + SOURCE + 'text = "../s.txt"\n', id="a text above the folder"),
    pytest.param(HEAD + SOURCE + 'text = "a/../../s.txt"\n', id="a text above, from below"),
    pytest.param(HEAD + SOURCE + 'text = "/etc/passwd"\n', id="a text from the root"),
    pytest.param(HEAD + SOURCE + 'text = "C:/s.txt"\n', id="a text on a drive"),
    pytest.param(HEAD + SOURCE + 'text = "a\\\\s.txt"\n', id="a text with a backslash"),
    pytest.param(HEAD + SOURCE + 'authors = "A"\n', id="authors that are no list"),
    pytest.param(HEAD + SOURCE + 'authors = ["A", 1]\n', id="an author that is no text"),
    pytest.param(BASE.replace('"person"', '"company"'), id="an unknown kind"),
    pytest.param(BASE + EVENT.replace('id = "e"\n', ""), id="an event without an id"),
    pytest.param(BASE + EVENT.replace('"e"', '"Sale of 2025"'), id="an id that is none"),
    pytest.param(BASE + EVENT.replace('title = "E"\n', ""), id="an event without a title"),
    pytest.param(BASE + FACT.replace('statement = "F"\n', ""), id="a fact without a statement"),
    pytest.param(BASE + QUOTE.replace('text = "Q"\n', ""), id="a quote without a text"),
    pytest.param(HEAD + EVENT, id="no source at all"),
    pytest.param(HEAD + SOURCE + RADIO + FACT, id="two sources, none named"),
    pytest.param(BASE + EVENT + "paragraphs = 1\n", id="paragraphs that are no list"),
    *(
        pytest.param(f'{HEAD}[places.p]\nname = "P"\ncoordinates = {wrong}\n', id=f"at {wrong}")
        for wrong in ("1", "[]", "[1]", "[1, 2, 3]", "[91, 0]", "[-90.1, 0]", "[0, 180.5]")
    ),
    *(
        pytest.param(f'{HEAD}[places.p]\nname = "P"\ncoordinates = {wrong}\n', id=f"at {wrong}")
        for wrong in ("[0, -181]", '["1", 2]', "[true, 1]", "[0, inf]", "{ x = 1 }")
    ),
    *(
        pytest.param(BASE + EVENT + f"extra = {wrong}\n", id=f"extra {wrong}")
        for wrong in (
            "1", "[]", "{ a = [] }", "{ a = {} }", '{ a = "" }', '{ a = "\\u001b" }', '{ "" = 1 }',
            '{ "a\\nb" = 1 }', "{ a = inf }", "{ a = -inf }",
        )
    ),
    *(
        pytest.param(HEAD + SOURCE + RADIO + EVENT + keys, id=keys)
        for keys in (
            "cited = []",
            'cited = ["s"]',
            'cited = "s"',
            "cited = [{ paragraphs = [1] }]",
            'cited = [{ source = "s", paragraph = 1 }]',
            'cited = [{ source = "s", url = "r.org" }]',
            'cited = [{ source = "s", paragraphs = [0] }]',
            'cited = [{ source = "s" }, { source = "s" }]',
            'paragraphs = [1]\ncited = [{ source = "s" }]',
            'locator = "p. 1"\ncited = [{ source = "s" }]',
            'source = "s"\nurl = "https://r.org/1"',
            'source = "s"\nclaims = [{ stance = "denies", source = 1 }]',
            'source = "s"\nclaims = [{ stance = "denies", url = "r.org" }]',
            'source = "s"\n[sources.t]\ntitle = "T"\norigin = ["s"]',
        )
    ),
    *(
        pytest.param(BASE + each + f"confidential = {wrong}\n", id=f"{wrong} of {each[2:7]}")
        for each in (EVENT, FACT, QUOTE)
        for wrong in ('"true"', "1", "[]")
    ),
    pytest.param(
        BASE + EVENT + 'claims = [{ stance = "denies", confidential = "yes" }]\n',
        id="yes as a confidential claim",
    ),
    pytest.param(BASE + EVENT + "locator = 12\n", id="a number as a locator"),
    pytest.param(BASE + EVENT + 'locator = ""\n', id="an empty locator"),
    pytest.param(BASE + EVENT + "paragraphs = [0]\n", id="paragraph 0"),
    pytest.param(BASE + EVENT + "paragraphs = [true]\n", id="paragraph true"),
    pytest.param(BASE + EVENT + "paragraphs = [1.5]\n", id="half a paragraph"),
    pytest.param(BASE + EVENT + "paragraphs = [99999999999]\n", id="a paragraph beyond all"),
    pytest.param(BASE + EVENT + 'actors = "a"\n', id="actors that are no list"),
    pytest.param(BASE + EVENT + "claims = [1]\n", id="a claim that is no table"),
    pytest.param(BASE + EVENT + 'claims = [{ by = "a" }]\n', id="a claim without a stance"),
    pytest.param(BASE + EVENT + 'claims = [{ stance = "says" }]\n', id="an unknown stance"),
    pytest.param(
        BASE + EVENT + 'claims = [{ by = "a", stance = "states" }]\n',
        id="the source's own claim, by another",
    ),
    pytest.param(HEAD + "[events]\n", id="events, a table"),
    *(
        pytest.param(BASE + EVENT.replace("2025-07-03", date), id=f"the date {date[:30]}")
        for date in (
            '"2025-1"', '"2025-13"', '"2025-07-32"', '"202507"', '"July 2025"', '"3/7/2025"',
            '"2025-Q5"', '"[2025]"', '"[..]"', '"2024..2025"', '"../.."', '"/"', '""', '" 2025"',
            '"Y12025"', '"{2024,2025}"', "2025.5", "true", "10:00:00", "-10000", "10000", "[2025]",
            '"' + "2025/" * 30 + '"',
        )
    ),
]  # fmt: skip
# What a JSON Schema cannot say: what holds between two places of a log, and the calendar.
BEYOND_A_SCHEMA = [
    pytest.param(BASE + EVENT + 'actors = ["b"]\n', id="an unknown actor"),
    pytest.param(BASE + EVENT + 'topics = ["b"]\n', id="an unknown topic"),
    pytest.param(BASE + EVENT + 'places = ["b"]\n', id="an unknown place"),
    pytest.param(BASE + EVENT + 'source = "b"\n', id="an unknown source"),
    pytest.param(BASE + QUOTE + 'event = "b"\n', id="an unknown event"),
    pytest.param(BASE + QUOTE + 'by = "b"\n', id="an unknown speaker"),
    pytest.param(BASE + EVENT + EVENT, id="an id that stands twice"),
    pytest.param(BASE + EVENT + FACT.replace('"f"', '"e"'), id="an id of two kinds"),
    pytest.param(BASE + 'member_of = ["a"]\n', id="a member of itself"),
    pytest.param(HEAD + SOURCE + 'origin = "s"\n', id="an origin of itself"),
    pytest.param(HEAD + SOURCE + 'origin = "r"\n', id="an unknown origin"),
    pytest.param(BASE + EVENT + 'cited = [{ source = "b" }]\n', id="an unknown source cited"),
    pytest.param(
        BASE + EVENT + 'source = "s"\ncited = [{ source = "s" }]\n',
        id="a citation that repeats the short form",
    ),
    pytest.param(
        BASE + EVENT + 'claims = [{ stance = "doubts", source = "b" }]\n',
        id="an unknown source of a claim",
    ),
    pytest.param(HEAD.replace("1", "1.0"), id="1.0, which is 1 in JSON"),
    pytest.param(BASE + EVENT + "extra = { a = nan }\n", id="no number, but of JSON Schema's type"),
    pytest.param(BASE + EVENT + "extra = { a = 9223372036854775808 }\n", id="an endless number"),
    pytest.param(BASE + EVENT + "extra = { a = 10:00:00 }\n", id="a time, which is text in JSON"),
    pytest.param(BASE + EVENT + "extra = { a = 2024-05-01T10:00:00 }\n", id="a day and a time"),
    *(
        pytest.param(BASE + EVENT.replace("2025-07-03", date), id=f"the date {date}")
        for date in (
            '"2025-02-30"', '"-0000"', '"195X-07"', '"2025-XX-03"',
            '"2025/2024"', '"[2025..2024]"', '"9999-24"', '"2025/2026-13"',
            "2025.0",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("log", GOOD)
def test_schema_and_reader_take_a_good_log(log: str) -> None:
    assert is_sound(log)
    assert fits(log)


@pytest.mark.parametrize("log", BAD)
def test_schema_and_reader_refuse_a_bad_log(log: str) -> None:
    assert not is_sound(log)
    assert not fits(log)


@pytest.mark.parametrize("log", BEYOND_A_SCHEMA)
def test_the_reader_alone_refuses_what_a_schema_cannot_say(log: str) -> None:
    assert not is_sound(log)
    assert fits(log)


def test_the_built_in_log_fits_the_schema() -> None:
    assert fits(builtin_log().read_text("utf-8"))


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_the_schema_has_the_keys_of_the_format_and_no_others() -> None:
    singular = {name: name.removesuffix("s") for name in KEYS if name != "log"}
    tables = {"log": SCHEMA["properties"]["log"]}
    tables |= {name: SCHEMA["definitions"][one] for name, one in singular.items()}
    assert {name: set(table["properties"]) for name, table in tables.items()} == KEYS
    assert set(SCHEMA["properties"]) == TABLES


def test_the_schema_has_the_words_of_the_format_and_no_others() -> None:
    definitions = SCHEMA["definitions"]
    assert definitions["claim"]["properties"]["stance"]["enum"] == [each.value for each in Stance]
    assert definitions["actor"]["properties"]["kind"]["enum"] == [each.value for each in ActorKind]


YEARS = st.sampled_from(["2025", "0001", "195X", "19XX", "1XXX", "1950s", "2025-Q3", "2025-XX-XX"])
FORMS = st.one_of(
    YEARS,
    st.dates().map(dt.date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.sampled_from(["2025-07-XX", "2025-XX", "2025-21", "2025-36", "2025-07-03T10:00Z"]),
)
SIGNED = st.builds("{}{}".format, FORMS, st.sampled_from(["", "~", "?", "%"]))
MOMENTS = st.one_of(
    SIGNED,
    st.builds("[{}..{}]".format, st.one_of(SIGNED, st.just("")), st.one_of(SIGNED, st.just(""))),
)
ENDS = st.one_of(MOMENTS, st.sampled_from(["", ".."]))


@given(
    st.one_of(MOMENTS, st.builds("{}/{}".format, ENDS, ENDS), st.text("0129X-/.[]~?", max_size=9))
)
def test_the_schema_never_refuses_a_date_that_the_reader_takes(written: str) -> None:
    try:
        parse_date(written)
    except ValueError:
        return
    assert fits(BASE + EVENT.replace("2025-07-03", f'"{written}"'))


def test_check_writes_the_schema_for_editors() -> None:
    said = ask("check", "--schema")
    assert (json.loads(said.out), said.err, said.code) == (SCHEMA, "", 0)
