"""A person in two places at once: what fires, and what a careful reader lets stand."""

import pytest

from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read
from tests.steps import steps

CITIES = """
place Turkey
place Istanbul in=Turkey at=41.01,28.95 radius=10000
place Aksaray in=Istanbul at=41.01,28.95 radius=800
place Ankara in=Turkey at=39.93,32.86 radius=10000
place Antep in=Turkey at=37.06,37.38 radius=5000
place Nizip in=Turkey at=37.01,37.79 radius=2000
place Nowhere in=Turkey
place Elsewhere in=Turkey
place Kiosk in=Nowhere
place Corner in=Nowhere
"""


def two(first: str, second: str, more: str = "") -> list[tuple[str, str, list[int]]]:
    """Return what is found of Omar in two events."""
    who = "who=Omar:present"
    return found(
        read(f"{CITIES}\nevent 1 A {who} {first}\nevent 2 B {who} {second}\n{more}"), "actors"
    )


CERTAIN = [("two-places", "certain", [1, 2])]
POSSIBLE = [("two-places", "possible", [1, 2])]


def test_two_stays_that_must_overlap(facts: Facts) -> None:
    """
    place Turkey
    place Istanbul in=Turkey
    place Urfa in=Turkey
    event 1 Treatment when=2016-07-10/2016-07-20 at=Istanbul who=Omar:present
    event 2 Meeting when=2016-07-15/2016-07-25 at=Urfa who=Omar:present
    """
    finding = only(facts, "two-places")
    assert finding.certainty == "certain"
    assert finding.actors == (1,)
    assert finding.explanation[-1] == (
        "therefore Omar would have been in two places at once: impossible by at least 4 days."
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("when=2016-07-10/2016-07-20 at=Istanbul", "when=2016-07-15 at=Antep"),
        ("when=2016-07-15 at=Antep", "when=2016-07-10/2016-07-20 at=Istanbul"),
        ("when=2014/2017 at=Istanbul", "when=2015/2018 at=Antep"),
        ("when=2016-07-10/2016-07-20 at=Nowhere", "when=2016-07-15 at=Elsewhere"),
        (
            "'when=from 2016-07-15 10:00 to 2016-07-15 12:00' at=Istanbul",
            "'when=from 2016-07-15 11:00 to 2016-07-15 13:00' at=Ankara",
        ),
        # even within a town, for hours
        (
            "'when=from 2016-07-15 10:00 to 2016-07-15 12:00' at=Kiosk",
            "'when=from 2016-07-15 11:00 to 2016-07-15 13:00' at=Corner",
        ),
        # a journey between neither
        ("when=2016-07-10/2016-07-12 at=Istanbul:from,Ankara:to", "when=2016-07-11 at=Antep"),
    ],
)
def test_certain(first: str, second: str) -> None:
    assert two(first, second) == CERTAIN


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # an outing from a long stay
        ("when=2014/2017 at=Istanbul", "when=2015-06-15 at=Antep"),
        # the ends are vague, and most readings overlap
        ("when={2016,2017} at=Istanbul", "when=2016-07 at=Antep"),
        ("when={2016,2017} at=Istanbul", "when=2017-03 at=Antep"),
        ("when=2016/2017 at=Istanbul", "when=2017-03 at=Antep"),
        ("'when=at 2016-07-15 10:00' at=Nowhere", "'when=at 2016-07-15 10:00' at=Elsewhere"),
        # a date that is itself in doubt
        ("when=2016-07-10/2016-07-20 at=Istanbul", "when=2016-07-15? at=Antep"),
    ],
)
def test_possible(first: str, second: str) -> None:
    assert two(first, second) == POSSIBLE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # two single dates of a day or vaguer leave time for the journey
        ("when=2016-07-15 at=Istanbul", "when=2016-07-15 at=Antep"),
        ("when=2016-07 at=Istanbul", "when=2016-07 at=Antep"),
        ("when=2014 at=Istanbul", "when=2014-12 at=Antep"),
        # touching and succession
        ("when=2016-07-10/2016-07-15 at=Istanbul", "when=2016-07-15/2016-07-20 at=Antep"),
        ("when=2016-07/2017-03 at=Istanbul", "when=2017-03 at=Antep"),
        ("when=2014/2016 at=Istanbul", "when=2016/2017 at=Antep"),
        # nested, or within each other's uncertainty
        ("when=2016-07-10/2016-07-20 at=Istanbul", "when=2016-07-15 at=Aksaray"),
        ("when=2016-07-10/2016-07-20 at=Turkey", "when=2016-07-15 at=Antep"),
        # a journey shares the place that it leaves
        ("when=2016-07-10/2016-07-20 at=Istanbul", "when=2016-07-15 at=Istanbul:from,Antep:to"),
        # neighbours, by distance or by a common town
        ("when=2016-07-10/2016-07-20 at=Antep", "when=2016-07-15 at=Nizip"),
        ("when=2016-07-10/2016-07-20 at=Kiosk", "when=2016-07-15 at=Corner"),
        # a missing bound
        ("when=../2010 at=Istanbul", "when=1995 at=Antep"),
        ("when=2014/.. at=Istanbul", "when=2016 at=Antep"),
        ("at=Istanbul", "when=2016 at=Antep"),
        # what happens again and again leaves gaps, plans need not come true
        ("when=2014/2017 manner=repeated at=Istanbul", "when=2015/2016 at=Antep"),
        ("when=2016-07-10/2016-07-20 status=planned at=Istanbul", "when=2016-07-15 at=Antep"),
        ("when=2016-07-10/2016-07-20 status=refuted at=Istanbul", "when=2016-07-15 at=Antep"),
        # hours apart
        ("'when=at 2016-07-15 08:00' at=Istanbul", "'when=at 2016-07-15 22:00' at=Antep"),
        (
            "'when=between 2016-07-15 06:00 and 2016-07-15 12:00' at=Nowhere",
            "'when=between 2016-07-15 06:00 and 2016-07-15 12:00' at=Elsewhere",
        ),
        ("when=2016-07-10/2016-07-20", "when=2016-07-15 at=Antep"),
    ],
)
def test_no_contradiction(first: str, second: str) -> None:
    assert two(first, second) == []


@pytest.mark.parametrize("kind", ["during", "part of", "overlaps", "equals", "same as"])
def test_what_a_source_tells_as_one(kind: str) -> None:
    stay, outing = "when=2016-07-10/2016-07-20 at=Istanbul", "when=2016-07-15 at=Antep"
    assert two(outing, stay, f'relation 1 "{kind}" 2') == []
    assert two(outing, stay, f'relation 1 "{kind}" 2 rank=deprecated') == CERTAIN


def test_a_pair_is_reported_once_by_the_check_that_says_more(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    event 1 Stay when=2016-07-10/2016-07-20 at=Istanbul who=Omar,Ali
    event 2 Visit when=2016-07-15 at=Antep who=Omar,Ali
    relation 2 after 1
    """
    assert found(facts, "time", "actors") == [("order", "certain", [1, 2])]
    assert found(facts, "two-places") == [("two-places", "certain", [1, 2])]


def test_only_persons_who_are_there_in_the_body(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    source wire
    actor Party kind=organisation
    event 1 A when=2016-07-10/2016-07-20 at=Istanbul who=Omar:leader,Party:present,Ali:present:1
    event 2 B when=2016-07-15 at=Antep who=Omar:present,Party:present,Ali:present
    cite 1 wire rank=deprecated
    """
    assert found(facts, "two-places") == []


def test_an_actor_of_unknown_kind_may_be_several_people(facts: Facts) -> None:
    """
    place Istanbul
    place Antep
    actor Guests kind=unknown
    event 1 Stay when=2016-07-10/2016-07-20 at=Istanbul who=Guests
    event 2 Visit when=2016-07-15 at=Antep who=Guests
    event 3 Years when=2014/2015 at=Istanbul who=Guests
    event 4 Outing when=2014-12-12 at=Antep who=Guests
    """
    finding = only(facts, "two-places")
    assert (finding.certainty, finding.severity) == ("possible", "warning")
    assert finding.events == (1, 2)
    assert finding.explanation[-1].endswith("it is not said whether this is one person.")
    assert "chronology actor edit 1 --kind person" in finding.suggestions


def test_many_events_of_one_person_take_no_square_of_the_steps() -> None:
    def effort(count: int) -> int:
        lines = ["place Istanbul", "place Antep"]
        for number in range(1, count + 1):
            day, place = 1 + number % 27, ("Istanbul", "Antep")[number % 2]
            span = f"{2000 + number % 400}-03-{day:02d}/{2000 + number % 400}-03-{day + 1:02d}"
            lines.append(f"event {number} E when={span} at={place} who=Omar")
        facts = read("\n".join(lines))
        return steps(lambda: found(facts, "two-places"))

    # Eight times the events may take sixteen times the steps, not sixty-four.
    assert effort(4000) < 16 * effort(500)
