"""The exported page: what it shows and knows of each entry, and that it loads and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from logs import EVIL, HOSTILE, written
from running import ask, ask_town

from syru.dates.span import AFTER_ALL


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
    assert 0 < len(ask("export", "html").out.encode()) < 150_000


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


def test_an_entry_on_the_page_has_its_claims_on_both_sides(town: str) -> None:
    entry = town[town.index('<li id="bribe">') : town.index('<li id="vote">')]
    assert '<span class="standing disputed">disputed</span>' in entry
    assert re.findall(r'<ul class="(\w+)"[^>]*><li[^>]*>([^<]*)</li></ul>', entry) == [
        ("for", "relayed by The Courier (12 March 2025), ¶ 2"),
        ("against", "denied by Ada Moreno (20 March 2025)"),
    ]


def test_the_page_knows_from_when_each_entry_and_claim_was_public(town: str) -> None:
    found = re.search(r'<script type="application/json" id="Data">(.*?)</script>', town)
    assert found is not None
    ids = [row["id"] for row in json.loads(ask_town("export", "json").out)]
    rows = dict(zip(ids, json.loads(found[1])["entries"], strict=True))
    assert rows["bribe"][1] == "2025-03-12"
    assert [claim[::2] for claim in rows["bribe"][7]] == [
        ["relays", "2025-03-12"],
        ["denies", "2025-03-20"],
    ]
    assert rows["price"][1] == "2025-06-01"
    assert rows["price"][2] is None
    assert rows["ferry"][2] == ["2019-01-01", "2019-12-31", "9999-99-99", "9999-99-99"]


def test_every_dated_entry_has_a_mark_in_the_drawing(town: str) -> None:
    labels = re.findall(r'<a href="#([^"]+)" data-mark="\d+"[^>]* aria-label="([^"]+)"', town)
    assert sorted(labels) == [
        ("bribe", "between 1 February and 10 March 2025: 1 entry"),
        ("ferry", "since 2019: 1 entry"),
        ("flood", "c. November 2024: 1 entry"),
        ("vote", "12 March 2025: 2 entries"),
    ]


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        pytest.param(["2011-01/..", "2011-02/.."], "from 1 January 2010 on", id="open ends"),
        pytest.param(["../2011-01", "../2011-02"], "through 31 December 2019", id="open starts"),
        pytest.param(["[..2011-01]/..", "[..2011]/.."], "open at both ends", id="both open"),
        pytest.param(
            ["1985-01/2011-01", "1986/2011-02"], "1 January 1980 – 31 December 2019", id="closed"
        ),
    ],
)
def test_a_mark_of_several_dates_says_no_day_of_an_end_that_is_open(
    dates: list[str], words: str
) -> None:
    # So many dates that a column takes ten years.
    centuries = [f"{year}-05-06" for year in range(1001, 2025, 3)]
    facts = [
        written("[[facts]]", id=f"f{at}", date=day, statement="-", source="s")
        for at, day in enumerate([*dates, *centuries])
    ]
    head = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    drawn = ask("export", "html", "--log", "-", stdin=head + "".join(facts)).out
    assert f'data-words="{words}" aria-label="{words}: 2 entries"' in drawn


def test_a_page_knows_when_things_were_public_only_where_the_log_does() -> None:
    log = (
        written("[log]", format=1, title="-"),
        written("[sources.s]", title="-", date="[2025-10-27..]"),
        written("[[events]]", id="e", date="2025-01-02", title="-", source="s"),
        written("[[events.claims]]", stance="denies"),
    )
    drawn = ask("export", "html", "--log", "-", stdin="".join(log)).out
    found = re.search(r'<script type="application/json" id="Data">(.*?)</script>', drawn)
    assert found is not None
    [row] = json.loads(found[1])["entries"]
    assert (row[1], row[7]) == ("2025-01-02", [["denies", None, AFTER_ALL]])


def test_a_page_of_nothing_is_a_page() -> None:
    said = ask_town("export", "html", "--until", "1901")
    assert said.code == 0
    assert "There are no entries." in said.out
    assert "no entries through 31 December 1901" in said.err
