"""Findings about claims of a temporal network that cannot all be true."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from chronology.checks.finding import Finding, Severity
from chronology.checks.reasoning import claims
from chronology.checks.reasoning.contradicting import Contradicting
from chronology.checks.reasoning.giving_way import GivingWay
from chronology.checks.reasoning.stating import Stating
from chronology.checks.reasoning.worded_dates import WordedDates
from chronology.network.build import build
from chronology.network.conflicts import Conflict, find_conflicts
from chronology.network.constraints import Network
from chronology.network.repairs import RepairPlan, cheapest, options
from chronology.network.statements import ClaimKey, Statements

#: For how many conflicts it is worked out how far each claim would have to give
#: way; of the others only what could be set aside is said.
_WORKED_OUT = 100

#: From how many claims on that is not worked out either: each of them takes a
#: solution of all, and no reader would go through so many commands.
_MANY_CLAIMS = 100

#: How many companions of a conflict are named.
_NAMED = 5


@dataclass(frozen=True)
class Conflicting:
    """The conflicts of some statements, and their network.

    ``cut`` says that there may be more of them than were looked for.
    """

    statements: Statements
    network: Network
    conflicts: tuple[Conflict, ...]
    plan: RepairPlan
    cut: bool

    def keys(self, conflict: Conflict) -> tuple[ClaimKey, ...]:
        """Return the claims of a conflict by their keys."""
        return tuple(self.key(number) for number in conflict.claims)

    def key(self, claim: int) -> ClaimKey:
        """Return the key of a claim by its number."""
        return cast("ClaimKey", self.network.claims[claim])

    @cached_property
    def planned(self) -> frozenset[ClaimKey]:
        """The claims that it costs least to give up so that no conflict is left."""
        return frozenset(self.key(claim) for claim in self.plan.claims)


def conflicting(statements: Statements) -> Conflicting | None:
    """Return what contradicts itself in ``statements``; None where nothing does."""
    network = build(statements)
    # Not solved first: of a large network, to ask for one contradiction takes longer.
    found = find_conflicts(network)
    if not found.conflicts:
        return None
    plan = cheapest(network, found.conflicts)
    return Conflicting(statements, network, found.conflicts, plan, found.cut)


class Wording:
    """Makes findings of the conflicts of one network.

    Args:
        check: the id of the check that finds them.
        severity: how grave one is that is certain.
        stating: says what claims state.
        found: the conflicts.
        before: a line that comes first in every finding, if any.
    """

    def __init__(
        self, check: str, severity: Severity, stating: Stating, found: Conflicting, before: str = ""
    ) -> None:
        self._check = check
        self._severity = severity
        self._stating = stating
        self._found = found
        self._before = (before,) if before else ()
        self._why = Contradicting(found.network, stating)
        self._words = WordedDates(stating, found.statements)
        self._ways = GivingWay(stating, found.statements, self._words)
        self._groups: dict[int, list[Conflict]] = {}
        for conflict in found.conflicts:
            self._groups.setdefault(conflict.group, []).append(conflict)

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each conflict; of those over the same words of a date, for one."""
        told: set[frozenset[ClaimKey]] = set()
        for number, conflict in enumerate(self._found.conflicts):
            basis = self._basis(conflict)
            if basis not in told:
                told.add(basis)
                yield self._finding(conflict, worked_out=number < _WORKED_OUT)

    def _finding(self, conflict: Conflict, *, worked_out: bool) -> Finding:
        stating, keys = self._stating, self._found.keys(conflict)
        certainty = claims.certainty_of(stating.date(key) for key in keys)
        events = {event for key in keys for event in stating.events(key)}
        return Finding(
            check=self._check,
            certainty=certainty,
            severity=min(self._severity, claims.gravity(certainty), key=_mildest),
            explanation=(
                *self._before,
                *self._why.steps(conflict),
                *self._companions(conflict),
                self._cheapest(conflict),
                self._why.therefore(conflict),
            ),
            claims=tuple(dict.fromkeys(stating.claim(key) for key in self._words.of(keys))),
            events=tuple(sorted(events)),
            actors=tuple(dict.fromkeys(actor for key in keys for actor in stating.actors(key))),
            sources=claims.sources_of(stating.facts, (stating.cited(key) for key in keys)),
            magnitude_seconds=conflict.shortfall,
            remedies=tuple(dict.fromkeys(self._remedies(conflict, keys, worked_out=worked_out))),
        )

    def _companions(self, conflict: Conflict) -> Iterator[str]:
        """Yield the line that names the conflicts that share claims with this one."""
        group = dict.fromkeys(self._basis(other) for other in self._groups[conflict.group])
        others = [basis for basis in group if basis != self._basis(conflict)]
        if others:
            named = "; ".join(self._events(basis) for basis in others[:_NAMED])
            more = len(others) - _NAMED
            rest = f"; and {more} more" if more > 0 else ""
            yield (
                f"It shares claims with other conflicts (group {conflict.group + 1}):"
                f" that of {named}{rest}."
            )

    def _basis(self, conflict: Conflict) -> frozenset[ClaimKey]:
        return frozenset(self._words.of(self._found.keys(conflict)))

    def _events(self, basis: frozenset[ClaimKey]) -> str:
        events = sorted({event for key in basis for event in self._stating.events(key)})
        return ", ".join(f"@{event}" for event in events)

    def _cheapest(self, conflict: Conflict) -> str:
        """Return the line that says what it would cost least to give up."""
        plan, count = self._found.plan, len(self._found.conflicts)
        here = " and ".join(
            self._stating.short(key)
            for key in self._found.keys(conflict)
            if key in self._found.planned
        )
        how = "exact" if plan.exact else "greedy: there may be something cheaper"
        whole = "" if count == 1 else f" so that all {count} conflicts are settled"
        return f"Cheapest to give up{whole} ({how}): {here}."

    def _remedies(
        self, conflict: Conflict, keys: Sequence[ClaimKey], *, worked_out: bool
    ) -> Iterator[str]:
        """Yield commands: what to loosen, the least reliable first; to prefer; to give up; to split."""
        ways, found = self._ways, self._found
        many = len(keys) >= _MANY_CLAIMS
        if many or not worked_out:
            yield from (ways.give_up(key) for key in keys if not many or key in found.planned)
            return
        missing = {
            found.key(repair.claim): repair.loosen_seconds
            for repair in options(found.network, conflict)
        }
        loosened = self._words.of(missing)
        most = max(missing.values())
        commands = [ways.loosen(keys, key, missing.get(key, most)) for key in loosened]
        commands += [ways.prefer(keys, key) for key in loosened]
        commands += [ways.give_up(key) for key in keys if key in found.planned]
        commands.append(ways.split(keys))
        yield from (command for command in commands if command is not None)


def _mildest(severity: Severity) -> int:
    return -severity.rank
