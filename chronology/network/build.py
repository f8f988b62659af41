"""Makes a network of statements: what each of them means in seconds.

Every constraint names first the claim that states it, then those from which that
was worked out (the date that a lag counts from, an anchor's date).
"""

from collections.abc import Mapping

from chronology.dates.lag import Span
from chronology.dates.moves import Move, whole_days
from chronology.network.allen_gaps import END, GAPS, LAGGED, START
from chronology.network.calendar_spans import read_span, span_seconds
from chronology.network.constraints import Network
from chronology.network.days import Days
from chronology.network.lag_windows import Reach
from chronology.network.statements import ClaimKey, Dated, Lasting, Related, Statements
from chronology.network.writer import Writer

_LIFE = {"born": "birth", "died": "death"}


def build(statements: Statements) -> Network:
    """Return the network of ``statements``.

    Its moments are named ("start", event), ("end", event), ("birth", actor),
    ("death", actor) and, where a lag counts days, ("start day", event) and
    ("end day", event); its claims by their keys. Relations of a kind that is not
    known, and lengths that cannot be read, put no constraint.
    """
    writer = Writer()
    for statement in statements:
        writer.network.claim(statement.key, statement.cost)
    _dates(writer, statements)
    for lasting in statements.lengths:
        _length(writer, lasting)
    _relations(writer, statements)
    _lifetimes(writer, statements)
    _presences(writer, statements)
    return writer.network


def _dates(writer: Writer, statements: Statements) -> None:
    by_key = {dated.key: dated for dated in statements.dates}
    for dated in statements.dates:
        keys = all_claims(dated, by_key) if dated.rests_on else (dated.key,)
        claims = tuple(writer.network.claim(key) for key in keys)
        writer.dated.setdefault(dated.event, []).append((dated, claims))
        start, end = writer.event(dated.event)
        writer.window(start, *_start_of(dated), claims)
        writer.window(end, *_end_of(dated), claims)


def all_claims(dated: Dated, by_key: Mapping[ClaimKey, Dated]) -> tuple[ClaimKey, ...]:
    """Return the claim of a date and all those from which it was worked out, each once."""
    found: dict[ClaimKey, None] = {dated.key: None}
    waiting = list(dated.rests_on)
    for key in waiting:
        if key not in found:
            found[key] = None
            if key in by_key:
                waiting.extend(by_key[key].rests_on)
    return tuple(found)


def _length(writer: Writer, lasting: Lasting) -> None:
    least, most = read_span(lasting.least), read_span(lasting.most)
    claim, moments = writer.network.claim(lasting.key), writer.event(lasting.event)
    if least is not None and least != Span():
        # The last second is counted in: what lasts one second starts and ends in it.
        writer.apart(*moments, span_seconds(least)[0] - 1, (claim,))
    if most is not None:
        writer.within(*moments, span_seconds(most)[1], (claim,))
    if not _varies(least, most):
        return
    forward = Move.by(least or Span(), 1)
    reach = Reach(forward._replace(seconds=forward.seconds - 1), _move(most, 1))
    for dated, claims in writer.dated.get(lasting.event, ()):
        both = (claim, *claims)
        writer.window(moments[1], *reach.into(*_start_of(dated)), both)
        writer.window(moments[0], *reach.back_from(*_end_of(dated)), both)


def _relations(writer: Writer, statements: Statements) -> None:
    days, plain = Days(writer, statements.lengths), []
    for related in statements.relations:
        if related.kind not in GAPS:
            continue
        least, most = _lag(related)
        if least is None and most is None:
            plain.append(related)
        elif _counts_hours(least) or _counts_hours(most):
            _lag_of_hours(writer, related, least, most)
        else:
            _lag_of_days(writer, days, related, least, most)
    days.spread(plain)
    add, claim, event = writer.network.add, writer.network.claim, writer.event
    for related in plain:
        gaps, number = GAPS[related.kind], claim(related.key)
        moments = (*event(related.event), *event(related.other))
        for earlier, later, gap, strict in gaps:
            add(moments[earlier], moments[later], gap, claims=(number,), strict=strict)
        days.relate(related.event, related.other, gaps, number)


def _lag(related: Related) -> tuple[Span | None, Span | None]:
    if related.kind not in LAGGED or not (related.least or related.most):
        return None, None
    return read_span(related.least), read_span(related.most)


def _counts_hours(span: Span | None) -> bool:
    return span is not None and span.seconds > 0


def _varies(*spans: Span | None) -> bool:
    """Return whether some length has months or years, which vary."""
    return any(span is not None and (span.years or span.months) for span in spans)


def _move(span: Span | None, sign: int) -> Move | None:
    return None if span is None else Move.by(span, sign)


def _reach(kind: str, least: Span | None, most: Span | None) -> Reach:
    """Return where a lag leads, counted from the other event."""
    if kind == "after":
        return Reach(Move.by(least or Span(), 1), _move(most, 1))
    return Reach(_move(most, -1), Move.by(least or Span(), -1))


def _lag_of_days(
    writer: Writer, days: Days, related: Related, least: Span | None, most: Span | None
) -> None:
    """State a lag between two events from day to day.

    It is counted from the other event, forward for "after" and back for
    "before". As a distance it holds from whatever day it is counted; where one
    of the two is dated, it leads to days by the calendar.
    """
    claim = writer.network.claim(related.key)
    moments = (*writer.event(related.event), *writer.event(related.other))
    midnights = (*days.of(related.event), *days.of(related.other))
    earlier, later = LAGGED[related.kind]
    writer.apart(moments[earlier], moments[later], 0, (claim,))
    fewest = 0 if least is None else span_seconds(least)[0]
    writer.apart(midnights[earlier], midnights[later], fewest, (claim,))
    if most is not None:
        writer.within(midnights[earlier], midnights[later], span_seconds(most)[1], (claim,))
    # Days alone take the same time everywhere: their distance has said it.
    if _varies(least, most):
        reach = _reach(related.kind, least, most)
        after = related.kind == "after"
        counted, origin = (START, 2 + END) if after else (END, 2 + START)
        for window, claims in _windows(writer, related.other, at_end=after):
            arrival = reach.into(*whole_days(*window))
            writer.day_window(midnights[counted], *arrival, (claim, *claims))
        for window, claims in _windows(writer, related.event, at_end=not after):
            departure = reach.back_from(*whole_days(*window))
            writer.day_window(midnights[origin], *departure, (claim, *claims))


def _lag_of_hours(writer: Writer, related: Related, least: Span | None, most: Span | None) -> None:
    """State a lag that counts hours between two events, to the second."""
    claim = writer.network.claim(related.key)
    moments = (*writer.event(related.event), *writer.event(related.other))
    earlier, later = (moments[place] for place in LAGGED[related.kind])
    writer.apart(earlier, later, span_seconds(least)[0] if least else 0, (claim,))
    if most is not None:
        writer.within(earlier, later, span_seconds(most)[1], (claim,))
    if _varies(least, most):
        reach = _reach(related.kind, least, most)
        after = related.kind == "after"
        for window, claims in _windows(writer, related.other, at_end=after):
            counted = moments[START if after else END]
            writer.window(counted, *reach.into(*window), (claim, *claims))
        for window, claims in _windows(writer, related.event, at_end=not after):
            origin = moments[2 + (END if after else START)]
            writer.window(origin, *reach.back_from(*window), (claim, *claims))


def _windows(
    writer: Writer, event: int, *, at_end: bool
) -> list[tuple[tuple[int, int], tuple[int, ...]]]:
    """Return where the dates of an event put its start or its end, with their claims."""
    of = _end_of if at_end else _start_of
    return [(of(dated), claims) for dated, claims in writer.dated.get(event, ())]


def _start_of(dated: Dated) -> tuple[int, int]:
    return dated.date.start_earliest, dated.date.start_latest


def _end_of(dated: Dated) -> tuple[int, int]:
    return dated.date.end_earliest, dated.date.end_latest


def _lifetimes(writer: Writer, statements: Statements) -> None:
    network = writer.network
    for life in statements.lifetimes:
        moment = network.moment((_LIFE[life.key[0]], life.actor))
        window = life.date.start_earliest, life.date.end_latest
        writer.window(moment, *window, (network.claim(life.key),))
    for life in statements.lifetimes:
        birth, death = network.find(("birth", life.actor)), network.find(("death", life.actor))
        if life.key[0] == "born" and birth is not None and death is not None:
            network.add(birth, death, 0)


def _presences(writer: Writer, statements: Statements) -> None:
    """State that actors lived; of one whose life has no dates, that says nothing."""
    network = writer.network
    for alive in statements.presences:
        birth, death = network.find(("birth", alive.actor)), network.find(("death", alive.actor))
        start, end = writer.event(alive.event)
        claims = (network.claim(alive.key),)
        if birth is not None:
            network.add(birth, end, 0, claims=claims)
        if death is not None:
            network.add(start, death, 0, claims=claims)
