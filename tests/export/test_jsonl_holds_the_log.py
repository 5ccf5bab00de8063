"""`export jsonl` and the log hold the same: the log can be made again out of the lines."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logs import HOSTILE, TOWN, indexed, log_files, written
from running import ask

from syru.export.jsonl import log_lines
from syru.log.files import builtin_log
from syru.log.model import KEYS, Log
from syru.log.reader import read_logs
from syru.query.entries import select
from syru.query.selection import Order, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

# Every key of format 1 is here, and what a line might lose: order, types of values, empty days.
WHOLE = """\
[log]
format = 1
title = "Whole"
description = "All that a log can hold."
language = "de"
ignore = ["unused", "no-paragraph"]

[sources."The wire, 1"]
title = "Wire"

[sources.paper]
title = "Paper"
authors = ["Zoe", "Ada"]
translator = "T"
publisher = "P"
date = "[2025-10-27..]"
language = "en"
original_language = "fr"
url = "https://example.org/a?b=c"
text = "below/paper.txt"
origin = "The wire, 1"

[actors.zoe]
name = "Zoe"
kind = "person"
role = "mayor"
aliases = ["Z.", "A. Zoe", "Z"]
member_of = ["council", "board"]

[actors.council]
name = "Council"

[actors.board]
name = "Board"
kind = "group"

[topics.t]
name = "T"
aliases = ["tee"]
description = "D"

[topics.s]
name = "S"

[places.p]
name = "P"
aliases = ["pee"]
coordinates = [35.41, -0.5]

[places.null-island]
name = "Null Island"
coordinates = [0, 0]

[[events]]
id = "later"
date = "2025-10~"
date_note = "N"
confidential = true
title = "Later, and first in the log"
summary = "S"
actors = ["zoe", "council"]
topics = ["t", "s"]
places = ["p", "null-island"]
source = "paper"
paragraphs = [3, 1]
locator = "p. 3"
cited = [
  { source = "The wire, 1", paragraphs = [2, 1], locator = "1:02", url = "https://example.org/2" },
  { source = "paper", locator = "p. 9" },
]
claims = [
  { by = "zoe", stance = "denies", date = "2025-11/..", paragraph = 2, locator = "p. 2" },
  { by = "zoe", stance = "asserts", date = "2025-11-02", confidential = true },
  { by = "zoe", stance = "confirms", confidential = false },
  { stance = "relays", source = "The wire, 1", url = "https://example.org/claim" },
  { stance = "states" },
]
extra = { killed = 12, share = 12.0, "a.b c" = "12", sure = false, filed = 2024-05-01, n = -0.1 }

[[events]]
id = "undated"
title = "No date"
source = "paper"

[[events]]
id = "earlier"
date = -43
title = "Earlier"
cited = [{ source = "paper", paragraphs = [1], url = "https://example.org/3" }]

[[facts]]
id = "fact"
date = "2024/2025"
date_note = "N"
confidential = false
statement = "F"
actors = ["zoe"]
topics = ["s"]
places = ["p"]
source = "paper"
paragraphs = [1]
locator = "l"
cited = [{ source = "The wire, 1" }]
claims = [{ by = "board", stance = "doubts" }]
extra = { killed = 1e300 }

[[quotes]]
id = "quote"
date = 2025-03-12
date_note = "N"
confidential = true
text = "Two\\nlines"
by = "zoe"
via = "board"
event = "later"
actors = ["council"]
topics = ["t"]
places = ["p"]
source = "paper"
paragraphs = [4]
locator = "l"
cited = [{ source = "The wire, 1" }]
extra = { said = "loud" }

[[quotes]]
id = "bare"
text = "B"
source = "The wire, 1"
"""


def made_again(lines: Iterable[dict[str, Any]]) -> str:
    """Return the log in TOML that the lines of an export hold, made of what docs/json.md says."""
    tables = defaultdict(list)
    for values in lines:
        kind = values.pop("kind")
        tables[kind].append(values)
    [head] = tables["log"]
    parts = [written("[log]", **head)]
    for kind in ("source", "actor", "topic", "place"):
        for values in tables[kind]:
            id_ = json.dumps(values.pop("id"), ensure_ascii=False)
            values.pop("log", None)
            if "actor_kind" in values:
                values["kind"] = values.pop("actor_kind")
            parts.append(written(f"[{kind}s.{id_}]", **values))
    for kind in ("event", "fact", "quote"):
        parts += [written(f"[[{kind}s]]", **_entry(values)) for values in tables[kind]]
    return "\n".join(parts)


def _entry(values: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of format 1 of an entry, by those of its JSON."""
    same = (
        *("id", "date", "date_note", "confidential", "title", "summary", "statement", "text"),
        "event",
    )
    entry = {name: values[name] for name in same if name in values}
    entry |= {name: values[name]["id"] for name in ("by", "via") if name in values}
    for name in ("actors", "topics", "places"):
        entry[name] = [one["id"] for one in values.get(name, [])]
    entry["cited"] = [
        {name: value for name, value in one.items() if name in KEYS["citations"]}
        for one in values["cited"]
    ]
    if "claims" in values:
        entry["claims"] = [_claim(claim) for claim in values["claims"]]
    if "extra" in values:
        pairs = values["extra"].items()
        entry["extra"] = {json.dumps(name, ensure_ascii=False): value for name, value in pairs}
    return entry


def _claim(values: dict[str, Any]) -> dict[str, Any]:
    named = {name: values[name]["id"] for name in ("by", "source") if name in values}
    return {name: value for name, value in values.items() if name in KEYS["claims"]} | named


def as_listed(log: Log) -> Log:
    """Return a log as if every source of its entries stood under cited: that is a way to write."""
    return log._replace(entries=tuple(replace(entry, all_listed=True) for entry in log.entries))


def lines_of(text: str, selection: Selection | None = None) -> list[dict[str, Any]]:
    index = indexed(text)
    answer = select(index, selection or Selection(order=Order.LOG))
    return [json.loads(line) for line in log_lines(index, answer)]


LOGS = {
    "whole": WHOLE,
    "town": TOWN,
    "hostile": HOSTILE,
    "built-in": builtin_log().read_text("utf-8"),
}


@pytest.mark.parametrize("name", LOGS)
def test_the_log_can_be_made_again_out_of_the_lines(name: str) -> None:
    again = made_again(lines_of(LOGS[name]))
    read, before = read_logs(log_files(again)), read_logs(log_files(LOGS[name]))
    assert as_listed(read) == as_listed(before)
    # 12, 12.0 and true are equal, and are not the same value.
    types = [
        [[type(value) for _, value in entry.extra] for entry in log.entries]
        for log in (read, before)
    ]
    assert types[0] == types[1]


def test_the_whole_log_has_every_key_of_the_format() -> None:
    document = tomllib.loads(WHOLE)
    used = {"log": set(document["log"])}
    for name in ("sources", "actors", "topics", "places"):
        used[name] = {key for table in document[name].values() for key in table}
    for name in ("events", "facts", "quotes"):
        used[name] = {key for table in document[name] for key in table}
    entries = [entry for name in ("events", "facts", "quotes") for entry in document[name]]
    used["claims"] = {key for one in entries for claim in one.get("claims", []) for key in claim}
    used["citations"] = {key for one in entries for cited in one.get("cited", []) for key in cited}
    assert used == KEYS


TEXTS = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
    max_size=8,
).filter(lambda text: not text.isspace())
VALUES = st.one_of(
    TEXTS,
    st.sampled_from(["12", "true", "2024-05-01", '"x"', "1e5", "-0"]),
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(TEXTS, VALUES, max_size=3), min_size=1, max_size=3), TEXTS, TEXTS)
def test_any_values_and_ids_come_back(extras: list[dict[str, Any]], id_: str, name: str) -> None:
    quoted = json.dumps(id_, ensure_ascii=False)
    text = written("[log]", format=1, title=name) + written(f"[sources.{quoted}]", title=name)
    text += written(f"[places.{quoted}]", name=name, aliases=[name, id_])
    for at, extra in enumerate(extras):
        keys = {json.dumps(key, ensure_ascii=False): value for key, value in extra.items()}
        text += written("[[facts]]", id=f"f-{at}", statement=name, places=[id_], extra=keys)
    before = read_logs(log_files(text))
    assert as_listed(read_logs(log_files(made_again(lines_of(text))))) == as_listed(before)


def test_the_command_writes_the_log_in_its_own_order_unless_another_is_asked_for() -> None:
    def ids(*words: str) -> list[str]:
        said = ask("export", "jsonl", "--log", "-", *words, stdin=WHOLE)
        assert said.code == 0, said.err
        lines = [json.loads(line) for line in said.out.splitlines()]
        kinds = ("event", "fact", "quote")
        return [one["id"] for one in lines if one["kind"] in kinds]

    assert ids() == ["later", "undated", "earlier", "fact", "quote", "bare"]
    assert ids("--reverse", "--where", "killed") == ["later", "fact"]
    assert ids("-n", "1") == ["earlier"]


def test_a_selection_has_its_entries_and_all_that_is_declared() -> None:
    chosen = lines_of(WHOLE, Selection(kinds=("quote",), order=Order.LOG))
    declared = [one["kind"] for one in lines_of(WHOLE) if one["kind"] not in ("event", "fact")]
    assert [one["kind"] for one in chosen] == declared
    assert declared.count("quote") == 2


def test_each_source_says_which_of_several_logs_declares_it() -> None:
    logs = [f'[log]\nformat = 1\ntitle = "{at}"\n[sources.s{at}]\ntitle = "S"\n' for at in "01"]
    index = indexed(*logs)
    lines = map(json.loads, log_lines(index, select(index, Selection())))
    told = [(one["kind"], one.get("id"), one.get("log")) for one in lines]
    assert told == [
        ("log", None, None), ("log", None, None), ("source", "s0", 0), ("source", "s1", 1),
    ]  # fmt: skip
