"""Two persons who meet or belong together, though one was dead before the other was born."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks.actors.concerned import PERSONS
from chronology.checks.actors.presences import as_person
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.arithmetic import end_window, start_window
from chronology.checks.reasoning.tightened import whens
from chronology.checks.reasoning.when import When
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.query.evidence import Actor, Event, Facts, Participation, Tie
from chronology.query.screens import of_mortals

#: A father may die before the birth of his child: nine months and some.
_POSTHUMOUS = 300 * DAY


@dataclass(frozen=True, slots=True)
class _Gap:
    """The time for which one person was dead before another was born, at the least."""

    dead: Actor
    unborn: Actor
    seconds: int


def _find(facts: Facts) -> Iterator[Finding]:
    for event, parts in _meetings(facts).items():
        yield from _in_event(facts, facts.events[event], parts)
    for tie in facts.ties:
        if tie.rank != "deprecated" and facts.stands(tie.citation):
            yield from _tied(facts, tie)


def _meetings(facts: Facts) -> dict[int, list[Participation]]:
    """Return who was alive in each event, of those whose birth or death is known."""
    found: dict[int, list[Participation]] = {}
    for part in facts.participations:
        actor, event = facts.actors[part.actor], facts.events[part.event]
        if actor.kind not in PERSONS or (actor.born is None and actor.died is None):
            continue
        if event.status in ("planned", "refuted") or not part.living:
            continue
        if facts.stands(part.citation):
            found.setdefault(part.event, []).append(part)
    return found


def _in_event(facts: Facts, event: Event, parts: list[Participation]) -> Iterator[Finding]:
    """Yield the widest gap among those in one event; narrower ones say no more."""
    first = min(parts, key=lambda part: _died(facts.actors[part.actor]))
    last = max(parts, key=lambda part: _born(facts.actors[part.actor]))
    gap = _gap(facts.actors[first.actor], facts.actors[last.actor])
    # What lasts may have had each of them at its own time.
    lasts = event.manner in ("lasting", "repeated") or (
        event.date is not None and event.date.lasting
    )
    if gap is None or lasts or _beyond(gap, whens(facts).of(event)):
        return
    certainty = Certainty.POSSIBLE
    once = event.manner == "once" or event.date is not None
    if once and first.bodily_present and last.bodily_present:
        certainty = _certainty(gap)
    lines = (wording.event_line(event), *(_part(facts, part) for part in (first, last)))
    rest = (
        *tightened.claims_of(facts, event),
        *(claims.of_participation(part) for part in (first, last)),
    )
    said = claims.sources_of(facts, (part.citation for part in (first, last)))
    yield _finding(gap, certainty, lines, rest, ((event.id,), said))


def _died(actor: Actor) -> int:
    return POS_INF if actor.died is None else end_window(actor.died).latest


def _born(actor: Actor) -> int:
    return NEG_INF if actor.born is None else start_window(actor.born).earliest


def _gap(dead: Actor, unborn: Actor) -> _Gap | None:
    """Return the gap between a death and a birth; None where the two may have met."""
    if dead.id == unborn.id or _died(dead) == POS_INF or _born(unborn) == NEG_INF:
        return None
    seconds = _born(unborn) - _died(dead)
    return _Gap(dead, unborn, seconds) if seconds > 0 else None


def _beyond(gap: _Gap, when: When | None) -> bool:
    """Return whether an event lies outside one of the lives: other checks say that."""
    if when is None:
        return False
    return when.start_earliest > _died(gap.dead) or when.end_latest < _born(gap.unborn)


def _certainty(gap: _Gap) -> Certainty:
    if "unknown" in (gap.dead.kind, gap.unborn.kind):
        return Certainty.POSSIBLE
    return claims.certainty_of([gap.dead.died, gap.unborn.born])


def _part(facts: Facts, part: Participation) -> str:
    according = wording.by_citation(facts, part.citation)
    return f"{facts.actors[part.actor].name} took part as {part.role}{according}."


def _tied(facts: Facts, tie: Tie) -> Iterator[Finding]:
    actor, other = facts.actors[tie.actor], facts.actors[tie.other]
    if actor.kind not in PERSONS or other.kind not in PERSONS:
        return
    gap = _gap(actor, other) or _gap(other, actor)
    if gap is None or (tie.kind == "parent of" and _said_otherwise(gap, tie)):
        return
    according = wording.by_citation(facts, tie.citation)
    line = f"It is said: {actor.name} is {_TIES.get(tie.kind, tie.kind)} {other.name}{according}."
    known = None if tie.citation is None else facts.citations.get(tie.citation)
    events = () if known is None else (known.event,)
    said = claims.sources_of(facts, [tie.citation])
    yield _finding(gap, _certainty(gap), (line,), (claims.of_tie(tie),), (events, said))


#: How a tie is said of a person.
_TIES = {"parent of": "a parent of", "member of": "a member of", "alias claimed": "the same as"}


def _said_otherwise(gap: _Gap, tie: Tie) -> bool:
    """Return whether a parent's gap is none, or for another check to say.

    A father may die before the birth; a parent born after a child is told as such.
    """
    if gap.dead.id == tie.actor:
        return gap.seconds <= _POSTHUMOUS
    return gap.dead.born is not None


def _finding(
    gap: _Gap,
    certainty: Certainty,
    lines: tuple[str, ...],
    rest: tuple[Claim, ...],
    told: tuple[tuple[int, ...], tuple[str, ...]],
) -> Finding:
    events, sources = told
    dead, unborn = gap.dead, gap.unborn
    died = "" if dead.died is None else wording.dated(dead.died)
    born = "" if unborn.born is None else wording.dated(unborn.born)
    if certainty is Certainty.CERTAIN:
        last = wording.therefore(f"{dead.name} and {unborn.name} never lived at once", gap.seconds)
    else:
        last = f"therefore {dead.name} and {unborn.name} may never have lived at once."
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *lines,
            f"{dead.name} died {died}.",
            f"{unborn.name} was born {born}.",
            last,
        ),
        claims=(*rest, claims.of_died(dead), claims.of_born(unborn)),
        events=events,
        actors=(dead.id, unborn.id),
        sources=sources,
        magnitude_seconds=gap.seconds if certainty is Certainty.CERTAIN else None,
        remedies=(
            f'chronology actor edit {dead.id} --died "…"',
            f'chronology actor edit {unborn.id} --born "…"',
            *(command for actor in (dead, unborn) for command in as_person(actor)),
        ),
    )


CHECK = Check(
    id="not-contemporaries",
    why="Two persons of whom one was dead before the other was born have never met.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the death of one person with the birth of another, where both have living roles in one"
        " event or a tie joins them. What lasts or is repeated may have had each at its own time;"
        " planned and refuted events are left out. Where the date of the event alone tells one of"
        " the two out, `after-death` or `before-birth` says so"
    ),
    certain=(
        "the one died before the other was born, whatever dates are chosen, and they were both"
        " there in the body at one event that did not last, or are tied. A father who died in"
        " the 300 days before the birth is none"
    ),
    possible=(
        "they need not have been there in the body, or the event has no date and may have lasted;"
        " or it would be certain, and a date is marked as uncertain or the kind of an actor is"
        " unknown"
    ),
    screens=(of_mortals,),
    quiet="Correct the death or the birth, a role, or tell two persons of one name apart.",
    example=(
        "@1 “Meeting” is undated.",
        "Omar took part as present.",
        "Ali took part as present.",
        "Omar died “1950” (1950-01-01 to 1950-12-31).",
        "Ali was born “1960” (1960-01-01 to 1960-12-31).",
        "therefore Omar and Ali never lived at once: impossible by at least 8 years.",
    ),
)
