"""Dates that name a month or a day, and no year."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import tightened, wording
from chronology.checks.reasoning.arithmetic import last_second
from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.query.evidence import Event, Facts

#: Four digits that nobody gave: EDTF's unspecified digits (ISO 8601-2:2019, 8).
_NO_YEAR = "XXXX-"


def _find(facts: Facts) -> Iterator[Finding]:
    for event in facts.events.values():
        date = event.date
        if date is None or not date.edtf.startswith(_NO_YEAR) or event.status == "refuted":
            continue
        yield Finding(
            check=CHECK.id,
            certainty=Certainty.CANNOT_TELL,
            severity=Severity.NOTE,
            explanation=(
                f"{wording.name(event)} is dated “{date.text}”, which names no year.",
                *_narrowed(facts, event, date),
                "therefore nobody can tell in which year it was.",
            ),
            claims=tightened.claims_of(facts, event),
            events=(event.id,),
            remedies=(
                f'chronology edit {event.id} --when "…"',
                f"chronology relate {event.id} after ID",
            ),
        )


def _narrowed(facts: Facts, event: Event, date: FuzzyDate) -> Iterator[str]:
    """Yield the line that says to which years other events narrow it down, if they do."""
    when = tightened.whens(facts).of(event)
    if when is None:
        return
    # The bounds of the words themselves are those of EDTF's years, which nobody stated.
    first = when.start_earliest if when.start_earliest > date.start_earliest else NEG_INF
    end = when.end_latest + 1 if when.end_latest < last_second(date.end_latest) else POS_INF
    if (first, end) != (NEG_INF, POS_INF):
        time = wording.stretch(first, end)
        yield f"What is said of its order puts it {time}: `chronology why {event.id}`."


CHECK = Check(
    id="unknown-year",
    why="A September without a year is possible in every year and proves nothing in any.",
    tier=Tier.TIME,
    find=_find,
    compares="whether each adopted date that names a month or a day names a year too",
    cannot_tell="it names none. What follows for the event from others is told with it",
    quiet=(
        "Give the year, or an order that narrows it down: `chronology relate ID after ID`. Accept"
        " it where the source leaves it open."
    ),
    example=(
        "@9 “Attack” is dated “XXXX-09”, which names no year.",
        "therefore nobody can tell in which year it was.",
    ),
)
