"""The sweep, and what is certain of two presences, against trying everything."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from chronology.checks.coincidence import coinciding, overlap
from chronology.checks.sweep import MOST, Stretch, meeting
from chronology.checks.when import of_date
from chronology.dates import FuzzyDate


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
