"""The statements that facts of a ledger put into the temporal network.

The same rules as those by which the store gathers them from a database; a test
writes ledgers into one and holds the two against each other. Here every claim
costs the same.
"""

from collections.abc import Iterable, Iterator

from chronology.network.statements import (
    Alive,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statements,
)
from chronology.query.evidence import Citation, Event, Facts, Relation


def chronology_of(facts: Facts) -> Statements:
    """Return what the chronology as a whole holds: what is adopted, and what is related."""
    events = {event.id: event for event in facts.events.values() if event.status != "refuted"}
    cited = facts.citations_by_event()
    dating = [
        citation
        for event in events.values()
        if event.date is None
        for citation in _preferred(c for c in cited.get(event.id, ()) if c.says is not None)
    ]
    timing = [
        citation
        for event in events.values()
        if event.duration is None and event.manner != "repeated"
        for citation in _preferred(c for c in cited.get(event.id, ()) if c.says_duration)
    ]
    return Statements(
        dates=(*_adopted(events), *_said(dating)),
        lengths=(*_lengths(events), *_said_lengths(timing)),
        relations=tuple(
            _related(relation)
            for relation in facts.relations
            if relation.rank != "deprecated"
            and facts.stands(relation.citation)
            and {relation.event, relation.other} <= events.keys()
        ),
        lifetimes=tuple(_lifetimes(facts)),
        presences=tuple(
            Alive(("participation", part.id), part.actor, part.event)
            for part in facts.participations
            if part.living and part.event in events and facts.stands(part.citation)
        ),
    )


def source_of(facts: Facts, source: int) -> Statements:
    """Return what one source says by itself."""
    own = {
        citation.id: citation
        for citation in facts.citations.values()
        if citation.source == source
        and citation.rank != "deprecated"
        and facts.events[citation.event].status != "refuted"
    }
    once = [c for c in own.values() if facts.events[c.event].manner != "repeated"]
    return Statements(
        dates=tuple(_said(own.values())),
        lengths=tuple(_said_lengths(once)),
        relations=tuple(
            _related(relation)
            for relation in facts.relations
            if relation.citation in own
            and relation.rank != "deprecated"
            and "refuted" not in _standings(facts, relation)
        ),
    )


def _standings(facts: Facts, relation: Relation) -> set[str]:
    return {facts.events[event].status for event in (relation.event, relation.other)}


def _preferred(citations: Iterable[Citation]) -> list[Citation]:
    """Return the preferred ones, or all where none is."""
    every = list(citations)
    return [citation for citation in every if citation.rank == "preferred"] or every


def _adopted(events: dict[int, Event]) -> Iterator[Dated]:
    for event in events.values():
        if event.date is not None:
            anchor = events.get(event.anchor) if event.anchor is not None else None
            rests_on = (("date", anchor.id),) if anchor is not None and anchor.date else ()
            yield Dated(("date", event.id), event.id, event.date, rests_on=rests_on)


def _said(citations: Iterable[Citation]) -> Iterator[Dated]:
    for citation in citations:
        if citation.says is not None:
            yield Dated(("says", citation.id), citation.event, citation.says)


def _lengths(events: dict[int, Event]) -> Iterator[Lasting]:
    for event in events.values():
        length = event.duration
        if length is not None and event.manner != "repeated":
            key = ("length", event.id)
            yield Lasting(key, event.id, length.minimum, length.maximum, length.words)


def _said_lengths(citations: Iterable[Citation]) -> Iterator[Lasting]:
    for citation in citations:
        length = citation.says_duration
        if length is not None:
            key = ("says length", citation.id)
            yield Lasting(key, citation.event, length.minimum, length.maximum, length.words)


def _related(relation: Relation) -> Related:
    lag = relation.lag
    return Related(
        key=("relation", relation.id),
        event=relation.event,
        kind=relation.kind,
        other=relation.other,
        least=None if lag is None else lag.minimum,
        most=None if lag is None else lag.maximum,
        words="" if lag is None else lag.words,
    )


def _lifetimes(facts: Facts) -> Iterator[Lifetime]:
    for actor in facts.actors.values():
        if actor.born is not None:
            yield Lifetime(("born", actor.id), actor.id, actor.born)
        if actor.died is not None:
            yield Lifetime(("died", actor.id), actor.id, actor.died)
