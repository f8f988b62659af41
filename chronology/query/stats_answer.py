"""The answer of a count: its rows, the total, and the order of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chronology.query.stats_figures import Sum
from chronology.query.stats_groups import Key, Label
from chronology.query.stats_units import UNITS


class Row(NamedTuple):
    """One group, or the total.

    Args:
        labels: what its events share, one for each ``by``.
        events: how many there are.
        certain: how many certainly are in the group's time, None where no time matters.
        possible: how many may be, and may not.
        sums: of the measure, over the certain events (all, where no time
            matters) and over the possible ones.
    """

    labels: tuple[Label, ...]
    events: int
    certain: int | None
    possible: int | None
    sums: tuple[Sum, Sum] | None = None

    @property
    def unknown(self) -> tuple[int, int]:
        """How many of the certain (or all) and of the possible events have no figure."""
        first, second = self.sums or (Sum(), Sum())
        certain = self.events if self.certain is None else self.certain
        return certain - first.known, (self.possible or 0) - second.known


@dataclass(frozen=True, slots=True)
class Stats:
    """The answer.

    Args:
        by: what was counted by.
        measure: the kind of measure, None where none was asked for.
        rows: the groups: times in their order, others the largest first, those
            that lack what is counted by last.
        total: every event once.
        wide: how many events may lie in very many units, or have no bound.
        within: the first and the last unit in which those were counted.
        unplaced: how many events are in no unit.
    """

    by: tuple[str, ...]
    measure: str | None
    rows: tuple[Row, ...]
    total: Row
    wide: int = 0
    within: tuple[str, str] | None = None
    unplaced: int = 0

    @property
    def rated(self) -> bool:
        """Whether the certain and the possible are told apart in the rows."""
        return self.total.certain is not None or bool({*self.by} & {*UNITS})

    @property
    def overlapping(self) -> bool:
        """Whether some event stands in several rows."""
        return sum(row.events for row in self.rows) > self.total.events


def ordered(rows: Sequence[Row], by: Sequence[str]) -> tuple[Row, ...]:
    """Return rows in order: times as they pass, other groups the largest first."""
    sizes: list[dict[Key, int]] = [{} for _ in by]
    for row in rows:
        for size, label in zip(sizes, row.labels, strict=True):
            size[label.key] = size.get(label.key, 0) + row.events

    def order(row: Row) -> list[tuple[bool, int, int, str]]:
        return [
            (
                label.key is None,
                0 if name in UNITS else -size[label.key],
                *label.order,
            )
            for name, size, label in zip(by, sizes, row.labels, strict=True)
        ]

    return tuple(sorted(rows, key=order))
