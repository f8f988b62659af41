"""A person in two states that exclude each other, at one time."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks.actors import kinds, presences
from chronology.checks.actors.coincidence import coinciding, leans, overlap
from chronology.checks.actors.concerned import concerned
from chronology.checks.actors.rival_memberships import rival_memberships
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.tightened import whens
from chronology.checks.reasoning.when import When
from chronology.query.evidence import Category, Event, Facts, Participation
from chronology.query.screens import ruled


@dataclass(frozen=True, slots=True)
class _State:
    """A person in a state of an exclusive group during an event."""

    participation: Participation
    event: Event
    when: When
    category: Category

    @property
    def name(self) -> str | None:
        """What the state is called."""
        return self.category.exclusive_state


def _find(facts: Facts) -> Iterator[Finding]:
    for (actor, _group), states in _states(facts).items():
        seen: set[frozenset[int]] = set()
        times = [(state.when, state.name) for state in states]
        for one, other in coinciding(times, lambda a, b: a != b):
            first, second = sorted((states[one], states[other]), key=lambda s: s.event.id)
            pair = frozenset((one, other))
            if pair not in seen and not _told(facts, first, second):
                seen.add(pair)
                yield from _judged(facts, actor, first, second)
    yield from rival_memberships(facts, CHECK.id)


def _states(facts: Facts) -> dict[tuple[int, str], list[_State]]:
    """Return the states of each person in each exclusive group.

    What happens again and again leaves its gaps unsaid, and so does a state.
    """
    known, found = whens(facts), dict[tuple[int, str], list[_State]]()
    for number, parts in concerned(facts).items():
        event = facts.events[number]
        when = None if event.manner == "repeated" else known.of(event)
        if when is None:
            continue
        for category in _exclusive(facts, event):
            for part in parts:
                of = found.setdefault((part.actor, str(category.exclusive_group)), [])
                of.append(_State(part, event, when, category))
    return found


def _exclusive(facts: Facts, event: Event) -> tuple[Category, ...]:
    """Return the categories by which an event means a state, the nearest of each group."""
    found: dict[str, Category] = {}
    for category in kinds.categories_of(facts, event):
        if category.exclusive_group is not None and category.exclusive_state is not None:
            found.setdefault(category.exclusive_group, category)
    return tuple(found.values())


def _told(facts: Facts, one: _State, other: _State) -> bool:
    """Return whether a source says how the two lie to each other: a leave, or an order."""
    pair = (one.event, other.event)
    return presences.told_as_one(facts, *pair) or presences.told_in_order(facts, *pair)


def _judged(facts: Facts, actor: int, one: _State, other: _State) -> Iterator[Finding]:
    together = overlap(one.when, other.when)
    if together == 0 and not leans(one.when, other.when):
        return
    certainty = Certainty.POSSIBLE
    if together and facts.actors[actor].kind == "person":
        certainty = tightened.certainty(facts, one.event, other.event)
    elif not together and facts.actors[actor].kind != "person":
        return
    yield _finding(facts, (one, other), certainty, together)


def _finding(
    facts: Facts, pair: tuple[_State, _State], certainty: Certainty, together: int
) -> Finding:
    actor = facts.actors[pair[0].participation.actor]
    both = " and ".join(f"“{state.name}”" for state in pair)
    if certainty is Certainty.CERTAIN:
        last = wording.therefore(f"{actor.name} would have been {both} at once", together)
    elif together:
        doubt = "if the dates hold" if actor.kind == "person" else "if this is one person"
        last = f"therefore {actor.name} may have been {both} at once, {doubt}."
    else:
        last = f"therefore {actor.name} may have been {both} at once: their dates suggest it."
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(wording.event_line(state.event) for state in pair),
            *tightened.lines(facts, *(state.event for state in pair)),
            *(_as(facts, state) for state in pair),
            last,
        ),
        claims=(
            *tightened.claims_of(facts, *(state.event for state in pair)),
            *(claims.of_participation(state.participation) for state in pair),
            *(claims.of_category(state.category) for state in pair),
        ),
        events=tuple(state.event.id for state in pair),
        actors=(actor.id,),
        sources=claims.sources_of(facts, (state.participation.citation for state in pair)),
        magnitude_seconds=together if certainty is Certainty.CERTAIN else None,
        remedies=(
            *(f'chronology edit {state.event.id} --when "…"' for state in pair),
            *presences.as_person(actor),
        ),
    )


def _as(facts: Facts, state: _State) -> str:
    """Return the line that says what an event means of the person, and who says so."""
    part = state.participation
    according = wording.by_citation(facts, part.citation)
    return (
        f"@{state.event.id} is {state.category.name}: {facts.actors[part.actor].name},"
        f" as {part.role}, is {state.name}{according}."
    )


CHECK = Check(
    id="exclusive-states",
    why="Nobody is detained and at liberty at once, nor a member of two parties that are rivals.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "the events of each person whose categories, or broader ones of theirs, mean different"
        " states of one exclusive group; and the times of each actor's memberships in"
        " organisations of one exclusive group. Only those whom an event is about are meant, not"
        " who guards or accompanies them. Planned, refuted and repeated events are left out, and"
        " so are two events of which a source says how they lie to each other"
    ),
    certain="both states must have held at one moment, whatever dates are chosen",
    possible=(
        "in more readings of the two times than not they overlap; or it would be certain, and a"
        " date is marked as uncertain or the kind of the actor is unknown"
    ),
    cannot_tell="a membership has no stated end when another begins that excludes it",
    screens=(ruled,),
    quiet=(
        "Correct a date, or who took part as what; say when the first state ended; or take the"
        " exclusive group from a category or an actor."
    ),
    example=(
        (
            "@1 “Imprisonment” is dated “2016-07-10/2016-07-20” (beginning 2016-07-10,"
            " ending 2016-07-20)."
        ),
        "@2 “Wedding” is dated 2016-07-15.",
        "@1 is detention: Omar, as detainee, is detained.",
        "@2 is freedom: Omar, as subject, is at liberty.",
        (
            "therefore Omar would have been “detained” and “at liberty” at once: impossible"
            " by at least 4 days."
        ),
    ),
)
