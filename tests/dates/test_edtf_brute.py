"""The bounds and members of every production, against an enumeration of days.

The oracle knows nothing of the program's arithmetic: it walks all days that
``datetime`` knows in a range of years and asks of each whether the text's digits
fit it.
"""

import calendar
import itertools
import random
from datetime import date, timedelta
from functools import cache

import pytest

from chronology.dates import DateError, parse_edtf
from chronology.dates.civil import DAY, days_from_civil

_EPOCH = date(1970, 1, 1)

# The months of each code, counted on from January of the year it names.
_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 4, 5), (6, 7, 8), (9, 10, 11), (12, 13, 14)
_CODES = {
    21: _SPRING, 22: _SUMMER, 23: _AUTUMN, 24: _WINTER,
    25: _SPRING, 26: _SUMMER, 27: _AUTUMN, 28: _WINTER,
    29: _AUTUMN, 30: _WINTER, 31: _SPRING, 32: _SUMMER,
    33: (1, 2, 3), 34: (4, 5, 6), 35: (7, 8, 9), 36: (10, 11, 12),
    37: (1, 2, 3, 4), 38: (5, 6, 7, 8), 39: (9, 10, 11, 12),
    40: (1, 2, 3, 4, 5, 6), 41: (7, 8, 9, 10, 11, 12),
}  # fmt: skip


def _fits(pattern, number, width):
    return all(p in ("X", c) for p, c in zip(pattern, f"{number:0{width}d}", strict=True))


def _start(day):
    return (day - _EPOCH).days * DAY


@cache
def _days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range(365 + calendar.isleap(year))]


def _days_meant(text, year):
    """Return the days that the text means in one year that fits its digits."""
    _, month, day = [*text.split("-"), "XX", "XX"][:3]
    if month.isdigit() and int(month) > 20:
        return [
            one
            for one in _days_of(year) + _days_of(year + 1)
            if one.month + 12 * (one.year - year) in _CODES[int(month)]
        ]
    return [d for d in _days_of(year) if _fits(month, d.month, 2) and _fits(day, d.day, 2)]


def _texts():
    years = ("1984", "1900", "198X", "1X84", "X985")
    months = ("", "XX", "0X", "1X", "X2", "02", "04", "12", "X1")
    days = ("", "XX", "0X", "1X", "2X", "3X", "X1", "X9", "29", "30", "31", "05")
    for year in years:
        yield year
        for month, day in itertools.product(months[1:], days):
            yield "-".join(part for part in (year, month, day) if part)
        for code in _CODES:
            yield f"{year}-{code}"


@cache
def _years(pattern):
    return [year for year in range(1, 9999) if _fits(pattern, year, 4)]


@pytest.mark.parametrize("text", list(_texts()))
def test_dates_and_masks_mean_the_days_whose_digits_fit(text):
    years = _years(text[:4])
    meant = sorted({day for year in years for day in _days_meant(text, year)})
    if not meant:
        with pytest.raises(DateError):
            parse_edtf(text)
        return
    fuzzy = parse_edtf(text)
    assert fuzzy.start_earliest == fuzzy.end_earliest == _start(meant[0])
    assert fuzzy.start_latest == fuzzy.end_latest == _start(meant[-1]) + DAY
    members = set(meant)
    around = {near for year in years[:2] + years[-1:] for near in (year - 1, year, year + 1)} - {0}
    for day in (day for year in around for day in _days_of(year)):
        start = _start(day)
        assert fuzzy.possibly_in(start, start + DAY) == (day in members), day


@pytest.mark.parametrize(
    "text", ["156X-12-25", "19XX-02-29", "1984-X1", "198X-XX-31", "[1980,1984..1986]"]
)
def test_a_window_is_possible_if_any_of_its_days_is(text):
    fuzzy = parse_edtf(text)
    rng = random.Random(text)
    hull = (fuzzy.start_earliest // DAY - 400, fuzzy.end_latest // DAY + 400)
    for _ in range(60):
        first = rng.randrange(*hull)
        last = first + rng.choice((1, 2, 30, 90, 400, 1500))
        by_day = any(fuzzy.possibly_in(d * DAY, (d + 1) * DAY) for d in range(first, last))
        assert fuzzy.possibly_in(first * DAY, last * DAY) == by_day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("-001X-02-29", [year for year in range(-19, -9) if year % 4 == 0]),
        ("-00X4-XX-01", [-94, -84, -74, -64, -54, -44, -34, -24, -14, -4]),
        ("-000X-12-25", list(range(-9, 0))),
    ],
)
def test_a_mask_before_christ_runs_from_the_larger_number_to_the_smaller(text, years):
    month, day = text[1:].split("-")[1:]
    months = range(1, 13) if month == "XX" else [int(month)]
    days = {days_from_civil(year, m, int(day)) for year in years for m in months}
    fuzzy = parse_edtf(text)
    assert fuzzy.start_earliest == min(days) * DAY
    assert fuzzy.end_latest == (max(days) + 1) * DAY
    for number in range(min(days) - 400, max(days) + 400):
        assert fuzzy.possibly_in(number * DAY, (number + 1) * DAY) == (number in days)


def _elements(text):
    """Return the days of each element of a set, ranges taken as one run."""
    for piece in text[1:-1].split(","):
        ends = [parse_edtf(end) for end in piece.split("..")]
        yield range(ends[0].start_earliest // DAY, ends[-1].end_latest // DAY)


@pytest.mark.parametrize(
    "text",
    [
        "[2016,2018]",
        "[2016-03,2016-05-10..2016-05-12,2017]",
        "[2018,2016,2016-05]",
        "[2016-24,2016-12-25]",
        "{2016,2018}",
        "{2016-01,2016-03-01..2016-03-05}",
        "{1985-0X,1985-12}",
    ],
)
def test_a_set_is_possible_on_the_days_of_its_elements(text):
    days = {day for element in _elements(text) for day in element}
    fuzzy = parse_edtf(text)
    assert fuzzy.start_earliest == min(days) * DAY
    assert fuzzy.end_latest == (max(days) + 1) * DAY
    for day in range(min(days) - 50, max(days) + 50):
        assert fuzzy.possibly_in(day * DAY, (day + 1) * DAY) == (day in days)


@pytest.mark.parametrize(
    ("text", "plain", "unit"),
    [
        ("1984~", "1984", 12),
        ("2017-03~", "2017-03", 1),
        ("2017-12~", "2017-12", 1),
        ("2001-24~", "2001-24", 3),
        ("2001-33~", "2001-33", 3),
        ("2001-38%", "2001-38", 4),
        ("2001-41~", "2001-41", 6),
        ("198X~", "198X", 120),
        ("19XX%", "19XX", 1200),
    ],
)
def test_about_a_period_adds_one_unit_on_each_side(text, plain, unit):
    whole, bare = parse_edtf(text), parse_edtf(plain)
    assert whole.start_earliest == _months_on(bare.start_earliest, -unit)
    assert whole.end_latest == _months_on(bare.end_latest, unit)


def _months_on(moment, months):
    day = _EPOCH + timedelta(days=moment // DAY)
    years, month = divmod(day.month - 1 + months, 12)
    return _start(date(day.year + years, month + 1, 1))


@pytest.mark.parametrize(
    ("window", "answer"),
    [
        (("2016", "2016"), True),
        (("2016", "2018"), True),
        (("2018-01", "2018-12"), True),
        (("2016-06", "2016-07"), False),
        (("2017", "2017"), False),
    ],
)
def test_all_of_is_certain_where_one_of_its_elements_lies(window, answer):
    earliest, latest = parse_edtf(window[0]).start_earliest, parse_edtf(window[1]).end_latest
    assert parse_edtf("{2016,2018}").certainly_in(earliest, latest) is answer
