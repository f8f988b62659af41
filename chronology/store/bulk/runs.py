"""Ids of new rows, as runs of consecutive numbers: a million take the room of one."""

from collections.abc import Iterable, Iterator


class Runs:
    """A set of ids that mostly follow one another.

    Runs that touch are one; they are kept in the order in which they came.
    """

    def __init__(self, runs: Iterable[tuple[int, int]] = ()) -> None:
        self._runs: list[tuple[int, int]] = list(runs)

    def add(self, first: int, last: int) -> None:
        """Take in the ids from ``first`` to ``last``, both included."""
        if self._runs and self._runs[-1][1] + 1 == first:
            first = self._runs.pop()[0]
        self._runs.append((first, last))

    def add_each(self, ids: list[int]) -> None:
        """Take in ids, in the order given."""
        if ids and ids[-1] - ids[0] + 1 == len(ids) == len(set(ids)):
            self.add(min(ids), max(ids))
            return
        for number in ids:
            self.add(number, number)

    def hold(self, first: int, last: int) -> bool:
        """Return whether one run holds everything from ``first`` to ``last``."""
        return any(begin <= first and last <= end for begin, end in self._runs)

    def __contains__(self, number: int) -> bool:
        return self.hold(number, number)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self._runs)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._runs)

    def copy(self) -> "Runs":
        """Return the same ids, apart from these."""
        return Runs(self._runs)
