"""Something that lasts, and yet for no time at all."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.arithmetic import last_second
from chronology.checks.time.every_date import Held, every_date
from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.calendar_spans import read_span, span_seconds
from chronology.query.evidence import Event, Facts
from chronology.query.screens import PECULIAR, TELLING


def _find(facts: Facts) -> Iterator[Finding]:
    for held in every_date(facts, _is_degenerate):
        yield _of_date(held)
    for event in facts.events.values():
        if event.duration is not None and event.manner == "lasting" and _is_of_no_length(event):
            yield _of_duration(event)
        elif event.manner == "lasting" and event.date is not None and _is_a_second(event.date):
            yield _of_moment(event, event.date)


def _is_degenerate(date: FuzzyDate) -> bool:
    return date.lasting and _too_short_by(date) > 0


def _too_short_by(date: FuzzyDate) -> int:
    """Return by how many seconds the last end misses coming after the first start."""
    if date.start_earliest == NEG_INF or date.end_latest == POS_INF:
        return 0
    return date.start_earliest + 1 - last_second(date.end_latest)


def _is_a_second(date: FuzzyDate) -> bool:
    return not date.lasting and _too_short_by(date) > 0


def _is_of_no_length(event: Event) -> bool:
    most = read_span(event.duration.maximum) if event.duration else None
    return most is not None and span_seconds(most)[1] <= 0


def _of_date(held: Held) -> Finding:
    certainty = claims.certainty_of([held.date])
    short = _too_short_by(held.date)
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{held.whose} is dated “{held.date.text}”, from moment to moment.",
            f"Both are {wording.moment(held.date.start_earliest)}.",
            wording.therefore("it would last no time at all", short),
        ),
        claims=(held.claim,),
        events=held.events,
        actors=held.actors,
        sources=held.sources,
        magnitude_seconds=short,
        remedies=(held.remedy,),
    )


def _of_duration(event: Event) -> Finding:
    words = event.duration.words if event.duration else ""
    return _contradiction(
        event,
        f"It is stated to have lasted “{words}”, which is no time at all.",
        f'chronology edit {event.id} --lasting "…"',
    )


def _of_moment(event: Event, date: FuzzyDate) -> Finding:
    return _contradiction(
        event,
        f"It is dated “{date.text}”, which is one moment: {wording.moment(date.start_earliest)}.",
        f'chronology edit {event.id} --when "…"',
    )


def _contradiction(event: Event, said: str, remedy: str) -> Finding:
    certainty = claims.certainty_of([event.date])
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{wording.name(event)} is said to have gone on for some time.",
            said,
            wording.therefore("its end could not lie after its start", 1),
        ),
        claims=(claims.of_event(event),),
        events=(event.id,),
        magnitude_seconds=1,
        remedies=(remedy, f"chronology edit {event.id} --manner once"),
    )


CHECK = Check(
    id="degenerate-interval",
    why="What lasts has an end that lies after its start.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the start and the end of every date that says from when until when, whatever it dates;"
        " and the manner of an event, where it is lasting, with its date and its stated duration."
        " An end before the start is left to `ends-before-it-begins`"
    ),
    certain="the last possible end does not lie after the first possible start",
    possible="the same, of a date that is itself marked as uncertain (?)",
    screens=(PECULIAR, TELLING),
    quiet="Correct the end, or say that it happened once: `chronology edit ID --manner once`.",
    example=(
        "@7 “Siege” is said to have gone on for some time.",
        "It is dated “2016-07-15T10:00:00”, which is one moment: 2016-07-15 10:00.",
        "therefore its end could not lie after its start: impossible by at least 1 second.",
    ),
)
