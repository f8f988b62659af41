"""GeoJSON (RFC 7946): each event a Feature, with the ``when`` of the Linked Places format."""

from typing import Any

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.formats.base import ExportJob, Format, never
from chronology.formats.linked_places import bounds_when, linked_when
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
from chronology.query.telling import Claim, Told, told_events
from chronology.query.views import PlaceView, when_shape, whole
from chronology.store.reader import Reader

#: What is always lost where an event has it; times and places are looked at one by one.
_LOST = (RELATIONS, ATTRIBUTION, DEPRECATED, EXTRA)

_RADII = "SELECT id, radius_m FROM place WHERE radius_m IS NOT NULL"


def _dump(job: ExportJob) -> ExportReport:
    losses = Losses(_LOST)
    report = ExportReport(0, job.path)
    radii = _radii(job.reader)
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


def _radii(reader: Reader) -> dict[int, float]:
    """Return the places whose coordinates are known to some radius, in metres."""
    return dict(reader.rows(_RADII))


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
        "properties": _properties(told, radii),
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


def _properties(told: Told, radii: dict[int, float]) -> dict[str, Any]:
    view = told.view
    shape = view.as_json()
    if view.where is not None:
        shape["radius_m"] = whole(radii.get(view.where.id))
    if view.inferred is not None:
        shape["when"]["inferred"] |= bounds_when(view.inferred)
    return {
        **shape,
        "basis": {"claim": told.basis, "reason": told.reason, "author": told.decided_by},
        "lasting": told.lasting,
        "manner": told.manner,
        "handling": told.handling,
        "figures": [
            {
                "kind": count.kind,
                "low": whole(count.low),
                "best": whole(count.best),
                "high": whole(count.high),
                "unit": count.unit,
                "claim": count.claim,
            }
            for count in told.counts
        ],
        "claims": [_claim(claim) for claim in told.claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    """Return what one source says; what it does not say is left out."""
    said = {
        "source": claim.source,
        "title": claim.title,
        "author": claim.author,
        "publisher": claim.publisher,
        "published": claim.published,
        "language": claim.source_language,
        "url": claim.url,
        "archived_url": claim.archived_url,
        "reliability": claim.reliability,
        "locator": claim.locator,
        "claimant": claim.claimant,
        "stance": claim.stance,
        "credibility": claim.credibility,
        "rank": claim.rank,
        "quote": claim.quote,
        "quote_language": claim.quote_language,
        "quote_translation": claim.quote_translation,
        "says_when": when_shape(claim.says_words, claim.says, None),
        "says_lasting": claim.says_lasting,
        "says_where": claim.says_place,
        "note": claim.note,
        "rival": claim.rival,
    }
    return {name: value for name, value in said.items() if value is not None}


GEOJSON = Format(
    name="geojson",
    suffixes=(".geojson",),
    about="Events on a map, with Linked Places “when”, for GIS and web maps.",
    recognises=never,
    load=None,
    dump=_dump,
)
