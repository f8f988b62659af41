"""Calendars other than the Gregorian, against published dates and against the libraries."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from convertdate import hebrew, islamic, julian, persian
from hijridate import Gregorian as TabulatedDay
from hypothesis import given, settings
from hypothesis import strategies as st

import chronology
from chronology.dates.calendars import CALENDARS, calendar_of
from chronology.dates.calendars.base import EPOCH
from chronology.dates.civil import DAY, days_from_civil, iso_day

UNIX = date(1970, 1, 1)

#: Published dates: a day of a calendar and the Gregorian day it is known to be.
KNOWN = [
    ("julian", (1917, 10, 25), "1917-11-07"),  # the October Revolution
    ("julian", (1582, 10, 5), "1582-10-15"),  # the day the Gregorian calendar began
    ("julian", (1752, 9, 3), "1752-09-14"),  # the day it began in Britain
    ("julian", (1066, 10, 14), "1066-10-20"),  # Hastings
    ("julian", (-43, 3, 15), "-0043-03-13"),  # the ides of March 44 BC
    ("hijri", (1437, 1, 1), "2015-10-14"),
    ("hijri", (1437, 9, 1), "2016-06-06"),
    ("hijri", (1437, 10, 1), "2016-07-06"),  # the feast that ends Ramadan
    ("hijri", (1343, 1, 1), "1924-08-01"),
    ("hijri", (1500, 12, 30), "2077-11-16"),
    ("hijri", (1, 1, 1), "0622-07-19"),  # 16 July 622 of the Julian calendar
    ("hijri", (61, 1, 10), "0680-10-13"),  # Karbala, 10 October 680 of the Julian calendar
    ("persian", (1395, 1, 1), "2016-03-20"),  # Nowruz
    ("persian", (1399, 1, 1), "2020-03-20"),
    ("persian", (1404, 1, 1), "2025-03-21"),
    ("persian", (1357, 11, 22), "1979-02-11"),  # the revolution in Iran
    ("persian", (1388, 3, 22), "2009-06-12"),  # the tenth presidential election
    ("hebrew", (5777, 7, 1), "2016-10-03"),  # Rosh Hashanah
    ("hebrew", (5776, 1, 15), "2016-04-23"),  # Passover
    ("hebrew", (5708, 2, 5), "1948-05-14"),  # the declaration of independence of Israel
    ("hebrew", (5776, 13, 14), "2016-03-24"),  # Purim of a leap year
    ("hebrew", (5777, 0, 14), "2017-03-12"),  # Purim of a common year
]


def day_number(key, year, month, day):
    return calendar_of(key).month_bounds(year, month)[0] + day - 1


@pytest.mark.parametrize(("key", "there", "gregorian"), KNOWN)
def test_agrees_with_published_dates(key, there, gregorian):
    number = day_number(key, *there)
    assert iso_day(number * DAY) == gregorian
    assert calendar_of(key).day_of(number) == there


@pytest.mark.parametrize("leap", [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408])
def test_the_persian_leap_years_are_the_published_ones(leap):
    assert calendar_of("persian").length(leap, 12) == 30
    assert calendar_of("persian").length(leap + 1, 12) == 29


def of_the_library(key, number):
    """Return the date that the library itself gives for a day."""
    moment = number + EPOCH
    if key == "julian":
        return julian.from_jd(moment)
    if key == "persian":
        return persian.from_jd(moment)
    gregorian = UNIX + timedelta(days=number)
    return TabulatedDay(gregorian.year, gregorian.month, gregorian.day).to_hijri().datetuple()


@given(st.integers(days_from_civil(-4000, 1, 1), days_from_civil(9999, 1, 1)))
def test_julian_days_are_the_librarys(number):
    assert calendar_of("julian").day_of(number) == of_the_library("julian", number)


@given(st.integers(days_from_civil(1924, 8, 1), days_from_civil(2077, 11, 16)))
def test_tabulated_hijri_days_are_the_librarys(number):
    assert calendar_of("hijri").day_of(number) == of_the_library("hijri", number)


@given(st.integers(days_from_civil(623, 1, 1), days_from_civil(1924, 7, 1)))
def test_civil_hijri_days_are_the_librarys(number):
    found = calendar_of("hijri").day_of(number)
    assert found is not None
    assert islamic.to_jd(*found) == number + EPOCH


@settings(deadline=None, max_examples=40)  # each computes equinoxes
@given(st.integers(days_from_civil(1850, 1, 1), days_from_civil(2100, 1, 1)))
def test_persian_days_are_the_librarys(number):
    assert calendar_of("persian").day_of(number) == of_the_library("persian", number)


@given(st.integers(days_from_civil(-3000, 1, 1), days_from_civil(3000, 1, 1)))
def test_hebrew_years_and_months_are_the_librarys(number):
    calendar = calendar_of("hebrew")
    year, month, day = calendar.day_of(number)
    assert hebrew.to_jd(year, 7, 1) - EPOCH <= number < hebrew.to_jd(year + 1, 7, 1) - EPOCH
    assert 1 <= day <= hebrew.month_length(year, month or 12)


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda calendar: calendar.key)
def test_months_and_years_leave_no_gap(calendar):
    first = {"julian": 1890, "hijri": 1330, "persian": 1380, "hebrew": 5760}[calendar.key]
    for year in range(first, first + 25):
        begin, after = calendar.year_bounds(year)
        at = begin
        for month in calendar.months_of(year):
            here, end = calendar.month_bounds(year, month)
            assert here == at
            at = end
        assert at == after
        seam = 1 if (calendar.key, year) == ("hijri", 1342) else 0
        assert after - seam == calendar.year_start(year + 1)
        assert calendar.day_of(begin) == (year, calendar.months_of(year)[0], 1)


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda calendar: calendar.key)
def test_days_before_the_first_year_are_of_no_date(calendar):
    first = calendar.years[0]
    assert calendar.shown(calendar.year_start(first) - 1) is None
    assert calendar.day_of(calendar.year_start(first)) is not None


def test_days_after_the_last_year_are_of_no_date():
    calendar = calendar_of("hijri")
    assert calendar.day_of(calendar.year_bounds(1699)[1] - 1) == (1699, 12, 29)
    assert calendar.day_of(calendar.year_bounds(1699)[1]) is None


def test_the_libraries_are_loaded_when_such_a_date_is_read():
    code = (
        "import sys; from chronology.dates import parse; parse('24 October 2017');"
        "assert not {'convertdate', 'hijridate', 'pymeeus'} & set(sys.modules);"
        "parse('Ramadan 1437'); assert 'hijridate' in sys.modules"
    )
    root = chronology.__file__.rpartition("/chronology/")[0]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
