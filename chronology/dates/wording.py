"""A date in plain English, from the value alone.

What it says can be read back: the words of a date whose EDTF is exact give the
same bounds.
"""

import re

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days
from chronology.dates.phrases.names import MONTHS
from chronology.dates.value import EndKind, FuzzyDate, Precision

_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = {
    "33": "the first quarter of {}", "34": "the second quarter of {}",
    "35": "the third quarter of {}", "36": "the last quarter of {}",
    "37": "early {}", "38": "mid-{}", "39": "late {}",
    "40": "the first half of {}", "41": "the second half of {}",
}  # fmt: skip
#: Seasons that begin in December.
_TWO_YEARS = ("24", "28", "30")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}

_SINGLE = re.compile(r"(Y?-?[0-9X]+)(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?", re.ASCII)
_MARKS = str.maketrans("", "", "?~%")


def describe(date: FuzzyDate) -> str:
    """Return how a date is understood, in plain English.

    "some time in December 2014", "on 24 October 2017", "lasting from July 2016
    to March 2017", "once, between 2004 and 2008", "about 1991 (1990 to 1992),
    possibly", "44 BC" for the year −43.
    """
    if date.edtf[0] in "[{":
        words = _set(date)
    elif date.lasting:
        words = _lasting(date)
    elif not date.edtf_exact:
        words = _between_bounds(date)
    else:
        words = _single(date)
    return f"{words}, possibly" if date.qualifier.uncertain else words


def _single(date: FuzzyDate) -> str:
    words = _words(date.edtf)
    if date.qualifier.approximate:
        return f"about {words} ({_from_to(date)})"
    if date.precision is Precision.SECOND:
        return f"at {words}"
    if date.precision is Precision.DAY and "X" not in date.edtf:
        return f"on {words}"
    return f"some time in {words}"


def _from_to(date: FuzzyDate) -> str:
    """Return the first and the last year, month or day of the window."""
    return f"{_edge(date.start_earliest, date)} to {_edge(date.end_latest, date, end=True)}"


def _edge(moment: int, date: FuzzyDate, *, end: bool = False) -> str:
    """Return the year, month or day in which an edge of the window lies."""
    year, month, day = civil_from_days((moment - end) // DAY)
    if _whole(date, months=12):
        return year_words(year)
    if _whole(date, months=1):
        return f"{MONTHS[month - 1]} {year_words(year)}"
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


def _whole(date: FuzzyDate, months: int) -> bool:
    """Return whether both edges lie between two months, or between two years."""
    for moment in (date.start_earliest, date.end_latest):
        _, month, day = civil_from_days(moment // DAY)
        if moment % DAY or day != 1 or (month - 1) % months:
            return False
    return True


def _set(date: FuzzyDate) -> str:
    """Return the words of a set: one range, or its elements."""
    elements = date.edtf[1:-1].translate(_MARKS).split(",")
    every = date.edtf[0] == "{"
    if len(elements) == 1 and not every:
        return _range(date, elements[0])
    words = [_element(element) for element in elements]
    joined = ", ".join(words[:-1]) + (" and " if every else " or ") + words[-1]
    about = "about " if date.qualifier.approximate else ""
    if not every:
        return f"once, in {about}{joined}"
    return f"in {about}{'both' if len(words) == 2 else 'each of'} {joined}"


def _element(element: str) -> str:
    first, dots, last = element.partition("..")
    if not dots:
        return _words(first)
    if not first:
        return f"{_words(last)} or earlier"
    if not last:
        return f"{_words(first)} or later"
    return f"between {_words(first)} and {_words(last)}"


def _range(date: FuzzyDate, element: str) -> str:
    first, _, last = element.partition("..")
    about = "about " if date.qualifier.approximate else ""
    if not first:
        if date.end_latest % DAY:
            return f"once, before {_moment(date.end_latest)}"
        return f"once, in or before {about}{_words(last)}"
    if not last:
        if date.start_earliest % DAY:
            return f"once, not before {_moment(date.start_earliest)}"
        return f"once, in or after {about}{_words(first)}"
    if not date.edtf_exact and not about:
        return _between_bounds(date)
    return f"once, between {_words(first)} and {_words(last)}{_approximate(date)}"


def _approximate(date: FuzzyDate) -> str:
    return " (approximately)" if date.qualifier.approximate else ""


def _lasting(date: FuzzyDate) -> str:
    first, _, last = date.edtf.translate(_MARKS).partition("/")
    start = "" if date.start_kind is not EndKind.KNOWN else _end_words(date, first, start=True)
    end = "" if date.end_kind is not EndKind.KNOWN else _end_words(date, last, start=False)
    if not start:
        beginning = "" if date.start_kind is EndKind.OPEN else ", beginning unknown"
        return f"lasting until {end}{beginning}"
    if not end:
        if date.end_kind is EndKind.OPEN:
            return f"lasting from {start} onwards"
        return f"lasting from {start}, end unknown"
    whole = _whole_period(date, first, last)
    return f"throughout {whole}" if whole else f"lasting from {start} to {end}"


def _end_words(date: FuzzyDate, edtf: str, *, start: bool) -> str:
    """Return the words of one end, from its bounds where its EDTF is wider."""
    if date.edtf_exact and edtf:
        marked = date.edtf.partition("/")[0 if start else 2]
        about = "about " if "~" in marked or "%" in marked else ""
        return about + _words(edtf)
    lo, hi = (
        (date.start_earliest, date.start_latest) if start else (date.end_earliest, date.end_latest)
    )
    if lo == NEG_INF or hi == POS_INF:
        return "an unknown date"
    first, last = _moment(lo), _moment(hi, end=True)
    return first if first == last else f"some time between {first} and {last}"


def _whole_period(date: FuzzyDate, first: str, last: str) -> str:
    """Return the year or the month of which the interval is the first to the last day."""
    if not date.edtf_exact or len(first) != 10 or len(last) != 10:
        return ""
    if first[:4] == last[:4] and first[4:] == "-01-01" and last[4:] == "-12-31":
        return _words(first[:4])
    next_day = civil_from_days(date.end_latest // DAY)[2]
    if first[:7] == last[:7] and first[7:] == "-01" and next_day == 1:
        return _words(first[:7])
    return ""


def _between_bounds(date: FuzzyDate) -> str:
    """Return the window in days, or in minutes where it begins or ends within a day."""
    about = _approximate(date)
    first, last = _moment(date.start_earliest), _moment(date.end_latest, end=True)
    if first == last:
        return f"on {first}{about}"
    if date.end_latest - date.start_earliest == 60:
        return f"at {first}{about}"
    return f"once, between {first} and {last}{about}"


def _moment(moment: int, *, end: bool = False) -> str:
    """Return the day of a bound, with its time where it is not a day's edge."""
    if moment % DAY == 0:
        return _day(civil_from_days((moment - end) // DAY))
    of_day = moment % DAY
    clock = f"{of_day // 3600:02d}:{of_day // 60 % 60:02d}"
    if of_day % 60:
        clock += f":{of_day % 60:02d}"
    return f"{clock} on {_day(civil_from_days(moment // DAY))}"


def _day(date: tuple[int, int, int]) -> str:
    year, month, day = date
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


def _words(edtf: str) -> str:
    """Return the words of one date in EDTF, without its qualifiers."""
    bare = edtf.translate(_MARKS)
    if "T" in bare:
        day, _, time = bare.partition("T")
        return f"{time[:8]} on {_words(day)}"
    match = _SINGLE.fullmatch(bare)
    if match is None:
        return bare
    year, month, day = match.groups()
    shown = _year(year)
    if month is None or month == day == "XX":
        return shown
    if "X" in month or (day and "X" in day):
        return f"a date of the form {bare}"
    return _part_of_year(month, shown) or _day_or_month(year, int(month), day, shown)


def _part_of_year(code: str, shown: str) -> str:
    if code in _PARTS:
        return _PARTS[code].format(shown)
    if not 21 <= int(code) <= 32:
        return ""
    if shown.isdigit() and code in _TWO_YEARS:
        return f"{_season(int(code))} {shown}–{(int(shown) + 1) % 100:02d}"
    return f"{_season(int(code))} {'of ' if shown.startswith('an ') else ''}{shown}"


def _day_or_month(year: str, month: int, day: str | None, shown: str) -> str:
    name = MONTHS[month - 1]
    if year == "XXXX":
        name += " of"
    elif "X" in year:
        name += ", some time in"
    return f"{int(day)} {name} {shown}" if day else f"{name} {shown}"


def _season(code: int) -> str:
    season = _SEASONS[(code - 21) % 4]
    return f"southern {season}" if code >= 29 else season


def _year(text: str) -> str:
    """Return the words of a year: plain, a mask, or one of many digits."""
    if "X" not in text:
        digits = text.removeprefix("Y")
        return year_words(int(digits)) if len(digits) < 16 else text
    if text == "XXXX":
        return "an unknown year"
    era = " BC" if text[0] == "-" else ""
    known = text.lstrip("-").rstrip("X")
    if "X" in known or len(text.lstrip("-")) != 4:
        return f"a year of the form {text}"
    if len(known) == 3:
        return f"the {known.lstrip('0') or '0'}0s" if not era else f"a year of the form {text}"
    number = int(known) + 1
    unit = "century" if len(known) == 2 else "millennium"
    return f"the {number}{_suffix(number)} {unit}{era}"


def _suffix(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, "th")


def year_words(year: int) -> str:
    """Return an astronomical year as people write it: 2016, AD 70, 44 BC."""
    if year < 1:
        return f"{1 - year} BC"
    if year < 100:
        return f"AD {year}"
    return str(year) if year < 10_000 else f"the year {year}"
