"""The cheapest claims such that every conflict loses one: a minimum-cost hitting set.

Conflicts that share no claim are settled apart. A small group is settled exactly,
by branch and bound; a large one greedily, by cost per conflict that is hit (V.
Chvátal, "A greedy heuristic for the set-covering problem", Mathematics of
Operations Research 4, 1979), which is seldom far off.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from chronology.network.groups import group_numbers

#: The most conflicts in a group that is settled exactly: enough for what people
#: read through one by one, and few enough for branch and bound to finish.
EXACT: Final = 40
#: The most branches that are tried for one group; beyond, the best so far is kept.
BRANCHES: Final = 20_000


class Hitting(NamedTuple):
    """Claims of which every conflict has one, ascending.

    Args:
        claims: numbers of claims.
        exact: whether no cheaper ones do.
    """

    claims: tuple[int, ...]
    exact: bool


def cheapest_hitting(conflicts: Sequence[Collection[int]], costs: Sequence[float]) -> Hitting:
    """Return cheap claims of which every conflict has at least one.

    Args:
        conflicts: the claims of each, at least one.
        costs: of each claim, by its number; above 0.
    """
    groups: dict[int, list[frozenset[int]]] = {}
    numbers = group_numbers([sorted(claims) for claims in conflicts])
    for claims, group in zip(conflicts, numbers, strict=True):
        groups.setdefault(group, []).append(frozenset(claims))
    chosen, exact = set[int](), True
    for members in groups.values():
        group_choice = _Group(members, costs)
        chosen |= group_choice.best
        exact &= group_choice.exact
    return Hitting(tuple(sorted(chosen)), exact)


class _Group:
    """One group: its conflicts are bits, and each claim is the bits that it hits."""

    def __init__(self, conflicts: Sequence[frozenset[int]], costs: Sequence[float]) -> None:
        self._costs = costs
        self._hits: dict[int, int] = {}
        for bit, claims in enumerate(conflicts):
            for claim in sorted(claims):
                self._hits[claim] = self._hits.get(claim, 0) | 1 << bit
        self._all = (1 << len(conflicts)) - 1
        self.best = self._greedy()
        self._best_cost = self._cost(self.best)
        self.exact = len(conflicts) <= EXACT
        if self.exact:
            self._drop_dominated()
            self._conflicts = [sorted(claims & self._hits.keys()) for claims in conflicts]
            self._branches = BRANCHES
            self._branch(self._all, (), frozenset())
            self.exact = self._branches > 0

    def _cost(self, claims: Collection[int]) -> float:
        return sum(self._costs[claim] for claim in sorted(claims))

    def _greedy(self) -> set[int]:
        """Take the claim of least cost per conflict hit until all are; drop what is idle."""
        left, chosen = self._all, list[int]()
        while left:
            claim = min(
                (claim for claim in self._hits if self._hits[claim] & left),
                key=lambda claim: (
                    self._costs[claim] / (self._hits[claim] & left).bit_count(),
                    claim,
                ),
            )
            chosen.append(claim)
            left &= ~self._hits[claim]
        for claim in sorted(chosen, key=lambda claim: (-self._costs[claim], -claim)):
            others = [other for other in chosen if other != claim]
            if self._hit_by(others) == self._all:
                chosen = others
        return set(chosen)

    def _hit_by(self, claims: Collection[int]) -> int:
        bits = 0
        for claim in claims:
            bits |= self._hits[claim]
        return bits

    def _drop_dominated(self) -> None:
        """Forget each claim beside which another hits as much and costs no more."""
        kept: dict[int, int] = {}
        by_use = sorted(self._hits, key=lambda c: (-self._hits[c].bit_count(), self._costs[c], c))
        for claim in by_use:
            bits = self._hits[claim]
            if not any(
                bits & ~other_bits == 0 and self._costs[other] <= self._costs[claim]
                for other, other_bits in kept.items()
            ):
                kept[claim] = bits
        self._hits = kept

    def _branch(self, left: int, chosen: tuple[int, ...], shut: frozenset[int]) -> None:
        """Choose for one conflict that is left; ``shut`` claims were tried before."""
        cost = self._cost(chosen)
        if not left:
            if cost < self._best_cost:
                self.best, self._best_cost = set(chosen), cost
            return
        self._branches -= 1
        if self._branches <= 0 or cost + self._at_least(left, shut) >= self._best_cost:
            return
        options = min(
            ([c for c in self._conflicts[bit] if c not in shut] for bit in _bits(left)), key=len
        )
        for claim in options:
            self._branch(left & ~self._hits[claim], (*chosen, claim), shut)
            shut |= {claim}

    def _at_least(self, left: int, shut: frozenset[int]) -> float:
        """Return what hitting ``left`` costs at the least: conflicts without a common claim."""
        total, used = 0.0, set[int]()
        for bit in _bits(left):
            options = [c for c in self._conflicts[bit] if c not in shut]
            if not options:
                return float("inf")
            if used.isdisjoint(options):
                used.update(options)
                total += min(self._costs[c] for c in options)
        return total


def _bits(number: int) -> Iterator[int]:
    """Yield the places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
