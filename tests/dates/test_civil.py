"""Civil arithmetic against ``datetime`` where that reaches, and by its cycles beyond."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates.civil import (
    DAY,
    MAX_YEAR,
    civil_from_days,
    days_from_civil,
    days_in_month,
    is_leap,
    iso_day,
    iso_year,
    months_from,
    seconds,
    shift_months,
)

_EPOCH = date(1970, 1, 1)


@given(st.dates())
def test_days_agree_with_the_standard_library(day):
    days = (day - _EPOCH).days
    assert days_from_civil(day.year, day.month, day.day) == days
    assert civil_from_days(days) == (day.year, day.month, day.day)
    assert iso_day(days * DAY + 86_399) == day.isoformat()


@given(st.integers(-(10**13), 10**13))
def test_there_and_back_in_any_year(days):
    year, month, day = civil_from_days(days)
    assert 1 <= month <= 12
    assert 1 <= day <= days_in_month(year, month)
    assert days_from_civil(year, month, day) == days
    assert civil_from_days(days + 146_097) == (year + 400, month, day)


def test_every_day_of_four_centuries_follows_the_one_before():
    day, days = date(1800, 1, 1), days_from_civil(1800, 1, 1)
    while day.year < 2200:
        assert civil_from_days(days) == (day.year, day.month, day.day)
        day += timedelta(days=1)
        days += 1


@pytest.mark.parametrize(
    ("year", "leap"),
    [
        (2000, True),
        (1900, False),
        (2016, True),
        (2015, False),
        (0, True),
        (-4, True),
        (-100, False),
    ],
)
def test_leap_years(year, leap):
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == 28 + leap


def test_seconds_of_the_largest_year_fit_sixty_four_bits():
    assert seconds(MAX_YEAR + 1) < 2**63 - 1
    assert seconds(-MAX_YEAR) > -(2**63 - 1)


@pytest.mark.parametrize(
    ("year", "shown"),
    [(2016, "2016"), (33, "0033"), (0, "0000"), (-43, "-0043"), (170000002, "170000002")],
)
def test_years_are_printed_with_four_digits_at_least(year, shown):
    assert iso_year(year) == shown


@pytest.mark.parametrize(
    ("day", "months", "shifted"),
    [
        ((2016, 1, 31), 1, (2016, 2, 29)),
        ((2016, 2, 29), 12, (2017, 2, 28)),
        ((2016, 1, 15), -1, (2015, 12, 15)),
        ((1, 1, 1), -12, (0, 1, 1)),
        ((2016, 3, 31), -1, (2016, 2, 29)),
    ],
)
def test_months_are_shifted_to_the_same_day_or_the_last(day, months, shifted):
    assert shift_months(seconds(*day) + 7, months) == seconds(*shifted) + 7


def test_a_run_of_months_may_end_in_the_next_year():
    assert months_from(2016, 12, 3) == (seconds(2016, 12), seconds(2017, 3))
    assert months_from(2016, 10, 3) == (seconds(2016, 10), seconds(2017))
