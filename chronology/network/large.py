"""The engine for large networks: arrays, by numpy.

Weights are 64-bit integers. A network that needs more is ``Unsuited``, as is one
so deep that rounds move a few moments each, thousands of times. The plain engine
has no such limits and takes them over.
"""

from array import array
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from chronology.network.constraints import ORIGIN, Network
from chronology.network.graph import Edge, scale_of, standing
from chronology.network.rounds import FIRM, LIMIT, NOWHERE, Rounds, Ties, Unsuited

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: After how many rounds to look for a contradiction first, then ever more rarely.
_FIRST_LOOK: Final = 12


class Arrays:
    """A network as arrays; for its methods see ``chronology.network.graph.Graph``."""

    nowhere: int = NOWHERE

    def __init__(self, network: Network, without: Collection[int] = ()) -> None:
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        self.network = network
        self.without = without
        self.size = len(network.moments)
        self.scale = scale_of(self.size)
        columns = [
            np.array(column)
            for column in (network.earlier, network.later, network.least, network.strict)
        ]
        numbers = np.arange(len(network))
        if without:
            numbers = np.fromiter(standing(network, without), dtype=np.int64)
            columns = [column[numbers] for column in columns]
        earlier, later, least, strict = columns
        if len(least) and max(int(least.max()), -int(least.min())) + 1 >= LIMIT // self.scale:
            raise Unsuited
        rest = (least * self.scale + strict, numbers)
        self._leaving = Ties(self.size, earlier, later, rest)
        self._entering = Ties(self.size, later, earlier, rest)

    def leaving(self, moment: int) -> list[Edge]:
        """Return the constraints of which ``moment`` is the earlier one, by number."""
        return self._leaving.of(moment)

    def entering(self, moment: int) -> list[Edge]:
        """Return the constraints of which ``moment`` is the later one, by number."""
        return self._entering.of(moment)

    def from_origin(self) -> "array[int] | None":
        """Return the weights of paths from the origin; None at a contradiction that avoids it."""
        rounds = self._begun(self._leaving)
        return _plain(rounds.best) if _settled(rounds) else None

    def to_origin(self, steps: int | None = None) -> "array[int]":
        """Return the weights of paths to the origin, of so many steps; of any number if None."""
        rounds = self._begun(self._entering, traced=False)
        while len(rounds.frontier) and rounds.done != steps:
            rounds.round()
        return _plain(rounds.best)

    def returns(self, reached: Sequence[int]) -> bool:
        """Say whether a path from the origin gains by coming back."""
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        part = slice(int(self._entering.first[ORIGIN]), int(self._entering.first[ORIGIN + 1]))
        weights = np.asarray(reached, dtype=np.int64)[self._entering.heads[part]]
        return bool(np.any(weights + self._entering.weights[part] > 0))

    def apart(self, reached: Sequence[int]) -> "array[int] | None":
        """Return weights that suit what is not ``reached``; None at a contradiction."""
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        outside = np.asarray(reached, dtype=np.int64) == NOWHERE
        best = np.where(outside, 0, FIRM)
        rounds = Rounds(self._leaving, best, np.flatnonzero(outside))
        return _plain(rounds.best) if _settled(rounds) else None

    def suspects(self) -> "tuple[array[int], frozenset[int]]":
        """Return weights that suit all but a few constraints inside, and these."""
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        best = np.zeros(self.size, dtype=np.int64)
        best[ORIGIN] = FIRM
        rounds = Rounds(self._leaving, best, np.arange(1, self.size))
        weights = self._leaving.weights
        self._leaving.weights = weights.copy()
        struck: list[int] = []
        pause = look = _FIRST_LOOK
        while len(rounds.frontier):
            rounds.round()
            if rounds.done >= look:
                loops = rounds.loops()
                pause = _FIRST_LOOK if loops else 2 * pause
                look = rounds.done + pause
                if loops:
                    rounds.renew()
                outs = [min(cycle, key=self._leaving.numbers.__getitem__) for cycle in loops]
                self._leaving.weights[outs] = -LIMIT
                rounds.via[self._leaving.heads[outs]] = -1
                struck += self._leaving.numbers[outs].tolist()
        self._leaving.weights = weights
        return _plain(best), frozenset(struck)

    def _begun(self, ties: Ties, *, traced: bool = True) -> Rounds:
        """Return rounds whose frontier is what the origin's own constraints reach."""
        import numpy as np  # noqa: PLC0415 - loaded only for a network worth it

        best = np.full(self.size, NOWHERE)
        part = slice(int(ties.first[ORIGIN]), int(ties.first[ORIGIN + 1]))
        np.maximum.at(best, ties.heads[part], ties.weights[part])
        best[ORIGIN] = FIRM
        return Rounds(ties, best, np.flatnonzero((best > NOWHERE) & (best < FIRM)), traced=traced)


def _settled(rounds: Rounds) -> bool:
    """Let the rounds come to rest; say whether they did, there being no contradiction."""
    look = _FIRST_LOOK
    while len(rounds.frontier):
        rounds.round()
        if rounds.done == look:
            look *= 2
            if rounds.loops():
                return False
    return True


def _plain(best: "Ints") -> "array[int]":
    """Return weights as an array of Python's own, quick to look into; the origin's is 0."""
    best[ORIGIN] = 0
    weights = array("q")
    weights.frombytes(best.tobytes())
    return weights
