"""The exported page in Chromium, for a reader who has seen none of it: what would stop them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from browsing import LOOK, Session, entries_of, page_of
from logs import written

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("browser")

NUMBER = "#Drawing .mark.many .pill"
LISTED: list[object] = [
    "evaluate",
    "[...document.querySelectorAll('#Several li button')].map((one) => one.dataset.row)",
]
TICKS: list[object] = [
    "evaluate",
    "[...document.querySelectorAll('#Drawing .axis text')].map((one) => one.textContent)",
]


def _log(**dates: str) -> str:
    """Return a log with a fact for each id, of the date that is given."""
    log = written("[log]", format=1, title="-") + written("[sources.s]", title="-")
    return log + "".join(
        written("[[facts]]", id=id_, date=date, statement=f"About {id_}", source="s")
        for id_, date in dates.items()
    )


# What is not found


def test_where_nothing_is_denied_by_all_the_page_leads_to_what_is_disputed(built_in: Path) -> None:
    said, _, seen = Session(
        built_in, ["text", "#Help"], ["click", "#Help button"], LOOK, hash_="#standing=denied"
    ).seen
    assert said[0].startswith("No entry here is denied by all who speak of it; 1 is disputed")
    assert seen["ids"] == ["assad-poisoning"]
    assert seen["hash"] == "#standing=disputed"


def test_denied_by_somebody_is_disputed_or_denied(built_in: Path, tmp_path: Path) -> None:
    log = _log(both="2025", one="2025", none="2025")
    for id_, stances in {"both": ("asserts", "denies"), "one": ("denies",)}.items():
        claims = ", ".join(f'{{ stance = "{stance}" }}' for stance in stances)
        log = log.replace(f'id = "{id_}"\n', f'id = "{id_}"\nclaims = [{claims}]\n')
    page = page_of(tmp_path / "page.html", log)
    (seen,) = Session(page, LOOK, hash_="#standing=against").seen
    assert seen["standings"] == {"both": "disputed", "one": "denied"}
    (seen,) = Session(built_in, LOOK, hash_="#standing=against").seen
    assert seen["ids"] == ["assad-poisoning"]


def test_a_time_that_is_searched_as_words_is_taken_to_from_and_through(built_in: Path) -> None:
    said, _, seen = Session(
        built_in, ["text", "#Help"], ["click", "#Help button"], LOOK, hash_="#words=summer+2025"
    ).seen
    assert "To look for a time, use From and Through." in said[0]
    found = entries_of("--since", "summer 2025", "--until", "summer 2025")
    assert sorted(seen["ids"]) == sorted(entry["id"] for entry in found)


def test_where_filters_together_find_nothing_each_is_offered_to_be_dropped(built_in: Path) -> None:
    address = "#actor=lavrov&topic=economy&words=zzz"
    said, found, _, seen = Session(
        built_in,
        ["text", "#Help button"],
        ["text", "#Help"],
        ["go", "#actor=lavrov&kind=fact&since=1900&until=1901"],
        ["text", "#Help button"],
        hash_=address,
    ).seen
    assert said == []
    assert found == [""]
    assert all(" without “" in one for one in seen)


# The picture


def test_a_day_is_never_joined_with_a_rough_range(built_in: Path) -> None:
    rows = "[...document.querySelectorAll('#Drawing .mark.many')].map((one) => one.several)"
    days = "JSON.parse(document.getElementById('Data').textContent).days"
    for width in (375, 1440):
        for address in ("#since=2025-10-15&until=2025-10-15", "#since=2025-10&until=2025-10", ""):
            numbers, known = Session(
                built_in, ["evaluate", rows], ["evaluate", days], width=width, hash_=address
            ).seen
            for rows_of_one in numbers:
                exact = {isinstance(known[row], int) for row in rows_of_one}
                rough = [known[row] for row in rows_of_one if not isinstance(known[row], int)]
                exact -= {False} if all(d[0] == d[1] and d[2] == d[3] for d in rough) else set()
                assert len(exact) <= 1, (width, address, rows_of_one)


def test_an_exact_day_stands_at_its_day(built_in: Path) -> None:
    holds = "[...document.querySelectorAll('#Drawing .mark')].find((one) => (one.several ?? "
    mark = (
        f"{holds}[Number(one.dataset.row)]).some((row) => document.querySelectorAll("
        "'#Entries li[id]').length && one.ariaLabel.includes('first official visit')))"
    )
    left = f"{mark}.querySelector('.pill, .shape').getBoundingClientRect().left"
    band = "document.querySelectorAll('#Drawing .outside')[0].getBoundingClientRect().right"
    at, start = Session(
        built_in,
        ["evaluate", left],
        ["evaluate", band],
        width=1440,
        hash_="#since=2025-10-15&until=2025-10-15",
    ).seen
    assert start - 2 <= at < start + 20


def test_what_lies_outside_the_window_is_shaded_below_the_titles(built_in: Path) -> None:
    below = (
        "[...document.querySelectorAll('#Drawing .outside')].every((one) => one."
        "compareDocumentPosition(document.querySelector('#Drawing .title')) & 4)"
    )
    number, order = Session(
        built_in,
        ["evaluate", "document.querySelectorAll('#Drawing .outside').length"],
        ["evaluate", below],
        hash_="#since=2025-10&until=2025-10",
    ).seen
    assert number == 2
    assert order


def test_labels_of_the_axis_do_not_touch(built_in: Path) -> None:
    boxes = (
        "[...document.querySelectorAll('#Drawing .axis text')].map((one) => "
        "{ const box = one.getBoundingClientRect(); return [box.left, box.right]; })"
    )
    for width in (320, 375, 768, 1100, 1440):
        (found,) = Session(built_in, ["evaluate", boxes], width=width).seen
        for (_, end), (begin, _) in pairwise(found):
            assert begin - end >= 4, width


def test_on_a_phone_the_bulk_is_in_view_and_all_time_shows_the_rest(built_in: Path) -> None:
    ticks, _, whole, shown = Session(
        built_in,
        TICKS,
        ["click", "#Whole"],
        TICKS,
        ["text", "#Shown"],
        width=375,
        height=812,
    ).seen
    assert "Oct 2025" in ticks
    assert not any("19" in tick for tick in ticks)
    assert any("19" in tick for tick in whole)
    assert shown == [""]


def test_a_zoomed_picture_says_how_much_of_the_list_it_shows(built_in: Path) -> None:
    before, *_, zoomed, _, after = Session(
        built_in,
        ["text", "#Shown"],
        *[["click", "#ZoomIn"]] * 4,
        ["text", "#Shown"],
        ["click", "#Whole"],
        ["text", "#Shown"],
        width=1440,
    ).seen
    dated = sum("date" in entry for entry in entries_of())
    assert before == after == [""]
    assert f" of {dated} entries with a date are in the time shown." in zoomed[0]


def test_clearing_the_filters_shows_all_time_again(built_in: Path) -> None:
    before, *_, after = Session(
        built_in,
        TICKS,
        ["fill", "words", "visit"],
        *[["click", "#ZoomIn"]] * 4,
        ["click", "#Clear"],
        TICKS,
    ).seen
    assert before == after


def test_the_key_names_only_what_is_drawn(tmp_path: Path) -> None:
    page = page_of(tmp_path / "page.html", _log(a="2025-01-01", b="2025-06-01", c="2025-12-01"))
    (key,) = Session(page, ["text", "#Key span"]).seen
    assert key == ["stated by the source"]


# What a number opens


def test_a_number_lists_its_titles_and_one_of_them_opens_its_entry(built_in: Path) -> None:
    _, rows, focus, _, seen, _, _, open_ = Session(
        built_in,
        ["click", NUMBER],
        LISTED,
        ["evaluate", "document.activeElement.closest('#Several li') !== null"],
        ["press", "ArrowDown", "Enter"],
        LOOK,
        ["click", NUMBER],
        ["press", "Escape"],
        ["visible", "#Several"],
        width=1440,
    ).seen
    assert len(rows) >= 2
    assert focus
    assert seen["target"] in seen["ids"]
    assert seen["target"] is not None
    assert not open_


def test_a_number_offers_to_zoom_only_where_that_separates_it(tmp_path: Path) -> None:
    zooms: list[object] = ["evaluate", "document.querySelector('#Several [data-zoom]') !== null"]
    same = {f"f{at}": "2025-03-01" for at in range(40)} | {"other": "2020-01-01"}
    near = {
        f"f{at}": f"{2015 + at % 10}-{at // 10 % 12 + 1:02}-{at % 28 + 1:02}" for at in range(600)
    }
    offers = []
    for name, dates in (("same", same), ("near", near)):
        page = page_of(tmp_path / f"{name}.html", _log(**dates))
        offers += Session(page, ["click", NUMBER], zooms, width=700).seen[1:]
    assert offers == [False, True]


def test_escape_closes_the_tip_of_a_mark(built_in: Path) -> None:
    _, before, _, after = Session(
        built_in,
        ["hover", "#Drawing .mark.rumoured"],
        ["visible", "#Tip"],
        ["press", "Escape"],
        ["visible", "#Tip"],
    ).seen
    assert (before, after) == (True, False)


def test_the_tip_of_a_mark_does_not_cover_the_fields_below(built_in: Path) -> None:
    below = (
        "document.getElementById('Tip').getBoundingClientRect().bottom"
        " <= document.getElementById('Plot').getBoundingClientRect().bottom"
    )
    _, _, shown, inside = Session(
        built_in,
        ["evaluate", "document.querySelector('#Drawing [tabindex=\"0\"]').focus()"],
        ["press", "End"],
        ["visible", "#Tip"],
        ["evaluate", below],
        width=1440,
    ).seen
    assert shown
    assert inside


# There and back


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param([["click", "#Drawing .mark[aria-label^='Die Zeit reported']"]], id="mark"),
        pytest.param([["click", NUMBER], ["click", "#Several li button"]], id="number"),
    ],
)
def test_back_leads_from_an_entry_to_the_picture_as_it_was(
    built_in: Path, mark: list[list[object]]
) -> None:
    steps: list[list[object]] = [["click", "#ZoomIn"]]
    seen = Session(
        built_in,
        *steps,
        TICKS,
        LOOK,
        *mark,
        LOOK,
        ["back"],
        TICKS,
        LOOK,
        ["evaluate", "scrollY"],
        ["evaluate", "document.activeElement.classList.contains('mark')"],
        width=1440,
    ).seen
    at = len(steps)
    ticks, before, there = seen[at], seen[at + 1], seen[at + 1 + len(mark) + 1]
    ticks_after, after, scrolled, on_mark = seen[-4:]
    assert there["target"]
    assert (ticks_after, after["hash"], after["ids"]) == (ticks, before["hash"], before["ids"])
    assert after["target"] is None
    assert scrolled == 0
    assert on_mark


def test_an_entry_leads_back_to_its_mark(built_in: Path) -> None:
    *_, focus, scrolled = Session(
        built_in,
        ["go", "#july-delegation"],
        ["click", "[aria-current] .back"],
        ["evaluate", "document.activeElement.ariaLabel"],
        ["evaluate", "document.getElementById('Pictures').getBoundingClientRect().top"],
    ).seen
    assert focus.startswith("Ministers Shaibani and Abu Qasra")
    assert 0 <= scrolled < 100
