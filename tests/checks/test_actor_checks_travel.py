"""Journeys that take longer than there is time for, and bounds that only relations give."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.checks.run import run_checks
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read
from tests.steps import steps

CITIES = """
place Turkey
place Istanbul in=Turkey at=41.01,28.95 radius=10000
place Aksaray in=Istanbul at=41.01,28.95 radius=800
place Antep in=Turkey at=37.06,37.38 radius=5000
place Nizip in=Turkey at=37.01,37.79 radius=2000
place Nowhere in=Turkey
place Sydney at=-33.87,151.21 radius=20000
"""


def two(first: str, second: str, more: str = "") -> list[tuple[str, str, list[int]]]:
    """Return what is found of Omar in two events."""
    who = "who=Omar:present"
    events = f"event 1 A {who} {first}\nevent 2 B {who} {second}"
    return found(read(f"{CITIES}\n{events}\n{more}"), "two-places", "travel")


CERTAIN = [("travel", "certain", [1, 2])]
POSSIBLE = [("travel", "possible", [1, 2])]


def test_a_journey_faster_than_any_airliner(facts: Facts) -> None:
    """
    place Istanbul at=41.01,28.95 radius=10000
    place Antep at=37.06,37.38 radius=5000
    event 1 Arrest "when=at 2016-07-15 10:00" at=Istanbul who=Omar
    event 2 Hearing "when=at 2016-07-15 10:15" at=Antep who=Omar
    """
    finding = only(facts, "travel")
    assert finding.certainty == "certain"
    assert finding.explanation[2:] == (
        "They are at least 835 km apart, less the uncertainty of both places.",
        "The limit fastest-travel is 1000 km/h, the usual limit.",
        "At that speed the journey takes 50 minutes; the dates leave at most 15 minutes for it.",
        "therefore Omar could not have been there both times: impossible by at least 34 minutes.",
    )
    assert any(claim.kind == "limit" for claim in finding.claims)
    faster = replace(facts, settings=MappingProxyType({"limit.fastest-travel": 5000.0}))
    assert found(faster, "travel") == [("travel", "possible", [1, 2])]
    both = MappingProxyType({"limit.fastest-travel": 5000.0, "limit.ordinary-travel": 4000.0})
    assert found(replace(facts, settings=both), "travel") == []
    none = MappingProxyType({"limit.fastest-travel": 0.0, "limit.ordinary-travel": 0.0})
    assert found(replace(facts, settings=none), "travel") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("'when=at 2016-07-15 10:00' at=Istanbul", "'when=at 2016-07-15 10:00' at=Antep"),
        # two days that are not enough for half of the world, one after the other
        (
            "'when=from 2016-07-10 10:00 to 2016-07-15 10:00' at=Istanbul",
            "'when=from 2016-07-15 20:00 to 2016-07-20 10:00' at=Sydney",
        ),
        # the dates leave hours, a relation takes them away
        ("'when=at 2016-07-15 08:00' at=Antep", "when=2016-07-15 at=Istanbul"),
    ],
)
def test_certain(first: str, second: str) -> None:
    by_lag = "relation 2 after 1 lag=PT0H..PT0H30M"
    assert two(first, second, by_lag if "08:00" in first else "") == CERTAIN


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        # six hours for 830 km
        (
            "'when=between 2016-07-15 18:00 and 2016-07-16 00:00' at=Istanbul",
            "'when=between 2016-07-15 18:00 and 2016-07-16 00:00' at=Antep",
            "",
        ),
        (
            "'when=from 2016-07-15 08:00 to 2016-07-15 10:00' at=Istanbul",
            "'when=from 2016-07-15 14:00 to 2016-07-15 16:00' at=Antep",
            "",
        ),
        # somebody who may be several people
        (
            "'when=at 2016-07-15 10:00' at=Istanbul",
            "'when=at 2016-07-15 10:00' at=Antep",
            "actor Omar kind=unknown",
        ),
    ],
)
def test_possible(first: str, second: str, more: str) -> None:
    who = "who=Omar:present"
    ledger = f"{CITIES}\n{more}\nevent 1 A {who} {first}\nevent 2 B {who} {second}"
    assert found(read(ledger), "two-places", "travel") == POSSIBLE


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        # a day is long enough for a journey, and flights are ordinary
        ("when=2016-07-15 at=Istanbul", "when=2016-07-15 at=Antep", ""),
        ("when=2016-07-15 at=Istanbul", "when=2016-07-15 at=Sydney", ""),
        ("when=2016-07-10/2016-07-15 at=Istanbul", "when=2016-07-15/2016-07-20 at=Sydney", ""),
        # time enough
        ("'when=at 2016-07-15 08:00' at=Istanbul", "'when=at 2016-07-15 22:00' at=Antep", ""),
        # nobody knows how far it is
        ("'when=at 2016-07-15 08:00' at=Istanbul", "'when=at 2016-07-15 08:05' at=Nowhere", ""),
        # neighbours, and a place within another
        ("'when=at 2016-07-15 08:00' at=Antep", "'when=at 2016-07-15 09:00' at=Nizip", ""),
        ("'when=at 2016-07-15 08:00' at=Istanbul", "'when=at 2016-07-15 08:01' at=Aksaray", ""),
        # told as one, and an order that the source gives
        (
            "'when=at 2016-07-15 10:00' at=Istanbul",
            "'when=at 2016-07-15 10:00' at=Antep",
            "relation 1 'same as' 2",
        ),
        (
            "'when=at 2016-07-15 08:00' at=Istanbul",
            "'when=at 2016-07-15 12:00' at=Antep",
            "relation 2 after 1",
        ),
        ("when=2016-07-15 at=Istanbul", "at=Antep", ""),
        ("when=../2016-07-15 at=Istanbul", "when=2016-07-15/.. at=Antep", ""),
        (
            "'when=at 2016-07-15 10:00' at=Istanbul status=planned",
            "'when=at 2016-07-15 10:00' at=Antep",
            "",
        ),
    ],
)
def test_no_contradiction(first: str, second: str, more: str) -> None:
    assert two(first, second, more) == []


def test_several_people_may_have_gone_by_road(facts: Facts) -> None:
    """
    place Istanbul at=41.01,28.95
    place Antep at=37.06,37.38
    actor Guests kind=unknown
    event 1 A "when=at 2016-07-15 08:00" at=Istanbul who=Guests
    event 2 B "when=at 2016-07-15 12:00" at=Antep who=Guests
    """
    assert found(facts, "travel") == []


def test_an_undated_event_between_two_dated_ones(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    event 1 Operation when=2016-10-05
    event 2 Return when=2016-10-09
    event 3 Visit at=Antep who=Omar
    event 4 Stay when=2016-10-01/2016-10-20 at=Istanbul who=Omar
    relation 3 after 1
    relation 3 before 2
    """
    finding = only(facts, "two-places")
    assert (finding.certainty, finding.events) == ("certain", (3, 4))
    assert finding.explanation[0] == "@3 “Visit” is placed in Antep, undated."
    assert finding.explanation[2] == (
        "By what is said of its order and length, @3 lies between 2016-10-05 and 2016-10-09:"
        " `chronology why 3`."
    )
    assert [claim.kind for claim in finding.claims].count("relation") == 2
    # The date that the bounds rest on is among what the finding rests on.
    later = read((test_an_undated_event_between_two_dated_ones.__doc__ or "").replace("-09", "-08"))
    assert only(later, "two-places").fingerprint != finding.fingerprint


def test_a_stay_that_relations_narrow_is_no_longer_in_the_way(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    event 1 Stay when=2016/2017 at=Istanbul who=Omar
    event 2 Arrival when=2016-07 at=Antep who=Omar
    event 3 Return when=2017-03 at=Antep who=Omar
    event 4 Operation when=2016-10/2016-12
    event 5 Departure
    relation 1 after 4
    relation 5 after 1
    relation 3 after 5
    """
    assert found(facts, "two-places") == []
    loose = replace(facts, relations=(), statements=replace(facts.statements, relations=()))
    assert found(loose, "two-places") == [
        ("two-places", "possible", [1, 2]),
        ("two-places", "possible", [1, 3]),
    ]


def test_bounds_from_a_doubted_date_prove_nothing(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    event 1 Operation when=2016-10-05?
    event 2 Return when=2016-10-09
    event 3 Visit at=Antep who=Omar
    event 4 Stay when=2016-10-01/2016-10-20 at=Istanbul who=Omar
    relation 3 after 1
    relation 3 before 2
    """
    assert found(facts, "two-places") == [("two-places", "possible", [3, 4])]


def test_what_a_citation_says_dates_an_event_that_has_no_date(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    source wire
    event 1 Visit at=Antep who=Omar
    event 2 Stay when=2016-10-01/2016-10-20 at=Istanbul who=Omar
    cite 1 wire says=2016-10-07
    """
    finding = only(facts, "two-places")
    assert finding.certainty == "certain"
    assert "citation" in {claim.kind for claim in finding.claims}


def test_an_event_in_a_contradiction_is_judged_by_its_own_date(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    event 1 Stay when=2016-10-01/2016-10-20 at=Istanbul who=Omar
    event 2 Visit when=2016-10-07 at=Antep who=Omar
    event 3 Return when=2016-12
    relation 2 after 3
    """
    assert found(facts, "two-places") == [("two-places", "certain", [1, 2])]


def test_many_moments_of_one_person_take_no_square_of_the_steps() -> None:
    def effort(count: int) -> int:
        lines = ["place Istanbul at=41.01,28.95", "place Antep at=37.06,37.38"]
        for number in range(1, count + 1):
            hours, place = divmod(number, 24), ("Istanbul", "Antep")[number % 2]
            time = f"{2000 + hours[0] // 28}-03-{1 + hours[0] % 28:02d} {hours[1]:02d}:00"
            lines.append(f"event {number} E 'when=at {time}' at={place} who=Omar")
        facts = read("\n".join(lines))
        return steps(lambda: run_checks(facts, names=["travel"], possible=True))

    # Eight times the events may take sixteen times the steps, not sixty-four.
    assert effort(800) < 16 * effort(100)
