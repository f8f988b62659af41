"""When each event was, as its date, its length and its relations together say.

The checks of actors judge by these bounds: "after the operation, before March"
dates an event as well as a date does. Lifetimes and living roles are left out of
them. They are what these checks question: an event narrowed to a life would
always lie within it.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from chronology.checks import claims, wording
from chronology.checks.arithmetic import last_second
from chronology.checks.finding import Certainty, Claim
from chronology.checks.memo import per_facts
from chronology.checks.when import When, common, stated
from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.build import build
from chronology.network.conflicts import find_conflicts
from chronology.network.constraints import Network
from chronology.network.solve import Solution, solve
from chronology.network.statements import ClaimKey, Statements
from chronology.query.evidence import Event, Facts, Relation

_ANY_TIME = When(NEG_INF, POS_INF, NEG_INF, POS_INF)


class Whens:
    """When the events of some facts were."""

    def __init__(self, network: Network, solution: Solution | None, touched: frozenset[int]):
        self._network = network
        self._solution = solution
        self._touched = touched
        self._bases: dict[int, tuple[ClaimKey, ...]] = {}

    def of(self, event: Event) -> When | None:
        """Return when ``event`` was; None where nothing bounds it at all.

        Where a claim about it had to be set aside, since it contradicts others,
        its own date counts alone.
        """
        own, inferred = stated(event), self._inferred(event.id)
        if inferred is None:
            return own
        if own is None:
            return None if inferred == _ANY_TIME else inferred
        return common(own, inferred)

    def _inferred(self, event: int) -> When | None:
        """Return the bounds that the network gives an event; None where it knows it not."""
        moments = self._moments(event)
        if self._solution is None or moments is None or event in self._touched:
            return None
        start, end = moments
        return When(
            self._solution.earliest(start),
            last_second(self._solution.latest(start)),
            self._solution.earliest(end),
            last_second(self._solution.latest(end)),
        )

    def _moments(self, event: int) -> tuple[int, int] | None:
        start, end = self._network.find(("start", event)), self._network.find(("end", event))
        return None if start is None or end is None else (start, end)

    def narrowed(self, event: Event) -> bool:
        """Return whether more than its own date and length bound ``event``."""
        return self.of(event) != stated(event)

    def basis(self, event: Event) -> tuple[ClaimKey, ...]:
        """Return the claims from which the bounds of ``event`` follow beside its own date."""
        if event.id not in self._bases:
            keys = dict.fromkeys(self._chains(event.id)) if self.narrowed(event) else {}
            self._bases[event.id] = tuple(keys)
        return self._bases[event.id]

    def _chains(self, event: int) -> Iterator[ClaimKey]:
        moments = self._moments(event)
        if self._solution is None or moments is None:
            return
        for moment in moments:
            chains = (self._solution.why_earliest(moment), self._solution.why_latest(moment))
            for constraint in (number for chain in chains for number in chain):
                for claim in self._network.blamed[constraint]:
                    yield _key(self._network, claim)


@per_facts
def whens(facts: Facts) -> Whens:
    """Return when the events of ``facts`` were."""
    network = build(_joined(facts))
    conflicts = find_conflicts(network)
    solution = solve(network, conflicts.set_aside)
    aside = [_key(network, claim) for claim in sorted(conflicts.set_aside)]
    touched = frozenset(event for key in aside for event in _concerned(facts, key))
    return Whens(network, solution if isinstance(solution, Solution) else None, touched)


def _joined(facts: Facts) -> Statements:
    """Return what is said of events that relations join, and of those without a date.

    All others have just their own date, with which nothing has to be worked out.
    """
    given = facts.statements
    joined = {event for one in given.relations for event in (one.event, one.other)}
    joined |= {event.id for event in facts.events.values() if event.date is None}
    return Statements(
        dates=tuple(one for one in given.dates if one.event in joined),
        lengths=tuple(one for one in given.lengths if one.event in joined),
        relations=given.relations,
    )


def _key(network: Network, claim: int) -> ClaimKey:
    """Return the key of a claim, which to the network is anything that tells claims apart."""
    return cast("ClaimKey", network.claims[claim])


@per_facts
def _relations(facts: Facts) -> dict[int, Relation]:
    return {relation.id: relation for relation in facts.relations}


def _concerned(facts: Facts, key: ClaimKey) -> tuple[int, ...]:
    """Return the events that a claim is about."""
    kind, number = key
    if kind == "relation":
        relation = _relations(facts)[number]
        return (relation.event, relation.other)
    if kind in ("says", "says length"):
        return (facts.citations[number].event,)
    return (number,)


def certainty(facts: Facts, *events: Event) -> Certainty:
    """Return how sure a proof from the times of ``events`` can be.

    A date with "?" makes it possible at most, whether it is an event's own or
    one from which its bounds follow.
    """
    return claims.certainty_of(_dates(facts, events))


def _dates(facts: Facts, events: Iterable[Event]) -> Iterator[FuzzyDate | None]:
    for event in events:
        yield event.date
        for kind, number in whens(facts).basis(event):
            if kind == "date":
                yield facts.events[number].date
            elif kind == "says":
                yield facts.citations[number].says


def claims_of(facts: Facts, *events: Event) -> tuple[Claim, ...]:
    """Return the claims on which the times of ``events`` rest, their own dates first."""
    found = [claims.of_event(event) for event in events]
    for event in events:
        found += [_claim(facts, key) for key in whens(facts).basis(event)]
    return tuple(dict.fromkeys(found))


def _claim(facts: Facts, key: ClaimKey) -> Claim:
    kind, number = key
    if kind == "relation":
        return claims.of_relation(_relations(facts)[number])
    if kind in ("says", "says length"):
        return claims.of_citation(facts.citations[number])
    return claims.of_event(facts.events[number])


def lines(facts: Facts, *events: Event) -> tuple[str, ...]:
    """Return a line for each of ``events`` that more bounds than its own date."""
    known = whens(facts)
    return tuple(
        f"By what is said of its order and length, @{event.id} lies {_spelt(when)}:"
        f" `chronology why {event.id}`."
        for event in events
        if (when := known.of(event)) is not None and known.narrowed(event)
    )


def _spelt(when: When) -> str:
    """Return four bounds in ISO days, as far as they exist."""
    if not when.stretched:
        return _between(when.start_earliest, when.end_latest)
    begun = wording.stretch(when.start_earliest, _exclusive(when.start_latest))
    ended = wording.stretch(when.end_earliest, _exclusive(when.end_latest))
    return f"{_between(when.start_earliest, when.end_latest)}, beginning {begun}, ending {ended}"


def _between(earliest: int, latest: int) -> str:
    if NEG_INF in (earliest, latest) or POS_INF in (earliest, latest):
        return wording.stretch(earliest, _exclusive(latest))
    return f"between {wording.moment(earliest)} and {wording.last_moment(latest + 1)}"


def _exclusive(latest: int) -> int:
    return latest if latest in (NEG_INF, POS_INF) else latest + 1
