"""Findings that are shown together: those of one check, and conflicts that share a statement."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from chronology.cli.database import Database
from chronology.cli.findings import shown
from chronology.cli.output import screen

if TYPE_CHECKING:
    from chronology.checks import Finding

#: The check whose findings are chains through many statements: those that share
#: one stand or fall together, and are shown as one group.
_CHAINS = "inconsistent-network"

#: Claims that any number of findings rest on without being about one thing.
_COMMON = ("limit",)


def print_groups(
    found: "Sequence[Finding]", most: int | None, each: int | None, database: Database
) -> int:
    """Print findings in groups and return how many; heads count the whole group.

    Args:
        found: findings in the order of their rank.
        most: how many to print at most, None for all.
        each: how many of one group, lest a thousand of one kind hide the others.
        database: the chronology, for the commands that are suggested.
    """
    from chronology.checks import CHECKS
    from chronology.render.findingpage import FindingGroup, render_finding_groups

    why = {check.id: check.why for check in CHECKS}
    printed = 0

    def cut() -> Iterator[FindingGroup]:
        nonlocal printed
        for group in groups_of(found):
            left = len(found) if most is None else most - printed
            if left <= 0:
                return
            kept = [shown(finding, database) for finding in group[:left][:each]]
            printed += len(kept)
            rest = _rest(group, len(kept))
            yield FindingGroup(_head(group), why[group[0].check], kept, rest)

    render_finding_groups(cut(), sys.stdout, screen())
    return printed


def _rest(group: "Sequence[Finding]", shown: int) -> str:
    """Return the line that says what of a group was left out, "" where nothing was."""
    left = len(group) - shown
    if not left:
        return ""
    return f"{left:,} more. See all with --limit 0; this check alone by its name, {group[0].check}."


def groups_of(found: "Iterable[Finding]") -> "list[list[Finding]]":
    """Return findings in groups, each as pressing as its most pressing finding.

    Args:
        found: findings in the order of their rank.
    """
    sets: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        sets.setdefault((finding.certainty.value, finding.check), []).append(finding)
    groups: list[list[Finding]] = []
    for (_, check), together in sets.items():
        groups += _joined(together) if check == _CHAINS else [together]
    return groups


def _joined(found: "Sequence[Finding]") -> "list[list[Finding]]":
    """Return findings in groups that share a claim, directly or by way of others."""
    leader = list(range(len(found)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    first: dict[tuple[str, str], int] = {}
    for number, finding in enumerate(found):
        for claim in finding.claims:
            if claim.kind not in _COMMON:
                other = first.setdefault((claim.kind, claim.uuid), number)
                # The foremost leads, so that groups stay in the order of their rank.
                low, high = sorted((lead(number), lead(other)))
                leader[high] = low
    groups: dict[int, list[Finding]] = {}
    for number, finding in enumerate(found):
        groups.setdefault(lead(number), []).append(finding)
    return list(groups.values())


def _head(group: "Sequence[Finding]") -> str:
    first, many = group[0], len(group) != 1
    if first.check == _CHAINS and many:
        what = f"{len(group):,} conflicts that share a statement"
    else:
        what = f"{len(group):,} finding{'s' if many else ''}"
    return f"{first.certainty.value} · {first.check} — {what}"
