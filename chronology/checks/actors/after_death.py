"""Persons who act after they have died."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import lifetimes
from chronology.query.evidence import Facts
from chronology.query.screens import of_mortals

_LIMIT = lifetimes.Limit(
    check="after-death",
    kinds=lifetimes.PERSONS,
    beginning=False,
    said="died",
    therefore="they would have acted after they died",
    option="--died",
)


def _find(facts: Facts) -> Iterator[Finding]:
    return lifetimes.find(facts, _LIMIT)


CHECK = Check(
    id="after-death",
    why="The dead are buried, mourned and remembered, but they do not act.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the death of each person with the events in which the person plays a living role. Planned events are left out"
    ),
    certain="the event began after the latest day on which the person may have died",
    possible="the two overlap, and the event begins and ends later",
    screens=(of_mortals,),
    quiet="Correct the death, the event's date, or the role: one that the dead can play is not a living role.",
    example=(
        "Omar died “2005” (2005-01-01 to 2005-12-31).",
        "@1 “Speech” is dated “2006-03” (2006-03-01 to 2006-03-31).",
        "Omar took part as leader.",
        "therefore they would have acted after they died: impossible by at least 59 days.",
    ),
)
