"""The sweep, and what is certain of two presences, against trying everything."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from chronology.checks.actors.coincidence import coinciding, overlap
from chronology.checks.actors.sweep import MOST, Stretch, meeting
from chronology.checks.reasoning.when import When, closed, of_date
from chronology.dates import FuzzyDate
from tests.steps import steps


@st.composite
def dates(draw: st.DrawFn) -> FuzzyDate:
    first = draw(st.integers(0, 6))
    second = first + draw(st.integers(1, 3))
    if draw(st.booleans()):
        bounds = (first, second, first, second)
    else:
        third = first + draw(st.integers(0, 5))
        bounds = (first, second, third, max(third, first) + draw(st.integers(1, 3)))
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    named = dict(zip(names, bounds, strict=True))
    return FuzzyDate("", "", edtf_exact=False, **named)


def readings(date: FuzzyDate) -> list[tuple[int, int]]:
    starts = range(date.start_earliest, date.start_latest)
    ends = range(date.end_earliest, date.end_latest)
    return [(start, end) for start, end in product(starts, ends) if start <= end]


@given(dates(), dates())
def test_two_things_coincide_for_certain_if_every_reading_overlaps(one, other) -> None:
    pairs = list(product(readings(one), readings(other)))
    least = min(min(b - c, d - a) for (a, b), (c, d) in pairs)
    forced = all(a < d and c < b for (a, b), (c, d) in pairs)
    assert (overlap(of_date(one), of_date(other)) > 0) == forced
    assert overlap(of_date(one), of_date(other)) == max(0, least)
    times = [(of_date(one), 1), (of_date(other), 2)]
    if forced:
        assert (0, 1) in {tuple(sorted(pair)) for pair in coinciding(times, lambda a, b: a != b)}
    assert not list(coinciding(times, lambda _a, _b: False))


@given(dates(), st.integers(0, 4), st.one_of(st.none(), st.integers(0, 6)))
def test_a_length_leaves_the_readings_that_it_allows_and_no_others(date, least, most) -> None:
    allowed = [
        (start, end)
        for start, end in readings(date)
        if end - start >= least and (most is None or end - start <= most)
    ]
    when = closed(of_date(date), least, most)
    if allowed:
        starts, ends = [start for start, _ in allowed], [end for _, end in allowed]
        assert when == When(min(starts), max(starts), min(ends), max(ends))


moments = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 3))


@given(st.lists(moments, max_size=MOST))
def test_the_sweep_finds_what_comparing_all_with_all_finds(given_) -> None:
    stretches = [Stretch(a, b, group, number) for number, (a, b, group) in enumerate(given_)]
    found = {frozenset(pair) for pair in meeting(stretches, lambda a, b: abs(a - b) > 1)}
    expected = {
        frozenset((one.number, other.number))
        for one, other in combinations(stretches, 2)
        if abs(one.group - other.group) > 1
        and one.begin < other.end
        and other.begin < one.end
        and (one.end > one.begin or other.end > other.begin)
    }
    assert found == expected


def test_of_many_at_once_the_last_to_end_are_paired() -> None:
    going = [Stretch(0, 100 + number, "a", number) for number in range(50)]
    pairs = list(meeting([*going, Stretch(50, 60, "b", 99)], lambda a, b: a != b))
    assert len(pairs) == MOST
    assert {number for number, _ in pairs} == set(range(50 - MOST, 50))


def test_many_groups_at_once_take_no_square_of_the_steps() -> None:
    def effort(count: int) -> int:
        going = [Stretch(number, 10_000 + number, number, number) for number in range(count)]
        return steps(lambda: list(meeting(going, lambda a, b: a != b)))

    assert effort(800) < 16 * effort(100)
