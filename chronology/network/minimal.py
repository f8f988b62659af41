"""The fewest claims that contradict each other, within those of a contradiction.

Which claims clash is what a reader can act on; how many constraints each of
them puts is our own business. A set of claims is minimal if the rest of it is
consistent whichever of them is left out (deletion filter: Chinneck and
Dravnieks, "Locating minimal infeasible constraint sets in linear programs",
ORSA Journal on Computing 3, 1991).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chronology.network.constraints import ORIGIN, Network
from chronology.network.solve import Contradiction, solve

#: In how many portions at least the claims of a contradiction are left out in turn.
#: Up to twice as many claims, less one, are left out one by one; a test solves them
#: all, and claim by claim thousands of them would take minutes.
PORTIONS: Final = 100


class Clashes:
    """Answers which claims clash, looking at nothing but the constraints on them.

    Args:
        network: the network.
        of: the constraints that rest on each claim, by its number.
    """

    def __init__(self, network: Network, of: Sequence[Sequence[int]]) -> None:
        self._network = network
        self._of = of
        self._structural: dict[int, list[int]] = {}
        for number, blamed in enumerate(network.blamed):
            if not blamed:
                self._structural.setdefault(network.earlier[number], []).append(number)

    def minimal(self, cycle: Iterable[int]) -> tuple[tuple[int, ...], Contradiction]:
        """Return minimal claims among those of a contradicting cycle, and how they clash.

        Where there are very many of them, as in a circle of hundreds of events, what
        is left out is a portion of them at a time: then a portion is kept whole if
        any of it is needed.

        Args:
            cycle: constraint numbers.

        Returns:
            The claims, ascending; and a contradiction of the fewest constraints
            that rest on them and on nothing else.

        Raises:
            ValueError: if the cycle contradicts without any claim.
        """
        blamed = self._network.blamed
        claims = sorted({claim for constraint in cycle for claim in blamed[constraint]})
        contradiction = self.among(claims)
        assert contradiction is not None  # noqa: S101 - the cycle itself is among them
        size = max(1, len(claims) // PORTIONS)
        for portion in [claims[at : at + size] for at in range(0, len(claims), size)]:
            others = [claim for claim in claims if claim not in portion]
            fewer = self.among(others)
            if fewer is not None:
                contradiction, claims = fewer, others
        if not claims:
            raise ValueError(structural_message(self._network, contradiction.constraints))
        return tuple(claims), contradiction

    def among(self, claims: Sequence[int]) -> Contradiction | None:
        """Return a contradiction of constraints that rest on these claims alone, or None."""
        numbers = self.resting_on(claims)
        answer = solve(excerpt(self._network, numbers, {}))
        if not isinstance(answer, Contradiction):
            return None
        return Contradiction(tuple(numbers[c] for c in answer.constraints), answer.shortfall)

    def resting_on(self, claims: Sequence[int]) -> list[int]:
        """Return the constraints that rest on these claims alone, and the structural ones there."""
        wanted = set(claims)
        numbers = {
            constraint
            for claim in claims
            for constraint in self._of[claim]
            if wanted.issuperset(self._network.blamed[constraint])
        }
        return self._with_structural(sorted(numbers))

    def _with_structural(self, numbers: list[int]) -> list[int]:
        """Add the structural constraints that lead on from what the constraints touch."""
        network = self._network
        waiting = [ORIGIN, *(m for c in numbers for m in (network.earlier[c], network.later[c]))]
        seen: set[int] = set()
        added: list[int] = []
        while waiting:
            moment = waiting.pop()
            if moment not in seen:
                seen.add(moment)
                added.extend(self._structural.get(moment, ()))
                waiting.extend(network.later[c] for c in self._structural.get(moment, ()))
        return numbers + sorted(added)


def excerpt(network: Network, numbers: Iterable[int], easing: Mapping[int, int]) -> Network:
    """Return a network of these constraints alone, numbered in their order, without claims.

    Args:
        network: where they come from.
        numbers: of the constraints.
        easing: by how many seconds some of them are to ask for less.
    """
    small = Network()
    for number in numbers:
        ends = (network.earlier[number], network.later[number])
        earlier, later = (ORIGIN if end == ORIGIN else small.moment(end) for end in ends)
        least = network.least[number] - easing.get(number, 0)
        small.add(earlier, later, least, strict=bool(network.strict[number]))
    return small


def structural_message(network: Network, constraints: Iterable[int]) -> str:
    """Word why a contradiction without claims is refused."""
    moments = ", ".join(str(network.moments[network.earlier[c]]) for c in constraints)
    return (
        f"The structural constraints of the network contradict each other at {moments}: "
        "no claim is to blame, so no claim can be set aside. Whoever built the network "
        "has stated something structural that cannot be."
    )
