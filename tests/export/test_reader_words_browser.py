"""The exported page in Chromium: its words, days and counts say what a reader takes them for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import LOOK, Session, entries_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("browser")


def test_a_fact_has_no_word_that_reads_as_true(built_in: Path) -> None:
    kinds = "[...new Set([...document.querySelectorAll('.kind')].map((one) => one.textContent))]"
    (found,) = Session(built_in, ["evaluate", kinds]).seen
    assert sorted(found) == ["event", "quote"]


def test_any_day_is_typed_as_public_by_and_kept_in_the_address(built_in: Path) -> None:
    address, _, _, typed, slider, wide = Session(
        built_in,
        LOOK,
        ["click", "#Unfold"],
        ["fill", "asof", "9 October 2025"],
        LOOK,
        ["evaluate", "document.getElementById('Day').ariaValueText"],
        ["evaluate", "document.documentElement.scrollWidth > innerWidth"],
        hash_="#asof=2025-10-05",
        width=375,
    ).seen
    assert (address["hash"], address["known"]) == ("#asof=2025-10-05", "5 October 2025")
    expected = entries_of("--as-of", "2025-10-09")
    assert sorted(typed["ids"]) == sorted(entry["id"] for entry in expected)
    assert typed["known"] == slider == "9 October 2025"
    assert not wide


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_the_shown_day_is_not_cut(built_in: Path, width: int) -> None:
    inside = (
        "(() => { const day = document.getElementById('Known').getBoundingClientRect();"
        " const form = document.getElementById('Filters').getBoundingClientRect();"
        " const field = document.getElementById('F-asof').getBoundingClientRect();"
        " return day.width > 0 && day.right <= form.right && day.bottom <= field.top + 1; })()"
    )
    *_, fits = Session(
        built_in,
        ["evaluate", "document.getElementById('Filters').classList.add('open')"],
        ["evaluate", inside],
        hash_="#asof=2025-09-30",
        width=width,
    ).seen
    assert fits


def test_with_whom_counts_what_its_names_show_and_scrolls_where_it_is_cut(built_in: Path) -> None:
    labels = (
        "[...document.querySelectorAll('.actor')].map((one) => "
        "[one.getAttribute('href').slice(7), one.getAttribute('aria-label')])"
    )
    actors, hint, _, narrow = Session(
        built_in,
        ["evaluate", labels],
        ["visible", ".sideways"],
        ["click", "#ShowWhom"],
        ["visible", ".sideways"],
        width=768,
    ).seen
    assert not hint
    assert narrow
    for id_, label in actors[::5]:
        assert int(label.rsplit(": ", 1)[1].split()[0]) == len(entries_of("--actor", id_))


def test_a_note_on_a_date_is_folded_and_leads_to_the_entries_that_it_names(
    built_in: Path, tmp_path: Path
) -> None:
    link = "document.querySelector('details.note a[href=\"#fall-of-assad\"]')"
    open_ = "document.querySelectorAll('details.note[open]').length"
    folded, text, _, seen, pdf, shown = Session(
        built_in,
        ["evaluate", open_],
        ["evaluate", f"{link}.textContent"],
        ["evaluate", f"{link}.click()"],
        LOOK,
        ["pdf", str(tmp_path / "page.pdf")],
        ["evaluate", open_],
    ).seen
    [title] = [entry["title"] for entry in entries_of() if entry["id"] == "fall-of-assad"]
    assert (folded, shown, text) == (0, 0, title)
    assert seen["target"] == "fall-of-assad"
    assert pdf
