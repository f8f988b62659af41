"""Events that hang on nothing: no date, place, actor or relation."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.query.evidence import Event, Facts


def _find(facts: Facts) -> Iterator[Finding]:
    bare = {
        event.id: event
        for event in facts.events.values()
        if event.date is None and not event.places and event.status != "refuted"
    }
    if bare:
        for number in _linked(facts):
            bare.pop(number, None)
        for event in bare.values():
            yield _finding(event)


def _linked(facts: Facts) -> Iterator[int]:
    """Yield the events that an actor, a relation or a citation's date or place holds fast."""
    for participation in facts.participations:
        if facts.stands(participation.citation):
            yield participation.event
    for relation in facts.relations:
        if relation.rank != "deprecated" and facts.stands(relation.citation):
            yield relation.event
            yield relation.other
    for citation in facts.citations.values():
        says = citation.says is not None or citation.says_place is not None
        if says and citation.rank != "deprecated":
            yield citation.event


def _finding(event: Event) -> Finding:
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CANNOT_TELL,
        severity=Severity.NOTE,
        explanation=(
            f"{wording.name(event)} has no date, no place, no actors and no relation.",
            "therefore nothing can be said of when or where it happened, or to whom.",
        ),
        claims=(claims.of_record(event),),
        events=(event.id,),
        remedies=(
            f'chronology edit {event.id} --when "…"',
            f'chronology edit {event.id} --where "…" --create',
            f'chronology edit {event.id} --who "…" --create',
        ),
    )


CHECK = Check(
    id="isolated",
    why="An event that hangs on nothing is found by no question and held against nothing.",
    tier=Tier.DATA,
    find=_find,
    compares=(
        "whether each event has a date, a place, an actor or a relation, or a citation that says"
        " when or where. Refuted events are left out, and so is all that rests on a deprecated"
        " citation"
    ),
    cannot_tell="it has none of them",
    quiet="Date it, place it, name who took part, or relate it to another event.",
    example=(
        "@8 “A bomb” has no date, no place, no actors and no relation.",
        "therefore nothing can be said of when or where it happened, or to whom.",
    ),
)
