"""Events that one of their sources disputes, though the chronology does not say so."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.query.evidence import Facts
from chronology.query.screens import TELLING


def _find(facts: Facts) -> Iterator[Finding]:
    cited = facts.citations_by_event()
    for event in facts.events.values():
        if event.status in ("disputed", "refuted"):
            continue
        against = [c for c in cited.get(event.id, ()) if c.stance == "disputes"]
        if not against:
            continue
        lines = [f"{wording.place_of_citation(facts, c)} disputes it." for c in against]
        yield Finding(
            check=CHECK.id,
            certainty=Certainty.CERTAIN,
            severity=Severity.WARNING,
            explanation=(
                f"{wording.name(event)} has the status “{event.status}”.",
                *lines,
                "therefore its status hides that a source disputes it.",
            ),
            claims=(claims.of_status(event), *(claims.of_citation(c) for c in against)),
            events=(event.id,),
            sources=claims.sources_of(facts, (c.id for c in against)),
            remedies=(f"chronology edit {event.id} --status disputed",),
        )


CHECK = Check(
    id="source-disputes",
    why="A reader of the event should see at once that a source disputes it.",
    tier=Tier.SOURCES,
    find=_find,
    compares="the stance of each citation with the status of its event",
    certain="a citation disputes an event whose status is neither disputed nor refuted",
    screens=(TELLING,),
    quiet=(
        "Give the event the status disputed or refuted, or the citation the rank deprecated where"
        " the dispute is settled."
    ),
    example=(
        "@1 “Arrest” has the status “alleged”.",
        "paper disputes it.",
        "therefore its status hides that a source disputes it.",
    ),
)
