"""Events that no source is cited for."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.query.evidence import Facts
from chronology.query.screens import TELLING, uncited


def _find(facts: Facts) -> Iterator[Finding]:
    cited = facts.citations_by_event()
    taken_back = {c.event for c in facts.citations.values()}
    for event in facts.events.values():
        if event.id not in cited:
            what = "only deprecated citations" if event.id in taken_back else "no citation"
            yield Finding(
                check=CHECK.id,
                certainty=Certainty.CERTAIN,
                severity=Severity.WARNING,
                explanation=(
                    f"{wording.name(event)} has {what}.",
                    "therefore nobody can say who claims it.",
                ),
                claims=(claims.of_record(event),),
                events=(event.id,),
                remedies=(f"chronology cite {event.id} --source SLUG",),
            )


CHECK = Check(
    id="unsourced",
    why="A chronology must be able to say of every event who says so.",
    tier=Tier.SOURCES,
    find=_find,
    compares="whether each event has a citation that is not deprecated",
    certain="it has none",
    screens=(uncited, TELLING),
    quiet="Cite a source: `chronology cite ID --source SLUG`.",
    example=(
        "@1 “Arrest” has no citation.",
        "therefore nobody can say who claims it.",
    ),
)
