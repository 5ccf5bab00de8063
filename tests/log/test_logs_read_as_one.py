"""Logs of format 1 are read whole and as one, and a fault in one makes no other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logs import TOWN, log_files

from syru.errors import Fault, LogError
from syru.log.files import LogFile
from syru.log.model import ActorKind, Event, Fact, Log, Quote, Stance
from syru.log.reader import check_logs, read_logs

DECLARED = TOWN[: TOWN.index("[[events]]")]


def read_texts(*texts: str) -> Log:
    return read_logs(log_files(*texts))


def faults_of(*texts: str) -> tuple[Fault, ...]:
    return check_logs(log_files(*texts)).faults()


def without(plural: str) -> str:
    """Return the town without the tables of one kind."""
    return re.sub(rf"(?ms)^\[+{plural}\b.*?(?=^\[|\Z)", "", TOWN)


def test_a_log_is_read_whole() -> None:
    log = read_texts(f'{TOWN}actors = ["mayor", "mayor"]\n')
    by_id = {entry.id: entry for entry in log.entries}
    assert list(by_id) == ["flood", "bribe", "vote", "ferry", "price", "mayor-crossing", "rumour"]
    flood, vote, price, words = (by_id[id_] for id_ in ("flood", "vote", "price", "mayor-crossing"))
    assert isinstance(flood, Event)
    assert flood.date is not None
    assert (flood.date.written, flood.date.words) == ("2024-11~", "c. November 2024")
    assert isinstance(vote, Event)
    assert (vote.source, vote.paragraphs) == ("minutes", (3, 4))
    assert vote.actors == ("council", "mayor")
    assert by_id["rumour"].actors == ("mayor",)
    bribe = by_id["bribe"]
    assert isinstance(bribe, Event)
    relayed, denied = bribe.claims
    assert (relayed.by, relayed.stance, relayed.paragraph) == ("courier", Stance.RELAYS, 2)
    assert (denied.by, denied.stance, denied.paragraph) == ("mayor", Stance.DENIES, None)
    assert isinstance(price, Fact)
    assert (price.statement, price.date) == ("=The bridge costs less than a ferry.", None)
    assert isinstance(words, Quote)
    assert (words.by, words.via, words.event) == ("mayor", "courier", "vote")
    assert (log.heads[0].title, log.actors[2].kind) == ("The bridge", ActorKind.ORGANISATION)


@pytest.mark.parametrize("path", ["x.txt", "texts/x.txt", "./x", "..x", "a..b/c", "über.txt"])
def test_a_text_in_the_logs_folder_is_read(path: str) -> None:
    log = read_texts(TOWN.replace("date = 2025-06-01", f"text = '{path}'"))
    assert log.sources[0].text == path


@pytest.mark.parametrize("url", ["https://x.org", "http://x.org/a?b#c", "https://x.org?b"])
def test_a_web_address_is_read(url: str) -> None:
    log = read_texts(TOWN.replace("date = 2025-06-01", f'url = "{url}"'))
    assert log.sources[0].url == url


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    windows = "\ufeff" + TOWN.replace("\n", "\r\n")
    assert read_texts(windows) == read_texts(TOWN)
    (fault,) = faults_of(windows + "titel = 1\r\n")
    line = TOWN.count("\n") + 1
    assert (fault.line, fault.column, fault.excerpt) == (line, 1, "titel = 1")


def test_joiners_marks_and_line_breaks_are_text() -> None:
    text = "\u0645\u06cc\u200c\u062e \u200d\u200e\u200f"
    event = read_texts(TOWN.replace('"Nobody was hurt."', f'"""{text}\n{text}"""')).entries[0]
    assert isinstance(event, Event)
    assert event.summary == f"{text}\n{text}"


def test_equal_declarations_in_two_files_are_one() -> None:
    log = read_texts(DECLARED, TOWN)
    assert [len(log.sources), len(log.actors), len(log.topics), len(log.places)] == [1, 4, 2, 1]
    assert [head.title for head in log.heads] == ["The bridge", "The bridge"]


QUOTE = """\
[log]
format = 1
title = "x"
[[quotes]]
id = "x"
text = "x"
source = "minutes"
by = "mayor"
event = "vote"
"""


def test_what_one_file_declares_another_may_name() -> None:
    alone = [entry.id for entry in read_texts(TOWN).entries]
    assert [entry.id for entry in read_texts(QUOTE, TOWN).entries] == ["x", *alone]


@pytest.mark.parametrize(
    "broken", [b"x = ", b"\xff", b"x = " + b"[" * 5000], ids=["x", "byte", "deep"]
)
def test_a_file_that_is_no_toml_makes_no_id_of_another_unknown(broken: bytes) -> None:
    files = [*log_files(f"{QUOTE}via = 3\n"), LogFile(name="b.toml", data=broken, folder=None)]
    faults = check_logs(files).faults()
    assert [(fault.file, fault.line) for fault in faults] == [("log-0.toml", 10), ("b.toml", 1)]


@pytest.mark.parametrize("plural", ["sources", "actors", "events"])
def test_a_table_of_a_wrong_type_makes_no_id_unknown(plural: str) -> None:
    quote = QUOTE[QUOTE.index("[[quotes]]") :]
    faults = faults_of(f"{plural} = 3\n{without(plural)}{quote}")
    assert [fault.line for fault in faults] == [1]


def test_a_broken_table_of_sources_does_not_make_every_entry_lack_its_source() -> None:
    assert [fault.line for fault in faults_of(f"sources = [1]\n{without('sources')}")] == [1]


def test_a_declaration_of_a_wrong_type_does_not_make_its_id_unknown() -> None:
    fact = '[[facts]]\nid = "n"\nstatement = "N"\ntopics = ["x"]\n'
    before, after = TOWN.split("[topics.bridge]")
    (fault,) = faults_of(f"{before}[topics]\nx = 3\n[topics.bridge]{after}{fact}")
    assert (fault.line, fault.id) == (before.count("\n") + 2, "x")
    assert fault.excerpt[fault.column - 1 :][: fault.length] == "3"


# Values of every type, and text that is right in some places.
SCALAR = st.sampled_from(
    [
        *("2025-10-15", "10:00:00", "nan", "-inf", "true", "0", "1", "99999999999999999999"),
        *("[]", "{}", '""', '"2025-07"', '"mayor"', '"minutes"', '"vote"', '"bridge"'),
        *('"asserts"', '"\\u0000"'),
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
        *("id", "date", "title", "text", "by", "via", "event", "actors", "topics", "places"),
        *("source", "paragraphs", "claims", "name", "kind", "aliases", "member_of", "url"),
        *("format", "statement", "summary", "x"),
    ]
)
HEADER = st.sampled_from(
    [
        *("[log]", "[sources.minutes]", "[sources]", "[actors.mayor]", "[actors.x]"),
        *("[topics.t]", "[places]", "[[events]]", "[[facts]]", "[[quotes]]"),
        *("[[events.claims]]", "[[actors]]", "[x]"),
    ]
)
TABLE = st.tuples(HEADER, st.dictionaries(KEY, VALUE, max_size=5)).map(
    lambda table: "\n".join(
        [table[0], *(f"{key} = {value}" for key, value in table[1].items()), ""]
    )
)


def read(text: str | bytes) -> None:
    """Read a log, and check of a refusal that every fault of it can be shown."""
    data = text if isinstance(text, bytes) else text.encode()
    try:
        read_logs([LogFile(name="log.toml", data=data, folder=None)])
    except LogError as error:
        for fault in error.faults:
            assert 1 <= fault.line <= data.count(b"\n") + 1
            assert 1 <= fault.column <= len(fault.excerpt) + 1
            assert fault.problem
            assert fault.remedy
            assert "\n" not in str(fault)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_log_or_a_fault(data: bytes) -> None:
    read(data)


@given(st.text(max_size=200), st.integers(0, len(TOWN)))
def test_any_text_within_a_log_is_a_log_or_a_fault(text: str, at: int) -> None:
    read(f"{TOWN[:at]}{text}{TOWN[at:]}".encode(errors="replace"))


@given(st.lists(TABLE, max_size=6), st.sampled_from(["", DECLARED, TOWN]))
def test_any_tables_are_a_log_or_a_fault(tables: list[str], before: str) -> None:
    read(before + "".join(tables))


@pytest.mark.parametrize("plural", ["log", "sources", "actors", "topics", "places", "events"])
@given(value=VALUE)
def test_any_value_for_a_table_is_a_log_or_a_fault(plural: str, value: str) -> None:
    read(f"{plural} = {value}\n")
