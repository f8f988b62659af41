"""Events that no source is cited for."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.query.evidence import Event, Facts, Records
from chronology.query.screens import TELLING
from chronology.query.uncited import MANY, uncited


def _find(facts: Facts) -> Iterator[Finding]:
    cited = facts.citations_by_event()
    taken_back = {c.event for c in facts.citations.values()}
    imported: dict[int, list[Event]] = {}
    for event in facts.events.values():
        if event.id in cited:
            continue
        if event.dataset is None or event.id in taken_back:
            yield _of_one(event, taken_back=event.id in taken_back)
        elif event.dataset not in facts.uncited:
            imported.setdefault(event.dataset, []).append(event)
    yield from map(_of_many, facts.uncited.values())
    for events in imported.values():
        if len(events) >= MANY:
            ids, uuids = (event.id for event in events), (event.uuid for event in events)
            yield _of_many(Records(tuple(ids), tuple(uuids)))
        else:
            yield from (_of_one(event, taken_back=False) for event in events)


def _of_one(event: Event, *, taken_back: bool) -> Finding:
    what = "only deprecated citations" if taken_back else "no citation"
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.WARNING,
        explanation=(
            f"{wording.name(event)} has {what}.",
            "therefore nobody can say who claims it.",
        ),
        claims=(claims.of_record(event),),
        events=(event.id,),
        remedies=(f"chronology cite {event.id} --source SLUG",),
    )


def _of_many(events: Records) -> Finding:
    first, last = events.ids[0], events.ids[-1]
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.WARNING,
        explanation=(
            f"{len(events.ids):,} events of one import, from @{first} to @{last}, have no citation.",
            "therefore nobody can say who claims them.",
        ),
        claims=tuple(map(claims.of_recorded, events.ids, events.uuids)),
        events=events.ids,
        remedies=(f"chronology cite {first} --source SLUG",),
    )


CHECK = Check(
    id="unsourced",
    why="A chronology must be able to say of every event who says so.",
    tier=Tier.SOURCES,
    find=_find,
    compares="whether each event has a citation that is not deprecated",
    certain=(
        "it has none. Twenty or more events of one import that never had one are told together"
    ),
    screens=(uncited, TELLING),
    quiet="Cite a source: `chronology cite ID --source SLUG`.",
    example=(
        "@1 “Arrest” has no citation.",
        "therefore nobody can say who claims it.",
    ),
)
