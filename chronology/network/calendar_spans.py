"""How long calendar lengths are in seconds, wherever in time they are applied.

A month has no length until it is applied to a date, so that a length is a range
of seconds. Moving by months keeps the day of the month, or takes the last day of
a shorter month (``chronology.dates.moves``), and keeps the time.
"""

from functools import lru_cache

from chronology.dates.civil import DAY, days_from_civil
from chronology.dates.errors import DateError
from chronology.dates.lag import Span

#: The Gregorian calendar repeats after 400 years: so many months, and so many days.
CYCLE_MONTHS, CYCLE_DAYS = 4800, 146_097


def span_seconds(span: Span) -> tuple[int, int]:
    """Return the fewest and the most seconds that ``span`` takes from any moment."""
    least, most = month_days(span.years * 12 + span.months)
    rest = span.days * DAY + span.seconds
    return least * DAY + rest, most * DAY + rest


def month_days(months: int) -> tuple[int, int]:
    """Return the fewest and the most days that ``months`` take, counted from any day."""
    cycles, rest = divmod(months, CYCLE_MONTHS)
    least, most = _within_cycle(rest)
    return cycles * CYCLE_DAYS + least, cycles * CYCLE_DAYS + most


@lru_cache(maxsize=4096)
def _within_cycle(months: int) -> tuple[int, int]:
    """Return the extremes of less than 400 years over all days of the cycle.

    The first days of the months suffice. Other days that the target month has
    are moved as far as the first. From a day that it lacks, the move ends on its
    last day: the least of these, from the last of the month, takes one day from
    the ends of both months, as does the move of the month after.
    """
    firsts = _firsts()
    moved = firsts[months:] + tuple(day + CYCLE_DAYS for day in firsts[:months])
    taken = [later - first for first, later in zip(firsts, moved, strict=True)]
    return min(taken), max(taken)


@lru_cache(maxsize=1)
def _firsts() -> tuple[int, ...]:
    """Return the first day of each month of one cycle."""
    return tuple(
        days_from_civil(2000 + index // 12, index % 12 + 1, 1) for index in range(CYCLE_MONTHS)
    )


@lru_cache(maxsize=65_536)
def read_span(iso: str | None) -> Span | None:
    """Return the span of an ISO 8601 duration; None where there is none to read.

    A duration that no command of this program wrote says nothing.
    """
    if iso is None:
        return None
    try:
        return Span.parse_iso(iso)
    except DateError:
        return None
