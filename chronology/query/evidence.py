"""What the checks reason about, as plain frozen values.

They mirror the data model without its database: ids are those of the rows,
UUIDs those by which an entity is known in other databases too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from chronology.dates import FuzzyDate
from chronology.network.statements import Statements


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time as it was worded, between two ISO 8601 durations.

    A limit that nobody stated is None.
    """

    words: str
    minimum: str | None
    maximum: str | None


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """What a place is to an event: at, from, to or via."""

    place: int
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the date that the analyst adopted.

    ``basis`` is the citation that the date was adopted from, ``because`` the
    reason that the analyst gave for it. ``listed``: its dataset gives it an id
    of its own, so that another id there is another event.
    """

    id: int
    uuid: str
    title: str
    status: str = "alleged"
    manner: str | None = None
    category: int | None = None
    date: FuzzyDate | None = None
    duration: Stretch | None = None
    places: tuple[PlaceUse, ...] = ()
    basis: int | None = None
    because: str | None = None
    anchor: int | None = None
    dataset: int | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """Events of which nothing is known here but that they are recorded.

    Each has its id and, at the same index, its UUID; in the order of the ids.
    """

    ids: tuple[int, ...]
    uuids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place; ``within`` holds its own id and that of every place around it."""

    id: int
    uuid: str
    name: str
    within: frozenset[int]
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts, and when it came to be and ceased.

    ``names`` are its further names, ``note`` tells it from others of its name.
    """

    id: int
    uuid: str
    name: str
    kind: str = "unknown"
    born: FuzzyDate | None = None
    died: FuzzyDate | None = None
    names: tuple[str, ...] = ()
    note: str | None = None
    exclusive_group: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """How one actor stands to another: reads "actor, kind, other"."""

    id: int
    uuid: str
    actor: int
    kind: str
    other: int
    span: FuzzyDate | None = None
    citation: int | None = None
    rank: str = "normal"


@dataclass(frozen=True, slots=True)
class Measure:
    """A count claimed of an event; what is not known is None."""

    id: int
    uuid: str
    event: int
    kind: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part in what, and whether in the body and alive."""

    id: int
    uuid: str
    event: int
    actor: int
    role: str
    bodily_present: bool
    living: bool
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever or whatever speaks."""

    id: int
    uuid: str
    slug: str
    published: FuzzyDate | None = None
    accessed: FuzzyDate | None = None
    reliability: str | None = None
    derived_from: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What one source says of one event."""

    id: int
    uuid: str
    event: int
    source: int
    locator: str | None = None
    stance: str = "supports"
    rank: str = "normal"
    credibility: int | None = None
    claimant: int | None = None
    says: FuzzyDate | None = None
    says_duration: Stretch | None = None
    says_place: int | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How one event is stated to lie to another: reads "event, kind, other"."""

    id: int
    uuid: str
    event: int
    kind: str
    other: int
    lag: Stretch | None = None
    from_date: bool = False
    citation: int | None = None
    rank: str = "normal"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of event, and which state of an exclusive group it means.

    ``single_holder``: at one time, of one organisation or place, only one person
    can be in it (an office). ``requires``: the category of which the same actor
    must have had an event before (a release needs an arrest).
    """

    id: int
    name: str
    parent: int | None = None
    exclusive_group: str | None = None
    exclusive_state: str | None = None
    occurs_once: bool = False
    single_holder: bool = False
    requires: int | None = None


@dataclass(frozen=True, slots=True)
class BrokenDate:
    """A stored date whose bounds cannot be a date's, as another tool may leave it.

    ``kind`` is the kind of thing that it belongs to ("event", "citation" …),
    ``event`` the event that it dates, if any.
    """

    kind: str
    id: int
    uuid: str
    event: int | None
    text: str
    bounds: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that somebody accepted, by its fingerprint."""

    fingerprint: str
    check: str
    reason: str
    author: str
    accepted_at: str


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Facts:
    """Everything that the checks look at, by id where things have one.

    ``statements`` are those that enter the temporal network of the chronology,
    ``by_source`` those of each source that may contradict itself, ``today`` the
    first second of the present day.

    ``scope`` holds the events that the facts were gathered around, None where
    they are the whole chronology: of a part, only what touches the scope is
    known in full. ``broken`` holds the dates that could not be read; what they
    belong to stands undated.

    Facts are equal only to themselves, so that what is worked out of them can be
    kept beside them.
    """

    events: Mapping[int, Event] = field(default_factory=_nothing)
    places: Mapping[int, Place] = field(default_factory=_nothing)
    actors: Mapping[int, Actor] = field(default_factory=_nothing)
    sources: Mapping[int, Source] = field(default_factory=_nothing)
    citations: Mapping[int, Citation] = field(default_factory=_nothing)
    categories: Mapping[int, Category] = field(default_factory=_nothing)
    participations: tuple[Participation, ...] = ()
    relations: tuple[Relation, ...] = ()
    ties: tuple[Tie, ...] = ()
    measures: tuple[Measure, ...] = ()
    statements: Statements = field(default_factory=Statements)
    by_source: Mapping[int, Statements] = field(default_factory=_nothing)
    today: int | None = None
    acceptances: tuple[Acceptance, ...] = ()
    broken: tuple[BrokenDate, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=_nothing)
    scope: frozenset[int] | None = None
    uncited: Mapping[int, Records] = field(default_factory=_nothing)

    def stands(self, citation: int | None) -> bool:
        """Return whether what rests on ``citation`` still holds.

        It does where there is no citation to take back, and no longer where the
        citation is deprecated.
        """
        known = None if citation is None else self.citations.get(citation)
        return known is None or known.rank != "deprecated"

    def citations_by_event(self) -> dict[int, list[Citation]]:
        """Return the citations that stand, by event and in the order of their ids."""
        found: dict[int, list[Citation]] = {}
        for citation in self.citations.values():
            if citation.rank != "deprecated":
                found.setdefault(citation.event, []).append(citation)
        return found
