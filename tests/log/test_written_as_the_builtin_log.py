"""Written tables look like those of the built-in log and read back as the same values."""

import math
import re
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.log.files import builtin_log
from syru.log.model import DECLARED, KEYS
from syru.log.writer import WIDTH, declared_text, entry_text, head_text

_BUILTIN = builtin_log().read_text("utf-8")
_TABLES = tomllib.loads(_BUILTIN)
_HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\"\\\n\t #=[]{},'`\x00\x1b\x7f\r\x85\u2028\u202e\ufeff\u200d🌉é"),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
)
_SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False),
    st.dates(),
    _HOSTILE,
)
_TABLE = st.dictionaries(_HOSTILE, _SCALARS, max_size=5)
_VALUES = st.one_of(_SCALARS, st.lists(_SCALARS), _TABLE, st.lists(_TABLE, max_size=3))


def _known(plural: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.one_of(st.sampled_from(sorted(KEYS[plural])), _HOSTILE), _VALUES)


def _builtin_tables() -> list[str]:
    """Return the tables of the built-in log as it stands, without comments and blank lines."""
    bare = re.sub(r"(?m)^(?:#.*)?\n", "", _BUILTIN)
    return re.split(r"(?m)^(?=\[)", bare)[1:]


def test_the_builtin_log_is_written_as_it_stands() -> None:
    written = [head_text(_TABLES["log"])]
    written += [declared_text(p, key, v) for p in DECLARED for key, v in _TABLES[p].items()]
    written += [entry_text(p, values) for p in ("events", "facts") for values in _TABLES[p]]
    assert written == [t for t in _builtin_tables() if not t.startswith("[[quotes]]")]


def test_the_keys_of_a_quote_stand_in_the_order_of_the_format() -> None:
    values = {
        "event": "fair",
        "by": "ada",
        "text": "We build.",
        "date": date(2025, 7, 1),
        "id": "q",
    }
    assert entry_text("quotes", values) == (
        '[[quotes]]\nid = "q"\ndate = 2025-07-01\ntext = "We build."\nby = "ada"\nevent = "fair"\n'
    )


@pytest.mark.parametrize(
    ("values", "text"),
    [
        pytest.param({"title": None}, "[[events]]\n", id="nothing-where-there-is-no-value"),
        pytest.param(
            {"summary": 'He said: "No."\nThen """ and \\.'},
            '[[events]]\nsummary = """\nHe said: "No."\nThen ""\\" and \\\\."""\n',
            id="line-breaks-stay-line-breaks",
        ),
        pytest.param(
            {"extra": {"deaths": 12, "Own note": "x", "seen": date(2025, 7, 1), "sure": True}},
            "[[events]]\n"
            'extra = { deaths = 12, "Own note" = "x", seen = 2025-07-01, sure = true }\n',
            id="a-short-table-in-braces",
        ),
        pytest.param(
            {"extra": {"deaths": 12, "note": "x" * WIDTH}},
            f'[[events]]\nextra.deaths = 12\nextra.note = "{"x" * WIDTH}"\n',
            id="a-long-table-as-dotted-keys",
        ),
        pytest.param(
            {"claims": [{"stance": "denies", "paragraph": 3, "by": "ada"}]},
            '[[events]]\nclaims = [\n  { by = "ada", stance = "denies", paragraph = 3 },\n]\n',
            id="a-claim-a-line",
        ),
        pytest.param(
            {"title": "\x1b[31m\u202e"}, '[[events]]\ntitle = "\\u001B[31m\\u202E"\n', id="controls"
        ),
    ],
)
def test_each_value_has_one_layout(values: dict[str, object], text: str) -> None:
    assert entry_text("events", values) == text


def test_prose_is_folded_between_words() -> None:
    text = "word " * 60 + "end."
    written = entry_text("events", {"summary": text}).splitlines()
    assert all(len(line) <= WIDTH for line in written)
    assert [len(line) > WIDTH - 7 for line in written[2:-1]] == [True] * len(written[2:-1])
    assert tomllib.loads("\n".join(written))["events"][0]["summary"] == text


@pytest.mark.parametrize("plural", ["events", "facts", "quotes"])
def test_entries_read_back_as_they_were(plural: str) -> None:
    @given(_known(plural))
    def law(values: dict[str, Any]) -> None:
        assert tomllib.loads(entry_text(plural, values))[plural] == [values]

    law()


@pytest.mark.parametrize("plural", DECLARED)
def test_declarations_read_back_as_they_were(plural: str) -> None:
    @given(_HOSTILE, _known(plural))
    def law(id_: str, values: dict[str, Any]) -> None:
        assert tomllib.loads(declared_text(plural, id_, values)) == {plural: {id_: values}}

    law()


@pytest.mark.parametrize(
    "write", [head_text, lambda values: entry_text("facts", values)], ids=["head", "entry"]
)
def test_numbers_without_an_end_are_written(write: Callable[[dict[str, object]], str]) -> None:
    assert "x = inf\ny = -inf\nz = nan\n" in write({"x": math.inf, "y": -math.inf, "z": math.nan})
