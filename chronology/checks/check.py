"""What a check is: a name, a sentence of why, and a function from facts to findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from chronology.checks.finding import Finding
from chronology.query.evidence import Facts
from chronology.query.screens import Screen


class Tier(StrEnum):
    """What a check looks at; ``check TIER`` runs all of one tier."""

    TIME = "time"
    ACTORS = "actors"
    SOURCES = "sources"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Args:
        id: its stable name, lower-case words joined by hyphens.
        why: one sentence that says why it matters.
        tier: what it looks at.
        find: returns the findings in some facts; it neither raises nor prints.
        compares: what is held against what.
        certain: when a finding is certain, "" where it never is.
        possible: when it is only possible, "" where it never is.
        cannot_tell: when the check cannot tell, "" where it always can.
        quiet: what makes a finding go away.
        screens: which events it can find something certain about; the reader need
            not load the others. None: about any.
        supersedes: the ids of checks whose findings about the same two events
            this one's make superfluous.
        gives_way_to: the ids of checks whose findings make those of this one
            superfluous that rest on nothing but what they rest on.
        limits: the names of the limits that it keeps to (``chronology.checks.limits``).
        example: the lines of a finding as this check words it, for its page.
    """

    id: str
    why: str
    tier: Tier
    find: Callable[[Facts], Iterable[Finding]]
    compares: str
    certain: str = ""
    possible: str = ""
    cannot_tell: str = ""
    quiet: str = ""
    screens: tuple[Screen, ...] | None = None
    supersedes: tuple[str, ...] = ()
    gives_way_to: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
