"""Dates in plain English, and back."""

import pytest

from chronology.dates import describe, parse, parse_edtf
from tests.dates.phrase_corpora import READS


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2014-12", "some time in December 2014"),
        ("2017-10-24", "on 24 October 2017"),
        ("2016-07/2017-03", "lasting from July 2016 to March 2017"),
        ("[2004..2008]", "once, between 2004 and 2008"),
        ("1991%", "about 1991 (1990 to 1992), possibly"),
        ("2016?", "some time in 2016, possibly"),
        ("-0043", "some time in 44 BC"),
        ("0070", "some time in AD 70"),
        ("-0043-03-15", "on 15 March 44 BC"),
        ("-04XX", "some time in the 5th century BC"),
        ("18XX", "some time in the 19th century"),
        ("199X", "some time in the 1990s"),
        ("000X", "some time in the 00s"),
        ("1XXX", "some time in the 2nd millennium"),
        ("XXXX-09", "some time in September of an unknown year"),
        ("XXXX-22", "some time in summer of an unknown year"),
        ("1X9X", "some time in a year of the form 1X9X"),
        ("-004X", "some time in a year of the form -004X"),
        ("2020-05-1X", "some time in a date of the form 2020-05-1X"),
        ("Y170000002", "some time in the year 170000002"),
        ("2016-37", "some time in early 2016"),
        ("2016-36", "some time in the last quarter of 2016"),
        ("2016-24", "some time in winter 2016–17"),
        ("2015-30", "some time in southern summer 2015–16"),
        ("2016-41", "some time in the second half of 2016"),
        ("2014/..", "lasting from 2014 onwards"),
        ("2014/", "lasting from 2014, end unknown"),
        ("../2010", "lasting until 2010"),
        ("/2010", "lasting until 2010, beginning unknown"),
        ("2016-03~/2016-36", "lasting from about March 2016 to the last quarter of 2016"),
        ("[..2005-12]", "once, in or before December 2005"),
        ("[2014..]", "once, in or after 2014"),
        ("[2016,2017]", "once, in 2016 or 2017"),
        ("{2016,2017}", "in both 2016 and 2017"),
        ("{2015,2016,2017}", "in each of 2015, 2016 and 2017"),
        ("[1667,1668,1670..1672]", "once, in 1667, 1668 or between 1670 and 1672"),
        ("[..1667,1669,1671..]", "once, in 1667 or earlier, 1669 or 1671 or later"),
        ("throughout 2016", "throughout 2016"),
        ("throughout February 2016", "throughout February 2016"),
        ("the night of 15–16 July 2016", "once, between 18:00 on 15 July 2016 and 06:00 on 16 July 2016"),
        ("22:05 on 24 October 2017", "at 22:05 on 24 October 2017"),
        ("2017-10-24T22:05:13", "at 22:05:13 on 24 October 2017"),
        ("before 22:05 on 24 October 2017", "once, before 22:05 on 24 October 2017"),
        ("not before 22:05 on 24 October 2017", "once, not before 22:05 on 24 October 2017"),
        ("about mid-March 2017", "once, between 1 March 2017 and 30 March 2017 (approximately)"),
        ("about 5 pm on 24 October 2017", "once, between 16:00 on 24 October 2017 and 19:00 on 24 October 2017 (approximately)"),
        ("mid-March to July 2017", "lasting from some time between 11 March 2017 and 20 March 2017 to some time between 1 July 2017 and 31 July 2017"),
    ],
)  # fmt: skip
def test_words(given, words):
    assert describe(parse(given)) == words


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_what_is_said_is_understood_again(row):
    """Exact dates come back as they were; a set of ranges has no words."""
    date = parse(row[0])
    words = describe(date)
    of_ranges = date.precision == "set" and ".." in date.edtf
    if not date.edtf_exact or "end unknown" in words or of_ranges:
        return
    if date.qualifier.approximate:
        words = words.partition(" (")[0] + (", possibly" if date.qualifier.uncertain else "")
    again = parse(words)
    assert (again.start_earliest, again.start_latest) == (date.start_earliest, date.start_latest)
    assert (again.end_earliest, again.end_latest) == (date.end_earliest, date.end_latest)
    assert again.lasting == date.lasting


def test_needs_only_the_value():
    date = parse_edtf("2014-12")
    assert describe(date) == describe(parse("December 2014").with_text("anything"))
