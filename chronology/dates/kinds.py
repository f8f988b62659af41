"""The small vocabularies of a fuzzy date: precision, qualifier, kind of end."""

from enum import StrEnum


class Precision(StrEnum):
    """How finely a date is stated, sharpest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    SET = "set"
    RANGE = "range"

    @property
    def rank(self) -> int:
        """Position in the order from sharpest (0) to vaguest."""
        return _RANKS[self]


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}


class Qualifier(StrEnum):
    """What EDTF says of a date's reliability."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"

    @property
    def uncertain(self) -> bool:
        """Whether the date is doubted (``?`` or ``%``), so that it is never certain."""
        return self is Qualifier.UNCERTAIN or self is Qualifier.BOTH

    @property
    def approximate(self) -> bool:
        """Whether the date is widened (``~`` or ``%``)."""
        return self is Qualifier.APPROXIMATE or self is Qualifier.BOTH

    def __or__(self, other: "Qualifier") -> "Qualifier":
        """Return what both say together: ``?`` and ``~`` are ``%``."""
        return qualifier_of(_BITS[self] | _BITS[other])


#: Bits in which qualifiers are added up: 1 uncertain, 2 approximate.
_ORDER = (Qualifier.NONE, Qualifier.UNCERTAIN, Qualifier.APPROXIMATE, Qualifier.BOTH)
_BITS = {qualifier: bits for bits, qualifier in enumerate(_ORDER)}


def qualifier_of(bits: int) -> Qualifier:
    """Return the qualifier of ``bits``: 1 uncertain, 2 approximate, 3 both."""
    return _ORDER[bits]


class EndKind(StrEnum):
    """Whether an end is stated, stated to be open, or not known."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"
