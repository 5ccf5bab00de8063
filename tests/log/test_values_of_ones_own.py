"""Values of one's own: what `extra` may hold, what it may not, and how a value is written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logs import log_files

from syru.check.warnings import find_warnings
from syru.log.extra import read, written
from syru.log.reader import check_logs, read_logs

if TYPE_CHECKING:
    from syru.log.model import ExtraValue

BASE = '[log]\nformat = 1\ntitle = "L"\n[sources.s]\ntitle = "S"\n'
EVENT = '[[events]]\nid = "e"\ntitle = "E"\n'
DAY = dt.date(2024, 5, 1)


def extra_of(written_as: str) -> tuple[tuple[str, ExtraValue], ...]:
    [entry] = read_logs(log_files(f"{BASE}{EVENT}{written_as}\n")).entries
    return entry.extra


@pytest.mark.parametrize(
    ("written_as", "expected"),
    [
        pytest.param("", (), id="none"),
        pytest.param("extra = {}", (), id="an empty table"),
        pytest.param("extra = { killed = 12 }", (("killed", 12),), id="a number"),
        pytest.param("extra.killed = 0.5", (("killed", 0.5),), id="with a point, a dotted key"),
        pytest.param("[events.extra]\nkilled = -3", (("killed", -3),), id="a table of its own"),
        pytest.param('extra = { a = "fair" }', (("a", "fair"),), id="text"),
        pytest.param("extra = { a = true, b = false }", (("a", True), ("b", False)), id="booleans"),
        pytest.param("extra = { a = 2024-05-01 }", (("a", DAY),), id="a day"),
        pytest.param('extra = { a = "2024-05-01" }', (("a", DAY),), id="a day in quotes"),
        pytest.param('extra = { a = "2024-02-31" }', (("a", "2024-02-31"),), id="no day, a text"),
        pytest.param('extra = { a = "12" }', (("a", "12"),), id="a number in quotes is text"),
        pytest.param('extra = { "ä b.c" = 1 }', (("ä b.c", 1),), id="any key"),
        pytest.param(
            "extra = { a = 9223372036854775807 }", (("a", 2**63 - 1),), id="the largest number"
        ),
    ],
)
def test_an_entry_has_values_of_its_own(
    written_as: str, expected: tuple[tuple[str, ExtraValue], ...]
) -> None:
    found = extra_of(written_as)
    assert found == expected
    assert [type(value) for _, value in found] == [type(value) for _, value in expected]


@pytest.mark.parametrize("table", ["events", "facts", "quotes"])
def test_every_kind_of_entry_has_them(table: str) -> None:
    words = {"events": "title", "facts": "statement", "quotes": "text"}[table]
    log = f'{BASE}[[{table}]]\nid = "e"\n{words} = "W"\nextra = {{ a = 1 }}\n'
    assert read_logs(log_files(log)).entries[0].extra == (("a", 1),)


@pytest.mark.parametrize(
    ("written_as", "name", "said"),
    [
        pytest.param(
            "extra = 5",
            "wrong-type",
            '"extra" is a number, not a table; write extra = { killed = 12 }',
            id="no table",
        ),
        pytest.param(
            "extra = { a = [1] }",
            "bad-extra",
            '"a" is a list, which cannot stand in extra; write a key for each of its values',
            id="a list",
        ),
        pytest.param(
            "extra.a.b = 1",
            "bad-extra",
            '"a" is a table, which cannot stand in extra; write a key for each of its values',
            id="a table",
        ),
        pytest.param(
            "extra = { a = 2024-05-01T10:00:00 }",
            "bad-extra",
            '"a" is a date with a time, which cannot stand in extra; '
            "write the day, such as 2024-05-01, or put it into quotes",
            id="a day with a time",
        ),
        pytest.param(
            "extra = { a = 10:00:00 }",
            "bad-extra",
            '"a" is a time, which cannot stand in extra; put it into quotes',
            id="a time",
        ),
        pytest.param(
            "extra = { a = nan }",
            "bad-extra",
            '"a" is no number; write a number, or put the word into quotes',
            id="not a number",
        ),
        pytest.param(
            "extra = { a = -inf }",
            "bad-extra",
            '"a" is no number; write a number, or put the word into quotes',
            id="no bound",
        ),
        pytest.param(
            "extra = { a = 9223372036854775808 }",
            "bad-extra",
            '"a" is too large a number; write one from -9223372036854775807 to '
            "9223372036854775807, or put it into quotes",
            id="too large",
        ),
        pytest.param(
            'extra = { " " = 1 }',
            "bad-extra",
            "the key is blank or holds control characters; write another key",
            id="a blank key",
        ),
        pytest.param(
            'extra = { "a\\nb" = 1 }',
            "bad-extra",
            "the key is blank or holds control characters; write another key",
            id="a key of two lines",
        ),
        pytest.param(
            'extra = { a = "" }',
            "empty-text",
            '"a" is empty; write its text, or leave the key out',
            id="no text",
        ),
        pytest.param(
            'extra = { a = "\\u001b" }',
            "control-character",
            '"a" holds the control character U+001B; take it out',
            id="what a terminal obeys",
        ),
    ],
)
def test_what_extra_cannot_hold_is_a_fault(written_as: str, name: str, said: str) -> None:
    log = f"{BASE}{EVENT}{written_as}\n"
    [fault] = check_logs(log_files(log)).faults()
    assert fault.name == name
    assert f"{fault.problem}; {fault.remedy}" == said
    assert fault.line == log.count("\n")


VALUES = st.one_of(
    st.text(max_size=9),
    st.text('"\\0123.e-', max_size=5),
    st.sampled_from(["true", "12", "-0.5", "1e5", '"12"', "007", "+5", "2024-05-1"]),
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
)


@given(VALUES)
def test_what_is_written_reads_as_the_same_value(value: ExtraValue) -> None:
    again = read(written(value))
    assert (again, type(again)) == (value, type(value))


@given(st.text('0123456789-+.eE"\\truefals', max_size=24))
def test_any_text_can_be_read_and_written_again(text: str) -> None:
    value = read(text)
    again = read(written(value))
    assert (again, type(again)) == (value, type(value))


def test_a_key_of_two_types_is_warned_of_where_it_differs_from_most() -> None:
    events = [
        f'[[events]]\nid = "e-{at}"\ntitle = "E"\ndate = {2001 + at}\nextra = {{ killed = {value}, '
        f"n = {at}.5 }}\n"
        for at, value in enumerate(['"many"', "3", "4.5", "true"])
    ]
    log = BASE + "".join(events)
    checked = check_logs(log_files(log))
    mixed = [each for each in find_warnings(checked) if each.name == "mixed-extra"]
    assert [(each.id, each.problem, each.remedy) for each in mixed] == [
        ("e-0", '"killed" is a text here, and a number in "e-1"', "write a number here too"),
        ("e-3", '"killed" is a boolean here, and a number in "e-1"', "write a number here too"),
    ]
    lines = [log.splitlines()[fault.line - 1] for fault in checked.faults(mixed)]
    assert [line.split(" = ")[2] for line in lines] == ['"many", n', "true, n"]
