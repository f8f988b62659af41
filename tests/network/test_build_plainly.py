"""Tightened bounds against every choice of moments that the statements allow."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.dates.civil import DAY
from chronology.network.statements import (
    Alive,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statement,
    Statements,
)
from chronology.network.timeline import tighten
from tests.network.plainly import PLAINLY, World, between, lasting

Parts = list[tuple[object, ...]]
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


def windows(units: int, unit: int) -> st.SearchStrategy[tuple[int, int]]:
    edges = st.lists(st.integers(0, units), min_size=2, max_size=2, unique=True)
    return edges.map(lambda pair: (min(pair) * unit, max(pair) * unit))


def limits(units: int, spell: str) -> st.SearchStrategy[tuple[str | None, str | None]]:
    numbers = st.lists(st.integers(0, units), min_size=2, max_size=2).map(sorted)
    words = numbers.map(lambda pair: tuple(spell.format(number) for number in pair))
    return st.tuples(words, st.booleans(), st.booleans()).map(
        lambda drawn: (
            drawn[0][0] if drawn[1] or not drawn[2] else None,
            drawn[0][1] if drawn[2] else None,
        )
    )


def put(number: int, part: tuple[object, ...]) -> Statement:
    """Number a drawn statement."""
    kind, *rest = part
    return kind((f"{kind.__name__} claim", number), *rest)


def gathered(units: int, unit: int, events: int, parts: Parts) -> Statements:
    """The statements, all in the frame of their world."""
    frame = [(Dated, event, between(0, units * unit)) for event in range(events)]
    made = [put(number, part) for number, part in enumerate([*frame, *parts])]
    return Statements(
        tuple(s for s in made if isinstance(s, Dated)),
        tuple(s for s in made if isinstance(s, Lasting)),
        tuple(s for s in made if isinstance(s, Related)),
    )


def dates(units: int, unit: int, events: int) -> st.SearchStrategy[tuple[object, ...]]:
    narrow = st.builds(lambda pair: between(*pair), windows(units, unit))
    wide = st.builds(
        lambda start, end: lasting(start, (max(end[0], start[0]), max(end[1], start[1]))),
        windows(units, unit),
        windows(units, unit),
    )
    return st.tuples(st.just(Dated), st.integers(0, events - 1), narrow | wide)


def pairs(events: int) -> st.SearchStrategy[tuple[int, int]]:
    chosen = st.lists(st.integers(0, events - 1), min_size=2, max_size=2, unique=True)
    return chosen.map(lambda pair: (pair[0], pair[1]))


def relations(events: int, kinds: list[str]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.tuples(pairs(events), st.sampled_from(kinds)).map(
        lambda drawn: (Related, drawn[0][0], drawn[1], drawn[0][1])
    )


def lags(units: int, events: int, spell: str) -> st.SearchStrategy[tuple[object, ...]]:
    kinds = st.sampled_from(["before", "after"])
    return st.tuples(pairs(events), kinds, limits(units, spell)).map(
        lambda drawn: (Related, drawn[0][0], drawn[1], drawn[0][1], *drawn[2])
    )


def lengths(units: int, events: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.tuples(st.integers(0, events - 1), limits(units, "PT{}S")).map(
        lambda drawn: (Lasting, drawn[0], *drawn[1])
    )


def in_seconds(units: int, events: int) -> st.SearchStrategy[Parts]:
    """Statements of single seconds."""
    return st.lists(
        dates(units, 1, events)
        | relations(events, list(PLAINLY))
        | lags(units, events, "PT{}S")
        | lengths(units, events),
        min_size=1,
        max_size=5,
    )


def in_days(units: int, events: int) -> st.SearchStrategy[Parts]:
    """Lags that count days, and relations that let events touch."""
    touching = ["overlaps", "during", "contains", "starts", "finishes", "equals"]
    return st.lists(
        dates(units, DAY, events)
        | lags(units, events, "P{}D")
        | lags(units, events, "P{}D")
        | relations(events, touching),
        min_size=1,
        max_size=4,
    )


def compare(world: World, statements: Statements, events: int) -> None:
    """Hold what is tightened against every choice."""
    expected, found = world.bounds(statements, events), tighten(statements)
    assert (expected is None) == bool(found.conflicts.conflicts)
    if expected is not None:
        assert found.bounds == expected


# A tick more than there are moments to stand in strict order within a second.
@settings(max_examples=30, suppress_health_check=QUIET, deadline=None)
@given(in_seconds(4, 2))
def test_two_events_to_the_second(parts: Parts) -> None:
    compare(World(4, 1, 5), gathered(4, 1, 2, parts), 2)


@settings(max_examples=4, suppress_health_check=QUIET, deadline=None)
@given(in_seconds(2, 3))
def test_three_events_to_the_second(parts: Parts) -> None:
    compare(World(2, 1, 7), gathered(2, 1, 3, parts), 3)


@settings(max_examples=30, suppress_health_check=QUIET, deadline=None)
@given(in_days(6, 2))
def test_two_events_to_the_day(parts: Parts) -> None:
    compare_days(World(6, DAY, 4), gathered(6, DAY, 2, parts), 2)


@settings(max_examples=5, suppress_health_check=QUIET, deadline=None)
@given(in_days(4, 3))
def test_three_events_to_the_day(parts: Parts) -> None:
    compare_days(World(4, DAY, 3), gathered(4, DAY, 3, parts), 3)


@pytest.mark.slow
@settings(max_examples=2000, suppress_health_check=QUIET, deadline=None)
@given(in_seconds(4, 2))
def test_many_pairs_to_the_second(parts: Parts) -> None:
    compare(World(4, 1, 5), gathered(4, 1, 2, parts), 2)


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=QUIET, deadline=None)
@given(in_seconds(2, 3))
def test_many_threes_to_the_second(parts: Parts) -> None:
    compare(World(2, 1, 7), gathered(2, 1, 3, parts), 3)


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=QUIET, deadline=None)
@given(in_days(4, 3))
def test_many_threes_to_the_day(parts: Parts) -> None:
    compare_days(World(4, DAY, 3), gathered(4, DAY, 3, parts), 3)


def compare_days(world: World, statements: Statements, events: int) -> None:
    """Hold days against days: within one, ticks are too coarse to tell."""
    expected, found = world.bounds(statements, events), tighten(statements)
    assert (expected is None) == bool(found.conflicts.conflicts)
    for event in range(events if expected else 0):
        assert days(found.bounds[event]) == days(expected[event])


def days(bounds: object) -> list[int]:
    """The first and last days of bounds."""
    first, last, third, fourth = (getattr(bounds, name) for name in bounds.__slots__)
    return [first // DAY, (last - 1) // DAY, third // DAY, (fourth - 1) // DAY]


@settings(max_examples=5, suppress_health_check=QUIET, deadline=None)
@given(born=windows(2, 1) | st.none(), died=windows(2, 1) | st.none(), parts=in_seconds(2, 2))
def test_a_lifetime(
    born: tuple[int, int] | None, died: tuple[int, int] | None, parts: Parts
) -> None:
    statements = gathered(2, 1, 2, parts)
    lives = [
        Lifetime((key, 0), 0, between(*window))
        for key, window in (("born", born), ("died", died))
        if window
    ]
    there = tuple(Alive(("participation", event), 0, event) for event in (0, 1))
    lived = Statements(
        statements.dates, statements.lengths, statements.relations, tuple(lives), there
    )
    compare(World(2, 1, 7), lived, 2)
