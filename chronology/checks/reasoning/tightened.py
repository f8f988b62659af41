"""When each event was, as its date, its length and its relations together say.

The checks of actors judge by these bounds: "after the operation, before March"
dates an event as well as a date does. Lifetimes and living roles are left out of
them. They are what these checks question: an event narrowed to a life would
always lie within it.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from chronology.checks.finding import Certainty, Claim
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.arithmetic import last_second
from chronology.checks.reasoning.memo import per_facts
from chronology.checks.reasoning.when import When, common, stated
from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.statements import ClaimKey, Statements
from chronology.network.timeline import Bound, Tightened, tighten
from chronology.query.evidence import Event, Facts, Relation

_ANY_TIME = When(NEG_INF, POS_INF, NEG_INF, POS_INF)


class Whens:
    """When the events of some facts were."""

    def __init__(self, tightened: Tightened) -> None:
        self._tightened = tightened
        self._bases: dict[int, tuple[ClaimKey, ...]] = {}

    def of(self, event: Event) -> When | None:
        """Return when ``event`` was; None where nothing bounds it at all.

        Where a claim about it had to be set aside, since it contradicts others,
        its own date counts alone.
        """
        own, bounds = stated(event), self._tightened.bounds.get(event.id)
        if bounds is None or event.id in self._tightened.touched:
            return own
        inferred = When(
            bounds.start_earliest,
            last_second(bounds.start_latest),
            bounds.end_earliest,
            last_second(bounds.end_latest),
        )
        if own is None:
            return None if inferred == _ANY_TIME else inferred
        return common(own, inferred)

    def narrowed(self, event: Event) -> bool:
        """Return whether more than its own date and length bound ``event``."""
        return event.id in self._tightened.bounds and self.of(event) != stated(event)

    def basis(self, event: Event) -> tuple[ClaimKey, ...]:
        """Return the claims from which the bounds of ``event`` follow beside its own date."""
        if event.id not in self._tightened.bounds:
            return ()
        if event.id not in self._bases:
            keys = dict.fromkeys(self._chains(event.id)) if self.narrowed(event) else {}
            self._bases[event.id] = tuple(keys)
        return self._bases[event.id]

    def _chains(self, event: int) -> Iterator[ClaimKey]:
        network = self._tightened.network
        for bound in Bound:
            for constraint in self._tightened.chain(event, bound):
                for claim in network.blamed[constraint]:
                    # To the network, a key is anything that tells claims apart.
                    yield cast("ClaimKey", network.claims[claim])


@per_facts
def whens(facts: Facts) -> Whens:
    """Return when the events of ``facts`` were."""
    return Whens(tighten(_joined(facts)))


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


@per_facts
def _relations(facts: Facts) -> dict[int, Relation]:
    return {relation.id: relation for relation in facts.relations}


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
