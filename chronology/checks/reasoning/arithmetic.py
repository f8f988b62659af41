"""The arithmetic of "certain" and "possible", all of it in this one place.

Moments lie in windows of whole seconds, and must keep gaps between them. A demand is
*certainly* broken if no choice of moments within their windows meets it, *possibly* if
some choice does not. With so few moments at a time every shortest path is
looked up at once, so that the answers are exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF

_Distances = list[list[float]]


@dataclass(frozen=True, slots=True)
class Window:
    """The moments, both inclusive, between which something lies.

    ``NEG_INF`` and ``POS_INF`` stand for a bound that does not exist.
    """

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Gap:
    """``later`` comes at least ``least`` seconds after ``earlier``."""

    earlier: str
    later: str
    least: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a demand fares.

    ``certain`` and ``possible`` say whether it must be or may be broken; of a
    certain one, ``shortfall`` is by how many seconds at the least, and ``gap``
    the gap that falls short most (None where only several together do).
    ``breakable`` lists the gaps that some choice breaks.
    """

    certain: bool
    possible: bool
    shortfall: int = 0
    gap: Gap | None = None
    breakable: tuple[Gap, ...] = ()


SAFE = Outcome(certain=False, possible=False)


def start_window(date: FuzzyDate) -> Window:
    """Return when something of this date may have begun."""
    return Window(date.start_earliest, last_second(date.start_latest))


def end_window(date: FuzzyDate) -> Window:
    """Return when something of this date may have ended: its last second."""
    return Window(date.end_earliest, last_second(date.end_latest))


def last_second(exclusive: int) -> int:
    """Return the last second before an exclusive bound, or that there is no bound."""
    return exclusive if exclusive in (NEG_INF, POS_INF) else exclusive - 1


def leans_against(earlier: Window, later: Window) -> bool:
    """Return whether windows suggest the opposite of the order demanded of them.

    Only a window that lies later at both of its ends does. Where one window
    holds the other, the order says more than the dates and tightens them; a
    bound that does not exist suggests nothing.
    """
    stated = earlier.latest != POS_INF and later.earliest != NEG_INF
    return stated and earlier.earliest > later.earliest and earlier.latest > later.latest


def judge(windows: Mapping[str, Window], given: Iterable[Gap], asked: Sequence[Gap]) -> Outcome:
    """Return how the gaps ``asked`` for fare among moments in ``windows``.

    Args:
        windows: where each moment lies, by its name.
        given: gaps that hold anyway, such as that nothing ends before it begins.
        asked: the gaps in question, all of which must be kept.

    Where the windows and the gaps given contradict each other by themselves,
    nothing follows about those asked for.
    """
    numbers = {name: number for number, name in enumerate(windows, start=1)}
    base = _distances(windows, numbers)
    _add(base, given, numbers)
    _close(base)
    if _broken(base):
        return SAFE
    worst: Gap | None = None
    shortfall = 0
    breakable = []
    for gap in asked:
        earlier, later = numbers[gap.earlier], numbers[gap.later]
        missing = gap.least - base[earlier][later]
        if missing > shortfall:
            worst, shortfall = gap, int(missing)
        if -base[later][earlier] < gap.least:
            breakable.append(gap)
    # Of a single gap the closed distances have said all.
    if worst is None and len(asked) > 1:
        shortfall = _jointly(base, asked, numbers)
    return Outcome(shortfall > 0, bool(breakable), shortfall, worst, tuple(breakable))


def _distances(windows: Mapping[str, Window], numbers: Mapping[str, int]) -> _Distances:
    """Return by how much each moment can at most exceed each other; 0 is the epoch."""
    size = len(windows) + 1
    table: _Distances = [[inf] * size for _ in range(size)]
    for number in range(size):
        table[number][number] = 0
    for name, window in windows.items():
        if window.latest != POS_INF:
            table[0][numbers[name]] = window.latest
        if window.earliest != NEG_INF:
            table[numbers[name]][0] = -window.earliest
    return table


def _add(table: _Distances, gaps: Iterable[Gap], numbers: Mapping[str, int]) -> None:
    for gap in gaps:
        row = table[numbers[gap.later]]
        earlier = numbers[gap.earlier]
        row[earlier] = min(row[earlier], -gap.least)


def _close(table: _Distances) -> None:
    """Replace each distance by the shortest path (Floyd and Warshall)."""
    for middle, onward in enumerate(table):
        for row in table:
            first = row[middle]
            if first != inf:
                for number, rest in enumerate(onward):
                    path = first + rest
                    if path < row[number]:  # noqa: PLR1730  # min() would double the time
                        row[number] = path


def _broken(table: _Distances) -> bool:
    return any(row[number] < 0 for number, row in enumerate(table))


def _jointly(base: _Distances, asked: Sequence[Gap], numbers: Mapping[str, int]) -> int:
    """Return by how much gaps that can be kept singly fall short together.

    The size is that of the contradiction with the fewest steps.
    """
    steps = [list(row) for row in base]
    _add(steps, asked, numbers)
    closed = [list(row) for row in steps]
    _close(closed)
    if not _broken(closed):
        return 0
    walks = steps
    for _ in steps:
        walks = [
            [
                min(first + rest for first, rest in zip(row, column, strict=True))
                for column in zip(*steps, strict=True)
            ]
            for row in walks
        ]
        weight = min(row[number] for number, row in enumerate(walks))
        if weight < 0:
            return int(-weight)
    return 0


def share(one: Window, other: Window) -> float:
    """Return how much of the narrower window lies in the other, from 0 to 1.

    A window without a bound on some side is as wide as the other at least; of
    two such windows that meet, nothing is left out.
    """
    common = min(one.latest, other.latest) - max(one.earliest, other.earliest) + 1
    if common <= 0:
        return 0.0
    widths = [
        window.latest - window.earliest + 1
        for window in (one, other)
        if window.earliest != NEG_INF and window.latest != POS_INF
    ]
    return common / min(widths) if widths else 1.0
