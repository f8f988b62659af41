"""Events as entities of FollowTheMoney, with whoever and whatever they name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from chronology.formats.base import ExportJob
from chronology.formats.ftm.giving import given
from chronology.formats.losses import (
    APPROXIMATION,
    ATTRIBUTION,
    BASIS,
    CATEGORY,
    CLAIMS,
    DEPRECATED,
    EXTRA,
    HANDLING,
    INFERRED,
    LASTING,
    MANNER,
    MEASURES,
    RELATIONS,
    RIVALS,
    ROLES,
    SET_OF_DATES,
    STATUS,
    UNCERTAINTY,
    WINDOW,
    WORDS,
    Losses,
)
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.text.jsontext import json_line
from chronology.query.dated import WIDTH, date_columns, date_of
from chronology.query.statement import id_list
from chronology.query.telling import Claim, Told, told_events
from chronology.query.views import PlaceView
from chronology.store.reader import Reader
from chronology.store.settings import ZONE

#: What an Event of FollowTheMoney has no property for.
_LOST = (
    APPROXIMATION, UNCERTAINTY, SET_OF_DATES, WORDS, INFERRED, RIVALS, MEASURES, CLAIMS, CATEGORY,
    STATUS, LASTING, MANNER, HANDLING, RELATIONS, ATTRIBUTION, BASIS, DEPRECATED, EXTRA,
)  # fmt: skip

#: How many events are looked up by one query.
_BATCH = 500

_SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "armed group": "Organization",
    "state": "PublicBody",
    "unknown": "LegalEntity",
}

_ORGANISER = "organiser"

Properties = dict[str, list[str]]


def dump(job: ExportJob) -> ExportReport:
    """Write events as entities, one a line; what they name comes before them, once."""
    losses = Losses(_LOST)
    report = ExportReport(0, job.path)
    writer = _Writer(job.reader, losses)
    with export_text(job, losses) as out:
        events = iter(told_events(job.reader, job.wanted))
        while batch := list(islice(events, _BATCH)):
            out.writelines(json_line(entity) + "\n" for entity in writer.entities(batch))
            report.events += len(batch)
    report.losses = losses.counts
    return report


class _Writer:
    """Makes entities of events, and of each actor, place and source once."""

    def __init__(self, reader: Reader, losses: Losses) -> None:
        self._reader = reader
        self._losses = losses
        self._zone = str(reader.setting(ZONE, "UTC"))
        self._actors: dict[int, str] = {}
        self._places: dict[int, str] = {}
        self._sources: dict[str, str] = {}

    def entities(self, batch: Sequence[Told]) -> Iterator[dict[str, Any]]:
        """Yield the entities of some events."""
        yield from self._new_actors({party.id for told in batch for party in told.view.who})
        places = {place.id: place for told in batch for place, _ in told.view.places}
        yield from self._new_places(places)
        yield from self._new_sources(claim for told in batch for claim in told.claims)
        for told in batch:
            yield self._event(told)
            self._losses.look(told)

    def _event(self, told: Told) -> dict[str, Any]:
        view = told.view
        properties: Properties = {
            "name": [view.title],
            "description": [view.description or ""],
            "keywords": [*view.tags, view.category or ""],
            "location": [place.full_name for place, _ in view.places],
            "addressEntity": [self._places[place.id] for place, _ in view.places],
            "country": [(place.country or "").lower() for place, _ in view.places],
            "proof": [self._sources[claim.source] for claim in told.claims],
            "organizer": [self._actors[who.id] for who in view.who if who.role == _ORGANISER],
            "involved": [self._actors[who.id] for who in view.who if who.role != _ORGANISER],
        }
        if view.date is not None:
            dated = given(view.date, self._zone)
            properties |= dated.properties
            known = {SET_OF_DATES} if view.date.members is not None else set()
            for loss in dated.lost:
                if loss not in known:
                    self._losses.note(loss)
            if any(len(values) > 1 for values in dated.properties.values()):
                self._losses.note(WINDOW)
        if any(role != "at" for _, role in view.places) or any(
            who.role not in ("involved", _ORGANISER) for who in view.who
        ):
            self._losses.note(ROLES)
        return _entity(view.uuid, "Event", properties)

    def _new_actors(self, ids: set[int]) -> Iterator[dict[str, Any]]:
        wanted = sorted(ids - self._actors.keys())
        if not wanted:
            return
        listed = id_list(wanted)
        names: dict[int, list[str]] = {}
        for actor, name in self._reader.rows(" ".join([_NAMES, listed, "ORDER BY id"])):
            names.setdefault(actor, []).append(name)
        for row in self._reader.rows(" ".join([_ACTORS, listed, "ORDER BY a.id"])):
            actor, uuid, name, kind, description, *dates = row
            born, died = date_of(tuple(dates[:WIDTH])), date_of(tuple(dates[WIDTH:]))
            spans = ("birthDate", "deathDate") if kind == "person" else _FOUNDED
            self._actors[actor] = uuid
            properties: Properties = {
                "name": [name],
                "alias": names.get(actor, []),
                "description": [description or ""],
            }
            for span, date in zip(spans, (born, died), strict=True):
                if date is not None:
                    properties[span] = given(date, self._zone).properties.get("date", [])
            yield _entity(uuid, _SCHEMATA[kind], properties)

    def _new_places(self, places: dict[int, PlaceView]) -> Iterator[dict[str, Any]]:
        wanted = sorted(places.keys() - self._places.keys())
        if not wanted:
            return
        for ident, uuid in self._reader.rows(" ".join([_PLACES, id_list(wanted), "ORDER BY id"])):
            place = places[ident]
            self._places[ident] = uuid
            located = place.latitude is not None and place.longitude is not None
            yield _entity(
                uuid,
                "Address",
                {
                    "name": [place.name],
                    "full": [place.full_name],
                    "country": [(place.country or "").lower()],
                    "latitude": [str(place.latitude)] if located else [],
                    "longitude": [str(place.longitude)] if located else [],
                },
            )

    def _new_sources(self, claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
        wanted = {claim.source: claim.id for claim in claims if claim.source not in self._sources}
        if not wanted:
            return
        sql = " ".join([_SOURCES, id_list(sorted(wanted.values())), "ORDER BY c.id"])
        for slug, uuid, title, author, publisher, url, kind, *dates in self._reader.rows(sql):
            self._sources[slug] = uuid
            properties: Properties = {
                "title": [title or slug],
                "fileName": [slug],
                "author": [author or ""],
                "publisher": [publisher or ""],
                "sourceUrl": [url or ""],
            }
            if (published := date_of(tuple(dates))) is not None:
                said = given(published, self._zone).properties
                properties["publishedAt"] = said.get("date", [])
            schema = "Article" if (kind or "").lower() == "article" else "Document"
            yield _entity(uuid, schema, properties)


_FOUNDED = ("incorporationDate", "dissolutionDate")
_NAMES = "SELECT actor_id, name FROM actor_name WHERE actor_id IN"
_ACTORS = " ".join([
    "SELECT a.id, a.uuid, a.name, a.kind, a.description,", date_columns("a.born"), ",",
    date_columns("a.died"), "FROM actor AS a WHERE a.id IN",
])  # fmt: skip
_PLACES = "SELECT id, uuid FROM place WHERE id IN"
_SOURCES = " ".join([
    "SELECT s.slug, s.uuid, s.title, s.author, s.publisher, s.url, s.kind,",
    date_columns("s.published"),
    "FROM source AS s JOIN citation AS c ON c.source_id = s.id WHERE c.id IN",
])  # fmt: skip


def _entity(uuid: str, schema: str, properties: Properties) -> dict[str, Any]:
    """Return an entity; a property without values is left out, and each value said once."""
    said = {name: list(dict.fromkeys(filter(None, each))) for name, each in properties.items()}
    return {
        "id": uuid,
        "schema": schema,
        "properties": {name: values for name, values in said.items() if values},
    }
