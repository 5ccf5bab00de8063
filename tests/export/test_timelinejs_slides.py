"""What TimelineJS is given: a slide for each dated entry, as precise as the log, and no markup."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logs import HOSTILE, TOWN, written
from running import ask

from syru.dates import parse_date
from syru.dates.day import days_in_month, from_ordinal, iso_year, sortable
from syru.dates.span import AFTER_ALL, BEFORE_ALL


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
        pytest.param("-0043", {"year": -43}, None, id="44 BC"),
        pytest.param("0000", {"year": 0}, None, id="1 BC"),
        pytest.param(
            "-0043-03-15", {"year": -43, "month": 3, "day": 15}, None, id="a day before Christ"
        ),
        pytest.param(
            "-0043/0014", {"year": -43}, {"year": 14}, id="from before Christ until after"
        ),
        pytest.param("-0003-02", {"year": -3, "month": 2}, None, id="February of 4 BC"),
        pytest.param("-0004-02", {"year": -4, "month": 2}, None, id="February of 5 BC, leap"),
        pytest.param("9999", {"year": 9999}, None, id="the last year, as the log wrote it"),
        pytest.param(
            "[..2015-10]/..",
            {"year": 2015, "month": 10, "day": 31},
            None,
            id="since then or before",
        ),
        pytest.param(
            "[..2019]/",
            {"year": 2019, "month": 12, "day": 31},
            None,
            id="since then or before, end unknown",
        ),
        pytest.param(
            "../[2025-07..]", {"year": 2025, "month": 7, "day": 1}, None, id="until then or later"
        ),
        pytest.param(
            "/[2025-07..]",
            {"year": 2025, "month": 7, "day": 1},
            None,
            id="until then or later, start unknown",
        ),
        pytest.param(
            "[..2015-10]/[2025..]",
            {"year": 2015, "month": 10, "day": 31},
            None,
            id="at least from the one through the other",
        ),
    ],
)
def test_a_slide_has_its_date_as_precisely_as_the_log(
    edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    slide = slides(TOWN.replace("2025-03-12\ntitle", f'"{edtf}"\ntitle'))["vote"]
    assert slide["start_date"] == start
    assert slide.get("end_date") == end
    assert slide["display_date"] == str(parse_date(edtf))


def is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


_DAYS = st.one_of(
    st.dates().map(date.isoformat),
    st.integers(-3_652_000, 500).map(lambda day: from_ordinal(day).isoformat()),
)
_PLAIN = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: day[:-3]),
    _DAYS.map(lambda day: day[:-6]),
    _DAYS.map(lambda day: f"{day[:-7]}X"),
    st.builds("{}-{}".format, _DAYS.map(lambda day: day[:-6]), st.integers(21, 23)),
    _DAYS.map(lambda day: f"{day[:-3]}~"),
)
# Each form as often as the others; what a form has no place for is not used.
_ENDS = st.builds(
    str.format, st.sampled_from(["{}", "[..{}]", "[{}..]", "[{}..{}]", "", ".."]), _PLAIN, _PLAIN
)
FORMS = st.builds(str.format, st.sampled_from(["{}", "{}/{}"]), _ENDS, _ENDS).filter(is_date)


def days_of(day: dict[str, int]) -> tuple[str, str]:
    """Return the first and last day of a date of TimelineJS."""
    year, first, last = day["year"], day.get("month", 1), day.get("month", 12)
    number = day.get("day")
    end = number or days_in_month(year, last)
    written = iso_year(year)
    return (
        sortable(f"{written}-{first:02}-{number or 1:02}"),
        sortable(f"{written}-{last:02}-{end:02}"),
    )


@given(st.lists(FORMS, min_size=1, max_size=20))
def test_no_date_of_a_slide_or_an_era_lies_outside_of_what_the_log_wrote(dates: list[str]) -> None:
    facts = [
        written("[[facts]]", id=f"f{at}", date=day, statement=f"f{at}", source="s")
        for at, day in enumerate(dates)
    ]
    head = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    drawn = timeline(head + "".join(facts))
    assert len(drawn["events"]) == len(dates)
    named = [(slide["unique_id"], slide) for slide in drawn["events"]]
    named += [(era["text"]["headline"], era) for era in drawn["eras"]]
    for id_, one in named:
        span = parse_date(dates[int(id_[1:])])
        told = [days_of(one[key]) for key in ("start_date", "end_date") if key in one]
        assert told == sorted(told)
        # A day without a bound sorts before or after all, so that it forbids nothing here …
        assert all(span.start_lo <= first <= last <= span.end_hi for first, last in told)
        # … but every day told is one that the log wrote, never the year 0 or 9999 for no bound.
        days = {span.start_lo, span.start_hi, span.end_lo, span.end_hi} - {BEFORE_ALL, AFTER_ALL}
        assert all(days & set(edges) for edges in told)


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
