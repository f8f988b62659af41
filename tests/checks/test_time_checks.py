"""Dates that end before they begin, durations, and lags."""

from dataclasses import replace

import pytest

from chronology.checks.run import run_checks
from chronology.dates.civil import seconds
from chronology.query.evidence import BrokenDate, Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


def broken(kind: str, event: int | None, *bounds: int) -> BrokenDate:
    first, last = bounds
    return BrokenDate(kind, 7, "uuid", event, "2016/2014", (first, first + 9, last - 9, last))


def test_a_date_that_ends_before_it_begins(facts: Facts) -> None:
    """
    event 1 A
    """
    date = broken("citation", 1, seconds(2016), seconds(2015))
    finding = only(replace(facts, broken=(date,)), "ends-before-it-begins")
    assert finding.events == (1,)
    assert finding.explanation == (
        "The date “2016/2014” of @1 “A” is stored with citation 7.",
        "It begins 2016-01-01 at the earliest, and ends by 2014-12-31.",
        "therefore it would have ended before it began: impossible by at least 365 days.",
    )
    assert finding.magnitude_seconds == 365 * 86_400 + 1


def test_bounds_that_are_otherwise_out_of_order(facts: Facts) -> None:
    """
    actor Omar
    """
    date = broken("actor", None, seconds(2014), seconds(2016))
    finding = only(replace(facts, broken=(date,)), "ends-before-it-begins")
    assert finding.events == ()
    assert finding.magnitude_seconds is None
    assert "out of order" in finding.explanation[-1]


@pytest.mark.parametrize(
    "when", ["2016", "2016/2016", "2014/..", "../2010", "{2016,2017}", "XXXX-09"]
)
def test_a_date_in_order(when: str) -> None:
    assert found(read(f"event 1 A when={when}"), "time", possible=False) == []


@pytest.mark.parametrize(
    ("when", "lasting"),
    [
        ("2014-12", "P6M..P7M"),
        ("2014-12-05", "P2D..P3D"),
        ("2016-07/2016-08", "P3M..P4M"),
        ("2014/2016", "P2M..P3M"),
        ("2016-07-01/2016-07-31", "P1D..P3D"),
        ("2016-07-15", "PT25H..PT26H"),
        # At least so long, with no upper limit.
        ("2014-12", "P2M.."),
        # A month from 28 January ends with 28 February.
        ("2015-01-28/2015-03-02", "P1M..P1M"),
    ],
)
def test_no_room_for_the_duration(when: str, lasting: str) -> None:
    facts = read(f"event 1 A when={when} lasting={lasting}")
    assert found(facts, "duration") == [("duration", "certain", [1])]
    facts = read(f"event 1 A\ncite 1 wire says={when} lasting={lasting}")
    assert found(facts, "duration") == [("duration", "certain", [1])]


@pytest.mark.parametrize(
    ("when", "lasting"),
    [
        ("2014-12", "P1M..P2M"),
        ("2014-12-05", "P1D"),
        ("2014-12-05", "PT6H"),
        ("2016-07/2017-03", "P6M..P7M"),
        ("2014/2016", "P1Y1M..P3Y"),
        ("2014/..", "P5Y"),
        ("../2010", "P5Y"),
        ("2014", "P1Y"),
        ("2014-12", "P10Y rubbish"),
        ("2014-12", "P5D.."),
        ("2014/2016", "P1Y.."),
        ("2015-01-28/2015-02-28", "P1M..P1M"),
        ("2015-01-28/2015-03-01", "P1M..P1M"),
    ],
)
def test_room_for_the_duration(when: str, lasting: str) -> None:
    assert found(read(f'event 1 A when={when} "lasting={lasting}"'), "duration") == []


def test_a_repeated_event_lasts_each_time() -> None:
    assert found(read("event 1 A when=2014/2016 lasting=P2D manner=repeated"), "duration") == []


def test_a_lag_that_the_dates_contradict(facts: Facts) -> None:
    """
    event 1 Arrest when=2009-01-10
    event 2 Release when=2012
    relation 2 after 1 lag=P3M7D..P3M23D
    """
    finding = only(facts, "lag")
    assert finding.certainty == "certain"
    assert finding.explanation[-1] == (
        "therefore @2 would have begun 2009-04-17 to 2009-05-03: impossible by at least 972 days."
    )


def test_a_lag_without_an_upper_limit_says_from_when_on(facts: Facts) -> None:
    """
    event 1 Arrest when=2009-01-10
    event 2 Release when=2010
    relation 2 after 1 lag=P2Y..
    """
    assert only(facts, "lag").explanation[-1] == (
        "therefore @2 would have begun from 2011-01-10 on: impossible by at least 9 days."
    )


@pytest.mark.parametrize(
    ("kind", "one", "other", "lag", "expected"),
    [
        ("after", "2013", "2009", "P1Y6M..P2Y6M", "certain"),
        ("before", "2009", "2012-03", "P1M..P2M", "certain"),
        ("before", "2016-07-15", "2016-07-20", "P10D..P12D", "certain"),
        ("after", "2016-07-15", "2016-07-20", "P0D..", "certain"),
        ("after", "[2016-12-01..2017-04-26]", "2016-12-25", "P4M..P5M", "possible"),
        ("after", "2017-03", "2016-12", "P2M15D..P3M16D", None),
        ("after", "2010", "2009", "P3M..P4M", None),
        ("after", "2030", "2009", "P3M..", None),
        ("after", "2010", "2009", "P3Y..", "certain"),
        ("before", "2009", "2010", "P3Y..", "certain"),
        ("before", "1999", "2010", "P3Y..", None),
        ("before", "2009", "[2010..]", "P3Y..", None),
        ("after", "2015-02-28", "2015-01-28", "P1M", None),
        ("after", "2015-03-01", "2015-01-28", "P1M", "certain"),
        ("before", "2015-02-28", "2015-03-31", "P1M", None),
        ("after", "2009-05", "2009", "P3M..P4M", None),
        ("before", "2016-07-10", "2016-07-20", "P10D..P12D", None),
        ("after", "2014/..", "[..2009]", "P1Y..P2Y", "certain"),
        ("after", "[..2009]", "2014/..", "P1Y..P2Y", "certain"),
        ("after", "[..2020]", "[2014..]", "P1Y..P2Y", None),
        ("after", "1999", "2005/..", "P1Y", "certain"),
        ("during", "1999", "2005", "P1Y", None),
    ],
)
def test_lags(kind: str, one: str, other: str, lag: str, expected: str | None) -> None:
    facts = read(f"event 1 A when={one}\nevent 2 B when={other}\nrelation 1 {kind} 2 lag={lag}")
    assert found(facts, "lag") == ([("lag", expected, [1, 2])] if expected else [])


def test_a_september_of_some_year(facts: Facts) -> None:
    """
    event 1 Attack when=XXXX-09
    event 2 Accusation when=2015
    event 3 Answer when=2019-03
    event 4 March when=XXXX-03-XX
    event 5 Dated when=2016-09
    event 6 Digits when=201X-09
    event 7 Undated
    event 8 Refuted when=XXXX-09 status=refuted
    relation 1 after 2
    relation 1 before 3
    """
    assert found(facts, "unknown-year") == [
        ("unknown-year", "cannot-tell", [1]),
        ("unknown-year", "cannot-tell", [4]),
    ]
    findings = run_checks(facts, names=["unknown-year"], possible=True)
    assert findings[0].explanation == (
        "@1 “Attack” is dated “XXXX-09”, which names no year.",
        "What is said of its order puts it 2015-01-01 to 2019-03-31: `chronology why 1`.",
        "therefore nobody can tell in which year it was.",
    )
    assert len(findings[1].explanation) == 2
