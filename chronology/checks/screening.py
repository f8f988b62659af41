"""Which events must be looked at, so that checks find all that is certainly wrong."""

from collections.abc import Iterable

from chronology.checks.check import Check
from chronology.query.screens import Reads, Screen, screened


def events_to_look_at(
    reader: Reads, checks: Iterable[Check], *, possible: bool
) -> frozenset[int] | None:
    """Return the ids of the events that these checks can find something about.

    None stands for every event: what is only possible may be found anywhere.
    """
    if possible:
        return None
    screens: list[Screen] = []
    for check in checks:
        if not check.certain:
            continue
        if check.screens is None:
            return None
        screens += check.screens
    return screened(reader, screens)
