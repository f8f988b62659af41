"""Lengths of time in words, and what they do to a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import DateError, Lag, Span, parse, read_lag
from chronology.dates.civil import DAY, NEG_INF, POS_INF, iso_day, seconds


@pytest.mark.parametrize(
    ("words", "least", "greatest"),
    [
        ("3.5 months", "P3M7D", "P3M24D"),
        ("3½ months", "P3M7D", "P3M24D"),
        ("three and a half months", "P3M7D", "P3M24D"),
        ("three-and-a-half months", "P3M7D", "P3M24D"),
        ("six months", "P5M14D", "P6M16D"),
        ("about six months", "P5M", "P7M"),
        ("about six hours", "PT5H", "PT7H"),
        ("six hours", "PT5H30M", "PT6H30M"),
        ("for about six hours", "PT5H", "PT7H"),
        ("for six months", "P5M14D", "P6M16D"),
        ("five minutes", "PT4M30S", "PT5M30S"),
        ("half an hour", "PT15M", "PT45M"),
        ("half a year", "P3M", "P9M"),
        ("a year", "P6M", "P1Y6M"),
        ("two years", "P1Y6M", "P2Y6M"),
        ("a year and a half", "P1Y3M", "P1Y9M"),
        ("a week and a half", "P8D", "P13D"),
        ("two weeks", "P10D", "P18D"),
        ("a fortnight", "P7D", "P21D"),
        ("two days", "P1D", "P3D"),
        ("2-3 days", "P2D", "P3D"),
        ("two to three weeks", "P14D", "P21D"),
        ("two or three months", "P2M", "P3M"),
        ("two years and three months", "P2Y2M14D", "P2Y3M16D"),
        ("two years, three months and ten days", "P2Y3M9D", "P2Y3M11D"),
        ("exactly two years", "P2Y", "P2Y"),
        ("two years to the day", "P2Y", "P2Y"),
        ("within a month", "P0D", "P1M"),
        ("ten minutes", "PT9M30S", "PT10M30S"),
        ("five seconds", "PT4S", "PT6S"),
        ("twenty-four hours", "PT23H30M", "PT24H30M"),
        ("two hundred and five days", "P204D", "P206D"),
        ("a hundred days", "P99D", "P101D"),
        ("one thousand two hundred years", "P1199Y6M", "P1200Y6M"),
        ("1,000 years", "P999Y6M", "P1000Y6M"),
        ("a decade", "P5Y", "P15Y"),
        ("half a century", "P25Y", "P75Y"),
        ("a quarter", "P1M14D", "P4M16D"),
        ("P3M7D", "P3M7D", "P3M7D"),
        ("PT6H", "PT6H", "PT6H"),
    ],
)
def test_reads(words, least, greatest):
    lag = read_lag(words)
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, greatest)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "ends before"),
        ("months", "does not make up"),
        ("three", "does not make up"),
        ("2016", "does not make up"),
        ("three months in prison", "cannot be joined"),
        ("a few days", "gives no number"),
        ("a while", "says no definite length"),
        ("at least two years", "sets only one limit"),
        ("three moons", "no word of a date|does not make up"),
        ("two weekends", "does not make up"),
        ("9999999 years", "does not make up"),
    ],
)
def test_refuses(words, why):
    with pytest.raises(DateError, match=why) as caught:
        read_lag(words)
    assert words in str(caught.value)


def test_refuses_a_language_without_words():
    with pytest.raises(DateError, match="no words of the language “tlh” are known"):
        read_lag("two years", language="tlh")


def days(bounds):
    return iso_day(bounds[0]), iso_day(bounds[1] - 1)


@pytest.mark.parametrize(
    ("words", "date", "after", "before"),
    [
        ("two days", "24 October 2017", ("2017-10-26", "2017-10-26"), ("2017-10-22", "2017-10-22")),
        ("two days", "October 2017", ("2017-10-02", "2017-11-03"), ("2017-09-28", "2017-10-30")),
        ("three and a half months", "2009", ("2009-04-08", "2010-04-24"), ("2008-09-07", "2009-09-23")),
        ("two years", "24 October 2017", ("2019-04-24", "2020-04-24"), ("2015-04-24", "2016-04-24")),
        ("exactly a month", "31 January 2016", ("2016-02-29", "2016-02-29"), ("2015-12-31", "2015-12-31")),
        ("two days", "24 October 2017 at 22:05", ("2017-10-26", "2017-10-26"), ("2017-10-22", "2017-10-22")),
        ("a month", "2004/2008", ("2008-01-15", "2009-02-16"), ("2003-11-15", "2004-12-17")),
    ],
)  # fmt: skip
def test_is_applied_by_the_calendar_and_rounded_outward(words, date, after, before):
    lag = read_lag(words)
    assert days(lag.after(parse(date))) == after
    assert days(lag.before(parse(date))) == before


def test_hours_are_not_rounded_to_days():
    lag = read_lag("six hours")
    at = parse("24 October 2017 at 12:00")
    day = seconds(2017, 10, 24)
    assert lag.after(at) == (day + 63_000, day + 66_660)
    assert lag.before(at) == (day + 19_800, day + 23_460)


def test_a_missing_bound_stays_missing():
    lag = read_lag("two years")
    assert lag.after(parse("since 2014"))[1] == POS_INF
    assert lag.before(parse("until 2010"))[0] == NEG_INF


def test_an_exact_number_of_days_is_known_as_such():
    assert read_lag("two days").days == 2
    assert read_lag("about two days").days is None
    assert read_lag("two weeks").days is None


SPANS = st.builds(Span, *[st.integers(0, 10**6)] * 4)


@given(SPANS)
def test_iso_durations_come_back(span):
    again = Span.parse_iso(span.iso())
    assert again == span


@pytest.mark.parametrize("text", ["", "P", "PT", "P1W", "P1.5Y", "3 months", "P1YT", "-P1Y"])
def test_refuses_other_durations(text):
    with pytest.raises(DateError, match="no ISO 8601 duration"):
        Span.parse_iso(text)


@given(st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_after_and_before_enclose_the_plain_count(number, unit):
    date = parse("15 July 2016")
    lag = read_lag(f"{number} {unit}s")
    exact = read_lag(f"exactly {number} {unit}s")
    first, last = lag.after(date)
    lo, hi = exact.after(date)
    assert first <= lo < hi <= last
    assert (hi - lo) == DAY


def test_a_lag_is_a_value():
    assert Lag("x", Span(1), Span(2)) == Lag("x", Span(1), Span(2))
