"""The exported page in Chromium: its list and its filters show what the program finds."""

from __future__ import annotations

import os
import random
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
from browsing import LOOK, Session, entries_of, export, page_of
from logs import EVIL, HOSTILE, TOWN, written

from syru.log.model import Stance
from syru.log.standing import standing_of

pytestmark = pytest.mark.usefixtures("browser")

Entry = dict[str, Any]


@pytest.fixture(scope="session")
def everything() -> list[Entry]:
    return entries_of()


def _ids(entries: list[Entry]) -> list[str]:
    return [entry["id"] for entry in entries]


def _listed(entries: list[Entry]) -> list[str]:
    """Return ids in the order of the page: what is sure first, quotes under their events."""
    order: list[str] = []
    for perhaps in (False, True):
        own = [entry for entry in entries if (entry.get("match") == "possible") is perhaps]
        shown = {entry["id"] for entry in own}
        for entry in own:
            if entry.get("event") not in shown:
                order.append(entry["id"])
                order += [one["id"] for one in own if one.get("event") == entry["id"]]
    return order


def _is_seen(seen: dict[str, Any], entries: list[Entry]) -> None:
    expected = {
        "ids": _listed(entries),
        "standings": {entry["id"]: entry.get("standing") for entry in entries},
        "claims": {entry["id"]: len(entry.get("claims", [])) for entry in entries},
    }
    assert {key: seen[key] for key in expected} == expected


def _address(view: dict[str, str]) -> str:
    return "#" + "&".join(f"{name}={quote_plus(value)}" for name, value in view.items())


def _found(view: dict[str, str], log: str | None = None) -> list[Entry]:
    """Return what the program finds for the same filters."""
    names = {"words": "text", "asof": "as-of"}
    options: list[str] = []
    for name, value in view.items():
        if (name, value) == ("standing", "against"):
            options += ["--standing", "disputed", "--standing", "denied"]
        elif name != "kind":
            options += [f"--{names.get(name, name)}", value]
    found = entries_of(*options, log=log)
    return [entry for entry in found if entry["kind"] == view.get("kind", entry["kind"])]


def test_the_page_shows_what_the_log_holds(built_in: Path, everything: list[Entry]) -> None:
    (seen,) = Session(built_in, LOOK).seen
    _is_seen(seen, everything)
    assert seen["filters"]
    assert seen["status"] == f"All {len(everything)} entries"
    years = dict.fromkeys(heading for heading in seen["headings"])
    assert list(years) == seen["headings"]
    assert seen["headings"][-2:] == ["2025", "Without a date"]


def test_without_its_script_the_page_is_read_all_the_same(
    built_in: Path, everything: list[Entry]
) -> None:
    titles, filters, headings, marks, entry = Session(
        built_in,
        ["contents", "noscript h4"],
        ["visible", "form"],
        ["contents", "noscript h3"],
        ["contents", "noscript .mark title"],
        ["contents", "#bases-tolerated .names"],
        script=False,
    ).seen
    assert len(titles) == sum(entry["kind"] != "quote" for entry in everything)
    assert titles[0] == everything[0]["statement"]
    assert not filters
    assert headings[-1] == "Without a date"
    assert len(marks) > 20
    assert entry[0].startswith("With ")
    assert "On Russian military bases" in entry[0]


VIEWS = [
    pytest.param({"topic": "bases"}, id="topic"),
    pytest.param({"actor": "lavrov"}, id="actor"),
    pytest.param({"actor": "kuznetsov"}, id="who speaks"),
    pytest.param({"place": "tartous"}, id="place"),
    pytest.param({"standing": "disputed"}, id="standing"),
    pytest.param({"words": "base"}, id="the beginning of a word"),
    pytest.param({"words": "AL-Sharaa visit"}, id="words"),
    pytest.param({"words": "Kusnetsov"}, id="the alias of a speaker"),
    pytest.param({"words": "extradite"}, id="another form of a word"),
    pytest.param({"since": "2025-07"}, id="from"),
    pytest.param({"until": "2024"}, id="through"),
    pytest.param({"since": "2025-10-15", "until": "2025-10-15", "topic": "bases"}, id="several"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_a_filter_finds_what_the_program_finds(built_in: Path, view: dict[str, str]) -> None:
    expected = _found(view)
    (seen,) = Session(built_in, LOOK, hash_=_address(view)).seen
    assert 0 < len(expected) < 117
    _is_seen(seen, expected)
    possible = [entry for entry in expected if entry.get("match") == "possible"]
    assert seen["maybe"] == _listed(possible)
    apart = [heading for heading in seen["headings"] if heading.startswith("Perhaps")]
    assert [f": {len(possible)}, " in heading for heading in apart] == [True] * bool(possible)


def test_under_a_window_no_year_before_it_is_a_heading(built_in: Path) -> None:
    (seen,) = Session(built_in, LOOK, hash_="#since=2025-01").seen
    number = sum(entry.get("match") == "possible" for entry in _found({"since": "2025-01"}))
    assert seen["headings"] == [
        "2025",
        f"Perhaps since 1 January 2025: {number}, their dates are known only roughly",
    ]


def test_the_page_of_a_window_has_what_is_perhaps_in_it_apart(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    export("html", "--since", "2025-01", "-o", page)
    found = entries_of("--since", "2025-01")
    possible = [entry for entry in found if entry["match"] == "possible"]
    (seen,) = Session(page, LOOK).seen
    headings, ids = Session(
        page,
        ["contents", "noscript h3"],
        ["evaluate", "[...document.querySelectorAll('noscript li[id]')].map((one) => one.id)"],
        script=False,
    ).seen
    apart = f"Perhaps in this time: {len(possible)}, their dates are known only roughly"
    assert 0 < len(possible) < len(found)
    assert (seen["ids"], seen["maybe"]) == (_listed(found), _listed(possible))
    assert seen["headings"][-1] == headings[-1] == apart
    assert ids == seen["ids"]
    assert seen["status"] == (
        f"All {len(found)} entries: {len(found) - len(possible)} surely, {len(possible)} perhaps"
    )


def _random_views(entries: list[Entry], number: int) -> list[dict[str, str]]:
    dice = random.Random(13)  # noqa: S311 - the same filters at every run
    named = {
        name: sorted({one["id"] for entry in entries for one in entry.get(f"{name}s", [])})
        for name in ("topic", "actor", "place")
    }
    words = sorted({word.strip(".,;:“”’") for entry in entries for word in _text(entry).split()})
    dates = ["1945", "1950s", "2015", "2024", "Q4 2024", "March 2025", "2025-07-03", "2025-10"]
    dates += ["15 October 2025", "autumn 2025", "2025-W42", "2025-10-15/2025-10-20", "201X"]
    choices = {
        **named,
        "standing": ["stated", "confirmed", "claimed", "rumoured", "disputed", "denied", "against"],
        "kind": ["event", "fact", "quote"],
        "words": [word for word in words if word.isalnum()],
        "since": dates,
        "until": dates,
        "asof": ["2025-02-25", "2025-09-01", "2025-10-05", "2025-10-15", "2025-10-27"],
    }
    views: list[dict[str, str]] = []
    while len(views) < number:
        chosen = dice.sample(sorted(choices), dice.choice([1, 1, 2, 2, 3]))
        view = {name: dice.choice(choices[name]) for name in chosen}
        if "since" not in view or "until" not in view or view["since"] == view["until"]:
            views.append(view)
    return views


def _text(entry: Entry) -> str:
    return " ".join(entry.get(key) or "" for key in ("title", "summary", "statement", "text"))


@pytest.mark.parametrize("log", [pytest.param(None, id="built in"), pytest.param(TOWN, id="town")])
def test_page_and_program_agree_on_two_hundred_random_filters(
    log: str | None, tmp_path: Path
) -> None:
    entries = entries_of(log=log)
    views = _random_views(entries, 200)
    steps: list[list[object]] = []
    for view in views:
        steps += [["go", _address(view)], LOOK]
    seen = Session(page_of(tmp_path / "page.html", log), *steps).seen[1::2]
    for view, shown in zip(views, seen, strict=True):
        found = _found(view, log)
        possible = [entry for entry in found if entry.get("match") == "possible"]
        assert (view, shown["ids"]) == (view, _listed(found))
        assert (view, shown["maybe"]) == (view, _listed(possible))
        _is_seen(shown, found)


def test_at_every_stop_the_page_shows_what_the_program_shows_as_of_that_day(
    built_in: Path, everything: list[Entry]
) -> None:
    claims = [claim for entry in everything for claim in entry.get("claims", [])]
    days = {entry["public"] or "" for entry in everything} | {
        claim["date"] for claim in claims if "date" in claim
    }
    stops = sorted(day for day in days if len(day) == len("2025-10-15"))
    steps: list[list[object]] = []
    for day in stops:
        steps += [["go", f"#asof={day}"], LOOK]
    seen = Session(built_in, *steps).seen[1::2]
    assert len(stops) > 3
    for day, view in zip(stops, seen, strict=True):
        _is_seen(view, entries_of("--as-of", day))


def test_page_and_program_agree_on_the_standing_of_all_stances_together(tmp_path: Path) -> None:
    sets = [some for size in range(7) for some in combinations(Stance, size)]
    log = ['[log]\nformat = 1\ntitle = "Stances"\n[sources.s]\ntitle = "S"\ndate = 2025-12-31\n']
    for number, stances in enumerate(sets):
        claims = ", ".join(f'{{ stance = "{stance}", date = 2025-01-01 }}' for stance in stances)
        log.append(f'[[facts]]\nid = "s{number}"\nstatement = "S"\nclaims = [{claims}]\n')
    page = page_of(tmp_path / "page.html", "".join(log))
    # The slider works the standing out again, where the first look shows the program's own.
    before, _, after = Session(page, LOOK, ["go", "#asof=2025-12-31"], LOOK).seen
    expected = {f"s{number}": standing_of(stances).value for number, stances in enumerate(sets)}
    assert len(expected) == 2 ** len(Stance)
    assert before["standings"] == after["standings"] == expected


def test_quotes_stand_under_the_event_that_they_are_on_and_else_name_it(built_in: Path) -> None:
    all_, _, alone, text = Session(
        built_in,
        LOOK,
        ["go", "#kind=quote&topic=extradition"],
        LOOK,
        ["text", "#kuznetsov-no-negotiation .by"],
    ).seen
    at = all_["ids"].index("extradition-request")
    assert all_["ids"][at + 1] == "kuznetsov-no-negotiation"
    assert "kuznetsov-no-negotiation" in all_["under"]
    assert alone["under"] == []
    assert text[0].endswith("On: Al-Sharaa asked for the extradition of Assad")


def test_a_link_to_an_entry_shows_it_even_where_the_filters_hid_it(built_in: Path) -> None:
    first, hidden, _, shown = Session(
        built_in,
        LOOK,
        ["fill", "words", "zzz"],
        ["go", "#moscow-visit"],
        LOOK,
        hash_="#assad-poisoning",
    ).seen
    assert first["target"] == "assad-poisoning"
    assert hidden is None
    assert shown["target"] == "moscow-visit"
    assert "moscow-visit" in shown["ids"]


def test_a_view_can_be_passed_on_by_its_address(built_in: Path) -> None:
    *_, seen = Session(
        built_in,
        ["choose", "topic", "Russian military bases"],
        ["fill", "since", "2025"],
        ["fill", "words", "naval base"],
        LOOK,
    ).seen
    assert seen["hash"] == "#words=naval+base&topic=bases&since=2025"
    (again,) = Session(built_in, LOOK, hash_=seen["hash"]).seen
    assert (again["ids"], again["status"]) == (seen["ids"], seen["status"])


ODD = {"R&D": "Research", "c++": "The language", "#100%": "All of it", "a=b": "An equation"}


def _odd_log() -> str:
    return (
        written("[log]", format=1, title="Odd")
        + written("[sources.s]", title="S")
        + "".join(f'[topics."{id_}"]\nname = "{name}"\n' for id_, name in ODD.items())
        + "".join(
            written("[[facts]]", id=f"f{at}", statement="S", source="s", topics=[id_])
            for at, id_ in enumerate(ODD)
        )
    )


def test_an_address_holds_any_id_and_no_address_is_an_error(tmp_path: Path) -> None:
    page = page_of(tmp_path / "page.html", _odd_log())
    steps: list[list[object]] = []
    for id_ in ODD:
        link = f"#f{[*ODD].index(id_)} .names a"
        steps += [["click", link], LOOK, ["go", "#"], ["click", "#Clear"]]
    broken = ["#100%", "#topic=100%", "#%E0%A4%A", "#=&&=", "#topic", "#nothing=1"]
    for address in broken:
        steps += [["go", address], LOOK]
    seen = Session(page, *steps).seen
    for at, id_ in enumerate(ODD):
        view = seen[at * 4 + 1]
        assert (id_, view["ids"]) == (id_, [f"f{at}"])
        (again,) = Session(page, LOOK, hash_=view["hash"]).seen
        assert (again["ids"], again["problem"]) == ([f"f{at}"], "")
    said = [view["problem"] for view in seen[len(ODD) * 4 + 1 :: 2]]
    assert "there is no topic “100%” on this page" in said[1]
    assert "there is no filter “nothing”" in said[-1]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("#topic=nonsense", "there is no topic “nonsense” on this page", id="topic"),
        pytest.param("#standing=sure", "there is no standing “sure”", id="standing"),
        pytest.param("#since=yesteryear", "“yesteryear” is no date", id="date"),
        pytest.param("#asof=never", "Public by: “never” is no date", id="as of"),
    ],
)
def test_what_an_address_names_and_the_page_has_not_is_named(
    built_in: Path, address: str, said: str
) -> None:
    (seen,) = Session(built_in, LOOK, hash_=address).seen
    assert said in seen["problem"]


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        pytest.param("2025-13", "", "“2025-13” is no date", id="month 13"),
        pytest.param("2025-02-30", "", "there is no 30 February 2025", id="no such day"),
        pytest.param("31 Feb 2025", "", "there is no 31 February 2025", id="no such day in words"),
        pytest.param(
            "10/11/2025",
            "",
            "can be 10 November 2025 or 11 October 2025; write 2025-11-10 or 2025-10-11",
            id="two readings",
        ),
        pytest.param("2025", "2024", "From is later than Through", id="reversed"),
    ],
)
def test_a_date_that_is_none_is_said_to_be_none_when_it_is_left(
    built_in: Path, since: str, until: str, said: str
) -> None:
    _, typed, _, _, left = Session(
        built_in, ["fill", "since", since], LOOK, ["fill", "until", until], ["leave", "until"], LOOK
    ).seen
    assert typed["problem"] == ""
    assert said in left["problem"]


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        pytest.param("44 BC", "1 BC", ["ides", "birth"], id="years in words"),
        pytest.param("-0043-03-15", "-0043-03-15", ["ides"], id="a day of ISO 8601"),
        pytest.param("16 March 44 BC", "AD 14", ["birth", "death"], id="a day in words"),
        pytest.param("0000", "0000", ["birth"], id="the year 0"),
        pytest.param("0001", "", ["death"], id="after them all"),
    ],
)
def test_years_before_christ_are_typed_as_for_the_program(
    tmp_path: Path, since: str, until: str, shown: list[str]
) -> None:
    dates = {"ides": "-0043-03-15", "birth": "0000", "death": "0014-08-19"}
    log = "\n".join(
        [
            written("[log]", format=1, title="Rome"),
            written("[sources.s]", title="S"),
            *(written("[[events]]", id=id_, title=id_, date=date) for id_, date in dates.items()),
        ]
    )
    page = page_of(tmp_path / "rome.html", log)
    all_, *_, seen = Session(
        page, LOOK, ["fill", "since", since], ["fill", "until", until], LOOK
    ).seen
    assert all_["headings"] == ["44 BC", "1 BC", "AD 14"]
    assert (seen["problem"], seen["ids"]) == ("", shown)


def test_names_are_found_by_what_is_typed_with_how_many_entries_they_have(built_in: Path) -> None:
    options = "[...document.querySelectorAll('#actor-list li')].map((one) => one.innerText)"
    _, typed, _, chosen, _, wrong = Session(
        built_in,
        ["fill", "actor", "kusn"],
        ["evaluate", options],
        ["press", "ArrowDown", "Enter"],
        LOOK,
        ["choose", "actor", "nobody at all"],
        LOOK,
    ).seen
    number = len(_found({"actor": "kuznetsov"}))
    assert [" ".join(one.split()) for one in typed] == [f"Vasily Kuznetsov {number}"]
    assert chosen["hash"] == "#actor=kuznetsov"
    assert "“nobody at all” is no actor on this page" in wrong["problem"]


def test_every_name_is_a_link_and_that_of_an_actor_opens_its_summary(built_in: Path) -> None:
    _, seen, at, _, denied = Session(
        built_in,
        ["click", "#assad-poisoning .claims a >> text=Sergei Lavrov"],
        LOOK,
        ["evaluate", "document.getElementById('What').getBoundingClientRect().top"],
        ["go", "#actor=kuznetsov"],
        LOOK,
    ).seen
    assert seen["hash"] == "#actor=lavrov"
    assert 0 <= at < 900
    for said in ("Sergei Lavrov", "Russian foreign minister", "denied: Assad was taken"):
        assert said in seen["actor"]
    assert "“There was no negotiation" in denied["actor"]
    assert "Russia " in denied["actor"]


def test_four_thousand_topics_are_searched_by_typing(tmp_path: Path) -> None:
    log = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    log += "".join(f'[topics.t{at}]\nname = "Topic {at}"\n' for at in range(4000))
    log += "".join(
        written("[[facts]]", id=f"f{at}", statement="-", source="s", topics=[f"t{at}"])
        for at in range(4000)
    )
    listed = "[...document.querySelectorAll('#topic-list li')].map((one) => one.innerText)"
    _, first, _, found = Session(
        page_of(tmp_path / "page.html", log),
        ["fill", "topic", "topic"],
        ["evaluate", listed],
        ["choose", "topic", "topic 3777"],
        LOOK,
    ).seen
    assert len(first) == 13
    assert first[-1] == "3988 more: type on"
    assert found["ids"] == ["f3777"]


def test_a_long_list_comes_a_batch_at_a_time_and_leads_to_any_entry(tmp_path: Path) -> None:
    log = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    log += "".join(
        written("[[facts]]", id=f"f{at:04}", statement="-", source="s") for at in range(2000)
    )
    first, _, far, _, earlier = Session(
        page_of(tmp_path / "page.html", log),
        LOOK,
        ["go", "#f1500"],
        LOOK,
        ["evaluate", "document.getElementById('Earlier').click()"],
        LOOK,
    ).seen
    assert first["ids"][0] == "f0000"
    assert len(first["ids"]) < 500
    assert far["target"] == "f1500"
    assert "f1500" in far["ids"]
    assert len(far["ids"]) < 500
    assert earlier["ids"][0] < far["ids"][0]
    assert earlier["ids"] == sorted(earlier["ids"])


def test_all_is_done_with_the_keyboard(built_in: Path, everything: list[Entry]) -> None:
    """From the top of the page on: every stop of Tab, in order, does what it is there for."""
    to_mark = 8  # the link to the entries, two pictures, lanes, two of zoom, more titles, the marks
    steps: list[list[object]] = [
        ["press", *["Tab"] * to_mark],
        ["evaluate", "document.activeElement.getAttribute('class')"],
        ["press", "ArrowRight", "ArrowRight"],
        LOOK,
        ["press", "Tab", "b", "a", "s", "e"],
        LOOK,
        ["press", *["Tab"] * 9, "ArrowLeft"],
        LOOK,
        ["press", "Tab", "Enter"],
        LOOK,
    ]
    seen = Session(built_in, *steps, height=800).seen
    focus, mark, words, slider, cleared = seen[1::2]
    assert "mark" in focus
    assert mark["focus"] in mark["marked"]
    assert words["focus"] == "words"
    assert sorted(_ids(entries_of("--text", "base"))) == sorted(words["ids"])
    assert slider["focus"] == "Public by, day by day"
    assert slider["known"] != words["known"]
    assert len(cleared["ids"]) == len(everything)


def test_markup_in_every_field_stays_text(tmp_path: Path) -> None:
    seen, words, title, stolen, names, tip = Session(
        page_of(tmp_path / "page.html", HOSTILE),
        LOOK,
        ["text", "blockquote"],
        ["evaluate", "document.title"],
        ["evaluate", "globalThis.stolen ?? null"],
        ["evaluate", "[...document.querySelectorAll('.names a')].map((one) => one.textContent)"],
        ["evaluate", "document.querySelectorAll('main img, main script').length"],
    ).seen
    assert sorted(seen["ids"]) == ["e", "f", "q"]
    assert words == [f"“{EVIL}”"]
    assert title == EVIL
    assert EVIL in names
    assert stolen is None
    assert tip == 0


def test_the_policy_stops_a_script_that_gets_into_the_page_all_the_same(
    built_in: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    injected = "<script>globalThis.stolen = 1</script><img src='https://example.org/x.png'></body>"
    page.write_text(built_in.read_text("utf-8").replace("</body>", injected), "utf-8")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        Session(page, LOOK)


STATES: dict[str, list[list[object]]] = {
    "opened": [],
    "filtered": [["go", "#actor=russia&since=2025"]],
    "suggesting": [["fill", "actor", "rus"]],
    "complaining": [["fill", "since", "soon"], ["leave", "since"]],
    "marked": [["go", "#assad-poisoning"]],
    "with whom": [["click", "#ShowWhom"]],
    "pointed at": [["hover", "#Drawing .mark.rumoured"]],
    "a number opened": [["click", "#Drawing .mark.many .pill"]],
    "nothing": [["go", "#words=zzz"]],
    "nothing, with a way out": [["go", "#standing=denied&actor=lavrov"]],
}


# Of the two schemes only the colours differ: all other rules say the same of both.
AXE: dict[str, list[object]] = {"light": ["axe"], "dark": ["axe", "color-contrast"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(built_in: Path, scheme: str, state: str) -> None:
    *_, found = Session(built_in, *STATES[state], AXE[scheme], scheme=scheme).seen
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_nothing_is_wider_than_the_window_and_axe_finds_nothing(
    built_in: Path, scheme: str, width: int, tmp_path: Path
) -> None:
    wide = "document.documentElement.scrollWidth > innerWidth"
    shots = Path(os.environ.get("SYRU_SCREENSHOTS", tmp_path))
    overflowing, shot, *_, found = Session(
        built_in,
        ["evaluate", wide],
        ["shot", str(shots / f"page-{scheme}-{width}.png"), False],
        *([["click", "#Unfold"]] if width < 900 else []),
        ["evaluate", wide],
        AXE[scheme],
        scheme=scheme,
        width=width,
    ).seen
    assert found == []
    assert overflowing is False
    assert Path(shot).stat().st_size > 10_000


def test_on_paper_there_are_entries_and_no_filters_on_eight_pages(
    built_in: Path, tmp_path: Path
) -> None:
    _, shown, picture, pdf = Session(
        built_in,
        ["media", "print"],
        ["evaluate", "getComputedStyle(document.getElementById('Filters')).display"],
        ["evaluate", "document.getElementById('Drawing').getBoundingClientRect().bottom"],
        ["pdf", str(tmp_path / "page.pdf")],
    ).seen
    assert shown == "none"
    assert 0 < picture < 1000  # A4 is 1123 high
    assert 4 <= Path(pdf).read_bytes().count(b"/Type /Page\n") <= 8
