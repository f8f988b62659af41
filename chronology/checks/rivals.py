"""How two dates that are given of one and the same event lie to each other."""

from enum import StrEnum

from chronology.checks.arithmetic import Window, end_window, start_window
from chronology.dates import FuzzyDate


class Rivalry(StrEnum):
    """Whether two dates of one event can both be right."""

    AGREE = "agree"
    PARTLY = "partly"
    DISJOINT = "disjoint"


def compare(one: FuzzyDate, other: FuzzyDate) -> tuple[Rivalry, int]:
    """Return how two dates of one event agree, and by how many seconds they do not.

    A refinement agrees: one date that holds the other says less, and nothing
    else. Of two lasting dates, beginnings and ends are compared apart; beside a
    lasting one, a single date within it may speak of any moment of it.
    """
    if one.lasting and other.lasting:
        begun = _windows(start_window(one), start_window(other))
        ended = _windows(end_window(one), end_window(other))
        return max(begun, ended, key=lambda found: (list(Rivalry).index(found[0]), found[1]))
    if not _meet(one, other):
        return Rivalry.DISJOINT, _apart(_hull(one), _hull(other))
    return _windows(_hull(one), _hull(other))


def _hull(date: FuzzyDate) -> Window:
    return Window(start_window(date).earliest, end_window(date).latest)


def _meet(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Return whether some member of a set or mask meets the other date at all."""
    return one.possibly_in(other.start_earliest, other.end_latest) and other.possibly_in(
        one.start_earliest, one.end_latest
    )


def _apart(one: Window, other: Window) -> int:
    """Return the seconds between two windows, at least one."""
    return max(1, one.earliest - other.latest, other.earliest - one.latest)


def _windows(one: Window, other: Window) -> tuple[Rivalry, int]:
    if one.earliest > other.latest or other.earliest > one.latest:
        return Rivalry.DISJOINT, _apart(one, other)
    if _holds(one, other) or _holds(other, one):
        return Rivalry.AGREE, 0
    return Rivalry.PARTLY, 0


def _holds(outer: Window, inner: Window) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest
