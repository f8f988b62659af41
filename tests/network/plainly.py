"""The plain meaning of statements, tried on every choice of moments in a small world.

Time is cut into ticks, several to each unit (a second or a day), so that moments
can stand in order within one. All choices of all moments are tried at once, as
arrays with one axis a moment.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from chronology.dates import FuzzyDate
from chronology.dates.civil import DAY
from chronology.dates.lag import Span
from chronology.network.statements import Dated, Lasting, Lifetime, Related, Statements
from chronology.network.timeline import Bounds

Array = Any


def between(first: int, last: int) -> FuzzyDate:
    """Once, some time within [first, last)."""
    return lasting((first, last), (first, last))


def lasting(start: tuple[int, int], end: tuple[int, int]) -> FuzzyDate:
    """From some time within ``start`` to some time within ``end``."""
    return FuzzyDate(
        text="a time",
        edtf="",
        edtf_exact=False,
        start_earliest=start[0],
        start_latest=start[1],
        end_earliest=end[0],
        end_latest=end[1],
    )


class World:
    """So many units of time, each of ``unit`` seconds and cut into ``ticks``."""

    def __init__(self, units: int, unit: int, ticks: int) -> None:
        self.length, self.unit, self.ticks = units * ticks, unit, ticks

    def second(self, tick: int) -> int:
        """The second in which a tick lies."""
        return tick * self.unit // self.ticks

    def bounds(self, statements: Statements, events: int) -> dict[int, Bounds] | None:
        """The bounds of each event over all choices that fit; None where none does."""
        moments = [(side, event) for event in range(events) for side in ("start", "end")]
        moments += [
            (side, life.actor)
            for life in statements.lifetimes
            for side in ("birth", "death")
            if (life.key[0] == "born") == (side == "birth")
        ]
        axes = np.ogrid[tuple(slice(0, self.length) for _ in moments)]
        at = dict(zip(moments, axes, strict=True))
        fits = np.ones((self.length,) * len(moments), dtype=bool)
        for holds in self._conditions(statements, at, events):
            fits &= holds
        if not fits.any():
            return None
        found = {moment: self._hull(fits, axis) for axis, moment in enumerate(moments)}
        return {e: Bounds(*found["start", e], *found["end", e]) for e in range(events)}

    def _hull(self, fits: Array, axis: int) -> tuple[int, int]:
        others = tuple(number for number in range(fits.ndim) if number != axis)
        (ticks,) = np.nonzero(fits.any(axis=others))
        return self.second(int(ticks[0])), self.second(int(ticks[-1])) + 1

    def _conditions(
        self, statements: Statements, at: dict[tuple[str, int], Array], events: int
    ) -> Iterator[Array]:
        for event in range(events):
            yield at["start", event] <= at["end", event]
        for dated in statements.dates:
            yield from self._dated(dated, at)
        for length in statements.lengths:
            yield self._length(length, at["end", length.event] - at["start", length.event])
        for related in statements.relations:
            sides = [
                at[side, e] for e in (related.event, related.other) for side in ("start", "end")
            ]
            yield self._related(related, *sides)
        yield from self._lives(statements, at)

    def _lives(self, statements: Statements, at: dict[tuple[str, int], Array]) -> Iterator[Array]:
        for life in statements.lifetimes:
            yield self._life(life, at)
        for alive in statements.presences:
            if ("birth", alive.actor) in at:
                yield at["birth", alive.actor] <= at["end", alive.event]
            if ("death", alive.actor) in at:
                yield at["start", alive.event] <= at["death", alive.actor]
        for name, moment in at.items():
            if name[0] == "birth" and ("death", name[1]) in at:
                yield moment <= at["death", name[1]]

    def _inside(self, moment: Array, first: int, last: int) -> Array:
        return (moment * self.unit >= first * self.ticks) & (moment * self.unit < last * self.ticks)

    def _dated(self, dated: Dated, at: dict[tuple[str, int], Array]) -> Iterator[Array]:
        date = dated.date
        yield self._inside(at["start", dated.event], date.start_earliest, date.start_latest)
        yield self._inside(at["end", dated.event], date.end_earliest, date.end_latest)

    def _life(self, life: Lifetime, at: dict[tuple[str, int], Array]) -> Array:
        side = "birth" if life.key[0] == "born" else "death"
        return self._inside(at[side, life.actor], life.date.start_earliest, life.date.end_latest)

    def _length(self, length: Lasting, took: Array) -> Array:
        least, most = _seconds(length.least), _seconds(length.most)
        holds = took >= 0
        if least is not None:
            # The last second is counted in.
            holds = holds & (took * self.unit >= (least - 1) * self.ticks)
        if most is not None:
            holds = holds & (took * self.unit <= most * self.ticks)
        return holds

    def _related(self, related: Related, s: Array, e: Array, os: Array, oe: Array) -> Array:
        if related.least or related.most:
            counted, moment = (oe, s) if related.kind == "after" else (os, e)
            return self._lagged(related, counted, moment)
        return PLAINLY[related.kind](s, e, os, oe, self.ticks / self.unit)

    def _lagged(self, related: Related, counted: Array, moment: Array) -> Array:
        if related.kind == "before":
            counted, moment = moment, counted
        least, most = _seconds(related.least) or 0, _seconds(related.most)
        apart = (moment - counted) * self.unit
        limit = self.ticks
        # A length of nothing but whole days counts days; so does one of nothing.
        if not (least % DAY or (most or 0) % DAY):
            days = [at * self.unit // (self.ticks * DAY) for at in (counted, moment)]
            apart, limit = (days[1] - days[0]) * DAY, 1
        holds = (apart >= least * limit) & (moment >= counted)
        return holds if most is None else holds & (apart <= most * limit)


def _seconds(iso: str | None) -> int | None:
    if iso is None:
        return None
    span = Span.parse_iso(iso)
    return span.days * DAY + span.seconds


#: What each kind means of start and end, start and end of the other, and a second.
PLAINLY: dict[str, Callable[[Array, Array, Array, Array, float], Array]] = {
    "before": lambda s, e, os, oe, second: e < os,
    "after": lambda s, e, os, oe, second: s > oe,
    "meets": lambda s, e, os, oe, second: (os >= e) & (os - e <= second),
    "overlaps": lambda s, e, os, oe, second: (s <= os) & (os <= e) & (e <= oe),
    "during": lambda s, e, os, oe, second: (os <= s) & (e <= oe),
    "part of": lambda s, e, os, oe, second: (os <= s) & (e <= oe),
    "contains": lambda s, e, os, oe, second: (s <= os) & (oe <= e),
    "starts": lambda s, e, os, oe, second: (s == os) & (e <= oe),
    "finishes": lambda s, e, os, oe, second: (e == oe) & (os <= s),
    "equals": lambda s, e, os, oe, second: (s == os) & (e == oe),
    "same as": lambda s, e, os, oe, second: (s == os) & (e == oe),
}
