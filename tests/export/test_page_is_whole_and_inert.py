"""The exported page: what it shows and knows of each entry, and that it loads and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from logs import EVIL, HOSTILE, written
from running import ask, ask_town

from syru.export.page.columns import AFTER
from syru.export.page.scale import make_scale


@pytest.fixture(scope="module")
def town() -> str:
    return ask_town("export", "html").out


@pytest.fixture(scope="module")
def hostile() -> str:
    return ask("export", "html", "--log", "-", stdin=HOSTILE).out


class _Elements(HTMLParser):
    """Gathers the elements of a page, their attributes, and its text by element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self._open = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts[self._open[-1]] = self.texts.get(self._open[-1], "") + data


def test_the_page_of_the_built_in_log_is_small() -> None:
    assert 0 < len(ask("export", "html").out.encode()) < 250_000


def test_the_page_asks_for_nothing_from_anywhere(hostile: str) -> None:
    elements = _Elements(hostile)
    assert {"link", "img", "iframe", "object", "base"}.isdisjoint(elements.tags)
    names = {name for name, _ in elements.attributes}
    assert names.isdisjoint({"src", "srcset", "style", "onclick", "onload", "action"})
    linked = {value or "" for name, value in elements.attributes if name == "href"}
    assert {link for link in linked if not link.startswith("#")} == {
        "https://example.invalid/?a=1&b=%22%27%3Cscript%3E"
    }


def test_the_policy_lets_only_the_pages_own_style_and_script_work(town: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', town)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", town, re.DOTALL)
        assert inside is not None
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert rules.pop(rule) == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_markup_in_every_field_stays_text_on_the_page(hostile: str, town: str) -> None:
    elements = _Elements(hostile)
    assert elements.tags.count("script") == 2
    assert elements.tags.count("style") == 1
    assert "img" not in elements.tags
    assert not any(name.startswith("on") for name, _ in elements.attributes)
    assert set(elements.tags) <= {*_Elements(town).tags}
    assert elements.texts["h1"].strip() == EVIL
    assert elements.texts["blockquote"] == f"“{EVIL}”"


def _data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="Data">(.*?)</script>', page)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def _line(page: str, id_: str) -> str:
    """Return an entry as the page has it: a line of its own."""
    [line] = [line for line in page.splitlines() if line.startswith(f"<li id={id_}")]
    return line


def _number(page: str, id_: str) -> int:
    """Return the number of an entry, by which the script knows it."""
    return re.findall(r"^<li id=([a-z0-9-]+)", page, re.MULTILINE).index(id_)


def test_an_entry_on_the_page_has_its_claims_on_both_sides(town: str) -> None:
    entry = _line(town, "bribe")
    assert "<b class=disputed>disputed</b><h4>" in entry
    assert re.findall(r"<ul class=(\w+)[^>]*><li>(.*?)</ul>", entry) == [
        ("for", "relayed by <i>The Courier</i> (12 March 2025), ¶ 2"),
        ("against", "denied by <i>Ada Moreno</i> (20 March 2025)"),
    ]


def test_what_the_source_itself_states_has_no_word_for_its_standing(town: str) -> None:
    assert "<b " not in _line(town, "ferry")


def test_the_page_knows_from_when_each_entry_and_claim_was_public(town: str) -> None:
    data = _data(town)
    bribe, price, ferry = (_number(town, id_) for id_ in ("bribe", "price", "ferry"))
    assert data["public"][bribe] == date(2025, 3, 12).toordinal()
    assert [claim[::2] for claim in data["claims"][str(bribe)]] == [
        ["relays", date(2025, 3, 12).toordinal()],
        ["denies", date(2025, 3, 20).toordinal()],
    ]
    assert data["public"][price] == date(2025, 6, 1).toordinal()
    assert data["days"][price] == 0
    begun = [date(2019, 1, 1).toordinal(), date(2019, 12, 31).toordinal()]
    assert data["days"][ferry] == [*begun, AFTER, AFTER]


def test_the_list_has_years_as_headings_and_quotes_under_their_events(town: str) -> None:
    found = re.findall(r"^<li id=([a-z0-9-]+)|<h3>(.*?)</h3>", town, re.MULTILINE)
    listed = [id_ or heading for id_, heading in found]
    assert [heading for _, heading in found if heading] == [
        "2019", "2024", "2025", "Without a date",
    ]  # fmt: skip
    quotes = [entry for entry in json.loads(ask_town("export", "json").out) if "event" in entry]
    assert quotes
    for quote in quotes:
        at = listed.index(quote["id"])
        assert listed.index(quote["event"]) < at
        assert 'class="quote under"' in _line(town, quote["id"])


def test_every_dated_entry_has_a_mark_in_the_drawing(town: str) -> None:
    entries = json.loads(ask_town("export", "json").out)
    expected = {
        f"{entry.get('title') or entry.get('statement') or entry.get('text')}, {entry['when']},"
        f" {entry.get('standing', 'quote')}"
        for entry in entries
        if "date" in entry
    }
    drawing = town[town.index("<figure") : town.index("</noscript>")]
    drawn = re.findall(r'<a class="mark[^>]*><title>([^<]*)</title>', drawing)
    assert {html.unescape(title) for title in drawn} == expected
    assert len(drawn) == 5


@pytest.mark.parametrize(
    ("days", "stretches"),
    [
        pytest.param([5, 6, 9], 1, id="one"),
        pytest.param([1, 700_000, 700_100, 700_200, 700_300], 2, id="quiet centuries"),
        pytest.param(list(range(0, 700_000, 50)), 1, id="always something"),
        pytest.param([day**2 for day in range(1, 900)], 1, id="ever rarer"),
        pytest.param([-3_000_000, 0, 3_652_059], 3, id="all of the calendar"),
        pytest.param([3_652_059], 1, id="its last day"),
    ],
)
def test_the_axis_keeps_all_days_in_order_and_leaves_quiet_time_out(
    days: list[int], stretches: int
) -> None:
    scale = make_scale(days)
    assert len(scale.stretches) == stretches
    places = [scale.at(day) for day in days]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert scale.stretches[0].start == 0
    assert scale.stretches[-1].end == 1
    for one, other in pairwise(scale.stretches):
        assert one.first < one.after <= other.first
        assert one.end < other.start


def test_a_page_knows_when_things_were_public_only_where_the_log_does() -> None:
    log = (
        written("[log]", format=1, title="-"),
        written("[sources.s]", title="-", date="[2025-10-27..]"),
        written("[[events]]", id="e", date="2025-01-02", title="-", source="s"),
        written("[[events.claims]]", stance="denies"),
    )
    data = _data(ask("export", "html", "--log", "-", stdin="".join(log)).out)
    assert data["public"] == [date(2025, 1, 2).toordinal()]
    assert data["claims"] == {"0": [["denies", -1, AFTER]]}


def test_a_page_hides_what_was_confidential_until_its_source_came_out() -> None:
    kept = {"date": "2025-01-02", "confidential": True}
    log = (
        written("[log]", format=1, title="-"),
        written("[sources.s]", title="-", date="2025-10-27"),
        written("[[events]]", id="e", title="-", claims=[{"stance": "denies", **kept}], **kept),
    )
    data = _data(ask("export", "html", "--log", "-", stdin="".join(log)).out)
    day = date(2025, 10, 27).toordinal()
    assert (data["public"], data["claims"]) == ([day], {"0": [["denies", -1, day]]})


def test_a_page_shows_sources_with_their_origins_and_values_of_ones_own() -> None:
    log = (
        written("[log]", format=1, title="-"),
        written("[sources.wire]", title="Wire"),
        written("[sources.a]", title="A", origin="wire", url="https://example.org/a"),
        written("[sources.b]", title="B", origin="wire"),
        written("[[facts]]", id="f", statement="-", source="a", paragraphs=[3]),
        'cited = [{ source = "b", locator = "p. 2", url = "https://example.org/b" }]\n',
        "extra = { killed = 3 }\n",
    )
    page = ask("export", "html", "--log", "-", stdin="".join(log)).out
    line = _line(page, "f")
    assert "Sources: A, ¶ 3; " in line
    assert '<a href="https://example.org/b" rel="noopener noreferrer">B, p. 2</a>' in line
    assert "(2 sources, 1 origin)" in line
    assert "<p class=extra>killed: 3" in line
    assert ">A</a> (origin: Wire)" in page


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param(["9999-12-31"], id="the last day"),
        pytest.param(["-9999-01-01", "9999-12-31"], id="all of the calendar"),
        pytest.param(["2025/.."], id="open"),
        pytest.param(["[..2015-10]/.."], id="open at both ends"),
    ],
)
def test_a_page_can_be_made_of_any_dates(dates: list[str]) -> None:
    log = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    log += "".join(
        written("[[facts]]", id=f"f{at}", date=day, statement="-", source="s")
        for at, day in enumerate(dates)
    )
    page = ask("export", "html", "--log", "-", stdin=log).out
    assert page.count('<a class="mark') == len(dates)


def test_a_page_of_nothing_is_a_page() -> None:
    said = ask_town("export", "html", "--until", "1901")
    assert said.code == 0
    assert "There are no entries." in said.out
    assert "no entries through 31 December 1901" in said.err
