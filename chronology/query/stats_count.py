"""Counting events by group and by unit of time.

SQL puts together the events of one group and one date, so that each date is
placed once however many events have it; where no time is asked for, SQL counts
alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.query.filters import Filter
from chronology.query.stats_select import Keys, Selection
from chronology.query.stats_units import (
    EACH,
    UNITS,
    Dated,
    Placed,
    Range,
    Tally,
    Unit,
    Windows,
    place,
)
from chronology.query.windows import Certainty

#: Where the certain events span more units than these, those that may lie in
#: very many are counted only where they are certain.
MOST_UNITS = 10_000


class Counted(NamedTuple):
    """The size of one group.

    Args:
        keys: what its events share, None for what they lack.
        events: how many there are.
        certain: how many certainly are in its time; None where no time matters.
        possible: how many may be.
    """

    keys: Keys
    events: int
    certain: int | None
    possible: int | None


@dataclass(slots=True)
class _Group:
    """What has been counted of one group, or of one group by units."""

    counts: dict[Certainty | None, int] = field(default_factory=dict)
    certain: Tally = field(default_factory=Tally)
    anywhere: Tally = field(default_factory=Tally)

    def count(self, sure: Certainty | None, count: int) -> None:
        self.counts[sure] = self.counts.get(sure, 0) + count

    def add(self, placed: Placed, count: int) -> None:
        self.certain.add(placed.certain, count)
        self.anywhere.add(placed.anywhere, count)


class Count:
    """Counts the events of one question by group and unit.

    Args:
        selection: what reads the events.
        wanted: which events.
        by: what to count by.
    """

    def __init__(self, selection: Selection, wanted: Filter, by: tuple[str, ...]) -> None:
        self.selection = selection
        self.wanted = wanted
        self.by = by
        self.windows = Windows(wanted.windows)
        self.unit = next((UNITS[name] for name in by if name in UNITS), None)
        self.rated = self.unit is not None or self.windows.asked
        self.others = tuple(name for name in by if name not in UNITS)
        self._groups: dict[Keys, _Group] = {}
        self._late: list[tuple[Keys, Dated, int, Placed]] = []
        self._unplaced: dict[Keys, int] = {}
        self.within: Range | None = None

    def groups(self) -> Iterator[Counted]:
        """Count, and yield the groups in any order."""
        for keys, dated, count in self.selection.counted(self.others, rated=self.rated):
            self._take(keys, dated, count)
        if self.unit is not None:
            self._place_late()
        for keys, group in self._groups.items():
            yield from self._of_group(keys, group)
        for keys, count in self._unplaced.items():
            yield Counted(self.keys(keys, None), count, None, None)

    def _of_group(self, keys: Keys, group: _Group) -> Iterator[Counted]:
        """Yield a group; where events are counted by time, once for each unit."""
        if self.unit is not None:
            certain = dict(group.certain.items())
            for number, count in group.anywhere.items():
                sure = certain.get(number, 0)
                yield Counted(self.keys(keys, number), count, sure, count - sure)
        elif self.windows.asked:
            sure, maybe = group.counts.get("certain", 0), group.counts.get("possible", 0)
            if sure + maybe:
                yield Counted(keys, sure + maybe, sure, maybe)
        else:
            yield Counted(keys, group.counts[None], None, None)

    def _take(self, keys: Keys, dated: Dated | None, count: int) -> None:
        """Count some events of one date in one group."""
        group = self._groups.setdefault(keys, _Group())
        if not self.rated:
            group.count(None, count)
        elif dated is None:
            if self.unit is not None:
                self._cannot_place(keys, count)
        elif self.unit is not None:
            self._take_placed(keys, group, dated, count)
        elif (sure := self.sure(dated)) is not None:
            group.count(sure, count)

    def _take_placed(self, keys: Keys, group: _Group, dated: Dated, count: int) -> None:
        """Count events in the units of their date."""
        if self.windows.asked and self.sure(dated) is None:
            return
        placed = place(dated, self.windows.spans(dated), self._a_unit)
        if placed.wide:
            self._late.append((keys, dated, count, placed))
        elif placed.anywhere:
            group.add(placed, count)
        else:
            # What is stated and what follows are in different units.
            self._cannot_place(keys, count)

    def _cannot_place(self, keys: Keys, count: int) -> None:
        self._unplaced[keys] = self._unplaced.get(keys, 0) + count

    def sure(self, dated: Dated) -> Certainty | None:
        """Return how surely a date lies in the time asked for; None if it is not wanted."""
        sure = dated.sure(self.windows.spans(dated))
        return None if self.wanted.certain and sure != "certain" else sure

    @property
    def _a_unit(self) -> Unit:
        if self.unit is None:
            raise AssertionError("dates are placed only where events are counted by time")
        return self.unit

    def _place_late(self) -> None:
        """Count those that may lie in very many units, within the span of the others."""
        self.within = self._span() if self._late else None
        for keys, dated, count, first in self._late:
            placed = self.placed(dated, first)
            if placed.anywhere:
                self._groups[keys].add(placed, count)
            else:
                self._cannot_place(keys, count)

    def placed(self, dated: Dated, first: Placed | None = None) -> Placed:
        """Return the units of a date, within the span of the others if they are very many.

        Asked for when all groups have been counted; ``first`` is what is known
        of its units already.
        """
        spans = self.windows.spans(dated)
        placed = first or place(dated, spans, self._a_unit)
        if not placed.wide:
            return placed
        if self.within is None:
            return Placed(placed.certain, placed.certain, wide=True)
        return place(dated, spans, self._a_unit, self.within)

    def _span(self) -> Range | None:
        """Return the units asked for; where those are too many, from the first certain to the last."""
        first, end = self.windows.hull
        asked = self._a_unit.at(first), self._a_unit.at(end - 1)
        if asked[1] - asked[0] < EACH:
            return asked
        span = Tally()
        for group in self._groups.values():
            span.add([group.certain.span] if group.certain.span else [], 1)
        for _, _, _, placed in self._late:
            span.add(placed.certain, 1)
        if span.span is None:
            for group in self._groups.values():
                span.add([group.anywhere.span] if group.anywhere.span else [], 1)
        if span.span is None or span.span[1] - span.span[0] >= MOST_UNITS:
            return None
        return max(asked[0], span.span[0]), min(asked[1], span.span[1])

    def keys(self, keys: Keys, number: int | None) -> Keys:
        """Return the keys of a group and a unit in the order asked for."""
        left = iter(keys)
        return tuple(number if name in UNITS else next(left) for name in self.by)

    def label(self, number: int) -> str:
        """Return what a unit is called."""
        return self._a_unit.label(number)

    @property
    def wide(self) -> int:
        """How many events may lie in very many units, or have no bound."""
        return sum(count for _, _, count, _ in self._late)

    @property
    def unplaced(self) -> int:
        """How many events are in no unit."""
        return sum(self._unplaced.values())
