"""The pictures of the exported page in Chromium: the timeline, and who is named with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import LOOK, Session, entries_of, page_of
from logs import written

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("browser")

TICKS: list[object] = [
    "evaluate",
    "[...document.querySelectorAll('#Drawing .axis text')].map((one) => one.textContent)",
]
BOX = "document.getElementById('Plot').getBoundingClientRect()"
FOCUS: list[object] = ["evaluate", "document.querySelector('#Drawing [tabindex=\"0\"]').focus()"]
TITLES: list[object] = [
    "evaluate",
    "[...document.querySelectorAll('#Drawing .title')].map((one) => one.textContent)",
]


def _numbered(labels: list[str]) -> int:
    """Return how many entries the marks stand for: one each, or the number that they say."""
    return sum(int(label.split()[0]) if label.endswith("list them") else 1 for label in labels)


@pytest.mark.parametrize(
    ("width", "height", "fold"),
    [pytest.param(1440, 900, 780, id="desktop"), pytest.param(375, 812, 700, id="phone")],
)
def test_title_timeline_and_first_entry_are_above_the_fold(
    built_in: Path, width: int, height: int, fold: int
) -> None:
    first, picture, marks = Session(
        built_in,
        ["evaluate", "document.querySelector('#Entries h4').getBoundingClientRect().bottom"],
        ["evaluate", f"{BOX}.bottom"],
        LOOK,
        width=width,
        height=height,
    ).seen
    assert picture < first <= fold
    assert _numbered(marks["marked"]) == sum("date" in entry for entry in entries_of())


def test_each_mark_is_named_and_says_when_and_in_what_standing(built_in: Path) -> None:
    seen, titles, ticks = Session(built_in, LOOK, TITLES, TICKS, width=1440).seen
    assert (
        "Denied by Russia, Sergei Lavrov: Assad was taken to hospital after an attempt to poison"
        " him, between 15 October 2024 and 2 October 2025, disputed" in seen["marked"]
    )
    assert len(titles) > 20
    assert all(any(year in tick for year in ("19", "20")) for tick in ticks)
    assert "2015" in ticks
    assert "Oct 2025" in ticks


def test_pointing_at_a_mark_shows_title_date_and_standing(built_in: Path) -> None:
    tip = ["evaluate", "document.getElementById('Tip').innerText"]
    _, shown, _, hidden = Session(
        built_in,
        ["hover", "#Drawing .mark.rumoured"],
        tip,
        ["hover", "h1"],
        ["visible", "#Tip"],
    ).seen
    assert shown.split("\n")[:2] == [
        "Russia and Syria discussed the base at Qamishli as well",
        "between 15 and 27 October 2025",
    ]
    assert "RUMOURED" in shown.upper()
    assert not hidden


def test_a_click_on_a_mark_opens_its_entry_in_the_list(built_in: Path) -> None:
    top = "document.querySelector('[aria-current]').getBoundingClientRect().top"
    _, seen, at = Session(
        built_in, ["click", "#Drawing .mark.rumoured"], LOOK, ["evaluate", top]
    ).seen
    assert (seen["target"], seen["hash"]) == ("qamishli-discussed", "#qamishli-discussed")
    assert 0 <= at < 700


def _view(seen: dict[str, Any]) -> tuple[str, ...]:
    return tuple(seen["marked"])


@pytest.mark.parametrize(
    "zoom",
    [
        pytest.param([["click", "#ZoomIn"]], id="button"),
        pytest.param([["wheel", 900, 200, -400, "Control"]], id="wheel with Ctrl"),
        pytest.param([FOCUS, ["press", "End", "+"]], id="key"),
        pytest.param([["pinch", 900, 200, 150]], id="pinch"),
    ],
)
def test_zooming_shows_days_and_all_time_comes_back(
    built_in: Path, zoom: list[list[object]]
) -> None:
    steps: list[list[object]] = [LOOK, *zoom * 3, TICKS, LOOK, ["click", "#Whole"], LOOK]
    seen = Session(built_in, *steps, width=1440, touch=True).seen
    before, ticks, zoomed, after = seen[0], seen[-4], seen[-3], seen[-1]
    assert _view(before) == _view(after)
    assert len(zoomed["marked"]) != len(before["marked"]) or _view(zoomed) != _view(before)
    assert len(ticks) > 1
    assert before["ids"] == zoomed["ids"]


def test_the_wheel_alone_scrolls_the_page_until_the_picture_is_used(built_in: Path) -> None:
    scroll = ["evaluate", "scrollY"]
    before, _, scrolled, unchanged, *_, stays, changed = Session(
        built_in,
        LOOK,
        ["wheel", 700, 250, 120, None],
        scroll,
        LOOK,
        ["evaluate", "scrollTo(0, 0)"],
        FOCUS,
        ["evaluate", "scrollTo(0, 0)"],
        ["wheel", 700, 250, -120, None],
        scroll,
        LOOK,
    ).seen
    assert scrolled > 0
    assert _view(before) == _view(unchanged)
    assert stays == 0
    assert _view(changed) != _view(before)


@pytest.mark.parametrize(
    "pan",
    [
        pytest.param([["drag", 500, 900, 300]], id="drag"),
        pytest.param([["click", "#PanLeft"]], id="button"),
        pytest.param([["wheel", 700, 250, -400, "Shift"]], id="wheel sideways"),
        pytest.param([FOCUS, ["press", "Shift+ArrowLeft"]], id="key"),
    ],
)
def test_panning_moves_the_time_and_leaves_the_list(
    built_in: Path, pan: list[list[object]]
) -> None:
    blur: list[object] = ["evaluate", "document.activeElement.blur()"]
    zoomed: list[list[object]] = [["click", "#ZoomIn"], ["click", "#ZoomIn"], blur]
    seen = Session(built_in, *zoomed, TICKS, LOOK, *pan, TICKS, LOOK, width=1440).seen
    before, listed, after, still = seen[3], seen[4], seen[-2], seen[-1]
    assert before != after
    assert listed["ids"] == still["ids"]
    assert still["target"] is None


def test_dragging_along_the_years_sets_from_and_through(built_in: Path) -> None:
    marks = "[...document.querySelectorAll('#Drawing .mark > :not(.hit)')]"
    leftmost = f"Math.min(...{marks}.map((one) => one.getBoundingClientRect().left))"
    box, _, seen, since, until, left, ticks = Session(
        built_in,
        ["evaluate", f"{BOX}.top"],
        ["drag", 700, 1000, 125],
        LOOK,
        ["evaluate", "document.querySelector('[name=since]').value"],
        ["evaluate", "document.querySelector('[name=until]').value"],
        ["evaluate", f"{leftmost} - {BOX}.left"],
        TICKS,
        width=1440,
    ).seen
    assert box < 125 < box + 24
    assert since < until
    # What is chosen is what is looked at, a little of what lies around it, and nothing is drawn
    # over the names of the lanes.
    assert left >= 160
    assert all("2025" in tick for tick in ticks)
    assert seen["hash"] == f"#since={since}&until={until}"
    found = entries_of("--since", since, "--until", until)
    assert sorted(seen["ids"]) == sorted(entry["id"] for entry in found)


def test_arrow_keys_go_from_mark_to_mark_and_enter_opens(built_in: Path) -> None:
    steps: list[list[object]] = [FOCUS]
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "End", "Home"):
        steps += [["press", key], LOOK]
    steps += [["press", "End", "Enter"], LOOK]
    seen = Session(built_in, *steps).seen[2::2]
    focused = [view["focus"] for view in seen[:-1]]
    assert all(one in seen[0]["marked"] for one in focused)
    assert focused[0] != focused[1]
    assert focused[3] == seen[0]["marked"][-1]
    assert focused[4] == seen[0]["marked"][0]


@pytest.mark.parametrize("lanes", ["topic", "actor", "place", "standing", "kind"])
def test_lanes_are_by_what_is_asked_for_and_lose_no_entry(built_in: Path, lanes: str) -> None:
    names = "[...document.querySelectorAll('#Drawing g[role=group]')].map((one) => one.ariaLabel)"
    pick = f"const one = document.getElementById('Lanes'); one.value = '{lanes}';"
    _, seen, groups = Session(
        built_in,
        ["evaluate", f"{pick} one.dispatchEvent(new Event('change', {{bubbles: true}}))"],
        LOOK,
        ["evaluate", names],
    ).seen
    dated = sum("date" in entry for entry in entries_of())
    assert _numbered(seen["marked"]) == dated
    assert sum(int(one.rsplit(": ", 1)[1].split()[0]) for one in groups) == dated


def test_the_marks_are_those_of_the_entries_that_are_shown(built_in: Path) -> None:
    _, disputed, _, nothing = Session(
        built_in, ["go", "#standing=disputed"], LOOK, ["go", "#words=zzz"], LOOK
    ).seen
    assert _numbered(disputed["marked"]) == 1
    assert nothing["marked"] == []


def test_ten_thousand_entries_are_joined_to_numbers_that_open(tmp_path: Path) -> None:
    log = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    log += "".join(
        written(
            "[[facts]]",
            id=f"f{at}",
            date=f"{2000 + at % 25}-{at % 12 + 1:02}-{at % 28 + 1:02}",
            statement=f"Statement {at}",
            source="s",
        )
        for at in range(10_000)
    )
    # At each number: its list, then the first button of that, which zooms, or its first entry.
    opening: list[object] = ["press", "Home", "ArrowRight", "ArrowRight", "Enter"]
    nearer = "document.querySelector('#Several [data-zoom], #Several [data-row]').click()"
    steps: list[list[object]] = [opening, ["evaluate", nearer]] * 5
    page = page_of(tmp_path / "page.html", log)
    first, _, *_, last = Session(page, LOOK, FOCUS, *steps, LOOK, width=1440).seen
    assert len(first["marked"]) < 400
    assert _numbered(first["marked"]) == 10_000
    assert any(not label.endswith("list them") for label in last["marked"]) or last["target"]


def test_with_whom_draws_the_leading_actors_and_a_click_filters(built_in: Path) -> None:
    names = "[...document.querySelectorAll('.actor')].map((one) => one.getAttribute('aria-label'))"
    hidden, _, drawn, _, seen = Session(
        built_in,
        ["visible", "#Whom"],
        ["click", "#ShowWhom"],
        ["evaluate", names],
        ["click", ".actor[aria-label^='Vladimir Putin']"],
        LOOK,
    ).seen
    assert not hidden
    assert len(drawn) == 30
    assert drawn[0].startswith("Russia: ")
    assert seen["hash"] == "#actor=putin"
    assert sorted(seen["ids"]) == sorted(entry["id"] for entry in entries_of("--actor", "putin"))


def test_the_page_is_the_same_each_time(tmp_path: Path) -> None:
    one, other = (page_of(tmp_path / name).read_bytes() for name in ("one.html", "other.html"))
    assert one == other
