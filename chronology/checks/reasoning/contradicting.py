"""Tells why claims contradict each other: the shortest chain, a line a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from chronology.checks.reasoning import wording
from chronology.checks.reasoning.lifetimes import PERSONS
from chronology.checks.reasoning.stating import Stating
from chronology.dates.civil import DAY, shown_day
from chronology.network.conflicts import Conflict
from chronology.network.constraints import ORIGIN, Network

if TYPE_CHECKING:
    from chronology.network.statements import ClaimKey

_SAID = {"start": ("began", "begin"), "end": ("ended", "end")}
_LIVED = {"birth": ("was born", "be born"), "death": ("died", "die")}
_EXISTED = {"birth": ("came to be", "come to be"), "death": ("ceased to be", "cease to be")}


@dataclass(frozen=True, slots=True)
class _Step:
    """Constraints in a row that rest on the same claims."""

    claims: tuple[int, ...]
    constraints: tuple[int, ...]


class Contradicting:
    """Words the contradictions of one network."""

    def __init__(self, network: Network, stating: Stating) -> None:
        self._network = network
        self._stating = stating

    def steps(self, conflict: Conflict) -> tuple[str, ...]:
        """Return a line for each step of a contradiction, in its order.

        Each states the claims that come in with it, and what then follows for
        the moment that is reached. A claim that comes in twice is stated once.
        """
        cycle = self._rotated(conflict.constraints)
        dated = self._network.earlier[cycle[0]] == ORIGIN
        lines: list[str] = []
        said: set[int] = set()
        reached = 0
        for step in self._grouped(cycle):
            words = [
                self._stating.sentence(key)
                for claim, key in sorted(map(self._keyed, step.claims), key=_dates_first)
                if claim not in said
            ]
            said.update(step.claims)
            reached += sum(self._network.least[number] for number in step.constraints)
            moment = self._network.later[step.constraints[-1]]
            if dated and moment != ORIGIN:
                words.append(f"So {self._subject(moment)} {self._no_earlier(moment, reached)}.")
            if words:
                lines.append(" ".join(words))
        return tuple(lines)

    def therefore(self, conflict: Conflict) -> str:
        """Return the last line: what would have to be, and by how much it cannot."""
        cycle = self._rotated(conflict.constraints)
        if self._network.earlier[cycle[0]] == ORIGIN:
            last = cycle[-1]
            moment = self._network.earlier[last]
            reached = sum(self._network.least[number] for number in cycle[:-1])
            would = (
                f"{self._subject(moment)} would have to {self._verbs(moment)[1]}"
                f" {_earliest(reached)} at the earliest and"
                f" {self._latest(last, moment)} at the latest"
            )
        else:
            moment = self._network.later[cycle[0]]
            would = f"{self._subject(moment)} would have to {self._verbs(moment)[1]} after itself"
        if conflict.shortfall == 0:
            return f"therefore {would}: impossible, if only by a moment."
        return wording.therefore(would, conflict.shortfall)

    def _rotated(self, cycle: Sequence[int]) -> tuple[int, ...]:
        """Return a cycle from the origin on; where it passes none, from a claim on."""
        network = self._network
        places = [at for at, number in enumerate(cycle) if network.earlier[number] == ORIGIN]
        if not places:
            places = [
                at
                for at, number in enumerate(cycle)
                if network.blamed[number] not in ((), network.blamed[cycle[at - 1]])
            ]
        at = places[0] if places else 0
        return (*cycle[at:], *cycle[:at])

    def _grouped(self, cycle: Sequence[int]) -> list[_Step]:
        """Return the cycle in steps; what no claim states goes with what came before it."""
        steps: list[_Step] = []
        for number in cycle:
            blamed = self._network.blamed[number]
            returns = self._network.later[number] == ORIGIN
            if steps and (not blamed or (blamed == steps[-1].claims and not returns)):
                last = steps.pop()
                steps.append(_Step(last.claims, (*last.constraints, number)))
            else:
                steps.append(_Step(blamed, (number,)))
        return steps

    def _name(self, moment: int) -> tuple[str, int]:
        """Return of what a moment is ("start", "birth" …), and the id of whose."""
        # The midnight before a start says of the start what it says of itself.
        kind, number = cast("tuple[str, int]", self._network.moments[moment])
        return kind.removesuffix(" day"), number

    def _subject(self, moment: int) -> str:
        kind, number = self._name(moment)
        return f"@{number}" if kind in _SAID else self._stating.facts.actors[number].name

    def _verbs(self, moment: int) -> tuple[str, str]:
        kind, number = self._name(moment)
        if kind in _SAID:
            return _SAID[kind]
        person = self._stating.facts.actors[number].kind in PERSONS
        return (_LIVED if person else _EXISTED)[kind]

    def _no_earlier(self, moment: int, reached: int) -> str:
        return f"{self._verbs(moment)[0]} {_earliest(reached)} at the earliest"

    def _latest(self, last: int, moment: int) -> str:
        """Return the last day or moment that the last constraint of a cycle leaves."""
        bound = -self._network.least[last]
        if cast("tuple[str, int]", self._network.moments[moment])[0].endswith(" day"):
            return wording.last_moment(bound + DAY)
        return wording.last_moment(bound) if self._network.strict[last] else wording.moment(bound)

    def _keyed(self, claim: int) -> tuple[int, "ClaimKey"]:
        return claim, cast("ClaimKey", self._network.claims[claim])


def _earliest(moment: int) -> str:
    """Return a moment as its day; also where it is the last second of that day.

    What lasts a day ends in its last second.
    """
    return shown_day(moment) if (moment + 1) % DAY == 0 else wording.moment(moment)


def _dates_first(claim: tuple[int, "ClaimKey"]) -> tuple[bool, int]:
    """Return the key by which the claims of a step are told: what is counted from, first."""
    return claim[1][0] not in ("date", "says"), claim[0]
