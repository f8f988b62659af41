"""Sources that were read before they were published."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.arithmetic import (
    Gap,
    end_window,
    judge,
    leans_against,
    start_window,
)
from chronology.checks.reasoning.said import cited_for
from chronology.query.evidence import Facts, Source

_ASKED = (Gap("the publication", "the reading"),)


def _find(facts: Facts) -> Iterator[Finding]:
    read = [source for source in facts.sources.values() if source.accessed and source.published]
    events = cited_for(facts) if read else {}
    for source in read:
        yield from _judged(source, tuple(sorted(events.get(source.id, ()))))


def _judged(source: Source, events: tuple[int, ...]) -> Iterator[Finding]:
    published, accessed = source.published, source.accessed
    if published is None or accessed is None:
        return
    printed, read = start_window(published), end_window(accessed)
    outcome = judge({_ASKED[0].earlier: printed, _ASKED[0].later: read}, (), _ASKED)
    if outcome.certain:
        certainty = claims.certainty_of([published, accessed])
        last = wording.therefore("it was read before there was anything to read", outcome.shortfall)
    elif outcome.possible and leans_against(printed, read):
        certainty = Certainty.POSSIBLE
        last = "therefore it may have been read before it was published: possible, not certain."
    else:
        return
    yield Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{source.slug} was published {wording.dated(published)}.",
            f"It was accessed {wording.dated(accessed)}.",
            last,
        ),
        claims=(
            claims.of_source(source),
            Claim("source", source.id, source.uuid, ("accessed", *claims.values_of(accessed))),
        ),
        events=events,
        sources=(source.slug,),
        magnitude_seconds=outcome.shortfall if outcome.certain else None,
        remedies=(
            f'chronology source edit {source.slug} --published "…"',
            f'chronology source edit {source.slug} --accessed "…"',
        ),
    )


CHECK = Check(
    id="accessed-before-published",
    why="Nobody reads a source before it is published.",
    tier=Tier.SOURCES,
    find=_find,
    compares="when each source was published with when it was accessed",
    certain="the latest access lies before the earliest publication",
    possible="the two overlap, and the access begins and ends earlier",
    screens=(),
    quiet="Correct one of the two: an article that was changed later was first published earlier.",
    example=(
        "wire was published 2020-05-12.",
        "It was accessed 2020-05-01.",
        "therefore it was read before there was anything to read: impossible by at least 10 days.",
    ),
)
