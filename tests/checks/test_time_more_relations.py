"""Parts outside their wholes, and successions with a gap or an overlap."""

import pytest

from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


def test_a_part_that_begins_before_its_whole(facts: Facts) -> None:
    """
    source wire
    event 1 Treatment when=2016-07/2017-03
    event 2 Operation when=2016-06-20
    cite 2 wire
    relation 2 "part of" 1 cite=1
    """
    finding = only(facts, "time")
    assert finding.check == "part-outside-whole"
    assert finding.certainty == "certain"
    assert finding.sources == ("wire",)
    assert finding.explanation[2:] == (
        "It is stated that @2 is part of @1, according to wire.",
        "therefore @2 would begin before @1, within which it lies: impossible by at least 10 days.",
    )
    assert finding.magnitude_seconds == 10 * 86_400 + 1
    assert finding.remedies[-1] == "chronology relate 2 'part of' 1 --rank deprecated"


def test_a_part_that_ends_after_its_whole(facts: Facts) -> None:
    """
    event 1 Treatment when=2016-07/2017-03
    event 2 Operation when=2017-04-02
    relation 1 contains 2
    """
    finding = only(facts, "time")
    assert finding.check == "part-outside-whole"
    assert finding.explanation[-1] == (
        "therefore @2 would end after @1, within which it lies: impossible by at least 1 day."
    )


def test_a_part_that_lasts_too_long(facts: Facts) -> None:
    """
    event 1 Siege when=[2014..2018] lasting=P1M..P2M
    event 2 Blockade when=[2014..2018] lasting=P1Y..P2Y
    relation 2 during 1
    """
    finding = only(facts, "time")
    assert finding.check == "part-outside-whole"
    assert "@2 would last longer than @1 has room for" in finding.explanation[-1]


def test_a_part_whose_date_leans_out_is_possible(facts: Facts) -> None:
    """
    event 1 Whole when=[2015..2017]
    event 2 Part when=[2014..2016]
    relation 2 "part of" 1
    """
    assert found(facts, "time") == [("part-outside-whole", "possible", [1, 2])]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("2016-08", "2016-07/2017-03"),
        ("2016", "2016-07"),
        ("2016-07", "2016"),
        ("2016-07-15", "2016-07-15/2016-07-20"),
        ("2017-03-31", "2016-07/2017-03"),
        ("2016", "2014/.."),
        ("2016", "../2018"),
        ("2016", "2016"),
        ("[2014..]", "2016"),
    ],
)
def test_parts_that_may_lie_within(part: str, whole: str) -> None:
    facts = read(f'event 1 W when={whole}\nevent 2 P when={part}\nrelation 2 "part of" 1')
    assert found(facts, "time") == []


def test_a_gap_in_a_succession(facts: Facts) -> None:
    """
    event 1 "First term" when=2014-01-01/2015-12-31
    event 2 "Second term" when=2017-01-01/2018-12-31
    relation 1 meets 2
    """
    finding = only(facts, "time")
    assert finding.check == "succession"
    assert finding.certainty == "certain"
    assert finding.explanation[-1] == (
        "therefore a gap would lie between @1 and @2 where none is said to be:"
        " impossible by at least 366 days."
    )
    assert finding.magnitude_seconds == 366 * 86_400


def test_an_overlap_in_a_succession(facts: Facts) -> None:
    """
    event 1 A when=2014-01-01/2015-12-31
    event 2 B when=2015-12-01/2018
    relation 1 meets 2
    """
    finding = only(facts, "time")
    assert finding.check == "succession"
    assert "@1 and @2 would overlap where one gives way to the other" in finding.explanation[-1]
    # From the last second of the 1st to the first of the 31st.
    assert finding.magnitude_seconds == 29 * 86_400 + 1


def test_each_link_of_a_chain(facts: Facts) -> None:
    """
    event 1 A when=2010/2011
    event 2 B when=2012/2013
    event 3 C when=2015/2016
    relation 1 meets 2
    relation 2 meets 3
    """
    assert found(facts, "time") == [("succession", "certain", [2, 3])]


def test_lengths_keep_two_from_meeting(facts: Facts) -> None:
    """
    event 1 A when=2014 lasting=P1M..P2M
    event 2 B when=2013-11/2016 lasting=P3Y2M..P4Y
    relation 1 meets 2
    """
    [(check, certainty, events)] = found(facts, "succession")
    assert (check, certainty, events) == ("succession", "certain", [1, 2])


def test_dates_that_suggest_an_overlap_are_possible(facts: Facts) -> None:
    """
    event 1 A when=[2015..2017]
    event 2 B when=[2014..2016]
    relation 1 meets 2
    """
    assert found(facts, "time") == [("succession", "possible", [1, 2])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2014/2015", "2016/2017"),
        ("2014-01-01/2015-12-31", "2016-01-01/2016-05-05"),
        ("2014/2016", "2016/2018"),
        ("2015", "2016"),
        ("2015", "2015"),
        ("2014/..", "2018"),
        ("2014", "../2018"),
    ],
)
def test_successions_that_may_be_unbroken(one: str, other: str) -> None:
    facts = read(f"event 1 A when={one}\nevent 2 B when={other}\nrelation 1 meets 2")
    assert found(facts, "time") == []
