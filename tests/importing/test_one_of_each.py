"""One name, one source and one type for each: lists with commas, pages, values of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from imports import added, csv_of, imported
from running import ask

if TYPE_CHECKING:
    from pathlib import Path


def _rows(**columns: list[Any]) -> str:
    count = len(next(iter(columns.values())))
    rows = [{"date": f"2025-07-{at + 1:02}", "title": f"T{at}"} for at in range(count)]
    return csv_of(
        [
            row | {column: values[at] for column, values in columns.items()}
            for at, row in enumerate(rows)
        ]
    )


@pytest.mark.parametrize(
    ("who", "names"),
    [
        pytest.param(
            ["Jane Ashworth, Tom Pell", "Jane Ashworth", "Tom Pell"],
            ["Jane Ashworth", "Tom Pell"],
            id="both stand alone",
        ),
        pytest.param(
            ["Tom Pell", "Jane Ashworth; Ann Lee", "Jane Ashworth, Tom Pell"],
            ["Tom Pell", "Jane Ashworth", "Ann Lee"],
            id="one stands in a list",
        ),
        pytest.param(
            ["Jane Ashworth, Tom Pell", "Jane Ashworth"],
            ["Jane Ashworth, Tom Pell", "Jane Ashworth"],
            id="one is not known",
        ),
    ],
)
def test_names_with_commas_are_parted_where_each_stands_alone(
    tmp_path: Path, who: list[str], names: list[str]
) -> None:
    found = imported(tmp_path, "a.csv", _rows(who=who))
    assert sorted(found.names("actors")) == sorted(names)
    assert ("are parted by their commas" in found.said.err) == (len(names[0]) < 16)


def test_names_of_the_log_part_a_cell_too(tmp_path: Path) -> None:
    imported(tmp_path, "a.csv", _rows(who=["Jane Ashworth", "Tom Pell"]))
    table = csv_of([{"date": "2026-01-01", "title": "New", "who": "Jane Ashworth, Tom Pell"}])
    assert added(tmp_path, "b.csv", table).names("actors") == ["Jane Ashworth", "Tom Pell"]


def test_places_keep_their_commas(tmp_path: Path) -> None:
    found = imported(tmp_path, "a.csv", _rows(place=["Paris, France", "Paris", "France"]))
    assert "Paris, France" in found.names("places")


@pytest.mark.parametrize(
    ("source", "title", "locator"),
    [
        pytest.param("Smith, History, p. 12", "Smith, History", "p. 12", id="p."),
        pytest.param("Smith, History, pp. 12–14, 20", "Smith, History", "pp. 12–14, 20", id="pp."),
        pytest.param("Smith, History (p. xii)", "Smith, History", "p. xii", id="in brackets"),
        pytest.param("Smith, History, page 3", "Smith, History", "page 3", id="page"),
        pytest.param("Homepage 12", "Homepage 12", None, id="a word that ends so"),
        pytest.param("Smith, History, 1912", "Smith, History, 1912", None, id="a year"),
    ],
)
def test_pages_behind_a_source_are_its_locator(
    tmp_path: Path, source: str, title: str, locator: str | None
) -> None:
    found = imported(tmp_path, "a.csv", _rows(source=[source, "Other"]))
    assert found.names("sources") == sorted([title, "Other"], key=str.lower)
    assert found.entries[0].get("locator") == locator


def test_a_book_with_several_pages_is_one_source(tmp_path: Path) -> None:
    books = ["Smith, History, p. 12", "Smith, History, p. 45", "Smith, History, p. 1; The Sun"]
    found = imported(tmp_path, "a.csv", _rows(source=books))
    assert found.names("sources") == ["Smith, History", "The Sun"]
    assert [entry.get("locator") for entry in found.entries] == ["p. 12", "p. 45", None]
    assert found.entries[2]["cited"] == [
        {"source": "smith-history", "locator": "p. 1"},
        {"source": "the-sun"},
    ]


def _checked(folder: Path) -> str:
    said = ask("check", "-l", str(folder / "log.toml"))
    return said.out + said.err


@pytest.mark.parametrize(
    ("first", "then", "all_"),
    [
        pytest.param(["300+", "200"], ["12", "13"], ["300+", "200", "12", "13"], id="texts"),
        pytest.param(["300", "200"], ["12", "13"], [300, 200, 12, 13], id="numbers"),
        pytest.param(["300", "200"], ["12", "many"], [300, 200, 12, "many"], id="one is no number"),
    ],
)
def test_a_column_follows_the_type_that_the_log_has(
    tmp_path: Path, first: list[str], then: list[str], all_: list[object]
) -> None:
    imported(tmp_path, "a.csv", _rows(crowd=first))
    rows = [{"date": f"2026-01-0{at}", "title": "N", "crowd": c} for at, c in enumerate(then, 1)]
    found = added(tmp_path, "b.csv", csv_of(rows))
    assert [entry["extra"]["crowd"] for entry in found.entries] == all_


def test_a_column_of_numbers_and_texts_is_text_for_all(tmp_path: Path) -> None:
    data = '[{"date":"2025","title":"A","crowd":"300+"},{"date":"2026","title":"B","crowd":12}]'
    found = imported(tmp_path, "a.json", data)
    assert [entry["extra"]["crowd"] for entry in found.entries] == ["300+", "12"]
    assert "mixed-extra" not in _checked(tmp_path)
