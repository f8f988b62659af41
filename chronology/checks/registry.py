"""What a list of checks must keep to, and finding checks in it by name."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from chronology.checks.check import Check, Tier
from chronology.errors import UnknownNameError


def distinct(*checks: Check) -> tuple[Check, ...]:
    """Return ``checks``, each with an id of its own.

    Raises:
        ValueError: two checks share an id, one has the name of a tier, or one
            supersedes a check that does not exist, or gives way to one.
    """
    ids: set[str] = set()
    for check in checks:
        if check.id in ids or check.id in list(Tier):
            raise ValueError(f"the name {check.id!r} is given twice")
        ids.add(check.id)
    for check in checks:
        unknown = set(check.supersedes) - ids
        if unknown:
            raise ValueError(f"{check.id!r} supersedes {min(unknown)!r}, which is no check")
        unknown = set(check.gives_way_to) - ids
        if unknown:
            raise ValueError(f"{check.id!r} gives way to {min(unknown)!r}, which is no check")
    return checks


def chosen(checks: Sequence[Check], names: Iterable[str]) -> tuple[Check, ...]:
    """Return the checks that ``names`` name, by id or by tier; all where none is named.

    Raises:
        UnknownNameError: a name is neither, with the closest that are.
    """
    wanted: set[str] = set()
    for name in names:
        found = {check.id for check in checks if name in (check.id, check.tier.value)}
        if not found:
            known = [check.id for check in checks] + [tier.value for tier in Tier]
            near = tuple(get_close_matches(name, known, 3))
            raise UnknownNameError("check", name, near, "`chronology check list` lists them.")
        wanted |= found
    return tuple(check for check in checks if not wanted or check.id in wanted)


def by_id(checks: Sequence[Check], name: str) -> Check:
    """Return the check with the id ``name``.

    Raises:
        UnknownNameError: there is none, with the closest that there are.
    """
    found = {check.id: check for check in checks}
    if name in found:
        return found[name]
    near = tuple(get_close_matches(name, list(found), 3))
    raise UnknownNameError("check", name, near, "`chronology check list` lists them.")
