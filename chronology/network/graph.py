"""What the engines give: a network made ready, and the weights of its paths."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from chronology.network.constraints import Network

#: The moment at the other side of a constraint, its weight, its number.
Edge = tuple[int, int, int]

#: A walk: the constraint last taken, and the walk before it; None before the first.
Walk = tuple[int, "Walk | None"]


class Graph(Protocol):
    """A network made ready: two engines, the same answers.

    Attributes:
        network: where it comes from.
        without: the claims set aside.
        size: how many moments there are.
        scale: parts of a second, see ``scale_of``.
        nowhere: the weight of a moment to which no path leads.
    """

    network: Network
    without: Collection[int]
    size: int
    scale: int
    nowhere: int

    def leaving(self, moment: int) -> Sequence[Edge]:
        """Return the constraints of which ``moment`` is the earlier one, by number."""

    def entering(self, moment: int) -> Sequence[Edge]:
        """Return the constraints of which ``moment`` is the later one, by number."""

    def from_origin(self) -> Sequence[int] | None:
        """Return the greatest weight of a path from the origin to each moment.

        None if there is a contradiction among moments that such paths reach; the
        way back to the origin is not looked at.
        """

    def to_origin(self, steps: int | None = None) -> Sequence[int]:
        """Return the greatest weight of a path from each moment to the origin.

        Args:
            steps: heed at least the paths of so many constraints, and perhaps more;
                None for all, where no contradiction avoids the origin.
        """

    def returns(self, reached: Sequence[int]) -> bool:
        """Say whether a path from the origin, of the weights ``reached``, gains by coming back."""

    def apart(self, reached: Sequence[int]) -> Sequence[int] | None:
        """Return weights that suit all constraints between moments not ``reached``.

        None if these contradict one another.
        """

    def suspects(self) -> tuple[Sequence[int], frozenset[int]]:
        """Return weights that suit all constraints but a few, and these few.

        The origin and what touches it is left out. Every contradiction that
        avoids the origin contains at least one of the few.
        """


def scale_of(moments: int) -> int:
    """Return into how many parts a second is cut, so that one part means "strictly".

    A constraint weighs its seconds times the scale, and one more if it is strict.
    A path or a cycle without repetition has no more constraints than there are
    moments; the scale is greater, so weights compare as (seconds, number of
    strict constraints) do, exactly. It leaves room for moments that are added.
    """
    return 1 << (2 * moments + 1024).bit_length()


def standing(network: Network, without: Collection[int]) -> Iterable[int]:
    """Return the numbers of the constraints that rest on none of the claims ``without``."""
    if not without:
        return range(len(network))
    fallen = frozenset(without)
    return [i for i, claims in enumerate(network.blamed) if fallen.isdisjoint(claims)]


def unrolled(walk: Walk | None) -> list[int]:
    """Return the constraints of a walk, the last one first."""
    numbers: list[int] = []
    while walk is not None:
        numbers.append(walk[0])
        walk = walk[1]
    return numbers
