"""A stored date whose end lies before its beginning."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning import wording
from chronology.checks.time.broken_dates import ends_too_early, has_no_moment
from chronology.query.evidence import BrokenDate, Facts
from chronology.query.screens import PECULIAR, TELLING


def _find(facts: Facts) -> Iterator[Finding]:
    for broken in facts.broken:
        if has_no_moment(broken):
            continue  # the check "empty-window" says which end it is
        yield _finding(facts, broken)


def _finding(facts: Facts, broken: BrokenDate) -> Finding:
    first, _, _, last = broken.bounds
    event = None if broken.event is None else facts.events.get(broken.event)
    about = f" of {wording.name(event)}" if event else ""
    lines = [f"The date “{broken.text}”{about} is stored with {broken.kind} {broken.id}."]
    over = None
    if ends_too_early(broken):
        over = first - last + 1
        begins, ends = wording.moment(first), wording.last_moment(last)
        lines += [
            f"It begins {begins} at the earliest, and ends by {ends}.",
            wording.therefore("it would have ended before it began", over),
        ]
    else:
        lines.append("therefore nothing can be concluded from it: its bounds are out of order.")
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.ERROR,
        explanation=tuple(lines),
        claims=(Claim(broken.kind, broken.id, broken.uuid, (broken.text, *broken.bounds)),),
        events=() if broken.event is None else (broken.event,),
        magnitude_seconds=over,
        remedies=() if broken.event is None else (f'chronology edit {broken.event} --when "…"',),
    )


CHECK = Check(
    id="ends-before-it-begins",
    why="Nothing ends before it begins, so that one of the two ends is wrong.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the bounds of every stored date with each other. No command lets such a date in; another"
        " tool may have changed the database. For all other checks it is as good as undated"
    ),
    certain="it ends before it begins, or each end lies on the wrong side of itself",
    screens=(PECULIAR, TELLING),
    quiet='Give the date again: `chronology edit ID --when "…"`.',
    example=(
        "The date “2016 to 2014” of @4 “Arrest” is stored with event 4.",
        "It begins 2016-01-01 at the earliest, and ends by 2014-12-31.",
        "therefore it would have ended before it began: impossible by at least 365 days.",
    ),
)
