"""Duplicates, counts, coordinates, and events that hang on nothing."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.checks.data import likeness
from chronology.checks.data.countries import boxes_of, outside_km
from chronology.checks.run import run_checks
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read
from tests.steps import steps

TWICE = """
place Turkey
place Urfa in=Turkey
category arrest
event 1 "Arrest of Omar in Urfa" when=2016-07-15 at=Urfa who=Omar category=arrest
event 2 "Arrest of Omar at Urfa" when=2016-07 at=Turkey who=Omar,Ali category=arrest
"""


def with_limit(facts: Facts, least: float) -> Facts:
    return replace(facts, settings=MappingProxyType({"limit.duplicate-likeness": least}))


class TestLikelyDuplicates:
    def test_one_arrest_told_twice(self) -> None:
        finding = only(read(TWICE), "data")
        assert finding.check == "likely-duplicates"
        assert (finding.certainty, finding.severity) == ("possible", "warning")
        assert (finding.events, finding.actors) == ((1, 2), (1,))
        shared, alike, limit, last = finding.explanation[2:]
        assert (
            shared == "They share the category arrest, the actor Omar, their place and their time."
        )
        assert alike == "Their titles are alike to 0.91 of 1."
        assert limit == "The limit duplicate-likeness is 0.85 of 1, the usual limit."
        assert last.startswith("therefore both may be records of one event")
        assert finding.remedies == ("chronology merge 1 2", 'chronology relate 1 "same as" 2')

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("when=2016-07 ", "when=2016-08 "),
            ("when=2016-07 ", "when={2016-07-14,2016-07-16} "),
            ("when=2016-07 ", ""),
            ("at=Turkey", "at=Syria"),
            ("at=Turkey", ""),
            ("who=Omar,Ali", "who=Ali"),
            ("who=Omar,Ali", ""),
            ("who=Omar,Ali category=arrest", "who=Omar,Ali category=release"),
            ("Arrest of Omar at Urfa", "Omar is tried"),
            ("Arrest of Omar at Urfa", "Arrest of Omar in Urfa, 2"),
            ("who=Omar,Ali", "who=Omar,Ali status=refuted"),
        ],
    )
    def test_what_tells_them_apart(self, old: str, new: str) -> None:
        assert old in TWICE
        assert found(read(TWICE.replace(old, new)), "likely-duplicates") == []

    @pytest.mark.parametrize(
        "told",
        ['relation 2 "same as" 1', "relation 1 before 2", "relation 1 after 2 rank=deprecated"],
    )
    def test_a_relation_says_how_they_lie(self, told: str) -> None:
        assert found(read(TWICE + told), "likely-duplicates") == []

    def test_ids_of_one_dataset_tell_apart(self) -> None:
        both = TWICE.replace("category=arrest\n", "category=arrest dataset=3 listed=yes\n")
        assert found(read(both), "likely-duplicates") == []
        rows = TWICE.replace("category=arrest\n", "category=arrest dataset=3\n")
        assert len(found(read(rows), "likely-duplicates")) == 1

    def test_the_chronology_sets_the_limit(self) -> None:
        facts = with_limit(read(TWICE), 0.95)
        assert found(facts, "likely-duplicates") == []

    @pytest.mark.parametrize("rest", ["", "when=2016", "when=2016 category=arrest"])
    def test_records_without_actors_and_places(self, rest: str) -> None:
        facts = read(f'event 1 "A raid on a mosque" {rest}\nevent 2 "A Raid, on a Mosqué!" {rest}')
        assert found(facts, "likely-duplicates") == [("likely-duplicates", "possible", [1, 2])]

    def test_an_actor_of_a_deprecated_citation_is_not_shared(self, facts: Facts) -> None:
        """
        source wire
        event 1 Raid when=2016 who=Omar:present:1
        event 2 Raid when=2016 who=Omar
        cite 1 wire rank=deprecated
        """
        assert found(facts, "likely-duplicates") == []

    def test_only_around_the_events_in_question(self) -> None:
        more = TWICE + "event 3 A when=2011 who=Omar\nevent 4 A when=2011 who=Omar"
        for scope, events in ((1, [1, 2]), (4, [3, 4])):
            facts = replace(read(more), scope=frozenset([scope]))
            assert [pair for _, _, pair in found(facts, "likely-duplicates")] == [events]

    def test_among_many_of_one_actor(self) -> None:
        """Titles that are near each other by either end are found, and in time's order."""
        lines = [f'event {n} "Visit" when={1900 + n} who=Omar' for n in range(10, 60)]
        lines += ['event 70 "Visit" when=1950-06 who=Omar', 'event 71 "Visits" when=1930 who=Omar']
        lines += ['event 72 "A visit" when=1921 who=Omar']
        pairs = [pair for _, _, pair in found(read("\n".join(lines)), "likely-duplicates")]
        assert [50, 70] in pairs
        assert all(pair[1] >= 70 for pair in pairs)

    def test_no_more_effort_for_each_event_when_there_are_many(self) -> None:
        def effort(count: int) -> int:
            facts = read("\n".join(busy(n) for n in range(1, count + 1)))
            return steps(lambda: run_checks(facts, names=["likely-duplicates"], possible=True))

        assert effort(800) < 2.6 * effort(400)


WORDS = [
    "raid",
    "strike",
    "shelling",
    "march",
    "hospital",
    "school",
    "market",
    "bridge",
    "camp",
    "gate",
    "farm",
    "well",
    "road",
]


def busy(number: int) -> str:
    title = f"{WORDS[number % 13]} {WORDS[number % 11]} {WORDS[number * 7 % 13]}"
    return f'event {number} "{title}" when={1200 + number} who=Omar'


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("raid in urfa", "raid in urfa", 1.0),
        ("raid in urfa", "a raid in urfa", 0.92),
        ("hearing 3", "hearing 4", 0.0),
        ("raid", "execution in raqqa", 0.0),
        ("abcdef", "fedcba", 0.0),
        ("raid on 2 houses", "raid on 2 house", 0.97),
    ],
)
def test_likeness(one: str, other: str, alike: float) -> None:
    assert likeness.likeness(one, other, 0.85) == pytest.approx(alike, abs=0.01)


class TestMeasureOrder:
    @pytest.mark.parametrize(
        ("figures", "last"),
        [
            ("low=20 best=12 high=30", "the best figure would lie below the lowest"),
            ("low=20 high=12", "the highest figure would lie below the lowest"),
            ("best=20 high=12", "the best figure would lie above the highest"),
        ],
    )
    def test_figures_out_of_order(self, figures: str, last: str) -> None:
        ledger = f"source wire\nevent 1 Attack\ncite 1 wire\nmeasure 1 killed {figures} cite=1"
        finding = only(read(ledger), "measure-order")
        assert (finding.certainty, finding.severity) == ("certain", "error")
        assert finding.explanation[-1] == f"therefore {last}: impossible by 8."
        assert finding.sources == ("wire",)
        assert finding.explanation[0].endswith(", according to wire.")

    def test_the_worst_is_said(self) -> None:
        facts = read("event 1 Attack\nmeasure 1 killed low=20 best=15 high=5")
        finding = only(facts, "measure-order")
        assert finding.explanation == (
            "@1 “Attack” has the count “killed”: lowest 20, best 15, highest 5.",
            "therefore the highest figure would lie below the lowest: impossible by 15.",
        )

    @pytest.mark.parametrize(
        "figures",
        ["low=1 best=2 high=3", "low=2 best=2 high=2", "best=2", "low=0 high=5", "high=1", ""],
    )
    def test_figures_in_order(self, figures: str) -> None:
        assert found(read(f"event 1 Attack\nmeasure 1 killed {figures}"), "measure-order") == []

    def test_a_deprecated_citation_is_out(self, facts: Facts) -> None:
        """
        source wire
        event 1 Attack
        cite 1 wire rank=deprecated
        measure 1 killed low=3 high=2 cite=1
        """
        assert found(facts, "measure-order") == []

    def test_an_event_that_is_not_at_hand(self) -> None:
        facts = read("measure 7 killed low=3 high=2")
        assert only(facts, "measure-order").explanation[0].startswith("@7 has the count")


class TestCoordinatesOutsideCountry:
    def test_a_place_on_the_wrong_side_of_the_world(self, facts: Facts) -> None:
        """
        place Turkey country=TR
        place Urfa at=48.79,37.16 radius=12000 country=IQ
        event 1 Arrest at=Urfa
        event 2 Trial at=Urfa:from,Urfa:to
        """
        finding = only(facts, "coordinates-outside-country")
        assert (finding.certainty, finding.severity) == ("certain", "error")
        assert finding.events == (1, 2)
        assert finding.explanation == (
            "Urfa is placed at 48.79,37.16, give or take 12 km.",
            "Its country is IQ, its own or that of a place around it.",
            "therefore it would lie at least 1261 km outside IQ.",
        )

    @pytest.mark.parametrize(
        ("at", "turned"),
        [("39.9,32.9", "32.9,39.9"), ("35.0,-38.5", "35,38.5"), ("-35.0,38.5", "35,38.5")],
    )
    def test_the_other_way_round(self, at: str, turned: str) -> None:
        finding = only(read(f"place Somewhere at={at} country=SY"), "coordinates-outside-country")
        assert finding.explanation[2] == f"The other way round, {turned}, they would lie in it."
        assert finding.remedies[0] == f"chronology place edit 1 --at {turned}"

    @pytest.mark.parametrize(
        "place",
        [
            "at=41.0,28.9 country=TR",
            "at=41.0,28.9",
            "country=TR",
            "at=41.0,28.9 country=XX",
            "at=36.2,37.16 country=TR",
            "at=40.0,40.0 radius=900000 country=SY",
            "at=16.2,-61.5 country=FR",
            "at=-21.1,55.5 country=FR",
            "at=64.5,-172 country=RU",
            "at=-17.8,-179.9 country=FJ",
            "at=34.6,33.0 country=cy",
            "at=45.3,34.4 country=RU",
            "at=45.3,34.4 country=UA",
        ],
    )
    def test_places_that_may_lie_there(self, place: str) -> None:
        assert found(read(f"place Somewhere {place}"), "coordinates-outside-country") == []

    def test_only_where_the_events_in_question_were(self, facts: Facts) -> None:
        """
        place Urfa at=0,0 country=TR
        event 1 Arrest at=Urfa
        event 2 Trial
        """
        check = "coordinates-outside-country"
        assert len(found(replace(facts, scope=frozenset([1])), check)) == 1
        assert found(replace(facts, scope=frozenset([2, 9])), check) == []


def test_every_country_has_boxes_in_order() -> None:
    for code in ("TR", "US", "FJ", "AQ", "XK"):
        for box in boxes_of(code):
            assert box.west < box.east
            assert box.south < box.north
    assert boxes_of("tr") == boxes_of("TR")
    assert boxes_of("XX") == ()
    assert outside_km("XX", 0, 0) is None


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "km"),
    [
        ("TR", 39.0, 35.0, 0),
        ("TR", 43.2, 35.0, 111),  # a degree of latitude to the north
        ("EG", 0.0, 30.0, 2435),
        ("FJ", -17.0, 178.0, 0),
        ("RU", 66.0, 179.9, 0),
        ("NZ", -40.0, -170.0, 492),  # over the date line
        ("US", 0.0, 0.0, 7314),
    ],
)
def test_how_far_outside(code: str, latitude: float, longitude: float, km: float) -> None:
    assert outside_km(code, latitude, longitude) == pytest.approx(km, abs=max(2, km * 0.01))


class TestIsolated:
    def test_an_event_that_hangs_on_nothing(self, facts: Facts) -> None:
        """
        source wire
        event 1 "A bomb"
        cite 1 wire
        """
        finding = only(facts, "isolated")
        assert (finding.certainty, finding.severity) == ("cannot-tell", "note")
        assert finding.explanation == (
            "@1 “A bomb” has no date, no place, no actors and no relation.",
            "therefore nothing can be said of when or where it happened, or to whom.",
        )
        assert finding.sources == ("wire",)

    @pytest.mark.parametrize(
        "ledger",
        [
            "event 1 A when=2016",
            "event 1 A at=Urfa",
            "event 1 A who=Omar",
            "event 1 A status=refuted",
            "event 1 A\nevent 2 B when=2016\nrelation 2 after 1",
            "event 1 A\nevent 2 B when=2016\nrelation 1 after 2",
            "event 1 A\ncite 1 wire says=2016",
        ],
    )
    def test_what_holds_it(self, ledger: str) -> None:
        assert found(read(ledger), "isolated") == []

    def test_what_is_taken_back_holds_nothing(self, facts: Facts) -> None:
        """
        source wire
        event 1 A who=Omar:present:1
        event 2 B when=2016
        cite 1 wire rank=deprecated says=2016
        relation 1 after 2 rank=deprecated
        """
        assert found(facts, "isolated") == [("isolated", "cannot-tell", [1])]
