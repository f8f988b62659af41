"""Fuzzy dates: read, compared and worded; pure, knows calendars and no SQL."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chronology.dates.errors import DateError
from chronology.dates.stored import from_stored
from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier

if TYPE_CHECKING:
    from chronology.dates.compare import Answer
    from chronology.dates.edtf import parse_edtf
    from chronology.dates.lag import Lag, Span, read_lag
    from chronology.dates.reading import Reading, parse, read
    from chronology.dates.wording import describe

__all__ = [
    "Answer",
    "DateError",
    "EndKind",
    "FuzzyDate",
    "Lag",
    "Precision",
    "Qualifier",
    "Reading",
    "Span",
    "describe",
    "from_stored",
    "parse",
    "parse_edtf",
    "read",
    "read_lag",
]

# Readers are loaded when first asked for: most commands only print dates.
_LATER = {
    "Answer": "chronology.dates.compare",
    "Lag": "chronology.dates.lag",
    "Reading": "chronology.dates.reading",
    "Span": "chronology.dates.lag",
    "describe": "chronology.dates.wording",
    "parse": "chronology.dates.reading",
    "parse_edtf": "chronology.dates.edtf",
    "read": "chronology.dates.reading",
    "read_lag": "chronology.dates.lag",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
