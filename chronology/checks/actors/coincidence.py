"""Which of many things were going on at one time: surely, or more likely than not."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from chronology.checks.actors.chance import chance_apart
from chronology.checks.actors.sweep import Stretch, meeting
from chronology.checks.reasoning.when import When, time_between
from chronology.dates.civil import NEG_INF, POS_INF

K = TypeVar("K", bound=Hashable)


def overlap(one: When, other: When) -> int:
    """Return by how many seconds two things overlap at the least, 0 if they need not."""
    return max(0, -time_between(one, other))


def leans(one: When, other: When) -> bool:
    """Return whether two times overlap in more of their readings than not.

    Of two single dates nothing is known but that each is a moment in its window,
    and where a bound does not exist there are no shares of readings.
    """
    if not (one.stretched or other.stretched) or not (one.bounded and other.bounded):
        return False
    return chance_apart(one, other) < 0.5


def coinciding(
    times: Sequence[tuple[When, K]], pairable: Callable[[K, K], bool]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of ``times`` that must overlap, and of those that may well.

    A pair may come twice. Found by sweeps: never all are compared with all.

    Args:
        times: when each thing was, and its group.
        pairable: whether things of two groups are to be paired.
    """
    forced, likely = [], []
    for number, (when, group) in enumerate(times):
        # Going on, for certain, from the latest start until the earliest end.
        if when.start_latest != POS_INF and when.end_earliest != NEG_INF:
            forced.append(Stretch(when.start_latest, when.end_earliest, group, number))
        if not when.bounded:
            continue
        if when.stretched:
            whole = Stretch(when.start_earliest, when.end_latest + 1, group, number)
        else:
            # Of a single date, some moment between the two is all that is known.
            whole = Stretch(when.end_latest, when.start_earliest, group, number)
        likely.append(whole)
    yield from meeting(forced, pairable)
    yield from meeting(likely, pairable)
