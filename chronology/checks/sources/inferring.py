"""What follows for one event from its sources and from other events, its own date left out."""

from collections import deque
from collections.abc import Hashable, Sequence
from functools import cached_property

from chronology.checks.reasoning.arithmetic import Window, last_second
from chronology.checks.reasoning.subsets import subset
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.build import build
from chronology.network.solve import Solution, solve
from chronology.network.statements import Alive, Dated, Lifetime, Related, Statement
from chronology.query.evidence import Citation, Facts

#: How many events around one are looked at. What follows from farther away is
#: not seen, so that one event costs the same however many hang together.
_REACH = 200


class Inferring:
    """Works out bounds of single events; a check makes one for all its findings."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def _about(self) -> dict[int, list[Statement]]:
        """The statements about each event."""
        found: dict[int, list[Statement]] = {}
        for statement in self._facts.statements:
            if isinstance(statement, Related):
                found.setdefault(statement.event, []).append(statement)
                found.setdefault(statement.other, []).append(statement)
            elif not isinstance(statement, Lifetime):
                found.setdefault(statement.event, []).append(statement)
        return found

    @cached_property
    def _lifetimes(self) -> dict[int, list[Lifetime]]:
        found: dict[int, list[Lifetime]] = {}
        for lifetime in self._facts.statements.lifetimes:
            found.setdefault(lifetime.actor, []).append(lifetime)
        return found

    def ends(self, event: int, said: Sequence[Citation]) -> tuple[Window, Window] | None:
        """Return when ``event`` can have begun and ended, by all but its adopted date.

        Args:
            event: its id.
            said: citations; the dates that they give count.

        Returns:
            The two windows; None where what is left contradicts itself.
        """
        own = [Dated(("says", c.id), event, c.says) for c in said if c.says is not None]
        network = build(subset([*own, *self._around(event)]))
        solution = solve(network)
        if not isinstance(solution, Solution):
            return None
        return (
            _window(solution, network.find(("start", event))),
            _window(solution, network.find(("end", event))),
        )

    def _around(self, event: int) -> list[Statement]:
        """Return the statements about ``event``, its adopted date apart, and around it."""
        found: dict[Hashable, Statement] = {}
        reached, waiting = {event}, deque([event])
        while waiting:
            for statement in self._about.get(waiting.popleft(), ()):
                found[statement.key] = statement
                if isinstance(statement, Alive):
                    lives = self._lifetimes.get(statement.actor, ())
                    found.update({life.key: life for life in lives})
                elif isinstance(statement, Related):
                    for other in (statement.event, statement.other):
                        if other not in reached and len(reached) < _REACH:
                            reached.add(other)
                            waiting.append(other)
        dated = ("date", event)
        # A date that counts from this event's says nothing more than it does.
        return [s for s in found.values() if s.key != dated and dated not in _resting_on(s)]


def _resting_on(statement: Statement) -> tuple[Hashable, ...]:
    return statement.rests_on if isinstance(statement, Dated) else ()


def _window(solution: Solution, moment: int | None) -> Window:
    if moment is None:
        return Window(NEG_INF, POS_INF)
    return Window(solution.earliest(moment), last_second(solution.latest(moment)))
