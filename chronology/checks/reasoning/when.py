"""When something was, as four inclusive bounds, and what follows for two such things."""

from typing import NamedTuple

from chronology.checks.reasoning.arithmetic import Window, last_second
from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.calendar_spans import read_span, span_seconds
from chronology.query.evidence import Event

_INFINITE = (NEG_INF, POS_INF)


class When(NamedTuple):
    """When something may have begun, and when it may have ended.

    Whole seconds, all four inclusive: it began in one of the seconds from
    ``start_earliest`` to ``start_latest``. ``NEG_INF`` and ``POS_INF`` stand for
    a bound that does not exist. No bound allows what the others rule out.
    """

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int

    @property
    def start(self) -> Window:
        """When it may have begun."""
        return Window(self.start_earliest, self.start_latest)

    @property
    def end(self) -> Window:
        """When it may have ended."""
        return Window(self.end_earliest, self.end_latest)

    @property
    def bounded(self) -> bool:
        """Whether it has a first and a last moment."""
        return self.start_earliest != NEG_INF and self.end_latest != POS_INF

    @property
    def stretched(self) -> bool:
        """Whether it is said when it began and when it ended, apart.

        Of lasting dates it is, and of "in 2016 and 2017".
        """
        return self.start != self.end


def of_date(date: FuzzyDate) -> When:
    """Return when something of this date was."""
    begun, ended_by = date.start_earliest, last_second(date.end_latest)
    begun_by = min(last_second(date.start_latest), ended_by)
    return When(begun, begun_by, max(date.end_earliest, begun), ended_by)


def stated(event: Event) -> When | None:
    """Return when an event was by its own date and length; None where it has no date.

    How long a repeated event lasts is said of each occurrence, not of the whole.
    """
    if event.date is None:
        return None
    when = of_date(event.date)
    if event.duration is None or event.manner == "repeated":
        return when
    least, most = read_span(event.duration.minimum), read_span(event.duration.maximum)
    # The last second is counted in: an event of one second starts and ends in it.
    fewest = max(0, span_seconds(least)[0] - 1) if least is not None else 0
    return closed(when, fewest, None if most is None else span_seconds(most)[1])


def closed(when: When, least: int = 0, most: int | None = None) -> When:
    """Return ``when`` without what a length from ``least`` to ``most`` seconds rules out.

    Where nothing would be left, the bounds contradict the length: another check
    says so, and they stand as they are.
    """
    begun, begun_by, ended, ended_by = when
    narrowed = When(
        begun if most is None else max(begun, _moved(ended, -most)),
        min(begun_by, _moved(ended_by, -least)),
        max(ended, _moved(begun, least)),
        ended_by if most is None else min(ended_by, _moved(begun_by, most)),
    )
    return when if _empty(narrowed) else narrowed


def _moved(moment: int, seconds: int) -> int:
    return moment if moment in _INFINITE else moment + seconds


def _empty(when: When) -> bool:
    return when.start_earliest > when.start_latest or when.end_earliest > when.end_latest


def common(one: When, other: When) -> When:
    """Return what both allow; ``one`` where they share nothing."""
    both = When(
        max(one.start_earliest, other.start_earliest),
        min(one.start_latest, other.start_latest),
        max(one.end_earliest, other.end_earliest),
        min(one.end_latest, other.end_latest),
    )
    return one if _empty(both) else closed(both)


def time_between(one: When, other: When) -> int:
    """Return the most seconds that may lie between two things, in either order.

    Below 0 they overlap for certain, by that much at the least.
    """
    return max(other.start_latest - one.end_earliest, one.start_latest - other.end_earliest)
