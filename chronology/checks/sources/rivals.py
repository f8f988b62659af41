"""How two dates that are given of one and the same event lie to each other."""

from enum import StrEnum
from typing import TypeAlias

from chronology.checks.reasoning.arithmetic import Window, end_window, start_window
from chronology.dates import FuzzyDate


class Rivalry(StrEnum):
    """Whether two dates of one event can both be right."""

    AGREE = "agree"
    PARTLY = "partly"
    DISJOINT = "disjoint"


#: How two dates agree, and by how many seconds they do not.
Answer: TypeAlias = tuple[Rivalry, int]


def compare(one: FuzzyDate, other: FuzzyDate) -> Answer:
    """Return how two dates of one event agree, and by how many seconds they do not.

    A refinement agrees: one date that holds the other says less, and nothing
    else. Of two lasting dates, beginnings and ends are compared apart; beside a
    lasting one, a single date within it may speak of any moment of it.
    """
    return max(by_ends(one, other), key=gravest)


def by_ends(one: FuzzyDate, other: FuzzyDate) -> tuple[Answer, Answer]:
    """Return how the beginnings of two dates agree, and how their ends do.

    Where one of the two is a single date, both answers are that of the whole.
    """
    if one.lasting and other.lasting:
        begun = _windows(start_window(one), start_window(other))
        return begun, _windows(end_window(one), end_window(other))
    if _meet(one, other):
        whole = _windows(hull(one), hull(other))
    else:
        whole = Rivalry.DISJOINT, _apart(hull(one), hull(other))
    return whole, whole


def gravest(found: Answer) -> tuple[int, int]:
    """Return the key by which answers are ranked, from agreement to the furthest apart."""
    return (list(Rivalry).index(found[0]), found[1])


def hull(date: FuzzyDate) -> Window:
    """Return all the time that a date may take up."""
    return Window(start_window(date).earliest, end_window(date).latest)


def _meet(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Return whether some member of a set or mask meets the other date at all."""
    return one.possibly_in(other.start_earliest, other.end_latest) and other.possibly_in(
        one.start_earliest, one.end_latest
    )


def _apart(one: Window, other: Window) -> int:
    """Return the seconds between two windows, at least one."""
    return max(1, one.earliest - other.latest, other.earliest - one.latest)


def _windows(one: Window, other: Window) -> Answer:
    if one.earliest > other.latest or other.earliest > one.latest:
        return Rivalry.DISJOINT, _apart(one, other)
    if _holds(one, other) or _holds(other, one):
        return Rivalry.AGREE, 0
    return Rivalry.PARTLY, 0


def _holds(outer: Window, inner: Window) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest
