"""What each statement means in the network, one by one."""

import pytest

from chronology.dates import FuzzyDate, parse_edtf
from chronology.dates.civil import DAY, NEG_INF, POS_INF, seconds
from chronology.network.build import build
from chronology.network.statements import (
    Alive,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statements,
)
from chronology.network.timeline import Bounds, tighten
from tests.network.saying import after, dated, day_bounds, related, tightened

JULY = seconds(2016, 7)


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        # The other lasts from within July to within September 2016.
        ("before", (None, "2016-07-31"), (None, "2016-07-31")),
        ("after", ("2016-09-01", None), ("2016-09-01", None)),
        ("meets", (None, "2016-07-31"), ("2016-06-30", "2016-07-31")),
        ("overlaps", (None, "2016-07-31"), ("2016-07-01", "2016-09-30")),
        ("during", ("2016-07-01", "2016-09-30"), ("2016-07-01", "2016-09-30")),
        ("part of", ("2016-07-01", "2016-09-30"), ("2016-07-01", "2016-09-30")),
        ("contains", (None, "2016-07-31"), ("2016-09-01", None)),
        ("starts", ("2016-07-01", "2016-07-31"), ("2016-07-01", "2016-09-30")),
        ("finishes", ("2016-07-01", "2016-09-30"), ("2016-09-01", "2016-09-30")),
        ("equals", ("2016-07-01", "2016-07-31"), ("2016-09-01", "2016-09-30")),
        ("same as", ("2016-07-01", "2016-07-31"), ("2016-09-01", "2016-09-30")),
        ("follows", (None, None), (None, None)),
    ],
)
def test_each_kind_of_relation(
    kind: str, start: tuple[str | None, str | None], end: tuple[str | None, str | None]
) -> None:
    found = tightened(dated(1, "2016-07/2016-09"), related(2, kind, 1))
    assert day_bounds(found, 2) == (*start, *end)


def test_two_events_cannot_each_come_first() -> None:
    statements = (related(1, "before", 2), related(2, "before", 1))
    assert len(tightened(*statements).conflicts.conflicts) == 1
    assert tightened(*statements).conflicts.conflicts[0].shortfall == 0


def test_events_of_one_stated_second_may_follow_each_other() -> None:
    second = FuzzyDate(
        "then", "", edtf_exact=False, **dict.fromkeys(STARTS, 5), **dict.fromkeys(ENDS, 6)
    )
    both = (Dated(("date", 1), 1, second), Dated(("date", 2), 2, second))
    assert not tightened(*both, related(2, "after", 1)).conflicts.conflicts


STARTS, ENDS = ("start_earliest", "end_earliest"), ("start_latest", "end_latest")


def test_open_and_unknown_ends_put_no_constraint() -> None:
    for words in ("2014/..", "2014/"):
        found = tightened(dated(1, words), related(2, "after", 1))
        assert found.bounds[1] == Bounds.of(parse_edtf(words))
        assert day_bounds(found, 2) == ("2014-01-01", None, "2014-01-01", None)
    before = tightened(dated(1, "../2010"), related(2, "before", 1))
    assert day_bounds(before, 2) == (None, "2010-12-31", None, "2010-12-31")
    assert before.bounds[1].start_earliest == NEG_INF


def test_sets_enter_by_their_hull() -> None:
    found = tightened(dated(1, "[2012,2016]"), related(2, "during", 1))
    assert day_bounds(found, 2) == ("2012-01-01", "2016-12-31", "2012-01-01", "2016-12-31")


def test_a_doubted_date_enters_like_another() -> None:
    assert tightened(dated(1, "2016?")).bounds == tightened(dated(1, "2016")).bounds


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        ("P10D", "P10D", ("2016-01-11", "2016-01-11")),
        ("P1M", "P1M", ("2016-02-01", "2016-02-01")),
        ("P3M7D", "P3M24D", ("2016-04-08", "2016-04-25")),
        ("P1Y", None, ("2017-01-01", None)),
        (None, "P2D", ("2016-01-01", "2016-01-03")),
        ("PT6H", "PT6H", ("2016-01-01", "2016-01-02")),
        # Nothing that can be read: no more than "after".
        ("soon", "later", ("2016-01-01", None)),
    ],
)
def test_a_lag_counts_by_the_calendar(
    least: str | None, most: str | None, found: tuple[str | None, str | None]
) -> None:
    later = tightened(dated(1, "2016-01-01"), after(2, 1, least, most))
    assert day_bounds(later, 2)[:2] == found


def test_a_lag_of_before_counts_back_to_the_end() -> None:
    lag = Related(("relation", 1), 2, "before", 1, "P1M", "P1M")
    found = tightened(dated(1, "2016-03-31"), lag)
    assert day_bounds(found, 2)[2:] == ("2016-02-29", "2016-02-29")


def test_a_lag_leads_back_to_what_it_counts_from() -> None:
    found = tightened(dated(2, "2015-02-28"), after(2, 1, "P1M", "P1M"))
    assert day_bounds(found, 1)[2:] == ("2015-01-28", "2015-01-31")


def test_days_are_counted_from_day_to_day() -> None:
    """From ten on one evening to eight in the morning is a day."""
    evening, morning = JULY + 22 * 3600, JULY + DAY + 8 * 3600
    hours = [Dated(("date", n), n, minute(at)) for n, at in ((1, evening), (2, morning))]
    assert not tightened(*hours, after(2, 1, "P1D", "P1D")).conflicts.conflicts
    assert tightened(*hours, after(2, 1, "P2D", "P2D")).conflicts.conflicts
    # Counted in hours it is ten.
    assert tightened(*hours, after(2, 1, "PT24H", "PT24H")).conflicts.conflicts
    assert not tightened(*hours, after(2, 1, "PT9H", "PT11H")).conflicts.conflicts


def minute(at: int) -> FuzzyDate:
    return FuzzyDate(
        "a minute", "", edtf_exact=False, start_earliest=at, start_latest=at + 60,
        end_earliest=at, end_latest=at + 60,
    )  # fmt: skip


def test_no_lag_turns_after_round() -> None:
    evening, morning = JULY + 22 * 3600, JULY + 8 * 3600
    hours = [Dated(("date", n), n, minute(at)) for n, at in ((1, evening), (2, morning))]
    assert tightened(*hours, after(2, 1, "P0D", "P1D")).conflicts.conflicts


def test_a_lag_rests_on_the_date_that_it_counts_from() -> None:
    found = tightened(dated(1, "2016-01-15"), after(2, 1, "P1M", "P1M"))
    (chain,) = (found.solution.why_earliest(found.network.find(("start day", 2)) or 0),)
    claims = {found.network.claims[c] for k in chain for c in found.network.blamed[k]}
    assert claims == {("relation", 201), ("date", 1)}


def test_lags_chained_over_three_hops_lose_no_day() -> None:
    hops = [after(n + 1, n, "P10D", "P10D") for n in (1, 2, 3)]
    ends = [Lasting(("length", n), n, None, "P1D") for n in (2, 3)]
    found = tightened(dated(1, "2016-01-01"), *hops, *ends)
    assert day_bounds(found, 2)[0] == "2016-01-11"
    assert day_bounds(found, 3)[0] == "2016-01-21"
    assert day_bounds(found, 4)[0] == "2016-01-31"
    # An event that takes a day may end on the next, and the next counts from there.
    assert day_bounds(found, 4)[1] == "2016-02-02"


def test_a_lag_without_a_least_keeps_the_order_of_days() -> None:
    found = tightened(dated(1, "2016-01-02"), after(2, 1, None, "P0D"), after(3, 2, "P1D"))
    assert day_bounds(found, 3)[0] == "2016-01-03"


def test_hops_of_months_hold_wherever_the_calendar_stands() -> None:
    hops = [after(n + 1, n, "P1M", "P1M") for n in (1, 2, 3)]
    found = tightened(dated(1, "2016-01-31"), *hops)
    assert [day_bounds(found, n)[0] for n in (2, 3, 4)] == [
        "2016-02-29",
        "2016-03-28",
        "2016-04-25",
    ]


def test_a_lag_may_be_longer_than_all_dates() -> None:
    found = tightened(dated(1, "2016"), after(2, 1, "P999999999999Y", "P999999999999Y"))
    assert not found.conflicts.conflicts
    assert found.bounds[2].start_latest == POS_INF
    assert found.bounds[2].start_earliest > seconds(10**9)


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        ("P3M", "P3M", ("2016-09-30", "2016-10-31")),
        # The first and the last day count both.
        ("P10D", "P10D", ("2016-07-10", "2016-08-10")),
        ("PT1S", "PT1S", ("2016-07-01", "2016-08-01")),
        ("P0D", None, ("2016-07-01", None)),
        ("long", "longer", ("2016-07-01", None)),
    ],
)
def test_a_length_leads_from_start_to_end(
    least: str, most: str | None, found: tuple[str | None, str | None]
) -> None:
    july = FuzzyDate(
        "from July 2016", "2016-07/", edtf_exact=True, lasting=True,
        start_earliest=JULY, start_latest=seconds(2016, 8), end_earliest=JULY, end_latest=POS_INF,
    )  # fmt: skip
    length = Lasting(("length", 1), 1, least, most)
    assert day_bounds(tightened(Dated(("date", 1), 1, july), length), 1)[2:] == found


def test_a_length_of_one_second_fits_into_it() -> None:
    second = FuzzyDate(
        "then", "", edtf_exact=False, **dict.fromkeys(STARTS, 5), **dict.fromkeys(ENDS, 6)
    )
    one = Lasting(("length", 1), 1, "PT1S", "PT1S")
    assert not tightened(Dated(("date", 1), 1, second), one).conflicts.conflicts
    two = Lasting(("length", 1), 1, "PT2S", None)
    assert tightened(Dated(("date", 1), 1, second), two).conflicts.conflicts


def test_what_an_anchor_says_falls_with_it() -> None:
    """3 counts from 2, and 2 from 1: each rests on all dates before it."""
    statements = Statements(
        dates=(
            Dated(("date", 1), 1, parse_edtf("2016")),
            Dated(("date", 2), 2, parse_edtf("2017"), rests_on=(("date", 1),)),
            Dated(("date", 3), 3, parse_edtf("2018"), rests_on=(("date", 2), ("date", 9))),
            Dated(("date", 4), 4, parse_edtf("2019"), rests_on=(("date", 4),)),
        )
    )
    network = build(statements)
    named = {
        network.claims[rests[0]]: {network.claims[c] for c in rests}
        for rests in network.blamed
        if rests
    }
    assert named["date", 2] == {("date", 1), ("date", 2)}
    assert named["date", 3] == {("date", n) for n in (1, 2, 3, 9)}
    assert named["date", 4] == {("date", 4)}


def test_lifetimes_bound_presences() -> None:
    statements = Statements(
        lifetimes=(
            Lifetime(("born", 7), 7, parse_edtf("1991")),
            Lifetime(("died", 7), 7, parse_edtf("2016")),
        ),
        presences=(Alive(("participation", 1), 7, 1), Alive(("participation", 2), 8, 2)),
    )
    found = tighten(statements)
    assert day_bounds(found, 1) == (None, "2016-12-31", "1991-01-01", None)
    # Of somebody whose life has no dates nothing follows.
    assert found.bounds[2] == Bounds()


def test_who_died_before_birth_contradicts_that() -> None:
    lives = (
        Lifetime(("born", 7), 7, parse_edtf("1991")),
        Lifetime(("died", 7), 7, parse_edtf("1980")),
    )
    conflict = tighten(Statements(lifetimes=lives)).conflicts.conflicts[0]
    assert len(conflict.claims) == 2


def test_claims_keep_their_costs() -> None:
    statements = Statements(dates=(Dated(("date", 1), 1, parse_edtf("2016"), cost=3.5),))
    assert build(statements).costs == [3.5]
