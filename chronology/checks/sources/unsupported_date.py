"""An adopted date that none of the sources which date the event supports."""

from collections.abc import Iterator, Sequence

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.said import dating, explained, said_line
from chronology.checks.sources.rivals import Answer, Rivalry, by_ends, gravest
from chronology.dates import FuzzyDate
from chronology.query.evidence import Citation, Event, Facts
from chronology.query.screens import TELLING


def _find(facts: Facts) -> Iterator[Finding]:
    for event, said in dating(facts):
        # Words that count from another event rest on that event's claims.
        if event.date is None or event.anchor is not None or explained(facts, event):
            continue
        rivalry, apart = _support(event.date, [c.says for c in said if c.says is not None])
        if rivalry is not Rivalry.AGREE:
            yield _finding(facts, event, said, apart if rivalry is Rivalry.DISJOINT else None)


def _support(adopted: FuzzyDate, said: Sequence[FuzzyDate]) -> Answer:
    """Return how well the two ends of a date are supported: the answer for the worse of them.

    The beginning may be from one source and the end from another.
    """
    ends = [by_ends(adopted, date) for date in said]
    begun = min((begun for begun, _ in ends), key=gravest)
    ended = min((ended for _, ended in ends), key=gravest)
    return max(begun, ended, key=gravest)


def _finding(facts: Facts, event: Event, said: Sequence[Citation], apart: int | None) -> Finding:
    dates = [event.date, *(citation.says for citation in said)]
    if apart is None:
        certainty = Certainty.POSSIBLE
        last = "therefore part of the adopted date is supported by nobody."
    else:
        certainty = claims.certainty_of(dates)
        last = (
            "therefore nobody supports the adopted date:"
            f" it is at least {wording.size(apart)} from what any of them says."
        )
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=Severity.NOTE if apart is None else Severity.WARNING,
        explanation=(
            wording.event_line(event),
            *(said_line(facts, citation) for citation in said),
            last,
        ),
        claims=(claims.of_event(event), *(claims.of_citation(citation) for citation in said)),
        events=(event.id,),
        sources=claims.sources_of(facts, (citation.id for citation in said)),
        magnitude_seconds=apart,
        remedies=(
            f'chronology edit {event.id} --when "…"',
            f'chronology edit {event.id} --because "…"',
        ),
    )


CHECK = Check(
    id="unsupported-date",
    why="A date that no source gives needs a reason, or it is a slip.",
    tier=Tier.SOURCES,
    find=_find,
    compares=(
        "the adopted date of each event with all the dates that its sources give. The beginning"
        " of a lasting date may be supported by one source, and its end by another; a source that"
        " disputes the event supports nothing"
    ),
    certain="it has no moment in common with any of them",
    possible=(
        "it overlaps with some, and neither lies within one nor holds one: part of it is"
        " supported by nobody"
    ),
    screens=(TELLING,),
    quiet=(
        'Correct the date, or say why it was adopted: `chronology edit ID --because "…"`. A date'
        " that counts from another event, or is based on a citation that gives none, is let be."
    ),
    gives_way_to=("source-disagreement",),
    example=(
        "@1 “Arrest” is dated 2016-07-20.",
        "wire dates @1 2016-07-08.",
        "paper, page 3 dates @1 “2016-06” (2016-06-01 to 2016-06-30).",
        (
            "therefore nobody supports the adopted date: it is at least 11 days from what any"
            " of them says."
        ),
    ),
)
