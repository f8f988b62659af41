"""Moments and the least distances between them: a Simple Temporal Network.

Time is continuous here. A moment is a point on it, counted in seconds like
``chronology.dates.civil``; a constraint says that one moment lies at least so
many seconds after another, or strictly more. All that sources say of time comes
down to such constraints: a window [a, b) is "at least a after the origin" and
"the origin strictly more than -b after it".
"""

from array import array
from collections.abc import Hashable, Iterable
from typing import Final

#: The moment 0, from which dates are counted.
ORIGIN: Final = 0


class Network:
    """Moments, claims, and the constraints that the claims put upon the moments.

    Moments, claims and constraints are numbered from 0 in the order in which
    they appear; moment 0 is the origin. A constraint without claims is
    structural (an end after its start) and never to blame.

    Attributes:
        moments: the name of each moment.
        claims: the key of each claim.
        costs: what it costs to set each claim aside, above 0.
        earlier: the first moment of each constraint.
        later: the second moment of each constraint.
        least: by how many seconds ``later`` comes after ``earlier`` at the least;
            negative where it may come before.
        strict: 1 where it must be more than that, else 0.
        blamed: the claims on which each constraint rests, all of them together.
    """

    def __init__(self) -> None:
        self.moments: list[Hashable] = ["origin"]
        self.claims: list[Hashable] = []
        self.costs: list[float] = []
        self.earlier = array("q")
        self.later = array("q")
        self.least = array("q")
        self.strict = array("b")
        self.blamed: list[tuple[int, ...]] = []
        self._moments: dict[Hashable, int] = {"origin": ORIGIN}
        self._claims: dict[Hashable, int] = {}

    def __len__(self) -> int:
        """Return how many constraints there are."""
        return len(self.least)

    def moment(self, name: Hashable) -> int:
        """Return the number of the moment ``name``, which is made if it is new."""
        number = self._moments.setdefault(name, len(self.moments))
        if number == len(self.moments):
            self.moments.append(name)
        return number

    def find(self, name: Hashable) -> int | None:
        """Return the number of the moment ``name``; None where there is none."""
        return self._moments.get(name)

    def claim(self, key: Hashable, cost: float = 1.0) -> int:
        """Return the number of the claim ``key``, which is made if it is new."""
        number = self._claims.setdefault(key, len(self.claims))
        if number == len(self.claims):
            self.claims.append(key)
            self.costs.append(cost)
        return number

    def add(
        self,
        earlier: int,
        later: int,
        least: int,
        *,
        claims: Iterable[int] = (),
        strict: bool = False,
    ) -> int:
        """State that ``later`` comes at least ``least`` seconds after ``earlier``.

        Args:
            earlier: number of a moment.
            later: number of another.
            least: seconds; finite. What has no bound is not stated.
            claims: numbers of the claims on which it rests.
            strict: whether it must be more than ``least``.

        Returns:
            The number of the constraint.
        """
        self.earlier.append(earlier)
        self.later.append(later)
        self.least.append(least)
        self.strict.append(strict)
        self.blamed.append(tuple(claims))
        return len(self.least) - 1
