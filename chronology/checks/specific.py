"""Of several findings about the same thing, keeps the one of the most specific check."""

from collections.abc import Sequence

from chronology.checks.check import Check
from chronology.checks.finding import Claim, Finding

#: After every rank of a certainty.
_NEVER = 9


def most_specific(found: list[Finding], checks: Sequence[Check]) -> list[Finding]:
    """Return ``found`` without what a more specific check reports too.

    A possible finding does not stand in for a certain one.
    """
    return _resting_on_more(_about_pairs(found, checks), checks)


def _about_pairs(found: list[Finding], checks: Sequence[Check]) -> list[Finding]:
    """Drop findings about two events of which another supersedes them."""
    superseded = {check.id: check.supersedes for check in checks}
    drowned: dict[tuple[int, ...], dict[str, int]] = {}
    for finding in found:
        if len(finding.events) == 2:
            covered = drowned.setdefault(finding.events, {})
            for lesser in superseded[finding.check]:
                covered[lesser] = min(covered.get(lesser, _NEVER), finding.certainty.rank)
    return [
        finding
        for finding in found
        if drowned.get(finding.events, {}).get(finding.check, _NEVER) > finding.certainty.rank
    ]


def _resting_on_more(found: list[Finding], checks: Sequence[Check]) -> list[Finding]:
    """Drop findings that rest on nothing but what one rests on that they give way to."""
    ways = {check.id: frozenset(check.gives_way_to) for check in checks}
    greater = frozenset[str]().union(*ways.values())
    resting_on: dict[Claim, list[tuple[Finding, frozenset[Claim]]]] = {}
    for finding in found:
        if finding.check in greater:
            every = frozenset(finding.claims)
            for claim in every:
                resting_on.setdefault(claim, []).append((finding, every))
    order = {check.id: number for number, check in enumerate(checks)}
    return [
        finding
        for finding in found
        if not any(
            other.check in ways[finding.check] and _covers(other, every, finding, order, ways)
            for claim in finding.claims[:1]
            for other, every in resting_on.get(claim, ())
        )
    ]


def _covers(
    other: Finding,
    every: frozenset[Claim],
    finding: Finding,
    order: dict[str, int],
    ways: dict[str, frozenset[str]],
) -> bool:
    """Return whether ``other``, which rests on ``every``, makes ``finding`` superfluous."""
    if other.certainty.rank > finding.certainty.rank or not every.issuperset(finding.claims):
        return False
    # Where each gives way to the other for the same claims, the first listed speaks.
    mutual = finding.check in ways[other.check] and every == frozenset(finding.claims)
    return not mutual or order[other.check] < order[finding.check]
