"""Fuzzy dates: read, compared and worded; pure, knows calendars and no SQL."""

from chronology.dates.stored import from_stored
from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier

__all__ = ["EndKind", "FuzzyDate", "Precision", "Qualifier", "from_stored"]
