"""Writes constraints into a network: events, windows, distances."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from chronology.dates.civil import DAY, MAX_YEAR, seconds
from chronology.dates.moves import whole_days
from chronology.network.constraints import ORIGIN, Network

if TYPE_CHECKING:
    from chronology.network.statements import Dated

#: No date lies beyond (chronology.dates.civil).
_FIRST, _LAST = seconds(-MAX_YEAR), seconds(MAX_YEAR + 1)

#: More seconds than this, twice the age of the universe, count as this many, so
#: that sums of lengths stay within 64 bits.
_LONGEST = 10**18


class Writer:
    """A network while it is written, and the dates of each event with their claims."""

    def __init__(self) -> None:
        self.network = Network()
        self.dated: dict[int, list[tuple[Dated, tuple[int, ...]]]] = {}
        self._events: dict[int, tuple[int, int]] = {}

    def event(self, event: int) -> tuple[int, int]:
        """Return start and end of an event, the end not before the start."""
        known = self._events.get(event)
        if known is None:
            known = self.network.moment(("start", event)), self.network.moment(("end", event))
            self._events[event] = known
            self.network.add(*known, 0)
        return known

    def window(self, moment: int, first: int, last: int, claims: Iterable[int]) -> None:
        """State that a moment lies in [first, last); a missing bound states nothing."""
        if first >= _FIRST:
            self.network.add(ORIGIN, moment, min(first, _LAST), claims=claims)
        if last <= _LAST:
            self.network.add(moment, ORIGIN, -max(last, _FIRST), claims=claims, strict=True)

    def day_window(self, day: int, first: int, last: int, claims: Iterable[int]) -> None:
        """State that the first moment of a day that meets [first, last) is ``day``."""
        first, last = whole_days(first, last)
        if first >= _FIRST:
            self.network.add(ORIGIN, day, min(first, _LAST), claims=claims)
        if last <= _LAST:
            self.network.add(day, ORIGIN, DAY - max(last, _FIRST), claims=claims)

    def apart(self, earlier: int, later: int, least: int, claims: Iterable[int] = ()) -> None:
        """State that two moments are at least so many seconds apart."""
        self.network.add(earlier, later, min(least, _LONGEST), claims=claims)

    def within(self, earlier: int, later: int, most: int, claims: Iterable[int] = ()) -> None:
        """State that two moments are at most so many seconds apart."""
        if most <= _LONGEST:
            self.network.add(later, earlier, -most, claims=claims)
