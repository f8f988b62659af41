"""Two persons in one office at one time."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks.actors import kinds, presences
from chronology.checks.actors.coincidence import coinciding, leans, overlap
from chronology.checks.actors.concerned import PERSONS, concerned
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, tightened, wording
from chronology.checks.reasoning.tightened import whens
from chronology.checks.reasoning.when import When
from chronology.query.evidence import Category, Event, Facts, Participation
from chronology.query.screens import ruled

#: An office: its category, and the organisation or else the place that it is of.
_Office = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class _Term:
    """The time of one or more persons in an office."""

    event: Event
    when: When
    parts: tuple[Participation, ...]
    holders: frozenset[int]
    category: Category


def _find(facts: Facts) -> Iterator[Finding]:
    seen: set[tuple[int, ...]] = set()
    aliases = _aliases(facts)
    for terms in _by_office(facts).values():
        times = [(term.when, term.holders) for term in terms]
        for one, other in coinciding(times, frozenset.isdisjoint):
            first, second = sorted((terms[one], terms[other]), key=lambda term: term.event.id)
            pair = (first.event.id, second.event.id)
            if pair in seen or not _apart(facts, first, second, aliases):
                continue
            together = overlap(first.when, second.when)
            if together or leans(first.when, second.when):
                seen.add(pair)
                yield from _finding(facts, first, second, together)


def _by_office(facts: Facts) -> dict[_Office, list[_Term]]:
    """Return who held each office.

    The narrowest category counts: a mayor and a minister hold two offices even
    where only "office" is marked as having one holder.
    """
    if not any(category.single_holder for category in facts.categories.values()):
        return {}
    known, bodies = whens(facts), _bodies(facts)
    found: dict[_Office, list[_Term]] = {}
    for number, parts in concerned(facts).items():
        event = facts.events[number]
        marked = next((c for c in kinds.categories_of(facts, event) if c.single_holder), None)
        when = None if marked is None or event.manner == "repeated" else known.of(event)
        if marked is None or when is None or event.category is None:
            continue
        term = _Term(event, when, parts, frozenset(part.actor for part in parts), marked)
        offices = [(event.category, "actor", body) for body in sorted(bodies.get(number, ()))]
        places = sorted({use.place for use in event.places if use.role == "at"})
        for office in offices or [(event.category, "place", place) for place in places]:
            found.setdefault(office, []).append(term)
    return found


def _bodies(facts: Facts) -> dict[int, set[int]]:
    """Return the organisations that take part in each event."""
    found: dict[int, set[int]] = {}
    for part in facts.participations:
        if facts.actors[part.actor].kind not in PERSONS and facts.stands(part.citation):
            found.setdefault(part.event, set()).add(part.actor)
    return found


def _aliases(facts: Facts) -> set[frozenset[int]]:
    """Return the pairs of actors that are said to be one."""
    return {frozenset((tie.actor, tie.other)) for tie in facts.ties if tie.kind == "alias claimed"}


def _apart(facts: Facts, one: _Term, other: _Term, aliases: set[frozenset[int]]) -> bool:
    """Return whether two terms are of different persons, and of one office.

    One organisation has an office of a kind in each of several places.
    """
    if presences.told_as_one(facts, one.event, other.event):
        return False
    if presences.told_in_order(facts, one.event, other.event):
        return False
    spots = [frozenset(use.place for use in term.event.places) for term in (one, other)]
    if all(spots) and presences.terrain(facts).separate(*spots):
        return False
    return not any(frozenset((a, b)) in aliases for a in one.holders for b in other.holders)


def _finding(facts: Facts, one: _Term, other: _Term, together: int) -> Iterator[Finding]:
    terms, parts = (one, other), (*one.parts, *other.parts)
    people = all(facts.actors[part.actor].kind == "person" for part in parts)
    if not together and not people:
        return
    certainty = Certainty.POSSIBLE
    if together and people:
        certainty = tightened.certainty(facts, one.event, other.event)
    names = [", ".join(facts.actors[part.actor].name for part in term.parts) for term in terms]
    who = f"{names[0]} and {names[1]}"
    if certainty is Certainty.CERTAIN:
        last = wording.therefore(f"{who} would have held one office at once", together)
    else:
        last = f"therefore {who} may have held one office at once."
    yield Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(wording.event_line(term.event) for term in terms),
            *tightened.lines(facts, one.event, other.event),
            (
                f"“{one.category.name}” has one holder at a time:"
                f" here {names[0]}{_by(facts, one)}, there {names[1]}{_by(facts, other)}."
            ),
            last,
        ),
        claims=(
            *tightened.claims_of(facts, one.event, other.event),
            *(claims.of_participation(part) for part in parts),
            claims.of_category(one.category),
        ),
        events=(one.event.id, other.event.id),
        actors=tuple(dict.fromkeys(part.actor for part in parts)),
        sources=claims.sources_of(facts, (part.citation for part in parts)),
        magnitude_seconds=together if certainty is Certainty.CERTAIN else None,
        remedies=tuple(f'chronology edit {term.event.id} --when "…"' for term in terms),
    )


def _by(facts: Facts, term: _Term) -> str:
    """Return by which sources persons are in an office, "" where none says so."""
    said = dict.fromkeys(wording.by_citation(facts, part.citation) for part in term.parts)
    return "".join(said)


CHECK = Check(
    id="single-holder",
    why="An office that one person holds is not held by two at once.",
    tier=Tier.ACTORS,
    find=_find,
    compares=(
        "events of one category that has, or a broader one of which has, a single holder, of the"
        " same organisation, or where none takes part at the same place: the times of different"
        " persons. The same office in two separate places is two. Planned, refuted and repeated"
        " events are left out, and so are two events of which a source says how they lie to each"
        " other, and two persons who are said to be one"
    ),
    certain=(
        "both must have held it at one moment, whatever dates are chosen; days that touch do not"
        " overlap"
    ),
    possible=(
        "in more readings of the two times than not they overlap; or it would be certain, and a"
        " date is marked as uncertain or the kind of an actor is unknown"
    ),
    screens=(ruled,),
    quiet=(
        "Correct a date, name the organisation or place of each, or take the mark from the"
        " category."
    ),
    example=(
        (
            "@1 “Omar governs” is dated “2014-01-01/2016-12-31” (beginning 2014-01-01,"
            " ending 2016-12-31)."
        ),
        (
            "@2 “Ali governs” is dated “2015-01-01/2017-12-31” (beginning 2015-01-01, ending"
            " 2017-12-31)."
        ),
        "“governor” has one holder at a time: here Omar, there Ali.",
        (
            "therefore Omar and Ali would have held one office at once: impossible by at"
            " least 729 days."
        ),
    ),
)
