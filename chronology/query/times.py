"""Where the events of a time begin: one range of the index of each tier.

An event that is no wider than its tier and ended after a time began has begun at most
that width before it. The times that are asked for may be several, and overlap; the
ranges of one tier never do, so that no event is found twice.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronology.dates.civil import NEG_INF
from chronology.dates.value import FuzzyDate
from chronology.model.tiers import NAMES, WIDTHS


class Range(NamedTuple):
    """Events that begin after ``low`` (None: at any time before) and before ``high``."""

    low: int | None
    high: int


def tier_ranges(windows: Sequence[FuzzyDate]) -> tuple[tuple[Range, ...], ...]:
    """Return the ranges of each tier in which events of any of ``windows`` begin.

    Those of the last tier, which has no greatest width, are those of sets too.
    """
    spans = [(window.start_earliest, window.end_latest) for window in windows]
    return tuple(tuple(_joined(_reached(spans, tier))) for tier in range(len(NAMES)))


def _reached(spans: Iterable[tuple[int, int]], tier: int) -> Iterable[Range]:
    for earliest, latest in spans:
        low = earliest - WIDTHS[tier] if tier < len(WIDTHS) else NEG_INF
        yield Range(low if low > NEG_INF else None, latest)


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Return ranges, in order, that cover the same and do not overlap."""
    joined: list[Range] = []
    for one in sorted(ranges, key=lambda one: (one.low is not None, one.low or 0, one.high)):
        if joined and (one.low is None or one.low < joined[-1].high):
            joined[-1] = Range(joined[-1].low, max(joined[-1].high, one.high))
        else:
            joined.append(one)
    return joined
