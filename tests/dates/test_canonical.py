"""The narrowest single EDTF date of a window, and qualifiers put on what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import Qualifier, parse_edtf
from chronology.dates.canonical import edtf_year, narrowest_single, qualify
from chronology.dates.civil import NEG_INF, POS_INF, seconds

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
        (seconds(12_345), seconds(12_346), "Y12345", True),
        (seconds(12_345, 3), seconds(12_346), "Y12345", False),
        (seconds(12_340), seconds(12_350), "Y12340S4", True),
        (_EVENING, _EVENING + 1, "2016-07-15", False),
        (_EVENING, seconds(2016, 7, 16) + 6 * _HOUR, "2016-07", False),
        (seconds(2017, 3, 11), seconds(2017, 3, 21), "2017-03", False),
        (seconds(2016, 2), seconds(2016, 4), "2016-33", False),
        (seconds(2017, 1, 5), seconds(2017, 2, 3), "2017-33", False),
        (seconds(2017, 1, 5), seconds(2017, 6, 3), "2017-40", False),
        (seconds(2017, 1, 31), seconds(2017, 12, 3), "2017", False),
        (seconds(2016, 12, 31), seconds(2017, 1, 3), "2016-24", False),
        (seconds(2004), seconds(2009), "200X", False),
        (seconds(1999), seconds(2002), "XXXX", False),
        (seconds(-1), seconds(2), "", False),
        (NEG_INF, seconds(2), "", False),
        (seconds(2), POS_INF, "", False),
    ],
)
def test_a_window_lies_in_a_narrowest_single_date(start, end, edtf, exact):
    assert narrowest_single(start, end) == (edtf, exact)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**10))
def test_any_window_is_contained_in_its_edtf(start, length):
    end = start + length
    words, exact = narrowest_single(start, end)
    if words:
        read = parse_edtf(words)
        assert read.start_earliest <= start
        assert read.end_latest >= end
        assert exact == ((read.start_earliest, read.end_latest) == (start, end))


def test_an_empty_window_has_no_edtf():
    with pytest.raises(ValueError, match="is empty"):
        narrowest_single(10, 10)


@pytest.mark.parametrize(
    ("year", "edtf"),
    [(2016, "2016"), (33, "0033"), (-43, "-0043"), (12_345, "Y12345"), (-10_000, "Y-10000")],
)
def test_years_as_edtf(year, edtf):
    assert edtf_year(year) == edtf


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
