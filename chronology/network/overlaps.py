"""Conflicts hidden behind others, because a claim they share was set aside.

They are found by a hitting-set tree (R. Reiter, "A theory of diagnosis from first
principles", Artificial Intelligence 32, 1987): a node is a set of claims set
aside; where the rest still contradicts itself, each claim of one of its
conflicts gives a node further down. A tree that was walked to its end has met
every conflict there is. It is walked along those branches first that depart
least often from what would be set aside by preference, the cheapest claim.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from chronology.network.labels import Labels

#: How many times at most it is asked whether what a node leaves is consistent.
TRIALS: Final = 1_000
#: How many nodes at most are looked at; most are answered by a conflict known already.
NODES: Final = 20_000
#: How many moments at most are labelled anew in all those trials: a second or two,
#: where one claim moves thousands of moments.
WORK: Final = 100_000

#: Notes the conflict in a contradicting cycle; returns its claims, cheapest first.
Record = Callable[[list[int]], Sequence[int]]


class Budget:
    """What may be spent on looking for hidden conflicts.

    Args:
        labels: of the network, which count the moments they label.
        conflicts: how many more may be listed.
    """

    def __init__(self, labels: Labels, conflicts: int) -> None:
        self._labels = labels
        self._until = labels.work + WORK
        self.conflicts = conflicts
        self.trials = TRIALS
        self.nodes = NODES

    def spent(self) -> bool:
        """Say whether the search must stop."""
        return min(self.conflicts, self.trials, self.nodes) <= 0 or self._labels.work >= self._until


class _Node(NamedTuple):
    turns: int  # how often the claims depart from the preferred ones
    number: int
    claims: frozenset[int]


class HittingSetTree:
    """The tree of one part of the claims set aside; the other parts stay as they are.

    Args:
        labels: of the network, consistent without the claims set aside.
        aside: those of them that belong to this part.
        known: the conflicts of this part, the claims of each cheapest first.
        record: notes what is found.
        budget: shared by all parts.
    """

    def __init__(
        self,
        labels: Labels,
        aside: Collection[int],
        known: Iterable[Sequence[int]],
        record: Record,
        budget: Budget,
    ) -> None:
        self._labels = labels
        self._elsewhere = labels.aside.difference(aside)
        self._known = list(known)
        self._record = record
        self._budget = budget
        self._consistent = [frozenset(aside)]
        self._waiting = [_Node(0, 0, frozenset())]
        self._seen: set[frozenset[int]] = set()

    def walk(self) -> bool:
        """Walk the tree and record what it finds.

        Returns:
            Whether it was walked to its end, so that no conflict is hidden any more.
        """
        while self._waiting:
            if self._budget.spent():
                return False
            self._budget.nodes -= 1
            node = heappop(self._waiting)
            if not self._settled(node.claims):
                self._visit(node)
        return True

    def _settled(self, claims: frozenset[int]) -> bool:
        """Say whether what is left without these claims is known to be consistent."""
        return any(enough <= claims for enough in self._consistent)

    def _visit(self, node: _Node) -> None:
        conflict = self._standing(node.claims)
        if conflict is None:
            self._consistent.append(node.claims)
            return
        turns = node.turns
        for claim in conflict:
            claims = node.claims | {claim}
            if claims not in self._seen and not self._settled(claims):
                self._seen.add(claims)
                heappush(self._waiting, _Node(turns, len(self._seen), claims))
                turns = node.turns + 1

    def _standing(self, claims: frozenset[int]) -> Sequence[int] | None:
        """Return a conflict that stands although ``claims`` are set aside."""
        for conflict in self._known:
            if claims.isdisjoint(conflict):
                return conflict
        self._budget.trials -= 1
        cycle = self._contradiction(claims)
        if cycle is None:
            return None
        self._budget.conflicts -= 1
        self._known.append(self._record(cycle))
        return self._known[-1]

    def _contradiction(self, claims: frozenset[int]) -> list[int] | None:
        """Set aside exactly these claims of the part; return a cycle that contradicts."""
        labels, wanted = self._labels, self._elsewhere | claims
        for claim in sorted(wanted - labels.aside):
            labels.remove(claim)
        for claim in sorted(labels.aside - wanted):
            cycle = labels.restore(claim)
            if cycle is not None:
                return cycle
        # Those that are still broken stay on the list for the nodes to come.
        labels.late[:] = sorted(set(filter(labels.violated, labels.late)))
        cycles = map(labels.shortest_through, labels.late)
        return min((cycle for cycle in cycles if cycle), key=len, default=None)
