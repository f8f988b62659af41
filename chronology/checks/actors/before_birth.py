"""Persons who act before they are born."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import lifetimes
from chronology.query.evidence import Facts
from chronology.query.screens import of_mortals

_LIMIT = lifetimes.Limit(
    check="before-birth",
    kinds=lifetimes.PERSONS,
    beginning=True,
    said="was born",
    therefore="they would have acted before they were born",
    option="--born",
)


def _find(facts: Facts) -> Iterator[Finding]:
    return lifetimes.find(facts, _LIMIT)


CHECK = Check(
    id="before-birth",
    why="Nobody acts before being born.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the birth of each person with the events in which the person plays a living role. Planned events are left out"
    ),
    certain="the event was over before the earliest day on which the person may have been born",
    possible="the two overlap, and the event begins and ends earlier",
    screens=(of_mortals,),
    quiet="Correct the birth, the event's date, or who took part: two persons may share a name.",
    example=(
        "Omar was born 1991-05-01.",
        "@1 “Speech” is dated 1991-04-19.",
        "Omar took part as leader, according to wire, page 2.",
        "therefore they would have acted before they were born: impossible by at least 11 days.",
    ),
)
