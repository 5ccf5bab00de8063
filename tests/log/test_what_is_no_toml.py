"""What is no TOML is one fault, with its line, its column and what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.errors import Fault
from syru.log.files import LogFile
from syru.log.toml import MOST_KEY_PARTS, parse

HEAD = '[log]\nformat = 1\n[[events]]\nid = "a"\n'


def parsed(text: str | bytes) -> object:
    data = text if isinstance(text, bytes) else text.encode()
    return parse(LogFile(name="a.toml", data=data, folder=None))


def fault_of(text: str | bytes) -> Fault:
    fault = parsed(text)
    assert isinstance(fault, Fault)
    return fault


@pytest.mark.parametrize(
    "date",
    [
        *("2025-07", "2025-Q3", "2025-21", "195X", "1950s", "2025~", "2025-07?", "2025/2026"),
        *("[..2025-10]", "[2025-07..2025-08]", "[2025-07-01..]", "../2025", "2025/..", "/2025-07"),
        *("2025-07-01/2025-07-31", "2025-XX", "2025-07-XX", "2025-07-03~"),
        *("0000-01-01", "-0043-03-15", "-0043", "[-0048..-0043]", "[..-0043]", "-0048/-0043"),
    ],
)
def test_a_date_without_its_quotes_is_pointed_at_and_quoted(date: str) -> None:
    for before, after in (
        ("date = ", ""),
        ("date=", " # 2"),
        ("c = [{ a = 1, date = ", ", b = 2 }]"),
    ):
        fault = fault_of(f"{HEAD}{before}{date}{after}\nx = 2025-08\n")
        assert (fault.line, fault.column, fault.length) == (5, len(before) + 1, len(date))
        assert fault.excerpt == f"{before}{date}{after}"
        assert f"column {fault.column}:" in fault.problem
        assert fault.remedy == f'quote it: "{date}"'


@pytest.mark.parametrize(
    ("date", "problem", "remedy"),
    [
        pytest.param("2025-02-30", "28 days", "2025-02-28", id="no such day"),
        pytest.param("2025-13", "no month 13", "2025-01", id="no such month"),
        pytest.param("2025-1", "two digits", "2025-01", id="one digit"),
        pytest.param("2025-1-2", "two digits", "2025-01-02", id="twice one digit"),
        pytest.param("-0003-02-29", "28 days", "-0003-02-28", id="no such day before Christ"),
        pytest.param("2025-07-03T25:00", "no such time", "2025-07-03", id="no such time"),
        pytest.param("2025-Q5", "Q1 to Q4", "2025-Q1", id="no such quarter"),
    ],
)
def test_an_impossible_date_without_quotes_is_explained(
    date: str, problem: str, remedy: str
) -> None:
    fault = fault_of(f"{HEAD}date = {date}\n")
    assert (fault.line, fault.column, fault.length) == (5, 8, len(date))
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert fault.remedy.endswith("in quotes")


@pytest.mark.parametrize("line", ["a = 2025-07-03,", "c = { a = 2025-07-03, b = }", "a = 2025 b"])
def test_a_date_that_is_right_is_not_blamed(line: str) -> None:
    fault = fault_of(line)
    assert "quote it" not in fault.remedy
    assert fault.column > line.index("2025") + 4


@pytest.mark.parametrize(
    ("text", "line", "column", "remedy"),
    [
        pytest.param("a = ", 1, 5, "quotes", id="no value"),
        pytest.param("a = yes", 1, 5, "quotes", id="text without quotes"),
        pytest.param("a = May 2025", 1, 5, "quotes", id="date in words"),
        pytest.param("x = 1\na", 2, 2, "key = value", id="no equals sign"),
        pytest.param("x = 1\n- a", 2, 3, "key = value", id="list of another format"),
        pytest.param("a = 'x", 1, 7, "close the text", id="open quote"),
        pytest.param('a = """x\ny', 2, 2, "close the text", id="open three quotes"),
        pytest.param('a = "x\ny"', 1, 7, "three quotes", id="line break in text"),
        pytest.param('a = "\\x"', 1, 6, "backslash", id="backslash"),
        pytest.param('a = "\x01"', 1, 6, "take it out", id="control character"),
        pytest.param("# \x01", 1, 3, "take it out", id="control character in a comment"),
        pytest.param("a = [1 2]", 1, 8, "comma", id="no comma"),
        pytest.param("a = [\n  1,\n[b]\n", 3, 2, "quotes", id="open list"),
        pytest.param("a = { b = 1\n}", 1, 12, "write it on one line", id="inline table over lines"),
        pytest.param("a = { b = 1, }", 1, 14, "comma", id="comma before a brace"),
        pytest.param("a = { b = 1, b = 2 }", 1, 19, "take one", id="key twice in braces"),
        pytest.param("a = 1\na = 2\n", 2, 6, "take one", id="key twice"),
        pytest.param("[a]\n[b]\n[a]\n", 3, 3, "put the two together", id="table twice"),
        pytest.param("a = {}\na.b = 1\n", 2, 8, "in one way", id="table in two ways"),
        pytest.param("[a", 1, 3, "[table]", id="open header"),
        pytest.param("a = 1 b = 2", 1, 7, "fill a line", id="two keys on a line"),
        pytest.param("a = 'it's'", 1, 9, "others", id="quote within quotes"),
        pytest.param("\ra = 1", 1, 1, "[table]", id="carriage return alone"),
        pytest.param("x = 1\r\ny =\r\n", 2, 4, "quotes", id="windows line ends"),
        pytest.param("\ufeffx = 1\ny =\n", 2, 4, "quotes", id="byte-order mark"),
    ],
)
def test_a_syntax_error_has_its_line_its_column_and_a_remedy(
    text: str, line: int, column: int, remedy: str
) -> None:
    fault = fault_of(text)
    assert (fault.line, fault.column) == (line, column)
    assert fault.excerpt == text.removeprefix("\ufeff").split("\n")[line - 1].removesuffix("\r")
    assert remedy in fault.remedy
    assert str(fault).isprintable()


@pytest.mark.parametrize(
    ("data", "line", "column", "problem"),
    [
        pytest.param(b"a = 1\n# \xe9t\xe9\n", 2, 3, "the byte 0xE9", id="Latin-1"),
        pytest.param(
            b"\xef\xbb\xbfa = 1\nb = '\xc3\xa9\xff'", 2, 7, "byte 0xFF", id="after a mark"
        ),
        pytest.param(b"# \xc3", 1, 3, "the byte 0xC3", id="cut off"),
        pytest.param(b"'\xed\xa0\x80'", 1, 2, "the byte 0xED", id="surrogate"),
        pytest.param(b"\xc0\xaf", 1, 1, "the byte 0xC0", id="overlong"),
        *(
            pytest.param("[log]\n".encode(name), 1, None, "UTF-16 or UTF-32", id=name)
            for name in ("utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        ),
    ],
)
def test_what_is_not_utf_8_is_to_be_saved_so(
    data: bytes, line: int, column: int | None, problem: str
) -> None:
    fault = fault_of(data)
    assert fault.line == line
    assert column is None or fault.column == column
    assert problem in fault.problem
    assert fault.remedy == "save the file as UTF-8"
    assert str(fault).isprintable()


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        pytest.param("[" * 100_000, "nested too deeply", id="lists"),
        pytest.param("[" * 5000 + "]" * 5000, "nested too deeply", id="lists that close"),
        pytest.param("{ a = " * 5000, "nested too deeply", id="tables"),
        pytest.param("[{ a = " * 5000, "nested too deeply", id="both"),
        pytest.param("9" * 5000, "thousands of digits", id="number"),
        pytest.param("[1, -" + "9" * 5000 + "]", "thousands of digits", id="number in a list"),
    ],
)
def test_what_is_too_much_for_toml_has_its_line(value: str, problem: str) -> None:
    text = f'a = \'[[[\' # [[[{"9" * 5000}\nb = """\n{"[" * 500}\n{"9" * 5000}"""\nc = {value}\n'
    fault = fault_of(text)
    assert (fault.line, problem in fault.problem) == (5, True)
    assert fault.column >= 5


@pytest.mark.parametrize("key", ["a.{}", "[a.{}]", "a = {{ {} }}", "'a' . \"b\".{}"])
def test_a_key_without_end_is_refused_before_it_takes_forever(key: str) -> None:
    endless = ".".join(["x"] * 200_000)
    value = "" if key.startswith("[") else " = 1"
    text = key.format(f"{endless}{value}") if "= {{" in key else f"{key.format(endless)}{value}"
    fault = fault_of(f"# {endless}\nb = '{endless}'\n{text}\n")
    assert fault.line == 3
    assert f"more than {MOST_KEY_PARTS} parts" in fault.problem


def test_points_in_texts_make_no_key() -> None:
    points = ". " * 10_000
    assert parsed(f"a = '{points}'\nb = '''\n{points}'''\n") == {"a": points, "b": points}


def test_an_endless_line_makes_a_short_message() -> None:
    assert len(str(fault_of(f"[{'a' * 10**6}]\n" * 2))) < 300


@given(
    st.binary(max_size=200) | st.text("[]{}=.,\"'\\\n\r#a1-X/\0\x01é", max_size=60).map(str.encode)
)
def test_any_bytes_are_tables_or_a_fault_within_them(data: bytes) -> None:
    fault = parsed(data)
    if isinstance(fault, Fault):
        assert 1 <= fault.line <= data.count(b"\n") + 1
        assert 1 <= fault.column <= len(fault.excerpt) + 1
        assert str(fault).isprintable() or not data.isascii()
        assert fault.remedy
    else:
        assert isinstance(fault, dict)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param('{"events": []}\n', "JSON", id="an object"),
        pytest.param('[\n  {"id": 1}\n]\n', "JSON", id="an array"),
        pytest.param("date,title\n2025-01-01,A\n", "comma-separated values", id="commas"),
        pytest.param("date;title\n2025-01-01;A\n", "a table of values", id="semicolons"),
        pytest.param("date\ttitle\n2025-01-01\tA\n", "a table of values", id="tabs"),
    ],
)
def test_a_file_of_another_format_is_named_as_such(text: str, other: str) -> None:
    fault = parse(LogFile(name="log", data=text.encode(), folder=None))
    assert isinstance(fault, Fault)
    assert (fault.line, fault.remedy) == (1, "a log is TOML: syru new FILE")
    assert other in fault.problem
