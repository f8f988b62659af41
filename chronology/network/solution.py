"""The bounds of every moment of a network without contradiction."""

from collections.abc import Sequence
from typing import Final

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.chains import chain_from_origin, chain_to_origin
from chronology.network.constraints import ORIGIN
from chronology.network.graph import Graph


class Solution:
    """The bounds of every moment of a network without contradiction."""

    def __init__(
        self, graph: Graph, reached: Sequence[int], apart: Sequence[int], back: Sequence[int]
    ) -> None:
        self.graph = graph
        self._reached = reached
        self._apart = apart
        self._back = back

    def earliest(self, moment: int) -> int:
        """Return the first second that is possible; NEG_INF if nothing bounds it.

        What lies beyond the numbers that dates have is cut off there.
        """
        weight = self._reached[moment]
        if weight == self.graph.nowhere:
            return NEG_INF
        return _within(weight // self.graph.scale)

    def latest(self, moment: int) -> int:
        """Return the second after the last one possible; POS_INF if nothing bounds it.

        A moment that may be no later than a second may still be its first instant,
        so the second itself is possible; one that must be before it may not.
        """
        weight = self._back[moment]
        if weight == self.graph.nowhere:
            return POS_INF
        seconds, strict = divmod(weight, self.graph.scale)
        return _within(-seconds + (0 if strict else 1))

    def why_earliest(self, moment: int) -> list[int]:
        """Return the fewest constraints that give ``earliest``, from the origin to the moment."""
        if moment == ORIGIN or self._reached[moment] == self.graph.nowhere:
            return []
        return chain_from_origin(self.graph, self._reached, moment)

    def why_latest(self, moment: int) -> list[int]:
        """Return the fewest constraints that give ``latest``, from the moment to the origin."""
        if moment == ORIGIN or self._back[moment] == self.graph.nowhere:
            return []
        return chain_to_origin(self.graph, self._back, moment)

    def suits(self, moment: int) -> int:
        """Return a weight for ``moment`` such that no constraint asks for more.

        Moments that no path from the origin reaches lie far below all others.
        """
        if moment >= self.graph.size:
            return -_FAR
        weight = self._reached[moment]
        return weight if weight != self.graph.nowhere else self._apart[moment] - _FAR


#: More than any weight, and less than the plain engine's limits.
_FAR: Final = 1 << 250


def _within(second: int) -> int:
    return min(max(second, NEG_INF), POS_INF)
