"""English phrases that are read, with what they mean."""

import subprocess
import sys

import pytest

import chronology
from chronology.dates import DateError, EndKind, Precision, Qualifier, parse, parse_edtf, read
from chronology.dates.civil import NEG_INF, POS_INF, seconds
from tests.dates.phrase_corpora import READS, RELATIVE

DAY = 86_400
HOUR = 3600


def test_the_corpora_are_large():
    assert len(READS) >= 300
    assert len(RELATIVE) >= 150


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_reads(row):
    phrase, edtf, exact, earliest, latest, precision = row
    date = parse(phrase)
    assert (date.edtf, date.edtf_exact) == (edtf, exact == "exact")
    assert (date.earliest or "-", date.latest or "-") == (earliest, latest)
    assert date.precision == precision
    assert date.text == phrase


@pytest.mark.parametrize("row", RELATIVE, ids=lambda row: f"{row[0]} [{row[1]}]")
def test_reads_relative_to_an_anchor(row):
    phrase, given, edtf, earliest, latest, relation, least, greatest = row
    anchor = None if given == "-" else parse(given)
    by_event = "@" in phrase
    reading = read(phrase, anchor=None if by_event else anchor, resolve=lambda _: anchor)
    assert reading.date.edtf == edtf
    assert (reading.date.earliest or "-", reading.date.latest or "-") == (earliest, latest)
    assert (reading.relation or "-") == relation
    assert reading.event == (12 if by_event else None)
    lag = reading.lag
    assert (lag.minimum.iso() if lag else "-") == least
    assert (lag.maximum.iso() if lag and lag.maximum else "-") == greatest


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_an_exact_edtf_says_what_the_words_say(row):
    date = parse(row[0])
    edtf = parse_edtf(date.edtf)
    bounds = (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)
    of_edtf = (edtf.start_earliest, edtf.start_latest, edtf.end_earliest, edtf.end_latest)
    if date.edtf_exact:
        assert bounds == of_edtf
    assert edtf.edtf == date.edtf, "the EDTF is canonical"
    assert edtf.start_earliest <= date.start_earliest
    assert edtf.end_latest >= date.end_latest
    assert edtf.lasting == date.lasting


@pytest.mark.parametrize(
    ("phrase", "lasting", "start", "end"),
    [
        ("between 2004 and 2008", False, EndKind.KNOWN, EndKind.KNOWN),
        ("from 2004 to 2008", True, EndKind.KNOWN, EndKind.KNOWN),
        ("2004–2008", True, EndKind.KNOWN, EndKind.KNOWN),
        ("until 2010", True, EndKind.OPEN, EndKind.KNOWN),
        ("since 2014", True, EndKind.KNOWN, EndKind.OPEN),
        ("from July 2016", True, EndKind.KNOWN, EndKind.UNKNOWN),
        ("throughout 2016", True, EndKind.KNOWN, EndKind.KNOWN),
        ("2016 or 2017", False, EndKind.KNOWN, EndKind.KNOWN),
    ],
)
def test_once_within_is_never_confused_with_lasting(phrase, lasting, start, end):
    date = parse(phrase)
    assert (date.lasting, date.start_kind, date.end_kind) == (lasting, start, end)


def test_an_open_end_has_no_bound():
    assert parse("since 2014").end_latest == POS_INF
    assert parse("since 2014").end_earliest == seconds(2014)
    assert parse("until 2010").start_earliest == NEG_INF
    assert parse("until 2010").start_latest == seconds(2011)


def test_members_are_kept():
    either = parse("2016 or 2018")
    assert not either.possibly_in(seconds(2017), seconds(2018))
    assert either.possibly_in(seconds(2018), seconds(2019))
    masked = parse("September of an unknown year")
    assert masked.possibly_in(seconds(1991), seconds(1992))
    assert not masked.certainly_in(seconds(1991), seconds(1992))


@pytest.mark.parametrize(
    ("phrase", "qualifier"),
    [
        ("about 1991", Qualifier.APPROXIMATE),
        ("possibly 1991", Qualifier.UNCERTAIN),
        ("perhaps about 1991", Qualifier.BOTH),
        ("about 1991, possibly", Qualifier.BOTH),
        ("from about March to July 2016", Qualifier.APPROXIMATE),
        ("possibly from March to July 2016", Qualifier.UNCERTAIN),
        ("between about 2004 and 2008", Qualifier.APPROXIMATE),
        ("before about 2006", Qualifier.APPROXIMATE),
        ("possibly after 2013", Qualifier.UNCERTAIN),
        ("about mid-March 2017", Qualifier.APPROXIMATE),
        ("perhaps about mid-March 2017", Qualifier.BOTH),
        ("2016 or perhaps 2017", Qualifier.UNCERTAIN),
        ("possibly noon on 24 October 2017", Qualifier.UNCERTAIN),
    ],
)
def test_no_qualifier_is_lost(phrase, qualifier):
    assert parse(phrase).qualifier is qualifier


@pytest.mark.parametrize(
    ("phrase", "earliest", "latest"),
    [
        ("between about 2004 and 2008", "2003-01-01", "2008-12-31"),
        ("from about March to July 2016", "2016-02-01", "2016-07-31"),
        ("about mid-March 2017", "2017-03-01", "2017-03-30"),
        ("about the first week of March 2017", "2017-02-22", "2017-03-14"),
        ("about early 2016", "2015-09-01", "2016-08-31"),
        ("about the summer of 2015", "2015-03-01", "2015-11-30"),
        ("about the early 1990s", "1986-01-01", "1997-12-31"),
        ("by about March 2017", None, "2017-04-30"),
        ("not before about 2012", "2011-01-01", None),
        ("before about 2006", None, "2006-12-31"),
        ("after about March 2017", "2017-03-01", None),
    ],
)
def test_about_widens_by_one_unit_of_what_it_covers(phrase, earliest, latest):
    date = parse(phrase)
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("phrase", "day", "first", "last", "precision"),
    [
        ("the night of 15–16 July 2016", (2016, 7, 15), 18 * HOUR, 30 * HOUR, "part of day"),
        ("morning of 24 October 2017", (2017, 10, 24), 6 * HOUR, 12 * HOUR, "part of day"),
        ("24 October 2017 in the evening", (2017, 10, 24), 18 * HOUR, 24 * HOUR, "part of day"),
        ("24 October 2017 at 22:05", (2017, 10, 24), 79_500, 79_560, "minute"),
        ("5 pm on 24 October 2017", (2017, 10, 24), 17 * HOUR, 18 * HOUR, "hour"),
        ("12 am on 24 October 2017", (2017, 10, 24), 0, HOUR, "hour"),
        ("12:30 pm on 24 October 2017", (2017, 10, 24), 45_000, 45_060, "minute"),
        ("noon on 24 October 2017", (2017, 10, 24), 12 * HOUR, 12 * HOUR + 1, "second"),
        ("midnight on 24 October 2017", (2017, 10, 24), 0, 1, "second"),
        ("24 October 2017 at 22:05:13", (2017, 10, 24), 79_513, 79_514, "second"),
        ("24 October 2017 at 22:05:13.7", (2017, 10, 24), 79_513, 79_514, "second"),
        ("24 October 2017 at 01:05 UTC+3", (2017, 10, 23), 79_500, 79_560, "minute"),
        ("2017-10-24T22:05-04:00", (2017, 10, 25), 7500, 7560, "minute"),
        ("9 in the morning on 24 October 2017", (2017, 10, 24), 9 * HOUR, 10 * HOUR, "hour"),
        ("10 o'clock in the evening of 24 October 2017", (2017, 10, 24), 79_200, 82_800, "hour"),
        ("about 22:05 on 24 October 2017", (2017, 10, 24), 79_440, 79_620, "minute"),
    ],
)
def test_times_have_bounds_in_seconds(phrase, day, first, last, precision):
    date = parse(phrase)
    origin = seconds(*day)
    assert (date.start_earliest - origin, date.end_latest - origin) == (first, last)
    assert date.precision == precision


def test_a_named_zone_converts_into_the_chronologys():
    there = parse("24 October 2017 at 01:05 Europe/Istanbul")
    assert there.start_earliest == seconds(2017, 10, 23) + 22 * HOUR + 300
    same = parse("24 October 2017 at 01:05 Europe/Istanbul", zone="Europe/Istanbul")
    assert same.start_earliest == seconds(2017, 10, 24) + HOUR + 300


def test_the_order_of_numbers_is_asked_for_only_where_it_matters():
    assert parse("3/4/2016", order="day").edtf == "2016-04-03"
    assert parse("3/4/2016", order="month").edtf == "2016-03-04"
    assert parse("15/07/2016", order="month").edtf == "2016-07-15"


def test_a_reading_lists_what_it_implies():
    implied = read("from early 2016 to the summer of 2017").implied
    assert "“early” means January to April" in implied
    assert "the season is the northern one, June to August" in implied
    assert read("in September", anchor=parse("2008")).implied == (
        "the year, 2008, is the anchor's",
    )
    assert read("24 October 2017").implied == ()


def test_what_hangs_on_an_event_says_how():
    day = parse("24 October 2017")
    reading = read("two weeks after @12", resolve={12: day}.get)
    assert (reading.event, reading.relation) == (12, "after")
    assert reading.lag is not None
    assert reading.lag.words == "two weeks"
    assert read("two weeks after 24 October 2017").relation is None


def test_today_counts_only_where_it_is_given():
    today = parse("24 October 2017")
    assert parse("yesterday", today=today).edtf == "2017-10-23"
    assert parse("two days ago", today=today).edtf == "2017-10-22"
    with pytest.raises(DateError):
        parse("two days later", today=today)


def test_the_words_are_kept_as_given():
    assert parse("  December 2014 ").text == "  December 2014 "
    assert parse(" 2014-12 ").text == " 2014-12 "


def test_edtf_comes_first():
    assert parse("2001-21").edtf == "2001-21"
    assert parse("2001–21").edtf == "2001/2021"
    assert parse("156X-12-25").members is not None
    assert parse("2014/..").end_kind is EndKind.OPEN


def test_the_shortest_way_in():
    assert chronology.parse("end of 2016").precision is Precision.QUARTER


def test_reading_needs_no_database_and_no_command_line():
    program = (
        "import sys, chronology; chronology.parse('end of 2016');"
        "heavy = {'sqlalchemy', 'click', 'pendulum', 'pydantic', 'difflib'} & set(sys.modules);"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.strip() == b"[]"
