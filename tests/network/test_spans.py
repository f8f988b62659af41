"""How long calendar lengths are, and where they lead: held against every day of the cycle."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates.civil import DAY, NEG_INF, POS_INF, days_from_civil, seconds
from chronology.dates.lag import Span
from chronology.dates.moves import Move, shift_day, whole_days
from chronology.network.calendar_spans import (
    CYCLE_DAYS,
    month_days,
    read_span,
    span_seconds,
)
from chronology.network.lag_windows import Reach

FIRST = days_from_civil(2000, 1, 1)


def extremes(months: int, sign: int) -> tuple[int, int]:
    """The plain way: from each of the 146,097 days of the cycle."""
    taken = [
        sign * (shift_day(day, sign * months) - day) for day in range(FIRST, FIRST + CYCLE_DAYS)
    ]
    return min(taken), max(taken)


@pytest.mark.parametrize("months", [1, 2, 11, 47])
def test_months_from_every_day_of_the_cycle(months: int) -> None:
    assert month_days(months) == extremes(months, 1)


def test_back_takes_as_long_as_forward() -> None:
    assert month_days(13) == extremes(13, -1)


@pytest.mark.slow
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("months", [*range(1, 49), 480, 1199, 1200, 2400, 4799, 4800, 4813])
def test_all_months_from_every_day_of_the_cycle(months: int, sign: int) -> None:
    assert month_days(months) == extremes(months, sign)


def test_spans_add_days_and_hours_to_their_months() -> None:
    assert span_seconds(Span()) == (0, 0)
    assert span_seconds(Span(days=3, seconds=5)) == (3 * DAY + 5, 3 * DAY + 5)
    assert span_seconds(Span(months=1, days=1)) == (29 * DAY, 32 * DAY)
    assert span_seconds(Span(years=1)) == (365 * DAY, 366 * DAY)
    assert span_seconds(Span(years=4)) == (1460 * DAY, 1461 * DAY)


def test_great_spans_come_down_to_cycles() -> None:
    whole = 10**9 * CYCLE_DAYS * DAY
    assert span_seconds(Span(years=400 * 10**9)) == (whole, whole)
    assert span_seconds(Span(years=400 * 10**9, months=1)) == (whole + 28 * DAY, whole + 31 * DAY)


def test_unreadable_durations_say_nothing() -> None:
    assert read_span("P3M7D") == Span(months=3, days=7)
    assert read_span("three months") is None
    assert read_span(None) is None


def moved(moment: int, move: Move) -> int:
    """The plain way to move one moment."""
    day, time = divmod(moment, DAY)
    return shift_day(day, move.months) * DAY + time + move.seconds


HOUR = 3600
HOURS = st.integers(seconds(2015, 12, 25) // HOUR, seconds(2016, 5, 5) // HOUR)
MOVES = st.builds(
    Move,
    st.integers(-14, 14),
    st.integers(-50, 50).map(lambda hours: hours * HOUR),
)


@settings(max_examples=120)
@given(first=HOURS, length=st.integers(1, 60), move=MOVES)
def test_where_a_move_leads(first: int, length: int, move: Move) -> None:
    """Every hour of the window is moved, and its last moment before the next."""
    hours = range(first, first + length)
    window = first * HOUR, (first + length) * HOUR
    assert move.lowest(*window) == min(moved(hour * HOUR, move) for hour in hours)
    ends = [moved(hour * HOUR + HOUR - 1, move) + 1 for hour in hours]
    assert move.highest(*window) == max(ends)


@settings(max_examples=120)
@given(aim=HOURS, move=MOVES)
def test_whence_a_move_leads(aim: int, move: Move) -> None:
    near = aim - move.months * 30 * 24 - move.seconds // HOUR
    around = range(near - 240, near + 240)
    reaching = [hour for hour in around if moved(hour * HOUR, move) >= aim * HOUR]
    assert move.first_reaching(aim * HOUR) == reaching[0] * HOUR
    below = [hour for hour in around if moved(hour * HOUR + HOUR - 1, move) < aim * HOUR]
    assert move.last_before(aim * HOUR) == (below[-1] + 1) * HOUR


def test_the_days_that_a_short_month_lacks() -> None:
    """A month after 28 to 31 January 2015 is one and the same 28 February."""
    month = Reach(Move(1, 0), Move(1, 0))
    for last in (29, 30, 31, 32):
        january = seconds(2015, 1, 28), seconds(2015, 1, 1) + (last - 1) * DAY
        assert month.into(*january) == (seconds(2015, 2, 28), seconds(2015, 3, 1))
    february = seconds(2015, 2, 28), seconds(2015, 3, 1)
    assert month.back_from(*february) == (seconds(2015, 1, 28), seconds(2015, 2, 1))


def test_missing_bounds_lead_nowhere() -> None:
    reach = Reach(Move(1, 0), None)
    assert reach.into(NEG_INF, POS_INF) == (NEG_INF, POS_INF)
    assert reach.into(0, DAY) == (31 * DAY, POS_INF)
    assert reach.back_from(NEG_INF, 31 * DAY) == (NEG_INF, 0)
    assert Reach(None, Move(1, 0)).back_from(31 * DAY, POS_INF) == (0, POS_INF)
    assert Reach(None, Move(1, 0)).into(0, DAY) == (NEG_INF, 32 * DAY)


def test_windows_are_rounded_outward_to_days() -> None:
    assert whole_days(5, DAY + 1) == (0, 2 * DAY)
    assert whole_days(-DAY, DAY) == (-DAY, DAY)
    assert whole_days(NEG_INF, POS_INF) == (NEG_INF, POS_INF)


def test_sampled_starts_stay_within_the_hull() -> None:
    generator = random.Random(4)
    for _ in range(300):
        span = Span(generator.randrange(60), generator.randrange(24), generator.randrange(40))
        least, most = span_seconds(span)
        moment = generator.randrange(seconds(1900), seconds(2100))
        for sign in (1, -1):
            moved = Move.by(span, sign).lowest(moment, moment + 1)
            assert least <= sign * (moved - moment) <= most
