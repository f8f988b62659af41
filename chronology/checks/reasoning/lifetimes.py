"""Acting outside one's existence: what the four checks of it have in common."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronology.checks.finding import Certainty, Claim, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.arithmetic import Window, end_window, leans_against, start_window
from chronology.checks.reasoning.when import When
from chronology.dates import FuzzyDate
from chronology.query.evidence import Actor, Facts, Participation

PERSONS = ("person", "unknown")
BODIES = ("organisation", "armed group", "state")


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of an existence: which, of whom, and how it is said.

    Args:
        check: the id of the check that looks at it.
        kinds: the kinds of actor that have it.
        beginning: whether it is the beginning, so that acting comes after it.
        said: how it is said ("was born").
        therefore: what acting on the wrong side of it would mean.
        option: the option of ``actor edit`` that corrects it.
    """

    check: str
    kinds: tuple[str, ...]
    beginning: bool
    said: str
    therefore: str
    option: str

    def of(self, actor: Actor) -> FuzzyDate | None:
        """Return when this end of ``actor``'s existence was."""
        return actor.born if self.beginning else actor.died

    def claim(self, actor: Actor) -> Claim:
        """Return the claim that says so."""
        make: Callable[[Actor], Claim] = claims.of_born if self.beginning else claims.of_died
        return make(actor)


def find(facts: Facts, limit: Limit) -> Iterator[Finding]:
    """Yield the events that living actors take part in beyond ``limit``.

    Somebody only has to exist for a moment of an event to have acted in it.
    """
    bounds = _bounds(facts, limit)
    if not bounds:
        return
    known = tightened.whens(facts)
    seen: set[tuple[int, int]] = set()
    for participation in facts.participations:
        bound = bounds.get(participation.actor)
        if bound is None or not participation.living:
            continue
        key = (participation.actor, participation.event)
        event = facts.events[participation.event]
        if event.status in ("planned", "refuted") or key in seen:
            continue
        when = known.of(event) if facts.stands(participation.citation) else None
        finding = None if when is None else _judged(facts, limit, participation, bound, when)
        if finding is not None:
            seen.add(key)
            yield finding


def _bounds(facts: Facts, limit: Limit) -> dict[int, FuzzyDate]:
    """Return when those actors came to be, or ceased, of whom ``limit`` speaks."""
    found = {}
    for actor in facts.actors.values():
        bound = limit.of(actor)
        if bound is not None and actor.kind in limit.kinds:
            found[actor.id] = bound
    return found


def _windows(limit: Limit, bound: FuzzyDate, when: When) -> tuple[Window, Window]:
    """Return the moment that must come first, and the one that must come second."""
    if limit.beginning:
        return start_window(bound), when.end
    return when.start, end_window(bound)


def _judged(
    facts: Facts, limit: Limit, participation: Participation, bound: FuzzyDate, when: When
) -> Finding | None:
    earlier, later = _windows(limit, bound, when)
    event = facts.events[participation.event]
    shortfall = max(0, earlier.earliest - later.latest)
    if shortfall:
        certainty = _surest(tightened.certainty(facts, event), claims.certainty_of([bound]))
    elif leans_against(earlier, later):
        certainty = Certainty.POSSIBLE
    else:
        return None
    return _finding(facts, limit, participation, certainty, shortfall)


def _surest(one: Certainty, other: Certainty) -> Certainty:
    """Return how sure a proof from two things can be."""
    return one if one.rank > other.rank else other


def _finding(
    facts: Facts, limit: Limit, participation: Participation, certainty: Certainty, shortfall: int
) -> Finding:
    actor, event = facts.actors[participation.actor], facts.events[participation.event]
    bound = limit.of(actor)
    born = "" if bound is None else wording.dated(bound)
    according = wording.by_citation(facts, participation.citation)
    if shortfall:
        last = wording.therefore(limit.therefore, shortfall)
    else:
        last = f"therefore {limit.therefore}, unless both fall in the time that the dates share."
    return Finding(
        check=limit.check,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{actor.name} {limit.said} {born}.",
            wording.event_line(event),
            *tightened.lines(facts, event),
            f"{actor.name} took part as {participation.role}{according}.",
            last,
        ),
        claims=(
            limit.claim(actor),
            *tightened.claims_of(facts, event),
            claims.of_participation(participation),
        ),
        events=(event.id,),
        actors=(actor.id,),
        sources=claims.sources_of(facts, [participation.citation]),
        magnitude_seconds=shortfall or None,
        remedies=(
            f'chronology edit {event.id} --when "…"',
            f'chronology actor edit {actor.id} {limit.option} "…"',
        ),
    )
