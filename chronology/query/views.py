"""One event as a list shows it, and the JSON object of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.value import FuzzyDate, first_day, last_day
from chronology.query.windows import Bounds, Certainty


class PlaceView(NamedTuple):
    """A place with its way up: ``path`` begins with the largest and ends with itself."""

    id: int
    name: str
    path: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None

    @property
    def full_name(self) -> str:
        """The place and what it lies in: "Aksaray, Istanbul, Turkey"."""
        return ", ".join(reversed(self.path))

    def as_json(self) -> dict[str, Any]:
        """Return the ``where`` object of a listed event."""
        return {
            "name": self.name,
            "path": list(self.path),
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
        }


def main_place(places: Sequence[tuple[PlaceView, str]]) -> PlaceView | None:
    """Return the first place *at* which an event was, else *to* which, else the first."""
    for wanted in ("at", "to"):
        for place, role in places:
            if role == wanted:
                return place
    return places[0][0] if places else None


class Figure(NamedTuple):
    """A measure: the lowest, best and highest figure; None is unknown, not zero."""

    kind: str
    low: float | None
    best: float | None
    high: float | None

    def as_json(self) -> dict[str, Any]:
        """Return the figures; whole ones without a fraction."""
        return {"low": whole(self.low), "best": whole(self.best), "high": whole(self.high)}


class Party(NamedTuple):
    """Somebody in an event, and as what."""

    id: int
    name: str
    role: str


class EventView(NamedTuple):
    """One event with all that a list shows.

    Args:
        words: the date as its source words it; there may be words without a
            ``date`` while the event that they count from is undated.
        inferred: bounds that follow from other events.
        certainty: how surely it lies in the window asked for, None without one.
        places: each with its role; ``where`` picks the one that stands for all.
    """

    id: int
    uuid: str
    title: str
    description: str | None
    category: str | None
    status: str
    words: str | None
    date: FuzzyDate | None
    inferred: Bounds | None
    certainty: Certainty | None
    places: tuple[tuple[PlaceView, str], ...] = ()
    who: tuple[Party, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    measures: tuple[Figure, ...] = ()

    @property
    def where(self) -> PlaceView | None:
        """The first place *at* which it was, else *to* which, else the first."""
        return main_place(self.places)

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``list --format json``."""
        where = self.where
        return {
            "id": self.id,
            "uuid": self.uuid,
            "title": self.title,
            "when": when_shape(self.words, self.date, self.inferred),
            "certainty": self.certainty,
            "where": where.as_json() if where else None,
            "places": [{"name": place.name, "role": role} for place, role in self.places],
            "who": [{"name": party.name, "role": party.role} for party in self.who],
            "category": self.category,
            "status": self.status,
            "sources": list(self.sources),
            "tags": list(self.tags),
            "measures": {figure.kind: figure.as_json() for figure in self.measures},
            "description": self.description,
        }


def date_shape(date: FuzzyDate) -> dict[str, Any]:
    """Return a date as JSON says it: days inclusive at both ends, None where no bound is."""
    return {
        "edtf": date.edtf,
        "edtf_exact": date.edtf_exact,
        "earliest": date.earliest,
        "latest": date.latest,
        "start": {
            "earliest": first_day(date.start_earliest),
            "latest": last_day(date.start_latest),
            "kind": date.start_kind.value,
        },
        "end": {
            "earliest": first_day(date.end_earliest),
            "latest": last_day(date.end_latest),
            "kind": date.end_kind.value,
        },
        "precision": date.precision.value,
    }


_NO_END = {"earliest": None, "latest": None, "kind": "unknown"}


def when_shape(
    words: str | None, date: FuzzyDate | None, inferred: Bounds | None
) -> dict[str, Any] | None:
    """Return the ``when`` object of an event; None if nothing is stated or inferred."""
    if words is None and date is None and inferred is None:
        return None
    if date is not None:
        shape = date_shape(date)
    else:
        shape = {
            "edtf": None,
            "edtf_exact": False,
            "earliest": None,
            "latest": None,
            "start": dict(_NO_END),
            "end": dict(_NO_END),
            "precision": None,
        }
    return {"text": words, **shape, "inferred": _inferred_shape(inferred)}


def _inferred_shape(inferred: Bounds | None) -> dict[str, str | None] | None:
    if inferred is None:
        return None
    return {"earliest": first_day(inferred.start_earliest), "latest": last_day(inferred.end_latest)}


def whole(number: float | None) -> float | int | None:
    """Return a figure without a fraction as a whole number."""
    return int(number) if number is not None and number == int(number) else number


def merged(figures: list[Figure]) -> tuple[Figure, ...]:
    """Return one figure a kind: rival ones span the range of what is claimed.

    The best figure stays only where all that give one agree on it.
    """
    kinds: dict[str, list[Figure]] = {}
    for figure in figures:
        kinds.setdefault(figure.kind, []).append(figure)
    return tuple(rivals[0] if len(rivals) == 1 else _span(rivals) for rivals in kinds.values())


def _span(rivals: list[Figure]) -> Figure:
    best = {figure.best for figure in rivals if figure.best is not None}
    claimed = [
        number
        for figure in rivals
        for number in (figure.low, figure.best, figure.high)
        if number is not None
    ]
    return Figure(
        kind=rivals[0].kind,
        low=min(claimed, default=None),
        best=next(iter(best)) if len(best) == 1 else None,
        high=max(claimed, default=None),
    )


def bounds_of(
    start_earliest: int | None,
    start_latest: int | None,
    end_earliest: int | None,
    end_latest: int | None,
) -> Bounds | None:
    """Return the inferred bounds of four columns; None where all are empty."""
    if start_earliest is start_latest is end_earliest is end_latest is None:
        return None
    return Bounds(
        NEG_INF if start_earliest is None else start_earliest,
        POS_INF if start_latest is None else start_latest,
        NEG_INF if end_earliest is None else end_earliest,
        POS_INF if end_latest is None else end_latest,
    )
