"""Fuzzy dates: read, compared and worded; pure, knows calendars and no SQL."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chronology.dates.errors import DateError
from chronology.dates.stored import from_stored
from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier

if TYPE_CHECKING:
    from chronology.dates.compare import Answer
    from chronology.dates.edtf import parse_edtf

__all__ = [
    "Answer",
    "DateError",
    "EndKind",
    "FuzzyDate",
    "Precision",
    "Qualifier",
    "from_stored",
    "parse_edtf",
]

# Readers are loaded when first asked for: most commands only print dates.
_LATER = {
    "Answer": "chronology.dates.compare",
    "parse_edtf": "chronology.dates.edtf",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
