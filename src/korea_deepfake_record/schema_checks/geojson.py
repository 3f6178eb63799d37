"""Which JSON is GeoJSON or TopoJSON?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .structures import read_object

# How deep the coordinates of each geometry are nested around positions.
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
SHORTEST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}


def read_geojson(text: str) -> dict[str, Any]:
    """A GeoJSON object (RFC 7946)."""
    value = read_object(text)
    if not _is_geojson(value):
        raise ValueError(text)
    return value


def _is_geojson(value: dict[str, Any]) -> bool:
    if value.get("type") == "FeatureCollection":
        features = value.get("features")
        return isinstance(features, list) and all(map(_is_feature, features))
    return _is_feature(value) if value.get("type") == "Feature" else _is_geometry(value)


def _is_feature(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("type") != "Feature":
        return False
    members = "geometry" in value and "properties" in value
    geometry, properties = value.get("geometry"), value.get("properties")
    return members and isinstance(properties, dict | None) and (geometry is None or _is_geometry(geometry))


def _is_geometry(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("type")
    if kind == "GeometryCollection":
        return isinstance(value.get("geometries"), list) and all(map(_is_geometry, value["geometries"]))
    if not isinstance(kind, str) or kind not in DEPTHS:
        return False
    return _are_coordinates(value.get("coordinates"), DEPTHS[kind], SHORTEST.get(kind, 0))


def _are_coordinates(value: Any, depth: int, shortest: int) -> bool:
    if not isinstance(value, list):
        return False
    if depth == 0:
        return len(value) >= 2 and all(isinstance(each, Decimal) for each in value)
    if depth == 1 and len(value) < shortest:
        return False
    if depth == 1 and shortest == 4 and value[0] != value[-1]:
        return False
    return all(_are_coordinates(each, depth - 1, shortest) for each in value)


def read_topojson(text: str) -> dict[str, Any]:
    """A TopoJSON topology or geometry."""
    value = read_object(text)
    kind = value.get("type")
    whole = isinstance(value.get("objects"), dict) and isinstance(value.get("arcs"), list)
    if kind == "Topology" and whole and all(isinstance(each, list) for each in value["arcs"]):
        return value
    members = {"Point": "coordinates", "MultiPoint": "coordinates", "GeometryCollection": "geometries"}
    named = str(kind) in (*DEPTHS, "GeometryCollection")
    if named and isinstance(value.get(members.get(str(kind), "arcs")), list):
        return value
    raise ValueError(text)
