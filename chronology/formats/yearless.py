"""Dates of no known year, which no line of time can show."""

from chronology.dates.value import FuzzyDate


def is_yearless(date: FuzzyDate) -> bool:
    """Return whether a date names no year at all: "September of an unknown year", XXXX-09.

    Its bounds are the ten thousand years that EDTF can write; they say nothing.
    """
    return date.edtf.lstrip("-?~%").startswith("XXXX")
