"""What TimelineJS is given: a slide for each dated entry, as precise as the log, and no markup."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from logs import HOSTILE, TOWN
from running import ask

from syru.dates import parse_date


def timeline(log: str) -> dict[str, Any]:
    said = ask("export", "timelinejs", "--log", "-", stdin=log)
    assert said.code == 0, said.err
    whole: dict[str, Any] = json.loads(said.out)
    return whole


def slides(log: str) -> dict[str, dict[str, Any]]:
    return {slide["unique_id"]: slide for slide in timeline(log)["events"]}


def test_every_dated_entry_is_a_slide_and_the_others_are_counted() -> None:
    assert set(slides(TOWN)) == {"flood", "bribe", "vote", "ferry", "mayor-crossing"}
    said = ask("export", "timelinejs", "--log", "-", stdin=TOWN)
    assert said.err == "syru: 2 without a date left out: a slide of TimelineJS needs one\n"


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        pytest.param("2025-07-03", {"year": 2025, "month": 7, "day": 3}, None, id="a day"),
        pytest.param("2025-07", {"year": 2025, "month": 7}, None, id="a month"),
        pytest.param("2025", {"year": 2025}, None, id="a year"),
        pytest.param("195X", {"year": 1950}, {"year": 1959}, id="a decade"),
        pytest.param(
            "2025-24", {"year": 2025, "month": 12}, {"year": 2026, "month": 2}, id="winter"
        ),
        pytest.param("2025-07~", {"year": 2025, "month": 7}, None, id="approximate"),
        pytest.param("2011/2019-05", {"year": 2011}, {"year": 2019, "month": 5}, id="interval"),
        pytest.param(
            "[2025-07-03..2025-08]",
            {"year": 2025, "month": 7, "day": 3},
            {"year": 2025, "month": 8, "day": 31},
            id="a range",
        ),
        pytest.param("2011-02/..", {"year": 2011, "month": 2}, None, id="open end"),
        pytest.param("../2019", {"year": 2019, "month": 12, "day": 31}, None, id="open start"),
        pytest.param("[2025-07..]", {"year": 2025, "month": 7, "day": 1}, None, id="or later"),
        pytest.param("0099", {"year": 99}, None, id="a year of two digits"),
    ],
)
def test_a_slide_has_its_date_as_precisely_as_the_log(
    edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    slide = slides(TOWN.replace("2025-03-12\ntitle", f'"{edtf}"\ntitle'))["vote"]
    assert slide["start_date"] == start
    assert slide.get("end_date") == end
    assert slide["display_date"] == str(parse_date(edtf))


def test_a_quote_is_a_slide_with_its_words_its_speaker_and_its_source() -> None:
    log = TOWN.replace("date = 2025-06-01", 'authors = ["A. Writer"]\ndate = 2025-06-01')
    text = slides(log)["mayor-crossing"]["text"]
    assert text["headline"] == "Ada Moreno"
    assert text["text"] == (
        "<blockquote>“We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”"
        "</blockquote><p>mayor</p><p>published by The Courier</p><p><small>Source: Minutes of the"
        " council, by A. Writer, 1 June 2025, ¶ 4</small></p>"
    )


def test_a_sure_fact_that_lasts_is_an_era_too() -> None:
    assert timeline(TOWN.replace("2019/..", "2011/2019"))["eras"] == [
        {
            "start_date": {"year": 2011},
            "end_date": {"year": 2019},
            "text": {"headline": "A ferry crosses the river twice an hour."},
        }
    ]
    assert timeline(TOWN)["eras"] == []


def test_markup_in_every_field_stays_text_in_a_timeline() -> None:
    said = ask("export", "timelinejs", "--log", "-", stdin=HOSTILE)
    allowed = {"p", "small", "blockquote", "strong", "em", "wbr"}
    assert set(re.findall(r"</?(\w+)", said.out)) <= allowed
    assert "'" not in said.out
    # TimelineJS would make a link of it after its own cleaning, and end the address at the quote.
    whole = json.loads(said.out)
    texts = [slide["text"]["text"] for slide in (whole["title"], *whole["events"])]
    assert not any(part in text for text in texts for part in ("www.", "s://", "who@"))
