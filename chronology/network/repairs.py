"""What would put conflicts right: claims to loosen or to set aside, and what that costs.

Nothing is changed here: these are suggestions for whoever decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from chronology.network.conflicts import Conflict, Search
from chronology.network.constraints import Network
from chronology.network.hitting import cheapest_hitting
from chronology.network.minimal import excerpt
from chronology.network.solve import Contradiction, solve

#: How many times a plan is made anew because conflicts unseen before oppose it.
ROUNDS: Final = 20


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to put a conflict right: to set a claim aside, or to loosen it.

    Args:
        claim: its number.
        cost: what it costs to set it aside.
        loosen_seconds: by how many seconds it would have to give way instead.
    """

    claim: int
    cost: float
    loosen_seconds: int


@dataclass(frozen=True, slots=True)
class RepairPlan:
    """Claims without which a network is consistent.

    Args:
        claims: their numbers, ascending.
        cost: of setting all of them aside.
        exact: whether nothing cheaper does; if not, the plan is a good one at most.
    """

    claims: tuple[int, ...]
    cost: float
    exact: bool


def loosening(network: Network, conflict: Conflict, claim: int) -> int:
    """Return the least number of seconds by which a claim must give way.

    Each constraint that rests on the claim asks for so many seconds less; the
    conflict's claims then no longer contradict each other, by any of their cycles.
    Where the contradiction is only that something must be *more* than it is, a
    second does it: seconds are what dates are counted in.

    Raises:
        ValueError: if the claim is not in the conflict, or the conflict is one
            without it.
    """
    numbers = conflict.context or conflict.constraints
    easing = {number for number in numbers if claim in network.blamed[number]}
    seconds = 0
    # Newton's way: each cycle still broken says how much at least it needs.
    while True:
        answer = solve(excerpt(network, numbers, dict.fromkeys(easing, seconds)))
        if not isinstance(answer, Contradiction):
            return seconds
        cycle = [numbers[constraint] for constraint in answer.constraints]
        passes = sum(number in easing for number in cycle)
        if not passes:
            raise ValueError(f"Claim {claim} has no part in what contradicts itself here.")
        missing = answer.shortfall + any(network.strict[number] for number in cycle)
        seconds += -(-missing // passes)


def options(network: Network, conflict: Conflict) -> tuple[Repair, ...]:
    """Return one repair for each claim of a conflict: cheapest first, then least loosened."""
    repairs = (
        Repair(claim, network.costs[claim], loosening(network, conflict, claim))
        for claim in conflict.claims
    )
    return tuple(sorted(repairs, key=lambda r: (r.cost, r.loosen_seconds, r.claim)))


def cheapest(network: Network, conflicts: Iterable[Conflict]) -> RepairPlan:
    """Return the cheapest claims without which the whole network is consistent.

    That it is consistent then is tested, not concluded: conflicts that were not
    listed, and stand although the plan is carried out, are added and the plan is
    made anew.

    Args:
        network: the network.
        conflicts: those found in it.
    """
    known: list[Sequence[int]] = [conflict.claims for conflict in conflicts]
    for _ in range(ROUNDS):
        claims, exact = cheapest_hitting(known, network.costs)
        search = Search(network, without=claims)
        search.until_consistent()
        if not search.found:
            return _plan(network, claims, exact=exact)
        known.extend(conflict.claims for conflict in search.found)
    return _plan(network, search.labels.aside, exact=False)


def _plan(network: Network, claims: Iterable[int], *, exact: bool) -> RepairPlan:
    ordered = tuple(sorted(claims))
    return RepairPlan(ordered, sum(network.costs[claim] for claim in ordered), exact)
