"""Whether a few new constraints contradict a network that is solved already.

Each new constraint raises what it must and what follows from that, in the order
of the raise, greatest first, so that each moment is visited once a constraint
(S. Cotton and O. Maler, "Fast and flexible difference constraint propagation for
DPLL(T)", SAT 2006, who call the weights potentials). What it does not reach is
not looked at. If the raise comes round to where it began, it contradicts.
"""

from collections.abc import Sequence
from heapq import heappop, heappush

from chronology.network.constraints import ORIGIN, Network
from chronology.network.cycles import Contradiction, contradiction, from_suspects
from chronology.network.graph import Edge
from chronology.network.solution import Solution


def closing(network: Network, solution: Solution, new: Sequence[int]) -> Contradiction | None:
    """Do what ``chronology.network.solve.closes_cycle`` says, for a solution with room."""
    trial = _Trial(network, solution)
    for number in new:
        trial.add(number)
    if not trial.suspects:
        return None
    closed = from_suspects(trial.leaving, trial.suits, trial.suspects)
    if closed is None:
        raise AssertionError("a constraint that closes a cycle lies on none")
    return contradiction(network, closed.walk)


class _Trial:
    """A solved network, and what was added to it since, on top of it.

    Attributes:
        suspects: by moment, the constraints that cannot be added.
    """

    def __init__(self, network: Network, solution: Solution) -> None:
        self._network = network
        self._solution = solution
        self._raised: dict[int, int] = {}
        self._added: dict[int, list[Edge]] = {}
        self.suspects: dict[int, list[Edge]] = {}

    def suits(self, moment: int) -> int:
        """Return weights that suit all constraints but the suspects."""
        raised = self._raised.get(moment)
        return self._solution.suits(moment) if raised is None else raised

    def leaving(self, moment: int) -> list[Edge]:
        """Return the constraints that leave a moment: old, added and suspect ones."""
        return [*self._standing(moment), *self.suspects.get(moment, ())]

    def add(self, number: int) -> None:
        """Add a constraint, or put it among the suspects if it contradicts those added."""
        network = self._network
        tail, head = network.earlier[number], network.later[number]
        weight = network.least[number] * self._solution.graph.scale + network.strict[number]
        gain = self.suits(tail) + weight - self.suits(head)
        gains = {} if gain <= 0 else self._gains(tail, head, gain)
        if gains is None:
            self.suspects.setdefault(tail, []).append((head, weight, number))
            return
        self._raised |= {moment: self.suits(moment) + more for moment, more in gains.items()}
        self._added.setdefault(tail, []).append((head, weight, number))

    def _gains(self, tail: int, head: int, gain: int) -> dict[int, int] | None:
        """Return by how much each moment rises if ``head`` does; None if ``tail`` must too.

        The origin cannot rise either: what raises it hangs from it.
        """
        gains = {head: gain}
        heap = [(-gain, head)]
        done: set[int] = set()
        while heap:
            _, moment = heappop(heap)
            if moment in done:
                continue
            if moment in (tail, ORIGIN):
                return None
            done.add(moment)
            level = self.suits(moment) + gains[moment]
            for other, weight, _ in self._standing(moment):
                more = level + weight - self.suits(other)
                if more > gains.get(other, 0):
                    gains[other] = more
                    heappush(heap, (-more, other))
        return gains

    def _standing(self, moment: int) -> list[Edge]:
        """Return the constraints that leave a moment, suspects left out."""
        graph = self._solution.graph
        old = graph.leaving(moment) if moment < graph.size else ()
        return [*old, *self._added.get(moment, ())]
