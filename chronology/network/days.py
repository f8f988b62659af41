"""The days in which events start and end, for lags that count days and not hours.

"Three days after" counts from day to day: from ten on one evening to eight in
the morning may be a day. So where such a lag is stated, the midnights before
start and end of its two events become moments of their own, and the lag a
distance between these; else every lag of a chain would lose a day by rounding.
"""

from collections.abc import Iterable

from chronology.dates.civil import DAY
from chronology.network.allen_gaps import Gap
from chronology.network.calendar_spans import read_span, span_seconds
from chronology.network.statements import Lasting, Related
from chronology.network.writer import Writer


class Days:
    """The midnights before events, made where they are asked for.

    Args:
        writer: the network, with all dates.
        lengths: the lengths of the events.
    """

    def __init__(self, writer: Writer, lengths: tuple[Lasting, ...]) -> None:
        self._writer = writer
        self._known: dict[int, tuple[int, int]] = {}
        self._lengths: dict[int, list[Lasting]] = {}
        for lasting in lengths:
            self._lengths.setdefault(lasting.event, []).append(lasting)

    def of(self, event: int) -> tuple[int, int]:
        """Return the midnights before the start and before the end of ``event``."""
        known = self._known.get(event)
        if known is None:
            known = self._made(event)
            self._known[event] = known
        return known

    def _made(self, event: int) -> tuple[int, int]:
        writer, network = self._writer, self._writer.network
        days = network.moment(("start day", event)), network.moment(("end day", event))
        for day, moment in zip(days, writer.event(event), strict=True):
            network.add(day, moment, 0)
            network.add(moment, day, -DAY, strict=True)
        network.add(*days, 0)
        for dated, claims in writer.dated.get(event, ()):
            date = dated.date
            writer.day_window(days[0], date.start_earliest, date.start_latest, claims)
            writer.day_window(days[1], date.end_earliest, date.end_latest, claims)
        for lasting in self._lengths.get(event, ()):
            self._last(lasting, *days)
        return days

    def _last(self, lasting: Lasting, start: int, end: int) -> None:
        """State a length from day to day: rounded, as its ends are."""
        claims = (self._writer.network.claim(lasting.key),)
        least, most = read_span(lasting.least), read_span(lasting.most)
        if least is not None:
            fewest = (span_seconds(least)[0] - 1) // DAY * DAY
            self._writer.apart(start, end, fewest, claims)
        if most is not None:
            self._writer.within(start, end, -(-span_seconds(most)[1] // DAY) * DAY, claims)

    def spread(self, relations: Iterable[Related]) -> None:
        """Make the days of every event that relations join to one whose days are known.

        A moment between two days would lose one of them again.
        """
        if not self._known:
            return
        near: dict[int, list[int]] = {}
        for related in relations:
            near.setdefault(related.event, []).append(related.other)
            near.setdefault(related.other, []).append(related.event)
        waiting = list(self._known)
        for event in waiting:
            # Its list is taken out, so that each is walked once.
            for other in near.pop(event, ()):
                if other not in self._known:
                    self.of(other)
                    waiting.append(other)

    def relate(self, event: int, other: int, gaps: tuple[Gap, ...], claim: int) -> None:
        """State from day to day what a relation without a lag demands, if days are known."""
        if event not in self._known or other not in self._known:
            return
        days = (*self._known[event], *self._known[other])
        for earlier, later, least, _ in gaps:
            self._writer.apart(days[earlier], days[later], least // DAY * DAY, (claim,))
