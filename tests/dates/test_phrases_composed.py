"""Every family under every connective: the grammar composes, nothing is a special case."""

import pytest

from chronology.dates import DateError, parse
from chronology.dates.civil import NEG_INF, POS_INF

#: Dates of every family, in order of time.
DATES = (
    "the early 5th century BC",
    "15 March 44 BC",
    "AD 70",
    "mid-19th century",
    "the late 1980s",
    "the end of 1991",
    "week 23 of 2004",
    "winter of 2008–09",
    "2010-07-15",
    "Q3 2011",
    "first week of March 2012",
    "Sept. 2013",
    "the first half of 2014",
    "early December 2014",
    "July 15th, 2016",
    "the night of 17–18 July 2016",
    "22:05 on 24 October 2017",
    "the last three days of 2018",
    "two weeks after 24 October 2019",
)
FIRST = DATES[:-1]

ONE = ("since {}", "until {}", "before {}", "after {}", "by {}", "not before {}", "from {} onwards",
       "{} or later", "{} or earlier", "in or before {}", "throughout {}")  # fmt: skip
TWO = ("between {} and {}", "from {} to {}", "{} to {}", "from {} until {}", "{} – {}",
       "{} or {}", "{} and {}", "both {} and {}", "throughout {} and {}")  # fmt: skip
MARKS = ("possibly {}", "perhaps {}", "{}, possibly", "{} (?)")


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("connective", ONE)
def test_one_date_under_every_connective(connective, date):
    whole = parse(date)
    read = parse(connective.format(date))
    lo, hi = whole.start_earliest, whole.end_latest
    expected = {
        "since": (lo, POS_INF), "from": (lo, POS_INF), "not": (lo, POS_INF),
        "until": (NEG_INF, hi), "by": (NEG_INF, hi), "in": (NEG_INF, hi),
        "before": (NEG_INF, lo), "after": (hi, POS_INF), "throughout": (lo, hi),
        "{}": (lo, POS_INF) if "later" in connective else (NEG_INF, hi),
    }[connective.split()[0]]  # fmt: skip
    assert (read.start_earliest, read.end_latest) == expected


@pytest.mark.parametrize("index", range(len(FIRST)))
@pytest.mark.parametrize("connective", TWO)
def test_two_dates_under_every_connective(connective, index):
    first, second = DATES[index], DATES[index + 1]
    read = parse(connective.format(first, second))
    assert read.start_earliest <= parse(first).start_earliest
    assert read.end_latest >= parse(second).end_latest
    if not connective.startswith(("{} or", "{} and", "both")):
        assert read.start_earliest == parse(first).start_earliest
        assert read.end_latest == parse(second).end_latest
    assert read.lasting == (connective not in ("between {} and {}", "{} or {}"))


@pytest.mark.parametrize("index", range(len(FIRST)))
@pytest.mark.parametrize("connective", ["between {} and {}", "from {} to {}", "{} – {}"])
def test_two_dates_in_the_wrong_order_are_refused(connective, index):
    with pytest.raises(DateError, match="the second date lies before the first"):
        parse(connective.format(DATES[index + 1], DATES[index]))


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("connective", ["{}", "before {}", "since {}", "from 600 BC to {}"])
def test_a_doubt_covers_any_date_and_changes_no_bound(connective, mark, date):
    plain = parse(connective.format(date))
    read = parse(mark.format(connective.format(date)))
    assert read.qualifier.uncertain
    assert (read.start_earliest, read.start_latest) == (plain.start_earliest, plain.start_latest)
    assert (read.end_earliest, read.end_latest) == (plain.end_earliest, plain.end_latest)


@pytest.mark.parametrize("date", FIRST)
@pytest.mark.parametrize("connective", ["about {}", "circa {}", "c. {}", "from about {} to 2030"])
def test_about_widens_any_date(connective, date):
    plain, read = parse(date), parse(connective.format(date))
    assert read.qualifier.approximate
    assert read.start_earliest < plain.start_earliest


@pytest.mark.parametrize("part", ["early", "mid-", "late", "the beginning of", "the end of"])
@pytest.mark.parametrize(
    "whole",
    ["2016", "44 BC", "March 2017", "March 44 BC", "the 1990s", "the 440s BC", "the 19th century",
     "the 1st century", "the 5th century BC", "the 2nd millennium", "summer 2015", "Q3 2016"],
)  # fmt: skip
def test_every_part_lies_in_its_whole(part, whole):
    outer = parse(whole)
    inner = parse(f"{part} {whole}")
    assert outer.start_earliest <= inner.start_earliest
    assert inner.end_latest <= outer.end_latest
    assert inner.end_latest - inner.start_earliest < outer.end_latest - outer.start_earliest


@pytest.mark.parametrize("prefix", ["", "in ", "on ", "the ", "in the ", "at some time in "])
@pytest.mark.parametrize("date", ["2016", "March 2017", "24 October 2017", "summer of 2015"])
def test_words_that_only_lead_in_change_nothing(prefix, date):
    assert parse(prefix + date).edtf == parse(date).edtf


@pytest.mark.parametrize("dash", "-‐‑‒–—―−")
def test_every_dash_is_a_dash(dash):
    assert parse(f"15 {dash} 16 July 2016").edtf == "2016-07-15/2016-07-16"
    assert parse(f"mid{dash}March 2017").edtf == "[2017-03-11..2017-03-20]"
    assert parse(f"from early{dash}2015 to mid{dash}2016").edtf == "2015-37/2016-38"
