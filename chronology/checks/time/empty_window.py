"""A stored date that leaves no moment at all."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning import wording
from chronology.checks.time.broken_dates import has_no_moment
from chronology.checks.time.every_date import Held, every_date
from chronology.dates import FuzzyDate
from chronology.query.evidence import BrokenDate, Facts
from chronology.query.screens import PECULIAR, TELLING


def _find(facts: Facts) -> Iterator[Finding]:
    for broken in facts.broken:
        if has_no_moment(broken):
            yield _of_bounds(facts, broken)
    for held in every_date(facts, _is_without_members):
        yield _of_members(held)


def _is_without_members(date: FuzzyDate) -> bool:
    members = date.members
    return members is not None and not members.meets(date.start_earliest, date.end_latest)


def _of_bounds(facts: Facts, broken: BrokenDate) -> Finding:
    first, begun, ending, last = broken.bounds
    end, after, until = ("begin", first, begun) if begun <= first else ("end", ending, last)
    event = None if broken.event is None else facts.events.get(broken.event)
    about = f" of {wording.name(event)}" if event else ""
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.ERROR,
        explanation=(
            f"The date “{broken.text}”{about} is stored with {broken.kind} {broken.id}.",
            f"It would {end} {wording.moment(after)} or later, but before {wording.moment(until)}.",
            wording.therefore(f"no moment is left for it to {end}", after - until + 1),
        ),
        claims=(Claim(broken.kind, broken.id, broken.uuid, (broken.text, *broken.bounds)),),
        events=() if broken.event is None else (broken.event,),
        magnitude_seconds=after - until + 1,
        remedies=() if broken.event is None else (f'chronology edit {broken.event} --when "…"',),
    )


def _of_members(held: Held) -> Finding:
    span = wording.stretch(held.date.start_earliest, held.date.end_latest)
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.ERROR,
        explanation=(
            f"{held.whose} is dated “{held.date.text}”, stored as {held.date.edtf}.",
            f"Its bounds are {span}, and none of the dates that it lists lies there.",
            "therefore no moment is left for it.",
        ),
        claims=(held.claim,),
        events=held.events,
        actors=held.actors,
        sources=held.sources,
        remedies=(held.remedy,),
    )


CHECK = Check(
    id="empty-window",
    why="A date that no moment satisfies says nothing, and hides what its source said.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the bounds of every stored date with each other and with the dates that a set or a mask"
        " lists. No command lets such a date in; another tool may have changed the database. For"
        " all other checks bounds without a moment are as good as no date"
    ),
    certain=(
        "no moment lies between the bounds of its beginning or of its end, or none of the dates"
        " in a set lies between its bounds"
    ),
    screens=(PECULIAR, TELLING),
    quiet='Give the date again: `chronology edit ID --when "…"`.',
    example=(
        "The date “spring” of @4 “Arrest” is stored with event 4.",
        "It would begin 2016-06-01 or later, but before 2016-03-01.",
        "therefore no moment is left for it to begin: impossible by at least 92 days.",
    ),
)
