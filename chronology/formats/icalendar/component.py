"""One component of a calendar, read by the icalendar package into plain values."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chronology.errors import BadInputError
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import shown

if TYPE_CHECKING:
    from icalendar import Component

#: What a moment is: a day, a time, or a length.
Moment = date | datetime | timedelta


#: A component of which these cannot be read has no date, and is refused.
_DATING = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID")

#: The name under which a line is kept that is no line of a calendar.
UNREADABLE = "line that cannot be read"
_LINE = re.compile(r"into parts: '(.*?)': ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One property of an event.

    Args:
        name: in capitals.
        raw: its value as the file has it.
        text: its value as words, escapes undone.
        params: its parameters, by their names in capitals.
        value: what the package reads it as; None where it could not.
    """

    name: str
    raw: str
    text: str
    params: dict[str, str] = field(default_factory=dict)
    value: Any = None


def parse(text: str, zones: list[str]) -> list[Property]:
    """Return the properties of one VEVENT.

    Args:
        text: its lines.
        zones: the lines of the VTIMEZONEs of the file, which it may refer to.

    Raises:
        RowError: it is no component, or its date cannot be read.
        BadInputError: the icalendar package is missing.
    """
    component = _component(text, zones)
    stray = []
    for name, why in component.errors:
        line = _LINE.search(str(why)) if name is None else None
        if name in _DATING or (name is None and (line is None or line[1].startswith(_DATING))):
            raise RowError(str(name or ""), _sentence(str(why)))
        if line is not None:
            stray.append(Property(UNREADABLE, line[1], line[1]))
    return stray + [
        _property(str(name), value)
        for name, value in component.property_items(recursive=False)
        if name not in ("BEGIN", "END")
    ]


def _component(text: str, zones: list[str]) -> "Component":
    try:
        from icalendar import Calendar  # noqa: PLC0415 - an optional extra, slow to import
    except ImportError:
        raise BadInputError(
            "Reading calendars needs the icalendar package.",
            "Install it: pip install 'chronology[icalendar]'.",
        ) from None
    lines = "\r\n".join(("BEGIN:VCALENDAR", *zones, text, "END:VCALENDAR", ""))
    try:
        found = Calendar.from_ical(lines).walk("VEVENT")
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # What the package raises over parameters and frames that are none.
        found = []
    if len(found) != 1:
        # Lines that cannot be read are the component's own errors; this is about its frame.
        raise RowError("", "its BEGIN and END do not match.")
    return found[0]


def _sentence(why: str) -> str:
    return f"{why.strip().rstrip('.')}."


def _property(name: str, value: Any) -> Property:
    raw = value.to_ical()
    raw = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    broken = type(value).__name__ == "vBroken"
    text = str(value) if isinstance(value, str) else raw
    params = {key.upper(): _parameter(each) for key, each in value.params.items()}
    return Property(name, raw, text, params, None if broken else value)


def _parameter(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def moment_of(found: Property) -> Moment:
    """Return the day, the time or the length that a property holds.

    Raises:
        RowError: it holds none.
    """
    value = getattr(found.value, "dt", None)
    if not isinstance(value, date | timedelta):
        raise RowError(found.name, f"{shown(found.raw)} is no date, time or length.")
    return value
