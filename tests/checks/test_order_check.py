"""Dates against a stated relation."""

import pytest

from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


def test_an_event_dated_before_the_one_it_is_stated_to_follow(facts: Facts) -> None:
    """
    source wire
    event 1 Arrest when=2016-07-20
    event 2 Release when=2016-07-08
    cite 2 wire locator="page 4"
    relation 2 after 1 cite=1
    """
    finding = only(facts, "order")
    assert finding.certainty == "certain"
    assert finding.events == (1, 2)
    assert finding.sources == ("wire",)
    *steps, last = finding.explanation
    assert steps == [
        "@2 “Release” is dated 2016-07-08.",
        "@1 “Arrest” is dated 2016-07-20.",
        "It is stated that @2 came after @1, according to wire, page 4.",
    ]
    assert last == (
        "therefore the end of @1 would have to come no later than the start of @2:"
        " impossible by at least 11 days."
    )
    # From the last second of the 8th to the first of the 20th.
    assert finding.magnitude_seconds == 11 * 86_400 + 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("before", "2017", "2016"),
        ("before", "2014/2017", "2016"),
        ("after", "2015", "2016"),
        ("after", "2016", "2015/2017-03"),
        ("meets", "2015/2016", "2018/2019"),
        ("meets", "2018/2019", "2015/2016"),
        ("overlaps", "2015/2016", "2017/2018"),
        ("overlaps", "2016/2018", "2015/2019"),
        ("overlaps", "2015/2020", "2016/2018"),
        ("during", "2015", "2016/2018"),
        ("during", "2016/2019", "2015/2018"),
        ("contains", "2016/2017", "2015/2018"),
        ("starts", "2014/2015", "2015/2016"),
        ("starts", "2015/2018", "2015/2016"),
        ("finishes", "2016/2018", "2015/2019"),
        ("finishes", "2014/2018", "2016/2018"),
        ("equals", "2016", "2017"),
        ("equals", "2015/2017", "2015/2018"),
        ("part of", "2016-07", "2015"),
        ("part of", "2015/2016", "2016/2017"),
        ("same as", "2016-07-15", "2016-07-16"),
    ],
)
def test_no_choice_of_dates_keeps_the_relation(kind: str, one: str, other: str) -> None:
    facts = read(f'event 1 A when={one}\nevent 2 B when={other}\nrelation 1 "{kind}" 2')
    assert found(facts, "order") == [("order", "certain", [1, 2])]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        # the very same vague date, and dates that hold each other
        ("before", "2016", "2016"),
        ("after", "2016", "2016"),
        ("before", "2016", "2016-07"),
        ("after", "2014", "2014-12"),
        ("after", "2014-12", "2014"),
        ("during", "2016", "2016-07"),
        ("during", "2016-12", "2016-07/2017-03"),
        ("part of", "2016", "2016-07"),
        ("same as", "2016", "2016-07-15"),
        ("equals", "2016", "2016-07"),
        # touching satisfies
        ("before", "2016-07-15", "2016-07-16"),
        ("before", "2016-07-15", "2016-07-15"),
        ("after", "2016-07-15", "2016-07-15"),
        ("meets", "2014/2015", "2016/2017"),
        ("meets", "2014-01-01/2015-12-31", "2016-01-01/2016-05-05"),
        ("overlaps", "2014/2016", "2016/2018"),
        ("during", "2016-07-15", "2016-07-15/2016-07-20"),
        ("contains", "2014/2018", "2016"),
        ("starts", "2014/2015", "2014/2016"),
        ("finishes", "2015/2016", "2014/2016"),
        # a missing bound never violates
        ("before", "2014/..", "2016"),
        ("after", "../2010", "1990"),
        ("before", "[..2005-12]", "1880"),
        ("before", "1890", "[1881..]"),
        ("after", "XXXX-09", "2015"),
    ],
)
def test_what_a_careful_reader_lets_stand(kind: str, one: str, other: str) -> None:
    facts = read(f'event 1 A when={one}\nevent 2 B when={other}\nrelation 1 "{kind}" 2')
    told = {"unsourced": "certain", "unknown-year": "cannot-tell"}
    assert {(name, sure) for name, sure, _ in found(facts)} <= set(told.items())


def test_dates_that_lean_the_other_way_are_possible(facts: Facts) -> None:
    """
    event 1 First when=[2015..2017]
    event 2 Second when=[2014..2016]
    relation 1 before 2
    """
    finding = only(facts, "order")
    assert finding.certainty == "possible"
    assert finding.magnitude_seconds is None


def test_undated_refuted_and_deprecated_are_out(facts: Facts) -> None:
    """
    source wire
    event 1 A when=2016
    event 2 B
    event 3 C when=2010
    event 4 D when=2010 status=refuted
    cite 3 wire rank=deprecated
    relation 2 after 1
    relation 3 after 1 rank=deprecated
    relation 3 after 1 cite=1
    relation 4 after 1
    """
    assert found(facts, "order") == []


def test_a_date_marked_uncertain_makes_it_possible(facts: Facts) -> None:
    """
    event 1 A when=2016?
    event 2 B when=2010
    relation 2 after 1
    """
    assert found(facts, "order") == [("order", "possible", [1, 2])]


def test_a_duration_reaches_beyond_the_dates(facts: Facts) -> None:
    """
    event 1 Stay when=2014-01-01/.. lasting=P6M
    event 2 Departure when=2014-03
    relation 1 before 2
    """
    finding = only(facts, "order")
    assert finding.certainty == "certain"


def test_durations_contradict_together_what_each_bears_alone(facts: Facts) -> None:
    """
    event 1 Siege when=[2014..2018] lasting=P3Y..P4Y
    event 2 Blockade when=[2014..2018] lasting=P10M..P1Y
    relation 1 equals 2
    """
    assert found(facts, "order") == [("order", "certain", [1, 2])]


def test_a_lag_is_left_to_its_own_check(facts: Facts) -> None:
    """
    event 1 A when=2016
    event 2 B when=2010
    relation 2 after 1 lag=P3M..P4M
    """
    assert found(facts, "time") == [("lag", "certain", [1, 2])]
