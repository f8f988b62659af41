"""The stretch of time that a single date names, and its EDTF.

A ``Window`` is what a date with no connective means: some time from ``lo`` to
just before ``hi``. Connectives make fuzzy dates of windows
(``chronology.dates.phrases.meaning``).
"""

from dataclasses import dataclass, replace

from chronology.dates.canonical import edtf_year
from chronology.dates.civil import (
    DAY,
    NEG_INF,
    POS_INF,
    civil_from_days,
    seconds,
    shift_months,
)
from chronology.dates.groupings import GROUPINGS
from chronology.dates.value import Precision

# How finely a window's edges are stated in EDTF, finest first.
UNITS = ("second", "day", "month", "year")

#: Years beyond this have no months or days in EDTF.
_LAST_MONTHS = 9999

_DAYS = {"week": 7, "fortnight": 14, "day": 1}
_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12_000,
}
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


@dataclass(frozen=True, slots=True)
class Window:
    """Some time within [lo, hi).

    Args:
        lo: first second.
        hi: the second after the last.
        edtf: the narrowest EDTF that contains it, without the qualifier.
        unit: how finely its edges are named: second, day, month or year.
        precision: how finely the date is stated.
        step: count and unit by which "about" widens it.
        exact: whether ``edtf`` says no less than the bounds.
        qualifier: "", "?", "~" or "%".
        several: whether it is a set of separate windows, of which lo and hi are the hull.
    """

    lo: int
    hi: int
    edtf: str
    unit: str
    precision: Precision
    step: tuple[int, str]
    exact: bool = True
    qualifier: str = ""
    several: bool = False

    @property
    def early(self) -> int:
        """First second, with what "about" adds."""
        return self._moved(self.lo, -1)

    @property
    def late(self) -> int:
        """The second after the last, with what "about" adds."""
        return self._moved(self.hi, 1)

    def _moved(self, moment: int, sign: int) -> int:
        if self.qualifier not in ("~", "%"):
            return moment
        count, unit = self.step
        return shift(moment, sign * count, unit)

    @property
    def before_edge(self) -> int:
        """The latest moment that "before" it may mean: its start, or about that."""
        return self._moved(self.lo, 1)

    @property
    def after_edge(self) -> int:
        """The earliest moment that "after" it may mean: its end, or about that."""
        return self._moved(self.hi, -1)

    def qualified(self, mark: str) -> "Window":
        """Return it with one qualifier more."""
        marks = {self.qualifier, mark} - {""}
        both = "%" if "%" in marks or len(marks) == 2 else mark
        return replace(self, qualifier=both)


def shift(moment: int, count: int, unit: str) -> int:
    """Return ``moment`` moved by ``count`` calendar units, the day of month clamped."""
    if moment in (NEG_INF, POS_INF):
        return moment
    if unit in _SECONDS:
        return moment + count * _SECONDS[unit]
    if unit in _DAYS:
        return moment + count * _DAYS[unit] * DAY
    return shift_months(moment, count * _MONTHS[unit])


def year_window(first: int, last: int) -> tuple[int, int]:
    """Return the bounds of the years ``first`` to ``last``, both included."""
    return seconds(first), seconds(last + 1)


def month_window(index: int, count: int = 1) -> tuple[int, int]:
    """Return the bounds of ``count`` months from month ``index`` (12 × year + month − 1)."""
    end = index + count
    return seconds(index // 12, index % 12 + 1), seconds(end // 12, end % 12 + 1)


def month_text(index: int) -> str:
    """Return the EDTF of month ``index``; past four digits of year, of its year."""
    text = edtf_year(index // 12)
    return text if text[0] == "Y" else f"{text}-{index % 12 + 1:02d}"


def day_text(day: int) -> str:
    """Return the EDTF of the day ``day`` days after 1970-01-01."""
    year, month, of_month = civil_from_days(day)
    text = edtf_year(year)
    return text if text[0] == "Y" else f"{text}-{month:02d}-{of_month:02d}"


def finest(first: str, second: str) -> str:
    """Return the finer of two units."""
    return min(first, second, key=UNITS.index)


def edge_text(moment: int, unit: str) -> tuple[str, bool]:
    """Return the EDTF of the ``unit`` that begins at ``moment``, or of a finer one.

    With it whether that unit begins exactly then.
    """
    days, rest = divmod(moment, DAY)
    year, month, day = civil_from_days(days)
    if unit == "year" and month == day == 1 and not rest:
        return edtf_year(year), True
    if unit in ("year", "month") and day == 1 and not rest:
        return month_text(year * 12 + month - 1), abs(year) <= _LAST_MONTHS
    return day_text(days), not rest and abs(year) <= _LAST_MONTHS


def begins(moment: int, unit: str) -> bool:
    """Return whether a year, month or day (``unit``) begins at ``moment``."""
    days, rest = divmod(moment, DAY)
    _, month, day = civil_from_days(days)
    if rest or unit == "day":
        return not rest
    return day == 1 and (unit == "month" or month == 1)


def span_text(lo: int, hi: int, unit: str) -> tuple[str, bool]:
    """Return the EDTF of "once within [lo, hi)" without brackets, and if it is exact.

    It is stated in years, months or days: in ``unit`` where both edges allow it.
    """
    for candidate in UNITS[UNITS.index(unit) : 0 : -1]:
        first, last = _ends(lo, hi, candidate)
        if first is not None:
            exact = candidate == "year" or "Y" not in first + last
            return (first if first == last else f"{first}..{last}"), exact
    first, last = day_text(lo // DAY), day_text((hi - 1) // DAY)
    return (first if first == last else f"{first}..{last}"), not (lo % DAY or hi % DAY)


def _ends(lo: int, hi: int, unit: str) -> tuple[str | None, str]:
    """Return the first and last ``unit`` of the span, None where it cuts one."""
    days, rest = divmod(lo, DAY)
    end_days, end_rest = divmod(hi, DAY)
    if rest or end_rest:
        return None, ""
    year, month, day = civil_from_days(days)
    end_year, end_month, end_day = civil_from_days(end_days)
    if unit == "day":
        return day_text(days), day_text(end_days - 1)
    if day != 1 or end_day != 1:
        return None, ""
    if unit == "month":
        return month_text(year * 12 + month - 1), month_text(end_year * 12 + end_month - 2)
    if month != 1 or end_month != 1:
        return None, ""
    return edtf_year(year), edtf_year(end_year - 1)


def span(
    lo: int, hi: int, unit: str, precision: Precision, step: tuple[int, str] | None = None
) -> Window:
    """Return the window [lo, hi), stated in ``unit`` or finer."""
    text, exact = span_text(lo, hi, unit)
    edtf = f"[{text}]" if ".." in text else text
    return Window(lo, hi, edtf, unit, precision, step or (max(1, (hi - lo) // DAY), "day"), exact)


def grouping_window(year: int, code: str) -> Window:
    """Return the season, quarter, third or half of a year that EDTF has a code for.

    A year of more than four digits takes no code; its months are rounded to years.
    """
    grouping = GROUPINGS[code]
    lo, hi = month_window(year * 12 + grouping.first - 1, grouping.months)
    step = (grouping.months, "month")
    text = edtf_year(year)
    if text[0] == "Y":
        return span(lo, hi, "month", grouping.precision, step)
    return Window(lo, hi, f"{text}-{code}", "month", grouping.precision, step)
