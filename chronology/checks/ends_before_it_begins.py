"""A date whose end lies before its beginning."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks import claims, wording
from chronology.checks.arithmetic import Gap, end_window, judge, start_window
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Claim, Finding, Severity
from chronology.dates import FuzzyDate
from chronology.query.evidence import Facts


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date, and who gives it of which event."""

    event: int
    date: FuzzyDate
    line: str
    claim: Claim
    sources: tuple[str, ...] = ()


def _statements(facts: Facts) -> Iterator[_Statement]:
    for event in facts.events.values():
        if event.date is not None:
            line = wording.event_line(event)
            yield _Statement(event.id, event.date, line, claims.of_event(event))
    for citation in facts.citations.values():
        if citation.says is not None and citation.rank != "deprecated":
            place = wording.place_of_citation(facts, citation)
            line = f"{place} dates @{citation.event} {wording.dated(citation.says)}."
            sources = claims.sources_of(facts, [citation.id])
            claim = claims.of_citation(citation)
            yield _Statement(citation.event, citation.says, line, claim, sources)


def _find(facts: Facts) -> Iterator[Finding]:
    for statement in _statements(facts):
        date = statement.date
        windows = {"start": start_window(date), "end": end_window(date)}
        outcome = judge(windows, (), (Gap("start", "end"),))
        if outcome.certain:
            last = wording.therefore("it would have ended before it began", outcome.shortfall)
            yield Finding(
                check=CHECK.id,
                certainty=claims.certainty_of([date]),
                severity=Severity.ERROR,
                explanation=(statement.line, last),
                claims=(statement.claim,),
                events=(statement.event,),
                sources=statement.sources,
                magnitude_seconds=outcome.shortfall,
                remedies=(f'chronology edit {statement.event} --when "…"',),
            )


CHECK = Check(
    id="ends-before-it-begins",
    why="Nothing ends before it begins, so that one of its two ends is wrong.",
    tier=Tier.TIME,
    find=_find,
    compares="the beginning and the end of each adopted date, and of each source's date",
    certain="the latest end lies before the earliest beginning",
    possible="the same, of a date that is itself marked as uncertain (?)",
    quiet='Correct the date: `chronology edit ID --when "…"`.',
)
