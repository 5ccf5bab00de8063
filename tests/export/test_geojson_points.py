"""What a map is given: a point for each entry at each of its places, longitude first."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from logs import HOSTILE, written
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

LOG = "\n".join(
    [
        '[log]\nformat = 1\ntitle = "T"\n[sources.s]\ntitle = "S"\ndate = 2025-01-01\n',
        written("[places.base]", name="Base", aliases=["Camp"], coordinates=[35.41, -35.95]),
        written("[places.pole]", name="Pole", coordinates=[-90, 180]),
        written("[places.somewhere]", name="Somewhere"),
        written("[[events]]", id="e", date="2025", title="E", places=["base", "pole"]),
        written("[[facts]]", id="f", statement="F", places=["somewhere"]),
        written("[[quotes]]", id="q", text="Q", places=["somewhere", "pole"]),
        written("[[quotes]]", id="r", text="R"),
    ]
)


def collection(*words: str, log: str = LOG) -> tuple[dict[str, Any], str]:
    said = ask("export", "geojson", *words, "--log", "-", stdin=log)
    assert said.code == 0, said.err
    whole: dict[str, Any] = json.loads(said.out)
    return whole, said.err


def entries(log: str = LOG) -> dict[str, Any]:
    said = ask("export", "json", "--log", "-", stdin=log)
    return {entry["id"]: entry for entry in json.loads(said.out)}


def feature(id_: str, place: str, *coordinates: float) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(coordinates)},
        "properties": {**entries()[id_], "place": {"id": place.lower(), "name": place}},
    }


def test_an_entry_has_a_point_at_each_place_with_coordinates_and_the_others_are_counted() -> None:
    whole, err = collection()
    assert whole == {
        "type": "FeatureCollection",
        "features": [
            feature("e", "Base", -35.95, 35.41),
            feature("e", "Pole", 180, -90),
            feature("q", "Pole", 180, -90),
        ],
    }
    assert err == "syru: 2 without a place that has coordinates left out\n"


def test_a_selection_has_its_own_points_alone() -> None:
    whole, err = collection("-p", "base")
    assert [one["properties"]["id"] for one in whole["features"]] == ["e", "e"]
    assert "without" not in err


@pytest.mark.parametrize(
    "log",
    [
        pytest.param('[log]\nformat = 1\ntitle = "T"\n', id="an empty log"),
        pytest.param(HOSTILE, id="no coordinates"),
    ],
)
def test_a_log_without_coordinates_is_a_collection_without_features(log: str) -> None:
    assert collection(log=log)[0] == {"type": "FeatureCollection", "features": []}


def test_entries_and_places_have_their_coordinates_in_json() -> None:
    places = [
        {"id": "base", "name": "Base", "coordinates": [35.41, -35.95]},
        {"id": "pole", "name": "Pole", "coordinates": [-90, 180]},
    ]
    assert entries()["e"]["places"] == places
    assert entries()["f"]["places"] == [{"id": "somewhere", "name": "Somewhere"}]
    said = ask("show", "place:base", "-f", "json", "--log", "-", stdin=LOG)
    assert json.loads(said.out) == [
        {
            "kind": "place",
            "id": "base",
            "name": "Base",
            "other_names": "Camp",
            "coordinates": [35.41, -35.95],
            "entries": [entries()["e"]],
        }
    ]


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        pytest.param("place:base", "35.41, -35.95", id="with a point"),
        pytest.param("place:pole", "-90, 180", id="whole degrees"),
    ],
)
def test_a_place_is_shown_with_its_coordinates(place: str, shown: str) -> None:
    lines = ask("show", place, "--log", "-", stdin=LOG).out.split("\n")
    assert f"Coordinates     {shown}" in lines
    markdown = ask("show", place, "-f", "md", "--log", "-", stdin=LOG).out
    assert f"- Coordinates: {shown}\n" in markdown


def test_a_place_without_coordinates_is_shown_without() -> None:
    said = ask("show", "place:somewhere", "--log", "-", stdin=LOG)
    assert (said.code, "Coordinates" in said.out) == (0, False)


def test_on_the_page_the_name_of_a_located_place_leads_to_it() -> None:
    page = ask("export", "html", "--log", "-", stdin=LOG).out
    base, pole = '<a href="geo:35.41,-35.95">Base</a>', '<a href="geo:-90,180">Pole</a>'
    assert f"<p class=names>At {base}, {pole}</div>" in page
    assert "<p class=names>At Somewhere</div>" in page


def test_the_database_has_the_columns_that_a_map_looks_for(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    assert ask("export", "sqlite", "-o", str(path), "--log", "-", stdin=LOG).code == 0
    rows = sqlite3.connect(path).execute("SELECT id, latitude, longitude FROM places").fetchall()
    assert rows == [("base", 35.41, -35.95), ("pole", -90, 180), ("somewhere", None, None)]
