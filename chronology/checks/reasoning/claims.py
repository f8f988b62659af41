"""The statements that findings rest on, with the values that they used of each."""

from collections.abc import Iterable

from chronology.checks.finding import Certainty, Claim, Severity
from chronology.dates import FuzzyDate, Qualifier
from chronology.query.evidence import (
    Actor,
    Category,
    Citation,
    Event,
    Facts,
    Measure,
    Participation,
    Place,
    Relation,
    Source,
    Stretch,
    Tie,
)

_Values = tuple[str | int | None, ...]


def certainty_of(dates: Iterable[FuzzyDate | None]) -> Certainty:
    """Return how sure a proof from ``dates`` can be: a date with "?" makes it possible."""
    doubted = any(
        date is not None and date.qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH)
        for date in dates
    )
    return Certainty.POSSIBLE if doubted else Certainty.CERTAIN


def gravity(certainty: Certainty) -> Severity:
    """Return how grave a contradiction is: an error if certain, else a warning."""
    return Severity.ERROR if certainty is Certainty.CERTAIN else Severity.WARNING


def values_of(date: FuzzyDate | None) -> _Values:
    """Return the values that make up a date, without its words."""
    if date is None:
        return (None,)
    first, second = (date.start_earliest, date.start_latest), (date.end_earliest, date.end_latest)
    return (date.edtf, *first, *second, date.qualifier.value, int(date.lasting))


def _stretch(stretch: Stretch | None) -> _Values:
    return (None,) if stretch is None else (stretch.minimum, stretch.maximum)


def of_event(event: Event) -> Claim:
    """Return the adopted date of an event, with its length, and whether it is planned.

    Whether it is alleged or corroborated is nothing to a proof.
    """
    standing = event.status if event.status in ("planned", "refuted") else None
    values = (*values_of(event.date), *_stretch(event.duration), event.manner, standing)
    return Claim("event", event.id, event.uuid, values)


def of_record(event: Event) -> Claim:
    """Return that an event is recorded, whatever is stated of it."""
    return of_recorded(event.id, event.uuid)


def of_recorded(number: int, uuid: str) -> Claim:
    """Return that an event is recorded, of which nothing else need be known."""
    return Claim("event", number, uuid, ())


def of_status(event: Event) -> Claim:
    """Return what an event is held to be."""
    return Claim("event", event.id, event.uuid, ("status", event.status))


def of_citation(citation: Citation) -> Claim:
    """Return what a citation says of its event."""
    says = (*values_of(citation.says), *_stretch(citation.says_duration))
    return Claim("citation", citation.id, citation.uuid, (citation.stance, citation.rank, *says))


def of_relation(relation: Relation) -> Claim:
    """Return a stated relation."""
    values = (relation.kind, *_stretch(relation.lag), relation.rank)
    return Claim("relation", relation.id, relation.uuid, values)


def of_source(source: Source) -> Claim:
    """Return when a source was published."""
    return Claim("source", source.id, source.uuid, values_of(source.published))


def of_born(actor: Actor) -> Claim:
    """Return when an actor was born or founded."""
    return Claim("actor", actor.id, actor.uuid, ("born", *values_of(actor.born)))


def of_died(actor: Actor) -> Claim:
    """Return when an actor died or was dissolved."""
    return Claim("actor", actor.id, actor.uuid, ("died", *values_of(actor.died)))


def of_participation(participation: Participation) -> Claim:
    """Return that an actor took part in an event.

    Of whom and in what, the UUID tells: ids differ from one database to the next.
    """
    return Claim("participation", participation.id, participation.uuid, (participation.role,))


def of_tie(tie: Tie) -> Claim:
    """Return how one actor stands to another, and for how long.

    Who they are, the UUID tells: ids differ from one database to the next.
    """
    values = (tie.kind, tie.rank, *values_of(tie.span))
    return Claim("tie", tie.id, tie.uuid, values)


def of_measure(measure: Measure) -> Claim:
    """Return a count; what is not known of it is None."""
    figures = (measure.low, measure.best, measure.high)
    values = (None if figure is None else repr(figure) for figure in figures)
    return Claim("measure", measure.id, measure.uuid, (measure.kind, *values))


def of_category(category: Category) -> Claim:
    """Return what a category says of its events.

    It is known by its name: a category of the same name means the same elsewhere.
    """
    state = (category.exclusive_group, category.exclusive_state)
    rules = (int(category.occurs_once), int(category.single_holder))
    return Claim("category", category.id, category.name, (*state, *rules))


def of_place(place: Place) -> Claim:
    """Return where a place lies, and how far from there it may truly be."""
    point = (place.latitude, place.longitude, place.radius_m)
    at = () if place.latitude is None else tuple(map(repr, point))
    return Claim("place", place.id, place.uuid, at)


def sources_of(facts: Facts, citations: Iterable[int | None]) -> tuple[str, ...]:
    """Return the slugs of the sources of ``citations``, each once, in their order."""
    slugs: dict[str, None] = {}
    for citation in citations:
        known = None if citation is None else facts.citations.get(citation)
        source = None if known is None else facts.sources.get(known.source)
        if source is not None:
            slugs[source.slug] = None
    return tuple(slugs)
