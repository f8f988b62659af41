"""The nth week, day, month … of a period: "last week of March 2017"."""

from chronology.dates.civil import DAY, civil_from_days, seconds
from chronology.dates.phrases.piece import Nth
from chronology.dates.phrases.weeks import weekday
from chronology.dates.phrases.window import Window, shift, span
from chronology.dates.value import Precision

_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "quarter": Precision.QUARTER,
}
_AGES = (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
_UNITS = {"month": "month", "quarter": "month", "year": "year", "decade": "year"}


def nth_window(nth: Nth, whole: Window) -> Window | None:
    """Return the part of ``whole`` that ``nth`` counts out, None if it has none.

    Weeks of a month are the days 1–7, 8–14 … and the last its last seven days.
    """
    if whole.several or whole.precision in (Precision.DAY, Precision.WEEK):
        return None
    if nth.weekday is not None:
        return _weekday(nth, whole)
    if nth.unit == "quarter" and whole.precision in _AGES:
        return _fourth(nth, whole)
    if nth.unit not in _PRECISIONS or not _countable(nth, whole):
        return None
    if nth.number > 0:
        lo = shift(whole.lo, (nth.number - 1) * nth.many, nth.unit)
        hi = shift(whole.lo, nth.number * nth.many, nth.unit)
    else:
        hi = shift(whole.hi, (nth.number + 1) * nth.many, nth.unit)
        lo = shift(whole.hi, nth.number * nth.many, nth.unit)
    if lo < whole.lo or (hi > whole.hi and not _cut_week(nth, lo, whole)):
        return None
    precision = _PRECISIONS[nth.unit] if nth.many == 1 else Precision.RANGE
    step = (nth.many, nth.unit)
    window = span(lo, min(hi, whole.hi), _UNITS.get(nth.unit, "day"), precision, step)
    return None if (window.lo, window.hi) == (whole.lo, whole.hi) else window


def _fourth(nth: Nth, whole: Window) -> Window | None:
    """Return a quarter of a century: 25 years of it, and not three months."""
    number = nth.number if nth.number > 0 else 5 + nth.number
    if whole.precision is not Precision.CENTURY or nth.many != 1 or not 1 <= number <= 4:
        return None
    first = civil_from_days(whole.lo // DAY)[0]
    begin = first - first % 25 + 25 * (number - 1)
    lo = max(whole.lo, seconds(begin))
    if whole.hi < seconds(begin + 25):
        return None
    return span(lo, seconds(begin + 25), "year", Precision.RANGE, (25, "year"))


def _countable(nth: Nth, whole: Window) -> bool:
    """Tell weeks that may be counted in ``whole`` from those that a calendar numbers."""
    if nth.unit in ("week", "fortnight") and nth.many == 1 and nth.number > 0:
        return whole.precision is Precision.MONTH
    return nth.number != 0


def _cut_week(nth: Nth, lo: int, whole: Window) -> bool:
    """Allow the fifth week of a month, which its end cuts."""
    return nth.unit == "week" and nth.many == 1 and lo < whole.hi


def _weekday(nth: Nth, whole: Window) -> Window | None:
    """Return the nth Monday …, from the end where negative."""
    if nth.weekday is None or whole.precision not in (Precision.MONTH, Precision.YEAR):
        return None
    if nth.number > 0:
        first = whole.lo // DAY
        day = first + (nth.weekday - weekday(first)) % 7 + 7 * (nth.number - 1)
    else:
        last = whole.hi // DAY - 1
        day = last - (weekday(last) - nth.weekday) % 7 + 7 * (nth.number + 1)
    lo = day * DAY
    if not whole.lo <= lo < whole.hi:
        return None
    return span(lo, lo + DAY, "day", Precision.DAY, (1, "day"))
