"""Where a length of time leads from a window of time, and whence it leads into one.

Exact by the calendar, in both directions (``chronology.dates.moves``). Windows
are [first, last) in seconds; a missing bound leads to a missing bound.
"""

from typing import NamedTuple

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.moves import Move


class Reach(NamedTuple):
    """From how far to how far a length leads; None where that limit is not stated.

    ``least`` leads to the earlier moment of the two.
    """

    least: Move | None
    most: Move | None

    def into(self, first: int, last: int) -> tuple[int, int]:
        """Return the window into which it leads from [first, last)."""
        return (
            NEG_INF if self.least is None else self.least.lowest(first, last),
            POS_INF if self.most is None else self.most.highest(first, last),
        )

    def back_from(self, first: int, last: int) -> tuple[int, int]:
        """Return the window from which it leads into [first, last)."""
        return (
            NEG_INF if self.most is None else self.most.first_reaching(first),
            POS_INF if self.least is None else self.least.last_before(last),
        )
