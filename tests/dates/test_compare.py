"""Comparison, against every choice of seconds that two small dates allow."""

import itertools
import operator
from functools import cache

import pytest

from chronology.dates import Answer, FuzzyDate, parse_edtf
from chronology.dates.civil import DAY
from chronology.dates.compare import (
    after,
    before,
    certainly,
    contains,
    overlaps,
    possibly,
    same,
    within,
)
from chronology.dates.members import Windows

_SECONDS = range(6)

_HOLDS = {
    before: lambda s1, e1, s2, e2: e1 < s2,
    after: lambda s1, e1, s2, e2: s1 > e2,
    overlaps: lambda s1, e1, s2, e2: s1 <= e2 and s2 <= e1,
    within: lambda s1, e1, s2, e2: s2 <= s1 and e1 <= e2,
    contains: lambda s1, e1, s2, e2: s1 <= s2 and e2 <= e1,
    same: lambda s1, e1, s2, e2: s1 == s2 and e1 == e2,
}


def _date(starts, ends, *, lasting, members=None):
    return FuzzyDate(
        text="small",
        edtf="small",
        edtf_exact=True,
        start_earliest=starts[0],
        start_latest=starts[1],
        end_earliest=ends[0],
        end_latest=ends[1],
        lasting=lasting,
        members=members,
    )


def _windows():
    return [w for w in itertools.combinations(_SECONDS, 2) if w[1] - w[0] <= 3]


def _small_dates():
    """Yield each small date with every pair of first and last second that it may mean."""
    for window in _windows():
        inside = range(*window)
        yield (
            _date(window, window, lasting=False),
            [(s, e) for s in inside for e in inside if s <= e],
        )
    for starts, ends in itertools.product(_windows(), repeat=2):
        if starts[0] < ends[1] and (starts[0] + ends[1]) % 2:
            choices = [(s, e) for s in range(*starts) for e in range(*ends) if s <= e]
            yield _date(starts, ends, lasting=True), choices
    for first, second in (((0, 1), (2, 3)), ((0, 2), (4, 5)), ((1, 2), (3, 5))):
        members = Windows((first, second))
        hull = (first[0], second[1])
        choices = [(s, e) for w in (first, second) for s in range(*w) for e in range(*w) if s <= e]
        yield _date(hull, hull, lasting=False, members=members), choices


@pytest.mark.parametrize("relation", list(_HOLDS), ids=lambda relation: relation.__name__)
def test_every_pair_of_small_dates_is_compared_as_enumeration_says(relation):
    holds = _HOLDS[relation]
    dates = list(_small_dates())
    for (a, a_choices), (b, b_choices) in itertools.product(dates, repeat=2):
        answers = {holds(*x, *y) for x in a_choices for y in b_choices}
        expected = Answer.MAYBE if len(answers) == 2 else (Answer.NO, Answer.YES)[answers.pop()]
        assert relation(a, b) is expected, (a, b)


def test_maybe_refuses_to_be_a_truth_value():
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(Answer.MAYBE)
    assert Answer.YES
    assert not Answer.NO
    assert ~Answer.YES is Answer.NO
    assert ~Answer.MAYBE is Answer.MAYBE


@pytest.mark.parametrize(
    ("a", "relation", "b", "answer"),
    [
        ("2014", before, "2015", "yes"),
        ("2014", before, "2014", "maybe"),
        ("2015", before, "2014", "no"),
        ("2014-11", within, "2014-01-01/2014-12-31", "yes"),
        ("2014-12", within, "2014-01-01/2014-12-31", "maybe"),
        ("2014-12", within, "2014", "maybe"),
        ("2014-01-01/2014-12-31", contains, "2014-11", "yes"),
        ("2014-12-15", overlaps, "2014-12-01/2014-12-31", "yes"),
        ("2004/2008", overlaps, "2006-01-01/2006-12-31", "yes"),
        ("[2016,2018]", overlaps, "2017", "no"),
        ("[2016,2018]", within, "2017", "no"),
        ("[2016,2018]", before, "2017", "maybe"),
        ("[2016,2018]", same, "[2015,2017]", "no"),
        ("{2016,2018}", overlaps, "2017", "no"),
        ("{2016,2018}", contains, "2017", "no"),
        ("{2016,2018}", overlaps, "2015/2017", "yes"),
        ("{2016,2018}", within, "2015-01-01/2019-12-31", "yes"),
        ("156X-12-25", overlaps, "1565-12-24", "no"),
        ("156X-12-25", overlaps, "1565-12", "maybe"),
        ("1565-12-01/1565-12-31", contains, "156X-12-25", "maybe"),
        ("XXXX-XX-05", overlaps, "XXXX-XX-06", "no"),
        ("19XX-02-29", same, "1904-02", "maybe"),
        ("2014?", before, "2015", "maybe"),
        ("2014", before, "2015%", "maybe"),
        ("2014~", before, "2016", "yes"),
        ("2015?", before, "2014", "no"),
        ("XXXX-09", within, "-0001-01-01/Y10001", "maybe"),
        ("1985/..", overlaps, "2016", "maybe"),
        ("1985/..", before, "1984", "no"),
        ("../1985", before, "1986", "yes"),
        ("[..1985]", before, "1986", "yes"),
        ("[..1985]", overlaps, "[1986..]", "no"),
        ("[2014..]", after, "2013", "yes"),
        ("2016-07-15T22:05:00", same, "2016-07-15T22:05:00", "yes"),
        ("2016-07-15", same, "2016-07-15", "maybe"),
        ("-0044", before, "-0043", "yes"),
        ("Y-17E7", before, "-9999", "yes"),
    ],
)
def test_dates_are_compared_by_what_they_may_mean(a, relation, b, answer):
    assert relation(parse_edtf(a), parse_edtf(b)) is Answer(answer)


def test_a_window_with_members_is_met_by_its_members_only():
    during = parse_edtf("2017-05")
    assert not possibly(during, parse_edtf("[2016,2018]"))
    assert possibly(during, parse_edtf("[2016,2017-05-31,2018]"))
    assert not certainly(during, parse_edtf("[2016,2017-05-31,2018]"))
    assert certainly(during, parse_edtf("[2015,2017]"))
    assert possibly(during, parse_edtf("2017"))
    assert certainly(during, parse_edtf("2017"))


def test_an_uncertain_date_is_never_certain():
    window = parse_edtf("2017")
    assert not certainly(parse_edtf("2017-05?"), window)
    assert possibly(parse_edtf("2017-05?"), window)
    assert certainly(parse_edtf("2017-05~"), window)


def test_a_date_of_no_known_year_is_never_certain():
    september = parse_edtf("XXXX-09")
    all_time = (parse_edtf("-9999").start_earliest, parse_edtf("Y20000").end_latest)
    assert september.possibly_in(*all_time)
    assert not september.certainly_in(*all_time)
    assert not parse_edtf("[XXXX-09,2016]").certainly_in(*all_time)


def test_dates_sort_by_their_window_and_then_the_sharper_first():
    texts = ["2016", "2016-01", "2016-01-01", "2015/2016", "2015", "../2010", "[2016..2016]"]
    ordered = sorted(map(parse_edtf, texts), key=operator.methodcaller("sort_key"))
    assert [date.edtf for date in ordered] == [
        "../2010",
        "2015",
        "2015/2016",
        "2016-01-01",
        "2016-01",
        "2016",
        "[2016..2016]",
    ]


_MASKED = (
    "156X-12-25",
    "1565-12",
    "15X5-XX-25",
    "1560-0X-1X",
    "[1563,1565-12-25]",
    "156X-24",
    "1564-XX-31",
    "156X-02-29",
    "1567-07~",
    "XXXX-11-0X",
)


@cache
def _possible_days(text):
    date = parse_edtf(text)
    first = parse_edtf("1555").start_earliest // DAY
    return {
        day
        for day in range(first, first + 20 * 365)
        if date.possibly_in(day * DAY, (day + 1) * DAY)
    }


@pytest.mark.parametrize("a", _MASKED)
def test_dates_with_members_may_overlap_where_they_share_a_day(a):
    for b in _MASKED:
        shared = bool(_possible_days(a) & _possible_days(b))
        expected = Answer.MAYBE if shared else Answer.NO
        one, other = parse_edtf(a), parse_edtf(b)
        assert overlaps(one, other) is expected, b
        assert within(one, other) is expected, b
        assert same(one, other) is expected, b
