"""What a record says, in one text: for its digest, and to find what no database holds.

The text depends on nothing but the dataset, so that the same row has the same
digest in every chronology and at every time.
"""

import json
from collections.abc import Mapping, Sequence

from chronology.formats.dataset.dates import Dated, dated
from chronology.formats.dataset.digesting import RecordError, digest
from chronology.formats.dataset.record import (
    Actor,
    Cited,
    Figure,
    Located,
    Name,
    Party,
    Place,
    Record,
    Source,
)
from chronology.model.vocabulary import (
    ActorKind,
    Handling,
    Manner,
    PlaceRole,
    Rank,
    RelationKind,
    Reliability,
    Stance,
    Status,
)
from chronology.store.bulk.identity import MOST_ROWS

_FIELD, _ITEM, _PART = "\x1f", "\x1e", "\x1d"

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_STANDINGS = frozenset(
    (status.value, handling.value, manner)
    for status in Status
    for handling in Handling
    for manner in (None, *(each.value for each in Manner))
)
_PLACE_ROLES = frozenset(PlaceRole)
_ACTOR_KINDS = frozenset(ActorKind)
_RELIABILITIES = frozenset((None, *Reliability))
_RELATIONS = frozenset(RelationKind)
_CITED = frozenset(
    (stance.value, rank.value, credibility)
    for stance in Stance
    for rank in Rank
    for credibility in (None, 1, 2, 3, 4, 5, 6)
)


#: To be raised when a row of a table is read in another way than before, so that
#: events of rows that were imported earlier are compared with it.
_READING = 1

#: Of so many tuples what they say is kept.
_MOST_KEPT = 40_000


class Digests:
    """Makes the digests of records.

    Datasets say the same of many rows, and formats that keep a tuple for it are
    quicker: what a tuple says is worked out once.

    Args:
        header: the names of the columns, for records that are rows of a table.
    """

    def __init__(self, header: Sequence[str] = ()) -> None:
        self._said: dict[int, tuple[object, str]] = {}
        self._table = digest(_FIELD.join((str(_READING), *header)))

    def of(self, record: Record, date: Dated, extra: str | None) -> str:
        """Return 16 hexadecimal digits that change whenever a record says anything else.

        For a row of a table they are made of its cells as they stand, which takes a
        fraction of the time: another cell may say the same, and is then compared.

        Args:
            record: the record.
            date: its date.
            extra: its ``extra`` as JSON.

        Raises:
            RecordError: the record holds what no chronology can.
        """
        title = record.title
        if not title or title.isspace():
            raise RecordError("title", "the row has no title.")
        status, handling = record.status, record.handling
        if (status, handling, record.manner) not in _STANDINGS:
            raise RecordError("status", f"“{status}” or “{handling}” means nothing here.")
        if record.cells is not None:
            self._look_at(record)
            return digest(_FIELD.join((self._table, date.said, *record.cells)))
        parts = self._parts(record)
        parts += [title, date.said, status, handling, *record.category]
        if extra:
            parts.append("x" + extra)
        return digest(_FIELD.join(parts))

    def _look_at(self, record: Record) -> None:
        """Look at the parts of a record, as ``_parts`` does, and say nothing of them."""
        known = self._said
        if record.places and id(record.places) not in known:
            _few(record.places)
            for place, role, _cited_at in record.places:
                _look_at_place(place)
                _place_role(role)
            self._keep(record.places, "")
        if record.who and id(record.who) not in known:
            self._parties(record.who)
        if record.tags and id(record.tags) not in known:
            self._tags(record.tags)
        if record.citations and id(record.citations) not in known:
            _few(record.citations)
            for cited in record.citations:
                _look_at_cited(cited)
            self._keep(record.citations, "")
        if record.figures and id(record.figures) not in known:
            self._figures(record.figures)
        if record.related:
            _related(record)

    def _parts(self, record: Record) -> list[str]:
        """Return what the parts of a record say, each looked at."""
        parts, kept = _rarer(record), self._kept
        if record.places:
            parts.append(kept(record.places) or self._places(record.places))
        if record.who:
            parts.append(kept(record.who) or self._parties(record.who))
        if record.tags:
            parts.append(kept(record.tags) or self._tags(record.tags))
        if record.citations:
            parts.append(kept(record.citations) or self._citations(record.citations))
        if record.figures:
            parts.append(kept(record.figures) or self._figures(record.figures))
        return parts

    def _kept(self, given: object) -> str:
        """Return what a tuple says, if that was worked out before; else nothing."""
        found = self._said.get(id(given))
        return "" if found is None else found[1]

    def _places(self, places: tuple[Located, ...]) -> str:
        _few(places)
        return self._keep(places, "p" + _ITEM.join([
            f"{place.said or place_said(place)}{_PART}{_place_role(role)}{cited}"
            for place, role, cited in places
        ]))  # fmt: skip

    def _parties(self, who: tuple[Party, ...]) -> str:
        _few(who)
        return self._keep(who, "w" + _ITEM.join([
            f"{actor.said or actor_said(actor)}{_PART}{role}{_PART}{cited}"
            for actor, role, cited in who
        ]))  # fmt: skip

    def _tags(self, tags: tuple[str, ...]) -> str:
        _few(tags)
        return self._keep(tags, "t" + _ITEM.join(tags))

    def _figures(self, figures: tuple[Figure, ...]) -> str:
        _few(figures)
        return self._keep(figures, _figures(figures))

    def _citations(self, citations: tuple[Cited, ...]) -> str:
        _few(citations)
        return self._keep(citations, "c" + _ITEM.join([_cited(cited) for cited in citations]))

    def _keep(self, given: object, said: str) -> str:
        """Keep what a tuple says; the entry keeps the tuple, so that its identity stays its own."""
        if len(self._said) >= _MOST_KEPT:
            self._said.clear()
        self._said[id(given)] = (given, said)
        return said


def extra_json(record: Record) -> str | None:
    """Return the ``extra`` of a record as JSON, None where it has none.

    Raises:
        RecordError: it holds what JSON cannot.
    """
    if not record.extra:
        return None
    return document(record.extra)


def document(extra: Mapping[str, object]) -> str | None:
    """Return an ``extra`` as JSON, None for an empty one.

    Raises:
        RecordError: it holds what JSON cannot.
    """
    if not extra:
        return None
    try:
        return _encode(extra)
    except ValueError:
        raise RecordError("", "a number in it is infinite, or none at all.") from None


def _rarer(record: Record) -> list[str]:
    """Return what most records leave empty."""
    parts = []
    if record.description or record.manner or record.basis is not None or record.lasting:
        length = _PART.join(map(str, record.lasting or ()))
        rare = ("d", record.description or "", record.manner or "", str(record.basis), length)
        parts.append(_ITEM.join(rare))
    if record.related:
        parts.append(_related(record))
    return parts


def _few(parts: tuple[object, ...]) -> None:
    if len(parts) >= MOST_ROWS:
        raise RecordError("", f"an event has fewer than {MOST_ROWS} of anything.")


def _place_role(role: str) -> str:
    if role not in _PLACE_ROLES:
        raise RecordError("places", f"“{role}” is none of {', '.join(PlaceRole)}.")
    return role


def _related(record: Record) -> str:
    for kind, _other in record.related:
        if kind not in _RELATIONS:
            raise RecordError("related", f"“{kind}” is none of {', '.join(RelationKind)}.")
    return "r" + _ITEM.join(_PART.join(each) for each in record.related)


def _figures(figures: tuple[Figure, ...]) -> str:
    said = "f" + _ITEM.join([f"{low} {best} {high}" for _kind, low, best, high, _u, _c in figures])
    if "nan" in said or "inf" in said:
        raise RecordError("figures", "a figure is infinite, or no number at all.")
    return said + _ITEM + _ITEM.join([
        f"{kind}{_PART}{unit}{_PART}{cited}" for kind, _l, _b, _h, unit, cited in figures
    ])  # fmt: skip


def _look_at_cited(cited: Cited) -> None:
    """Look at a citation and what it names."""
    _check_standing(cited)
    _look_at_source(cited.source)
    if cited.claimant is not None:
        actor_said(cited.claimant)
    if cited.says_place is not None:
        _look_at_place(cited.says_place)


def _check_standing(cited: Cited) -> None:
    if (cited.stance, cited.rank, cited.credibility) not in _CITED:
        raise RecordError("citations", "its stance, rank or credibility means nothing here.")


def _cited(cited: Cited) -> str:
    _check_standing(cited)
    source = cited.source.said or source_said(cited.source)
    said = f"{source}{_PART}{cited.locator}{_PART}{cited.stance}{_PART}{cited.rank}"
    if cited.quote is not None or cited.claimant is not None or cited.says is not None:
        claimant = cited.claimant
        said += _PART.join((
            "", cited.quote or "", cited.quote_language or "",
            "" if claimant is None else claimant.said or actor_said(claimant),
            "" if cited.says is None else dated(cited.says).said,
        ))  # fmt: skip
    if cited.says_place is not None:
        said += f"{_PART}at{cited.says_place.said or place_said(cited.says_place)}"
    if cited.note is not None or cited.credibility is not None:
        said += f"{_PART}{cited.credibility}{_PART}{cited.note}"
    return said


def place_said(place: Place) -> str:
    """Return what a digest says of a place, and keep it with the place."""
    above = "" if place.parent is None else place.parent.said or place_said(place.parent)
    _check_point(place)
    place.said = digest(_PART.join((
        place.name, str(place.country), str(place.latitude), str(place.longitude),
        str(place.radius_m), str(place.pinned), _names(place.aliases), place.description or "",
        document(place.extra) or "", above,
    )))  # fmt: skip
    return place.said


def _look_at_place(place: Place) -> None:
    """Look at a place and what it lies in."""
    _check_point(place)
    document(place.extra)
    if place.parent is not None:
        _look_at_place(place.parent)


def _check_point(place: Place) -> None:
    north, east = place.latitude, place.longitude
    if (north is None) != (east is None):
        raise RecordError("places", f"“{place.name}” has one coordinate without the other.")
    if north is not None and east is not None and not (abs(north) <= 90 and abs(east) <= 180):
        raise RecordError("places", f"{north}, {east} is no point on the Earth.")
    if place.radius_m is not None and not 0 <= place.radius_m < 1e9:
        raise RecordError("places", f"{place.radius_m} metres is no radius on the Earth.")


def actor_said(actor: Actor) -> str:
    """Return what a digest says of an actor, and keep it with the actor."""
    if actor.kind not in _ACTOR_KINDS:
        raise RecordError("who", f"“{actor.kind}” is none of {', '.join(ActorKind)}.")
    lives = ["" if date is None else dated(date).said for date in (actor.born, actor.died)]
    actor.said = digest(_PART.join((
        actor.name, actor.kind, str(actor.key), _names(actor.aliases), *lives,
        actor.description or "", document(actor.extra) or "",
    )))  # fmt: skip
    return actor.said


def source_said(source: Source) -> str:
    """Return what a digest says of a source, and keep it with the source."""
    _look_at_source(source)
    published = "" if source.published is None else dated(source.published).said
    source.said = digest(_PART.join((
        source.slug, source.title or "", source.author or "", source.publisher or "", published,
        source.url or "", source.archived_url or "", source.language or "", source.kind or "",
        source.reliability or "", source.note or "", document(source.extra) or "",
    )))  # fmt: skip
    return source.said


def _look_at_source(source: Source) -> None:
    if source.reliability not in _RELIABILITIES:
        raise RecordError("citations", f"the reliability “{source.reliability}” is none of A to F.")
    document(source.extra)


def _names(names: tuple[Name, ...]) -> str:
    return _ITEM.join(f"{each.name}{_ITEM}{each.kind}{_ITEM}{each.language}" for each in names)
