"""What follows for events, what is set aside, and which chain says so."""

from chronology.dates import parse_edtf
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.network.constraints import ORIGIN
from chronology.network.statements import Alive, Dated, Lasting, Lifetime, Statements
from chronology.network.timeline import Bound, Bounds, events_of, tighten
from tests.network.saying import after, dated, day_bounds, related, tightened


def test_what_lies_between_two_dated_events() -> None:
    """Leaving, a stay, a wound and a return: only the first and last are dated."""
    hops = [after(n + 1, n) for n in range(1, 6)]
    found = tightened(dated(1, "2014-12"), dated(6, "2016-07"), *hops)
    for event in range(2, 6):
        assert day_bounds(found, event) == ("2014-12-01", "2016-07-31", "2014-12-01", "2016-07-31")
        assert found.adds(event)
        assert len(found.chain(event, Bound.START_EARLIEST)) >= event
    assert not found.touched


def test_the_following_year_and_a_lag_date_a_release() -> None:
    statements = Statements(
        dates=(
            dated(1, "2008"),
            Dated(("date", 2), 2, parse_edtf("2009"), rests_on=(("date", 1),)),
        ),
        relations=(after(3, 2, "P3M7D", "P3M24D"),),
    )
    assert day_bounds(tighten(statements), 3)[:2] == ("2009-04-08", "2010-04-24")


def test_events_that_are_stated_nothing_of_are_not_there() -> None:
    found = tightened(dated(1, "2016"))
    assert list(found.bounds) == [1]
    assert not found.adds(1)
    assert not found.adds(99)
    assert found.chain(99, Bound.END_LATEST) == []


def test_what_is_added_is_more_than_an_event_says_of_itself() -> None:
    narrowed = tightened(dated(1, "2016"), dated(2, "2016-07"), related(1, "after", 2))
    assert narrowed.adds(1)
    assert not narrowed.adds(2)
    assert day_bounds(narrowed, 1)[0] == "2016-07-01"


def test_less_than_a_day_adds_nothing_to_days() -> None:
    minutes = Lasting(("length", 2), 2, "PT5M", "PT5M")
    found = tightened(dated(1, "2016"), dated(2, "2016"), minutes, related(1, "before", 2))
    assert found.bounds[1].end_latest < Bounds.of(parse_edtf("2016")).end_latest
    assert not found.adds(1)


def test_what_only_sources_say_is_added() -> None:
    says = Dated(("says", 5), 1, parse_edtf("2016"))
    assert tightened(says).adds(1)


def test_a_date_by_itself_begins_before_it_ends() -> None:
    from_may = parse_edtf("2016-05/2016")
    assert Bounds.of(from_may).end_earliest == from_may.start_earliest
    assert tightened(Dated(("date", 1), 1, from_may)).bounds[1] == Bounds.of(from_may)
    assert not tightened(Dated(("date", 1), 1, from_may)).adds(1)
    assert Bounds.of(None) == Bounds(NEG_INF, POS_INF, NEG_INF, POS_INF)


def test_narrower_on_any_side() -> None:
    wide = Bounds(0, 4 * DAY, 0, 4 * DAY)
    assert not wide.narrower_than(wide)
    assert Bounds(DAY, 4 * DAY, 0, 4 * DAY).narrower_than(wide)
    assert Bounds(0, 3 * DAY, 0, 4 * DAY).narrower_than(wide)
    assert Bounds(0, 4 * DAY, DAY, 4 * DAY).narrower_than(wide)
    assert Bounds(0, 4 * DAY, 0, 3 * DAY).narrower_than(wide)
    assert not Bounds(60, 4 * DAY - 60, 60, 4 * DAY - 60).narrower_than(wide)
    # A bound at an hour is narrowed by minutes.
    assert Bounds(3660).narrower_than(Bounds(3600))
    assert not wide.narrower_than(Bounds(DAY, 3 * DAY, DAY, 3 * DAY))


def test_a_conflict_is_set_aside_and_the_rest_tightened() -> None:
    """2016 after 2017 cannot be; what hangs on event 1 goes without that."""
    found = tightened(
        dated(1, "2016"),
        dated(2, "2017"),
        related(1, "after", 2, cost=9.0),
        dated(3, "2010"),
        related(4, "after", 3),
        related(4, "before", 1),
        dated(5, "2012"),
        related(4, "before", 5),
    )
    (conflict,) = found.conflicts.conflicts
    assert {found.network.claims[claim] for claim in conflict.claims} == {
        ("date", 1),
        ("date", 2),
        ("relation", 102),
    }
    assert found.touched == {1, 2}
    assert found.conflicts_by_event[1] == (conflict,)
    assert found.bounds[1].end_latest == POS_INF
    assert day_bounds(found, 4)[:2] == ("2010-01-01", "2012-12-31")


def test_a_lifetime_in_conflict_touches_the_events_of_its_actor() -> None:
    found = tighten(
        Statements(
            dates=(dated(1, "2016"), dated(2, "1999")),
            lifetimes=(Lifetime(("died", 7), 7, parse_edtf("2010")),),
            presences=(Alive(("participation", 1), 7, 1), Alive(("participation", 2), 7, 2)),
        )
    )
    assert found.touched == {1, 2}
    assert events_of(found.statements.lifetimes[0]) == ()


def test_claims_and_their_statements() -> None:
    lost = Dated(("date", 1), 1, parse_edtf("2016"), rests_on=(("date", 9),))
    found = tightened(lost)
    numbers = {key: number for number, key in enumerate(found.network.claims)}
    assert found.statement(numbers["date", 1]) is lost
    assert found.statement(numbers["date", 9]) is None


def test_chains_lead_from_the_origin_and_back_to_it() -> None:
    found = tightened(dated(1, "2010"), related(2, "during", 1))
    network = found.network
    there = found.chain(2, Bound.END_EARLIEST)
    back = found.chain(2, Bound.START_LATEST)
    assert network.earlier[there[0]] == ORIGIN
    assert network.later[there[-1]] == network.find(("end", 2))
    assert network.earlier[back[0]] == network.find(("start", 2))
    assert network.later[back[-1]] == ORIGIN
    assert tightened(related(2, "after", 1)).chain(2, Bound.START_EARLIEST) == []


def test_bounds_say_of_which_moment_they_are() -> None:
    assert [(bound.moment, bound.is_earliest) for bound in Bound] == [
        ("start", True),
        ("start", False),
        ("end", True),
        ("end", False),
    ]
