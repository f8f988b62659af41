"""The plain engine: tightest distances by sweeps through a good order, in pure Python.

It loads no library, so that the few dozen moments which one new event touches
are solved before numpy would be imported; it also takes what the engine in
``chronology.network.large`` cannot hold: numbers past 64 bits, and chains so deep
that rounds over arrays do not pay.

A sweep visits the changed moments in one order, each once, and passes on what it
finds; what points backwards waits for the next sweep, which runs the other way
(J. Y. Yen, "An algorithm for finding shortest routes from all source nodes to a
given destination in general networks", Quarterly of Applied Mathematics 27,
1970). A chain of any length along the order, or against it, takes one sweep.
"""

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

from chronology.network.constraints import ORIGIN, Network
from chronology.network.graph import Edge, scale_of, standing

#: The moments in some order, and the place of each in it.
Order = tuple[Sequence[int], Sequence[int]]

#: A weight below every other: no path leads here. Python's integers have no end.
NOWHERE: Final = -(1 << 300)
#: A weight above every other, which nothing improves.
SETTLED: Final = 1 << 300


class Lists:
    """A network as lists: for each moment, what leaves it and what enters it.

    Attributes:
        network: where it comes from.
        without: the claims set aside.
        size: how many moments there are.
        scale: parts of a second, see ``scale_of``.
        nowhere: the weight of a moment to which no path leads.
    """

    nowhere: int = NOWHERE

    def __init__(self, network: Network, without: Collection[int] = ()) -> None:
        self.network = network
        self.without = without
        self.size = len(network.moments)
        self.scale = scale_of(self.size)
        self._leaving: list[list[Edge]] = [[] for _ in range(self.size)]
        self._entering: list[list[Edge]] = [[] for _ in range(self.size)]
        self._order: Order | None = None
        earlier, later = network.earlier, network.later
        least, strict, scale = network.least, network.strict, self.scale
        for number in standing(network, without):
            tail, head = earlier[number], later[number]
            weight = least[number] * scale + strict[number]
            self._leaving[tail].append((head, weight, number))
            self._entering[head].append((tail, weight, number))

    def leaving(self, moment: int) -> Sequence[Edge]:
        """Return the constraints of which ``moment`` is the earlier one, by number."""
        return self._leaving[moment]

    def entering(self, moment: int) -> Sequence[Edge]:
        """Return the constraints of which ``moment`` is the later one, by number."""
        return self._entering[moment]

    def from_origin(self) -> list[int] | None:
        """Return the greatest weight of a path from the origin to each moment.

        None if there is a contradiction among moments that such paths reach; the
        way back to the origin is not looked at.
        """
        best = [NOWHERE] * self.size
        for head, weight, _ in self._leaving[ORIGIN]:
            best[head] = max(best[head], weight)
        best[ORIGIN] = SETTLED
        dirty = [moment for moment, weight in enumerate(best) if NOWHERE < weight < SETTLED]
        cycle = settle(self._leaving, self.network.earlier, self.order(), best, dirty)
        best[ORIGIN] = 0
        return None if cycle else best

    def to_origin(self, steps: int | None = None) -> list[int]:
        """Return the greatest weight of a path from each moment to the origin.

        Args:
            steps: heed at least the paths of so many constraints, and perhaps more;
                None for all, where no contradiction avoids the origin.
        """
        best = [NOWHERE] * self.size
        for tail, weight, _ in self._entering[ORIGIN]:
            best[tail] = max(best[tail], weight)
        best[ORIGIN] = SETTLED
        dirty = [moment for moment, weight in enumerate(best) if NOWHERE < weight < SETTLED]
        if steps is None:
            settle(self._entering, self.network.later, turned(self.order()), best, dirty)
        else:
            step(self._entering, best, dirty, steps)
        best[ORIGIN] = 0
        return best

    def returns(self, reached: Sequence[int]) -> bool:
        """Say whether a path from the origin, of the weights ``reached``, gains by coming back."""
        return any(reached[tail] + weight > 0 for tail, weight, _ in self._entering[ORIGIN])

    def apart(self, reached: Sequence[int]) -> Sequence[int] | None:
        """Return weights that suit all constraints between moments not ``reached``.

        None if these contradict one another.
        """
        dirty = [moment for moment, weight in enumerate(reached) if weight == NOWHERE]
        best = [0 if weight == NOWHERE else SETTLED for weight in reached]
        cycle = settle(self._leaving, self.network.earlier, self.order(), best, dirty)
        return None if cycle else best

    def suspects(self) -> tuple[Sequence[int], frozenset[int]]:
        """Return weights that suit all constraints but a few, and these few.

        The origin and what touches it is left out. Every contradiction that
        avoids the origin contains at least one of the few.
        """
        leaving = list(self._leaving)
        best = [0] * self.size
        best[ORIGIN] = SETTLED
        dirty = [moment for moment in range(self.size) if moment != ORIGIN]
        return best, strike(leaving, self.network.earlier, self.order(), best, dirty)

    def order(self) -> Order:
        """Return the moments in an order in which few constraints point back."""
        if self._order is None:
            self._order = along(self._leaving)
        return self._order


def strike(
    adjacent: list[list[Edge]],
    tails: Sequence[int],
    order: Order,
    best: list[int],
    dirty: Iterable[int],
) -> frozenset[int]:
    """Relax, taking a constraint out of ``adjacent`` for every contradiction met.

    Returns:
        The numbers of those taken out.
    """
    struck: set[int] = set()
    while cycle := settle(adjacent, tails, order, best, dirty):
        out = min(cycle)
        struck.add(out)
        tail = tails[out]
        adjacent[tail] = [edge for edge in adjacent[tail] if edge[2] != out]
        # Whatever was still waiting is found again by trying all.
        dirty = [moment for moment in range(len(best)) if moment != ORIGIN]
    return frozenset(struck)


def along(adjacent: Sequence[Sequence[Edge]]) -> Order:
    """Return the moments in reversed postorder of a depth-first walk, with their places."""
    met = [False] * len(adjacent)
    done: list[int] = []
    for root in range(len(adjacent)):
        if met[root]:
            continue
        met[root] = True
        stack = [(root, iter(adjacent[root]))]
        while stack:
            moment, edges = stack[-1]
            for head, _, _ in edges:
                if not met[head]:
                    met[head] = True
                    stack.append((head, iter(adjacent[head])))
                    break
            else:
                stack.pop()
                done.append(moment)
    places = [0] * len(done)
    for place, moment in enumerate(done):
        places[moment] = place
    return turned((done, places))


def turned(order: Order) -> Order:
    """Return the order run the other way."""
    at, places = order
    last = len(places) - 1
    return at[::-1], [last - place for place in places]


def settle(
    adjacent: Sequence[Sequence[Edge]],
    tails: Sequence[int],
    order: Order,
    best: list[int],
    dirty: Iterable[int],
) -> list[int]:
    """Raise ``best`` until no constraint raises it further, or a contradiction shows.

    Args:
        adjacent: the constraints to follow from each moment.
        tails: for each constraint, the moment from which it is followed.
        order: the order of the first sweep; the next one runs the other way.
        best: the weight of each moment, changed in place.
        dirty: the moments from which to begin.

    Returns:
        The constraints of one contradictory cycle; empty if all is settled.
    """
    via = [-1] * len(best)
    done, look = 0, 2
    waiting = set(dirty)
    ways = (order, turned(order))
    while waiting:
        waiting = _sweep(adjacent, ways[done % 2], best, via, waiting)
        done += 1
        if done == look:
            # Looked for ever more rarely, so that looking never costs more than sweeping.
            look *= 2
            if cycle := loop(via, tails):
                return cycle
    return []


def step(
    adjacent: Sequence[Sequence[Edge]], best: list[int], dirty: Iterable[int], steps: int
) -> None:
    """Raise ``best`` by at least the paths of so many constraints from ``dirty``."""
    level = set(dirty)
    for _ in range(steps):
        raised: set[int] = set()
        for moment in level:
            base = best[moment]
            for head, weight, _ in adjacent[moment]:
                if base + weight > best[head]:
                    best[head] = base + weight
                    raised.add(head)
        level = raised


def _sweep(
    adjacent: Sequence[Sequence[Edge]],
    order: Order,
    best: list[int],
    via: list[int],
    dirty: Collection[int],
) -> set[int]:
    """Pass on the weights of ``dirty`` along one order; return what is left for the next."""
    at, places = order
    heap = [places[moment] for moment in dirty]
    heapify(heap)
    queued = set(dirty)
    back: set[int] = set()
    while heap:
        place = heappop(heap)
        moment = at[place]
        base = best[moment]
        for head, weight, number in adjacent[moment]:
            if base + weight > best[head]:
                best[head] = base + weight
                via[head] = number
                if places[head] <= place:
                    back.add(head)
                elif head not in queued:
                    queued.add(head)
                    heappush(heap, places[head])
    return back


def loop(via: Sequence[int], tails: Sequence[int]) -> list[int]:
    """Return the constraints of a cycle among those by which moments were last raised.

    Such a cycle is a contradiction, and there is one as soon as a contradiction
    has been gone round (B. V. Cherkassky and A. V. Goldberg, "Negative-cycle
    detection algorithms", Mathematical Programming 85, 1999).
    """
    seen = [0] * len(via)
    for start in range(len(via)):
        moment = start
        while not seen[moment] and via[moment] >= 0:
            seen[moment] = start + 1
            moment = tails[via[moment]]
        if seen[moment] == start + 1 and via[moment] >= 0:
            return _round(moment, via, tails)
    return []


def _round(start: int, via: Sequence[int], tails: Sequence[int]) -> list[int]:
    """Return the constraints of the cycle on which ``start`` lies."""
    cycle = [via[start]]
    while (moment := tails[cycle[-1]]) != start:
        cycle.append(via[moment])
    return cycle
