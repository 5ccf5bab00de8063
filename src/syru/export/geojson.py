"""An answer as GeoJSON (RFC 7946): a point for each entry at each of its places on the earth."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from syru.render.data import entry_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syru.query.entries import Answer
    from syru.query.found import FoundEntry


def geojson(answer: Answer) -> tuple[str, int]:
    """Return a FeatureCollection, a feature a line, and how many entries have no place in it."""
    lines, unlocated = [], 0
    for found in answer.entries:
        features = [json.dumps(feature, ensure_ascii=False) for feature in _features(found)]
        lines += features
        unlocated += not features
    listed = ",\n".join(lines)
    return f'{{"type": "FeatureCollection", "features": [\n{listed}\n]}}\n', unlocated


def _features(found: FoundEntry) -> Iterator[dict[str, object]]:
    for place in found.places:
        if place.coordinates is not None:
            latitude, longitude = place.coordinates
            where = {"id": place.id, "name": place.name}
            yield {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                "properties": {**entry_object(found), "place": where},
            }
