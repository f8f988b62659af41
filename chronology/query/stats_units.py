"""Years and months as units of a count: which ones an event lies in, and how surely.

An event is certain in a unit where ``chronology.query.windows`` says so of the
time of that unit (as far as it lies in the time asked for), and possible by the
same rule. For a date of one unbroken window both are a range of units that
follows from its bounds; for sets and masks each unit that a member meets is
tested.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, iso_year, seconds
from chronology.dates.value import FuzzyDate
from chronology.query.windows import Bounds, Certainty, certainty_in_spans, spans_of

#: First and last of some units that follow each other.
Range = tuple[int, int]

#: An event that may lie in more units than these is counted only within the
#: span of the others: a hundred years of months, or twelve centuries of years.
EACH = 1200

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """Years or months, numbered so that neighbours have neighbouring numbers.

    Args:
        name: "year" or "month".
        number: the number of the unit that holds a year and month.
        begins: year and month with which the unit of a number begins.
    """

    name: str
    number: Callable[[int, int], int]
    begins: Callable[[int], tuple[int, int]]
    _days: dict[int, int] = field(default_factory=dict)

    def at(self, moment: int) -> int:
        """Return the unit that holds a second."""
        day = moment // DAY
        found = self._days.get(day)
        if found is None:
            year, month, _ = civil_from_days(day)
            found = self._days[day] = self.number(year, month)
        return found

    def start(self, unit: int) -> int:
        """Return the first second of a unit."""
        return seconds(*self.begins(unit))

    def iso(self, unit: int) -> str:
        """Return a unit as ISO 8601 writes it: "2016", "2016-07", "-0043"."""
        year, month = self.begins(unit)
        return iso_year(year) if self.name == "year" else f"{iso_year(year)}-{month:02d}"

    def label(self, unit: int) -> str:
        """Return a unit as a person reads it: "44 BC" and not "-0043"."""
        year, month = self.begins(unit)
        if year > 0:
            return self.iso(unit) if self.name == "month" else str(year)
        before = f"{1 - year} BC"
        return before if self.name == "year" else f"{_MONTHS[month - 1]} {before}"


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1


def _months_begin(unit: int) -> tuple[int, int]:
    return unit // 12, unit % 12 + 1


UNITS = {
    "year": Unit("year", lambda year, _: year, lambda unit: (unit, 1)),
    "month": Unit("month", _month, _months_begin),
}


class Dated(NamedTuple):
    """When an event was, as far as counting needs it.

    Args:
        start_earliest: as in a ``FuzzyDate``; without bound where nothing is stated.
        start_latest: the same.
        end_earliest: the same.
        end_latest: the same.
        firm: whether a date is stated, and not as uncertain.
        date: the date itself where it has members.
        inferred: what follows from other events.
    """

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    firm: bool
    date: FuzzyDate | None = None
    inferred: Bounds | None = None

    @property
    def hull(self) -> tuple[int, int]:
        """The bounds of what is stated and what follows."""
        if self.inferred is None:
            return self.start_earliest, self.end_latest
        return (
            max(self.start_earliest, self.inferred.start_earliest),
            min(self.end_latest, self.inferred.end_latest),
        )

    def sure(self, spans: Iterable[tuple[int, int]]) -> Certainty | None:
        """Return how surely it lies in one of the spans."""
        if self.date is not None:
            return certainty_in_spans(self.date, self.inferred, spans)
        earliest, latest = self.hull
        answer: Certainty | None = None
        for first, end in spans:
            if earliest < end and latest > first:
                if self.firm and self.start_latest <= end and self.end_earliest >= first:
                    return "certain"
                answer = "possible"
        return answer


class Windows:
    """The time asked for as spans of seconds; all of time where none was."""

    def __init__(self, windows: Sequence[FuzzyDate]) -> None:
        self.asked = bool(windows)
        self._sets = any(window.members is not None for window in windows)
        self._windows = windows
        self._plain = [(window.start_earliest, window.end_latest) for window in windows]
        if not windows:
            self._plain = [(NEG_INF, POS_INF)]
        self.hull = min(first for first, _ in self._plain), max(end for _, end in self._plain)

    def spans(self, dated: Dated) -> list[tuple[int, int]]:
        """Return the spans; of sets those that matter to an event."""
        if not self._sets:
            return self._plain
        stated = Bounds(dated.start_earliest, POS_INF, NEG_INF, dated.end_latest)
        none_stated = stated.start_earliest == NEG_INF and stated.end_latest == POS_INF
        about = dated.inferred if none_stated and dated.inferred is not None else stated
        return [span for window in self._windows for span in spans_of(window, about)]


class Placed(NamedTuple):
    """The units that an event lies in.

    Args:
        certain: ranges of units in which it certainly was.
        anywhere: ranges of those in which it certainly or possibly was.
        wide: whether these are too many, so that they are to be counted within a span.
    """

    certain: list[Range]
    anywhere: list[Range]
    wide: bool = False


def place(
    dated: Dated, spans: Sequence[tuple[int, int]], unit: Unit, within: Range | None = None
) -> Placed:
    """Return the units that an event lies in, as far as they lie in the spans.

    Args:
        dated: the event.
        spans: the time asked for.
        unit: years or months.
        within: the units to which one that lies in too many is limited; where
            left out, of those only a certain range that is short enough is told.
    """
    if dated.date is not None:
        return _by_members(dated, spans, unit, within)
    certain: list[Range] = []
    anywhere: list[Range] = []
    for span in spans:
        meets = _hull_range(dated, span, unit)
        if meets is not None:
            anywhere.append(meets)
            sure = _sure_range(dated, span, unit, meets)
            if sure is not None:
                certain.append(sure)
    if len(spans) > 1:
        certain, anywhere = joined(certain), joined(anywhere)
    if _size(anywhere) <= EACH:
        return Placed(certain, anywhere)
    if within is None:
        return Placed([sure for sure in certain if sure[1] - sure[0] < EACH], [], wide=True)
    return Placed(_clipped(certain, within), _clipped(anywhere, within), wide=True)


def _hull_range(dated: Dated, span: tuple[int, int], unit: Unit) -> Range | None:
    """Return the units of a span that an event's bounds meet."""
    earliest, latest = dated.hull
    if earliest >= span[1] or latest <= span[0]:
        return None
    first = unit.at(max(earliest, span[0]))
    last = unit.at(min(latest, span[1]) - 1)
    return (first, last) if first <= last else None


def _sure_range(dated: Dated, span: tuple[int, int], unit: Unit, meets: Range) -> Range | None:
    """Return those of the units met in which an event's bounds allow nothing else."""
    if not dated.firm or dated.start_latest > span[1] or dated.end_earliest < span[0]:
        return None
    # Begun by the end of the unit, not ended before the unit begins.
    first = max(meets[0], unit.at(dated.start_latest - 1))
    last = min(meets[1], unit.at(dated.end_earliest))
    return (first, last) if first <= last else None


def _by_members(
    dated: Dated, spans: Sequence[tuple[int, int]], unit: Unit, within: Range | None
) -> Placed:
    """Return the units of a date with members, each tested."""
    met = list(islice(_met(dated, spans, unit, None), EACH + 1))
    wide = len(met) > EACH
    if wide:
        met = [] if within is None else list(_met(dated, spans, unit, within))
    certain: set[int] = set()
    anywhere: set[int] = set()
    for span, number in met:
        cell = max(span[0], unit.start(number)), min(span[1], unit.start(number + 1))
        sure = certainty_in_spans(dated.date, dated.inferred, [cell])
        if sure is not None:
            anywhere.add(number)
        if sure == "certain":
            certain.add(number)
    return Placed(_ranges(certain), _ranges(anywhere), wide)


def _met(
    dated: Dated, spans: Sequence[tuple[int, int]], unit: Unit, within: Range | None
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the units of each span that some member meets, those of one span once."""
    if dated.date is None or dated.date.members is None:
        return
    for span in spans:
        meets = _hull_range(dated, span, unit)
        if meets is not None and within is not None:
            meets = next(iter(_clipped([meets], within)), None)
        if meets is None:
            continue
        beyond = meets[0]
        windows = dated.date.members.windows(unit.start(meets[0]), unit.start(meets[1] + 1))
        for first, end in windows:
            for number in range(max(beyond, unit.at(first)), min(meets[1], unit.at(end - 1)) + 1):
                yield span, number
            beyond = max(beyond, unit.at(end - 1) + 1)


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Return the ranges in order, those that touch or overlap made one."""
    made: list[Range] = []
    for first, last in sorted(ranges):
        if made and first <= made[-1][1] + 1:
            made[-1] = made[-1][0], max(last, made[-1][1])
        else:
            made.append((first, last))
    return made


def _ranges(units: Iterable[int]) -> list[Range]:
    return joined((number, number) for number in units)


def _clipped(ranges: Iterable[Range], within: Range) -> list[Range]:
    cut = ((max(first, within[0]), min(last, within[1])) for first, last in ranges)
    return [(first, last) for first, last in cut if first <= last]


def _size(ranges: Iterable[Range]) -> int:
    return sum(last - first + 1 for first, last in ranges)


class Tally:
    """How many lie in each unit, counted by the ends of ranges."""

    def __init__(self) -> None:
        self._changes: dict[int, int] = {}

    def add(self, ranges: Iterable[Range], count: int) -> None:
        """Count so many in every unit of the ranges."""
        changes = self._changes
        for first, last in ranges:
            changes[first] = changes.get(first, 0) + count
            changes[last + 1] = changes.get(last + 1, 0) - count

    @property
    def span(self) -> Range | None:
        """The first and the last unit in which there is any."""
        if not self._changes:
            return None
        return min(self._changes), max(self._changes) - 1

    def items(self) -> Iterator[tuple[int, int]]:
        """Yield each unit in which there are any, in order, and how many."""
        counted = 0
        for unit, following in pairwise([*sorted(self._changes), 0]):
            counted += self._changes[unit]
            if counted:
                for number in range(unit, following):
                    yield number, counted
