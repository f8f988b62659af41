"""Persons too old or too young for what they do, and parents too young for their children."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks import limits
from chronology.checks.actors.ages import oldest, surely_over, surely_under, youngest
from chronology.checks.actors.concerned import PERSONS
from chronology.checks.actors.presences import as_person
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.arithmetic import Window, end_window, leans_against, start_window
from chronology.checks.reasoning.tightened import whens
from chronology.dates import FuzzyDate
from chronology.query.evidence import Actor, Event, Facts, Participation, Tie
from chronology.query.screens import of_mortals

_LIFE, _PARENT, _ACTOR = "longest-life", "youngest-parent", "youngest-actor"

#: Roles that children do not have, of the seed vocabulary and beyond. Others may
#: be a child's: one is born, travels, is held or hurt at any age, and kings were
#: crowned in the cradle.
_GROWN_UP = frozenset(
    {
        "author", "carer", "commander", "guard", "interviewer", "officer", "organiser",
        "publisher",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What does not fit: how sure, the last line, the limit used, and by how much."""

    certainty: Certainty
    last: str
    limit: str | None = None
    size: int | None = None


def _find(facts: Facts) -> Iterator[Finding]:
    yield from _of_events(facts)
    for actor in facts.actors.values():
        yield from _of_life(facts, actor)
    for tie in facts.ties:
        if tie.kind == "parent of" and tie.rank != "deprecated" and facts.stands(tie.citation):
            yield from _of_parent(facts, tie)


def _of_events(facts: Facts) -> Iterator[Finding]:
    known, seen = whens(facts), set[tuple[int, int]]()
    for part in facts.participations:
        actor, event = facts.actors[part.actor], facts.events[part.event]
        if actor.born is None or actor.kind not in PERSONS or not part.living:
            continue
        if event.status in ("planned", "refuted") or (actor.id, event.id) in seen:
            continue
        when = known.of(event) if facts.stands(part.citation) else None
        if when is None:
            continue
        born, verdict = start_window(actor.born), None
        # Of whom it is known when they died, after-death has the word.
        if actor.died is None:
            verdict = _too_old(facts, actor, event, youngest(born, when.start))
        if verdict is None and part.role in _GROWN_UP and when.end_earliest >= born.earliest:
            verdict = _too_young(facts, actor, oldest(born, when.end))
        if verdict is not None:
            seen.add((actor.id, event.id))
            yield _at_event(facts, part, verdict)


def _too_old(facts: Facts, actor: Actor, event: Event, age: int) -> _Verdict | None:
    over = age - surely_over(limits.value(facts, _LIFE))
    if over <= 0:
        return None
    certainty = _sure(actor, [actor.born], tightened.certainty(facts, event))
    last = f"therefore {actor.name} would have been {wording.size(age)} old at the least:"
    last += f" impossible by at least {wording.size(over)}."
    return _Verdict(certainty, last, _LIFE, over)


def _too_young(facts: Facts, actor: Actor, age: int) -> _Verdict | None:
    if age >= surely_under(limits.value(facts, _ACTOR)):
        return None
    last = f"therefore {actor.name} was {wording.size(age)} old at the most, which is unlikely."
    return _Verdict(Certainty.POSSIBLE, last, _ACTOR)


def _sure(actor: Actor, dates: list[FuzzyDate | None], most: Certainty) -> Certainty:
    """Return how sure a proof about ``actor`` is: of who may be several people, never."""
    if actor.kind != "person" or most is not Certainty.CERTAIN:
        return Certainty.POSSIBLE
    return claims.certainty_of(dates)


def _at_event(facts: Facts, part: Participation, verdict: _Verdict) -> Finding:
    actor, event = facts.actors[part.actor], facts.events[part.event]
    according = wording.by_citation(facts, part.citation)
    return _finding(
        facts,
        verdict,
        (
            _born(actor),
            wording.event_line(event),
            *tightened.lines(facts, event),
            f"{actor.name} took part as {part.role}{according}.",
        ),
        (
            claims.of_born(actor),
            *tightened.claims_of(facts, event),
            claims.of_participation(part),
        ),
        (part, actor),
    )


def _of_life(facts: Facts, actor: Actor) -> Iterator[Finding]:
    if actor.born is None or actor.died is None or actor.kind not in PERSONS:
        return
    age = youngest(start_window(actor.born), end_window(actor.died))
    over = age - surely_over(limits.value(facts, _LIFE))
    if over > 0:
        certainty = _sure(actor, [actor.born, actor.died], Certainty.CERTAIN)
        last = f"therefore {actor.name} would have lived {wording.size(age)} at the least:"
        last += f" impossible by at least {wording.size(over)}."
        lines = (_born(actor), f"{actor.name} died {wording.dated(actor.died)}.")
        rest = (claims.of_born(actor), claims.of_died(actor))
        yield _finding(facts, _Verdict(certainty, last, _LIFE, over), lines, rest, (None, actor))


def _of_parent(facts: Facts, tie: Tie) -> Iterator[Finding]:
    parent, child = facts.actors[tie.actor], facts.actors[tie.other]
    if parent.kind not in PERSONS or child.kind not in PERSONS:
        return
    if parent.born is None or child.born is None:
        return
    births = start_window(parent.born), start_window(child.born)
    verdict = _as_parent(facts, parent, child, *births)
    if verdict is not None:
        according = wording.by_citation(facts, tie.citation)
        line = f"{parent.name} is said to be a parent of {child.name}{according}."
        rest = (claims.of_born(parent), claims.of_born(child), claims.of_tie(tie))
        lines = (_born(parent), _born(child), line)
        yield _finding(facts, verdict, lines, rest, (tie, parent, child))


def _as_parent(
    facts: Facts, parent: Actor, child: Actor, elder: Window, younger: Window
) -> _Verdict | None:
    """Judge the age of a parent at the birth of a child."""
    age = oldest(elder, younger)
    if age < 0:
        certainty = _sure(parent, [parent.born, child.born], Certainty.CERTAIN)
        if child.kind != "person":
            certainty = Certainty.POSSIBLE
        what = f"{parent.name} would have been born after {child.name}"
        return _Verdict(certainty, wording.therefore(what, -age), size=-age)
    if age < surely_under(limits.value(facts, _PARENT)):
        last = (
            f"therefore {parent.name} was {wording.size(age)} old at the most, which is unlikely."
        )
        return _Verdict(Certainty.POSSIBLE, last, _PARENT)
    if leans_against(elder, younger):
        last = f"therefore {parent.name} may have been born after {child.name}: their dates suggest"
        return _Verdict(Certainty.POSSIBLE, f"{last} it.")
    return None


def _born(actor: Actor) -> str:
    return "" if actor.born is None else f"{actor.name} was born {wording.dated(actor.born)}."


def _finding(
    facts: Facts,
    verdict: _Verdict,
    lines: tuple[str, ...],
    rest: tuple[Claim, ...],
    about: tuple[Participation | Tie | None, *tuple[Actor, ...]],
) -> Finding:
    statement, *actors = about
    limit = verdict.limit
    events = (statement.event,) if isinstance(statement, Participation) else ()
    said = [] if statement is None else [statement.citation]
    sure = verdict.certainty is Certainty.CERTAIN
    return Finding(
        check=CHECK.id,
        certainty=verdict.certainty,
        severity=claims.gravity(verdict.certainty),
        explanation=(*lines, *([limits.line(facts, limit)] if limit else ()), verdict.last),
        claims=(*rest, *([limits.claim(facts, limit)] if limit else ())),
        events=events,
        actors=tuple(actor.id for actor in actors),
        sources=claims.sources_of(facts, said),
        magnitude_seconds=verdict.size if sure else None,
        remedies=(
            *(f'chronology edit {event} --when "…"' for event in events),
            *(f'chronology actor edit {actor.id} --born "…"' for actor in actors),
            *(command for actor in actors for command in as_person(actor)),
        ),
    )


CHECK = Check(
    id="implausible-age",
    why="Nobody acts at two hundred, or has children at five.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the birth of each person with the events in which the person plays a living role, with"
        " the death, and with the births of the person's children"
    ),
    certain=("the person would be older than the limit `longest-life`, or born after a child"),
    possible=(
        "a parent would be younger than the limit `youngest-parent` at the birth of a child, or"
        " the two births suggest that order; somebody would be younger than the limit"
        " `youngest-actor` in a role of grown people, such as officer, organiser or author; or it"
        " would be certain, and a date is marked as uncertain or the kind of the actor is unknown"
    ),
    screens=(of_mortals,),
    quiet=(
        "Correct the birth, the event's date or the role, tell two persons of one name apart, or"
        " set the limit: `chronology check limits`."
    ),
    limits=(_LIFE, _PARENT, _ACTOR),
    example=(
        "Omar was born “1850” (1850-01-01 to 1850-12-31).",
        "@1 “Speech” is dated “1990” (1990-01-01 to 1990-12-31).",
        "Omar took part as leader.",
        "The limit longest-life is 123 years, the usual limit.",
        (
            "therefore Omar would have been 138 years old at the least: impossible by at"
            " least 15 years."
        ),
    ),
)
