"""Two records that may be of one and the same event."""

from collections.abc import Collection, Iterable, Iterator

from chronology.checks import limits
from chronology.checks.check import Check, Tier
from chronology.checks.data.likeness import FEW, Entry, likeness, meeting, neighbours, plain
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.dates import FuzzyDate
from chronology.dates.civil import POS_INF
from chronology.query.evidence import Event, Facts

#: A category and an actor, each None where there is none.
_Key = tuple[int | None, int | None]

_Pair = tuple[int, int]

#: Where the undated lie: together, and after all dates.
_UNDATED = (POS_INF, POS_INF + 1)


def _find(facts: Facts) -> Iterator[Finding]:
    found: dict[_Pair, float] = {}
    least = limits.value(facts, CHECK.limits[0])
    for group in _groups(facts):
        for one, other in _pairs(facts, group):
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in found:
                alike = _alike(facts.events[pair[0]], facts.events[pair[1]], facts, least)
                if alike > 0:
                    found[pair] = alike
    if found:
        for relation in facts.relations:
            # Whatever is stated of the two, somebody has looked at both.
            low, high = sorted((relation.event, relation.other))
            found.pop((low, high), None)
        actors = _actors(facts, {event for pair in found for event in pair})
        for (first, second), alike in found.items():
            shared = sorted(actors.get(first, set()) & actors.get(second, set()))
            yield _finding(facts, (facts.events[first], facts.events[second]), alike, shared)


def _groups(facts: Facts) -> Iterator[list[int]]:
    """Yield the events of one category that share an actor, or have none, if several."""
    groups: dict[_Key, list[int]] = {}
    events, acted = facts.events, set()
    for participation in facts.participations:
        if facts.stands(participation.citation):
            acted.add(participation.event)
            key = (events[participation.event].category, participation.actor)
            groups.setdefault(key, []).append(participation.event)
    for event in events.values():
        if event.id not in acted:
            groups.setdefault((event.category, None), []).append(event.id)
    scope = facts.scope
    for group in groups.values():
        asked = len(group) > 1 and (scope is None or not scope.isdisjoint(group))
        if asked and not _told_apart(events[number] for number in group):
            yield group


def _told_apart(group: Iterable[Event]) -> bool:
    """Return whether ids of one dataset tell every event of a group from every other."""
    first: int | None = None
    for event in group:
        if event.dataset is None or not event.listed or first not in (None, event.dataset):
            return False
        first = event.dataset
    return True


def _pairs(facts: Facts, group: list[int]) -> Iterator[_Pair]:
    """Yield the events of a group that are worth comparing: their times meet."""
    scope, few = facts.scope, len(group) <= FEW
    entries = [
        # The titles of a small group need no order.
        Entry("" if few else plain(event.title), *_hull(event.date), event.id)
        for event in (facts.events[number] for number in group)
        if event.status != "refuted"
    ]
    for one, other in meeting(entries) if few else neighbours(entries):
        if scope is None or one in scope or other in scope:
            yield one, other


def _hull(date: FuzzyDate | None) -> tuple[int, int]:
    return _UNDATED if date is None else (date.start_earliest, date.end_latest)


def _alike(one: Event, other: Event, facts: Facts, least: float) -> float:
    """Return how alike the titles of two events are, 0 where anything tells them apart."""
    if not _same_spot(facts, one, other) or not _meet(one.date, other.date):
        return 0.0
    if one.dataset is not None and one.dataset == other.dataset and one.listed and other.listed:
        return 0.0
    return likeness(plain(one.title), plain(other.title), least)


def _meet(one: FuzzyDate | None, other: FuzzyDate | None) -> bool:
    """Return whether a member of each meets the other date; of undated events, both must be."""
    if one is None or other is None:
        return one is other
    return one.possibly_in(other.start_earliest, other.end_latest) and other.possibly_in(
        one.start_earliest, one.end_latest
    )


def _same_spot(facts: Facts, one: Event, other: Event) -> bool:
    """Return whether some place of one is or holds one of the other; or neither has any."""
    if not one.places or not other.places:
        return not one.places and not other.places
    return any(
        a.place in facts.places[b.place].within or b.place in facts.places[a.place].within
        for a in one.places
        for b in other.places
    )


def _actors(facts: Facts, events: Collection[int]) -> dict[int, set[int]]:
    """Return who acts in each of these events."""
    found: dict[int, set[int]] = {}
    for participation in facts.participations:
        if participation.event in events and facts.stands(participation.citation):
            found.setdefault(participation.event, set()).add(participation.actor)
    return found


def _finding(facts: Facts, pair: tuple[Event, Event], alike: float, shared: list[int]) -> Finding:
    one, other = pair
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.WARNING,
        explanation=(
            *(wording.event_line(event) for event in pair),
            f"They share {_in_common(facts, one, shared)}.",
            f"Their titles are alike to {alike:.2f} of 1.",
            limits.line(facts, CHECK.limits[0]),
            "therefore both may be records of one event: possible, not certain.",
        ),
        claims=(
            *(claims.of_event(event) for event in pair),
            *(Claim("event", event.id, event.uuid, ("title", event.title)) for event in pair),
            limits.claim(facts, CHECK.limits[0]),
        ),
        events=(one.id, other.id),
        actors=tuple(shared),
        remedies=(
            f"chronology merge {one.id} {other.id}",
            f'chronology relate {one.id} "same as" {other.id}',
        ),
    )


def _in_common(facts: Facts, one: Event, shared: list[int]) -> str:
    parts = []
    if one.category is not None and one.category in facts.categories:
        parts.append(f"the category {facts.categories[one.category].name}")
    parts += [f"the actor {facts.actors[number].name}" for number in shared[:3]]
    parts.append("their place" if one.places else "that they have no place")
    parts.append("their time" if one.date else "that they are undated")
    return ", ".join(parts[:-1]) + " and " + parts[-1]


CHECK = Check(
    id="likely-duplicates",
    why="An event recorded twice is counted twice, and its sources stand apart.",
    tier=Tier.DATA,
    find=_find,
    compares=(
        "events of the same category that share an actor, or have none, whose places are the same"
        " or one within the other, and whose dates meet: how alike their titles are, without"
        " regard to case, accents and punctuation. Two undated events may be one, and two without"
        " a place; a number that differs in the titles tells them apart, and so does a relation"
        " between them or an id of its own in one dataset. Refuted events are left out. Of many"
        " that share an actor, neighbours by title are compared, not all with all"
    ),
    possible="their titles are at least as alike as the limit says",
    quiet=(
        'Merge them, state that one is the "same as" the other or how else it lies to it, or'
        " retitle one."
    ),
    limits=("duplicate-likeness",),
    example=(
        "@4 “Arrest of Omar in Urfa” is dated 2016-07-15.",
        (
            "@9 “Arrest of Omar at Urfa” is dated “[2016-07-14..2016-07-20]” (2016-07-14 to"
            " 2016-07-20)."
        ),
        "They share the category arrest, the actor Omar, their place and their time.",
        "Their titles are alike to 0.91 of 1.",
        "The limit duplicate-likeness is 0.85 of 1, the usual limit.",
        "therefore both may be records of one event: possible, not certain.",
    ),
)
