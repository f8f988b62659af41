"""Dates of other calendars in words: what they mean, what is said of them, what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import DateError, Precision, parse, parse_edtf, read
from chronology.dates.calendars import CALENDARS, calendar_of
from chronology.dates.calendars.view import calendar_views
from chronology.dates.civil import DAY
from chronology.dates.languages.calendar_words import CALENDAR_MONTH, CALENDAR_TABLES
from tests.dates.phrase_corpora import rows

READS = rows("corpus_calendars.tsv")
REFUSED = rows("corpus_calendars_refused.tsv")


def test_the_corpora_are_large():
    assert len(READS) >= 150
    assert len(REFUSED) >= 45


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_reads(row):
    phrase, edtf, exact, earliest, latest, precision = row
    found = read(phrase)
    date = found.date
    assert (date.edtf, date.edtf_exact) == (edtf, exact == "exact")
    assert (date.earliest or "-", date.latest or "-") == (earliest, latest)
    assert date.precision == precision
    assert date.text == phrase
    named = set(found.calendars)
    assert named <= {calendar.key for calendar in CALENDARS}
    marked_gregorian = any(mark in phrase for mark in ("NS", "New Style", "новому"))
    assert bool(named) != marked_gregorian
    assert marked_gregorian or any("calendar" in sentence for sentence in found.implied)


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_the_edtf_contains_the_reading(row):
    date = parse(row[0])
    edtf = parse_edtf(date.edtf)
    assert edtf.start_earliest <= date.start_earliest
    assert edtf.end_latest >= date.end_latest
    if date.edtf_exact:
        assert (edtf.start_earliest, edtf.end_latest) == (date.start_earliest, date.end_latest)


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_is_refused(row):
    phrase, part, why, suggestion = row
    with pytest.raises(DateError) as caught:
        parse(phrase)
    error = caught.value
    marked = "" if error.position is None else phrase[error.position :][: error.length]
    assert (marked or "-", error.why, error.suggestion) == (part, why, suggestion)
    assert parse(error.suggestion) is not None


#: A year of each calendar whose dates are exact.
YEARS = {
    "julian": (100, 3000),
    "hijri": (1343, 1500),
    "persian": (1250, 1450),
    "hebrew": (4000, 6500),
}


@st.composite
def calendar_days(draw):
    calendar = draw(st.sampled_from(CALENDARS))
    year = draw(st.integers(*YEARS[calendar.key]))
    month = draw(st.sampled_from(calendar.months_of(year)))
    day = draw(st.integers(1, calendar.length(year, month)))
    return calendar, year, month, day


@settings(deadline=None)  # the first Persian date of a year computes an equinox
@given(calendar_days())
def test_a_day_in_a_calendars_own_words_is_that_day(there):
    calendar, year, month, day = there
    number = calendar.month_bounds(year, month)[0] + day - 1
    words = f"{day} {calendar.months[month]} {calendar.shown_year(year)}"
    date = parse(words)
    assert (date.start_earliest, date.end_latest) == (number * DAY, (number + 1) * DAY)
    assert date.precision is Precision.DAY
    assert calendar_views(date, (calendar.key,))[0] == (calendar.name, calendar.shown(number))


@settings(deadline=None)  # the first Persian date of a year computes an equinox
@given(calendar_days())
def test_months_and_years_are_their_days(there):
    calendar, year, month, _ = there
    in_month = parse(f"{calendar.months[month]} {calendar.shown_year(year)}")
    bounds = tuple(day * DAY for day in calendar.month_bounds(year, month))
    assert (in_month.start_earliest, in_month.end_latest) == bounds
    in_year = parse(calendar.shown_year(year))
    bounds = tuple(day * DAY for day in calendar.year_bounds(year))
    assert (in_year.start_earliest, in_year.end_latest) == bounds


@settings(deadline=None)  # the first Persian date of a year computes an equinox
@given(calendar_days(), st.integers(1, 9))
def test_a_day_after_the_last_of_a_month_is_refused(there, more):
    calendar, year, month, _ = there
    last = calendar.length(year, month)
    words = f"{last + more} {calendar.months[month]} {calendar.shown_year(year)}"
    with pytest.raises(DateError, match=f"has {last} days"):
        parse(words)


@settings(deadline=None)  # the first Persian date of a year computes an equinox
@given(calendar_days(), calendar_days(), st.sampled_from(["between {} and {}", "from {} to {}"]))
def test_connectives_join_dates_of_any_two_calendars(one, other, template):
    days = []
    for calendar, year, month, day in (one, other):
        number = calendar.month_bounds(year, month)[0] + day - 1
        days.append((number, f"{day} {calendar.months[month]} {calendar.shown_year(year)}"))
    (first, a), (last, b) = sorted(days)
    date = parse(template.format(a, b))
    assert (date.start_earliest, date.end_latest) == (first * DAY, (last + 1) * DAY)


NAMES = [
    (name, calendar, month)
    for names, (calendar, month) in CALENDAR_TABLES[CALENDAR_MONTH].items()
    for name in names.split("|")
]


@pytest.mark.parametrize(("name", "key", "month"), NAMES)
def test_every_name_of_a_month_is_read(name, key, month):
    calendar = calendar_of(key)
    year = {"hijri": 1437, "persian": 1395, "hebrew": 5777 if month == 0 else 5776}[key]
    words = name.replace(" ' ", "' ")
    date = parse(f"{words} {year}", language="en")
    first, after = calendar.month_bounds(year, month)
    assert (date.start_earliest, date.end_latest) == (first * DAY, after * DAY)


def test_what_is_said_of_a_conversion():
    assert read("25 October 1917 OS").implied == (
        "“25 October 1917 OS” is a date of the Julian calendar, then 13 days behind the Gregorian one",
    )
    assert read("1 June 250 OS").implied == (
        "“1 June 250 OS” is a date of the Julian calendar, then in step with the Gregorian one",
    )
    assert read("1 June 44 BC OS").implied == (
        "“1 June 44 BC OS” is a date of the Julian calendar, then 2 days ahead of the Gregorian one",
    )
    (sentence,) = read("15 Ramadan 1437").implied
    assert "Umm al-Qura" in sentence
    assert "±1 day" in sentence
    (sentence,) = read("15 Ramadan 900 AH").implied
    assert "outside the Umm al-Qura table (1343–1500 AH)" in sentence
    assert "±1 day" in sentence
    assert "carried back before 1304" in read("1 Farvardin 1200").implied[0]
    assert "carried back" not in read("1 Farvardin 1395").implied[0]
    assert read("Adar II 5776").implied == (
        "“Adar II 5776 AM” is a date of the Hebrew calendar, in a leap year",
    )
    assert "early” means Muharram to Rabi' al-thani" in read("early 1437 AH").implied[1]
    assert "the weekday settles" in read("Sunday 15 Ramadan 1437").implied[1]
    assert "two calendars" in read("4 (17) July 1918").implied[0]


def test_beyond_the_table_a_day_is_allowed_on_either_side():
    tabulated, civil = parse("1 Muharram 1343"), parse("1 Muharram 1342")
    assert tabulated.end_latest - tabulated.start_earliest == DAY
    assert civil.end_latest - civil.start_earliest == 3 * DAY
    month = parse("Ramadan 1600")
    first, after = calendar_of("hijri").month_bounds(1600, 9)
    assert (month.start_earliest, month.end_latest) == ((first - 1) * DAY, (after + 1) * DAY)


def test_a_month_that_turkish_has_too():
    assert parse("15 Nisan 2016").edtf == "2016-04-15", "April in Turkish"
    assert parse("15 Nisan 5776").edtf == "2016-04-23"
    with pytest.raises(DateError, match="Nisan is a month of the Hebrew calendar, and 2016"):
        parse("15 Nisan 2016", language="en")


def test_words_that_are_marks_only_in_capitals():
    assert parse("5776 AM").earliest == "2015-09-14"
    assert parse("10 am on 24 October 2017").precision is Precision.HOUR
    for words in ("5776 am", "1357 sh", "25 October 1917 AS"):
        with pytest.raises(DateError):
            parse(words, language="en")


def test_a_window_in_another_calendar():
    assert calendar_views(parse("since 15 Ramadan 1437"), ("hijri",)) == [
        ("Hijri", "from 15 Ramadan 1437 AH on"),
        ("Gregorian", "from 20 June 2016 on"),
    ]
    assert calendar_views(parse("before 1 June 44 BC OS"), ("julian",)) == [
        ("Julian", "until 31 May 44 BC OS"),
        ("Gregorian", "until 29 May 44 BC"),
    ]
    assert calendar_views(parse("Ramadan 1437"), ("hijri",)) == [
        ("Hijri", "1 Ramadan 1437 AH – 30 Ramadan 1437 AH"),
        ("Gregorian", "6 June 2016 – 5 July 2016"),
    ]
    assert calendar_views(parse("5000 BC"), ("hijri",))[0] == (
        "Hijri",
        "outside what can be converted",
    )
    assert calendar_views(parse("2016"), ()) == []


def test_words_that_speak_of_other_things_too():
    assert parse("1357 (Persian)").earliest == "1978-03-21"
    assert parse("25 October 1917 Julian").edtf == "1917-11-07"
    for words in ("1948 Jewish", "1357 Persian", "1437 Islamic", "Julian 1917", "Jewish 5708"):
        with pytest.raises(DateError):
            parse(words)


def test_a_calendar_that_is_not_read():
    with pytest.raises(DateError, match="the French Republican calendar is not read"):
        parse("18 brumaire an VIII", language="fr")
