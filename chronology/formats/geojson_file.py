"""GeoJSON (RFC 7946): each event a Feature, with the ``when`` of the Linked Places format."""

from typing import Any

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.formats.base import ExportJob, Format
from chronology.formats.dataset.load import loads
from chronology.formats.geojson.reading import is_geojson, read
from chronology.formats.linked_places import linked_when
from chronology.formats.losses import (
    ATTRIBUTION,
    DEPRECATED,
    EXTRA,
    RELATIONS,
    SEVERAL_PLACES,
    TIMES,
    Losses,
)
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.text.jsontext import json_line
from chronology.formats.told.writing import radii_of, told_shape
from chronology.query.telling import Told, told_events
from chronology.query.views import PlaceView, whole

#: What is always lost where an event has it; times and places are looked at one by one.
_LOST = (RELATIONS, ATTRIBUTION, DEPRECATED, EXTRA)


def _dump(job: ExportJob) -> ExportReport:
    losses = Losses(_LOST)
    report = ExportReport(0, job.path)
    radii = radii_of(job.reader)
    with export_text(job, losses) as out:
        out.write('{"type": "FeatureCollection",\n"features": [')
        before = "\n"
        for told in told_events(job.reader, job.wanted):
            out.write(before + json_line(_feature(told, radii)))
            before = ",\n"
            _look(told, losses)
            report.events += 1
        out.write("\n]}\n")
    report.losses = losses.counts
    return report


def _look(told: Told, losses: Losses) -> None:
    """Count what this event loses."""
    losses.look(told)
    if _has_times(told):
        losses.note(TIMES)
    shown = told.view.where
    if any(place != shown and _point(place) for place, _ in told.view.places):
        losses.note(SEVERAL_PLACES)


def _has_times(told: Told) -> bool:
    """Return whether a bound lies within a day and no EDTF of the Feature says so."""
    dates = [told.view.date, *(claim.says for claim in told.claims)]
    bounds = [] if told.view.inferred is None else list(told.view.inferred[:4])
    for date in dates:
        if date is not None and not date.edtf_exact:
            bounds += date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
    return any(bound % DAY for bound in bounds if NEG_INF < bound < POS_INF)


def _feature(told: Told, radii: dict[int, float]) -> dict[str, Any]:
    view = told.view
    feature: dict[str, Any] = {
        "type": "Feature",
        "id": view.uuid,
        "geometry": None if view.where is None else _point(view.where),
        "properties": told_shape(told, radii),
    }
    when = None if view.date is None else linked_when(view.date, view.words)
    if when is not None:
        feature["when"] = when
    return feature


def _point(place: PlaceView) -> dict[str, Any] | None:
    """Return the Point of a place: longitude first (RFC 7946, section 3.1.1)."""
    if place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [whole(place.longitude), whole(place.latitude)]}


GEOJSON = Format(
    name="geojson",
    suffixes=(".geojson",),
    about="Events on a map, with Linked Places “when”, for GIS and web maps.",
    recognises=is_geojson,
    load=loads(read),
    dump=_dump,
)
