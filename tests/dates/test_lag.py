"""Lengths of time in words, and what they do to a date."""

import calendar
import datetime
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chronology.dates import DateError, Lag, Span, parse, read_lag
from chronology.dates.civil import DAY, NEG_INF, POS_INF, iso_day, seconds, shift_months


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
    ("words", "least", "greatest"),
    [
        ("at least two years", "P2Y", None),
        ("for at least two years", "P2Y", None),
        ("more than two years", "P2Y", None),
        ("over a month", "P1M", None),
        ("two years or more", "P2Y", None),
        ("two or more years", "P2Y", None),
        ("two years or longer", "P2Y", None),
        ("two years at least", "P2Y", None),
        ("no less than a week", "P7D", None),
        ("more than half a year", "P6M", None),
        ("more than a year and a half", "P1Y6M", None),
        ("more than 36 hours", "PT36H", None),
        ("at least two or three months", "P2M", None),
        ("at least about two years", "P1Y", None),
        ("at most two years", "P0D", "P2Y"),
        ("two years or less", "P0D", "P2Y"),
        ("no more than two or three months", "P0D", "P3M"),
        ("less than six hours", "P0D", "PT6H"),
        ("under an hour", "P0D", "PT1H"),
        ("up to a week", "P0D", "P7D"),
        ("at most about two years", "P0D", "P3Y"),
        ("within about a month", "P0D", "P2M"),
        ("mehr als zwei Jahre", "P2Y", None),
        ("plus d'un an", "P1Y", None),
        ("durante al menos seis meses", "P6M", None),
        ("более года", "P1Y", None),
        ("سنتين على الأقل", "P2Y", None),
        ("iki yıldan fazla", "P2Y", None),
        ("bir yıldan uzun", "P1Y", None),
        ("bir yıldan az", "P0D", "P1Y"),
    ],
)
def test_reads_a_limit(words, least, greatest):
    lag = read_lag(words)
    assert lag.minimum.iso() == least
    assert (lag.maximum.iso() if lag.maximum else None) == greatest
    # The words that set the limit are of the lag, so that it is read again as the same.
    assert read_lag(lag.words) == lag


@pytest.mark.parametrize("words", ["within a month", "two years to the day", "exactly two days"])
def test_the_words_of_a_lag_mean_the_same_again(words):
    assert read_lag(words).words == words


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
        ("almost two years", "by how much it errs is not said"),
        ("at least exactly two years", "does not make up"),
        ("at least two years to the day", "does not make up"),
        ("within at least two years", "cannot be joined"),
        ("at least two years or more", "cannot be joined"),
        ("two or more years or less", "cannot be joined"),
        ("more than several years", "does not make up"),
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


DAY_NUMBERS = [seconds(2015, 1, 1) // DAY + n for n in range(2 * 366)]


def one_day(number):
    return parse(iso_day(number * DAY))


def plainly(day, months, days):
    """A day of the proleptic Gregorian calendar, moved as one would by hand."""
    date = datetime.date.fromisoformat(iso_day(day * DAY))
    years, month0 = divmod(date.year * 12 + date.month - 1 + months, 12)
    length = calendar.monthrange(years, month0 + 1)[1]
    moved = date.replace(year=years, month=month0 + 1, day=min(date.day, length))
    return (moved - datetime.date(1970, 1, 1)).days + days


def test_exactly_a_month_from_every_day_of_two_years_is_one_day():
    for months in (1, 2, 12, 13):
        lag = Lag("", Span(months=months), Span(months=months))
        for day in DAY_NUMBERS:
            after, before = plainly(day, months, 0), plainly(day, -months, 0)
            assert lag.after(one_day(day)) == (after * DAY, (after + 1) * DAY)
            assert lag.before(one_day(day)) == (before * DAY, (before + 1) * DAY)


@pytest.mark.parametrize(
    ("words", "date", "after", "before"),
    [
        ("exactly one month", "28 January 2015", "2015-02-28", "2014-12-28"),
        ("exactly one month", "31 January 2015", "2015-02-28", "2014-12-31"),
        ("exactly one month", "28 February 2015", "2015-03-28", "2015-01-28"),
        ("exactly one month", "30 March 2016", "2016-04-30", "2016-02-29"),
        ("exactly one month", "29 April 2015", "2015-05-29", "2015-03-29"),
        ("exactly one year", "29 February 2016", "2017-02-28", "2015-02-28"),
        ("exactly one year", "28 February 2015", "2016-02-28", "2014-02-28"),
        ("exactly one month and two days", "26 January 2015", "2015-02-28", "2014-12-24"),
    ],
)
def test_the_end_of_a_day_is_not_clamped_into_it(words, date, after, before):
    lag = read_lag(words)
    assert days(lag.after(parse(date))) == (after, after)
    assert days(lag.before(parse(date))) == (before, before)


def test_a_phrase_of_a_month_before_a_shorter_one_is_a_day_and_not_a_second():
    date = parse("exactly one month after 28 January 2015")
    assert (date.edtf, date.end_latest - date.start_earliest) == ("2015-02-28", DAY)


WHOLE_SPANS = st.builds(Span, st.integers(0, 3), st.integers(0, 14), st.integers(0, 40))
WINDOWS = st.tuples(st.sampled_from(DAY_NUMBERS), st.integers(1, 45))
TIMES = st.integers(0, DAY - 1)


def moved_days(first, last, span, sign):
    months = sign * (span.years * 12 + span.months)
    return [plainly(day, months, sign * span.days) for day in range(first, last)]


@given(WHOLE_SPANS, WHOLE_SPANS, WINDOWS, TIMES, TIMES)
def test_a_lag_leads_to_the_days_that_each_day_of_the_window_leads_to(
    one, other, window, begun, ended
):
    """Every day is moved by hand; the result is from the first of them to the last."""
    first, last = window[0], window[0] + window[1]
    least, most = sorted((one, other), key=lambda span: moved_days(first, last, span, 1))
    lo, hi = first * DAY + begun, (last - 1) * DAY + ended + 1
    assume(lo < hi)
    date = replace(
        one_day(first), start_earliest=lo, start_latest=hi, end_earliest=lo, end_latest=hi
    )
    lag = Lag("", least, most)
    after, before = lag.after(date), lag.before(date)
    assert after == (
        min(moved_days(first, last, least, 1)) * DAY,
        (max(moved_days(first, last, most, 1)) + 1) * DAY,
    )
    assert before == (
        min(moved_days(first, last, most, -1)) * DAY,
        (max(moved_days(first, last, least, -1)) + 1) * DAY,
    )
    endless = Lag("", least, None)
    assert endless.after(date) == (after[0], POS_INF)
    assert endless.before(date) == (NEG_INF, before[1])


HOURS = st.builds(Span, st.just(0), st.integers(0, 3), st.integers(0, 3), st.integers(1, 2 * DAY))


@given(HOURS, st.sampled_from(DAY_NUMBERS), TIMES, st.integers(1, 3 * DAY), st.integers(3600, DAY))
def test_a_lag_of_hours_holds_every_second_that_it_leads_to(span, day, time, length, step):
    lo = day * DAY + time
    hi = lo + length
    date = replace(one_day(day), start_earliest=lo, start_latest=hi, end_earliest=lo, end_latest=hi)
    lag = Lag("", span, span)
    for (first, last), sign in ((lag.after(date), 1), (lag.before(date), -1)):
        tried = {lo, hi - 1, *range(lo, hi, step), *range(lo + -lo % DAY, hi, DAY)}
        tried |= {midnight - 1 for midnight in range(lo + -lo % DAY, hi, DAY) if midnight > lo}
        seconds_on = sign * (span.days * DAY + span.seconds)
        moved = [shift_months(moment, sign * span.months) + seconds_on for moment in tried]
        assert (first, last) == (min(moved), max(moved) + 1)


@given(WHOLE_SPANS, WINDOWS, st.integers(0, 20), st.integers(0, 20))
def test_a_wider_window_leads_no_less_far(span, window, earlier, later):
    lag = Lag("", span, span)
    first, last = window[0], window[0] + window[1]
    day = one_day(first)
    narrow, wide = (
        replace(day, start_earliest=a, start_latest=b, end_earliest=a, end_latest=b)
        for a, b in ((first * DAY, last * DAY), ((first - earlier) * DAY, (last + later) * DAY))
    )
    for lead in (lag.after, lag.before):
        inner, outer = lead(narrow), lead(wide)
        assert outer[0] <= inner[0] < inner[1] <= outer[1]


def test_no_upper_limit_leaves_one_side_open():
    lag = read_lag("at least two weeks")
    date = parse("24 October 2017")
    assert lag.after(date) == (seconds(2017, 11, 7), POS_INF)
    assert lag.before(date) == (NEG_INF, seconds(2017, 10, 11))


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
