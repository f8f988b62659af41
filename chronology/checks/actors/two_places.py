"""A person in two separate places at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks.actors import presences
from chronology.checks.actors.coincidence import coinciding, leans, overlap
from chronology.checks.actors.presences import Presence, Terrain
from chronology.checks.actors.sweep import Stretch, meeting
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.when import When
from chronology.checks.screening import crowded
from chronology.dates import Precision
from chronology.dates.civil import DAY
from chronology.query.evidence import Facts

#: A stay longer than this leaves room for an outing that its source passes over.
_OUTING = 31 * DAY

#: Precisions so fine that two of them leave no time for any journey.
_SHARPEST = (Precision.SECOND, Precision.MINUTE)

_CERTAIN = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class _Clash:
    """How sure it is that two presences cannot both be, and by how much."""

    certainty: Certainty
    seconds: int | None
    reason: str


def _find(facts: Facts) -> Iterator[Finding]:
    terrain = presences.terrain(facts)
    seen: set[frozenset[int]] = set()
    for stays in presences.by_person(facts).values():
        for one, other in _candidates(stays, terrain):
            pair = frozenset((one.event.id, other.event.id))
            if pair in seen or presences.told_as_one(facts, one.event, other.event):
                continue
            clash = _as_one_person(facts, one, _clash(facts, one, other, terrain))
            if clash is None:
                continue
            # Where a source says which came first, the check "order" has the word.
            if clash.certainty is _CERTAIN or pair not in presences.told(facts):
                seen.add(pair)
                yield _finding(facts, one, other, clash)


def _as_one_person(facts: Facts, presence: Presence, clash: _Clash | None) -> _Clash | None:
    """Weaken a clash of an actor who may as well be several people."""
    actor = facts.actors[presence.participation.actor]
    if clash is None or actor.kind == "person":
        return clash
    if clash.certainty is not _CERTAIN:
        return None
    return _Clash(Certainty.POSSIBLE, None, "it is not said whether this is one person")


def _candidates(stays: list[Presence], terrain: Terrain) -> Iterator[tuple[Presence, Presence]]:
    """Yield the presences that must coincide, and those that may well."""
    times = [(stay.when, stay.spots) for stay in stays]
    for one, other in coinciding(times, terrain.separate):
        yield stays[one], stays[other]
    moments = [
        Stretch(stay.when.start_earliest, stay.when.end_latest + 1, stay.spots, number)
        for number, stay in enumerate(stays)
        if _is_moment(stay)
    ]
    for one, other in meeting(moments, terrain.separate):
        yield stays[one], stays[other]


def _is_moment(stay: Presence) -> bool:
    date = stay.event.date
    return date is not None and date.precision in _SHARPEST and not stay.when.stretched


def _clash(facts: Facts, one: Presence, other: Presence, terrain: Terrain) -> _Clash | None:
    together = overlap(one.when, other.when)
    if together > 0:
        return _forced(facts, one, other, terrain, together)
    if _is_moment(one) and _is_moment(other) and _unmeasured(one, other, terrain):
        reason = "the distance is unknown, and there are only moments between them"
        return _Clash(Certainty.POSSIBLE, None, reason)
    if terrain.nearby(one.spots, other.spots) or not leans(one.when, other.when):
        return None
    return _Clash(Certainty.POSSIBLE, None, f"they overlap unless {_ways_out(one, other)}")


def _unmeasured(one: Presence, other: Presence, terrain: Terrain) -> bool:
    """Return whether nobody can say how long the way takes, between two that share a moment."""
    meet = one.when.start_earliest <= other.when.end_latest
    meet = meet and other.when.start_earliest <= one.when.end_latest
    return meet and terrain.distance(one.spots, other.spots) is None


def _ways_out(one: Presence, other: Presence) -> str:
    """Return the orders that would keep two presences apart."""
    return " or ".join(
        f"@{first.event.id} was over before @{second.event.id} began"
        for first, second in ((one, other), (other, one))
        if second.when.start_latest >= first.when.end_earliest
    )


def _forced(
    facts: Facts, one: Presence, other: Presence, terrain: Terrain, together: int
) -> _Clash | None:
    """Judge two presences that certainly coincide."""
    longest = max(_sure_length(one.when), _sure_length(other.when))
    if longest > DAY and terrain.nearby(one.spots, other.spots):
        return None
    if longest > _OUTING and not (one.when.stretched and other.when.stretched):
        reason = "the longer stay leaves room for an outing that no source mentions"
        return _Clash(Certainty.POSSIBLE, None, reason)
    return _Clash(tightened.certainty(facts, one.event, other.event), together, "")


def _sure_length(when: When) -> int:
    return when.end_earliest - when.start_latest


def _finding(facts: Facts, one: Presence, other: Presence, clash: _Clash) -> Finding:
    first, second = sorted((one, other), key=lambda presence: presence.event.id)
    actor = facts.actors[first.participation.actor]
    if clash.seconds is None:
        last = f"therefore {actor.name} may have been in two places at once: {clash.reason}."
    else:
        what = f"{actor.name} would have been in two places at once"
        last = wording.therefore(what, clash.seconds)
    shows = (f"chronology show {presence.event.id}" for presence in (first, second))
    return Finding(
        check=CHECK.id,
        certainty=clash.certainty,
        severity=claims.gravity(clash.certainty),
        explanation=(
            *(presences.whereabouts(facts, presence) for presence in (first, second)),
            *tightened.lines(facts, first.event, second.event),
            f"{actor.name} is said to have been there both times, in separate places.",
            last,
        ),
        claims=presences.claims_of(facts, first, second),
        events=(first.event.id, second.event.id),
        actors=(actor.id,),
        sources=claims.sources_of(facts, (p.participation.citation for p in (first, second))),
        magnitude_seconds=clash.seconds,
        remedies=(*shows, *presences.as_person(actor)),
    )


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
        " during it or overlapping it. An event without a date counts where its relations bound"
        " it, and a vague date as far as relations narrow it"
    ),
    certain=(
        "both must have been going on at one moment, whatever dates are chosen. Two single dates"
        " never are: whether there is time for the journey between them is for `travel` to say"
    ),
    possible=(
        "both must have been going on at one moment, but the longer is a stay of more than 31 days"
        " around a single date; or one of them lasted, and in more readings of the two dates than"
        " not they overlap; or both are dated to one minute, and the distance is unknown;"
        " or it would be certain of a person, and the kind of the actor is unknown. Two"
        " single dates that share a day or more, and stays of which one may end as"
        " the other begins, are no contradiction; nor is anything within 50 km, or within one"
        " town, of a stay of more than a day"
    ),
    screens=(crowded,),
    quiet=(
        "Correct a date or a place, make the one place part of the other, or state the relation"
        " between the events."
    ),
    example=(
        (
            "@1 “Treatment” is placed in Istanbul, dated “2016-07-10/2016-07-20” (beginning"
            " 2016-07-10, ending 2016-07-20)."
        ),
        "@2 “Meeting” is placed in Antep, dated 2016-07-15.",
        "Omar is said to have been there both times, in separate places.",
        "therefore Omar would have been in two places at once: impossible by at least 4 days.",
    ),
)
