"""What a date element means: its words, and the fuzzy date that they are read as."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from chronology.dates.canonical import edtf_year
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.kinds import EndKind, Qualifier
from chronology.dates.phrases.meaning import lasting, once, once_between
from chronology.dates.phrases.window import Window, finest
from chronology.dates.reading import parse
from chronology.dates.value import FuzzyDate
from chronology.formats.gramps.calendars import NoDateError
from chronology.formats.gramps.newyear import window_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TAGS = frozenset(("dateval", "daterange", "datespan", "datestr"))

#: What the quality adds: a figure that was worked out is off by one unit of its own,
#: as an age leaves it; one that was estimated is besides at most possible.
_QUALITIES = {"estimated": "%", "calculated": "~"}

_PARTS = re.compile(r"(-?)(\d{1,5}|\?{1,4}|)(?:-(\d{1,2}|\?\?)(?:-(\d{1,2}|\?\?))?)?", re.ASCII)


class Dated(NamedTuple):
    """A date element.

    Args:
        words: what it says, in words.
        date: how that is read, None where it is not.
        why: why it is not read, "" where it is.
    """

    words: str
    date: FuzzyDate | None
    why: str = ""


class _Parts(NamedTuple):
    """Year, month and day; 0 is not known."""

    year: int
    month: int
    day: int


def date_in(element: "Element") -> Dated | None:
    """Return the date that stands in an element, None where none does."""
    for child in element:
        if child.tag in _TAGS:
            return date_of(child.tag, child.attrib.items())
    return None


def date_of(tag: str, attributes: Iterable[tuple[str, str]]) -> Dated:
    """Return what a date element means.

    Args:
        tag: dateval, daterange, datespan or datestr.
        attributes: its attributes.
    """
    return _read(tag, tuple(sorted(attributes)))


@lru_cache(maxsize=1 << 15)
def _read(tag: str, attributes: tuple[tuple[str, str], ...]) -> Dated:
    said = dict(attributes)
    words = _words(tag, said)
    try:
        date = parse(words) if tag == "datestr" else _meaning(tag, said)
    except NoDateError as error:
        return Dated(words, None, str(error))
    except DateError as error:
        return Dated(words, None, error.why)
    return Dated(words, date.with_text(words))


def _words(tag: str, said: dict[str, str]) -> str:
    """Return what the element says, in words: "estimated, about 1850 (Julian)"."""
    if tag == "datestr":
        return said.get("val", "").strip()
    words = {
        "dateval": f"{said.get('type', '')} {said.get('val', '')}",
        "daterange": f"between {said.get('start') or '?'} and {said.get('stop') or '?'}",
        "datespan": f"from {said.get('start') or '?'} to {said.get('stop') or '?'}",
    }[tag].strip()
    if quality := said.get("quality"):
        words = f"{quality}, {words}"
    marks = [said["cformat"]] if said.get("cformat") else []
    if said.get("dualdated") == "1":
        marks.append("dual dated")
    if newyear := said.get("newyear"):
        marks.append(f"year from {newyear}")
    return f"{words} ({', '.join(marks)})" if marks else words


def _meaning(tag: str, said: dict[str, str]) -> FuzzyDate:
    if tag == "dateval":
        return _single(said)
    start, stop = (_parts(said.get(side, "")) for side in ("start", "stop"))
    first = _window(start, said) if start.year else None
    last = _window(stop, said) if stop.year else None
    _check_sides(start, stop)
    if first is not None and last is not None and (first.early >= last.late or first.lo >= last.hi):
        raise NoDateError("it ends before it begins")
    return _span(first, last) if tag == "datespan" else _range(first, last)


def _check_sides(start: _Parts, stop: _Parts) -> None:
    if any(not side.year and (side.month or side.day) for side in (start, stop)):
        raise NoDateError("a year is missing")
    if not start.year and not stop.year:
        raise NoDateError("it holds no date")


def _span(first: Window | None, last: Window | None) -> FuzzyDate:
    """Return "lasting from … to"; a side that is not stated is unknown."""
    return lasting(
        first,
        last,
        EndKind.UNKNOWN if first is None else EndKind.KNOWN,
        EndKind.UNKNOWN if last is None else EndKind.KNOWN,
    )


def _range(first: Window | None, last: Window | None) -> FuzzyDate:
    """Return "once, between"; without a side, once before or after."""
    mark = Qualifier.NONE
    for side in (first, last):
        mark = mark | Qualifier(side.qualifier) if side is not None else mark
    units = [side.unit for side in (first, last) if side is not None]
    lo = NEG_INF if first is None else first.early
    hi = POS_INF if last is None else last.late
    return once_between(lo, hi, finest(units[0], units[-1]), mark.value)


def _single(said: dict[str, str]) -> FuzzyDate:
    modifier = said.get("type", "")
    if modifier not in _MODIFIERS:
        raise NoDateError(f"“{modifier}” is no modifier that Gramps has")
    parts = _parts(said.get("val", ""))
    if not parts.year or (parts.day and not parts.month):
        return _masked(parts, said)
    return _MODIFIERS[modifier](_window(parts, said))


def _about(window: Window) -> FuzzyDate:
    return once(window.qualified("~"))


def _before(window: Window) -> FuzzyDate:
    return once_between(NEG_INF, window.before_edge, window.unit, window.qualifier)


def _after(window: Window) -> FuzzyDate:
    return once_between(window.after_edge, POS_INF, window.unit, window.qualifier)


def _from(window: Window) -> FuzzyDate:
    return lasting(window, None, end_kind=EndKind.UNKNOWN)


def _to(window: Window) -> FuzzyDate:
    return lasting(None, window, start_kind=EndKind.OPEN)


_MODIFIERS: dict[str, Callable[[Window], FuzzyDate]] = {
    "": once,
    "before": _before,
    "after": _after,
    "about": _about,
    "from": _from,
    "to": _to,
}


def _window(parts: _Parts, said: dict[str, str]) -> Window:
    if parts.day and not parts.month:
        raise NoDateError("its month is missing")
    calendar, newyear = said.get("cformat", "Gregorian"), said.get("newyear", "")
    if said.get("dualdated") == "1":
        # The year stored is the later one, which counts from January, of the Julian calendar.
        calendar, newyear = "Julian", ""
    window = window_of(calendar, *parts, newyear)
    quality = said.get("quality", "")
    if quality and quality not in _QUALITIES:
        raise NoDateError(f"“{quality}” is no quality that Gramps has")
    return window.qualified(_QUALITIES[quality]) if quality else window


def _masked(parts: _Parts, said: dict[str, str]) -> FuzzyDate:
    """Return a day or a month whose year or month is not known: 3 May of an unknown year."""
    if not any(parts):
        raise NoDateError("it holds no date")
    if set(said) - {"val"} - ({"cformat"} if said.get("cformat") == "Gregorian" else set()):
        raise NoDateError("a part of it is missing")
    if parts.month > 12:
        raise NoDateError(f"there is no month {parts.month}")
    year = edtf_year(parts.year + (parts.year < 0))
    month = f"{parts.month:02d}" if parts.month else "XX"
    day = f"-{parts.day:02d}" if parts.day else ""
    return parse_edtf(f"{year if parts.year else 'XXXX'}-{month}{day}")


def _parts(text: str) -> _Parts:
    """Return the parts of "1850-03-00"; a part of zeros or question marks is not known.

    Raises:
        NoDateError: it is none of Gramps' dates.
    """
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        raise NoDateError(f"“{text}” is no date as Gramps writes it")
    sign, *digits = found.groups()
    year, month, day = (int(part) if part and part.isdigit() else 0 for part in digits)
    return _Parts(-year if sign else year, month, day)
