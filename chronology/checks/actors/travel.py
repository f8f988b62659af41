"""A person who has not the time to get from one place to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks import limits
from chronology.checks.actors import presences
from chronology.checks.actors.presences import Presence, Terrain
from chronology.checks.actors.sweep import Stretch, meeting
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.when import When, time_between
from chronology.checks.screening import crowded
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.query.evidence import Facts

_FASTEST, _ORDINARY = "fastest-travel", "ordinary-travel"

#: No two places on Earth are farther apart: half of its circumference
#: (mean radius 6,371 km, IUGG), rounded up.
_FARTHEST_KM = 20_016.0


@dataclass(frozen=True, slots=True)
class _Journey:
    """A journey that takes longer than there is time for.

    ``km`` is the least distance, ``needed`` and ``there`` are seconds: what the
    journey takes at the limit, and the most that the dates leave for it.
    """

    limit: str
    km: float
    needed: int
    there: int


def _find(facts: Facts) -> Iterator[Finding]:
    terrain = presences.terrain(facts)
    seen: set[frozenset[int]] = set()
    # What no airliner can do goes first: a pair is told once, as gravely as it is.
    for limit in (_FASTEST, _ORDINARY):
        speed = limits.value(facts, limit)
        if speed <= 0:
            continue
        for stays in presences.by_person(facts).values():
            fit = stays if limit == _FASTEST else [stay for stay in stays if _fine(stay.when)]
            for one, other in _neighbours(fit, terrain, speed):
                pair = frozenset((one.event.id, other.event.id))
                journey = _journey(one, other, terrain, limit, speed)
                if journey is None or pair in seen or _settled(facts, one, other, limit):
                    continue
                seen.add(pair)
                yield _finding(facts, one, other, journey)


def _settled(facts: Facts, one: Presence, other: Presence, limit: str) -> bool:
    """Return whether something else speaks of two presences, or nothing should."""
    if presences.told_as_one(facts, one.event, other.event):
        return True
    if limit == _FASTEST:
        return False
    # Of a stated order the dates leave what they leave; of several people who
    # may be meant, one may have gone by road and one not at all.
    pair = frozenset((one.event.id, other.event.id))
    actor = facts.actors[one.participation.actor]
    return pair in presences.told(facts) or actor.kind != "person"


def _fine(when: When) -> bool:
    """Return whether it is known to less than a day when something began and ended."""
    if not when.bounded:
        return False
    begun = when.start_latest - when.start_earliest + 1
    return max(begun, when.end_latest - when.end_earliest + 1) < DAY


def _neighbours(
    stays: list[Presence], terrain: Terrain, speed: float
) -> Iterator[tuple[Presence, Presence]]:
    """Yield the presences between which the longest journey would not have time."""
    reach = _seconds(_FARTHEST_KM, speed)
    stretches = [
        Stretch(stay.when.start_latest, stay.when.end_earliest + reach, stay.spots, number)
        for number, stay in enumerate(stays)
        if stay.when.start_latest != POS_INF and stay.when.end_earliest != NEG_INF
    ]
    for one, other in meeting(stretches, terrain.separate):
        yield stays[one], stays[other]


def _seconds(km: float, speed: float) -> int:
    return int(km / speed * 3600)


def _journey(
    one: Presence, other: Presence, terrain: Terrain, limit: str, speed: float
) -> _Journey | None:
    there = time_between(one.when, other.when)
    # Where both are going on at one time, two-places says more.
    km = None if there < 0 else terrain.distance(one.spots, other.spots)
    if km is None:
        return None
    needed = _seconds(km, speed)
    return _Journey(limit, km, needed, there) if there < needed else None


def _finding(facts: Facts, one: Presence, other: Presence, journey: _Journey) -> Finding:
    first, second = sorted((one, other), key=lambda presence: presence.event.id)
    actor = facts.actors[first.participation.actor]
    certainty = Certainty.POSSIBLE
    if journey.limit == _FASTEST and actor.kind == "person":
        certainty = tightened.certainty(facts, first.event, second.event)
    shows = (f"chronology show {presence.event.id}" for presence in (first, second))
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(presences.whereabouts(facts, presence) for presence in (first, second)),
            *tightened.lines(facts, first.event, second.event),
            *_reckoning(facts, journey),
            _therefore(actor.name, certainty, journey),
        ),
        claims=(
            *presences.claims_of(facts, first, second),
            limits.claim(facts, journey.limit),
        ),
        events=(first.event.id, second.event.id),
        actors=(actor.id,),
        sources=claims.sources_of(facts, (p.participation.citation for p in (first, second))),
        magnitude_seconds=_short(journey) if certainty is Certainty.CERTAIN else None,
        remedies=(*shows, *presences.as_person(actor)),
    )


def _short(journey: _Journey) -> int:
    return journey.needed - journey.there


def _reckoning(facts: Facts, journey: _Journey) -> tuple[str, ...]:
    km, short = f"{journey.km:,.0f} km", _short(journey)
    needed = wording.size_beside(journey.needed, short)
    there = f"at most {wording.size_beside(journey.there, short)}" if journey.there else "no time"
    return (
        f"They are at least {km} apart, less the uncertainty of both places.",
        limits.line(facts, journey.limit),
        f"At that speed the journey takes {needed}; the dates leave {there} for it.",
    )


def _therefore(name: str, certainty: Certainty, journey: _Journey) -> str:
    if certainty is Certainty.CERTAIN:
        return wording.therefore(f"{name} could not have been there both times", _short(journey))
    return (
        f"therefore {name} may not have been there both times: the journey is short of"
        f" {wording.size(_short(journey))} at that speed."
    )


CHECK = Check(
    id="travel",
    why="Nobody gets from one place to another faster than the fastest journey.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "each event that a person was bodily present at with those next to it in time: the great"
        " circle between their places, less the uncertainty of both, with the time that the dates"
        " leave for the journey. Planned, refuted and repeated events are left out, and so are"
        " places without coordinates and events told as part of each other"
    ),
    certain="the journey would have to be faster than the limit `fastest-travel`",
    possible=(
        "it would have to be faster than the limit `ordinary-travel`, and both times are known to"
        " less than a day; or it would be certain, and a date is marked as uncertain or the kind"
        " of the actor is unknown"
    ),
    screens=(crowded,),
    quiet=(
        "Correct a date or a place, widen the radius of a place that is known only roughly, or"
        " set the limit: `chronology check limits`."
    ),
    supersedes=("two-places",),
    limits=(_FASTEST, _ORDINARY),
    example=(
        (
            "@1 “Arrest” is placed in Istanbul, dated “at 2016-07-15 10:00” (2016-07-15"
            " 10:00 to 2016-07-15 10:01)."
        ),
        (
            "@2 “Hearing” is placed in Antep, dated “at 2016-07-15 10:15” (2016-07-15 10:15"
            " to 2016-07-15 10:16)."
        ),
        "They are at least 835 km apart, less the uncertainty of both places.",
        "The limit fastest-travel is 1000 km/h, the usual limit.",
        "At that speed the journey takes 50 minutes; the dates leave at most 15 minutes for it.",
        "therefore Omar could not have been there both times: impossible by at least 34 minutes.",
    ),
)
