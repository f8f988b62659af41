"""Events whose several sources all go back to one."""

from collections.abc import Iterator, Sequence

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.checks.sources.origins import origins
from chronology.query.evidence import Citation, Event, Facts


def _find(facts: Facts) -> Iterator[Finding]:
    if all(source.derived_from is None for source in facts.sources.values()):
        return
    first = origins(facts.sources)
    cited = facts.citations_by_event()
    for event in facts.events.values():
        known: dict[int, Citation] = {}
        for citation in cited.get(event.id, ()):
            if citation.stance == "supports" and citation.source in first:
                known.setdefault(citation.source, citation)
        if len(known) > 1 and len({first[source] for source in known}) == 1:
            yield _finding(facts, event, tuple(known.values()), first[min(known)])


def _finding(facts: Facts, event: Event, said: Sequence[Citation], origin: int) -> Finding:
    sources = [facts.sources[citation.source] for citation in said]
    slug = facts.sources[origin].slug
    copies = [source.slug for source in sources if source.id != origin]
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.NOTE,
        explanation=(
            f"{wording.name(event)} is supported by {len(sources)} sources.",
            *(f"{copy} goes back to {slug}." for copy in copies),
            f"therefore it rests on one origin, {slug}, however many repeat it.",
        ),
        claims=(
            *(claims.of_citation(citation) for citation in said),
            *(Claim("source", s.id, s.uuid, ("from", facts.sources[origin].uuid)) for s in sources),
        ),
        events=(event.id,),
        sources=tuple(source.slug for source in sources),
        remedies=(f"chronology cite {event.id} --source SLUG",),
    )


CHECK = Check(
    id="single-origin",
    why="A report that five papers copied from one wire is one report, not five.",
    tier=Tier.SOURCES,
    find=_find,
    compares="the sources that support each event by where they have it from, back to the first",
    possible="there are two or more, and all of them go back to the same one",
    quiet=(
        "Cite a source of another origin, or correct where one is from:"
        " `chronology source edit SLUG --derived-from …`."
    ),
    example=(
        "@1 “Arrest” is supported by 2 sources.",
        "daily goes back to wire.",
        "blog goes back to wire.",
        "therefore it rests on one origin, wire, however many repeat it.",
    ),
)
