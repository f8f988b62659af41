"""Events that are told as having happened, and lie ahead."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, wording
from chronology.dates import FuzzyDate
from chronology.dates.civil import DAY, POS_INF
from chronology.query.evidence import Event, Facts
from chronology.query.screens import ahead

#: Clocks run ahead of UTC by 14 hours at the most (the Line Islands, Kiribati).
_MOST_AHEAD = 14 * 3600


def _find(facts: Facts) -> Iterator[Finding]:
    if facts.today is None:
        return
    ahead = _not_yet(facts, facts.today)
    for event in facts.events.values():
        if event.date is None or event.date.end_latest <= ahead:
            continue
        if event.status in ("planned", "refuted"):
            continue
        if event.date.start_earliest >= ahead:
            yield _begins_ahead(event, event.date, facts.today, ahead)
        elif _ends_ahead(event.date, ahead):
            yield _still_to_end(event, event.date, facts.today)


def _not_yet(facts: Facts, today: int) -> int:
    """Return the first second that no clock in the chronology's zone has reached today."""
    zone = facts.settings.get("zone", "UTC")
    return today + DAY + (0 if zone == "UTC" else _MOST_AHEAD)


def _ends_ahead(date: FuzzyDate, ahead: int) -> bool:
    return date.lasting and date.end_latest != POS_INF and date.end_earliest >= ahead


def _begins_ahead(event: Event, date: FuzzyDate, today: int, ahead: int) -> Finding:
    certainty = claims.certainty_of([date])
    by = date.start_earliest - ahead + 1
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            wording.event_line(event),
            f"Today is {wording.moment(today)}, and it is not said to be planned.",
            wording.therefore("it cannot have happened yet", by),
        ),
        claims=(claims.of_event(event),),
        events=(event.id,),
        magnitude_seconds=by,
        remedies=_remedies(event),
    )


def _still_to_end(event: Event, date: FuzzyDate, today: int) -> Finding:
    certainty = Certainty.POSSIBLE
    end = wording.stretch(date.end_earliest, date.end_latest)
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            wording.event_line(event),
            f"Today is {wording.moment(today)}, and it is not said to be planned.",
            f"therefore its end, {end}, is foreseen rather than reported: possible, not certain.",
        ),
        claims=(claims.of_event(event),),
        events=(event.id,),
        remedies=_remedies(event),
    )


def _remedies(event: Event) -> tuple[str, ...]:
    when = f'chronology edit {event.id} --when "…"'
    return (when, f"chronology edit {event.id} --status planned")


CHECK = Check(
    id="future",
    why="What lies ahead has not happened, so that its year was mistyped or it is a plan.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the adopted date of each event with today. Planned and refuted events are left out. Where"
        " the chronology keeps another time zone than UTC, today reaches 14 hours further, as far"
        " as any clock on earth"
    ),
    certain="it begins after today, whatever date within its bounds is chosen",
    possible=(
        "the same, of a date that is itself marked as uncertain (?); or it has begun, and its end"
        " is stated to come after today. A date that reaches from before today past it, such as"
        " this year, is no finding"
    ),
    screens=(ahead,),
    quiet="Correct the date, or say that it is planned: `chronology edit ID --status planned`.",
    example=(
        "@9 “Release” is dated 2061-07-15.",
        "Today is 2026-11-21, and it is not said to be planned.",
        "therefore it cannot have happened yet: impossible by at least 34 years.",
    ),
)
