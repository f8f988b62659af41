"""A person in two separate places at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chronology.checks import claims, places, wording
from chronology.checks.allen import end, givens_of, start, windows_of
from chronology.checks.arithmetic import Gap, Outcome, end_window, judge, start_window
from chronology.checks.chance import chance_apart, is_stretched
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.screening import crowded
from chronology.checks.sweep import Stretch, meeting
from chronology.dates import FuzzyDate, Precision
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.query.evidence import Event, Facts, Participation

#: A stay longer than this leaves room for an outing that its source passes over.
_OUTING = 31 * DAY

#: Faster than any airliner from door to door: what it cannot do, nobody can.
_FASTEST_KMH = 1000.0

#: By road.
_ORDINARY_KMH = 100.0

#: Precisions so fine that two of them may leave no time for the journey.
_SHARP = (Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY)
_SHARPEST = (Precision.SECOND, Precision.MINUTE)

#: Relations by which a source itself tells one event as a part of the other.
_TOLD_TOGETHER = (
    "during", "contains", "starts", "finishes", "equals", "part of", "same as", "overlaps",
)  # fmt: skip

_CERTAIN = Certainty.CERTAIN

_Spots = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Presence:
    """A person's presence in an event: the event, its date, and where it was."""

    participation: Participation
    event: Event
    date: FuzzyDate
    spots: _Spots


@dataclass(frozen=True, slots=True)
class _Clash:
    """How sure it is that two presences cannot both be, and by how much."""

    certainty: Certainty
    seconds: int | None
    reason: str


class _Map:
    """The places of a chronology, with what it takes to get from one to another."""

    def __init__(self, facts: Facts) -> None:
        self._places = facts.places
        self.separate = cache(self._separate)
        self.nearby = cache(self._nearby)

    def _separate(self, one: _Spots, other: _Spots) -> bool:
        known = self._places
        return all(places.separate(known[a], known[b]) for a in one for b in other)

    def _nearby(self, one: _Spots, other: _Spots) -> bool:
        known = self._places
        return any(places.nearby(known[a], known[b]) for a in one for b in other)

    def distance(self, one: _Spots, other: _Spots) -> float | None:
        """Return the kilometres between the closest of two sets of places."""
        known = self._places
        apart = [places.distance_km(known[a], known[b]) for a in one for b in other]
        sure = [km for km in apart if km is not None]
        return min(sure) if len(sure) == len(apart) else None


def _find(facts: Facts) -> Iterator[Finding]:
    terrain, told = _Map(facts), _told(facts)
    seen: set[frozenset[int]] = set()
    for presences in _by_person(facts).values():
        for one, other in _candidates(presences, terrain):
            pair = frozenset((one.event.id, other.event.id))
            if pair in seen or told.get(pair, "") in _TOLD_TOGETHER:
                continue
            clash = _as_one_person(facts, one, _clash(one, other, terrain))
            # Where a source says which came first, the check "order" has the word.
            if clash is not None and (clash.certainty is _CERTAIN or pair not in told):
                seen.add(pair)
                yield _finding(facts, one, other, clash)


def _as_one_person(facts: Facts, presence: _Presence, clash: _Clash | None) -> _Clash | None:
    """Weaken a clash of an actor who may as well be several people."""
    actor = facts.actors[presence.participation.actor]
    if clash is None or actor.kind == "person":
        return clash
    if clash.certainty is not _CERTAIN:
        return None
    return _Clash(Certainty.POSSIBLE, None, "it is not said whether this is one person")


def _told(facts: Facts) -> dict[frozenset[int], str]:
    """Return how pairs of events are stated to lie to each other."""
    return {
        frozenset((relation.event, relation.other)): relation.kind
        for relation in facts.relations
        if relation.rank != "deprecated" and facts.stands(relation.citation)
    }


def _by_person(facts: Facts) -> dict[int, list[_Presence]]:
    """Return where each person was in the body, one presence an event."""
    found: dict[int, dict[int, _Presence]] = {}
    for participation in facts.participations:
        actor, event = facts.actors[participation.actor], facts.events[participation.event]
        if actor.kind not in ("person", "unknown") or not participation.bodily_present:
            continue
        if event.status in ("planned", "refuted") or not facts.stands(participation.citation):
            continue
        # What happens again and again leaves its gaps unsaid.
        if event.date is None or event.manner == "repeated" or not event.places:
            continue
        spots = frozenset(use.place for use in event.places)
        presence = _Presence(participation, event, event.date, spots)
        found.setdefault(actor.id, {}).setdefault(event.id, presence)
    return {actor: list(presences.values()) for actor, presences in found.items()}


def _candidates(presences: list[_Presence], terrain: _Map) -> Iterator[tuple[_Presence, _Presence]]:
    """Yield the presences that must coincide, and those that may well."""
    forced, likely, sharp = [], [], []
    for number, presence in enumerate(presences):
        date, spots = presence.date, presence.spots
        # Going on, for certain, from the latest start until the earliest end.
        begin, ended = surely_going_on(date)
        if begin != POS_INF and ended != NEG_INF:
            forced.append(Stretch(begin, ended, spots, number))
        if date.start_earliest == NEG_INF or date.end_latest == POS_INF:
            continue
        whole = Stretch(date.start_earliest, date.end_latest, spots, number)
        # Of a single date, some moment between the two is all that is known.
        single = Stretch(date.end_latest - 1, date.start_earliest, spots, number)
        likely.append(whole if is_stretched(date) else single)
        if not is_stretched(date) and date.precision in _SHARP:
            sharp.append(whole)
    for stretches in (forced, likely, sharp):
        for one, other in meeting(stretches, terrain.separate):
            yield presences[one], presences[other]


def surely_going_on(date: FuzzyDate) -> tuple[int, int]:
    """Return the latest start and the earliest end that a date allows together."""
    start, end_ = start_window(date), end_window(date)
    return min(start.latest, end_.latest), max(start.earliest, end_.earliest)


def _clash(one: _Presence, other: _Presence, terrain: _Map) -> _Clash | None:
    overlap = _overlap(one, other, 0)
    if overlap > 0:
        return _forced(one, other, terrain, overlap)
    if not is_stretched(one.date) and not is_stretched(other.date):
        return _hurried(one, other, terrain)
    if terrain.nearby(one.spots, other.spots) or chance_apart(one.date, other.date) >= 0.5:
        return None
    return _Clash(Certainty.POSSIBLE, None, f"they overlap unless {_ways_out(one, other)}")


def _overlap(one: _Presence, other: _Presence, travel: int) -> int:
    """Return the seconds by which neither can come first with ``travel`` in between."""
    return min(order.shortfall for order in _orders(one, other, travel).values())


def _orders(one: _Presence, other: _Presence, travel: int) -> dict[tuple[int, int], Outcome]:
    """Judge both orders of two events: the first over before the second begins."""
    windows, given = windows_of(one.event, other.event), givens_of(one.event, other.event)
    pairs = ((one.event.id, other.event.id), (other.event.id, one.event.id))
    return {(a, b): judge(windows, given, [Gap(end(a), start(b), travel)]) for a, b in pairs}


def _ways_out(one: _Presence, other: _Presence) -> str:
    """Return the orders that would keep two presences apart."""
    return " or ".join(
        f"@{first} was over before @{second} began"
        for (first, second), outcome in _orders(one, other, 0).items()
        if not outcome.certain
    )


def _forced(one: _Presence, other: _Presence, terrain: _Map, overlap: int) -> _Clash | None:
    """Judge two presences that certainly coincide."""
    longest = max(_sure_length(one.date), _sure_length(other.date))
    if longest > DAY and terrain.nearby(one.spots, other.spots):
        return None
    certainty = claims.certainty_of([one.date, other.date])
    if longest > _OUTING and not (is_stretched(one.date) and is_stretched(other.date)):
        reason = "the longer stay leaves room for an outing that no source mentions"
        return _Clash(Certainty.POSSIBLE, None, reason)
    return _Clash(certainty, overlap, "")


def _sure_length(date: FuzzyDate) -> int:
    begin, ended = surely_going_on(date)
    return ended - begin


def _hurried(one: _Presence, other: _Presence, terrain: _Map) -> _Clash | None:
    """Judge two presences within the same hours, with the journey in between."""
    km = terrain.distance(one.spots, other.spots)
    if km is None:
        if one.date.precision in _SHARPEST and other.date.precision in _SHARPEST:
            reason = "the distance is unknown, and there are only moments between them"
            return _Clash(Certainty.POSSIBLE, None, reason)
        return None
    certainty = claims.certainty_of([one.date, other.date])
    short = _overlap(one, other, int(km / _FASTEST_KMH * 3600))
    if short > 0:
        return _Clash(certainty, short, "")
    if _overlap(one, other, int(km / _ORDINARY_KMH * 3600)) > 0:
        reason = f"{km:.0f} km cannot be covered in between by road"
        return _Clash(Certainty.POSSIBLE, None, reason)
    return None


def _finding(facts: Facts, one: _Presence, other: _Presence, clash: _Clash) -> Finding:
    first, second = sorted((one, other), key=lambda presence: presence.event.id)
    actor = facts.actors[first.participation.actor]
    spots = first.spots | second.spots
    if clash.seconds is None:
        last = f"therefore {actor.name} may have been in two places at once: {clash.reason}."
    else:
        what = f"{actor.name} would have been in two places at once"
        last = wording.therefore(what, clash.seconds)
    return Finding(
        check=CHECK.id,
        certainty=clash.certainty,
        severity=claims.gravity(clash.certainty),
        explanation=(
            *(_whereabouts(facts, presence) for presence in (first, second)),
            f"{actor.name} is said to have been there both times, in separate places.",
            last,
        ),
        claims=(
            *(claims.of_event(presence.event) for presence in (first, second)),
            *(claims.of_participation(presence.participation) for presence in (first, second)),
            *(claims.of_place(facts.places[place]) for place in sorted(spots)),
        ),
        events=(first.event.id, second.event.id),
        actors=(actor.id,),
        sources=claims.sources_of(facts, (p.participation.citation for p in (first, second))),
        magnitude_seconds=clash.seconds,
        remedies=(
            *(f"chronology show {presence.event.id}" for presence in (first, second)),
            *(
                ()
                if actor.kind == "person"
                else (f"chronology actor edit {actor.id} --kind person",)
            ),
        ),
    )


def _whereabouts(facts: Facts, presence: _Presence) -> str:
    names = ", ".join(facts.places[use.place].name for use in presence.event.places)
    when, says = wording.dated(presence.date), _said_by(facts, presence)
    return f"{wording.name(presence.event)} is placed in {names}, dated {when}{says}."


def _said_by(facts: Facts, presence: _Presence) -> str:
    """Return who says that the person took part, else what the event's date rests on."""
    said = wording.by_citation(facts, presence.participation.citation)
    return said or wording.by_citation(facts, presence.event.basis)


CHECK = Check(
    id="two-places",
    why="A person cannot be in two places at once.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the events of each person that the person was bodily present at, where their places are"
        " separate: neither within the other, nor within each other's uncertainty. A journey is in"
        " every place that it leaves, passes and reaches. Planned, refuted and repeated events"
        " are left out, and so are two events of which one is stated to be part of the other,"
        " during it or overlapping it"
    ),
    certain=(
        "both must have been going on at one moment, whatever dates are chosen; or there is not"
        " time for the distance between them at 1,000 km/h. Two single dates of a day or vaguer"
        " never are: a day is long enough for a journey"
    ),
    possible=(
        "both must have been going on at one moment, but the longer is a stay of more than 31 days"
        " around a single date; or one of them lasted, and in more readings of the two dates than"
        " not they overlap; or two times sharper than a day leave no time for the distance at"
        " 100 km/h; or it would be certain of a person, and the kind of the actor is unknown. Two"
        " single dates that share a day or more, and stays of which one may end as"
        " the other begins, are no contradiction; nor is anything within 50 km, or within one"
        " town, of a stay of more than a day"
    ),
    screens=(crowded,),
    quiet=(
        "Correct a date or a place, make the one place part of the other, or state the relation"
        " between the events."
    ),
)
