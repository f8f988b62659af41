"""A date made coarser: whole months, years, decades or centuries that contain it."""

from enum import StrEnum

from chronology.dates.canonical import edtf_year, narrowest_single, qualify
from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, months_from, seconds
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.kinds import EndKind, Qualifier
from chronology.dates.value import FuzzyDate


class Unit(StrEnum):
    """What a date is made coarser to."""

    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
#: EDTF writes months of these years only.
_FOUR_DIGITS = 9999


def coarsen(date: FuzzyDate, unit: Unit) -> FuzzyDate | None:
    """Return a date that says no more than which units ``date`` touches, and contains it.

    Its words are its EDTF. That something lasted is kept, with its two ends made coarser,
    and that it is doubted; what is approximate is as wide as it was. A date that has no
    finer bounds than the unit stays as it is, but for its words. None where EDTF has no
    such date, as in a year beyond ±10^11.
    """
    if date.saturated:
        return None
    if _is_coarse(date, unit):
        return date.with_text(date.edtf)
    doubt = Qualifier.UNCERTAIN if date.qualifier.uncertain else Qualifier.NONE
    for edtf in (_lasting(date, unit) if date.lasting else "", _within(date, unit)):
        found = _read(edtf, doubt)
        if found is not None and _contains(found, date):
            return found
    return None


def _read(edtf: str, doubt: Qualifier) -> FuzzyDate | None:
    if not edtf:
        return None
    try:
        return parse_edtf(qualify(edtf, doubt) if doubt else edtf)
    except DateError:
        return None


def _contains(wide: FuzzyDate, narrow: FuzzyDate) -> bool:
    return (
        wide.start_earliest <= narrow.start_earliest
        and wide.start_latest >= narrow.start_latest
        and wide.end_earliest <= narrow.end_earliest
        and wide.end_latest >= narrow.end_latest
    )


def _is_coarse(date: FuzzyDate, unit: Unit) -> bool:
    """Return whether a date has no finer bounds than the unit, and is no set or mask."""
    if date.lasting or date.members is not None or not date.edtf_exact:
        return False
    start, end = date.start_earliest, date.end_latest
    if NEG_INF in (start, end) or POS_INF in (start, end):
        return False
    plain = (start, end) == (date.end_earliest, date.start_latest)
    return plain and _window(start, unit)[0] == start and _window(end - 1, unit)[1] == end


def _window(moment: int, unit: Unit) -> tuple[int, int]:
    """Return the first second of the unit that holds a moment, and the one after its last."""
    year, month, _day = civil_from_days(moment // DAY)
    if unit is Unit.MONTH and abs(year) <= _FOUR_DIGITS:
        return months_from(year, month, 1)
    first, last = _years(year, unit)
    return seconds(first), seconds(last + 1)


def _years(year: int, unit: Unit) -> tuple[int, int]:
    """Return the first and the last year of the unit, as EDTF counts tens and hundreds.

    They share their digits, so that those before the year 0 mirror those after.
    """
    step = _YEARS.get(unit, 1)
    low = abs(year) // step * step
    if year >= 0:
        return low, low + step - 1
    return -(low + step - 1), -max(low, 1)


def _lasting(date: FuzzyDate, unit: Unit) -> str:
    start = _end(date.start_earliest, date.start_latest, date.start_kind, unit)
    end = _end(date.end_earliest, date.end_latest, date.end_kind, unit)
    if start is None or end is None or {start, end} <= {"", ".."}:
        return ""
    return f"{start}/{end}"


def _end(earliest: int, latest: int, kind: EndKind, unit: Unit) -> str | None:
    """Return how EDTF writes an end of what lasted; None where it cannot."""
    if earliest == NEG_INF or latest == POS_INF:
        return ".." if kind is EndKind.OPEN else ""
    first, last = _window(earliest, unit)[0], _window(latest - 1, unit)[1]
    return narrowest_single(first, last)[0] or None


def _within(date: FuzzyDate, unit: Unit) -> str:
    """Return one of the units that the whole window touches."""
    start, end = date.start_earliest, date.end_latest
    if start == NEG_INF and end == POS_INF:
        return ""
    if start == NEG_INF:
        return f"[..{_edge(end - 1, unit, last=True)}]"
    if end == POS_INF:
        return f"[{_edge(start, unit, last=False)}..]"
    first, last = _window(start, unit), _window(end - 1, unit)
    if first == last:
        return narrowest_single(*first)[0]
    return f"[{_edge(start, unit, last=False)}..{_edge(end - 1, unit, last=True)}]"


def _edge(moment: int, unit: Unit, *, last: bool) -> str:
    """Return the first or the last month or year of the unit that holds a moment."""
    year, month, _day = civil_from_days(moment // DAY)
    if unit is Unit.MONTH and abs(year) <= _FOUR_DIGITS:
        return f"{edtf_year(year)}-{month:02d}"
    return edtf_year(_years(year, unit)[last])
