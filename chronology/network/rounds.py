"""Rounds over arrays: what one constraint more does to every weight, by numpy.

A round follows, all at once, the constraints that leave the moments changed in
the round before, and no others.
"""

from typing import TYPE_CHECKING, Final

from chronology.network.graph import Edge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Every weight is nearer to 0 than this, so that the sum of two is below FIRM.
LIMIT: Final = 1 << 61
#: The weight of a moment to which no path leads, and one that nothing improves.
NOWHERE: Final = -(1 << 62)
FIRM: Final = 1 << 62

#: What a round costs besides its constraints, in constraints followed; and how
#: many times all constraints may be followed before sweeps in plain Python are
#: cheaper. Both measured, on one machine, to within a factor of two.
_ROUND: Final = 3_000
_PATIENCE: Final = 40


class Unsuited(Exception):  # noqa: N818 - no error of anybody: a reason to take the other engine
    """The network is not for this engine: its numbers are too great, or it is too deep."""


class Ties:
    """Constraints sorted by the moment from which they are followed.

    Attributes:
        first: where each moment's constraints begin, and the end of all.
        tails: the moment from which each is followed.
        heads: the moment to which it leads.
        weights: what it weighs.
        numbers: its number in the network.
    """

    def __init__(self, size: int, tails: "Ints", heads: "Ints", rest: "tuple[Ints, Ints]") -> None:
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        # Sorting moment and place as one number is several times quicker than argsort.
        bits = len(tails).bit_length()
        order = np.sort((tails << bits) | np.arange(len(tails))) & ((1 << bits) - 1)
        self.first = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(np.bincount(tails, minlength=size), out=self.first[1:])
        self.tails, self.heads = tails[order], heads[order]
        self.weights, self.numbers = rest[0][order], rest[1][order]

    def of(self, moment: int) -> list[Edge]:
        """Return the constraints of one moment, by number."""
        part = slice(int(self.first[moment]), int(self.first[moment + 1]))
        columns = (self.heads[part], self.weights[part], self.numbers[part])
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def following(self, frontier: "Ints") -> "Ints":
        """Return the places of all constraints of the moments in ``frontier``."""
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        if len(frontier) * 8 > len(self.first):
            flags = np.zeros(len(self.first) - 1, dtype=bool)
            flags[frontier] = True
            return np.flatnonzero(flags[self.tails])
        begins = self.first[frontier]
        counts = self.first[frontier + 1] - begins
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        return np.repeat(begins - ends + counts, counts) + np.arange(total)


class Rounds:
    """One computation of weights, round by round.

    Attributes:
        best: the weight of each moment.
        via: the place in ``ties`` of the constraint that last raised it; -1 if none.
            Kept only if ``traced``.
        frontier: the moments raised in the last round.
        done: how many rounds there were.
    """

    def __init__(self, ties: Ties, best: "Ints", frontier: "Ints", *, traced: bool = True) -> None:
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        self._ties = ties
        self._traced = traced
        self.renew()
        self.best = best
        self.via = np.full(len(best), -1, dtype=np.int64)
        self.frontier = frontier
        self.done = 0

    def renew(self) -> None:
        """Allow as much work as at the beginning."""
        self._left = _PATIENCE * len(self._ties.tails) + 100 * _ROUND

    def round(self) -> None:
        """Follow every constraint of the frontier.

        Raises:
            Unsuited: if a weight grows too great, or all that was too much work.
        """
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        places = self._ties.following(self.frontier)
        self._left -= _ROUND + len(places)
        weights = self.best[self._ties.tails[places]] + self._ties.weights[places]
        heads = self._ties.heads[places]
        higher = np.flatnonzero(weights > self.best[heads])
        places, weights, heads = places[higher], weights[higher], heads[higher]
        self.done += 1
        if not len(heads):
            self.frontier = heads
            return
        if self._left < 0 or int(weights.max()) >= LIMIT or int(weights.min()) <= -LIMIT:
            raise Unsuited
        np.maximum.at(self.best, heads, weights)
        if self._traced:
            won = np.flatnonzero(weights == self.best[heads])
            self.via[heads[won]] = places[won]
        self.frontier = self._distinct(heads)

    def _distinct(self, moments: "Ints") -> "Ints":
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        if len(moments) * 16 < len(self.best):
            return np.unique(moments)
        flags = np.zeros(len(self.best), dtype=bool)
        flags[moments] = True
        return np.flatnonzero(flags)

    def loops(self) -> list[list[int]]:
        """Return the cycles among the constraints that last raised each moment, as places.

        See ``chronology.network.small.loop``. Every moment jumps to where its way
        back leads, twice as far each time, until it is at a beginning or on a cycle.
        """
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        raised = self.via >= 0
        jump = np.where(raised, self._ties.tails[self.via], np.arange(len(self.via)))
        for _ in range(len(jump).bit_length()):
            further = jump[jump]
            if np.array_equal(further, jump):
                break
            jump = further
        found: list[list[int]] = []
        seen: set[int] = set()
        for moment in np.unique(jump[raised[jump]]).tolist():
            if moment not in seen:
                found.append(self._around(moment))
                seen.update(self._ties.heads[found[-1]].tolist())
        return found

    def _around(self, start: int) -> list[int]:
        """Return the cycle to which the way back from ``start`` leads."""
        met: dict[int, int] = {}
        way: list[int] = []
        moment = start
        while moment not in met:
            met[moment] = len(way)
            way.append(int(self.via[moment]))
            moment = int(self._ties.tails[way[-1]])
        return way[met[moment] :]
