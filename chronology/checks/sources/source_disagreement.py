"""Sources that date one event differently, or otherwise than it was adopted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.reasoning.said import said_line
from chronology.checks.sources.rivals import Rivalry, compare
from chronology.dates import FuzzyDate
from chronology.query.evidence import Citation, Event, Facts
from chronology.query.screens import TELLING


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date of the event, who gives it, and the claim that it is."""

    date: FuzzyDate
    line: str
    claim: Claim
    citation: int | None = None


def _find(facts: Facts) -> Iterator[Finding]:
    cited, remedies = facts.citations_by_event(), Remedies(facts)
    for event in facts.events.values():
        said = _distinct(facts, cited.get(event.id, ()))
        if event.status == "refuted" or not said:
            continue
        agreeing = said
        if event.date is not None:
            adopted = _Statement(event.date, wording.event_line(event), claims.of_event(event))
            against = [s for s in said if compare(adopted.date, s.date)[0] != Rivalry.AGREE]
            for statement in against:
                yield _finding(facts, event, (adopted, statement), remedies)
            agreeing = [statement for statement in said if statement not in against]
        for one, other in combinations(agreeing, 2):
            if compare(one.date, other.date)[0] != Rivalry.AGREE:
                yield _finding(facts, event, (one, other), remedies)


def _distinct(facts: Facts, citations: list[Citation] | tuple[()]) -> list[_Statement]:
    """Return the dates that sources give, each once for the first that gives it."""
    found: dict[tuple[object, ...], _Statement] = {}
    for citation in citations:
        if citation.says is not None:
            line = said_line(facts, citation)
            claim = claims.of_citation(citation)
            statement = _Statement(citation.says, line, claim, citation.id)
            found.setdefault(claims.values_of(citation.says), statement)
    return list(found.values())


def _finding(
    facts: Facts, event: Event, pair: tuple[_Statement, _Statement], remedies: Remedies
) -> Finding:
    one, other = pair
    cited = [facts.citations[s.citation] for s in pair if s.citation is not None]
    rivalry, apart = compare(one.date, other.date)
    certain = rivalry is Rivalry.DISJOINT
    last = (
        f"therefore they cannot both be right: they are at least {wording.size(apart)} apart."
        if certain
        else "therefore each leaves room for times that the other rules out."
    )
    slugs = claims.sources_of(facts, [one.citation, other.citation])
    return Finding(
        check=CHECK.id,
        certainty=claims.certainty_of([one.date, other.date]) if certain else Certainty.POSSIBLE,
        severity=Severity.WARNING if certain else Severity.NOTE,
        explanation=(one.line, other.line, last),
        claims=(one.claim, other.claim),
        events=(event.id,),
        sources=slugs,
        magnitude_seconds=apart if certain else None,
        remedies=(
            f"chronology show {event.id}",
            f'chronology edit {event.id} --when "…"',
            *(remedies.rank_citation(citation) for citation in cited),
        ),
    )


CHECK = Check(
    id="source-disagreement",
    why="Where sources date one event differently, a reader must know before relying on either.",
    tier=Tier.SOURCES,
    find=_find,
    compares=(
        "the date that each source gives of an event with the adopted date, and the dates of two"
        " sources with each other where neither contradicts the adopted one. Of two lasting"
        " dates, beginnings and ends are compared apart"
    ),
    certain="the two dates have no moment in common",
    possible=(
        "they overlap, and neither holds the other. A date that lies within a vaguer one refines"
        " it and agrees with it; so does a single date within a lasting one"
    ),
    screens=(TELLING,),
    quiet=(
        "Adopt the better date and give the other citation the rank deprecated, or accept the"
        " disagreement with the reason."
    ),
    gives_way_to=("self-contradiction", "unsupported-date"),
    example=(
        "@1 “Arrest” is dated 2016-07-20.",
        "wire, page 3 dates @1 2016-07-08.",
        "therefore they cannot both be right: they are at least 11 days apart.",
    ),
)
