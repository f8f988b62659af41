"""The JSON object of an event that we write, read back."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.value import FuzzyDate
from chronology.formats.dataset.once import Once
from chronology.formats.dataset.record import (
    Cited,
    Figure,
    Lasting,
    Located,
    Party,
    Place,
    Record,
)
from chronology.formats.dataset.slugs import content_id
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import (
    list_at,
    number_at,
    object_at,
    objects_at,
    shown,
    text_at,
)
from chronology.model.vocabulary import (
    Handling,
    Manner,
    PlaceRole,
    Rank,
    Reliability,
    Stance,
    Status,
)

#: The fields of a ``Record`` that the object holds.
SPEAKS_OF = frozenset(
    [
        "title", "date", "description", "category", "status", "handling", "manner", "lasting",
        "places", "who", "citations", "basis", "figures", "tags", "extra",
    ]
)  # fmt: skip
#: What a citation has no column for here, and what follows from the rest.
_LEFT = ("quote_translation", "says_lasting")
#: Members that are read, or follow from those that are.
_READ = frozenset(
    [
        "id", "uuid", "title", "when", "certainty", "where", "radius_m", "places", "who",
        "category", "status", "sources", "tags", "measures", "description", "basis", "lasting",
        "manner", "handling", "figures", "claims", "seen",
    ]
)  # fmt: skip


class ToldReader:
    """Reads the objects of one file.

    Args:
        words: reads the words of dates.
        once: makes places, actors and sources.
        held: returns the id of the chronology's event of a UUID, None where there is none.
    """

    def __init__(
        self, words: DateWords, once: Once, held: Callable[[str], int | None] | None = None
    ) -> None:
        self._words = words
        self._once = once
        self._held = held

    def record(self, shape: Mapping[str, Any], line: int = 0) -> Record:
        """Return the event that an object tells.

        Raises:
            RowError: a member of it is not what it should be.
        """
        title = text_at(shape, "title")
        if title is None:
            raise RowError("title", "it has no title.")
        self._refuse_held(text_at(shape, "uuid"))
        date = self.date(object_at(shape, "when"))
        places, full = self._places(shape)
        claims = list(objects_at(shape, "claims"))
        basis = object_at(shape, "basis")
        alone = 0 if len(claims) == 1 else None
        return Record(
            external_id=text_at(shape, "uuid") or content_id(title, date.edtf if date else None),
            title=title,
            date=date,
            description=text_at(shape, "description"),
            category=tuple(filter(None, [text_at(shape, "category")])),
            status=_one_of(shape, "status", Status, "alleged"),
            handling=_one_of(shape, "handling", Handling, "public"),
            manner=_one_of(shape, "manner", Manner, None),
            lasting=self._lasting(shape),
            places=tuple(each._replace(cited=alone) for each in places),
            who=tuple(self._who(shape, alone)),
            citations=tuple(self._cited(claim, full) for claim in claims),
            basis=_position(basis, len(claims)),
            figures=tuple(_figure(each, len(claims)) for each in objects_at(shape, "figures")),
            tags=tuple(str(tag) for tag in list_at(shape, "tags")),
            extra=_extra(shape, claims, basis),
            line=line,
        )

    def _refuse_held(self, uuid: str | None) -> None:
        """Refuse an event that this chronology wrote, since it would be there twice."""
        event = None if uuid is None or self._held is None else self._held(uuid)
        if event is not None:
            raise RowError(
                "uuid", f"it is @{event} of this chronology; JSON and CSV bring changes back to it."
            )

    def date(self, when: Mapping[str, Any]) -> FuzzyDate | None:
        """Return the date of a ``when``; None where it states none.

        Its EDTF holds it, unless its words say more: a time of day, or how it was meant.

        Raises:
            RowError: the EDTF is none.
        """
        edtf, words = text_at(when, "edtf"), text_at(when, "text")
        if edtf is None:
            return None
        try:
            date = parse_edtf(edtf, self._words.zone)
        except DateError as error:
            raise RowError("when.edtf", error.sentence) from None
        if words is None:
            return date
        if when.get("edtf_exact") is not False and when.get("precision") in (None, date.precision):
            return date.with_text(words)
        return self._finer(words, date)

    def _finer(self, words: str, date: FuzzyDate) -> FuzzyDate:
        try:
            read = self._words.read(words, None)
        except DateError:
            return date.with_text(words)
        return read if read.edtf == date.edtf else date.with_text(words)

    def _lasting(self, shape: Mapping[str, Any]) -> Lasting | None:
        words = text_at(shape, "lasting")
        if words is None:
            return None
        try:
            _, least, most = self._words.lag(words)
        except DateError as error:
            raise RowError("lasting", error.sentence) from None
        return Lasting(words, least or "P0D", most)

    def _places(self, shape: Mapping[str, Any]) -> tuple[list[Located], dict[str, Place]]:
        """Return the places with their roles, the one that stands for all first, and by full name."""
        found = []
        full: dict[str, Place] = {}
        for item in objects_at(shape, "places"):
            place = self._place(item)
            found.append(Located(place, _one_of(item, "role", PlaceRole, "at") or "at"))
            full[_full_name(place)] = place
        return found, full

    def _place(self, item: Mapping[str, Any]) -> Place:
        path = [str(name) for name in list_at(item, "path")] or [text_at(item, "name") or ""]
        if not path[-1]:
            raise RowError("places", "a place has no name.")
        parent: Place | None = None
        for name in path[:-1]:
            parent = self._once.place(name, parent)
        latitude, longitude = coordinates(item)
        return self._once.place(
            path[-1],
            parent,
            country=text_at(item, "country"),
            latitude=latitude,
            longitude=longitude,
            radius_m=number_at(item, "radius_m"),
        )

    def _who(self, shape: Mapping[str, Any], cited: int | None) -> list[Party]:
        found = []
        for item in objects_at(shape, "who"):
            name = text_at(item, "name")
            if name is None:
                raise RowError("who", "somebody has no name.")
            found.append(Party(self._once.actor(name), text_at(item, "role") or "involved", cited))
        return found

    def _cited(self, claim: Mapping[str, Any], full: Mapping[str, Place]) -> Cited:
        slug = text_at(claim, "source")
        if slug is None:
            raise RowError("claims", "a claim names no source.")
        published = text_at(claim, "published")
        source = self._once.source(
            slug,
            title=text_at(claim, "title"),
            author=text_at(claim, "author"),
            publisher=text_at(claim, "publisher"),
            published=None if published is None else self._published(published),
            url=text_at(claim, "url"),
            archived_url=text_at(claim, "archived_url"),
            language=text_at(claim, "language"),
            reliability=_one_of(claim, "reliability", Reliability, None),
        )
        claimant, where = text_at(claim, "claimant"), text_at(claim, "says_where")
        return Cited(
            source,
            locator=text_at(claim, "locator"),
            quote=text_at(claim, "quote"),
            quote_language=text_at(claim, "quote_language"),
            stance=_one_of(claim, "stance", Stance, "supports") or "supports",
            credibility=_credibility(claim),
            rank=_one_of(claim, "rank", Rank, "normal") or "normal",
            claimant=None if claimant is None else self._once.actor(claimant),
            says=self.date(object_at(claim, "says_when")),
            says_place=None if where is None else full.get(where) or self._once.place(where),
            note=text_at(claim, "note"),
        )

    def _published(self, words: str) -> FuzzyDate | None:
        try:
            return self._words.read(words, None)
        except DateError:
            return None


def coordinates(item: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Return latitude and longitude of an object, both or neither.

    Raises:
        RowError: one is missing, or beyond the earth.
    """
    latitude, longitude = number_at(item, "latitude"), number_at(item, "longitude")
    if (latitude is None) != (longitude is None):
        raise RowError("latitude", "latitude and longitude go together.")
    if latitude is not None and longitude is not None:
        check_degrees(latitude, longitude)
    return latitude, longitude


def check_degrees(latitude: float, longitude: float) -> None:
    """Refuse what is no point of the earth.

    Raises:
        RowError: the latitude is beyond 90 degrees, or the longitude beyond 180.
    """
    if abs(latitude) > 90:
        raise RowError("latitude", f"{shown(latitude)} is beyond 90 degrees.")
    if abs(longitude) > 180:
        raise RowError("longitude", f"{shown(longitude)} is beyond 180 degrees.")


def _full_name(place: Place) -> str:
    names = [place.name]
    above = place.parent
    while above is not None:
        names.append(above.name)
        above = above.parent
    return ", ".join(names)


def _one_of(part: Mapping[str, Any], name: str, choices: type[StrEnum], default: str | None) -> Any:
    value = text_at(part, name)
    if value is None:
        return default
    if value not in tuple(choices):
        raise RowError(name, f"{shown(value)} is none of {', '.join(choices)}.")
    return value


def _credibility(claim: Mapping[str, Any]) -> int | None:
    number = number_at(claim, "credibility")
    if number is None:
        return None
    if number not in range(1, 7):
        raise RowError("credibility", f"{shown(number)} is not from 1 to 6.")
    return int(number)


def _position(part: Mapping[str, Any], count: int, name: str = "claim") -> int | None:
    number = number_at(part, name)
    if number is None:
        return None
    if number not in range(count):
        raise RowError(name, f"there is no claim {shown(part.get(name))}.")
    return int(number)


def _figure(part: Mapping[str, Any], count: int) -> Figure:
    kind = text_at(part, "kind")
    if kind is None:
        raise RowError("figures", "a figure does not say of what.")
    figures = (number_at(part, "low"), number_at(part, "best"), number_at(part, "high"))
    return Figure(kind, *figures, text_at(part, "unit"), _position(part, count))


def _extra(
    shape: Mapping[str, Any], claims: list[Mapping[str, Any]], basis: Mapping[str, Any]
) -> dict[str, object]:
    """Return what has no column, under the names that it had."""
    extra: dict[str, object] = {
        name: value
        for name, value in shape.items()
        if name not in _READ and value not in (None, "", [], {})
    }
    reasons = {name: basis[name] for name in ("reason", "author") if basis.get(name)}
    if reasons:
        extra["basis"] = reasons
    for number, claim in enumerate(claims):
        left = {name: claim[name] for name in _LEFT if claim.get(name)}
        if left:
            extra[f"claims[{number}]"] = left
    return extra
