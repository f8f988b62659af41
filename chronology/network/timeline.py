"""When each event must have begun and ended, by all that is stated of it and around it.

What contradicts something else is set aside first, all of it and on both sides;
which events that concerns is part of the answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import cast

from chronology.dates import FuzzyDate
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.network.build import build
from chronology.network.conflicts import Conflict, Conflicts, find_conflicts
from chronology.network.constraints import Network
from chronology.network.solve import Solution, solve_if_consistent
from chronology.network.statements import (
    ClaimKey,
    Lifetime,
    Related,
    Statement,
    Statements,
)


class Bound(StrEnum):
    """One of the four bounds of an event; its value names it in ``Bounds``."""

    START_EARLIEST = "start_earliest"
    START_LATEST = "start_latest"
    END_EARLIEST = "end_earliest"
    END_LATEST = "end_latest"

    @property
    def is_earliest(self) -> bool:
        """Whether it says "not before", and not "not after"."""
        return self in (Bound.START_EARLIEST, Bound.END_EARLIEST)

    @property
    def moment(self) -> str:
        """Of which moment of the event it is: "start" or "end"."""
        return self.value.partition("_")[0]


@dataclass(frozen=True, slots=True)
class Bounds:
    """When something began and ended, in seconds like those of ``FuzzyDate``.

    Earliest inclusive, latest exclusive; ``NEG_INF`` or ``POS_INF`` where nothing bounds it.
    """

    start_earliest: int = NEG_INF
    start_latest: int = POS_INF
    end_earliest: int = NEG_INF
    end_latest: int = POS_INF

    @classmethod
    def of(cls, date: FuzzyDate | None) -> "Bounds":
        """Return what a date says by itself: that nothing ends before it begins, too."""
        if date is None:
            return cls()
        return cls(
            date.start_earliest,
            min(date.start_latest, date.end_latest),
            max(date.start_earliest, date.end_earliest),
            date.end_latest,
        )

    def narrower_than(self, other: "Bounds") -> bool:
        """Return whether some bound of these is tighter than that of ``other``.

        A bound at midnight is one of days: it is tighter only by a day or more,
        not because something else that day took five minutes.
        """
        return (
            _later(self.start_earliest, other.start_earliest)
            or _later(self.end_earliest, other.end_earliest)
            or _later(-self.start_latest, -other.start_latest)
            or _later(-self.end_latest, -other.end_latest)
        )


def _later(bound: int, other: int) -> bool:
    """Return whether ``bound`` is later, and on a later day than ``other`` if that is a day."""
    if other in (NEG_INF, POS_INF) or other % DAY:
        return bound > other
    return bound // DAY > other // DAY


@dataclass(frozen=True)
class Tightened:
    """What follows from statements.

    Args:
        statements: all of them.
        network: what they come down to.
        conflicts: what contradicts each other in it; all their claims are set aside.
        solution: the bounds of all moments that follow from the rest.
        bounds: the bounds of each event that is stated anything of.
    """

    statements: Statements
    network: Network
    conflicts: Conflicts
    solution: Solution
    bounds: Mapping[int, Bounds]

    @cached_property
    def claims(self) -> Mapping[ClaimKey, Statement]:
        """The statement of each claim."""
        return {statement.key: statement for statement in self.statements}

    @cached_property
    def adopted(self) -> Mapping[int, FuzzyDate]:
        """The adopted date of each event that has one."""
        return {d.event: d.date for d in self.statements.dates if d.key[0] == "date"}

    @cached_property
    def touched(self) -> frozenset[int]:
        """The events of which a claim was set aside."""
        return frozenset(self.conflicts_by_event)

    @cached_property
    def conflicts_by_event(self) -> Mapping[int, tuple[Conflict, ...]]:
        """The conflicts in which a claim about an event stands, by the event."""
        found: dict[int, dict[Conflict, None]] = {}
        lives = self._lives() if self.conflicts.conflicts else {}
        for conflict in self.conflicts.conflicts:
            for claim in conflict.claims:
                for event in self._concerned(claim, lives):
                    found.setdefault(event, {})[conflict] = None
        return {event: tuple(conflicts) for event, conflicts in found.items()}

    def _lives(self) -> Mapping[int, list[int]]:
        """Return the events of each actor whose lifetime says something of them."""
        found: dict[int, list[int]] = {}
        for alive in self.statements.presences:
            found.setdefault(alive.actor, []).append(alive.event)
        return found

    def _concerned(self, claim: int, lives: Mapping[int, list[int]]) -> Iterable[int]:
        """Return the events that a claim is about."""
        statement = self.statement(claim)
        if isinstance(statement, Lifetime):
            return lives.get(statement.actor, ())
        return () if statement is None else events_of(statement)

    def statement(self, claim: int) -> Statement | None:
        """Return the statement that claim number ``claim`` makes.

        None for a claim of which the network only knows that a date rests on it.
        """
        # To the network, a key is anything that tells claims apart.
        return self.claims.get(cast("ClaimKey", self.network.claims[claim]))

    def adds(self, event: int) -> bool:
        """Return whether more follows of an event than its own adopted date says."""
        found = self.bounds.get(event)
        return found is not None and found.narrower_than(Bounds.of(self.adopted.get(event)))

    def chain(self, event: int, bound: Bound) -> list[int]:
        """Return the fewest constraints that give a bound; empty where there is none.

        They lead from the origin to the moment for an earliest bound, and from
        the moment to the origin for a latest one.
        """
        moment = self.network.find((bound.moment, event))
        if moment is None:
            return []
        why = self.solution.why_earliest if bound.is_earliest else self.solution.why_latest
        return why(moment)


def tighten(statements: Statements) -> Tightened:
    """Return what follows from ``statements``, without what contradicts something else."""
    network = build(statements)
    # Most networks are consistent, which takes a fraction of a search to tell.
    conflicts, solution = Conflicts((), frozenset(), cut=False), solve_if_consistent(network)
    if solution is None:
        conflicts = find_conflicts(network)
        solution = solve_if_consistent(network, conflicts.set_aside)
        assert solution is not None  # noqa: S101 - the conflicts were set aside
    events = dict.fromkeys(event for statement in statements for event in events_of(statement))
    bounds = {event: _bounds(network, solution, event) for event in events}
    return Tightened(statements, network, conflicts, solution, bounds)


def events_of(statement: Statement) -> tuple[int, ...]:
    """Return the events that a statement is about; none for a lifetime."""
    if isinstance(statement, Lifetime):
        return ()
    if isinstance(statement, Related):
        return statement.event, statement.other
    return (statement.event,)


def _bounds(network: Network, solution: Solution, event: int) -> Bounds:
    start, end = network.find(("start", event)), network.find(("end", event))
    if start is None or end is None:
        return Bounds()
    return Bounds(
        solution.earliest(start),
        solution.latest(start),
        solution.earliest(end),
        solution.latest(end),
    )
