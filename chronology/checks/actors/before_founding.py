"""Organisations that act before they are founded."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import lifetimes
from chronology.query.evidence import Facts
from chronology.query.screens import of_mortals

_LIMIT = lifetimes.Limit(
    check="before-founding",
    kinds=lifetimes.BODIES,
    beginning=True,
    said="was founded",
    therefore="it would have acted before it was founded",
    option="--born",
)


def _find(facts: Facts) -> Iterator[Finding]:
    return lifetimes.find(facts, _LIMIT)


CHECK = Check(
    id="before-founding",
    why="An organisation that acts before it was founded is another, or its founding is misdated.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the founding of each organisation, armed group or state with the events that it takes part in. Planned events are left out"
    ),
    certain="the event was over before the earliest day on which it may have been founded",
    possible="the two overlap, and the event begins and ends earlier",
    screens=(of_mortals,),
    quiet="Correct the founding, the event's date, or who took part: a forerunner is another actor.",
    example=(
        "Club was founded “2020” (2020-01-01 to 2020-12-31).",
        "@1 “Protest” is dated “2014-05” (2014-05-01 to 2014-05-31).",
        "Club took part as leader.",
        "therefore it would have acted before it was founded: impossible by at least 5 years.",
    ),
)
