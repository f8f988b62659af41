"""Sources without a publication date, of which nothing can be told by time."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims
from chronology.checks.reasoning.said import cited_for
from chronology.query.evidence import Facts


def _find(facts: Facts) -> Iterator[Finding]:
    cited = cited_for(facts)
    for source in facts.sources.values():
        events = cited.get(source.id)
        if source.published is None and events:
            count = "one event" if len(events) == 1 else f"{len(events)} events"
            yield Finding(
                check=CHECK.id,
                certainty=Certainty.CANNOT_TELL,
                severity=Severity.NOTE,
                explanation=(
                    f"{source.slug} has no publication date, and is cited for {count}.",
                    "therefore nobody can tell whether it was published before what it reports.",
                ),
                claims=(claims.of_source(source),),
                events=tuple(sorted(events)),
                sources=(source.slug,),
                remedies=(f'chronology source edit {source.slug} --published "…"',),
            )


CHECK = Check(
    id="undated-source",
    why="Without a publication date, nobody can tell whether a source came after the event.",
    tier=Tier.SOURCES,
    find=_find,
    compares="whether each source that is cited for an event has a publication date",
    cannot_tell="a cited source has no publication date",
    quiet='Give the date, however vague: `chronology source edit SLUG --published "…"`.',
    example=(
        "wire has no publication date, and is cited for one event.",
        "therefore nobody can tell whether it was published before what it reports.",
    ),
)
