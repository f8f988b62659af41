"""The stated relations that checks may hold against the dates of their events."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks.reasoning import wording
from chronology.dates import FuzzyDate
from chronology.query.evidence import Event, Facts, Relation

#: How each relation is said between the two events that it joins.
_WORDS = {
    "before": "came before",
    "after": "came after",
    "meets": "ended as the other began:",
    "overlaps": "began before, and overlapped with,",
    "during": "happened during",
    "contains": "went on throughout",
    "starts": "began together with",
    "finishes": "ended together with",
    "equals": "happened at the same time as",
    "part of": "is part of",
    "same as": "is the same as",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation that stands, between two events that are both dated."""

    relation: Relation
    event: Event
    other: Event
    date: FuzzyDate
    other_date: FuzzyDate


def standing(facts: Facts) -> Iterator[Stated]:
    """Yield the relations that can be checked.

    Deprecated relations and those of a deprecated citation are out, and so are
    events that the chronology holds to be refuted.
    """
    for relation in facts.relations:
        event, other = facts.events.get(relation.event), facts.events.get(relation.other)
        if relation.rank == "deprecated" or not facts.stands(relation.citation):
            continue
        if event is None or other is None or "refuted" in (event.status, other.status):
            continue
        if event.date is not None and other.date is not None:
            yield Stated(relation, event, other, event.date, other.date)


def verb(relation: Relation) -> str:
    """Return how a relation is said between its two events."""
    return _WORDS.get(relation.kind, relation.kind)


def sentence(facts: Facts, stated: Stated) -> str:
    """Return the line that states a relation, and who says so."""
    return stated_line(facts, stated.relation)


def stated_line(facts: Facts, relation: Relation) -> str:
    """Return the line that states a relation between events that need not be dated."""
    by = f", by {relation.lag.words}" if relation.lag and relation.lag.words else ""
    according = wording.by_citation(facts, relation.citation)
    said = f"@{relation.event} {verb(relation)} @{relation.other}{by}{according}"
    return f"It is stated that {said}."
