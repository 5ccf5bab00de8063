"""Tables in text are read in every encoding and with every delimiter that spreadsheets write."""

# ruff: noqa: E501  (a row of a table stands on one line)

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import csv_of

from syru.importing.cells import UnreadableError
from syru.importing.tables import read_table
from syru.log.files import LogFile

_ROWS = [
    {"date": "2025-07-03", "title": "Füße, “quoted”; | and\ttabs", "note": 'a "b"\nc'},
    {"date": "2025-07-04", "title": "Köln – Straße", "note": "€ 5"},
]


def _read(data: bytes | str, name: str = "t.csv") -> list[dict[str, object]]:
    raw = data.encode() if isinstance(data, str) else data
    table = read_table(LogFile(name=name, data=raw, folder=None))
    return [dict(row.cells) for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    text = csv_of(_ROWS, delimiter)
    assert _read(text.encode(encoding)) == _ROWS


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("sep=|\ndate|title\n2025|a;b;c\n", [{"date": "2025", "title": "a;b;c"}], id="a stated delimiter"),
        pytest.param("\n\ndate,title\n\n2025,A\n,\n", [{"date": "2025", "title": "A"}], id="blank rows"),
        pytest.param("My list,\ndate,title\n2025,A", [{"date": "2025", "title": "A"}], id="a title above"),
        pytest.param("date,date,\n1,2,3\n", [{"date": "1", "date (2)": "2", "column 3": "3"}], id="odd headers"),
        pytest.param("date\r2025\r", [{"date": "2025"}], id="one column, old line ends"),
        pytest.param("date,title\n2025,a\u2028b\x0bc\n", [{"date": "2025", "title": "a\u2028b\x0bc"}], id="line breaks of Unicode"),
    ],
)  # fmt: skip
def test_a_table_as_people_leave_it(text: str, rows: list[dict[str, str]]) -> None:
    assert _read(text) == rows


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "there is nothing in it", id="nothing"),
        pytest.param(b'date,title\n2025,"A\n', "a quotation mark opens in the last row", id="an open quotation"),
        pytest.param(b"2025-07-03,Fair\n2025-07-04,Vote\n", 'the first row holds "2025-07-03"', id="no header"),
        pytest.param(b"\xd0\xcf\x11\xe0....", "an old Excel workbook (.xls) is not read", id="an old workbook"),
        pytest.param(b"PK\x03\x04content.xml", "no Excel workbook", id="another zip file"),
        pytest.param(b"PK\x03\x04 xl/", "this workbook cannot be read", id="a broken workbook"),
        pytest.param(b'{"a": [1, }', "no JSON at line 1, column 11", id="broken JSON"),
        pytest.param(b"[" * 100_000, "no JSON that can be read", id="deep JSON"),
        pytest.param(b"[]", "there is no record in it", id="an empty array"),
        pytest.param(b"<!DOCTYPE html><p>a,b", "a page or XML is no table", id="a page"),
        pytest.param(b"# mine\n\n[log]\nformat = 1\n", "this is a log already", id="a log"),
        pytest.param(b"%PDF-1.7", "a PDF is not read", id="a PDF"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=r"^t\.csv: ") as caught:
        _read(data)
    assert said in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_message(data: bytes) -> None:
    with suppress(UnreadableError):
        assert all(map(any, map(dict.values, _read(data))))


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1),
        min_size=2,
        max_size=4,
    )
)
def test_a_long_cell_and_any_cell_come_through(cells: list[str]) -> None:
    row = {"date": "2025", "long": "x" * 200_000} | {f"c{n}": cell for n, cell in enumerate(cells)}
    assert _read(csv_of([row])) == [row]
