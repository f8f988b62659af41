"""Two events of one person of a kind that happens only once."""

from collections.abc import Iterator
from itertools import pairwise

from chronology.checks.actors import kinds
from chronology.checks.actors.concerned import concerned
from chronology.checks.actors.presences import as_person, told
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.tightened import whens
from chronology.checks.reasoning.when import When
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.query.evidence import Category, Event, Facts, Participation
from chronology.query.screens import ruled

_ANY_TIME = When(NEG_INF, POS_INF, NEG_INF, POS_INF)


def _find(facts: Facts) -> Iterator[Finding]:
    known = whens(facts)
    for parts in _by_person(facts).values():
        events = [facts.events[part.event] for _category, part in parts]
        times = [known.of(event) or _ANY_TIME for event in events]
        order = sorted(range(len(parts)), key=lambda n: (times[n].start_earliest, events[n].id))
        # Each beside the next in time: more pairs would say no more.
        for one, other in pairwise(order):
            if _same(facts, events[one], events[other]):
                continue
            between = _between(times[one], times[other])
            first, second = sorted((one, other), key=lambda n: events[n].id)
            yield _finding(facts, parts[one][0], (parts[first][1], parts[second][1]), between)


def _by_person(facts: Facts) -> dict[tuple[int, int], list[tuple[Category, Participation]]]:
    """Return what happened to each person of each kind that happens once."""
    found: dict[tuple[int, int], list[tuple[Category, Participation]]] = {}
    for number, parts in concerned(facts).items():
        for category in kinds.categories_of(facts, facts.events[number]):
            if category.occurs_once:
                for part in parts:
                    found.setdefault((category.id, part.actor), []).append((category, part))
    return found


def _same(facts: Facts, one: Event, other: Event) -> bool:
    """Return whether two events are stated to be one, or parts of one."""
    kind = told(facts).get(frozenset((one.id, other.id)), "")
    return kind in ("same as", "part of", "equals")


def _between(one: When, other: When) -> int:
    """Return the seconds that lie between two times for certain, 0 where they may be one."""
    return max(0, other.start_earliest - one.end_latest, one.start_earliest - other.end_latest)


def _finding(
    facts: Facts, category: Category, parts: tuple[Participation, Participation], between: int
) -> Finding:
    first, second = (facts.events[part.event] for part in parts)
    actor = facts.actors[parts[0].actor]
    certainty = Certainty.POSSIBLE
    if between and actor.kind == "person":
        certainty = tightened.certainty(facts, first, second)
    if between:
        what = f"{actor.name} would have had two events of the kind “{category.name}”"
        last = f"therefore {what}, {wording.size(between)} apart at the least."
    else:
        last = "therefore one event may have been entered twice: their dates do not tell."
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(wording.event_line(event) for event in (first, second)),
            *tightened.lines(facts, first, second),
            f"“{category.name}” happens once to one actor, and both are about {actor.name}.",
            last,
        ),
        claims=(
            *tightened.claims_of(facts, first, second),
            *(claims.of_participation(part) for part in parts),
            claims.of_category(category),
        ),
        events=(first.id, second.id),
        actors=(actor.id,),
        sources=claims.sources_of(facts, (part.citation for part in parts)),
        magnitude_seconds=between if certainty is Certainty.CERTAIN else None,
        remedies=(
            f"chronology relate {first.id} 'same as' {second.id}",
            f"chronology merge {first.id} {second.id}",
            *as_person(actor),
        ),
    )


CHECK = Check(
    id="occurs-once",
    why="A person is born once and dies once.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the events of one person whose category, or a broader one, is marked as happening once."
        " Only those whom an event is about are meant: who is born, not the parents. Planned and"
        " refuted events are left out, and events stated to be the same"
    ),
    certain="no choice of dates makes them one event: the one is over before the other begins",
    possible=(
        "their dates may be the same, so that one event may have been entered twice; or it would"
        " be certain, and a date is marked as uncertain or the kind of the actor is unknown"
    ),
    screens=(ruled,),
    quiet=(
        "Merge the two events, state that they are the same, correct a date, or tell two persons"
        " of one name apart."
    ),
    example=(
        "@1 “A birth in Homs” is dated “1991” (1991-01-01 to 1991-12-31).",
        "@2 “A birth in Hama” is dated “1993” (1993-01-01 to 1993-12-31).",
        "“birth” happens once to one actor, and both are about Omar.",
        (
            "therefore Omar would have had two events of the kind “birth”, 366 days apart at"
            " the least."
        ),
    ),
)
