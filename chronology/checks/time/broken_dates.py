"""How a stored date is broken: which of two checks speaks of it, so that only one does."""

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.query.evidence import BrokenDate


def ends_too_early(broken: BrokenDate) -> bool:
    """Return whether the last moment of a date comes before its first."""
    first, _, _, last = broken.bounds
    return NEG_INF < last <= first < POS_INF


def has_no_moment(broken: BrokenDate) -> bool:
    """Return whether its beginning, or its end, has no moment to lie in."""
    first, begun, ending, last = broken.bounds
    return not ends_too_early(broken) and (begun <= first or last <= ending)
