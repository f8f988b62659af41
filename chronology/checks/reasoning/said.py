"""What the sources of an event say of its date."""

from collections.abc import Iterator

from chronology.checks.reasoning import wording
from chronology.query.evidence import Citation, Event, Facts


def dating(facts: Facts) -> Iterator[tuple[Event, list[Citation]]]:
    """Yield the events that some source dates, with the citations that do.

    Deprecated citations are out, and so are events that the chronology holds to
    be refuted. A source that disputes an event does not vouch for a date of it.
    """
    cited = facts.citations_by_event()
    for event in facts.events.values():
        if event.status == "refuted":
            continue
        said = [
            citation
            for citation in cited.get(event.id, ())
            if citation.says is not None and citation.stance != "disputes"
        ]
        if said:
            yield event, said


def said_line(facts: Facts, citation: Citation) -> str:
    """Return the line that states when a source dates the event that it is cited for."""
    place = wording.place_of_citation(facts, citation)
    when = "at no time" if citation.says is None else wording.dated(citation.says)
    return f"{place} dates @{citation.event} {when}."


def explained(facts: Facts, event: Event) -> bool:
    """Return whether a reason is given for the adopted date, or a basis that gives no date."""
    basis = None if event.basis is None else facts.citations.get(event.basis)
    return bool(event.because) or (
        basis is not None and basis.says is None and basis.rank != "deprecated"
    )


def cited_for(facts: Facts) -> dict[int, set[int]]:
    """Return the events that each source is cited for, by the source's id."""
    events: dict[int, set[int]] = {}
    for citation in facts.citations.values():
        if citation.rank != "deprecated" and citation.event in facts.events:
            events.setdefault(citation.source, set()).add(citation.event)
    return events
