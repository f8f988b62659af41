"""What is known of an event as one JSON object: that of a list, and what each source says."""

from typing import Any

from chronology.formats.linked_places import bounds_when
from chronology.query.telling import Claim, Told
from chronology.query.views import PlaceView, when_shape, whole
from chronology.store.reader import Reader

_RADII = "SELECT id, radius_m FROM place WHERE radius_m IS NOT NULL"


def radii_of(reader: Reader) -> dict[int, float]:
    """Return the places whose coordinates are known to some radius, in metres."""
    return dict(reader.rows(_RADII))


def told_shape(told: Told, radii: dict[int, float]) -> dict[str, Any]:
    """Return the object of an event: ``list --format json``, and besides who says so.

    Args:
        told: the event.
        radii: the radii of places, by their ids.
    """
    view = told.view
    shape = view.as_json()
    if view.where is not None:
        shape["radius_m"] = whole(radii.get(view.where.id))
    if view.inferred is not None:
        shape["when"]["inferred"] |= bounds_when(view.inferred)
    shape["places"] = [
        {"name": place.name, "role": role, **_place(place, radii)} for place, role in view.places
    ]
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


def _place(place: PlaceView, radii: dict[int, float]) -> dict[str, Any]:
    """Return what tells a place from its namesakes; what is not known is left out."""
    known = {
        "path": list(place.path) if len(place.path) > 1 else None,
        "country": place.country,
        "latitude": whole(place.latitude),
        "longitude": whole(place.longitude),
        "radius_m": whole(radii.get(place.id)),
    }
    return {name: value for name, value in known.items() if value is not None}


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
