"""A Feature as an event of a chronology."""

from collections.abc import Callable, Mapping
from typing import Any

from chronology.dates.edtf import parse_edtf
from chronology.dates.value import FuzzyDate
from chronology.formats.dataset.once import Once
from chronology.formats.dataset.record import Cited, Lasting, Located, Party, Place, Record
from chronology.formats.dataset.slugs import content_id, source_slug
from chronology.formats.geojson.columns import Columns
from chronology.formats.geojson.dates import date_at, from_to
from chronology.formats.geojson.geometry import Spot, spot_of
from chronology.formats.geojson.when import read_when
from chronology.formats.linked_places import linked_when
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import object_at, shown, text_at
from chronology.formats.text.plainhtml import is_web, plain_html
from chronology.formats.told.reading import ToldReader

_READ = frozenset(("type", "properties", "geometry", "when", "id", "@id", "bbox"))


class FeatureReader:
    """Turns the Features of one file that are events into records.

    Args:
        words: reads the words of dates.
        columns: finds our columns among their properties.
        held: returns the id of the chronology's event of a UUID.
    """

    def __init__(
        self,
        words: DateWords,
        columns: Columns,
        held: Callable[[str], int | None] | None = None,
    ) -> None:
        self._words = words
        self._columns = columns
        self._once = Once()
        self._own = ToldReader(words, self._once, held)

    def record(self, feature: Mapping[str, Any], line: int) -> Record:
        """Return the record of a Feature.

        Raises:
            RowError: a part of it is not what it should be.
        """
        properties = object_at(feature, "properties")
        if "uuid" in properties and isinstance(properties.get("claims"), list):
            return self._ours(feature, properties, line)
        return self._theirs(feature, properties, line)

    def _ours(self, feature: Mapping[str, Any], properties: Mapping[str, Any], line: int) -> Record:
        """Return an event that we wrote; a point or a ``when`` that somebody moved wins."""
        record = self._own.record(properties, line)
        when = object_at(feature, "when")
        if when and (record.date is None or when != linked_when(record.date, record.date.text)):
            record.date = read_when(when, self._words).date or record.date
        spot = spot_of(feature.get("geometry"))
        if spot is not None:
            _move(record, spot)
        return record

    def _theirs(
        self, feature: Mapping[str, Any], properties: Mapping[str, Any], line: int
    ) -> Record:
        names = self._columns.of(properties)
        title = _words(properties, names, "title")
        if title is None:
            raise RowError(
                "properties", "nothing in it is a title; say which one is: --map title=…"
            )
        extra = _extra(feature, properties, set(names.values()))
        warnings: list[tuple[str, str]] = []
        date, lasting = self._date(feature, properties, names, extra, warnings)
        spot = spot_of(feature.get("geometry"))
        if spot is not None and spot.shape is not None:
            extra["geometry"] = spot.shape
        place = self._place(spot, properties, names)
        key = text_at(feature, "id") or text_at(feature, "@id") or _words(properties, names, "id")
        return Record(
            external_id=key or content_id(title, date.text if date else None, _where(spot)),
            title=" ".join(title.split()),
            date=date,
            description=_words(properties, names, "description"),
            category=tuple(filter(None, [_words(properties, names, "category")])),
            lasting=lasting,
            places=(Located(place),) if place else (),
            who=tuple(
                Party(self._once.actor(name), "involved")
                for name in _many(properties, names, "who")
            ),
            citations=tuple(self._cited(each) for each in _many(properties, names, "sources")),
            tags=tuple(dict.fromkeys(_many(properties, names, "tags"))),
            extra=extra,
            line=line,
            warnings=tuple(warnings),
        )

    def _date(
        self,
        feature: Mapping[str, Any],
        properties: Mapping[str, Any],
        names: Mapping[str, str],
        extra: dict[str, object],
        warnings: list[tuple[str, str]],
    ) -> tuple[FuzzyDate | None, Lasting | None]:
        """Return when it was: by its ``when``, else by its properties."""
        given = feature.get("when")
        if given is None and isinstance(properties.get(names.get("when", "")), dict):
            given = properties[names["when"]]
        if given is not None:
            if not isinstance(given, dict):
                raise RowError("when", f"{shown(given)} is no object.")
            if "timespans" not in given and "edtf" in given:
                return self._own.date(given), None
            when = read_when(given, self._words)
            if not when.whole:
                extra["when"] = given
            if when.note:
                warnings.append((when.note, str(when.date.text if when.date else "")))
            return when.date, when.lasting
        return self._in_properties(properties, names), None

    def _in_properties(
        self, properties: Mapping[str, Any], names: Mapping[str, str]
    ) -> FuzzyDate | None:
        found = {
            ours: date_at(properties[names[ours]], names[ours], self._words)
            for ours in ("when", "start", "end")
            if ours in names
        }
        start, end = found.get("start"), found.get("end")
        if start is not None and end is not None:
            return from_to(start, end, names["end"])
        if end is not None and "when" not in found and end.edtf_exact and "/" not in end.edtf:
            # With an end alone it is not known when it began.
            return parse_edtf(f"/{end.edtf}").with_text(end.text)
        return found.get("when") or start or end

    def _place(
        self, spot: Spot | None, properties: Mapping[str, Any], names: Mapping[str, str]
    ) -> Place | None:
        name, country = _words(properties, names, "place"), _words(properties, names, "country")
        code = country.upper() if country and len(country) == 2 else None
        if spot is None:
            return self._once.place(name, country=code) if name else None
        return self._once.place(
            name or f"{spot.latitude:g}, {spot.longitude:g}",
            country=code,
            latitude=spot.latitude,
            longitude=spot.longitude,
            radius_m=spot.radius_m,
            pinned=True,
        )

    def _cited(self, said: str) -> Cited:
        """Return a source: a page of the web, else what is called so."""
        if is_web(said):
            return Cited(self._once.page(said))
        return Cited(self._once.source(source_slug(said), title=said))


def _where(spot: Spot | None) -> str:
    return f"{spot.latitude} {spot.longitude}" if spot else ""


def _words(properties: Mapping[str, Any], names: Mapping[str, str], ours: str) -> str | None:
    """Return the words of a column, HTML made plain; None where it says nothing."""
    if ours not in names:
        return None
    words = text_at(properties, names[ours])
    return plain_html(words).text or None if words else None


def _many(properties: Mapping[str, Any], names: Mapping[str, str], ours: str) -> list[str]:
    """Return the words of a column that may be a list, or has semicolons between its words."""
    if ours not in names:
        return []
    value = properties[names[ours]]
    if isinstance(value, dict):
        raise RowError(names[ours], f"{shown(value)} is neither words nor a list.")
    given = value if isinstance(value, list) else _listed(str(value))
    found = []
    for each in given:
        if isinstance(each, dict | list):
            raise RowError(names[ours], f"{shown(each)} is no word.")
        found.append(str(each).strip())
    return [each for each in found if each]


def _listed(value: str) -> list[str]:
    """Return the words of a list; the USGS writes one as ``,us,uw,``."""
    if len(value) > 2 and value[0] == value[-1] == ",":
        return value.split(",")
    return value.split(";")


def _extra(
    feature: Mapping[str, Any], properties: Mapping[str, Any], read: set[str]
) -> dict[str, object]:
    """Return what has no column: properties by their names, and foreign members."""
    empty: tuple[object, ...] = (None, "", [], {})
    kept = {
        name: value for name, value in properties.items() if name not in read and value not in empty
    }
    foreign = {
        f"feature.{name}": value
        for name, value in feature.items()
        if name not in _READ and value not in empty
    }
    if feature.get("id") is not None and feature.get("@id") is not None:
        foreign["feature.@id"] = feature["@id"]
    return {**kept, **foreign}


def _move(record: Record, spot: Spot) -> None:
    """Give the place that stands for an event the point that its geometry has by now."""
    shown_at = next(
        (at for role in ("at", "to") for at, each in enumerate(record.places) if each.role == role),
        0 if record.places else None,
    )
    if shown_at is None:
        return
    place = record.places[shown_at].place
    if (place.latitude, place.longitude) == (spot.latitude, spot.longitude):
        return
    moved = Place(
        place.name,
        place.parent,
        country=place.country,
        latitude=spot.latitude,
        longitude=spot.longitude,
        radius_m=spot.radius_m,
        pinned=True,
    )
    places = list(record.places)
    places[shown_at] = places[shown_at]._replace(place=moved)
    record.places = tuple(places)
