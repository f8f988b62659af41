"""Claims that cannot all be true together, though any two of them may be."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning.conflicting import Wording, conflicting
from chronology.checks.reasoning.stating import Stating
from chronology.query.evidence import Facts
from chronology.query.screens import joined


def _find(facts: Facts) -> Iterator[Finding]:
    found = conflicting(facts.statements)
    if found is None:
        return
    yield from Wording(CHECK.id, Severity.ERROR, Stating(facts), found).findings()
    if found.cut:
        yield Finding(
            check=CHECK.id,
            certainty=Certainty.CANNOT_TELL,
            severity=Severity.NOTE,
            explanation=(
                (
                    f"{len(found.conflicts)} conflicts were found; others that share claims with"
                    " them were no longer looked for."
                ),
                "therefore there may be more of them.",
            ),
        )


CHECK = Check(
    id="inconsistent-network",
    why="Dates, orders and lengths that agree two by two can still be impossible together.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "all adopted dates and lengths, the relations between events, and the births, deaths and"
        " living roles of actors, in one temporal network; of an event without an adopted date,"
        " what its sources say of it. A conflict rests on as few claims as it can: without any of"
        " them, the others agree"
    ),
    certain="no choice of dates satisfies all claims of the conflict",
    possible="the same, where one of the dates is itself marked as uncertain (?)",
    cannot_tell=(
        "there are so many conflicts that those which share claims were no longer looked for"
    ),
    screens=(joined,),
    quiet=(
        "Loosen, give up or replace one of the claims, as the suggestions say; they are commands to"
        " copy, and nothing is done by itself."
    ),
    gives_way_to=(
        "order",
        "lag",
        "duration",
        "part-outside-whole",
        "succession",
        "before-birth",
        "after-death",
        "before-founding",
        "after-dissolution",
        "source-disagreement",
        "self-contradiction",
    ),
    example=(
        "@1 “Operation” is dated 2016-07-20. So @1 ended 2016-07-20 at the earliest.",
        "It is stated that @2 came after @1. So @2 ended 2016-07-20 at the earliest.",
        "It is stated that @3 came after @2. So @3 began 2016-07-20 at the earliest.",
        "@3 “Return” is dated 2016-07-08.",
        "Cheapest to give up (exact): the date of @1.",
        (
            "therefore @3 would have to begin 2016-07-20 at the earliest and 2016-07-08 at the"
            " latest: impossible by at least 11 days."
        ),
    ),
)
