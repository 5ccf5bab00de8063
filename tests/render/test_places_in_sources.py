"""Where in its source something stands: by paragraph, by a locator as it is written, or by both."""

from __future__ import annotations

import csv
import io
import json

import pytest
from logs import written
from running import ask

HEAD = '[log]\nformat = 1\ntitle = "T"\n[sources.s]\ntitle = "Source"\ndate = 2025-01-01\n'


def told(command: str, *words: str, log: str, columns: str = "120") -> str:
    said = ask(*command.split(), *words, "--log", "-", stdin=HEAD + log, COLUMNS=columns)
    assert said.code == 0, said.err
    return said.out


def fact(**keys: object) -> str:
    return written("[[facts]]", id="f", date="2025", statement="So it is", **keys)


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        pytest.param({}, "", id="neither"),
        pytest.param({"paragraphs": [3, 4]}, ", ¶ 3, 4", id="paragraphs"),
        pytest.param({"locator": "p. 12"}, ", p. 12", id="a page"),
        pytest.param({"locator": "1:02 h"}, ", 1:02 h", id="a time"),
        pytest.param({"paragraphs": [3], "locator": "art. 4"}, ", ¶ 3, art. 4", id="both"),
    ],
)
def test_every_reader_is_shown_where_an_entry_stands(keys: dict[str, object], where: str) -> None:
    log = fact(**keys)
    slide = json.loads(told("export timelinejs", log=log))["events"][0]["text"]["text"]
    assert f"Source, 1 January 2025{where}</small>" in slide
    # The page names its only source once, at its foot.
    told_of = f"<p class=source>{where.removeprefix(', ')}" if where else ""
    shown = f"<h4>So it is</h4>{told_of}</div>"
    assert shown in told("export html", log=log)
    assert f"(*Source*{where})\n" in told("facts", "-f", "md", log=log)
    quote = written("[[quotes]]", id="q", text="So", **keys)
    beside = f" {where.removeprefix(', ')}".rstrip()
    assert f"— unattributed · q{beside}\n1 quote · Source\n" in told("quotes", log=quote)
    assert f"\nSource          Source{where}\n" in told("show f", log=log, columns="100")
    second = written("[sources.other]", title="Other") + fact(**keys, source="s")
    assert f"  f s{where}\n" in told("facts", log=second), "of several sources each is named"


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        pytest.param({}, "", id="neither"),
        pytest.param({"paragraph": 3}, ", ¶ 3", id="paragraph"),
        pytest.param({"locator": "1:02:33"}, ", 1:02:33", id="a time"),
        pytest.param({"paragraph": 3, "locator": "p. 1"}, ", ¶ 3, p. 1", id="both"),
    ],
)
def test_every_reader_is_shown_where_a_claim_stands(keys: dict[str, object], where: str) -> None:
    log = fact(claims=[{"stance": "denies", "date": "2025", **keys}])
    assert f"denied by someone unnamed (2025{where})" in told("show f", log=log)
    assert f"denied by someone unnamed (2025){where}</ul>" in told("export html", log=log)


def test_programs_have_the_locators_of_entries_and_claims() -> None:
    log = fact(locator="p. 12", claims=[{"stance": "denies", "locator": "=1:02"}])
    (found,) = json.loads(told("facts", "-f", "json", log=log))
    assert found["locator"] == "p. 12"
    assert found["claims"] == [{"stance": "denies", "locator": "=1:02"}]
    (row,) = csv.DictReader(io.StringIO(told("facts", "-f", "csv", log=log)))
    assert row["locator"] == "p. 12"


def test_an_entry_without_a_locator_has_no_such_key() -> None:
    (found,) = json.loads(told("facts", "-f", "json", log=fact()))
    assert "locator" not in found
