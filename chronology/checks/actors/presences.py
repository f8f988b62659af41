"""Where persons were in the body, and how the places of a chronology lie to each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chronology.checks.finding import Claim
from chronology.checks.reasoning import claims, places, tightened, wording
from chronology.checks.reasoning.memo import per_facts
from chronology.checks.reasoning.tightened import whens
from chronology.checks.reasoning.when import When
from chronology.query.evidence import Actor, Event, Facts, Participation, Place

#: Relations by which a source itself tells one event as a part of the other.
_TOGETHER = (
    "during", "contains", "starts", "finishes", "equals", "part of", "same as", "overlaps",
)  # fmt: skip

Spots = frozenset[int]


@dataclass(frozen=True, slots=True)
class Presence:
    """A person's presence in an event: the event, when and where it was."""

    participation: Participation
    event: Event
    when: When
    spots: Spots


class Terrain:
    """The places of a chronology, with what it takes to get from one to another."""

    def __init__(self, known: Mapping[int, Place]) -> None:
        self._places = known
        self.separate = cache(self._separate)
        self.nearby = cache(self._nearby)
        self.distance = cache(self._distance)

    def _separate(self, one: Spots, other: Spots) -> bool:
        known = self._places
        return all(places.separate(known[a], known[b]) for a in one for b in other)

    def _nearby(self, one: Spots, other: Spots) -> bool:
        known = self._places
        return any(places.nearby(known[a], known[b]) for a in one for b in other)

    def _distance(self, one: Spots, other: Spots) -> float | None:
        """Return the kilometres between the closest of two sets of places."""
        known = self._places
        apart = [places.distance_km(known[a], known[b]) for a in one for b in other]
        sure = [km for km in apart if km is not None]
        return min(sure) if len(sure) == len(apart) else None


@per_facts
def terrain(facts: Facts) -> Terrain:
    """Return the places of ``facts``."""
    return Terrain(facts.places)


@per_facts
def by_person(facts: Facts) -> dict[int, list[Presence]]:
    """Return where each person was in the body, one presence an event.

    Who was in one event only, or none, is left out. Somebody of unknown kind may be a person. Planned and refuted events are left
    out, and so is what happens again and again: it leaves its gaps unsaid.
    """
    known = whens(facts)
    found: dict[int, dict[int, Presence]] = {}
    for participation in facts.participations:
        actor, event = facts.actors[participation.actor], facts.events[participation.event]
        if actor.kind not in ("person", "unknown") or not participation.bodily_present:
            continue
        if event.status in ("planned", "refuted") or not facts.stands(participation.citation):
            continue
        if event.manner == "repeated" or not event.places:
            continue
        mine = found.setdefault(actor.id, {})
        when = None if event.id in mine else known.of(event)
        if when is not None:
            spots = frozenset(use.place for use in event.places)
            mine[event.id] = Presence(participation, event, when, spots)
    return {actor: list(mine.values()) for actor, mine in found.items() if len(mine) > 1}


@per_facts
def told(facts: Facts) -> dict[frozenset[int], str]:
    """Return how pairs of events are stated to lie to each other."""
    return {
        frozenset((relation.event, relation.other)): relation.kind
        for relation in facts.relations
        if relation.rank != "deprecated" and facts.stands(relation.citation)
    }


def told_as_one(facts: Facts, one: Event, other: Event) -> bool:
    """Return whether a source itself tells one of two events as a part of the other."""
    return told(facts).get(frozenset((one.id, other.id)), "") in _TOGETHER


def told_in_order(facts: Facts, one: Event, other: Event) -> bool:
    """Return whether it is stated which of two events came first.

    Whether that can be is for the check "order" to say.
    """
    return told(facts).get(frozenset((one.id, other.id)), "") in ("before", "after", "meets")


def whereabouts(facts: Facts, presence: Presence) -> str:
    """Return the line that says where an event was, when, and who says so."""
    names = ", ".join(facts.places[use.place].name for use in presence.event.places)
    date, says = presence.event.date, _said_by(facts, presence)
    when = "undated" if date is None else f"dated {wording.dated(date)}"
    return f"{wording.name(presence.event)} is placed in {names}, {when}{says}."


def _said_by(facts: Facts, presence: Presence) -> str:
    """Return who says that the person took part, else what the event's date rests on."""
    said = wording.by_citation(facts, presence.participation.citation)
    return said or wording.by_citation(facts, presence.event.basis)


def claims_of(facts: Facts, *presences: Presence) -> tuple[Claim, ...]:
    """Return the claims that presences rest on: their times, who was there, and where."""
    spots = sorted({spot for presence in presences for spot in presence.spots})
    return (
        *tightened.claims_of(facts, *(presence.event for presence in presences)),
        *(claims.of_participation(presence.participation) for presence in presences),
        *(claims.of_place(facts.places[spot]) for spot in spots),
    )


def as_person(actor: Actor) -> tuple[str, ...]:
    """Return the command that says of an actor of unknown kind that it is one person."""
    return () if actor.kind == "person" else (f"chronology actor edit {actor.id} --kind person",)
