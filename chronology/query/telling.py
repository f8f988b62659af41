"""Events with what each source says of them, for telling them to other people.

What a chronology hands on rests on claims: who says so, where, in which words,
and what the source itself holds the date and the place to be. The events come in
the order of a list and a batch at a time, so that memory stays flat however many
there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from chronology.dates.value import FuzzyDate
from chronology.query.dated import WIDTH, date_columns, date_of
from chronology.query.events import BATCH, list_events
from chronology.query.filters import Filter
from chronology.query.places import Gazetteer
from chronology.query.show import SEEN_FROM_THE_OTHER
from chronology.query.statement import id_list
from chronology.query.views import EventView, PlaceView
from chronology.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of an event; no citation that was deprecated becomes one.

    Args:
        id: the citation's.
        source: the source's slug.
        title: the source's title.
        published: when the source came out, in its own words.
        source_language: the language that the source is written in, as a BCP 47 tag.
        says: the source's own date, where it states one and it could be read.
        says_words: the words of that date.
        says_place: the place that the source gives, with what it lies in.
        says_lasting: how long it lasted, as the source has it, in words or ISO 8601.
        other_date: whether its date is a rival of the adopted one: neither lies
            within the other, or none is adopted.
        other_place: whether its place is a rival: neither lies within the other.
    """

    id: int
    source: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    archived_url: str | None
    source_language: str | None
    reliability: str | None
    locator: str | None
    quote: str | None
    quote_language: str | None
    quote_translation: str | None
    stance: str
    credibility: int | None
    rank: str
    claimant: str | None
    says: FuzzyDate | None
    says_words: str | None
    says_place: str | None
    says_lasting: str | None
    note: str | None
    other_date: bool
    other_place: bool

    @property
    def rival(self) -> bool:
        """Whether it contradicts what is adopted, or that there was such an event."""
        return self.other_date or self.other_place or self.stance == "disputes"


class Count(NamedTuple):
    """One claimed measure; ``claim`` is the position of its claim, None where none is."""

    kind: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    claim: int | None


class Neighbour(NamedTuple):
    """Another event that this one is stated to lie to: "after @11 First arrest".

    ``claim`` is the position of the claim that says so, None where it is none of
    this event's. Relations that were deprecated become none.
    """

    kind: str
    other: int
    title: str
    lag: str | None
    claim: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and who says so.

    Args:
        view: the event as a list shows it.
        claims: what its sources say, in the order in which they were cited.
        counts: its measures one by one, where the view merges rival ones.
        lasting: how long it lasted, in words or ISO 8601.
        manner: how it fills its date: once, lasting, repeated.
        handling: who may see it: public, internal, confidential, secret.
        relations: in how many ways it is stated to lie to other events.
        neighbours: these relations one by one, each as this event's own.
        deprecated: how many citations or relations of it were deprecated, and so left out.
        attributed: whether a citation is named for one of its places or participants.
        extra: whether an import kept columns that have no place here.
        basis: the position of the claim that the adopted date rests on.
        reason: why that date was adopted.
        decided_by: who adopted it.
    """

    view: EventView
    claims: tuple[Claim, ...] = ()
    counts: tuple[Count, ...] = ()
    lasting: str | None = None
    manner: str | None = None
    handling: str = "public"
    relations: int = 0
    neighbours: tuple[Neighbour, ...] = ()
    deprecated: int = 0
    attributed: bool = False
    extra: bool = False
    basis: int | None = None
    reason: str | None = None
    decided_by: str | None = None


def told_events(reader: Reader, wanted: Filter | None) -> Iterator[Told]:
    """Yield the events of a filter, in its order, with their claims; None for all events."""
    gazetteer = Gazetteer(reader)
    views = list_events(reader, wanted or Filter())
    while batch := list(islice(views, BATCH)):
        yield from tell(reader, gazetteer, batch)


def with_more_to_tell(reader: Reader, events: Iterable[int]) -> set[int]:
    """Return those of ``events`` of which anything is known that no list shows.

    For formats that carry no claims: whether they lose something is then looked
    at for few events, where most of a dataset are told by one bare citation.
    """
    ids = id_list(events)
    sql = " UNION ".join(" ".join([select, ids, more]) for select, more in _MORE)
    return {row[0] for row in reader.rows(sql)}


_CLAIMS = " ".join(
    [
        (
            "SELECT c.event_id, c.id, s.slug, s.title, s.author, s.publisher,"
            " COALESCE(s.published_text, s.published_edtf), s.url, s.archived_url, s.language,"
            " s.reliability, c.locator, c.quote, c.quote_language, c.quote_translation, c.stance,"
            " c.credibility, c.rank, a.name, COALESCE(c.says_duration_words, c.says_duration_min),"
            " c.note, c.says_place_id,"
        ),
        date_columns("c.says"),
        (
            "FROM citation AS c JOIN source AS s ON s.id = c.source_id"
            " LEFT JOIN actor AS a ON a.id = c.claimant_id WHERE c.event_id IN"
        ),
    ]
)
_PLACE = 21
#: What a citation says beyond that its source reports the event.
_TELLING = (
    "AND (locator IS NOT NULL OR quote IS NOT NULL OR claimant_id IS NOT NULL"
    " OR says_text IS NOT NULL OR says_place_id IS NOT NULL OR says_duration_min IS NOT NULL"
    " OR says_duration_max IS NOT NULL OR note IS NOT NULL OR credibility IS NOT NULL"
    " OR stance <> 'supports' OR rank <> 'normal')"
)
#: Which of several citations names something: of one alone it goes without saying.
_NAMING = (
    "AND citation_id IS NOT NULL"
    " AND (SELECT count(*) FROM citation AS c WHERE c.event_id = {}.event_id) > 1"
)
_KEPT = (
    "AND (extra IS NOT NULL OR basis_citation_id IS NOT NULL OR basis_reason IS NOT NULL"
    " OR basis_author IS NOT NULL)"
)
_MORE = (
    ("SELECT event_id FROM citation WHERE event_id IN", _TELLING),
    ("SELECT event_id FROM relation WHERE event_id IN", ""),
    ("SELECT other_id FROM relation WHERE other_id IN", ""),
    ("SELECT event_id FROM event_place WHERE event_id IN", _NAMING.format("event_place")),
    ("SELECT event_id FROM participation WHERE event_id IN", _NAMING.format("participation")),
    ("SELECT event_id FROM measure WHERE event_id IN", _NAMING.format("measure")),
    ("SELECT id FROM event WHERE id IN", _KEPT),
)
_COUNTS = "SELECT event_id, kind, low, best, high, unit, citation_id FROM measure WHERE event_id IN"
_RELATIONS = (
    "SELECT r.{side}, r.kind, r.{other}, o.title, COALESCE(r.lag_words, r.lag_min), r.citation_id"
    " FROM relation AS r JOIN event AS o ON o.id = r.{other}"
    " WHERE r.rank <> 'deprecated' AND r.{side} IN"
)
_OWN = (
    "SELECT e.id, COALESCE(e.duration_words, e.duration_min), e.manner, e.handling,"
    " e.extra IS NOT NULL,"
    " (SELECT count(*) FROM relation AS r WHERE r.event_id = e.id)"
    " + (SELECT count(*) FROM relation AS r WHERE r.other_id = e.id),"
    " EXISTS (SELECT 1 FROM event_place AS p WHERE p.event_id = e.id AND p.citation_id IS NOT NULL)"
    " OR EXISTS"
    " (SELECT 1 FROM participation AS p WHERE p.event_id = e.id AND p.citation_id IS NOT NULL)"
    " , e.basis_citation_id, e.basis_reason, e.basis_author FROM event AS e WHERE e.id IN"
)


def tell(reader: Reader, gazetteer: Gazetteer, views: Sequence[EventView]) -> Iterator[Told]:
    """Yield a batch of events with their claims, each kind of thing read by one query."""
    ids = id_list(view.id for view in views)
    cited: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in reader.rows(" ".join([_CLAIMS, ids, "ORDER BY c.id"])):
        cited[row[0]].append(row)
    gazetteer.load(row[_PLACE] for rows in cited.values() for row in rows if row[_PLACE])
    counted: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for event, *count in reader.rows(" ".join([_COUNTS, ids, "ORDER BY id"])):
        counted[event].append(tuple(count))
    related = _relations(reader, ids)
    own = {row[0]: row[1:] for row in reader.rows(" ".join([_OWN, ids]))}
    for view in views:
        rows = cited[view.id]
        claims = tuple(_claim(row, view, gazetteer) for row in rows if row[17] != "deprecated")
        places = {claim.id: position for position, claim in enumerate(claims)}
        lasting, manner, handling, extra, relations, attributed, *basis = own[view.id]
        yield Told(
            view=view,
            claims=claims,
            counts=_counts(counted[view.id], places),
            lasting=lasting,
            manner=manner,
            handling=handling,
            relations=len(related[view.id]),
            neighbours=_neighbours(related[view.id], places),
            deprecated=len(rows) - len(claims) + relations - len(related[view.id]),
            attributed=bool(attributed),
            extra=bool(extra),
            basis=places.get(basis[0]),
            reason=basis[1],
            decided_by=basis[2],
        )


def _relations(reader: Reader, ids: str) -> dict[int, list[tuple[Any, ...]]]:
    """Return the relations of events that stand, from either side."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for side, other in (("event_id", "other_id"), ("other_id", "event_id")):
        sql = " ".join([_RELATIONS.format(side=side, other=other), ids, "ORDER BY r.id"])
        for event, kind, *rest in reader.rows(sql):
            words = kind if side == "event_id" else SEEN_FROM_THE_OTHER[kind]
            found[event].append((words, *rest))
    return found


def _neighbours(
    rows: Sequence[tuple[Any, ...]], claims: Mapping[int, int]
) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(*(*row[:-1], claims.get(row[-1]))) for row in rows)


def _counts(rows: Sequence[tuple[Any, ...]], claims: Mapping[int, int]) -> tuple[Count, ...]:
    """Return the measures, each citation told by its position among the claims."""
    return tuple(Count(*(*row[:-1], claims.get(row[-1]))) for row in rows)


def _claim(row: tuple[Any, ...], view: EventView, gazetteer: Gazetteer) -> Claim:
    columns = row[-WIDTH:]
    words, says = columns[0], date_of(columns)
    place = None if row[_PLACE] is None else gazetteer.view(row[_PLACE])
    other_date = _other_date(view, words, says)
    other_place = place is not None and not _same_place(view, place)
    said = (says, words, place.full_name if place else None, row[19], row[20])
    return Claim(*(*row[1:19], *said, other_date, other_place))


def _other_date(view: EventView, words: str | None, says: FuzzyDate | None) -> bool:
    """Return whether a source's date is a rival of the adopted one.

    A refined date agrees with a vaguer one, whichever of the two is adopted.
    """
    if says is None:
        return words is not None and words != view.words
    return view.date is None or not (_holds(view.date, says) or _holds(says, view.date))


def _holds(outer: FuzzyDate, inner: FuzzyDate) -> bool:
    """Return whether all that ``inner`` may mean is within what ``outer`` may mean."""
    if not (outer.start_earliest <= inner.start_earliest and inner.end_latest <= outer.end_latest):
        return False
    if outer.members is None:
        return True
    if inner.members is not None:
        return outer.edtf == inner.edtf
    parts = outer.members.windows(inner.start_earliest, inner.end_latest)
    return any(start <= inner.start_earliest and inner.end_latest <= end for start, end in parts)


def _same_place(view: EventView, said: PlaceView) -> bool:
    """Return whether a source's place is one of the event's, or lies within one or about it."""
    return any(
        said.path[: len(place.path)] == place.path or place.path[: len(said.path)] == said.path
        for place, _ in view.places
    )
