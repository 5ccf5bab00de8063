"""The formats that other programs read: they parse, have the documented keys, and stream."""

from __future__ import annotations

import csv
import io
import json
from itertools import count, islice
from typing import TYPE_CHECKING, Any

import pytest
from logs import TOWN, written
from running import ask, ask_town

from syru.render.data import as_json, delimited, jsonl
from syru.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LISTINGS = ["timeline", "facts", "quotes"]
LISTS = ["actors", "topics", "places", "sources"]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "－1"]
# The keys of docs/json.md, in their order.
HEADER = (
    "kind,id,date,date_note,when,earliest,latest,match,public,confidential,title,summary,"
    "statement,text,by,via,event,actors,topics,places,standing,claims,source,paragraphs,locator,"
    "cited,origins,proof,translated"
)
KEYS = HEADER.split(",")

Object = dict[str, Any]


def objects(*words: str, **variables: str) -> list[Object]:
    said = ask_town(*words, "--format", "json", **variables)
    assert said.code == 0
    parsed: list[Object] = json.loads(said.out)
    return parsed


def rows(format_: str, *words: str) -> list[dict[str, str]]:
    said = ask_town(*words, "--format", format_)
    if format_ == "csv":
        return list(csv.DictReader(io.StringIO(said.out)))
    return list(csv.DictReader(io.StringIO(said.out), dialect="excel-tab", quoting=csv.QUOTE_NONE))


def test_an_event_has_all_the_keys_that_it_should() -> None:
    assert objects("timeline")[1] == {
        "kind": "event",
        "id": "bribe",
        "date": "[2025-02-01..2025-03-10]",
        "date_note": "Before the report and after the new year.",
        "when": "between 1 February and 10 March 2025",
        "earliest": "2025-02-01",
        "latest": "2025-03-10",
        "public": "2025-03-12",
        "title": "The mayor took money from the builders",
        "actors": [{"id": "mayor", "name": "Ada Moreno"}],
        "topics": [{"id": "money", "name": "Money"}, {"id": "bridge", "name": "The new bridge"}],
        "standing": "disputed",
        "claims": [
            {
                "by": {"id": "courier", "name": "The Courier"},
                "stance": "relays",
                "date": "2025-03-12",
                "when": "12 March 2025",
                "paragraph": 2,
            },
            {
                "by": {"id": "mayor", "name": "Ada Moreno"},
                "stance": "denies",
                "date": "2025-03-20",
                "when": "20 March 2025",
            },
        ],
        "source": {"id": "minutes", "name": "Minutes of the council"},
        "paragraphs": [2],
        "cited": [{"source": "minutes", "title": "Minutes of the council", "paragraphs": [2]}],
        "origins": 1,
    }


def test_a_quote_has_its_words_its_speaker_and_its_publisher() -> None:
    quote = objects("quotes")[0]
    assert quote["text"].endswith("when we come to it, [/bold] or … not.")
    assert quote["by"] == {"id": "mayor", "name": "Ada Moreno"}
    assert quote["via"] == {"id": "courier", "name": "The Courier"}
    assert quote["event"] == "vote"
    assert not {"standing", "claims", "title", "statement", "summary"} & set(quote)


@pytest.mark.parametrize("command", LISTINGS)
def test_keys_come_in_the_documented_order(command: str) -> None:
    for values in objects(command, "--since", "2000"):
        assert list(values) == [key for key in KEYS if key in values]


def test_an_open_end_is_null_and_an_undated_entry_has_no_ends() -> None:
    ferry, price = objects("facts")
    assert (ferry["earliest"], ferry["latest"]) == ("2019-01-01", None)
    assert not {"date", "when", "earliest", "latest"} & set(price)


def test_match_tells_the_sure_from_the_possible_under_a_window_only() -> None:
    march = ("timeline", "--since", "2025-03-01", "--until", "2025-03-31")
    assert {one["id"]: one["match"] for one in objects(*march)} == {
        "bribe": "possible",
        "vote": "sure",
    }
    assert all("match" not in one for one in objects("timeline"))


@pytest.mark.parametrize("command", [*LISTINGS, *LISTS])
def test_json_is_one_array_and_jsonl_the_same_objects_one_a_line(command: str) -> None:
    lines = ask_town(command, "--format", "jsonl").out.splitlines()
    assert list(map(json.loads, lines)) == objects(command)
    array = ask_town(command, "--format", "json").out.splitlines()
    assert array[0] == "["
    assert array[-1] == "]"
    assert len(array) == len(lines) + 2


@pytest.mark.parametrize(
    ("format_", "nothing"),
    [
        ("json", "[]\n"),
        ("jsonl", ""),
        ("md", ""),
        ("table", ""),
        ("csv", HEADER + "\n"),
        ("tsv", HEADER.replace(",", "\t") + "\n"),
    ],
)
def test_nothing_found_is_an_empty_answer_or_a_header_alone(format_: str, nothing: str) -> None:
    said = ask_town("timeline", "--until", "1900", "--format", format_)
    assert said.out == nothing
    assert said.code == 0


@pytest.mark.parametrize("format_", ["csv", "tsv"])
@pytest.mark.parametrize("command", LISTINGS)
def test_cells_read_back_as_what_json_has(format_: str, command: str) -> None:
    read = rows(format_, command, "--raw-cells")
    for cells, values in zip(read, objects(command), strict=True):
        assert list(cells) == KEYS
        for key in ("kind", "id", "date", "when", "title", "summary", "statement", "text"):
            assert cells[key] == values.get(key, "")
        assert cells["topics"] == "; ".join(topic["name"] for topic in values["topics"])
        assert cells["paragraphs"] == "; ".join(map(str, values.get("paragraphs", [])))


@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_a_claim_is_a_cell_of_words(format_: str) -> None:
    bribe = rows(format_, "timeline")[1]
    relayed, denied = bribe["claims"].split("; ")
    assert relayed == "relayed by The Courier (12 March 2025)"
    assert denied == "denied by Ada Moreno (20 March 2025)"


@pytest.mark.parametrize("format_", ["csv", "tsv"])
@pytest.mark.parametrize("command", LISTS)
def test_a_list_of_names_reads_back_too(format_: str, command: str) -> None:
    for cells, values in zip(rows(format_, command), objects(command), strict=True):
        assert cells == {key: "" if one is None else str(one) for key, one in values.items()}


def formula_log(formula: str) -> str:
    head = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    return head + written("[[facts]]", id="f", statement=formula)


@pytest.mark.parametrize("format_", ["csv", "tsv"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_made_harmless_unless_asked_for(format_: str, formula: str) -> None:
    words = ("facts", "--log", "-", "--format", format_)
    assert f"'{formula}" in ask(*words, stdin=formula_log(formula)).out
    raw = ask(*words, "--raw-cells", stdin=formula_log(formula)).out
    assert formula in raw
    assert f"'{formula}" not in raw


def test_line_breaks_of_a_text_are_spaces_in_tsv_and_kept_in_csv() -> None:
    log = formula_log("one\ntwo")
    words = ("facts", "--log", "-", "--format")
    assert len(ask(*words, "tsv", stdin=log).out.splitlines()) == 2
    assert "one two" in ask(*words, "tsv", stdin=log).out
    [row] = csv.DictReader(io.StringIO(ask(*words, "csv", stdin=log).out, newline=""))
    assert row["statement"] == "one\ntwo"


def test_the_csv_of_an_actor_says_what_it_has_to_do_with_each_entry() -> None:
    relations = [(row["relation"], row["id"]) for row in rows("csv", "who", "mayor")]
    assert relations == [
        ("about", "bribe"),
        ("about", "vote"),
        ("said", "mayor-crossing"),
        ("denies", "bribe"),
    ]


def test_an_actor_is_one_object_with_its_entries() -> None:
    [mayor] = objects("who", "A. Moreno")
    assert mayor["aliases"] == ["A. Moreno"]
    assert mayor["member_of"] == [{"id": "council", "name": "Town council"}]
    assert [event["id"] for event in mayor["events"]] == ["bribe", "vote"]
    assert [quote["id"] for quote in mayor["said"]] == ["mayor-crossing"]
    assert mayor["claims"][0]["entry"] == {"id": "bribe", "kind": "event"}
    assert {"id": "bridge", "name": "The new bridge", "count": 3} in mayor["topics"]
    [council] = objects("who", "council")
    assert council["members"] == [{"id": "mayor", "name": "Ada Moreno"}]


def _delimited(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    return delimited(rows, ("number",), tabs=False, raw=False)


@pytest.mark.parametrize(
    ("write", "pieces", "known"),
    [
        pytest.param(jsonl, ['{"number": "0"}\n', '{"number": "1"}\n'], [0, 1], id="jsonl"),
        pytest.param(as_json, ['[\n  {"number": "0"}', ',\n  {"number": "1"}'], [0, 1], id="json"),
        pytest.param(_delimited, ["number\n", "0\n", "1\n"], [0, 1, 2], id="csv"),
    ],
)
def test_a_line_is_written_before_all_that_follow_are_asked_for(
    write: Callable[[Iterator[dict[str, Any]]], Iterator[str]], pieces: list[str], known: list[int]
) -> None:
    asked: list[int] = []

    def endless() -> Iterator[dict[str, Any]]:
        for number in count():
            asked.append(number)
            yield {"number": str(number)}

    assert list(islice(write(endless()), len(pieces))) == pieces
    assert asked == known


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("command", [*LISTINGS, *LISTS, "who", "show", "find"])
def test_an_escape_character_reaches_stdout_from_no_log(format_: str, command: str) -> None:
    evil = TOWN.replace("old bridge", r"old \u001b[31mbridge")
    word = {"who": ["mayor"], "show": ["bribe"], "find": ["bridge"]}.get(command, [])
    said = ask(command, *word, "--log", "-", "--format", format_, stdin=evil)
    assert said.code == 1
    assert said.out == ""
    assert "\x1b" not in said.err
    assert "<stdin>:" in said.err


def test_characters_that_stdout_cannot_encode_are_escaped_in_json() -> None:
    plain = "".join(jsonl([{"text": "“é”"}], ascii_only=True))
    assert plain.isascii()
    assert json.loads(plain) == {"text": "“é”"}
