"""Organisations that act after they are dissolved."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import lifetimes
from chronology.query.evidence import Facts
from chronology.query.screens import of_mortals

_LIMIT = lifetimes.Limit(
    check="after-dissolution",
    kinds=lifetimes.BODIES,
    beginning=False,
    said="was dissolved",
    therefore="it would have acted after it was dissolved",
    option="--died",
)


def _find(facts: Facts) -> Iterator[Finding]:
    return lifetimes.find(facts, _LIMIT)


CHECK = Check(
    id="after-dissolution",
    why="An organisation that acts after its end is a successor, or its end is misdated.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the dissolution of each organisation, armed group or state with the events that it takes part in. Planned events are left out"
    ),
    certain="the event began after the latest day on which it may have been dissolved",
    possible="the two overlap, and the event begins and ends later",
    screens=(of_mortals,),
    quiet="Correct the dissolution, the event's date, or who took part: a successor is another actor.",
    example=(
        "Club was dissolved “2010” (2010-01-01 to 2010-12-31).",
        "@1 “Protest” is dated “2014-05” (2014-05-01 to 2014-05-31).",
        "Club took part as leader.",
        "therefore it would have acted after it was dissolved: impossible by at least 3 years.",
    ),
)
