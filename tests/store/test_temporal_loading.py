"""Which claims enter which network, claim by claim, and which events hang together."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, cast

import pytest

from chronology.dates import parse_edtf
from chronology.model import Actor, Citation, Event, Participation, Role, Source
from chronology.model.stored_dates import set_date
from chronology.network.statements import Statements
from chronology.store.citations import cite
from chronology.store.drafts import CitationDraft
from chronology.store.events import edit_event
from chronology.store.relations import relate
from chronology.store.temporal.connected import component, concerned
from chronology.store.temporal.costs import OWN_DECISION, RELIABILITY, cost_of
from chronology.store.temporal.load import (
    load_statements,
    statements_by_source,
)
from chronology.store.unit import UnitOfWork

Make = Callable[..., int]


def keys(statements: Statements) -> list[tuple[str, int]]:
    """Return the claims that make the statements, in their order."""
    return [statement.key for statement in statements]


class World:
    """Writes what hangs on events."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.paper = self._add(Source(slug="paper", reliability="B"))
        self.rumour = self._add(Source(slug="rumour", reliability="E"))

    def _add(self, row: Any) -> int:
        return cast("int", self.unit.add(row).id)

    def cite(self, event: int, source: int | None = None, **more: Any) -> int:
        draft = CitationDraft(source_id=source or self.paper, **more)
        return cast("int", cite(self.unit, event, draft).id)

    def relate(self, event: int, kind: str, other: int, **more: Any) -> int:
        return cast("int", relate(self.unit, event, kind, other, **more).id)

    def actor(self, name: str, **dates: str) -> int:
        row = Actor(name=name, name_folded=name)
        for prefix, edtf in dates.items():
            set_date(row, prefix, parse_edtf(edtf))
        return self._add(row)

    def part(self, event: int, actor: int, *, living: bool = True, **more: Any) -> int:
        role = self._add(Role(name="role", name_folded=f"{event} {actor}", living=living))
        return self._add(Participation(event_id=event, actor_id=actor, role_id=role, **more))


@pytest.fixture
def world(unit: UnitOfWork) -> World:
    return World(unit)


def test_an_adopted_date_and_length_enter_at_the_analysts_cost(
    unit: UnitOfWork, event: Make
) -> None:
    one = event("siege", "2016", lasting="three months")
    found = load_statements(unit.reader)
    assert keys(found) == [("date", one), ("length", one)]
    (dated,), (lasting,) = found.dates, found.lengths
    assert (dated.date.edtf, dated.cost, dated.rests_on) == ("2016", OWN_DECISION, ())
    assert (lasting.least, lasting.most, lasting.words) == ("P2M14D", "P3M16D", "three months")


def test_the_length_of_a_repeated_event_is_that_of_each_time(unit: UnitOfWork, event: Make) -> None:
    one = event("shelling", "2016", lasting="three hours", manner="repeated")
    assert concerned(unit.reader) == set()
    assert keys(load_statements(unit.reader, {one})) == [("date", one)]


def test_a_dated_event_with_nothing_else_is_not_loaded(unit: UnitOfWork, event: Make) -> None:
    event("alone", "2016")
    assert keys(load_statements(unit.reader)) == []


def test_a_refuted_event_takes_all_that_is_said_of_it_out(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    one, two = event("true"), event("untrue", "2016", lasting="three months")
    world.relate(one, "after", two)
    world.cite(two, says_when="2015")
    world.part(two, world.actor("Omar", born="1991"))
    edit_event(unit, two, {"status": "refuted"})
    assert keys(load_statements(unit.reader)) == []
    assert component(unit.reader, [one]) == {one}
    assert component(unit.reader, [two]) == set()


def test_a_planned_event_is_in(unit: UnitOfWork, event: Make, world: World) -> None:
    one, two = event("arrest", "2016"), event("trial", status="planned")
    relation = world.relate(two, "after", one)
    assert keys(load_statements(unit.reader)) == [("date", one), ("relation", relation)]


def test_nobody_need_live_to_see_what_is_planned(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    wedding = event("wedding", "2018", status="planned")
    world.part(wedding, world.actor("Omar", died="2016"))
    assert keys(load_statements(unit.reader)) == []


#: The rank of a relation, that of its citation if it has one, and whether it enters.
RELATIONS = [
    ("normal", None, True),
    ("preferred", "normal", True),
    ("normal", "preferred", True),
    ("deprecated", None, False),
    ("deprecated", "preferred", False),
    ("preferred", "deprecated", False),
]


def test_a_relation_enters_while_it_and_its_citation_stand(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    entering = []
    for rank, of_citation, enters in RELATIONS:
        one, two = event("first"), event("second")
        citation = world.cite(two, rank=of_citation) if of_citation else None
        relation = world.relate(two, "after", one, citation_id=citation, rank=rank)
        entering += [("relation", relation)] if enters else []
        assert component(unit.reader, [one]) == ({one, two} if enters else {one})
    assert keys(load_statements(unit.reader)) == entering


def test_a_relation_enters_with_its_lag(unit: UnitOfWork, event: Make, world: World) -> None:
    one, two = event("first"), event("second")
    world.relate(two, "after", one, by="2 days")
    (found,) = load_statements(unit.reader).relations
    assert (found.event, found.kind, found.other) == (two, "after", one)
    assert (found.least, found.most, found.words) == ("P1D", "P3D", "2 days")


#: The ranks of two citations, and which of them enter.
SAID = [
    (("normal", "normal"), (0, 1)),
    (("normal", "preferred"), (1,)),
    (("preferred", "preferred"), (0, 1)),
    (("normal", "deprecated"), (0,)),
    (("deprecated", "deprecated"), ()),
]


def test_says_dates_and_lengths_enter_where_none_is_adopted(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    for ranks, entering in SAID:
        one = event("undated")
        said = [
            world.cite(one, says_when="2015", says_lasting="two days", rank=ranks[0]),
            world.cite(one, says_when="2016", says_lasting="P3D", rank=ranks[1]),
        ]
        wanted = [("says", said[place]) for place in entering]
        wanted += [("says length", said[place]) for place in entering]
        assert keys(load_statements(unit.reader, {one})) == wanted
        edit_event(unit, one, {"when": "2014", "lasting": "a day"})
        assert keys(load_statements(unit.reader, {one})) == [("date", one), ("length", one)]


def test_a_preferred_citation_that_says_no_date_silences_none(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    one = event("undated")
    date = world.cite(one, says_when="2015")
    length = world.cite(one, says_lasting="P3D", rank="preferred")
    assert keys(load_statements(unit.reader)) == [("says", date), ("says length", length)]


def test_a_said_length_enters_beside_an_adopted_date(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    one = event("dated", "2014")
    length = world.cite(one, says_when="2015", says_lasting="P3D")
    assert keys(load_statements(unit.reader)) == [("date", one), ("says length", length)]


def test_lifetimes_enter_with_living_participations_that_stand(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    one = event("undated")
    withdrawn = world.cite(one, rank="deprecated")
    omar, layla = world.actor("Omar", born="1991", died="2016"), world.actor("Layla", died="2015")
    alive = [world.part(one, omar), world.part(one, layla)]
    world.part(one, world.actor("mourned", died="2000"), living=False)
    world.part(one, world.actor("without dates"))
    world.part(one, world.actor("withdrawn", died="2000"), citation_id=withdrawn)
    assert keys(load_statements(unit.reader)) == [
        *(("born", omar), ("died", omar), ("died", layla)),
        *(("participation", number) for number in alive),
    ]


#: A lone event's date, its actor's birth and death, and whether they say more.
LIFETIMES = [
    ("2016", "1991", None, False),
    ("2016", "2016", None, False),
    ("2016", "2016-03", None, True),
    ("2016", "2017", None, True),
    ("2016", None, "2016", False),
    ("2016", None, "2016-11", True),
    ("2016", None, "2015", True),
    ("2016", "1991", "2015", True),
    ("2016", "1991", "2030", False),
    ("../2016", "1991", None, False),
    ("2014/..", "1991", "2020", False),
    (None, "1991", None, True),
]


def test_a_lifetime_is_loaded_for_a_lone_event_only_where_it_says_more(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    entering = set()
    for number, (when, born, died, enters) in enumerate(LIFETIMES):
        one = event(f"lone {number}", when)
        dates = {"born": born, "died": died}
        known = {key: date for key, date in dates.items() if date}
        world.part(one, world.actor(f"actor {number}", **known))
        entering |= {one} if enters else set()
    assert concerned(unit.reader) == entering


def test_who_died_before_being_born_is_in_without_any_event(unit: UnitOfWork, world: World) -> None:
    world.actor("fine", born="1991", died="1991")
    odd = world.actor("odd", born="1991", died="1990")
    assert keys(load_statements(unit.reader)) == [("born", odd), ("died", odd)]


def test_a_date_rests_on_all_dates_that_it_counts_from(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    first = event("first", "2016-05-01")
    second = event("second", f"two days after @{first}")
    third = event("third", "the following year", anchor_id=second)
    fourth = event("undated")
    said = world.cite(fourth, says_when=f"a week after @{second}")
    found = {dated.key: dated.rests_on for dated in load_statements(unit.reader).dates}
    assert found == {
        ("date", first): (),
        ("date", second): (("date", first),),
        ("date", third): (("date", second), ("date", first)),
        ("says", said): (("date", second), ("date", first)),
    }
    everything = {first, second, third, fourth}
    assert all(component(unit.reader, [one]) == everything for one in everything)


def test_a_circle_of_anchors_left_by_an_import_ends(unit: UnitOfWork, event: Make) -> None:
    one, two = event("one", "2016"), event("two", "2017")
    unit.get(Event, one).date_anchor_id = two
    unit.get(Event, two).date_anchor_id = one
    found = {dated.event: dated.rests_on for dated in load_statements(unit.reader).dates}
    assert found[one] == (("date", two), ("date", one))


def test_a_refuted_anchor_joins_nothing(unit: UnitOfWork, event: Make) -> None:
    one, two, three = event("one", "2016"), event("two", "2017"), event("three", "2018")
    for follower in (two, three):
        unit.get(Event, follower).date_anchor_id = one
    edit_event(unit, one, {"status": "refuted"})
    assert component(unit.reader, [two]) == {two}
    assert concerned(unit.reader) == set()


def test_events_hang_together_through_any_number_of_relations(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    chain = [event(f"link {number}") for number in range(6)]
    for one, two in pairwise(chain):
        # In turns from either side.
        world.relate(*((one, "before", two) if one % 2 else (two, "after", one)))
    apart = event("apart", "2016")
    omar = world.actor("Omar", born="1991")
    world.part(chain[0], omar)
    world.part(apart, omar)
    assert component(unit.reader, chain[2:3]) == set(chain)
    assert component(unit.reader, [apart]) == {apart}
    assert component(unit.reader, [apart, chain[5]]) == {apart, *chain}
    assert component(unit.reader, []) == set()
    assert concerned(unit.reader, f"({chain[1]}, {apart})") == {chain[1]}


def test_a_date_that_another_tool_broke_is_left_out(unit: UnitOfWork, event: Make) -> None:
    one = event("broken", "2016", lasting="P3D")
    row = unit.get(Event, one)
    row.date_start_earliest = row.date_end_latest = 0
    assert keys(load_statements(unit.reader)) == [("length", one)]


def test_each_source_has_a_network_of_its_own(unit: UnitOfWork, event: Make, world: World) -> None:
    one, two = event("one", "2016"), event("two", "2017")
    said = world.cite(one, says_when="2015", says_lasting="P3D")
    other = world.cite(two, world.rumour, says_when="2014")
    world.cite(two, world.rumour, says_when="2013", rank="deprecated")
    world.cite(two, says_when=f"the year after @{one}")
    relation = world.relate(two, "after", one, citation_id=said)
    world.relate(two, "after", one, citation_id=other, rank="deprecated")
    world.relate(two, "after", one)
    wanted = [("says", said), ("says length", said), ("relation", relation)]
    found = statements_by_source(unit.reader)
    assert {source: keys(statements) for source, statements in found.items()} == {
        world.paper: wanted
    }
    twice = world.cite(two, world.rumour, says_when="2012")
    both = {world.paper: wanted, world.rumour: [("says", other), ("says", twice)]}
    found = statements_by_source(unit.reader)
    assert {source: keys(statements) for source, statements in found.items()} == both
    found = statements_by_source(unit.reader, [two])
    assert {source: keys(statements) for source, statements in found.items()} == {
        world.paper: [("relation", relation)],
        world.rumour: both[world.rumour],
    }


def test_a_source_counts_from_dates_that_rest_on_it(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    one, two = event("one", "2016"), event("two")
    counted = world.cite(two, says_when=f"the year after @{one}")
    world.relate(two, "after", one, citation_id=counted)
    basis = world.cite(one, world.rumour)
    edit_event(unit, one, {"basis_citation_id": basis})
    assert statements_by_source(unit.reader)[world.paper].dates == ()
    unit.get(Citation, basis).source_id = world.paper
    (dated,) = statements_by_source(unit.reader)[world.paper].dates
    assert dated.key == ("says", counted)


def test_a_claim_costs_what_its_source_and_rank_make_it(
    unit: UnitOfWork, event: Make, world: World
) -> None:
    one = event("one")
    world.cite(one, says_when="2015", credibility=2)
    world.cite(one, world.rumour, says_when="2016", credibility=5)
    assert [dated.cost for dated in load_statements(unit.reader).dates] == [7.5, 0.5]


def test_costs_follow_the_admiralty_code() -> None:
    assert cost_of(None, None, None) == OWN_DECISION
    assert cost_of(1, None, None) == cost_of(1, "F", 6, "normal") == RELIABILITY["F"]
    letters = [cost_of(1, letter, None) for letter in "ABCFDE"]
    digits = [cost_of(1, "C", digit) for digit in (1, 2, 3, 4, 5)]
    for falling in (letters, digits):
        assert falling == sorted(set(falling), reverse=True)
    assert cost_of(1, "C", 3, "preferred", "normal") == cost_of(1, "C", 3, "normal", "preferred")
    assert cost_of(1, "C", 3, "preferred") > cost_of(1, "C", 3) > cost_of(1, "C", 3, "deprecated")
    assert cost_of(1, "A", 1, "preferred") < OWN_DECISION
