"""Ages as checks reckon them: the least and the most between two moments."""

from math import ceil, floor

from chronology.checks.reasoning.arithmetic import Window
from chronology.dates.civil import DAY, NEG_INF, POS_INF

#: The mean length of a Gregorian year: 146,097 days in 400 years.
_YEAR = 146_097 * DAY // 400

#: By how much so many years of the calendar differ from as many mean ones, at most.
_SWING = 2 * DAY


def surely_over(years: float) -> int:
    """Return seconds that are more than ``years``, wherever in the calendar they lie."""
    return ceil(years * _YEAR) + _SWING


def surely_under(years: float) -> int:
    """Return seconds that are less than ``years``, wherever in the calendar they lie."""
    return max(0, floor(years * _YEAR) - _SWING)


def youngest(born: Window, then: Window) -> int:
    """Return the least age in seconds; below 0 where the birth may come later."""
    if born.latest == POS_INF or then.earliest == NEG_INF:
        return NEG_INF
    return then.earliest - born.latest


def oldest(born: Window, then: Window) -> int:
    """Return the greatest age in seconds; below 0 where the birth must come later."""
    if born.earliest == NEG_INF or then.latest == POS_INF:
        return POS_INF
    return then.latest - born.earliest
