"""Counts whose lowest, best and highest figures are out of order."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.query.evidence import Facts, Measure
from chronology.query.screens import DISORDERLY_COUNTS


def _find(facts: Facts) -> Iterator[Finding]:
    for measure in facts.measures:
        low, best, high = measure.low, measure.best, measure.high
        # Spelt out, because hundreds of thousands are in order.
        if (
            (low is not None and high is not None and low > high)
            or (low is not None and best is not None and low > best)
            or (best is not None and high is not None and best > high)
        ) and facts.stands(measure.citation):
            yield _finding(facts, measure)


def _worst(measure: Measure) -> tuple[str, float]:
    """Return what is out of order, and by how much: of several, the farthest."""
    low, best, high = measure.low, measure.best, measure.high
    pairs = (
        ("the highest figure would lie below the lowest", high, low),
        ("the best figure would lie below the lowest", best, low),
        ("the best figure would lie above the highest", high, best),
    )
    found = [
        (what, lesser_than - lesser)
        for what, lesser, lesser_than in pairs
        if lesser is not None and lesser_than is not None
    ]
    return max(found, key=lambda pair: pair[1])


def _finding(facts: Facts, measure: Measure) -> Finding:
    event = facts.events.get(measure.event)
    whose = wording.name(event) if event else f"@{measure.event}"
    figures = (("lowest", measure.low), ("best", measure.best), ("highest", measure.high))
    stated = ", ".join(f"{name} {figure:g}" for name, figure in figures if figure is not None)
    according = wording.by_citation(facts, measure.citation)
    what, by = _worst(measure)
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.ERROR,
        explanation=(
            f"{whose} has the count “{measure.kind}”: {stated}{according}.",
            f"therefore {what}: impossible by {by:g}.",
        ),
        claims=(claims.of_measure(measure),),
        events=(measure.event,),
        sources=claims.sources_of(facts, [measure.citation]),
        remedies=(f"chronology show {measure.event}",),
    )


CHECK = Check(
    id="measure-order",
    why="The best estimate of a count lies between its lowest and its highest.",
    tier=Tier.DATA,
    find=_find,
    compares=(
        "the lowest, best and highest figure of each count with each other, as far as they are"
        " known; those of deprecated citations are left out"
    ),
    certain="the lowest is above the best or the highest, or the best above the highest",
    screens=(DISORDERLY_COUNTS,),
    quiet=(
        "Correct the figures where they came from and import them again: a row that is known by"
        " its id is changed."
    ),
    example=(
        "@3 “Attack” has the count “killed”: lowest 20, best 12, highest 30, according to wire.",
        "therefore the best figure would lie below the lowest: impossible by 8.",
    ),
)
