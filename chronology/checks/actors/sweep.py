"""Finds stretches of time that meet, in one pass over them in order."""

from bisect import bisect_right, insort
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

#: With how many others one stretch is paired at most: beyond that a person who
#: is in two places at once need not be told again.
MOST = 10


@dataclass(frozen=True, slots=True)
class Stretch(Generic[K]):
    """Something that goes on from ``begin`` until ``end``.

    Where ``end`` lies before ``begin`` it goes on at some moment between the
    two, and meets only what goes on throughout them.
    """

    begin: int
    end: int
    group: K
    number: int


def meeting(
    stretches: Iterable[Stretch[K]], pairable: Callable[[K, K], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of stretches that meet and whose groups can be paired.

    Each pair once; of a stretch that meets more than ``MOST`` others, those that
    end last of a group. Touching is not meeting. What is going on is kept by group, so
    that groups which cannot be paired cost one look-up rather than one a stretch.
    """
    going: dict[K, list[tuple[int, int]]] = {}
    ending: list[tuple[int, int, K]] = []
    known: dict[tuple[K, K], bool] = {}
    for stretch in sorted(stretches, key=_in_order):
        now = min(stretch.begin, stretch.end)
        while ending and ending[0][0] <= now:
            _drop_ended(going, heappop(ending)[2], now)
        found = 0
        for group, ends in going.items():
            key = (group, stretch.group)
            if key not in known:
                known[key] = pairable(*key)
            if known[key]:
                for number in _last_ending(ends, stretch.begin, MOST - found):
                    found += 1
                    yield number, stretch.number
                if found == MOST:
                    break
        if stretch.end > stretch.begin:
            insort(going.setdefault(stretch.group, []), (stretch.end, stretch.number))
            heappush(ending, (stretch.end, stretch.number, stretch.group))


def _in_order(stretch: Stretch[K]) -> tuple[int, bool, int]:
    lasting = stretch.end > stretch.begin
    return (min(stretch.begin, stretch.end), lasting, stretch.number)


def _drop_ended(going: dict[K, list[tuple[int, int]]], group: K, now: int) -> None:
    """Forget what ended by ``now``; a group that is empty then goes altogether."""
    ends = going.get(group)
    if ends is not None and ends[0][0] <= now:
        del ends[: bisect_right(ends, now, key=lambda ended: ended[0])]
        if not ends:
            del going[group]


def _last_ending(ends: list[tuple[int, int]], after: int, most: int) -> list[int]:
    """Return the numbers of at most ``most`` stretches that end after ``after``."""
    first = max(bisect_right(ends, after, key=lambda ended: ended[0]), len(ends) - most)
    return [number for _, number in reversed(ends[first:])]
