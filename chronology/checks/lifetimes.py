"""Acting outside one's existence: what the four checks of it have in common."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronology.checks import claims, wording
from chronology.checks.arithmetic import (
    Gap,
    Window,
    end_window,
    judge,
    leans_against,
    start_window,
)
from chronology.checks.finding import Certainty, Claim, Finding
from chronology.dates import FuzzyDate
from chronology.query.evidence import Actor, Event, Facts, Participation

PERSONS = ("person", "unknown")
BODIES = ("organisation", "armed group", "state")

_ASKED = (Gap("earlier", "later"),)


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
    seen: set[tuple[int, int]] = set()
    for participation in facts.participations:
        key = (participation.actor, participation.event)
        actor, event = facts.actors[key[0]], facts.events[key[1]]
        bound = limit.of(actor)
        if bound is None or actor.kind not in limit.kinds or not participation.living:
            continue
        if event.date is None or event.status in ("planned", "refuted") or key in seen:
            continue
        if not facts.stands(participation.citation):
            continue
        finding = _judged(facts, limit, participation, bound, event.date)
        if finding is not None:
            seen.add(key)
            yield finding


def _windows(limit: Limit, bound: FuzzyDate, date: FuzzyDate) -> tuple[Window, Window]:
    """Return the moment that must come first, and the one that must come second."""
    if limit.beginning:
        return start_window(bound), end_window(date)
    return start_window(date), end_window(bound)


def _judged(
    facts: Facts, limit: Limit, participation: Participation, bound: FuzzyDate, date: FuzzyDate
) -> Finding | None:
    earlier, later = _windows(limit, bound, date)
    outcome = judge({"earlier": earlier, "later": later}, (), _ASKED)
    actor, event = facts.actors[participation.actor], facts.events[participation.event]
    if outcome.certain:
        certainty = claims.certainty_of([bound, date])
        last = wording.therefore(limit.therefore, outcome.shortfall)
    elif outcome.possible and leans_against(earlier, later):
        certainty = Certainty.POSSIBLE
        last = f"therefore {limit.therefore}, unless both fall in the time that the dates share."
    else:
        return None
    according = wording.by_citation(facts, participation.citation)
    return Finding(
        check=limit.check,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{actor.name} {limit.said} {wording.dated(bound)}.",
            wording.event_line(event),
            f"{actor.name} took part as {participation.role}{according}.",
            last,
        ),
        claims=_claims(limit, actor, event, participation),
        events=(event.id,),
        actors=(actor.id,),
        sources=claims.sources_of(facts, [participation.citation]),
        magnitude_seconds=outcome.shortfall if outcome.certain else None,
        remedies=(
            f'chronology edit {event.id} --when "…"',
            f'chronology actor edit {actor.id} {limit.option} "…"',
        ),
    )


def _claims(
    limit: Limit, actor: Actor, event: Event, participation: Participation
) -> tuple[Claim, ...]:
    return (limit.claim(actor), claims.of_event(event), claims.of_participation(participation))
