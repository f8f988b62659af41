"""The arithmetic of certain and possible against brute force on small windows."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from chronology.checks.actors.chance import _chance_before
from chronology.checks.reasoning.arithmetic import Gap, Window, judge, leans_against, share
from chronology.checks.time.allen import demands
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.model.vocabulary import RelationKind

NAMES = ("the start of @1", "the end of @1", "the start of @2", "the end of @2")
WITHIN = [Gap(NAMES[0], NAMES[1]), Gap(NAMES[2], NAMES[3])]


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first = draw(st.integers(0, 5))
    return Window(first, first + draw(st.integers(0, 4)))


four = st.tuples(windows(), windows(), windows(), windows())


def choices(bounds: tuple[Window, ...], within: list[Gap]) -> list[dict[str, int]]:
    """Return every choice of moments that keeps the gaps given."""
    ranges = [range(window.earliest, window.latest + 1) for window in bounds]
    every = (dict(zip(NAMES, moments, strict=True)) for moments in product(*ranges))
    return [moments for moments in every if kept(moments, within)]


def kept(moments: dict[str, int], gaps: list[Gap]) -> bool:
    return all(moments[gap.later] - moments[gap.earlier] >= gap.least for gap in gaps)


@given(four, st.sampled_from(list(RelationKind)))
def test_relations_are_judged_as_by_trying_every_choice(bounds, kind) -> None:
    asked = list(demands(kind.value, 1, 2))
    assert asked
    outcome = judge(dict(zip(NAMES, bounds, strict=True)), WITHIN, asked)
    tried = choices(bounds, WITHIN)
    good = [moments for moments in tried if kept(moments, asked)]
    assert outcome.certain == bool(tried and not good)
    assert outcome.possible == bool(tried and len(good) < len(tried))


gaps = st.builds(
    Gap, st.sampled_from(NAMES[:2]), st.sampled_from(NAMES[2:]), st.integers(-4, 4)
) | st.builds(Gap, st.sampled_from(NAMES[2:]), st.sampled_from(NAMES[:2]), st.integers(-4, 4))


@given(four, st.lists(gaps, min_size=1, max_size=4), st.lists(gaps, max_size=2))
def test_any_gaps_are_judged_as_by_trying_every_choice(bounds, asked, more) -> None:
    within = WITHIN + more
    outcome = judge(dict(zip(NAMES, bounds, strict=True)), within, asked)
    tried = choices(bounds, within)
    assert outcome.certain == bool(tried and not any(kept(m, asked) for m in tried))
    assert outcome.possible == bool(tried and not all(kept(m, asked) for m in tried))


@given(four, gaps)
def test_the_shortfall_is_by_how_much_the_nearest_choice_fails(bounds, gap) -> None:
    outcome = judge(dict(zip(NAMES, bounds, strict=True)), WITHIN, [gap])
    tried = choices(bounds, WITHIN)
    if outcome.certain:
        assert outcome.gap == gap
        assert outcome.shortfall == min(gap.least - (m[gap.later] - m[gap.earlier]) for m in tried)


def test_a_missing_bound_never_violates() -> None:
    asked = [Gap("a", "b")]
    for one, other in (
        (Window(NEG_INF, POS_INF), Window(NEG_INF, 50)),
        (Window(NEG_INF, 200), Window(0, 1)),
        (Window(5, 9), Window(0, POS_INF)),
    ):
        assert not judge({"a": one, "b": other}, (), asked).certain


def test_what_is_contradictory_by_itself_says_nothing_more() -> None:
    bounds = {"a": Window(10, 12), "b": Window(1, 2), "c": Window(0, 0)}
    outcome = judge(bounds, [Gap("a", "b")], [Gap("a", "c")])
    assert not outcome.certain
    assert not outcome.possible


def test_leaning_takes_both_ends() -> None:
    assert leans_against(Window(5, 9), Window(1, 6))
    assert not leans_against(Window(1, 9), Window(1, 6))
    assert not leans_against(Window(5, 6), Window(1, 6))
    assert not leans_against(Window(5, POS_INF), Window(1, 6))
    assert not leans_against(Window(5, 9), Window(NEG_INF, 6))


def test_the_share_of_two_windows() -> None:
    assert share(Window(0, 9), Window(5, 14)) == 0.5
    assert share(Window(0, 9), Window(2, 3)) == 1
    assert share(Window(0, 1), Window(2, 3)) == 0


@given(windows(), windows())
def test_chances_are_those_of_trying_many_moments(one, other) -> None:
    fine = 40
    steps = [
        [w.earliest + (w.latest + 1 - w.earliest) * (n + 0.5) / fine for n in range(fine)]
        for w in (one, other)
    ]
    tried = list(product(*steps))
    expected = sum((a < b) + (a == b) / 2 for a, b in tried) / len(tried)
    assert abs(_chance_before(one, other) - expected) < 0.05
