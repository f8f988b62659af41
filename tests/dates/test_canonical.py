"""The narrowest EDTF of a window, and dates made from windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import EndKind, Precision, Qualifier, parse_edtf
from chronology.dates.build import lasting_between, once_within, with_qualifier
from chronology.dates.canonical import (
    edtf_day,
    edtf_month,
    edtf_year,
    narrowest_edtf,
    narrowest_single,
    qualify,
)
from chronology.dates.civil import DAY, NEG_INF, POS_INF, seconds

_HOUR = 3600
_EVENING = seconds(2016, 7, 15) + 18 * _HOUR


@pytest.mark.parametrize(
    ("start", "end", "edtf", "exact"),
    [
        (seconds(2016), seconds(2017), "2016", True),
        (seconds(2016, 2), seconds(2016, 3), "2016-02", True),
        (seconds(2016, 2, 3), seconds(2016, 2, 4), "2016-02-03", True),
        (seconds(2016, 1), seconds(2016, 4), "2016-33", True),
        (seconds(2016, 1), seconds(2016, 5), "2016-37", True),
        (seconds(2016, 7), seconds(2017, 1), "2016-41", True),
        (seconds(2016, 12), seconds(2017, 3), "2016-24", True),
        (seconds(2010), seconds(2020), "201X", True),
        (seconds(1900), seconds(2000), "19XX", True),
        (seconds(-1999), seconds(-999), "-1XXX", True),
        (seconds(2004), seconds(2009), "[2004..2008]", True),
        (seconds(2016), seconds(2017, 3), "[2016-01..2017-02]", True),
        (seconds(2017, 3, 11), seconds(2017, 3, 21), "[2017-03-11..2017-03-20]", True),
        (_EVENING, seconds(2016, 7, 16) + 6 * _HOUR, "[2016-07-15..2016-07-16]", False),
        (_EVENING, _EVENING + 1, "2016-07-15", False),
        (seconds(1), seconds(101), "[0001..0100]", True),
        (seconds(-5), seconds(6), "[-0005..0005]", True),
        (NEG_INF, seconds(2006), "[..2005]", True),
        (NEG_INF, seconds(2006, 2), "[..2006-01]", True),
        (NEG_INF, _EVENING, "[..2016-07-15]", False),
        (seconds(2014), POS_INF, "[2014..]", True),
        (seconds(12_345), seconds(12_346), "Y12345", True),
        (seconds(12_345, 3), seconds(12_346), "Y12345", False),
        (seconds(12_340), seconds(12_350), "Y12340S4", True),
        (seconds(12_340), seconds(12_343), "[Y12340..Y12342]", True),
        (seconds(9_990), seconds(10_003), "[9990..Y10002]", True),
    ],
)
def test_a_window_has_a_narrowest_edtf(start, end, edtf, exact):
    assert narrowest_edtf(start, end) == (edtf, exact)
    read = parse_edtf(edtf)
    assert read.start_earliest <= start
    assert read.end_latest >= end
    assert exact == ((read.start_earliest, read.end_latest) == (start, end))


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**10))
def test_any_window_is_contained_in_its_edtf(start, length):
    end = start + length
    for words, exact in (narrowest_edtf(start, end), narrowest_single(start, end)):
        if not words:
            continue
        read = parse_edtf(words)
        assert read.start_earliest <= start
        assert read.end_latest >= end
        assert exact == ((read.start_earliest, read.end_latest) == (start, end))


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        (seconds(2017, 3, 11), seconds(2017, 3, 21), "2017-03"),
        (_EVENING, seconds(2016, 7, 16) + 6 * _HOUR, "2016-07"),
        (seconds(2016, 2), seconds(2016, 4), "2016-33"),
        (seconds(2016, 1, 5), seconds(2016, 6, 3), "2016-40"),
        (seconds(2004), seconds(2009), "200X"),
        (seconds(1999), seconds(2002), "XXXX"),
        (seconds(-1), seconds(2), ""),
        (NEG_INF, seconds(2), ""),
    ],
)
def test_a_single_date_that_contains_a_window(start, end, edtf):
    assert narrowest_single(start, end) == (edtf, False)


def test_a_window_without_bounds_or_length_has_no_edtf():
    with pytest.raises(ValueError, match="without bounds"):
        narrowest_edtf(NEG_INF, POS_INF)
    with pytest.raises(ValueError, match="is empty"):
        narrowest_edtf(10, 10)


@pytest.mark.parametrize(
    ("year", "edtf"),
    [(2016, "2016"), (33, "0033"), (-43, "-0043"), (12_345, "Y12345"), (-10_000, "Y-10000")],
)
def test_years_as_edtf(year, edtf):
    assert edtf_year(year) == edtf
    assert edtf_month(year, 3) == (edtf if "Y" in edtf else f"{edtf}-03")
    assert edtf_day(year, 3, 15) == (edtf if "Y" in edtf else f"{edtf}-03-15")


@pytest.mark.parametrize(
    ("edtf", "qualifier", "qualified"),
    [
        ("2016", "?", "2016?"),
        ("2016~", "?", "2016%"),
        ("2004-06~-11", "?", "%2004-%06-?11"),
        ("[2004..2008]", "?", "[2004?..2008?]"),
        ("[..2008]", "~", "[..2008~]"),
        ("{2016,2017-05}", "%", "{2016%,2017-05%}"),
        ("2004/2008", "~", "2004~/2008~"),
        ("2014/..", "?", "2014?/.."),
        ("/2014", "?", "/2014?"),
        ("Y12345", "~", "Y12345~"),
        ("2016-07-15T22:05:00", "?", "2016-07-15?"),
        ("2016", "", "2016"),
    ],
)
def test_a_qualifier_is_put_on_every_date(edtf, qualifier, qualified):
    assert qualify(edtf, Qualifier(qualifier)) == qualified


def test_once_within_a_window_keeps_the_window():
    date = once_within("that night", _EVENING, _EVENING + 12 * _HOUR, Precision.PART_OF_DAY)
    assert (date.edtf, date.edtf_exact) == ("[2016-07-15..2016-07-16]", False)
    assert (date.start_earliest, date.end_latest) == (_EVENING, _EVENING + 12 * _HOUR)
    assert not date.lasting


def test_once_before_has_no_known_start():
    date = once_within("before 2006", NEG_INF, seconds(2006), Precision.SET, Qualifier.APPROXIMATE)
    assert (date.start_kind, date.end_kind) == (EndKind.UNKNOWN, EndKind.KNOWN)
    assert (date.edtf, date.edtf_exact) == ("[..2005~]", False)
    assert date.end_latest == seconds(2006)


def test_lasting_between_two_dates_is_their_interval():
    date = lasting_between("2004 to 2008", parse_edtf("2004"), parse_edtf("2008~"))
    assert date == parse_edtf("2004/2008~").with_text("2004 to 2008")


def test_lasting_without_an_end_is_open_or_unknown():
    start = parse_edtf("2014")
    assert lasting_between("", start, EndKind.OPEN) == parse_edtf("2014/..").with_text("")
    assert lasting_between("", start, EndKind.UNKNOWN) == parse_edtf("2014/").with_text("")
    assert lasting_between("", EndKind.OPEN, start) == parse_edtf("../2014").with_text("")


def test_an_end_that_is_a_set_is_written_as_the_date_around_it():
    middle = parse_edtf("[2017-03-11..2017-03-20]")
    date = lasting_between("mid-March to June 2017", middle, parse_edtf("2017-06"))
    assert (date.edtf, date.edtf_exact) == ("2017-03/2017-06", False)
    assert (date.start_earliest, date.start_latest) == (seconds(2017, 3, 11), seconds(2017, 3, 21))


def test_an_interval_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        lasting_between("", parse_edtf("2008"), parse_edtf("2004"))
    with pytest.raises(ValueError, match="one end at least"):
        lasting_between("", EndKind.OPEN, EndKind.UNKNOWN)


@pytest.mark.parametrize(
    ("edtf", "qualifier", "expected"),
    [("2016", "~", "2016~"), ("2016?", "~", "2016%"), ("2004/2008", "?", "2004?/2008?")],
)
def test_a_qualifier_on_the_whole_widens_where_it_widens(edtf, qualifier, expected):
    assert with_qualifier(parse_edtf(edtf), Qualifier(qualifier)) == parse_edtf(expected).with_text(
        edtf
    )


def test_a_doubt_about_a_part_of_a_day_keeps_its_bounds():
    night = once_within("that night", _EVENING, _EVENING + 12 * _HOUR, Precision.PART_OF_DAY)
    doubted = with_qualifier(night, Qualifier.UNCERTAIN)
    assert (doubted.start_earliest, doubted.end_latest) == (night.start_earliest, night.end_latest)
    assert (doubted.edtf, doubted.qualifier) == ("[2016-07-15?..2016-07-16?]", Qualifier.UNCERTAIN)
    assert not doubted.certainly_in(_EVENING - DAY, _EVENING + DAY)
