"""Events that need an earlier one, such as a release, which needs an arrest."""

from collections.abc import Iterator
from heapq import nsmallest

from chronology.checks.actors import kinds
from chronology.checks.actors.concerned import PERSONS, concerned
from chronology.checks.actors.presences import as_person
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.tightened import whens
from chronology.dates.civil import NEG_INF
from chronology.query.evidence import Category, Event, Facts, Participation
from chronology.query.screens import ruled


def _find(facts: Facts) -> Iterator[Finding]:
    needing = _needing(facts)
    had = _had(facts, {required.id for *_, required in needing})
    for part, category, required in needing:
        others = [one for one in had.get((part.actor, required.id), ()) if one[1] != part.event]
        if not others:
            yield _lacking(facts, part, category, required)
        else:
            yield from _too_late(facts, part, required, others[0])


def _needing(facts: Facts) -> list[tuple[Participation, Category, Category]]:
    """Return who is in an event that needs another, its category, and the one required."""
    found = []
    for number, parts in concerned(facts).items():
        for category in kinds.categories_of(facts, facts.events[number]):
            if category.requires in facts.categories:
                required = facts.categories[category.requires or 0]
                found += [(part, category, required) for part in parts]
                break
    return found


def _had(facts: Facts, wanted: set[int]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return when the two first events of each wanted category of each person may have begun.

    With the id of each; the second counts for what is itself the first. Any role
    will do: here a wide reading keeps quiet, and a narrow one would not.
    """
    known = whens(facts)
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for part in facts.participations if wanted else ():
        event = facts.events[part.event]
        if event.status in ("planned", "refuted") or not facts.stands(part.citation):
            continue
        if facts.actors[part.actor].kind not in PERSONS:
            continue
        for category in kinds.categories_of(facts, event):
            if category.id in wanted:
                when = known.of(event)
                begun = NEG_INF if when is None else when.start_earliest
                found.setdefault((part.actor, category.id), set()).add((begun, event.id))
    return {key: nsmallest(2, events) for key, events in found.items()}


def _too_late(
    facts: Facts, part: Participation, required: Category, first: tuple[int, int]
) -> Iterator[Finding]:
    """Yield a finding if what is required came only afterwards, for certain."""
    event, other = facts.events[part.event], facts.events[first[1]]
    when = whens(facts).of(event)
    late = 0 if when is None else first[0] - when.end_latest
    if late <= 0:
        return
    certainty = Certainty.POSSIBLE
    if facts.actors[part.actor].kind == "person":
        certainty = tightened.certainty(facts, event, other)
    last = wording.therefore(f"no “{required.name}” came first", late)
    yield _finding(facts, part, required, certainty, (last, (event, other), late))


def _lacking(facts: Facts, part: Participation, category: Category, required: Category) -> Finding:
    last = (
        f"therefore a “{required.name}” is missing: it may have been left out, or the event"
        f" is no “{category.name}”."
    )
    told = (last, (facts.events[part.event],), 0)
    return _finding(facts, part, required, Certainty.POSSIBLE, told)


def _finding(
    facts: Facts,
    part: Participation,
    required: Category,
    certainty: Certainty,
    told: tuple[str, tuple[Event, ...], int],
) -> Finding:
    last, events, late = told
    actor = facts.actors[part.actor]
    according = wording.by_citation(facts, part.citation)
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(wording.event_line(event) for event in events),
            *tightened.lines(facts, *events),
            f"{actor.name} took part in @{part.event} as {part.role}{according}.",
            f"Such an event needs one of the kind “{required.name}” before it.",
            last,
        ),
        claims=(
            *tightened.claims_of(facts, *events),
            claims.of_participation(part),
            claims.of_category(required),
        ),
        events=tuple(sorted(event.id for event in events)),
        actors=(actor.id,),
        sources=claims.sources_of(facts, [part.citation]),
        magnitude_seconds=late if certainty is Certainty.CERTAIN else None,
        remedies=(*(f"chronology show {event.id}" for event in events), *as_person(actor)),
    )


CHECK = Check(
    id="transition",
    why="Nobody is released who was not held: some events need another before them.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the events of a category that requires another with the events of the required category,"
        " or of one below it, that the same person took part in. Planned and refuted events are"
        " left out"
    ),
    certain="there are such events, and every one of them began after this one was over",
    possible=(
        "there is none at all, since sources leave much out; or it would be certain, and a date is"
        " marked as uncertain or the kind of the actor is unknown"
    ),
    screens=(ruled,),
    quiet="Add the event that is missing, correct a date or a category, or who took part.",
    example=(
        "@1 “Release” is dated “2009-05” (2009-05-01 to 2009-05-31).",
        "@2 “Arrest” is dated “2009-08” (2009-08-01 to 2009-08-31).",
        "Omar took part in @1 as subject.",
        "Such an event needs one of the kind “arrest” before it.",
        "therefore no “arrest” came first: impossible by at least 61 days.",
    ),
)
