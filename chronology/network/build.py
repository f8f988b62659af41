"""Makes a network of statements: what each of them means in seconds.

Every constraint names first the claim that states it, then those from which that
was worked out (the date that a lag counts from, an anchor's date).
"""

from collections.abc import Iterable

from chronology.dates.civil import DAY, MAX_YEAR, seconds
from chronology.dates.lag import Span
from chronology.network.allen_gaps import END, GAPS, LAGGED, START
from chronology.network.calendar_spans import read_span, span_seconds
from chronology.network.constraints import ORIGIN, Network
from chronology.network.lag_windows import Move, Reach, whole_days
from chronology.network.statements import ClaimKey, Dated, Lasting, Related, Statements

#: No date lies beyond (chronology.dates.civil).
_FIRST, _LAST = seconds(-MAX_YEAR), seconds(MAX_YEAR + 1)

#: More seconds than this, twice the age of the universe, count as this many, so
#: that sums of lengths stay within 64 bits.
_LONGEST = 10**18


def build(statements: Statements) -> Network:
    """Return the network of ``statements``.

    Its moments are named ("start", event), ("end", event), ("birth", actor) and
    ("death", actor), its claims by their keys. Relations of a kind that is not
    known, and lengths that cannot be read, put no constraint.
    """
    builder = _Builder(statements)
    builder.dates()
    builder.lengths()
    builder.relations()
    builder.lifetimes()
    builder.presences()
    return builder.network


class _Builder:
    """A network while it is made."""

    def __init__(self, statements: Statements) -> None:
        self.network = Network()
        self.statements = statements
        self._events: dict[int, tuple[int, int]] = {}
        self._dated: dict[int, list[tuple[Dated, tuple[int, ...]]]] = {}
        for statement in statements:
            self.network.claim(statement.key, statement.cost)

    def dates(self) -> None:
        by_key = {dated.key: dated for dated in self.statements.dates}
        for dated in self.statements.dates:
            keys = _all_claims(dated, by_key) if dated.rests_on else (dated.key,)
            claims = tuple(self.network.claim(key) for key in keys)
            self._dated.setdefault(dated.event, []).append((dated, claims))
            start, end = self._event(dated.event)
            date = dated.date
            self._window(start, date.start_earliest, date.start_latest, claims)
            self._window(end, date.end_earliest, date.end_latest, claims)

    def lengths(self) -> None:
        for lasting in self.statements.lengths:
            moments = self._event(lasting.event)
            least, most = read_span(lasting.least), read_span(lasting.most)
            claims = (self.network.claim(lasting.key),)
            if least is not None and least != Span():
                # The last second is counted in: what lasts one second starts and ends in it.
                self._apart(*moments, span_seconds(least)[0] - 1, claims)
            if most is not None:
                self._within(*moments, span_seconds(most)[1], claims)
            if any(span is not None and (span.years or span.months) for span in (least, most)):
                self._calendar_length(lasting, least, most)

    def _calendar_length(self, lasting: Lasting, least: Span | None, most: Span | None) -> None:
        """State where a length of months or years leads from the date of its own event."""
        claim = self.network.claim(lasting.key)
        start, end = self._event(lasting.event)
        reach = Reach(_a_second_less(Move.by(least or Span(), 1)), _move(most, 1))
        for dated, claims in self._dated.get(lasting.event, ()):
            date, both = dated.date, (claim, *claims)
            self._window(end, *reach.into(date.start_earliest, date.start_latest), both)
            self._window(start, *reach.back_from(date.end_earliest, date.end_latest), both)

    def relations(self) -> None:
        add, claim, event = self.network.add, self.network.claim, self._event
        for related in self.statements.relations:
            gaps = GAPS.get(related.kind)
            if gaps is None:
                continue
            if related.kind in LAGGED and (related.least or related.most):
                least, most = read_span(related.least), read_span(related.most)
                if least is not None or most is not None:
                    self._lagged(related, least, most)
                    continue
            moments = (*event(related.event), *event(related.other))
            claims = (claim(related.key),)
            for earlier, later, gap, strict in gaps:
                add(moments[earlier], moments[later], gap, claims=claims, strict=strict)

    def _lagged(self, related: Related, least: Span | None, most: Span | None) -> None:
        """State the distance that a lag puts between two events.

        It is counted from the other event, forward for "after" and back for
        "before". As a distance it holds from whatever moment it is counted;
        where one of the two is dated, it leads to a window by the calendar.
        """
        claims = (self.network.claim(related.key),)
        moments = (*self._event(related.event), *self._event(related.other))
        earlier, later = (moments[place] for place in LAGGED[related.kind])
        by_day = not ((least and least.seconds) or (most and most.seconds))
        fewest = span_seconds(least)[0] if least is not None else 0
        # Counted in days, from ten on one evening to eight in the morning is a day.
        if by_day and fewest:
            self._apart(earlier, later, fewest - DAY, claims, strict=True)
        else:
            self._apart(earlier, later, fewest, claims)
        if most is not None:
            longest = span_seconds(most)[1]
            self._within(earlier, later, longest + DAY if by_day else longest, claims, by_day)
        if by_day or any(
            span is not None and (span.years or span.months) for span in (least, most)
        ):
            self._calendar_lag(related, _reach(related.kind, least, most), by_day=by_day)

    def _calendar_lag(self, related: Related, reach: Reach, *, by_day: bool) -> None:
        """State where a lag leads from the dates of its two events."""
        claim = self.network.claim(related.key)
        after = related.kind == "after"
        counted = self._event(related.event)[START if after else END]
        origin = self._event(related.other)[END if after else START]
        for dated, claims in self._dated.get(related.other, ()):
            window = _end_of(dated) if after else _start_of(dated)
            window = whole_days(*window) if by_day else window
            self._window(counted, *reach.into(*window), (claim, *claims))
        for dated, claims in self._dated.get(related.event, ()):
            window = _start_of(dated) if after else _end_of(dated)
            window = whole_days(*window) if by_day else window
            self._window(origin, *reach.back_from(*window), (claim, *claims))

    def lifetimes(self) -> None:
        for life in self.statements.lifetimes:
            moment = self.network.moment((_LIFE[life.key[0]], life.actor))
            claims = (self.network.claim(life.key),)
            self._window(moment, life.date.start_earliest, life.date.end_latest, claims)
        for life in self.statements.lifetimes:
            birth = self.network.find(("birth", life.actor))
            death = self.network.find(("death", life.actor))
            if life.key[0] == "born" and birth is not None and death is not None:
                self.network.add(birth, death, 0)

    def presences(self) -> None:
        """State that actors lived; of one whose life has no dates, it says nothing."""
        for alive in self.statements.presences:
            birth = self.network.find(("birth", alive.actor))
            death = self.network.find(("death", alive.actor))
            start, end = self._event(alive.event)
            claims = (self.network.claim(alive.key),)
            if birth is not None:
                self.network.add(birth, end, 0, claims=claims)
            if death is not None:
                self.network.add(start, death, 0, claims=claims)

    def _event(self, event: int) -> tuple[int, int]:
        """Return start and end of an event, the end not before the start."""
        known = self._events.get(event)
        if known is None:
            known = self.network.moment(("start", event)), self.network.moment(("end", event))
            self._events[event] = known
            self.network.add(*known, 0)
        return known

    def _window(self, moment: int, first: int, last: int, claims: Iterable[int]) -> None:
        """State that a moment lies in [first, last)."""
        if first >= _FIRST:
            self.network.add(ORIGIN, moment, min(first, _LAST), claims=claims)
        if last <= _LAST:
            self.network.add(moment, ORIGIN, -max(last, _FIRST), claims=claims, strict=True)

    def _apart(
        self, earlier: int, later: int, least: int, claims: Iterable[int], *, strict: bool = False
    ) -> None:
        """State that two moments are at least so many seconds apart."""
        self.network.add(earlier, later, min(least, _LONGEST), claims=claims, strict=strict)

    def _within(
        self, earlier: int, later: int, most: int, claims: Iterable[int], strict: bool = False
    ) -> None:
        """State that two moments are at most so many seconds apart."""
        if most <= _LONGEST:
            self.network.add(later, earlier, -most, claims=claims, strict=strict)


_LIFE = {"born": "birth", "died": "death"}


def _move(span: Span | None, sign: int) -> Move | None:
    return None if span is None else Move.by(span, sign)


def _a_second_less(move: Move) -> Move:
    return move._replace(seconds=move.seconds - 1)


def _reach(kind: str, least: Span | None, most: Span | None) -> Reach:
    """Return where a lag leads, counted from the other event."""
    if kind == "after":
        return Reach(Move.by(least or Span(), 1), _move(most, 1))
    return Reach(_move(most, -1), Move.by(least or Span(), -1))


def _start_of(dated: Dated) -> tuple[int, int]:
    return dated.date.start_earliest, dated.date.start_latest


def _end_of(dated: Dated) -> tuple[int, int]:
    return dated.date.end_earliest, dated.date.end_latest


def _all_claims(dated: Dated, by_key: dict[ClaimKey, Dated]) -> tuple[ClaimKey, ...]:
    """Return the claim of a date and all those from which it was worked out, each once."""
    found: dict[ClaimKey, None] = {dated.key: None}
    waiting = list(dated.rests_on)
    for key in waiting:
        if key not in found:
            found[key] = None
            if key in by_key:
                waiting.extend(by_key[key].rests_on)
    return tuple(found)
