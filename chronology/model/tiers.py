"""Events in tiers by the width of their window, so that an index finds a time at once.

What may have been in 2016 began before its end and ended after its beginning: two
conditions, of which an index serves one and reads half of history for it. Of events
that are no wider than a day it is also known that they began at most a day before;
so each tier of widths has an index of its own, and a time is one short range of each.

An event's own tier is that of its stated window, and each index holds one tier: there
is nothing to keep in step. What hangs on an event, a place or a participant, has
copies: the tier, and the window as what follows from other events narrows it. There
sets and masks are a tier of their own, since of no other event it matters which of
its members meets a time.
This module knows no database library.
"""

from typing import Final, NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF

#: The greatest width of each tier but the last, in seconds: about a day (a night is
#: of two days), a month, a year, a decade, a century.
WIDTHS: Final = (2 * DAY, 31 * DAY, 366 * DAY, 3_653 * DAY, 36_525 * DAY)

#: The tiers as their indexes name them; the last holds what is wider, or without an end.
NAMES: Final = ("day", "month", "year", "decade", "century", "unbounded")

#: The tier of copies of the hulls of sets and masks, however wide.
SETS: Final = len(NAMES)

#: The columns of the copies.
COPIES: Final = ("window_tier", "window_from", "window_until")


class Copy(NamedTuple):
    """The window of an event as what hangs on it keeps it; seconds, None where unknown."""

    tier: int | None
    from_: int | None
    until: int | None


def condition(tier: int, alias: str = "") -> str:
    """Return the condition in SQL that an event is of a tier.

    Indexes are told by these very words. No sum of a bound and a width leaves 64
    bits: no window ends within a century of the smallest number.
    """
    start, end = f"{alias}date_start_earliest", f"{alias}date_end_latest"
    parts = []
    if tier < len(WIDTHS):
        parts.append(f"{start} >= {end} - {WIDTHS[tier]}")
    if tier:
        parts.append(f"{start} < {end} - {WIDTHS[tier - 1]}")
    return " AND ".join(parts)


#: An event without a date of its own.
UNDATED: Final = "date_start_earliest IS NULL"


def window_copy(
    start_earliest: int | None, end_latest: int | None, *, has_members: bool = False
) -> Copy:
    """Return the copy of a window; a bound that is None or infinite is open.

    Both None is a window of which nothing is known. ``has_members``: it is the hull
    of a set or a mask.
    """
    if start_earliest is None and end_latest is None:
        return Copy(None, None, None)
    start = NEG_INF if start_earliest is None else start_earliest
    end = POS_INF if end_latest is None else end_latest
    width = end - start
    if has_members:
        return Copy(SETS, start, end)
    tier = next((number for number, most in enumerate(WIDTHS) if width <= most), len(WIDTHS))
    return Copy(tier, start, end)
