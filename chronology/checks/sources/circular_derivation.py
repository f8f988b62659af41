"""Sources that are derived from each other in a circle."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning.said import cited_for
from chronology.checks.sources.origins import circles
from chronology.query.evidence import Facts, Source


def _find(facts: Facts) -> Iterator[Finding]:
    found = circles(facts.sources)
    events = cited_for(facts) if found else {}
    for circle in found:
        yield _finding([facts.sources[number] for number in circle], events)


def _finding(circle: list[Source], events: dict[int, set[int]]) -> Finding:
    onward = [*circle[1:], circle[0]]
    lines = [
        f"{source.slug} is stated to be derived from {origin.slug}."
        for source, origin in zip(circle, onward, strict=True)
    ]
    cited: set[int] = set().union(*(events.get(source.id, set()) for source in circle))
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.ERROR,
        explanation=(*lines, "therefore none of them can be where it began: impossible."),
        claims=tuple(
            Claim("source", source.id, source.uuid, ("derived from", origin.uuid))
            for source, origin in zip(circle, onward, strict=True)
        ),
        events=tuple(sorted(cited)),
        sources=tuple(source.slug for source in circle),
        remedies=tuple(f'chronology source edit {s.slug} --derived-from ""' for s in circle),
    )


CHECK = Check(
    id="circular-derivation",
    why="Sources that copy each other in a circle leave nobody who said it first.",
    tier=Tier.SOURCES,
    find=_find,
    compares="from which other source each source is derived, one step after the other",
    certain="the steps lead back to where they began",
    screens=(),
    quiet='Take the wrong step back: `chronology source edit SLUG --derived-from ""`.',
    example=(
        "wire is stated to be derived from paper.",
        "paper is stated to be derived from daily.",
        "daily is stated to be derived from wire.",
        "therefore none of them can be where it began: impossible.",
    ),
)
